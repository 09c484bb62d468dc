"""A story as the desk holds it: what stands in one packed row, and the rows by which its claims and names are found.

Of a claim the row holds its id, its bounds and its places (:class:`Brief`), which is what search asks for and what its id
hangs on, apart from all that only a view of the whole story needs. The words of a claim are words of a document: where
they stand is held, not they.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from uratori.desk import codec
from uratori.desk.adding import text_of
from uratori.desk.called import Called, Entry, Key
from uratori.desk.identity import Known
from uratori.desk.values import Borne, Summary
from uratori.desk.words import name_key, name_reading, spelled
from uratori.model import Analysis, Claim, Entity, Event, Member, Origins, Story

_NEAR = 10_000  # characters of a story's documents that its strings may repeat


@dataclass(frozen=True, slots=True)
class Bearer:
    """Words that bear a claim: the row of their document, their place, their statement."""

    document: int
    start: int
    end: int
    statement: str


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as it is held. Its words stand in the document of its member ``quoted``, from ``skip`` characters behind the
    member's start on, ``more`` longer than it; ``text`` holds them where they stand in none."""

    id: str
    min: int
    max: int
    status: str
    denied: bool
    members: tuple[Bearer, ...]
    quoted: int
    skip: int
    more: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """What a story is known by. Ids hang on it, so that a change of its fields is a change of the schema."""

    documents: tuple[int, ...] = ()
    claims: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Bearing:
    """An entity of a story: its names, the main one first, and what each is found by."""

    person: bool
    names: tuple[str, ...]
    keys: tuple[str, ...]
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of a story. A change of the fields is a change of the schema."""

    names: tuple[Bearing, ...] = ()


def opened(connection: sqlite3.Connection, id_: str, title: str = "", claims: tuple[Held, ...] = ()) -> int:
    """Make the row of a story that is still to be worked out, inside the caller's transaction."""
    cursor = connection.execute(
        "INSERT INTO story (id, title, stale, summary, brief, names, data) VALUES (?, ?, 1, x'', ?, ?, x'')",
        (id_, title, codec.pack(Brief((), claims), Brief), codec.pack(Names(), Names)),
    )
    n = int(cursor.lastrowid or 0)
    _list(connection, n, [id_, *(c.id for c in claims)])
    return n


def put(
    connection: sqlite3.Connection,
    n: int,
    story: Story,
    analyses: Sequence[Analysis],
    entities: Sequence[Entity],
    numbers: Mapping[str, int],
) -> set[Entry]:
    """Write a story that was worked out into its row ``n``, inside the caller's transaction; ``numbers`` are the rows of
    its documents by their ids. :func:`clear` first what it was. What its names are found by is the caller's to keep."""
    texts = {numbers[a.document.id]: a.document.text for a in analyses}
    brief = Brief(
        tuple(numbers[d] for d in story.documents),
        tuple(_held(c, texts, numbers) for c in story.claims),
    )
    names = tuple(map(_bearing, entities))
    summary = replace(_summary(story, analyses), id="", title="")
    near = _near(a.document.text[a.document.start : a.document.end] for a in _ordered(analyses, story.documents))
    connection.execute(
        "UPDATE story SET title = ?, stale = 0, summary = ?, brief = ?, names = ?, data = ? WHERE n = ?",
        (
            story.title,
            codec.pack(summary, Summary),
            codec.pack(brief, Brief),
            codec.pack(Names(names), Names, near),
            codec.pack(_rest(story), Story, near),
            n,
        ),
    )
    _list(connection, n, [story.id, *(c.id for c in story.claims)])
    return _entries(n, names)


def clear(connection: sqlite3.Connection, n: int) -> set[Entry]:
    """Take the rows away by which the claims of a story are found, inside the caller's transaction; what its names are
    found by, which is the caller's to take away (:mod:`uratori.desk.called`), of many stories at once."""
    gone = _entries(n, names(connection, n))
    connection.executemany("UPDATE once SET story = NULL WHERE id = ?", [(c.id,) for c in _brief(connection, n).claims])
    return gone


