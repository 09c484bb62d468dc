"""What a user types → what the index is asked.

A query is words divided by spaces; all of them must be there. A word is taken as Sudachi reads it, a compound as a phrase.
Kana are also taken as a reading, divided into the readings that the desk knows: のとはんとう is のと and はんとう, which is
how 能登 and 半島 are read. A name is also looked for by the other names of its bearer (金正恩, キム・ジョンウン). Only where
that finds too little are words taken that begin so (ミサ: ミサイル) or have it inside (朝鮮: 北朝鮮), and the parts of a
compound apart.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import NamedTuple

from uratori.desk import stories, words
from uratori.desk.called import Called
from uratori.desk.vocabulary import Vocabulary

_READINGS = 8  # ways to divide kana that are tried, those of the fewest pieces first
_FORMS = 40  # written forms of a reading that are looked for in a sentence
_NAMES = 12
_INSIDE = 40
_LONGEST = 200  # code points of one word of a query; nobody types more


class Phrase(NamedTuple):
    """Words of the index, one after the other, and the signs of those that stand side by side."""

    units: tuple[str, ...]
    pairs: tuple[str, ...] = ()

    @property
    def match(self) -> str:
        return "(" + " AND ".join(f'"{u}"' for u in dict.fromkeys(self.units + self.pairs)) + ")"


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a query: the phrases by which it can stand in a text, the forms under which it can be written, and the
    ``parts`` that may stand apart."""

    phrases: tuple[Phrase, ...]
    forms: tuple[str, ...]
    parts: tuple[str, ...] = ()

    @property
    def match(self) -> str:
        """What the index is asked. It knows which words a text has, and nearly which stand side by side."""
        apart = [Phrase(self.parts)] if self.parts else []
        return " OR ".join(p.match for p in (*self.phrases, *apart))

    @property
    def whole(self) -> bool:
        """Whether the index alone tells that it stands in a text."""
        return all(len(p.units) == 1 for p in self.phrases)


def ask(connection: sqlite3.Connection, query: str, *, wide: bool = False) -> tuple[Asked, ...]:
    """The words of a query; none where it holds nothing that can be looked for. ``wide``: also with words of the desk that
    begin with a word of the query or have it inside, and with the parts of a compound apart (北朝鮮ミサイル: 北朝鮮 and
    ミサイル, wherever they stand)."""
    asked = [_wide(connection, w) if wide else _asked(connection, w) for w in _split(query)]
    return tuple(a for a in asked if a.phrases)


def _wide(connection: sqlite3.Connection, word: str) -> Asked:
    exact = _asked(connection, word)
    told, known = words.streams(word), Vocabulary(connection)
    phrases, forms = list(exact.phrases), list(exact.forms)
    if told.said and len(word) > 1:
        phrases += [_phrase(told, last) for last in known.beginning(told.said[-1], _INSIDE)]
    if len(word) > 1:
        phrases += [Phrase((f,)) for f in known.containing(word, _INSIDE)]
    for written in _read_so(known, word, told.said, begun=True):
        phrases.append(_side_by_side(written))
        forms.append("".join(written))
    parts = tuple(sorted(told.said, key=len, reverse=True)) if len(told.said) > 1 else ()
    return Asked(tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(forms)), parts)


def _phrase(told: words.Told, last: str = "") -> Phrase:
    """The words of a query as they stand there; with another word for its last one, where it is given."""
    if last:
        told = words.Told([*told.said[:-1], last], told.read, told.joined)
    return Phrase(tuple(told.said), tuple(told.pairs))


def _side_by_side(units: Sequence[str]) -> Phrase:
    return Phrase(tuple(units), tuple(words.sign_of_two(*two) for two in pairwise(units)))


def _split(query: str) -> list[str]:
    return [w[:_LONGEST] for w in words.key(query).split()]


def _asked(connection: sqlite3.Connection, word: str) -> Asked:
    told = words.streams(word)
    phrases = [_phrase(told)] if told.said else []
    forms = [word, *told.said] if len(told.said) == 1 else [word]
    for written in _read_so(Vocabulary(connection), word, told.said, begun=False):
        phrases.append(_side_by_side(written))
        forms.append("".join(written))
    for name in _other_names(connection, word):
        called = words.streams(name)
        if called.said:
            phrases.append(_phrase(called))
            forms.append(words.key(name))
    return Asked(tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(forms)))


def _read_so(known: Vocabulary, word: str, told: Sequence[str], *, begun: bool) -> list[tuple[str, ...]]:
    """The words of the desk that kana can be the reading of, or (``begun``) the beginning of the reading. Kana that are
    one word of kanji by themselves (``told``: けいさつ, 警察) are not taken to pieces."""
    low = words.kana(word)
    if not words.is_kana(low) or len(low) < 2:
        return []
    ways = list(islice(_divided(known, low, begun=begun), _READINGS))
    if len(told) == 1 and not words.is_kana(words.kana(told[0])):
        ways = [w for w in ways if len(w) == 1]
    fewest = [w for w in ways if len(w) == len(ways[0])]
    return list(islice((w for pieces in fewest for w in _written(known, pieces, begun=begun)), _FORMS))


def _divided(known: Vocabulary, low: str, *, begun: bool) -> Iterator[list[str]]:
    """The ways to divide kana into readings that the desk knows (the last one perhaps only ``begun``); those of the fewest
    pieces first. Breadth first over the places where a piece can end, each place reached in as few pieces as can be."""
    ends = {(i, j) for i in range(len(low)) for j in range(i + 1, min(len(low), i + 12) + 1) if known.reads(low[i:j])}
    ways: list[list[int]] = [[0]]
    for _ in range(6):
        longer = []
        for way in ways:
            if (way[-1], len(low)) in ends or (begun and known.reads(low[way[-1] :], begun=True)):
                yield [low[a:b] for a, b in zip(way, [*way[1:], len(low)], strict=True)]
            longer += [[*way, j] for j in range(way[-1] + 1, len(low)) if (way[-1], j) in ends]
        ways = sorted(longer, key=lambda w: min(b - a for a, b in pairwise(w)), reverse=True)[:32]


def _written(known: Vocabulary, pieces: Sequence[str], *, begun: bool) -> list[tuple[str, ...]]:
    """How a reading can be written; what is read exactly so before what only begins so."""
    last = len(pieces) - 1
    each = [known.read_so(piece, _FORMS, begun=begun and k == last) for k, piece in enumerate(pieces)]
    return list(islice(product(*each), _FORMS))


def _other_names(connection: sqlite3.Connection, word: str) -> list[str]:
    """The names of those whom the desk knows by this name."""
    key = words.name_key(word)
    if len(key) < 2:
        return []
    rows = Called(connection).sharing(key, _NAMES)
    found = [b for n in rows for b in stories.names(connection, n) if key in b.keys]
    others = dict.fromkeys(n for b in found for n, k in zip(b.names, b.keys, strict=True) if k != key and len(k) > 1)
    return list(others)[:_NAMES]
