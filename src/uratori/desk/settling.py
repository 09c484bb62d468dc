"""The cross-check over a desk: which documents form a story, and what their claims are, worked out anew where something
has changed and nowhere else.

What is added is first only kept, and marked (``pending``, ``story.stale``). Before anything of a story is shown, the
marks are cleared: the claims that are shown always rest on every word that is there. The work is done outside of any
lock; it is written only if nobody has written in between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from uratori import claims, names, times
from uratori.desk import codec, identity, reading
from uratori.desk.connection import writing
from uratori.desk.values import Summary
from uratori.desk.words import kana, key
from uratori.model import Analysis, Claim, Entity, Story
from uratori.names import Decision


@dataclass(frozen=True, slots=True)
class Worked:
    """A story worked out: its row where it was there before, its documents (rows with their versions), its content."""

    n: int | None
    documents: tuple[tuple[int, int], ...]
    story: Story
    analyses: tuple[Analysis, ...]
    entities: tuple[Entity, ...]


def outstanding(connection: sqlite3.Connection) -> bool:
    """Whether something has changed that the stories do not know of."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM pending) OR EXISTS (SELECT 1 FROM story WHERE stale)"
        ).fetchone()[0]
    )


def settle(connection: sqlite3.Connection, at: str, decisions: Sequence[Decision]) -> None:
    """Clear every mark."""
    while outstanding(connection):
        seen = _generation(connection)
        worked, emptied = _work(connection, decisions)
        with suppress(_MovedError), writing(connection):
            if _generation(connection) != seen:
                raise _MovedError  # somebody has added meanwhile: once more
            _write(connection, worked, emptied, at)


class _MovedError(Exception):
    """The desk is no longer as it was when the work was begun."""


def _generation(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()[0])


def _work(connection: sqlite3.Connection, decisions: Sequence[Decision]) -> tuple[list[Worked], list[int]]:
    rows = connection.execute("SELECT n, id, version FROM doc WHERE removed IS NULL ORDER BY id").fetchall()
    doc = {id_: (n, version) for n, id_, version in rows}
    analyses = {a.document.id: a for a in reading.analyses(connection, [n for n, _, _ in rows])}
    groups = claims.group(list(analyses.values()))
    was: dict[int, dict[int, int]] = {}
    for n, story, version in connection.execute("SELECT doc, story, version FROM placed"):
        was.setdefault(story, {})[n] = version
    stale = {n for (n,) in connection.execute("SELECT n FROM story WHERE stale")}
    matched = identity.match([{doc[i][0] for i in g} for g in groups], {s: set(d) for s, d in was.items()})
    worked = []
    for group, story in zip(groups, matched, strict=True):
        there = {doc[i][0]: doc[i][1] for i in group}
        if story is not None and was[story] == there and story not in stale:
            continue
        worked.append(_story(story, tuple(sorted(there.items())), [analyses[i] for i in group], decisions))
    return worked, [s for s in was if s not in set(matched)] + [s for s in stale if s not in was]


def _story(
    n: int | None, documents: tuple[tuple[int, int], ...], analyses: Sequence[Analysis], decisions: Sequence[Decision]
) -> Worked:
    unified, entities = agreed(analyses, decisions)
    (story,) = claims.build(unified, entities, [[a.document.id for a in analyses]])
    return Worked(n, documents, story, unified, entities)


def agreed(
    analyses: Sequence[Analysis], decisions: Sequence[Decision]
) -> tuple[tuple[Analysis, ...], tuple[Entity, ...]]:
    """The analyses of one story with dates and entities that agree."""
    group = [[a.document.id for a in analyses]]
    unified, entities = names.unify(times.infer(analyses, group), group, decisions)
    return tuple(unified), tuple(entities)


