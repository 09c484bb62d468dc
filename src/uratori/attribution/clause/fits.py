"""Whether the words of a cue are a cue where they stand: their form, and the complement that they govern."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.frames import Frame, complement, noun_mark, of_a_figure
from uratori.attribution.clause.inflection import ENDS, Form, Inflection, inflection
from uratori.attribution.clause.items import Item
from uratori.attribution.clause.lexicon import Entry
from uratori.attribution.clause.paths import Path, paths

# Nouns that close words before として: 招きによる〈もの〉として発表した.
_STATES = ("慎重", "懐疑的", "前向き", "中")
_OBJECTS = frozenset(("を", "clause", "こと"))
_BOUNDS = ENDS | {"、"}
_SUPPORT = 22  # items between a noun and its verb: とする研究成果を、大学の国際チームが科学誌に発表した
_TOLD = 24  # items of what one is told to do
_BY = 6  # items between words and the passive that reports them
_SOON = 8  # items after として
_CLAUSE = 30  # items of the clause that follows として


class Cue(NamedTuple):
    """A cue in a line. ``first`` to ``end`` are item indexes with the inflection; ``mark`` is the item that closes
    what the cue governs, ``frame`` how. ``relay`` is the noun phrase (items) whose words a report passes on: とする〈元職員〉の証言を伝えた."""

    entry: Entry
    first: int
    end: int
    form: Form
    negated: bool
    passive: bool
    frame: Frame
    mark: int
    relay: tuple[int, int] | None = None


def best(items: tuple[Item, ...], i: int, found: list[Path]) -> Cue | None:
    """The best cue that begins at item ``i``: the longest path with an entry that fits."""
    for last, entries in reversed(found):
        verbal = _verbal(items, i, last)
        shape = inflection(items, last)
        for entry in sorted(entries, key=_narrowness) if len(entries) > 1 else entries:
            if (entry.negated and not shape.negated) or (entry.passive and not shape.passive):
                continue
            cue = _fit(items, i, last, entry, shape, verbal)
            if cue is not None:
                return cue
    return None


def _narrowness(entry: Entry) -> tuple[int, str]:
    """What counts only when negated or passive is tried first."""
    return -entry.negated - entry.passive, entry.pos


def _verbal(items: tuple[Item, ...], i: int, last: int) -> bool:
    """Whether the words of the cue end in a verb, an adjective or a copula's noun with する."""
    return items[last - 1].pos in ("動詞", "形容詞", "形状詞")


def _fit(items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection, verbal: bool) -> Cue | None:
    """The cue, where its form and complement fit its entry."""
    if entry.cue == "とあります":
        fits = shape.form in ("final", "continues") and i > 0
        return Cue(entry, i, shape.end, shape.form, shape.negated, False, "と", i) if fits else None
    if entry.pos == "stance":
        ends = shape.form in ("final", "continues") and (verbal or _predicative(items, last, shape)) and i > 0
        return Cue(entry, i, shape.end, shape.form, shape.negated, False, "none", i) if ends else None
    if entry.pos == "written" and (mark := _stands_written(items, i, shape)) is not None:
        return Cue(entry, i, shape.end, shape.form, shape.negated, True, "と", mark)
    if entry.pos == "written" and i > 1 and _matter_written(items, i) and shape.form in ("final", "continues"):
        return Cue(entry, i, shape.end, shape.form, shape.negated, True, "を", i - 1)
    if entry.pos in ("verb", "refuse", "known", "heard"):
        return _verb(items, i, last, entry, shape, verbal)
    if entry.pos == "noun":
        return _noun(items, i, last, entry)
    if entry.pos in ("hearsay", "passive", "hedge"):
        return _ending(items, i, last, entry, shape)
    return None


