"""PDF files with a text layer: press releases, minutes, tables printed from Word.

The words are taken with the size of their type, so that ruby is known; lines are then rejoined to paragraphs
(:mod:`uratori.reading.layouts.lines`). Nothing is executed, and no picture is read.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from uratori.model import Document
from uratori.reading.layouts.lines import paragraphs, plain
from uratori.reading.layouts.split import split
from uratori.reading.readers import Found, Input, Problem, Reader

# What pypdf finds odd in a file is nothing to the reader of news: without a handler it would go to standard error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
# Pages read; a release has a few, a white paper some hundreds.
MOST_PAGES = 400
# Bytes that the drawing of one page may unpack to; a page of type has some 50,000.
MOST_DRAWING = 4_000_000
# Fewer characters than this on all pages are a stamp on a scan.
FEWEST = 10
_KANA = re.compile(r"[\s\u3040-\u30ffー・]*")
_RUBY = 0.65
_UPRIGHT = 2


class Piece(NamedTuple):
    """Some characters as they are drawn: the size of their type and where they stand (points from the lower left)."""

    text: str
    size: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pages of a file, each the pieces in the order in which they are drawn; how many were left out because their
    drawing is too large."""

    pages: tuple[tuple[Piece, ...], ...]
    left_out: int = 0


def drawn(data: bytes) -> Drawn:
    """What stands on the pages. Raises PermissionError where the file is encrypted, and what pypdf raises."""
    from pypdf import PdfReader  # noqa: PLC0415  (only where a PDF is read)

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise PermissionError("encrypted")
    pages, left_out = [], 0
    for page in islice(reader.pages, MOST_PAGES):
        content = page.get_contents()
        if content is not None and len(content.get_data()) > MOST_DRAWING:
            left_out += 1
            continue
        pieces: list[Piece] = []

        def take(
            text: str, cm: list[float], tm: list[float], _font: object, size: float, to: list[Piece] = pieces
        ) -> None:
            scale = (max(abs(tm[3]), abs(tm[1])) or 1.0) * (max(abs(cm[3]), abs(cm[1])) or 1.0)
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            to.append(Piece(text, abs(size or 0.0) * scale, x, y))

        page.extract_text(visitor_text=take)
        pages.append(tuple(pieces))
    return Drawn(tuple(pages), left_out)


def _body(pages: Sequence[Sequence[Piece]]) -> float:
    """The size in which most of the words are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page:
            sizes[round(piece.size, 1)] += len(piece.text.strip())
    return sizes.most_common(1)[0][0] if sizes.total() >= FEWEST else 0.0


def _without_ruby(page: Sequence[Piece], body: float) -> list[Piece]:
    """The pieces but for kana in type much smaller than the body's."""
    return [p for p in page if p.size >= body * _RUBY or not p.text.strip() or not _KANA.fullmatch(p.text)]


def _lines(page: Sequence[Piece]) -> list[str]:
    lines = plain("".join(p.text for p in page)).split("\n")
    filled = [len(line.strip()) for line in lines if line.strip()]
    if len(filled) > 20 and sum(n <= _UPRIGHT for n in filled) > 0.7 * len(filled):
        return _columns(page)
    return lines


def _columns(page: Sequence[Piece]) -> list[str]:
    """The lines of a page in vertical writing, whose characters stand one below the other."""
    out: list[str] = []
    x = None
    for piece in page:
        words = piece.text.strip(" \n")
        if not words:
            continue
        if x is None or abs(piece.x - x) > piece.size / 2:
            out.append("")
            x = piece.x
        out[-1] += words
    return plain("\n".join(out)).split("\n")


def read(item: Input) -> Iterator[Found]:
    """The release as one document, or a problem with a name: encrypted, without a text layer, damaged."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        found = drawn(item.data)
    except (PermissionError, NotImplementedError):
        yield Problem(item.name, "is encrypted", "open it with its password and print it to a new PDF")
        return
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError,
            AssertionError, OSError) as error:  # fmt: skip
        what = f"{type(error).__name__}: {str(error)[:60]}".rstrip(": ")
        yield Problem(item.name, f"is a damaged PDF ({what})", "open it and print it to a new PDF")
        return
    body = _body(found.pages)
    text = ""
    if body:
        kept = [_without_ruby(page, body) for page in found.pages]
        laid = [_lines(page) for page in kept]
        text = paragraphs(laid)
    if not text.strip():
        yield Problem(item.name, "has no text layer (a scan)", "run OCR on it first")
        return
    vertical = any(_columns(page) == lines for page, lines in zip(kept, laid, strict=True))
    flags: tuple[str, ...] = ()
    if vertical:
        flags = ("vertical writing",)
        yield Problem(item.name, "is written in vertical lines", "check the words against the page", lost=False)
    if unmapped := sum(text.count(c) for c in "\ufffd\x00") + len(re.findall(r"\(cid:\d+\)|[\ue000-\uf8ff]", text)):
        flags = (*flags, f"unreadable characters: {unmapped}")
        yield Problem(item.name, flags[-1], "check the words against the page", lost=False)
    if len(found.pages) + found.left_out >= MOST_PAGES:
        yield Problem(item.name, f"has {MOST_PAGES} pages or more; those were read", "split it", lost=False)
    if found.left_out:
        yield Problem(item.name, f"has {found.left_out} pages whose drawing is too large", "check them", lost=False)
    yield split(Document(item.id, item.name, text, 0, len(text), title=None, flags=flags, extracted=True))


READER = Reader(
    "PDF", read, lambda head: b"%PDF-" in head[:1024], frozenset((".pdf",)), frozenset(("application/pdf",))
)
