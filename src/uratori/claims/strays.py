"""Which members surely state a claim, and whose words elsewhere may state it as well.

Claims are drawn together by likeness, which is wrong both ways. A member that no likely pair ties to most of the others may be
of another matter: it does not raise the lower bound. Words that likely say the same as a member, and were left in another
claim since that as a whole is less alike, may bear the claim: they do not raise the lower bound either, and the upper
bound has to leave room for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from uratori.claims.clauses.proposition import Proposition
from uratori.claims.relations.relations import Tie
from uratori.claims.same.link import Linked

_MANY = 60  # different texts up to which it is worked out who is tied to whom
_FEW = 20  # members that words elsewhere are laid against
_MOST = 8  # words elsewhere that are looked at for one claim
_TOLD_APART = frozenset(("updates", "conflicts", "denied-by"))


class Stray(NamedTuple):
    """Words in another claim, ``beside``, that likely say the same as ``member``."""

    member: Proposition
    beside: Proposition


def strays(
    linked: Linked, tied: Sequence[Tie], barred: Callable[[Proposition, Proposition], bool]
) -> list[list[Stray]]:
    """For each group the words elsewhere that may bear it, in documents that have no member of it.

    Not of a group that is known to say something else (it updates, conflicts or denies), nor what ``barred`` says cannot be
    said of one thing with any of the members: 橋は閉鎖された beside 橋は閉鎖されていない.
    """
    number = {id(p): n for n, g in enumerate(linked.groups) for p in g}
    apart = {(t.one, t.other) for t in tied if t.type in _TOLD_APART} | linked.parted
    out: list[list[Stray]] = [[] for _ in linked.groups]
    documents: dict[int, set[str]] = {}
    seen: set[tuple[int, int]] = set()
    for member, beside in (pair for p, q in linked.strays for pair in ((p, q), (q, p))):
        n, other = number[id(member)], number[id(beside)]
        if (n, other) in apart or (other, n) in apart or (n, id(beside)) in seen or len(out[n]) == _MOST:
            continue
        seen.add((n, id(beside)))
        group = linked.groups[n]
        if beside.document in documents.setdefault(n, {p.document for p in group}):
            continue
        if not any(barred(p, beside) for p in group[:_FEW]):
            out[n].append(Stray(member, beside))
    return out


def sure(group: Sequence[Proposition], likely: Callable[[Proposition, Proposition], bool]) -> frozenset[int]:
    """The members (by number) that surely state a claim: the largest part that ``likely`` pairs join, over any number of
    steps, the first of two such. In a crowd all do."""
    texts: dict[str, list[int]] = defaultdict(list)
    for n, p in enumerate(group):
        texts[p.text].append(n)
    if len(texts) > _MANY:
        return frozenset(range(len(group)))
    parts: list[list[int]] = []  # first members, by text
    for first in (numbers[0] for numbers in texts.values()):
        near = [part for part in parts if any(likely(group[n], group[first]) for n in part)]
        parts = [part for part in parts if part not in near] + [[*(n for part in near for n in part), first]]
    whole = [[m for n in part for m in texts[group[n].text]] for part in parts]
    return frozenset(max(whole, key=lambda part: (len(part), -min(part)), default=()))