def _stands_written(items: tuple[Item, ...], i: int, shape: Inflection) -> int | None:
    """The と of words that stand written: 「延期」〈と〉記されている, 「延期」〈と〉だけ書かれていたという."""
    mark = i - 2 if i > 1 and items[i - 1].text in ("だけ", "のみ", "も") else i - 1
    after = items[shape.end + 1 : shape.end + 2]
    heard = shape.form == "embedded" and not shape.negated and bool(after) and after[0].norm == "言う"
    ends = heard or shape.form in ("final", "continues")
    return mark if ends and mark >= 0 and items[mark].text == "と" else None


def _matter_written(items: tuple[Item, ...], i: int) -> bool:
    """Whether a noun with a clause before it is what is written: 返還を迷っている〈様子も〉記されている, and not 名前が記されている."""
    return (
        items[i - 1].text in ("が", "も") and items[i - 1].pos == "助詞"
        and items[i - 2].norm in lexicon.words("written of")
        and (items[i - 3].pos in ("動詞", "助動詞") or items[i - 3].text == "いう")
    )  # fmt: skip


def _verb(items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection, verbal: bool) -> Cue | None:
    if shape.passive and not entry.passive and not _agent_between(items, i):
        return None
    if not verbal and not _closes(items, last):
        return None
    if last < len(items) and items[last].pos == "接尾辞" and items[last].norm in lexicon.words("how easily"):
        return None  # 関係があるとは〈考え〉にくい
    start = i - 1 if i > 0 and items[i - 1].pos == "接頭辞" and items[i - 1].norm == "御" else i
    if entry.cue == "言う" and not items[i].text.startswith("言") and not shape.passive:
        return None
    cited = _cited(items, start - 1) if start > 3 and entry.cue in lexicon.words("relays") else None
    if cited is not None:
        return Cue(entry, start, shape.end, shape.form, shape.negated, shape.passive, "と", cited[0], cited[1:])
    found = complement(items, start, entry) or _backward(items, start, entry, shape)
    if found is None:
        return None
    frame, mark = found
    if frame == "と" and entry.frames.isdisjoint(_OBJECTS) and _has_object(items, mark, start):
        return None  # 束が消えたと開票を〈見た〉女性は語った
    thinks = frame == "と" and entry.cue == "考える" and items[shape.end - 1].text == "て"
    if thinks and items[mark - 1].kind != "quote":
        return None  # 案を伝えると、少し〈考えて〉首を振った
    if entry.cue in ("応じる", "答える") and start > 0 and items[start - 1].text == "に":
        return None  # 得票に応じて
    if entry.cue == "加える" and start > 0 and items[start - 1].text == "に":
        return None  # 中国製品との競争に加え、
    if entry.cue == "問う" and start > 1 and items[start - 1].text == "に" and items[start - 2].norm.endswith("罪"):
        return None  # 窃盗の罪に問われた
    if entry.cue == "する" and (items[start - 1].sub == "普通名詞" or not _claims(items, mark, frame, shape)):
        return None  # 盗んだとして〈逮捕し〉ていた男を
    if _denied_deed(items, shape):
        return None
    if entry.cue in lexicon.words("changes a figure") and not of_a_figure(items, mark):
        return None  # 金利を1%に引き上げた: a deed
    if entry.pos == "refuse" and entry.passive:  # 真偽を〈確かめられない〉: he cannot
        shape = shape._replace(passive=items[mark].text != "を" and entry.cue in lexicon.words("verifies"))
    relay = _relayed(items, mark) if frame == "を" and entry.act in ("report", "announce") else None
    if relay is not None:
        frame, mark = "と", relay[0]
    elif frame == "を" and entry.act == "deny" and (told := _told_in(items, mark)) is not None:
        frame, mark = "と", told
    phrase = (relay[1], relay[2]) if relay else None
    return Cue(entry, start, shape.end, shape.form, shape.negated, shape.passive, frame, mark, phrase)


