"""Pages that are alike, in neighbourhoods and in stories: what :mod:`uratori.claims.grouping.stories` groups by, once it is known how
alike pages are.

Pages joined, over any number of steps, by pairs that are clearly alike make a neighbourhood. Within each neighbourhood, on
its own, groups are merged by average linkage, most alike first, so that one document about two things does not tie two
stories together. What stands in one neighbourhood has no bearing on any other: whoever keeps pages elsewhere may hold
here those neighbourhoods alone that a change touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from uratori.claims.linkage import average_linkage

_ALIKE = 0.06  # average likeness from which two groups are one story
CLEAR = 0.1  # likeness from which two pages are in one neighbourhood
_DOUBLE = (0.85, 0.6, 0.4, 0.25)  # likeness from which two pages count as one: 500 copies must not outweigh the rest
_MANY = 150  # pages of a neighbourhood above which the next lower likeness is taken, so that its cost stays bounded

Documents = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What a change did: the stories that no longer stand as they did, and those that stand now instead, each as the
    sorted ids of its documents. One gone and one new: joined. None gone: opened. Several gone and one new: bridged."""

    gone: tuple[Documents, ...]
    new: tuple[Documents, ...]


class Neighbourhoods:
    """Pages by their ids, each with its documents and with how alike it is to others."""

    def __init__(self) -> None:
        self._pages: dict[str, Documents] = {}
        self._near: dict[str, dict[str, float]] = {}
        self._hood: dict[str, set[str]] = {}
        self._doubles = [_Doubles(least) for least in _DOUBLE]
        self._story: dict[str, Documents] = {}

    def __len__(self) -> int:
        return len(self._pages)

    def groups(self) -> tuple[Documents, ...]:
        """The sorted ids of the documents of each story, sorted."""
        return tuple(sorted(set(self._story.values())))

    def story(self, page: str) -> Documents:
        """The story that a page stands in. Raises KeyError where there is no such page."""
        return self._story[page]

    def hood(self, page: str) -> frozenset[str]:
        """The neighbourhood of a page. Raises KeyError."""
        return frozenset(self._hood[page])

    def near(self, page: str) -> Mapping[str, float]:
        """How alike a page is to others. Raises KeyError."""
        return self._near[page]

    def take_in(self, page: str, documents: Documents, near: Mapping[str, float]) -> None:
        """Take in a page that is not there, by its likeness to those that are. :meth:`regroup` afterwards."""
        self._pages[page] = documents
        self._near[page] = dict(near)
        for doubles in self._doubles:
            doubles.add(page, near)
        hood = self._hood[page] = {page}
        for other, value in near.items():
            self._near[other][page] = value
            if value >= CLEAR:
                hood = self._united(hood, self._hood[other])

    def _united(self, one: set[str], other: set[str]) -> set[str]:
        if one is other:
            return one
        small, large = sorted((one, other), key=len)
        large |= small
        for page in small:
            self._hood[page] = large
        return large

    def take_out(self, page: str) -> set[str]:
        """Forget a page; what is left of its neighbourhood falls into as many as it must. Returns what is left, which
        :meth:`regroup` is to be told. Raises KeyError."""
        del self._pages[page]
        for other in self._near.pop(page):
            del self._near[other][page]
        self._story.pop(page, None)
        left = self._hood.pop(page) - {page}
        for hood in _parts(left, self._near, CLEAR):
            for other in hood:
                self._hood[other] = hood
        for doubles in self._doubles:
            doubles.remove(page, left, self._near)
        return left

    def regroup(self, touched: Iterable[str], gone: Iterable[Documents] = ()) -> Regrouped:
        """Group the neighbourhoods of some pages anew; ``gone`` are stories of pages that were taken out."""
        hoods = {id(hood): hood for page in touched if (hood := self._hood.get(page))}
        stood = (self._story[p] for hood in hoods.values() for p in hood if p in self._story)
        old = dict.fromkeys(gone) | dict.fromkeys({id(s): s for s in stood}.values())
        new: dict[Documents, None] = {}
        for hood in hoods.values():
            for pages in _linked(sorted(hood), self._near, self._doubles):
                story = tuple(sorted(d for p in pages for d in self._pages[p]))
                new[story] = None
                for page in pages:
                    self._story[page] = story
        return Regrouped(tuple(sorted(old.keys() - new.keys())), tuple(sorted(new.keys() - old.keys())))


def _parts(pages: Iterable[str], near: Mapping[str, Mapping[str, float]], least: float) -> Iterator[set[str]]:
    """Pages parted into those that likenesses of ``least`` or more join, over any number of steps. Where all are alike, the
    first step meets nearly all: what is left is looked up, not what is near."""
    left = set(pages)
    while left:
        part = {left.pop()}
        edge = list(part)
        while edge and left:
            here = near[edge.pop()]
            fewer = left if len(left) < len(here) else here
            met = [p for p in fewer if p in left and here.get(p, 0.0) >= least]
            left.difference_update(met)
            part.update(met)
            edge.extend(met)
        yield part


def _linked(
    pages: Sequence[str], near: Mapping[str, Mapping[str, float]], doubles: Sequence[_Doubles]
) -> list[list[str]]:
    """The groups of a neighbourhood. Doubles count as one page, the first of them."""
    if len(pages) == 1:
        return [[pages[0]]]
    copies: dict[str, list[str]] = {}
    for level in doubles:
        copies = level.among(pages)
        if len(copies) <= _MANY:
            break
    named = sorted(copies)
    number = {page: n for n, page in enumerate(named)}
    pairs = {
        (n, number[other]): near[page][other]
        for page, n in number.items()
        for other in (named[n + 1 :] if len(near[page]) > len(named) - n else sorted(near[page]))
        if other in near[page] and number.get(other, -1) > n
    }
    return [
        [c for n in group for c in copies[named[n]]] for group in average_linkage(range(len(number)), pairs, _ALIKE)
    ]


class _Doubles:
    """Pages that count as one: each is nearly the double of another, over any number of steps."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._parent: dict[str, str] = {}

    def add(self, page: str, near: Mapping[str, float]) -> None:
        """Take in a page, by its likeness to those that are there."""
        self._parent[page] = page
        for other, value in near.items():
            if value >= self._least:
                a, b = sorted((self._first(page), self._first(other)))
                self._parent[b] = a

    def remove(self, page: str, left: Iterable[str], near: Mapping[str, Mapping[str, float]]) -> None:
        """Take out a page; those ``left`` of its neighbourhood are doubles of one another only where they still are
        without it."""
        first = self._first(page)
        mine = [other for other in left if self._first(other) == first]
        del self._parent[page]
        for part in _parts(mine, near, self._least):
            self._parent |= dict.fromkeys(part, min(part))

    def among(self, pages: Iterable[str]) -> dict[str, list[str]]:
        """The pages by the first of those that count as one with them."""
        found: dict[str, list[str]] = defaultdict(list)
        for page in pages:
            found[self._first(page)].append(page)
        return found

    def _first(self, page: str) -> str:
        parents = self._parent
        while parents[page] != page:
            parents[page] = page = parents[parents[page]]
        return page
