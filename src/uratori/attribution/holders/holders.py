"""Whether a noun phrase can be the source of a statement.

A phrase is classified by what it ends in: a mention of a
person or a body, an anonymous head (〜関係者), a document, an office. What is none of these is no source: a wrong source
is worse than none.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import Item, Line
from uratori.attribution.clause.phrases import AND
from uratori.attribution.holders import bodies, heads
from uratori.data import outlets
from uratori.model import Entity, LinkKind, Mention, Span
from uratori.names.words import countries

Sort = Literal[
    "named", "anonymous", "media", "reports", "document", "role", "organization", "pronoun", "self", "people"
]

_FOREIGN = re.compile(r"[ァ-ヶー・A-Za-z]{3,}")
_KANA = re.compile(r"[ァ-ヶー]+")
_ENDS = ("助動詞", "動詞")  # before the last part of a phrase: 慈善団体で〈ある〉ホープ・ナウ
_ROW = AND | {"、", "・"}  # what stands between joint sources
_SUSPECT = re.compile(r"(?<=[の、。る])(?:男|女|少年|少女)(?=(?:\([^()]{0,12}\))?ら?(?:は|が|を|に対))")
_TOLD_BEFORE = 240  # characters
_CALLED = re.compile(r"[「『]([^」』]+)[」』]")
_WORD_OF_SORT = 12  # characters of a word that says what is named behind it
_NAME = 16  # characters of a name in quotes, with the quotes
_NAMED_BEFORE = 40  # mentions looked back over for the accused


_KINDS: dict[str, LinkKind] = {
    "anonymous": "anonymous", "media": "outlet", "reports": "anonymous", "document": "document", "role": "person",
    "organization": "organization", "self": "outlet",
}  # fmt: skip


class Holder(NamedTuple):
    """A noun phrase that can hold a statement. ``span`` is the whole phrase, ``core`` its last part (without what
    stands before the last の), ``head`` what decides its sort. ``body`` is the organization that stands before the
    name of one who speaks for it. ``beside`` are the others of a joint source (A紙とB紙によると)."""

    span: Span
    core: str
    head: str
    sort: Sort
    kind: LinkKind
    name: str
    entity: str | None = None
    party: str | None = None
    names: tuple[str, ...] = ()
    body: Mention | None = None
    points: bool = False
    beside: tuple[Holder, ...] = ()


def holder(line: Line, first: int, end: int, cast: Cast, cited: bool = False) -> Holder | None:
    """What the noun phrase ``items[first:end]`` is as a source, or None; of a joint source the last, with the others
    beside it. ``cited`` says that it is cited as the press is (時事〈によると〉): a short name is an outlet's then."""
    last = _one(line, first, end, cast, cited)
    if last is None and _called_a_body(line, first, end):
        return guess(line, first, end, cast)
    if last is not None and last.sort in ("media", "reports"):
        such_as = next((i for i in range(first + 1, end - 1) if line.items[i].text == "など"), None)
        named = holder(line, first, such_as, cast, cited) if such_as is not None else None
        if named is not None and named.kind in ("outlet", "agency"):
            return named  # 〈朝日新聞〉など報道各社
    if last is None or last.beside or last.sort not in ("named", "organization", "media"):
        return last
    cut = next((i for i in range(end - 1, first, -1) if _joins(line.items, i, cast)), None)
    if cut is None or (last.kind == "person" and line.items[cut].text == "・"):
        return last  # マツダ・毛籠社長 is one
    if any(x.pos in ("動詞", "助動詞") for x in line.items[cut + 1 : end]):
        return last  # 北国・青葉市に本部がある連盟
    if last.kind != "person" and _owned_together(line.items, first, cut, end, cast):
        return last
    others: list[Holder] = []
    at = cut
    while at > first:
        start = next((i + 1 for i in range(at - 1, first, -1) if _joins(line.items, i, cast)), first)
        other = _one(line, start, at, cast, cited)
        known = other is not None and (
            other.sort in ("named", "organization") or (other.sort == "media" and other.kind == "outlet")
        )
        if other is None or not known or other.kind == "person":
            return last
        if line.items[at].text == "、" and other.head in lexicon.words("sort of body"):
            return last  # 米〈シンクタンク〉、戦略研究所 is one
        if line.items[at].text == "・" and countries.code(other.name) and not countries.code(last.name):
            return last  # アメリカ・ホワイトハウス is one
        others.insert(0, other)
        at = start - 1
    alone = Span(line.items[cut + 1].start, last.span.end)
    whole, part = last.span.of(cast.text), alone.of(cast.text)
    name = part if last.name == whole else last.name
    names = tuple(part if n == whole else n for n in last.names)
    return last._replace(span=alone, name=name, names=names, beside=tuple(others))


