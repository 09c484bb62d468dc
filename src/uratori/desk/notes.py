"""What an editor writes beside words: 裏取り済み, 要確認, 見送り and a text. Append-only; an undo is a line of its own.

A note is tied to words: the version they stood in, their place and the words themselves. In a later version they are
looked for again; where they no longer stand, the note says so and keeps what they were.
"""

from __future__ import annotations

import sqlite3

from uratori.desk.adding import text_of
from uratori.desk.values import STANDINGS, Note, Standing


def add(
    connection: sqlite3.Connection,
    doc: int,
    start: int,
    end: int,
    standing: Standing | None,
    text: str,
    by: str,
    at: str,
) -> Note:
    """Write a note, inside the caller's transaction. Raises ValueError where there are no such words."""
    body, first, last, hash_, id_ = connection.execute(
        'SELECT v.body, v.start, v."end", lower(hex(v.hash)), d.id FROM doc d JOIN version v ON v.n = d.version WHERE d.n = ?',
        (doc,),
    ).fetchone()
    if not first <= start < end <= last:
        raise ValueError(f"{id_}: no words from {start} to {end} (it runs from {first} to {last})")
    if standing is not None and standing not in STANDINGS:
        raise ValueError(f"{standing}: one of {', '.join(STANDINGS)}")
    if standing is None and not text.strip():
        raise ValueError("a note needs a standing or a text")
    words = text_of(connection, body)[start:end]
    cursor = connection.execute(
        'INSERT INTO note (act, doc, hash, start, "end", words, standing, text, by, at) '
        "VALUES ('note', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (doc, hash_, start - first, end - first, words, standing, text, by, at),
    )
    _log(connection, id_, words, at)
    return Note(int(cursor.lastrowid or 0), id_, start, end, words, standing, text, by, at)


def undo(connection: sqlite3.Connection, number: int, by: str, at: str) -> Note:
    """Take a note back, inside the caller's transaction. Raises KeyError."""
    found = next((n for n in all_(connection) if n.number == number and n.holds), None)
    if found is None:
        raise KeyError(f"note {number}")
    connection.execute("INSERT INTO note (act, of, by, at) VALUES ('undo', ?, ?, ?)", (number, by, at))
    _log(connection, found.document, found.words, at)
    return found


def all_(connection: sqlite3.Connection, doc: int | None = None) -> list[Note]:
    """The notes in order, undone ones included, with the places of their words in the documents of today."""
    undone = {n for (n,) in connection.execute("SELECT of FROM note WHERE act = 'undo'")}
    rows = connection.execute(
        'SELECT k.number, d.n, d.id, k.hash, k.start, k."end", k.words, k.standing, k.text, k.by, k.at FROM note k '
        "JOIN doc d ON d.n = k.doc WHERE k.act = 'note' AND (? IS NULL OR d.n = ?) ORDER BY k.number",
        (doc, doc),
    ).fetchall()
    out = []
    for number, n, id_, hash_, start, end, words, standing, text, by, at in rows:
        first, last = place(connection, n, hash_, start, end, words)
        out.append(Note(number, id_, first, last, words, standing, text, by, at, number not in undone))
    return out


def place(
    connection: sqlite3.Connection, doc: int, hash_: str, start: int, end: int, words: str
) -> tuple[int, int] | tuple[None, None]:
    """Where words of a document (row) stand today, that stood at ``start`` to ``end`` of its version ``hash_``; of several
    places the nearest, of none None."""
    body, first, last, now = connection.execute(
        'SELECT v.body, v.start, v."end", lower(hex(v.hash)) FROM doc d JOIN version v ON v.n = d.version WHERE d.n = ?',
        (doc,),
    ).fetchone()
    if now == hash_:
        return first + start, first + end
    text = text_of(connection, body)[first:last]
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return None, None
    nearest = min(places, key=lambda p: abs(p - start))
    return first + nearest, first + nearest + len(words)


def _log(connection: sqlite3.Connection, document: str, words: str, at: str) -> None:
    connection.execute("INSERT INTO change (at, kind, document, text) VALUES (?, 'noted', ?, ?)", (at, document, words))
