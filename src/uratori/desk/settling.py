"""The cross-check over a desk: which documents form a story, and what their claims are, worked out anew where something
has changed and nowhere else.

What is added is first only kept, and marked (``pending``, ``story.stale``). Before anything of a story is shown, the
marks are cleared: the claims that are shown always rest on every word that was there when they were asked for. The work
is done outside of any lock, so that others read and add meanwhile; it is written only if nobody has changed what it
rests on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from uratori import claims, names, times
from uratori.desk import deciding, identity, reading, refreshing, stories
from uratori.desk.called import Called, Entry
from uratori.desk.connection import writing
from uratori.desk.decisions import standing
from uratori.desk.grouping import Grouping, Moved
from uratori.desk.remembering import NOTHING, Recalled, Remembered, VersionRow, read, worth
from uratori.model import Analysis, Entity, Story
from uratori.names import Decision


@dataclass(frozen=True, slots=True)
class Worked:
    """A story worked out: its row where it was there before, its documents (rows with their versions), its content, and what
    its next telling may go by."""

    n: int | None
    documents: tuple[tuple[int, int], ...]
    story: Story
    analyses: tuple[Analysis, ...]
    entities: tuple[Entity, ...]
    held: Recalled = NOTHING


def outstanding(connection: sqlite3.Connection) -> bool:
    """Whether something has changed that the stories do not know of."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM pending) OR EXISTS (SELECT 1 FROM story WHERE stale)"
        ).fetchone()[0]
    )


def settle(
    connection: sqlite3.Connection,
    grouping: Grouping,
    at: str,
    progress: Callable[[str, int, int], None] | None,
    remembered: Remembered,
) -> None:
    """Clear every mark that is there when it is called; what is added meanwhile may keep its own. ``remembered``: what the
    settlings before have worked out; it takes in what this one does."""
    refreshing.compact(connection)  # first, so that the stories are written where its pieces were
    while outstanding(connection) and not _settled(connection, grouping, at, progress, remembered):
        pass


def _settled(
    connection: sqlite3.Connection,
    grouping: Grouping,
    at: str,
    progress: Callable[[str, int, int], None] | None,
    remembered: Remembered,
) -> bool:
    """One round; whether its work could be kept, nobody having changed what it rests on."""
    refreshing.reanalyse(connection, progress)
    try:
        with reading.one_state(connection):
            seen = _State.of(connection)
            decisions = standing(deciding.decisions(connection))
            moved = grouping.update(connection)
            worked, emptied = _work(connection, moved, decisions, progress, remembered)
        with writing(connection):
            if not seen.stands(connection, worked):
                raise _MovedError
            grouping.keep(connection, moved)
            rows = _write(connection, worked, emptied, at)
            connection.executemany("DELETE FROM pending WHERE doc = ?", [(n,) for n in seen.pending])
    except _MovedError:
        grouping.forget()
        return False
    except BaseException:
        grouping.forget()
        raise
    for n, w in zip(rows, worked, strict=True):
        remembered.keep(n, w.held)
    return True


@dataclass(frozen=True, slots=True)
class _State:
    """What the work rests on: who has settled and decided last, and the documents that were pending, each with its
    version and whether it was removed. What is added meanwhile stays pending, and spoils nothing."""

    settled: str
    decided: int
    pending: Mapping[int, tuple[int, str | None]]

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> _State:
        rows = connection.execute(
            "SELECT d.n, d.version, d.removed FROM pending p JOIN doc d ON d.n = p.doc"
        ).fetchall()
        return cls(*_last(connection), {n: (version, removed) for n, version, removed in rows})

    def stands(self, connection: sqlite3.Connection, worked: Sequence[Worked]) -> bool:
        """Whether nothing of it has changed, nor any document of the stories that were worked out."""
        if (self.settled, self.decided) != _last(connection):
            return False
        rested = dict(self.pending)
        rested |= {n: (version, None) for w in worked for n, version in w.documents}
        return all(
            connection.execute("SELECT version, removed FROM doc WHERE n = ?", (n,)).fetchone() == state
            for n, state in rested.items()
        )


def _last(connection: sqlite3.Connection) -> tuple[str, int]:
    (settled,) = connection.execute("SELECT value FROM meta WHERE key = 'settled'").fetchone()
    (decided,) = connection.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()
    return str(settled), int(decided)


class _MovedError(Exception):
    """The desk is no longer as it was when the work was begun."""


def _work(
    connection: sqlite3.Connection,
    moved: Moved,
    decisions: Sequence[Decision],
    progress: Callable[[str, int, int], None] | None,
    remembered: Remembered,
) -> tuple[list[Worked], list[int]]:
    """The stories to be written, and those (rows) that are no more."""
    groups = [_rows_of(connection, g) for g in moved.groups]
    stale = [n for (n,) in connection.execute("SELECT n FROM story WHERE stale")]
    there = {d for g in groups for d in g}
    was = _were(connection, there, stale)
    groups += [g for n in stale if (g := _kept(connection, n)) and there.isdisjoint(g)]
    matched = identity.match([set(g) for g in groups], was)
    worked = []
    for k, (group, story) in enumerate(zip(groups, matched, strict=True)):
        if progress:
            progress("check", k, len(groups))
        documents, held = tuple(group.items()), remembered.of(story)
        worked.append(_story(story, documents, read(connection, documents, held), decisions, held))
    return worked, [s for s in was if s not in set(matched)]


