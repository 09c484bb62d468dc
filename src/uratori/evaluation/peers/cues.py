"""A cue regex: what a newsroom script does for attribution. 「…」 or a clause before と述べた and its like, the nearest
noun phrase before は, が, によると as the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.model import Analysis, Document, Link, Span, Statement

_VERBS = (
    "述べ|語|話し|話す|言|指摘し|強調し|説明し|発表し|伝え|報じ|明らかにし|主張し|訴え|批判し|求め|認め|否定し|表明し"
    "|コメントし|回答し|とし(?:て|た)"
)
_SAID = re.compile(
    rf"(?P<source>[^、。「」\n]{{1,30}}?)(?:は|が|も)(?:[^。「」\n]{{0,40}}?、)?(?P<content>「[^」\n]{{2,}}」|[^。「」\n]{{4,}}?)"
    rf"(?P<cue>(?:と|を)?(?:{_VERBS}))"
)
_ACCORDING = re.compile(
    r"(?P<source>[^、。「」\n]{1,30}?)(?P<cue>によると|によれば|によりますと)、?(?P<content>[^。\n]{4,})"
)


def statements(documents: Sequence[Document]) -> list[Analysis]:
    """The documents with the statements the two patterns find: the outlet, then the source."""
    return [Analysis(d, statements=tuple(_found(d))) for d in documents]


def _found(document: Document) -> list[Statement]:
    out: list[Statement] = []
    for sentence in re.finditer(r"[^。\n]+[。\n]?", document.text[document.start : document.end]):
        match = _ACCORDING.search(sentence.group()) or _SAID.search(sentence.group())
        if match:
            out.append(_statement(match, document.start + sentence.start(), len(out), document))
    return out


def _statement(match: re.Match[str], at: int, number: int, document: Document) -> Statement:
    source, cue, content = (Span(at + match.start(g), at + match.end(g)) for g in ("source", "cue", "content"))
    if match["content"].startswith("「"):
        content = Span(content.start + 1, content.end - 1)
    outlet = Link(document.outlet.name if document.outlet else None, "outlet")
    chain = (outlet, Link(match["source"], "person", start=source.start, end=source.end))
    start, end = at + match.start(), at + match.end()
    return Statement(f"c{number}", start, end, source, cue, (content,), chain, attributed=True)
