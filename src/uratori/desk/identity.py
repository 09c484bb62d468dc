"""Who is who between two states of the stories: a story or a claim keeps its id as long as it keeps its content.

Running numbers change with every document; what a desk points at (a note, a feed, a link in a mail) must not. A claim
is known by its members, a story by its documents: the new one inherits the id of the old one with which it has most in
common. An id that was once given never comes to mean another: where two claims become one, the other id leads to it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from uratori.desk import packing
from uratori.model import Claim, Status, Story

Place = tuple[int, int, int]  # document row, start, end


def match(new: Sequence[AbstractSet[int]], old: Mapping[int, AbstractSet[int]]) -> list[int | None]:
    """For each new group the old one (by its key) that it continues: the pair with most in common first, each once."""
    where = {d: s for s, members in old.items() for d in members}
    pairs: list[tuple[int, int, int, int]] = []
    for i, members in enumerate(new):
        for s, n in Counter(where[d] for d in members if d in where).items():
            pairs.append((-n, len(members) + len(old[s]), s, i))
    out: list[int | None] = [None] * len(new)
    taken: set[int] = set()
    for _, _, s, i in sorted(pairs):
        if out[i] is None and s not in taken:
            out[i] = s
            taken.add(s)
    return out


def fresh(connection: sqlite3.Connection, letter: str, content: str, taken: AbstractSet[str] = frozenset()) -> str:
    """An id made from content: the same on every machine unless two contents meet in it, and the same again when what
    was taken from the desk comes back. Never one of ``taken``, one in use, or one that leads to another."""
    length = 8
    while True:
        id_ = letter + hashlib.sha256(content.encode()).hexdigest()[:length]
        row = connection.execute("SELECT now, story FROM once WHERE id = ?", (id_,)).fetchone()
        if row is None:
            connection.execute("INSERT INTO once (id) VALUES (?)", (id_,))
            return id_
        if row == (None, None) and id_ not in taken:
            return id_
        length += 1
        content += "+"


def lead(connection: sqlite3.Connection, story: str, docs: Sequence[int]) -> None:
    """Let the id of a story that is no more lead to the one that holds most of its documents now, if any does."""
    marks = ", ".join("?" * len(docs))
    heir = connection.execute(
        f"SELECT s.id FROM placed p JOIN story s ON s.n = p.story WHERE p.doc IN ({marks}) AND s.id <> ? "
        "GROUP BY s.id ORDER BY count(*) DESC, s.id LIMIT 1",
        (*docs, story),
    ).fetchone()
    if heir:
        connection.execute("UPDATE once SET now = ? WHERE id = ? OR now = ?", (heir[0], story, story))


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as it was."""

    id: str
    story: str
    text: str
    state: tuple[int, int, Status]
    denied: bool
    places: tuple[Place, ...]


class Old:
    """The claims of the stories that are written anew, as they were."""

    def __init__(self, claims: Sequence[Known]) -> None:
        self.claims = {c.id: c for c in claims}
        self._at: dict[int, list[tuple[int, int, str]]] = {}
        for c in claims:
            for doc, start, end in c.places:
                self._at.setdefault(doc, []).append((start, end, c.id))
        self._left = set(self.claims)

    def inherit(self, connection: sqlite3.Connection, story: Story, numbers: Mapping[str, int]) -> dict[str, str]:
        """For each claim of a new story (by its running number) the id that it keeps, or a new one."""
        pairs: list[tuple[int, str, int]] = []
        shares: list[Counter[str]] = [self._shared(c, numbers) for c in story.claims]
        for i, shared in enumerate(shares):
            pairs += [(-n, id_, i) for id_, n in shared.items()]
        ids: dict[str, str] = {}
        for _, id_, i in sorted(pairs):
            if id_ in self._left and story.claims[i].id not in ids:
                ids[story.claims[i].id] = id_
                self._left.discard(id_)
        for i, c in enumerate(story.claims):
            if c.id not in ids:
                ids[c.id] = fresh(
                    connection, "c", _content(connection, c, numbers), self.claims.keys() | set(ids.values())
                )
            for id_ in shares[i]:
                if id_ in self._left and shares[i][id_] * 2 > len(self.claims[id_].places):
                    self._left.discard(id_)
                    connection.execute("UPDATE once SET now = ? WHERE id = ? OR now = ?", (ids[c.id], id_, id_))
        return ids

    def _shared(self, claim: Claim, numbers: Mapping[str, int]) -> Counter[str]:
        found: Counter[str] = Counter()
        for m in claim.members:
            near = {id_ for a, b, id_ in self._at.get(numbers[m.document], ()) if a < m.end and m.start < b}
            found.update(near)
        return found

    def tell(self, connection: sqlite3.Connection, story: Story, at: str) -> None:
        """Log what happened to the claims of a story. Those of a story that was not there before are not news one by
        one: that it was opened is."""
        if not any(c.id in self.claims for c in story.claims):
            _log(connection, at, "opened", story.id, None, story.title, None, None)
            return
        for c in story.claims:
            after = (c.origins.min, c.origins.max, c.status)
            was = self.claims.get(c.id)
            denied = any(r.type == "denied-by" for r in c.relations)
            for kind in _kinds(was, after, denied):
                _log(connection, at, kind, story.id, c.id, c.text, was.state if was else None, after)

    def close(self, connection: sqlite3.Connection, at: str, stories: AbstractSet[str]) -> None:
        """Log the claims that nothing bears any more."""
        for id_ in sorted(self._left):
            c = self.claims[id_]
            _log(connection, at, "gone", None if c.story in stories else c.story, id_, c.text, c.state, None)


def _kinds(was: Known | None, after: tuple[int, int, Status], denied: bool) -> list[str]:
    if was is None:
        return ["new", *(["denied"] if denied else [])]
    low, high, status = was.state
    out = []
    if denied and not was.denied:
        out.append("denied")
    if after[2] == "superseded" and status != "superseded":
        out.append("overtaken")
    if after[0] > low:
        out.append("rose")
    elif after[0] < low or after[1] < high:
        out.append("fell")
    return out


def _log(
    connection: sqlite3.Connection,
    at: str,
    kind: str,
    story: str | None,
    claim: str | None,
    text: str,
    before: tuple[int, int, Status] | None,
    after: tuple[int, int, Status] | None,
) -> None:
    connection.execute(
        "INSERT INTO change (at, kind, story, claim, text, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (at, kind, story, claim, packing.text(text), before and json.dumps(before), after and json.dumps(after)),
    )


def _content(connection: sqlite3.Connection, claim: Claim, numbers: Mapping[str, int]) -> str:
    """The content of a claim: the hash and place of the first of its members, by hash."""
    rows = []
    for m in claim.members:
        hash_, start = connection.execute(
            "SELECT lower(hex(v.hash)), v.start FROM doc d JOIN version v ON v.n = d.version WHERE d.n = ?",
            (numbers[m.document],),
        ).fetchone()
        rows.append((hash_, m.start - start, m.end - start))
    return ":".join(map(str, min(rows)))


def renamed(story: Story, id_: str, ids: Mapping[str, str]) -> Story:
    """The story under its id, its claims under theirs."""
    return replace(
        story,
        id=id_,
        claims=tuple(
            replace(c, id=ids[c.id], relations=tuple(replace(r, claim=ids[r.claim]) for r in c.relations))
            for c in story.claims
        ),
        timeline=tuple(replace(e, claim=ids[e.claim]) for e in story.timeline),
    )
