"""JSON Lines rows → documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from uratori.model import Document, Outlet, Published
from uratori.reading.split import split


def from_row(row: Mapping[str, Any], source: str) -> tuple[Document, ...]:
    """The documents of one row: ``id`` and ``text``, optionally ``title``, ``outlet``, ``url``, ``published``."""
    text, day = row["text"], row.get("published")
    return split(
        Document(
            id=str(row["id"]),
            source=source,
            text=text,
            start=0,
            end=len(text),
            title=row.get("title"),
            outlet=Outlet(row["outlet"]) if row.get("outlet") else None,
            url=row.get("url"),
            published=Published(day, "given", day[:10], day[:10]) if day else Published(),
        )
    )
