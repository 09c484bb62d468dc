"""Where a cue stands in a line, in what form, and what its complement is marked with.

A cue is a path in the tree of ``cues.tsv`` followed by an inflection: 明らかに｜し｜ていない. What it governs ends at a
mark to its left, which :mod:`uratori.attribution.clause.frames` finds.
"""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue, best
from uratori.attribution.clause.inflection import ENDS, inflection
from uratori.attribution.clause.items import Item, Line
from uratori.attribution.clause.lexicon import Entry
from uratori.attribution.clause.paths import Path, paths

_BEFORE_WORDS = ("は", "が", "、", "に", "で", "も", "し", "て")
_CARRIES = ("verb", "noun", "heard", "impersonal")
GESTURE = Entry("", "verb", frozenset(("と", "quote")), "state", "positive", "certain", False, False)
BEHIND = Entry("", "verb", frozenset(("と",)), "state", "positive", "certain", False, False)
_WHO = 8  # items that name who speaks at the end of a line
_SAYS = 6  # words of a quote with a subject that are a clause without a verb
_WORDED = 5  # words in quotes that end in a noun and are no name
_TELLS = 3  # the same, with a topic
_LOOKS = 8  # words that say how somebody was as he spoke
_BY_THE_WAY = 3  # items between a clause that modifies and the cue it belongs to: 様子｜で


def find(line: Line) -> list[Cue]:
    """The cues of a line, in order. Of cues that overlap the longer stands."""
    items = line.items
    root = lexicon.cues().next
    out: list[Cue] = []
    past = 0
    for i in [i for i, x in enumerate(items) if (x.norm in root or x.text in root) and x.kind == "word"]:
        if i < past:
            continue
        ways = paths(items, i)
        cue = best(items, i, ways) if ways else None
        cue = cue or (_called_for(items, i, ways, out[-1]) if ways and out else None)
        past = i + 1 if cue is not None else i + 1 + _set_phrase(ways, i)
        if cue is None:
            continue
        past = max(cue.end, past)
        if out and _same_words(out[-1], cue):
            if cue.relay is None and cue.entry.act != "deny" and cue.first - out[-1].end > _BY_THE_WAY:
                continue  # 警察は「…」と〈話す〉女性から事情を聴いた
            if cue.entry.pos != "heard":
                out.pop()
        out.append(cue)
    behind = _named_behind(line) if not out or out[-1].end < len(items) - _WHO else None
    return _with_gestures(line, out if behind is None else [*out, behind])


def _called_for(items: tuple[Item, ...], i: int, ways: list[Path], before: Cue) -> Cue | None:
    """A set phrase of asking whose ground として has given: 崖が崩れる恐れがあるとして、〈警戒を呼びかけた〉."""
    end, entries = ways[-1]
    asks = next((e for e in entries if e.pos == "verb" and e.act == "request"), None)
    ground = before.entry.cue == "する" and before.end in (i - 1, i) and items[before.end - 1].text == "て"
    if asks is None or not ground or end - i < 3 or items[i + 1].text != "を":
        return None
    shape = inflection(items, end)
    ends = shape.form in ("final", "continues") and not shape.passive and not shape.negated
    return Cue(asks, i + 2, shape.end, shape.form, False, False, "を", i + 1) if ends else None


def _named_behind(line: Line) -> Cue | None:
    """Words that end a line with nothing but who says so: 橋が落ちた〈と地元警察〉。 「急ぐ」〈と、佐伯課長〉。 and not 負けると最下位の巨人。"""
    items, end = line.items, len(line.items)
    while end > 1 and items[end - 1].text == "。":
        end -= 1
    k = end - 1
    while k > 1 and end - k <= _WHO and (items[k].pos in ("名詞", "接尾辞", "接頭辞") or items[k].text == "の"):
        k -= 1
    who = k + 1
    if items[k].text == "、":
        k -= 1
    if line.depth or k < 1 or who == end or items[k].text != "と" or items[k].sub != "格助詞":
        return None
    words = items[k - 1]
    said = words.pos in ("動詞", "形容詞", "助動詞") or words.sub == "終助詞"
    if words.kind == "quote":
        said = is_clause(line, words) and (k == 1 or items[k - 2].text not in _BEFORE_WORDS)  # 店主は「半分」とため息
    return Cue(BEHIND, who, end, "final", False, False, "と", k) if said else None


