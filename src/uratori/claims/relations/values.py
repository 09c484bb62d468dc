"""Two values of one count: the later in place of the earlier, two that cannot both be, or one in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import fsum, inf

from uratori.claims.clauses.counts import TOLL, Count
from uratori.claims.clauses.fields import later, others, unlike, when
from uratori.claims.clauses.kin import kanji
from uratori.claims.clauses.moments import days
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.quantities import Quantity
from uratori.claims.clauses.told import Every, Told
from uratori.claims.clauses.words import framing
from uratori.claims.relations.bare import is_bare
from uratori.claims.relations.count_owner import owned_apart
from uratori.claims.relations.rivals import disputed, opposed, rivals
from uratori.claims.relations.scopes import scopes_apart
from uratori.claims.relations.succession import BEYOND, GROWS, HARMED, LIKE, WITHIN, Differing, Order, nominal, ordered
from uratori.claims.relations.totals import totals
from uratori.claims.relations.value import Value, at_first, becomes, corrects, found_out, mends, past
from uratori.claims.view import View

LOOSE = frozenset(("duration", "share", "ratio", "number", "piece"))
"""Kinds of which one story has many that are not of one thing."""
_ALIKE = 0.4
_ALIKE_TOLL = 0.2
_MENDED = 0.1  # less need be alike where the words say that a count came to be another
_CROWD = 120
_VICTIMS = frozenset(("=hurt", "=patient", "=hospital"))
_UNWELL = re.compile(r"体調|受診|手当て|治療|症状|の痛み|吐き気|異変を訴え")
_MOST = 1e12
_SURGE = 8
_SINCE = re.compile("年度?から")
_YEAR = 300  # days
_ROUNDED = 1.06
_NUMBER_OF = re.compile(r"[^一]数$|^(?:数|合計|累計|総計|対象|規模|額|金額|総額)$")
_FATE = re.compile(r"死亡|死者|亡くな|犠牲|遺体|行方不明|安否|心肺停止")
_PUT_OUT = re.compile(
    r"[^。]{0,24}?と(?:い?たし|して(?:い|お)|しま|した|(?:ご|お)?(?:公表|発表|知らせ|伝え|記載|説明|報じ|報告|案内))"
)
_RIGHT = re.compile(r"正しくは[^、。]{0,4}$")
_LARGE = 100
_ROUND = re.compile(r"[0-9一二三四五六七八九]\D{1,3}")


_Place = tuple[str, bool, str, float]
"""What sorts the values of a count in time."""


def differing(told: Sequence[Told], look: View, recounted: Iterable[tuple[Value, Value]] = ()) -> Iterator[Differing]:
    """The values of one thing that differ. Each value takes the place of the one before it only. ``recounted``: pairs
    that are known to be of one matter, whatever their words (:mod:`recounts`)."""
    every = Every.of(told)
    before, versions = every.recall.table("values"), every.versions
    whole = [Value(t, c) for t in every for c in totals(t)]
    values = _distinct(whole)
    corrected = list(_corrections(values))
    changed = [*corrected, *_changes(every, values)]
    yield from changed
    seen = {_groups(d.one, d.other) for d in changed}
    two = rivals(whole, look)
    for a, b in disputed(whole, two, look):
        if _groups(a, b) not in seen:
            seen.add(_groups(a, b))
            yield Differing(a, b, "conflict")
    wrong = {(d.other.told.group, d.other.count.words) for d in corrected}
    held: dict[tuple[str, float], set[str]] = defaultdict(set)
    for v in filter(past, values):  # 25日の発表では40トン〈としていた〉
        held[_key(v)].add(v.told.proposition.document)
    steps: dict[tuple[int, str], list[tuple[_Place, Differing]]] = defaultdict(list)
    sure = [(a, b, a.count.noun or a.count.quantity.kind, True) for a, b in recounted]
    for a, b, noun, one in [*((*x, False) for x in _pairs(values, every)), *sure]:
        groups = _groups(a, b)
        if groups in seen or (noun in TOLL and opposed(a, b, two, look)):
            continue
        x, y = versions[id(a.told)], versions[id(b.told)]
        key = x, a.count.quantity.start, y, b.count.quantity.start, noun, one
        found = before.get(key, _ranked, a, b, noun, every.weights, look, one)
        if found is None:
            continue
        first, order, place = found
        if order == "conflict" and held:
            back = [x.told.proposition.document in held[_key(y)] for x, y in ((a, b), (b, a))]
            if back[0] != back[1]:
                first, order = back[0], "later"
        if order != "later":
            seen.add(groups)
            yield Differing(*((a, b) if first else (b, a)), order)
            continue
        newer, older = (a, b) if first else (b, a)
        if (newer.told.group, newer.count.words) in wrong:
            continue
        steps[newer.told.group, noun].append((place, Differing(newer, older, order)))
    for step in sorted(steps):
        yield from _before_it(steps[step])


def _before_it(steps: Sequence[tuple[_Place, Differing]]) -> Iterator[Differing]:
    """Of the values that one took the place of, the last, and that which its own holder put right; and whatever
    other claim gives the same number."""
    of: dict[str | None, list[tuple[_Place, Differing]]] = defaultdict(list)
    for place, d in steps:
        if d.one.told.speaker is not None and d.one.told.speaker == d.other.told.speaker and corrects(d.one):
            of[d.one.told.speaker].append((place, d))
    of[None] = list(steps)
    last = {_key(max(some, key=lambda x: x[0])[1].other) for some in of.values()}
    seen: set[int] = set()
    for _, d in steps:
        if _key(d.other) in last and d.other.told.group not in seen:
            seen.add(d.other.told.group)
            yield d


def _places(values: Sequence[Value], every: Every) -> tuple[tuple[int, int, int], ...]:
    """What some values are known by: the versions of their propositions, where they stand in those, and which are of one
    group."""
    groups: dict[int, int] = {}
    return tuple(
        [
            (every.versions[id(v.told)], v.count.quantity.start, groups.setdefault(v.told.group, len(groups)))
            for v in values
        ]
    )


def _ranked(
    a: Value, b: Value, noun: str, weigh: Mapping[str, float], look: View, sure: bool
) -> tuple[bool, Order, _Place] | None:
    """How two values stand to each other: whether ``a`` comes first in that, how, and when the other was said."""
    found = _compare(a, b, noun, weigh, look, sure)
    return (found.one is a, found.order, _place(found.other, noun, look)) if found else None


def _key(v: Value) -> tuple[str, float]:
    return v.count.quantity.kind, v.count.quantity.point


def _groups(a: Value, b: Value) -> tuple[int, int]:
    one, other = a.told.group, b.told.group
    return (one, other) if one < other else (other, one)


def _pairs(values: Sequence[Value], every: Every) -> Iterator[tuple[Value, Value, str]]:
    """Two values of one kind, of different groups, where the noun of one stands beside the other; with that noun."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    before = every.recall.table("of one noun")
    for n, v in enumerate(values):
        kind = v.count.quantity.kind
        for term in v.count.of:
            some = index[kind, term]
            if len(some) < _CROWD and not term.startswith("@"):
                some.append(n)
        if kind == "person" and len(index["person", HARMED]) < _CROWD and _harmed(v):
            index["person", HARMED].append(n)
    seen: set[tuple[int, int]] = set()
    for key in sorted(index):
        at = index[key]
        if len(at) < 2:
            continue
        crowd = [values[n] for n in at]
        for x, y in before.get((key, _places(crowd, every)), _of_noun, crowd, key[1]):
            pair = at[x], at[y]
            if pair not in seen:
                seen.add(pair)
                yield values[pair[0]], values[pair[1]], key[1]


