"""The words of a parsed document in little room, for who needs them again when all documents have been read.

A word of the dictionary is one value however often it stands anywhere; of a document only its places are kept beside
(some ten bytes a word, where a :class:`Token` takes two hundred). To tokenize a text takes many times as long.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from uratori.language.tokens import Token, Unit

Known = tuple[str, str, tuple[str, ...], bool, tuple[Unit, ...]]
"""What the dictionary says of a word: the fields of a :class:`Token` from ``lemma`` on."""


class Words(NamedTuple):
    """The words of a document: where each starts and ends in the folded text, and what the dictionary says of it."""

    starts: array[int]
    ends: array[int]
    known: tuple[Known, ...]


def keep(tokens: Iterable[Iterable[Token]]) -> Words:
    """The words of the sentences of a parse (``Parse.tokens``); :func:`restore` gives them back."""
    found = [t for sentence in tokens for t in sentence]
    return Words(
        array("I", [t[0] for t in found]), array("I", [t[1] for t in found]), tuple([_one(*t[3:]) for t in found])
    )


def restore(words: Words, text: str) -> list[Token]:
    """The tokens of all sentences, in order; ``text`` is the folded text that was parsed."""
    new = tuple.__new__  # a named tuple's own way to be made takes twice as long
    return [
        new(Token, (a, b, text[a:b], *known)) for a, b, known in zip(words.starts, words.ends, words.known, strict=True)
    ]


@lru_cache(maxsize=1 << 16)
def _one(lemma: str, norm: str, pos: tuple[str, ...], unknown: bool, units: tuple[Unit, ...]) -> Known:
    """One value for equal words."""
    return lemma, norm, pos, unknown, units
