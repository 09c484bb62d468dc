"""Whether a desk is sound, and what can be mended.

Everything a desk holds is checked against what it must be: the file against SQLite's own check, bytes and texts against
their hashes, rows against the rows they lead to, the index against the texts, the stories against the documents.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from uratori.desk import codec, packing, reading, refreshing, stories, words
from uratori.desk.adding import analysis_version, text_of
from uratori.desk.called import Called, Entry
from uratori.desk.connection import read_only, writing
from uratori.desk.pages import Pages
from uratori.desk.vocabulary import Vocabulary
from uratori.model import Analysis, Document

Cure = Literal["index", "stories", "analyses", "rows", "none"]
_FEW = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: in what, what, and what mends it."""

    where: str
    what: str
    cure: Cure = "none"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def examine(connection: sqlite3.Connection) -> tuple[Finding, ...]:
    """Everything that is wrong with a desk; nothing where it is sound."""
    broken = [Finding("file", text) for text in _integrity(connection)]
    if broken:
        return tuple(broken)
    return tuple(f for check in _CHECKS for f in check(connection))


def mend(connection: sqlite3.Connection, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Mend what can be; what was done. The stories are worked out when they are next looked at."""
    cures = {f.cure for f in findings}
    done = []
    if "rows" in cures:
        with writing(connection):
            for _, condition, table in _ORPHANS:
                if table in _LOOSE:
                    connection.execute(f"DELETE FROM {table} WHERE {condition}")
            stories.relist(connection)
        done.append("rows")
    if "index" in cures:
        refreshing.index(connection, force=True)
        done.append("index")
    if "analyses" in cures:
        refreshing.reanalyse(connection, everything=True)
        done.append("analyses")
    if cures & {"stories", "rows", "analyses"}:
        with writing(connection):
            Pages(connection).clear()
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'settled'")
            _placed_again(connection)
            connection.execute("DELETE FROM placed WHERE doc IN (SELECT n FROM doc WHERE removed IS NOT NULL)")
            connection.execute("INSERT OR IGNORE INTO pending SELECT n FROM doc")
            connection.execute("UPDATE story SET stale = 1")
        done.append("stories")
    return tuple(done)


def _placed_again(connection: sqlite3.Connection) -> None:
    """Put documents that stand in no story back where their story says: it keeps its id by them."""
    for n, documents in [(n, stories.documents(connection, n)) for (n,) in connection.execute("SELECT n FROM story")]:
        connection.executemany("INSERT OR IGNORE INTO placed (doc, story) VALUES (?, ?)", [(d, n) for d in documents])


def copies(path: Path) -> tuple[Path, ...]:
    """The copies that lie beside a desk, latest first."""
    found = [p for p in path.parent.glob(f"{path.name}.*") if p.name.endswith(".bak")]
    return tuple(sorted(found, key=lambda p: p.stat().st_mtime, reverse=True))


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for (text,) in connection.execute("PRAGMA integrity_check(20)"):
            if text != "ok":
                yield text
    except sqlite3.DatabaseError as error:
        yield str(error)


def _keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, n, target, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_FEW):
        yield Finding(f"{table} {n}", f"leads to a row of {target} that is not there", "rows")


def _hashes(connection: sqlite3.Connection) -> Iterator[Finding]:
    for n, hash_, size, data in connection.execute("SELECT n, hash, size, data FROM original"):
        try:
            found = packing.unbytes(data)
        except (zlib.error, ValueError, TypeError) as error:
            yield Finding(f"original {n}", f"cannot be unpacked ({error})")
            continue
        if sha256(found).digest() != hash_ or len(found) != size:
            yield Finding(f"original {n}", "is not what was kept")
    for n, hash_ in connection.execute("SELECT n, hash FROM body").fetchall():
        try:
            sound = hash_ is None or sha256(text_of(connection, n).encode()).digest() == hash_
        except (zlib.error, ValueError, TypeError, sqlite3.OperationalError) as error:
            yield Finding(f"text {n}", f"cannot be read ({error})")
            continue
        if not sound:
            yield Finding(f"text {n}", "is not what was kept")


#: What must not be: where, in SQL; and in which table.
_ORPHANS = (
    ("has no versions", "version IS NULL OR version NOT IN (SELECT n FROM version WHERE doc = doc.n)", "doc"),
    ("belongs to no document", "doc NOT IN (SELECT n FROM doc)", "version"),
    ("has no text", "data IS NULL AND (original IS NULL OR original NOT IN (SELECT n FROM original))", "body"),
    ("belongs to no version", "n NOT IN (SELECT body FROM version)", "body"),
    (
        "belongs to no version",
        "n NOT IN (SELECT original FROM version WHERE original IS NOT NULL) "
        "AND n NOT IN (SELECT original FROM body WHERE original IS NOT NULL)",
        "original",
    ),
)
_LOOSE = ("body", "original")


def _orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    for what, condition, table in _ORPHANS:
        (n,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
        if n:
            yield Finding(f"{table} ({n})", what, "rows" if table in _LOOSE else "none")


def _documents(connection: sqlite3.Connection) -> Iterator[Finding]:
    ours = connection.execute("SELECT n FROM maker WHERE name = ?", (analysis_version(),)).fetchone()
    for n, id_, named, made_by, data, body, start, end in connection.execute(
        'SELECT v.n, d.id, v.document, v.made_by, v.analysis, v.body, v.start, v."end" FROM version v '
        "JOIN doc d ON d.n = v.doc"
    ).fetchall():
        try:
            codec.from_named(named, Document, id=id_, source="", text="", start=start, end=end)
        except codec.CodecError as error:
            yield Finding(f"document {id_}", f"what was given with it cannot be read ({error})")
        if ours == (made_by,):
            try:
                codec.unpack(data, Analysis, text_of(connection, body)[start:end])
            except (zlib.error, ValueError, TypeError) as error:
                yield Finding(f"document {id_} (version row {n})", f"its analysis {error}", "analyses")


def _index(connection: sqlite3.Connection) -> Iterator[Finding]:
    (tokenizer,) = connection.execute("SELECT value FROM meta WHERE key = 'tokenizer'").fetchone()
    if tokenizer != words.tokenizer():
        return  # it is made anew at the next search
    indexed = {n for (n,) in connection.execute("SELECT rowid FROM words")}
    kept = {n for (n,) in connection.execute("SELECT n FROM version")}
    if indexed != kept:
        yield Finding("index", f"{len(kept - indexed)} texts are missing, {len(indexed - kept)} too many", "index")
    if kept and not Vocabulary(connection).sound():
        yield Finding("index", "words that were met are missing", "index")
    if read_only(connection):
        return
    try:
        connection.execute("BEGIN")
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield Finding("index", str(error), "index")
    finally:
        connection.execute("ROLLBACK")


def _stories(connection: sqlite3.Connection) -> Iterator[Finding]:
    queries = {
        "stands in no story": "SELECT id FROM doc WHERE removed IS NULL AND n NOT IN (SELECT doc FROM placed) "
        "AND n NOT IN (SELECT doc FROM pending)",
        "has changed since its story was worked out": "SELECT d.id FROM doc d JOIN placed p ON p.doc = d.n "
        "JOIN story s ON s.n = p.story WHERE p.version IS NOT d.version AND NOT s.stale "
        "AND d.n NOT IN (SELECT doc FROM pending)",
        "was removed and still stands in a story": "SELECT d.id FROM doc d JOIN placed p ON p.doc = d.n "
        "WHERE d.removed IS NOT NULL AND d.n NOT IN (SELECT doc FROM pending)",
    }
    for what, query in queries.items():
        for (id_,) in connection.execute(query).fetchmany(_FEW):
            yield Finding(f"document {id_}", what, "stories")
    for n, id_ in connection.execute("SELECT n, id FROM story WHERE NOT stale").fetchall():
        try:
            stories.told(connection, n, [reading.version(connection, v) for v in _versions(connection, n)])
        except (zlib.error, ValueError, KeyError, IndexError, TypeError) as error:
            yield Finding(f"story {id_}", str(error), "stories")
    yield from _pages(connection)
    for (id_,) in connection.execute(
        "SELECT id FROM story WHERE n NOT IN (SELECT story FROM placed) AND NOT EXISTS (SELECT 1 FROM pending)"
    ).fetchmany(_FEW):
        yield Finding(f"story {id_}", "has no documents", "stories")


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What stories are found by, against the pages; whether the neighbourhoods bear the names of their first ones."""
    try:
        wrong = Pages(connection).wrong()
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        yield Finding("pages", f"cannot be read ({error})", "stories")
        return
    if wrong:
        yield Finding("pages", f"{wrong} terms lead nowhere, or are missing", "stories")
    query = "SELECT count(*) FROM (SELECT 1 FROM page GROUP BY hood HAVING min(n) <> hood)"
    (named,) = connection.execute(query).fetchone()
    if named:
        yield Finding("pages", f"{named} neighbourhoods lack their first page", "stories")


def _versions(connection: sqlite3.Connection, story: int) -> list[int]:
    """The versions of its documents that a story was worked out from."""
    rows = connection.execute(
        "SELECT coalesce(p.version, d.version) FROM placed p JOIN doc d ON d.n = p.doc WHERE p.story = ?", (story,)
    )
    return [v for (v,) in rows]


def _found(connection: sqlite3.Connection) -> Iterator[Finding]:
    """The rows by which claims and names are found, against the stories."""
    called: set[Entry] = set()
    leads: set[tuple[str, int]] = set()
    for n, id_ in connection.execute("SELECT n, id FROM story").fetchall():
        try:
            entries, ids = stories.leading(connection, n, id_)
        except codec.CodecError as error:
            yield Finding(f"story {id_}", str(error), "rows")
            continue
        called |= entries
        leads |= {(i, n) for i in ids}
    there = connection.execute("SELECT id, story FROM once WHERE story IS NOT NULL")
    for what, wrong in (
        ("names", Called(connection).wrong(called)),
        ("ids", len(leads.symmetric_difference(there))),
    ):
        if wrong:
            yield Finding(what, f"{wrong} lead nowhere, or are missing", "rows")


_CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding]], ...] = (
    _keys,
    _hashes,
    _orphans,
    _documents,
    _index,
    _stories,
    _found,
)
