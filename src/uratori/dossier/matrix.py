"""The cross-check table: claims × documents in order of time, in pages that stay small whatever the input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uratori.dossier import dates
from uratori.dossier.view import Numbered, Point, StoryView
from uratori.model import Document

ROWS, COLUMNS, PAGES = 30, 24, 8


@dataclass(frozen=True)
class Row:
    """A claim and, for every column, the member that stands in that document (the first of several), or None."""

    claim: Numbered
    cells: tuple[Point | None, ...]


@dataclass(frozen=True)
class Page:
    """``left_out`` counts documents that state a claim of these rows and found no column."""

    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Matrix:
    """``left_out`` counts shared claims that stand on no page, ``silent`` documents of the story on no page."""

    pages: tuple[Page, ...]
    left_out: int
    silent: int


def matrix(story: StoryView) -> Matrix:
    """The claims of two documents or more, :data:`ROWS` a page, with the :data:`COLUMNS` documents that say most."""
    claims = story.shared
    pages = tuple(_page(claims[at : at + ROWS]) for at in range(0, min(len(claims), ROWS * PAGES), ROWS))
    on = {d.id for page in pages for d in page.documents}
    return Matrix(pages, max(0, len(claims) - ROWS * PAGES), len(story.documents) - len(on) if pages else 0)


def _page(claims: Sequence[Numbered]) -> Page:
    documents = {d.id: d for claim in claims for d in claim.documents}
    count = Counter(d.id for claim in claims for d in claim.documents)
    most = sorted(documents.values(), key=lambda d: (-count[d.id], dates.order(d)))[:COLUMNS]
    columns = tuple(sorted(most, key=dates.order))
    return replace(window(claims, columns), left_out=len(documents) - len(columns))


def window(claims: Sequence[Numbered], documents: Sequence[Document]) -> Page:
    """The table of just these claims and documents."""
    return Page(tuple(documents), tuple(_row(claim, documents) for claim in claims))


def _row(claim: Numbered, columns: Sequence[Document]) -> Row:
    first: dict[str, Point] = {}
    for point in claim.points:
        first.setdefault(point.document.id, point)
    return Row(claim, tuple(first.get(d.id) for d in columns))


def length(point: Point) -> int:
    """How many holders stand between the reader and the one who said it: 1 for the outlet's own words."""
    return max(1, len(point.statement.chain)) if point.statement else 1
