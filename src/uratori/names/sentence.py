"""One pass over the units of a sentence: which person, organization or place starts here?"""

from __future__ import annotations

import re

from uratori.model import SentenceKind
from uratori.names.organizations import organization
from uratori.names.persons import person
from uratori.names.places import place
from uratori.names.spots import Spot
from uratori.names.units import NOUNLIKE, Unit

# 【北京=楢原京介】 names the writer, and (碧川総局・郡司彩) does: the place stays, the writer is no actor of the news.
_BYLINE = re.compile(
    r"【[^】]{1,60}】|\((?:[^()]{0,12}(?:支局|総局|通信部|特派員|編集委員|記者|社会部|政治部|経済部)[^()]{0,20})\)\s*$"
)


def spots(units: list[Unit], text: str, start: int, end: int, kind: SentenceKind) -> list[Spot]:
    """The mentions of one sentence (``text[start:end]``), left to right, without overlap."""
    bylines = (
        [(m.start(), m.end()) for m in _BYLINE.finditer(text, start, end)]
        if "【" in text[start:end] or "(" in text[start:end]
        else []
    )
    out: list[Spot] = []
    at = 0
    while at < len(units):
        u = units[at]
        if u.sort not in NOUNLIKE and u.sort not in ("other", "adjective", "time"):
            at += 1
            continue
        found = _at(units, at, text)
        if found is None:
            at += 1
            continue
        spot, nxt = found
        if not (spot.type == "person" and any(a <= spot.start < b for a, b in bylines)):
            out.append(spot)
        at = nxt
    return out


def _at(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    u = units[at]
    if u.sort in ("other", "adjective", "time"):
        return person(units, at, text) if u.sort == "other" and len(u) <= 2 else None
    if u.sort == "title":
        return None
    who = person(units, at, text) if u.sort not in ("country", "capital", "outlet", "body") else None
    if who is not None and (who[0].title is not None or who[0].gloss is not None):
        return who
    body = organization(units, at)
    where = place(units, at)
    if body is not None and (where is None or body[1] >= where[1]):
        return body if who is None or body[1] > who[1] else who
    if where is not None and (who is None or where[1] >= who[1]):
        return where
    return who
