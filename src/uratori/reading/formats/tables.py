"""CSV and TSV: one row a document, the columns known by their headings in Japanese or English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from uratori.reading.formats.decode import Decoded
from uratori.reading.formats.plain import flagged, of_text
from uratori.reading.labels.days import day
from uratori.reading.labels.fields import key, of_column
from uratori.reading.labels.fields import names as field_names
from uratori.reading.layouts.rows import RowError, from_row
from uratori.reading.readers import Found, Input, Problem, Reader

_DELIMITERS = ("\t", ",", ";", "|")
# Rows of one table: a year of a clipping service; what is beyond is named, not read.
MOST_ROWS = 200_000
_SHOWN = 12
_DAY_ALONE = re.compile(r"\d日?(?:\s*[(（].[)）])?\s*$")  # a day, its clock in a column of its own


def columns(header: list[str]) -> dict[str, int]:
    """Which column of a header holds which field (``text``, ``title``, ``url``, ``outlet``, ``published``, …).

    >>> columns(["No.", "日付", "媒体名", "本文"])
    {'text': 3, 'outlet': 2, 'published': 1, 'id': 0}
    """
    place: dict[str, int] = {}
    for i, name in enumerate(header):
        place.setdefault(key(name), i)
    out = {}
    for field, called in field_names().items():
        found = next((n for n in called if n in place), None)
        if found is not None:
            out[field] = place[found]
    for i, name in enumerate(header):
        if (ends := of_column(name)) is not None and i not in out.values():
            out.setdefault(ends, i)
    return out


def cells(text: str, delimiter: str, start: int = 0) -> Iterator[tuple[int, list[str], bool]]:
    """The rows of a delimited text from the offset ``start``: the line each begins on (from 1), its cells, and whether
    its quotes are whole.

    As RFC 4180, but a quotation mark that no delimiter or line end follows opens nothing: one stray mark then spoils
    its own cell and not the rest of the file, as it does with readers that trust it.
    """
    cell = _cell(delimiter)
    line, at, row, whole = 1 + text.count("\n", 0, start), start, list[str](), True
    first = line
    while at < len(text):
        m = cell.match(text, at)
        if m is None:  # pragma: no cover  (the pattern matches the empty string)
            return
        quoted = m["quoted"]
        row.append(quoted.replace('""', '"') if quoted is not None else m["plain"])
        whole = whole and (quoted is not None or not m["plain"].startswith('"'))
        line += m[0].count("\n")
        at = m.end()
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at < len(text):
                continue
            row.append("")
        elif text.startswith("\r\n", at):
            at += 2
        elif at < len(text):
            at += 1
        if any(c.strip() for c in row):
            yield first, row, whole
        line = line + 1
        first, row, whole = line, [], True


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    d = re.escape(delimiter)
    return re.compile(rf'[ ]*"(?P<quoted>(?:[^"]|"")*+)"[ ]*(?={d}|[\r\n]|\Z)|(?P<plain>[^{d}\r\n]*)')


def header(text: str) -> tuple[str, int, list[str], dict[str, int]]:
    """The delimiter, the line and the cells of the heading row, and the fields it names. Titles and blank lines may
    stand above it, as spreadsheets have them: the row that names most fields among the first ten is taken."""
    best: tuple[str, int, list[str], dict[str, int]] = (",", 1, [], {})
    for delimiter in _DELIMITERS:
        for n, (line, row, _) in enumerate(cells(text[:200_000], delimiter)):
            if n >= 10:
                break
            fields = columns(row)
            if ("text" in fields, len(fields), len(row)) > ("text" in best[3], len(best[3]), len(best[2])):
                best = (delimiter, line, row, fields)
    return best


@of_text
def read(item: Input, text: Decoded) -> Iterator[Found]:
    """A document for each row."""
    delimiter, line, names, fields = header(text.text)
    if "text" not in fields:
        yield Problem(item.name, f"has no column of texts; its columns: {_listed(names)}", "call one 本文 or text")
        return
    for n, (at, row, whole) in enumerate(cells(text.text, delimiter)):
        if at <= line:
            continue
        where = f"{item.name}:{at}"
        if n >= MOST_ROWS:
            yield Problem(where, f"has more than {MOST_ROWS:,} rows", "split the table")
            return
        values = {field: row[i].strip() for field, i in fields.items() if i < len(row)}
        if not whole:
            yield Problem(where, "a quotation mark in the row is not closed", "check the row", lost=False)
        if not values.get("text"):
            yield Problem(where, f"the row has no words in its column {names[fields['text']].strip()}")
            continue
        if below := values.pop("subtitle", ""):
            values["title"] = f"{values['title']}\u3000{below}" if values.get("title") else below
        clock = values.pop("clock", "")
        if clock and _DAY_ALONE.search(values.get("published", "")):
            values["published"] += f" {clock}"
        values["published"] = day(values.get("published", "")) or values.get("published", "")
        values["updated"] = day(values.get("updated", "")) or ""
        try:
            found = from_row({k: v for k, v in values.items() if v}, item.name, f"{item.id}:{at}")
        except RowError as error:
            yield Problem(where, f"the row {error}")
            continue
        for flag in found[0].flags:
            yield Problem(where, flag, "write it as 2024-05-12" if flag.startswith("published") else "", lost=False)
        yield flagged(found, text.flags)


def _listed(names: list[str]) -> str:
    shown = [re.sub(r"\s+", " ", n.strip())[:20] or "(blank)" for n in names[:_SHOWN]]
    return ", ".join(shown) + (f" … ({len(names)})" if len(names) > _SHOWN else "") if shown else "none"


READER = Reader(
    "CSV", read, None, frozenset((".csv", ".tsv", ".tab")),
    frozenset(("text/csv", "text/tab-separated-values", "application/csv")),
)  # fmt: skip
