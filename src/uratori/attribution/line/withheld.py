"""What is refused or denied: a matter, where the words in quotes only turn it away.

訪韓の話について「確認できない」と述べた withholds the matter, not the refusal; 応じたとの内容を「事実無根だ」と否定した denies
that they gave in.
"""

from __future__ import annotations

from uratori.attribution.clause import cues, lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.items import Item, Line
from uratori.attribution.holders.holders import Holder
from uratori.attribution.modality.lexicon import endings
from uratori.attribution.modality.reading import closing
from uratori.model import Span


def withheld(line: Line, cue: Cue, holder: Holder | None, low: int, apart: bool) -> Span | None:
    """What the quote before a cue refuses to speak of: 「〈訪韓の話〉は確認できない」, 〈買収〉について「お答えできない」. The
    clause begins at item ``low``; ``apart`` says that a topic there is not the speaker."""
    items = line.items
    at = cue.mark - 2 if items[cue.mark - 1].text in ("だ", "です") else cue.mark - 1
    quote = items[at] if items[at].kind == "quote" else None
    if quote is None or quote.end - quote.start > 40:
        return None
    inner = line.inside(quote)
    outside = _matter_before(items, _after(line, low, holder, cue), at, apart)
    refusals = [
        c
        for c in cues.refusals(inner)
        if c.end >= len(inner.items) - 1
        and (c.entry.cue not in lexicon.words("deed") or (outside is not None and not c.mark))
        and not _told_of_then(inner, c)
        and not any(x.norm in lexicon.words("favour") for x in inner.items[c.first : c.end])
    ]
    if not refusals:
        return outside if _still_looks(inner) else _looked_into(inner)
    if outside is None and holder is not None:
        outside = _matter_above(items, low, holder)
    mark = refusals[-1].mark
    if 0 < mark < refusals[-1].first and (outside is None or not _any_matter(inner.items)):
        if inner.items[mark - 1].text == "と":
            return None  # 「農薬の影響〈とは〉断定できない」 says that much
        if mark == 1 and inner.items[0].norm in lexicon.words("any matter"):
            return None  # 「〈今〉は何も言えない」: of what, is not said
        first = _last_clause(inner.items, mark)
        if first is None:
            return None  # 「金は渡したが、返事は答えられない」 says that much
        clause = any(x.pos in ("動詞", "助動詞") and x.text != "な" for x in inner.items[first:mark])
        return None if clause and mark > 8 else Span(inner.items[first].start, inner.items[mark - 1].end)
    return outside


def _last_clause(items: tuple[Item, ...], mark: int) -> int | None:
    """Where the clause of a refusal begins, behind one that only knows of the matter: 訴えは承知しているが、〈賠償の額は〉精査中だ; None
    where what it is set against says something: 金は渡したが、返事は答えられない."""
    comma = next((i for i in range(mark - 1, 1, -1) if items[i].text == "、" and items[i - 1].sub == "接続助詞"), None)
    if comma is None:
        return 0
    return comma + 1 if any(x.norm in lexicon.words("aware") for x in items[:comma]) else None


def _still_looks(inner: Line) -> bool:
    """Whether a quote says no more than that the matter is looked into: 数については「詳しく〈調べている〉」, and not 「余罪がないか調べている」."""
    looks = lexicon.words("still looks") | lexicon.words("weighs")
    does = any(x.norm in looks for x in inner.items)
    goes_on = any(x.norm in ("居る", "おる", "所", "ところ", "段階") for x in inner.items)
    own = any(x.text in ("は", "が", "か", "も") or (x.text == "と" and x.pos == "助詞") for x in inner.items)
    object_ = next((n for n, x in enumerate(inner.items) if x.text == "を"), None)
    if object_ is not None:  # 調査〈を〉進めている, 事実関係〈を〉確認している
        before = {x.norm for x in inner.items[:object_]}
        own = own or not (before <= looks | lexicon.words("any matter") | {"関係"})
    return does and goes_on and not own


def _looked_into(inner: Line) -> Span | None:
    """What a quote says is looked into, and no more: 「〈席の順番〉を確認している」, and not 「減税を検討している」."""
    items = inner.items
    at = next((n for n, x in enumerate(items) if x.text == "を" and x.pos == "助詞"), 0)
    looks = 0 < at < len(items) - 2 and items[at + 1].norm in lexicon.words("still looks")
    plain = all(x.text not in ("は", "が", "も", "か") for x in items)
    goes_on = items[-1].norm == "居る" or any(x.norm in ("居る", "おる") for x in items[at + 2 :])
    return Span(items[0].start, items[at - 1].end) if looks and plain and goes_on else None


def _told_of_then(inner: Line, refusal: Cue) -> bool:
    """Whether it is told what was not known then: 「いじめは〈把握していなかった〉」 answers what was asked."""
    words = inner.items[refusal.first : refusal.end]
    return words[0].norm in lexicon.words("known then") and any(x.text == "た" for x in words)


def _any_matter(items: tuple[Item, ...]) -> bool:
    """Whether a refusal names no matter of its own: 「〈個別〉の案件には答えない」, 「〈係争中〉なので答えられない」."""
    return items[0].norm in lexicon.words("any matter") or any(x.text in ("ので", "ため", "から") for x in items[:4])


def _after(line: Line, low: int, holder: Holder | None, cue: Cue) -> int:
    """Past the source and its particle, where it stands before what is said."""
    at = low
    while holder is not None and at < cue.mark and line.items[at].start < holder.span.end:
        at += 1
    return at + (holder is not None and at > low)


