"""Several reports out of one page or letter → documents that share one text, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from uratori.model import Document, Mark, Published


@dataclass(frozen=True, slots=True)
class Part:
    """A report: its headline, its paragraphs, its address, its date (the whole's where it has none of its own)."""

    title: str
    lines: tuple[str, ...]
    url: str | None
    published: Published | None = None


def stacked(whole: Document, parts: Sequence[Part]) -> tuple[Document, ...]:
    """A document for each part. ``whole`` has what they share: source, outlet, date, flags; its text does not matter."""
    words = ["\n".join((p.title, *p.lines)) for p in parts]
    text = "\n\n".join(words)
    out, at = list[Document](), 0
    for n, (part, own) in enumerate(zip(parts, words, strict=True), start=1):
        out.append(
            replace(
                whole,
                id=f"{whole.id}#{n}",
                parent=whole.id,
                text=text,
                start=at,
                end=at + len(own),
                title=part.title,
                url=part.url,
                published=part.published or whole.published,
                marks=(Mark(at, at + len(part.title), "headline"),),
                extracted=True,
            )
        )
        at += len(own) + 2
    return tuple(out)