def _backward(items: tuple[Item, ...], start: int, entry: Entry, shape: Inflection) -> tuple[Frame, int] | None:
    """A report or an announcement of what stands before the sentence: 〈これは〉地元紙が伝えた, 複数の関係者が明らかにした."""
    if shape.form not in ("final", "continues") or entry.act not in ("announce", "report") or shape.negated:
        return None
    after = "".join(x.text for x in items[shape.end : shape.end + 4])
    if after.startswith(("ものではな", "ものではあ", "ものでもな", "ものでな")):
        return None  # これは協会が発表した〈ものではない〉
    if _own_object(items, start):
        return None  # 閣僚名簿〈を〉自ら発表した
    alone = start > 0 and items[start - 1].text not in ("を", "に", "も", "は", "と", "で", "の")  # 8日〈の〉発表で、
    if start > 1 and items[start - 1].text == "に":  # 疑いは地元紙が〈最初に〉報じた, 〈3日に〉報じた
        when = items[start - 2]
        alone = when.norm in ("最初", "先", "既", "一斉") or when.sub == "副詞可能" or when.text in "日月年時分"
    if not alone and start > 2 and items[start - 1].text in ("で", "に") and _has_subject(items, start - 1):
        alone = True  # 退任する。〈社長が会見で〉明らかにした。 下がる。〈研究班が科学誌に〉発表した
    passed = start > 2 and items[start - 1].text == "て" and items[start - 2].norm == "為る"
    return ("none", start) if (alone or passed) and "clause" in entry.frames else None


def _has_subject(items: tuple[Item, ...], at: int) -> bool:
    """Whether a subject with が stands before the phrase whose particle is at ``at``, and no verb between."""
    for i in range(at - 1, max(0, at - 16), -1):
        if items[i].text == "が" and items[i].pos == "助詞":
            return True
        if items[i].pos in ("動詞", "形容詞") or (items[i].pos == "助詞" and items[i].text in ("は", "を", "と")):
            return False
    return False


def _own_object(items: tuple[Item, ...], cue: int) -> bool:
    """Whether an object stands in the clause of a cue, so that it tells of that and of nothing before."""
    for i in range(cue - 1, max(0, cue - 12) - 1, -1):
        if items[i].text == "、" or items[i].text in ("は", "が"):
            return False
        if items[i].text == "を" and items[i].pos == "助詞":
            return items[i + 1].pos != "動詞" or i + 1 == cue
    return False


def _relayed(items: tuple[Item, ...], mark: int) -> tuple[int, int, int] | None:
    """The と, and the phrase between, of 〜と｜する｜元職員｜の証言を｜伝えた."""
    if mark < 5 or items[mark - 2].text != "の":
        return None
    passed = items[mark - 1].norm
    if passed not in lexicon.words("testimony") and passed not in lexicon.words("utterance"):
        return None
    for k in range(mark - 3, max(1, mark - 16), -1):
        if items[k - 1].text == "と" and (items[k].text == "の" or items[k].norm in ("為る", "言う")):
            return (k - 1, k + 1, mark - 2) if k + 1 < mark - 2 else None
    return None


def _cited(items: tuple[Item, ...], end: int) -> tuple[int, int, int] | None:
    """The と, and the phrase of him who is cited, of 〜と｜語る｜船長｜を引用した, 〜という｜住民｜の声を紹介した."""
    if items[end].text != "を":
        return None
    last = end - 2 if items[end - 2].text == "の" and items[end - 1].norm in lexicon.words("testimony") else end
    for k in range(last - 1, max(1, last - _BY * 2), -1):
        if items[k - 1].text != "と" or items[k].pos != "動詞" or items[k].norm not in lexicon.words("says so"):
            continue
        shape = inflection(items, k + 1)
        return (k - 1, shape.end, last) if shape.form == "modifies" and shape.end < last else None
    return None


def _told_in(items: tuple[Item, ...], mark: int) -> int | None:
    """The と of words that a denial takes with the report that holds them: 離婚した〈と〉する一部の報道を否定した."""
    if mark < 3 or items[mark - 1].norm not in lexicon.words("testimony"):
        return None
    for k in range(mark - 2, max(1, mark - _BY), -1):
        if items[k].norm in ("為る", "言う") and items[k - 1].text == "と":
            return k - 1
        if items[k].text != "の" and items[k].pos not in ("名詞", "接尾辞", "接頭辞"):
            return None
    return None


