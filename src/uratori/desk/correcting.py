"""What a reader says of what the program found: right, wrong, otherwise, missing. Append-only; an undo is a line of its own.

The lines stand in the table of the notes, each with its own ``act``, so that a desk of any age can take them. A
correction is tied to words as a note is: to the sentences its labels lie in. ``text`` holds the rest as JSON, offsets
counted from the first of these words.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from uratori.desk import notes
from uratori.desk.adding import text_of
from uratori.desk.labels import Label, Layer, from_row, moved, spans, to_row
from uratori.model import Sentence

Verdict = Literal["right", "wrong", "changed", "added", "seen"]


@dataclass(frozen=True, slots=True)
class Correction:
    """``found`` is what the program said then, ``label`` what is right: for ``right`` the same, for ``wrong`` None, for
    ``added`` without a ``found``. ``seen`` says that the reader has gone through a layer of a document; ``labels`` are
    those that were right without a word of their own. ``words`` are the sentences it is tied to; ``start`` and ``end``
    are None where they no longer stand in the document, and then no offset of it means anything."""

    number: int
    document: str
    layer: Layer
    verdict: Verdict
    start: int | None
    end: int | None
    words: str
    found: Label | None
    label: Label | None
    labels: tuple[Label, ...]
    by: str
    at: str
    holds: bool = True


def add(
    connection: sqlite3.Connection,
    doc: int,
    sentences: Sequence[Sentence],
    layer: Layer,
    verdict: Verdict,
    found: Label | None,
    label: Label | None,
    labels: Sequence[Label],
    by: str,
    at: str,
) -> int:
    """Write a correction, inside the caller's transaction; its number. Raises ValueError where it says nothing, or where
    its words are not in the document."""
    body, first, last, hash_, id_ = connection.execute(
        'SELECT v.body, v.start, v."end", lower(hex(v.hash)), d.id FROM doc d JOIN version v ON v.n = d.version WHERE d.n = ?',
        (doc,),
    ).fetchone()
    _check(verdict, found, label)
    inside = [s for one in (found, label, *labels) if one for s in spans(one)]
    if any(not first <= s.start < s.end <= last for s in inside):
        raise ValueError(f"{id_}: a label outside the document ({first} to {last})")
    start, end, words = first, last, ""
    if verdict != "seen":  # a layer that was gone through is a matter of the whole text
        start, end = min(s.start for s in inside), max(s.end for s in inside)
        near = [s for s in sentences if s.start < end and start < s.end]
        start, end = min([start, *(s.start for s in near)]), max([end, *(s.end for s in near)])
        words = text_of(connection, body)[start:end]
    said = {
        "layer": layer,
        "verdict": verdict,
        "found": found and to_row(moved(found, -start)),
        "label": label and to_row(moved(label, -start)),
        "labels": [to_row(moved(one, -start)) for one in labels],
    }
    cursor = connection.execute(
        "INSERT INTO note (act, doc, hash, start, \"end\", words, text, by, at) VALUES ('correct', ?, ?, ?, ?, ?, ?, ?, ?)",
        (doc, hash_, start - first, end - first, words, json.dumps(said, ensure_ascii=False), by, at),
    )
    _log(connection, id_, words, at)
    return int(cursor.lastrowid or 0)


def _check(verdict: Verdict, found: Label | None, label: Label | None) -> None:
    has = {
        "right": (True, True),
        "wrong": (True, False),
        "changed": (True, True),
        "added": (False, True),
        "seen": (False, False),
    }
    if verdict not in get_args(Verdict) or has[verdict] != (found is not None, label is not None):
        raise ValueError(f"{verdict}: no such verdict, or not on such labels")


def undo(connection: sqlite3.Connection, number: int, by: str, at: str) -> Correction:
    """Take a correction back, inside the caller's transaction. Raises KeyError."""
    row = connection.execute("SELECT doc FROM note WHERE number = ? AND act = 'correct'", (number,)).fetchone()
    held = [c for c in all_(connection, row[0]) if c.number == number and c.holds] if row else []
    if not held:
        raise KeyError(f"correction {number}")
    connection.execute("INSERT INTO note (act, of, by, at) VALUES ('undo', ?, ?, ?)", (number, by, at))
    _log(connection, held[0].document, held[0].words, at)
    return held[0]


def all_(connection: sqlite3.Connection, doc: int | None = None) -> list[Correction]:
    """The corrections in order, undone ones included, their offsets those of the documents of today."""
    undone = {n for (n,) in connection.execute("SELECT of FROM note WHERE act = 'undo'")}
    rows = connection.execute(
        'SELECT k.number, d.n, d.id, k.hash, k.start, k."end", k.words, k.text, k.by, k.at FROM note k '
        "JOIN doc d ON d.n = k.doc WHERE k.act = 'correct' AND (? IS NULL OR d.n = ?) ORDER BY k.number",
        (doc, doc),
    ).fetchall()
    out = []
    for number, n, id_, hash_, start, end, words, text, by, at in rows:
        now = notes.place(connection, n, hash_, start, end, words) if words else _whole(connection, n, hash_)
        said = json.loads(text)
        layer, by_place = said["layer"], now[0] or 0

        def read(row: dict[str, object] | None, layer: Layer = layer, at: int = by_place) -> Label | None:
            return moved(from_row(layer, row), at) if row else None

        labels = tuple(found for row in said["labels"] if (found := read(row)))
        out.append(
            Correction(
                number,
                id_,
                layer,
                said["verdict"],
                now[0],
                now[1],
                words,
                read(said["found"]),
                read(said["label"]),
                labels,
                by,
                at,
                number not in undone,
            )
        )
    return out


def _whole(connection: sqlite3.Connection, doc: int, hash_: str) -> tuple[int, int] | tuple[None, None]:
    """The place of a document, as long as its text is still the same."""
    first, last, now = connection.execute(
        'SELECT v.start, v."end", lower(hex(v.hash)) FROM doc d JOIN version v ON v.n = d.version WHERE d.n = ?', (doc,)
    ).fetchone()
    return (first, last) if now == hash_ else (None, None)


def _log(connection: sqlite3.Connection, document: str, words: str, at: str) -> None:
    connection.execute(
        "INSERT INTO change (at, kind, document, text) VALUES (?, 'corrected', ?, ?)", (at, document, words)
    )
