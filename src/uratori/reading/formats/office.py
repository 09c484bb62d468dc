"""Word and OpenDocument texts (``.docx``, ``.odt``): paragraphs, headings and tables in their order.

The XML is read with entities refused (billion laughs), the ZIP through :mod:`uratori.reading.formats.packed` (bombs).
What was deleted under tracked changes, field codes and ruby is left out; notes stand at the end.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, ParseError

from uratori.model import Document, Mark
from uratori.reading.formats.packed import TooLargeError, member
from uratori.reading.layouts.split import split
from uratori.reading.readers import Found, Input, Problem

# The words of a report of 500,000 characters, each in a run of its own.
MOST_XML = 60_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LEFT_OUT = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}rt", f"{_W}delText", f"{_MC}Fallback", f"{_W}pPr",
     f"{_T}ruby-text", f"{_T}tracked-changes", f"{_OFFICE}annotation", f"{_T}note-citation")
)  # fmt: skip
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_T}tab": "\t",
           f"{_T}line-break": "\n"}  # fmt: skip
_HEADING = re.compile(r"heading\s*\d|見出し\s*\d|^title$|表題|副題|^subtitle$", re.I)

Block = tuple[str, bool]
"""The words of a paragraph, a heading or a row of a table; whether it is a heading."""


def read_docx(item: Input, archive: zipfile.ZipFile) -> Iterator[Found]:
    """The document of a Word file."""
    yield from _read(item, archive, _docx)


def read_odt(item: Input, archive: zipfile.ZipFile) -> Iterator[Found]:
    """The document of an OpenDocument text."""
    yield from _read(item, archive, _odt)


def _read(item: Input, archive: zipfile.ZipFile, walk: Callable[[zipfile.ZipFile], Iterator[Block]]) -> Iterator[Found]:
    from defusedxml import DefusedXmlException  # noqa: PLC0415

    try:
        blocks = list(walk(archive))
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, TooLargeError, EOFError, RuntimeError, NotImplementedError,
            ValueError, OSError) as error:  # fmt: skip
        what = f"{type(error).__name__}: {str(error)[:60]}".rstrip(": ")
        yield Problem(item.name, f"is a damaged document ({what})", "open it and save it anew")
        return
    parts, marks, at = [], [], 0
    for words, heading in blocks:
        line = words.strip("\n")
        if not line.strip():
            continue
        if heading:
            marks.append(Mark(at, at + len(line), "headline"))
        parts.append(line)
        at += len(line) + 1
    text = "\n".join(parts)
    if not text.strip():
        yield Problem(item.name, "holds no words", "its words may be pictures: run OCR on them")
        return
    yield split(Document(item.id, item.name, text, 0, len(text), marks=tuple(marks), extracted=True))


def _tree(archive: zipfile.ZipFile, name: str) -> Element | None:
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415  (only where a document is read)

    data = member(archive, name, MOST_XML)
    return fromstring(data, forbid_dtd=True) if data else None


def _docx(archive: zipfile.ZipFile) -> Iterator[Block]:
    styles = _tree(archive, "word/styles.xml")
    headings = frozenset[str]() if styles is None else frozenset(_heading_styles(styles))
    root = _tree(archive, "word/document.xml")
    if root is not None:
        yield from _blocks(root, f"{_W}p", f"{_W}tr", f"{_W}tc", headings)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = _tree(archive, name)
        if notes is not None:
            yield from _blocks(notes, f"{_W}p", f"{_W}tr", f"{_W}tc", headings)


def _heading_styles(styles: Element) -> Iterator[str]:
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and _HEADING.search(name.get(f"{_W}val", "")):
            yield style.get(f"{_W}styleId", "")


def _odt(archive: zipfile.ZipFile) -> Iterator[Block]:
    root = _tree(archive, "content.xml")
    body = root.find(f"{_OFFICE}body") if root is not None else None
    if body is not None:
        yield from _blocks(body, f"{_T}p", f"{_TABLE}table-row", f"{_TABLE}table-cell", frozenset())


def _blocks(root: Element, paragraph: str, row: str, cell: str, headings: frozenset[str]) -> Iterator[Block]:
    """The blocks in their order. An own stack: files nest as deep as they like."""
    pending = [root]
    while pending:
        element = pending.pop()
        if element.tag in _LEFT_OUT:
            continue
        if element.tag in (paragraph, f"{_T}h"):
            yield _words(element), element.tag == f"{_T}h" or _style(element) in headings
            pending.extend(reversed(list(_boxes(element, paragraph))))
        elif element.tag == row:
            cells = [[w for w, _ in _blocks(c, paragraph, row, cell, headings)] for c in element if c.tag == cell]
            lines = ["\n".join(x for x in c if x.strip()) for c in cells]
            if any("。" in line or "\n" in line for line in lines):  # cells of sentences are paragraphs of their own
                yield from ((line, False) for line in lines if line)
            else:
                yield "\t".join(lines), False
        else:
            pending.extend(reversed(list(element)))


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return found.get(f"{_W}val", "") if found is not None else "\0"


def _boxes(paragraph: Element, tag: str) -> Iterator[Element]:
    """The text boxes that hang on a paragraph: their paragraphs come after it."""
    pending = list(paragraph)
    while pending:
        element = pending.pop()
        if element.tag in _LEFT_OUT:
            continue
        if element.tag == tag:
            yield element
        else:
            pending.extend(element)


def _words(paragraph: Element) -> str:
    out: list[str] = []
    pending: list[Element | str] = [*reversed(list(paragraph))]
    opendocument = paragraph.tag.startswith(_T)
    if opendocument:
        out.append(paragraph.text or "")
    while pending:
        element = pending.pop()
        if isinstance(element, str):
            out.append(element)
            continue
        if opendocument and element.tail:
            pending.append(element.tail)
        if element.tag in _LEFT_OUT or element.tag == paragraph.tag:
            continue
        if element.tag in _BREAKS:
            out.append(_BREAKS[element.tag])
        elif element.tag == f"{_T}s":
            out.append(" " * min(int(element.get(f"{_T}c", "1") or 1), 100))
        elif element.tag == f"{_W}t" or opendocument:
            out.append(element.text or "")
            pending.extend(reversed(list(element)))
        else:
            pending.extend(reversed(list(element)))
    return "".join(out)