def _denied_deed(items: tuple[Item, ...], shape: Inflection) -> bool:
    """Whether it is said that nothing was said: 『触れるな』と要求した〈ことはない〉, 約束した〈事実はない〉."""
    j = shape.end
    return (
        shape.form in ("embedded", "modifies")
        and j + 2 < len(items)
        and items[j].norm in ("こと", "事", "事実", "覚え", "記憶", "つもり", "積もり")
        and items[j + 1].text in ("は", "も", "が")
        and (items[j + 2].norm in ("無い", "一切", "一度") or inflection(items, j + 3).negated)
    )


def _has_object(items: tuple[Item, ...], mark: int, start: int) -> bool:
    """Whether an object of the cue stands between its mark and it, not inside the phrase of a subject there, nor in how
    it was said: と、報復〈を〉恐れて匿名〈を〉条件に語った."""
    at = [
        i for i in range(mark + 1, start)
        if items[i].text == "を" and items[i].pos == "助詞" and items[i + 1].text not in ("条件", "前", "代表", "中心")
        and not any(x.sub == "接続助詞" for x in items[i + 1 : start])
    ]  # fmt: skip
    return bool(at) and not any(x.text in ("は", "が") and x.pos == "助詞" for x in items[at[-1] : start])


def _closes(items: tuple[Item, ...], j: int) -> bool:
    if j < len(items) and items[j].text == "で":
        return (
            items[j - 1].pos == "形状詞"
            or items[j - 1].norm in _STATES
            or (j + 1 < len(items) and items[j + 1].text == "、")
        )
    return j >= len(items) or items[j].text in _BOUNDS or items[j].pos == "助動詞"


def from_whom(items: tuple[Item, ...], low: int, high: int) -> int | None:
    """The から behind one who tells another what to do, no verb between it and the head of his clause: 上司〈から〉日付を書き換える(よう
    言われた), and not 秋から始める(よう言われた)."""
    for k in range(high - 1, low, -1):
        if items[k].text == "から" and items[k].pos == "助詞" and items[k].sub == "格助詞":
            who = items[k - 1]
            return (
                k if who.kind == "word" and who.pos in ("名詞", "接尾辞", "代名詞") and who.sub != "副詞可能" else None
            )
    return None


def _agent_between(items: tuple[Item, ...], i: int) -> bool:
    """Whether に, から or によって stands right before a passive, or leads what one is told to do: 店長〈に〉言われた, 上司〈から〉急ぐよう
    言われた, 市民団体〈によって〉批判された."""
    if i > 3 and items[i - 1].text in ("て", "より") and "よる" in (items[i - 1].norm, items[i - 2].norm):
        return items[i - 2 if items[i - 1].text == "より" else i - 3].text == "に"
    if (
        i > 1
        and items[i - 1].text in ("に", "から")
        and items[i - 1].pos == "助詞"
        and items[i - 2].norm not in ("よう", "様")
    ):
        return True
    told = i - 2 if items[i - 1].text == "に" else i - 1
    if told > 2 and items[told].norm in ("よう", "様") and items[told].pos == "形状詞":
        return from_whom(items, max(0, told - _TOLD), told) is not None
    if i > 4 and items[i - 1].text == "と" and items[i - 2].kind == "quote" and items[i - 3].text in ("は", "も"):
        return items[i - 4].text in ("に", "から")
    return i > 3 and items[i - 1].text == "と" and items[i - 2].kind == "quote" and items[i - 3].text in ("に", "から")


