"""Search over documents, claims and people.

The answer is always words of a document: the sentences in which what was looked for stands, with the bounds of the
claims that they bear. The index tells which documents have the words; their texts, whether they stand together. Documents
are ranked by BM25; where a word stands in very many, the latest come first.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from uratori.desk import asking, reading, stories, words
from uratori.desk.adding import ORIGINAL, headline, indexable, unpacked
from uratori.desk.asking import Asked
from uratori.desk.called import Called
from uratori.desk.values import Hit, HitKind, Quote
from uratori.language import fold
from uratori.model import Sentence, Span

_QUOTES = 3
_MANY = 200  # documents from which on they are not ranked
_MOST = 1_000  # documents that are looked at, at most
_CLOSELY = 6  # texts whose words are looked at one by one
_LENGTH = (0.3, 0.0015)  # BM25: how soon a word said again adds no more, in short texts, and per letter


def search(connection: sqlite3.Connection, query: str, kinds: Sequence[HitKind], limit: int) -> tuple[Hit, ...]:
    """Up to ``limit`` hits of each kind, documents first, then claims, then people."""
    hits = _documents(connection, query, limit)
    out = list(hits) if "document" in kinds else []
    if "claim" in kinds:
        out += _claims(connection, hits, limit)
    if "person" in kinds:
        out += _people(connection, query, limit, hits)
    return tuple(out)


def _documents(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    texts = _Texts(connection)
    asked = asking.ask(connection, query)
    found = _found(connection, texts, asked, limit) if asked else []
    hits = [_hit(connection, n, asked) for n in found]
    if len(found) < limit and (wider := asking.ask(connection, query, wide=True)):
        more = [n for n in _found(connection, texts, wider, limit) if n not in set(found)]
        hits += [_hit(connection, n, wider) for n in more[: limit - len(found)]]
    return hits


def _found(connection: sqlite3.Connection, texts: _Texts, asked: Sequence[Asked], limit: int) -> list[int]:
    """The version rows of the current documents that have all that was asked for, best first."""
    match = " AND ".join(f"({a.match})" for a in asked)
    order = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?"
    rows = [n for (n,) in connection.execute(order, (match, _MANY, 0))]
    sought = [_Sought(connection, a) for a in asked]
    if len(rows) < _MANY:
        scored = [(_score(text, sought), n) for n, text in texts.of(rows)]
        return _ranked(texts, scored, sought, limit)
    found: list[int] = []
    unsure: list[int] = []
    for at in range(_MANY, _MOST + 1, _MANY):
        for n, text in texts.of(rows):
            (found if all(s.stands(text) for s in sought) else unsure).append(n)
            if len(found) == limit:
                return found
        rows = [n for (n,) in connection.execute(order, (match, _MANY, at))]
    return [*found, *_closely(texts, unsure, sought)][:limit]


class _Texts:
    """The texts of those versions that are current, as they are compared; each is read once for a query."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._known: dict[int, str | None] = {}

    def of(self, versions: Iterable[int]) -> Iterator[tuple[int, str]]:
        for n in versions:
            if n not in self._known:
                self._known[n] = self._read(n)
            if (text := self._known[n]) is not None:
                yield n, text

    def _read(self, version: int) -> str | None:
        row = self._db.execute(_TEXT, (version,)).fetchone()
        if row is None:
            return None
        data, original, start, end, title = row
        return words.key(indexable(title, unpacked(data, original)[start:end]))


_TEXT = (
    'SELECT b.data, o.data, v.start, v."end", v.title FROM version v JOIN doc d ON d.n = v.doc AND d.version = v.n '
    f"JOIN body b ON b.n = v.body {ORIGINAL} WHERE v.n = ? AND d.removed IS NULL"
)


