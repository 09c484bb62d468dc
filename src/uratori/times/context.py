"""What stands around an expression: tense, quotation, heading, whether it dates the sentence itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from uratori.data import rows
from uratori.language import Parse, Token, tokenize
from uratori.language.clauses import matters
from uratori.model import Sentence
from uratori.times.anchors import event_of
from uratori.times.expression import Cue, Found, Point, Reading, Tense
from uratori.times.tense import WordsIn, tense_behind

_MAIN = re.compile(
    r"(?:付け?)?(?:\([^)]{1,12}\))?(?:の(?:定例)?(?:記者)?会見[でに]|の声明で|(?:に)?、|に(?:記者)?(?:発表|公表|会見|声明))"
)
_COMPARED = re.compile(r"(?:の[^、。はがをに\d]{1,10})?以来|ぶり|比(?!例|較)|に続[きくい]|を(?:上回|下回)|より")
_QUOTE = re.compile("[「『“」』”]")
_MAIN_BEFORE = "はも、」。)"


def words_of(parse: Parse) -> WordsIn:
    """The words of a parsed document."""

    def words(sentence: int, start: int, end: int) -> Sequence[Token]:
        tokens = parse.tokens[sentence]
        first = bisect_left(tokens, start, key=lambda t: t.start)
        return tokens[first : bisect_left(tokens, end, first, key=lambda t: t.start)]

    return words


def words_in(text: str) -> WordsIn:
    """The words of a folded text that nobody has parsed."""
    return lambda _, start, end: tokenize(text[start:end], start)


def with_cues(text: str, sentences: Sequence[Sentence], words: WordsIn, found: Sequence[Found]) -> tuple[Found, ...]:
    """``found`` with the cue of each reading filled in. Linear in the text."""
    starts = [s.start for s in sentences]
    quotes: dict[int, tuple[tuple[int, int], ...]] = {}
    out: list[Found] = []
    paragraph = counted = 0
    for f in found:
        k = bisect_right(starts, f.start) - 1
        if k < 0 or f.start >= sentences[k].end:
            out.append(f)
            continue
        if k not in quotes:
            quotes[k] = _quotes(text, sentences[k])
            paragraph, counted = paragraph + text.count("\n", counted, starts[k]), starts[k]
        cue = _cue(text, sentences[k], words, f, (k, paragraph), quotes[k])
        if (p := f.reading.point) and p.shifts and p.shifts[0].event:
            cue = replace(cue, base=event_of(text, sentences, out, f.start))
        r = f.reading
        out.append(Found(f.start, f.end, Reading(r.type, r.point, r.until, r.japan, r.fixed, r.mod, cue)))
    return tuple(out)


def _cue(
    text: str, sentence: Sentence, words: WordsIn, f: Found, at: tuple[int, int], quotes: tuple[tuple[int, int], ...]
) -> Cue:
    """The cue of ``f``; ``at`` is the number of its sentence and of its paragraph."""
    k, paragraph = at
    inside = next((q for q in quotes if q[0] < f.start and f.end <= q[1]), None) if quotes else None
    end = inside[1] if inside else sentence.end
    opens = f.start == sentence.start
    behind = text[f.end : f.end + 1]
    main = (
        inside is None
        and behind in "付(のに、"
        and (opens or text[f.start - 1] in _MAIN_BEFORE)
        and _MAIN.match(text, f.end, end) is not None
    )
    main = main or (inside is None and _cleft(text, f, behind))
    topic = main or text.startswith("、", f.end)
    tense = _tense(text, f, end, lambda a, b: words(k, a, b), topic=topic)
    return Cue(
        sentence=k,
        paragraph=paragraph,
        tense=tense,
        main=main,
        compared=(behind in "の以ぶ比にをよ" and _COMPARED.match(text, f.end, end) is not None)
        or (tense != "past" and text[f.start - 1] in "は、の" and text.endswith(_AT_FIRST, 0, f.start)),
        quoted=inside is not None,
        heading=sentence.kind == "headline",
        opens=opens,
        stated=sentence.kind == "credit",
        first=k == 0 and opens,
        issue=behind == "付" and _ISSUE.match(text, f.end) is not None,
        frame=inside is None
        and (
            (behind in "付の" and _OCCASION.match(text, f.end, sentence.end) is not None)
            or (main and _SPEECH_ENDS.search(text, max(f.end, sentence.end - 30), sentence.end) is not None)
        ),
        said=behind in "とだでの" and f.reading.type == "TIME" and _SAID.match(text, f.end, end) is not None,
    )


_AT_FIRST = ("当初は", "当初、", "当初の")  # 当初は2日が有力だった: no day of what came to pass
# 12日の会見で, 16日の第1報で; 12日、…と発表した
_OCCASION = re.compile(
    r"(?:付け?)?の[^、。はがを\n]{0,10}?(?:会見|発表|資料|声明|談話|取材|答弁|本会議|議会|委員会|協議会|報告書?|コメント|説明|講演|投稿|番組|[第\d]報|文書|リリース)"
    r"(?:で|では|に|によると|として)"
)
_SPEECH_ENDS = re.compile(
    r"(?:と|を|について)[^、。「」と]{0,6}(?:述べ|語っ|語り|話し|説明し|明らかにし|明かし|発表し|公表し|証言し|報じ|伝え|主張し|強調し|反論し|否定し|批判し|指摘し|回答し|答え|認め|訴え"
    r"|訂正し|表明し|示し|言っ|語る|話す|述べる|説明する)[^、。「」]{0,8}。?$"
)
_SAID = re.compile(
    r"と(?:記載|発表|公表|説明|して|主張|報告|答え|述べ|い[うっ])|だ(?:[。」と]|った|$)|で(?:[、あし]|$)|の誤り"
)


_ISSUE = re.compile(r"付け?(?:の(?!人事)|朝刊|夕刊|紙面|紙)")  # 18日付の経済紙; not 6月1日付で就任する
# 10月7日の攻撃から1年近く: what years are counted from is past.
_COUNTS_FROM = re.compile(
    r"の[^。、\n]{1,16}から(?:およそ|約|丸|まもなく|間もなく|もうすぐ|半年|\d{1,3}(?:年|カ月|か月|日|週間))"
)
# 月曜日の終値, 秋の訪問, 週末の作業: the noun has a time of its own, which the predicate says nothing of.
_NOMINAL = re.compile(
    r"の(?!ため|際|とき|時点|段階|うち|よう|に|会見|記者会見|発表|声明|予定|見通し|午|朝|夜|夕|未明|深夜|昼)"
)
# 15日の会談で合意した: where it was said or done goes with the predicate.
_MEETING = re.compile(
    r"の[^、。はがをにでとも\n]{0,16}?(?:会談|協議|会合|総会|理事会|公判|審理|弁論|交渉|委員会|審議会|集会)で(?!の|も)"
)


@cache
def _happened() -> re.Pattern[str]:
    """8日の青森県沖の地震で: nobody plans what is of this kind; 11月の選挙に備える is no such."""
    planned = {r["word"] for r in rows("agenda")}
    words = "|".join(word for word in matters() if word not in planned)
    return re.compile(rf"の[^、。はがをにでとも\n]{{0,16}}?(?:{words})(?=[はがをにでもの、])")


# 1~3月期を下回る公算, 8月より減る見通し: what is measured by is past, whatever lies ahead.
_MEASURE = re.compile(
    r"(?:の[^、。はがをに\d]{1,8})?(?:を(?:やや|大きく|大幅に)?(?:上回|下回)|より(?:も)?(?![前後先])|と比べ|に比べ|並み|比(?!例|較))"
)
_GONE_OR_COMING = re.compile(r"(?<![一-龠])(?:(?P<past>去る)|来る|来たる|きたる)$")  # 去る3月5日, 来る10日
# 発表があったのは現地時間の5日午後6時(日本時間の6日午前8時)です: the clause says that it is past, not です.
_CLEFT = re.compile(r"(?:[いきぎしちにびみりえけげせぜてねべめれっ]た|[んい]だ)のは[^。、「」はがをに]{0,30}$")
_CLEFT_BEHIND = ("だ", "で", "。", "(", ")", "")
_EARLIEST = ("早ければ", "早くて", "早くとも", "早くても")
_LATEST = ("遅くとも", "遅くても", "遅くて")  # 遅くとも4月には知っていた, 遅くとも10日までに決める


def _tense(text: str, f: Found, end: int, words: Callable[[int, int], Sequence[Token]], *, topic: bool) -> Tense:
    """The tense of what is told of an expression; "none" where no value hangs on it, as in one that names its year."""
    point = f.reading.point
    if point is None or _says_when(point):
        return "none"
    behind = text[f.end : f.end + 1]
    if behind == "付" and _ISSUE.match(text, f.end):
        return "past"
    if behind == "の":
        if _COUNTS_FROM.match(text, f.end, end) or _happened().match(text, f.end):
            return "past"
        whole = f.reading.until is None or text[f.end - 1] == "期"
        if not topic and whole and _NOMINAL.match(text, f.end) and not _MEETING.match(text, f.end):
            return "none"
    if behind in "のをよと並に比" and _MEASURE.match(text, f.end):
        return "past"
    if text.endswith(_EARLIEST, 0, f.start):
        return "planned"
    if text[f.start - 1 : f.start] == "る" and (gone := _GONE_OR_COMING.search(text, max(0, f.start - 3), f.start)):
        return "past" if gone["past"] else "planned"
    if said := _said_by_itself(point):
        return said
    if _cleft(text, f, behind):
        return "past"
    tense = tense_behind(text, f.end, end, words, topic=topic)
    return "planned" if tense != "past" and text.endswith(_LATEST, 0, f.start) else tense


def _cleft(text: str, f: Found, behind: str) -> bool:
    return behind in _CLEFT_BEHIND and _CLEFT.search(text, max(0, f.start - 40), f.start) is not None


def _says_when(point: Point) -> bool:
    """Whether a point is the same whatever is told of it: 2019年5月, 令和元年; not 12日, 24年, 2019年の同月."""
    if point.year is None or point.short or point.shifts or (point.day is not None and point.month is None):
        return False
    counted = point.decade or point.century or point.holiday or point.nth is not None
    return not (counted or point.part or (point.weekday is not None and point.day is None))


def _said_by_itself(point: Point) -> Tense | None:
    """The tense of words that have one of their own: きのう, 来月. None for the rest."""
    shift = point.shifts[0] if point.shifts and point.shifts[0].base == "published" else None
    if shift is None or shift.n == 0:
        return None
    return "past" if shift.n < 0 else "future"


def _quotes(text: str, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where the quotations of a sentence begin and end, the innermost first."""
    out, stack = [], []
    for sign in _QUOTE.finditer(text, sentence.start, sentence.end):
        if sign[0] in "「『“":
            stack.append(sign.start())
        elif stack:
            out.append((stack.pop(), sign.start()))
    return tuple(sorted(out, key=lambda q: q[1] - q[0])) if out else ()
