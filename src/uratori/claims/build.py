"""From the analyses of each story to its claims, timeline and unknowns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from uratori.claims import origins, reuse
from uratori.claims.compare import Judge
from uratori.claims.link import link
from uratori.claims.proposition import Proposition, propositions
from uratori.claims.relations import LEAST, Tie, relations, ties
from uratori.claims.status import status
from uratori.claims.timeline import timeline
from uratori.claims.title import title
from uratori.claims.view import View, view
from uratori.claims.words import framing
from uratori.model import Analysis, Claim, Entity, Member, Story, Unknown

_SAMPLE = 20
_LENGTH = 0.03
_BARE = 8  # characters; longer words of a speaker's own are quoted as they stand


def build(
    analyses: Sequence[Analysis], entities: Sequence[Entity], groups: Sequence[Sequence[str]]
) -> tuple[Story, ...]:
    """The stories with their claims, relations, origin bounds, timeline and unknowns.

    ``analyses`` carry entity ids and dates that agree; ``groups`` are the ids of each story's documents. Story ids run
    with ``groups`` (s1, s2 …), claim ids over all stories (c1, c2 …).
    """
    by_id = {a.document.id: a for a in analyses}
    known = {e.id: e for e in entities}
    stories: list[Story] = []
    claims = 0
    for n, ids in enumerate(groups, start=1):
        stories.append(_story(f"s{n}", claims, [by_id[i] for i in ids], known))
        claims += len(stories[-1].claims)
    return tuple(stories)


def _story(name: str, before: int, analyses: Sequence[Analysis], entities: Mapping[str, Entity]) -> Story:
    look = view(analyses, entities, reuse.find(analyses))
    found = propositions(look)
    linked = link(found, Judge(found), LEAST)
    tied = ties(linked, look)
    differing = {n for t in tied for n in (t.one, t.other)}
    told = [n for n, g in enumerate(linked.groups) if n in differing or _tells(g)]
    names = {n: f"c{before + k}" for k, n in enumerate(told, start=1)}
    claims = tuple(_claim(names[n], n, linked.groups[n], tied, names, look) for n in told)
    groups = [linked.groups[n] for n in told]
    return Story(
        name,
        title(look),
        tuple(look.analyses),
        claims,
        timeline(zip(claims, groups, strict=True)),
        unknowns=tuple(Unknown(i, u.start, u.end) for i, a in look.analyses.items() for u in a.unknowns),
        reuse=look.reuse,
    )


def _tells(group: Sequence[Proposition]) -> bool:
    """Whether a group is a claim: somebody is said to have said it, or several documents tell it."""
    return any(p.attributed for p in group) or len({p.document for p in group}) > 1


def _claim(
    name: str, number: int, group: Sequence[Proposition], tied: Sequence[Tie], names: Mapping[int, str], look: View
) -> Claim:
    members = tuple(Member(p.document, p.start, p.end, p.statement) for p in group)
    bounds = origins.bounds(members, look)
    best = _speaker(group)
    if best.own <= framing() and best.end - best.start < _BARE:  # それを否定した: the pronoun alone says nothing
        sentence = look.statements[best.document, best.statement]
        text = look.text(best.document, sentence.start, sentence.end)
    else:
        text = look.text(best.document, best.start, best.end)
    overtaken = any(t.other == number and t.type == "updates" for t in tied)
    own = relations(number, tied, names)
    return Claim(
        name,
        text.rstrip("、, "),
        members,
        bounds,
        status([look.statement(m) for m in members], bounds, own, overtaken),
        own,
    )


def _speaker(group: Sequence[Proposition]) -> Proposition:
    """The proposition that speaks for a group: it holds most of what the others hold and little else, and is rather
    attributed than not."""
    some = group[:_SAMPLE]

    def holding(p: Proposition) -> float:
        return sum(len(p.own & q.own) / max(1, len(q.own)) for q in some) / len(some) - _LENGTH * len(p.own)

    return max(some, key=lambda p: (holding(p) + _LENGTH * p.attributed, -some.index(p)))
