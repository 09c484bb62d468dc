"""Folding: one form of the text for all rules, with the way back to the reader's own offsets.

Full-width ASCII becomes half-width, half-width kana full-width, decomposed kana (NFD) composed, the many dashes and
tildes one each. Digits in ``１２日`` and ``12日`` then look alike to every rule, and a span found in the folded text is
taken back to the words as they stand in the file by :meth:`Folded.span`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from uratori.model import Span, quick

_MOVED = re.compile("[\uff65-\uff9f\u3099\u309a]")
_MOVED_RUN = re.compile(
    "[^\uff65-\uff9f\u3099\u309a]?[\uff65-\uff9f\u3099\u309a]+", re.DOTALL
)  # with what a mark joins
_TABLE = {
    0x3000: " ",
    0xA0: " ",
    0x301C: "~",
    0xFF5E: "~",
    0x2212: "-",
    0x2010: "-",
    0x2011: "-",
    0x2012: "-",
    0xFF61: "。",
    0xFF62: "「",
    0xFF63: "」",
    0xFF64: "、",
}
_TABLE.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5E)})
_KEPT_LENGTH = "".join(map(re.escape, map(chr, _TABLE)))
_FOLDS = re.compile(f"[{_KEPT_LENGTH}\uff65-\uff9f\u3099\u309a]")
_RUN = re.compile(f"[{_KEPT_LENGTH}]+")


@quick
@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded form of ``raw[base:base + n]``. ``starts[i]`` is the raw offset of folded character i
    (one more entry closes the list); None where the two run side by side."""

    text: str
    base: int
    starts: tuple[int, ...] | None = None

    def raw(self, offset: int) -> int:
        """The raw offset of a folded offset."""
        return self.base + offset if self.starts is None else self.starts[offset]

    def folded(self, offset: int) -> int | None:
        """The folded offset of a raw offset; None where no folded character begins there."""
        if self.starts is None:
            at = offset - self.base
            return at if 0 <= at <= len(self.text) else None
        at = bisect_left(self.starts, offset)
        return at if at < len(self.starts) and self.starts[at] == offset else None

    def span(self, start: int, end: int) -> Span:
        """The raw span of a folded span."""
        return Span(self.raw(start), self.raw(end))


def fold(raw: str, start: int = 0, end: int | None = None) -> Folded:
    """Fold ``raw[start:end]``.

    >>> f = fold("ｶﾞｽ１２日")
    >>> f.text, f.span(2, 4)
    ('ガス12日', Span(start=3, end=5))
    """
    piece = raw[start : len(raw) if end is None else end]
    if not _FOLDS.search(piece):  # most text needs no folding at all, and looking is cheaper than translating
        return Folded(piece, start)
    if not _MOVED.search(piece):
        return Folded(_translate(piece), start)
    out: list[str] = []
    starts: list[int] = []
    at = 0
    for run in _MOVED_RUN.finditer(piece):  # all between them keeps its length
        out.append(_translate(piece[at : run.start()]))
        starts.extend(range(start + at, start + run.start()))
        _fold_run(run[0], start + run.start(), out, starts)
        at = run.end()
    out.append(_translate(piece[at:]))
    starts.extend(range(start + at, start + len(piece) + 1))
    return Folded("".join(out), start, tuple(starts))


def _translate(piece: str) -> str:
    """``piece`` with what keeps its length folded. Few of its characters do: ``str.translate`` alone raises and catches an
    error for each of the others."""
    return _RUN.sub(lambda run: run[0].translate(_TABLE), piece)


def _fold_run(run: str, start: int, out: list[str], starts: list[int]) -> None:
    """Add the folded characters of ``run`` (ｶﾞ, か and its mark) to ``out``, and the raw offset of each to ``starts``."""
    first = len(out)
    for i, char in enumerate(run, start=start):
        folded = unicodedata.normalize("NFKC", char) if "\uff65" <= char <= "\uff9f" else char.translate(_TABLE)
        if len(out) > first and folded in ("\u3099", "\u309a", "\uff9e", "\uff9f"):
            mark = "\u3099" if folded in ("\u3099", "\uff9e") else "\u309a"
            joined = unicodedata.normalize("NFC", out[-1] + mark)
            if len(joined) == 1:
                out[-1] = joined
                continue
        out.append(folded)
        starts.append(i)
