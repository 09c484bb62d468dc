"""The words, names, phrases and times of a document, in the order of its text, with the terms that each adds to a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from uratori.claims.clauses.words import core, lacking, privative, term
from uratori.language import Token


class Unit(NamedTuple):
    """A word, name, phrase or time of a document, with the terms it adds."""

    start: int
    end: int
    terms: tuple[str, ...]


def units(tokens: Sequence[Token], blocks: Sequence[Unit]) -> Iterator[Unit]:
    """The ``blocks`` (names, phrases, times: in order, none within another), and the content words of ``tokens`` that stand in
    none of them, in order."""
    at = 0
    denied = -1  # where a noun would be what is not so: 不〈記載〉
    for t in tokens:
        while at < len(blocks) and blocks[at].end <= t.start:
            yield blocks[at]
            at += 1
        if at < len(blocks) and blocks[at].start < t.end:
            continue
        word = term(t)
        if privative(t):
            denied = t.end
        elif word is not None and denied == t.start:
            yield Unit(t.start, t.end, (lacking(word),))
        elif word is not None:
            whole = core(word)
            yield Unit(t.start, t.end, (word, whole) if whole else (word,))
    yield from blocks[at:]