def close(connection: sqlite3.Connection, n: int) -> str:
    """Take a story away that was cleared, inside the caller's transaction; its id."""
    (id_,) = connection.execute("SELECT id FROM story WHERE n = ?", (n,)).fetchone()
    connection.execute("DELETE FROM story WHERE n = ?", (n,))
    connection.execute("UPDATE once SET story = NULL WHERE id = ?", (id_,))
    return str(id_)


def told(connection: sqlite3.Connection, n: int, analyses: Sequence[Analysis]) -> Story:
    """The story of a row, as it was last worked out; ``analyses`` are those of its documents."""
    id_, title, data = connection.execute("SELECT id, title, data FROM story WHERE n = ?", (n,)).fetchone()
    brief = _brief(connection, n)
    ids = {d: connection.execute("SELECT id FROM doc WHERE n = ?", (d,)).fetchone()[0] for d in brief.documents}
    documents = tuple(ids.values())
    text = {a.document.id: a.document.text for a in analyses}
    near = _near(a.document.text[a.document.start : a.document.end] for a in _ordered(analyses, documents))
    rest: Story = codec.unpack(data, Story, near)
    said = [_words(c, {d: text[id] for d, id in ids.items()}) for c in brief.claims]
    called = {str(k): c.id for k, c in enumerate(brief.claims)}
    claims = tuple(
        _whole(c, h, words, ids, called) for c, h, words in zip(rest.claims, brief.claims, said, strict=True)
    )
    timeline = tuple(Event(e.time, e.text or said[int(e.claim)], called[e.claim]) for e in rest.timeline)
    return replace(rest, id=id_, title=title, documents=documents, claims=claims, timeline=timeline)


def known(connection: sqlite3.Connection, n: int) -> list[Known]:
    """The claims of a story as they stand, with their words, for those that come after them."""
    (id_,) = connection.execute("SELECT id FROM story WHERE n = ?", (n,)).fetchone()
    brief = _brief(connection, n)
    texts = _texts(connection, brief.documents)
    return [
        Known(
            c.id,
            id_,
            _words(c, texts),
            (c.min, c.max, c.status),  # type: ignore[arg-type]
            c.denied,
            tuple((m.document, m.start, m.end) for m in c.members),
        )
        for c in brief.claims
    ]


def held(connection: sqlite3.Connection, n: int) -> tuple[Held, ...]:
    """The claims of a story as they are held. Raises :class:`uratori.desk.codec.CodecError` where they cannot be read."""
    (brief,) = connection.execute("SELECT brief FROM story WHERE n = ?", (n,)).fetchone()
    found: tuple[Held, ...] = _claims(brief)
    return found


def documents(connection: sqlite3.Connection, n: int) -> list[int]:
    """The rows of the documents that a story was worked out from, as far as they are there."""
    return [
        d for d in _documents(connection, n) if connection.execute("SELECT 1 FROM doc WHERE n = ?", (d,)).fetchone()
    ]


def borne(connection: sqlite3.Connection, doc: int, start: int, end: int) -> tuple[Borne, ...]:
    """The claims that words of a document bear, in the order of the words."""
    row = connection.execute("SELECT story FROM placed WHERE doc = ?", (doc,)).fetchone()
    found = [
        (m.start, k, c)
        for k, c in enumerate(held(connection, row[0]) if row else ())
        for m in c.members
        if m.document == doc and m.start < end and start < m.end
    ]
    ordered = dict.fromkeys(c for _, _, c in sorted(found, key=lambda f: f[:2]))
    return tuple(Borne(c.id, c.min, c.max, c.status) for c in ordered)  # type: ignore[arg-type]


def words(connection: sqlite3.Connection, claim: str) -> str:
    """The words of a claim that stands. Raises KeyError."""
    row = connection.execute("SELECT story FROM once WHERE id = ? AND story IS NOT NULL", (claim,)).fetchone()
    found = [c for c in held(connection, row[0]) if c.id == claim] if row else []
    if not found:
        raise KeyError(claim)
    return _words(found[0], _texts(connection, [m.document for m in found[0].members]))


def names(connection: sqlite3.Connection, n: int) -> tuple[Bearing, ...]:
    """The entities of a story by their names; none where they cannot be read (the doctor says so)."""
    try:
        return _names(connection, n)
    except codec.CodecError:
        return ()