def denied_words(line: Line, cue: Cue, holder: Holder | None, low: int) -> Span | None:
    """What a denial in a quote denies: 〈要求を受け入れた〉との部分については「事実無根だ」と否定した. The clause begins at
    item ``low``."""
    items = line.items
    left = _after(line, low, holder, cue)
    while left < cue.mark and items[left].text in ("、", "一方", "で", "が"):
        left += 1
    quote = cue.mark - 1
    if quote <= left or items[quote].kind != "quote" or items[quote].end - items[quote].start > 16:
        return None
    if _answers_for_himself(line, quote):
        return None
    for k in range(quote - 1, left + 1, -1):
        joined = items[k].text == "の" or items[k].norm in ("言う", "為る")
        if joined and items[k - 1].text == "と" and items[k - 2].pos in ("動詞", "助動詞", "形容詞", "補助記号"):
            start = max(
                [
                    left,
                    *(
                        j + 1
                        for j in range(left, k - 2)
                        if items[j].text == "、" and items[j - 1].form.startswith("連用形")
                    ),
                ]
            )
            return Span(items[start].start, items[k - 2].end)
    if items[quote - 1].text == "を" and quote - 1 > left and not any(x.text == "、" for x in items[left:quote]):
        return Span(items[left].start, items[quote - 2].end)  # 〈週刊誌の報道〉を「事実無根だ」と一蹴した
    return None


def _answers_for_himself(line: Line, quote: int) -> bool:
    """Whether words meet a charge with what one did: 遅れたとの批判には「〈最善を尽くした〉」と反論した, and not との報道には「でたらめだ」と."""
    if line.items[quote - 1].text not in ("に", "は") or line.items[quote - 1].pos != "助詞":
        return False
    inner = line.inside(line.items[quote])
    said = closing(inner.tokens, inner.items[0].first, inner.items[-1].last, endings())
    does = any(x.pos == "動詞" and x.norm not in ("為る", "居る", "有る", "当たる") for x in inner.items)
    return does and not said.entries and not said.negated


def _matter_before(items: tuple[Item, ...], low: int, quote: int, apart: bool) -> Span | None:
    """The matter named before a quote that refuses it: 〈買収計画の有無〉について「…」, 〈届け出の有無〉を含め「…」. It lies
    after item ``low``."""
    for k in range(quote - 1, low, -1):
        item = items[k]
        left = _begin(items, low, k)
        about = item.norm in lexicon.words("about") or item.norm in ("含める", "対する", "問う")
        if about and (items[k - 1].text in ("に", "を") or (items[k - 1].text == "も" and item.norm == "含める")):
            if items[k - 2].norm in lexicon.words("asked"):
                continue  # 〈取材〉に対し「把握していない」と答えた
            return Span(items[left].start, items[k - 2].end) if k - 2 >= left else None
        asked = _question(items, left, k) if item.text == "は" and k == quote - 1 else None
        if asked is not None or not apart:
            if asked is not None:
                return asked
            continue
        if item.text == "を" and k == quote - 1 and left < k:
            return Span(items[left].start, items[k - 1].end)
        if item.text == "は" and k == quote - 1 and items[k - 1].text not in ("て", "つい"):
            end = k - 1 if items[k - 1].text in ("に", "で") else k
            if end < k and items[end - 1].norm in lexicon.words("of a clock"):
                return None  # 〈7日に〉は「聞いていない」と説明した
            return Span(items[left].start, items[end - 1].end) if end > left else None
    return None


def _question(items: tuple[Item, ...], left: int, at: int) -> Span | None:
    """What was asked, in a phrase whose は is at ``at``: 〈制裁を検討しているか〉との質問には「仮定の話には答えない」."""
    noun = at - 2 if items[at - 1].text in ("に", "へ") else at - 1
    asks = noun - 2 > left and items[noun].norm in lexicon.words("asked") and items[noun - 1].text == "の"
    if not asks or items[noun - 2].text != "と" or items[noun - 3].text not in ("か", "どうか"):
        return None
    return Span(items[left].start, items[noun - 3].end)


def refused_above(line: Line, cue: Cue, holder: Holder, low: int) -> Span | None:
    """The matter that stands before one who refuses a word of it: 〈契約の額〉について、広報担当者はコメントを避けた."""
    asked = line.items[cue.first].norm in lexicon.words("asks for words")
    return _matter_above(line.items, low, holder) if asked else None


def _matter_above(items: tuple[Item, ...], low: int, holder: Holder) -> Span | None:
    """The matter that stands before the one who is asked: 〈買収〉について、広報担当者は「お答えできない」とした."""
    at = next((i for i in range(low, len(items)) if items[i].start >= holder.span.start), low)
    for k in range(at - 1, low, -1):
        if items[k].norm in lexicon.words("about") and items[k - 1].text in ("に", "を"):
            left = _begin(items, low, k)
            return Span(items[left].start, items[k - 2].end) if k - 2 >= left else None
        if items[k].pos == "名詞":
            return None
    return None


def _begin(items: tuple[Item, ...], low: int, end: int) -> int:
    """Where the phrase that ends before item ``end`` begins, back to a comma or a topic, or to a subject that has no
    verb in the phrase: 相手が〈計画〉について, but 〈社長が辞意を伝えたこと〉について."""
    at = end
    clause = False
    while at > low and items[at - 1].text != "、" and not (items[at - 1].sub == "係助詞" and at < end):
        if items[at - 1].text == "が" and not clause:
            break
        clause = clause or (items[at - 1].pos in ("動詞", "形容詞") and at < end - 1)
        at -= 1
    return at
