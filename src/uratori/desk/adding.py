"""Adding: from what was read to what is kept.

A document is known by its content. Its place is its address: a page's address, a file's path; what comes from the same
place with other words is another version of it, unless it has nothing in common with what was there (a file name used
again for another report).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

from uratori import pipeline
from uratori.data import checksum
from uratori.desk import address, codec, packing, words
from uratori.desk.values import Added, AddedKind, Source
from uratori.language import Parse, parse
from uratori.model import Analysis, Document, Sentence, Story

_GRAM = 5
RELATED = 0.15  # of the five-character runs of the shorter text: below it, a file name was used again
BEGIN = 6  # bytes of a hash that the indexes hold
#: What of a document has a column of its own, or follows from where it is kept.
ELSEWHERE = ("id", "source", "text", "start", "end", "parent", "title", "url")
#: Where a version came from, in SQL: what its row says, which is nothing where that is the document's address.
SOURCE = (
    "CASE WHEN v.source <> '' THEN v.source WHEN d.address LIKE 'file:%' THEN substr(d.address, 6) ELSE d.address END"
)
#: The original of a text that is that as it stands, in SQL: ``b.data`` and ``o.data`` are for :func:`unpacked`.
ORIGINAL = "LEFT JOIN original o ON b.data IS NULL AND o.n = b.original"
_ON_PAGE = "(d.page = :page OR d.address = :page AND d.page IS NULL)"
_SAME_ITEM = 0.5  # an entry of a page that was rewritten, not another entry


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is known by: the hash of its content, its address, the address of the page it stands on."""

    hash: str
    address: str
    page: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A document made ready to be kept: what it is called in a list, its analysis (None where its content is known
    already), its words, and each of them with how it is read."""

    identity: Identity
    document: Document
    called: str = ""
    analysis: bytes | None = None
    words: str = ""
    vocabulary: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Prepared:
    source: Source
    ready: tuple[Ready, ...]


@cache
def analysis_version() -> str:
    """What the analyses of this program are made by; one that was made by another is made anew. The background table is
    part of it: the rows of the grouping are told by it."""
    return f"{pipeline.VERSION}-{codec.shape(Analysis)}{codec.shape(Story)}{checksum('background')}"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def cleaned(source: Source) -> Source:
    """The source without credentials in its addresses, neither in the documents nor in the bytes."""
    found = {s for d in source.documents for a in (d.url, d.source, source.name) if a for s in address.secrets(a)}
    data = source.data
    for secret in sorted(found, key=len, reverse=True):
        data = data.replace(secret.encode(), b"") if data else data
    documents = tuple(
        replace(d, url=address.clean(d.url) if d.url else None, source=address.clean(d.source))
        for d in source.documents
    )
    return Source(address.clean(source.name), data, documents, source.live)


def identify(source: Source) -> tuple[Identity, ...]:
    """The identities of the documents of a source."""
    shared = _page(source) or f"content:{digest(source.documents[0].text.encode())}"
    urls = [d.url for d in source.documents]
    out = []
    for d in source.documents:
        hash_ = _content(d)
        if d.url and urls.count(d.url) == 1:
            place = address.page(d.url)
        elif len(source.documents) == 1 and d.parent is None:
            place = f"content:{hash_}" if shared.startswith("content:") else shared
        else:
            place = f"{shared}#{hash_[:24]}" if d.parent else shared
        out.append(Identity(hash_, place, shared))
    return tuple(out)


def _page(source: Source) -> str | None:
    first = source.documents[0]
    if first.url and all(d.url == first.url for d in source.documents):
        return address.page(first.url)
    if source.name.startswith(("http://", "https://")):
        return address.page(source.name)
    if source.name in ("-", "text", ""):
        return None
    root = first.parent or first.id
    path = Path(source.name).resolve()
    return f"file:{path}" if root == path.stem else f"file:{path}#{root}"


def _content(d: Document) -> str:
    given = d.published.value if d.published.basis == "given" else None
    url = address.page(d.url) if d.url else None
    parts = [url, d.outlet.name if d.outlet else None, d.title, given, d.text[d.start : d.end]]
    return digest(json.dumps(parts, ensure_ascii=False).encode())


def known(connection: sqlite3.Connection, identities: Sequence[Identity]) -> frozenset[str]:
    """The hashes that are on the desk already."""
    return frozenset(i.hash for i in identities if row_of(connection, "version", i.hash) is not None)


def row_of(connection: sqlite3.Connection, table: Literal["version", "original", "body"], hash_: str) -> int | None:
    """The first row of a table that has a hash; the index holds the beginning of it."""
    whole = bytes.fromhex(hash_)
    row = connection.execute(
        f"SELECT n FROM {table} WHERE substr(hash, 1, {BEGIN}) = ? AND hash = ?", (whole[:BEGIN], whole)
    ).fetchone()
    return int(row[0]) if row else None


def prepare(source: Source, identities: Sequence[Identity], known: AbstractSet[str]) -> Prepared:
    """Analyse what is not known yet."""
    ready = (
        Ready(identity, document) if identity.hash in known and not source.live else make(identity, document)
        for document, identity in zip(source.documents, identities, strict=True)
    )
    return Prepared(source, tuple(ready))


def make(identity: Identity, document: Document) -> Ready:
    """A document with its analysis and its words."""
    parsed = _parsed(document)
    analysis = attempt(document, parsed)
    body = words.told(chain.from_iterable(parsed.tokens)) if parsed else words.streams(_words(document))
    parts = (words.streams(document.title or ""), body)
    return Ready(
        identity,
        document,
        called(document, analysis.sentences),
        packed(analysis, document),
        listed(*parts),
        frozenset(chain.from_iterable(t.met for t in parts)),
    )


def listed(*parts: words.Told) -> str:
    """The words of a document, and their pairs, as the index is given them."""
    return " ".join(chain.from_iterable(chain(t.said, t.pairs) for t in parts))


def _parsed(document: Document) -> Parse | None:
    """A document, parsed once for its analysis and for its words; None where that fails (:func:`attempt` says so)."""
    try:
        return parse(document)
    except Exception:
        return None


def packed(analysis: Analysis, document: Document) -> bytes:
    """The analysis of a document as it is kept, beside its words."""
    return codec.pack(bare(analysis), Analysis, document.text[document.start : document.end])


def indexable(title: str | None, text: str) -> str:
    """What of a document is looked for by its words."""
    return f"{title}\n{text}" if title else text


def attempt(document: Document, parsed: Parse | None = None) -> Analysis:
    """The analysis of a document; one that fails leaves the document with a flag (:func:`uratori.pipeline.attempt`)."""
    return pipeline.attempt(document, parsed)


def bare(analysis: Analysis) -> Analysis:
    """The analysis without what stands elsewhere in the desk: of its document only what the analysis has added."""
    d = analysis.document
    return replace(analysis, document=Document("", "", "", d.start, d.end, published=d.published, flags=d.flags))


def keep(
    connection: sqlite3.Connection, prepared: Prepared, at: str, vocabulary: set[tuple[str, str]]
) -> tuple[Added, ...]:
    """Write a source, inside the caller's transaction, but for how its words are read: that is put into ``vocabulary``, which
    the caller writes once (:mod:`uratori.desk.vocabulary`), since the words of many texts go into the same blocks."""
    return _Keeper(connection, prepared.source, at, vocabulary).keep(prepared.ready)


class _Keeper:
    def __init__(
        self, connection: sqlite3.Connection, source: Source, at: str, vocabulary: set[tuple[str, str]]
    ) -> None:
        self.db, self.source, self.at, self.vocabulary = connection, source, at, vocabulary
        self.vanished: dict[str, str] | None = None
        self.original: int | None = None
        self.fresh = False  # whether the original came with this source

    def keep(self, ready: Sequence[Ready]) -> tuple[Added, ...]:
        return tuple(self._one(r, [x.identity.hash for x in ready]) for r in ready)

    def _one(self, ready: Ready, page_hashes: Sequence[str]) -> Added:
        identity = ready.identity
        row = self.db.execute(
            "SELECT d.n, d.id, v.number, d.removed, d.version = v.n FROM version v JOIN doc d ON d.n = v.doc "
            f"WHERE substr(v.hash, 1, {BEGIN}) = ? AND v.hash = ? ORDER BY d.version = v.n DESC, v.n DESC",
            (bytes.fromhex(identity.hash)[:BEGIN], bytes.fromhex(identity.hash)),
        ).fetchone()
        if row and (row[4] or not self.source.live):
            kind: AddedKind = "removed" if row[3] else "same"
            return Added(row[1], kind, self.source.name, row[2])
        if ready.analysis is None:  # its content was taken away while we looked
            ready = make(identity, ready.document)
        before = self._before(ready, page_hashes)
        if before:
            n, id_ = before
            number = self.db.execute("SELECT max(number) + 1 FROM version WHERE doc = ?", (n,)).fetchone()[0]
        else:
            id_ = self._handle(ready.document.id)
            cursor = self.db.execute(
                "INSERT INTO doc (id, address, page, parent) VALUES (?, ?, ?, ?)",
                self._place(id_, ready),
            )
            n, number = int(cursor.lastrowid or 0), 1
        version = self._version(n, number, ready)
        self.db.execute("UPDATE doc SET version = ? WHERE n = ?", (version, n))
        self.db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (n,))
        kind = "version" if before else "new"
        self.db.execute(
            "INSERT INTO change (at, kind, document, text) VALUES (?, ?, ?, ?)",
            (
                self.at,
                "version" if before else "added",
                id_,
                packing.text(ready.called),
            ),
        )
        return Added(id_, kind, self.source.name, number)

    def _place(self, id_: str, ready: Ready) -> tuple[str, str, str | None, str | None]:
        """The first row of a new document. A page that is its address is not said twice."""
        address, page = self._free(ready.identity), ready.identity.page
        return id_, address, None if page == address else page, self._parent(ready, ready.identity)

    def _before(self, ready: Ready, page_hashes: Sequence[str]) -> tuple[int, str] | None:
        """The document that this is another version of."""
        identity = ready.identity
        row = self.db.execute("SELECT n, id FROM doc WHERE address = ?", (identity.address,)).fetchone()
        if row:
            by_name = identity.address.startswith("file:")
            text = _words(ready.document)
            if not by_name or common(text, self._current_text(row[0])) >= RELATED:
                return int(row[0]), str(row[1])
            return None
        if ready.document.parent is None:
            return None
        return self._rewritten(ready, page_hashes)

    def _rewritten(self, ready: Ready, page_hashes: Sequence[str]) -> tuple[int, str] | None:
        """An entry that the page no longer has, and that this one is a new form of."""
        rows = self.db.execute(
            "SELECT d.n, d.id, lower(hex(v.hash)) FROM doc d JOIN version v ON v.n = d.version "
            f"WHERE {_ON_PAGE} AND d.parent IS NOT NULL",
            {"page": ready.identity.page},
        ).fetchall()
        gone = [(n, id_) for n, id_, hash_ in rows if hash_ not in page_hashes]
        text = _words(ready.document)
        near = [(common(text, self._current_text(n)), n, id_) for n, id_ in gone]
        best = max(near, default=None)
        return (best[1], best[2]) if best and best[0] >= _SAME_ITEM else None

    def _current_text(self, doc: int) -> str:
        body, start, end = self.db.execute(
            'SELECT v.body, v.start, v."end" FROM doc d JOIN version v ON v.n = d.version WHERE d.n = ?', (doc,)
        ).fetchone()
        return text_of(self.db, body)[start:end]

    def _handle(self, wanted: str) -> str:
        """The id itself where it is free, else numbered."""
        id_, k = wanted, 1
        while self.db.execute("SELECT 1 FROM doc WHERE id = ? OR parent = ?", (id_, id_)).fetchone():
            k += 1
            id_ = f"{wanted}~{k}"
        return id_

    def _free(self, identity: Identity) -> str:
        taken = self.db.execute("SELECT 1 FROM doc WHERE address = ?", (identity.address,)).fetchone()
        return f"{identity.address}#{identity.hash[:24]}" if taken else identity.address

    def _parent(self, ready: Ready, identity: Identity) -> str | None:
        if ready.document.parent is None:
            return None
        row = self.db.execute(
            f"SELECT coalesce(parent, id) FROM doc d WHERE {_ON_PAGE} ORDER BY n LIMIT 1", {"page": identity.page}
        ).fetchone()
        return str(row[0]) if row else self._handle(ready.document.parent)

    def _version(self, doc: int, number: int, ready: Ready) -> int:
        d = ready.document
        original = self._original()
        (place,) = self.db.execute("SELECT address FROM doc WHERE n = ?", (doc,)).fetchone()
        cursor = self.db.execute(
            'INSERT INTO version (doc, number, hash, body, original, source, start, "end", title, outlet, url, '
            "published, added, document, made_by, analysis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                doc,
                number,
                bytes.fromhex(ready.identity.hash),
                self._body(d.text, original),
                original,
                "" if d.source == place.removeprefix("file:") else d.source,
                d.start,
                d.end,
                d.title,
                d.outlet.name if d.outlet else None,
                d.url,
                d.published.value,
                self.at,
                codec.named(d, without=ELSEWHERE),
                maker(self.db),
                ready.analysis,
            ),
        )
        n = int(cursor.lastrowid or 0)
        put_words(self.db, n, ready.words)
        self.vocabulary |= ready.vocabulary
        return n

    def _original(self) -> int | None:
        if self.source.data is None:
            return None
        if self.original is None:
            row = row_of(self.db, "original", _sum(self.source.data).hex())
            self.fresh = row is None
            self.original = put_original(self.db, self.source.data) if row is None else row
        return self.original

    def _body(self, text: str, original: int | None) -> int:
        raw = text.encode()
        if original is not None and raw == self.source.data:
            row = None
            if not self.fresh:
                row = self.db.execute("SELECT n FROM body WHERE original = ?", (original,)).fetchone()
            self.fresh = False
            return int(row[0]) if row else put_body(self.db, None, original)
        found = row_of(self.db, "body", digest(raw))
        return found if found is not None else put_body(self.db, text, None)


def put_original(connection: sqlite3.Connection, data: bytes) -> int:
    """Keep bytes as they came, inside the caller's transaction; their row."""
    cursor = connection.execute(
        "INSERT INTO original (hash, size, data) VALUES (?, ?, ?)",
        (_sum(data), len(data), packing.as_bytes(data)),
    )
    return int(cursor.lastrowid or 0)