def _called_a_body(line: Line, first: int, end: int) -> bool:
    """Whether a phrase is a body by its sort and its name in quotes: 市民団体「海の声」."""
    if (
        end - first < 2
        or line.items[end - 1].kind != "quote"
        or line.items[end - 1].end - line.items[end - 1].start > _NAME
    ):
        return False
    return lexicon.heads().get(line.items[end - 2].text) in ("organization", "media")


def _joins(items: tuple[Item, ...], i: int, cast: Cast) -> bool:
    item = items[i]
    if item.kind != "word" or item.text not in _ROW:
        return False
    if items[i - 1].text in ("、", "・") or (item.text == "、" and items[i - 1].text in AND):
        return False
    inside = cast.ending(item.start, item.end)
    if inside is not None and inside.start < item.start:
        return False  # ヴィンドヤ・システムズ is one
    return item.text != "・" or _all_named(items, i, cast)


def _owned_together(items: tuple[Item, ...], first: int, cut: int, end: int, cast: Cast) -> bool:
    """Whether what is joined at item ``cut`` are the owners of one: 〈英国とノルウェーの〉研究チーム, 〈北大と理研などの〉研究班, and not
    県と市の教育委員会 (a name), 日本の外務省と米国の国務省."""
    if items[cut].text == "、" or any(x.text == "の" for x in items[first:cut]):
        return False
    of = next((i for i in range(cut + 1, end) if items[i].text == "の"), None)
    if of is None or of + 1 >= end:
        return False
    owner = of - 1 if items[of - 1].text in ("など", "等") else of
    named = cast.ending(items[owner - 1].start, items[owner - 1].end)
    if countries.code(cast.text[items[cut + 1].start : items[owner - 1].end]) is not None:
        return countries.code(cast.text[items[first].start : items[cut - 1].end]) is not None
    whole = cast.ending(items[end - 1].start, items[end - 1].end)
    return named is not None and (whole is None or whole.start >= items[of].start)


def _all_named(items: tuple[Item, ...], i: int, cast: Cast) -> bool:
    """Whether all that the dots beside item ``i`` join are names: アップル・グーグル, and not 英字紙スター・デイリー, 発売元・南北振興."""
    first, end = i, i + 1
    while first > 1 and items[first - 2].text == "・":
        first -= 2
    while end + 1 < len(items) and items[end + 1].text == "・":
        end += 2
    pieces = items[first - 1 : end + 1 : 2]
    return all(x.kind != "word" or outlets.find_unsure(x.text) or cast.ending(x.start, x.end) for x in pieces)