def _with_gestures(line: Line, found: list[Cue]) -> list[Cue]:
    """The cues with those of another kind: words in quotes, and what the speaker did as he said them (「次は勝つ」と〈前を
    向いた〉). Words are a clause: 「希望」と名付けた has none."""
    items = line.items
    quotes = [q for q, item in enumerate(items) if item.kind == "quote"]
    if not quotes:
        return found
    marks = {c.mark for c in found} | {c.mark - 1 for c in found} | {c.first - 1 for c in found}
    out = [*found]
    for q in quotes:
        if 0 < q < len(items) - 2 and items[q + 1].text == "と" and q + 1 not in marks:
            cue = _gesture(line, q) if items[q - 1].text in _BEFORE_WORDS else None
            if cue is not None and not any(c.first < cue.end and cue.first < c.end for c in found):
                out.append(cue)
    last = _last_words(line)
    if last is not None and last.mark not in marks:
        out += [*_words_in_a_row(line, quotes, last), last]
    return sorted(out, key=lambda c: c.first) if len(out) > len(found) else found


def _last_words(line: Line) -> Cue | None:
    """A sentence that ends in words without a verb of saying: 監督は「粘り強く戦えた」〈と〉。 町長「避難してほしい」. Words are a
    clause, but where they answer: 家族が取材に「無事を祈るだけ」。"""
    items = line.items
    end = len(items)
    while end > 1 and items[end - 1].text == "。":
        end -= 1
    with_to = end > 1 and items[end - 1].text == "と"
    quote = end - 2 if with_to else end - 1
    if line.depth or quote < 1 or items[quote].kind != "quote":
        return None
    before = items[quote - 1]
    asked = before.text in ("に", "で") and lexicon.longest(items[quote - 2].text, lexicon.occasions()) is not None
    if quote > 2 and asked:
        return Cue(GESTURE, quote + 1, quote + 1 + with_to, "final", False, False, "と", quote + 1)
    if not is_clause(line, items[quote]) and not (before.text in ("は", "も") and _tells(line, items[quote])):
        return None
    after = before.text in ("と", "て", "ば") and before.sub == "接続助詞"  # 報道陣に囲まれると「今は何も言えない」。
    if (before.text in ("は", "も", "、") or (after and not with_to)) and 1 < quote < len(items) - 1:
        return Cue(GESTURE, quote + 1, quote + 2, "final", False, False, "と", quote + 1)
    named = not with_to and (before.kind == "paren" or before.pos in ("名詞", "接尾辞"))
    return Cue(GESTURE, quote, quote + 1, "final", False, False, "と", quote + 1) if named else None


def _words_in_a_row(line: Line, quotes: list[int], last: Cue) -> list[Cue]:
    """Words before the ``last`` of a line, each behind the one who says them: 兄〈「泣けた」〉、妹「やっと会えた」。"""
    items = line.items
    return [
        Cue(GESTURE, q, q + 1, "final", False, False, "と", q + 1)
        for q in quotes
        if 0 < q < last.first == last.mark - 1
        and items[q + 1].text == "、"
        and (items[q - 1].kind == "paren" or items[q - 1].pos in ("名詞", "接尾辞"))
        and is_clause(line, items[q])
    ]


def _tells(line: Line, quote: Item) -> bool:
    """Whether words in quotes that end in a noun say something: 女性は〈「またか、という気持ち」〉, 店主は〈「客が来るかが心配」〉, and not
    彼は「経営の神様」."""
    words = line.tokens[quote.first + 1 : quote.last - 1]
    return len(words) >= _WORDED and any(w.surface in ("、", "は", "が", "を", "も") for w in words[1:-1])


def is_clause(line: Line, quote: Item) -> bool:
    """Whether what stands in quotes is a clause: 「行けない」, and not 「希望」, 『赤い灯台』."""
    words = line.tokens[quote.first + 1 : quote.last - 1]
    while words and words[-1].surface in ("。", "、", "…", "!", "?"):
        words = words[:-1]
    if len(words) > 1 and (words[-1].pos[0] in ("動詞", "形容詞", "助動詞") or words[-1].pos[1] == "終助詞"):
        return True
    if any(w.surface in ("。", "?", "!") for w in words):
        return True  # 「言うことはない。最後まで戦うだけ」
    of = next((w.surface for w in words[1:-1] if w.surface in ("は", "が") and w.pos[0] == "助詞"), None)
    if of is not None and len(words) > (_SAYS if of == "が" else _TELLS):
        return True  # 「負けたのは自分の責任」, 「明日は我が身」
    does = any(w.pos[0] in ("動詞", "形容詞") for w in words[:-1])
    return does and words[-1].norm in lexicon.words("ends words")  # 「火の粉を浴びるようなもの」


