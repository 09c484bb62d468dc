"""Where the content of a cue begins and ends.

It ends at the cue's mark. It begins after the source and the setting of the saying (the day, the press conference,
the listeners, the outlet that was told), or after the clause before it. Of a direct quote it is the words inside the
quotes, unless the sentence runs on from outside into the quote (両国関係が「良好だ」と述べた).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.cues import GESTURE
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.clause.items import Item, Line
from uratori.attribution.clause.markers import Marker
from uratori.attribution.clause.phrases import phrase
from uratori.attribution.holders.holders import Holder, holder, is_press
from uratori.model import Span

_COMMAS = frozenset(("、", ",", " "))
_OPENERS = ("上", "他", "一方", "後", "物")  # その上で、 一方で、
_BEFORE = _COMMAS | {"が"}
_SIGNS = _COMMAS | {"。"}
_CASES = ("格助詞", "係助詞")
_MATTER = 24  # items of a phrase of what it is about
_CITED = 30  # items of a phrase that is cited, with its clause
_LISTENER = 24  # items of a phrase that names a listener
_NAME = 16  # characters of a name in quotes, with the quotes
_PUT_OUT = ("発表", "公表", "公開", "出す", "寄せる", "送る", "配布", "配る", "提出")
_ISSUES = ("号", "朝刊", "夕刊")
_SHOWN = 16  # items of a clause that says how words were put out
_ARGUMENT = ("が", "を", "は", "に", "も", "の", "では", "には", "から", "まで")


def after_openers(line: Line, first: int, cast: Cast) -> int:
    """Past the commas and connectives that open a clause: 〈一方、〉, 〈そのうえで〉."""
    items = line.items
    table = lexicon.connectives()
    i = first
    while i < len(items) and (items[i].text in ("つつ", "ながら") or (i > first and items[i].text == "も")):
        i += 1  # 批判し〈つつ〉、…と述べた; ない〈としつつも〉、…と述べた
    while i < len(items):
        if items[i].text in _BEFORE or (i == first and items[i].norm in _OPENERS):
            i += 1
            while i < len(items) and items[i].text in ("で", "に", "の") and items[i - 1].norm in _OPENERS:
                i += 1
            continue
        word, past = "", i
        for j in range(i, min(len(items), i + 5)):
            word += items[j].text
            if word in table and j + 1 < len(items) and (items[j + 1].text in _COMMAS or items[i].pos == "接続詞"):
                past = j + 1
        if past == i:
            return i
        i = past
    return i


def after_setting(line: Line, first: int, cast: Cast, markers: Sequence[Marker], frame: str = "と") -> int:
    """Past the setting of a saying: 〈11日夜、〉, 〈記者団に対し〉, 〈声明で〉, 〈政府筋の話として〉. ``markers`` are those of
    the kind ``through``, in order. What it is about belongs to the saying (〈会談について、〉有意義だったと述べた), but where
    a thing is decided to what is decided (錠剤について、回収することを決めた): ``frame``."""
    i = first
    while i < len(line.items):
        past = _one_setting(line, i, cast, markers)
        if past is not None and frame == "こと" and _is_about(line.items[i:past]):
            return i
        if past is None or past <= i:
            return i
        i = past
    return first


def _one_setting(line: Line, i: int, cast: Cast, markers: Sequence[Marker]) -> int | None:
    items = line.items
    item = items[i]
    if item.text in _COMMAS or item.kind == "paren":
        return i + 1
    if item.kind != "word":
        return None
    if item.pos == "接続詞":
        return i + 1
    shown = (
        _appearance(items, i) or _matter(items, i) or _condition(items, i) or _in_writing(line, i, cast)
        or _answered(items, i)
    )  # fmt: skip
    if shown is not None:
        return shown
    after = (
        _after_event(items, i) or _listener(line, i, cast) or _outlet_told(line, i, cast) or _addressee(line, i, cast)
    )
    if after is not None:
        return after
    at = bisect_left(markers, i + 1, key=lambda m: m.first)
    through = markers[at] if at < len(markers) and markers[at].first <= i + _CITED else None
    if through is not None and (
        (
            through.first <= i + 14
            and (_phrase_only(items, i, through.first) or phrase(line, through.source, i, cast) == i)
        )
        or (through.noun == "引用" and not any(x.text in ("、", "は", "と") for x in items[i : through.first]))
    ):  # 技術者が2月に書いた〈報告書を引用し、〉
        return through.end
    j = i
    if item.norm in lexicon.words("way"):
        j += 1
        while j < len(items) and j - i < 4 and items[j].text in ("に", "と", "て", "し", "から", "より"):
            j += 1
        return j + 1 if j < len(items) and items[j].text in _COMMAS else None
    if cast.is_time(item):
        while j < len(items) and (cast.is_time(items[j]) or items[j].kind == "paren"):
            j += 1
        if j < len(items) and items[j].text in _COMMAS:
            return j + 1
        if j < len(items) and items[j].text in ("に", "にも") and j + 1 < len(items) and items[j + 1].text in _COMMAS:
            return j + 2
        if j + 1 < len(items) and items[j].text == "に" and _bare_figure(items, j + 1):
            return j + 1
        if j + 1 < len(items) and items[j].text.endswith(_ISSUES) and items[j + 1].text == "で":
            return j + 2 + (j + 2 < len(items) and items[j + 2].text in _COMMAS)  # 週刊誌は〈28日号で、〉…と報じた
        if j < len(items) and items[j].pos != "助詞":
            rest = _occasion(items, j)
            return rest if rest is not None else j if items[j].kind == "quote" else None
    return _occasion(items, i)


def _answered(items: tuple[Item, ...], i: int) -> int | None:
    """Past what a quote answers, right before it: 〈説明との食い違いには〉「言葉の問題だ」と釈明した."""
    at = next((j for j in range(i + 1, min(len(items) - 1, i + _MATTER)) if items[j].kind == "quote"), None)
    if at is None or items[at + 1].text != "と":
        return None
    last = at - 1 - (items[at - 1].text in ("は", "も"))
    if last <= i or items[last].text != "に" or items[last].pos != "助詞":
        return None
    plain = all(x.kind == "word" and x.text not in _CLAUSE for x in items[i:last])
    return at if plain else None


_CLAUSE = ("は", "が", "を", "も", "、", "で", "に")


def _bare_figure(items: tuple[Item, ...], i: int) -> bool:
    """Whether nothing but a figure is said: 水曜日に〈11人〉と言っていた, 10月末に〈16人〉とした."""
    end = i
    while end < len(items) and items[end].kind == "word" and items[end].pos in ("名詞", "接尾辞", "接頭辞"):
        end += 1
    return i < end < len(items) and items[i].sub == "数詞" and items[end].text == "と"


def _listener(line: Line, i: int, cast: Cast) -> int | None:
    """Past one to whom it is said, with a clause before him: 〈けがをした部員の保護者に対し、〉転んだと説明した."""
    items = line.items
    at = next((j for j in range(i + 2, min(len(items) - 1, i + _LISTENER)) if items[j].norm == "対する"), None)
    if at is None or items[at - 1].text != "に" or items[at - 1].pos != "助詞":
        return None
    past = _past_verb(items, at)
    if items[past - 1].text != "、" or phrase(line, at - 1, i, cast) != i:
        return None
    return past if _hears(holder(line, i, at - 1, cast)) else None


def _addressee(line: Line, i: int, cast: Cast) -> int | None:
    """Past one to whom a quote is said, right before it: 〈部下に〉「急げ」と指示した, 〈地元紙に〉「急ぐ」と話した, and not
    判決に「納得できない」と述べた."""
    items = line.items
    at = next((j for j in range(i + 2, min(len(items), i + _LISTENER)) if items[j].kind == "quote"), None)
    if at is None or items[at - 1].text not in ("に", "へ") or items[at - 1].pos != "助詞":
        return None
    if items[at].end - items[at].start <= _NAME and at + 1 < len(items) and items[at + 1].text != "と":
        return None  # 市に「みなと号」を寄付すると述べた
    if phrase(line, at - 1, i, cast) != i:
        return None
    found = holder(line, i, at - 1, cast)
    return at if _hears(found) or is_press(found) else None


def _hears(found: Holder | None) -> bool:
    return found is not None and found.kind in ("person", "anonymous", "organization", "government")


def _outlet_told(line: Line, i: int, cast: Cast) -> int | None:
    """Past an outlet and a comma: 〈民放NWTVに、〉株価は高すぎると語った, 〈国営放送の番組の中で、〉…と述べた."""
    items = line.items
    comma = next((j for j in range(i + 2, min(len(items), i + _LISTENER)) if items[j].text == "、"), None)
    if comma is None:
        return None
    end = comma - 1
    shown = items[end].text == "で" and items[end - 1].norm in lexicon.words("on air")
    while shown and end - 2 > i and items[end - 2].text == "の" and items[end - 1].norm in lexicon.words("on air"):
        end -= 2
    if not (shown or items[end].text == "に") or phrase(line, end, i, cast) != i:
        return None
    return comma + 1 if is_press(holder(line, i, end, cast)) else None


def _after_event(items: tuple[Item, ...], i: int) -> int | None:
    """Past a bare noun that says after what, or before it: 〈練習後、〉, 〈閣議後、〉."""
    j = i
    while j < len(items) and j - i < 4 and items[j].kind == "word" and items[j].pos in ("名詞", "接尾辞"):
        j += 1
    comma = j < len(items) and items[j].text == "、"
    return j + 1 if comma and j - i > 1 and items[j - 1].text in ("後", "前", "直後", "直前", "冒頭") else None


def _is_about(words: tuple[Item, ...]) -> bool:
    return len(words) > 2 and any(x.norm in lexicon.words("about") for x in words[-3:])


def _appearance(items: tuple[Item, ...], i: int) -> int | None:
    """Past a clause that only says how the words were put out: 〈国営テレビに出演し、〉, 〈闇サイトに文章を投稿し、〉. 工場を閉鎖し、
    is what is said."""
    for j in range(i + 1, min(len(items) - 1, i + _SHOWN)):
        if items[j].text in ("は", "が", "も", "、", "。") or items[j].kind == "quote":
            return None
        put_out = (
            items[j - 1].text == "を" and items[j].norm in _PUT_OUT and items[j - 2].norm in lexicon.words("utterance")
        )
        if (put_out or items[j].norm in lexicon.words("appears")) and items[j].pos in ("名詞", "動詞"):
            end = j + 2 if items[j].pos == "名詞" and items[j + 1].norm == "為る" else j + 1
            if end == j + 1 and items[j].pos == "名詞":
                continue
            while end < len(items) and items[end].text in ("て", "た", "後"):
                end += 1
            if end < len(items) and items[end].text == "、":
                return end + 1
    return None


def _in_writing(line: Line, i: int, cast: Cast) -> int | None:
    """Past the document in which words stand, with a clause before it: 〈月曜日に送った書簡の中で、〉辞任を求めた."""
    items = line.items
    comma = next((j for j in range(i + 2, min(len(items), i + _LISTENER)) if items[j].text == "、"), None)
    if comma is None or items[comma - 1].text != "で" or any(x.text in "はがも" for x in items[i:comma]):
        return None
    noun = comma - 4 if items[comma - 2].text == "中" and items[comma - 3].text == "の" else comma - 2
    if noun <= i or lexicon.kind(items[noun].text) != "document":
        return None
    return comma + 1 if phrase(line, noun + 1, i, cast) == i else None


def _matter(items: tuple[Item, ...], i: int) -> int | None:
    """Past a long phrase of what it is about: 〈再稼働の前提となる審査について、〉説明は不十分だとして."""
    for j in range(i + 1, min(len(items) - 2, i + _MATTER)):
        named = items[j].kind != "quote" or items[j].end - items[j].start <= _NAME
        if items[j].text in ("は", "が", "も", "、", "。") or not named:
            return None
        if items[j].pos == "動詞" and items[j].norm in lexicon.words("about") and items[j - 1].text in ("に", "を"):
            end = j + 1
            while end < len(items) and items[end].text in ("て", "し", "は", "まし", "ては"):
                end += 1  # 件数に〈つきましては、〉
            return end + 1 if end < len(items) and items[end].text == "、" else None
    return None


def _condition(items: tuple[Item, ...], i: int) -> int | None:
    """Past the terms on which somebody spoke: 〈名前を出さないことを条件に、〉在庫は足りなかったと証言した."""
    for j in range(i + 1, min(len(items) - 2, i + _SHOWN)):
        if items[j].text in ("は", "が", "、", "。") or items[j].kind == "quote":
            return None
        if items[j].text == "を" and items[j + 1].text == "条件" and items[j + 2].text == "に":
            told = any(x.norm in lexicon.words("names one") for x in items[i:j])
            return j + 3 if told else None
    return None


def _phrase_only(items: tuple[Item, ...], first: int, end: int) -> bool:
    return all(x.pos not in ("動詞", "助動詞") and x.text not in ("は", "が", "を", "、") for x in items[first:end])


def _occasion(items: tuple[Item, ...], i: int) -> int | None:
    """Past a phrase of where or to whom: 会見〈で〉, 記者団〈に対し〉, 本紙の取材〈に〉, 匿名〈を条件に〉."""
    j = i
    while j < len(items) and j - i < 14:
        item = items[j]
        if item.text == "で" and j + 1 < len(items) and items[j + 1].text == "の":
            j += 2  # 電子メール〈での〉声明
            continue
        of = item.text == "から" and j + 1 < len(items) and items[j + 1].text == "の"  # 記者団〈からの〉質問に
        if item.kind != "quote" and item.pos == "助詞" and item.text not in ("の", "や", "と", "など") and not of:
            break
        if item.text == "で" and j > i and items[j - 1].text in lexicon.occasions():
            break  # 第1報〈で〉, read as a copula
        if item.norm == "為る" and j > i and lexicon.longest(items[j - 1].text, lexicon.occasions()) is not None:
            return _past_clause(items, j)  # 〈都内で講演し、〉
        if item.kind == "word" and (item.pos in ("動詞", "形容詞", "助動詞") and item.text not in ("な",)):
            if item.pos == "助動詞" and item.text == "た":
                j += 1
                continue
            return None
        if item.text in ("、", "。"):
            return None
        j += 1
    if j >= len(items) or j == i:
        return None
    before, particle = items[j - 1], items[j].text
    if before.text == "中" and j - 2 > i and items[j - 2].text == "の":
        before = items[j - 3]  # 〈声明の中〉で
    ends = lexicon.longest(before.text, lexicon.occasions()) or ""
    named = before.kind == "quote" and before.end - before.start <= _NAME and j - 2 >= i
    medium = named and lexicon.longest(items[j - 2].text, lexicon.words("medium")) is not None  # 通信アプリ「灯」で
    known = medium or before.text in lexicon.occasions() or len(ends) > 1  # and not 現場, 工場
    foretold = before.norm in lexicon.words("account") and j + 1 < len(items) and items[j + 1].text == "は"
    if particle in ("で", "では", "にて") and (known or foretold):
        return None if _modifies(items, j + 1) else _past_topic(items, j + 1)
    if particle == "を" and known and j + 1 < len(items) and items[j + 1].norm in ("開く", "行う", "催す", "実施"):
        return _past_clause(items, j + 1)  # 〈会見を開き、〉
    if particle == "に" and before.text.endswith(("越し", "ごし")):
        return _past_topic(items, j + 1)  # インターホン〈越しに〉
    listener = lexicon.longest(before.text, lexicon.words("listener")) is not None
    if particle == "に" and known and not listener and _argument(items, j + 1):
        return None
    asked = before.norm in lexicon.words("asked") or before.norm == "インタビュー"
    if particle == "に" and not listener and not asked and _with_object(items, j + 1):
        return None  # 労働委員会に苦情を申し立てると誓った
    about = j + 1 < len(items) and items[j + 1].norm in lexicon.words("about")
    if particle in ("に", "へ") and (known or listener or _heard(items, j)) and not about:
        past = _past_verb(items, j + 1)
        told = known or listener or items[past - 1].text in _COMMAS or past >= len(items) or items[past].kind == "quote"
        return past if told else None  # 元会長に対して告発を行ったと述べた: no listener
    counted = j - 2 >= i and items[j - 2].sub == "数詞"
    if particle in ("に", "で") and before.norm in lexicon.words("moment") and not counted:
        return _past_topic(items, j + 1)
    if (
        particle == "を"
        and j + 2 < len(items)
        and items[j + 1].text in ("条件", "通じ", "基", "元", "もと")
        and items[j + 2].text in ("に", "て")
    ):
        return j + 3
    if particle == "に" and j + 2 < len(items) and (about or items[j + 1].norm == "対する"):
        return _about(items, j + 1)
    return _about(items, j + 1) if particle == "を" and about else None


def _past_clause(items: tuple[Item, ...], verb: int) -> int | None:
    """Past a short clause that goes on with a comma: 開き〈、〉, 行って〈、〉."""
    i = verb + 1
    while i < len(items) and (items[i].norm == "為る" or items[i].text in ("て", "で")):
        i += 1
    return i + 1 if i < len(items) and items[i].text == "、" else None


def _modifies(items: tuple[Item, ...], i: int) -> bool:
    """Whether a verb at ``i`` has the occasion to itself and modifies a noun: SNSで〈広がる〉情報."""
    return i < len(items) and items[i].pos == "動詞" and inflection(items, i + 1).form == "modifies"


def _argument(items: tuple[Item, ...], i: int) -> bool:
    """Whether a verb at ``i`` takes what stands before it: 説明に〈納得〉できない, and not 取材に〈応じ〉."""
    if i >= len(items) or items[i].kind != "word" or items[i].norm in ("対する", "応じる", "応ずる", "答える", "臨む"):
        return False
    verbal = items[i].pos == "名詞" and i + 1 < len(items) and items[i + 1].norm in ("為る", "出来る")
    return verbal or items[i].pos == "動詞"


def _with_object(items: tuple[Item, ...], i: int) -> bool:
    """Whether nouns and を follow at once: 〈苦情を〉申し立てる."""
    end = i
    while end < len(items) and items[end].kind == "word" and items[end].pos in ("名詞", "接尾辞", "接頭辞"):
        end += 1
    return i < end < len(items) and items[end].text == "を"


def _heard(items: tuple[Item, ...], j: int) -> bool:
    return j + 1 < len(items) and items[j + 1].norm == "対する"


def _past_topic(items: tuple[Item, ...], i: int) -> int:
    return i + 1 if i < len(items) and items[i].text in ("は", "も") else i


def _past_verb(items: tuple[Item, ...], i: int) -> int:
    """Past 対して, 応じ, 答え, 対し after a listener."""
    if i < len(items) and items[i].norm in ("対する", "応じる", "応ずる", "答える", "向ける"):
        i += 1
        while i < len(items) and items[i].text in ("て", "た", "、", "も", "ます"):
            i += 1
    return i


def _about(items: tuple[Item, ...], i: int) -> int | None:
    """Past について、 and をめぐって、 where a comma or a quote follows."""
    i += 1
    while i < len(items) and items[i].text in ("て", "は", "も", "つい"):
        i += 1
    if i < len(items) and (items[i].text in _COMMAS or items[i].kind == "quote"):
        return i
    return None


def spans_before(line: Line, left: int, cue: Cue) -> tuple[list[Span], bool]:
    """The content of a cue that begins at item ``left`` at the earliest, and whether it is direct speech."""
    items = line.items
    end = cue.mark
    while end > left and items[end - 1].text in ("、", "など"):
        end -= 1
    while left < end and (items[left].text in _SIGNS or items[left].sub in _CASES):
        left += 1  # no content begins with a particle: 〈も〉署名していない
    if left >= end:
        return [], False
    if cue.entry.pos == "refuse":
        end = _matter_alone(items, left, end)
        while end - 1 > left and (
            items[end - 1].text in ("て", "に", "を", "は", "も")
            or items[end - 1].norm in ("就く", "付く", "つく")
            or items[end - 1].pos == "副詞"
        ):
            end -= 1
    last = items[end - 1]
    if cue.frame == "と" and end - 2 >= max(left, 1) and _copula_after_words(items, end):
        end -= 1
        last = items[end - 1]
    if last.kind == "paren" and end - 2 >= left and items[end - 2].kind == "quote":
        end -= 1
        last = items[end - 1]
    if last.kind == "quote":
        inner = Span(last.start + 1, last.end - 1)
        if len(inner) == 0:
            return [], False
        before = items[end - 2] if end - 2 >= left else None
        written = cue.entry.cue.startswith(("書", "記"))  # 看板には「…」と書いてある
        apart = cue.entry is GESTURE or (written and before is not None and before.text in ("に", "は"))
        if before is None or apart or not _runs_on(line, left, end - 1, cue):
            return [*_quotes_before(items, left, end - 1), inner], True
        return [Span(items[left].start, inner.end)], True
    return [Span(items[left].start, last.end)], False


def _matter_alone(items: tuple[Item, ...], left: int, end: int) -> int:
    """Where the matter of a refusal ends, before those with whom it is looked into: 〈詳細は〉保健所とともに調査中です."""
    together = any(x.norm in lexicon.words("together") for x in items[max(left, end - 3) : end])
    at = next((i for i in range(left + 1, end) if items[i].text in ("は", "を") and items[i].pos == "助詞"), None)
    return at if together and at is not None else end


def _copula_after_words(items: tuple[Item, ...], end: int) -> bool:
    """本数については「確認中」〈だ〉とした: the copula after words that stand alone."""
    return items[end - 1].text in ("だ", "です") and items[end - 2].kind == "quote" and items[end - 3].text in "は、て"


def _quotes_before(items: tuple[Item, ...], left: int, quote: int) -> list[Span]:
    """The words in the quotes right before a quote: 「〈一つ〉」「もう一つ」と述べた."""
    first = quote
    while first > left and items[first - 1].kind == "quote":
        first -= 1
    return [Span(x.start + 1, x.end - 1) for x in items[first:quote] if x.end - x.start > 2]


def _runs_on(line: Line, left: int, quote: int, cue: Cue) -> bool:
    """Whether the sentence outside runs into the quote: 関係〈が〉「良好だ」と, and not 取材に応じ、「良好だ」と, 3月の出張は「覚えてい
    ない」と."""
    items = line.items
    before = items[quote - 1]
    named = quote - 2 >= left and items[quote - 2].sub == "固有名詞"  # 〈北朝鮮は〉「代償を支払う」と警告した
    if before.text == "は" and not named and any(x.text in ("を", "も") for x in line.inside(items[quote]).items):
        return False
    if before.text == "を" and cue.entry.cue not in lexicon.words("naming"):
        return quote - 2 >= left and items[quote - 2].text in ("か", "どうか")
    if items[quote].end - items[quote].start > 30 and before.text not in ("が", "を"):
        return False
    if before.kind != "word" or before.text not in _ARGUMENT:
        return False
    if before.text == "は" and quote - 2 >= left and (items[quote - 2].norm in lexicon.words("moment")):
        return False  # 問われた〈際は〉「…」と述べ
    if before.text == "は" and quote - 2 >= left and items[quote - 2].text == "から":
        return False  # 原告から〈は〉「不当だ」と怒りの声が上がった
    to = quote - 2 if before.text == "は" else quote - 1
    asked = items[to - 1].norm in lexicon.words("answered") or items[to - 1].text in lexicon.words("questioning")
    if to > left and items[to].text == "に" and asked:
        return False  # 怠慢ではないかとの〈質問には〉「…」と述べた
    if before.text in ("は", "も") and quote - 2 >= left and items[quote - 2].text in ("て", "に", "つい", "で"):
        return quote - 2 >= left and items[quote - 2].text in ("に",)
    return True
