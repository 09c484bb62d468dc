"""What is on a desk, in lists; and what a user means by an id."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any, Literal

from uratori.desk import codec, packing
from uratori.desk.adding import SOURCE
from uratori.desk.values import Change, Listed, Summary

Kind = Literal["story", "claim", "document"]


def documents(connection: sqlite3.Connection, *, removed: bool) -> tuple[Listed, ...]:
    rows = connection.execute(
        f"SELECT d.id, {SOURCE}, v.title, v.outlet, v.url, v.published, s.id, "
        "(SELECT count(*) FROM version w WHERE w.doc = d.n), v.added, d.removed "
        "FROM doc d JOIN version v ON v.n = d.version LEFT JOIN placed p ON p.doc = d.n "
        "LEFT JOIN story s ON s.n = p.story WHERE d.removed IS NULL OR ? ORDER BY v.n DESC",
        (removed,),
    )
    found = [Listed(*row) for row in rows]
    untitled = {d.id for d in found if d.title is None}
    called = _called(connection, untitled) if untitled else {}
    return tuple(replace(d, title=called.get(d.id)) if d.title is None else d for d in found)


def _called(connection: sqlite3.Connection, documents: Set[str]) -> dict[str, str]:
    """What documents without a title of their own were called when their last words came in."""
    rows = connection.execute("SELECT document, text FROM change WHERE kind IN ('added', 'version') ORDER BY number")
    last = {id_: text for id_, text in rows if id_ in documents}
    return {id_: words for id_, text in last.items() if (words := said(text)) != id_}


def stories(connection: sqlite3.Connection) -> tuple[Summary, ...]:
    """The stories, largest first, then latest."""
    last = dict(connection.execute("SELECT story, max(number) FROM change WHERE story IS NOT NULL GROUP BY story"))
    rows = connection.execute("SELECT id, title, summary FROM story")
    found: list[tuple[str, str, Summary]] = [(i, title, codec.unpack(d, Summary)) for i, title, d in rows]
    numbered = [replace(s, id=i, title=title, changed=last.get(i, 0)) for i, title, s in found]
    return tuple(sorted(numbered, key=lambda s: (s.documents, s.last or "", s.id), reverse=True))


def story_of(connection: sqlite3.Connection, id_: str) -> str | None:
    """The id of the story that a document or a claim stands in."""
    row = connection.execute(
        "SELECT s.id FROM story s JOIN placed p ON p.story = s.n JOIN doc d ON d.n = p.doc WHERE d.id = ?", (id_,)
    ).fetchone()
    row = (
        row
        or connection.execute(
            "SELECT s.id FROM once o JOIN once t ON t.id = coalesce(o.now, o.id) JOIN story s ON s.n = t.story "
            "WHERE o.id = ? AND s.id <> t.id",
            (id_,),
        ).fetchone()
    )
    return str(row[0]) if row else None


def changes(connection: sqlite3.Connection, since: int, limit: int) -> tuple[Change, ...]:
    rows = connection.execute(
        "SELECT number, at, kind, story, claim, document, text, before, after FROM change WHERE number > ? "
        "ORDER BY number LIMIT ?",
        (since, limit),
    )
    return tuple(map(_change, rows))


def _change(row: Sequence[Any]) -> Change:
    number, at, kind, story, claim, document, text, *states = row
    before, after = (tuple(json.loads(x)) if x else None for x in states)
    return Change(number, at, kind, story, claim, document, said(text), before, after)


def said(text: str | bytes) -> str:
    """The text of a line of the log: packed, or as older programs left it."""
    return packing.untext(text) if isinstance(text, bytes) else text


def meant(connection: sqlite3.Connection, text: str) -> tuple[tuple[Kind, str], ...]:
    """What an id can mean: the document, story or claim that bears it; else those whose id begins so; else the
    documents whose file or address it is."""
    exact = _ids(connection, "= ?", text)
    if exact:
        return exact
    begins = _ids(connection, "GLOB ? || '*'", text) if text and not set(text) & set("*?[") else ()
    if begins:
        return begins
    rows = connection.execute(
        f"SELECT DISTINCT d.id FROM doc d JOIN version v ON v.n = d.version WHERE {SOURCE} = ? OR v.url = ? LIMIT 20",
        (text, text),
    )
    return tuple(("document", id_) for (id_,) in rows)


def last(connection: sqlite3.Connection, id_: str) -> Change | None:
    """The last thing that happened to a claim, or to a story; None where nothing is known of it."""
    row = connection.execute(
        "SELECT number, at, kind, story, claim, document, text, before, after FROM change "
        "WHERE claim = ? OR (claim IS NULL AND story = ?) ORDER BY number DESC LIMIT 1",
        (id_, id_),
    ).fetchone()
    return _change(row) if row else None


def _ids(connection: sqlite3.Connection, condition: str, text: str) -> tuple[tuple[Kind, str], ...]:
    found: list[tuple[Kind, str]] = [
        ("document", i) for (i,) in connection.execute(f"SELECT id FROM doc WHERE id {condition} LIMIT 20", (text,))
    ]
    rows = connection.execute(
        "SELECT DISTINCT t.id, t.id = s.id FROM once o JOIN once t ON t.id = coalesce(o.now, o.id) "
        f"JOIN story s ON s.n = t.story WHERE o.id {condition} LIMIT 20",
        (text,),
    )
    return (*found, *(("story" if story else "claim", i) for i, story in rows))
