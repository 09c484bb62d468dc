"""Places: countries and capitals, the dictionary's place names, and names built with an ending (若槻|県, 久里川|ダム)."""

from __future__ import annotations

import re

from uratori.names.places.foreign import foreign
from uratori.names.words import countries, lexicon
from uratori.names.words.bodily import KATAKANA, province
from uratori.names.words.gloss import gloss
from uratori.names.words.lexicon import Entry
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.stretches import HIRAGANA
from uratori.names.words.units import EDGES, NAMELIKE, Unit

_PROPER = NAMELIKE | {"capital", "country"}
_PARTS = _PROPER | {"noun", "number", "prefix"}
ADMIN = frozenset("都道府県市町村区郡州")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")
_FEATURE = re.compile(r"(?:川|山|岳|島|湾|岬|湖|峠|沼|滝|海|海峡|半島|諸島|列島|高原|平野|盆地)$")
_LONGEST = 10


def place(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """The place that starts at unit ``at``, and the unit after it."""
    found = _by_use(units, at, text) if units[at].text in generic("toponym") else None  # ポルト・|サン・ジョルジョ
    found = found or _place(units, at) or _by_use(units, at, text)
    if found is None or _event(units, found[1]) or _adjective(units, at, found[1], text) or _word(units, at, found[1]):
        return None
    spot, end = found
    if text.endswith(endings_of("several"), spot.start, spot.end):
        return None  # 関係市町 are several, 白根県選挙区 votes
    after, other = gloss(units, end, text, text[spot.start : spot.end])
    if other is not None:
        spot = spot._replace(end=units[after - 1].end, gloss=other)
    if spot.entry is not None and spot.entry.country == "EU" and spot.form == "full":
        spot = spot._replace(type="organization")  # a union of lands: it has an authority, and no land of its own
    return spot, after


def _word(units: list[Unit], at: int, end: int) -> bool:
    """救命|いかだ: a common word in hiragana that the dictionary has as a place too, the head of a compound."""
    u, before = units[at], units[at - 1] if at else None
    return (
        end == at + 1
        and u.sort == "place"
        and HIRAGANA.fullmatch(u.text) is not None
        and before is not None
        and before.end == u.start
        and before.sort == "noun"
    )


_RIVER = re.compile(
    r"(?:が(?:氾濫|あふれ|増水|決壊)|の(?:堤防|氾濫|水位|水が|流域|河口|上流|下流|支流|決壊|増水|橋)|沿い|流域|に架かる)"
)
_HERE = re.compile(r"で(?:[^は]|は(?=[、\d]))(?![もす])")


def _by_use(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """石坂川の堤防, 大柳で: what the dictionary has as a family name, used as a river or a place is."""
    u = units[at]
    end = foreign(units, at)
    if end is not None:
        return Spot(u.start, units[end - 1].end, "place", (u.start, units[end - 1].end), kind="region"), end
    if (
        u.sort != "surname"
        or len(u) < 2
        or (
            at and units[at - 1].end == u.start and units[at - 1].sort not in ("other", "stop", "open", "close", "mark")
        )
    ):
        return None
    river = (
        u.text.endswith("川")
        and len(u) > 2
        and (_RIVER.match(text, u.end) or text[max(0, u.start - 3) : u.start] == "支流の")
    )
    if river or (len(u) > 2 and _HERE.match(text, u.end)):
        return Spot(u.start, u.end, "place", (u.start, u.end), kind="region"), at + 1
    return None


def _adjective(units: list[Unit], at: int, end: int, text: str) -> bool:
    """東南アジアの外交官, 欧州の探査車: a part of the world that only says where somebody is from."""
    entry = units[at].entry
    if text.startswith("の", units[at].end) and end + 1 < len(units) and units[end + 1].sort in _LANDS:
        return False  # 中央アジアのコルハンで
    if entry is None or entry.kind != "region" or entry.country is not None or end != at + 1 or "・" in entry.name:
        return False
    if (
        not entry.name.endswith(("アジア", "欧州", "アフリカ", "米", "欧", "中東", "大洋州", "オセアニア"))
        or entry.name == "北欧"
    ):
        return False
    nxt = units[end] if end < len(units) else None
    glued = nxt is not None and nxt.start == units[at].end and nxt.sort in ("noun", "title", "prefix")
    return glued or text.startswith("の", units[at].end)


_LANDS = frozenset(("kana", "place", "country", "capital"))


def _event(units: list[Unit], at: int) -> bool:
    """西日本|豪雨, 朝鮮|戦争, 日本|時間: the place is part of another name; so it is in 東京|国際|映画祭 and 日本|アカデミー|賞."""
    if at >= len(units) or units[at].start != units[at - 1].end:
        return False
    if units[at].text == "人" and units[at - 1].sort == "country":
        return False  # ブラジル|人 is of the country
    if units[at].text in generic("event") or units[at].text in generic("contest"):
        return True
    k = at
    while k + 1 < len(units) and k - at < 4 and units[k].sort in ("noun", "time", "number") and units[k].ending is None:
        k += 1
        if units[k].start != units[k - 1].end:
            return False
        if units[k].text in generic("contest"):
            return True
    return False


def _place(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    u = units[at]
    if u.sort == "noun" and len(u.text) == 1:
        return _short(units, at) or _built(units, at)
    if u.sort == "noun" and u.text in generic("lodging") and (inn := _inn(units, at)) is not None:
        return inn
    if u.sort in ("country", "capital", "region"):
        longer = _built(units, at)
        return longer or (_spot(units, at, at + 1, u.entry), at + 1)
    if (
        u.sort in ("surname", "place")
        and at + 1 < len(units)
        and units[at + 1].start == u.end
        and units[at + 1].text in generic("bound")
    ):
        return _spot(units, at, at + 1), at + 1  # 羽田|行き
    if (
        u.sort == "proper"
        and u.text not in generic("never")
        and (tail := lexicon.tail(u.text)) is not None
        and tail.sort == "place"
    ):
        stop = (
            u.end - 2 if u.text.endswith("市場") and u.text[:-2] in generic("traded") else u.end
        )  # 東京市場で下げた is of 東京
        return Spot(u.start, stop, "place", (u.start, stop), kind=tail.kind), at + 1
    if u.sort in _PARTS and u.text not in generic("boundary") and u.text not in generic("never"):
        return _built(units, at)
    return None


def _inn(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """ホテル|東水|で, 道の駅|うずしお|は: a name that begins with what it is the name of; not ホテル|側."""
    end = at + 1
    while end < len(units) and end - at < 4 and units[end].start == units[end - 1].end and units[end].sort in NAMELIKE:
        end += 1
    closed = end == len(units) or units[end].start != units[end - 1].end or units[end].sort in EDGES
    if end == at + 1 or not closed or units[end - 1].end - units[at + 1].start < 2:
        return None
    span = (units[at].start, units[end - 1].end)
    return Spot(*span, "place", span, kind="facility"), end


def quoted_site(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """岩燕荘 in 旅館「岩燕荘」が: what a house or a ground is called, whose quote opens at unit ``at``; not ホテル「満室です」と, which is
    its word."""
    if not text.endswith(endings_of("site"), 0, units[at].start):
        return None
    close = next((k for k in range(at + 1, min(len(units), at + _LONGEST)) if units[k].sort == "close"), None)
    if close is None or close == at + 1 or close + 1 == len(units):
        return None
    start, end = units[at + 1].start, units[close - 1].end
    inner = units[at + 1 : close]
    worded = inner[-1].sort == "other" and len(inner) > 1 and len(inner[-1]) < 3  # 公園「遊ばせたい」の声
    if any(u.sort == "stop" for u in inner) or end - start < 2 or worded:
        return None
    behind = units[close + 1]
    if behind.start != units[close].end or behind.text in ("と", "とは", "って", "という"):
        return None
    return Spot(start, end, "place", (start, end), kind="facility"), close


def _short(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """米, 露, 英: only before a word of government, press or trade, and not in a compound of two (日米韓)."""
    u = units[at]
    code = countries.of_short(u.text)
    if code is None or at + 1 >= len(units):
        return None
    if units[at + 1].start != u.end:
        return _headed(units, at, code)
    nxt = units[at + 1]
    opens = at == 0 or units[at - 1].sort in ("stop", "open", "gap", "other", "close")
    if u.text in "英仏独露" and opens and nxt.text == "の":
        return _country(u, code), at + 1
    if at and units[at - 1].end == u.start and all(countries.of_short(c) for c in units[at - 1].text):
        return None  # 日中|韓
    if (
        nxt.text in generic("state")
        or nxt.sort in ("outlet", "body", "capital")
        or nxt.text.startswith(endings_of("statehood"))
    ):
        return _country(u, code), at + 1
    after = units[at + 2] if at + 2 < len(units) and units[at + 2].start == nxt.end else None
    if nxt.sort == "noun" and after is not None and after.text in generic("foreign"):
        return _country(u, code), at + 1  # 米|科学|誌, 英|製薬|大手
    if abroad(units, at) is not None:
        return _country(u, code), at + 1
    return _headed(units, at, code)


def abroad(units: list[Unit], at: int) -> str | None:
    """独|ヴァイスハウプト, 米|オープンAI: the country, as a code, that one kanji before a name in katakana or Latin says to be its home.
    Not 日米|バイデン, which is a pair, nor 対米|ドル, 独|クラブ, which are words."""
    u = units[at]
    if len(u.text) != 1 or u.text not in _HOMES or at + 1 >= len(units) or units[at + 1].start != u.end:
        return None
    if at and units[at - 1].end == u.start and units[at - 1].sort not in EDGES:
        return None
    nxt = units[at + 1]
    named = nxt.sort in ("kana", "proper", "person") and KATAKANA.fullmatch(nxt.text)
    dotted = at + 2 < len(units) and units[at + 2].sort == "dot" and KATAKANA.fullmatch(nxt.text)  # 英|オーク・ヒル
    if (
        not dotted
        and not (named and len(nxt) > 2)
        and not (nxt.sort == "latin" and len(nxt) > 1 and nxt.text not in generic("acronym"))
    ):
        return None
    return countries.of_short(u.text)


_HOMES = frozenset("米英仏独伊露印韓中台豪加蘭")


def headed(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """露と首脳会談へ, 米が非難: a headline's short form before a particle."""
    u = units[at]
    code = countries.of_short(u.text) if u.text in "米英露仏独韓豪" and u.sort == "noun" else None
    if code is None or at + 1 >= len(units) or units[at + 1].text not in ("と", "に", "へ", "が", "は", "も", "を"):
        return None
    glued = at > 0 and units[at - 1].end == u.start and units[at - 1].sort in ("noun", "number", "place", "country")
    return None if glued else (_country(u, code), at + 1)


def _headed(units: list[Unit], at: int, code: str) -> tuple[Spot, int] | None:
    """米「供与を確認」, 露 外相を派遣: a headline's short form at its beginning."""
    u, nxt = units[at], units[at + 1]
    begins = at == 0 or units[at - 1].sort == "gap"
    if u.text in "米英露仏独韓豪印" and begins and nxt.sort in ("gap", "open", "stop"):
        return _country(u, code), at + 1
    return None


def _country(unit: Unit, code: str) -> Spot:
    country = countries.of_code(code)
    entry = Entry("country", country.name if country else unit.text, "country", code)
    span = (unit.start, unit.end)
    return Spot(*span, "place", span, entry=entry, kind="country", form="short")


def _spot(units: list[Unit], at: int, end: int, entry: Entry | None = None) -> Spot:
    start, stop = units[at].start, units[end - 1].end
    ending = units[end - 1].ending
    kind = entry.kind if entry else ending.kind if ending else ""
    return Spot(start, stop, "place", (start, stop), entry=entry, kind=kind)


def _built(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    end = _stretch(units, at)
    if end is not None and _names_one(units, at, end):
        return _spot(units, at, end), end
    ending = units[at].ending
    body = ending is not None and ending.sort == "organization" and len(units[at]) > 2  # 医療センター
    if units[at].sort == "place" and not body and not opens_coined(units, at):
        return _spot(units, at, at + 1), at + 1
    return None


def opens_coined(units: list[Unit], at: int) -> bool:
    """アルカディア|・|マリタイム: a place in katakana and a common word behind a dot are one name; not ドネツク・ルガンスク, nor
    ホルムズ・カルグ島."""
    if at + 2 >= len(units) or units[at + 1].sort != "dot":
        return False
    u, more = units[at], units[at + 2]
    glued = u.end == units[at + 1].start and units[at + 1].end == more.start
    after = units[at + 3] if at + 3 < len(units) else None
    closed = after is None or after.start != more.end or after.sort in EDGES or KATAKANA.fullmatch(after.text)
    both = KATAKANA.fullmatch(u.text) and KATAKANA.fullmatch(more.text)
    return bool(glued and closed and both) and u.sort == "place" and more.sort == "noun"


def _stretch(units: list[Unit], at: int) -> int | None:
    """The unit after the ending of a place: the farthest ending of the run, but an address ends with its
    municipality (若槻県鳥越町|大柳)."""
    last = None
    k = at
    while k < len(units) and k - at < _LONGEST:
        u = units[k]
        if k > at and (u.start != units[k - 1].end):
            break
        if u.sort not in _PARTS and not (
            u.sort == "dot" and k > at and k + 1 < len(units) and _kana(units[k - 1]) and _kana(units[k + 1])
        ):
            break
        if u.sort in ("country", "body", "outlet", "title") and k > at:
            break
        if u.text in generic("boundary") and k > at and u.ending is None:
            break
        if k > at and (u.ending is not None or u.text[-1] in ADMIN) and _is_end(units, at, k):
            last = k + 1
        elif k > at and (
            (u.sort == "place" and u.text[-1] in ADMIN and units[k - 1].sort in ("place", "noun"))
            or province(units[k - 1], u)
        ):
            last = k + 1  # 雄|物|沢町
        k += 1
    return last


def _kana(unit: Unit) -> bool:
    return KATAKANA.fullmatch(unit.text) is not None


def _is_end(units: list[Unit], at: int, k: int) -> bool:
    u = units[k]
    if u.ending is not None and u.ending.sort == "place":
        return True
    # 松葉|台地区: the ending is inside a word that the dictionary cut otherwise
    return (
        u.sort in ("noun", "place", "surname", "kanji")
        and u.text[-1] in ADMIN
        and len(u) > 1
        and _after_admin(units, at, k)
    )


def _after_admin(units: list[Unit], at: int, k: int) -> bool:
    return any(units[j].text[-1] in ADMIN for j in range(at, k))


def _names_one(units: list[Unit], at: int, end: int) -> bool:
    inner = units[at : end - 1]
    last = units[end - 1]
    if last.text in _KINDS or (last.text == "市場" and len(inner) == 1 and inner[0].text in generic("traded")):
        return False  # 関係|市町, 東京|市場で下げた
    if last.sort == "place" and last.text[-1] in ADMIN and inner:
        if len(inner) > 1 and inner[-1].text in ADMIN:
            return _names_one(units, at, end - 1)  # 槙原|県|鷺谷町, 峰川|県|芦戸|市|浜町
        above = max((k for k, u in enumerate(inner) if k and u.text in _COUNTIES), default=-1)
        inner = inner[above + 1 :]  # 若槻|県|石臼|谷町
        if any(not _KANJI.fullmatch(u.text) or u.text in generic("nonplace") for u in inner):
            return False
        return (len(inner) == 1 and len(inner[0]) > 1) or (
            len(inner) in (2, 3) and all(len(u) == 1 and u.sort == "noun" and u.text not in _BEFORE_TOWN for u in inner)
        )
    if any(u.text in generic("outside") for u in inner):
        return False
    if inner and inner[0].sort == "prefix":
        return False
    if inner and inner[0].sort == "country":
        return last.ending is not None and last.text in ("大使館", "半島", "海峡", "高原", "諸島", "列島", "海", "湾")
    if not any(u.sort in _PROPER for u in inner):
        return _prefecture(inner, last) or _holy(inner, last) or _ridge(inner, last)
    return not (
        last.text in ("線", "店", "字", "水道", "都", "道", "省", "大字", "森林", "本店")
        and inner[-1].sort not in _PROPER
    )


_KINDS = frozenset(("市町", "市町村", "町村", "市区町村", "区市町村", "市区町", "県市", "都道府県"))
_LANDLIKE = frozenset("原野川山島浜崎沢谷田浦江津森岡丘坂瀬見泉橋宮岸里湖池沼鳴")
_COUNTIES = frozenset("都道府県郡")


def _holy(inner: list[Unit], last: Unit) -> bool:
    """金戒|光明|寺, 護国|神社: what a temple or a shrine is called may be any words."""
    return (
        last.text in _HOLY
        and sum(len(u) for u in inner) + len(last) > 2
        and all(_KANJI.fullmatch(u.text) and u.sort == "noun" for u in inner)
        and not any(u.text in generic("modifier") or u.text in generic("press") for u in inner)
    )


def _ridge(inner: list[Unit], last: Unit) -> bool:
    """金精|峠, 大日|岳: a pass, a peak or a cape is called by any words."""
    return (
        last.text in ("峠", "岳", "岬")
        and bool(inner)
        and 1 < sum(len(u) for u in inner) < 5
        and all(u.sort == "noun" and _KANJI.fullmatch(u.text) and u.ending is None for u in inner)
        and not any(u.text in generic("modifier") or u.text in generic("nonplace") for u in inner)
    )


_HOLY = frozenset(("寺", "神社", "神宮", "大社", "天満宮", "八幡宮", "東照宮"))
# 県|内, 元|町: what stands before 沢町 without being a part of it.
_BEFORE_TOWN = frozenset("同各両全当某諸数元前新旧現県市町村区都府道内外東西南北")


def _prefecture(inner: list[Unit], last: Unit) -> bool:
    """青峰|県, 星見|県: kanji the dictionary has as a noun, before 県 or a municipality."""
    if last.text not in ("県", "市", "町", "村", "郡") or not inner or len(inner) > 3:
        return False
    word = "".join(u.text for u in inner)
    if not _KANJI.fullmatch(word) or len(word) < 2 or any(u.text in generic("nonplace") for u in inner):
        return False
    landlike = last.text == "市" and len(inner) == 1 and word[-1] in _LANDLIKE  # 葦原|市, not 中核|市
    return last.text == "県" or all(len(u) == 1 for u in inner) or landlike
