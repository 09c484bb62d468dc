"""How two claims on one thing differ: by which slot, and whether that is an update, a conflict or a denial.

A difference needs two statements of one matter (likeness with time, number, actor and stage left out of account). The
slot that differs names it; when the statements were made, and by whom, tells an update from a conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from uratori.claims.link import Contrast, Linked
from uratori.claims.proposition import Count, Proposition
from uratori.claims.view import View
from uratori.claims.words import framing
from uratori.model import Evidence, Relation, RelationType, Slot

LEAST = 0.04
"""From this likeness in matter on, two propositions may be contrasted; most slots ask for more."""

_DENIAL, _SLOT, _NARROWER = 0.35, 0.4, 0.85
_REACH = 3
_NEAR = 0.35

_ORDER = ("number", "denial", "antonym", "actor", "other time", "other actor", "stage differs", "")
_BACK = re.compile(r"^「?(?:その|そう|それ|そん|こう|これ|この|同)")
_CHANGE = re.compile(r"訂正|修正|改め|変更|正しくは|引き上げ|引き下げ|増え|減っ|減り|上方|下方|見直")

Finding = tuple[bool, RelationType, Slot | None, str]
"""Whether the first of the two stands so to the second (else the second to the first); how; the slot; the words."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Group ``one`` stands to group ``other`` as ``type`` says; ``why`` quotes the words that differ."""

    one: int
    other: int
    type: RelationType
    slot: Slot | None
    why: str
    evidence: tuple[Evidence, ...]


def ties(linked: Linked, look: View) -> tuple[Tie, ...]:
    """The relations between groups, in both directions where both hold. Of a count that moves step by step, each
    value updates the one before it only."""
    out: list[Tie] = []
    steps: dict[int, list[tuple[float, str, Tie]]] = defaultdict(list)
    done: set[tuple[int, int]] = set()
    for c in sorted(linked.contrasts, key=lambda c: (c.groups, _ORDER.index(c.differs))):
        for first, type_, slot, why in () if c.groups in done else tuple(_relate(c, look)):
            done.add(c.groups)
            tie = _tie(c, first, type_, slot, why)
            if (type_, slot) == ("updates", "number"):
                steps[tie.one].append((c.likeness.matter, _when(c.other if first else c.one, look), tie))
            else:
                out.append(tie)
    for found in steps.values():
        near = max(matter for matter, _, _ in found) * _NEAR
        out.append(max((x for x in found if x[0] >= near), key=lambda x: (x[1], x[0]))[2])
    known = {pair for t in out for pair in ((t.one, t.other), (t.other, t.one))}
    out.extend(_corrections(linked.groups, look, known))
    out.extend(_rebuffs(linked.groups, look, known))
    return tuple(sorted(out, key=lambda t: (t.one, t.other, t.type)))


def relations(number: int, found: Sequence[Tie], names: Mapping[int, str]) -> tuple[Relation, ...]:
    """The relations of one group; ``names`` are the ids of the groups."""
    return tuple(Relation(t.type, names[t.other], t.slot, t.why, t.evidence) for t in found if t.one == number)


def _tie(c: Contrast, first: bool, type_: RelationType, slot: Slot | None, why: str) -> Tie:
    here, there = (c.one, c.other) if first else (c.other, c.one)
    one, other = c.groups if first else c.groups[::-1]
    return Tie(one, other, type_, slot, why, tuple(Evidence(p.start, p.end, "", p.document) for p in (here, there)))


def _relate(c: Contrast, look: View) -> Iterator[Finding]:
    likeness = c.likeness
    steps = _step(c.one.counts, c.other.counts), _step(c.other.counts, c.one.counts)
    if steps[0] or steps[1]:
        yield bool(steps[0]), "updates", "number", steps[0] or steps[1]
    elif likeness.barrier == "denial":
        if likeness.matter >= _DENIAL and likeness["head"]:
            yield from _denial(c, look)
    elif likeness.barrier == "number":
        counts = _differing(c.one.counts, c.other.counts, likeness.matter >= _SLOT)
        if counts and not likeness["names differ"]:
            yield from _values(c, look, "number", counts)
    elif likeness.matter < _SLOT:
        return
    elif likeness.barrier == "antonym":
        yield from ((True, "conflicts", "polarity", ""), (False, "conflicts", "polarity", ""))
    elif likeness["other time"] and likeness["head"] == 1:
        yield from _values(c, look, "time", "")
    elif likeness.barrier == "actor" or (likeness["other actor"] and likeness["head"] == 1):
        yield from ((True, "conflicts", "actor", ""), (False, "conflicts", "actor", ""))
    elif likeness["stage differs"]:
        yield from _stages(c, look)
    elif likeness["contained"] >= _NARROWER:
        yield from _narrower(c)


def _denial(c: Contrast, look: View) -> Iterator[Finding]:
    """会社は「話はない」 denies; the same holder saying the opposite later takes its word back."""
    later = _later(c, look)
    if c.one.holder is not None and c.one.holder == c.other.holder and later is not None:
        yield later, "updates", "polarity", ""
        return
    denying = c.one.negative
    yield not denying, "denied-by", "polarity", ""
    yield denying, "conflicts", "polarity", ""


