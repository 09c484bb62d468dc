"""Live blogs that a page describes in JSON-LD (LiveBlogPosting): a document for each entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from uratori.model import Document, Mark
from uratori.reading.html import jsonld
from uratori.reading.html.breaks import tidy
from uratori.reading.html.facts import Facts
from uratori.reading.labels import instants
from uratori.reading.readers import Input

_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"(?i)\n+|<br\s*/?>|</p>|</li>")
_MOST = 2_000


def entries(known: Facts, item: Input, flags: tuple[str, ...]) -> tuple[Document, ...]:
    """The blog's heading and its entries in the order of the page; they share one text. Empty where none has words."""
    updates = (known.live or {}).get("liveBlogUpdate")
    rows = [u for u in (updates if isinstance(updates, list) else [updates])[:_MOST] if isinstance(u, Mapping)]
    head = [t for t in (known.title or "", known.summary or "") if t]
    parts = ["\n".join(head)]
    at = len(parts[0]) + 2
    drafts: list[tuple[Mapping[str, object], int, str, str]] = []
    for row in rows:
        title = tidy(_TAG.sub("", jsonld.text(row.get("headline")) or ""))
        value = row.get("articleBody") or row.get("description") or ""
        body = (
            "\n".join(t for p in _BREAK.split(value) if (t := tidy(_TAG.sub("", p)))) if isinstance(value, str) else ""
        )
        words = "\n".join(w for w in (title, body) if w)
        if body:
            drafts.append((row, at, title, words))
            parts.append(words)
            at += len(words) + 2
    if not drafts or not head:
        return ()
    text = "\n\n".join(parts)
    blog = Document(
        id=item.id,
        source=item.name,
        text=text,
        start=0,
        end=len(parts[0]),
        title=known.title,
        outlet=known.outlet,
        url=known.url,
        published=instants.published(known.published),
        marks=(Mark(0, len(head[0]), "headline"),),
        flags=flags,
        extracted=True,
        updated=known.updated,
        byline=known.byline,
    )
    return (blog, *(_entry(blog, n, *draft) for n, draft in enumerate(drafts, start=1)))


def _entry(blog: Document, n: int, row: Mapping[str, object], at: int, title: str, words: str) -> Document:
    stated = row.get("datePublished")
    value = instants.instant(stated) if isinstance(stated, str) else None
    changed = row.get("dateModified")
    updated = instants.instant(changed) if isinstance(changed, str) else None
    return replace(
        blog,
        id=f"{blog.id}#{n}",
        parent=blog.id,
        start=at,
        end=at + len(words),
        title=title or None,
        published=instants.published(value),
        updated=updated if updated != value else None,
        layout="entry",
        marks=(Mark(at, at + len(title), "headline"),) if title else (),
    )
