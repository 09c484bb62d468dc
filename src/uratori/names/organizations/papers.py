"""Papers whose names are cut short where several are told of: 京都、神戸両新聞, 朝日、毎日、西日本の各紙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uratori.data import outlets
from uratori.names.words.lexicon import Entry
from uratori.names.words.spots import Spot

_TAIL = re.compile(
    r"(?:など)?(?:の?(?:地方|全国|一般|主要)?(?:各紙|両紙|両新聞|各新聞|[2-9二三四五六七八九]紙)"
    r"|の(?:[2-9二三四五六七八九]つ?の)?新聞)"  # and not 産経新聞・朝日新聞, whose names are whole
)
_LIST = re.compile(r"[㐀-鿿々ァ-ヶーA-Z]{2,8}(?:[、・と][㐀-鿿々ァ-ヶーA-Z]{2,8}){1,6}$")
_REACH = 60
_NAME = re.compile(r"[^、・と]+")


def papers(text: str) -> Iterator[Spot]:
    """Spots for such papers, where the tables have each of them: 京都、大阪の各紙 may be the papers of two towns, of which 大阪 has none so called."""
    for tail in _TAIL.finditer(text) if "紙" in text or "新聞" in text else ():
        named = _LIST.search(text, max(0, tail.start() - _REACH), tail.start())
        if named is None:
            continue
        names = [(n.start() + named.start(), n[0]) for n in _NAME.finditer(named[0])]
        known = [(start, name, outlets.find_short(name) or outlets.find(name)) for start, name in names]
        for start, name, outlet in known if all(o is not None for *_, o in known) else ():
            assert outlet is not None
            entry = Entry("outlet", outlet.name, outlet.kind, outlet.country)
            yield Spot(
                start, start + len(name), "organization", (start, start + len(name)), entry=entry, kind=outlet.kind
            )
