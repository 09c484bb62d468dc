"""By how many independent origins a claim is borne: a lower and an upper bound, with the words that decide.

The arithmetic stands in ``docs/origins.md``. Members that MUST share an origin are joined first; the number of groups
left is the upper bound. Of two groups it is then asked whether they CANNOT be one; all else MAY. The fewest parties
that obey every CANNOT are the lower bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations, islice

from uratori.claims.origins import apart, must, nested, parties
from uratori.claims.origins.holders import Holder, alone, read
from uratori.claims.origins.joined import Joined
from uratori.claims.view import View
from uratori.model import Evidence, Member, Origins, Reason, Root, Tie

Alike = Callable[[int, int], bool]
"""Whether two members, by number, clearly say the same."""

_COMPARED = 8  # members of a group that are laid against those of another
_LISTED = 100  # pairs of groups that may share an origin which are given with their words


def bounds(
    members: Sequence[Member],
    view: View,
    alike: Alike | None = None,
    sure: Collection[int] | None = None,
    further: Sequence[tuple[int, Member]] = (),
) -> Origins:
    """The lower and upper bound of a claim's origins, its roots, and the ties that decided. ``alike`` tells whether two
    members clearly say the same; where it is left out, all do. The lower bound counts only members that are ``sure`` (all,
    where left out). ``further`` words, each with the number of the member that they are like, stand in another claim and may
    state this one: they count for the upper bound alone.

    Member numbers in roots and ties count ``members``. Every root is one group that MUST be one; its name is that of
    the holder most of its members end in. The answer does not depend on the order of ``members``.
    """
    if len(members) == 1 and not further:
        name, kind, side = alone(members[0], view)
        return Origins(1, 1, (Root(name, kind, (0,), side or None),), ())
    order = sorted(range(len(members)), key=lambda n: (view.place[members[n].document], _where(members[n])))
    told = (lambda a, b: alike(order[a], order[b])) if alike else None
    ordered = [members[n] for n in order]
    found = _bounds(ordered, view, told, {n for n, m in enumerate(order) if sure is None or m in sure})
    roots = sorted((replace(r, members=_back(r.members, order)) for r in found.roots), key=lambda r: r.members)
    elsewhere = _elsewhere(ordered, [(order.index(n), m) for n, m in further], view)
    ties = (replace(t, members=_back(t.members, order)) for t in (*found.why, *elsewhere))
    return replace(found, max=found.max + len(elsewhere), roots=tuple(roots), why=tuple(ties))


def _elsewhere(members: Sequence[Member], further: Sequence[tuple[int, Member]], view: View) -> tuple[Tie, ...]:
    """For each origin that ``further`` words would add, were they of this claim, the words of the member and theirs."""
    if not further:
        return ()
    known = len(members)
    more = sorted(further, key=lambda f: (view.place[f[1].document], _where(f[1])))
    every = [*members, *(m for _, m in more)]
    holders = nested.bearers(every, [read(m, view) for m in every], view)
    added = [g[0] for g in must.join(every, holders, view).groups() if g[0] >= known]
    pairs = [(n, members[n], m) for n, m in (more[g - known] for g in added)]
    return tuple(
        Tie((n,), "may", "elsewhere", tuple(Evidence(m.start, m.end, "", m.document) for m in pair))
        for n, *pair in pairs
    )


def _where(member: Member) -> tuple[int, int, str]:
    return member.start, member.end, member.statement


def _back(numbers: Sequence[int], order: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(order[n] for n in numbers))


def _bounds(members: Sequence[Member], view: View, alike: Alike | None, sure: Set[int]) -> Origins:
    holders = nested.bearers(members, [read(m, view) for m in members], view)
    joined = must.join(members, holders, view)
    groups = joined.groups()
    cannot: dict[int, set[int]] = {g: set() for g in range(len(groups))}
    stating = [[n for n in g if n in sure] for g in groups]
    speaks = [any(holders[n].sort not in ("unstated", "document") for n in g) for g in groups]
    unlike: set[tuple[int, int]] = set()
    for a, b in combinations((g for g in cannot if speaks[g]), 2):
        if not _cannot(groups[a], groups[b], joined, members, view):
            continue
        if not _cannot(stating[a], stating[b], joined, members, view) or (
            alike and not any(alike(m, n) for m in stating[a][:_COMPARED] for n in stating[b][:_COMPARED])
        ):
            unlike.add((a, b))
            continue
        cannot[a].add(b)
        cannot[b].add(a)
    low = parties.fewest(cannot)
    may = tuple(_may(groups, holders, cannot, unlike)) if low < len(groups) else ()
    roots = tuple(_root(g, holders) for g in groups)
    return Origins(low, len(groups), roots, (*joined.ties, *may))


def _distinct(holders: list[Holder]) -> list[Holder]:
    """One holder for each way to compare."""
    return list({(h.sort, h.names, h.body, h.side, h.voice, h.person): h for h in holders}.values())


def _cannot(group: Sequence[int], other: Sequence[int], joined: Joined, members: Sequence[Member], view: View) -> bool:
    first, second = (_distinct([joined.holders[n] for n in g]) for g in (group, other))
    if not any(apart.cannot(x, y) for x in first for y in second):
        return False
    return not apart.one_voice(group, other, joined.holders, members, view)


def _may(
    groups: list[list[int]], holders: list[Holder], cannot: dict[int, set[int]], unlike: set[tuple[int, int]]
) -> Iterator[Tie]:
    """The pairs of groups that may share an origin, each with the words of both."""
    pairs = ((a, b) for a, b in combinations(range(len(groups)), 2) if b not in cannot[a])
    for a, b in islice(pairs, _LISTED):
        x, y = (holders[_speaker(groups[g], holders)] for g in (a, b))
        yield Tie(
            tuple(sorted((*groups[a], *groups[b]))),
            "may",
            "wording" if (a, b) in unlike else _reason(x, y),
            (x.span, y.span),
        )


def _reason(a: Holder, b: Holder) -> Reason:
    if a.sort == b.sort == "named":
        return "one-government"
    return "unstated" if "unstated" in (a.sort, b.sort) else "anonymous"


_WEIGHT = {"named": 0, "document": 1, "anonymous": 2, "media": 3, "unstated": 4}


def _speaker(group: Sequence[int], holders: list[Holder]) -> int:
    """The member whose holder names the group: the surest sort, then the most frequent name, then the first."""
    count: dict[str | None, int] = defaultdict(int)
    for n in group:
        count[holders[n].name] += 1
    return min(group, key=lambda n: (_WEIGHT[holders[n].sort], holders[n].name is None, -count[holders[n].name], n))


def _root(group: Sequence[int], holders: list[Holder]) -> Root:
    speaker = holders[_speaker(group, holders)]
    side = next((holders[n].side for n in group if holders[n].side), None)
    return Root(speaker.name, speaker.kind, tuple(group), side)
