"""The page of one post on a social platform, saved from a browser: who wrote it, its words, when.

<title>Xユーザーの青葉県防災さん: 「川の水位が上がっています。」 / X</title>
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from uratori.model import Document
from uratori.reading.html.breaks import tidy
from uratori.reading.html.facts import Facts
from uratori.reading.html.tree import Element
from uratori.reading.labels import instants
from uratori.reading.labels.outlet import named
from uratori.reading.labels.page_lines import either

_LONGEST, _TIMES = 40_000, 4


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    on = f"(?:{either('platform')})"
    end = rf"(?:\s*[/|｜]\s*{on})?\s*$"
    return (
        re.compile(rf"{on}ユーザーの(?P<who>.{{1,60}}?)さん\s*[:：]\s*[「\"“](?P<words>.*)[」\"”]{end}", re.S),
        re.compile(rf"(?P<who>.{{1,60}}?)\s*(?:on|[(（]@[\w.]+[)）]\s*(?:on|[・·•|/]))\s*{on}\s*[:：]\s*[「\"“](?P<words>.*)[」\"”]{end}", re.S),
    )  # fmt: skip


def post(root: Element, known: Facts, item_id: str, source: str, flags: tuple[str, ...]) -> Document | None:
    """The post of a page whose title says that it is one; None where it says nothing of the kind."""
    head = tidy(next((e.text_content() for e in root.iter("title")), "")[:_LONGEST])
    said = next((m for p in _titles() if (m := p.match(head))), None)
    if said is None:
        return None
    words = tidy(said["words"])
    if words.endswith(("…", "...")) and known.summary and known.summary.startswith(words.rstrip("….")[:20]):
        words = known.summary
    who = said["who"].strip()
    return Document(
        item_id,
        source,
        words,
        0,
        len(words),
        outlet=named(who),
        url=known.url,
        published=instants.published(known.published or _time(root)),
        layout="post",
        flags=flags,
        extracted=True,
    )


def _time(root: Element) -> str | None:
    times = (e.get("datetime") for e in islice(root.iter("time"), _TIMES))
    return next((found for t in times if t and (found := instants.instant(t))), None)
