"""Bodies and officers that a text does not name and that act in it all the same: 地元紙は…と報じた, 検察は…を起訴した, 組合によると,
町長は「残念だ」と."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import Unit
from uratori.names.words.words import Words

_PROSECUTES = re.compile(
    r"(?:は|が)[^。「」\n]{0,60}?(?:捜査|捜索|起訴|逮捕|求刑|立件|聴取|控訴|抗告|押収|認め|主張|発表|論告)"
    r"|、[^。\n]{1,24}(?:捜索|起訴|求刑|聴取)|によ(?:ると|れば|ります)|側?は「"
)
_PRINTS = re.compile(r"(?:は|が|も)[^。「」\n]{0,80}?と?(?:報じ|伝え|報道し|掲載し)|によ(?:ると|れば|ります)")
_LOCAL = re.compile(
    r"(?:地元|現地)の(?:新聞|テレビ局|ラジオ局|通信社|テレビ)(?=(?:が|は|も)[^。\n]{0,60}?(?:報じ|伝え|公表し|掲載し|放送し|報道し)|によ(?:ると|れば|ります))"
)


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
        alone = _opens(row, i) or row[i - 1].text in ("の", "が", "は")
        if alone and u.start not in taken and acts.match(text, u.end):
            yield Spot(u.start, u.end, "organization", form="anaphor", kind="body")
    heads = endings_of("chair")
    people = {s.start for s in found if s.type == "person" and s.title is not None and text.endswith(heads, *s.title)}
    for row, i in words.places(generic("speaking")) if people else ():
        end = row[i].end
        if _opens(row, i) and text[end : end + 1] == "の" and end + 1 in people and end - 1 not in taken:
            yield Spot(row[i].start, end, "organization", form="anaphor", kind="body")
    for m in _POLICE.finditer(text) if "の警察" in text else ():
        yield Spot(*m.span(), "organization", m.span(), kind="police")
    for m in _SECTION.finditer(text) if "課" in text or "室" in text else ():
        if m.start() not in taken and m.end() - 1 not in taken:
            yield Spot(*m.span(), "organization", m.span(), kind="government")
    for m in _LOCAL.finditer(text):
        if m.end() - 1 not in taken:
            yield Spot(*m.span(), "organization", m.span(), kind="described")


def _opens(row: Sequence[Unit], i: int) -> bool:
    """Whether a word opens its clause."""
    return i == 0 or row[i - 1].sort in _OPENING


_OPENING = frozenset(("stop", "open", "gap", "close"))


def holders(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """社長は取材に応じなかった, 問 町長は「残念だ」と: an office of which the text names no holder, where it opens its clause."""
    held = {text[s.title[0] : s.title[1]] for s in found if s.title is not None} | {s.office for s in found if s.office}
    for row, i in words.places(generic("holder")):
        u = row[i]
        if u.sort != "title" or any(t.endswith(u.text) for t in held):
            continue
        if _opens(row, i) and _SAYS.match(text, u.end):
            yield Spot(u.start, u.end, "person", title=(u.start, u.end), form="title", kind="")


_SAYS = re.compile(
    r"(?:は|が)(?![、い]?ない)[^。\n]{0,80}?(?:「|“|『|と[^。、\n]{0,10}(?:述べ|話|語|説明|主張|強調|批判|明か|コメント|発表|答え|訴え)|応じ|明らかに|発表し|認め|否定)|によると|によれば"
)


_DECIDES = re.compile(
    r"(?:は|が)[^。「」\n]{0,50}?(?:承認し|決定し|決め|命じ|却下し|棄却し|退け|否決し|可決し|求め|勧告し|処分し|公表し|通知し|設置し|延期し|申し立て|提訴し|控訴し|拒否し|批判し|判断し|認定し)"
)


def services(words: Words, text: str) -> Iterator[Spot]:
    """消防によりますと, 警察によると: the service at hand as a source. 警察と消防が出動 names nobody."""
    for row, i in words.places(("警察", "消防")):
        u = row[i]
        if _SOURCE.match(text, u.end):
            yield Spot(u.start, u.end, "organization", form="anaphor", kind="service")
    for row, i in words.places(generic("speaking")):
        u = row[i]
        if (_opens(row, i) or row[i - 1].text in _LEADING) and (
            _SOURCE.match(text, u.end) or _SAYS.match(text, u.end) or _DECIDES.match(text, u.end)
        ):
            yield Spot(u.start, u.end, "organization", form="anaphor", kind="body")


_LEADING = frozenset(("て", "で", "について"))
_SOURCE = re.compile(r"によ(?:ると|れば|ります)|や(?:警察|消防)によ")
