"""Who denies a claim in bare words (そのような事実はない, その主張を否定した) says the same as who denies it in full (身代金は払っていない)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import kind
from uratori.claims.relations.relations import Tie
from uratori.claims.same.link import Contrast, Linked


def drawn(linked: Linked, told: Sequence[Told], ties: Sequence[Tie]) -> Linked | None:
    """The groups with each that only turns down what others say put with the one other group that denies no other thing;
    None where there is none such. Which of several it would be nobody can tell."""
    by_group: dict[int, list[Told]] = defaultdict(list)
    for t in told:
        by_group[t.group].append(t)
    denied: dict[int, set[int]] = defaultdict(set)
    deniers: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        if tie.type == "denied-by":
            denied[tie.other].add(tie.one)
            deniers[tie.one].add(tie.other)
    empty = {g for g in denied if all(_empty(t) for t in by_group[g])}
    home: dict[int, int] = {}
    for g in sorted(empty):
        full = {d for target in denied[g] for d in deniers[target]} - empty
        if len(full) == 1:
            home[g] = full.pop()
    return _moved(linked, home) if home else None


def _empty(t: Told) -> bool:
    """Whether a clause says no word of what it denies: not 隠せと言った覚えはない, which says what was said."""
    return t.matter <= kind("saying") and not t.proposition.counts


def _moved(linked: Linked, home: Mapping[int, int]) -> Linked:
    """The groups with each member of ``home`` in the group it is to be in."""
    left = [n for n in range(len(linked.groups)) if n not in home]
    number = {n: k for k, n in enumerate(left)}
    number |= {g: number[n] for g, n in home.items()}
    groups = [[*linked.groups[n]] for n in left]
    for g, n in home.items():
        groups[number[n]] += linked.groups[g]
    turned = []
    for c in linked.contrasts:
        one, other = (number[n] for n in c.groups)
        if one < other:
            turned.append(Contrast((one, other), c.one, c.other, c.likeness))
        elif other < one:
            turned.append(Contrast((other, one), c.other, c.one, c.likeness))
    parted = frozenset((number[a], number[b]) for a, b in linked.parted if number[a] != number[b])
    return Linked(tuple(map(tuple, groups)), tuple(turned), parted, linked.strays)
