"""What changed in a story since a day: the days to choose from, the changes by kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from uratori.claims import Change, ChangeKind
from uratori.dossier.view import Numbered, StoryView

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def of(story: StoryView) -> tuple[str, ...]:
    """The days on which its documents were published, ISO, in order."""
    return tuple(sorted({day for a in story.documents if (day := a.document.published.day) and _DAY.fullmatch(day)}))


def chosen(wanted: str | None, days: Sequence[str]) -> str | None:
    """The day after whose end the changes are told: the one asked for, else the last but one; None where there are
    fewer than two."""
    if wanted and _DAY.fullmatch(wanted):
        return wanted
    return days[-2] if len(days) > 1 else None


def grouped(
    changes: Sequence[Change], story: StoryView
) -> list[tuple[ChangeKind, list[tuple[Change, Numbered | None]]]]:
    """The changes by kind, each with the claim of today that it tells of. The state the changes were worked out on
    leaves undated documents out, so its ids are its own: a claim is known again by its words."""
    known = {c.claim.text: c for c in story.claims}
    found = []
    for kind in get_args(ChangeKind):
        rows = [(c, known.get(c.text)) for c in changes if c.kind == kind]
        if rows:
            rows.sort(key=lambda row: (-row[0].after[1], row[1].number if row[1] else 0))
            found.append((kind, rows))
    return found
