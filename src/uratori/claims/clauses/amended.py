"""A clause that gives a number in the place of another says two things: what was held before, and what is held now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from uratori.claims.clauses.counts import Count
from uratori.claims.clauses.words import grams

if TYPE_CHECKING:
    from uratori.claims.clauses.proposition import Proposition

_FROM = re.compile(r"から|より")
_HELD = re.compile(r"[^、。]{0,4}と(?:いう発表)?[^、。はがを]{0,6}(?:いた|いまし(?:た)?|られた|された)(?:もの|の)?")
_PUT_RIGHT = re.compile(r"[^、。]{0,8}?(?:訂正|修正|改め|改ま|直し|直す|見直)")


def amended(p: Proposition, tail: str, place: Callable[[int], int]) -> Iterator[Proposition]:
    """The proposition itself, or the two that it holds: けが人を〈16人から〉, 〈13人に訂正した〉; not 85票から31票に縮まった, which
    is one. What is said of both (けが人) is in the terms of each. ``tail``: what follows its text; ``place`` takes an offset
    into its text to the document's own."""
    found = next(((x, y) for x, y in pairwise(p.counts) if x.former and x.quantity.kind == y.quantity.kind), None)
    gone = _gone(p.text + tail, *found) if found else None
    if not found or gone is None:
        yield p
        return
    was, now = found
    text, a, b = p.text, was.quantity, now.quantity
    noun = was.noun if was.noun and not was.noun.startswith("@") else now.noun
    held = Count(a, was.words, noun, was.of | now.of, place=was.place)
    yield replace(
        p,
        end=place(a.end),
        text=text[: a.end],
        counts=(held,),
        grams=grams(text[: b.start] + text[b.end :]),
        last=False,
    )
    yield replace(p, start=place(gone), grams=grams(text[: a.start] + text[gone:]), whole=p.start)


def _gone(text: str, was: Count, now: Count) -> int | None:
    """Where the words of the old number end, if it was what somebody had put out: 〈41人としていた〉乗員の数, 〈41人から〉42人に訂正した."""
    a, b = was.quantity, now.quantity
    if a.agrees(b):
        return None
    if held := _HELD.match(text, a.end):
        return held.end()
    step = _FROM.match(text, a.end)
    return step.end() if step and _PUT_RIGHT.match(text, b.end) else None
