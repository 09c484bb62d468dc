"""The date of publication that only a page's scripts name: what they tell those who count readers
(``dataLayer.push({'publishedAt': '2025-05-12 17:48'})``). Nothing is run."""

from __future__ import annotations

import re
from itertools import islice

from uratori.reading.html.tree import Element
from uratori.reading.labels import instants

_NAMED = re.compile(
    r"""(?i)["']?(?<![a-z])(?:article_?|news_?|page_?|content_?)?(?:(?:publish(?:ed)?|pub|posted|post|release|open|delivery|display)[_-]?(?:date(?:time)?|time|at|day)"""
    r"""|date[_-]?published)["']?\s*[:=]\s*["'](?P<value>[^"'<>\n]{8,40})["']"""
)
_SCRIPTS, _LONGEST = 100, 100_000


def published(root: Element) -> str | None:
    """The one day that the scripts of a page call that of publication, with its clock where one gives it; None where
    they name several (a list of other reports) or none."""
    found: dict[str, None] = {}
    for script in islice(root.iter("script"), _SCRIPTS):
        text = script.text or ""
        if len(text) <= _LONGEST and "ld+json" not in (script.get("type") or ""):
            found.update((i, None) for m in _NAMED.finditer(text) if (i := instants.instant(m["value"])))
    longest = max(found, key=len, default=None)
    return longest if longest and all(longest.startswith(other) for other in found) else None
