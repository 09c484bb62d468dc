"""What a denial answers where it stands: another holder's word, just before it in the same document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import fsum

from uratori.claims.clauses.told import Told, letters
from uratori.claims.clauses.words import SAYING, either, kind
from uratori.claims.relations.rebuttals import apart, calls_false, opposed, quoting, retorts
from uratori.claims.view import View

_COVERED, _SOME = 0.5, 0.3
_REACH = 3
_NEAR = 2
_SAID = re.compile(r"言わ|言っ|言う|指示|命|よう|しろ|せよ|『|「|求め|頼")
_TOLD = re.compile(r"(?:言わ|命じら|求めら|頼ま|指示さ|迫ら|促さ)れ|よう(?:に)?(?:言|要求|指示|命じ|求め)")
_CONCEDES = re.compile(r"(?:が|ものの|けど|けれども?|一方(?:で)?)、?$")
_OWN_MATTER = re.compile(
    r"誤り|間違い|(?:した|する|して(?:い[るた])?|(?<!いう)ような)(?:という)?(?:事実|こと)[はも]"
)  # 計算に誤りはない
_IN_REPORTS = re.compile(
    r"(?:との|という|といった|とする)[^、。]{0,8}[がもは](?:あ[るりっ]|出て|流れて|報じられ)[^、。]{0,6}(?:が|けれど|けど|ものの)、?$"
)
_ABOUT_IT = re.compile(r"(?:これ|それ)に(?:つい|対し)て?(?:は|も)?、?")
"""〈これについて〉、反対派からの抗議申し立てはない: says what it denies itself."""
_IT_IS = re.compile(r"(?:[^、。]{1,8}、)?(?:これ|それ)[がは]")
_LEADS = 10  # characters of a quote that say something before what points back
_CHARGE = re.compile(r"と(?:の|いう|いった|され|報じ|言わ|いわ|指摘|主張|する)|報道|指摘|疑い|うわさ")
_FIGURE = re.compile(r"数字|人数|金額|件数|数値|回数|価格|額")


def answered(d: Told, document: Sequence[Told], weigh: Mapping[str, float], look: View) -> tuple[Told, ...]:
    """What a denial answers in its own document: the nearest word of another holder in the sentences before. One that
    points back at a report as a whole (そのような主張を否定した) answers every clause of it."""
    points = calls_false(d) or d.once("points", _points_back)
    whose = _whose(d)
    if not (d.statement.act == "deny" or points):
        return ()
    if itself := tuple(q for q in document if of_same_words(d, q)):
        return itself
    # 『点検済み』との説明は誤り says itself what is denied: another's word must say most of that
    mine = _matter(d, weigh)
    least = _COVERED * mine if quoting().search(d.proposition.text) and not whose else 0.0
    if not points and len(d.matter) > 1 and not retorts(d):  # 入院を止める予定はない, of 入院患者8人が感染した
        least = max(least, _SOME * mine)
    bare = points or not (d.matter or _OWN_MATTER.search(d.proposition.text))
    best: tuple[tuple[float, bool, bool, int, bool, int], Told] | None = None
    near = [q for q in document if 0 <= d.at - q.at <= _REACH and q.proposition.start < d.proposition.start]
    quoted = [q for q in near if q.group != d.group and _reports_it(q, d)]
    if quoted:  # 『移転へ』との報道があるが、決めた事実はない
        return (quoted[-1],)
    fits = [q for q in near if opposed(d, q) and not (whose and not _speaks_as(q, whose, look))]
    for q in fits:
        if _FIGURE.search(d.proposition.text) and points and not q.proposition.counts:  # その数字は
            continue
        shared, turns = _shared(d, q, weigh), d.proposition.head in q.proposition.own
        if shared < least or not (q.proposition.attributed or shared):
            continue
        if not (shared and not apart(d, q)) and not (bare and d.at - q.at <= _NEAR):
            continue
        sourced = q.statement.source is not None and not points
        key = min(1.0, shared), turns and bool(d.matter), sourced, q.at - d.at, _said_so(d, q), -q.proposition.start
        if best is None or key > best[0]:
            best = key, q
    if best is None:
        return ()
    if not (calls_false(d) or _reports().search(d.proposition.text)) or _FIGURE.search(d.proposition.text):
        return (best[1],)
    whole = [
        q
        for q in fits
        if q.statement is best[1].statement and q.proposition.attributed and not _CONCEDES.search(q.proposition.text)
    ]
    return tuple({q.group: q for q in [*whole, best[1]]}.values())


def _points_back(d: Told) -> bool:
    """Whether it points at what stands before it: それを否定した, そのような事実はない. Not 〈これ〉は入場料を廃止するものではない, which says of it what
    it is not; nor what points at the words before it in its own quote."""
    text = d.proposition.text
    if not _points().search(text) or (_ABOUT_IT.match(text) and len(d.matter) > 1):
        return False
    if d.statement.act != "deny" and _IT_IS.match(text) and d.matter:
        return False
    quote = d.lead.rfind("「")
    inside = d.lead[quote + 1 :] if quote >= 0 and "」" not in d.lead[quote:] else ""
    return len(inside) < _LEADS or bool(_CHARGE.search(inside))


def _reports_it(q: Told, d: Told) -> bool:
    """Whether a denial stands behind its charge in one sentence: 『移転へ』〈との報道があるが〉、決めた事実はない; 把握していた〈とされて
    おりますが〉、そのような事実はございません."""
    if q.statement is d.statement:
        return _IN_REPORTS.search(q.proposition.text) is not None
    return q.at == d.at and q.speaker != d.speaker and not q.proposition.negative and bool(_told_but().match(q.tail))


@cache
def _told_but() -> re.Pattern[str]:
    """What follows a charge in the sentence that denies it: 〈とされておりますが、〉, 〈との報道がありますが、〉."""
    return re.compile(
        rf"[」』]?(?:と|か)(?:の|いう|いった|する|した|のような|のように)?(?:[^、。]{{0,8}}(?:{either('report')})[^、。]{{0,12}}|[^、。]{{0,6}}"
        r"(?:され|報じ|伝え|書か|述べ|指摘し|主張し|あ[りるっ])[^、。]{0,8})(?:が|けれども?|ものの)、"
    )


def of_same_words(d: Told, q: Told) -> bool:
    """Whether a denial is of these very words: 市は中止すると発表した。主催者は否定した。"""
    a, b = d.proposition, q.proposition
    same = (a.document, a.start, a.end) == (b.document, b.start, b.end)
    return same and d.group != q.group and q.asserts and a.statement != b.statement


def _shared(d: Told, q: Told, weigh: Mapping[str, float]) -> float:
    """The weight of what a denial and a word before it both speak of. Where nothing else says that it rebuts, words
    of one sense must share letters too."""
    if (
        d.matter <= kind("saying") and d.matter and _TOLD.search(q.proposition.text)
    ):  # 指示した事実はない, 『隠せ』と言われた
        return fsum(weigh[t] for t in d.matter)
    if _rebuts().search(d.line + d.proposition.text + d.tail) or letters(d.proposition, q.proposition):
        return fsum(weigh[t] for t in d.matter & q.proposition.own)
    return 0.0


def _matter(d: Told, weigh: Mapping[str, float]) -> float:
    return fsum(weigh[t] for t in d.matter)


def _said_so(d: Told, q: Told) -> bool:
    """言った覚えはない answers what somebody is said to have said or ordered."""
    return not SAYING.search(d.proposition.text) or bool(
        _SAID.search(q.proposition.text + re.split("[「『]", q.tail[:12])[0])
    )


def _whose(d: Told) -> frozenset[str]:
    """Whose word is denied, where the denial says so: タイ側のでっち上げだ, 北の主張は虚偽だ."""
    if not _owned().search(d.proposition.text):
        return frozenset()
    return d.proposition.names


@cache
def _rebuts() -> re.Pattern[str]:
    return re.compile(
        r"これに(?:つい|対し)て?|(?:事実|覚え|認識|つもり|意図)(?:は|も)(?:一切|全く|まったく)?(?:な[いくか]|あり|ござい)"
        rf"|{either('rebuts')}"
    )


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


@cache
def _reports() -> re.Pattern[str]:
    """What points back at a report as a whole: そのような主張, その報道; これ, それ."""
    return re.compile(
        rf"(?:{either('points')}|その|この|同|当該)(?:{either('report')})|(?:^|[、。は])(?:これ|それ)(?:は|を|も|が|$)"
    )


@cache
def _points() -> re.Pattern[str]:
    """What points back: そのような主張, その報道, これは, それを; not この3年間, 同社は."""
    return re.compile(
        rf"(?:{either('points')})[^、。にで]{{1,14}}?(?:は|を|も|が)"  # not こうした操作〈に〉対する罰則はない
        rf"|(?:その|この|同|当該|一部の?|各社の?|今回の|先の)(?:{either('report')}|数字|数値|件|点)"
        rf"|(?:^|[、。は])(?:これ|それ)(?:[はもが]|に(?:は|対し|つい)|を[^、。]{{0,8}}?(?:{either('rebuts')}|認め))"
    )
