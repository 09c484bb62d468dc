"""The names that a story knows: what one report marks as a name is one in the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from uratori.claims.recall import Recall
from uratori.claims.view import View
from uratori.language import fold
from uratori.model import Analysis

_NAME = 3  # letters of a name that is known again without a mark


class Names(NamedTuple):
    """Names as terms, and how long those are that begin with a letter, the longest first."""

    terms: Mapping[str, str]
    lengths: Mapping[str, Sequence[int]]


def names(view: View, met: Iterable[str]) -> Names:
    """The names of some of a story's entities as terms, where a name is one entity's alone (白鷺岳). 韓国側 is a government where it speaks,
    and elsewhere the country."""
    found: dict[str, set[str]] = defaultdict(set)
    for i in met:
        for form in view.entities[i].names if i in view.entities else ():
            if len(form.name) >= _NAME and not form.name.isdecimal() and not form.name.endswith("側"):
                found[fold(form.name).text].add(f"@{i}")
    terms = {name: next(iter(ones)) for name, ones in found.items() if len(ones) == 1}
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in terms:
        lengths[name[0]].add(len(name))
    return Names(terms, {first: sorted(some, reverse=True) for first, some in lengths.items()})


@dataclass(frozen=True, slots=True)
class Changed:
    """What the reading of a document hangs on beside it that is not as it was when the story was last told: names, and
    entities that are countries now, or are no more."""

    names: frozenset[str]
    lands: frozenset[str]

    def bear_on(self, analysis: Analysis) -> bool:
        """Whether a document may be read otherwise for it."""
        if not self.names and not self.lands:
            return False
        d = analysis.document
        if any(f"@{e}" in self.lands for m in analysis.mentions for e in m.entities):
            return True
        return bool(self.names) and any(map(fold(d.text, d.start, d.end).text.__contains__, self.names))


def changed(known: Names, lands: frozenset[str], recall: Recall) -> Changed:
    """What is not as it was; noted for the next telling."""
    terms, there = recall.before("names") or ({}, frozenset())
    recall.note("names", (known.terms, lands))
    other = lands ^ there
    told = {n for n, _ in known.terms.items() ^ terms.items()}
    return Changed(frozenset(told.union(n for n, t in known.terms.items() if other and t in other)), other)
