"""Organizations that the words before them introduce: 運行会社の|青嶺交通|は, 家電量販の|ヤマネ|が, 外食店を運営する|きたのフーズ|は.

No table knows such a name, and its words are often common ones. Where it begins is said by what introduces it, where it
ends by the particle behind it; that it is a name, by an unknown or a proper word in it, or by the ending of a firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from uratori.names.places.places import abroad
from uratori.names.words import lexicon
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import Unit
from uratori.names.words.words import Words

_HIRAGANA = re.compile(r"[ぁ-ん]+")
_NEW = frozenset("元前現新旧各全同両本当")  # 会社の元従業員は
_AFTER = frozenset(("は", "が", "も", "に", "を", "と", "や", "、", "(", "」", "など", "から", "で", "によると"))
_VERBAL = frozenset(("する", "た", "いる"))
_DOES = frozenset(("する", "している", "した", "していた"))
_NAMED = frozenset(("kana", "latin", "proper", "kanji", "person", "given", "surname"))
_PLACED = frozenset(("place", "region"))
_GLUE = frozenset(("noun", "prefix", "dot", "other", "adjective")) | _NAMED | _PLACED
_FIRMS = ("company", "bank", "sport", "school", "hospital", "")
_MOST = 8  # units in a name
_LONGEST = 20


def introduced(words: Words, found: Sequence[Spot], text: str) -> list[Spot]:
    """Spots for such names, where ``found`` has none that reaches as far."""
    ends = {s.end: s.start + (s.type == "place") for s in found}  # 空港を運営する|若狭浜空港ビル|は is no place
    out = []
    for row, first in _starts(words, text):
        last = _end(row, first, text)
        if last is None:
            continue
        start, end = row[first].start, row[last].end
        if ends.get(end, end) > start:
            out.append(Spot(start, end, "organization", (start, end), kind="company"))
    return out


def _starts(words: Words, text: str) -> Iterator[tuple[list[Unit], int]]:
    """The units behind what introduces a name."""
    for row, k in words.places(_introducing()):
        if not 0 < k < len(row) - 1:
            continue
        word = row[k].text
        if (
            (word == "の" and _introduces(row[k - 1]))
            or (word in generic("runs") and row[k - 1].text == "を" and row[k + 1].text not in _VERBAL)
            or (word in _VERBAL and _runs(row, k, text))
        ):
            yield row, k + 1 + (abroad(row, k + 1) is not None)  # 競合の|米|カリオペ


@cache
def _introducing() -> frozenset[str]:
    return generic("runs") | _VERBAL | {"の"}


def _introduces(u: Unit) -> bool:
    return u.sort == "noun" and (
        u.text in generic("maker")
        or u.text in generic("trade")
        or u.text.endswith(("大手", "会社", "企業", "メーカー", "量販", "元"))
    )


def _runs(row: list[Unit], k: int, text: str) -> bool:
    """Whether the verb that ends with unit ``k`` says what a firm does: 商業施設を〈運営する〉."""
    for i in range(k - 1, max(-1, k - 5), -1):
        if row[i].text in generic("runs"):
            return i > 0 and row[i - 1].text == "を" and text[row[i].end : row[k].end] in _DOES
    return False


def _end(row: list[Unit], first: int, text: str) -> int | None:
    """The last unit of the name that begins at unit ``first``; None where no name begins there."""
    k = first
    while k < len(row) and k - first < _MOST and _goes_on(row[k]) and not _closes(row, k, first):
        k += 1
    if k == first or k >= len(row) or (row[k].text not in _AFTER and row[k].text != "の"):
        return None
    last = k - 1
    name = row[first:k]
    word = text[row[first].start : row[last].end]
    if (
        not 2 <= len(word) <= _LONGEST
        or word in generic("never")
        or word in generic("maker")
        or "の" in (word[0], word[-1])
    ):
        return None
    closed = row[k].text in _AFTER and _is_name(name)
    return last if closed or _two_words(row, first, k, text) else None


def _two_words(row: list[Unit], first: int, end: int, text: str) -> bool:
    """気象情報会社の|シート|レース|のデータは: two common words of katakana as one name that acts, behind the sort of its firm."""
    name = row[first:end]
    return (
        first > 1
        and row[first - 2].text.endswith(("会社", "企業", "大手", "メーカー"))
        and len(name) == 2
        and name[0].end == name[1].start
        and all(u.sort == "noun" and len(u) > 1 and _KATAKANA.fullmatch(u.text) and u.ending is None for u in name)
        and name[1].text not in generic("product")
        and name[1].text not in generic("agent")
        and _FIRMLY.match(text, name[1].end) is not None
    )


_KATAKANA = re.compile(r"[ァ-ヶー]+")
_FIRMLY = re.compile(r"(?:によると|によれば|の(?:データ|調べ|分析|調査|集計|社長|広報|担当者|代表))")


def _goes_on(u: Unit) -> bool:
    return u.sort in _GLUE or (len(u) > 1 and _HIRAGANA.fullmatch(u.text) is not None)


def _closes(row: list[Unit], k: int, first: int) -> bool:
    """Whether unit ``k`` is the particle that ends the name. きた|の|フーズ holds one itself."""
    if row[k].text not in _AFTER and row[k].text != "の":
        return False
    inside = row[k].text == "の" and k > first and k + 1 < len(row) and row[k + 1].ending is not None
    # シートレース|の|データ is of the firm; きた|の|フーズ is one
    return not inside or row[k - 1].sort == "kana" or all("ァ" <= u.text[0] <= "ヿ" for u in row[first:k])


def _is_name(name: list[Unit]) -> bool:
    tail = lexicon.tail(name[-1].text) or name[-1].ending
    firm = tail is not None and tail.sort == "organization" and tail.kind in _FIRMS
    if name[0].text in generic("modifier") or name[0].text in _NEW:
        return False
    if name[-1].text in generic("carrier") and all(u.sort in ("noun", "prefix", "adjective") for u in name):
        return False  # 企業の|自動|運転|バス|が
    if (
        firm
        and len(name) > 1
        and (not name[-1].text.endswith(endings_of("sort")) or any(u.sort in _NAMED for u in name))
    ):
        return True
    coined = [u for u in name if u.sort in _NAMED and len(u) > 1]
    common = name[-1].sort == "noun" and name[-1].ending is None
    if not coined or (common and name[-1].text not in generic("firm")):
        return False
    return any(u.sort in ("kana", "proper", "kanji") and len(u) > 2 for u in coined)