def _one(line: Line, first: int, end: int, cast: Cast, cited: bool = False) -> Holder | None:
    items = line.items
    last = end
    while last > first and (items[last - 1].kind == "paren" or items[last - 1].text in lexicon.words("plural")):
        last -= 1
    if last == first:
        return None
    core = _core(items, first, last)
    text = cast.text[items[core].start : items[last - 1].end]
    span = Span(items[first].start, items[end - 1].end)
    if lexicon.heads().get(text) == "self" and line.depth == 0:
        return _described(line, first, core, last, span, text, cast)
    mention = cast.ending(items[core].start, items[last - 1].end)
    if cited and mention is None:
        press = _press(span, text, True) or _dated_press(line, first, last, cast)
        if press is not None:
            return press
    if cast.is_time(items[last - 1]) and mention is None:
        return None
    unnamed = lexicon.head(text) if mention is not None and mention.type == "organization" else None
    coined = (
        unnamed is not None
        and mention is not None
        and _KANA.fullmatch(cast.text[mention.start : mention.end].partition("(")[0].removesuffix(unnamed))
    )  # エイト〈コンサルタント〉 is a firm
    if unnamed is not None and not coined and len(unnamed) > 2 and lexicon.heads()[unnamed] == "anonymous":
        return _described(line, first, core, last, span, text, cast)  # 証券アナリスト
    desk = _desk(line, first, core, last, text, cast)
    if desk is not None:
        return desk._replace(span=span, names=tuple(dict.fromkeys((span.of(cast.text), text, *desk.names))))
    if mention is not None and mention.type != "place":
        return _mentioned(span, text, mention, cast, first, items)
    quoted = items[last - 1].kind == "quote"  # 7日付『北国新聞』
    name = cast.text[items[last - 1].start : items[last - 1].end] if quoted else text
    press = _press(span, name, cited) if cited or quoted else None
    if mention is not None and mention.start > items[core].start:
        mention = None  # 須永〈マリ〉 is no country
    return press or _described(line, first, core, last, span, text, cast) or _place(span, text, mention, cast)


def _dated_press(line: Line, first: int, last: int, cast: Cast) -> Holder | None:
    """An outlet with the day or the issue after it: 〈朝日新聞〉の12日付け, 〈北国新聞〉の夕刊."""
    at = last
    while at > first and (
        line.items[at - 1].kind == "paren"
        or line.items[at - 1].text in lexicon.words("issue")
        or cast.is_time(line.items[at - 1])
    ):
        at -= 1
    found = _one(line, first, at, cast, True) if first < at < last else None
    return found if found is not None and found.kind in ("outlet", "agency") else None


def _press(span: Span, text: str, cited: bool) -> Holder | None:
    """An outlet by its name in quotes, or by a short name where it is cited: 7日付〈『北国新聞』〉, 〈時事〉によると."""
    name = text.strip("「」『』“”")
    known = outlets.find(name) or (outlets.find_unsure(name) if cited else None)
    if known is None:
        return None
    kind: LinkKind = "agency" if known.kind == "agency" else "outlet"
    return Holder(span, name, name, "named", kind, known.name, names=tuple(dict.fromkeys((name, known.name))))


def _core(items: tuple[Item, ...], first: int, last: int) -> int:
    """Where the last part of a phrase begins, after the last の or comma; over 〜の一人 to what the one is of."""
    text = items[last - 1].text
    stop = last - 1
    counted = last - 2 > first and items[last - 1].text in ("人", "つ") and items[last - 2].sub == "数詞"
    if text in lexicon.words("one of") or counted:
        while stop > first and items[stop].text != "の":
            stop -= 1
    at = stop
    while at > first and items[at - 1].text not in ("の", "、", "な", "と", "や") and items[at - 1].pos not in _ENDS:
        at -= 1
    return at


def _mentioned(span: Span, text: str, mention: Mention, cast: Cast, first: int, items: tuple[Item, ...]) -> Holder:
    entity = cast.entity(mention)
    surface = cast.text[mention.start : mention.end]
    if entity is None and len(mention.entities) == 2:
        return _both(span, mention, cast)
    name = entity.name if entity and mention.form != "title" else surface
    others = (n.name for n in entity.names) if entity else ()
    names = tuple(dict.fromkeys((surface, *others)))
    party = entity.country if entity else None
    if mention.type == "person":
        body = bodies.before_name(items[first].start, mention.start, cast)
        return Holder(
            span, text, text, "named", "person", name, entity.id if entity else None, party, names, body,
            mention.form == "anaphor",
        )  # fmt: skip
    kind = organization_kind(name, entity)
    if kind == "organization" and _called_outlet(cast.text, mention.start):
        kind = "outlet"
    return Holder(
        span, text, text, "named", kind, name, entity.id if entity else None, party, names, None,
        mention.form == "anaphor",
    )  # fmt: skip


