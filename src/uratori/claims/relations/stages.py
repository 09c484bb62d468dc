"""A plan and what came of it: it came true, was moved, was given up, or is now for another time.

A plan and the event it foretold are said in nearly the same words, so that likeness alone makes one claim of them;
a desk wants two, and to be told that the second took the place of the first. So :func:`part` takes them apart, and
:func:`outcomes` says which came of which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum
from typing import Literal, NamedTuple

from uratori.claims.clauses import fields
from uratori.claims.clauses.fields import later, others, unlike, when
from uratori.claims.clauses.kin import kanji
from uratori.claims.clauses.plans import CONTINUES
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.told import Every, Told, letters, tell
from uratori.claims.clauses.words import WITHHELD, framing, near
from uratori.claims.recall import Recall
from uratori.claims.same.link import Contrast, Linked
from uratori.claims.view import View
from uratori.data import rows
from uratori.model import Slot

Phase = Literal["plan", "done", "off", "moved"]
_Phases = Mapping[int, Phase | None]

_CROWD = 60  # plans that share a word; with more, the first speak for the rest
_PLAN_SAID, _BOTH_SAY = 0.38, 0.18  # of the weight of a plan's words, and of both clauses' words, that must be in both
_GIVEN_UP = 0.5  # of the words of what is given up, that the plan must have: it may say much more
_SAID_WITH = 0.4  # from this weight on, a word stands in the same statement
_ENDS = r"(?:[ぁ-ん]|決め|決ま|決定|戻|終わ|発表|見通し|見込み|方針|考え|意向|予定|表明|公表|届け出|案内|知らせ|方向|最終|調整|検討)*[。」』)、]*$"
_PAST = re.compile(r"(?:[^、。]た|[んい]だ)(?:もの|こと|の)?(?:だ|です)?[。」』)]*$")
_AND_THEN = re.compile(
    r"[いきしちにびみりえけげせてねべめれんっ][てで]、?$"
)  # 昨日付で指定を取り消して、今は市が運営する
_GOES_ON = re.compile(f"{CONTINUES}、$")  # 新しい橋が〈開通し、〉車が列を作った
_WEIGHED = re.compile(r"(?:かどうか|か否か|こと)(?:を|も|も視野に|も含め)?、?[^、。]{0,6}(?:検討|考え(?:る|て)|調整)")
_TO_COME = re.compile(
    r"[すむくるう](?:という)?(?:方針|考え|予定|意向|方向|見通し|見込み|構え|計画)"
)  # 取り消す〈方針〉
_MEANT = re.compile(
    r"(?:意向|方針|考え|計画|予定|見通し|意思|決意|姿勢)を[^、。を]{0,6}(?:固め|決め|示し|明らかにし|表明し|伝え|立て|打ち出し)た"
)
"""What is past in a plan is that it was made: 辞任する〈意向を固めた〉."""
_NOT_MEANT = re.compile(
    r"(?:考え|検討し|予定し|想定し)て(?:は|も)?(?:い|お)(?:な|りま|ませ)|(?:考え|つもり|予定|意向|計画|気)は(?:一切|全く|毛頭)?、?(?:な[いくか]|あり|ござい)"
)
"""辞任は〈考えていない〉, 辞める〈つもりはない〉: what is not to be."""
_AHEAD = re.compile(
    r"へ(?:$|[、 ])|予定|方針|意向|検討|計画|見通し|見込み|目指|めざす|公算|調整|へ[向む]|あす|来[春夏秋冬月年週]|[0-9]日に"
)
_FOUND = re.compile(r"(?:こと|の)[がも](?:判明|分か|わか|明らか)")
_ALREADY = re.compile(r"(?:すでに|既に)[^、。]{1,16}(?:[しれりえ]|済み)、?$")  # 49人が〈すでに派遣され、〉
_TAKEN_BACK = re.compile(
    r"(?:と(?:の|いう|した|する))?(?:方針|計画|予定|発表|意向|案|決定|考え)[をは]、?(?:全面)?(?:撤回|取り消|白紙)"
)
_DECIDED_NOT = re.compile(
    r"(?<!て[いは])ない(?:こと|方針|考え)?(?:[にを][^、。をにはが]{0,6}(?:なった|なりまし|決め|決定|固め|した|しまし)|と(?:発表|決め|決定))"
)
"""大会は今年は〈開かないことになった〉, 増税しない〈と発表した〉."""
_UNTIL = re.compile(r"[^、。はを]{1,12}が(?:終わ|始ま|決ま|明け)[^、。]{0,4}(?:まで|後|以降|前|次第)")
_CHARGED = re.compile(r"(?:もの)?(?:だ)?として[^。]{0,40}(?:訴え|提訴|告訴|告発|起訴|逮捕|送検|請求)")
"""特許を〈侵害するとして〉訴えていた: what somebody is charged with."""
_OPEN = re.compile(
    rf"[てで]しまう|なら|たら|れば|場合|限り|だろう|でしょう|{WITHHELD}|(?:[せけげてねべめれえろ]|[しい]て|な)[」』]?$"
)
"""Conditions, guesses, orders: 空振りなら足りなくなる, 週末の作業が原因だろう, 遅れは隠せ; what is withheld: 場所は言えない; and what is told
as before one's eyes: 1周目で抜かれてしまう."""
_SINCE = re.compile(r"(?:時間|日|週間|[かカヶ]月|年|歳月)が?(?:たっ|経っ|経過し|過ぎ)た")
_SUSPECTED = re.compile(
    r"疑い[がも][^、。]{1,6}(?:として?)?[、。」』]*$"
)  # 二重に渡した〈疑いがあるとして、〉再点検を求めている
_LEADS_IN = re.compile(
    r"(?:によ(?:ると|れば)|[^、。ぁ-ん](?:により|によって|に伴い|に伴って|のため)|(?:た|だ)(?:こと|の)を受け(?:て)?)、?$"
)
"""What only leads to something else: 両紙の報道〈によると〉, 出場校の辞退〈により、〉, 社長が逮捕された〈ことを受けて〉."""
_LANDFALL = "=landfall"
_SAYS = re.compile(r"[」』とう](?:も|は)?(?:言|述べ|話し|語|伝え|説明|発言|念を押)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What ``plan`` foretold, ``now`` tells as it came, or as it is planned now. ``slot``: the field that changed;
    ``shared``: the part of the plan's words that both have, by weight."""

    plan: Told
    now: Told
    slot: Slot | None
    shared: float


class _Came(NamedTuple):
    """What is known of each plan that ``now`` was laid against, by its version; ``met``: the crowds that they were met in;
    ``alike``: those told so much alike that they are of one thing; ``hits``: those of which something came."""

    met: tuple[int, ...]
    alike: frozenset[int]
    found: Mapping[int, Outcome | None]
    hits: Sequence[tuple[int, Outcome]]


class _Parts(NamedTuple):
    """The parts of a group whose propositions have these versions, as their places in it; ``came``: whether the second of two
    is what came of the first, by their versions."""

    versions: tuple[int, ...]
    places: Sequence[Sequence[int]]
    came: Mapping[tuple[int, int], bool]


def part(linked: Linked, look: View, recall: Recall | None = None) -> tuple[Linked, Every]:
    """The groups with each plan kept apart from what came of it. Contrasts follow their propositions. With the propositions
    where they stand, in those groups."""
    told: dict[int, list[Told]] = defaultdict(list)
    every = tell(linked.groups, look, recall)
    for t in every:
        told[t.group].append(t)
    phases = _phases(every)
    before = every.recall.table("parted")
    groups: list[tuple[Proposition, ...]] = []
    parted: list[tuple[int, int]] = []

    def parts(known: _Parts | None, group: Sequence[Told]) -> _Parts:
        versions = every.key(group)
        if known and known.versions == versions:
            return known
        was = known.came if known else {}
        came: dict[tuple[int, int], bool] = {}

        def of(plan: Told, now: Told) -> bool:
            pair = every.versions[id(plan)], every.versions[id(now)]
            if pair not in came:
                came[pair] = (
                    was[pair] if pair in was else bool(_outcome(plan, now, phases, every.weights, look, alike=True))
                )
            return came[pair]

        place = {id(t): k for k, t in enumerate(group)}
        return _Parts(versions, [[place[id(t)] for t in one] for one in _parted(group, phases, look, of)], came)

    for n in range(len(linked.groups)):
        some = told[n]
        found = before.renewed(every.versions[id(some[0])], parts, some).places if len(some) > 1 else [[0]]
        parted += ((len(groups) + k, len(groups) + k + 1) for k in range(len(found) - 1))
        groups += (tuple([some[k].proposition for k in one]) for one in found)
    return _renumbered(linked, groups, frozenset(parted)), tell(groups, look, before=every)


def outcomes(told: Sequence[Told], look: View, parted: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Outcome]:
    """The outcomes of the plans of a story: of each group of plans, the later plan and the event that say most of it.
    ``parted``: groups that :func:`part` took apart."""
    every = Every.of(told)
    weigh, phases, recall = every.weights, _phases(every), every.recall
    plans: dict[str, list[Told]] = defaultdict(list)
    seen: set[tuple[int, str, str | None]] = set()
    words = {id(t): t.once("telling", _words) for t in every}
    for t in every:
        key = t.group, t.proposition.text, look.days[t.proposition.document]
        if key not in seen and _plans(t, phases):
            seen.add(key)
            for term in words[id(t)]:
                if len(plans[term]) < _CROWD:
                    plans[term].append(t)
    crowds = {term: recall.number("crowds", every.key(some)) for term, some in plans.items()}
    by_version = {every.versions[id(t)]: t for t in every}
    alike: dict[int, set[int]] = defaultdict(set)
    after = dict(parted)
    for t in every if parted else ():
        if t.group in after:
            alike[after[t.group]].add(every.versions[id(t)])
    before = recall.table("outcomes")

    def came(known: _Came | None, now: Told, terms: Sequence[str]) -> _Came:
        met, close = tuple([crowds[term] for term in terms]), frozenset(alike.get(now.group, ()))
        if known and known.met == met and known.alike == close:
            return known
        was = {n: found for n, found in known.found.items() if (n in close) == (n in known.alike)} if known else {}
        plan_of = {every.versions[id(t)]: t for term in terms for t in plans[term]}
        found = {
            n: was[n] if n in was else _outcome(t, now, phases, weigh, look, n in close) for n, t in plan_of.items()
        }
        return _Came(met, close, found, [(n, one) for n, one in found.items() if one])

    best: dict[tuple[int, bool], Outcome] = {}
    for now in every:
        kind = phases[id(now)]
        terms = [term for term in words[id(now)] if term in crowds] if kind else []
        if not terms:
            continue
        for version, found in before.renewed(every.versions[id(now)], came, now, terms).hits:
            plan = by_version[version]
            if plan.group == now.group:
                continue
            place = plan.group, kind == "plan"
            if place not in best or best[place].shared < found.shared:
                best[place] = Outcome(plan, now, found.slot, found.shared)
    yield from (best[place] for place in sorted(best))


def _words(t: Told) -> Sequence[str]:
    """The terms by which a plan and what came of it find each other, in order."""
    return sorted(_telling(t.proposition))


def phase(t: Told) -> Phase | None:
    """What a proposition tells of a matter: that it is planned, done, given up or moved; None where it tells neither.

    大会を20日に開く予定だ is a plan; 大会を開いた done; 大会を中止した given up; not 20日に予定していた, 中止した大会を開く.
    """
    p = t.proposition
    if _WEIGHED.search(p.text + t.tail[:8]):
        return "plan"
    if _LEADS_IN.search(p.text):
        return None
    if t.question or t.withheld or _SAYS.search(p.text) or _SINCE.search(p.text) or _SUSPECTED.search(p.text):
        return None
    if _TAKEN_BACK.match(t.tail):
        return "off"
    if p.negative and _DECIDED_NOT.search(p.text + t.tail[:16]):
        return "off"
    turn = None if p.negative else _turn().search(p.text)
    if turn:
        return "off" if turn["off"] else "moved"
    if p.negative and p.attributed and _NOT_MEANT.search(p.text + t.tail[:4]):
        return "plan"
    if p.stage == "plan":
        if _ALREADY.search(p.text) or _CHARGED.match(t.tail):
            return None
        if p.aside and not _AHEAD.search(p.text):  # 釣り人流される: a headline tells what was in the present
            return None
        if _MEANT.search(p.text):
            return "plan"
        return None if _PAST.search(p.text) or _OPEN.search(p.text) or _FOUND.match(t.tail) else "plan"
    past = _PAST.search(p.text) or _AND_THEN.search(p.text) or (_GOES_ON.search(p.text) and _PAST.search(t.tail))
    return "done" if past and not p.negative else None


def _phases(told: Every) -> _Phases:
    """The phase of each, by identity: one is laid against many."""
    return {id(t): t.once("phase", phase) for t in told}


def _plans(t: Told, phases: _Phases) -> bool:
    """Whether it says what is to be: a plan, or one that is moved (2月にずれ込む)."""
    found, ahead = phases[id(t)], t.proposition.stage == "plan"
    return (
        found == "plan"
        or (found == "moved" and ahead and bool(t.proposition.times))
        or (found == "off" and bool(_TO_COME.search(t.proposition.text)))
    )


def _outcome(
    plan: Told, now: Told, phases: _Phases, weigh: Mapping[str, float], look: View, alike: bool = False
) -> Outcome | None:
    """What ``now`` tells of ``plan``; None where it tells nothing of it. ``alike``: the two are told so much alike that they
    are of one thing."""
    p, q, kind = plan.proposition, now.proposition, phases[id(now)]
    if p.document == q.document:
        return None
    order = later(q, p, look)
    if order is False or (order is None and (kind == "plan" or _of_that_day(p, look))):
        return None
    slot = _changed(plan, now, phases, look, alike)
    if slot == "same" or (slot != "place" and _of_others(p, q, look)):
        return None
    mine, theirs = _telling(p), _telling(q)
    if p.head and q.head and _one_word(p.head, q.head):
        theirs = theirs - {q.head} | {p.head}
    if phases[id(plan)] == "off" and q.negative:  # 抗告を〈見送る〉方向だ, 抗告しない
        mine = mine - {"=cancel"}
    if phases[id(plan)] == "moved":  # 市は再開を〈延期〉する, 16日に再開する
        mine = frozenset(t for t in mine - {p.head} if not t.startswith("@"))
    alike = alike and slot == "time"
    if not alike and all(t.startswith("@") for t in mine & theirs):  # 両社は契約を〈延期〉する, 両社は路線を再編する
        return None
    beside = phases[id(plan)] == "off" or _around(p, q, mine)
    if not alike and len(mine & theirs) == 1 and not (letters(p, q) and beside):
        return None  # 13人に〈上り〉, 部隊を〈増やさ〉ない; 2位が〈確定〉した, 早く〈確定〉する可能性がある
    if kind in ("off", "moved"):  # 大会を〈開く〉, 大会を〈中止〉する
        mine, theirs = mine - ({p.head} - theirs), theirs - {q.head}
        if not theirs:  # 15日の終了を目指していたが、16日にずれ込む
            theirs = frozenset(t for t, w in q.terms.items() if w >= _SAID_WITH) - framing() - {q.head}
    if slot == "place":
        mine, theirs = (frozenset(t for t in x if not t.startswith("@")) for x in (mine, theirs))
    shared, whole, other = (fsum(weigh[t] for t in x) for x in (mine & theirs, mine, theirs))
    if kind == "moved" and shared:  # 〈市は、〉8日に予定していた説明会を15日に延期する
        shared += fsum(weigh[t] * q.terms[t] for t in mine - theirs if t in q.terms)
    if kind == "off" and not (alike or _given_up(p, q)):
        return None
    least = 0.0 if kind == "moved" and _names_time(p, q) else _PLAN_SAID
    given_up = kind == "off" and len(mine & theirs) > 1 and shared >= _GIVEN_UP * other  # 通行止めを見送った
    if not (alike or given_up) and (not shared or shared < least * whole or shared < _BOTH_SAY * other):
        return None
    return Outcome(plan, now, slot, shared / whole if whole else 0.0)


def _given_up(p: Proposition, q: Proposition) -> bool:
    """Whether what is given up can be what was planned: not 選挙が終われば〈構想を公表〉する, 〈協議は〉選挙が終わるまで凍結されていた."""
    if p.head in q.own or not (p.core and q.core):
        return True
    until = " ".join(_UNTIL.findall(q.text))
    return any(t not in until for t in p.core & q.core)


def _around(p: Proposition, q: Proposition, mine: frozenset[str]) -> bool:
    """Whether two clauses that share one word of their own have another in what stands around them."""
    return bool((p.terms.keys() & q.terms.keys()) - (mine & q.own) - framing() - _turns("weighed"))


def _of_others(p: Proposition, q: Proposition, look: View) -> bool:
    """Whether two clauses are of others: 県が増税を見送る方針だ and 住民に課す税を上げない are not."""
    return others(p, q) and (bool(p.actors and q.actors) or not unlike(p, q, look))


def _of_that_day(p: Proposition, look: View) -> bool:
    """Whether a plan is for the day on which it is told (きょうで退く): a report of that day may tell the same."""
    return any(m.earliest[:10] == m.latest[:10] == look.days[p.document] for m in p.times)


def _names_time(p: Proposition, q: Proposition) -> bool:
    """Whether the clause that moves a plan gives its old time beside another: 〈8日に〉予定していた説明会を15日に延期する."""
    return len(q.times) > 1 and fields.times(p.times, q.times)[0] > 0


def _changed(plan: Told, now: Told, phases: _Phases, look: View, alike: bool) -> Slot | Literal["same"] | None:
    """The field in which an outcome differs from its plan, ``same`` where it is none."""
    p, q, kind = plan.proposition, now.proposition, phases[id(now)]
    sharp, apart = fields.times(p.times, q.times)
    if phases[id(plan)] == "off":  # 指定を取り消す方針を固めた, 指定を取り消した
        if q.negative and q.head in p.own:  # 参加を見送る方針だ, 参加しない
            return None
        return None if kind == "off" and q.stage == "fact" and p.head == q.head else "same"
    if kind in ("off", "moved"):
        return "polarity" if kind == "off" else "time" if p.times or q.times else None
    moved = phases[id(plan)] == "moved" and q.head in p.own  # 開始は2月に〈ずれ込む〉
    if not (_one_event(p, q, sharp > 0) or moved or (alike and apart and not sharp)):
        return "same"
    if p.negative:
        own = plan.speaker == now.speaker or not _NOT_MEANT.search(p.text + plan.tail[:4])
        after_all = kind == "done" or (
            kind == "plan" and own and q.attributed and not q.negative
        )  # 再調査はしない, 再調査する
        return "polarity" if after_all and p.head and q.head and _one_word(p.head, q.head) else "same"
    if kind == "done" and max((m.latest[:10] for m in q.times), default="9") < (look.days[p.document] or ""):
        return "same"  # 8日に会談した is not what came of 15日に会談する
    if apart and not sharp:
        return "time"
    here, there = _venues(p, look), _venues(q, look)
    if here and there and not here & there:
        return "place"
    return None if kind == "done" else "same"


def _one_event(p: Proposition, q: Proposition, one_time: bool) -> bool:
    """Whether two clauses turn on one word, or one on what tells that the other came about; where they name one time, also
    on words near in what they mean: 6日に着地する, 6日に降りた."""
    if p.head is None or q.head is None:
        return False
    if _one_word(p.head, q.head) or (p.head in q.own and q.head in _turns("settled")) or _carried(p, q):
        return True
    return one_time and not near(p.head).isdisjoint(near(q.head))


def _carried(p: Proposition, q: Proposition) -> bool:
    """Whether two clauses turn on one noun for a deed, which a verb only carries out: ストを〈実施〉する, ストに〈入っ〉た; 回収に
    〈踏み切る〉, 回収する."""
    light = {p.head, q.head} & _turns("carries")
    if len(light) < len({p.head, q.head}):
        return bool(light) and (p.head in q.own or q.head in p.own)
    return any(not t.startswith("@") and t in p.text for t in (p.own & q.own) - framing() - light)


def _one_word(one: str, other: str) -> bool:
    """Whether two words are one, or one is the other with something before it: 払う, 支払う; not 決まる, 対決."""
    if one == other or (min(len(one), len(other)) > 1 and (one.endswith(other) or other.endswith(one))):
        return True
    stem = kanji(one)
    return bool(stem) and stem == kanji(other) and one[0] == other[0]  # やり直し, やり直す


def _parted(
    group: Sequence[Told], phases: _Phases, look: View, came_of: Callable[[Told, Told], bool]
) -> list[list[Told]]:
    """A group without what came of its plans, and that as a group of its own; and so on, plan after plan."""
    plans = [t for t in group if _plans(t, phases)][:_CROWD]
    came = {id(t) for t in group if phases[id(t)] and any(came_of(p, t) for p in plans)}
    if not came or len(came) == len(group):
        return [list(group)]
    first = min(when(t.proposition, look)[:10] for t in group if id(t) in came)
    after = [t for t in group if id(t) in came or (phases[id(t)] != "plan" and when(t.proposition, look)[:10] >= first)]
    if len(after) == len(group):  # a plan that was moved twice: each came of the other
        return [list(group)]
    kept = {id(t) for t in after}
    return [[t for t in group if id(t) not in kept], *_parted(after, phases, look, came_of)]


def _renumbered(
    linked: Linked,
    groups: Sequence[tuple[Proposition, ...]],
    parted: frozenset[tuple[int, int]],
) -> Linked:
    number = {id(p): n for n, g in enumerate(groups) for p in g}
    turned = []
    for c in linked.contrasts:
        n, other = number[id(c.one)], number[id(c.other)]
        one = (n, other), c.one, c.other
        turned.append(Contrast(*(one if n < other else ((other, n), c.other, c.one)), c.likeness))
    return Linked(tuple(groups), tuple(turned), parted, linked.strays)


def _telling(p: Proposition) -> frozenset[str]:
    return p.own - framing() - _turns("weighed")


def _venues(p: Proposition, look: View) -> frozenset[str]:
    """The places where something is to be: 札幌で開かれる, 高知県に上陸する; not 札幌を訪れる."""
    found = set()
    for t in p.names:
        entity = look.entities.get(t[1:])
        marks = "でにへ" if p.head == _LANDFALL else "で"
        if (
            entity is not None
            and entity.type == "place"
            and any(f"{n.name}{m}" in p.text for n in entity.names for m in marks)
        ):
            found.add(t)
    return frozenset(found)


@cache
def _turns(name: str) -> frozenset[str]:
    """The words of one kind of turns.tsv."""
    return frozenset(r["word"] for r in rows("turns") if r["kind"] == name)


@cache
def _turn() -> re.Pattern[str]:
    words = {k: "|".join(sorted(_turns(k))) for k in ("off", "moved")}
    return re.compile(rf"(?:(?P<off>{words['off']})|(?P<moved>{words['moved']})){_ENDS}")
