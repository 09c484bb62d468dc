"""Changes of a desk in a line each: what matters of what has happened."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.desk.values import Change, ChangeKind

LABELS = {
    "ja": {
        "rose": "出所が増えた",
        "fell": "出所が減った",
        "denied": "否定が出た",
        "overtaken": "新しい情報に更新された",
        "version": "ページが書き換えられた",
        "gone": "ページが取り下げられた",
    },
    "en": {
        "rose": "more origins",
        "fell": "fewer origins",
        "denied": "denied",
        "overtaken": "overtaken",
        "version": "page changed",
        "gone": "page taken down",
    },
}
KINDS: tuple[ChangeKind, ...] = ("rose", "fell", "denied", "overtaken", "version")
"""What matters: the bounds of a claim's origins, denials, overtaken figures, pages changed without a word."""


def line(change: Change, language: str = "ja") -> str:
    """A change as one line: what, the bounds before and after, the quoted words, where to look.

    >>> line(Change(7, "2026-05-12T10:00+09:00", "rose", "s1", "c1", None, "市長が辞任する", (1, 1, "reported"), (1, 2, "reported")))
    '出所が増えた 1 → 1〜2 「市長が辞任する」 c1'
    """
    bounds = f" {_bounds(change.before)} → {_bounds(change.after)}" if change.before and change.after else ""
    quoted = f"「{change.text}」" if language == "ja" else f"“{change.text}”"
    return f"{LABELS[language][change.kind]}{bounds} {quoted} {change.claim or change.document or ''}".rstrip()


def _bounds(state: Sequence[object]) -> str:
    return str(state[0]) if state[0] == state[1] else f"{state[0]}〜{state[1]}"
