"""Where a cue stands in a line, in what form, and what its complement is marked with.

A cue is a path in the tree of ``cues.tsv`` followed by an inflection: 明らかに｜し｜ていない. What it governs ends at a
mark to its left: 〜〈と〉述べた, 〜する〈よう〉求めた, 〜した〈こと〉を認めた, 供与〈を〉非難した.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from uratori.attribution import lexicon
from uratori.attribution.items import Item, Line
from uratori.attribution.lexicon import Entry

Form = Literal["final", "continues", "embedded", "modifies"]
Frame = Literal["と", "よう", "こと", "か", "を", "none"]
Path = tuple[int, tuple[Entry, ...]]  # where a path of the tree ends in the line, and its entries

_AUXILIARIES = frozenset(("居る", "おる", "有る", "来る", "行く", "仕舞う", "置く", "見る", "貰う", "頂く", "下さる", "呉れる"))
_AFTER = frozenset(("上", "後", "他", "一方", "際", "為", "反面", "直後", "所", "時", "矢先", "結果", "通り", "傍ら", "以外", "他方"))
_FORMAL = frozenset(("こと", "事", "点", "旨", "件", "の"))
_ENDS = ("。", "!", "?", "」", "』", "”", "…", "!?", "．")
# Verbs that are half a particle: に〈対し〉て, を〈通じ〉て, に〈つい〉て.
_PARTICLE_VERBS = frozenset(
    ("対する", "通ずる", "通じる", "付く", "就く", "因る", "依る", "拠る", "巡る", "関する", "基づく", "応ずる", "応じる", "受ける", "先立つ",
     "向ける", "経る", "介する", "使う", "用いる", "引用", "為る", "つく", "よる", "挙げる", "交える", "踏まえる", "含める", "除く")
)  # fmt: skip
# Nouns that close words before として: 招きによる〈もの〉として発表した.
_STATES = ("慎重", "懐疑的", "前向き", "中")
_DOES = ("出来る", "致す", "為さる", "いたす", "なさる", "申し上げる")
_CLAIMED = frozenset(("物", "もの", "予定", "見通し", "方針", "考え", "可能性"))
_WORDS_OF = frozenset(("証言", "話", "発言", "談話", "声", "主張", "見方", "説明", "供述", "コメント", "見解", "分析", "指摘"))
# What something is made with 〜としている, and not said: 研究を目的としている.
_ROLES = frozenset(
    ("対象", "目的", "中心", "前提", "拠点", "原則", "条件", "目標", "課題", "必要", "基準", "モデル", "舞台", "テーマ", "基本", "根拠", "理由",
     "基盤", "話", "情報", "談話", "軸", "柱", "特徴", "得意", "専門", "仕事", "趣味", "標的", "理想", "モットー", "参考", "対照", "主体", "母体", "発端", "最後", "皮切り")
)  # fmt: skip
_REACH = 48  # items between a cue and its mark


class Inflection(NamedTuple):
    """What follows the words of a cue: where it ends, and what it says."""

    end: int
    form: Form
    negated: bool
    passive: bool


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
        if item.kind == "word" and lexicon.key(item.norm, item.text, item.pos) in root:
            paths = _paths(items, i)
            cue = _at(items, i, paths) if paths else None
            if cue is not None:
                out.append(cue)
                i = max(cue.end, i + 1)
                continue
            i += _set_phrase(paths, i)
        i += 1
    return out


def _set_phrase(paths: list[Path], i: int) -> int:
    """How many items to skip where a set phrase stands without a complement: the verb in 注意を促す is no cue alone."""
    ends = [j for j, entries in paths if j - i >= 3 and any(e.pos == "verb" for e in entries)]
    return ends[-1] - i - 1 if ends else 0


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
        below = node.next.get(word)
        if below is None and word in ("御座る", "有る") and inflection(items, j + 1).negated:
            below = node.next.get("無い")
        if below is None:
            break
        node = below
        j += 1
        bare = node.next.get("為る")
        if bare is not None and items[j - 1].pos == "名詞" and not (j < len(items) and items[j].norm in ("為る", *_DOES)):
            out.append((j, tuple(e for e in bare.entries if not e.negated)))
        if node.entries:
            out.append((j, node.entries))
    return out


def _verbal(items: tuple[Item, ...], i: int, last: int) -> bool:
    """Whether the words of the cue end in a verb, an adjective or a copula's noun with する."""
    return items[last - 1].pos in ("動詞", "形容詞", "形状詞")


