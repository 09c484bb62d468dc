"""Hostile or broken characters made visible, so that a text can neither reorder the page nor drive a terminal."""

from __future__ import annotations

import re

# C0 (but tab and line feed) and C1 controls, bidi marks, embeddings and isolates, zero-width and invisible
# separators, lone surrogates, interlinear and tag characters. Left alone: ZWJ, ZWNJ and variation selectors, which
# emoji and ideographic variants (葛󠄀) need.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def hidden(character: str) -> bool:
    """Whether a character is one of those that are written out."""
    return bool(_HIDDEN.match(character))


def typed(text: str) -> str:
    """``text`` without its hidden characters, on one line: as one would type it."""
    return re.sub(r"\s+", " ", _HIDDEN.sub("", text)).strip()


def code(character: str) -> str:
    """How a hidden character is written: ``U+202E``."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """``text`` with every hidden character written out; carriage returns before a line feed are dropped.

    >>> visible("金氏\\u202eは\\x1b[2J")
    '金氏[U+202E]は[U+001B][2J'
    """
    return _HIDDEN.sub(lambda m: f"[{code(m[0])}]", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same on one line: every run of white space is one space, an ideographic space stays."""
    return re.sub(r"[ \t\n\r\f\v]+", " ", visible(text)).strip()


def parts(text: str) -> list[tuple[bool, str]]:
    """``text`` cut into (hidden?, piece) pairs, a hidden piece being one character."""
    if not _HIDDEN.search(text):
        return [(False, text)] if text else []
    out: list[tuple[bool, str]] = []
    at = 0
    for m in _HIDDEN.finditer(text):
        if m.start() > at:
            out.append((False, text[at : m.start()]))
        if not (m[0] == "\r" and text.startswith("\n", m.end())):
            out.append((True, m[0]))
        at = m.end()
    if at < len(text):
        out.append((False, text[at:]))
    return out


def linkable(address: str | None) -> str | None:
    """The address if a click on it can only open a web page, else None: ``javascript:`` and its like stay text."""
    if address and re.match(r"https?://[^\s\"'<>\\]+$", address, re.I) and not _HIDDEN.search(address):
        return address
    return None
