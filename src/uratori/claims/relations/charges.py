"""What a word answers, where it says so itself: 放送がなかったとの指摘について、会社は「放送した」と説明した.

The words of the charge are those of whoever made it, so they lead to him, in whatever document he made it. And the one
answer that says nothing of what it answers: 決定した事実はない, said by a firm of whose plan others have told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice

from uratori.claims.clauses.fields import when
from uratori.claims.clauses.moments import days
from uratori.claims.clauses.negation import negated
from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import ABOUT, THAT, either
from uratori.claims.view import View

_MOST = 0.6  # of the pairs of letters of a charge that its maker says too
_MATTER = re.compile(rf"(?:^|[、」はが])(?P<about>[一-龥ァ-ヴー]{{2,6}})(?:報道|疑惑|説)(?:{ABOUT}|には)")
_FEW, _LEAST = 2, 0.3
_DAYS = 7
_PAIR = re.compile(r"(?=([一-龥々ァ-ヴー]{2}))")
_UNDECIDED = re.compile(
    r"(?:決定|決ま|決め|発表|公表)[^、。]{0,8}(?:事実|こと|もの|段階)(?:は|では)[^、。]{0,4}(?:な[いかく]|あり|ござい)"
    r"|^[^、。]{0,12}(?:決定|決ま|決め)[^、。]{0,3}(?:い|お)(?:ない|りません)"
)


def charged(d: Told, told: Sequence[Told]) -> tuple[Told, ...]:
    """What the charge before an answer quotes: the words of another in the story that say most of it, and as it does. None
    where the answer does not say the opposite, nor turns the charge away."""
    if d.withheld or d.question or not d.spoken:
        return ()
    line, found = d.once("charge", _charged)
    if not found:
        return _reported(d, line, told)
    words, denied = found["told"], negated(found["told"])
    if d.proposition.negative == denied and d.statement.act != "deny":
        return ()
    charge = frozenset(_PAIR.findall(words))
    who = found["who"] or ""
    if len(charge) < (1 if who else _FEW) or not (
        charge & frozenset(_PAIR.findall(d.proposition.text)) or d.statement.act == "deny"
    ):
        return ()
    best: tuple[float, int, Told] | None = None
    for n, q in enumerate(told):
        if q.group == d.group or q.proposition.negative != denied or q.question or q.withheld:
            continue
        if q.speaker is not None and q.speaker == d.speaker:
            continue
        share = len(charge & frozenset(_PAIR.findall(q.proposition.text))) / len(charge)
        if who and not _speaks(q, who):
            continue
        if share >= (_LEAST if who else _MOST) and (best is None or (share, -n) > best[:2]):
            best = share, -n, q
    return (best[2],) if best else ()


def _charged(d: Told) -> tuple[str, re.Match[str] | None]:
    """The line before a word, and the charge in it."""
    line = d.line[max(d.line.rfind("。"), d.line.rfind("\n")) + 1 :]
    return line, _charge().search(line)


def _reported(d: Told, line: str, told: Sequence[Told]) -> tuple[Told, ...]:
    """What a denial answers that gives the matter of a report alone: 移籍報道について「合意したことはない」."""
    found = _MATTER.search(line)
    if not found or not d.proposition.negative:
        return ()
    fits = (
        q
        for q in told
        if found["about"] in q.proposition.text
        and q.group != d.group
        and q.speaker != d.speaker
        and q.asserts
        and d.matter & q.proposition.own
    )
    return tuple(islice(fits, 1))


@cache
def _charge() -> re.Pattern[str]:
    """The charge that stands before an answer: 〈放送がなかった〉との指摘について."""
    return re.compile(
        rf"(?:^|[、」])(?P<told>[^、「」]{{5,50}}?){THAT}"
        rf"(?:(?P<who>[^、。「」]{{2,12}})の)?(?:{either('report')})(?:など)?"
        rf"(?:(?:が(?:あ|出)[^、]{{0,8}})?(?:{ABOUT}|を受け|に[はも、])|が(?:伝え|報じ|寄せ|な)[らさ]れ[^、]{{0,6}}が、)"
    )


def _speaks(q: Told, who: str) -> bool:
    """Whether a word is that of whom another report calls so: 元職員, of 元職員の一人; 野党側, of 野党の指導者."""
    name = who.removesuffix("側").removesuffix("ら")
    return len(name) > 1 and any(name in n for x in q.statement.chain[1:] for n in (x.name or "", *x.names))


def turned_away(d: Told, after: Sequence[Told], told: Sequence[Told]) -> tuple[Told, ...]:
    """What the report itself says that a word turns away, in the sentence that follows it: 野党側の主張を退けた形だ."""
    for t in after if d.proposition.attributed else ():
        found = t.once("away", _turns_away) if 0 < t.at - d.at <= 1 else None
        if not found:
            continue
        fits = [
            q
            for q in told
            if q.group != d.group
            and q.speaker != d.speaker
            and q.proposition.negative != d.proposition.negative
            and not (q.question or q.withheld)
            and _speaks(q, found["who"])
        ]
        near = [q for q in fits if q.matter & d.matter] or (fits if len({q.group for q in fits}) == 1 else [])
        return tuple(near[:1])
    return ()


def _turns_away(t: Told) -> re.Match[str] | None:
    return _away().search(t.proposition.text)


@cache
def _away() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>[^、。「」]{{2,12}})の(?:{either('report')})を(?:{either('firmly')})?(?:{either('rebuts')}|覆)"
        r"[しっ]?[たすり]?(?:形|格好|内容|もの|こと)"
    )


def undecided(d: Told, plans: Mapping[str, Sequence[Told]], look: View) -> tuple[Told, ...]:
    """The plan that a bare 決定した事実はない answers: the last that others told of the one who says so, in the same document
    or in the week before. ``plans`` are those of the story by the names (``@entity``) in them."""
    if not d.speaker or len(d.matter) > 1 or not _UNDECIDED.search(d.proposition.text):
        return ()
    here, said = d.proposition.document, when(d.proposition, look)[:10]
    fits = [
        q
        for q in plans.get(f"@{d.speaker}", ())
        if q.speaker != d.speaker
        and q.group != d.group
        and (q.at < d.at if q.proposition.document == here else _week_before(when(q.proposition, look)[:10], said))
    ]
    near = [q for q in fits if q.proposition.document == here]
    last = max((when(q.proposition, look)[:10] for q in fits), default="")
    return tuple(near[-1:] or [q for q in fits if when(q.proposition, look)[:10] == last][:1])


def _week_before(day: str, other: str) -> bool:
    return bool(day) and day <= other and days(day, other) <= _DAYS + 1