def _of_noun(some: Sequence[Value], noun: str) -> list[tuple[int, int]]:
    """The pairs of values, by their places among ``some``, of two groups, of which one counts what the noun says."""
    groups, says = [v.told.group for v in some], [_of(noun, v) for v in some]
    return [(i, j) for i, j in combinations(range(len(some)), 2) if (says[i] or says[j]) and groups[i] != groups[j]]


def _harmed(v: Value) -> bool:
    """Whether it counts those who came to harm, in whatever words: 9人が病院に運ばれた, 体調不良を訴えた人は23人."""
    p = v.told.proposition
    harmed = bool(_VICTIMS & (p.own | v.count.of) or _UNWELL.search(p.text)) and not {"=die", "=missing"} & p.own
    return harmed and "入院" not in p.text  # who is in hospital is a part of those who fell ill


def _of(term: str, v: Value) -> bool:
    """Whether a word that stands by a count says what it counts: 発火の〈件数〉は11件 says it by 発火."""
    noun = v.count.noun
    return term in (HARMED, noun) or (noun is not None and _NUMBER_OF.search(noun) is not None)


def _corrections(values: Sequence[Value]) -> Iterator[Differing]:
    """Two values in a sentence, or in one and the next, that says of the second that it is the right one: 8人と記載した
    が、正しくは7人."""
    for a, b in pairwise(values):
        p, q = a.told.proposition, b.told.proposition
        near = p.document == q.document and 0 <= b.told.at - a.told.at <= 1
        x, y = a.count.quantity, b.count.quantity
        told = (
            a.count.noun == b.count.noun
            or (b.count.noun is None and (at_first(a) or _RIGHT.search(q.text[: y.start])))
            or _PUT_OUT.match(p.text[x.end :] + a.told.tail[:30])
        )
        came = corrects(b) or (at_first(a) and found_out(b))  # 当初400平方メートルとされたが、490平方メートルと判明した
        small, large = sorted((x.point, y.point))
        if a.count.noun != b.count.noun and large > BEYOND * small:
            continue  # 乗客2人が無事だと発表した。定員は80人だったと訂正した
        if near and told and a.told.group != b.told.group and x.kind == y.kind and not x.agrees(y) and came:
            yield Differing(b, a, "later")


