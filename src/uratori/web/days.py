"""What changed in a story since a day: the days to choose from, the changes by kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from uratori.claims import Change, ChangeKind
from uratori.dossier.view import Numbered, StoryView

#: What shakes a story first: a denial, then what no longer holds, then what is better or worse borne, then what is new.
_ORDER: tuple[ChangeKind, ...] = ("denied", "overtaken", "rose", "fell", "new")
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
    leaves undated documents out, so its ids are its own: a claim is known again by its words. What matters most stands
    first."""
    known = {c.claim.text: c for c in story.claims}
    found = []
    for kind in sorted(get_args(ChangeKind), key=_ORDER.index):
        rows = [(c, known.get(c.text)) for c in changes if c.kind == kind]
        if rows:
            rows.sort(key=_matters)
            found.append((kind, rows))
    return found


def _matters(row: tuple[Change, Numbered | None]) -> tuple[object, ...]:
    """What matters first: what is said before what nobody says (時期は明らかにしていない), what more outlets carry, what
    rests on more origins."""
    change, claim = row
    if claim is None:
        return (False, 0, 0, -change.after[0], -change.after[1], 0)
    silent = claim.certainties == ("unknown",)
    return (silent, -len(claim.outlets), -len(claim.documents), -change.after[0], -change.after[1], claim.number)
