"""Texts whose lines were broken at a measure, by a mailer, a scanner of print, a fax: each paragraph in one line again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from uratori.reading.layouts.lines import CLOSES, RULE, joined, opens, width

_NARROWEST, _WIDEST = 50, 84  # columns of a measure that a mailer breaks lines at
_FULL, _WRAPPED = 0.88, 0.85  # how full a line is that shows the measure, that is broken
_FEWEST = 2  # lines that fill it
_ALONE = range(64, 81)  # columns of the one broken line of a short letter
_COLUMN = range(18, 121)  # columns of a measure of print
_SHORT, _OVER = 4, 2  # columns by which a line of print falls short of its measure, or hangs over it
_BROKEN, _OF_FULL = 3, 0.4  # lines of print that break a sentence; what they are of those that fill the measure
_TALLER = 0.2  # of the lines may be longer than the measure: headlines, mastheads
_MOST = 20_000  # lines


def unwrapped(text: str) -> str:
    """A text whose lines a mailer broke at a measure, each paragraph in one line again; as it is where hardly a line
    fills one. Blank lines, rules and lists stay.

    >>> unwrapped("県は11日、夜間の受け入れを４月から休止すると発表した。内科の医\\n師３人の退職が理由。\\n" * 2).count("\\n")
    2
    """
    lines = [line.rstrip() for line in text.split("\n")]
    widths = [width(line) for line in lines]
    ends = [w for line, w in zip(lines, widths, strict=True) if w and not RULE.fullmatch(line) and w <= _WIDEST]
    measure = max(ends, default=0)
    broken = sum(w >= _FULL * measure for w in ends)
    if measure < _NARROWEST or max(widths) > 2 * _WIDEST or (broken < _FEWEST and not _is_one(lines, widths)):
        return text
    return _rejoined(lines, lambda last, line: width(last) >= _WRAPPED * measure and not CLOSES.search(last))


def unset(text: str) -> str:
    """A text that was set in a column and read by a scanner or typed off, each paragraph in one line again; as it is where
    no measure shows: three lines of the same width each break a sentence, and few are longer.

    >>> unset("大島漁協は十五日、壊れた養殖\\n施設の復旧工事に着手した。施\\n設の約七割が損壊しており、被\\n害額は四億円という。\\n").count("\\n")
    1
    """
    lines = [line.rstrip() for line in text.split("\n")]
    if not 3 < len(lines) <= _MOST:
        return text
    widths = [width(line) for line in lines]
    measure = _measure(lines, widths)
    if measure is None:
        return text

    def goes_on(last: str, line: str) -> bool:
        return measure - _SHORT <= width(last) <= measure + _OVER and not CLOSES.search(last)

    return _rejoined(lines, goes_on)


def _measure(lines: list[str], widths: list[int]) -> int | None:
    """The width that the lines of a text fill, where it shows that they were broken at it."""
    counted = Counter(w for w in widths if w in _COLUMN)
    if not counted:
        return None
    near = {w: sum(counted[w + d] for d in range(-_OVER, _OVER + 1)) for w in counted}
    measure = max(near, key=lambda w: (near[w], counted[w], w))
    full = [k for k, w in enumerate(widths[:-1]) if measure - _SHORT <= w <= measure + _OVER]
    broken = [k for k in full if lines[k + 1] and not CLOSES.search(lines[k]) and not opens(lines[k + 1])]
    told = sum("。" in line for line in lines)
    taller = sum(w > measure + _OVER for w in widths)
    filled = sum(1 for w in widths if w)
    enough = len(broken) >= _BROKEN and len(broken) >= _OF_FULL * len(full) and 2 * told >= len(broken) // 3
    return measure if enough and taller <= _TALLER * filled and _flows(lines, broken) else None


def _flows(lines: list[str], broken: list[int]) -> bool:
    """Whether most of the broken lines lead to the end of a sentence: the rows of a table, the verses of a song do not."""
    ends = 0
    for k in broken:
        below = next((n for n in range(k + 1, min(k + 12, len(lines))) if not lines[n] or "。" in lines[n]), None)
        ends += below is not None and "。" in lines[below]
    return 2 * ends > len(broken)


def _is_one(lines: list[str], widths: list[int]) -> bool:
    """Whether one line of a short letter breaks a sentence at a measure that mailers have, and the next ends it."""
    return any(
        w in _ALONE
        and k
        and not lines[k - 1]
        and "。" in lines[k + 1]
        and not CLOSES.search(lines[k])
        and not opens(lines[k + 1])
        for k, w in enumerate(widths[:-1])
    )


def _rejoined(lines: list[str], goes_on: Callable[[str, str], bool]) -> str:
    out: list[str] = []
    last = ""
    for line in lines:
        beside = out and line and last and not RULE.fullmatch(last) and not RULE.fullmatch(line)
        if beside and goes_on(last, line) and not opens(line):
            out[-1] = joined(out[-1], line)
        else:
            out.append(line)
        last = line
    return "\n".join(out)
