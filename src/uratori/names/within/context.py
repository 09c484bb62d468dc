"""What only the document as a whole shows: governments that act under a bare 県, bureaus that speak through an unnamed
報道官, and names whose type another mention decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from uratori.names.organizations import keys
from uratori.names.persons import ranks
from uratori.names.words.lexicon import Entry, known, tail
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import EDGES
from uratori.names.words.words import Words

_KATAKANA = re.compile(r"[ァ-ヶー]{3,}")
_GOVERNMENTS = frozenset("県市町村都府道区")
_LOCAL = re.compile(r"(?<!地)[都道府県市区町村]$")
_ACTS = re.compile(
    r"(?:は(?!どこ|ない|なく)|も(?!ある|ない)|によると|によれば|によります|に対し"
    r"|の(?:まとめ|発表|調べ|集計|対策本部)|として(?=は|も)|側|では?なく|から(?!の|出|来))"
)
# 県は is the government of the prefecture; 県では and 県に住む are the land.
_PLACE_ACTS = re.compile(
    r"(?:は(?!どこ|[0-9][0-9,万]*(?:世帯|人|戸|平方)|人口|[東西南北])|によると|によれば|によります|の(?:まとめ|発表|職員|担当|幹部(?![㐀-鿿])|元幹部)|の(?:[㐀-鿿々]{2,10}(?:(?<!郵便)(?<!薬)局|課|危機管理室)|[㐀-鿿々]{0,4}(?:総務|企画|福祉|教育|土木|農林|水産|環境|商工|保健|観光|財政|医療)[㐀-鿿々]{0,4}部)(?=は|が|も|によ)|が(?!ある)|も\d|と(?!の境|の県境|[㐀-鿿々ヶ]{1,6}[県市町村府都道区][のでをに、])|からは"
    r"|に(?:[^、。「」にへ]{0,12}を)?(?:支払|賠償|請求|返還|報告|通報|届け出|申請|要望|陳情|提出|求め|申し入れ|抗議)|を(?:提訴|訴え|相手))"
)


def governments(words: Words, text: str) -> Iterator[Spot]:
    """県, 市, 町 standing alone where they act: ``form`` anaphor, ``kind`` actor and the kanji."""
    for row, i in words.places(_GOVERNMENTS):
        u = row[i]
        if u.sort != "noun" or (i and row[i - 1].end == u.start and row[i - 1].sort not in EDGES):
            continue
        if u.text in _WAYS and _WAYS[u.text] not in text:
            continue
        if _ACTS.match(text, u.end):
            yield Spot(u.start, u.end, "organization", form="anaphor", kind="actor" + u.text)


# 道は開かれた, 都を離れる: a way and a capital, where the text tells of no such government.
_WAYS = {"道": "北海道", "都": "東京都"}


def possessing(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with 鳴海 in 鳴海の親族 as the person he is: a name that only the dictionary has as a place, and has what only persons have."""
    return [
        s._replace(type="person", form="short")
        if s.type == "place"
        and s.entry is None
        and s.kind == ""
        and s.name == (s.start, s.end)
        and s.end - s.start in (2, 3)
        and text[s.end - 1] not in "市町村県区郡島州国"
        and _PERSONAL.match(text, s.end)
        else s
        for s in found
    ]


_PERSONAL = re.compile(
    r"の(?:親族|遺族|妻|夫|長男|長女|次男|次女|母親|父親|両親|祖父|祖母|兄|弟(?!子)|自宅|弁護人|供述|弁護士|遺体|死亡|逮捕|起訴|犯行|口座|携帯|スマートフォン|著書|遺志)"
)


