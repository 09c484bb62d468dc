"""Whether a clause says that something was as it should be, or that it was not."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from uratori.claims.clauses.words import any_of, either, kind

_NONE_AMISS = re.compile(
    r"(?:異常|異状|問題|不具合|故障|欠陥|支障|不備|損傷|破損|トラブル)(?:など|等)?は、?(?:一切|全く|特に|何も)?"
    r"(?:な(?:い|かった|く)|ありませ|見(?:つか|られ|当た)(?:ら|りませ|な|ませ)|(?:確認|検出|発見|報告)(?:され|でき)(?:て(?:い|お))?(?:な|ませ|ら)|出て(?:い|お)(?:な|ませ|ら))"
)
"""ブレーキに〈異常はなかった〉."""
Condition = Literal["in order", "amiss", ""]


def condition(text: str) -> Condition:
    """What a folded clause says of the state of things; what is amiss outweighs what was in order.

    >>> condition("弁は正常に作動していた"), condition("弁は正常に作動しなかった"), condition("弁を閉めた")
    ('in order', 'amiss', '')
    """
    if found := _NONE_AMISS.search(text):
        text = text[: found.start()] + "問題なく"
    if any_of("amiss").search(text):
        return "amiss"
    return "in order" if in_order(text) else ""


def none_amiss(text: str) -> bool:
    """Whether a folded clause says that nothing was amiss, by a negation.

    >>> none_amiss("ブレーキに異常はなかった"), none_amiss("ブレーキは正常だった")
    (True, False)
    """
    return _NONE_AMISS.search(text) is not None


def in_order(text: str) -> str:
    """The words of a folded clause that say that something was in order; empty where none do."""
    found = _NONE_AMISS.search(text) or _orderly().search(text)
    return found[0] if found else ""


@cache
def _orderly() -> re.Pattern[str]:
    first = re.escape("".join(sorted({word[0] for word in kind("in order")})))  # all else is passed over at once
    return re.compile(rf"(?=[{first}])(?<!不)(?:{either('in order')})")
