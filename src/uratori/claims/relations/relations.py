"""How two claims on one thing differ: by which slot, and whether that is an update, a conflict or a denial.

Denials and counts are looked for on their own (:mod:`denials`, :mod:`values`); time, actor, outcome and stage are read
off the pairs that were compared to link claims. What stays open is left out: a reader who meets one false denial no
longer trusts the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import inf

from uratori.claims.clauses import fields
from uratori.claims.clauses.fields import later
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.told import Every, Told, mark
from uratori.claims.clauses.words import ending, framing, successive, undoing
from uratori.claims.relations.clocks import two_times
from uratori.claims.relations.conveyed import unreached
from uratori.claims.relations.denials import Denial, denials
from uratori.claims.relations.disputes import disputes
from uratori.claims.relations.first_said import first_said
from uratori.claims.relations.in_order import answers
from uratori.claims.relations.instead import two_named
from uratori.claims.relations.missing import found
from uratori.claims.relations.rebuttals import CAME_TO_LIGHT
from uratori.claims.relations.recounts import recounted
from uratori.claims.relations.retracted import retracted
from uratori.claims.relations.speakers import taken_over
from uratori.claims.relations.stages import outcomes
from uratori.claims.relations.value import Value
from uratori.claims.relations.values import differing
from uratori.claims.same.compare import Likeness
from uratori.claims.same.link import Contrast, Linked
from uratori.claims.view import View
from uratori.language import fold
from uratori.model import Evidence, Relation, RelationType, Slot, quick

LEAST = 0.4
"""From this likeness in matter on, two propositions are contrasted; some slots ask for more."""

_IF = re.compile(r"(?:ば|なら|たら|場合(?:は|に)?|際(?:は|に)?|限り)、?$")
_STAGE, _STAGE_LOOSE, _NARROWER, _KNOWN = 0.6, 0.65, 0.85, 0.5

_UNCONFIRMED = re.compile(
    r"(?:確認|把握|検出)(?:は|も)?(?:して|されて|でき)(?:い|お)?な[いか]|見つか(?:って|ら)|出てい?な"
)
_HAPPENED = re.compile(r"[たうくるだ][。」』]?$")
_CASE = re.compile(r"[をにがのへ]")
_TOPIC = re.compile(r"(?:また|一方で?|さらに|ただ)?、?([^、。はがを「」]{2,14})は")
_CLEFT = re.compile(r"[たる]のは")
_ROUND = 10  # minutes
_FIELDS = ("open", "number", "denial", "antonym", "actor", "other time", "other actor", "stage differs", "")

_LEVEL = re.compile(r"レベル|警報|警戒度|金利|税率")
"""What stands at one height at a time: 警戒レベルを上げた, 下げた; not 株価が上がった, 下がった."""

Finding = tuple[bool, RelationType, Slot | None]
"""Whether the first of the two stands so to the second (else the second to the first); how; the slot."""


@quick
@dataclass(frozen=True, slots=True)
class Tie:
    """Group ``one`` stands to group ``other`` as ``type`` says; ``why`` quotes the words that differ."""

    one: int
    other: int
    type: RelationType
    slot: Slot | None
    why: str
    evidence: tuple[Evidence, ...]


def ties(linked: Linked, told: Every, look: View) -> tuple[Tie, ...]:
    """The relations between groups, in both directions where both hold; of two groups the surest sort only. ``told``: their
    propositions where they stand."""
    out: dict[tuple[int, int], list[Tie]] = {}
    for some in (
        _denied(told, look),
        _counted(linked, told, look),
        _planned(linked, told, look),
        _found(told, look),
        _timed(told, look),
        _disputed(told, look),
        _named(told, look),
        _contrasted(linked, told, look),
        _cleared(linked, look),
    ):
        known = set(out)
        for tie in some:
            pair = (tie.one, tie.other) if tie.one < tie.other else (tie.other, tie.one)
            if pair in known or _one_within(tie.evidence):
                continue
            there = out.setdefault(pair, [])
            if not there or all((t.one, t.type) != (tie.one, tie.type) for t in there):
                there.append(tie)
    return tuple(sorted((t for ts in out.values() for t in _settled(ts, look)), key=lambda t: (t.one, t.other, t.type)))


def _one_within(spans: Sequence[Evidence]) -> bool:
    """Whether the words of the one are part of those of the other: 〈「売れない」と漏らしていた〉 and 「売れない」 are one word. Two may be said in
    the very same words (市は中止すると発表した。主催者は否定した。)."""
    a, b = spans
    met = a.document == b.document and a.start < b.end and b.start < a.end
    return met and (a.start, a.end) != (b.start, b.end)


def _settled(found: Sequence[Tie], look: View) -> Sequence[Tie]:
    """The relations of two claims without those that cannot both be: what took the place of the other does not stand
    against it too, and of two that each took the place of the other, each in other words, the later did."""
    newer = [t for t in found if t.type == "updates"]
    if not newer:
        return found
    if len({t.one for t in newer}) == 1:
        return newer
    said = {t: max(look.days[e.document] or "" for e in t.evidence[:1] if e.document) for t in newer}
    last = max(said.values())
    latest = [t for t in newer if said[t] == last]
    return latest if len({t.one for t in latest}) == 1 else ()


def relations(found: Sequence[Tie], names: Mapping[int, str]) -> tuple[Relation, ...]:
    """The relations of a group, from its own ties; ``names`` are the ids of the groups."""
    return tuple(Relation(t.type, names[t.other], t.slot, t.why, t.evidence) for t in found)


def _denied(told: Sequence[Told], look: View) -> Iterator[Tie]:
    found: dict[tuple[int, int], Denial] = {}
    for d in (
        *denials(told, look),
        *answers(told, look),
        *unreached(told, look),
        *retracted(told, look),
        *first_said(told),
    ):
        pair = d.denied.group, d.denying.group
        if pair[::-1] not in found and (pair not in found or (d.turned and not found[pair].turned)):
            found[pair] = d
    for (one, other), d in found.items():
        spans = mark(d.denied.proposition, "", look), _denying(d, look)
        if d.withdrawn or (not d.turned and taken_over(d.denied, d.denying, look)):
            yield Tie(other, one, "updates", "polarity", d.words, spans[::-1])
        elif d.turned or taken_over(d.denying, d.denied, look):
            yield Tie(one, other, "updates", "polarity", d.words, spans)
        else:
            yield Tie(one, other, "denied-by", "polarity", d.words, spans)
            yield Tie(other, one, "conflicts", "polarity", d.words, spans[::-1])


def _denying(d: Denial, look: View) -> Evidence:
    """The words that deny, in the clause or behind it: 「15日に把握した」〈とした説明を撤回〉した."""
    p, found = d.denying.proposition, d.denying.tail.find(d.words)
    start = p.end + found
    behind = bool(d.words) and d.words not in p.text and found >= 0
    if behind and fold(look.text(p.document, start, start + len(d.words))).text == d.words:
        return Evidence(start, start + len(d.words), "", p.document)
    return mark(p, d.words, look)


def _counted(linked: Linked, told: Sequence[Told], look: View) -> Iterator[Tie]:
    for v in differing(told, look, recounted(linked.contrasts, told)):
        one, other = v.one.told, v.other.told
        spans = _counted_in(v.one, look), _counted_in(v.other, look)
        why = f"{v.one.count.words} / {v.other.count.words}"
        if v.order == "later":
            yield Tie(one.group, other.group, "updates", "number", why, spans)
            continue
        type_: RelationType = "conflicts" if v.order == "conflict" else "apparent"
        yield Tie(one.group, other.group, type_, "number", why, spans)
        yield Tie(other.group, one.group, type_, "number", why, spans[::-1])


def _counted_in(v: Value, look: View) -> Evidence:
    return v.told.once(f"mark {v.count.words}", lambda t: mark(t.proposition, v.count.words, look))


def _planned(linked: Linked, told: Sequence[Told], look: View) -> Iterator[Tie]:
    for o in outcomes(told, look, linked.parted):
        spans = mark(o.now.proposition, "", look), mark(o.plan.proposition, "", look)
        yield Tie(o.now.group, o.plan.group, "updates", o.slot, "", spans)


def _found(told: Sequence[Told], look: View) -> Iterator[Tie]:
    for f in found(told, look):
        spans = mark(f.now.proposition, "", look), mark(f.then.proposition, "", look)
        yield Tie(f.now.group, f.then.group, "updates", None, "", spans)


def _timed(told: Sequence[Told], look: View) -> Iterator[Tie]:
    for t in two_times(told):
        spans = mark(t.one.proposition, "", look), mark(t.other.proposition, "", look)
        type_: RelationType = "apparent" if _near(t.one.proposition, t.other.proposition) else "conflicts"
        yield Tie(t.one.group, t.other.group, type_, "time", "", spans)
        yield Tie(t.other.group, t.one.group, type_, "time", "", spans[::-1])


def _disputed(told: Sequence[Told], look: View) -> Iterator[Tie]:
    for d in disputes(told):
        spans = mark(d.one.proposition, "", look), mark(d.other.proposition, "", look)
        slot: Slot | None = "number" if d.number else None
        yield Tie(d.one.group, d.other.group, "conflicts", slot, d.words, spans)
        yield Tie(d.other.group, d.one.group, "conflicts", slot, d.words, spans[::-1])


def _named(told: Sequence[Told], look: View) -> Iterator[Tie]:
    for n in two_named(told, look):
        spans = mark(n.one.proposition, n.words, look), mark(n.other.proposition, "", look)
        if n.newer:
            yield Tie(n.one.group, n.other.group, "updates", n.slot, n.words, spans)
            continue
        type_: RelationType = "denied-by" if n.denied else "conflicts"
        yield Tie(n.one.group, n.other.group, "conflicts", n.slot, n.words, spans)
        yield Tie(n.other.group, n.one.group, type_, n.slot, n.words, spans[::-1])


def _contrasted(linked: Linked, told: Sequence[Told], look: View) -> Iterator[Tie]:
    place = {(t.proposition.document, t.proposition.start, t.proposition.end): t for t in told}
    for c in sorted(linked.contrasts, key=lambda c: (c.groups, _FIELDS.index(c.differs))):
        at = [place[p.document, p.start, p.end] for p in (c.one, c.other)]
        if not all(t.asserts and not _IF.search(t.proposition.text) for t in at):
            continue
        whole = not any(_CASE.match(t.tail) for t in at)
        sure = whole and at[0].statement.certainty == at[1].statement.certainty
        for first, type_, slot in _relate(c, look):
            if type_ == "narrower" and not (sure and c.one.document != c.other.document):
                continue  # 提供した, and a sale that might be asked for; 警官1人が死亡した, here and there in one report
            here, there = (c.one, c.other) if first else (c.other, c.one)
            one, other = c.groups if first else c.groups[::-1]
            yield Tie(one, other, type_, slot, "", (mark(here, "", look), mark(there, "", look)))


def _cleared(linked: Linked, look: View) -> Iterator[Tie]:
    """What was not yet known or confirmed, and is told as so in a later report: 浸水は確認していない, 床が浸水していた."""
    for c in linked.contrasts:
        asked = c.differs in ("open", "denial") and c.likeness.matter >= _KNOWN
        first = later(c.one, c.other, look) if asked else None
        if first is None or c.one.document == c.other.document or not _share(c):
            continue
        now, then = (c.one, c.other) if first else (c.other, c.one)
        if not (_UNCONFIRMED.search(then.text) and not now.negative and _HAPPENED.search(now.text)):
            continue
        if (then.open and c.one.head == c.other.head) or (then.negative and CAME_TO_LIGHT.search(now.text)):
            one, other = c.groups if first else c.groups[::-1]
            yield Tie(one, other, "updates", "polarity", "", (mark(now, "", look), mark(then, "", look)))


def _relate(c: Contrast, look: View) -> Iterator[Finding]:
    likeness = c.likeness
    if likeness.matter < LEAST or likeness["names differ"]:
        return
    if not _share(c):
        return
    first = later(c.one, c.other, look)
    one_holder = c.one.holder is not None and c.one.holder == c.other.holder
    if likeness.barrier == "antonym":
        if _ended(c):
            if first is not None and (c.one if first else c.other).stage == "fact":
                yield first, "updates", None
            return
        if (c.one.own | c.other.own) & successive() or _topics_apart(c.one.text, c.other.text):
            return
        if not one_holder:
            yield from ((True, "conflicts", "polarity"), (False, "conflicts", "polarity"))
        elif first is not None:
            yield first, "updates", "polarity"
    elif likeness.barrier == "actor":
        if not one_holder and likeness["head"] == 1:
            yield from ((True, "conflicts", "actor"), (False, "conflicts", "actor"))
    elif likeness.barrier:
        return
    elif likeness["other time"] and likeness["head"] == 1 and not likeness["other actor"]:
        if first is not None and (one_holder or c.one.stage != c.other.stage):
            yield first, "updates", "time"
        elif not one_holder and c.one.document != c.other.document and _one_day(c):
            type_: RelationType = "apparent" if _near(c.one, c.other) else "conflicts"
            yield from ((True, type_, "time"), (False, type_, "time"))
    elif likeness["stage differs"] and _one_event(likeness):
        if first is not None and (c.one if first else c.other).stage == "fact":
            yield first, "updates", None
    elif (
        likeness["contained"] >= _NARROWER
        and likeness["head"] == 1
        and not (likeness["other time"] or likeness["other actor"] or likeness["stage differs"])
    ):
        yield from _narrower(c)


def _ended(c: Contrast) -> bool:
    """Whether one ends the state that the other tells of: 受け付けを止めた, 再開した; 避難指示を出した, 解除した."""
    if c.one.document == c.other.document or _topics_apart(c.one.text, c.other.text):
        return False
    heads = {c.one.head, c.other.head}
    level = heads >= {"=raise", "=lower"} and all(_LEVEL.search(p.text) for p in (c.one, c.other))
    return level or any(pair <= heads for pair in ending()) or bool(heads & undoing())


def _topics_apart(one: str, other: str) -> bool:
    """Whether two clauses speak of two things, by what は marks: 甲社は上方修正した, 乙社は下方修正した; 昇格したのは甲部だ, 降格したのは乙部だ."""
    if _CLEFT.search(one) and _CLEFT.search(other):
        return True
    topics = [m[1] for x in (one, other) if (m := _TOPIC.match(x))]
    return len(topics) == 2 and not (set(pairwise(topics[0])) & set(pairwise(topics[1])))


def _one_event(likeness: Likeness) -> bool:
    """Whether a plan and a fact can be of one event: they turn on one word; or one turns on a word that the other holds,
    or they name one time, and are told much alike (文書を15日に出す, 文書は15日正午に受け取った)."""
    if likeness["head"] == 1:
        return likeness.matter >= _STAGE
    return likeness.matter >= _STAGE_LOOSE and (likeness["head"] > 0 or likeness["same time"] > 0)


def _one_day(c: Contrast) -> bool:
    """Whether two times are a day apart at most: two quakes differ in their days as one quake cannot."""
    return min(fields.gap(x, y) for x in c.one.times for y in c.other.times) <= 1


def _near(one: Proposition, other: Proposition) -> bool:
    """Whether two clock times can be one, told roundly: 午後2時ごろ and 午後2時4分."""
    clocks = [[m.earliest for m in p.times if m.clock] for p in (one, other)]
    return any(_minutes(x, y) <= _ROUND for x in clocks[0] for y in clocks[1])


def _minutes(a: str, b: str) -> float:
    try:
        return abs((datetime.fromisoformat(a[:16]) - datetime.fromisoformat(b[:16])).total_seconds()) / 60
    except ValueError:
        return inf


def _share(c: Contrast) -> bool:
    """Whether the two share a word beside the one they turn on: 年内に終わる and 高値で終わった do not."""
    return bool((c.one.own & c.other.own) - framing() - {c.one.head})


def _narrower(c: Contrast) -> Iterator[Finding]:
    """One says all the other does, and a time or number more."""
    more = [len(p.times) + len(p.counts) for p in (c.one, c.other)]
    if more[0] != more[1]:
        first = more[0] > more[1]
        fuller, barer = (c.one, c.other) if first else (c.other, c.one)
        yield first, "narrower", "number" if len(fuller.counts) > len(barer.counts) else "time"
