"""What looks like a time and is none: parts of names, scores, ages, grades, sections, numbers of telephones."""

from __future__ import annotations

import re

from uratori.times.expression import Found

# Words that hold the characters of a time inside a longer name: 四日市, 十日町, 三日月, 日曜劇場, 火星18型. Each begins with a letter,
# and no class of letters: then they are all looked for at once.
_NAMES = re.compile(
    r"四日市|八日市|廿日市|五日市|二日市|七日市|六日町|十日町|三日月|二日酔|三日坊主|一年生|二十四節気|一日千秋|一日も早|一日も欠か|一日でも|五月雨|五月人形"
    r"|八月革命|三月堂|二月堂|十月革命|二月革命|七月革命|百年戦争|三十年戦争|七年戦争|千年紀|一夜城|一夜明け|1夜明け|二・二六|五・一五|十五夜|十三夜"
    r"|九月入学|七日町|三日町|八日町|一日署長|一日駅長|1日署長|1日駅長|一日所長|一日警察署長|土曜丑|24時間(?:テレビ|体制|態勢|営業|対応|監視|稼働|操業|365日|年中無休)|11月祭|五月祭"
)
_PHONE = re.compile(r"0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}")
_APPOSED = re.compile(r"の(?=(?:\d{1,2}月|[今先同来]月)?\d{1,2}日(?!間|ぶり|連続))")
_CARGO = re.compile(r"(?:円|ドル|人|台|個|%|点|キロ|メートル|トン|歳|安|高|勝|敗|議席|票)")


def is_other(text: str, found: Found) -> bool:
    """Whether the words of ``found`` are no time after all."""
    a, b = found.start, found.end
    if a and text[a].isdigit() and text[a - 1] in "第年":
        return True  # 第3日; 寛政元年1月29日, whose year nobody here can read
    if (
        text.startswith("の", b)
        and _APPOSED.match(text, b)
        and found.reading.point
        and found.reading.point.shift("day", "week")
        and not found.reading.until
    ):
        return True  # 前日の10日, 2日後の12日: the day itself says it
    if _NAMES.search(text, max(0, a - 3), b + 3) and _in_name(text, a, b):
        return True
    if found.reading.point and found.reading.point.hour is not None and ":" in text[a:b]:
        return bool(_CARGO.match(text, b))
    if text[a].isdigit() and "-" in text[a - 1 : b + 1]:
        start = max(0, a - 14)
        return any(start + m.start() <= a and b <= start + m.end() for m in _PHONE.finditer(text[start : b + 14]))
    return text.startswith("前", a - 1) and a > 0 and "世紀" in text[a:b]  # 紀元前3世紀


def _in_name(text: str, a: int, b: int) -> bool:
    return any(m.start() < b and a < m.end() for m in _NAMES.finditer(text, max(0, a - 3), b + 3))
