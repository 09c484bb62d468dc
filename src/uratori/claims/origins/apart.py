"""CANNOT: what keeps two holders apart, and when two that are named apart speak with one voice all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.claims.bodies.sides import same_side
from uratori.claims.bodies.wording import fold, same_name
from uratori.claims.origins.holders import Holder, exclusive, same_holder
from uratori.claims.view import View
from uratori.model import Member

_SPEAKING = frozenset(("desk", "official"))
_AGENT = re.compile(r"(?:側|陣営|弁護士|弁護人|弁護団|代理人|秘書|マネジャー|所属事務所|親族|家族)(?:ら|など)?$")
"""Who may speak for a person: what 選手側 says, the athlete may have told."""
_TITLE_ALONE = re.compile(
    r"(?:社長|会長|院長|校長|園長|店長|所長|署長|局長|部長|課長|市長|町長|村長|知事|学長|理事長|組合長|支配人|監督|機長|船長|艦長|教授)"
)
_BRANCH = re.compile(r"(選挙管理委員会|選管|教育委員会|教委|保健所|衛生研究所|消防|警察|災害対策本部|当局)")
_STEM = 2  # letters at the head of two firms' names by which they may be of one house
_PRIVATE = frozenset(("private", "worker", "expert"))


def cannot(a: Holder, b: Holder) -> bool:
    """Whether two holders are named, different, and of different parties, as far as their words tell."""
    if "unstated" in (a.sort, b.sort) or "document" in (a.sort, b.sort):
        return False
    if a.sort == b.sort == "named":
        return _named_apart(a, b)
    if a.sort == "named" or b.sort == "named":
        return _unnamed_apart(*((b, a) if a.sort == "named" else (a, b)))
    return _both_unnamed_apart(a, b)


def _named_apart(a: Holder, b: Holder) -> bool:
    if _title_alone(a) or _title_alone(b) or _one_house(a, b) or _one_branch(a, b):
        return False
    if same_holder(a, b) or (a.body and b.body and same_name(a.body, b.body)):
        return False
    if a.public and b.public:
        return bool(a.side and b.side and not same_side(a.side, b.side))
    return not ((a.unplaced and not b.person) or (b.unplaced and not a.person))


def _title_alone(h: Holder) -> bool:
    """Whether an officeholder is told by the office alone (院長は〜と説明していた): whoever else is named may be the one."""
    return h.person and bool(_TITLE_ALONE.fullmatch(h.name or ""))


def _one_house(a: Holder, b: Holder) -> bool:
    """Whether two firms may be of one house, by what their names begin with: 白嶺索道, 白嶺ホールディングス."""
    if a.person or b.person or a.public or b.public:
        return False
    return any(x[:_STEM] == y[:_STEM] for x in a.names for y in b.names if min(len(x), len(y)) > _STEM)


def _one_branch(a: Holder, b: Holder) -> bool:
    """Whether two bodies do one office in a town and in its prefecture: what 八重原市選管 reports, 白根県選管 publishes."""
    found = [frozenset(m[1] for n in h.names | h.body if (m := _BRANCH.search(n))) for h in (a, b)]
    levels = [(h.side or "")[-1:] for h in (a, b)]
    return bool(found[0] & found[1]) and "@" in (a.side or "")[:1] + (b.side or "")[:1] and levels[0] != levels[1]


def _part(unnamed: Holder, named: Holder) -> bool:
    return any(len(n) > 1 and n in (unnamed.name or "") for n in named.names)


def _unnamed_apart(unnamed: Holder, named: Holder) -> bool:
    if _AGENT.search(unnamed.name or "") and (named.person or _part(unnamed, named)):
        return False
    if unnamed.voice == "private":
        return True
    if unnamed.voice == "worker":
        return named.public or (named.person and not named.unplaced)
    if unnamed.voice == "expert":
        return named.public
    if unnamed.sort == "media":
        return bool(unnamed.public and cut(unnamed, named))
    if unnamed.side:
        return not (named.public and named.side is None) and not same_side(unnamed.side, named.side)
    if unnamed.body and unnamed.voice in _SPEAKING and not unnamed.public:
        return not same_name(unnamed.body, named.names | named.body)
    return False


def _both_unnamed_apart(a: Holder, b: Holder) -> bool:
    voices = {a.voice, b.voice}
    if voices <= _PRIVATE and exclusive(a, b):
        return True
    if "private" in voices and voices & {"desk", "official", "expert"} and (a.public or b.public):
        return True
    if voices & {"worker", "expert"} and voices & {"desk", "official", "insider"}:
        return a.public or b.public
    if cut(a, b):
        return True
    if voices <= _SPEAKING and a.body and b.body and not a.public and not b.public:
        return not same_name(a.body, b.body)
    return False


def one_voice(
    group: Sequence[int], other: Sequence[int], holders: Sequence[Holder], members: Sequence[Member], view: View
) -> bool:
    """Whether two groups that are named apart speak with one voice all the same: always jointly (両社は発表した), one
    only through the other, or telling in its own paper what the other did, or as the two companies of one deal, each speaking
    of the other."""
    first, second = [holders[n] for n in group], [holders[n] for n in other]
    if _only_through(first, second) or _only_through(second, first):
        return True
    if _recounted(group, second, holders, members, view) or _recounted(other, first, holders, members, view):
        return True
    if any(h.sort != "named" for h in (*first, *second)):
        return False
    if all(_joint(members[a], members[b], view) for a in group for b in other):
        return True
    if any(h.public for h in (*first, *second)):
        return False
    return any(speaks_of(members[n], second, view) for n in group) and any(
        speaks_of(members[n], first, view) for n in other
    )


def _only_through(group: Sequence[Holder], other: Sequence[Holder]) -> bool:
    """Whether a group is known only because the other says so: the president, of what his partner told him."""
    names = frozenset(n for h in other for n in h.names)
    return all(h.between and h.between & names for h in group)


def _recounted(
    group: Sequence[int], other: Sequence[Holder], holders: Sequence[Holder], members: Sequence[Member], view: View
) -> bool:
    """Whether a body's own paper only tells what the other did (a university, of its researcher's ship: 沿岸警備隊が乗船): it may
    have it from there."""
    names = frozenset(n for h in other for n in (*h.names, *h.body) if len(n) > _STEM)
    return all(
        holders[n].sort == "named"
        and len(view.statement(m := members[n]).chain) == 1
        and any(name in fold(view.text(m.document, m.start, m.end)) for name in names)
        for n in group
    )


def _joint(a: Member, b: Member, view: View) -> bool:
    x, y = view.statement(a), view.statement(b)
    return a.document == b.document and x.cue is not None and x.cue == y.cue and (x.start, x.end) == (y.start, y.end)


def speaks_of(member: Member, other: Sequence[Holder], view: View) -> bool:
    """Whether a member's document names one of the holders."""
    document = view.analyses[member.document].document
    text = document.text if document.layout == "entry" else document.text[document.start : document.end]
    return any(len(n) > 2 and n in text for h in other for n in (h.name or "", *h.names, *h.body))


def cut(a: Holder, b: Holder) -> bool:
    """Whether two holders are known to be of different sides."""
    return bool(a.side and b.side and not same_side(a.side, b.side))
