"""Whose view a sentence is said to be, by a noun in place of a verb: 利上げは早いというのが〈日銀の見立て〉だ。 「歩み寄りだ」とは〈首相の
弁〉。 〈市の説明〉は「手違いだった」というものだ。"""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.inflection import ENDS
from uratori.attribution.clause.items import Item
from uratori.attribution.clause.lexicon import Entry
from uratori.attribution.line.state import State

_VIEW = Entry("見方だ", "noun", frozenset(("と",)), "state", "positive", "certain", False, False)
_NOUN = 6  # items from the owner of a view to its noun: 業界の〈一致した〉見方


def of_somebody(state: State) -> bool:
    """Read a sentence that is a view and names its owner; says whether it is one."""
    return not state.line.depth and (_is_his(state) or _his_is(state))


def _is_his(state: State) -> bool:
    """…というのが日銀の見立てだ, 「…」とは首相の弁。"""
    items = state.line.items
    last = _last(items)
    if last < 4 or not _names_view(items[last - 1]):
        return False
    of = next((i for i in range(last - 2, max(2, last - 2 - _NOUN), -1) if items[i].text == "の"), None)
    if of is None or any(x.pos == "助詞" and x.text not in ("の", "が") for x in items[of:last]):
        return False
    found = state.topics.before(of, 0)
    mark = _mark(items, found.first) if found is not None else None
    if found is None or found.holder is None or mark is None:
        return False
    cue = Cue(_VIEW, of + 1, len(items), "final", False, False, "と", mark)
    return state.said(cue, found.holder, state.left(0, mark), "said") is not None


def _mark(items: tuple[Item, ...], owner: int) -> int | None:
    """The と that closes what the owner, whose phrase begins at ``owner``, holds: …〈と〉いうのが, 「…」〈と〉は."""
    at = owner - 1
    if at > 0 and items[at].text == "、":
        at -= 1
    if at < 2 or items[at].text not in ("が", "は"):
        return None
    if items[at - 1].text == "の" and items[at - 2].norm == "言う" and items[at - 3].text == "と":
        return at - 3
    quoted = items[at].text == "は" and items[at - 1].text == "と" and items[at - 2].kind == "quote"
    return at - 1 if quoted else None


def _his_is(state: State) -> bool:
    """市の説明は「…」というものだ."""
    items = state.line.items
    last = _last(items)
    if last < 8 or items[last - 1].norm != "物" or items[last - 2].norm != "言う":
        return False
    of = next((i for i in range(1, min(last - 4, 24)) if items[i].text == "の" and items[i + 2].text == "は"), None)
    if of is None or items[last - 3].text != "と" or not _names_view(items[of + 1]):
        return False
    found = state.topics.before(of, 0)
    if found is None or found.holder is None:
        return False
    cue = Cue(_VIEW, last - 3, len(items), "final", False, False, "と", last - 3)
    return state.said(cue, found.holder, state.left(of + 3, last - 3), "said") is not None


def _last(items: tuple[Item, ...]) -> int:
    """The end of the words of a sentence before its copula: …の見立て〈だった。〉"""
    last = len(items)
    while last > 0 and (items[last - 1].text in ENDS or items[last - 1].pos == "助動詞"):
        last -= 1
    return last


def _names_view(item: Item) -> bool:
    return item.norm in lexicon.words("view of") or item.text in lexicon.words("view of")