def _claims(items: tuple[Item, ...], mark: int, frame: Frame, shape: Inflection) -> bool:
    """Whether 〜とする is said: 関与していない〈としている〉, 二時間半〈としている〉, and not 処分〈とした〉, 例〈として〉."""
    if frame != "と" or mark == 0 or items[mark + 1].norm not in ("為る", "も", "は"):
        return False
    before = items[mark - 1]
    if before.pos == "動詞" and before.form.startswith("意志推量形"):
        return False  # 橋を架けようとした
    if items[shape.end - 1].text == "て" and _suffered(items, shape.end):
        return False
    if items[shape.end - 1].text == "て" and shape.end < len(items) and items[shape.end].text in ("は", "も"):
        return False  # 11月〈としては〉初めて
    if before.kind == "quote":
        return True
    if before.pos in ("動詞", "形容詞", "助動詞") or before.sub in ("終助詞", "形容詞的", "動詞的"):
        return True
    if before.norm in lexicon.words("to come"):
        return True
    if shape.end - mark > 3 and before.pos in ("名詞", "接尾辞") and before.norm not in lexicon.words("role"):
        return shape.form in ("final", "continues")
    numeral = before.sub in ("数詞", "助数詞可能") or (mark >= 2 and items[mark - 2].sub == "数詞")
    plain = items[shape.end - 1].text == "て" and shape.end - mark == 3  # 三番手として
    return (numeral and shape.form != "final" and not plain) or (numeral and shape.end - mark > 3)


def _suffered(items: tuple[Item, ...], first: int) -> bool:
    """Whether something is done to the topic on the ground before として: 秘密を漏らしたとして〈起訴された〉, and not
    秘密を漏らしたとして元職員を起訴した."""
    if any(x.norm in lexicon.words("done to") and y.text == "中" for x, y in pairwise(items[first : first + _SOON])):
        return True  # 贋作を売ったとして〈服役中〉の男は
    for j in range(first, min(len(items), first + _CLAUSE)):
        if items[j].pos != "動詞" or (items[j].norm != "為る" and items[j].norm in lexicon.words("particle")):
            continue
        shape = inflection(items, j + 1)
        if shape.passive or shape.form != "modifies":
            return shape.passive
    last = next((x for x in reversed(items[first : first + _CLAUSE]) if x.text != "。"), None)
    return last is not None and last.norm in lexicon.words("done to")  # 死なせたとして7日〈逮捕〉。


def _noun(items: tuple[Item, ...], i: int, last: int, entry: Entry) -> Cue | None:
    """A noun that carries words, with the verb that makes it a cue: との〈見方〉を〈示した〉, との〈見方〉が〈出ている〉."""
    mark = noun_mark(items, i)
    if mark is None:
        return _nominal(items, i, last, entry)
    particle = items[last].text if last < len(items) else ""
    frame, at = mark
    if frame == "と" and (last >= len(items) or particle in ENDS):
        return Cue(entry, i, last, "final", False, False, frame, at)  # 政府は長引くとの〈見方〉。
    if frame == "と" and particle == "も" and entry.cue in lexicon.words("voice") and _closes(items, last + 1):
        return Cue(
            entry._replace(pos="impersonal"), i, last + 1, "final", False, False, frame, at
        )  # 「限界だ」との声も。
    if particle not in ("を", "も", "は", "が"):
        return None
    for j in range(last + 1, min(len(items), last + _SUPPORT)):
        item = items[j]
        if item.text in ("と", "です", "だっ", "だ") or item.norm in lexicon.words("ground"):
            return None  # 家族の意向を〈理由〉に公表していない
        if item.kind != "word" or item.pos not in ("動詞", "形容詞", "形状詞", "名詞", "接頭辞", "副詞"):
            continue
        for end, entries in reversed(paths(items, j)):
            shape = inflection(items, end)
            for other in entries:
                if frame == "を" and other.cue in lexicon.words("puts out"):
                    return None  # 根拠のない情報を〈掲載していた〉
                if other.pos == "support" and particle in ("を", "も", "は") and not shape.passive:
                    if (
                        frame == "を"
                        and at == i
                        and entry.cue.startswith(lexicon.parts("utterance"))
                        and not _full(items, at)
                    ):
                        return None  # 優れた記事を発表した
                    return Cue(entry, i, shape.end, shape.form, shape.negated, False, frame, at)
                if other.pos == "receive" and particle == "を" and frame == "と":
                    pos = entry._replace(pos="received")
                    return Cue(pos, i, shape.end, shape.form, shape.negated, False, frame, at)
                if other.pos == "impersonal" and particle in ("が", "も", "は") and frame == "を":
                    return _voiced(items, i, shape, entry)
                if other.pos == "impersonal" and particle in ("が", "も", "は") and frame == "と":
                    pos = entry._replace(pos="impersonal")
                    return Cue(pos, i, shape.end, shape.form, shape.negated, False, frame, at)
        if item.pos in ("動詞", "形容詞"):
            return None
    return None


