"""Who said it: sources, cues, contents, chains; certainty, act, polarity."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.attribution import modality
from uratori.attribution.document.statements import statements
from uratori.language import Parse
from uratori.model import Entity, Mention, Span, Statement, Time

__all__ = ["find"]


def find(
    parse: Parse, mentions: Sequence[Mention], entities: Sequence[Entity], times: Sequence[Time]
) -> tuple[tuple[Statement, ...], tuple[Span, ...]]:
    """The statements of one document and its explicit unknowns, all in folded offsets."""
    return statements(parse, mentions, entities, times), modality.unknowns(parse)