def inflection(items: tuple[Item, ...], j: int) -> Inflection:
    """Read the auxiliaries from item ``j`` on and say how the clause goes on after them."""
    negated = passive = False
    te = False
    while j < len(items):
        item = items[j]
        if item.kind != "word":
            break
        if item.pos == "助動詞" and item.text not in ("な", "に"):
            negated |= item.norm in lexicon.NEGATIONS
            passive |= item.norm in lexicon.PASSIVES
            te = item.text == "で"
        elif item.text in ("て", "で") and item.sub == "接続助詞":
            te = True
        elif te and item.text in ("は", "も") and j + 1 < len(items) and items[j + 1].norm in _AUXILIARIES:
            pass
        elif te and item.pos == "動詞" and item.norm in _AUXILIARIES:
            te = False
        elif item.norm in ("こと", "事") and _can(items, j):
            j += 2
        elif item.pos == "形容詞" and item.norm == "無い" and items[j - 1].text in ("は", "も", "が", "で"):
            negated = True
        else:
            break
        j += 1
    return Inflection(j, "continues" if te else _form(items, j), negated, passive)


def _can(items: tuple[Item, ...], j: int) -> bool:
    """Whether 〜することができる begins at ``j``."""
    return j + 2 < len(items) and items[j + 1].text in ("が", "は", "も") and items[j + 2].norm == "出来る"


def _form(items: tuple[Item, ...], j: int) -> Form:
    if j >= len(items) or items[j].text in _ENDS:
        return "final"
    item = items[j]
    after = items[j + 1] if j + 1 < len(items) else None
    if item.kind != "word":
        return "final" if item.kind == "paren" and after is None else "modifies"
    if item.text == "と":
        return "embedded"
    if item.text in ("、", "など") or item.sub == "接続助詞":
        return "embedded" if after is not None and after.text == "と" and after.sub == "格助詞" else "continues"
    if item.norm in _AFTER:
        return "continues"
    if item.text in ("もの", "ん", "の") or item.norm == "物":
        if after is not None and after.text in ("の", "に"):  # 述べたものの, 述べたのに対し
            return "continues"
        end = j + 1
        while end < len(items) and (items[end].pos == "助動詞" or items[end].text in ("は", "も", "か", "ない", "で")):
            end += 1
        if end > j + 1 and end < len(items) and items[end].text == "と":  # 打診したのではないかと
            return "embedded"
        return "embedded" if after is not None and after.text in ("は", "を", "が", "も") else "final"
    if item.norm in _FORMAL or item.norm in ("よう", "様"):
        return "embedded"
    if item.text in ("か", "よ", "ね", "から", "けど", "し"):
        return "final" if item.text in ("よ", "ね") else "embedded" if item.text == "か" else "continues"
    if item.pos in ("名詞", "代名詞", "接頭辞", "連体詞", "形状詞", "接尾辞"):
        return "modifies"
    return "final"


def _fit(
    items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection, verbal: bool
) -> Cue | None:
    """The cue, where its form and complement fit its entry."""
    if entry.cue == "とある":
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


