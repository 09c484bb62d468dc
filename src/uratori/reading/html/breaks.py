"""Where a page's text breaks into lines: at its line breaks, unless one stands inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uratori.reading.labels import instants

_TURN = "\x1e"  # stands for white space with a line break in it, until the whole block is known
BLANK = " " + _TURN
SPACE = re.compile(rf"[ \t\r\n\f\v\xa0{_TURN}]+")
UNSEEN = re.compile("[\u200b\u2060\ufeff\xad]")  # where a word may break: no width, no letter
_BREAK = re.compile(rf"[ {_TURN}]*{_TURN}[ {_TURN}]*")
_WIDE_BLANKS = re.compile(r" *\u3000[ \u3000]*")
_NAMES = re.compile(r"[^\s。、：:「」]{1,10}[：:]")  # 会見場所：
_SHORT_LINE = 80
_SAYS = re.compile("[。、「」＝]")
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_INDENTED = re.compile(r"\n[ \t]+\S")
_FULL = 0.6  # of the longest line
_STOPS = "。｡」｣』）)】》>＞!?！？:：…"
_OPENINGS = "　■◆●▼□◇▽【「・◎○※＜<（("
_DATE = re.compile(
    rf"(?:{instants.CALLED}\s*[:：]?\s*)?"
    r"(?:\d{4}\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}日?(?:\s*[(（].[)）])?(?:\s*(?:午前|午後)?\d{1,2}[:時]\d{1,2}分?)?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
)
# Paragraphs set by line breaks alone (white-space: pre-line): the next one is indented, or a line is left empty.
_PARAGRAPH = re.compile(r"(?<=[。」）』])[ \t]*\r?\n(?:[ \t]*\r?\n|[ \t]*(?=\u3000))\s*")

Part = tuple[str, bool, bool]
"""A piece of a block: its words, whether they are in a link, whether they are bold."""


def lines(parts: list[Part]) -> Iterator[list[Part]]:
    """The lines of a block: a break inside a sentence (a headline set in two lines) is none."""
    line: list[Part] = []
    for k, part in enumerate(parts):
        if part[0] != "\n":
            line.append(part)
            continue
        before = next((p.strip(BLANK) for p, _, _ in reversed(line[-5:]) if p.strip(BLANK)), "")
        after = next((p for p, _, _ in parts[k + 1 : k + 6] if p == "\n" or p.strip(BLANK)), "")
        inside = before and after not in ("", "\n") and _runs_on(before, after.lstrip(BLANK))
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


def joined(parts: list[str]) -> str:
    """The text of a line. In a short line that is no sentence, a date in an element of its own is set off from what
    the layout only puts beside it: <time>2025年5月13日</time><span>共同通信</span>."""
    text = tidy("".join(parts))
    if len(text) > _SHORT_LINE or len(parts) < 2 or _SAYS.search(text):
        return text
    dates = [bool(p.strip(BLANK)) and not _DATE.sub("", p).strip(BLANK + "\u3000/／|｜()（）") for p in parts]
    if not any(dates):
        return text
    return tidy("".join(" " + p if k and (dates[k] or dates[k - 1]) else p for k, p in enumerate(parts)))


def set_lines(text: str) -> list[str]:
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


def tidy(text: str) -> str:
    """One line: white space collapsed, none at the ends; a line break in the markup between two Japanese characters is
    no space, a space is (首相 訪米へ).

    >>> tidy(" 首相 訪米を\\n 表明した。　")
    '首相 訪米を表明した。'
    """
    line = _BREAK.sub(_joint, SPACE.sub(space, UNSEEN.sub("", text))).strip(BLANK + "\u3000")
    return _WIDE_BLANKS.sub("\u3000", line)


def space(run: re.Match[str]) -> str:
    return _TURN if "\n" in run[0] or _TURN in run[0] else " "


def _joint(run: re.Match[str]) -> str:
    before, after = run.string[max(0, run.start() - 1) : run.start()], run.string[run.end() : run.end() + 1]
    return "" if _WIDE.match(before) and _WIDE.match(after) else " "
