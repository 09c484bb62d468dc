"""Spreadsheets (``.xlsx``): each sheet as the table of a CSV file, which goes back through the door.

Of a cell its value counts: no formula is worked out. The XML is read with entities refused, the ZIP through
:mod:`uratori.reading.formats.packed`.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterator
from io import StringIO
from xml.etree.ElementTree import Element, ParseError

from uratori.reading.formats.packed import TooLargeError, member
from uratori.reading.formats.tables import MOST_ROWS
from uratori.reading.readers import Found, Hints, Input, Problem

MOST_XML = 60_000_000
MOST_SHEETS, MOST_COLUMNS = 50, 200
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_FEWEST = 2  # rows of a sheet that holds more than its headings


def read_xlsx(item: Input, archive: zipfile.ZipFile) -> Iterator[Found]:
    """The sheets that hold a table, as inputs."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - heavy: only where a sheet is read

    try:
        shared = _shared(archive)
        sheets = [
            (name, rows) for name, path in _sheets(archive) if len(rows := _rows(archive, path, shared)) >= _FEWEST
        ]
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, TooLargeError, EOFError, RuntimeError, NotImplementedError,
            ValueError, OSError) as error:  # fmt: skip
        yield Problem(item.name, f"is a damaged document ({type(error).__name__})", "open it and save it anew")
        return
    if not sheets:
        yield Problem(item.name, "holds no words")
    for name, rows in sheets:
        table = StringIO()
        csv.writer(table).writerows(rows)
        yield item.inner(
            table.getvalue().encode("utf-8", "replace"), name or "1", suffix=".csv", hints=Hints(media_type="text/csv")
        )


def _tree(archive: zipfile.ZipFile, name: str) -> Element | None:
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    data = member(archive, name, MOST_XML)
    return fromstring(data, forbid_dtd=True) if data else None


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """The words that cells point at by number, their readings (ruby) left out."""
    root = _tree(archive, "xl/sharedStrings.xml")
    return [_words(e) for e in root.iter(f"{_S}si")] if root is not None else []


def _words(element: Element) -> str:
    runs = [e for e in element if e.tag in (f"{_S}t", f"{_S}r")]
    return "".join(t.text or "" for run in runs for t in ([run] if run.tag == f"{_S}t" else run.iter(f"{_S}t")))


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the member of each sheet, in their order; hidden ones aside."""
    book, links = _tree(archive, "xl/workbook.xml"), _tree(archive, "xl/_rels/workbook.xml.rels")
    targets = {e.get("Id"): e.get("Target", "") for e in links} if links is not None else {}
    for sheet in list(book.iter(f"{_S}sheet"))[:MOST_SHEETS] if book is not None else ():
        target = targets.get(sheet.get(_REL), "")
        if target and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _rows(archive: zipfile.ZipFile, path: str, shared: list[str]) -> list[list[str]]:
    root = _tree(archive, path)
    out: list[list[str]] = []
    for row in root.iter(f"{_S}row") if root is not None else ():
        cells: dict[int, str] = {}
        for n, cell in enumerate(row.iter(f"{_S}c")):
            at = _place(cell.get("r", ""), n)
            if at < MOST_COLUMNS and (value := _value(cell, shared)):
                cells[at] = value
        if len(out) > MOST_ROWS:  # one more than a table may have, so that it says so
            break
        if cells:
            out.append([cells.get(n, "") for n in range(max(cells) + 1)])
    return out


def _place(reference: str, n: int) -> int:
    """The column of a cell: 0 for A1; where none is stated, its place in the row."""
    m = _COLUMN.match(reference)
    if m is None:
        return n
    at = 0
    for letter in m[0]:
        at = at * 26 + ord(letter) - 64
    return at - 1


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inside = cell.find(f"{_S}is")
        return _words(inside) if inside is not None else ""
    value = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return "" if kind == "e" else value
