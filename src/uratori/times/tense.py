"""The tense of the predicate that a time expression goes with, read from the words behind it.

Only a window of words is looked at, so that a sentence of any length costs the same; and the words are asked for, so
that a text whose tokens nobody has made yet is cut only where a tense decides something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from uratori.language import Token
from uratori.times.expression import Tense
from uratori.times.written import JOINING, PLANNED_NOUN, PLANNED_WITHIN, PLANS, last_tense, next_tense, planned

#: The words of a stretch of a sentence: its number, and the folded offsets from and to which.
WordsIn = Callable[[int, int, int], Sequence[Token]]

_AHEAD = re.compile(r"に控え|を控え|を前に|に向け|にも(?!か)|までに|に予定(?!(?:して|されて|だっ))|以降に?も")
# 10日までに回答を求めた is ahead, 10日までに届いたと述べた past.
_ASKED_FOR = re.compile(
    r"求め|命じ|要求|要請|指示|迫(?=っ|る|ら)|促し|約束|通告|合意|申し入れ|義務|依頼|勧告|期限|決め|決ま|決定"
)
# 3月まで延期された: what is put off lies ahead, though putting it off is past; not 12日に延期を決めた.
_PUT_OFF = re.compile(
    r"(?:まで|に)(?:再び|さらに)?(?:延期|先送り|延長|繰り延べ|ずれ込|持ち越|順延)(?=[さしすむんりるとへ])"
)
# A clause that ends in a verbal noun is past or to come; the verb in front of it says nothing of that.
_DEED = re.compile(r"[をにがへと][一-龠々]{2,4}。?$")
_HEADING_AHEAD = re.compile(r"(?:へ|か|方針|予定|見通し|も)\s*$")
_OPEN_END = re.compile(r"(?:まで|から)(?:[。、)」]|$)")
_NEXT, _LAST = 80, 60  # characters in which the next, and the last, predicate is looked for


_STILL = re.compile(r"[てで](?:い(?:る|ます)|おり)")
_GOES_ON = re.compile(r"から[^。、「]{0,20}?(?:続ける|続く|続きます|続けます)")
# 17日にかけて大気の不安定な状態が続き、災害のおそれがある; not 15日にかけて降った雨で
_FORECAST = re.compile(r"にかけて[^。]*?(?:おそれ|恐れ|見込み|見通し|予報|予想|警戒|注意)")
_HAD = re.compile(r"てい(?:た|まし)")


def tense_behind(text: str, at: int, end: int, words: Callable[[int, int], Sequence[Token]], *, topic: bool) -> Tense:
    """The tense of the predicate for an expression that ends at ``at``, in a clause that ends at ``end``: the last one
    where a comma cuts the expression off (11日、…を開くと発表した → past), else the next (24日に始めると決めた →
    future)."""
    near = min(end, at + _NEXT)
    behind = text[at : at + 1]
    if behind == "に" and _FORECAST.match(text, at, end):
        return "past" if _of_next(text, at, near, end, words) == "past" else "planned"
    if behind in "まに" and _PUT_OFF.match(text, at, near):
        return "planned"
    if behind in "にをま以" and (ahead := _AHEAD.match(text, at, near)):
        next_one = _of_next(text, at, near, end, words)
        past = next_one == "past"
        if ahead.group() == "にも":  # 12日にも発表する; not 月曜早朝にも攻撃があった
            return "past" if past else "planned"
        if ahead.group() == "までに":
            clause = _of_clause(text, at, near)
            if past and not _ASKED_FOR.search(text, at, clause):
                return "past"
            if next_one == "none" and _HAD.search(text, at, clause):
                return "none"  # 火曜日までの利下げを予想していた
        return "future" if past else "planned"
    if topic:
        found = _of_last(text, at, end, words)
        if found == "future" and PLANS.search(text, max(at, end - 12), end):
            return "planned"
        if found == "future" and _DEED.search(text, max(at, end - 8), end):
            return "none"  # 同日、調査を求める要望書を提出。
    else:
        found = _of_next(text, at, near, end, words)
        if found == "past" and text.startswith("まで", at) and _STILL.search(text, at, _of_clause(text, at, near)):
            return "none"  # 26日まで休んでいる
        if (
            found == "future"
            and behind == "か"
            and (on := _GOES_ON.match(text, at, near))
            and not PLANS.match(text, on.end())
        ):
            return "none"  # 2日から紙で診療を続ける
    if found == "none" and (_OPEN_END.match(text, at, end) or _HEADING_AHEAD.search(text, max(at, end - 4), end)):
        return "future"
    return found


def _of_clause(text: str, at: int, near: int) -> int:
    """Where the words that a particle at ``at`` goes with may end: at the next comma or stop."""
    return min((k for sign in "、。「" if (k := text.find(sign, at, near)) >= 0), default=near)


def _of_next(text: str, at: int, near: int, end: int, words: Callable[[int, int], Sequence[Token]]) -> Tense:
    """The tense of the next predicate, by its letters where they tell it."""
    return next_tense(text, at, near, end) or _next(words(at, near), text)


def _of_last(text: str, at: int, end: int, words: Callable[[int, int], Sequence[Token]]) -> Tense:
    """The tense of the last predicate, by its letters where they tell it."""
    start = max(at, end - _LAST)
    return last_tense(text, start, end, cut=start > at) or _last(words(start, end))


def _next(tokens: Sequence[Token], text: str) -> Tense:
    """The tense of the first predicate outside brackets that ends a clause."""
    start = tokens[0].start if tokens else 0
    depth, i = 0, 0
    while i < len(tokens) and depth >= 0:
        t = tokens[i]
        depth += _BRACKETS.get(t.surface, 0)
        if depth == 0 and _is_predicate(tokens, i):
            tense, i = _predicate(tokens, i)
            if tense != "none":
                return planned(text, tokens[i - 1].end, tense)
            continue
        if depth == 0 and t.start - start <= 1 and t.is_noun and PLANS.match(t.surface):
            return "planned"  # 12日の予定だ
        if depth == 0 and t.surface == "の" and t.start - start < PLANNED_WITHIN and PLANNED_NOUN.match(text, t.end):
            return "planned"  # 27日投開票の日程
        i += 1
    return "none"


def _last(tokens: Sequence[Token]) -> Tense:
    """The tense of the last predicate outside brackets."""
    found: Tense = "none"
    depth, i = min(0, _lowest(tokens)) * -1, 0
    while i < len(tokens):
        depth += _BRACKETS.get(tokens[i].surface, 0)
        if depth == 0 and _is_predicate(tokens, i):
            hedged = i > 0 and tokens[i - 1].surface == "と" and found == "past"  # 2日、行われたと〈みられる〉
            tense, i = _predicate(tokens, i)
            found = tense if tense != "none" and not (hedged and tense == "future") else found
            continue
        i += 1
    return found


def _lowest(tokens: Sequence[Token]) -> int:
    """How many brackets are closed that were opened before the first of ``tokens``, as a negative number."""
    depth = lowest = 0
    for t in tokens:
        if t.surface in _BRACKETS:
            depth += _BRACKETS[t.surface]
            lowest = min(lowest, depth)
    return lowest


_BRACKETS = {"「": 1, "『": 1, "“": 1, "(": 1, "」": -1, "』": -1, "”": -1, ")": -1}


def _is_predicate(tokens: Sequence[Token], i: int) -> bool:
    t = tokens[i]
    if i and t.pos[0] == "動詞" and t.lemma in JOINING.get(tokens[i - 1].surface, ()):
        behind = tokens[i + 1].pos[0] if i + 1 < len(tokens) else ""
        if behind in ("名詞", "助詞", "代名詞", "補助記号", "形状詞", "接頭辞"):
            return False
    if t.pos[0] in ("動詞", "形容詞"):
        return True
    return t.pos[0] == "助動詞" and t.lemma in ("だ", "です")


def _predicate(tokens: Sequence[Token], i: int) -> tuple[Tense, int]:
    """The tense of the predicate that begins at token ``i``, and the token behind it; "none" where it does not end
    the clause (て, し、)."""
    stative = False
    j = i
    while j < len(tokens):
        t = tokens[j]
        if t.pos[0] == "助動詞" and t.lemma in ("た", "だ") and t.norm == "た":
            return "past", j + 1
        if j > i and t.lemma in ("いる", "おる", "ある") and tokens[j - 1].surface in ("て", "で"):
            stative = True
        elif (
            t.pos[0] in ("助動詞",)
            or (t.pos[0] == "動詞" and (j == i or t.pos[1] == "非自立可能"))
            or (t.pos[0] == "形容詞" and j == i)
            or (t.pos[0] == "助詞" and t.surface in ("て", "で") and j > i)
        ):
            pass
        else:
            break
        j += 1
    form = tokens[j - 1].pos[5] if len(tokens[j - 1].pos) > 5 else ""
    if form.startswith(("終止形", "連体形")):
        return ("past" if stative else "future"), j
    return "none", max(j, i + 1)