def _names(connection: sqlite3.Connection, n: int) -> tuple[Bearing, ...]:
    (data,) = connection.execute("SELECT names FROM story WHERE n = ?", (n,)).fetchone()
    try:
        near = _near(_said(connection, _documents(connection, n)))
    except (zlib.error, ValueError) as error:
        raise codec.CodecError(f"stands beside a text that cannot be read: {error}") from error
    found: Names = codec.unpack(data, Names, near)
    return found.names


def listed(connection: sqlite3.Connection) -> Iterator[tuple[Known, Sequence[Bearer]]]:
    """All claims of the desk, each with the words that bear it."""
    for (n,) in connection.execute("SELECT n FROM story ORDER BY n").fetchall():
        yield from zip(known(connection, n), [c.members for c in held(connection, n)], strict=True)


def relist(connection: sqlite3.Connection) -> None:
    """Make the rows anew by which claims and names are found, inside the caller's transaction. Of a story that cannot be
    read nothing is left; it is to be worked out anew, and finds its ids by its words."""
    for n, data in connection.execute("SELECT n, brief FROM story").fetchall():
        try:
            codec.unpack(data, Brief)
            _names(connection, n)
        except codec.CodecError:
            nothing = (codec.pack(Names(), Names), codec.pack(_brief(connection, n), Brief), n)
            connection.execute("UPDATE story SET names = ?, brief = ? WHERE n = ?", nothing)
    connection.execute("UPDATE once SET story = NULL")
    found: set[Entry] = set()
    for n, id_ in connection.execute("SELECT n, id FROM story").fetchall():
        _list(connection, n, [id_, *(c.id for c in _brief(connection, n).claims)])
        found |= _entries(n, names(connection, n))
    called = Called(connection)
    called.clear()
    called.add(found)


def leading(connection: sqlite3.Connection, n: int, id_: str) -> tuple[set[Entry], set[str]]:
    """What a story is to be found by: its names, and the ids that lead to it. Raises
    :class:`uratori.desk.codec.CodecError`."""
    (data,) = connection.execute("SELECT brief FROM story WHERE n = ?", (n,)).fetchone()
    brief: Brief = codec.unpack(data, Brief)
    return _entries(n, _names(connection, n)), {id_, *(c.id for c in brief.claims)}


def _entries(n: int, names: Iterable[Bearing]) -> set[Entry]:
    """What leads from names to the story in row ``n``."""
    out: set[Key] = set()
    for b in names:
        keys = [k for k in b.keys if k]
        if b.person:
            out |= {Key("person", k) for k in keys} | {Key("read", r) for r in b.readings if r}
        if len(b.names) > 1 or not b.person:
            out |= {Key("several" if len(b.names) > 1 else "other", k) for k in keys}
    return {(k, n) for k in out}


def _list(connection: sqlite3.Connection, n: int, ids: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO once (id, story) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET story = excluded.story",
        [(id_, n) for id_ in ids],
    )


def _brief(connection: sqlite3.Connection, n: int) -> Brief:
    """What a story is known by; nothing where that cannot be read (the doctor says so)."""
    (data,) = connection.execute("SELECT brief FROM story WHERE n = ?", (n,)).fetchone()
    try:
        found: Brief = codec.unpack(data, Brief)
    except codec.CodecError:
        return Brief()
    return found


def _documents(connection: sqlite3.Connection, n: int) -> tuple[int, ...]:
    """The rows of the documents that a story was worked out from; none where that cannot be read."""
    (data,) = connection.execute("SELECT brief FROM story WHERE n = ?", (n,)).fetchone()
    try:
        found: tuple[int, ...] = codec.field(data, Brief, "documents")
    except codec.CodecError:
        return ()
    return found


@lru_cache(maxsize=64)
def _claims(brief: bytes) -> tuple[Held, ...]:
    found: tuple[Held, ...] = codec.field(brief, Brief, "claims")
    return found


def _bearing(e: Entity) -> Bearing:
    person = e.type == "person"
    names = sorted({n.name for n in e.names}, key=lambda name: (name != e.name, name))
    readings = tuple(spelled(name_reading(n)) for n in names) if person else ()
    return Bearing(person, tuple(names), tuple(map(name_key, names)), readings)


