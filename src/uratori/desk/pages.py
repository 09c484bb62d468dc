"""What grouping knows of a page, as rows of the desk: its profile, how alike it is to others, the neighbourhood it stands in,
and the terms by which it finds company (:mod:`uratori.claims.grouping.alike`).

A neighbourhood has the number of the first of its pages. A page that comes again gets a row of its own behind all others,
and no number is given twice: what a row says of another row holds as long as that is there.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from uratori.claims import Profile
from uratori.claims.grouping import alike
from uratori.claims.grouping.profile import of_packed
from uratori.desk import codec
from uratori.desk.blocks import Blocks

_KIND, _WIDTH = 2, 7  # a term (two bytes of its number), a page (four), its weight there (one)
_LADDER = tuple(round(1.076**k) + 1 for k in range(128))  # weights in seven bits, none told smaller than it is
_FAR = 128


@dataclass(frozen=True, slots=True)
class Near:
    """How alike a page is to one that was there before, in steps of :data:`uratori.claims.grouping.alike.STEPS`."""

    page: int
    steps: int


@dataclass(frozen=True, slots=True)
class Occasion:
    word: str
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What a row holds of a page beside its vector: its documents, unless it is one. A change of the fields is a change
    of the schema."""

    documents: tuple[str, ...] = ()
    parent: str | None = None
    occasions: tuple[Occasion, ...] = ()
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A page of a neighbourhood: its row, its id, its documents, and how alike it is to earlier ones (by their rows)."""

    n: int
    id: str
    documents: tuple[str, ...]
    near: tuple[tuple[int, float], ...]


class Pages:
    """The pages of a desk. What changes is inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._keys = Blocks(connection, _KIND, _WIDTH)

    def row(self, id_: str) -> int | None:
        found = self._db.execute("SELECT n FROM page WHERE id = ?", (id_,)).fetchone()
        return int(found[0]) if found else None

    def hood(self, n: int) -> int:
        return int(self._db.execute("SELECT hood FROM page WHERE n = ?", (n,)).fetchone()[0])

    def of(self, hood: int) -> Iterator[Placed]:
        """The pages of a neighbourhood, in the order in which they came."""
        for n, id_, data in self._db.execute("SELECT n, id, data FROM page WHERE hood = ? ORDER BY n", (hood,)):
            held: KeptPage = codec.unpack(data, KeptPage)
            near = tuple((x.page, x.steps / alike.STEPS) for x in held.near)
            yield Placed(n, id_, held.documents or (id_,), near)

    def profile(self, n: int) -> Profile:
        """The profile of a page (row). Raises :class:`uratori.desk.codec.CodecError`."""
        id_, day, vector, data = self._db.execute("SELECT id, day, vector, data FROM page WHERE n = ?", (n,)).fetchone()
        held: KeptPage = codec.unpack(data, KeptPage)
        occasions = {o.word: frozenset(o.days) for o in held.occasions}
        try:
            return of_packed(id_, held.documents or (id_,), vector, day, occasions, held.parent)
        except ValueError as error:
            raise codec.CodecError(f"is no profile: {error}") from error

    def company(self, profile: Profile) -> list[int]:
        """The rows of pages that may share enough with one to be compared, those of its file among them; a few too many."""
        near: dict[int, int] = defaultdict(int)
        far: dict[int, int] = defaultdict(int)
        for term, weight, looks_far in alike.keyed(profile):
            for entry in self._keys.beginning(_term(term)):
                n, level = int.from_bytes(entry[2:6], "big"), entry[6]
                near[n] += weight * _LADDER[level & ~_FAR]
                if looks_far and level & _FAR:
                    far[n] += weight * _LADDER[level & ~_FAR]
        found = [n for n, shared in near.items() if alike.enough(shared) and self._finds(profile, n, far.get(n, 0))]
        if profile.parent is not None:
            found += self._family(profile.parent)
        return sorted(set(found))

    def _finds(self, profile: Profile, n: int, far: int) -> bool:
        row = self._db.execute("SELECT day FROM page WHERE n = ?", (n,)).fetchone()
        how = alike.reach(profile.day, row[0]) if row else "none"
        return how == "near" or (how == "far" and alike.enough(far))

    def _family(self, parent: str) -> list[int]:
        rows = self._db.execute("SELECT p.n FROM doc d JOIN page p ON p.id = d.id WHERE d.parent = ?", (parent,))
        return [n for (n,) in rows]

    def put(self, profiles: Iterable[tuple[Profile, Mapping[int | str, float]]]) -> dict[str, int]:
        """Write pages, each with how alike it is to others (by their rows, or by their ids where they come before it
        here); their rows. :meth:`place` them afterwards."""
        rows: dict[str, int] = {}
        keys: list[bytes] = []
        for profile, likenesses in profiles:
            near = sorted((r if isinstance(r, int) else rows[r], round(v * alike.STEPS)) for r, v in likenesses.items())
            cursor = self._db.execute(
                "INSERT INTO page (id, hood, day, vector, data) VALUES (?, 0, ?, ?, ?)",
                (profile.id, profile.day, profile.packed, _packed(profile, near)),
            )
            rows[profile.id] = int(cursor.lastrowid or 0)
            keys += _entries(profile, rows[profile.id])
        self._keys.add(keys)
        return rows

    def place(self, hoods: Mapping[int, int]) -> None:
        """Say of pages (rows) in which neighbourhood they stand."""
        self._db.executemany("UPDATE page SET hood = ? WHERE n = ?", [(hood, n) for n, hood in hoods.items()])

    def drop(self, rows: Iterable[int]) -> None:
        rows = tuple(rows)
        self._keys.remove([e for n in rows for e in _entries(self.profile(n), n)])
        self._db.executemany("DELETE FROM page WHERE n = ?", [(n,) for n in rows])

    def clear(self) -> None:
        """Forget all, to be made anew from the documents."""
        self._db.execute("DELETE FROM page")
        self._keys.clear()

    def wrong(self) -> int:
        """How many terms lead nowhere, or are missing. Raises :class:`uratori.desk.codec.CodecError`."""
        rows = [n for (n,) in self._db.execute("SELECT n FROM page")]
        right = {e for n in rows for e in _entries(self.profile(n), n)}
        return len(right.symmetric_difference(self._keys.beginning(b"")))


def _entries(profile: Profile, n: int) -> Iterator[bytes]:
    for term, weight, far in alike.keyed(profile):
        level = bisect_left(_LADDER, weight) | (_FAR if far else 0)
        yield _term(term) + n.to_bytes(4, "big") + bytes((level,))


def _term(number: int) -> bytes:
    """Some terms share two bytes of their numbers: they lead to a page too many, whose profile tells."""
    return (number & 0xFFFF).to_bytes(2, "big")


def _packed(profile: Profile, near: Iterable[tuple[int, int]]) -> bytes:
    documents = () if profile.documents == (profile.id,) else profile.documents
    occasions = tuple(Occasion(word, tuple(sorted(days))) for word, days in sorted(profile.occasions.items()))
    return codec.pack(KeptPage(documents, profile.parent, occasions, tuple(Near(*n) for n in near)), KeptPage)
