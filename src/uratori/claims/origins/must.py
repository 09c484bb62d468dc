"""MUST: what ties members of a claim to one origin, whoever the outlets are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from uratori.claims.bodies.sides import same_side
from uratori.claims.bodies.wording import is_military, is_whole, same_name
from uratori.claims.origins import authority, nested, press
from uratori.claims.origins.apart import cut, speaks_of
from uratori.claims.origins.holders import Holder, same_holder
from uratori.claims.origins.joined import Joined
from uratori.claims.view import View
from uratori.model import Evidence, Member

_STAFF = re.compile(
    r"社長|会長|頭取|総裁|理事長|CEO|取締役|専務|常務|本部長|広報|担当者|担当職員|スポークス|支配人|院長|校長|会社$"
)


def join(members: Sequence[Member], holders: Sequence[Holder], view: View) -> Joined:
    """Put together the members that must share an origin, the surest ties first."""
    joined = Joined(holders)
    _reused(joined, members, view)
    nested.join(joined, members, view)
    _identical(joined, members)
    _headed(joined, members, view)
    _named(joined)
    _staff(joined, members, view)
    _officials(joined)
    _whole_government(joined)
    press.informants(joined, members, view)
    press.handed_on(joined, members, view)
    press.answered(joined, members, view)
    authority.counted(joined, members, view)
    press.own_words(joined, members, view)
    return joined


def _reused(joined: Joined, members: Sequence[Member], view: View) -> None:
    """Members that stand in text one document took from another."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, m in enumerate(members):
        where[m.document].append(n)
    for reuse in view.reuse:
        if reuse.copy not in where or reuse.original not in where:
            continue
        pairs = list(zip(reuse.evidence[::2], reuse.evidence[1::2], strict=False))
        for a in where[reuse.copy]:
            for b in where[reuse.original]:
                for x, y in pairs:
                    if _within(members[a], x) and _within(members[b], y):
                        joined.join(a, b, "text-reuse", (x, y))


def _headed(joined: Joined, members: Sequence[Member], view: View) -> None:
    """A headline has what it tells from whoever the text below it names for it: 市役所で火災 over 消防によると、市役所で火災があった。"""
    first: dict[str, int] = {}
    heads: list[int] = []
    for n, m in enumerate(members):
        if view.heads(m):
            heads.append(n)
        else:
            first.setdefault(m.document, n)
    for n in heads:
        if members[n].document in first:
            joined.same(n, first[members[n].document])


def _within(member: Member, span: Evidence) -> bool:
    shared = min(member.end, span.end) - max(member.start, span.start)
    return member.document == span.document and shared > 0.5 * (member.end - member.start)


def _identical(joined: Joined, members: Sequence[Member]) -> None:
    """The same holder by the same name; for those that nobody names, in one document or through one outlet."""
    first: dict[tuple[object, ...], int] = {}
    for n, h in enumerate(joined.holders):
        keys: list[tuple[object, ...]] = []
        if h.sort == "named":
            keys.append((h.sort, h.entity) if h.entity else (h.sort, h.names, h.side))
        elif h.names and h.sort != "unstated":
            keys += [(h.sort, h.names, h.outlet), (h.sort, h.names, members[n].document, "document")]
        for key in keys:
            joined.same(first.setdefault(key, n), n)


def _named(joined: Joined) -> None:
    for a, b in combinations(joined.speakers("named"), 2):
        x, y = joined.holders[a], joined.holders[b]
        if not (x.whole or y.whole) and same_holder(x, y):
            joined.same(a, b)
    for a, b in combinations(joined.speakers("document"), 2):
        if _one_document(joined.holders[a], joined.holders[b]):
            joined.same(a, b)


def _one_document(a: Holder, b: Holder) -> bool:
    """内部メモ and 職員のメモ: papers of one kind that say the same."""
    return same_name(a.names, b.names) or any(x[-2:] == y[-2:] for x in a.names for y in b.names if len(x) > 1 < len(y))


def _staff(joined: Joined, members: Sequence[Member], view: View) -> None:
    """A president, a desk or a chairman of whom the words do not tell the body: the one body of the claim that the
    report speaks of."""
    named = joined.speakers("named")
    for n in joined.speakers("named", "anonymous"):
        h = joined.holders[n]
        fits = _employer(h)
        bodies = [b for b in named if not joined.holders[b].person or (_nameless(h) and joined.holders[b].body)]
        near = [
            b for b in bodies if b != n and fits(joined.holders[b]) and speaks_of(members[n], [joined.holders[b]], view)
        ]
        if len({joined.top(b) for b in near}) == 1:
            joined.same(n, near[0])


def _employer(h: Holder) -> Callable[[Holder], bool]:
    """What kind of body a holder can belong to, by its words."""
    if h.body or h.side:
        return lambda _: False
    if _nameless(h) or (h.says(_STAFF) and (h.person or h.sort == "anonymous")):
        return lambda body: not body.public or h.voice == "desk"
    return lambda body: h.unplaced and body.public


def _nameless(h: Holder) -> bool:
    """Whether a firm is told by what it is alone: 九州に工場を持つその会社, フランスの製薬会社."""
    return h.entity is None and (h.name or "").endswith("会社")


def _officials(joined: Joined) -> None:
    """The unnamed official of a body is the body, where that speaks too; its desk is the body in any case."""
    named = joined.speakers("named")
    unnamed = [n for n in joined.speakers("anonymous") if joined.holders[n].body]
    for a in unnamed:
        x = joined.holders[a]
        for b in (*named, *unnamed):
            y = joined.holders[b]
            if a != b and _speaks_for(x, y) and not cut(x, y):
                joined.same(a, b)
                break


def _speaks_for(x: Holder, y: Holder) -> bool:
    """防衛省の担当者 for 防衛省, 防衛相 and 防衛省の広報; 防衛省の幹部 for 防衛省 alone."""
    if x.voice not in ("desk", "official") or y.whole or is_whole(x.body):
        return False
    if y.sort == "named" and not y.person:
        return same_name(x.body, y.names)
    return x.voice == "desk" and (y.sort == "named" or y.voice == "desk") and same_name(x.body, y.body)


def _whole_government(joined: Joined) -> None:
    """北朝鮮 says what one of its bodies says: it adds nobody, and does not make two of its bodies one."""
    named = joined.speakers("named")
    for a in (n for n in named if joined.holders[n].whole):
        x = joined.holders[a]
        for b in sorted((n for n in named if n != a), key=lambda n: (joined.holders[n].whole, n)):
            y = joined.holders[b]
            force = is_military(x.names)
            if y.public and same_side(x.side, y.side) and (not force or is_military(y.names)):
                joined.same(a, b)
                break