class _Sought:
    """A word that is looked for in texts as they are compared (:func:`_compared`)."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked) -> None:
        self.asked, self.whole = asked, asked.whole
        self.forms = tuple(dict.fromkeys(w for form in asked.forms if form for w in _in_both_kana(form)))
        self.parts = tuple(map(_in_both_kana, asked.parts))
        rows = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        (count,) = connection.execute(rows, (asked.match, _MOST)).fetchone()
        self.weight = math.log(1 + _MOST / (count + 1))

    def count(self, text: str) -> int:
        return sum([text.count(f) for f in self.forms])

    def apart(self, text: str) -> bool:
        return bool(self.parts) and all(any(w in text for w in p) for p in self.parts)

    def stands(self, text: str) -> bool:
        return self.whole or self.apart(text) or any(f in text for f in self.forms)


def _in_both_kana(form: str) -> tuple[str, ...]:
    """A form as it can stand in a text: ミサイル, みさいる."""
    return tuple(dict.fromkeys((form, words.kana(form), words.katakana(form))))


def _score(text: str, sought: Sequence[_Sought]) -> float | None:
    """How well a text answers, by BM25; None where only a closer look can tell whether it does."""
    score = 0.0
    length = _LENGTH[0] + _LENGTH[1] * len(text)
    for s in sought:
        often = s.count(text)
        if not often:
            if not (s.whole or s.apart(text)):
                return None
            often = 1 if s.whole else 0
        score += s.weight * often / (often + length)
    return score


def _ranked(
    texts: _Texts, scored: Sequence[tuple[float | None, int]], sought: Sequence[_Sought], limit: int
) -> list[int]:
    """The best, then of the rest the latest that have the words in another spelling."""
    best = [n for _, n in sorted([(score, n) for score, n in scored if score is not None], reverse=True)]
    if len(best) >= limit:
        return best[:limit]
    return [*best, *_closely(texts, [n for score, n in scored if score is None], sought)][:limit]


def _closely(texts: _Texts, unsure: Sequence[int], sought: Sequence[_Sought]) -> Iterator[int]:
    """Those of the first few whose words, one by one, are the words that were asked for (附属病院: 付属病院)."""
    for n, text in texts.of(unsure[:_CLOSELY]):
        told = _told(text)
        if all(s.stands(text) or _told_in(told, s.asked) for s in sought):
            yield n


def _told(text: str) -> str:
    return " ".join(["", *words.streams(text).said, ""])


def _told_in(told: str, asked: Asked) -> bool:
    return any(f" {' '.join(p.units)} " in told for p in asked.phrases)


def _hit(connection: sqlite3.Connection, version: int, asked: Sequence[Asked]) -> Hit:
    doc, id_, title, outlet, published, story = connection.execute(
        "SELECT d.n, d.id, v.title, v.outlet, v.published, s.id FROM version v JOIN doc d ON d.n = v.doc "
        "LEFT JOIN placed p ON p.doc = d.n LEFT JOIN story s ON s.n = p.story WHERE v.n = ?",
        (version,),
    ).fetchone()
    text, spans = reading.sentences(connection, version)
    quotes = _quotes(id_, text, spans, asked)
    bearing = tuple(
        Quote(q.document, q.start, q.end, q.text, q.marks, stories.borne(connection, doc, q.start, q.end))
        for q in quotes
    )
    return Hit("document", id_, story, title or headline(text, spans) or id_, outlet, published, bearing)


def _quotes(id_: str, text: str, spans: Sequence[Sentence], asked: Sequence[Asked]) -> list[Quote]:
    """The sentences that hold most of what was looked for; where its written form is not known beforehand (附属 for
    付属), the words of the sentences are looked at one by one."""
    out: list[Quote] = []
    for look in (_written, _read):
        for span in spans:
            if look is _read and len(out) == _QUOTES:  # to read words costs a hundred times as much as to find them
                break
            sentence = text[span.start : span.end]
            marks = look(sentence, asked)
            if marks:
                out.append(Quote(id_, span.start, span.end, sentence, marks))
        if out:
            break
    out.sort(key=lambda q: (-len(q.marks), q.start))
    return out[:_QUOTES]


def _written(sentence: str, asked: Sequence[Asked]) -> tuple[Span, ...]:
    """Where one of the forms of each word stands first."""
    folded = fold(sentence)
    low = words.kana(folded.text.casefold())
    if len(low) != len(folded.text):
        low = words.kana(folded.text)
    found: set[tuple[int, int]] = set()
    for a in asked:
        for form in (*a.forms, *a.parts):
            needle = words.kana(form)
            at = low.find(needle) if needle else -1
            if at >= 0:
                span = folded.span(at, at + len(needle))
                found.add((span.start, span.end))
                break
    return tuple(Span(*f) for f in sorted(found))


def _read(sentence: str, asked: Sequence[Asked]) -> tuple[Span, ...]:
    """The whole sentence, where its words have one of the phrases that were looked for."""
    told = _told(sentence)
    return (Span(0, len(sentence)),) if any(_told_in(told, a) for a in asked) else ()


def _claims(connection: sqlite3.Connection, hits: Sequence[Hit], limit: int) -> list[Hit]:
    """The claims that the sentences bear; first those in whose own words it stands."""
    found: dict[str, Hit] = {}
    for hit in hits:
        for quote in hit.quotes:
            for borne in quote.bears:
                if borne.claim not in found:
                    text = stories.words(connection, borne.claim)
                    found[borne.claim] = Hit(
                        "claim", borne.claim, hit.story, text, hit.outlet, hit.published, (quote,), borne
                    )
    marked = [q.text[m.start : m.end] for h in found.values() for q in h.quotes for m in q.marks]
    return sorted(found.values(), key=lambda h: not any(m in h.label for m in marked))[:limit]


def _people(connection: sqlite3.Connection, query: str, limit: int, hits: Sequence[Hit]) -> list[Hit]:
    """Those who are called so, or whose name begins or is read so; else, where few documents were found, those of their
    stories whose name has it inside."""
    key = words.name_key(query)
    rows = Called(connection).people(key, limit) if key else []
    inside = not rows and len(key) > 1 and len(hits) < limit
    if inside:
        told = list(dict.fromkeys(h.story for h in hits if h.story))[:_CLOSELY]
        found = [connection.execute("SELECT story FROM once WHERE id = ?", (id_,)).fetchone() for id_ in told]
        rows = [n for (n,) in filter(None, found) if n is not None]
    return _called(connection, rows, key, limit, inside=inside)


def _called(connection: sqlite3.Connection, rows: Iterable[int], key: str, limit: int, *, inside: bool) -> list[Hit]:
    """The people of stories who are called so."""
    read = words.spelled(key)
    found: dict[str, Hit] = {}
    for n in rows:
        (id_,) = connection.execute("SELECT id FROM story WHERE n = ?", (n,)).fetchone()
        for b in stories.names(connection, n):
            begins = any(k.startswith(key) for k in b.keys) or (read and any(r.startswith(read) for r in b.readings))
            if b.person and (begins or (inside and any(key in k for k in b.keys))):
                main, *others = b.names
                found.setdefault(main, Hit("person", main, id_, main, names=tuple(others)))
    return list(found.values())[:limit]
