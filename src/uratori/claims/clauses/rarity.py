"""How rare a term is among the texts of a story, counted in steps, so that one more text changes few of the weights.

A weight that hangs on how many texts there are changes with every text, and all that was ever compared would have to be
compared anew. In a small story that is soon done. From :data:`_LARGE` texts on both counts are rounded to steps (256, 384,
512, 768 …), and what stands in fewer than one of :data:`_RAREST` texts is as rare as can be: only words that many texts
share ever change their weight, and those only when they have become half as many again. The weights follow from the texts
alone, whatever order they came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import TypeVar

_RAREST = 256  # texts
_LARGE = 256  # texts
_T = TypeVar("_T")


def rounded(count: int) -> int:
    """The largest step up to a count: 1, 2, 3, 4, 6, 8, 12, 16, 24 …; 0 for 0."""
    if count < 2:
        return count
    half = 1 << (count.bit_length() - 2)
    return 3 * half if count >= 3 * half else 2 * half


def rarities(texts: Iterable[Iterable[_T]], more: int) -> tuple[dict[_T, float], float]:
    """How rare each term of some texts is (log of the texts over those that have it), and the rarity of a term that none
    has. ``more``: so many texts are counted beside."""
    held = [frozenset(t) for t in texts]
    size = len(held) + more
    seen = Counter(term for terms in held for term in terms)
    counts = set(seen.values())
    if size < _LARGE:
        rarity, top = {c: log(size / c) for c in counts}, log(size)
    else:
        size = rounded(size)
        least = size // _RAREST
        rarity, top = {c: log(size / max(least, rounded(c))) for c in counts}, log(size / least)
    return {t: rarity[c] for t, c in seen.items()}, top
