"""The user's decisions on names, kept in the desk: append-only, undone by a line of their own. The same meaning as in a
decisions file (:mod:`uratori.desk.decisions`)."""

from __future__ import annotations

import sqlite3

from uratori.desk.called import Called
from uratori.desk.decisions import DecisionError, Kept, none_holds, two_names
from uratori.desk.words import name_key


def decisions(connection: sqlite3.Connection) -> tuple[Kept, ...]:
    """The decisions in order, undone ones included."""
    undone = {n for (n,) in connection.execute("SELECT of FROM decision WHERE act = 'undo'")}
    rows = connection.execute(
        "SELECT number, act, name, other, by, at FROM decision WHERE act <> 'undo' ORDER BY number"
    )
    return tuple(Kept(n, name, other, act == "same", by, at, n not in undone) for n, act, name, other, by, at in rows)


def decide(connection: sqlite3.Connection, name: str, other: str, one: bool, by: str, at: str) -> Kept:
    """Keep a decision, inside the caller's transaction. Raises :class:`DecisionError` for a name with itself."""
    two_names(name, other)
    cursor = connection.execute(
        "INSERT INTO decision (act, name, other, by, at) VALUES (?, ?, ?, ?, ?)",
        ("same" if one else "different", name, other, by, at),
    )
    _touch(connection, name, other, at)
    return Kept(int(cursor.lastrowid or 0), name, other, one, by, at)


def undo(connection: sqlite3.Connection, number: int, by: str, at: str) -> Kept:
    """Take a decision back, inside the caller's transaction. Raises :class:`DecisionError` where none holds."""
    found = next((k for k in decisions(connection) if k.number == number and k.holds), None)
    if found is None:
        raise DecisionError(none_holds(number))
    connection.execute("INSERT INTO decision (act, of, by, at) VALUES ('undo', ?, ?, ?)", (number, by, at))
    _touch(connection, found.name, found.other, at)
    return found


def _touch(connection: sqlite3.Connection, name: str, other: str, at: str) -> None:
    """The stories that know one of the names are to be worked out anew."""
    known = {n for called in (name, other) for n in Called(connection).knowing(name_key(called))}
    connection.executemany("UPDATE story SET stale = 1 WHERE n = ?", [(n,) for n in sorted(known)])
    connection.execute("INSERT INTO change (at, kind, text) VALUES (?, 'decided', ?)", (at, f"{name} / {other}"))
