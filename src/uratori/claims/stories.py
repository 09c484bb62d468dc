"""Documents about one running event, kept up to date as documents come and go.

Every page has a profile (:mod:`uratori.claims.profile`); two are alike by :mod:`uratori.claims.alike`, which hangs on the
two alone. Pages joined, over any number of steps, by pairs that are clearly alike make a neighbourhood. Within each
neighbourhood, on its own, groups are merged by average linkage, most alike first, so that one document about two things
does not tie two stories together. What stands in one neighbourhood has no bearing on any other: so the stories are the
same in whatever order documents come, and one more document costs the work of its own neighbourhood only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from uratori.claims.alike import Postings, Probe
from uratori.claims.linkage import average_linkage
from uratori.claims.profile import Profile, from_row, profiles, to_row
from uratori.model import Analysis

_ALIKE = 0.06  # average likeness from which two groups are one story
_CLEAR = 0.1  # likeness from which two pages are in one neighbourhood
_DOUBLE = (0.85, 0.6, 0.4, 0.25)  # likeness from which two pages count as one: 500 copies must not outweigh the rest
_MANY = 150  # pages of a neighbourhood above which the next lower likeness is taken, so that its cost stays bounded

Documents = tuple[str, ...]


def group(analyses: Sequence[Analysis]) -> tuple[Documents, ...]:
    """The ids of the documents of each story; every document is in exactly one."""
    return Stories(profiles(analyses)).groups()


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What a change did: the stories that no longer stand as they did, and those that stand now instead, each as the
    sorted ids of its documents. One gone and one new: joined. None gone: opened. Several gone and one new: bridged."""

    gone: tuple[Documents, ...]
    new: tuple[Documents, ...]


