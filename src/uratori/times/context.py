"""What stands around an expression: tense, quotation, heading, whether it dates the sentence itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from uratori.language import Parse, Token
from uratori.model import Sentence
from uratori.times.expression import Cue, Found, Tense

# 12日にも訪ロする, 24日から放出する方針: plans. Only right behind the predicate, or as the predicate.
_PLANS = re.compile(
    r"予定|見通し|見込み|方針|計画|運び|方向|構え|意向|つもり|公算|日程|スケジュール|見立て|恐れ|おそれ|可能性"
)
_AHEAD = re.compile(
    r"に控え|を控え|を前に|に向け|にも(?!か)|までに(?!は?、?.{0,12}(?:た|ました)[。、])|に予定|以降に?も"
)
_HEADING_AHEAD = re.compile(r"(?:へ|か|方針|予定|見通し|も)\s*$")
_MAIN = re.compile(
    r"(?:付け?)?(?:\([^)]{1,12}\))?(?:の(?:定例)?(?:記者)?会見[でに]|の声明で|(?:に)?、|に(?:記者)?(?:発表|公表|会見|声明))"
)
_COMPARED = re.compile(r"(?:の[^、。はがをに\d]{1,10})?以来|ぶり|比(?!例|較)|に続[きくい]|を(?:上回|下回)|より")
_MAIN_BEFORE = re.compile(r"[はも、]$|^\s*$|」$|。$|\)$")


def with_cues(parse: Parse, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """``found`` with the cue of each reading filled in. Linear in the text."""
    starts = [s.start for s in parse.sentences]
    quotes: dict[int, tuple[tuple[int, int], ...]] = {}
    out = []
    for f in found:
        k = bisect_right(starts, f.start) - 1
        if k < 0 or f.start >= parse.sentences[k].end:
            out.append(f)
            continue
        if k not in quotes:
            quotes[k] = _quotes(parse.text, parse.sentences[k])
        cue = _cue(parse, f, k, quotes[k])
        out.append(replace(f, reading=replace(f.reading, cue=cue)))
    return tuple(out)


def _cue(parse: Parse, f: Found, k: int, quotes: tuple[tuple[int, int], ...]) -> Cue:
    sentence, text = parse.sentences[k], parse.text
    inside = next((q for q in quotes if q[0] < f.start and f.end <= q[1]), None)
    end = inside[1] if inside else sentence.end
    tail = text[f.end : min(end, f.end + 40)]
    main = (
        inside is None
        and bool(_MAIN.match(tail))
        and bool(_MAIN_BEFORE.search(text[max(sentence.start, f.start - 1) : f.start]))
    )
    heading = sentence.kind == "headline"
    return Cue(
        sentence=k,
        tense=_tense_of(parse, f, k, end, topic=main or tail.startswith("、")),
        main=main,
        compared=bool(_COMPARED.match(tail)),
        quoted=inside is not None,
        heading=heading,
        opens=f.start == sentence.start,
        stated=sentence.kind == "credit",
        first=k == 0 and f.start == sentence.start,
    )


_ISSUE = re.compile(r"付け?(?:の(?!人事)|朝刊|夕刊|紙面|紙)")  # 18日付の経済紙; not 6月1日付で就任する
# 10月7日の攻撃から1年近く: what years are counted from is past.
_COUNTS_FROM = re.compile(
    r"の[^。、\n]{1,16}から(?:およそ|約|丸|まもなく|間もなく|もうすぐ|半年|\d{1,3}(?:年|カ月|か月|日|週間))"
)
_NOMINAL = re.compile(
    r"の(?!ため|際|とき|時点|段階|うち|よう|に|会見|記者会見|発表|声明|予定|見通し|午|朝|夜|夕|未明|深夜|昼)"
)


def _tense_of(parse: Parse, f: Found, k: int, end: int, *, topic: bool) -> Tense:
    """月曜日の終値, 秋の訪問, 週末の作業: the noun has a time of its own, which the predicate says nothing of."""
    if _ISSUE.match(parse.text, f.end):
        return "past"
    if _COUNTS_FROM.match(parse.text, f.end):
        return "past"
    if not topic and f.reading.until is None and _NOMINAL.match(parse.text, f.end):
        return "none"
    if re.search(r"(?:早ければ|早くて|早くとも|遅くとも|遅くても)$", parse.text[max(0, f.start - 6) : f.start]):
        return "planned"
    return _tense(parse.tokens[k], parse.text, f, end, topic=topic)


def _quotes(text: str, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    out, stack = [], []
    for i in range(sentence.start, sentence.end):
        if text[i] in "「『“":
            stack.append(i)
        elif text[i] in "」』”" and stack:
            out.append((stack.pop(), i))
    return tuple(sorted(out, key=lambda q: q[1] - q[0]))


def _tense(tokens: tuple[Token, ...], text: str, f: Found, end: int, *, topic: bool) -> Tense:
    """The tense of the predicate that the expression goes with: the last one where a comma cuts the expression off
    (11日、…を開くと発表した → past), else the next (24日に始めると決めた → future)."""
    tail = text[f.end : min(end, f.end + 80)]
    if _AHEAD.match(tail):
        return "future" if _past_next(tokens, f.end, end) else "planned"
    at = bisect_right(tokens, f.end - 1, key=lambda t: t.start)
    last: Tense = "none"
    depth = 0
    i = at
    while i < len(tokens) and tokens[i].start < end:
        t = tokens[i]
        if t.surface in "「『“(":
            depth += 1
        elif t.surface in "」』”)":
            depth -= 1
            if depth < 0:
                break
        elif depth == 0 and _is_predicate(tokens, i):
            tense, i = _predicate(tokens, i)
            if tense != "none":
                last = tense
                if not topic:
                    return _planned(text, tokens[i - 1].end, last)
            continue
        elif depth == 0 and not topic and t.is_noun and _PLANS.match(t.surface) and t.start - f.end <= 1:
            return "planned"  # 12日の予定だ
        elif depth == 0 and not topic and t.surface == "の" and t.start - f.end < 8 and _PLANS.match(text, t.end):
            return "planned"  # 27日投開票の日程
        i += 1
    if last == "none" and re.match(r"(?:まで|から)(?:[。、)」]|$)", tail):
        return "future"
    if last == "none" and _HEADING_AHEAD.search(tail):
        return "future"
    if topic and last == "future" and _PLANS.search(text, max(f.end, end - 12), end):
        return "planned"
    return last


def _planned(text: str, at: int, tense: Tense) -> Tense:
    plan = _PLANS.match(text, at)
    if tense != "future" or not plan:
        return tense
    return "past" if text.startswith(("だった", "でした", "であった"), plan.end()) else "planned"


def _past_next(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    k = bisect_right(tokens, at - 1, key=lambda t: t.start)
    while k < len(tokens) and tokens[k].start < end:
        if _is_predicate(tokens, k):
            tense, k = _predicate(tokens, k)
            if tense != "none":
                return tense == "past"
            continue
        k += 1
    return False


# アメリカによる供与, という説明, に対する批判: verbs that only join nouns.
_JOINING = {
    "に": frozenset(("よる", "対する", "関する", "かんする", "おく", "わたる", "渡る", "基づく", "もとづく", "沿う", "限る", "係る",
                     "かかる", "当たる", "あたる", "際する", "応じる", "反する", "比べる", "くらべる", "伴う", "つれる")),
    "を": frozenset(("めぐる", "巡る", "通じる", "除く", "含む", "伴う", "介する")),
    "と": frozenset(("いう", "言う")),
}  # fmt: skip


def _is_predicate(tokens: tuple[Token, ...], i: int) -> bool:
    t = tokens[i]
    if i and t.pos[0] == "動詞" and t.lemma in _JOINING.get(tokens[i - 1].surface, ()):
        behind = tokens[i + 1].pos[0] if i + 1 < len(tokens) else ""
        if behind in ("名詞", "助詞", "代名詞", "補助記号", "形状詞", "接頭辞"):
            return False
    if t.pos[0] in ("動詞", "形容詞"):
        return True
    return t.pos[0] == "助動詞" and t.lemma in ("だ", "です")


def _predicate(tokens: tuple[Token, ...], i: int) -> tuple[Tense, int]:
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
