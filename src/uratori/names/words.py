"""The words of one document, sentence by sentence, and where each of them stands.

Most rules look for one word (警察, 双方, の) and at what is beside it. They ask for its places here, so that none goes through the
whole document for words that it does not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from uratori.language import Token
from uratori.names.families import families
from uratori.names.stems import stemmed
from uratori.names.units import Unit, units

Place = tuple[list[Unit], int]
"""A sentence, and the number of the unit in it."""


def read_words(text: str, tokens: tuple[Token, ...]) -> list[Unit]:
    """The units of one sentence: its words, with names that the dictionary cuts or takes for common words made whole."""
    return families(stemmed(units(text, tokens)), text)


class Words:
    """``rows`` are the units of the sentences, in order."""

    def __init__(self, rows: Sequence[list[Unit]]) -> None:
        self.rows = rows
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._titles: list[tuple[int, int]] = []
        places = self._places
        for n, row in enumerate(rows):
            for k, unit in enumerate(row):
                places[unit.text].append((n, k))
            self._titles += [(n, k) for k, unit in enumerate(row) if unit.sort == "title"]

    def __iter__(self) -> Iterator[list[Unit]]:
        return iter(self.rows)

    @property
    def different(self) -> Iterable[str]:
        """Each word of the document once."""
        return self._places

    def places(self, wanted: Collection[str]) -> Iterator[Place]:
        """Where any of some words stands, in the order of the text."""
        known = self._places
        found = [p for word in wanted if word in known for p in known[word]]
        if len(wanted) > 1:
            found.sort()
        return ((self.rows[n], k) for n, k in found)

    def titles(self) -> Iterator[Place]:
        """Where titles stand, in the order of the text."""
        return ((self.rows[n], k) for n, k in self._titles)
