"""A desk as an open archive: a ZIP of JSON Lines and the originals as they came, which any program can read.

    manifest.json      what it is, and the SHA-256 of every other part
    documents.jsonl    a line a document: id, address, its versions with what was given and where the text is
    texts.jsonl        {"hash", "text"} of every text that is not an original as it stands
    originals/HASH     the bytes as they came
    decisions.jsonl, notes.jsonl, changes.jsonl    in order, undone ones included
    stories.jsonl, claims.jsonl, ids.jsonl         what is known of them under which id

Analyses are not in it: they are made anew from the words, and find the ids of their stories and claims again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from uratori.desk import codec, packing, refreshing, stories
from uratori.desk.adding import ELSEWHERE, SOURCE, digest, put_body, put_original, row_of, text_of
from uratori.desk.connection import DeskError, writing
from uratori.desk.stories import Bearer, Held
from uratori.model import Document

FORMAT = "uratori-desk 1"
_MOST = 1 << 32  # bytes that one part may unpack to

#: The tables that are lines as they stand, with their columns.
_LINES: dict[str, tuple[str, tuple[str, ...]]] = {
    "decisions.jsonl": ("decision", ("number", "act", "name", "other", "of", "by", "at")),
    "notes.jsonl": (
        "note",
        ("number", "act", "doc", "hash", "start", "end", "words", "standing", "text", "of", "by", "at"),
    ),
    "changes.jsonl": (
        "change",
        ("number", "at", "kind", "story", "claim", "document", "text", "before", "after"),
    ),
    "ids.jsonl": ("once", ("id", "now")),
}
#: The hash of a text in hexadecimal; where it is an original as it stands, that of the original.
_TEXT = "lower(hex(coalesce(b.hash, (SELECT hash FROM original WHERE n = b.original))))"
_VERSION = ("n", "number", "hash", "source", "start", "end", "title", "outlet", "url", "published", "added", "document")

Row = Mapping[str, Any]


def write(connection: sqlite3.Connection, path: Path) -> int:
    """Write the archive of a desk, in place only when it is whole; how many documents. Inside a read transaction, so
    that it is one state of the desk."""
    part = path.with_name(path.name + ".part")
    hashes: dict[str, str] = {}
    connection.execute("BEGIN")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, rows in _parts(connection):
                _lines(archive, name, rows, hashes)
            for hash_, data in connection.execute("SELECT lower(hex(hash)), data FROM original ORDER BY n"):
                archive.writestr(f"originals/{hash_}", packing.unbytes(data))
            count = int(connection.execute("SELECT count(*) FROM doc").fetchone()[0])
            manifest = {"format": FORMAT, "documents": count, "parts": hashes}
            archive.writestr("manifest.json", json.dumps(manifest, indent=1))
        part.replace(path)
    except OSError as error:
        raise DeskError(f"{path}: 書き出せません / cannot be written ({error.strerror or error})") from error
    finally:
        connection.execute("COMMIT")
        part.unlink(missing_ok=True)
    return count


def _parts(connection: sqlite3.Connection) -> Iterator[tuple[str, Iterator[Row]]]:
    yield "documents.jsonl", _documents(connection)
    yield "texts.jsonl", _texts(connection)
    for name, (table, columns) in _LINES.items():
        yield name, _table(connection, table, columns)
    yield "stories.jsonl", _stories(connection)
    yield "claims.jsonl", _claims(connection)


def _lines(archive: zipfile.ZipFile, name: str, rows: Iterator[Row], hashes: dict[str, str]) -> None:
    sum_ = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as file:
        for row in rows:
            line = (json.dumps(row, ensure_ascii=False) + "\n").encode()
            sum_.update(line)
            file.write(line)
    hashes[name] = sum_.hexdigest()


def _table(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> Iterator[Row]:
    quoted = ", ".join("coalesce(now, id)" if c == "now" else f'"{c}"' for c in columns)
    for row in connection.execute(f"SELECT {quoted} FROM {table} ORDER BY 1"):
        found = dict(zip(columns, row, strict=True))
        if "doc" in found and found["doc"] is not None:
            found["doc"] = connection.execute("SELECT id FROM doc WHERE n = ?", (found["doc"],)).fetchone()[0]
        yield {c: packing.untext(v) if isinstance(v, bytes) else v for c, v in found.items() if v is not None}


def _documents(connection: sqlite3.Connection) -> Iterator[Row]:
    told = {"hash": "lower(hex(v.hash))", "source": SOURCE}
    columns = ", ".join(told.get(c, f'v."{c}"') for c in _VERSION)
    for n, id_, address, page, parent, removed, now in connection.execute(
        "SELECT d.n, d.id, d.address, coalesce(d.page, d.address), d.parent, d.removed, v.number FROM doc d "
        "JOIN version v ON v.n = d.version ORDER BY d.n"
    ).fetchall():
        versions = []
        for *values, body, original in connection.execute(
            f"SELECT {columns}, {_TEXT}, lower(hex(o.hash)) FROM version v JOIN doc d ON d.n = v.doc JOIN body b ON b.n = v.body "
            "LEFT JOIN original o ON o.n = v.original WHERE v.doc = ? ORDER BY v.number",
            (n,),
        ):
            row = dict(zip(_VERSION, values, strict=True)) | {"text": body, "original": original or None}
            own = {"id": "", "source": "", "text": "", "start": row["start"], "end": row["end"]}
            named = {c: row[c] for c in ("title", "url") if row[c] is not None}
            row["document"] = own | named | json.loads(row["document"])
            versions.append({c: v for c, v in row.items() if v is not None})
        document = {"id": id_, "address": address, "page": page, "parent": parent, "removed": removed, "current": now}
        yield {c: v for c, v in document.items() if v is not None} | {"versions": versions}


def _texts(connection: sqlite3.Connection) -> Iterator[Row]:
    for n, hash_, original in connection.execute(
        f"SELECT b.n, {_TEXT}, b.original IS NOT NULL FROM body b ORDER BY b.n"
    ).fetchall():
        yield {"hash": hash_, "original": hash_} if original else {"hash": hash_, "text": text_of(connection, n)}


def _stories(connection: sqlite3.Connection) -> Iterator[Row]:
    for n, id_, title in connection.execute("SELECT n, id, title FROM story ORDER BY n").fetchall():
        rows = connection.execute(
            "SELECT d.id FROM placed p JOIN doc d ON d.n = p.doc WHERE p.story = ? ORDER BY d.id", (n,)
        )
        yield {"id": id_, "title": title, "documents": [d for (d,) in rows]}


def _claims(connection: sqlite3.Connection) -> Iterator[Row]:
    ids = dict(connection.execute("SELECT n, id FROM doc"))
    for c, members in stories.listed(connection):
        low, high, status = c.state
        yield {
            "id": c.id,
            "story": c.story,
            "text": c.text,
            "min": low,
            "max": high,
            "status": status,
            "denied": int(c.denied),
            "members": [
                {"document": ids[m.document], "start": m.start, "end": m.end, "statement": m.statement} for m in members
            ],
        }


def read(connection: sqlite3.Connection, path: Path, progress: Callable[[str, int, int], None] | None = None) -> int:
    """Fill an empty desk from an archive, in one transaction; how many documents. Every part and every original is
    checked against its hash. Raises :class:`DeskError`."""
    if connection.execute("SELECT EXISTS (SELECT 1 FROM doc)").fetchone()[0]:
        raise DeskError(
            "空のデスクにだけ取り込めます。--desk で新しいファイルを指定してください"
            " / only an empty desk takes an archive: name a new file with --desk"
        )
    try:
        with zipfile.ZipFile(path) as archive, writing(connection):
            count = _Import(connection, archive, path).run(progress)
    except (
        OSError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        zlib.error,
        sqlite3.IntegrityError,
    ) as error:
        raise DeskError(
            f"{path}: デスクの書き出しとして読めません / cannot be read as an exported desk ({error})"
        ) from error
    refreshing.index(connection, force=True)
    return count


class _Import:
    def __init__(self, connection: sqlite3.Connection, archive: zipfile.ZipFile, path: Path) -> None:
        self.db, self.archive, self.path = connection, archive, path
        self.parts: dict[str, str] = {}
        self.texts: dict[str, int] = {}

    def run(self, progress: Callable[[str, int, int], None] | None) -> int:
        manifest = json.loads(self._bytes("manifest.json"))
        if manifest.get("format") != FORMAT:
            raise ValueError(f"its format is {manifest.get('format')!r}, not {FORMAT!r}")
        self.parts = manifest["parts"]
        originals = [i.filename for i in self.archive.infolist() if i.filename.startswith("originals/")]
        for n, name in enumerate(originals):
            if progress:
                progress("import", n, len(originals))
            self._original(name)
        for row in self._rows("texts.jsonl"):
            self._text(row)
        doc = {row["id"]: self._document(row) for row in self._rows("documents.jsonl")}
        for name, (table, columns) in _LINES.items():
            quoted = ", ".join(f'"{c}"' for c in columns)
            marks = ", ".join("?" * len(columns))
            for row in self._rows(name):
                values = [doc[row[c]] if c == "doc" and c in row else row.get(c) for c in columns]
                self.db.execute(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", values)
        self.db.execute("UPDATE once SET now = NULL WHERE now = id")
        self._stories(doc)
        self.db.execute("INSERT INTO pending SELECT n FROM doc")
        if len(doc) != manifest["documents"]:
            raise ValueError(f"it holds {len(doc)} documents, not {manifest['documents']}")
        return len(doc)

    def _bytes(self, name: str) -> bytes:
        if self.archive.getinfo(name).file_size > _MOST:
            raise ValueError(f"{name} is too large")
        return self.archive.read(name)

    def _rows(self, name: str) -> Iterator[Row]:
        data = self._bytes(name)
        if digest(data) != self.parts[name]:
            raise ValueError(f"{name} is not as it was written")
        for line in data.decode().split("\n"):
            if line:
                yield json.loads(line)

    def _original(self, name: str) -> None:
        data = self._bytes(name)
        hash_ = name.removeprefix("originals/")
        if digest(data) != hash_:
            raise ValueError(f"{name} is not as it was written")
        put_original(self.db, data)

    def _text(self, row: Row) -> None:
        if "text" in row:
            if digest(row["text"].encode()) != row["hash"]:
                raise ValueError("a text is not as it was written")
            self.texts[row["hash"]] = put_body(self.db, row["text"], None)
        else:
            self.texts[row["hash"]] = put_body(self.db, None, self._row("original", row["original"]))

    def _row(self, table: Literal["original"], hash_: str) -> int:
        found = row_of(self.db, table, hash_)
        if found is None:
            raise ValueError(f"{hash_} is missing")
        return found

    def _document(self, row: Row) -> int:
        cursor = self.db.execute(
            "INSERT INTO doc (id, address, page, parent, removed) VALUES (?, ?, ?, ?, ?)",
            (
                row["id"],
                row["address"],
                None if row["page"] == row["address"] else row["page"],
                row.get("parent"),
                row.get("removed"),
            ),
        )
        n = int(cursor.lastrowid or 0)
        for version in row["versions"]:
            codec.from_named(json.dumps(version["document"]), Document)
            given = {**version, "hash": bytes.fromhex(version["hash"])}
            own = {k: v for k, v in version["document"].items() if k not in ELSEWHERE}
            given["document"] = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
            original = self._row("original", version["original"]) if "original" in version else None
            columns = ", ".join(f'"{c}"' for c in _VERSION)
            self.db.execute(
                f"INSERT INTO version (doc, body, original, analysis, {columns}) "
                f"VALUES (?, ?, ?, x'', {', '.join('?' * len(_VERSION))})",
                (n, self.texts[version["text"]], original, *(given.get(c) for c in _VERSION)),
            )
        self.db.execute(
            "UPDATE doc SET version = (SELECT n FROM version WHERE doc = ? AND number = ?) WHERE n = ?",
            (n, row["current"], n),
        )
        return n

    def _stories(self, doc: Mapping[str, int]) -> None:
        """The stories as they were, marked as stale: they are worked out anew and keep their ids."""
        held: dict[str, list[Held]] = defaultdict(list)
        for row in self._rows("claims.jsonl"):
            members = tuple(Bearer(doc[m["document"]], m["start"], m["end"], m["statement"]) for m in row["members"])
            kept = (row["id"], row["min"], row["max"], row["status"], bool(row["denied"]), members)
            held[row["story"]].append(Held(*kept, 0, 0, 0, row["text"]))
        for row in self._rows("stories.jsonl"):
            n = stories.opened(self.db, row["id"], row["title"], tuple(held[row["id"]]))
            placed = [(doc[d], n) for d in row["documents"]]
            self.db.executemany("INSERT INTO placed (doc, story) VALUES (?, ?)", placed)
