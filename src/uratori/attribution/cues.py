"""Where a cue stands in a line, in what form, and what its complement is marked with.

A cue is a path in the tree of ``cues.tsv`` followed by an inflection: 明らかに｜し｜ていない. What it governs ends at a
mark to its left, which :mod:`uratori.attribution.frames` finds.
"""

from __future__ import annotations

from dataclasses import dataclass

from uratori.attribution import lexicon
from uratori.attribution.frames import Frame, complement, noun_mark
from uratori.attribution.inflection import ENDS, Form, Inflection, can, inflection
from uratori.attribution.items import Item, Line
from uratori.attribution.lexicon import Entry

Path = tuple[int, tuple[Entry, ...]]  # where a path of the tree ends in the line, and its entries
# Nouns that close words before として: 招きによる〈もの〉として発表した.
_STATES = ("慎重", "懐疑的", "前向き", "中")
_BEFORE_WORDS = ("は", "、", "に", "で", "も", "し", "て")
GESTURE = Entry("", "verb", frozenset(("と", "quote")), "state", "positive", "certain", False, False)
_BY_THE_WAY = 3  # items between a clause that modifies and the cue it belongs to: 様子｜で
_CLAUSE = 30  # items of the clause that follows として
_DOES = ("出来る", "致す", "為さる", "いたす", "なさる", "申し上げる")


@dataclass(frozen=True, slots=True)
class Cue:
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


def find(line: Line) -> list[Cue]:
    """The cues of a line, in order. Of cues that overlap the longer stands."""
    items = line.items
    root = lexicon.cues().next
    out: list[Cue] = []
    i = 0
    while i < len(items):
        item = items[i]
        if (item.norm in root or item.text in root) and item.kind == "word":
            paths = _paths(items, i)
            cue = _at(items, i, paths) if paths else None
            if cue is not None:
                if out and _same_words(out[-1], cue):
                    if cue.relay is None and cue.first - out[-1].end > _BY_THE_WAY:
                        i = max(cue.end, i + 1)  # 警察は「…」と〈話す〉女性から事情を聴いた
                        continue
                    if cue.entry.pos != "heard":
                        out.pop()
                out.append(cue)
                i = max(cue.end, i + 1)
                continue
            i += _set_phrase(paths, i)
        i += 1
    return _with_gestures(line, out)


def _with_gestures(line: Line, found: list[Cue]) -> list[Cue]:
    """The cues with those of another kind: words in quotes, and what the speaker did as he said them (「次は勝つ」と〈前を
    向いた〉). Words are a clause: 「希望」と名付けた has none."""
    items = line.items
    marks = {c.mark for c in found} | {c.mark - 1 for c in found} | {c.first - 1 for c in found}
    out = [*found]
    for q, item in enumerate(items[:-2]):
        if item.kind == "quote" and q > 0 and items[q + 1].text == "と" and q + 1 not in marks:
            cue = _gesture(line, q) if items[q - 1].text in _BEFORE_WORDS else None
            if cue is not None and not any(c.first < cue.end and cue.first < c.end for c in found):
                out.append(cue)
    last = _last_words(line)
    if last is not None and last.mark not in marks:
        out.append(last)
    return sorted(out, key=lambda c: c.first) if len(out) > len(found) else found


def _last_words(line: Line) -> Cue | None:
    """A sentence that ends in words without a verb of saying: 監督は「粘り強く戦えた」〈と〉。 Words are a clause."""
    items = line.items
    end = len(items)
    while end > 1 and items[end - 1].text == "。":
        end -= 1
    with_to = end > 1 and items[end - 1].text == "と"
    quote = end - 2 if with_to else end - 1
    if line.depth or quote < 2 or quote + 1 >= len(items) or items[quote].kind != "quote":
        return None
    if items[quote - 1].text not in ("は", "も", "、") or not _is_clause(line, items[quote]):
        return None
    return Cue(GESTURE, quote + 1, quote + 2, "final", False, False, "と", quote + 1)


