"""Chinese names: kanji → pinyin → the kana of Japanese outlets (習近平 → シー・チンピン)."""

from __future__ import annotations

from functools import cache
from itertools import product

from uratori.data import rows

_LONG_FAMILIES = frozenset(
    ("欧陽", "司馬", "上官", "諸葛", "司徒", "東方", "皇甫", "尉遅", "公孫", "慕容", "令狐", "宇文", "長孫")
)
_ZHENG = ("チェン", "ジェン", "ジョン")  # 鄭: Kyodo and NHK write it as no other syllable of its kind
_MOST = 12

_SOFT = str.maketrans("カキクケコタチツテトパピプペポ", "ガギグゲゴダジヅデドバビブベボ")
_MAY_SOFTEN = ("b", "g", "d", "j", "zh", "z")


def names(kanji: str) -> tuple[str, ...]:
    """The kana a Chinese name in kanji may be written with, the likeliest first; empty where a character has no reading.

    >>> names("習近平")[0], names("李強")[0], names("王毅")[0]
    ('シー・チンピン', 'リー・チアン', 'ワン・イー')
    """
    n = 2 if kanji[:2] in _LONG_FAMILIES and len(kanji) > 2 else 1
    parts = [_kana(char) for char in kanji]
    if len(kanji) <= n or not all(parts):
        return ()
    out: list[str] = []
    for choice in list(product(*(p if i >= n or len(p) > 2 else p[:1] for i, p in enumerate(parts))))[:_MOST]:
        kana = "".join(choice[:n]) + "・" + "".join(choice[n:])
        if kana not in out:
            out.append(kana)
    return tuple(out)


def places(kanji: str) -> tuple[str, ...]:
    """The kana a Chinese place in kanji may be written with (重慶 → チョンチン)."""
    parts = [_kana(char) for char in kanji]
    return ("".join(p[0] for p in parts),) if parts and all(parts) else ()


@cache
def _pinyin() -> dict[str, str]:
    return {char: row["reading"] for row in rows("pinyin") for char in row["first"]}


@cache
def _table() -> dict[str, str]:
    return {row["pinyin"]: row["kana"] for row in rows("chinese_kana")}


@cache
def _kana(char: str) -> tuple[str, ...]:
    """The kana of one character, usual first, then softened (文斌: ウェンピン, ウェンビン)."""
    pinyin = _pinyin().get(char)
    kana = _table().get(pinyin or "")
    if pinyin is None or kana is None:
        return ()
    if pinyin == "zheng":
        return (kana, *_ZHENG)
    if pinyin.startswith(_MAY_SOFTEN) and not pinyin.startswith("zh"):
        soft = kana[0].translate(_SOFT) + kana[1:]
        return (kana, soft) if soft != kana else (kana,)
    return (kana,)
