"""Search over documents, claims and people."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from uratori.desk import reading, words
from uratori.desk.settling import name_key
from uratori.desk.values import Borne, Hit, HitKind, Quote
from uratori.model import Analysis, Span

_QUOTES = 3


def search(connection: sqlite3.Connection, query: str, kinds: Sequence[HitKind], limit: int) -> tuple[Hit, ...]:
    asked = [words.key(w) for w in query.split()]
    if not asked:
        return ()
    out: list[Hit] = []
    found = _documents(connection, asked, limit) if "document" in kinds or "claim" in kinds else []
    hits = [_hit(connection, n, asked) for n in found]
    if "document" in kinds:
        out += hits
    if "claim" in kinds:
        out += _claims(connection, hits, limit)
    if "person" in kinds:
        out += _people(connection, query, limit)
    return tuple(out)


def _documents(connection: sqlite3.Connection, asked: Sequence[str], limit: int) -> list[int]:
    match = " AND ".join(_match(w) for w in asked)
    rows = connection.execute(
        "SELECT d.n FROM words JOIN doc d ON d.version = words.rowid WHERE words MATCH ? AND d.removed IS NULL "
        "ORDER BY rank LIMIT ?",
        (match, limit),
    ).fetchall()
    return [n for (n,) in rows]


def _match(word: str) -> str:
    told, read = words.streams(word)
    parts = [f'word : "{" ".join(told)}" *', f'reading : "{" ".join(read)}" *', f'reading : "{words.kana(word)}" *']
    return "(" + " OR ".join(parts) + ")"


def _hit(connection: sqlite3.Connection, n: int, asked: Sequence[str]) -> Hit:
    a = next(reading.analyses(connection, [n]))
    d = a.document
    row = connection.execute("SELECT s.id FROM story s JOIN placed p ON p.story = s.n WHERE p.doc = ?", (n,)).fetchone()
    return Hit(
        "document",
        d.id,
        row[0] if row else None,
        d.title or _first(a),
        d.outlet.name if d.outlet else None,
        d.published.value,
        _quotes(connection, n, a, asked),
    )


def _first(a: Analysis) -> str:
    s = a.sentences[0] if a.sentences else a.document
    return a.document.text[s.start : s.end].strip()


def _quotes(connection: sqlite3.Connection, n: int, a: Analysis, asked: Sequence[str]) -> tuple[Quote, ...]:
    d = a.document
    out = []
    for s in a.sentences:
        text = d.text[s.start : s.end]
        marks = _marks(text, asked)
        if marks:
            out.append(Quote(d.id, s.start, s.end, text, marks, _borne(connection, n, s.start, s.end)))
    out.sort(key=lambda q: (-len(q.marks), q.start))
    return tuple(out[:_QUOTES])


def _marks(text: str, asked: Sequence[str]) -> tuple[Span, ...]:
    low = words.kana(text.casefold())
    found = []
    for w in asked:
        at = low.find(words.kana(w))
        if at >= 0:
            found.append(Span(at, at + len(w)))
    return tuple(sorted(found))


def _borne(connection: sqlite3.Connection, doc: int, start: int, end: int) -> tuple[Borne, ...]:
    rows = connection.execute(
        "SELECT DISTINCT c.id, c.min, c.max, c.status FROM member m JOIN claim c ON c.n = m.claim "
        'WHERE m.doc = ? AND m.start < ? AND m."end" > ?',
        (doc, end, start),
    ).fetchall()
    return tuple(Borne(*r) for r in rows)


def _claims(connection: sqlite3.Connection, hits: Sequence[Hit], limit: int) -> list[Hit]:
    found: dict[str, Hit] = {}
    for hit in hits:
        for quote in hit.quotes:
            for borne in quote.bears:
                if borne.claim in found:
                    continue
                (text,) = connection.execute("SELECT text FROM claim WHERE id = ?", (borne.claim,)).fetchone()
                found[borne.claim] = Hit("claim", borne.claim, hit.story, text, None, None, (quote,), borne)
    return list(found.values())[:limit]


def _people(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    rows = connection.execute(
        "SELECT s.id, n.story, n.entity FROM name n JOIN story s ON s.n = n.story "
        "WHERE n.type = 'person' AND n.key LIKE ? || '%' LIMIT ?",
        (name_key(query), 10 * limit),
    ).fetchall()
    found: dict[str, Hit] = {}
    for story, n, entity in rows:
        called = connection.execute(
            "SELECT name FROM name WHERE story = ? AND entity = ? ORDER BY main DESC", (n, entity)
        ).fetchall()
        main, *others = dict.fromkeys(c for (c,) in called)
        found.setdefault(main, Hit("person", main, story, main, names=tuple(others)))
    return list(found.values())[:limit]
