"""Pages that are tables of clips, as services and spreadsheets put them out: a row a report, or a report whose fields stand
one below the other, each beside its name (媒体名 / 帝都新聞, 掲載日 / 2025年3月4日, 本文 / …)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice

from uratori.reading.html.tree import Element, blocks
from uratori.reading.labels.fields import field

_MOST_TABLES, _MOST_ROWS, _MOST_CELLS = 50, 5_000, 40
_HEADS = 3  # tables at the head of a page
_FEWEST = 3  # fields that a table names
_SAYS_WHERE = frozenset(("title", "outlet", "published"))
_SHARE = 0.5  # of the page's words that the table holds


def clips(root: Element, size: int) -> bytes | None:
    """The table of clips that a page is, as CSV; None where it is none: the first with a heading row that names a column
    of texts and two more fields, or with fields below each other that do. ``size`` is the characters of the page."""
    for table in _tables(root, _MOST_TABLES):
        rows = list(_rows(table))
        names = [field(c) for c in rows[0]] if rows else []
        if not _is_clips(names):
            pairs = _pairs(rows) if not _tells_more(rows) else {}
            names, rows = [*pairs], [[*pairs], [*pairs.values()]]
            if not _is_clips(names):
                continue
        if sum(len(c) for row in rows for c in row) >= _SHARE * size:
            return _as_csv(rows)
    return None


def stated(root: Element) -> Mapping[str, str]:
    """What a table above a page's text states of its report: ``outlet``, ``published``, ``title``, ``url``, by their names in
    the cells beside. Empty where it names fewer than two of them."""
    for table in _tables(root, _HEADS):
        found = {of: v for of, v in _pairs(list(islice(_rows(table), 12))).items() if of in (*_SAYS_WHERE, "url")}
        if len(found) >= 2:
            return found
    return {}


def _tables(root: Element, most: int) -> Iterator[Element]:
    """The first tables that hold no table: those that hold some lay a page out."""
    return (t for t in islice(root.iter("table"), most) if t.find(".//table") is None)


def _is_clips(names: Sequence[str | None]) -> bool:
    known = {n for n in names if n}
    return "text" in known and len(known) >= _FEWEST and len(known & _SAYS_WHERE) >= 2


def _rows(table: Element) -> Iterator[list[str]]:
    for row in islice(table.iter("tr"), _MOST_ROWS):
        cells = [c for c in islice(row, _MOST_CELLS) if c.tag in ("td", "th")]
        yield ["\n".join(b.text for b in blocks(c)) for c in cells]


def _pairs(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """The fields of rows that each name one and give it, the first of a name."""
    out: dict[str, str] = {}
    for row in rows:
        if len(row) == 2 and row[1] and (of := field(row[0])):
            out.setdefault(of, row[1])
    return out


def _tells_more(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row of another name gives sentences too: the table of a release (人的被害 / 報告はない。), not of one clip."""
    return any(len(row) == 2 and row[1].endswith("。") and field(row[0]) is None for row in rows)


def _as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()
