"""MUST, by way of the press: members that come through one outlet, or from a report that another report cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from uratori.claims.bodies.publisher import body_of, outlet_key
from uratori.claims.bodies.sides import side_of
from uratori.claims.bodies.wording import is_generic_press, points_back, press_key, same_name
from uratori.claims.origins.apart import cannot
from uratori.claims.origins.holders import Holder, exclusive
from uratori.claims.origins.joined import Joined
from uratori.claims.view import View
from uratori.data import outlets
from uratori.model import Member, Reason


def informants(joined: Joined, members: Sequence[Member], view: View) -> None:
    """Members that come through one outlet and name nobody beyond it, or only somebody unnamed."""
    through: dict[str, list[int]] = defaultdict(list)
    meant = _outlets_meant(joined, members, view)
    full = _full_keys(joined)
    for n, h in enumerate(joined.holders):
        if h.sort == "anonymous" or (h.sort in ("unstated", "media") and (h.relayed or n in meant)):
            outlet = meant.get(n, h.outlet)
            through[full.get(outlet, outlet)].append(n)
    for group in through.values():
        speaking = [n for n in group if joined.holders[n].sort == "anonymous"]
        for a, b in combinations(_distinct(speaking, joined), 2):
            if _one_informant(joined.holders[a], joined.holders[b]):
                _cite(joined, a, b)
        for n in group:
            others = [o for o in speaking or group if o != n]
            if joined.holders[n].sort != "anonymous" and others:
                _cite(joined, _closest(n, others, joined, members), n)


def handed_on(joined: Joined, members: Sequence[Member], view: View) -> None:
    """A report that cites an outlet whose own report is here too has it from there, whatever stands behind that."""
    own: dict[str, list[int]] = defaultdict(list)
    for n, m in enumerate(members):
        own[_hand(m, view)].append(n)
    full = _full_keys(joined)
    for n, h in enumerate(joined.holders):
        if h.sort == "named":
            continue
        for outlet in h.path:
            others = [o for o in own.get(full.get(outlet, outlet), ()) if _can_follow(joined, o, n)]
            if others:
                _cite(joined, _closest(n, others, joined, members), n)
                break


def answered(joined: Joined, members: Sequence[Member], view: View) -> None:
    """Whom nobody names in a body's own paper (問 元店員は「休めなかった」と話している, 報道では値上げとのことだが), the body
    knows from the press: it is one of those who speak there, the last heard before it of his kind."""
    for n, h in enumerate(joined.holders):
        if not _hearsay(h) or body_of(view.analyses[members[n].document]) is None or not joined.alone(n):
            continue
        fits = [o for o, x in enumerate(joined.holders) if _heard_of(x, h) and _before(members[o], members[n], view)]
        if fits:
            last = max(fits, key=lambda o: (joined.holders[o].voice == h.voice, view.issued[members[o].document], -o))
            _cite(joined, last, n)


def _hearsay(h: Holder) -> bool:
    return h.sort == "media" or (h.sort == "anonymous" and h.voice not in ("desk", "official") and not h.relayed)


def _heard_of(x: Holder, told: Holder) -> bool:
    """Whether a paper's unnamed holder can be one that the press has told of."""
    if x.sort not in ("anonymous", "media") and not (x.sort == "unstated" and told.sort == "media"):
        return False
    return not cannot(x, told) and not exclusive(x, told)


def _before(report: Member, paper: Member, view: View) -> bool:
    a, b = view.analyses[report.document], view.analyses[paper.document]
    days = [view.days[x.document.id] for x in (a, b)]
    return body_of(a) is None and not (days[0] and days[1] and days[0] > days[1])


def own_words(joined: Joined, members: Sequence[Member], view: View) -> None:
    """An outlet that gives the source once has it for all it says of the matter; what it says of
    its own otherwise is one origin."""
    own = [n for n, h in enumerate(joined.holders) if h.sort == "unstated" and not h.relayed]
    known: dict[str, list[int]] = defaultdict(list)
    for n in range(len(members)):
        if n not in own:
            known[_hand(members[n], view)].append(n)
    left: dict[str, int] = {}
    for n in own:
        sure = _sure(n, members, view)
        others = known.get(_hand(members[n], view)) if sure else None
        if others:
            joined.same(n, _closest(n, others, joined, members))
        else:
            joined.same(n, left.setdefault(_hand(members[n], view), n))


