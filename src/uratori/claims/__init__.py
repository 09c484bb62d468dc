"""The cross-check: stories, same-claim links, relations, origins and their bounds."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.claims.stories import group
from uratori.model import Analysis, Entity, Story

__all__ = ["build", "group"]


def build(
    analyses: Sequence[Analysis], entities: Sequence[Entity], groups: Sequence[Sequence[str]]
) -> tuple[Story, ...]:
    """The stories with their claims, relations, origin bounds, timeline and unknowns."""
    by_id = {a.document.id: a for a in analyses}
    return tuple(
        Story(f"s{n}", by_id[ids[0]].document.title or "", tuple(ids)) for n, ids in enumerate(groups, start=1)
    )
