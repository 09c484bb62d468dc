"""Organizations that a word beside them gives away: the legal form before them, their trade, their side in parliament, the reading
inside the name."""

from __future__ import annotations

import re
from itertools import pairwise

from uratori.names.words.bodily import KATAKANA
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.stretches import PARTS, dotted, run, spanning, wordlike
from uratori.names.words.units import EDGES, Unit

_COINED = frozenset(("kana", "latin", "proper", "person", "given", "surname"))
_FIRMS = ("会社", "企業", "メーカー", "大手")
_SORTS = {"聞": "newspaper", "紙": "newspaper", "誌": "magazine"}
_SIGN = re.compile(r"[^\s、。「」『』()]{2,20}(?=\()")


def signed(units: list[Unit], at: int, text: str) -> int | None:
    """株式会社|ことのは(本社…: whatever words stand between the legal form and the bracket are the name."""
    if at >= len(units) or units[at].start != units[at - 1].end:
        return None
    sign = _SIGN.match(text, units[at].start)
    return next((k + 1 for k in range(at, min(len(units), at + 12)) if sign and units[k].end == sign.end()), None)


def spelled(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """コリョ(高麗)航空, 漢江(ハンガン)日報: the reading inside the name."""
    if (
        at + 4 >= len(units)
        or units[at + 1].text != "("
        or units[at + 3].text != ")"
        or units[at + 1].start != units[at].end
    ):
        return None
    last = units[at + 4]
    if last.start != units[at + 3].end or last.ending is None or last.ending.sort != "organization" or len(last) < 2:
        return None
    return spanning(units, at, at + 5, None), at + 5


def introduced(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """機械大手|ノルドヴィク, 飲食店「みどり食堂」: a name that the word before it says to be an organization."""
    if at == 0:
        return None
    u, before = units[at], units[at - 1]
    if before.sort == "open" and before.text in "「『":
        return quoted(units, at)
    if before.end == u.start and before.text in generic("side"):
        end = run(units, at)
        if end - at > 1 and _initials(units, end):
            return spanning(units, at, end, "party"), end  # 与党|社会主義運動(MAS)
    if before.end == u.start and before.text in generic("maker"):
        return _made(units, at, before.text)
    if before.sort == "dot" and at > 1 and units[at - 2].text.endswith("会派") and (party := _whole(units, at, "会派")):
        return spanning(units, at, party, "party"), party  # 最大会派・|新政|たかさご|は
    if before.text == "(" and at > 1 and units[at - 2].text in _ASKED and (asker := _asker(units, at)) is not None:
        return spanning(units, at, asker, "newspaper"), asker
    return None


def _made(units: list[Unit], at: int, sort: str) -> tuple[Spot, int] | None:
    """The organization whose sort stands before it: 機械大手|ノルドヴィク, 月刊誌|統一|フォーラム, 版元|竹笹|堂."""
    u, kind = units[at], _SORTS.get(sort[-1], "company")
    if u.sort in _COINED or KATAKANA.fullmatch(u.text):
        end = at + 1
        while end < len(units) and (
            dotted(units, end) or (wordlike(units[end]) and units[end].start == units[end - 1].end)
        ):
            end += 1
        if end < len(units) and _seated(units, end):
            end += 1  # 給食業者|ミールサポート|遠海|の
        journal = sort.endswith(("誌", "紙")) and len(u) > 3 and u.entry is None and _cited(units, end)
        # 化学会社|ハルデン, which is a town's name too
        named = u.sort == "place" and u.entry is None and len(u) > 2 and sort.endswith(_FIRMS)
        if end > at + 1 or (u.sort in _COINED and len(u) > 2) or journal or named:
            return spanning(units, at, end, kind), end
    if sort in generic("side") and KATAKANA.fullmatch(u.text) and len(u) > 3 and _names(units, at):
        return spanning(units, at, at + 1, "group"), at + 1  # 過激派|アンサル|の
    if (whole := _whole(units, at, sort)) is not None:
        return spanning(units, at, whole, kind), whole
    shop = _shop(units, at)
    return (spanning(units, at, shop, "company"), shop) if shop is not None else None


def _names(units: list[Unit], at: int) -> bool:
    """Whether katakana that is no word for a sort stands alone before a particle."""
    word = units[at].text
    closed = at + 1 < len(units) and units[at + 1].text in _ON
    return closed and units[at].ending is None and word not in generic("agent") and word not in generic("never")


def _seated(units: list[Unit], k: int) -> bool:
    """Whether a town that a firm is called by ends its name: 業者|ミールサポート|旭川|の; not 大手|ファイザー|米国|法人."""
    u = units[k]
    after = units[k + 1] if k + 1 < len(units) else None
    return (
        u.start == units[k - 1].end
        and u.sort in ("place", "region", "surname", "kanji")
        and len(u) > 1
        and after is not None
        and after.text in _ON
    )


def _whole(units: list[Unit], at: int, sort: str) -> int | None:
    """月刊誌|統一|フォーラム|は, 衣料会社|丹東|錦華|服装|が: words up to a particle, with one among them that is a name, or katakana behind a
    magazine's sort; not 建設会社|社長|は, 週刊誌|報道|を, 大手|電機|は."""
    end = run(units, at)
    inner = units[at:end]
    closed = end < len(units) and units[end].start == units[end - 1].end and units[end].text in _ON
    least = 2 if sort in generic("band") else 3
    if not closed or not least < units[end - 1].end - units[at].start < 15 or len(inner) < 2:
        return None
    if (
        any(u.text in generic("staff") or u.text in generic("maker") for u in inner)
        or inner[-1].text[-1] in "側系製内間"
    ):
        return None
    if sort[-1] in _SORTS:
        return end if KATAKANA.fullmatch(inner[-1].text) or inner[-1].ending is not None else None
    named = any(u.sort in ("place", "surname", "kanji", "proper", "kana") and len(u) > 1 for u in inner)
    placed = inner[-1].sort in ("place", "region") or (
        inner[-1].ending is not None and inner[-1].ending.sort == "place"
    )
    if sort == "会派" or (sort in generic("band") and inner[-1].ending is not None and not placed):
        return end  # 暴力団|黒|嶺|会|の
    return end if named and not placed and sort.endswith(_FIRMS) else None


def _shop(units: list[Unit], at: int) -> int | None:
    """版元|竹笹|堂|で, 旅館|三七十|館|が: kanji that end as the names of shops, inns and workshops do, up to a particle."""
    end = at
    while end < len(units) and end - at < 5 and _KANJI.fullmatch(units[end].text) and units[end].sort in PARTS:
        if end > at and units[end].start != units[end - 1].end:
            break
        end += 1
    name = "".join(u.text for u in units[at:end])
    closed = end < len(units) and units[end].start == units[end - 1].end and units[end].text in _ON
    return end if closed and 2 < len(name) < 8 and name.endswith(endings_of("shop")) else None


def _asker(units: list[Unit], at: int) -> int | None:
    """The unit after the outlet that asks: 問(但馬|日日); not 問(佐伯|議員), nor 問(佐伯)."""
    end = next((k for k in range(at, min(len(units), at + 7)) if units[k].text == ")"), None)
    if end is None or any(u.sort not in PARTS and not dotted(units, k) for k, u in enumerate(units[at:end], at)):
        return None
    return end if end > at + 1 or units[at].sort not in ("surname", "person", "given", "kanji") else None


def branded(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """ヴォレアス|北海道, イオンモール|盛岡: katakana of no common word and the town behind it, a club's or a firm's name, or a mall's."""
    u = units[at]
    if u.sort not in ("kana", "proper") or len(u) < 3 or at + 1 == len(units):
        return None
    town = units[at + 1]
    if town.start != u.end or town.sort not in ("place", "region", "surname"):
        return None
    if not KATAKANA.fullmatch(u.text) or not _KANJI.fullmatch(town.text):
        return None
    closed = at + 2 == len(units) or units[at + 2].start != town.end or units[at + 2].sort in EDGES
    if (
        not closed
        or town.text in ("沿海", "極東")
        or (at and units[at - 1].end == u.start and units[at - 1].sort == "dot" and not _league(units, at - 2))
    ):
        return None
    span = (u.start, town.end)
    if u.text in generic("mall"):
        return Spot(*span, "place", span, kind="facility"), at + 2
    return Spot(*span, "organization", span, kind="sport"), at + 2


def _league(units: list[Unit], k: int) -> bool:
    """J2・フェルサ|三島, Bリーグ・ライジン|八代; not ロシア・サハリン|沿海."""
    return k >= 0 and (units[k].sort == "number" or units[k].text.endswith("リーグ"))


_ASKED = frozenset(("問", "質問", "Q"))
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")


def quoted(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """飲食店「みどり食堂」, 保育園「ひなげし」, 会派「鶴風会」, NPO法人「森は海の恋人」が; not 業界団体「影響は限定的」, which is its word."""
    if at < 2:
        return None
    sort = units[at - 2]
    maker = sort.text in generic("maker")
    if sort.text in generic("side") and (party := _party(units, at)) is not None:
        return spanning(units, at, party, "party"), party
    if not maker and not (len(sort) > 1 and sort.ending is not None and sort.ending.sort == "organization"):
        return None
    if not maker and sort.ending is not None and sort.ending.kind == "company":
        return None  # フェリー「すずらん」
    end = next((k for k in range(at, min(len(units), at + 10)) if units[k].sort == "close"), None)
    if end is None or end == at:
        return None
    if _counts(units[at:end]):
        return None  # 人権団体「死者11人以上」
    last = units[end - 1].ending
    tailed = last is not None and last.sort == "organization"
    plain = all(x.sort not in ("other", "stop") for x in units[at:end])
    goes_on = end + 1 < len(units) and units[end + 1].text in _ON
    titled = sort.text.endswith(endings_of("phrase")) and (goes_on or tailed)
    childlike = _CHILDLIKE.fullmatch("".join(x.text for x in units[at:end]))  # 保育園「つくしんぼ」の
    word = all(x.sort == "noun" for x in units[at:end]) and not tailed and end + 1 == len(units)  # 販売会社「在庫切れ」
    if (plain and not word and (maker or goes_on)) or ((tailed or childlike) and goes_on) or titled:
        return spanning(units, at, end, "company"), end
    return None


def _counts(inner: list[Unit]) -> bool:
    """Whether a quote tells of so many persons or things."""
    return any(u.sort == "number" and nxt.text in generic("counter") for u, nxt in pairwise(inner))


def _party(units: list[Unit], at: int) -> int | None:
    """The unit after 国民の未来 in 野党「国民の未来」の; not 与党「譲歩しない」と, which is its word."""
    end = next((k for k in range(at, min(len(units), at + 8)) if units[k].sort == "close"), None)
    if end is None or not 1 < units[end - 1].end - units[at].start < 13 or end + 1 >= len(units):
        return None
    plain = all(u.sort != "stop" for u in units[at:end]) and units[end - 1].sort != "other"
    return end if plain and units[end + 1].text in _ON else None


_CHILDLIKE = re.compile(r"[ぁ-んー]{3,8}")
_ON = frozenset(("の", "は", "が", "を", "に", "も", "で", "や", "から", "によると", "("))


def _cited(units: list[Unit], at: int) -> bool:
    """専門誌|サーキュレーション|に: what stands behind the name of a journal that something is in."""
    return at < len(units) and units[at].text in (
        "に",
        "は",
        "が",
        "で",
        "の",
        "も",
        "電子版",
        "」",
        "によると",
        "最新号",
        "、",
    )


def _initials(units: list[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at].text == "(" and units[at + 1].sort == "latin"