def _called_outlet(text: str, start: int) -> bool:
    """Whether the word of sort right before a name makes it an outlet's: 地元の〈テレビ局〉NWTC, ニュースサイト「灯」, ニュースサイトの「灯」."""
    words = text[max(0, start - _WORD_OF_SORT) : start]
    before = words.rstrip("「『")
    before = before.removesuffix("の") if before != words else before  # and not テレビ局〈の〉労働組合
    return lexicon.kind(before) == "media" and before.endswith(("局", "社", "サイト"))  # and not 文字放送〈サービス〉


def _both(span: Span, mention: Mention, cast: Cast) -> Holder:
    """Two holders in one word: 両社は, 双方は."""
    surface = cast.text[mention.start : mention.end]
    found = [cast.by_id(e) for e in mention.entities]
    made = [
        Holder(
            span, surface, surface, "named", "person" if mention.type == "person" else organization_kind(e.name, e),
            e.name, e.id, e.country, (surface, e.name),
        )
        for e in found if e is not None
    ]  # fmt: skip
    if len(made) < 2:
        return Holder(span, surface, surface, "pronoun", "organization", surface, names=(surface,))
    return made[-1]._replace(beside=tuple(made[:-1]))


def organization_kind(name: str, entity: Entity | None) -> LinkKind:
    """outlet, agency, government or organization, by the entity's own kind and the closed class of outlets."""
    kind = entity.kind if entity else None
    if kind == "country" or (entity is not None and entity.type == "place"):
        return "government"
    if kind in ("outlet", "newspaper", "broadcaster", "magazine", "online"):
        return "outlet"
    if kind in ("agency", "government"):
        return "agency" if kind == "agency" else "government"
    known = outlets.find(name)
    if known:
        return "agency" if known.kind == "agency" else "outlet"
    return "organization"


