"""A piece of markup that is all report (a feed's item, a mail's part) → its lines."""

from __future__ import annotations

import re
from html import unescape

from uratori.model import SentenceKind
from uratori.reading.html.breaks import tidy
from uratori.reading.html.report import Line
from uratori.reading.html.tree import blocks, parse
from uratori.reading.labels.page_lines import is_noise_line, opens_other_things

_MARKUP = re.compile(r"<[a-zA-Z!/]")
_ESCAPED = re.compile(r"&lt;/?(?:p|br|a|img|div|b|strong|span|ul|li|h\d)\b", re.I)
_FEED_TAIL = re.compile(
    r"^The post .{0,200} (?:first appeared|appeared first) on .{0,100}$|^(?:続きを読む|Source|Read more|\[?…\]?|Continue reading.{0,100})$"
)


def fragment(markup: str) -> tuple[Line, ...]:
    """The lines of markup or plain text, without what belongs to a page (続きを読む); headings and list items keep
    their kind. Everything from a heading such as 関連記事 on is left out."""
    if _ESCAPED.search(markup) and not _MARKUP.search(markup):
        markup = unescape(markup)
    if not _MARKUP.search(markup):
        plain = (tidy(t) for t in unescape(markup).splitlines())
        return tuple(Line(t) for t in plain if t and not _FEED_TAIL.match(t))
    tree = parse(f"<html><body><div>{markup}</div></body></html>")
    out: list[Line] = []
    for b in blocks(tree[0]) if tree else ():
        if out and not b.text.endswith("。") and opens_other_things(b.text):
            break
        if is_noise_line(b.text) or _FEED_TAIL.match(b.text) or (b.linked == len(b.text) and len(b.text) < 12):
            continue
        tag = b.element.tag
        kind: SentenceKind | None = None
        heading = tag in ("h1", "h2", "h3", "h4", "h5", "h6") or (b.strong and len(b.text) <= 60 and "。" not in b.text)
        if heading:
            kind = "headline"
        elif tag in ("li", "td", "th", "dd", "dt"):
            kind = "list item"
        elif tag == "figcaption":
            kind = "caption"
        out.append(Line(b.text, kind))
    return tuple(out)
