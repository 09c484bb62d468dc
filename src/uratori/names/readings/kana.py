"""Kana compared as they sound: リ・ピョンチョル and リ・ビョンチョル, シーチンピン and シー・チンピン are one."""

from __future__ import annotations

import re

_DROP = re.compile(r"[・=＝ 　ー\-ッっ]")
_VOICELESS = str.maketrans(
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴァィゥェォャュョヮヲヂヅ",
    "カキクケコサチスセソタチツテトパピプペポパピプペポウアイウエオヤユヨワオチツ",
)
_HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def katakana(text: str) -> str:
    """Hiragana as katakana; all else as it is."""
    return text.translate(_HIRAGANA)


def skeleton(text: str) -> str:
    """What is left of a name in kana without dots, long marks, ッ, voicing and smallness.

    >>> skeleton("リ・ピョンチョル") == skeleton("リ・ビョンチョル"), skeleton("キム・ヨジョン")
    (True, 'キムヨチヨン')
    """
    return _DROP.sub("", katakana(text)).translate(_VOICELESS)


def near(some: str, other: str) -> bool:
    """Whether two skeletons differ by one sign at most."""
    if abs(len(some) - len(other)) > 1:
        return False
    if some == other:
        return True
    k = 0
    while k < min(len(some), len(other)) and some[k] == other[k]:
        k += 1
    return some[k + 1 :] == other[k + 1 :] or some[k:] == other[k + 1 :] or some[k + 1 :] == other[k:]
