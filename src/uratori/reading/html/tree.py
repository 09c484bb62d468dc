"""Markup → a bounded tree → its blocks of text, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from uratori.reading.html.breaks import BLANK, SPACE, UNSEEN, joined, lines, set_lines, space, tidy

BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu",
    "amp-story-page", "amp-story-grid-layer", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul", "caption",
])  # fmt: skip
# What is no text of a report whatever it stands in.
_DROPPED = frozenset([
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio", "canvas", "map",
    "select", "option", "button", "textarea", "input", "rt", "rp", "head", "dialog", "datalist", "frameset", "applet",
])  # fmt: skip
# Elements of AMP that hold words of the page.
_AMP = frozenset(("amp-story", "amp-story-page", "amp-story-grid-layer", "amp-fit-text", "amp-layout"))
_BACK = frozenset(("↩", "↩︎", "↑", "⏎", "↵", "^", "⤴", "▲"))  # the way back from a note to its place
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
# Words for those who hear the page.
_SPOKEN = re.compile(
    r"(?i)\b(?:visually-?hidden|sr-only|screen-?reader(?:-text)?|assistive-text|u-hidden|is-hidden|mw-editsection)\b"
)
_LETTERS = re.compile(r"[^A-Za-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LARGE = re.compile(r"\s*(?:\+[1-4]|[4-7])\s*$")
_MOST_BLOCKS = 8_000
_MOST_PARTS = 20_000  # of a block: texts and line breaks
_LONGEST_BLOCK = 100_000

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# Elements that only lay out: without them, a page nested beyond all bounds still has its paragraphs.
_LAYOUT = re.compile(
    r"(?i)<(?P<end>/?)(?P<tag>div|section|article|main|center|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|blockquote|fieldset|form)\b[^>]{0,1000}>"
    r"|</?(?:span|font|b|i|u|s|em|strong|small|big|a|tt|strike|ins|del|label|cite|code|q)\b[^>]{0,1000}>"
)


Element = Any  # lxml ships no types


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with no block element inside. ``element`` is the nearest block element around it, ``linked``
    how many of its characters are in links, ``strong`` whether all of it is bold or large."""

    text: str
    element: Element
    linked: int
    strong: bool


def parse(text: str) -> tuple[Element, tuple[str, ...]] | None:
    """The root of a page's tree and what was odd; None where there is none. The depth is bounded (2,048), beyond it
    the page is cut (:func:`flat` keeps what it cuts)."""
    from lxml import etree, html  # noqa: PLC0415 - heavy: only where a page is read

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    deep = any("RESOURCE_LIMIT" in e.type_name for e in parser.error_log)
    return root, (("nested too deeply: cut",) if deep else ())


def flat(text: str) -> Element | None:
    """The tree of a page without the elements that only lay it out: for one that is nested deeper than can be
    parsed. None where even so there is none."""
    tree = parse(_LAYOUT.sub(lambda m: "<p>" if m["tag"] else "", text))
    return tree[0] if tree else None


def blocks(root: Element) -> list[Block]:
    """The blocks of a tree. Line breaks inside a block split it, unless they stand inside a sentence."""
    from lxml import etree  # noqa: PLC0415

    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if not isinstance(element.tag, str):
            continue
        if element.tag == "br":
            if event == "end":
                walk.turn(element.tail)
            continue
        if event == "start":
            if dropped(element):
                walk.skipping = element
                events.skip_subtree()
            else:
                walk.open(element)
        else:
            if walk.skipping is element:
                walk.skipping = None
            else:
                walk.close(element)
            walk.add(element.tail)
        if len(walk.out) >= _MOST_BLOCKS:
            break
    walk.flush()
    return walk.out


