"""A desk of schema 2 as one of schema 3: the same rows in fewer bytes.

Originals and texts are packed anew; claims and their words, which ids hang on, move into the rows of their stories. What
can be made anew (analyses, profiles, the index, what names lead to) is left behind, and made anew when it is next
looked at.
"""

from __future__ import annotations

import sqlite3

from uratori.desk import codec, packing
from uratori.desk.stories import Bearer, Brief, Held, Names

#: What is laid aside while the new tables are filled; the rest stays as it is.
_OLD = ("original", "body", "doc", "version", "story", "placed", "claim", "member", "once", "pending", "page")
_GONE = ("name", "word", "words")
_KEPT = ("meta", "decision", "note", "change", "memory")
_INDEXES = ("doc_page", "doc_parent", "version_hash", "placed_story", "claim_story", "member_claim", "member_doc")


def from_2(connection: sqlite3.Connection, tables: str) -> None:
    """Move a desk from schema 2 to 3, inside the caller's transaction. ``tables`` makes those of schema 3."""
    for index in _INDEXES:
        connection.execute(f"DROP INDEX IF EXISTS {index}")
    for table in _GONE:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA legacy_alter_table = ON")  # else notes would follow the old table of documents
    for table in _OLD:
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    connection.execute("PRAGMA legacy_alter_table = OFF")
    for statement in filter(str.strip, tables.split(";")):
        if not any(f"CREATE TABLE {t} " in statement or f" ON {t} (" in statement for t in _KEPT):
            connection.execute(statement)
    _texts(connection)
    _documents(connection)
    _stories(connection)
    for table in reversed(_OLD):
        connection.execute(f"DROP TABLE old_{table}")
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('tokenizer', ''), ('analysis', '0')")
    connection.execute("INSERT OR IGNORE INTO pending SELECT n FROM doc")


def _texts(connection: sqlite3.Connection) -> None:
    for n, hash_, size, data in connection.execute("SELECT n, hash, size, data FROM old_original ORDER BY n"):
        row = (n, bytes.fromhex(hash_), size, packing.as_bytes(packing.unbytes(data)))
        connection.execute("INSERT INTO original VALUES (?, ?, ?, ?)", row)
    for n, hash_, original, data in connection.execute("SELECT n, hash, original, data FROM old_body ORDER BY n"):
        if data is None:
            connection.execute("INSERT INTO body (n, original) VALUES (?, ?)", (n, original))
        else:
            text = packing.text(packing.unbytes(data).decode())
            connection.execute("INSERT INTO body (n, hash, data) VALUES (?, ?, ?)", (n, bytes.fromhex(hash_), text))


def _documents(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO doc SELECT n, id, address, nullif(page, address), parent, removed, version FROM old_doc"
    )
    columns = 'n, doc, number, body, original, source, start, "end", title, outlet, url, published, added, document'
    connection.create_function("unhexed", 1, bytes.fromhex, deterministic=True)
    connection.execute(
        f"INSERT INTO version ({columns}, hash, analysis) SELECT {columns}, unhexed(hash), x'' FROM old_version"
    )


def _stories(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO once (id, now) SELECT id, nullif(now, id) FROM old_once")
    for n, id_, title in connection.execute("SELECT n, id, title FROM old_story").fetchall():
        held = tuple(_claims(connection, n))
        documents = tuple(d for (d,) in connection.execute("SELECT doc FROM old_placed WHERE story = ?", (n,)))
        connection.execute(
            "INSERT INTO story (n, id, title, stale, summary, brief, names, data) VALUES (?, ?, ?, 1, x'', ?, ?, x'')",
            (n, id_, title, codec.pack(Brief(documents, held), Brief), codec.pack(Names(), Names)),
        )
        leads = [(i, n) for i in (id_, *(c.id for c in held))]
        connection.executemany(
            "INSERT INTO once (id, story) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET story = excluded.story", leads
        )
    connection.execute("INSERT INTO placed SELECT doc, story, version FROM old_placed")


def _claims(connection: sqlite3.Connection, story: int) -> list[Held]:
    rows = connection.execute(
        "SELECT n, id, min, max, status, denied, text FROM old_claim WHERE story = ? ORDER BY n", (story,)
    ).fetchall()
    out = []
    for n, id_, low, high, status, denied, text in rows:
        members = connection.execute('SELECT doc, start, "end", statement FROM old_member WHERE claim = ?', (n,))
        bearers = tuple(Bearer(*m) for m in members)
        out.append(Held(id_, low, high, status, bool(denied), bearers, 0, 0, 0, text))
    return out
