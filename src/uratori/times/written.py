"""The tense of a predicate by its letters alone: 12日に〈発表した〉, 24日から〈始める〉.

All that can end a clause in Japanese ends in one of few hiragana (the う-row, た, だ, い, な). So most runs of hiragana behind an
expression are seen to end none (に, では, からの), and the first that does is seen to be past or not, without a dictionary. What is
not sure here is not decided here: :mod:`uratori.times.tense` then asks for the words, which takes some fifty times as long.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from uratori.data import rows
from uratori.times.expression import Tense

# The sign behind a run says what its last word is.
_STEP = re.compile(r"(?P<run>[ぁ-ん]+[、。]?)|(?P<open>[「『“(])|(?P<close>[」』”)])")

# What may follow a form that ends a clause; たび is no た, るい (明るい) no る.
_BEHIND = (
    r"(?=$|[、。]|と(?!か)|が|を|に(?!な)|の|こと|ため|ほか|など|まで|から|より|よう|か(?![っもらり])|も(?!ら)|は|で(?!き|す)|うえ"
    r"|ところ|だけ|ばかり|まま|もよう|わけ|おそれ|つもり|もの)"
)
_PAST = rf"(?:(?<=[しれっいめけえげちみびりきせてべねじぎに])た|(?<=ん)だ){_BEHIND}"
_PRESENT = rf"(?:る|ます|です|ません|[しなた]い(?!で)|(?<=[かがさたなばまらわ])[うす]|(?<=[こごとぼろ])す){_BEHIND}"
_COPULA = rf"だ(?!が){_BEHIND}"
# 示す, 進む, 出た: right behind a kanji; not 近く, 新たに.
_SHORT_PAST = r"た(?=$|[、。]|と(?!か)|が|こと|ため|の|ほか)"
_SHORT_PRESENT = rf"[うすむぶぐ]{_BEHIND}"
_ENDING = re.compile(rf"(?P<past>{_PAST})|(?P<present>{_PRESENT})")
_ENDING_OF_WORD = re.compile(rf"(?P<past>{_SHORT_PAST})|(?P<present>{_SHORT_PRESENT})")
_ENDING_OF_NOUN = re.compile(_COPULA)
# している, してあります: what was and still is; not までいます, 予定である
_LASTING = re.compile(r"(?:て|(?<!ま)で)(?:い|お|おり|い?ませ?)$|(?:て|んで)(?:あ|あり)$")
_LONGEST = 40  # letters of a run that is looked into

#: What stands before a run: kanji (those of ``data/stems.tsv`` by their kind), number, letter (katakana, Latin), or nothing
#: that a word begins with.
Before = Literal["verb", "adjective", "noun", "kanji", "number", "letter", "nothing"]


class Ending(NamedTuple):
    """A form in which a clause may end, and where it ends in its run."""

    tense: Tense
    end: int


class Run(NamedTuple):
    """The endings in a run of hiragana, in order; ``sure`` where there can be no others behind them."""

    endings: tuple[Ending, ...]
    sure: bool


@cache
def _quiet() -> re.Pattern[str]:
    """A word or a letter in which no clause ends."""
    words = sorted(rows("quiet"), key=lambda r: -len(r["word"]))
    listed = "|".join(r["word"] + (f"(?={r['next']})" if r["next"] else "") for r in words)
    # する, つける, しない: a letter is no ending where the word goes on behind it
    inside = (
        "[うくぐすつぬぶむ](?=[るれ])|つ(?=[きけい]|か[いっりわみ]|なが)|く(?=な[っりるい]|[てら、])|[なた](?=い)"
        "|い(?=[るたてちっまりなを、]|で[いき、])|な(?=[っりかけいる])|だ(?=っ)|[まで](?=す)|[うむ](?=け)|す(?=[ぎぐ])|ず(?=[、にと])"
    )
    return re.compile(rf"{listed}|{inside}|[、。]|[^うくぐすずつぬぶむるただない]")


_KANJI = frozenset(("verb", "adjective", "noun", "kanji"))
_GOES_ON = {"number": "つ", "adjective": "く", "noun": "い"}  # 3つの, 早く, 疑いで
_ENDS = {"verb": re.compile(f"く{_BEHIND}"), "adjective": re.compile(f"い(?!で){_BEHIND}")}  # 開く, 早い


@lru_cache(maxsize=1 << 14)
def endings(run: str, before: Before) -> Run:
    """The forms in ``run`` in which a clause may end, as far as its letters tell. News repeats its runs: a few hundred make
    up nine in ten."""
    if len(run) > _LONGEST:
        return Run((), sure=False)
    found: list[Ending] = []
    at = 0
    if run[0] in _GOES_ON.get(before, ""):
        at = 1
    while at < len(run):
        hit = _ending(run, at, before)
        if hit:
            found.append(hit)
            at = hit.end
        elif quiet := _quiet().match(run, at):
            at = quiet.end()
        else:
            return Run(tuple(found), sure=False)
    return Run(tuple(found), sure=True)


def _ending(run: str, at: int, before: Before) -> Ending | None:
    m = _ENDING.match(run, at)
    if m is None and at == 0 and before in _KANJI:
        m = _ENDING_OF_WORD.match(run)
        if m is None and (run == "な" or (before in _ENDS and _ENDS[before].match(run))):
            return Ending("future", 1)  # 重要な, 開く
    if m is None:
        copula = _ENDING_OF_NOUN.match(run, at) if at or before != "nothing" else None
        return Ending("future", copula.end()) if copula else None
    past = m.lastgroup == "past" or _LASTING.search(run, 0, m.start())
    return Ending("past" if past else "future", m.end())


# ---------------------------------------------------------------- along a sentence

#: What is yet to be, right behind a predicate or as the predicate: 24日から放出する〈方針〉, 12日の〈予定〉だ.
PLANS = re.compile(
    r"予定|見通し|見込み|方針|計画|運び|方向|構え|意向|つもり|公算|日程|スケジュール|見立て|恐れ|おそれ|可能性"
)
#: And behind a noun: 27日投開票の〈日程〉; not 4日に流出の恐れのメール.
PLANNED_NOUN = re.compile(r"予定|見通し|見込み|方針|計画|運び|意向|日程|スケジュール")
_PLAN_FIRSTS = frozenset("予見方計運構意つ公日ス恐お可")
# 16日に開く〈予定だった〉, 確定させる〈としていた〉: it may have come to pass since, or not, or never will.
_WAS = re.compile(r"だった|でした|であった|と?(?:して|されて|なって)い(?:た|まし)")
_SAID_SO = re.compile(
    r"と(?:[一-龠]{1,4}[しさっえべめけれじらわまばん]{0,2}|し|さ?れ|いわれ|いっ|みら?れ?)[てで]い(?:た|まし)"
)
_SET = re.compile(r"とし(?:た|て|、|まし)|と(?:決め|定め|する)")
_HAD_PLANNED = re.compile(
    r"(?:予定|計画|想定|予想|期待|有力視|確実視|当て込|見込|目指|目標と?)(?:さ?れ|し|[まん])?[てで]い(?:た|ました)$"
)
# 書き換えられる〈のを見た〉: what was seen was past too.
_SEEN = re.compile(
    r"の(?:を|が)(?:見(?!込|送|合|直|守)|目撃し|聞(?=い|こ)|目にし|耳にし|感じ|撮影し|映って)[^、。]{0,5}?(?:た|まし)"
)
PLANNED_WITHIN = 8  # characters: 27日投開票の日程

#: アメリカによる供与, という説明, に対する批判: verbs that only join nouns, by the particle before them.
JOINING = {
    "に": frozenset(("よる", "対する", "関する", "かんする", "おく", "わたる", "渡る", "基づく", "もとづく", "沿う", "限る", "係る",
                     "かかる", "当たる", "あたる", "際する", "応じる", "反する", "比べる", "くらべる", "伴う", "つれる")),
    "を": frozenset(("めぐる", "巡る", "通じる", "除く", "含む", "伴う", "介する")),
    "と": frozenset(("いう", "言う")),
}  # fmt: skip
_JOINED = re.compile("(?:" + "|".join(f"{p}(?:{'|'.join(sorted(verbs))})" for p, verbs in JOINING.items()) + ")$")
_JOIN_REACH = 5  # characters of a particle and such a verb
_NOT_JOINING = frozenset("らべだ")  # によるらしい, によるべき: then it is a predicate


def planned(text: str, at: int, tense: Tense) -> Tense:
    """``tense``, that of a predicate which ends at ``at``; "planned" where a word behind it says so, "none" where it was planned
    once (確定させるとしていた, 有力視されていた), and "past" for what was seen (逃げるのを見た)."""
    if tense == "past":
        was = text.endswith(("いた", "いました"), 0, at) and _HAD_PLANNED.search(text, max(0, at - 9), at)
        return "none" if was else tense
    if tense != "future":
        return tense
    if plan := PLANS.match(text, at):
        return "none" if _WAS.match(text, plan.end()) else "planned"
    sign = text[at : at + 1]
    if sign == "と" and _SAID_SO.match(text, at):
        return "none"
    return "past" if sign == "の" and _SEEN.match(text, at) else tense


def next_tense(text: str, at: int, near: int, end: int) -> Tense | None:
    """The tense of the first predicate from ``at`` to ``near`` that ends a clause and stands in no bracket; "none" where
    there is none. None where the letters do not tell. ``end`` is that of the sentence."""
    first = text[at : at + 1]
    if first in _PLAN_FIRSTS or first in _SMALL:
        plan = PLANS.match(text, at + (first in _SMALL))
        if plan:
            return "none" if _WAS.match(text, plan.end()) else "planned"  # 12日の予定だ, 9月の予定だったが
    if first == "と" and (_SAID_SO.match(text, at) or _SET.match(text, at)):
        return "none"  # 4月19日としていた投票, 締め切りを30日とした
    depth = 0
    for m in _STEP.finditer(text, at, near):
        sign = m.lastgroup
        if sign != "run":
            depth += 1 if sign == "open" else -1
            if depth < 0:
                return "none"
        elif depth == 0:
            start, run = m.start(), m[0]
            if near < end and m.end() == near:
                return None
            if start < at + PLANNED_WITHIN and "の" in run and _planned_by_noun(text, start, at):
                return "planned" if run == "の" else None
            known = endings(run, _before(text[start - 1 : start]))
            for tense, behind in known.endings:
                if tense == "past" or not _joins(text, at, start + behind):
                    return planned(text, start + behind, tense)
            if not known.sure:
                return None
    return "none"


_SMALL = frozenset("のにはもを、")


def _planned_by_noun(text: str, start: int, at: int) -> bool:
    """Whether a の soon behind ``at`` leads to a noun for a plan: 27日投開票の日程."""
    no = text.find("の", start, at + PLANNED_WITHIN)
    return no >= 0 and PLANNED_NOUN.match(text, no + 1) is not None


def last_tense(text: str, at: int, end: int, *, cut: bool) -> Tense | None:
    """The tense of the last predicate from ``at`` to ``end`` that ends a clause and stands in no bracket; "none" where
    there is none. None where the letters do not tell. ``cut`` says that ``at`` may stand inside a word."""
    depth = 0
    for m in reversed(list(_STEP.finditer(text, at, end))):
        sign = m.lastgroup
        if sign != "run":
            depth += -1 if sign == "open" else 1
            if depth < 0:
                return None
        elif depth == 0:
            known = endings(m[0], _before(text[m.start() - 1 : m.start()]))
            if not known.sure or (cut and m.start() == at):
                return None
            for k, (tense, behind) in reversed(list(enumerate(known.endings))):
                if tense == "past" or not _joins(text, at, m.start() + behind):
                    return "past" if k and _told(known.endings[k - 1], m[0]) else tense
    return "none"


def _told(ending: Ending, run: str) -> bool:
    """盗まれた|とみられる, 盗まれた|とする: whether a past ending is what the verb behind it only hedges or tells."""
    return ending.tense == "past" and run.startswith("と", ending.end)


def _joins(text: str, at: int, end: int) -> bool:
    """Whether the verb that ends at ``end`` only joins nouns: による, に関する."""
    joined = _JOINED.search(text, max(at, end - _JOIN_REACH), end)
    return bool(joined) and text[end : end + 1] not in _NOT_JOINING


@cache
def _stems() -> dict[str, Before]:
    return {kanji: cast(Before, r["kind"]) for r in rows("stems") for kanji in r["kanji"]}


@lru_cache(maxsize=1 << 13)
def _before(char: str) -> Before:
    if char in _NUMBER:
        return "number"
    if "一" <= char <= "龠" or char == "々":
        return _stems().get(char, "kanji")
    return "letter" if char.isalnum() or char == "ー" else "nothing"


_NUMBER = frozenset("0123456789〇一二三四五六七八九十百千数幾")