def _is_clause(line: Line, quote: Item) -> bool:
    words = line.tokens[quote.first + 1 : quote.last - 1]
    while words and words[-1].surface in ("。", "、", "…", "!", "?"):
        words = words[:-1]
    return len(words) > 1 and (words[-1].pos[0] in ("動詞", "形容詞", "助動詞") or words[-1].pos[1] == "終助詞")


def _gesture(line: Line, quote: int) -> Cue | None:
    items = line.items
    if not _is_clause(line, items[quote]):
        return None
    for j in range(quote + 2, min(len(items), quote + 10)):
        item = items[j]
        if item.kind != "word" or (item.pos == "助詞" and item.text in ("と", "は", "が", "も")):
            return None
        if item.pos != "動詞":
            continue
        shape = inflection(items, j + 1)
        did = items[j - 1].norm if item.norm == "為る" else item.norm
        if shape.form not in ("final", "continues") or shape.passive or did in lexicon.words("no gesture"):
            return None
        return Cue(GESTURE, quote + 2, shape.end, shape.form, shape.negated, False, "と", quote + 1)
    return None


def _same_words(earlier: Cue, cue: Cue) -> bool:
    """Whether two cues govern the same words, the first in a clause that modifies: 「…」と〈驚いた様子で〉話した (by the way),
    …と〈主張する〉声明を出した, 「…」と〈話す〉女性から事情を聴いた (the words are hers)."""
    modifies = earlier.form == "modifies" and earlier.entry.pos == "verb" and cue.entry.pos in ("verb", "noun", "heard")
    return modifies and earlier.mark == cue.mark and earlier.frame == cue.frame == "と"


def _set_phrase(paths: list[Path], i: int) -> int:
    """How many items to skip where a set phrase stands without a complement: the verb in 注意を促す is no cue alone."""
    ends = [j for j, entries in paths if j - i >= 3 and any(e.pos == "verb" for e in entries)]
    return ends[-1] - i - 1 if ends else 0


def bare(line: Line, end: int) -> bool:
    """Whether the line ends, before item ``end``, in a verb of saying that governs nothing."""
    items = line.items
    for i in range(max(0, end - 10), end):
        for last, entries in _paths(items, i):
            shape = inflection(items, last)
            if shape.end >= end and not shape.passive and any(e.pos == "verb" and e.act == "state" for e in entries):
                return items[last - 1].pos in ("動詞", "名詞", "形状詞") and entries[0].cue not in ("する", "ある")
    return False


def refusals(line: Line) -> list[Cue]:
    """The refusals of a line, also those that do not name what is refused (mark 0)."""
    out = [c for c in find(line) if c.entry.pos == "refuse"]
    if out:
        return out
    items = line.items
    for i in reversed(range(len(items))):
        for last, entries in reversed(_paths(items, i)):
            shape = inflection(items, last)
            for entry in entries:
                if entry.pos == "refuse" and (shape.negated or not entry.negated):
                    return [Cue(entry, i, shape.end, shape.form, shape.negated, False, "none", 0)]
    return []


def _at(items: tuple[Item, ...], i: int, paths: list[Path]) -> Cue | None:
    """The best cue that begins at item ``i``: the longest path with an entry that fits."""
    for last, entries in reversed(paths):
        verbal = _verbal(items, i, last)
        shape = inflection(items, last)
        for entry in sorted(entries, key=lambda e: (-e.negated - e.passive, e.pos)):
            if (entry.negated and not shape.negated) or (entry.passive and not shape.passive):
                continue
            cue = _fit(items, i, last, entry, shape, verbal)
            if cue is not None:
                return cue
    return None


