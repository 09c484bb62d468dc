"""Who and where: mentions, readings across scripts, entities."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.language import Parse
from uratori.model import Analysis, Entity, Mention

__all__ = ["find", "unify"]


def find(parse: Parse) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions of one document (folded offsets) and the entities they point at (local ids e1, e2, …)."""
    return (), ()


def unify(
    analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]
) -> tuple[tuple[Analysis, ...], tuple[Entity, ...]]:
    """One set of entities over all documents: first inside each story of ``groups`` (document ids), then over them.
    The analyses come back with mentions and chain links that carry the new ids."""
    return tuple(analyses), ()