def _full(items: tuple[Item, ...], mark: int) -> bool:
    """Whether a clause with an argument stands before ``mark``, and not one word: 核実験を非難する〈声明〉, and not 優れた〈記事〉."""
    for k in range(mark - 1, max(-1, mark - 16), -1):
        if items[k].text == "、":
            return False
        if items[k].pos == "助詞" and items[k].text in ("を", "が", "に", "と", "で", "へ"):
            return True
    return False


def _voiced(items: tuple[Item, ...], i: int, shape: Inflection, entry: Entry) -> Cue | None:
    """A voice with its matter: 再開発の中止〈を求める声〉が上がる, 黄色ブドウ球菌〈とみる声〉がある."""
    if entry.cue not in lexicon.words("voice"):
        return None
    verb = i - 2 if items[i - 1].norm == "為る" else i - 1
    if verb < 2 or items[verb - 1].text not in ("を", "に", "と") or items[verb - 1].pos != "助詞":
        return None
    said = [e for end, entries in paths(items, verb) if end in (i, i - 1) for e in entries if e.pos == "verb"]
    if not said:
        return None
    act = said[0]
    voiced = entry._replace(pos="impersonal", act=act.act, polarity=act.polarity, certainty=act.certainty)
    frame: Frame = "と" if items[verb - 1].text == "と" else "を"
    return Cue(voiced, verb, shape.end, shape.form, shape.negated, False, frame, verb - 1)


def _nominal(items: tuple[Item, ...], i: int, last: int, entry: Entry) -> Cue | None:
    """A noun of saying with its owner before it: 減るとの〈労組の〉主張, 最初だという〈町の〉説明."""
    if i < 4 or items[i - 1].text != "の" or "と" not in entry.frames:
        return None
    for k in range(i - 2, max(1, i - 12), -1):
        item = items[k]
        if item.kind == "word" and item.pos == "助詞" and item.text not in ("の", "や"):
            return None
        voiced = last < len(items) and items[last].text in ("が", "も", "に", "と")
        joined = item.text == "の" or (voiced and item.norm in ("為る", "言う"))  # 指示したと〈する〉元社員の証言がある
        if joined and items[k - 1].text == "と" and k + 1 < i - 1:
            named = entry._replace(pos="nominal")
            return Cue(named, i, last, "embedded", False, False, "と", k - 1)
        if item.kind == "word" and item.pos in ("動詞", "助動詞", "形容詞"):
            return None
    return None


