"""What ties members of a claim to one origin (MUST), and what keeps two apart (CANNOT)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from uratori.claims.holders import Holder, exclusive, outlet_key, same_holder
from uratori.claims.sides import same_side
from uratori.claims.view import View
from uratori.claims.wording import is_generic_press, points_back, press_key, same_name
from uratori.model import Evidence, Member, Reason, Tie

_STAFF = re.compile(
    r"社長|会長|CEO|COO|CFO|取締役|専務|常務|本部長|広報|担当者|担当職員|スポークス|支配人|院長|校長|園長"
)
_PRIVATE = frozenset(("private", "worker", "expert"))


class Joined:
    """Members put together so far, and the tie behind each step."""

    def __init__(self, holders: Sequence[Holder]) -> None:
        self.holders = holders
        self.ties: list[Tie] = []
        self._parent = list(range(len(holders)))

    def top(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def one(self, a: int, b: int) -> bool:
        return self.top(a) == self.top(b)

    def join(self, a: int, b: int, reason: Reason, evidence: Sequence[Evidence]) -> None:
        """Put two members together; a tie is kept only where it joins what was apart."""
        x, y = self.top(a), self.top(b)
        if x != y:
            self._parent[max(x, y)] = min(x, y)
            self.ties.append(Tie(tuple(sorted((a, b))), "must", reason, tuple(dict.fromkeys(evidence))))

    def groups(self) -> list[list[int]]:
        out: dict[int, list[int]] = defaultdict(list)
        for n in range(len(self.holders)):
            out[self.top(n)].append(n)
        return list(out.values())


def must(members: Sequence[Member], holders: Sequence[Holder], view: View) -> Joined:
    """Join the members that must share an origin."""
    joined = Joined(holders)
    _reused(joined, members, view)
    _identical(joined, members)
    _named(joined)
    _staff(joined, members, view)
    _press(joined, members, view)
    _handed_on(joined, members, view)
    _officials(joined)
    _whole_government(joined)
    _unstated(joined, members, view)
    return joined


def _spans(joined: Joined, a: int, b: int) -> tuple[Evidence, Evidence]:
    return joined.holders[a].span, joined.holders[b].span


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
        elif h.names:
            keys += [(h.sort, h.names, h.outlet), (h.sort, h.names, members[n].document, "document")]
        elif h.sort == "unstated":
            keys.append((h.sort, h.outlet))
        for key in keys:
            joined.join(first.setdefault(key, n), n, "same-holder", _spans(joined, first[key], n))


def _representatives(joined: Joined, *sorts: str) -> list[int]:
    """One member for each holder of the sorts."""
    seen: dict[tuple[object, ...], int] = {}
    for n, h in enumerate(joined.holders):
        if h.sort in sorts:
            seen.setdefault((h.sort, h.names, h.entity, h.outlet if h.sort != "named" else "", h.body), n)
    return list(seen.values())


def _named(joined: Joined) -> None:
    for a, b in combinations(_representatives(joined, "named"), 2):
        x, y = joined.holders[a], joined.holders[b]
        if not (x.whole or y.whole) and same_holder(x, y):
            joined.join(a, b, "same-holder", _spans(joined, a, b))
    for a, b in combinations(_representatives(joined, "document"), 2):
        if _one_document(joined.holders[a], joined.holders[b]):
            joined.join(a, b, "same-holder", _spans(joined, a, b))


def _one_document(a: Holder, b: Holder) -> bool:
    """内部メモ and 職員のメモ: papers of one kind that say the same."""
    return same_name(a.names, b.names) or any(x[-2:] == y[-2:] for x in a.names for y in b.names if len(x) > 1 < len(y))


def _staff(joined: Joined, members: Sequence[Member], view: View) -> None:
    """A president, or a press officer, whose company the words do not give: the one company of the claim that the
    report speaks of."""
    companies = [n for n in _representatives(joined, "named") if not joined.holders[n].person]
    for n in _representatives(joined, "named", "anonymous"):
        h = joined.holders[n]
        if h.body or not _STAFF.search(h.name or "") or h.public:
            continue
        near = [c for c in companies if c != n and _speaks_of(members[n], [joined.holders[c]], view)]
        if len(near) == 1:
            joined.join(n, near[0], "same-holder", _spans(joined, n, near[0]))


def _press(joined: Joined, members: Sequence[Member], view: View) -> None:
    """Members that come through one outlet and name nobody beyond it, or only somebody unnamed."""
    through: dict[str, list[int]] = defaultdict(list)
    meant = _outlets_meant(joined, members, view)
    for n, h in enumerate(joined.holders):
        if h.sort in ("anonymous", "unstated", "media"):
            through[meant.get(n, h.outlet)].append(n)
    for group in through.values():
        speaking = [n for n in group if joined.holders[n].sort == "anonymous"]
        for a, b in combinations(_distinct(speaking, joined), 2):
            if _one_informant(joined.holders[a], joined.holders[b]):
                _cite(joined, a, b)
        relayed = [n for n in group if joined.holders[n].relayed]
        for n in group:
            h = joined.holders[n]
            if (h.sort == "unstated" or n in meant) and (speaking or relayed):
                others = [o for o in speaking or relayed if o != n]
                if others and (h.relayed or n in meant or _sure(n, members, view)):
                    _cite(joined, _closest(n, others, joined, members), n)


def _sure(n: int, members: Sequence[Member], view: View) -> bool:
    """Whether the outlet's own words state it as a fact: とみられる, との指摘がある are not what the source said."""
    statement = view.statement(members[n])
    return statement.certainty == "certain" and len(statement.chain) == 1


