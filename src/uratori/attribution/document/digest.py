"""Items of a digest of other outlets: ▽英ガーディアン 年内の実施は難しいと伝えた. What such an item tells, that outlet tells."""

from __future__ import annotations

import re

from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import Line
from uratori.attribution.holders.holders import Holder, holder

_HEAD = re.compile(r"[▽▼◇◆■□●○◎★☆△▲▶►・]\s*(?P<who>[^\s。、「」]{2,24})[ \t]+(?=\S)")


def cited(line: Line, cast: Cast) -> tuple[Holder, int] | None:
    """The outlet that heads an item, and the offset at which its words begin; None where none does (■企業 三嶺化学は…)."""
    if not line.items:
        return None
    head = _HEAD.match(cast.text, line.items[0].start)
    if head is None:
        return None
    inside = [n for n, x in enumerate(line.items) if head.start("who") <= x.start and x.end <= head.end("who")]
    if not inside:
        return None
    found = holder(line, inside[0], inside[-1] + 1, cast, cited=True)
    return (found, head.end()) if found is not None and found.kind in ("outlet", "agency") else None