class Stories:
    """The stories of a growing set of documents.

        stories = Stories()
        stories.add(profiles([analysis])[0])  # Regrouped(gone=(), new=(("a.txt",),))

    Whatever was added and removed, in whatever order, :meth:`groups` gives what ``Stories(those that are left)`` gives.
    To keep them between runs, store :meth:`row` of each page when it is added, in the order of adding, throw away the
    row of a page that is removed or replaced, and give the rows to :meth:`restore`: nothing is then compared again.
    """

    def __init__(self, pages: Iterable[Profile] = ()) -> None:
        self._pages: dict[str, Profile] = {}
        self._postings = Postings()
        self._families: dict[str, dict[str, None]] = defaultdict(dict)
        self._near: dict[str, dict[str, float]] = {}
        self._hood: dict[str, set[str]] = {}
        self._doubles = [_Doubles(least) for least in _DOUBLE]
        self._story: dict[str, Documents] = {}
        self.update(pages)

    def add(self, page: Profile) -> Regrouped:
        """Take in a page, or put it in the place of the one that bears its id."""
        return self.update((page,))

    def remove(self, page: str) -> Regrouped:
        """Take out the page with this id. Raises KeyError where there is none."""
        return self.update((), (page,))

    def update(self, added: Iterable[Profile], removed: Iterable[str] = ()) -> Regrouped:
        """Take out and take in many pages at once, each neighbourhood being grouped once. Raises KeyError where a page
        to be taken out is not there, and does nothing then."""
        added, removed = tuple(added), tuple(removed)
        for page in removed:
            self._pages[page]
        replaced = [p.id for p in added if p.id in self._pages]
        touched: dict[str, None] = {}
        gone: dict[Documents, None] = {}
        for page in dict.fromkeys((*removed, *replaced)):
            gone[self._story[page]] = None
            touched |= dict.fromkeys(self._take_out(page))
        for profile in added:
            if profile.id in self._pages:  # twice in one call: the last one stands
                touched |= dict.fromkeys(self._take_out(profile.id))
            self._take_in(profile, self._likenesses(profile))
            touched[profile.id] = None
        return self._regroup([p for p in touched if p in self._pages], gone)

    def groups(self) -> tuple[Documents, ...]:
        """The sorted ids of the documents of each story, sorted."""
        return tuple(sorted(set(self._story.values())))

    def story(self, page: str) -> Documents:
        """The story that a page stands in, by the page's id. Raises KeyError where there is no such page."""
        return self._story[page]

    def row(self, page: str) -> dict[str, Any]:
        """A page as plain values for JSON: its profile, and how alike it is to the pages it was compared with."""
        return to_row(self._pages[page]) | {"near": dict(sorted(self._near[page].items()))}

    @classmethod
    def restore(cls, rows: Iterable[Mapping[str, Any]]) -> Stories:
        """The stories of rows that :meth:`row` gave, in the order in which their pages were added."""
        stories = cls()
        for row in rows:
            near = {page: value for page, value in row["near"].items() if page in stories._pages}
            stories._take_in(from_row(row), near)
        stories._regroup(list(stories._pages), {})
        return stories

    def _likenesses(self, profile: Profile) -> dict[str, float]:
        probe = Probe(profile)
        met = dict(self._postings.company(profile))
        if profile.parent is not None:
            met |= dict.fromkeys(self._families[profile.parent], 1.0)
        return {page: value for page in met if (value := probe.likeness(self._pages[page]))}

    def _take_in(self, profile: Profile, near: Mapping[str, float]) -> None:
        page = profile.id
        self._pages[page] = profile
        self._postings.add(profile)
        if profile.parent is not None:
            self._families[profile.parent][page] = None
        self._near[page] = dict(near)
        for doubles in self._doubles:
            doubles.add(page, near)
        hood = self._hood[page] = {page}
        for other, value in near.items():
            self._near[other][page] = value
            if value >= _CLEAR:
                hood = self._united(hood, self._hood[other])

    def _united(self, one: set[str], other: set[str]) -> set[str]:
        if one is other:
            return one
        small, large = sorted((one, other), key=len)
        large |= small
        for page in small:
            self._hood[page] = large
        return large

    def _take_out(self, page: str) -> set[str]:
        """Forget a page; what is left of its neighbourhood falls into as many as it must. Returns what is left."""
        profile = self._pages.pop(page)
        self._postings.remove(profile)
        if profile.parent is not None:
            del self._families[profile.parent][page]
        for other in self._near.pop(page):
            del self._near[other][page]
        self._story.pop(page, None)
        left = self._hood.pop(page) - {page}
        for hood in _parts(left, self._near, _CLEAR):
            for other in hood:
                self._hood[other] = hood
        for doubles in self._doubles:
            doubles.remove(page, left, self._near)
        return left

    def _regroup(self, touched: Sequence[str], gone: dict[Documents, None]) -> Regrouped:
        """Group the neighbourhoods of some pages anew."""
        hoods = {id(self._hood[page]): self._hood[page] for page in touched}
        stood = (self._story[p] for hood in hoods.values() for p in hood if p in self._story)
        old = gone | dict.fromkeys({id(s): s for s in stood}.values())
        new: dict[Documents, None] = {}
        for hood in hoods.values():
            for pages in _linked(sorted(hood), self._near, self._doubles):
                story = tuple(sorted(d for p in pages for d in self._pages[p].documents))
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
        self._tie(page, near)

    def remove(self, page: str, left: Iterable[str], near: Mapping[str, Mapping[str, float]]) -> None:
        """Take out a page; those ``left`` of its neighbourhood are doubles of one another only where they still are
        without it."""
        first = self._first(page)
        mine = [other for other in left if self._first(other) == first]
        del self._parent[page]
        for part in _parts(mine, near, self._least):
            self._parent |= dict.fromkeys(part, min(part))

    def _tie(self, page: str, near: Mapping[str, float]) -> None:
        for other, value in near.items():
            if value >= self._least:
                a, b = sorted((self._first(page), self._first(other)))
                self._parent[b] = a

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