def words(element: Element, most: int = 300) -> str:
    """The words of an element as they are read: without ruby and what is hidden, a line break as a wide blank; at most
    ``most`` characters."""
    from lxml import etree  # noqa: PLC0415

    parts: list[str] = []
    events = etree.iterwalk(element, events=("start", "end"))
    for event, e in events:
        if event == "end":
            parts.append("" if e is element else e.tail or "")
        elif e is not element and isinstance(e.tag, str) and dropped(e):
            events.skip_subtree()
        else:
            parts.append("\u3000" if e.tag == "br" else e.text or "")
        if len(parts) > most:
            break
    return tidy("".join(p[:most] for p in parts)[:most])


def dropped(element: Element) -> bool:
    """Whether an element holds nothing that a reader of the page sees as its text."""
    tag = element.tag
    if tag == "template" and (element.get("shadowrootmode") or element.get("shadowroot")):
        return False  # what its element shows
    if tag in _DROPPED or (tag.startswith("amp-") and tag not in _AMP) or ":" in tag:
        return True
    if tag == "a" and not len(element) and (element.text or "").strip() in _BACK:
        return True
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    if hidden and (tag == "body" or element.find(".//h1") is not None):
        return False  # the whole page, until its scripts have run
    return bool(hidden or _SPOKEN.search(element.get("class") or ""))


class _Walk:
    def __init__(self) -> None:
        self.out: list[Block] = []
        self.stack: list[Element] = []
        self.parts: list[tuple[str, bool, bool]] = []
        self.length = self.links = self.bold = 0
        self.skipping: Element | None = None

    def open(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self.flush()
            self.stack.append(element)
        self.links += element.tag == "a"
        self.bold += _is_bold(element)
        self.add(element.text)

    def close(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self.flush()
            self.stack.pop()
        self.links -= element.tag == "a"
        self.bold -= _is_bold(element)

    def turn(self, after: str | None) -> None:
        """A line break, and the text behind it."""
        if len(self.parts) < _MOST_PARTS:
            self.parts.append(("\n", False, True))
        self.add(after)

    def add(self, text: str | None) -> None:
        if not text or self.length >= _LONGEST_BLOCK or len(self.parts) >= _MOST_PARTS:
            return
        for n, piece in enumerate(set_lines(text[:_LONGEST_BLOCK])):
            folded = SPACE.sub(space, UNSEEN.sub("", piece))
            self.length += len(folded)
            self.parts.extend([("\n", False, True)] if n else [])
            self.parts.append((folded, self.links > 0, self.bold > 0))

    def flush(self) -> None:
        if self.stack:
            parts = self.parts
            if self.stack[-1].tag in HEADINGS:  # a heading in two lines is one
                parts = [("\u3000", linked, bold) if p == "\n" else (p, linked, bold) for p, linked, bold in parts]
            for line in lines(parts):
                text = joined([p for p, _, _ in line])
                if text:
                    linked = sum(len(p.strip(BLANK)) for p, in_link, _ in line if in_link)
                    strong = all(bold for p, _, bold in line if p.strip(BLANK))
                    self.out.append(Block(text, self.stack[-1], linked, strong))
        self.parts, self.length = [], 0


def _is_bold(element: Element) -> bool:
    """Whether an element sets its words off: bold, or larger as headlines were before there were style sheets."""
    if element.tag == "font":
        return bool(_LARGE.match(element.get("size") or ""))
    return element.tag in ("b", "strong", "big")


@lru_cache(maxsize=4096)
def _names(attributes: str) -> frozenset[str]:
    """The words of a class or id: split at hyphens; in camel case only words long enough not to be chance letters of a
    generated name (``adXk2``)."""
    parts = [p for p in _LETTERS.split(attributes[:500]) if p]
    longer = (w for p in parts for w in _CAMEL.split(p) if len(w) >= 4 and w != p)
    return frozenset(w.lower() for w in (*parts, *longer))


def token_names(token: str) -> frozenset[str]:
    """The words of one class."""
    return _names(token)


def names(element: Element) -> frozenset[str]:
    """The words of an element's class, id and the like."""
    return _names(" ".join((element.get("class") or "", element.get("id") or "", element.get("data-testid") or "")))
