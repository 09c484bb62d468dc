"""Which documents form a story, kept up to date between runs.

Of all the pages of a desk those alone are read that a change touches: pages that share telling words with what is new, and
the neighbourhoods it comes to stand in (:mod:`uratori.claims.grouping.neighbourhoods`). These stay in memory from one settling to the
next, and are read anew where another process has settled in between (``meta.settled`` tells).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from uratori.claims import CLEAR, Neighbourhoods, Profile, profiles
from uratori.claims.grouping.alike import Postings, Probe, meet
from uratori.desk import reading
from uratori.desk.pages import Pages

_MOST = 20_000  # pages that are kept in memory
_PROFILES = 4_096

Likenesses = dict[int | str, float]  # of pages of the desk by their rows, of those that are new by their ids


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change did to the stories: those to be worked out anew, as document ids; the pages that are new, each with how
    alike it is to others; the rows that go."""

    groups: tuple[tuple[str, ...], ...]
    pages: tuple[tuple[Profile, Likenesses], ...]
    gone: tuple[int, ...]


class Grouping:
    """The neighbourhoods of one desk that this process last saw."""

    def __init__(self) -> None:
        self._seen = -1
        self._profiles: dict[int, Profile] = {}
        self.forget()

    def forget(self) -> None:
        """The work was not kept: start again from what the desk holds."""
        self._hoods = Neighbourhoods()
        self._rows: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._stands: dict[int, int] = {}
        self._touched: tuple[str, ...] = ()

    def update(self, connection: sqlite3.Connection) -> Moved:
        """Take in what is pending. Reads the desk; :meth:`keep` writes."""
        self._current(connection)
        pages = Pages(connection)
        added, removed = _pending(connection)
        going = {id_: n for id_ in (*removed, *added) if (n := pages.row(id_)) is not None}
        for n in going.values():
            self._load(pages, n)
        likenesses = self._likenesses(pages, list(added.values()), frozenset(going.values()))
        for near in likenesses:
            for row, value in near.items():
                if value >= CLEAR and isinstance(row, int):
                    self._load(pages, row)
        gone = {self._hoods.story(id_): None for id_ in going}
        touched = {left for id_ in going for left in self._take_out(id_)}
        for profile, near in zip(added.values(), likenesses, strict=True):
            here = {id_: v for r, v in near.items() if (id_ := self._ids.get(r) if isinstance(r, int) else r)}
            self._hoods.take_in(profile.id, profile.documents, here)
        self._touched = (*sorted(touched - going.keys()), *added)
        changed = self._hoods.regroup(self._touched, gone)
        groups = dict.fromkeys((*changed.new, *(self._hoods.story(page) for page in added)))
        return Moved(tuple(groups), tuple(zip(added.values(), likenesses, strict=True)), tuple(going.values()))

    def keep(self, connection: sqlite3.Connection, moved: Moved) -> None:
        """Write the rows, inside the caller's transaction."""
        pages = Pages(connection)
        pages.drop(moved.gone)
        rows = pages.put(moved.pages)
        for id_, n in rows.items():
            self._rows[id_], self._ids[n] = n, id_
        stands = self._standing(self._touched)
        pages.place({n: hood for n, hood in stands.items() if self._stands.get(n) != hood})
        self._stands |= stands
        connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'settled'")
        self._seen += 1

    def _standing(self, touched: Iterable[str]) -> dict[int, int]:
        """The pages (rows) of the neighbourhoods of some, each with the first of its neighbourhood."""
        found: dict[int, int] = {}
        for id_ in touched:
            if self._rows[id_] not in found:
                hood = [self._rows[other] for other in self._hoods.hood(id_)]
                found |= dict.fromkeys(hood, min(hood))
        return found

    def _current(self, connection: sqlite3.Connection) -> None:
        seen = int(connection.execute("SELECT value FROM meta WHERE key = 'settled'").fetchone()[0])
        if seen != self._seen or len(self._hoods) > _MOST:
            self.forget()
            self._seen = seen

    def _load(self, pages: Pages, n: int) -> None:
        """Bring the neighbourhood of a page (row) into memory, unless it is there."""
        if n in self._ids:
            return
        hood = pages.hood(n)
        loaded = list(pages.of(hood))
        for page in loaded:
            self._rows[page.id], self._ids[page.n] = page.n, page.id
            self._stands[page.n] = hood
            here = {self._ids[other]: value for other, value in page.near if other in self._ids}
            self._hoods.take_in(page.id, page.documents, here)
        self._hoods.regroup([page.id for page in loaded])

    def _take_out(self, id_: str) -> set[str]:
        del self._ids[n := self._rows.pop(id_)]
        del self._stands[n]
        return self._hoods.take_out(id_)

    def _likenesses(self, pages: Pages, added: Sequence[Profile], going: frozenset[int]) -> list[Likenesses]:
        """How alike each new page is to those on the desk that stay, and to those new before it."""
        among, met = Postings(), dict[str, Profile]()
        families: dict[str, list[str]] = {}
        out = []
        for profile in added:
            probe = Probe(profile)
            others: list[tuple[int | str, Profile]] = [
                (n, other)
                for n in pages.company(profile)
                if n not in going
                for other in (self._profile(pages, n),)
                if meet(profile, other) or (profile.parent is not None and profile.parent == other.parent)
            ]
            family = families.setdefault(profile.parent, []) if profile.parent is not None else []
            found = dict.fromkeys([*(id_ for id_, _ in among.company(profile)), *family])
            others += [(id_, met[id_]) for id_ in found]
            out.append({key: value for key, other in others if (value := probe.likeness(other))})
            among.add(profile)
            met[profile.id] = profile
            family.append(profile.id)
        return out

    def _profile(self, pages: Pages, n: int) -> Profile:
        """The profile of a row; none is ever written over."""
        if len(self._profiles) > _PROFILES:
            self._profiles.clear()
        if n not in self._profiles:
            self._profiles[n] = pages.profile(n)
        return self._profiles[n]


def _pending(connection: sqlite3.Connection) -> tuple[Mapping[str, Profile], Sequence[str]]:
    """The pages of pending documents by their ids, and the ids of pages that may be no more."""
    added: dict[str, Profile] = {}
    removed: dict[str, None] = {}
    for n, id_, parent, gone in connection.execute(
        "SELECT d.n, d.id, d.parent, d.removed IS NOT NULL FROM pending p JOIN doc d ON d.n = p.doc ORDER BY d.n"
    ).fetchall():
        found = [] if gone else profiles(reading.analyses(connection, [n]))
        if parent is not None or _has_entries(connection, id_):
            family = _family(connection, parent or id_)
            found = profiles(reading.analyses(connection, family))
        mine = [p for p in found if id_ in p.documents]
        added |= {p.id: p for p in mine}
        if not mine:
            removed |= {page: None for page in (id_, parent) if page and page not in {p.id for p in found}}
    return added, [id_ for id_ in removed if id_ not in added]


def _has_entries(connection: sqlite3.Connection, id_: str) -> bool:
    return connection.execute("SELECT 1 FROM doc WHERE parent = ?", (id_,)).fetchone() is not None


def _family(connection: sqlite3.Connection, parent: str) -> list[int]:
    rows = connection.execute(
        "SELECT n FROM doc WHERE (parent = ? OR id = ?) AND removed IS NULL ORDER BY n", (parent, parent)
    )
    return [n for (n,) in rows]
