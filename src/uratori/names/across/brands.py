"""A shop and the firm that runs it under one stem: つむぎ食堂を運営する株式会社つむぎ屋 speaks for つむぎ食堂.

That the two share a stem is not enough (みなと銀行, みなと証券); the story must say that the firm runs something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.model import Analysis
from uratori.names.across.clusters import Cluster
from uratori.names.organizations import keys
from uratori.names.words import lexicon

_RUNS = re.compile(r"(?:運営|経営|展開)(?:する|している|元の|会社の)(?:会社の|企業の|、)?$")
_RUN_BY = re.compile(r"(?:\([^()]{1,20}\))?が(?:運営|経営|展開)(?:する|している|し、)")
_BEFORE = 12
_SHOPS = frozenset(("company", ""))

Runners = frozenset[tuple[int, str]]
"""Firms (document's number, local id) of which a document says that they run something."""


def runners(analyses: Sequence[Analysis]) -> Runners:
    """The firms of all documents that run something."""
    out: set[tuple[int, str]] = set()
    for d, a in enumerate(analyses):
        text = a.document.text
        if "運営" in text or "経営" in text or "展開" in text:
            for m in a.mentions:
                if m.type == "organization" and (
                    _RUNS.search(text, max(0, m.start - _BEFORE), m.start) or _RUN_BY.match(text, m.end)
                ):
                    out.update((d, e) for e in m.entities)
    return frozenset(out)


def runs(shop: Cluster, firm: Cluster) -> str | None:
    """Why a shop is told of as a firm that runs something, or None: its name is the firm's but for what both end in."""
    if (shop.kind or "") not in _SHOPS:
        return None
    stems = {stem for n in firm.names if (stem := _stem(keys.bare(n)))}
    return "run by" if any(_stem(keys.bare(n)) in stems for n in shop.names) else None


def _stem(name: str) -> str | None:
    """つむぎ of つむぎ食堂, つむぎ屋; None where nothing long enough is left."""
    endings = lexicon.endings()
    for n in range(2, len(name)):
        if (tail := endings.get(name[n:])) is not None and (tail.kind == "company" or tail.sort == "place"):
            stem = name[:n]
            return stem if len(stem) > 2 or "㐀" <= stem[0] <= "鿿" else None
    return None