def _described(line: Line, first: int, core: int, last: int, span: Span, text: str, cast: Cast) -> Holder | None:
    head = lexicon.head(text)
    final = line.items[last - 1]
    if head is not None and len(head) == 1 and final.text != head:
        side = head == "側" and final.text.endswith("側")
        named = cast.ending(final.start, final.end) is not None
        towns = side or (named and (head in "市県町村区都府州国" or final.text == "北海道"))
        paper = head in "紙誌" and countries.of_short(final.text[:-1]) is not None  # 米紙が…と報じた
        desk = head in "課署局" and len(final.text) > 2  # 県ダム〈管理課〉, and not 日課
        head = head if towns or paper or desk else None  # 機会 is no 会
    if (
        head is None
        and final.text[-1] in lexicon.PEOPLE
        and final.sub == "普通名詞"
        and final.norm not in lexicon.words("nobody")
    ):
        head = final.text if line.tokens[final.first].pos[2] == "一般" and len(final.text) > 1 else None
    head = head or heads.apposed(line, core, last) or heads.counted(line, last)
    letter = heads.lettered(line, core, last)
    if letter is not None:
        whole = cast.text[span.start : span.end]
        return Holder(
            span, text, letter, "anonymous", "anonymous", whole, names=tuple(dict.fromkeys((whole, text, letter))),
            points=text == letter,
        )  # fmt: skip
    firm = heads.of_a_firm(line, core, last, text) if head is None else None
    head = head or firm
    if head is None:
        return None
    sort = "organization" if firm is not None else lexicon.heads().get(head, "anonymous")
    if sort == "nobody":
        return None
    if sort == "anonymous" and cast.text.endswith(lexicon.parts("dead"), span.start, line.items[core].start):
        return None  # 〈射殺された〉男性は
    magazine = text.removesuffix("編集部")
    if magazine and magazine != text and lexicon.heads().get(magazine) != "self":
        sort = "media"  # 〈週刊みなと〉編集部の説明によると, and not 本誌編集部
    whole = cast.text[span.start : span.end]
    before = cast.text[line.items[first].start : line.items[core].start] + text[: len(text) - len(head)]
    pointer = lexicon.parts("pointer")
    points = before.startswith(pointer) or not before or text.startswith(pointer)  # 匿名を条件に語った〈この〉高官
    party = countries.of_prefix(whole) or next(
        (e.country for m in cast.within(span.start, span.end) if (e := cast.entity(m)) and e.country), None
    )
    names = tuple(dict.fromkeys((whole, text, head)))
    kind = _pronoun_kind(text) if sort == "pronoun" else _KINDS[sort]
    body = None
    if sort in ("role", "anonymous"):
        before_head = span.end - len(head)
        inside = [m for m in cast.within(span.start, span.end) if m.type == "organization" and m.end <= before_head]
        body = inside[-1] if inside else bodies.unnamed(whole.removesuffix(head), span.start)
    if sort == "organization" and party and head not in lexicon.words("private"):
        kind = "government"
    if sort == "media":
        name = text.removesuffix(head) if text.endswith(head) else text.partition(head)[2].lstrip("・")
        press = _press(span, name, True)
        if press is not None:
            return press  # 「ジャカルタ・ポスト」紙, 英紙タイムズ
        called = _CALLED.search(text)
        if called is not None:
            whole = called[1]  # アルバニアの新聞「〈サウスイースト・タイムズ〉」紙
        elif not text.endswith(head):
            whole = name  # 英紙〈テレグラフ〉
        elif _nameless(name):
            kind = "anonymous"
    return Holder(span, text, head, sort, kind, whole, None, party, names, body, points)  # type: ignore[arg-type]


def _desk(line: Line, first: int, core: int, last: int, text: str, cast: Cast) -> Holder | None:
    """The body whose desk a phrase names, as which it speaks: 〈川西大学〉の国際課, 〈同社〉の広報部, and not 国土交通省の久里川事務所, 市民の会."""
    if core - 1 <= first or line.items[core - 1].text != "の" or not text.endswith(lexicon.parts("desk")):
        return None
    if any(x.sub == "固有名詞" for x in line.items[core:last]):
        return None
    body = _one(line, first, core - 1, cast)
    if body is None and any(x.sub == "固有名詞" for x in line.items[first : core - 1]):
        body = guess(line, first, core - 1, cast)
    return body if body is not None and body.kind in ("organization", "government") else None


def _nameless(before: str) -> bool:
    """Whether nothing before the head names an outlet: 韓国〈メディア〉, 地元〈紙〉, and not ヴェストラ〈紙〉."""
    generic = lexicon.words("generic")
    return not before or countries.code(before) is not None or before in generic or before[-1] in generic


def _pronoun_kind(text: str) -> LinkKind:
    if text in lexicon.words("same outlet"):
        return "outlet"
    return "organization" if text.startswith(("同", "両", "各")) and text not in ("同氏", "両氏", "両者") else "person"


def person(mention: Mention, cast: Cast) -> Holder:
    """The person of a mention, wherever it stands."""
    entity = cast.entity(mention)
    text = cast.text[mention.start : mention.end]
    name = entity.name if entity else text
    return Holder(
        Span(mention.start, mention.end), text, text, "named", "person", name, entity.id if entity else None,
        entity.country if entity else None, (text, name),
    )  # fmt: skip


def is_press(found: Holder | None) -> bool:
    """Whether a holder is an outlet or an agency, named or not: 朝風新聞, 〈地元紙〉, and not 県, nor the outlet that writes."""
    return found is not None and (found.kind in ("outlet", "agency") or found.sort == "media")


