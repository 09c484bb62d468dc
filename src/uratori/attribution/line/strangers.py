"""What makes an unknown noun phrase one who speaks: a proper name in it, the ending of a firm's name, a word of sort before it."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.items import Item, Line


def proper(line: Line, first: int, head: int) -> bool:
    """Whether a proper name, or a word that no dictionary has, stands in the compound that ends at item ``head``:
    〈ミナト理工〉(東京都港区)は, and not 〈産業の停滞〉は."""
    i = head
    while i >= first and line.items[i].pos in ("名詞", "接尾辞", "接頭辞"):
        if line.items[i].sub == "固有名詞" or line.tokens[line.items[i].first].unknown:
            return True
        i -= 1
    return False


def of_a_firm(items: Sequence[Item], first: int, head: int) -> bool:
    """Whether a compound ends as the names of firms do: 東西〈電力〉は…と発表した, 臨海〈鉄道〉は「…」としている."""
    return head > first and items[head - 1].pos == "名詞" and items[head].text in lexicon.firms()


def called_a_body(items: Sequence[Item], first: int, end: int) -> bool:
    """Whether what stands before の says that the name is a body's: 〈新興企業の〉つばきラボ."""
    return any(
        items[i].text == "の" and lexicon.heads().get(items[i - 1].text) in ("organization", "media")
        for i in range(first + 1, end)
    )


def is_a_body(items: Sequence[Item], first: int, head: int) -> bool:
    """Whether what stands before である says that the name which ends at item ``head`` is a body's: 〈週刊誌である〉羅針, 保険会社である〈北光〉."""
    return any(
        items[i].norm == "だ"
        and items[i + 1].norm == "有る"
        and lexicon.kind(items[i - 1].text) in ("organization", "media")
        for i in range(first + 1, head - 1)
    )