def _paths(items: tuple[Item, ...], i: int) -> list[Path]:
    """Every path of the tree that the items from ``i`` follow: where it ends, and its entries. A verbal noun without
    する (〜と発表。) or with できる has the entries of its verb."""
    node = lexicon.cues()
    out: list[Path] = []
    j = i
    while j < len(items) and items[j].kind == "word":
        word = lexicon.key(items[j].norm, items[j].text, items[j].pos)
        if word == "おる":
            word = "居る"
        if word in _DOES and "為る" in node.next and word not in node.next:
            word = "為る"
        if word == "為る" and word not in node.next and can(items, j + 1):
            word = "出来る"  # 検証〈することが〉できない
        below = node.next.get(word)
        if below is None and word in ("御座る", "有る") and inflection(items, j + 1).negated:
            below = node.next.get("無い")
        if below is None:
            break
        node = below
        j += 1
        bare = node.next.get("為る")
        if (
            bare is not None
            and items[j - 1].pos == "名詞"
            and not (j < len(items) and items[j].norm in ("為る", *_DOES))
        ):
            out.append((j, tuple(e for e in bare.entries if not e.negated)))
        if node.entries:
            out.append((j, node.entries))
    return out


def _verbal(items: tuple[Item, ...], i: int, last: int) -> bool:
    """Whether the words of the cue end in a verb, an adjective or a copula's noun with する."""
    return items[last - 1].pos in ("動詞", "形容詞", "形状詞")


def _fit(items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection, verbal: bool) -> Cue | None:
    """The cue, where its form and complement fit its entry."""
    if entry.cue == "とあります":
        fits = shape.form in ("final", "continues") and i > 0
        return Cue(entry, i, shape.end, shape.form, shape.negated, False, "と", i) if fits else None
    if entry.pos == "stance":
        ends = shape.form in ("final", "continues") and _predicative(items, last, shape) and i > 0
        return Cue(entry, i, shape.end, shape.form, shape.negated, False, "none", i) if ends else None
    if entry.pos == "written" and i > 0 and items[i - 1].text == "と" and shape.form in ("final", "continues"):
        return Cue(entry, i, shape.end, shape.form, shape.negated, True, "と", i - 1)
    if entry.pos in ("verb", "refuse", "known", "heard"):
        return _verb(items, i, last, entry, shape, verbal)
    if entry.pos == "noun":
        return _noun(items, i, last, entry)
    if entry.pos in ("hearsay", "passive", "hedge"):
        return _ending(items, i, last, entry, shape)
    return None


def _verb(items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection, verbal: bool) -> Cue | None:
    if shape.passive and not entry.passive and not _agent_between(items, i):
        return None
    if not verbal and not _closes(items, last):
        return None
    start = i - 1 if i > 0 and items[i - 1].pos == "接頭辞" and items[i - 1].norm == "御" else i
    if entry.cue == "言う" and not items[i].text.startswith("言") and not shape.passive:
        return None
    found = complement(items, start, entry) or _backward(items, start, entry, shape)
    if found is None:
        return None
    frame, mark = found
    if frame == "と" and not entry.frames & {"を", "clause", "こと"} and _has_object(items, mark, start):
        return None  # 束が消えたと開票を〈見た〉女性は語った
    if entry.cue in ("応じる", "答える") and start > 0 and items[start - 1].text == "に":
        return None  # 得票に応じて
    if entry.cue == "問う" and start > 1 and items[start - 1].text == "に" and items[start - 2].norm.endswith("罪"):
        return None  # 窃盗の罪に問われた
    if entry.cue == "する" and not _claims(items, mark, frame, shape):
        return None
    if _denied_deed(items, shape):
        return None
    relay = _relayed(items, mark) if frame == "を" and entry.act in ("report", "announce") else None
    if relay is not None:
        frame, mark = "と", relay[0]
    phrase = (relay[1], relay[2]) if relay else None
    return Cue(entry, start, shape.end, shape.form, shape.negated, shape.passive, frame, mark, phrase)