def _outlets_meant(joined: Joined, members: Sequence[Member], view: View) -> dict[int, str]:
    """The outlet that a word for press stands for: 米メディア where the same document cites one outlet, ソウルの新聞
    where only one is cited for the claim."""
    cited = {k for h in joined.holders for k in h.path if not is_generic_press(k)}
    out: dict[int, str] = {}
    for n, h in enumerate(joined.holders):
        if h.sort == "media":
            near = _cited_in(members[n], view)
        elif h.path and is_generic_press(h.outlet):
            near = cited
        else:
            continue
        if len(near) == 1:
            out[n] = next(iter(near))
    return out


def _cited_in(member: Member, view: View) -> set[str]:
    """The outlets that a document cites by name."""
    links = (x for s in view.analyses[member.document].statements for x in s.chain[1:])
    keys = {press_key(x.name) for x in links if x.kind in ("outlet", "agency") and x.name and not points_back(x.name)}
    return {k for k in keys if not is_generic_press(k)}


def _handed_on(joined: Joined, members: Sequence[Member], view: View) -> None:
    """A report that cites an outlet whose own report is here too has it from there, whatever stands behind that."""
    own: dict[str, list[int]] = defaultdict(list)
    for n, m in enumerate(members):
        own[_hand(m, view)].append(n)
    for n, h in enumerate(joined.holders):
        if h.sort == "named":
            continue
        for outlet in h.path:
            others = [o for o in own.get(outlet, ()) if joined.holders[o].sort != "named" and not _apart(joined, o, n)]
            if others:
                _cite(joined, _closest(n, others, joined, members), n)
                break


def _apart(joined: Joined, a: int, b: int) -> bool:
    x, y = joined.holders[a], joined.holders[b]
    return cannot(x, y) or exclusive(x, y)


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


def _officials(joined: Joined) -> None:
    """The unnamed official of a body is the body: 韓国外務省の当局者 and 韓国外務省."""
    bodies = [n for n in _representatives(joined, "named") if not joined.holders[n].person]
    for a in _representatives(joined, "anonymous"):
        x = joined.holders[a]
        for b in bodies if x.voice == "official" and x.body else ():
            y = joined.holders[b]
            if not y.whole and same_name(x.body, y.names) and not _cut(x, y):
                joined.join(a, b, "same-holder", _spans(joined, a, b))
                break


def _cut(a: Holder, b: Holder) -> bool:
    return bool(a.side and b.side and not same_side(a.side, b.side))


def _whole_government(joined: Joined) -> None:
    """北朝鮮 says what one of its bodies says: it adds nobody, and does not make two of its bodies one."""
    named = _representatives(joined, "named")
    for a in (n for n in named if joined.holders[n].whole):
        x = joined.holders[a]
        for b in sorted((n for n in named if n != a), key=lambda n: (joined.holders[n].whole, n)):
            y = joined.holders[b]
            if y.public and same_side(x.side, y.side):
                joined.join(a, b, "same-holder", _spans(joined, a, b))
                break


