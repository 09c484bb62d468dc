"""The words of one document, sentence by sentence, and where each of them stands.

Most rules look for one word (警察, 双方, の) and at what is beside it. They ask for its places here, so that none goes through the
whole document for words that it does not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from uratori.language import Token
from uratori.names.words.families import families
from uratori.names.words.stems import stemmed
from uratori.names.words.units import Unit, units

Place = tuple[list[Unit], int]
"""A sentence, and the number of the unit in it."""

_ROW = 1 << 16
"""More units than a sentence has, whose characters are bounded. A place is kept as one number, the sentence times so many and the
unit: a pair of each word of a document is dear to make."""


def read_words(text: str, tokens: tuple[Token, ...]) -> list[Unit]:
    """The units of one sentence: its words, with names that the dictionary cuts or takes for common words made whole."""
    return families(stemmed(units(text, tokens)), text)


class Words:
    """``rows`` are the units of the sentences, in order."""

    def __init__(self, rows: Sequence[list[Unit]]) -> None:
        self.rows = rows
        self._places: dict[str, list[int]] = defaultdict(list)
        self._titles: list[int] = []
        places = self._places
        for n, row in enumerate(rows):
            for at, unit in enumerate(row, n * _ROW):
                places[unit.text].append(at)
                if unit.sort == "title":
                    self._titles.append(at)

    def __iter__(self) -> Iterator[list[Unit]]:
        return iter(self.rows)

    @property
    def different(self) -> Iterable[str]:
        """Each word of the document once."""
        return self._places

    def places(self, wanted: Collection[str]) -> Iterator[Place]:
        """Where any of some words stands, in the order of the text."""
        known = self._places
        found = [at for word in wanted if word in known for at in known[word]]
        if len(wanted) > 1:
            found.sort()
        return self._at(found)

    def titles(self) -> Iterator[Place]:
        """Where titles stand, in the order of the text."""
        return self._at(self._titles)

    def _at(self, found: Iterable[int]) -> Iterator[Place]:
        return ((self.rows[at // _ROW], at % _ROW) for at in found)