def _backward(items: tuple[Item, ...], start: int, entry: Entry, shape: Inflection) -> tuple[Frame, int] | None:
    """A report or an announcement of what stands before the sentence: 〈これは〉地元紙が伝えた, 複数の関係者が明らかにした."""
    if shape.form not in ("final", "continues") or entry.act not in ("announce", "report") or shape.negated:
        return None
    if _own_object(items, start):
        return None  # 閣僚名簿〈を〉自ら発表した
    alone = start > 0 and items[start - 1].text not in ("を", "に", "も", "は", "と", "で")
    if start > 1 and items[start - 1].text == "に":  # 疑いは地元紙が〈最初に〉報じた, 〈3日に〉報じた
        when = items[start - 2]
        alone = when.norm in ("最初", "先", "既", "一斉") or when.sub == "副詞可能" or when.text in "日月年時分"
    passed = start > 2 and items[start - 1].text == "て" and items[start - 2].norm == "為る"
    return ("none", start) if (alone or passed) and "clause" in entry.frames else None


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
    if mark < 5 or items[mark - 1].norm not in lexicon.words("testimony") or items[mark - 2].text != "の":
        return None
    for k in range(mark - 3, max(1, mark - 16), -1):
        if items[k - 1].text == "と" and (items[k].text == "の" or items[k].norm in ("為る", "言う")):
            return (k - 1, k + 1, mark - 2) if k + 1 < mark - 2 else None
    return None


def _denied_deed(items: tuple[Item, ...], shape: Inflection) -> bool:
    """Whether it is said that nothing was said: 『触れるな』と要求した〈ことはない〉, 約束した〈事実はない〉."""
    j = shape.end
    return (
        shape.form in ("embedded", "modifies")
        and j + 2 < len(items)
        and items[j].norm in ("こと", "事", "事実", "覚え", "記憶", "つもり")
        and items[j + 1].text in ("は", "も", "が")
        and (items[j + 2].norm in ("無い", "一切", "一度") or inflection(items, j + 3).negated)
    )


def _has_object(items: tuple[Item, ...], mark: int, start: int) -> bool:
    """Whether an object stands between the mark and the cue, not inside the phrase of a subject there."""
    at = [i for i in range(mark + 1, start) if items[i].text == "を" and items[i].pos == "助詞"]
    return bool(at) and not any(x.text in ("は", "が") and x.pos == "助詞" for x in items[at[-1] : start])


def _closes(items: tuple[Item, ...], j: int) -> bool:
    if j < len(items) and items[j].text == "で":
        return (
            items[j - 1].pos == "形状詞"
            or items[j - 1].norm in _STATES
            or (j + 1 < len(items) and items[j + 1].text == "、")
        )
    return j >= len(items) or items[j].text in (*ENDS, "、") or items[j].pos == "助動詞"


def _agent_between(items: tuple[Item, ...], i: int) -> bool:
    """Whether に or から stands right before a passive: 店長〈に〉言われた."""
    if i > 1 and items[i - 1].text in ("に", "から") and items[i - 1].pos == "助詞":
        return True
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
    if before.kind == "quote":
        return True
    if before.pos in ("動詞", "形容詞", "助動詞") or before.sub == "終助詞":
        return True
    if before.norm in ("見通し", "方針", "予定", "考え", "見込み", "意向", "可能性", "計画"):
        return True
    if shape.end - mark > 3 and before.pos in ("名詞", "接尾辞") and before.norm not in lexicon.words("role"):
        return shape.form in ("final", "continues")
    numeral = before.sub in ("数詞", "助数詞可能") or (mark >= 2 and items[mark - 2].sub == "数詞")
    return (numeral and shape.form != "final") or (numeral and shape.end - mark > 3)


