"""The program's own words, in Japanese and English. Nothing else on the page is ours: all other words are quoted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from uratori.data import rows

LANGUAGES = ("ja", "en")


@cache
def table(language: str) -> Mapping[str, str]:
    """Every label of a language by its key. Raises ValueError for a language other than ``ja`` and ``en``."""
    if language not in LANGUAGES:
        raise ValueError(f"no labels in language {language!r}; there are: {', '.join(LANGUAGES)}")
    return MappingProxyType({row["key"]: row[language] for row in rows("labels")})


class Labels:
    """Looks labels up by group and name.

    >>> Labels("ja")("status", "announced")
    '発表'
    >>> Labels("en").count("claim", 2), Labels("en").count("claim", 1)
    ('2 claims', '1 claim')
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._table = table(language)

    def __call__(self, group: str, name: str) -> str:
        """The label; the bare name where the table has none (a value that a later version of the model adds)."""
        return self._table.get(f"{group}.{name}", name)

    def count(self, noun: str, n: int) -> str:
        """A figure with its noun, in the plural where the language has one. ``noun`` is the singular."""
        plural = {"story": "stories"}.get(noun, f"{noun}s")
        return self._table[f"count.{noun if n == 1 else plural}"].format(n=f"{n:,}")

    def note(self, name: str, n: int | str) -> str:
        """A note with a figure, or a word, in it."""
        return self._table[f"note.{name}"].format(n=n if isinstance(n, str) else f"{n:,}")

    def bounds(self, least: int, most: int) -> str:
        """Origin bounds: ``2`` or ``1〜2`` (``1–2`` in English)."""
        return f"{least}" if least == most else f"{least}{self._table['direction.to']}{most}"

    def range(self, first: int, last: int, total: int) -> str:
        """Which part of a list is shown: ``1〜50／120``, ``1–50 of 120``."""
        part = self.bounds(first, last)
        return f"{part}／{total:,}" if self.language == "ja" else f"{part} of {total:,}"

    def aside(self, words: str) -> str:
        """Words in parentheses, full-width in Japanese, behind a space in English."""
        return f"（{words}）" if self.language == "ja" else f" ({words})"
