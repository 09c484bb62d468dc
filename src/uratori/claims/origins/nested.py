"""Speech inside speech in one sentence: who bears it, and which members of a claim it makes one.

国営通信によると、首相は「応じる」と述べた is two statements, the agency's and the premier's, and both state the claim: it
is the premier's, and the agency adds nobody. 受付係は「『帰らせろ』と店長に指示された」と語る is two as well, but what the manager
said is known from the receptionist alone, who bears it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from uratori.claims.origins.holders import Holder, is_press
from uratori.claims.origins.joined import Joined
from uratori.claims.view import View
from uratori.model import Link, Member

_HEARD = ("に", "から")
_WITNESSES = frozenset(("private", "worker"))
"""Voices of those who speak for nobody but themselves, whatever they tell of others."""


def bearers(members: Sequence[Member], holders: Sequence[Holder], view: View) -> list[Holder]:
    """The holders of members, with him who tells what somebody said to him in the place of whom he heard it from."""
    out = list(holders)
    for inner, outer in _pairs(members, view):
        x = holders[outer]
        heard = x.voice in _WITNESSES or _heard(members[inner], view)
        if heard and x.sort in ("anonymous", "named") and _told_in(members[outer], members[inner], view):
            out[inner] = x
    return out


def join(joined: Joined, members: Sequence[Member], view: View) -> None:
    """Join what the press or a paper tells to what stands inside it, said by another: the chain of the one is where that of
    the other begins; of the press also where it is told whole, speaker and all: 甲新聞と乙新聞によると、市長は「辞任する」と発表した.
    A firm that passes on what its captain says speaks for itself as well."""
    for inner, outer in _pairs(members, view):
        x, y = joined.holders[outer], joined.holders[inner]
        relays = x.sort in ("unstated", "media", "document") or is_press(view.statement(members[outer]).chain[-1])
        whole = _holds(members[outer], members[inner], view) and x.sort != "document"
        if relays and (whole or _told_in(members[outer], members[inner], view)):
            joined.join(outer, inner, "cites", (x.press if whole else x.span, y.span))


def _pairs(members: Sequence[Member], view: View) -> Iterator[tuple[int, int]]:
    """The members of one sentence, two by two, either way round."""
    where: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, m in enumerate(members):
        where[m.document, view.statement(m).start].append(n)
    for sentence in where.values():
        yield from permutations(sentence, 2)


def _told_in(outer: Member, inner: Member, view: View) -> bool:
    """Whether the chain of one member goes on from the holder that the other's ends in."""
    short, long = view.statement(outer).chain, view.statement(inner).chain
    return 1 < len(short) < len(long) and all(_same(a, b) for a, b in zip(short[1:], long[1:], strict=False))


def _same(a: Link, b: Link) -> bool:
    return (a.entity, a.name) == (b.entity, b.name) if a.name else a.entity is not None and a.entity == b.entity


def _heard(inner: Member, view: View) -> bool:
    """Whether the speaker is named as whom another heard it from: 店長〈に〉指示された, 監督〈から〉聞いた."""
    source = view.statement(inner).source
    return source is not None and view.text(inner.document, source.end, source.end + 2).startswith(_HEARD)


def _holds(outer: Member, inner: Member, view: View) -> bool:
    """Whether the words of one member hold the whole of another statement, cue and all."""
    told = view.statement(inner)
    if told.cue is None or view.statement(outer) is told:
        return False
    spans = (told.cue, *((told.source,) if told.source else ()), inner)
    return all(outer.start <= s.start and s.end <= outer.end for s in spans)
