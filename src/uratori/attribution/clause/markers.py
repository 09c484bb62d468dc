"""Markers: words after a source that make it the source of what follows, or of what somebody else passes on.

県〈によると〉、… opens a stretch that the prefecture answers for. 政府高官〈の話として〉…と報じた names the one behind the
outlet. Both are read here; whose word it is in the end is the matter of ``chains``.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.items import Item, Line

_OPENING = frozenset((*"にをのでへ", "ところ"))
_SO_FAR = ("所", "ところ")
_CLAUSE = "ところ"
_COMPOUND = 5  # items of a compound that names an account, and the particle behind it
_TAKEN_TOGETHER = ("総合", "まとめる", "纏める")  # 関係者の話を〈総合〉すると


class Marker(NamedTuple):
    """``source`` is the item at which the source's noun phrase ends; the marker's own words run from ``first`` to
    ``end``. ``according`` opens a stretch; ``through`` names the one behind a saying verb; ``found`` (〜への取材で)
    the one from whom something became known. ``noun`` is the word of saying in it; ところ where a clause stands before
    the marker (〜が伝えたところによると), whose subject is the source. ``based`` says that it gives what something goes by (〜を基に)."""

    kind: Literal["according", "through", "found"]
    source: int
    first: int
    end: int
    noun: str
    based: bool = False


def find(line: Line) -> list[Marker]:
    """The markers of a line, in order."""
    items = line.items
    out: list[Marker] = []
    end = 1
    for i in [i for i, item in enumerate(items) if item.text in _OPENING]:
        if i >= end:
            found = _at(items, i)
            if found is not None:
                out.append(found)
                end = found.end
    return out


def _at(items: tuple[Item, ...], i: int) -> Marker | None:
    item = items[i]
    if item.text == "ところ":
        return _looked_into(items, i)
    if item.text == "に" and item.pos == "助詞":
        end = according(items, i)
        return _noun_or_plain(items, i, end) if end else None
    if item.text == "を" and i + 1 < len(items):
        return _quoting(items, i)
    if item.text == "で" and items[i - 1].norm in _SO_FAR and i + 1 < len(items) and items[i + 1].text == "は":
        return Marker("according", i - 1, i - 1, i + 2, _CLAUSE)
    if item.text == "で" and items[i - 1].norm in lexicon.words("points back") and _heads(items, i):
        return Marker("according", i, i, i + 2, "")  # 〈発表では〉、容疑者は…
    if item.text == "の" and i + 2 < len(items):
        return _passed_on(items, i) or _by_noun(items, i)
    if item.text == "へ" and i + 3 < len(items) and items[i + 2].norm == "取材" and items[i + 3].text in ("で", "に"):
        end = according(items, i + 3) if items[i + 3].text == "に" else i + 4
        return Marker("found" if items[i + 3].text == "で" else "according", i, i, end, "取材") if end else None
    return None


def _heads(items: tuple[Item, ...], i: int) -> bool:
    """Whether では and a comma at ``i`` follow the first word of a clause."""
    led = i == 1 or items[i - 2].text == "、"
    return led and i + 2 < len(items) and items[i + 1].text == "は" and items[i + 2].text == "、"


def _looked_into(items: tuple[Item, ...], i: int) -> Marker | None:
    """警察が〈調べたところ〉、車に傷があった; a question (尋ねたところ) has the other's words after it."""
    if i < 3 or i + 1 >= len(items) or items[i + 1].text != "、" or items[i - 1].text != "た":
        return None
    verb = items[i - 3] if items[i - 2].norm == "為る" else items[i - 2]
    return Marker("according", i, i, i + 2, _CLAUSE) if verb.norm in lexicon.words("looked into") else None


def according(items: tuple[Item, ...], i: int) -> int | None:
    """Where によると, によりますと, によれば, によるとだ that begins at ``i`` ends, or None.

    ``による被害`` and ``これによりダムは`` are none.
    """
    j = i + 1
    if j >= len(items) or items[j].norm not in ("因る", "よる", "依る", "拠る"):
        return None
    j += 1
    while j < len(items) and items[j].norm == "ます":
        j += 1
    if j < len(items) and items[j].text in ("と", "ば"):
        verb = j + 1 < len(items) and items[j + 1].pos in ("動詞", "助詞")
        cause = (
            items[i - 1].norm in ("こと", "事", "物", "もの", "為") and j + 1 < len(items) and items[j + 1].text != "、"
        )
        return None if verb or cause else j + 1  # 値を誤った〈ことによると〉判断した
    return None


