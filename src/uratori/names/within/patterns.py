"""Names that a pattern of the text shows alone, whatever words the dictionary sees in them: a river by what it does (銀手川が氾濫し), land
with ヶ (弥陀ヶ池), the master of a stable (伊勢ノ海親方), a party in quotes by its seats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uratori.names.words.spots import Spot, generic

_RIVER = re.compile(
    r"(?<![㐀-鿿々ヶケノァ-ヶ])[㐀-鿿々ヶケノ]{2,5}川(?=が(?:氾濫|増水|あふれ|決壊|越水)|の(?:堤防|氾濫|水位|河川敷|中州|流域|支流|上流|下流|河口|土手|増水|護岸)|沿い|流域)"
)


def rivers(text: str) -> Iterator[Spot]:
    """銀手川が氾濫し, 五四津川の堤防: a river by what it does, whatever its words are; not 一級河川の堤防."""
    for m in _RIVER.finditer(text) if "川" in text else ():
        if not m[0].endswith(("河川", "同川", "小川")) and m[0][0] not in "同各両":
            yield Spot(*m.span(), "place", m.span(), kind="region")


def linked(text: str) -> Iterator[Spot]:
    """弥陀ヶ池, 千畳ヶ原: kanji, ヶ and what land and water are; not the family 茅ヶ崎さん."""
    for m in _LINKED.finditer(text) if "ヶ" in text or "ケ" in text else ():
        yield Spot(*m.span(), "place", m.span(), kind="region")


_LINKED = re.compile(
    r"(?<![㐀-鿿々ァ-ヶー])[㐀-鿿々]{1,3}[ヶケ](?:池|沢|谷|原|森|浜|岳|峰|平|岩|瀬|淵|鼻|浦|島|丘|峠|滝|沼|岬)(?=[のでにへをはがとや、。())~―-]|付近|周辺|側|方面|近く)"
)


def masters(text: str) -> Iterator[Spot]:
    """伊勢ノ海親方: the master of a stable, of whatever words his name is; not 同親方, 師匠の親方."""
    for m in _MASTER.finditer(text) if "親方" in text else ():
        if m[1][0] not in "同両各元前新" and m[1] not in generic("never"):
            yield Spot(*m.span(), "person", m.span(1), m.span(2), form="short")


_MASTER = re.compile(r"(?<![㐀-鿿々ヶノ])([㐀-鿿々ヶ][㐀-鿿々ヶノ]{1,4})(親方)(?=[はがもをにとの、。()」(]|$)")


def called(text: str) -> Iterator[Spot]:
    """「サヘルの鷹」と名乗る武装勢力: a body by the name that it gives itself; not 「黒犬」と名乗る男."""
    for m in _CALLED.finditer(text) if "」" in text else ():
        yield Spot(*m.span(1), "organization", m.span(1), kind="group")
    for m in _ELECTED.finditer(text) if "」" in text and _VOTE.search(text) else ():
        yield Spot(*m.span(1), "organization", m.span(1), kind="party")


# 「祖国の選択」は31議席, 「祖国の選択」を率いる: what parties alone have and are.
_ELECTED = re.compile(
    r"「([^「」\n、。?!]{2,14})」(?=(?:は|が|も)[^。「」\n]{0,14}?\d+議席|を率い|の(?:党首|共同党首|共同代表|公認候補|比例名簿|獲得議席|得票率)"
    r"|から(?:出馬|立候補)|(?:と|との)連立|が第[12一二]党)"
)
_VOTE = re.compile("議会選|総選挙|上院選|下院選|大統領選|衆院選|参院選|政党|与党|野党|連立")
_CALLED = re.compile(
    r"「([^「」\n]{2,16})」(?:と|を)(?:名乗|称|自称|呼ばれ)[^。、「」\n]{0,8}(?:勢力|グループ|組織|集団|団体|部隊|民兵|一派|軍団|ギャング|カルテル|政党|党派|サークル)"
)


def without_outlet(found: Sequence[Spot], text: str, outlet: str | None) -> list[Spot]:
    """The spots without those that are a part of the outlet's own name: 道央 in テレビ道央の取材に."""
    if not outlet or len(outlet) < 3:
        return list(found)
    inside = [m.span() for m in re.finditer(re.escape(outlet), text)]
    return [s for s in found if not any(a <= s.start and s.end <= b and s.end - s.start < b - a for a, b in inside)]
