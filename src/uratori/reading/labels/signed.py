"""Digests whose items are signed: a headline, a few sentences, and the outlet in brackets below or behind them.

1. 給食費を無償化へ              ■三崎町で火災
来年度から、全ての小中学校で。    12日未明、倉庫が焼けた。（みなと放送）
（潮見日報）
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from uratori.data import outlets
from uratori.model import Document, Mark, Outlet
from uratori.reading.labels import instants
from uratori.reading.labels.outlet import named
from uratori.reading.labels.page_lines import MARKS

_FEWEST, _OF_ALL = 2, 0.6  # signed items; what they are of the blocks that say something
_MOST, _LINES = 500, 12  # blocks of a digest; lines of an item
_HEADLINE = range(4, 81)
_OPENS = re.compile(rf"[ \t\u3000]*(?:[{MARKS}・]|[(（]?\d{{1,2}}[)）.．、]|[①-⑳])?[ \t\u3000]*")
_SIGNED = re.compile(
    r"(?:(?<=[。」』])|^)[ \t\u3000]*[（(【［\[](?P<name>[^\s（）()【】［\]、。・]{2,16})"
    r"(?:[ 、・\u3000/]{1,2}(?:\d{4}[年/])?\d{1,2}[月/]\d{1,2}日?(?:[朝夕]刊|付)?)?[）)】］\]][ \t\u3000\r]*$"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """Where the headline and the item begin and end, where its signature begins, and whose it is."""

    start: int
    title: int
    end: int
    sign: int
    outlet: Outlet


def signed(document: Document) -> tuple[Document, ...]:
    """The items of a digest in the order of the text, the day of its head with each; empty where the document is none."""
    blocks = list(islice(_blocks(document), _MOST + 1))
    if not _FEWEST <= len(blocks) <= _MOST:
        return ()
    found = [item for start, lines in blocks if (item := _item(start, lines))]
    said = sum(any("。" in line for line in lines) for _, lines in blocks)
    if len(found) < _FEWEST or len(found) < _OF_ALL * said:
        return ()
    head = document.text[document.start : found[0].start]
    published = document.published if document.published.value else instants.published(instants.first(head))
    return tuple(
        replace(
            document,
            id=f"{document.id}#{n}",
            parent=document.id,
            start=item.start,
            end=item.end,
            title=document.text[item.start : item.title],
            outlet=item.outlet,
            published=published,
            marks=(
                Mark(item.start, item.title, "headline"),
                *([Mark(item.sign, item.end, "credit")] if document.text[item.sign - 1] == "\n" else ()),
            ),
        )
        for n, item in enumerate(found, start=1)
    )


def _blocks(document: Document) -> Iterator[tuple[int, list[str]]]:
    """The stretches between blank lines: where each begins, and its lines."""
    at, lines = document.start, list[str]()
    start = at
    for line in document.text[document.start : document.end].split("\n"):
        if line.strip():
            start = start if lines else at
            lines.append(line)
        elif lines:
            yield start, lines
            lines = []
        at += len(line) + 1
    if lines:
        yield start, lines


def _item(start: int, lines: list[str]) -> _Item | None:
    """The item that a stretch between blank lines is; None where it is none."""
    sign = _SIGNED.search(lines[-1]) if 1 < len(lines) <= _LINES else None
    if sign is None or not (outlets.find(sign["name"]) or outlets.is_paper(sign["name"])):
        return None
    opens = _OPENS.match(lines[0])
    first = opens.end() if opens else 0
    title = start + len(lines[0].rstrip())
    last = start + sum(len(line) + 1 for line in lines[:-1])
    said = any("。" in line for line in (*lines[1:-1], lines[-1][: sign.start("name")]))
    if not said or "。" in lines[0] or title - start - first not in _HEADLINE:
        return None
    return _Item(
        start + first, title, last + len(lines[-1].rstrip()), last + sign.start("name") - 1, named(sign["name"])
    )
