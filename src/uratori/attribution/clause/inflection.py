"""What follows the words of a cue: auxiliaries, negation, passive, and how the clause goes on."""

from __future__ import annotations

from typing import Literal, NamedTuple

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.items import Item

Form = Literal["final", "continues", "embedded", "modifies"]
_FORMAL = frozenset(("こと", "事", "点", "旨", "件", "の"))
ENDS = frozenset(("。", "!", "?", "」", "』", "”", "…", "!?", "．"))


class Inflection(NamedTuple):
    """What follows the words of a cue: where it ends, and what it says."""

    end: int
    form: Form
    negated: bool
    passive: bool


def inflection(items: tuple[Item, ...], j: int) -> Inflection:
    """Read the auxiliaries from item ``j`` on and say how the clause goes on after them."""
    negated = passive = False
    te = False
    while j < len(items):
        item = items[j]
        if item.kind != "word":
            break
        if item.pos == "助動詞" and item.text not in ("な", "に"):
            negated |= item.norm in lexicon.NEGATIONS
            passive |= item.norm in lexicon.PASSIVES
            te = item.text == "で"
        elif item.text in ("て", "で") and item.sub == "接続助詞":
            te = True
        elif (
            te and item.text in ("は", "も") and j + 1 < len(items) and items[j + 1].norm in lexicon.words("auxiliary")
        ):
            pass
        elif te and item.pos == "動詞" and item.norm in lexicon.words("auxiliary"):
            te = False
        elif item.norm in ("こと", "事") and can(items, j):
            j += 2
        elif item.pos == "形容詞" and item.norm == "無い" and items[j - 1].text in ("は", "も", "が", "で"):
            negated = True
        else:
            break
        j += 1
    return Inflection(j, "continues" if te else _form(items, j), negated, passive)


def can(items: tuple[Item, ...], j: int) -> bool:
    """Whether 〜することができる begins at ``j``."""
    return j + 2 < len(items) and items[j + 1].text in ("が", "は", "も") and items[j + 2].norm == "出来る"


def _form(items: tuple[Item, ...], j: int) -> Form:
    if j >= len(items) or items[j].text in ENDS:
        return "final"
    item = items[j]
    after = items[j + 1] if j + 1 < len(items) else None
    if item.kind != "word":
        return "final" if item.kind == "paren" and after is None else "modifies"
    if item.text == "と":
        return "embedded"
    if item.text in ("、", "など") or item.sub == "接続助詞":
        return "embedded" if after is not None and after.text == "と" and after.sub == "格助詞" else "continues"
    if item.norm in lexicon.words("after"):
        return "continues"
    if item.text in ("もの", "ん", "の") or item.norm == "物":
        if after is not None and after.text in ("の", "に"):  # 述べたものの, 述べたのに対し
            return "continues"
        end = j + 1
        while end < len(items) and (items[end].pos == "助動詞" or items[end].text in ("は", "も", "か", "ない", "で")):
            end += 1
        if end > j + 1 and end < len(items) and items[end].text == "と":  # 打診したのではないかと
            return "embedded"
        return "embedded" if after is not None and after.text in ("は", "を", "が", "も") else "final"
    if item.norm in ("よう", "様") and after is not None and after.text == "な":
        return "modifies"  # 否定する〈ような〉主張
    if item.norm in _FORMAL or item.norm in ("よう", "様"):
        return "embedded"
    if item.text in ("か", "よ", "ね", "から", "けど", "し"):
        return "final" if item.text in ("よ", "ね") else "embedded" if item.text == "か" else "continues"
    if item.pos in ("名詞", "代名詞", "接頭辞", "連体詞", "形状詞", "接尾辞", "形容詞") or item.text == "だけ":
        return "modifies"  # 5元という〈安い〉値段, 画面に触れる〈だけ〉で
    return "final"
