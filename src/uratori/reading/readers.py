"""What a reader of a format is, and how the reader of some bytes is chosen.

A :class:`Reader` turns the bytes of one :class:`Input` (a file, standard input, a page inside an archive) into what it
finds there, in order, each one of

- a tuple of documents that share one text (see :func:`uratori.reading.layouts.split.split`: a report alone, or a clip log's
  items); ``Document.extracted`` is True where that text is not the decoded bytes as they stand (HTML, PDF, .docx),
- a :class:`Problem`: what was left out, or was odd,
- another :class:`Input`: bytes found inside (the page in an archive, the HTML part of a mail), which go back through the
  same door (:func:`uratori.reading.door.documents`), with :class:`Hints` of what is known of them from outside.

The first reader whose signature fits the bytes is taken; else the one of the media type; else the one of the suffix;
else the bytes are tried as text. A reader executes nothing, opens nothing else, and imports what is heavy when it is
called. It need not catch its own errors: the door turns one into a Problem that names the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from uratori.model import Document, Outlet, Published


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that was left out, or a place in it: the path (with the line), what is wrong, what to do.
    ``lost`` is False where the document was read all the same."""

    path: str
    why: str
    remedy: str = ""
    lost: bool = True

    def __str__(self) -> str:
        return f"{self.path}: {self.why}" + (f" — {self.remedy}" if self.remedy else "")


_UNDATED = Published()


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of some bytes from outside: the header of an archive's record, of a mail. What the bytes say
    themselves wins; ``charset`` and ``media_type`` are what was declared, which is often wrong."""

    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    title: str | None = None
    outlet: Outlet | None = None
    published: Published = _UNDATED
    updated: str | None = None
    byline: str | None = None
    captured: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes to be read. ``name`` is where they stand, for messages (``a.warc.gz#12``); ``id`` what the documents are
    called unless they have a name of their own; ``suffix`` is lower case with its dot, or empty. Of a file larger than
    :data:`uratori.reading.files.MOST`, ``data`` is the head alone and ``path`` leads to the rest: only a reader that
    ``streams`` gets it."""

    name: str
    id: str
    data: bytes
    suffix: str = ""
    hints: Hints = Hints()
    path: Path | None = None
    depth: int = 0

    def open(self) -> BinaryIO:
        """The whole of the bytes as a stream; the caller closes it. May raise OSError."""
        return self.path.open("rb") if self.path else BytesIO(self.data)

    def inner(self, data: bytes, where: str, *, suffix: str = "", hints: Hints | None = None) -> Input:
        """Bytes found inside, at ``where`` (a number, a name); one level deeper."""
        return Input(f"{self.name}#{where}", f"{self.id}:{where}", data, suffix, hints or Hints(), None, self.depth + 1)


Found = tuple[Document, ...] | Problem | Input


@dataclass(frozen=True, slots=True)
class Reader:
    """A format. ``sniff`` looks at the first bytes (:data:`HEAD` of them); None where the format has no signature.
    ``aside`` are suffixes that are read when the file is named, but not looked for in folders."""

    name: str
    read: Callable[[Input], Iterator[Found]]
    sniff: Callable[[bytes], bool] | None = None
    suffixes: frozenset[str] = frozenset()
    media_types: frozenset[str] = frozenset()
    aside: frozenset[str] = field(default=frozenset())
    streams: bool = False


HEAD = 4096


def choose(item: Input, readers: Sequence[Reader]) -> Reader | None:
    """The reader of some bytes by signature, then media type, then suffix; None where none fits."""
    head = item.data[:HEAD]
    declared = (item.hints.media_type or "").split(";")[0].strip().lower()
    return (
        next((r for r in readers if r.sniff is not None and r.sniff(head)), None)
        or next((r for r in readers if declared in r.media_types), None)
        or next((r for r in readers if item.suffix in r.suffixes or item.suffix in r.aside), None)
    )


def with_hints(document: Document, hints: Hints) -> Document:
    """The document with what it lacks taken from the hints."""
    return replace(
        document,
        url=document.url or hints.url,
        title=document.title or hints.title,
        outlet=document.outlet or hints.outlet,
        published=document.published if document.published.basis != "unknown" else hints.published,
        updated=document.updated or hints.updated,
        byline=document.byline or hints.byline,
        captured=document.captured or hints.captured,
    )


def with_defaults(document: Document, published: Published | None, outlet: Outlet | None) -> Document:
    """The document with the user's own date and outlet where it bears none."""
    return with_hints(document, Hints(outlet=outlet, published=published or _UNDATED))
