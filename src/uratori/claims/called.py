"""The entities of a story by what they are called, so that a story is told the same however they are numbered.

Entities are numbered over all that is in hand: one document more, and others have other numbers. What they are called
stays. Where two of one sort are called the same, their order tells them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from uratori.claims.recall import Recall
from uratori.model import Analysis, Entity
from uratori.names import renamed


def called(
    analyses: Sequence[Analysis],
    entities: Mapping[str, Entity],
    sources: Sequence[object],
    recall: Recall,
) -> tuple[tuple[Analysis, ...], dict[str, Entity]]:
    """``analyses`` and ``entities`` with what each entity is called in the place of its id. ``sources``: what each analysis
    was made of by giving its entities their ids; the same source, its entities called the same, gives the same analysis."""
    ids: dict[str, str] = {}
    met: dict[str, int] = {}
    for e in sorted(entities.values(), key=lambda e: (len(e.id), e.id)):
        name = f"{e.type[0]}:{e.name}"
        met[name] = met.get(name, 0) + 1
        ids[e.id] = name if met[name] == 1 else f"{name}#{met[name]}"
    table = recall.table("analysis")
    out = []
    for a, source in zip(analyses, sources or analyses, strict=True):
        own = tuple([ids.get(e.id, e.id) for e in a.entities])
        _, one = table.get((id(source), own), _made, source, a, ids)
        out.append(one)
    return tuple(out), {ids[i]: replace(e, id=ids[i]) for i, e in entities.items()}


def _made(source: object, analysis: Analysis, ids: Mapping[str, str]) -> tuple[object, Analysis]:
    """With its source, which is held as long as its identity stands for it."""
    return source, renamed(analysis, ids)
