"""Who denies what: a holder negates what another says, or calls it untrue.

Two ways lead to what is denied. The denial may name it (訪朝の計画はない): then the predicate of the one must stand in
the other, and most of the denial's words. Or it points back (その報道は誤りだ, そのような指示はない, 事実無根だ): then it is
what another holder is said to have said just before, in the same document. No comment, nothing decided, questions,
conditions and demands are no denials.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum

from uratori.claims import fields
from uratori.claims.proposition import Proposition
from uratori.claims.told import Told, either, kind, letters, light, weights
from uratori.claims.view import View
from uratori.claims.words import framing

_COVERED, _COVERED_BARE = 0.5, 0.65
_ALIKE = 0.3
_REACH = 3
_ALL = 0.9
_NEAR = 2
_WITH = 0.4  # from this weight on, a word stands in the same statement
_KEYS = 4  # words of a denial that look for what it denies
_OWN = 4  # characters that are words of their own
_CROWD = 200
_NO_DENIAL = frozenset(("estimate", "request", "propose"))
_SUBORDINATE = re.compile(r"(?:ので|ため|から|ば|なら|たら|と|し|のに|けど|けれど|ものの|つつ|際|場合|うちに|限り)、?$")
_ABROAD = re.compile(r"[訪渡駐在](朝|露|ロ|中|米|韓|日|英|仏|独|印|台|欧|豪|伊|加|越|比)|([来])日")
_REBUTS = re.compile(
    r"これに(?:つい|対し)て?|(?:事実|覚え|認識|つもり|意図)(?:は|も)(?:一切|全く|まったく)?(?:な[いくか]|あり|ござい)"
    r"|否定|反論|反発|退け|一蹴|打ち消|はねつけ|拒絶"
)
_RETORTS = re.compile(
    r"[」』]?(?:など)?と?(?:強く|激しく|真っ向から|重ねて|改めて)?(?:反論|反発|抗弁|反駁|反ばく|言い返|否定|否認|はねつけ|突っぱね)"
)
_SAYING = re.compile(r"言っ|言わ|言う|発言|指示|命令|命じ|要求|依頼")
_SAID = re.compile(r"言わ|言っ|言う|指示|命|よう|しろ|せよ|『|「|求め|頼")
_TOLD = re.compile(r"(?:言わ|命じら|求めら|頼ま|指示さ|迫ら|促さ)れ|よう(?:に)?(?:言|要求|指示|命じ|求め)")
_CONCEDES = re.compile(r"(?:が|ものの|けど|けれども?|一方(?:で)?)、?$")
_UNADMITTED = re.compile(r"[をはも]?(?:認め(?:て(?:い|お)|な|ず|よ|ら)|確認し)")
_CANNOT = re.compile(r"(?:でき|られ|言え|思え)(?:ない|ません)[。」』\s]*$")
_UNREAL = re.compile(r"(?:れば|たら|なら)、?[^、。]+(?:ない|なかった|ません(?:でした)?)[。」』\s]*$")
_OWN_MATTER = re.compile(
    r"誤り|間違い|(?:した|する|して(?:い[るた])?|(?<!いう)ような)(?:という)?(?:事実|こと)[はも]"
)  # 計算に誤りはない
_UNTIL_NOW = re.compile(
    r"[」』]?(?:と|を|と[はの][^、。]{0,6})(?:[^、。]{0,6})(?:否定|否認|説明|主張|反論)して(?:い|き|おり)(?:た|まし)"
)
_TWICE = re.compile(
    r"な(?:い|かった)(?:という|といった)?(?:事実|こと|わけ)[はも](?:一切|全く|まったく)?(?:な[いか]|ありま|ござい)"
)
"""報告しなかった事実はない says that it was reported."""
_IN_REPORTS = re.compile(
    r"(?:との|という|といった|とする)[^、。]{0,8}[がもは](?:あ[るりっ]|出て|流れて|報じられ)[^、。]{0,6}(?:が|けれど|けど|ものの)、?$"
)
_FIRM = re.compile(r"(?:事実|覚え)(?:は|も)(?:、)?(?:一切|全く|まったく|一度も)?(?:ない|なかった|ありま|ござい)")
_WRITTEN = re.compile(r"[一-龥々]{2}")
_FIGURE = re.compile(r"数字|人数|金額|件数|数値|回数|価格|額")
_TAKES_BACK = frozenset(("取り消す", "撤回"))
_MUST = re.compile(r"(?:べき|ならない|なければ|ように|よう|まい|たくない|ほしくない|てはいけない|あってはならな)")


@dataclass(frozen=True, slots=True)
class Denial:
    """``denied`` is denied by ``denying``; ``words`` are those in which the denial lies. ``turned``: one side
    denied it first and said it later, which takes the denial back. ``withdrawn``: it is its own word that it calls
    false."""

    denied: Told
    denying: Told
    words: str
    turned: bool = False
    withdrawn: bool = False


def denials(told: Sequence[Told], look: View) -> Iterator[Denial]:
    """The denials among the propositions of a story; of each denying proposition, one pair a denied group."""
    weigh = weights(told)
    index: dict[str, list[Told]] = defaultdict(list)
    here: dict[str, list[Told]] = defaultdict(list)
    said: dict[int, list[Told]] = defaultdict(list)
    for t in told:
        here[t.proposition.document].append(t)
        if t.asserts and len(said[t.group]) < _CROWD:
            said[t.group].append(t)
        for term in t.proposition.own if not (t.question or t.withheld) else ():
            if len(index[term]) < _CROWD:
                index[term].append(t)
    for d in sorted(told, key=lambda t: t.statement.act != "deny"):  # 払っていなかった, 「払っていた」と反論した
        if _taken_back().match(d.tail) and not (d.question or d.withheld):
            yield from (Denial(q, d, "", withdrawn=True) for q in _named(d, index, weigh, _earlier))
            continue
        if not is_denial(d):
            continue
        words = _words(d)
        named = list(_named(d, index, weigh))
        if not named:
            named.extend(_spoken_of(d, index, weigh))
        near = _answered(d, here[d.proposition.document], weigh, look)
        named.extend(q for q in near if all(q.group != t.group for t in named))
        for t in named:
            if _holds(t, d) or any(x.proposition.negative for x in here[t.proposition.document] if _inside(x, t)):
                continue
            own = t.statement is not d.statement and None is not t.proposition.holder == d.proposition.holder
            turned = _negates(d) and any(_turned(q, d, look) for q in said[t.group])
            yield Denial(t, d, words, turned, own or _came_otherwise(t, d, look))


def _holds(t: Told, d: Told) -> bool:
    """Whether what is denied says the denial itself: 「利かなかったという趣旨の説明」 is not denied by 「利かなかった」."""
    words = d.proposition.text.strip("「」『』。、 ")
    return len(words) >= _OWN and words in t.proposition.text


def _inside(x: Told, t: Told) -> bool:
    """Whether ``x`` is said inside ``t``: 「運転士は『利かなかった』と話している」 is not denied by 「利かなかった」."""
    a, b = x.proposition, t.proposition
    return (a.start, a.end) != (b.start, b.end) and b.start <= a.start and a.end <= b.end


def _turned(q: Told, d: Told, look: View) -> bool:
    """計画はない, said by a spokesman the day before his own office announced it; これまで否定していた, of what the same
    report says is so."""
    if d.proposition.document == q.proposition.document and _UNTIL_NOW.match(d.tail):
        return q.proposition.attributed and q.statement.act in ("announce", "confirm")
    before, after = (look.days[t.proposition.document] for t in (d, q))
    if not before or not after or before >= after or not (q.statement.chain and d.statement.chain):
        return False
    a, b = d.statement.chain[-1], q.statement.chain[-1]
    return bool({a.party, a.name, a.entity} & {b.party, b.name, b.entity} - {None})


def _came_otherwise(q: Told, d: Told, look: View) -> bool:
    """外に出られるかもしれない, and days later 出られなかった: nobody denies it, it came otherwise."""
    before, after = (look.days[t.proposition.document] for t in (q, d))
    open_ = q.proposition.stage == "plan" or q.statement.certainty == "possible"
    told = d.statement.act not in ("deny", "state") or not d.proposition.attributed
    return bool(
        open_ and told and before and after and before < after and d.proposition.text.rstrip("。」』").endswith("た")
    )


def is_denial(d: Told) -> bool:
    """Whether somebody, in it, says that something is not so."""
    p, s = d.proposition, d.statement
    if not p.attributed or d.withheld or d.question or s.act in _NO_DENIAL:
        return False
    if not (p.negative or _calls_false(d)):  # 「すべて払っていた」と反論した
        return bool(s.act == "deny" and _RETORTS.match(d.tail))
    if (
        _UNADMITTED.match(d.tail) or p.own & _TAKES_BACK
    ):  # 関与を認めていない leaves it open; 説明を撤回した is an update
        return False
    if s.act == "deny" or _calls_false(d):
        return True
    if _CANNOT.search(p.text) or _UNREAL.search(p.text):  # 判決に同意できない; 見落とさなければ起きなかった
        return False
    return not (_SUBORDINATE.search(p.text) or _MUST.search(p.text[-12:]) or _SUBORDINATE.match(d.tail[:3]))


def _negates(d: Told) -> bool:
    """Whether it denies what is said to be so, and not what is said not to be."""
    return (d.proposition.negative or _calls_false(d)) and not _TWICE.search(d.proposition.text)


def _calls_false(d: Told) -> bool:
    return bool(_untrue().search(d.proposition.text))


@cache
def _untrue() -> re.Pattern[str]:
    """〜との主張は虚偽だ, その報道は誤りです, 事実無根だ, 隣国のでっち上げだ; not 計算に誤りがある, 捏造を指示した, 当社の誤りだ."""
    return re.compile(
        rf"の(?!誤|間違)(?:{either('false')})(?:だ|です|であ|に過ぎ|にすぎ|」|。|$)|"
        rf"(?:{either('report')})(?:は|も|を|が)[^。、]{{0,12}}?(?:{either('false')})|^(?:全くの|まったくの|全て|すべて)?(?:{either('false')})(?:だ|です|であ|と|」|。|$)"
    )


@cache
def _reports() -> re.Pattern[str]:
    """What points back at a report as a whole: そのような主張, その報道; これ, それ."""
    return re.compile(
        rf"(?:{either('points')}|その|この|同|当該)(?:{either('report')})|(?:^|[、。は])(?:これ|それ)(?:は|を|も|が|$)"
    )


@cache
def _quoting() -> re.Pattern[str]:
    return re.compile(rf"(?:との|という|とする|とした|といった)[^、。]{{0,8}}?(?:{either('report')})(?:は|も|を|が)")


@cache
def _points() -> re.Pattern[str]:
    """What points back: そのような主張, その報道, これは, それを; not この3年間, 同社は."""
    return re.compile(
        rf"(?:{either('points')})|(?:その|この|同|当該|一部の?|各社の?|今回の|先の)(?:{either('report')}|数字|数値|件|点)"
        r"|(?:^|[、。は])(?:これ|それ)(?:は|を|も|が|に|には)"
    )


def _words(d: Told) -> str:
    """The words in which a denial lies: from its last noun or verb on to the end."""
    text = d.proposition.text
    found = re.search(r"[^、。「」『』]{0,10}(?:ない|なかった|ません|ませんでした|ございません)[。」』]*$", text)
    return found[0].rstrip("。」』") if found else ""


def _named(
    d: Told,
    index: Mapping[str, Sequence[Told]],
    weigh: Mapping[str, float],
    fits: Callable[[Told, Told], bool] | None = None,
) -> Iterator[Told]:
    """What a denial names in its own words: of each group the proposition that says most of it. ``fits``: which of two
    can stand so to each other, if not the word of one and the denial of another."""
    best: dict[int, tuple[float, Told]] = {}
    keys = sorted((t for t in d.matter if not t.startswith("@")), key=lambda t: (-weigh[t], t))[:_KEYS]
    for q in {id(q): q for key in keys for q in index.get(key, ())}.values():
        score = _match(d, q, weigh, fits or _opposed)
        if score and (q.group not in best or best[q.group][0] < score):
            best[q.group] = score, q
    if best and len(d.matter) == 1:  # one word leads to much: what is most alike
        best = dict([max(best.items(), key=lambda x: (x[1][0], -x[0]))])
    for group in sorted(best):
        yield best[group][1]


def _spoken_of(d: Told, index: Mapping[str, Sequence[Told]], weigh: Mapping[str, float]) -> Iterator[Told]:
    """What a bare denial says in the words before it that it answers: 産地偽装を報じた記事について「事実無根だ」."""
    before = re.split("[。」]", d.line[: d.line.rfind(d.proposition.text[:_OWN])].rstrip("「『"))[-1]
    if d.matter or not _topic().search(before):
        return
    context = d.proposition.terms.keys() - framing() - light()
    best: dict[int, tuple[float, Told]] = {}
    keys = sorted((t for t in context if t in weigh and not t.startswith("@")), key=lambda t: (-weigh[t], t))
    for q in {id(q): q for key in keys[: 2 * _KEYS] for q in index.get(key, ())}.values():
        score = _share(q.matter, lambda t: float(t in context), weigh)
        if score >= _COVERED and len(q.matter & context) > 1 and _opposed(d, q) and q.proposition.head in context:
            best[q.group] = max(best.get(q.group, (0.0, q)), (score, q), key=lambda x: x[0])
    yield from (best[group][1] for group in sorted(best))


@cache
def _topic() -> re.Pattern[str]:
    """What somebody is said to answer: 〜との報道について, 〜の指摘に対し."""
    return re.compile(rf"(?:{either('report')})(?:など)?(?:について|に関し|に対し|をめぐ|を巡|に、)")


def _match(d: Told, q: Told, weigh: Mapping[str, float], fits: Callable[[Told, Told], bool]) -> float:
    """How much of what ``d`` denies ``q`` says, 0 where it is another thing."""
    a, b = d.proposition, q.proposition
    if not fits(d, q) or _apart(d, q):
        return 0.0
    matter, theirs = d.matter, q.matter
    turns = b.head in matter or (b.head in kind("saying") and bool(_SAYING.search(a.text)))
    # who only says otherwise (すべて払っていた) speaks of the very thing, in its very word
    if not (a.negative or _calls_false(d)) and not (turns and a.head == b.head):
        return 0.0
    if len(matter) == 1 and a.negative:  # 計算を確認したが、〈誤り〉はなかった
        matter |= frozenset(t for t, w in a.terms.items() if _WITH <= w < 1) - framing() - light() - a.actors
    covered = _share(matter, lambda t: 1.0 if t in b.own else b.terms.get(t, 0.0), weigh)
    back = _share(theirs, lambda t: a.terms.get(t, 0.0), weigh)
    least = _COVERED if d.statement.act == "deny" or _calls_false(d) else _COVERED_BARE
    if covered < least or (len(matter) == 1 and not letters(a, b)):
        return 0.0
    if len(matter) == 1 and _FIRM.search(a.text) and _met(a) & _met(b) and _told_of(d, q):  # 移籍が決まった事実はない
        return covered + back
    if back < (_ALIKE if turns else 1.5 * _ALIKE if covered > _ALL else 2 * _ALIKE):
        return 0.0
    if len(matter) == 1 and not (turns and d.statement.act == "deny" and back >= 2 * _ALIKE):
        return 0.0
    return covered + back + turns if b.attributed or turns else 0.0


def _told_of(d: Told, q: Told) -> bool:
    """Whether ``q`` says that the very thing is so: 移籍する, 移籍が濃厚だ; not 移籍〈を〉急ぐ."""
    words = {w for w in _WRITTEN.findall(d.proposition.text) if w in q.proposition.text}
    return any(not q.proposition.text.partition(w)[2].startswith(("を", "金", "先")) for w in words)


def _met(p: Proposition) -> frozenset[str]:
    """The names in a clause and its sentence."""
    return frozenset(t for t in p.terms if t.startswith("@"))


def _share(terms: frozenset[str], held: Callable[[str], float], weigh: Mapping[str, float]) -> float:
    whole = fsum(weigh[t] for t in terms)
    return fsum(weigh[t] * held(t) for t in terms) / whole if whole else 0.0


def _opposed(d: Told, q: Told) -> bool:
    """Whether the two can be the word of one and the denial of another."""
    a, b = d.proposition, q.proposition
    if d.group == q.group or (a.document, a.statement) == (b.document, b.statement):
        return False
    near = a.document == b.document and 0 < d.at - q.at < _NEAR  # 換気が不十分だった, 「基準は守っていた」と反論した
    if not (q.asserts if _negates(d) else (b.negative or near) and not (q.question or q.withheld)):
        return False
    if b.holder is not None and b.holder == a.holder and not _quoting().search(a.text):
        return False
    if a.document == b.document and a.start < b.end and b.start < a.end:  # one told inside the other
        return False
    return q.statement.act != "request" or "=ask" in a.own


def _earlier(d: Told, q: Told) -> bool:
    """Whether ``q`` can be the word that ``d`` takes back."""
    a, b = d.proposition, q.proposition
    return d.group != q.group and q.asserts and (a.document, a.statement) != (b.document, b.statement)


@cache
def _taken_back() -> re.Pattern[str]:
    """What follows a word that is taken back: 廃止する〈とした前日の発言を撤回した〉; not 〈と述べ、案を撤回した〉."""
    return re.compile(
        rf"(?:と(?:の|いう|した|する|していた|してきた)?)?(?:[^、。「」とを]{{0,8}}の)?(?:{either('report')}|方針|見解|記述|供述|決定|判断|通知)?"
        rf"[をも]、?(?:全面的に|全面|事実上|一部|正式に)?(?:{either('takes back')})"
    )


def _apart(d: Told, q: Told) -> bool:
    """Whether a role that both give is filled otherwise: another actor, another country, another day."""
    a, b = d.proposition, q.proposition
    if a.actors and b.actors and not a.actors & b.actors:
        return True
    x, y = (frozenset(_ABROAD.findall(p.text)) for p in (a, b))
    if x and y and not x & y:
        return True
    names, theirs = (frozenset(t for t in p.own if t.startswith("@")) for p in (a, b))
    if names and theirs and not names & theirs:
        return True
    return bool(fields.times(a.times, b.times)[1])


def _answered(d: Told, document: Sequence[Told], weigh: Mapping[str, float], look: View) -> tuple[Told, ...]:
    """What a denial answers in its own document: the nearest word of another holder in the sentences before. One that
    points back at a report as a whole (そのような主張を否定した) answers every clause of it."""
    points = bool(_points().search(d.proposition.text)) or _calls_false(d)
    whose = _whose(d)
    if not (d.statement.act == "deny" or points):
        return ()
    # 『終えていた』との説明は誤り says itself what is denied: another's word must say most of that
    least = _COVERED * _matter(d, weigh) if _quoting().search(d.proposition.text) and not whose else 0.0
    bare = points or not (d.matter or _OWN_MATTER.search(d.proposition.text))
    best: tuple[tuple[float, bool, int, bool, int], Told] | None = None
    near = [q for q in document if 0 <= d.at - q.at <= _REACH and q.proposition.start < d.proposition.start]
    quoted = [
        q for q in near if q.statement is d.statement and _IN_REPORTS.search(q.proposition.text) and q.group != d.group
    ]
    if quoted:  # 『大筋合意』との報道があるが、約束した事実はない
        return (quoted[-1],)
    fits = [q for q in near if _opposed(d, q) and not (whose and not _speaks_as(q, whose, look))]
    for q in fits:
        if _FIGURE.search(d.proposition.text) and points and not q.proposition.counts:  # その数字は
            continue
        shared = _shared(d, q, weigh)
        if shared < least or not (q.proposition.attributed or shared):
            continue
        if not (shared and not _apart(d, q)) and not (bare and d.at - q.at <= _NEAR):
            continue
        sourced = q.statement.source is not None and not points
        key = min(1.0, shared), sourced, q.at - d.at, _said_so(d, q), -q.proposition.start
        if best is None or key > best[0]:
            best = key, q
    if best is None:
        return ()
    if not (_calls_false(d) or _reports().search(d.proposition.text)) or _FIGURE.search(d.proposition.text):
        return (best[1],)
    whole = [q for q in fits if q.statement is best[1].statement and not _CONCEDES.search(q.proposition.text)]
    return tuple({q.group: q for q in [*whole, best[1]]}.values())


def _shared(d: Told, q: Told, weigh: Mapping[str, float]) -> float:
    """The weight of what a denial and a word before it both speak of. Where nothing else says that it rebuts, words
    of one sense must share letters too."""
    if (
        d.matter <= kind("saying") and d.matter and _TOLD.search(q.proposition.text)
    ):  # 指示した事実はない, 『隠せ』と言われた
        return fsum(weigh[t] for t in d.matter)
    if _REBUTS.search(d.line + d.proposition.text + d.tail) or letters(d.proposition, q.proposition):
        return fsum(weigh[t] for t in d.matter & q.proposition.own)
    return 0.0


def _matter(d: Told, weigh: Mapping[str, float]) -> float:
    return fsum(weigh[t] for t in d.matter)


def _said_so(d: Told, q: Told) -> bool:
    """言った覚えはない answers what somebody is said to have said or ordered."""
    return not _SAYING.search(d.proposition.text) or bool(
        _SAID.search(q.proposition.text + re.split("[「『]", q.tail[:12])[0])
    )


def _whose(d: Told) -> frozenset[str]:
    """Whose word is denied, where the denial says so: タイ側のでっち上げだ, 北の主張は虚偽だ."""
    if not _owned().search(d.proposition.text):
        return frozenset()
    return frozenset(t for t in d.proposition.own if t.startswith("@"))


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"(?:側|氏|国|.)の(?:{either('report')}|{either('false')})")


def _speaks_as(q: Told, names: frozenset[str], look: View) -> bool:
    """Whether a word comes from one of the names (``@entity``), or from a body of that country."""
    sides = {e.country for n in names if (e := look.entities.get(n[1:])) is not None and e.country}
    called = [e.name for n in names if (e := look.entities.get(n[1:])) is not None]
    return any(
        f"@{x.entity}" in names
        or (x.party is not None and x.party in sides)
        or any(x.name and x.name.startswith(c) for c in called)
        for x in q.statement.chain
    )
