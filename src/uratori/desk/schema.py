"""The tables of a desk, and how an older desk becomes one of today.

``user_version`` is the schema; ``application_id`` says that the file is a desk. A migration runs in one transaction,
after a copy of the file has been put beside it.
"""

from __future__ import annotations

import sqlite3

SCHEMA = 2
APPLICATION = 0x55524154  # URAT

#: A document is one address, or one content where it has none; a version is one state of it. ``doc.n`` is the row of
#: the full-text index. ``pending`` lists the documents that have not yet been laid against the others; ``story.stale``
#: a story whose words or decisions have changed since its claims were worked out.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE original (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE body (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, original INTEGER REFERENCES original, data BLOB);
CREATE TABLE doc (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE, page TEXT NOT NULL, parent TEXT,
    removed TEXT, version INTEGER REFERENCES version);
CREATE INDEX doc_page ON doc (page);
CREATE INDEX doc_parent ON doc (parent) WHERE parent IS NOT NULL;
CREATE TABLE version (
    n INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES doc, number INTEGER NOT NULL, hash TEXT NOT NULL,
    body INTEGER NOT NULL REFERENCES body, original INTEGER REFERENCES original, source TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, title TEXT, outlet TEXT, url TEXT, published TEXT, added TEXT NOT NULL, document TEXT NOT NULL,
    made_by TEXT NOT NULL, analysis BLOB NOT NULL, UNIQUE (doc, number));
CREATE INDEX version_hash ON version (hash);
CREATE TABLE pending (doc INTEGER PRIMARY KEY REFERENCES doc);
CREATE TABLE page (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL);
CREATE TABLE story (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, stale INTEGER NOT NULL DEFAULT 0,
    summary BLOB NOT NULL, data BLOB NOT NULL);
CREATE TABLE placed (doc INTEGER PRIMARY KEY REFERENCES doc, story INTEGER NOT NULL REFERENCES story, version INTEGER);
CREATE INDEX placed_story ON placed (story);
CREATE TABLE claim (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, story INTEGER NOT NULL REFERENCES story, text TEXT NOT NULL,
    min INTEGER NOT NULL, max INTEGER NOT NULL, status TEXT NOT NULL, denied INTEGER NOT NULL);
CREATE INDEX claim_story ON claim (story);
CREATE TABLE member (
    claim INTEGER NOT NULL REFERENCES claim, doc INTEGER NOT NULL REFERENCES doc,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, statement TEXT NOT NULL);
CREATE INDEX member_claim ON member (claim);
CREATE INDEX member_doc ON member (doc);
CREATE TABLE once (id TEXT PRIMARY KEY, now TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
    story INTEGER NOT NULL REFERENCES story, entity TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
    key TEXT NOT NULL, main INTEGER NOT NULL);
CREATE INDEX name_story ON name (story);
CREATE INDEX name_key ON name (key);
CREATE TABLE decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, name TEXT, other TEXT, of INTEGER REFERENCES decision,
    by TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE note (
    number INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, doc INTEGER REFERENCES doc, hash TEXT,
    start INTEGER, "end" INTEGER, words TEXT, standing TEXT, text TEXT, of INTEGER REFERENCES note,
    by TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX note_doc ON note (doc);
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, story TEXT, claim TEXT,
    document TEXT, text TEXT NOT NULL, before TEXT, after TEXT);
CREATE TABLE word (word TEXT NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (word, reading)) WITHOUT ROWID;
CREATE INDEX word_reading ON word (reading);
CREATE VIRTUAL TABLE words USING fts5 (word, reading, content='', tokenize="unicode61 remove_diacritics 0");
"""


class OtherFileError(Exception):
    """The file is no desk, or one of a newer program."""


def make(connection: sqlite3.Connection, meta: dict[str, str]) -> None:
    """Make the tables of an empty desk, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        connection.execute("ROLLBACK")  # another process was first
        return
    for statement in TABLES.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [("generation", "0"), ("settled", "0"), *meta.items()])
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")
