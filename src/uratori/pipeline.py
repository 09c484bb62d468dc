"""The flow: one document through the rooms (:func:`analyze`), many documents against each other (:func:`check`)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace

from uratori import attribution, claims, names, times
from uratori.language import Folded, parse
from uratori.model import (
    Analysis,
    Document,
    Dossier,
    Evidence,
    Link,
    Mention,
    Published,
    Sentence,
    Span,
    Statement,
    Time,
)

VERSION = 1
"""Raise it whenever a document is read otherwise than before: a desk then makes its analyses anew."""


def analyze(document: Document) -> Analysis:
    """Analyse one document alone. Pure: the same document gives the same analysis."""
    parsed = parse(document)
    mentions, entities = names.find(parsed)
    published = document.published
    if published.basis == "unknown":
        published = times.stated(parsed)
    found = times.find_in(parsed, published)
    statements, unknowns = attribution.find(parsed, mentions, entities, found)
    analysis = Analysis(
        document, parsed.sentences, tuple(mentions), tuple(entities), tuple(found), tuple(statements), tuple(unknowns)
    )
    if parsed.folded.base or parsed.folded.starts is not None:
        raw = _Raw(parsed.folded)
        analysis = raw.analysis(analysis)
        published = raw.published(published) if published is not document.published else published
    analysis = replace(analysis, document=replace(document, published=published))
    return analysis if published.value else times.infer((analysis,), ((document.id,),))[0]


FAILED = "analysis failed"
"""The flag of a document that could not be analysed begins so."""


def attempt(document: Document) -> Analysis:
    """:func:`analyze`, or, where that fails on a document, the document with a flag that says so: one bad text never
    stops the rest, and is not lost."""
    try:
        return analyze(document)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{FAILED}: {type(error).__name__} in {place.name}, line {place.lineno}"
        return Analysis(replace(document, flags=(*document.flags, why)))


def check(
    documents: Sequence[Document],
    progress: Callable[[str, int, int], None] | None = None,
    decisions: Sequence[names.Decision] = (),
) -> Dossier:
    """Analyse and cross-check documents. The answer does not depend on their order.

    ``decisions`` are the user's own on who is one and who is two; they win over every rule. ``progress`` is called
    with the stage (``analyze`` or ``check``), what is done, and how much there is.
    """
    ordered = sorted(documents, key=lambda d: (d.id, d.source))
    analyses = []
    for n, document in enumerate(ordered):
        if progress:
            progress("analyze", n, len(ordered))
        analyses.append(attempt(document))
    return crosscheck(analyses, progress, decisions)


def crosscheck(
    analyses: Sequence[Analysis],
    progress: Callable[[str, int, int], None] | None = None,
    decisions: Sequence[names.Decision] = (),
) -> Dossier:
    """Lay finished analyses against each other."""
    if progress:
        progress("check", 0, len(analyses))
    groups = claims.group(analyses)
    dated = times.infer(analyses, groups)
    unified, entities = names.unify(dated, groups, decisions)
    stories = claims.build(unified, entities, groups)
    return Dossier(tuple(unified), tuple(entities), tuple(stories))


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
