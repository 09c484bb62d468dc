"""A story on an earlier day, and what changed between two days.

A story as of a day is built anew from the documents published until then: nothing that was said later, and no link that
only later documents make, reaches into it. Claims of the two states are matched by the statements they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from uratori.claims.build import build
from uratori.model import Analysis, Claim, Entity, Status, Story

ChangeKind = Literal["new", "rose", "fell", "denied", "overtaken"]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a claim between two days. ``claim`` and ``story`` are ids of the later state; ``before`` and
    ``after`` are (origins min, origins max, status), ``before`` None for a new claim."""

    kind: ChangeKind
    story: str
    claim: str
    text: str
    before: tuple[int, int, Status] | None
    after: tuple[int, int, Status]


def as_of(analyses: Iterable[Analysis], day: str) -> tuple[Analysis, ...]:
    """The documents published on or before ``day`` (``YYYY-MM-DD``). One whose date is not known cannot be placed and
    is left out; of one known by bounds only, the latest day counts."""
    return tuple(a for a in analyses if "" < (a.document.published.day or a.document.published.latest or "") <= day)


def since(
    analyses: Sequence[Analysis],
    entities: Sequence[Entity],
    groups: Sequence[Sequence[str]],
    first: str,
    last: str = "9999-12-31",
    told: Sequence[Story] = (),
) -> tuple[Change, ...]:
    """What changed between the end of day ``first`` and the end of day ``last``, both ``YYYY-MM-DD``: claims that are
    new, rose (the lower bound of their origins did), fell (it sank, or the upper bound did), were denied or overtaken.
    Pure: ``analyses``, ``entities`` and ``groups`` are those of all documents, as :func:`build` takes them.

    ``told``: the stories of ``groups`` as they stand with all documents, where they are at hand. They are the later
    state, ids and all, where every document is placed by then; only the earlier one is then worked out, and that for
    stories to which something was added."""
    before, after = as_of(analyses, first), as_of(analyses, last)
    whole = bool(told) and len(after) == len(analyses)
    later = tuple(told) if whole else _state(after, entities, groups)
    moved = {a.document.id for a in after} - {a.document.id for a in before}
    later = tuple(s for s in later if not moved.isdisjoint(s.documents))
    earlier = _state(before, entities, [g for g in groups if not moved.isdisjoint(g)])
    known = {c.id: c for s in earlier for c in s.claims}
    holders = {(m.document, m.statement, m.start): c.id for c in known.values() for m in c.members}
    return tuple(
        change for story in later for claim in story.claims for change in _changes(story, claim, known, holders)
    )


def _state(
    analyses: Sequence[Analysis], entities: Sequence[Entity], groups: Sequence[Sequence[str]]
) -> tuple[Story, ...]:
    there = {a.document.id for a in analyses}
    return build(analyses, entities, [ids for g in groups if (ids := [i for i in g if i in there])])


def _changes(
    story: Story, claim: Claim, known: dict[str, Claim], holders: dict[tuple[str, str, int], str]
) -> Iterator[Change]:
    shared = Counter(holders[k] for m in claim.members if (k := (m.document, m.statement, m.start)) in holders)
    after = _standing(claim)
    if not shared:
        yield Change("new", story.id, claim.id, claim.text, None, after)
        return
    old = known[min(shared, key=lambda i: (-shared[i], int(i[1:])))]
    before = _standing(old)
    kinds: list[ChangeKind] = []
    if after[0] > before[0]:
        kinds.append("rose")
    elif after[:2] < before[:2]:
        kinds.append("fell")
    if _denied(claim) and not _denied(old):
        kinds.append("denied")
    if after[2] == "superseded" != before[2]:
        kinds.append("overtaken")
    for kind in kinds:
        yield Change(kind, story.id, claim.id, claim.text, before, after)


def _denied(claim: Claim) -> bool:
    return any(r.type == "denied-by" for r in claim.relations)


def _standing(claim: Claim) -> tuple[int, int, Status]:
    return claim.origins.min, claim.origins.max, claim.status
