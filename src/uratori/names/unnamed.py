"""Bodies that a text does not name and that act in it all the same: 地元紙は…と報じた, 検察は…を起訴した, 地元の新聞が論じた."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uratori.names.spots import Spot, generic
from uratori.names.words import Words

_OPENING = frozenset(("stop", "open", "gap", "close"))
_PROSECUTES = re.compile(
    r"(?:は|が)[^。「」\n]{0,60}?(?:捜査|捜索|起訴|逮捕|求刑|立件|聴取|控訴|抗告|押収|認め|主張|発表|論告)"
    r"|、[^。\n]{1,24}(?:捜索|起訴|求刑|聴取)|によ(?:ると|れば|ります)|側?は「"
)
_PRINTS = re.compile(r"(?:は|が|も)[^。「」\n]{0,80}?と?(?:報じ|伝え|報道し|掲載し)|によ(?:ると|れば|ります)")
_LOCAL = re.compile(
    r"(?:地元|現地)の(?:新聞|テレビ局|ラジオ局|通信社|テレビ)(?=(?:が|は|も)[^。\n]{0,60}?(?:報じ|伝え|公表し|掲載し|放送し|報道し)|によ(?:ると|れば|ります))"
)


_HEADS = ("委員長", "書記長", "会長", "理事長", "団長", "組合長", "代表")
_POLICE = re.compile(r"(?<![㐀-鿿々])[㐀-鿿々]{2,3}[県府道]の警察(?=は|が|も|によ|に対し)")
_SECTION = re.compile(
    r"(?<![㐀-鿿々ァ-ヶー])(?:[ァ-ヶー]{2,8}[㐀-鿿々]{0,6}|[㐀-鿿々]{2,8})(?:(?:対策|振興|推進|支援|管理|指導|政策|計画|整備|調整|企画)課|(?:対策|振興|推進|支援|政策|企画)室)(?=[はがでのにもをへと、」])"
    r"(?!の(?:前|中|隣|鍵|扉))"
)


def unnamed(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """Spots for such bodies, where ``found`` has none (ペルーの検察 is one name)."""
    taken = {k for s in found for k in range(s.start, s.end)}
    for row, i in words.places(("検察", *generic("press_sort"))):
        u = row[i]
        acts = _PROSECUTES if u.text == "検察" else _PRINTS
        alone = i == 0 or row[i - 1].sort in _OPENING or row[i - 1].text in ("の", "が", "は")
        if alone and u.start not in taken and acts.match(text, u.end):
            yield Spot(u.start, u.end, "organization", form="anaphor", kind="body")
    people = {s.start for s in found if s.type == "person" and s.title is not None and text.endswith(_HEADS, *s.title)}
    for row, i in words.places(generic("led")) if people else ():
        end = row[i].end
        if (
            (i == 0 or row[i - 1].sort in _OPENING)
            and text[end : end + 1] == "の"
            and end + 1 in people
            and end - 1 not in taken
        ):
            yield Spot(row[i].start, end, "organization", form="anaphor", kind="body")
    for m in _POLICE.finditer(text) if "の警察" in text else ():
        yield Spot(*m.span(), "organization", m.span(), kind="police")
    for m in _SECTION.finditer(text) if "課" in text or "室" in text else ():
        if m.start() not in taken and m.end() - 1 not in taken:
            yield Spot(*m.span(), "organization", m.span(), kind="government")
    for m in _LOCAL.finditer(text):
        if m.end() - 1 not in taken:
            yield Spot(*m.span(), "organization", m.span(), kind="described")