def _changes(told: Sequence[Told], values: Sequence[Value]) -> Iterator[Differing]:
    """90票から40票に is a later word than 票差は90票."""
    for t in told:
        for former in (c for c in t.proposition.counts if c.former and c.quantity.exact):
            now = [v for v in values if v.told is t and v.count.quantity.kind == former.quantity.kind]
            for v in values if now else ():
                if v.told.group != t.group and _was(v.count, former) and _of_the_change(v, t, former):
                    yield Differing(now[-1], v, "later")  # 当初22人とされた乗員は1人が下船して〈21人〉だった


def _of_the_change(v: Value, t: Told, former: Count) -> bool:
    """Whether a number is of what a change tells of: they share a word, or the number is one that no other thing has, or
    one of two digits that counts what is written alike (乗員22人, 当初22人とされた乗組員)."""
    if v.told.proposition.own & t.proposition.own:
        return True
    if former.quantity.digits < 2:
        return False
    return former.quantity.point >= _LARGE or any(kanji(x) & kanji(y) for x in v.count.of for y in former.of)


def _was(count: Count, former: Count) -> bool:
    """Whether a count is the one that was held before, as a bound too: 最大4万人, 当初発表した4万人より少ない."""
    x, y = count.quantity, former.quantity
    return x.kind == y.kind and x.point == y.point and not _ROUND.fullmatch(count.words)


def _place(v: Value, noun: str, look: View) -> _Place:
    """Sorts the values of a count in time; tolls of one day by size."""
    said = when(v.told.proposition, look)
    size = v.count.quantity.low
    if noun == "=missing" and becomes(v):
        size = _MOST - size  # 5人になった, 2人になった: fewer are left
    return said[:10], not past(v), "" if noun in GROWS else said[10:], size


def _distinct(values: Sequence[Value]) -> list[Value]:
    """One value of each text and group."""
    first: dict[tuple[int, str, int], Value] = {}
    for v in values:
        first.setdefault((v.told.group, v.told.proposition.text, v.count.quantity.start), v)
    return list(first.values())


def _compare(
    a: Value, b: Value, noun: str, weigh: Mapping[str, float], look: View, sure: bool = False
) -> Differing | None:
    """How two values stand to each other. ``sure``: they are known to be of one matter."""
    p, q = a.told.proposition, b.told.proposition
    x, y = a.count.quantity, b.count.quantity
    if not (sure or _one_count(a, b, noun, weigh)) or _elsewhere(p, q, look, noun in TOLL) or owned_apart(a, b, look):
        return None
    if _long_ago(p, look) != _long_ago(q, look):  # 1986年の停電では280万世帯
        return None
    if noun not in TOLL and x.kind == "person" and bool(_FATE.search(p.text)) != bool(_FATE.search(q.text)):
        return None  # 作業員4人が下敷きになった, 死亡した作業員は2人
    if noun not in TOLL and scopes_apart(p.text, a.count, q.text, b.count):
        return None
    came = (mends(a) or mends(b)) and later(p, q, look) is not None and not x.equals(y)  # 最大で5万2千戸に上った
    if x.agrees(y) and _one_value(x, y) and not (came and (0.0 in (x.low, y.low) or _outgrown(a, b, look))):
        plain = (x.low, x.high) == (y.low, y.high) or p.document == q.document
        return None if plain else Differing(a, b, "same")
    if x.agrees(y) and not came and inf in (x.high, y.high):
        return None
    return ordered(a, b, noun, _alike(p, q, weigh), look, sure)


def _outgrown(a: Value, b: Value, look: View) -> bool:
    """Whether one gives a lower bound, and the other, told later, the number that it has come to: 少なくとも11人, 14人に増えた."""
    less, more = (a, b) if later(b.told.proposition, a.told.proposition, look) else (b, a)
    x, y = less.count.quantity, more.count.quantity
    return x.high == inf and y.exact and y.low > x.low and bool(mends(more))