def is_accused(found: Holder) -> bool:
    """Whether a holder is named as a suspect: 岡部〈容疑者〉(34)."""
    return found.core.partition("(")[0].endswith(lexicon.parts("accused"))


def accused(cast: Cast, at: int) -> Holder | None:
    """The suspect or the accused last named before offset ``at``, or else last told of in the paragraph: 会社員の〈男〉は."""
    for mention in cast.latest(at, _NAMED_BEFORE):
        if mention.type == "person":
            text = cast.text[mention.start : mention.end].partition("(")[0]
            if text.endswith(lexicon.parts("accused")):
                return person(mention, cast)
    told = [*_SUSPECT.finditer(cast.text, max(cast.text.rfind("\n", 0, at), at - _TOLD_BEFORE), at)]
    if not told:
        return None
    word = told[-1][0]
    return Holder(Span(*told[-1].span()), word, word, "anonymous", "anonymous", word, names=(word,))


def nameless(span: Span, word: str) -> Holder:
    """What is known of by its sort alone: との〈報道〉がある."""
    return Holder(span, word, word, "reports", "anonymous", word, names=(word,))


def guess(line: Line, first: int, end: int, cast: Cast) -> Holder | None:
    """A phrase that nothing is known of, where the grammar leaves no doubt that it speaks: 〈ミナト理工〉によると."""
    items = line.items
    last = end
    while last > first and items[last - 1].kind == "paren":
        last -= 1
    if last == first or cast.is_time(items[last - 1]):
        return None
    head = items[last - 1]
    if head.kind == "quote":  # ハッカー集団〈「ブラックリーフ」〉は
        called = cast.text[head.start + 1 : head.end - 1]
        span = Span(items[first].start, items[end - 1].end)
        kind: LinkKind = "outlet" if _called_outlet(cast.text, head.start + 1) else "organization"
        return Holder(span, called, called, "organization", kind, called, names=(called,))
    token = line.tokens[head.first]
    if head.sub == "数詞" and last - 2 >= first and _FOREIGN.fullmatch(items[last - 2].text):
        head, token = items[last - 2], line.tokens[items[last - 2].first]  # ニュース24
    if head.pos not in ("名詞", "接尾辞") or head.sub in ("数詞", "助数詞可能") or head.norm in lexicon.words("nobody"):
        return None
    foreign = len(head.text) > 2 and _FOREIGN.fullmatch(head.text)  # ノース〈ブリッジ〉 may be any name
    if (
        token.pos[1] == "普通名詞"
        and not foreign
        and token.pos[2] in ("サ変可能", "副詞可能", "形状詞可能", "助数詞可能")
    ):
        return None
    if lexicon.kind(head.text) == "nobody":
        return None
    core = _core(items, first, last)
    if cast.text.endswith(lexicon.parts("dead"), items[first].start, items[core].start):
        return None
    span = Span(items[first].start, items[end - 1].end)
    text = cast.text[items[core].start : items[last - 1].end]
    return Holder(span, text, text, "organization", "organization", text, names=(text,))


def _place(span: Span, text: str, mention: Mention | None, cast: Cast) -> Holder | None:
    """A country or its capital for its government: 〈北朝鮮〉は…と発表した. Not 売れ残った〈米〉は, 寝た〈日〉は."""
    if len(text) == 1 and mention is None and cast.text[max(0, span.end - 2)] in "のたるいな":
        return None
    code = countries.code(text.removesuffix("側"))
    if code is None and mention is not None:
        entity = cast.entity(mention)
        code = entity.country if entity and entity.kind in ("country", "capital") else None
    if code is None:
        return None
    entity = cast.entity(mention) if mention else None
    name = entity.name if entity else text
    return Holder(
        span, text, text, "named", "government", name, entity.id if entity else None, code, (text,), None, False
    )