def _unstated(joined: Joined, members: Sequence[Member], view: View) -> None:
    """An outlet that gives the source once has it for all it says of the matter; and what a body did, it told."""
    known: dict[str, list[int]] = defaultdict(list)
    for n, h in enumerate(joined.holders):
        if h.sort in ("named", "document") and not h.relayed:
            known[_hand(members[n], view)].append(n)
    for n, h in enumerate(joined.holders):
        if h.sort != "unstated" or h.relayed:
            continue
        if not _sure(n, members, view):
            continue
        if others := known.get(_hand(members[n], view)):
            b = _closest(n, others, joined, members)
            joined.join(n, b, "same-holder", _spans(joined, n, b))
            continue
        for b, words in _acting(members[n], joined, view):
            joined.join(n, b, "same-holder", (words, joined.holders[b].span))
            break


def _hand(member: Member, view: View) -> str:
    return outlet_key(view.analyses[member.document])


def _acting(member: Member, joined: Joined, view: View) -> Iterator[tuple[int, Evidence]]:
    """The named holders that stand as the topic or subject of a member's sentence: 保健所は営業停止処分とした."""
    analysis = view.analyses[member.document]
    sentence = next((s for s in analysis.sentences if s.start <= member.start < s.end), None)
    if sentence is None:
        return
    for mention in analysis.mentions:
        if not (sentence.start <= mention.start and mention.end <= sentence.end):
            continue
        if analysis.document.text[mention.end : mention.end + 1] not in ("は", "が", "も"):
            continue
        for n in _representatives(joined, "named"):
            h = joined.holders[n]
            if h.entity and h.entity in mention.entities:
                yield n, Evidence(mention.start, mention.end, "acts itself", member.document)


# ---------------------------------------------------------------- apart


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
    if same_holder(a, b) or (a.body and b.body and same_name(a.body, b.body)):
        return False
    if a.public and b.public:
        return bool(a.side and b.side and not same_side(a.side, b.side))
    return True


def _unnamed_apart(unnamed: Holder, named: Holder) -> bool:
    if unnamed.voice == "private":
        return True
    if unnamed.voice == "worker":
        return named.public or named.person
    if unnamed.voice == "expert":
        return named.public
    if unnamed.sort == "media":
        return bool(unnamed.public and _cut(unnamed, named))
    if unnamed.side:
        return not (named.public and named.side is None) and not same_side(unnamed.side, named.side)
    if unnamed.body and unnamed.voice == "official" and not unnamed.public:
        return not same_name(unnamed.body, named.names | named.body)
    return False


def _both_unnamed_apart(a: Holder, b: Holder) -> bool:
    voices = {a.voice, b.voice}
    if voices <= _PRIVATE and exclusive(a, b):
        return True
    if "private" in voices and voices & {"official", "expert"}:
        return True
    if voices & {"worker", "expert"} and voices & {"official", "insider"}:
        return a.public or b.public
    if _cut(a, b):
        return True
    if a.voice == b.voice == "official" and a.body and b.body and not a.public and not b.public:
        return not same_name(a.body, b.body)
    return False


def one_voice(
    group: Sequence[int], other: Sequence[int], holders: Sequence[Holder], members: Sequence[Member], view: View
) -> bool:
    """Whether two groups that are named apart speak with one voice all the same: always jointly (両社は発表した), one
    only through the other, or as the two companies of one deal, each speaking of the other."""
    first, second = [holders[n] for n in group], [holders[n] for n in other]
    if _only_through(first, second) or _only_through(second, first):
        return True
    if any(h.sort != "named" for h in (*first, *second)):
        return False
    if all(_joint(members[a], members[b], view) for a in group for b in other):
        return True
    if any(h.public for h in (*first, *second)):
        return False
    return any(_speaks_of(members[n], second, view) for n in group) and any(
        _speaks_of(members[n], first, view) for n in other
    )


def _only_through(group: Sequence[Holder], other: Sequence[Holder]) -> bool:
    """Whether a group is known only because the other says so: the president, of what his partner told him."""
    names = frozenset(n for h in other for n in h.names)
    return all(h.between and h.between & names for h in group)


def _joint(a: Member, b: Member, view: View) -> bool:
    x, y = view.statement(a), view.statement(b)
    return a.document == b.document and x.cue is not None and x.cue == y.cue and (x.start, x.end) == (y.start, y.end)


def _speaks_of(member: Member, other: Sequence[Holder], view: View) -> bool:
    document = view.analyses[member.document].document
    text = document.text if document.layout == "entry" else document.text[document.start : document.end]
    return any(len(n) > 2 and n in text for h in other for n in (h.name or "", *h.names, *h.body))