def _one_count(a: Value, b: Value, noun: str, weigh: Mapping[str, float]) -> bool:
    """Whether the words around two counts say that they are of one thing. Of those who came to harm, whoever tells more of
    them later, and that they came to be so many, tells of the same."""
    if noun == HARMED:
        less, more = sorted((a, b), key=lambda v: v.count.quantity.point)
        none = not less.count.quantity.point  # けが人はいない, 4人が病院で手当てを受けた
        many = more.count.quantity.point <= _SURGE * less.count.quantity.point
        return (none or (many and mends(more))) and a.told.proposition.document != b.told.proposition.document
    p, q = a.told.proposition, b.told.proposition
    x = a.count.quantity
    if _tolls_apart(a, b):  # 死者は60人, 行方不明者は68人
        return False
    least = _ALIKE_TOLL if noun in TOLL else LIKE if x.kind in LOOSE else _ALIKE
    other = not (_one_predicate(p, q) or mends(a) or mends(b))
    if noun not in TOLL and other and _alike(p, q, weigh) < LIKE:  # 120棟が浸水, 8棟が全壊
        return False
    if a.count.noun != b.count.noun and max(_same_kind(a), _same_kind(b)) > 1:  # 標高800mの道を3km歩く
        return False
    if mends(a) or mends(b):
        least -= _MENDED * (2 if a.told.speaker is not None and a.told.speaker == b.told.speaker else 1)
    return _alike_in(a, b, weigh) >= least and not (x.kind in LOOSE and not _one_matter(p, q))


def _tolls_apart(a: Value, b: Value) -> bool:
    """Whether one counts the dead and the other the hurt: 死者は2人になった, 負傷者の〈数を〉13人に改めた."""
    one, other = ({n} if (n := v.count.noun) in TOLL else v.told.proposition.own & TOLL for v in (a, b))
    return bool(one and other and not one & other)


def _long_ago(p: Proposition, look: View) -> bool:
    """Whether a clause tells of a time that lies most of a year before its report."""
    day = look.days[p.document]
    if not (p.times and day) or _SINCE.search(p.text):  # not 2016年から2021年までの論文
        return False
    last = max(m.latest[:10] for m in p.times)
    return last < day and days(last, day) > _YEAR


def _one_value(x: Quantity, y: Quantity) -> bool:
    """Whether two ranges that overlap can be one measurement: 約300人 and 290人, 200キロ以上 and 250キロ; not 前後 by far."""
    a, b = sorted((nominal(x), nominal(y)))
    return b <= a * (WITHIN if inf in (x.high, y.high) or 0.0 in (x.low, y.low) else _ROUNDED)


def _one_matter(p: Proposition, q: Proposition) -> bool:
    """Whether two clauses turn on one word and share another: 通話は20分 and 会談の時間は2時間 do not."""
    return p.head == q.head and bool((p.own & q.own) - framing() - {p.head})


def _one_predicate(p: Proposition, q: Proposition) -> bool:
    """Whether what one clause turns on stands in the other too."""
    return p.head is None or q.head is None or p.head in q.own or q.head in p.own


def _same_kind(v: Value) -> int:
    """How many counts of its kind stand in its clause."""
    return sum(c.quantity.kind == v.count.quantity.kind and not c.former for c in v.told.proposition.counts)


def _alike(p: Proposition, q: Proposition, weigh: Mapping[str, float]) -> float:
    """The share of what they say that they say both, by weight, context counted less."""
    both = fsum(weigh.get(t, 0.0) * min(p.terms[t], q.terms[t]) for t in p.terms.keys() & q.terms.keys())
    least = min(fsum(weigh.get(t, 0.0) for t in x.own) for x in (p, q))
    return both / least if least else 0.0


def _alike_in(a: Value, b: Value, weigh: Mapping[str, float]) -> float:
    """:func:`_alike` of two clauses; a number that stands alone is as like as what it counts: 〈死者を〉内務省は3人としている."""
    p, q = a.told.proposition, b.told.proposition
    if a.count.noun == b.count.noun and a.count.noun in TOLL and (is_bare(a.told) or is_bare(b.told)):
        return 1.0
    return _alike(p, q, weigh)


def _elsewhere(p: Proposition, q: Proposition, look: View, toll: bool) -> bool:
    """Whether they name other places or people, or other actors: the toll of a town, that of its prefecture. For the
    toll that two reports give, a place and an army are not two of a kind: 軍が港町を攻撃し、3人が死亡した, 港町の死者は4人に増えた."""
    if others(p, q) and not (toll and p.document != q.document and unlike(p, q, look)):
        return True
    lands, theirs = _lands(p, look), _lands(q, look)
    return bool(lands and theirs and not lands & theirs)


def _lands(p: Proposition, look: View) -> frozenset[str]:
    """The countries in which the places of a clause lie, of its sentence where it names none."""

    def of(terms: Iterable[str]) -> frozenset[str]:
        places = (look.entities.get(t[1:]) for t in terms if t.startswith("@"))
        return frozenset([e.country for e in places if e is not None and e.type == "place" and e.country])

    return of(p.own) or of(p.terms)
