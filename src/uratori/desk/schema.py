"""The tables of a desk, and how an older desk becomes one of today.

``user_version`` is the schema; ``application_id`` says that the file is a desk. A migration runs in one transaction,
after a copy of the file has been put beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from uratori.desk import moving

SCHEMA = 4
APPLICATION = 0x55524154  # URAT

#: A document is one address, or one content where it has none; a version is one state of it. ``doc.n`` is the row of
#: the full-text index. ``pending`` lists the documents that have not yet been laid against the others; ``story.stale``
#: a story whose words or decisions have changed since its claims were worked out.
#:
#: Hashes are 32 bytes; the indexes hold the first six. A text without a hash is its original as it stands; a document
#: without a page stands on the page that is its address; ``once`` holds every id that was ever given, ``now`` the one that
#: it leads to instead, ``story`` where it stands.
#: ``page`` is what grouping knows (:mod:`uratori.desk.pages`), ``block`` what is kept in sets (:mod:`uratori.desk.blocks`).
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE original (n INTEGER PRIMARY KEY, hash BLOB NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE INDEX original_hash ON original (substr(hash, 1, 6));
CREATE TABLE body (n INTEGER PRIMARY KEY, hash BLOB, original INTEGER REFERENCES original, data BLOB);
CREATE INDEX body_hash ON body (substr(hash, 1, 6)) WHERE hash IS NOT NULL;
CREATE TABLE doc (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE, page TEXT, parent TEXT,
    removed TEXT, version INTEGER REFERENCES version);
CREATE INDEX doc_page ON doc (page) WHERE page IS NOT NULL;
CREATE INDEX doc_parent ON doc (parent) WHERE parent IS NOT NULL;
CREATE TABLE maker (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE version (
    n INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES doc, number INTEGER NOT NULL, hash BLOB NOT NULL,
    body INTEGER NOT NULL REFERENCES body, original INTEGER REFERENCES original, source TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, title TEXT, outlet TEXT, url TEXT, published TEXT, added TEXT NOT NULL, document TEXT NOT NULL,
    made_by INTEGER REFERENCES maker, analysis BLOB NOT NULL, UNIQUE (doc, number));
CREATE INDEX version_hash ON version (substr(hash, 1, 6));
CREATE TABLE pending (doc INTEGER PRIMARY KEY REFERENCES doc);
CREATE TABLE page (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, hood INTEGER NOT NULL, day INTEGER,
    vector BLOB NOT NULL, data BLOB NOT NULL);
CREATE INDEX page_hood ON page (hood);
CREATE TABLE story (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, stale INTEGER NOT NULL DEFAULT 0,
    summary BLOB NOT NULL, brief BLOB NOT NULL, names BLOB NOT NULL, data BLOB NOT NULL);
CREATE INDEX story_stale ON story (n) WHERE stale;
CREATE TABLE placed (doc INTEGER PRIMARY KEY REFERENCES doc, story INTEGER NOT NULL REFERENCES story, version INTEGER);
CREATE INDEX placed_story ON placed (story);
CREATE TABLE once (id TEXT PRIMARY KEY, now TEXT, story INTEGER) WITHOUT ROWID;
CREATE INDEX once_now ON once (now) WHERE now IS NOT NULL;
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
CREATE INDEX change_story ON change (story, number);
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE block (kind INTEGER, first BLOB, data BLOB NOT NULL, PRIMARY KEY (kind, first)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (word, content='', detail=none, tokenize="unicode61 remove_diacritics 0");
"""

#: From each schema to the next, as statements or as what does it. 1 kept neither the page that a document stands on, nor
#: the words met, nor the rows of the grouping, nor how names are read, and had the readings in the index; its analyses are
#: made anew. 2 kept claims, their words and names in rows of their own. 3 kept each word in a row, and had nothing that led
#: from terms to pages.
STEPS: dict[int, str | Callable[[sqlite3.Connection], None]] = {
    1: """
ALTER TABLE doc ADD COLUMN page TEXT NOT NULL DEFAULT '';
UPDATE doc SET page = CASE WHEN parent IS NULL THEN address ELSE substr(address, 1, instr(address || '#', '#') - 1) END;
CREATE INDEX doc_page ON doc (page);
CREATE INDEX change_story ON change (story, number);
CREATE TABLE page (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL);
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
ALTER TABLE name ADD COLUMN reading TEXT NOT NULL DEFAULT '';
CREATE INDEX name_reading ON name (reading) WHERE type = 'person';
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (word, content='', tokenize="unicode61 remove_diacritics 0");
CREATE TABLE word (word TEXT NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (reading, word)) WITHOUT ROWID;
INSERT OR REPLACE INTO meta VALUES ('settled', '0'), ('tokenizer', ''), ('analysis', '0');
INSERT OR IGNORE INTO pending SELECT n FROM doc
""",
    2: lambda connection: moving.from_2(connection, TABLES),
    3: lambda connection: moving.from_3(connection, TABLES),
}


def make(connection: sqlite3.Connection, meta: Mapping[str, str]) -> None:
    """Make the tables of an empty desk, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not connection.execute("PRAGMA user_version").fetchone()[0]:  # else another process was first
            run(connection, TABLES)
            first = {"generation": "0", "settled": "0", **meta}
            connection.executemany("INSERT INTO meta VALUES (?, ?)", first.items())
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements inside the transaction in hand (``executescript`` would end it)."""
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)


def migrate(connection: sqlite3.Connection, path: Path | None) -> Path | None:
    """Bring an older desk to today's schema, step by step, in one transaction. A copy of the file as it was is put beside
    it first; its path is returned."""
    old = version(connection)
    kept = None
    if path is not None:
        kept = path.with_name(f"{path.name}.schema{old}.bak")
        copy(connection, kept)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in range(version(connection), SCHEMA):  # another process may have been first
            taken = STEPS[step]
            if isinstance(taken, str):
                run(connection, taken)
            else:
                taken(connection)
            connection.execute(f"PRAGMA user_version = {step + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    with suppress(sqlite3.OperationalError):  # where the disk has no room for it, the file stays as large as it was
        connection.execute("VACUUM")
    return kept


def copy(connection: sqlite3.Connection, path: Path) -> None:
    """A whole copy of a desk, made while others may write; in place only when it is complete."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    target = sqlite3.connect(part)
    try:
        connection.backup(target)
    finally:
        target.close()
    part.replace(path)


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_desk(connection: sqlite3.Connection) -> bool:
    """Whether the file is a desk, of whatever schema."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION)


def is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]
