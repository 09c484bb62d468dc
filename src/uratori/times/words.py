"""The closed classes of time words, read from ``data/times.tsv``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from uratori.data import rows
from uratori.times.expression import Base, Unit


class Word(NamedTuple):
    """One entry; the file's header says what the columns mean."""

    word: str
    kind: str
    base: Base
    n: int
    value: str
    mod: str | None
    unless: str

    @property
    def unit(self) -> Unit:
        return cast(Unit, self.kind)


#: 日本時間の12日 is one expression; (北京時間10日午後11時) names the zone of a second one, and its words are no part of it.
LEADING_ZONES = ("日本時間", "現地時間")

_RELATIVE = ("year", "fiscal", "month", "week", "day")


@cache
def words(*kinds: str) -> dict[str, Word]:
    """The words of some kinds; of the relative ones (今年, 先月, 同日) where none is named."""
    return {
        r["word"]: Word(
            r["word"], r["kind"], cast(Base, r["base"]), int(r["n"] or 0), r["value"], r["mod"] or None, r["not"]
        )
        for r in rows("times")
        if r["kind"] in (kinds or _RELATIVE)
    }


def alternatives(*kinds: str) -> str:
    """A pattern for the words of some kinds, the longest first, each with what must not follow it."""
    longest = sorted(words(*kinds).values(), key=lambda w: (-len(w.word), w.word))
    return "|".join(w.word + (f"(?!{w.unless})" if w.unless else "") for w in longest)
