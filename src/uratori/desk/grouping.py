"""Which documents form a story, kept up to date between runs: the rows that :class:`uratori.claims.Stories` asks for.

The stories of a desk are held in memory from one settling to the next and read anew where another process has settled
in between (``meta.settled`` tells).
"""

from __future__ import annotations

import json
import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uratori.claims import Profile, Stories, profiles
from uratori.desk import packing, reading


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change did to the stories: those to be worked out anew, as document ids; the pages whose rows are new,
    and those whose rows go."""

    groups: tuple[tuple[str, ...], ...]
    pages: tuple[str, ...]
    gone: tuple[str, ...]


class Grouping:
    """The stories of one desk, as this process last saw them."""

    def __init__(self) -> None:
        self._stories: Stories | None = None
        self._seen = -1

    def forget(self) -> None:
        """The work was not kept: start again from what the desk holds."""
        self._stories = None

    def update(self, connection: sqlite3.Connection) -> Moved:
        """Take in what is pending. Reads the desk; :meth:`keep` writes."""
        stories = self._current(connection)
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
        there = [page for page in removed if page not in added and _has(stories, page)]
        changed = stories.update(added.values(), there)
        groups = dict.fromkeys((*changed.new, *(stories.story(page) for page in added)))
        return Moved(tuple(groups), tuple(added), tuple(there))

    def keep(self, connection: sqlite3.Connection, moved: Moved) -> None:
        """Write the rows, inside the caller's transaction."""
        assert self._stories is not None
        connection.executemany("DELETE FROM page WHERE id = ?", [(p,) for p in (*moved.gone, *moved.pages)])
        rows = [(p, _packed(self._stories.row(p))) for p in moved.pages]
        connection.executemany("INSERT INTO page (id, data) VALUES (?, ?)", rows)
        connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'settled'")
        self._seen += 1

    def _current(self, connection: sqlite3.Connection) -> Stories:
        seen = int(connection.execute("SELECT value FROM meta WHERE key = 'settled'").fetchone()[0])
        if self._stories is None or seen != self._seen:
            self._stories = Stories.restore(_rows(connection))
            self._seen = seen
        return self._stories


def _has(stories: Stories, page: str) -> bool:
    try:
        stories.story(page)
    except KeyError:
        return False
    return True


def _has_entries(connection: sqlite3.Connection, id_: str) -> bool:
    return connection.execute("SELECT 1 FROM doc WHERE parent = ?", (id_,)).fetchone() is not None


def _family(connection: sqlite3.Connection, parent: str) -> list[int]:
    rows = connection.execute(
        "SELECT n FROM doc WHERE (parent = ? OR id = ?) AND removed IS NULL ORDER BY n", (parent, parent)
    )
    return [n for (n,) in rows]


def _packed(row: Mapping[str, object]) -> bytes:
    """A row in few bytes: its vector, which is packed already, before the rest as JSON."""
    vector = b64decode(str(row["vector"]))
    rest = {k: v for k, v in row.items() if k != "vector"}
    plain = json.dumps(rest, ensure_ascii=False, separators=(",", ":")).encode()
    return len(vector).to_bytes(4, "big") + vector + packing.deflated(plain, _USUAL)


def _rows(connection: sqlite3.Connection) -> Iterable[Mapping[str, object]]:
    for (data,) in connection.execute("SELECT data FROM page ORDER BY n"):
        end = 4 + int.from_bytes(data[:4], "big")
        rest = json.loads(packing.inflated(data[end:], _USUAL))
        yield rest | {"vector": b64encode(data[4:end]).decode("ascii")}


_USUAL = b'{"id":"","documents":[""],"day":73,"parent":null,"occasions":{},"near":{"":0.0}}'
