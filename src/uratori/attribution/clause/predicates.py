"""Where a noun phrase may end, where a clause has its predicate, and whether it goes on."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.clause.items import Item


def predicate(items: tuple[Item, ...], i: int) -> bool:
    """Whether item ``i`` is the predicate of a clause: 市長は〈会見し〉, and not half a particle (に対〈し〉), an adverb (〈強く〉求めた)."""
    item = items[i]
    if item.pos == "動詞":
        if item.norm == "為る" and items[i - 1].text == "と" and i + 1 < len(items) and items[i + 1].text == "て":
            return False
        return item.norm not in lexicon.words("half particle")
    if item.pos == "形容詞" and item.form.startswith("連用形") and i + 1 < len(items):
        after = items[i + 1]
        return after.text in ("て", "、") or after.pos in ("助動詞", "形容詞")  # and not 〈少なく〉とも
    return item.pos == "形容詞" or (item.pos == "助動詞" and item.text in ("だ", "だっ", "です", "でし"))


def goes_on(items: tuple[Item, ...], verb: int) -> bool:
    """Whether the clause of a verb goes on after it: 取材に〈応じ、〉「…」, and not 死亡した事故."""
    shape = inflection(items, verb + 1)
    if shape.form == "continues" or shape.end >= len(items):
        return shape.form == "continues"
    after = items[shape.end + 1].text if shape.end + 1 < len(items) else "。"
    return items[shape.end].kind == "quote" and after in ("と", "。", "、")  # and not 市が行っている「制限」について


def nounlike(item: Item) -> bool:
    """Whether a noun phrase may end in the item."""
    return item.kind in ("paren", "quote") or item.pos in ("名詞", "代名詞", "接尾辞", "形状詞") or item.text == "など"
