"""From the analyses of each story to its claims, timeline and unknowns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uratori.claims import origins, reuse
from uratori.claims.compare import Judge
from uratori.claims.link import link
from uratori.claims.proposition import Proposition, propositions
from uratori.claims.status import status
from uratori.claims.view import View, view
from uratori.model import Analysis, Claim, Entity, Member, Story, Unknown


def build(
    analyses: Sequence[Analysis], entities: Sequence[Entity], groups: Sequence[Sequence[str]]
) -> tuple[Story, ...]:
    """The stories with their claims, relations, origin bounds, timeline and unknowns.

    ``analyses`` carry entity ids and dates that agree; ``groups`` are the ids of each story's documents. Story ids run
    with ``groups`` (s1, s2 …), claim ids over all stories (c1, c2 …).
    """
    by_id = {a.document.id: a for a in analyses}
    stories: list[Story] = []
    claims = 0
    for n, ids in enumerate(groups, start=1):
        stories.append(_story(f"s{n}", claims, [by_id[i] for i in ids], entities))
        claims += len(stories[-1].claims)
    return tuple(stories)


def _story(name: str, before: int, analyses: Sequence[Analysis], entities: Sequence[Entity]) -> Story:
    look = view(analyses, entities, reuse.find(analyses))
    found = propositions(look)
    judge = Judge(found)
    groups = [g for g in link(found, judge) if _tells(g)]
    claims = tuple(_claim(f"c{before + n}", g, look) for n, g in enumerate(groups, start=1))
    return Story(
        name,
        title(look),
        tuple(look.analyses),
        claims,
        unknowns=tuple(Unknown(i, u.start, u.end) for i, a in look.analyses.items() for u in a.unknowns),
        reuse=look.reuse,
    )


def _tells(group: Sequence[Proposition]) -> bool:
    """Whether a group is a claim: somebody is said to have said it, or several documents tell it."""
    return any(p.attributed for p in group) or len({p.document for p in group}) > 1


def _claim(name: str, group: Sequence[Proposition], look: View) -> Claim:
    members = tuple(_members(group))
    bounds = origins.bounds(members, look)
    best = members[0]
    return Claim(
        name,
        look.text(best.document, best.start, best.end),
        members,
        bounds,
        status([look.statement(m) for m in members], bounds, ()),
    )


def _members(group: Sequence[Proposition]) -> Iterator[Member]:
    for p in group:
        yield Member(p.document, p.start, p.end, p.statement)


def title(look: View) -> str:
    """The title of the earliest document that has one, or its first sentence."""
    for a in look.analyses.values():
        if a.document.title:
            return a.document.title
    for a in look.analyses.values():
        if a.sentences:
            return look.text(a.document.id, a.sentences[0].start, a.sentences[0].end)
    return ""
