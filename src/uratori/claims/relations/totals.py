"""Which counts of a clause stand for a whole thing as it is said to be now: not うち3人, もう1人, 新たに1人, 12人増, 5人から."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from uratori.claims.clauses.counts import TOLL, Count
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.quantities import Quantity, quantities
from uratori.claims.clauses.told import Told
from uratori.claims.relations.bare import harmed

_SEEN = re.compile(r"見つか[りっるれ]|救助|発見され|保護され|遺体|心肺停止|収容")
_GONE = re.compile(r"不明|連絡が取れ|連絡がつ|分からな|わからな|捜索")
BACK = frozenset(("=die", "=rescue", "=find", "無事", "生存", "保護"))
"""What becomes of the missing."""
_ORDER = frozenset(("ordinal", "rank", "floor", "number"))  # which one: 2位, 台風14号
_EDITION = re.compile(
    r"[回次期](?:大会|国会|総会|会合|会議|公判|口頭弁論|定期|全国|選手権|記念|例会|党大会|五輪|戦|裏|表|作|展|隊|内閣|計画|調査団)"
)
"""〈81回大会〉, 〈3回裏〉: which one, not how many."""
_FRAME = re.compile(r"(?:間)?(?:に(?![なわ及達延短限縮上のま増減])|で(?=[0-9])|(?:の間|以内|ごと)に)")
"""〈24時間に〉150ミリの雨: within what something else is counted."""
_PART_BEFORE = re.compile(
    r"(?:うち|の内|でも|新たに|さらに|新規に?|[前同]日(?:より|比|から)|比べ|(?<!に)より|残る|[あ他]と|他|ほかに?|別の|もう|いま|次の|最後の)[、はでに]?$"
)
_PART_AFTER = re.compile(
    r"(?:も|増|減|多|少な|ずつ|以内|当たり|あたり|差|目|ごと|につき|前|後|間隔|おき|入り|の(?:うち|差)|を?(?:追加|加点|先制)|に(?:次[ぐい]|迫る|並ぶ|及ばな|届かな)|以来|を(?:上|下)回)"
)
_SENTENCE = re.compile(r"[。\n]")
_ANOTHER = re.compile(
    r"(?:先月|昨年|去年|前年|一昨年|おととし|\d年前?)[^、。]{0,8}(?:にも|でも)|(?:にも|では)[^、。]{0,12}別の(?![人男女患被])"
)
"""先月26日にも近くで別の船が沈み、21人が死亡した: the toll of another event."""
_ADDED = re.compile(r"新たに|新規に")
_NOBODY = re.compile(
    r"(?:者|人|患者|犠牲|被害|けが|負傷)は、?(?:まだ|今のところ|現時点で)?(?:い(?:な|ませ)|出て(?:い|お)|確認されて(?:い|お)|なし|な[いか]|報告されて(?:い|お))(?:な|ませ)?"
)
_OLD = re.compile(r"(?:から|より)|.{0,12}(?:ていた|でいた|だった|だったの|としました|としていました)が")
_OF_THEM = re.compile(r"(?:者|人)(?:は|が)、?[一-龥ァ-ヴー]{2,8}$")
_AND_OF_THEM = re.compile(r"(?:と|、|、?および|、?及び)[一-龥ァ-ヴー]{2,8}[0-9]")
"""負傷者は〈市民30人、警官11人〉: the parts of a toll."""
_BESIDES = re.compile(r"(?:(?:この|その)(?:他|ほか)|(?:これ|それ)以外)に(?:も|は|、)?[^、。]{0,24}$")
"""〈この他に〉約100億円の損失を出した: what comes on top."""
_AND_FURTHER = re.compile(r"[たる](?:ほか|他|上|うえ)(?:に|、)")
"""12人が土砂崩れで死亡した〈ほか、〉1人が川で死亡した: two parts of one toll."""
_BRACKETS = tuple("(（「、・")
_STEP = re.compile(r"(?:から|より)")
_MEASURED = re.compile(r"平均|前回|前年|昨年|例年|平年|前期|目標額|基準|計画の|定員|上限|下限")
_PLACED = re.compile(r"(?:[市町村区県州]|[東西]経|[南北]緯)$")


def totals(t: Told) -> tuple[Count, ...]:
    """The counts that stand for a whole thing as it is said to be now: not うち3人, もう1人, 新たに1人, 12人増, 5人から."""
    return t.once("totals", lambda t: tuple([harmed(t, c) for c in _totals(t)]))


def is_part(text: str, start: int, end: int) -> bool:
    """Whether the number between two offsets counts a part of a whole, or what was added to it: うち3人, 5人増."""
    return bool(_PART_BEFORE.search(text[max(0, start - 8) : start]) or _PART_AFTER.match(text[end : end + 4]))


def _totals(t: Told) -> Iterator[Count]:
    if t.question or t.withheld:
        return
    text = t.proposition.text
    if t.proposition.negative:
        yield from _none(t.proposition)
        return
    if "内訳" in t.line + text:
        return
    another = _ANOTHER.search(_SENTENCE.split(t.line.rstrip("。\n"))[-1] + text)
    for c in map(_now, t.proposition.counts):
        if (another and c.noun in TOLL) or ("=missing" in c.of and _turned_up(text[c.quantity.end :])):
            continue
        a, b = c.quantity.start, c.quantity.end
        if (
            c.former
            or _MEASURED.search(text[max(text.rfind("、", 0, a), a - 24, 0) : a])
            or c.quantity.kind in _ORDER
            or _EDITION.match(text, b - 1)
            or (c.quantity.kind == "age" and text[a - 1 : a] in _BRACKETS)  # 山田氏(66歳): his, and nobody else's
            or (c.quantity.kind == "duration" and _FRAME.match(text, b))
            or _PLACED.search(text[max(0, a - 2) : a])
            or _ADDED.search(text[b : b + 8])
        ):
            continue
        if c.of & TOLL and _OF_THEM.search(text[:a]) and _AND_OF_THEM.match(text[b:] + t.tail[:20]):
            continue
        if _in_parts(t, c):
            continue
        if _BESIDES.search(t.lead + text[:a]) or (c.quantity.kind == "duration" and text[b : b + 1].isdigit()):
            continue  # 19秒30 is no 19 seconds
        left = c.noun == "=missing" and text[max(0, a - 2) : a] == "残る"  # 残る4人の行方: those who are still missing
        if is_part(text, a - 2 if left else a, b):
            continue
        if _OLD.match(text[b : b + 20]) and len(t.proposition.counts) > 1:
            continue
        yield c


def _in_parts(t: Told, c: Count) -> bool:
    """Whether a toll stands before or behind 〜したほか、 and another of its kind on the other side of it."""
    if not c.of & TOLL:
        return False
    text = t.proposition.text
    before, after = t.lead + text[: c.quantity.start], text[c.quantity.end :] + t.tail
    behind, ahead = _AND_FURTHER.search(before), _AND_FURTHER.search(_SENTENCE.split(after)[0])
    rest = before[: behind.start()] if behind else after[ahead.end() :] if ahead else ""
    return any(q.kind == c.quantity.kind for q in quantities(_SENTENCE.split(rest)[-1 if behind else 0]))


def _turned_up(after: str) -> bool:
    """Whether the words behind a count of the missing say what became of them: 不明の大学生2人〈が遺体で見つかり〉."""
    return bool(_SEEN.search(after)) and not _GONE.search(after)


def _none(p: Proposition) -> Iterator[Count]:
    """けが人はいない is a count too: none."""
    found = _NOBODY.search(p.text)
    noun = next((t for t in sorted(TOLL) if t in p.own), None) if found else None
    if found and noun:
        end = found.end()
        yield Count(Quantity(end, end, "person", 0.0, 0.0, exact=True), found[0], noun, p.own | {noun})


def _now(count: Count) -> Count:
    """The value that a count has come to: 20票 of 40票から20票."""
    parts = _STEP.split(count.words)
    found = list(quantities(parts[-1])) if len(parts) == 2 else []
    if len(found) != 1 or found[0].kind != count.quantity.kind:
        return count
    at = count.quantity.start + len(count.words) - len(parts[-1])
    q = replace(found[0], start=at + found[0].start, end=at + found[0].end)
    return replace(count, quantity=q, words=parts[-1])