def _ending(items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection) -> Cue | None:
    """An ending that makes a whole clause hearsay or an estimate: 〜〈という〉。 〜〈とみられる〉。 〜〈見通しだ〉。"""
    if shape.form not in ("final", "continues"):
        return None
    if (
        entry.pos == "hearsay"
        and last < len(items)
        and items[last].text in ("に", "を", "は", "が", "も", "から", "より")
        and items[last - 1].norm in ("こと", "事")
    ):
        return None  # 東側の出身〈ということになる〉, 声が強い〈ということを踏まえ〉
    if entry.pos == "hearsay" and "と" in entry.frames:
        if items[i + 1].norm == "言う" and (items[i + 1].text[0] == "言" or shape.passive):
            return None  # 払っていない〈といわれ〉: by nobody in particular
        if shape.end < len(items) and items[shape.end].text in ("ば", "ど"):
            return None  # 京都〈といえ〉ば
        return Cue(entry, i, shape.end, shape.form, False, False, "と", i)
    if entry.pos == "hearsay":
        if i == 0 or (items[i].sub != "助動詞語幹" and items[i].norm != "らしい"):
            return None
        if last < len(items) and items[last].text in ("に", "な"):
            return None  # 不安〈そうに〉語った
        if items[i - 1].form.startswith(("連用形", "語幹")):
            entry = entry._replace(pos="hedge", act="estimate", certainty="probable")  # 難航し〈そうだ〉: how it looks
        return Cue(entry, i, shape.end, shape.form, False, False, "none", i)
    if entry.pos == "passive":
        at = i - 1
        if entry.act == "confirm" and _agent_between(items, i):
            at = max(1, next((j for j in range(at, max(1, i - _BY), -1) if items[j].text == "に"), at) - 2)
        while (
            entry.act == "report"
            and max(1, i - _BY) < at
            and items[at].text in ("で", "に", "など", "も", "は", "から")
        ):
            at -= 2  # 始めると〈一部で〉報じられている
        if at > 1 and items[at].text == "も" and items[at - 1].text == "と":
            at -= 1
        if at < 1 or items[at].text not in ("と", "とも"):
            mark = _thing_found(items, i) if "を" in entry.frames else None
            return None if mark is None else Cue(entry, i, shape.end, shape.form, shape.negated, True, "を", mark)
        if entry.act == "confirm" and items[at - 1].pos not in ("動詞", "助動詞", "形容詞"):
            return None  # 労災と〈認定された〉: what it counts as, no words
        if entry.cue == "される" and i > 1 and items[i - 2].norm in lexicon.words("required"):
            return None  # 冷却が〈必要〉とされる
        return Cue(entry, i, shape.end, shape.form, shape.negated, True, "と", at)
    if i == 0 or items[i - 1].pos not in ("動詞", "助動詞", "形容詞", "名詞", "接尾辞", "助詞"):
        return None
    if items[i].pos == "形状詞" and (
        last >= len(items) or items[last].norm not in ("だ", "です") or items[last].text == "に"
    ):
        return None
    if last < len(items) and items[last].text in ("な", "に") and items[last].pos == "助動詞":
        return None  # 刃物の〈ような〉もので
    if items[i].pos == "名詞" and items[last - 1].pos == "名詞" and not _predicative(items, last, shape):
        return None
    return Cue(entry, i, shape.end, shape.form, shape.negated, False, "none", i)


def _thing_found(items: tuple[Item, ...], i: int) -> int | None:
    """The mark of what is found, without と: 〈監督の暴言が計12件〉認定された, 〈4月の暴言〉については認定された, and not 男性の〈労災が〉認定された,
    which is granted, nor 過失が認定された, of which nothing more is said."""
    k = i - 1
    while k > 1 and i - k <= _BY and items[k].kind == "word" and items[k].pos in ("名詞", "接尾辞", "接頭辞", "副詞"):
        k -= 1
    if k < 2 or items[k].pos != "助詞" or items[k].text not in ("が", "は", "も"):
        return None
    about = items[k - 1].text == "て" and items[k - 2].norm in lexicon.words("about")
    end = k - 3 if about else k
    if end < 2 or items[end - 1].norm in lexicon.words("granted"):
        return None
    told = any(x.text == "の" or x.pos in ("動詞", "形容詞", "助動詞") for x in items[max(0, end - _SOON) : end - 1])
    return (end if about or k == i - 1 else i) if told else None


def _predicative(items: tuple[Item, ...], last: int, shape: Inflection) -> bool:
    """Whether a bare noun (見通し) ends its clause: 上る〈見通し〉。 and not 見通し、材料を."""
    return last >= len(items) or items[last].pos == "助動詞" or items[last].text in ENDS