def _gesture(line: Line, quote: int) -> Cue | None:
    items = line.items
    mood = _mood(items, quote + 2)
    if mood is not None:
        return mood
    if not is_clause(line, items[quote]):
        return None
    for j in range(quote + 2, min(len(items), quote + 10)):
        item = items[j]
        if item.kind != "word" or (item.pos == "助詞" and item.text in ("と", "は", "が", "も")):
            return None
        if item.pos != "動詞":
            continue
        if item.norm == "為る" and items[j - 1].text == "と":
            return None  # 「名誉を傷つけた」〈として〉解雇された
        shape = inflection(items, j + 1)
        did = items[j - 1].norm if item.norm == "為る" else item.norm
        if shape.form not in ("final", "continues") or shape.passive or did in lexicon.words("no gesture"):
            return None
        return Cue(GESTURE, quote + 2, shape.end, shape.form, shape.negated, False, "と", quote + 1)
    return None


def _mood(items: tuple[Item, ...], first: int) -> Cue | None:
    """How the speaker was as he said the words before item ``first``, without a verb: 「出直せ」と〈手厳しい〉。 「次は勝つ」と〈硬い表情〉。
    and not 「北風」と〈同じだ〉."""
    end = first
    while end < len(items) and end - first < _LOOKS and items[end].text not in ENDS and items[end].kind == "word":
        end += 1
    at = end - 1
    while at > first and items[at].pos == "助動詞":
        at -= 1
    if at < first or any(x.text in ("は", "が", "を") for x in items[first:at]):
        return None
    words = "".join(x.text for x in items[first:at])
    if not any((words + last).endswith(lexicon.parts("mood")) for last in (items[at].text, items[at].norm)):
        return None
    shape = inflection(items, at + 1)
    if shape.form not in ("final", "continues"):
        return None
    return Cue(GESTURE, first, max(shape.end, end), shape.form, shape.negated, False, "と", first - 1)


def _same_words(earlier: Cue, cue: Cue) -> bool:
    """Whether two cues govern the same words, the first in a clause that modifies: 「…」と〈驚いた様子で〉話した (by the way),
    …と〈主張する〉声明を出した, 「…」と〈話す〉女性から事情を聴いた (the words are hers)."""
    modifies = earlier.form == "modifies" and earlier.entry.pos == "verb" and cue.entry.pos in _CARRIES
    return modifies and earlier.mark == cue.mark and earlier.frame == cue.frame == "と"


def _set_phrase(ways: list[Path], i: int) -> int:
    """How many items to skip where a set phrase stands without a complement: the verb in 注意を促す is no cue alone."""
    ends = [j for j, entries in ways if j - i >= 3 and any(e.pos == "verb" for e in entries)]
    return ends[-1] - i - 1 if ends else 0


def bare(line: Line, end: int) -> Entry | None:
    """The verb of saying, one that governs nothing, in which the line ends before item ``end``; None where it does not:
    町長はこう〈訴えた〉, and not 医師は2週間かかると〈説明した〉."""
    items = line.items
    for i in range(max(0, end - 10), end):
        if i and items[i - 1].text == "と" and items[i - 1].pos == "助詞":
            continue
        so = i > 0 and items[i - 1].text in ("こう", "そう")  # 書記長はそう訴える
        for last, entries in paths(items, i):
            said = next((e for e in entries if e.pos == "verb" and (so or e.act == "state")), None)
            if said is None:
                continue
            shape = inflection(items, last)
            if shape.end >= end and not shape.passive:
                verbal = items[last - 1].pos in ("動詞", "名詞", "形状詞")
                return said if verbal and entries[0].cue not in ("する", "ある") else None
    return None


def refusals(line: Line) -> list[Cue]:
    """The refusals of a line, also those that do not name what is refused (mark 0)."""
    out = [c for c in find(line) if c.entry.pos == "refuse"]
    if out:
        return out
    items = line.items
    for i in reversed(range(len(items))):
        for last, entries in reversed(paths(items, i)):
            shape = inflection(items, last)
            for entry in entries:
                if entry.pos == "refuse" and (shape.negated or not entry.negated):
                    return [Cue(entry, i, shape.end, shape.form, shape.negated, False, "none", 0)]
    return []
