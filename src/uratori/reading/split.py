"""Texts that hold several documents: clip logs of posts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from uratori.model import Document, Evidence, Mark, Outlet, Published, Span

_HANDLE = re.compile(r"^[—–―-]+ ?(?P<name>.+?) \(@(?P<handle>\w+)\) (?P<day>[A-Z][a-z]+ \d{1,2}, \d{4})\s*$", re.M)
_TAGS = re.compile(r"^#.+$", re.M)


def split(document: Document) -> tuple[Document, ...]:
    """The items of a clip log, each with the log as its parent; any other document as it is."""
    posts = list(_HANDLE.finditer(document.text))
    if not posts:
        return (document,)
    starts = [document.text.rfind("\n", 0, max(0, m.start() - 1)) + 1 for m in posts]
    ends = [*starts[1:], len(document.text)]
    return tuple(
        _item(document, n, start, end, m)
        for n, (start, end, m) in enumerate(zip(starts, ends, posts, strict=True), start=1)
    )


def _item(log: Document, n: int, start: int, end: int, post: re.Match[str]) -> Document:
    day = datetime.strptime(post["day"], "%B %d, %Y").date().isoformat()
    evidence = (Evidence(post.start("day"), post.end("day"), "post line"),)
    tags = list(_TAGS.finditer(log.text, start, end))
    return replace(
        log,
        id=f"{log.id}#{n}",
        parent=log.id,
        start=start,
        end=end,
        title=log.text[start : post.start()].strip(),
        outlet=Outlet(post["name"]),
        published=Published(day, "stated", day, day, evidence),
        layout="post",
        marks=(
            Mark(start, post.start(), "headline"),
            Mark(post.start(), post.end(), "credit"),
            *(Mark(m.start(), m.end(), "tag") for m in tags),
        ),
        topics=tuple(Span(m.start(), m.end()) for m in tags),
    )