def _rows_of(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[int, int]:
    """The documents of a group: their rows with the rows of their versions, by id."""
    rows = [connection.execute("SELECT n, version FROM doc WHERE id = ?", (i,)).fetchone() for i in sorted(ids)]
    return dict(rows)


def _kept(connection: sqlite3.Connection, story: int) -> dict[int, int]:
    """The documents of a story as it stands."""
    return dict(
        connection.execute(
            "SELECT d.n, d.version FROM placed p JOIN doc d ON d.n = p.doc "
            "WHERE p.story = ? AND d.removed IS NULL ORDER BY d.id",
            (story,),
        ).fetchall()
    )


def _were(connection: sqlite3.Connection, docs: AbstractSet[int], stale: Sequence[int]) -> dict[int, set[int]]:
    """The stories in which the documents stand so far, the documents that are pending, and the stale ones."""
    pending = {n for (n,) in connection.execute("SELECT doc FROM pending")}
    found: dict[int, set[int]] = {n: set() for n in stale}
    for doc in docs | pending:
        row = connection.execute("SELECT story FROM placed WHERE doc = ?", (doc,)).fetchone()
        if row:
            found.setdefault(row[0], set())
    for story, members in found.items():
        members.update(d for (d,) in connection.execute("SELECT doc FROM placed WHERE story = ?", (story,)))
    return found


def _story(
    n: int | None,
    documents: tuple[VersionRow, ...],
    analyses: Sequence[Analysis],
    decisions: Sequence[Decision],
    held: Recalled,
) -> Worked:
    dated, unified, entities = _agreed(analyses, decisions)
    (part,) = claims.parts(unified, entities, [[a.document.id for a in analyses]])
    if not worth(documents):
        return Worked(n, documents, claims.story(part), unified, entities)
    before = held.memory if held.decisions == tuple(decisions) else None
    story, memory = claims.retold(replace(part, sources=dated), before)
    now = Recalled(dict(zip(documents, analyses, strict=True)), memory, tuple(decisions))
    return Worked(n, documents, story, unified, entities, now)


def agreed(
    analyses: Sequence[Analysis], decisions: Sequence[Decision]
) -> tuple[tuple[Analysis, ...], tuple[Entity, ...]]:
    """The analyses of one story with dates and entities that agree."""
    _, unified, entities = _agreed(analyses, decisions)
    return unified, entities


def _agreed(
    analyses: Sequence[Analysis], decisions: Sequence[Decision]
) -> tuple[tuple[Analysis, ...], tuple[Analysis, ...], tuple[Entity, ...]]:
    """The analyses with dates that agree; these with entities that agree too; the entities."""
    group = [[a.document.id for a in analyses]]
    dated = tuple(times.infer(analyses, group))
    return dated, *names.unify(dated, group, decisions)


def _write(connection: sqlite3.Connection, worked: Sequence[Worked], emptied: Sequence[int], at: str) -> list[int]:
    """Write the stories; their rows."""
    touched = [w.n for w in worked if w.n is not None] + list(emptied)
    before = {c: stories.known(connection, c) for c in touched}
    held = {n: [d for (d,) in connection.execute("SELECT doc FROM placed WHERE story = ?", (n,))] for n in emptied}
    called = Called(connection)
    called.remove([entry for story in touched for entry in stories.clear(connection, story)])
    for story in touched:
        connection.execute("DELETE FROM placed WHERE story = ?", (story,))
    numbers = {a.document.id: n for w in worked for a, (n, _) in zip(w.analyses, w.documents, strict=True)}
    old = identity.Old([k for known in before.values() for k in known])
    written = [_write_story(connection, w, old, numbers, at) for w in worked]
    called.add([entry for _, found in written for entry in found])
    gone = [stories.close(connection, n) for n in emptied]
    for id_, docs in zip(gone, held.values(), strict=True):
        identity.lead(connection, id_, docs)
    old.close(connection, at, frozenset(gone))
    return [n for n, _ in written]


def _write_story(
    connection: sqlite3.Connection, w: Worked, old: identity.Old, numbers: Mapping[str, int], at: str
) -> tuple[int, set[Entry]]:
    """Write a story; its row, and what its names are found by."""
    n, id_ = _row(connection, w)
    ids = old.inherit(connection, w.story, numbers)
    story = identity.renamed(w.story, id_, ids)
    found = stories.put(connection, n, story, w.analyses, w.entities, numbers)
    connection.executemany("INSERT INTO placed VALUES (?, ?, ?)", [(d, n, version) for d, version in w.documents])
    old.tell(connection, story, at)
    return n, found


def _row(connection: sqlite3.Connection, w: Worked) -> tuple[int, str]:
    if w.n is not None:
        return w.n, connection.execute("SELECT id FROM story WHERE n = ?", (w.n,)).fetchone()[0]
    first = connection.execute(
        "SELECT lower(hex(v.hash)) FROM version v JOIN doc d ON d.n = v.doc AND v.number = 1 WHERE d.n = ?",
        (w.documents[0][0],),
    ).fetchone()[0]
    id_ = identity.fresh(connection, "s", first)
    return stories.opened(connection, id_), id_