def _verb(
    items: tuple[Item, ...], i: int, last: int, entry: Entry, shape: Inflection, verbal: bool
) -> Cue | None:
    if shape.passive and not entry.passive and not _agent_between(items, i):
        return None
    if not verbal and entry.pos != "refuse":
        if not _closes(items, last):
            return None
    if entry.pos == "refuse" and not verbal and not _closes(items, last):
        return None
    start = i - 1 if i > 0 and items[i - 1].pos == "接頭辞" and items[i - 1].norm == "御" else i
    if entry.cue == "言う" and not items[i].text.startswith("言") and not shape.passive:
        return None
    found = complement(items, start, entry)
    if found is None:
        backward = shape.form in ("final", "continues") and entry.act in ("announce", "report") and not shape.negated
        alone = start > 0 and items[start - 1].text not in ("を", "に", "も", "は", "と", "で")
        alone = alone or (start > 2 and items[start - 1].text == "て" and items[start - 2].norm == "為る")
        if backward and alone and entry.frames & {"clause"}:
            found = ("none", start)
        else:
            return None
    frame, mark = found
    if frame == "と" and not entry.frames & {"を", "clause", "こと"} and _has_object(items, mark, start):
        return None  # 束が消えたと開票を〈見た〉女性は語った
    if entry.cue in ("応じる", "答える") and start > 0 and items[start - 1].text == "に":
        return None  # 得票に応じて
    if entry.cue == "する" and not _claims(items, mark, frame, shape):
        return None
    if _denied_deed(items, shape):
        return None
    relay = _relayed(items, mark) if frame == "を" and entry.act in ("report", "announce") else None
    if relay is not None:
        frame, mark = "と", relay[0]
    phrase = (relay[1], relay[2]) if relay else None
    return Cue(entry, start, shape.end, shape.form, shape.negated, shape.passive, frame, mark, phrase)


def _relayed(items: tuple[Item, ...], mark: int) -> tuple[int, int, int] | None:
    """The と, and the phrase between, of 〜と｜する｜元職員｜の証言を｜伝えた."""
    if mark < 5 or items[mark - 1].norm not in _WORDS_OF or items[mark - 2].text != "の":
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
        return items[j - 1].pos == "形状詞" or items[j - 1].norm in _STATES or (j + 1 < len(items) and items[j + 1].text == "、")
    return j >= len(items) or items[j].text in (*_ENDS, "、") or items[j].pos == "助動詞"



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
    if before.kind == "quote":
        return True
    if before.pos in ("動詞", "形容詞", "助動詞") or before.sub == "終助詞":
        return True
    if before.norm in ("見通し", "方針", "予定", "考え", "見込み", "意向", "可能性", "計画"):
        return True
    if shape.end - mark > 3 and before.pos in ("名詞", "接尾辞") and before.norm not in _ROLES:
        return shape.form in ("final", "continues")
    numeral = mark >= 2 and any(items[k].sub in ("数詞", "助数詞可能") for k in range(max(0, mark - 3), mark))
    return (numeral and shape.form != "final") or (numeral and shape.end - mark > 3)


def complement(items: tuple[Item, ...], cue: int, entry: Entry) -> tuple[Frame, int] | None:
    """The mark that closes what a cue at item ``cue`` governs: the kind of frame, and the item at which the content
    ends. Walks left over the words between (と11日、記者団に述べた) and stops at another predicate."""
    thing: tuple[Frame, int] | None = None
    passed = False  # a predicate that has the objects before it
    k = cue - 1
    if entry.pos == "refuse" and k > 1 and items[k].text == "か" and items[k - 1].text in ("どう", "否"):
        return ("か", cue)
    last = max(0, cue - _REACH)
    while k >= last:
        item = items[k]
        if item.kind != "word":
            if thing is None and item.kind == "quote" and k == cue - 1 and "quote" in entry.frames:
                return ("と", k + 1)
            k -= 1
            continue
        if item.text == "と" and item.pos == "助詞" and k > 0:
            if quotative(items, k, cue, entry):
                return ("と", k) if "と" in entry.frames else thing
            k -= 1
            continue
        if item.norm in ("よう", "様") and item.pos == "形状詞":
            return ("よう", k) if "よう" in entry.frames and thing is None else thing
        if item.text == "に" and items[k - 1].norm in ("よう", "様") and items[k - 1].pos == "形状詞":
            k -= 1
            continue
        predicate = item.pos in ("動詞", "形容詞") or (item.pos == "助動詞" and not _particle_like(items, k))
        if predicate or item.sub == "接続助詞":
            over = _over_particle(items, k)
            if over is not None and over > 0 and items[over].norm in _CLAIMED and items[over + 1].text == "と":
                return ("と", over + 1) if "と" in entry.frames else thing
            if over is None and (thing is not None or not _adnominal(items, k)):
                if thing is not None or last >= k - 7 > 0 or items[min(k + 1, cue)].text == "、":
                    break
                last = max(last, k - 7)  # 〜と〈重ねて〉強調した, 〜と〈涙を浮かべて〉語った; その〈独立して〉検証できない
            passed = passed or over is None
            k = k - 1 if over is None else over
            continue
        if thing is None and item.pos == "助詞" and (not passed or item.text == "は" or entry.pos == "known"):
            thing = _object(items, k, cue, entry)
        k -= 1
    return thing


