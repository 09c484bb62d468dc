"""HTML pages → documents."""

from __future__ import annotations

import re

from uratori.reading.html.page import read
from uratori.reading.readers import Reader

__all__ = ["READER"]

# What a page begins with, after white space, comments and an XML declaration (the WHATWG's list, without tags that a text
# might begin with).
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>\s|\x00|<!--[\x00-\xff]*?-->|<\?xml[^>]{0,200}\?>)*+"
    rb"<\s*(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|div|table|p|h1|base|center|font|iframe)[\s>/]",
    re.I,
)


def sniff(head: bytes) -> bool:
    """Whether bytes look like a page. A page in UTF-16 is looked at without its zeros."""
    return bool(_BEGINS.match(head) or (b"\x00" in head[:200] and _BEGINS.match(head.replace(b"\x00", b""))))


READER = Reader(
    "HTML",
    read,
    sniff,
    suffixes=frozenset((".html", ".htm", ".xhtml")),
    media_types=frozenset(("text/html", "application/xhtml+xml")),
    aside=frozenset((".shtml", ".php", ".asp", ".aspx", ".jsp")),
)
