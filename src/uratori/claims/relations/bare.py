"""What a number that stands alone counts: those who came to harm, as the words before it say.

衝突の〈死者〉を内務省は3人、団体は〈9人〉としている. 通信社は少なくとも〈8人〉と報じた. The words may stand in the sentence, or in one
shortly before it of which the number is the next of its kind.
"""

from __future__ import annotations

import re
from dataclasses import replace

from uratori.claims.clauses.counts import TOLL, Count
from uratori.claims.clauses.quantities import quantities
from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import framing, phrases, term
from uratori.language import tokenize

_REACH = 2  # sentences
_SENTENCE = re.compile(r"[。\n]")
_HELD = re.compile(r"内訳|うち|この(?:他|ほか)")


def is_bare(t: Told) -> bool:
    """Whether a clause says nothing but a number, and perhaps whose it is (9人だ, 団体は9人), whatever is known of what it counts."""
    return t.once("bare", _bare)


def _bare(t: Told) -> bool:
    said = {x for x in t.proposition.own - framing() if not x.startswith("@")}
    return said <= TOLL and (not said or _last_toll(t.proposition.text) is None)


def harmed(t: Told, c: Count) -> Count:
    """The count as one of the dead, the hurt or the missing where the words before its clause say so; else as it is."""
    if c.quantity.kind != "person" or not t.spoken or not is_bare(t):
        return c
    noun = t.once("of whom", _of_whom)
    return replace(c, noun=noun, of=c.of | {noun}) if noun else c


def _of_whom(t: Told) -> str | None:
    lead = t.lead
    before = t.line[: len(t.line) - len(t.line[t.line.rfind(lead) :])] if lead else t.line
    said = [lead, *reversed([s for s in _SENTENCE.split(before) if s.strip()][-_REACH:])]
    for text in said:
        noun = _last_toll(text)
        if noun or any(q.kind == "person" for q in quantities(text)):
            return None if _HELD.search(text) else noun
    return None


def _last_toll(text: str) -> str | None:
    """The last word for those who came to harm."""
    found = [(a, s) for a, _, s in phrases(text) if s in TOLL]
    found += [(t.start, x) for t in tokenize(text) if (x := term(t)) in TOLL and x]
    return max(found)[1] if found else None