def _values(c: Contrast, look: View, slot: Slot, why: str) -> Iterator[Finding]:
    """Two values of one slot: told at different times, the later updates the earlier; else they conflict."""
    later = _later(c, look)
    if later is None:
        yield from ((True, "conflicts", slot, why), (False, "conflicts", slot, why))
    else:
        yield later, "updates", slot, why


def _stages(c: Contrast, look: View) -> Iterator[Finding]:
    """A plan that became fact."""
    later = _later(c, look)
    if later is not None and (c.one if later else c.other).stage == "fact":
        yield later, "updates", None, ""


def _narrower(c: Contrast) -> Iterator[Finding]:
    """One says all the other does, and a time or number more."""
    more = [len(p.times) + len(p.counts) for p in (c.one, c.other)]
    if more[0] != more[1]:
        first = more[0] > more[1]
        fuller, barer = (c.one, c.other) if first else (c.other, c.one)
        yield first, "narrower", "number" if len(fuller.counts) > len(barer.counts) else "time", ""


def _later(c: Contrast, look: View) -> bool | None:
    """Whether the first was told later than the second; None where that is open (one day, or no date)."""
    a, b = _when(c.one, look), _when(c.other, look)
    if not a or not b or (a[:10] == b[:10] and (len(a) == 10 or len(b) == 10)) or a == b:
        return None
    return a > b


def _when(p: Proposition, look: View) -> str:
    """When a proposition was said: the clock time up to which it counts (9日午後2時現在), or its document's
    publication, or an empty string."""
    published = look.analyses[p.document].document.published.value or ""
    counted = max((m.latest for m in p.times if m.clock), default="")
    return counted[:16] if counted[:10] == published[:10] else published


def _differing(a: Sequence[Count], b: Sequence[Count], alike: bool) -> str:
    """The words of two numbers of one thing that differ, or nothing where it is not one thing that is counted.
    ``alike``: the words are so near that numbers without a noun are of one thing too."""
    for x in a:
        for y in b:
            if x.former or y.former:
                continue
            one_thing = x.noun in y.of or y.noun in x.of or (x.noun is None and y.noun is None and alike)
            if one_thing and x.quantity.kind == y.quantity.kind and not x.quantity.agrees(y.quantity):
                return f"{x.words} / {y.words}"
    return ""


def _step(newer: Sequence[Count], older: Sequence[Count]) -> str:
    """The words of a change that starts from the value another gives: 85票から31票に, and 票差は85票."""
    for former in (x for x in newer if x.former):
        for now in (x for x in newer if not x.former and x.quantity.kind == former.quantity.kind):
            if any(y.quantity.exact and not y.former and y.quantity.agrees(former.quantity) for y in older):
                return f"{former.words} / {now.words}"
    return ""


def _corrections(groups: Sequence[Sequence[Proposition]], look: View, known: set[tuple[int, int]]) -> Iterator[Tie]:
    """Two values in one sentence that tells of a change: 回数を41回としたのは誤りで、63回に訂正した."""
    told = sorted(((p.document, p.start, n, p) for n, g in enumerate(groups) for p in g), key=lambda x: x[:3])
    for (document, _, m, q), (other, _, n, p) in pairwise(told):
        if document != other or m == n or (m, n) in known:
            continue
        kinds = {x.quantity.kind for x in q.counts} & {x.quantity.kind for x in p.counts}
        s = look.statements[document, p.statement]
        if kinds and s.start <= q.start and _CHANGE.search(look.text(document, s.start, s.end)):
            known |= {(m, n), (n, m)}
            evidence = tuple(Evidence(x.start, x.end, "", document) for x in (p, q))
            yield Tie(n, m, "updates", "number", "", evidence)


def _rebuffs(groups: Sequence[Sequence[Proposition]], look: View, known: set[tuple[int, int]]) -> Iterator[Tie]:
    """What a denial answers in its own document: 「決定した事実はない」 says no word of what was reported, but follows
    it. The nearest proposition before it that another holder puts forward is taken, where the denial has no words of
    its own or shares one with it. ``known`` are the pairs of groups already related."""
    told = sorted(((p.document, p.start, n, p) for n, g in enumerate(groups) for p in g), key=lambda x: x[:3])
    for i, (document, _, n, p) in enumerate(told):
        if not (p.negative and p.attributed):
            continue
        for _, _, m, q in told[max(0, i - _REACH) : i][::-1]:
            if q.document == document and m != n and (m, n) not in known and _answered(p, q, look):
                known |= {(m, n), (n, m)}
                evidence = tuple(Evidence(x.start, x.end, "", document) for x in (q, p))
                yield Tie(m, n, "denied-by", "polarity", "", evidence)
                yield Tie(n, m, "conflicts", "polarity", "", evidence[::-1])
                break


def _answered(denial: Proposition, before: Proposition, look: View) -> bool:
    if before.negative or before.holder == denial.holder or before.statement == denial.statement:
        return False
    words = {t for t in denial.own if not t.startswith("@")} - framing()
    act = look.statements[denial.document, denial.statement].act
    return bool(words & before.terms.keys()) or act == "deny" or bool(_BACK.match(denial.text))