def _write(connection: sqlite3.Connection, worked: Sequence[Worked], emptied: Sequence[int], at: str) -> None:
    touched = [w.n for w in worked if w.n is not None] + list(emptied)
    before = {c: identity.known(connection, c) for c in touched}
    for story in touched:
        for table in ("placed", "name"):
            connection.execute(f"DELETE FROM {table} WHERE story = ?", (story,))
        connection.execute("DELETE FROM member WHERE claim IN (SELECT n FROM claim WHERE story = ?)", (story,))
        connection.execute("DELETE FROM claim WHERE story = ?", (story,))
    numbers = {id_: n for n, id_ in connection.execute("SELECT n, id FROM doc")} if worked else {}
    old = identity.Old([k for known in before.values() for k in known])
    for w in worked:
        _write_story(connection, w, old, numbers, at)
    gone = [connection.execute("SELECT id FROM story WHERE n = ?", (n,)).fetchone()[0] for n in emptied]
    connection.executemany("DELETE FROM story WHERE n = ?", [(n,) for n in emptied])
    old.close(connection, at, frozenset(gone))
    connection.execute("DELETE FROM pending")


def _write_story(
    connection: sqlite3.Connection, w: Worked, old: identity.Old, numbers: Mapping[str, int], at: str
) -> None:
    n, id_ = _row(connection, w)
    ids = old.inherit(connection, w.story, numbers)
    story = identity.renamed(w.story, id_, ids)
    summary = _summary(story, w.analyses)
    connection.execute(
        "UPDATE story SET title = ?, stale = 0, summary = ?, data = ? WHERE n = ?",
        (story.title, codec.pack(summary, Summary), codec.pack(story, Story), n),
    )
    connection.executemany("INSERT INTO placed VALUES (?, ?, ?)", [(d, n, version) for d, version in w.documents])
    for claim in story.claims:
        _write_claim(connection, claim, n, numbers)
    old.tell(connection, story, at)
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)",
        [
            (n, e.id, e.type, name.name, name_key(name.name), name.name == e.name)
            for e in w.entities
            for name in e.names
        ],
    )


def _row(connection: sqlite3.Connection, w: Worked) -> tuple[int, str]:
    if w.n is not None:
        return w.n, connection.execute("SELECT id FROM story WHERE n = ?", (w.n,)).fetchone()[0]
    first = connection.execute(
        "SELECT v.hash FROM version v JOIN doc d ON d.n = v.doc AND v.number = 1 WHERE d.n = ?", (w.documents[0][0],)
    ).fetchone()[0]
    id_ = identity.fresh(connection, "story", "s", first)
    cursor = connection.execute("INSERT INTO story (id, title, summary, data) VALUES (?, '', '', '')", (id_,))
    return int(cursor.lastrowid or 0), id_


def _write_claim(connection: sqlite3.Connection, claim: Claim, story: int, numbers: Mapping[str, int]) -> None:
    denied = any(r.type == "denied-by" for r in claim.relations)
    cursor = connection.execute(
        "INSERT INTO claim (id, story, text, min, max, status, denied) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (claim.id, story, claim.text, claim.origins.min, claim.origins.max, claim.status, denied),
    )
    connection.executemany(
        "INSERT INTO member VALUES (?, ?, ?, ?, ?)",
        [(cursor.lastrowid, numbers[m.document], m.start, m.end, m.statement) for m in claim.members],
    )


def name_key(name: str) -> str:
    """One form of a name for all its spellings: ﾄﾗﾝﾌﾟ, トランプ, とらんぷ; ドナルド・トランプ without its dot."""
    return "".join(c for c in kana(key(name)) if c.isalnum() or c == "ー")


def _summary(story: Story, analyses: Sequence[Analysis]) -> Summary:
    days = sorted(d for a in analyses if (d := a.document.published.day))
    outlets = dict.fromkeys(a.document.outlet.name for a in analyses if a.document.outlet)
    return Summary(
        story.id,
        story.title,
        len(story.documents),
        tuple(outlets),
        len(story.claims),
        sum(any(r.type == "denied-by" for r in c.relations) for c in story.claims),
        sum(c.origins.max <= 1 for c in story.claims),
        days[0] if days else None,
        days[-1] if days else None,
    )
