"""The head that programs for notes put above a clipped report in Markdown: fields between two lines of ---.

---
title: "高校の再編、県が計画案"
source: "https://…"
author:
  - "[[帝都新聞]]"
published: 2025-03-04
---
"""

from __future__ import annotations

import re

from uratori.data import outlets
from uratori.reading import address
from uratori.reading.labels.days import day
from uratori.reading.labels.fields import field, rank

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>(?:[^\n]{0,2000}\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"(?P<name>[^\s:：#-][^:：\n]{0,30}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)$")
_LAST = 1_000_000
_QUOTES = "\"' \t[]"


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of a document that the head of a text states, and where the words begin behind it; nothing and 0 where it
    has no such head, or one that names no field."""
    block = _BLOCK.match(text)
    if block is None:
        return {}, 0
    found: dict[str, str] = {}
    ranks: dict[str, int] = {}
    name = ""
    for line in block["fields"].splitlines():
        if m := _FIELD.match(line):
            name, value = m["name"].strip().strip("\"'"), (m["value"] or "").strip(_QUOTES)
        elif m := _ITEM.match(line):
            value = m["value"].strip(_QUOTES)
        else:
            continue
        if name and value:
            _put(found, ranks, name, value)
    return found, block.end() if found else 0


def _put(found: dict[str, str], ranks: dict[str, int], name: str, value: str) -> None:
    of = "url" if value.startswith(("http://", "https://")) else field(name)
    if of == "byline" and outlets.is_paper(value):
        of = "outlet"
    if of == "url":
        found.setdefault("url", address.clean(value) or "")
    elif of in ("published", "updated"):
        stated = day(value)
        if stated and rank(name) < ranks.get(of, _LAST):  # date goes before created, when the clip was made
            found[of] = stated
            ranks[of] = rank(name)
    elif of in ("title", "outlet", "byline"):
        found.setdefault(of, value)
