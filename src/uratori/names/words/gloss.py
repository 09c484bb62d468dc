"""What stands in parentheses right behind a name: a reading, another script, an abbreviation."""

from __future__ import annotations

import re

from uratori.names.words.units import Unit

_SAID = r"(?:(?:以下|略称|通称|英語名|愛称)[、・:=は]?)"
_CLOSED = r"(?:という|と略す|とする|と呼ぶ|と称す|と表記)?"
_LATIN = r"(?:[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 .,&'’\-]*|[ァ-ヶー][ァ-ヶー・=]+|[ぁ-ん][ぁ-んー・]+)"
_OTHER = re.compile(rf"{_SAID}?[「『]?{_LATIN}[」』]?{_CLOSED}")
_KANJI = re.compile(rf"(?P<said>{_SAID}?)[「『]?(?P<name>[㐀-鿿々ヶァ-ヶー]{{2,12}})[」』]?{_CLOSED}")
_STRIP = re.compile(rf"^{_SAID}?[「『]?|[」』]?{_CLOSED}$")


def gloss(units: list[Unit], at: int, text: str, name: str) -> tuple[int, str | None]:
    """The other name of an organization or place that unit ``at`` opens: (the unit after it, the other name).

    平壌(ピョンヤン), 公正取引委員会(公取委) and ホワイトハウス国家安全保障会議(NSC) have one; 外務省(東京) has none.
    """
    if at >= len(units) or units[at].text != "(":
        return at, None
    close = next((k for k in range(at + 1, min(len(units), at + 12)) if units[k].text == ")"), None)
    if close is None:
        return at, None
    inner = text[units[at].end : units[close].start]
    if not _OTHER.fullmatch(inner):
        match = _KANJI.fullmatch(inner)
        if not match or not (match["said"] or abbreviates(match["name"], name)):
            return at, None
    return close + 1, _STRIP.sub("", inner)


def abbreviates(short: str, name: str) -> bool:
    """Whether ``short`` is made of characters of ``name`` in their order (公取委 of 公正取引委員会)."""
    if len(short) >= len(name):
        return False
    at = 0
    for char in short:
        at = name.find(char, at) + 1
        if at == 0:
            return False
    return True
