"""The ties of a claim, made short: each two origins that may be one are a tie, and of seven origins there are twenty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from uratori.model import Evidence, Tie


def gathered(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Ties of one reason that have the words of one side in common, as one tie: those words, then the other sides'.

    「豚熱か？」 that may go back to whoever said any of five things is one line, not five. Nothing is lost: two words are
    tied where one of them comes first in a tie that holds the other. The order is that in which reasons first stand.
    """
    kinds: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        kinds.setdefault((tie.same, tie.reason), []).append(tie)
    return tuple(one for some in kinds.values() for one in _stars(some))


def _stars(ties: list[Tie]) -> list[Tie]:
    """The ties as stars, the words that stand in most of those left in the middle of each."""
    out: list[Tie] = []
    left = ties
    while left:
        count = Counter(e for tie in left for e in dict.fromkeys(tie.evidence))
        hub = max(count, key=lambda e: count[e], default=None)  # the first of those that are as many
        if hub is None:
            return [*out, *left]
        out.append(_star(hub, [tie for tie in left if hub in tie.evidence]))
        left = [tie for tie in left if hub not in tie.evidence]
    return out


def _star(hub: Evidence, ties: list[Tie]) -> Tie:
    if len(ties) == 1:
        return ties[0]
    members = dict.fromkeys(n for tie in ties for n in tie.members)
    words = dict.fromkeys((hub, *(e for tie in ties for e in tie.evidence)))
    return replace(ties[0], members=tuple(members), evidence=tuple(words))