def _noun_or_plain(items: tuple[Item, ...], i: int, end: int) -> Marker:
    """県によると; 県の発表によると; 県が明らかにしたところによると is left to the verb."""
    before = items[i - 1]
    if before.norm in _SO_FAR or (before.norm in lexicon.words("told in") and i > 1 and items[i - 2].text == "た"):
        return Marker("according", i - 1, i - 1, end, _CLAUSE)
    of = i - 2
    told = before.norm in lexicon.words("told by")
    while told and i - of < _COMPOUND and of > 1 and items[of].pos in ("名詞", "接頭辞") and items[of].sub != "数詞":
        of -= 1  # 県の〈緊急点検〉によると
    owned = of >= 1 and items[of].text == "の" and items[of - 1].pos != "助詞"  # and not 現地からの〈報道〉
    if (told or before.norm in lexicon.words("account")) and owned:
        return Marker("according", of, of, end, before.norm)
    return Marker("according", i, i, end, "")


def _quoting(items: tuple[Item, ...], i: int) -> Marker | None:
    """〜を引用して, 〜を引用する形で, 〜を情報源に, 〜をもとに."""
    noun = items[i + 1]
    j = i + 2
    if noun.norm in ("引用", "引く") and j <= len(items):
        while j < len(items) and items[j].norm in ("為る", "て", "た", "形", "で") and items[j].text != "、":
            j += 1
        return Marker("through", i, i, j, "引用")
    if items[i - 1].norm in lexicon.words("shows"):
        return None  # 衛星〈画像〉を基に
    if (noun.norm in ("基", "元", "本") or noun.text == "もと") and j < len(items) and items[j].text == "に":
        j += 2 if j + 1 < len(items) and items[j + 1].norm == "為る" else 1
        return Marker("through", i, i, j, "基", based=True)
    if noun.norm in ("情報源", "根拠") and j < len(items) and items[j].text == "に":
        return Marker("through", i, i, j + 1, "情報源")
    return None


def _passed_on(items: tuple[Item, ...], i: int) -> Marker | None:
    """〜の話として, 〜の情報として, 〜の話を引用して, 〜の話をもとに."""
    if items[i + 1].norm not in lexicon.words("passed on"):
        return None
    j = i + 2
    if j + 1 < len(items) and items[j].text == "と" and items[j + 1].norm == "為る":
        j += 2
        if j < len(items) and items[j].text == "て":
            return Marker("through", i, i, j + 1, items[i + 1].norm)
        return Marker("through", i, i, j, items[i + 1].norm) if j < len(items) and items[j].text == "、" else None
    if items[j].text == "を" and j + 4 < len(items) and items[j + 1].norm in _TAKEN_TOGETHER:
        joins = items[j + 2].norm == "為る" and items[j + 3].text in ("と", "れ", "れば")
        end = next((k for k in range(j + 3, j + 6) if k < len(items) and items[k].text == "、"), None)
        return Marker("according", i, i, end, items[i + 1].norm) if joins and end is not None else None
    if items[j].text == "を":
        found = _quoting(items, j) if j + 1 < len(items) else None
        return Marker("through", i, i, found.end, items[i + 1].norm, found.based) if found else None
    return None


def _by_noun(items: tuple[Item, ...], i: int) -> Marker | None:
    """〜の発表では, 〜のまとめでは; 会見では and 調査では without the one who made it are none."""
    j = i + 2
    while j + 1 < len(items) and j < i + 4 and items[j].pos in ("名詞", "接尾辞") and items[j].sub != "数詞":
        j += 1  # 出口調査, 中間集計
    if items[j - 1].norm not in lexicon.words("account"):
        return None
    if items[j].text == "で":
        topic = j + 1 < len(items) and items[j + 1].text in ("は", "も")
        comma = j + 1 < len(items) and items[j + 1].text == "、"
        if j + 1 < len(items) and (items[j + 1].sub == "数詞" or items[j + 1].norm in ("約", "およそ", "計")):
            return Marker("according", i, i, j + 1, items[j - 1].norm)  # 死者は県の〈集計で〉22人
        if topic or (comma and items[j - 1].norm in ("話", "まとめ", "纏め", "調べ", "集計", "推計", "試算", "統計")):
            return Marker("according", i, i, j + 1 + topic, items[j - 1].norm)
    if items[j].text == "では":
        return Marker("according", i, i, j + 1, items[j - 1].norm)
    return None