def quotative(items: tuple[Item, ...], k: int, cue: int, entry: Entry) -> bool:
    """Whether the と at ``k`` closes words: after a quote or a predicate, or after a noun right before the cue."""
    before = items[k - 1]
    if (before.kind == "paren" or before.text in ("、", "など")) and k > 1:
        before = items[k - 2]
        if before.kind == "word" and before.pos not in ("動詞", "形容詞", "助動詞") and items[k - 1].text == "、":
            return False
    if k + 1 < len(items) and items[k + 1].norm in ("共", "同時", "一緒"):
        return False
    if before.norm in ("因る", "よる", "依る", "拠る") or (before.norm == "ます" and k > 1 and items[k - 2].norm in ("因る", "依る")):
        return False
    if before.kind == "quote" or before.pos in ("動詞", "形容詞", "助動詞") or before.sub in ("終助詞", "助動詞語幹"):
        return True
    if before.text in _ENDS or before.text in ("か", "も", "ね", "よ", "わ", "て", "から", "まで", "のみ", "だけ"):
        return True
    after = items[k + 1] if k + 1 < len(items) else None
    if after is None or entry.pos == "refuse":
        return False
    return k + 1 == cue or after.text in ("、", "の")


def _particle_like(items: tuple[Item, ...], k: int) -> bool:
    """Whether で or に after a noun, read as a copula, is a particle here: 取材〈で〉分かった."""
    return items[k].text in ("で", "に", "な") and k > 0 and items[k - 1].pos in ("名詞", "接尾辞", "補助記号", "形状詞")


def _adnominal(items: tuple[Item, ...], k: int) -> bool:
    """Whether the predicate at ``k`` modifies a noun: …と、問題に〈詳しい〉人が述べた."""
    return k + 1 < len(items) and (
        items[k + 1].pos in ("名詞", "接頭辞", "代名詞", "連体詞", "助動詞") or items[k + 1].sub == "数詞"
    )


def _over_particle(items: tuple[Item, ...], k: int) -> int | None:
    """Over a compound particle that ends at ``k`` (〜に対して, 〜の話として): the item before it; None where there is none."""
    verb = k - 1 if items[k].sub == "接続助詞" and items[k].text in ("て", "で") else k
    if verb < 1 or items[verb].pos != "動詞" or items[verb].norm not in _PARTICLE_VERBS:
        return None
    before = items[verb - 1]
    if items[verb].norm == "為る":
        if before.norm == "引用":
            return verb - 2
        if before.text == "と" and verb >= 2 and items[verb - 2].pos in ("名詞", "接尾辞"):
            return verb - 2
        return None
    return verb - 1 if before.text in ("に", "を", "も", "と") else None


def _object(items: tuple[Item, ...], k: int, cue: int, entry: Entry) -> tuple[Frame, int] | None:
    """The object whose particle is at ``k``, where the cue takes one: 訪問した〈こと〉を認めた, 成否〈に〉触れない."""
    text = items[k].text
    before = items[k - 1] if k else None
    if before is None or cue - k > (30 if entry.pos == "known" else 12):
        return None
    if text in ("を", "も", "は", "が") and before.norm in ("こと", "事", "点", "旨") and entry.frames & {"こと", "clause"}:
        return ("こと", k - 1) if text != "が" or entry.pos == "known" else None
    if before.norm == "か否か" or before.text == "どうか" or (before.text == "か" and k > 1 and items[k - 2].text in ("どう", "否")):
        return ("か", k)
    if text == "を" and (entry.frames & {"を"} or ("clause" in entry.frames and _clausal(items, k))):
        return ("を", k)
    if text in ("に", "には", "は") and entry.frames & {"に"} and (text != "は" or before.text == "に"):
        return ("を", k - 1 if text == "は" else k)
    if entry.pos == "refuse" and text in ("に", "は", "を", "には"):
        if before.norm in ("取材", "質問", "問い合わせ") and _names_matter(items, k):
            return None
        return ("を", k - 1 if before.text == "に" else k)
    return None


