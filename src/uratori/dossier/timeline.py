"""The timeline: when it happened against when it was said."""

from __future__ import annotations

from dataclasses import dataclass

from uratori.dossier.view import Numbered, StoryView
from uratori.model import Analysis, Event


@dataclass(frozen=True)
class Row:
    """An event with the claim that tells of it, or None where the claim is not shown."""

    event: Event
    claim: Numbered | None


def timeline(story: StoryView) -> tuple[Row, ...]:
    """The events in order of time; a longer time stands before the shorter ones it covers."""
    rows = (Row(e, story.by_id.get(e.claim)) for e in story.story.timeline)
    return tuple(sorted(rows, key=lambda r: (r.event.time, r.claim.number if r.claim else 0)))


def undated(story: StoryView) -> tuple[Analysis, ...]:
    """The documents whose date was worked out from their words, or is not known."""
    return tuple(a for a in story.documents if a.document.published.basis in ("inferred", "unknown"))