def acting(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with 若槻県は…と発表した as the government it is, and 伊吹市の高瀬農政課長は."""
    staff = {s.start for s in found if s.type == "person" and s.title and text.endswith(_staff(), *s.title)}
    return [
        s._replace(type="organization", kind="local")
        if s.type == "place" and s.kind in ("region", "") and s.entry is None and _LOCAL.search(text, s.start, s.end)
        and (_PLACE_ACTS.match(text, s.end) or (s.end + 1 in staff and text[s.end] == "の"))
        else s
        for s in found
    ]  # fmt: skip


@cache
def _staff() -> tuple[str, ...]:
    """Whom a town employs; its mayor is the town's own."""
    return (*endings_of("chief"), "担当", "担当者")


def governments_abroad(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with 韓国側 in 韓国側の発表では as the government that speaks. In 韓国側の求めで the country is told of, and in
    北朝鮮側の駅 its land."""
    return [
        s._replace(end=s.end + 1, name=(s.start, s.end + 1), type="organization", entry=_side_of(s.entry), kind="government")
        if s.entry is not None and s.type == "place" and s.kind == "country" and s.entry.country
        and _SIDE_SAYS.match(text, s.end)
        else s
        for s in found
    ]  # fmt: skip


def _side_of(country: Entry | None) -> Entry:
    assert country is not None
    return Entry("body", country.name + "側", "government", country.country)


_SIDE_SAYS = re.compile(
    r"側(?:によ(?:ると|れば|ります)|の(?:発表|説明|主張|集計|まとめ|見解)(?:で|に|は|と|、)"
    r"|が[^。「」\n]{0,40}と(?:主張|説明|反論|発表)|は[^。「」\n]{0,40}と(?:譲ら)"
    r"|[はも][^。、「」\n]{0,30}と(?:し(?!た(?:こと|の)|て(?:は|も))|言|主張|説明|述べ|発表|反論|否定|指摘|訴え|強調)"
    r"|からは?[「『]|とは(?:幅|差|開き|食い違|隔たり))"
)


def spokespeople(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """報道官 in チリ外務省の報道官は: a speaker without a name, under the organization before it. A government needs no other
    word before its 報道官, all other officers a body that is named: ミナセの社長は, not ロシアの大統領は."""
    by_end = {s.end: s for s in found if s.type != "person"}
    named = {s.start for s in found if s.type == "person"}
    for row, i in words.titles():
        u = row[i]
        if i == 0 or row[i - 1].text != "の" or not _SPEAKS.match(text, u.end):
            continue
        speaker = ranks.group(u.text) == "speaker"
        if not speaker and ranks.group(u.text) != "company" and u.text not in _OFFICERS:
            continue
        if text.startswith("、", u.end) and u.end + 1 in named:
            continue  # 社長、ペトリ・ランタネンは: the name stands behind the office
        holder = by_end.get(row[i - 1].start) or (by_end.get(row[i - 2].start) if i >= 2 and speaker else None)
        if holder is not None and (speaker or holder.type == "organization"):
            name = text[holder.start : holder.end]
            yield Spot(u.start, u.end, "person", title=(u.start, u.end), form="title", kind=name)


_SPEAKS = re.compile(r"(?:は|が|も|によると|によれば|によります|の話|、|に(?=対|よ))")
_OFFICERS = frozenset(("事務総長", "事務局長", "長官", "総裁", "広報担当者", "報道担当者", "報道担当", "広報担当"))


def ministers(words: Words, text: str) -> Iterator[Spot]:
    """財務相は閣議後の会見で: a minister of the government at home who has no name in the text."""
    for row, i in words.titles():
        u = row[i]
        if not (u.text.endswith("相") or u.text == "官房長官") or not text.startswith(
            ("は", "が「", "が『", "によると"), u.end
        ):
            continue
        when = i > 1 and row[i - 1].text == "に" and row[i - 2].sort in ("time", "number")  # 4日に官房長官が「…
        if u.text.endswith("首相") or (
            i and not when and row[i - 1].sort not in ("stop", "open", "close", "gap", "mark")
        ):
            continue
        yield Spot(u.start, u.end, "person", title=(u.start, u.end), form="title", kind="政府")


def sides(words: Words, text: str) -> Iterator[Spot]:
    """会社側, 銀行側は: the firm told of last."""
    for row, i in words.places(_SIDES):
        u = row[i]
        if text.startswith("側", u.end) and (i == 0 or row[i - 1].end != u.start or row[i - 1].sort in EDGES):
            yield Spot(u.start, u.end + 1, "organization", form="anaphor", kind=_SIDES[u.text])


_SIDES = {
    "会社": "company",
    "企業": "company",
    "銀行": "銀行",
    "大学": "大学",
    "学校": "校",
    "病院": "病院",
    "事務所": "事務所",
    "農場": "company",
    "店": "company",
    "球団": "company",
}


def parties(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """双方は, 両者の: two persons or two bodies, as those told of last are."""
    for row, i in words.places(("双方", "両者")):
        u = row[i]
        if i and row[i - 1].end == u.start and row[i - 1].sort not in EDGES:
            continue
        if not text.startswith(("は", "が", "も", "の", "に"), u.end):
            continue
        before = [s for s in found if s.end <= u.start and s.type != "place" and s.name is not None][-2:]
        if len(before) == 2 and before[0].type == before[1].type:
            yield Spot(u.start, u.end, before[1].type, form="plural", kind="")


def northern(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """北の主張 where the text tells of 北朝鮮."""
    korea = next(
        (s.entry for s in found if s.entry is not None and s.entry.country == "KP" and s.entry.sort == "country"), None
    )
    if korea is None:
        return
    for row, i in words.places(("北",)):
        u = row[i]
        if i and row[i - 1].end == u.start and row[i - 1].sort not in EDGES:
            continue
        if _NORTH.match(text, u.end):
            yield Spot(u.start, u.end, "place", (u.start, u.end), entry=korea, form="short", kind="country")


_NORTH = re.compile(
    r"(?:は|が(?!わ)|も|側|、|の(?:主張|発表|ミサイル|核|指導|軍|体制|政権|脅威|挑発|金|声明|談話|反応|狙い|要求|責任|兵))"
)


def of_the_town(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with 同市 in 同市によると as the government that speaks; 同市で and 同市は人口 are the town."""
    return [
        s._replace(type="organization", kind="actor" + text[s.end - 1])
        if s.type == "place"
        and s.form == "anaphor"
        and s.end - s.start == 2
        and text[s.end - 1] in _GOVERNMENTS
        and _TOWN_SPEAKS.match(text, s.end)
        else s
        for s in found
    ]


_TOWN_SPEAKS = re.compile(
    r"によ(?:ると|れば|ります)|の(?:まとめ|発表|担当者|職員)|(?:は|が)[^。「」\n]{0,60}?(?:[」』]と|と(?:発表|説明|し(?:て|た)|話|述べ|主張)|を発表|を公表|明らかに)"
)


def of_the_same(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with 同市選管 as the 選管 of the town told of last: 葦原市選管."""
    out: list[Spot] = []
    places: list[str] = []
    for s in found:
        name = text[s.name[0] : s.name[1]] if s.name is not None else ""
        above = None
        if s.type == "place" and name:
            places.append(name)
        elif s.type == "organization" and s.entry is None and _SAME.match(name):
            above = next((p for p in reversed(places) if p[-1] == name[1]), None)
        if above is None:
            out.append(s)
        else:
            town = above.removeprefix(keys.prefecture(above) or "")
            out.append(s._replace(refers=town + name[2:], form="short"))
    return out


_SAME = re.compile(r"同[都道府県市区町村](?=[㐀-鿿々])")


def settled(found: Sequence[Spot], text: str) -> list[Spot]:
    """Names without a cue of their own take the type that the same name has where it has one: デア・モルゲン is a paper
    everywhere once ドイツ紙デア・モルゲン stands in the text."""
    cued: dict[str, Counter[str]] = {}
    for s in found:
        if s.name is not None and s.entry is None and _cued(s):
            cued.setdefault(text[s.name[0] : s.name[1]], Counter())[s.type] += 1
    out = []
    for s in found:
        if s.name is not None and s.entry is None and not _cued(s):
            types = cued.get(text[s.name[0] : s.name[1]])
            if types and s.type not in types:
                kind = types.most_common(1)[0][0]
                alone = kind == "person" and s.name[1] - s.name[0] < 4 and not _KATAKANA.match(text, s.name[0])
                out.append(s._replace(type=kind, kind="", form="short" if alone else s.form))  # type: ignore[arg-type]
                continue
        out.append(s)
    return out


def firms_of_officers(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with ハルモニクス in the headline's ハルモニクス社長 as the firm that the text has elsewhere: it is the officer's, not his
    name; and with the サクラさん that a customer speaks of as サクラ乳業."""
    firms = sorted({text[slice(*s.name)] for s in found if s.type == "organization" and s.name is not None})
    return [_firm_of(s, firms, text) for s in found]


def _firm_of(spot: Spot, firms: Sequence[str], text: str) -> Spot:
    name = spot.name
    if spot.type != "person" or name is None or spot.form != "short" or not _KATAKANA.fullmatch(text, *name):
        return spot
    called = text[slice(*name)]
    if spot.title is not None:
        company = called in firms and ranks.group(text[slice(*spot.title)]) == "company"
        return Spot(*name, "organization", name, kind="company") if company else spot
    whole = [f for f in firms if f.startswith(called)]
    # 「サクラさんを信じた」; not 従業員のサクラさん, who may bear the name of her firm
    if len(whole) != 1 or text[name[1] : spot.end] != "さん" or text[spot.start - 1] not in "「、。":
        return spot
    if text.rfind("「", 0, spot.start) <= text.rfind("」", 0, spot.start):
        return spot
    return spot._replace(type="organization", kind="company", form="short", refers=whole[0])


def _cued(spot: Spot) -> bool:
    if spot.type == "person":
        return spot.title is not None or spot.gloss is not None or spot.name != (spot.start, spot.end)
    return spot.kind != ""


def of_country(found: Sequence[Spot], text: str) -> list[Spot]:
    """カンボジアの国防省 as one name: a country and a ministry that the country alone tells from others."""
    out: list[Spot] = []
    for s in found:
        last = out[-1] if out else None
        if (
            last is not None
            and last.type == "place"
            and last.entry is not None
            and last.entry.sort in ("country", "capital")
            and text[last.end : s.start] == "の"
            and s.type == "organization"
            and (s.kind in ("government", "military", "police", "court") or _cut_from(s, text[last.start : last.end]))
            and not (s.entry is not None and s.entry.sure and s.entry.country not in (None, last.entry.country))
            and not (s.entry is not None and s.entry.country == last.entry.country and s.entry.name.endswith("議院"))
        ):
            out[-1] = s._replace(start=last.start, name=s.name)
            if s.entry is None:
                out[-1] = out[-1]._replace(name=(last.start, s.name[1] if s.name else s.end), refers=None, form="full")
            continue
        out.append(s)
    return out


def _cut_from(spot: Spot, land: str) -> bool:
    """検察 in ペルーの検察, where the text has ペルー検察."""
    return spot.kind == "tail" and spot.refers is not None and spot.refers.startswith(land)


def described(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """ソウルの人権団体は, 韓国の新聞によると: an organization that acts and has no name but where it is. One whose name follows
    (アメリカの有力紙ニューヨーク・タイムズ) is only introduced, and メディア are many."""
    seats = {s.end: s.start for s in found if s.entry is not None and s.entry.sort in ("country", "capital", "region")}
    owners = {row[i].end: row[i].start for row, i in words.places(_OWNERS) if i == 0 or row[i - 1].sort in EDGES}
    if not seats and not owners:
        return
    taken = {k for s in found for k in (s.start, s.end - 1)}
    people = {s.start for s in found if s.type == "person"}  # 市の選挙委員会の梶浦弓子委員長
    for row, i in words.places(("の",)):
        seat = seats.get(row[i].start, owners.get(row[i].start))
        if seat is None:
            continue
        k = i + 1
        while (
            k < len(row)
            and k - i < 6
            and row[k].sort in ("noun", "prefix", "adjective")
            and row[k].start == row[k - 1].end
        ):
            k += 1
        last = row[k - 1]
        ending = last.ending
        acts = _ACTING.match(text, last.end) or (last.end + 1 in people and text[last.end] == "の")
        if k == i + 1 or not acts or last.end - 1 in taken or row[i + 1].start in taken:
            continue
        firm = last.text in ("会社", "企業", "メーカー") and seat in seats.values()
        if last.text in generic("manifold") and not (firm and _introduced_firm(text, seat, row[i].start, found)):
            continue
        at_home = row[i].start in owners
        duty = _OFFICIAL if at_home else _DUTIES
        bodily = (
            ending is not None
            and ending.sort == "organization"
            and ending.kind in duty
            and not (at_home and (len(last.text) < 2 or last.text in generic("whole")))
        )
        if firm or (last.text in generic("described") and not at_home) or bodily:
            span = (seat, last.end)
            public = ending is not None and ending.kind in _PUBLIC
            yield Spot(*span, "organization", span, kind=ending.kind if public and ending else "described")


def _introduced_firm(text: str, start: int, end: int, found: Sequence[Spot]) -> bool:
    """Whether just one firm of the text is said to be of that land: スペインの会社は, behind スペインの水産会社マルアスル."""
    land = re.escape(text[start:end])
    firms = {
        text[s.name[0] : s.name[1]]
        for s in found
        if s.type == "organization" and s.kind in ("company", "") and s.name is not None and s.start < start
        and re.search(rf"{land}の?(?:[^。、「」のはがを]{{1,14}})?[「『]?$", text[max(0, s.start - 24) : s.start])
    }  # fmt: skip
    return len(firms) == 1


# 市の教育委員会は, 大学の調査委員会が, 国のミサイル総局は: whose body it is, without a name.
_OWNERS = frozenset(("国", "県", "市", "町", "村", "都", "道", "府", "区", "大学"))
_OFFICIAL = frozenset(("government", ""))
_PUBLIC = frozenset(("government", "military", "police", "court"))  # there is one of each: 韓国の軍 is 韓国軍
_DUTIES = _PUBLIC | {""}
_ACTING = re.compile(
    r"は(?!、?いずれ)|が|も|によると|によれば|によります|を引用|の話|に(?:語|求め|訴え|提訴|控訴|申し立て|告発|抗議)"
    r"|の(?:当局者|関係者|報道官|高官|担当者|広報|幹部|専門家|研究者|声明|発表|統計|調査|データ|[ァ-ヶー]+(?:・[ァ-ヶー]+)+)"
)


def credited(text: str, outlet: str | None) -> Iterator[Spot]:
    """The document's own outlet, by its name, by what is left of it, or by the office that it is."""
    if outlet and outlet.replace("\u3000", " ").isprintable():
        # what an outlet says of itself may hold marks that turn the line round: no name is made of it
        for named in (_in_full, _as_office, _cut_short):
            yield from named(text, outlet)


def _in_full(text: str, outlet: str) -> Iterator[Spot]:
    """スポーツ東西 on its date line. Whom one tells and who got hold of a paper is the reporter, no actor of the news: not
    みなと新聞の取材に, みなと新聞が入手した."""
    teller = r"(?!の取材|への取材|に(?:語|話|答|対|明|述)|が(?:入手|確認|取材))"
    whole = rf"(?<![㐀-鿿々ァ-ヶー・A-Za-z]){re.escape(outlet)}(?![㐀-鿿々ァ-ヶー・A-Za-z]){teller}"
    for m in re.finditer(whole, text):
        yield Spot(*m.span(), "organization", m.span(), kind="outlet")


def _as_office(text: str, outlet: str) -> Iterator[Spot]:
    """外務省 in what 中国外務省 put out."""
    office = tail(outlet)
    if office is not None and office.kind == "government" and office.name != outlet:
        body = re.escape(office.name)
        alone = rf"(?<![㐀-鿿々ヶァ-ヶーA-Za-zの]){body}(?![㐀-鿿々])|\A{body}(?=報道官|定例|記者会見)"
        for m in re.finditer(alone, text):
            yield Spot(*m.span(), "organization", m.span(), form="short", refers=outlet, kind="government")


def _cut_short(text: str, outlet: str) -> Iterator[Spot]:
    """(北都) and 【ジュネーブ12日=北都】 where the document is 北都通信's."""
    short = re.sub(r"(?:通信社|通信|新聞社|新聞|テレビ|放送|ニュース|日報)$", "", outlet)
    if len(short) < 2 or short == outlet or known().get(short) is not None:
        return
    name = re.escape(short)
    bare = rf"|(?<![ァ-ヶー・]){name}(?=は|が|に(?:語|話|対)|の取材)" if _KATAKANA.fullmatch(short) else ""
    for m in re.finditer(rf"(?<=[(=]){name}(?=[)】]){bare}", text):
        yield Spot(*m.span(), "organization", m.span(), form="short", refers=outlet, kind="outlet")
