"""A desk of an older schema as one of today: the same rows in fewer bytes.

From 2: originals and texts are packed anew; claims and their words, which ids hang on, move into the rows of their stories. What
can be made anew (analyses, profiles, the index, what names lead to) is left behind, and made anew when it is next
looked at. From 3: pages get their neighbourhoods and what leads to them; the index of words is made anew at the next search.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator

from uratori.claims import Neighbourhoods, Profile
from uratori.claims.grouping import packing as packing_of_claims
from uratori.claims.grouping.profile import background, from_row
from uratori.desk import codec, packing, stories
from uratori.desk.adding import analysis_version
from uratori.desk.pages import Pages
from uratori.desk.stories import Bearer, Brief, Held, Names

#: What is laid aside while the new tables are filled; the rest stays as it is.
_OLD = ("original", "body", "doc", "version", "story", "placed", "claim", "member", "once", "pending", "page")
_GONE = ("name", "word", "words")
_KEPT = ("meta", "decision", "note", "change", "memory")
_INDEXES = ("doc_page", "doc_parent", "version_hash", "placed_story", "claim_story", "member_claim", "member_doc")


def from_2(connection: sqlite3.Connection, tables: str) -> None:
    """Move a desk from schema 2 to today's, inside the caller's transaction; ``tables`` makes those of today."""
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


_NEW_IN_4 = ("TABLE page", "INDEX page_hood", "INDEX story_stale", "TABLE block")


def from_3(connection: sqlite3.Connection, tables: str) -> None:
    """Move a desk from schema 3 to 4, inside the caller's transaction. One that came from 2 has the tables already."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'block'").fetchone():
        return
    for table in ("word", "called"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("ALTER TABLE page RENAME TO old_page")
    for statement in tables.split(";"):
        if any(f"CREATE {new} " in statement for new in _NEW_IN_4):
            connection.execute(statement)
    (by,) = connection.execute("SELECT value FROM meta WHERE key = 'analysis'").fetchone()
    if by == analysis_version():  # else all is grouped anew
        _pages(connection)
    connection.execute("DROP TABLE old_page")
    stories.relist(connection)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('tokenizer', '')")
    connection.execute("UPDATE meta SET value = value + 1 WHERE key IN ('generation', 'settled')")


def _pages(connection: sqlite3.Connection) -> None:
    hoods, pages = Neighbourhoods(), Pages(connection)
    rows: dict[str, int] = {}
    for profile, likenesses in _old_pages(connection):
        near = {id_: value for id_, value in likenesses.items() if id_ in rows}
        hoods.take_in(profile.id, profile.documents, near)
        rows |= pages.put([(profile, {rows[id_]: value for id_, value in near.items()})])
    firsts: dict[str, int] = {}
    for id_, n in rows.items():  # in the order of their numbers: the first page of a neighbourhood gives its name
        if id_ not in firsts:
            firsts |= dict.fromkeys(hoods.hood(id_), n)
    pages.place({rows[id_]: n for id_, n in firsts.items()})


def _old_pages(connection: sqlite3.Connection) -> Iterator[tuple[Profile, dict[str, float]]]:
    """The pages of schema 3, each with how alike it is to others: its vector, before the rest as JSON."""
    usual = b'{"id":"","documents":[""],"day":73,"parent":null,"occasions":{},"near":{"":0.0}}'
    for (data,) in connection.execute("SELECT data FROM old_page ORDER BY n").fetchall():
        end = 4 + int.from_bytes(data[:4], "big")
        row = json.loads(packing.inflated(data[end:], usual))
        vector = packing_of_claims.from_form_1(data[4:end], background())
        yield from_row(row | {"vector": b64encode(vector)}), row["near"]
