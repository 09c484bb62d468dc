"""Documents about one running event, kept up to date as documents come and go.

Every page has a profile (:mod:`uratori.claims.grouping.profile`); two are alike by :mod:`uratori.claims.grouping.alike`, which hangs on the
two alone. By that they stand in neighbourhoods, and within those in stories (:mod:`uratori.claims.grouping.neighbourhoods`). So the
stories are the same in whatever order documents come, and one more document costs the work of its own neighbourhood only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from uratori.claims.grouping.alike import Postings, Probe
from uratori.claims.grouping.neighbourhoods import Documents, Neighbourhoods, Regrouped
from uratori.claims.grouping.profile import Profile, from_row, profiles, to_row
from uratori.model import Analysis


def group(analyses: Sequence[Analysis]) -> tuple[Documents, ...]:
    """The ids of the documents of each story; every document is in exactly one."""
    return Stories(profiles(analyses)).groups()


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
        self._hoods = Neighbourhoods()
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
            gone[self._hoods.story(page)] = None
            touched |= dict.fromkeys(self._take_out(page))
        for profile in added:
            if profile.id in self._pages:  # twice in one call: the last one stands
                touched |= dict.fromkeys(self._take_out(profile.id))
            self._take_in(profile, self._likenesses(profile))
            touched[profile.id] = None
        return self._hoods.regroup(touched, gone)

    def groups(self) -> tuple[Documents, ...]:
        """The sorted ids of the documents of each story, sorted."""
        return self._hoods.groups()

    def story(self, page: str) -> Documents:
        """The story that a page stands in, by the page's id. Raises KeyError where there is no such page."""
        return self._hoods.story(page)

    def row(self, page: str) -> dict[str, Any]:
        """A page as plain values for JSON: its profile, and how alike it is to the pages it was compared with."""
        return to_row(self._pages[page]) | {"near": dict(sorted(self._hoods.near(page).items()))}

    @classmethod
    def restore(cls, rows: Iterable[Mapping[str, Any]]) -> Stories:
        """The stories of rows that :meth:`row` gave, in the order in which their pages were added."""
        stories = cls()
        for row in rows:
            near = {page: value for page, value in row["near"].items() if page in stories._pages}
            stories._take_in(from_row(row), near)
        stories._hoods.regroup(stories._pages)
        return stories

    def _likenesses(self, profile: Profile) -> dict[str, float]:
        probe = Probe(profile)
        met = dict(self._postings.company(profile))
        if profile.parent is not None:
            met |= dict.fromkeys(self._families[profile.parent], 1.0)
        return {page: value for page in met if (value := probe.likeness(self._pages[page]))}

    def _take_in(self, profile: Profile, near: Mapping[str, float]) -> None:
        self._pages[profile.id] = profile
        self._postings.add(profile)
        if profile.parent is not None:
            self._families[profile.parent][profile.id] = None
        self._hoods.take_in(profile.id, profile.documents, near)

    def _take_out(self, page: str) -> set[str]:
        profile = self._pages.pop(page)
        self._postings.remove(profile)
        if profile.parent is not None:
            del self._families[profile.parent][page]
        return self._hoods.take_out(page)