def _held(claim: Claim, texts: Mapping[int, str], numbers: Mapping[str, int]) -> Held:
    members = tuple(Bearer(numbers[m.document], m.start, m.end, m.statement) for m in claim.members)
    denied = any(r.type == "denied-by" for r in claim.relations)
    kept = (claim.id, claim.origins.min, claim.origins.max, claim.status, denied, members)
    for quoted, m in enumerate(members):
        at = texts[m.document].find(claim.text, m.start, m.end)
        if at < 0:
            at = texts[m.document].find(claim.text, max(0, m.start - len(claim.text)))
        if at >= 0:
            return Held(*kept, quoted, at - m.start, len(claim.text) - (m.end - m.start), None)
    return Held(*kept, 0, 0, 0, claim.text)


def _words(claim: Held, texts: Mapping[int, str]) -> str:
    if claim.text is not None:
        return claim.text
    m = claim.members[claim.quoted]
    start = m.start + claim.skip
    return texts.get(m.document, "")[start : start + claim.more + m.end - m.start]


def _texts(connection: sqlite3.Connection, docs: Iterable[int]) -> dict[int, str]:
    """The texts of documents in the state in which their story was worked out."""
    return {doc: text for doc, text, _, _ in _read(connection, docs)}


def _said(connection: sqlite3.Connection, docs: Iterable[int]) -> Iterator[str]:
    """The words of documents, each without what else stands in its file."""
    return (text[start:end] for _, text, start, end in _read(connection, docs))


def _read(connection: sqlite3.Connection, docs: Iterable[int]) -> Iterator[tuple[int, str, int, int]]:
    read: dict[int, str] = {}
    for doc in dict.fromkeys(docs):
        row = connection.execute(
            'SELECT v.body, v.start, v."end" FROM doc d LEFT JOIN placed p ON p.doc = d.n JOIN version v ON v.n = coalesce(p.version, d.version) '
            "WHERE d.n = ?",
            (doc,),
        ).fetchone()
        if row:
            body, start, end = row
            if body not in read:
                read[body] = text_of(connection, body)
            yield doc, read[body], start, end


def _ordered(analyses: Sequence[Analysis], documents: Sequence[str]) -> list[Analysis]:
    by_id = {a.document.id: a for a in analyses}
    return [by_id[d] for d in documents]


def _near(texts: Iterable[str]) -> str:
    out, size = [], 0
    for text in texts:
        out.append(text[: _NEAR - size])
        size += len(out[-1])
        if size >= _NEAR:
            break
    return "".join(out)


def _rest(story: Story) -> Story:
    """A story without what its row and its :class:`Brief` hold. Its claims are called by their places."""
    place = {c.id: str(k) for k, c in enumerate(story.claims)}
    text = {c.id: c.text for c in story.claims}
    claims = tuple(
        replace(
            c,
            id="",
            text="",
            members=(),
            status="reported",
            origins=replace(c.origins, min=0, max=0),
            relations=tuple(replace(r, claim=place[r.claim]) for r in c.relations),
        )
        for c in story.claims
    )
    timeline = tuple(Event(e.time, "" if e.text == text[e.claim] else e.text, place[e.claim]) for e in story.timeline)
    return replace(story, id="", title="", documents=(), claims=claims, timeline=timeline)


def _whole(claim: Claim, kept: Held, text: str, ids: Mapping[int, str], called: Mapping[str, str]) -> Claim:
    return Claim(
        kept.id,
        text,
        tuple(Member(ids[m.document], m.start, m.end, m.statement) for m in kept.members),
        Origins(kept.min, kept.max, claim.origins.roots, claim.origins.why),
        kept.status,  # type: ignore[arg-type]
        tuple(replace(r, claim=called[r.claim]) for r in claim.relations),
    )


def _summary(story: Story, analyses: Sequence[Analysis]) -> Summary:
    days = sorted(d for a in analyses if (d := a.document.published.day))
    outlets = dict.fromkeys(a.document.outlet.name for a in analyses if a.document.outlet)
    return Summary(
        story.id,
        story.title,
        len(story.documents),
        tuple(outlets),
        len(story.claims),
        sum(any(r.type == "denied-by" for r in c.relations) for c in story.claims),
        sum(c.origins.max <= 1 for c in story.claims),
        days[0] if days else None,
        days[-1] if days else None,
    )