def _can_follow(joined: Joined, a: int, b: int) -> bool:
    """Whether member b may have it from member a. One that has its informant already follows no second one."""
    x, y = joined.holders[a], joined.holders[b]
    if a == b or x.sort == "named" or cannot(x, y) or exclusive(x, y):
        return False
    return x.sort == "unstated" or joined.within(b, [n for n, h in enumerate(joined.holders) if h.path == y.path])


def _full_keys(joined: Joined) -> dict[str, str]:
    """18日付の経商日報 and 経商日報 are one outlet: each longer key with the shortest that ends it."""
    keys = sorted({k for h in joined.holders for k in (h.outlet, *h.path)}, key=lambda k: (len(k), k))
    return {k: next(s for s in keys if len(s) > 2 and k.endswith(s)) for k in keys if len(k) > 2}


def _sure(n: int, members: Sequence[Member], view: View) -> bool:
    """Whether the outlet's own words state it as a fact: とみられる, との指摘がある are not what the source said."""
    statement = view.statement(members[n])
    return statement.certainty == "certain" and len(statement.chain) == 1


def _outlets_meant(joined: Joined, members: Sequence[Member], view: View) -> dict[int, str]:
    """The outlet that a word for press stands for: 米メディア where the same document cites one outlet, ソウルの新聞
    also where only one is cited for the claim."""
    cited = {k for h in joined.holders for k in h.path if not is_generic_press(k)}
    out: dict[int, str] = {}
    for n, h in enumerate(joined.holders):
        generic = h.outlet if h.path and is_generic_press(h.outlet) else ""
        if h.sort == "named" or not (generic or h.sort == "media"):
            continue
        near = cited if generic and h.sort == "anonymous" else _cited_in(members[n], view)
        if generic and not near and not generic.endswith("メディア"):
            near = cited
        near = {k for k in near if _same_country(generic or h.name or "", k)}
        if len(near) == 1:
            out[n] = next(iter(near))
    return out


def _same_country(generic: str, outlet: str) -> bool:
    """Whether nothing tells that an outlet is of another country: 韓国メディア is not 朝鮮中央通信."""
    known, side = outlets.find(outlet), side_of(generic).name
    country = known.country if known else side_of(outlet).name
    return not (side and country and side != country)


def _cited_in(member: Member, view: View) -> set[str]:
    """The outlets that a document cites by name."""
    links = (x for s in view.analyses[member.document].statements for x in s.chain[1:])
    keys = {press_key(x.name) for x in links if x.kind in ("outlet", "agency") and x.name and not points_back(x.name)}
    return {k for k in keys if not is_generic_press(k)}


def _distinct(numbers: list[int], joined: Joined) -> list[int]:
    return list({joined.top(n): n for n in reversed(numbers)}.values())[::-1]


def _cite(joined: Joined, a: int, b: int) -> None:
    x, y = joined.holders[a], joined.holders[b]
    reason: Reason = "cites" if x.relayed or y.relayed else "same-holder"
    joined.join(a, b, reason, (x.press, y.press))


def _closest(n: int, others: list[int], joined: Joined, members: Sequence[Member]) -> int:
    """The member to follow: in the same document if there is one, else of the holder most often heard."""
    heard: dict[int, int] = defaultdict(int)
    for o in others:
        heard[joined.top(o)] += 1
    return min(others, key=lambda o: (members[o].document != members[n].document, -heard[joined.top(o)], o))


def _one_informant(a: Holder, b: Holder) -> bool:
    """Whether two unnamed sources of one outlet are told as one: nothing in their words keeps them apart."""
    if cannot(a, b) or exclusive(a, b):
        return False
    if not a.relayed and not b.relayed:  # the outlet itself tells two sources apart by what it calls them
        return same_name(a.names, b.names)
    return a.relayed != b.relayed or same_name(a.names, b.names) or not (a.body and b.body)


def _hand(member: Member, view: View) -> str:
    return outlet_key(view.analyses[member.document])
