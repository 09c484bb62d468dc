"""Markup → a bounded tree → its blocks of text, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul", "caption",
])  # fmt: skip
# What is no text of a report whatever it stands in.
_DROPPED = frozenset([
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio", "canvas", "map",
    "select", "option", "button", "textarea", "input", "rt", "rp", "head", "dialog", "datalist", "frameset", "applet",
])  # fmt: skip
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_TURN = "\x1e"  # stands for white space with a line break in it, until the whole block is known
_BLANK = " " + _TURN
# Words for those who hear the page.
_SPOKEN = re.compile(r"(?i)\b(?:visually-?hidden|sr-only|screen-?reader(?:-text)?|assistive-text|u-hidden|is-hidden)\b")
_SPACE = re.compile(rf"[ \t\r\n\f\v\xa0\u200b\ufeff{_TURN}]+")
_BREAK = re.compile(rf"[ {_TURN}]*{_TURN}[ {_TURN}]*")
_WIDE_BLANKS = re.compile(r" *\u3000[ \u3000]*")
_LETTERS = re.compile(r"[^A-Za-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LARGE = re.compile(r"\s*(?:\+[1-4]|[4-7])\s*$")
_NAMES = re.compile(r"[^\s。、：:「」]{1,10}[：:]")  # 会見場所：
_SHORT_LINE = 80
_SAYS = re.compile("[。、「」＝]")
_DATE = re.compile(
    r"(?:(?:最終)?(?:公開|更新|配信|掲載|投稿)(?:日時?)?\s*[:：]?\s*)?(?:\d{4}\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}日?(?:\s*[(（].[)）])?(?:\s*(?:午前|午後)?\d{1,2}[:時]\d{1,2}分?)?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
)
_MOST_BLOCKS = 8_000
_MOST_PARTS = 20_000  # of a block: texts and line breaks
_LONGEST_BLOCK = 100_000
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# Elements that only lay out: without them, a page nested beyond all bounds still has its paragraphs.
_LAYOUT = re.compile(
    r"(?i)<(?P<end>/?)(?P<tag>div|section|article|main|center|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|blockquote|fieldset|form)\b[^>]{0,1000}>"
    r"|</?(?:span|font|b|i|u|s|em|strong|small|big|a|tt|strike|ins|del|label|cite|code|q)\b[^>]{0,1000}>"
)

# Paragraphs set by line breaks alone (white-space: pre-line): the next one is indented, or a line is left empty.
_PARAGRAPH = re.compile(r"(?<=[。」）』])[ \t]*\r?\n(?:[ \t]*\r?\n|[ \t]*(?=\u3000))\s*")

_INDENTED = re.compile(r"\n[ \t]+\S")

_FULL = 0.6  # of the longest line

_STOPS = "。｡」｣』）)】》>＞!?！？:：…"
_OPENINGS = "　■◆●▼□◇▽【「・◎○※＜<（("

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
    if tag in _DROPPED or tag.startswith("amp-") or ":" in tag:
        return True
    return bool(
        element.get("hidden") is not None
        or _HIDDEN.search(element.get("style") or "")
        or _SPOKEN.search(element.get("class") or "")
    )


class _Walk:
    def __init__(self) -> None:
        self.out: list[Block] = []
        self.stack: list[Element] = []
        self.parts: list[tuple[str, bool, bool]] = []
        self.length = self.links = self.bold = 0
        self.skipping: Element | None = None

    def open(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self.flush()
            self.stack.append(element)
        self.links += element.tag == "a"
        self.bold += _is_bold(element)
        self.add(element.text)

    def close(self, element: Element) -> None:
        if element.tag in _BLOCKS:
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
        for n, piece in enumerate(_set_lines(text[:_LONGEST_BLOCK])):
            folded = _SPACE.sub(_space, piece)
            self.length += len(folded)
            self.parts.extend([("\n", False, True)] if n else [])
            self.parts.append((folded, self.links > 0, self.bold > 0))

    def flush(self) -> None:
        if self.stack:
            parts = self.parts
            if self.stack[-1].tag in HEADINGS:  # a heading in two lines is one
                parts = [("\u3000", linked, bold) if p == "\n" else (p, linked, bold) for p, linked, bold in parts]
            for line in _lines(parts):
                text = _joined([p for p, _, _ in line])
                if text:
                    linked = sum(len(p.strip(_BLANK)) for p, in_link, _ in line if in_link)
                    strong = all(bold for p, _, bold in line if p.strip(_BLANK))
                    self.out.append(Block(text, self.stack[-1], linked, strong))
        self.parts, self.length = [], 0


def _set_lines(text: str) -> list[str]:
    """A text at the paragraphs that line breaks alone set; where it has such, and no line of it is indented as source code
    is, at every line: 乗客の女性⏎「揺れて怖かった」."""
    paragraphs = _PARAGRAPH.split(text)
    if len(paragraphs) < 2 or _INDENTED.search(text):
        return paragraphs
    widest = max(map(len, text.split("\n")))
    return [line for p in paragraphs for line in _cut(p.split("\n"), _FULL * widest)]


def _cut(lines: list[str], full: float) -> Iterator[str]:
    """Lines, each joined to the next where it is as long as a line is that is broken only because it is full."""
    held = ""
    for line in lines:
        held += ("\n" if held else "") + line
        if len(line) < full:
            yield held
            held = ""
    if held:
        yield held


def _is_bold(element: Element) -> bool:
    """Whether an element sets its words off: bold, or larger as headlines were before there were style sheets."""
    if element.tag == "font":
        return bool(_LARGE.match(element.get("size") or ""))
    return element.tag in ("b", "strong", "big")


def _lines(parts: list[tuple[str, bool, bool]]) -> Iterator[list[tuple[str, bool, bool]]]:
    """The lines of a block: a break inside a sentence (a headline set in two lines) is none."""
    line: list[tuple[str, bool, bool]] = []
    for k, part in enumerate(parts):
        if part[0] != "\n":
            line.append(part)
            continue
        before = next((p.strip(_BLANK) for p, _, _ in reversed(line[-5:]) if p.strip(_BLANK)), "")
        after = next((p for p, _, _ in parts[k + 1 : k + 6] if p == "\n" or p.strip(_BLANK)), "")
        inside = before and after not in ("", "\n") and _runs_on(before, after.lstrip(_BLANK))
        if not inside:
            yield line
            line = []
    yield line


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence runs on over a line break: 会談は、⏎首都で, but not …した。⏎　外相は, nor 記者会見⏎■質疑, nor …30分⏎会場：."""
    if before[-1] in "、，," or (before[-1] in "：:" and after[:1] in "「『"):
        return True
    if after[:1] in _OPENINGS or _NAMES.match(after):
        return False
    return before[-1] not in _STOPS and len(before) >= 30


