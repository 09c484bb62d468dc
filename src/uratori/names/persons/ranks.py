"""Which titles one person may bear at once: 総書記 and 委員長, but not 大統領 and 報道官."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from uratori.data import rows
from uratori.names.words.spots import endings_of, generic

_FREE = frozenset((("minister", "leader"), ("leader", "minister"), ("soldier", "minister"), ("minister", "soldier")))
_FORMER = re.compile(r"^(?:元|前|新|現|故|旧|次期|名誉)")


@cache
def _groups() -> dict[str, str]:
    return {row["title"]: row["group"] for row in rows("offices") if row["group"]}


@cache
def _same() -> dict[str, str]:
    return {row["title"]: row["same"] for row in rows("offices") if row["same"]}


@cache
def _longest() -> int:
    return max(len(row["title"]) for row in rows("offices"))


def group(title: str) -> str | None:
    """The group of an office by the longest ending that is known; None for honorifics and roles of any kind."""
    for n in range(min(len(title), _longest()), 0, -1):
        found = _groups().get(title[-n:])
        if found is not None:
            return found
    return None


def agree(title: str, titles: Iterable[str]) -> bool:
    """Whether a title can be one of a bearer's: 国防相 and ロシア国防相, 委員長 and 総書記; not 副学長 and 学長, 社長 and 課長.

    True where the bearer has no title at all.
    """
    own = [_plain(t) for t in titles]
    wanted = _plain(title)
    return not own or any(_one_office(wanted, t) or _beside(wanted, t) or _beside(t, wanted) for t in own)


def _beside(calling: str, chair: str) -> bool:
    """弁護士 and 委員長: who has a learned calling may preside over a body beside it; not 選手 and 監督."""
    return calling in generic("calling") and chair.endswith(endings_of("chair"))


def _one_office(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if long.endswith(short) and not long[: -len(short)].endswith("副"):
        return True
    office = _office(a)
    return office is not None and office == _office(b)


@lru_cache(4096)
def _office(title: str) -> str | None:
    """The office a title is one of the words for, by its ending; 副社長 is none of 社長."""
    for n in range(min(len(title), _longest()), 0, -1):
        found = _same().get(title[-n:])
        if found is not None:
            return None if title[:-n].endswith("副") else found
    return None


@lru_cache(4096)
def _plain(title: str) -> str:
    """外務大臣, 外務相 and 外相 are one; so are 元首相 and 首相."""
    plain = re.sub(r"大臣$", "相", _FORMER.sub("", title))
    return re.sub(r"(外|財|法|内|労|農|文|厚)(?:務|働|産|林水産|部科学|生労働|生)相$", r"\1相", plain)


def clash(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of titles can hardly be one person's: each holds offices, and of no common group."""
    mine = {g for t in some if (g := group(t))}
    theirs = {g for t in others if (g := group(t))}
    if not mine or not theirs or mine & theirs:
        return False
    return not any((a, b) in _FREE for a in mine for b in theirs)