@lru_cache(maxsize=1)
def _sum(data: bytes) -> bytes:
    """The hash of bytes as they came; a file of many texts comes with each of them."""
    return hashlib.sha256(data).digest()


def put_body(connection: sqlite3.Connection, text: str | None, original: int | None) -> int:
    """Keep a text, or that it is an original as it stands, inside the caller's transaction; its row."""
    hash_ = None if text is None else hashlib.sha256(text.encode()).digest()
    cursor = connection.execute(
        "INSERT INTO body (hash, original, data) VALUES (?, ?, ?)",
        (hash_, original, None if text is None else packing.text(text)),
    )
    return int(cursor.lastrowid or 0)


def put_words(connection: sqlite3.Connection, version: int, told: str) -> None:
    """Put the words of a version (row) into the index, inside the caller's transaction."""
    connection.execute("INSERT INTO words (rowid, word) VALUES (?, ?)", (version, told))


def maker(connection: sqlite3.Connection) -> int:
    """The row that says what the analyses of this program are made by, inside the caller's transaction."""
    connection.execute("INSERT OR IGNORE INTO maker (name) VALUES (?)", (analysis_version(),))
    return int(connection.execute("SELECT n FROM maker WHERE name = ?", (analysis_version(),)).fetchone()[0])


def called(document: Document, sentences: Sequence[Sentence]) -> str:
    """What a document is called in a list: its title, else :func:`headline`, else its id."""
    return document.title or headline(document.text, sentences)[:80] or document.id


def headline(text: str, sentences: Sequence[Sentence]) -> str:
    """The first headline of a text; where it has none, the first sentence of its body. (A line 例文通信 2023年9月12日 配信
    above both is no headline.)"""
    for kinds in (("headline",), ("body", "quote", "list item")):
        for s in sentences:
            if s.kind in kinds and (said := text[s.start : s.end].strip()):
                return said
    return ""


def text_of(connection: sqlite3.Connection, body: int) -> str:
    """A text as it was read."""
    row = connection.execute(f"SELECT b.data, o.data FROM body b {ORIGINAL} WHERE b.n = ?", (body,)).fetchone()
    return unpacked(*row)


def unpacked(text: bytes | None, original: bytes | None) -> str:
    """A text as it was read, by its row and, where that has none, by that of its original (:data:`ORIGINAL`)."""
    return packing.untext(text) if text is not None else packing.unbytes(original or b"").decode()


def _words(document: Document) -> str:
    return document.text[document.start : document.end]


def common(one: str, other: str) -> float:
    """How much of the shorter text stands in the other, by runs of five characters."""
    a, b = ({t[i : i + _GRAM] for i in range(max(1, len(t) - _GRAM + 1))} for t in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))
