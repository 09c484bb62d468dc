"""The flow: one document through the rooms (:func:`analyze`), many documents against each other (:func:`check`)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from uratori import attribution, names, times
from uratori.language import Folded, Parse, Words, keep, parse
from uratori.model import (
    Analysis,
    Document,
    Dossier,
    Entity,
    Evidence,
    Link,
    Mention,
    Published,
    Sentence,
    Span,
    Statement,
    Story,
    Time,
)

# What lays documents against each other is loaded where that is asked for: one document's analysis starts without it.
if TYPE_CHECKING:
    from uratori import claims

VERSION = 5
"""Raise it whenever a document is read otherwise than before: a desk then makes its analyses anew."""


def analyze(document: Document, parsed: Parse | None = None) -> Analysis:
    """Analyse one document alone, ``parsed`` where it is at hand. Pure: the same document gives the same analysis."""
    return _analyzed((document,), (parsed or parse(document),))[0]


def analyze_all(documents: Iterable[Document]) -> Iterator[Analysis]:
    """:func:`analyze` of each, in their order; a tenth faster than one by one where they are short."""
    for batch in _batches(documents, _characters):
        yield from _analyzed(batch, [parse(d) for d in batch])


_TOGETHER = 8_000
"""Characters that go through the rooms together. A room that has them all at once finds its code and its tables in the processor's
caches; document by document each room drives out those of the one before, which costs 0.7 ms a document (measured: 25.2 µs a character
of Wikinews one by one, 24.6 with 1,000, 22.9 with 8,000, 23.7 with 64,000)."""

_T = TypeVar("_T")


def _batches(items: Iterable[_T], weigh: Callable[[_T], int]) -> Iterator[list[_T]]:
    batch: list[_T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += weigh(item)
        if size >= _TOGETHER:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _characters(document: Document) -> int:
    return document.end - document.start


def _analyzed(documents: Sequence[Document], parses: Sequence[Parse]) -> list[Analysis]:
    """The analyses of some documents, each alone, room by room."""
    found = [names.find(p) for p in parses]
    given = [d.published for d in documents]
    days = [times.stated(p) if day.basis == "unknown" else day for p, day in zip(parses, given, strict=True)]
    timed = [times.find_in(p, day) for p, day in zip(parses, days, strict=True)]
    told = [attribution.find(p, *named, t) for p, named, t in zip(parses, found, timed, strict=True)]
    return [_analysis(*parts) for parts in zip(documents, parses, found, days, timed, told, strict=True)]


def _analysis(
    document: Document,
    parsed: Parse,
    named: tuple[Sequence[Mention], Sequence[Entity]],
    published: Published,
    found: Sequence[Time],
    told: tuple[Sequence[Statement], Sequence[Span]],
) -> Analysis:
    """What the rooms found in one document, with the document's own offsets."""
    mentions, entities = named
    statements, unknowns = told
    analysis = Analysis(
        document, parsed.sentences, tuple(mentions), tuple(entities), tuple(found), tuple(statements), tuple(unknowns)
    )
    if parsed.folded.base or parsed.folded.starts is not None:
        raw = _Raw(parsed.folded)
        analysis = raw.analysis(analysis)
        published = raw.published(published) if published is not document.published else published
    if published is not document.published:
        analysis = replace(analysis, document=replace(document, published=published))
    return analysis if published.value else times.infer((analysis,), ((document.id,),))[0]


FAILED = "analysis failed"
"""The flag of a document that could not be analysed begins so."""

_ENDED = "the process that worked on it ended"


def attempt_all(documents: Iterable[Document]) -> Iterator[Analysis]:
    """:func:`attempt` of each, in their order."""
    for batch in _batches(documents, _characters):
        yield from (analysis for analysis, _ in _attempted(batch))


def _attempted(documents: Sequence[Document]) -> list[tuple[Analysis, Parse | None]]:
    """:func:`attempt` of each, with its parse; None where they could not all be analysed together."""
    try:
        parses = [parse(d) for d in documents]
        return list(zip(_analyzed(documents, parses), parses, strict=True))
    except Exception:  # one of them: which, and why, is seen one by one
        return [(attempt(d), None) for d in documents]