def _suffered(items: tuple[Item, ...], first: int) -> bool:
    """Whether something is done to the topic on the ground before として: 秘密を漏らしたとして〈起訴された〉, and not
    秘密を漏らしたとして元職員を起訴した."""
    for j in range(first, min(len(items), first + _CLAUSE)):
        if items[j].pos != "動詞" or items[j].norm in lexicon.words("particle") - {"為る"}:
            continue
        shape = inflection(items, j + 1)
        if shape.passive or shape.form != "modifies":
            return shape.passive
    return False


def _noun(items: tuple[Item, ...], i: int, last: int, entry: Entry) -> Cue | None:
    """A noun that carries words, with the verb that makes it a cue: との〈見方〉を〈示した〉, との〈見方〉が〈出ている〉."""
    mark = noun_mark(items, i)
    if mark is None:
        return _nominal(items, i, last, entry)
    particle = items[last].text if last < len(items) else ""
    if particle not in ("を", "も", "は", "が"):
        return None
    frame, at = mark
    for j in range(last + 1, min(len(items), last + 14)):
        item = items[j]
        if item.text == "と" or (item.pos == "助動詞" and item.text in ("だ", "だっ", "です")):
            return None
        if item.kind != "word" or item.pos not in ("動詞", "形容詞", "形状詞", "名詞"):
            continue
        for end, entries in reversed(_paths(items, j)):
            shape = inflection(items, end)
            for other in entries:
                if other.pos == "support" and particle in ("を", "も", "は") and not shape.passive:
                    return Cue(entry, i, shape.end, shape.form, shape.negated, False, frame, at)
                if other.pos == "receive" and particle == "を" and frame == "と":
                    pos = entry._replace(pos="received")
                    return Cue(pos, i, shape.end, shape.form, shape.negated, False, frame, at)
                if other.pos == "impersonal" and particle in ("が", "も", "は") and frame == "と":
                    pos = entry._replace(pos="impersonal")
                    return Cue(pos, i, shape.end, shape.form, shape.negated, False, frame, at)
        if item.pos in ("動詞", "形容詞"):
            return None
    return None


def _nominal(items: tuple[Item, ...], i: int, last: int, entry: Entry) -> Cue | None:
    """A noun of saying with its owner before it: 減るとの〈労組の〉主張, 最初だという〈町の〉説明."""
    if i < 4 or items[i - 1].text != "の" or "と" not in entry.frames:
        return None
    for k in range(i - 2, max(1, i - 12), -1):
        item = items[k]
        if item.kind == "word" and item.pos == "助詞" and item.text not in ("の", "や"):
            return None
        if item.text == "の" and items[k - 1].text == "と" and k + 1 < i - 1:
            named = entry._replace(pos="nominal")
            return Cue(named, i, last, "embedded", False, False, "と", k - 1)
        if item.kind == "word" and item.pos in ("動詞", "助動詞", "形容詞"):
            return None
    return None


def _ending(items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection) -> Cue | None:
    """An ending that makes a whole clause hearsay or an estimate: 〜〈という〉。 〜〈とみられる〉。 〜〈見通しだ〉。"""
    if shape.form not in ("final", "continues"):
        return None
    if entry.pos == "hearsay" and entry.frames & {"と"}:
        if items[i + 1].norm == "言う" and items[i + 1].text[0] == "言":
            return None
        return Cue(entry, i, shape.end, shape.form, False, False, "と", i)
    if entry.pos == "hearsay":
        if i == 0 or (items[i].sub != "助動詞語幹" and items[i].norm != "らしい"):
            return None
        return Cue(entry, i, shape.end, shape.form, False, False, "none", i)
    if entry.pos == "passive":
        if i == 0 or items[i - 1].text not in ("と", "とも"):
            return None
        return Cue(entry, i, shape.end, shape.form, shape.negated, True, "と", i - 1)
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


def _predicative(items: tuple[Item, ...], last: int, shape: Inflection) -> bool:
    """Whether a bare noun (見通し) ends its clause: 上る〈見通し〉。 and not 見通し、材料を."""
    return last >= len(items) or items[last].pos == "助動詞" or items[last].text in ENDS
