"""The HTML of a newsletter → its items: each a headline that leads to its report, and some words below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from uratori.reading import address
from uratori.reading.html.encoding import page_text
from uratori.reading.html.report import sentences
from uratori.reading.html.tree import HEADINGS, Block, blocks, parse
from uratori.reading.labels.page_lines import is_noise_line, opens_other_things
from uratori.reading.layouts.stacked import Part

_FEWEST = 2
_HEADLINE = range(6, 81)


@dataclass(frozen=True, slots=True)
class Digest:
    """The items, and the words that stand behind the last (who puts the letter out)."""

    items: tuple[Part, ...]
    foot: str


def digest(markup: bytes, charset: str | None) -> Digest | None:
    """The items of a newsletter; None where the page is none: fewer than two headlines that are links of their own, each
    with sentences below."""
    tree = parse(page_text(markup, charset).text)
    found = blocks(tree[0]) if tree else []
    heads = [k for k, b in enumerate(found) if _is_head(b)]
    items: list[Part] = []
    last = 0
    for k, stop in zip(heads, [*heads, len(found)][1:], strict=True):
        words = list(_words(found, k + 1, stop))
        url = next((u for e in found[k].element.iter("a") if (u := address.clean(e.get("href")))), None)
        if words and url:
            items.append(Part(found[k].text, tuple(found[n].text for n in words), url))
            last = words[-1]
    foot = "\n".join(b.text for b in found[last + 1 :])
    return Digest(tuple(items), foot) if len(items) >= _FEWEST else None


def _is_head(b: Block) -> bool:
    """Whether a block is a headline that is a link: all of it, set off or not."""
    linked = b.linked >= 0.9 * len(b.text.replace(" ", "")) or (b.element.tag in HEADINGS and b.linked)
    return bool(linked) and len(b.text) in _HEADLINE and "。" not in b.text and not is_noise_line(b.text)


def _words(found: list[Block], start: int, stop: int) -> Iterator[int]:
    """The sentences below a headline, up to what opens other things."""
    for k in range(start, stop):
        if opens_other_things(found[k].text):
            return
        if sentences(found[k]):
            yield k