def _names_matter(items: tuple[Item, ...], k: int) -> bool:
    """Whether the matter itself stands before the listener: 原因〈について〉取材に答えない."""
    return any(
        items[j].norm in ("就く", "付く", "つく") or items[j].text in ("どうか", "どう")
        for j in range(max(0, k - 10), k)
    )


def _clausal(items: tuple[Item, ...], k: int) -> bool:
    """Whether the object before を has a clause in it: ミサイルが爆発〈する〉映像を, and not アルバムを."""
    return any(
        items[j].pos in ("動詞", "助動詞", "形容詞") and items[j + 1].pos in ("名詞", "接頭辞", "形状詞", "連体詞")
        for j in range(max(0, k - 12), k - 1)
    )


def _noun(items: tuple[Item, ...], i: int, last: int, entry: Entry) -> Cue | None:
    """A noun that carries words, with the verb that makes it a cue: との〈見方〉を〈示した〉, との〈見方〉が〈出ている〉."""
    mark = _noun_mark(items, i)
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


def _noun_mark(items: tuple[Item, ...], i: int) -> tuple[Frame, int] | None:
    """How words are joined to a noun at ``i``: 〜〈と〉の見方, 〜〈と〉いう考え, 辞さない〈考え〉, ことに〈懸念〉, 〜と〈懸念〉."""
    k = i - 1
    while k > 0 and i - k <= 6 and items[k].pos in ("形状詞", "接頭辞", "連体詞", "名詞", "接尾辞") and items[k].kind == "word":
        k -= 1
    if k < 1:
        return None
    text = items[k].text
    if text == "な" and items[k - 1].pos == "形状詞":
        k -= 2
        text = items[k].text if k > 0 else ""
    if k < 1:
        return None
    if text == "の" and items[k - 1].text == "と":
        return ("と", k - 1)
    if items[k].norm in ("言う", "為る") and items[k - 1].text == "と":
        return ("と", k - 1)
    if text in ("た", "いった") and k >= 2 and items[k - 1].norm in ("為る", "言う") and items[k - 2].text == "と":
        return ("と", k - 2)
    if text == "と" and items[k].pos == "助詞" and k == i - 1:
        return ("と", k)
    if text == "に" and items[k - 1].norm in ("こと", "事", "点"):
        return ("こと", k - 1)
    if text == "の" and k == i - 1 and items[k - 1].sub == "普通名詞" and items[i].norm in ("意見", "意向", "考え", "方針"):
        return ("を", i + 1)
    if text == "の" and k == i - 1 and k > 1 and items[k - 1].text == "へ" and items[k - 2].norm in ("こと", "事", "点"):
        return ("こと", k - 2)
    if items[k].pos in ("動詞", "助動詞", "形容詞") and k == i - 1 and text not in ("な", "に", "たる"):
        return ("を", i)
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
    if items[i].pos == "形状詞" and (last >= len(items) or items[last].norm not in ("だ", "です") or items[last].text == "に"):
        return None
    if items[i].pos == "名詞" and items[last - 1].pos == "名詞" and not _predicative(items, last, shape):
        return None
    return Cue(entry, i, shape.end, shape.form, shape.negated, False, "none", i)


def _predicative(items: tuple[Item, ...], last: int, shape: Inflection) -> bool:
    """Whether a bare noun (見通し) ends its clause: 上る〈見通し〉。 and not 見通し、材料を."""
    return last >= len(items) or items[last].pos == "助動詞" or items[last].text in _ENDS
