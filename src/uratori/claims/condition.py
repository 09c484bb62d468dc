"""Whether a clause says that something was as it should be, or that it was not."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from uratori.claims.words import any_of, either

Condition = Literal["in order", "amiss", ""]


def condition(text: str) -> Condition:
    """What a folded clause says of the state of things; what is amiss outweighs what was in order.

    >>> condition("弁は正常に作動していた"), condition("弁は正常に作動しなかった"), condition("弁を閉めた")
    ('in order', 'amiss', '')
    """
    if any_of("amiss").search(text):
        return "amiss"
    return "in order" if in_order(text) else ""


def in_order(text: str) -> str:
    """The words of a folded clause that say that something was in order; empty where none do."""
    found = _orderly().search(text)
    return found[0] if found else ""


@cache
def _orderly() -> re.Pattern[str]:
    return re.compile(rf"(?<!不)(?:{either('in order')})")
