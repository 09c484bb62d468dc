"""Newsletters of an outlet: items that each have a marked headline, a few sentences, an address.

◆県庁の耐震工事、3か月遅れ
県は13日、…
https://…
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from uratori.data import outlets
from uratori.model import Document, Mark, Outlet
from uratori.reading.labels import instants
from uratori.reading.labels.masthead import masthead
from uratori.reading.labels.outlet import named as called

_FEWEST = 2
_SIGN = r"[◆◇■□●○▼▽▲△★☆◎]|[【\[［(（]\d{1,2}[】\]］)）]"
# What no line of an item's words begins with: an address, another item's mark or number (2.5度 is none).
_OTHER = rf"[ \t\u3000]*(?:https?://|{_SIGN}|\d{{1,2}}[.．][ \u3000]*[^\d\s])"
# A line that only leads on to the address: ▼続きはこちら, →記事全文.
_LEADS = (
    r"(?:[ \t\u3000]*[▼▽▶▷→⇒☞>＞]*[ \t\u3000]*(?:記事の|記事|この)?(?:続き|全文|詳細|詳しく|本文)[^\n。]{0,16}\n+)?"
)
_ITEM = re.compile(
    rf"^[ \t\u3000]*(?P<mark>{_SIGN}|\d{{1,2}}[.．])[ \t\u3000]*(?P<title>[^\n。]{{4,80}})\n+(?P<body>(?:(?!{_OTHER})[^\n]+\n+){{1,12}}?)"
    rf"{_LEADS}"
    r"[ \t\u3000>＞→]*(?:URL[:：]?[ ]*)?(?P<url>https?://[^\s<>「」（）]{4,2000})",
    re.M,
)
_PAPER = re.compile(rf"^[^\s、。「」]{{1,12}}(?:{outlets.press_words()})(?=\s|$)", re.M)
# Who puts it out, at its foot: 発行：潮見新聞社.
_ISSUED = re.compile(
    r"^[ \t\u3000]*(?:(?:編集・?)?発行(?:元|者|人)?|配信元?|編集)[ \u3000]*[:：／/][ \u3000]*(?P<name>[^\s、。「」（）()]{2,24})",
    re.M,
)
_LONGEST = 400_000
_RULES = re.compile(r"[━─=＝\-*＊_■◆●\s]+")


def issued(foot: str) -> Outlet | None:
    """The outlet that the foot of a newsletter names as the one that puts it out."""
    m = _ISSUED.search(foot)
    return called(m["name"]) if m and (outlets.find(m["name"]) or outlets.is_press(m["name"])) else None


@dataclass(frozen=True, slots=True)
class _Found:
    item: re.Match[str]
    start: int
    end: int


def items(document: Document) -> tuple[Document, ...]:
    """The items of a newsletter, with the outlet and the day of its head; empty where the document is none: every item
    has its address, as no headings of a release do."""
    if document.end - document.start > _LONGEST or "http" not in document.text[document.start : document.end]:
        return ()
    found = [
        _Found(m, m.start("title"), m.start("body") + len(m["body"].rstrip()))
        for m in _ITEM.finditer(document.text, document.start, document.end)
        if "。" in m["body"]
    ]
    marks = {f.item["mark"] for f in found if not any(c.isdigit() for c in f.item["mark"])}
    if len(found) < _FEWEST or len(marks) > 1:
        return ()
    head = document.text[document.start : found[0].item.start()]
    plain = "\n".join(x for line in head.split("\n") if (x := _RULES.sub(" ", line).strip()))
    named = masthead(plain)
    published = document.published if document.published.value else instants.published(instants.first(plain))
    paper = _PAPER.search(plain)
    outlet = document.outlet or (
        named[0] if named else called(paper[0]) if paper else issued(document.text[found[-1].end : document.end])
    )
    return tuple(
        replace(
            document,
            id=f"{document.id}#{n}",
            parent=document.id,
            start=f.start,
            end=f.end,
            title=f.item["title"].strip(),
            outlet=outlet,
            url=f.item["url"],
            published=published,
            marks=(Mark(f.start, f.item.end("title"), "headline"),),
        )
        for n, f in enumerate(found, start=1)
    )
