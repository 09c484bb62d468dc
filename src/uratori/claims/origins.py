"""By how many independent origins a claim is borne: a lower and an upper bound, with the words that decide.

The arithmetic stands in ``docs/origins.md``. Members that MUST share an origin are joined first; the number of groups
left is the upper bound. Of two groups it is then asked whether they CANNOT be one; all else MAY. The fewest parties
that obey every CANNOT are the lower bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from uratori.claims import apart, must, nested, parties
from uratori.claims.holders import Holder, read
from uratori.claims.joined import Joined
from uratori.claims.view import View
from uratori.model import Member, Origins, Reason, Root, Tie

Alike = Callable[[int, int], bool]
"""Whether two members, by number, clearly say the same."""

_COMPARED = 8  # members of a group that are laid against those of another
_LISTED = 100  # pairs of groups that may share an origin which are given with their words


def bounds(members: Sequence[Member], view: View, alike: Alike | None = None) -> Origins:
    """The lower and upper bound of a claim's origins, its roots, and the ties that decided. ``alike`` tells whether two
    members clearly say the same; where it is left out, all do.

    Member numbers in roots and ties count ``members``. Every root is one group that MUST be one; its name is that of
    the holder most of its members end in. The answer does not depend on the order of ``members``.
    """
    order = sorted(range(len(members)), key=lambda n: (view.place[members[n].document], _where(members[n])))
    told = (lambda a, b: alike(order[a], order[b])) if alike else None
    found = _bounds([members[n] for n in order], view, told)
    roots = sorted((replace(r, members=_back(r.members, order)) for r in found.roots), key=lambda r: r.members)
    return replace(found, roots=tuple(roots), why=tuple(replace(t, members=_back(t.members, order)) for t in found.why))


def _where(member: Member) -> tuple[int, int, str]:
    return member.start, member.end, member.statement


def _back(numbers: Sequence[int], order: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(order[n] for n in numbers))


def _bounds(members: Sequence[Member], view: View, alike: Alike | None) -> Origins:
    holders = nested.bearers(members, [read(m, view) for m in members], view)
    joined = must.join(members, holders, view)
    groups = joined.groups()
    cannot: dict[int, set[int]] = {g: set() for g in range(len(groups))}
    speaking = [_distinct([holders[n] for n in g]) for g in groups]
    telling = [g for g in cannot if any(h.sort not in ("unstated", "document") for h in speaking[g])]
    unlike: set[tuple[int, int]] = set()
    for a, b in combinations(telling, 2):
        if not _cannot(groups[a], groups[b], speaking[a], speaking[b], joined, members, view):
            continue
        if alike and not any(alike(m, n) for m in groups[a][:_COMPARED] for n in groups[b][:_COMPARED]):
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


def _cannot(
    group: Sequence[int],
    other: Sequence[int],
    a: list[Holder],
    b: list[Holder],
    joined: Joined,
    members: Sequence[Member],
    view: View,
) -> bool:
    if not any(apart.cannot(x, y) for x in a for y in b):
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