def _joined(parts: list[str]) -> str:
    """The text of a line. In a short line that is no sentence, a date in an element of its own is set off from what
    the layout only puts beside it: <time>2025年5月13日</time><span>共同通信</span>."""
    text = tidy("".join(parts))
    if len(text) > _SHORT_LINE or len(parts) < 2 or _SAYS.search(text):
        return text
    dates = [bool(p.strip(_BLANK)) and not _DATE.sub("", p).strip(_BLANK + "\u3000/／|｜()（）") for p in parts]
    if not any(dates):
        return text
    return tidy("".join(" " + p if k and (dates[k] or dates[k - 1]) else p for k, p in enumerate(parts)))


def tidy(text: str) -> str:
    """One line: white space collapsed, none at the ends; a line break in the markup between two Japanese characters is
    no space, a space is (首相 訪米へ).

    >>> tidy(" 首相 訪米を\\n 表明した。　")
    '首相 訪米を表明した。'
    """
    line = _BREAK.sub(_joint, _SPACE.sub(_space, text)).strip(_BLANK + "\u3000")
    return _WIDE_BLANKS.sub("\u3000", line)


def _space(run: re.Match[str]) -> str:
    return _TURN if "\n" in run[0] or _TURN in run[0] else " "


def _joint(run: re.Match[str]) -> str:
    before, after = run.string[max(0, run.start() - 1) : run.start()], run.string[run.end() : run.end() + 1]
    return "" if _WIDE.match(before) and _WIDE.match(after) else " "


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
