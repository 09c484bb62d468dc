"""Paths through the tree of cues: the words of a cue as they stand in a line."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.inflection import can, inflection
from uratori.attribution.clause.items import Item
from uratori.attribution.clause.lexicon import Entry

Path = tuple[int, tuple[Entry, ...]]  # where a path of the tree ends in the line, and its entries
_DOES = frozenset(("出来る", "致す", "為さる", "いたす", "なさる", "申し上げる"))
_VERBS = _DOES | {"為る"}


def paths(items: tuple[Item, ...], i: int) -> list[Path]:
    """Every path of the tree that the items from ``i`` follow: where it ends, and its entries. A verbal noun without
    する (〜と発表。) or with できる has the entries of its verb."""
    node = lexicon.cues()
    out: list[Path] = []
    j = i
    while j < len(items) and items[j].kind == "word":
        word = lexicon.key(items[j].norm, items[j].text, items[j].pos)
        if word == "おる":
            word = "居る"
        if word in _DOES and "為る" in node.next and word not in node.next:
            word = "為る"
        if word == "為る" and word not in node.next and can(items, j + 1):
            word = "出来る"  # 検証〈することが〉できない
        below = node.next.get(word)
        if below is None and word in ("御座る", "有る") and inflection(items, j + 1).negated:
            below = node.next.get("無い")
        if below is None:
            break
        node = below
        j += 1
        bare = node.next.get("為る")
        if bare is not None and items[j - 1].pos == "名詞" and not (j < len(items) and items[j].norm in _VERBS):
            out.append((j, tuple(e for e in bare.entries if not e.negated)))
        if node.entries:
            out.append((j, node.entries))
    return out