def attempt(document: Document, parsed: Parse | None = None) -> Analysis:
    """:func:`analyze`, or, where that fails on a document, the document with a flag that says so: one bad text never
    stops the rest, and is not lost."""
    try:
        return analyze(document, parsed)
    except Exception as error:
        return _flagged(Analysis(document), _why(error))


def _why(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{FAILED}: {type(error).__name__} in {place.name}, line {place.lineno}"


Progress = Callable[[str, int, int], None]
"""Is told the stage (``analyze`` or ``check``), what is done, and how much there is."""


def check(
    documents: Sequence[Document],
    progress: Progress | None = None,
    decisions: Sequence[names.Decision] = (),
    jobs: int = 1,
) -> Dossier:
    """Analyse and cross-check documents. The answer does not depend on their order, nor on ``jobs``.

    ``decisions`` are the user's own on who is one and who is two; they win over every rule. ``jobs`` is the number of
    processes among which the work is shared out (see :mod:`uratori.workers`).
    """
    from uratori import claims, workers  # noqa: PLC0415 - see above

    order = {d.id: n for n, d in enumerate(sorted(documents, key=lambda d: (d.id, d.source)))}
    pages = claims.pages(sorted(documents, key=lambda d: (d.id, d.source)))
    examined: dict[int, _Examined] = {}
    done = 0
    if progress:
        progress("analyze", 0, len(documents))
    pages_read = workers.over(_examine, pages, jobs, _unexamined, _length) if jobs > 1 else _examine_here(pages)
    for n, found in pages_read:
        examined[n] = found
        done += len(pages[n])
        if progress:
            progress("analyze", done, len(documents))
    analyses = [
        replace(a, document=replace(a.document, text=d.text))
        for n, page in enumerate(pages)
        for a, d in zip(examined[n].analyses, page, strict=True)
    ]
    analyses.sort(key=lambda a: order[a.document.id])
    words = {i: w for page in examined.values() for i, w in page.words.items()}
    return _laid([examined[n].profile for n in range(len(pages))], analyses, progress, decisions, jobs, words)


def crosscheck(
    analyses: Sequence[Analysis],
    progress: Progress | None = None,
    decisions: Sequence[names.Decision] = (),
    jobs: int = 1,
) -> Dossier:
    """Lay finished analyses against each other."""
    from uratori import claims  # noqa: PLC0415 - see above

    return _laid(claims.profiles(analyses), analyses, progress, decisions, jobs)


def _laid(
    profiles: Sequence[claims.Profile],
    analyses: Sequence[Analysis],
    progress: Progress | None,
    decisions: Sequence[names.Decision],
    jobs: int,
    words: Mapping[str, Words] = MappingProxyType({}),
) -> Dossier:
    from uratori import claims, workers  # noqa: PLC0415 - see above

    if progress:
        progress("check", 0, len(analyses))
    groups = claims.Stories(profiles).groups()
    dated = times.infer(analyses, groups)
    unified, entities = names.unify(dated, groups, decisions)
    parts = claims.parts(unified, entities, groups, words)
    told: dict[int, tuple[Story, str]] = {}
    done = 0
    for n, found in workers.over(_tell, parts, jobs, _untold, _members):
        told[n] = found
        done += len(parts[n].analyses)
        if progress:
            progress("check", done, len(analyses))
    failed = {d: why for story, why in told.values() if why for d in story.documents}
    stories = claims.numbered(told[n][0] for n in range(len(parts)))
    return Dossier(tuple(_flagged(a, failed.get(a.document.id)) for a in unified), tuple(entities), stories)


class _Examined(NamedTuple):
    """The analyses of one page, their documents without the text, which need not travel back; its profile; and the words of
    the documents by id, where they do not travel."""

    analyses: tuple[Analysis, ...]
    profile: claims.Profile
    words: Mapping[str, Words] = MappingProxyType({})


def examine_all(documents: Iterable[Document]) -> Iterator[tuple[Analysis, Words | None]]:
    """:func:`attempt` of each, in their order, with the words of the document, for those who lay it against others; None where
    the documents that were looked at together could not all be analysed."""
    for batch in _batches(documents, _characters):
        yield from _examined(batch)


def _examine(page: Sequence[Document]) -> _Examined:
    return _stripped([a for a, _ in _attempted(page)], {})  # a mapping proxy cannot travel


def _examine_here(pages: Sequence[Sequence[Document]]) -> Iterator[tuple[int, _Examined]]:
    """Each page's number, and what is found on it."""
    numbers = count()
    for batch in _batches(pages, _length):
        found = iter(_examined([d for page in batch for d in page]))
        for page in batch:
            own = list(islice(found, len(page)))
            yield next(numbers), _stripped([a for a, _ in own], {a.document.id: w for a, w in own if w})


def _examined(documents: Sequence[Document]) -> list[tuple[Analysis, Words | None]]:
    """:func:`examine_all` of documents that are looked at together."""
    return [(a, keep(p.tokens) if p else None) for a, p in _attempted(documents)]


def _unexamined(page: Sequence[Document]) -> _Examined:
    return _stripped([_flagged(Analysis(d), f"{FAILED}: {_ENDED}") for d in page])


def _stripped(analyses: Sequence[Analysis], words: Mapping[str, Words] = MappingProxyType({})) -> _Examined:
    from uratori import claims  # noqa: PLC0415 - see above

    bare = tuple(replace(a, document=replace(a.document, text="")) for a in analyses)
    return _Examined(bare, claims.profile(analyses, words), words)


def _length(page: Sequence[Document]) -> int:
    return sum(map(_characters, page))


def _tell(part: claims.Part) -> tuple[Story, str]:
    """A story; where that fails, the documents alone, and why."""
    from uratori import claims  # noqa: PLC0415 - see above

    try:
        return claims.story(part), ""
    except Exception as error:
        return claims.untold(part), _why(error)


def _untold(part: claims.Part) -> tuple[Story, str]:
    from uratori import claims  # noqa: PLC0415 - see above

    return claims.untold(part), f"{FAILED}: {_ENDED}"


def _members(part: claims.Part) -> int:
    return sum(len(a.statements) + 1 for a in part.analyses)


def _flagged(analysis: Analysis, why: str | None) -> Analysis:
    if not why:
        return analysis
    return replace(analysis, document=replace(analysis.document, flags=(*analysis.document.flags, why)))


class _Raw:
    """Takes what was found in the folded text back to the document's own offsets."""

    def __init__(self, folded: Folded) -> None:
        self.span_at = folded.span

    def analysis(self, a: Analysis) -> Analysis:
        return replace(
            a,
            sentences=tuple(self.sentence(s) for s in a.sentences),
            mentions=tuple(self.mention(m) for m in a.mentions),
            times=tuple(self.time(t) for t in a.times),
            statements=tuple(self.statement(s) for s in a.statements),
            unknowns=tuple(self.span(u) for u in a.unknowns),
        )

    def published(self, p: Published) -> Published:
        return replace(p, evidence=tuple(self.evidence(e) for e in p.evidence))

    def span(self, span: Span) -> Span:
        return self.span_at(span.start, span.end)

    def optional(self, span: Span | None) -> Span | None:
        return self.span(span) if span else None

    def evidence(self, e: Evidence) -> Evidence:
        s = self.span_at(e.start, e.end)
        return replace(e, start=s.start, end=s.end)

    def sentence(self, sentence: Sentence) -> Sentence:
        s = self.span_at(sentence.start, sentence.end)
        return Sentence(s.start, s.end, sentence.kind)

    def mention(self, m: Mention) -> Mention:
        s = self.span_at(m.start, m.end)
        return replace(m, start=s.start, end=s.end, name=self.optional(m.name), title=self.optional(m.title))

    def time(self, t: Time) -> Time:
        s = self.span_at(t.start, t.end)
        return replace(t, start=s.start, end=s.end)

    def link(self, link: Link) -> Link:
        if link.start is None or link.end is None:
            return link
        s = self.span_at(link.start, link.end)
        return replace(link, start=s.start, end=s.end)

    def statement(self, st: Statement) -> Statement:
        s = self.span_at(st.start, st.end)
        return replace(
            st,
            start=s.start,
            end=s.end,
            source=self.optional(st.source),
            cue=self.optional(st.cue),
            content=tuple(self.span(c) for c in st.content),
            chain=tuple(self.link(link) for link in st.chain),
        )
