"""Write src/uratori/data/hanja.tsv and pinyin.tsv: how kanji are read in Korean (hangul) and in Chinese (pinyin).

Source: the Unihan database (Debian package ``unicode-data``). Run once, and again for a new Unihan:

    python scripts/hanja.py /usr/share/unicode src/uratori/data

A kanji of Japan without a reading of its own takes that of the character it is a form of (悦 of 悅, 壌 of 壤).
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

_HEAD = """# How kanji are read in {language}: a reading, the characters whose first reading it is, those that have it beside another.
# Made by scripts/hanja.py from the Unihan database, version 15.0 (Unicode License V3, see NOTICE).
reading\tfirst\tother
"""
# Readings that Unihan gives in another order than names have them.
_KOREAN_FIRST = dict(
    pair.split(":")
    for pair in [
        "金:김",
        "沈:심",
        "車:차",
        "李:리",
        "契:설",
        "葉:엽",
        "樂:락",
        "北:북",
        "率:률",
        "不:불",
        "宅:택",
        "省:성",
        "行:행",
        "更:경",
        "復:복",
        "參:삼",
        "丹:단",
        "泌:필",
        "洞:동",
        "龜:구",
        "燮:섭",
    ]
)
_CHINESE_FIRST = dict(
    pair.split(":")
    for pair in [
        "樂:le",
        "楽:le",
        "単:shan",
        "單:shan",
        "曽:zeng",
        "曾:zeng",
        "仇:qiu",
        "解:xie",
        "任:ren",
        "区:ou",
        "翟:zhai",
        "査:zha",
        "覃:qin",
        "重:chong",
        "長:chang",
        "行:xing",
        "都:du",
        "会:hui",
        "沢:ze",
        "芸:yi",
        "徳:de",
        "剣:jian",
        "斌:bin",
        "茜:qian",
        "朝:chao",
    ]
)


# Forms of Japan that Unihan ties to no older form.
_OLD = "剤劑労勞勧勸営營囲圍図圖圧壓壌壤壱壹対對冴冱帰歸廃廢弐貳悩惱惣總戻戾択擇拠據拡擴挙擧斎齋既旣歓歡歯齒殻殼沢澤渓溪満滿犠犧猟獵発發穏穩粛肅経經継繼縄繩脳腦舎舍舗鋪蛍螢覚覺観觀訳譯読讀軽輕辺邊遅遲釈釋鉱鑛銭錢閲閱闘鬪隠隱霊靈飲飮駅驛髄髓麺麵齢齡尚尙桟棧"  # noqa: E501


def _fields(path: Path) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = defaultdict(dict)
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                out[chr(int(code[2:], 16))][name] = value
    return out


def _variants(fields: dict[str, dict[str, str]], char: str) -> list[str]:
    own = fields.get(char, {})
    names = (
        "kJoyoKanji",
        "kJinmeiyoKanji",
        "kTraditionalVariant",
        "kZVariant",
        "kSemanticVariant",
        "kSimplifiedVariant",
    )
    return [chr(int(code, 16)) for n in names for code in re.findall(r"U\+([0-9A-F]{4,5})", own.get(n, ""))]


def _hangul(value: str) -> list[str]:
    """``금:0E 김:1N`` → 김, 금: the reading of names first, then those of education."""
    items = [item.split(":") for item in value.split()]
    rank = {"N": 0, "E": 1}
    items.sort(key=lambda i: min((rank.get(c, 2) for c in (i[1] if len(i) > 1 else "")), default=3))
    return [i[0] for i in items]


def _pinyin(value: str) -> list[str]:
    plain = unicodedata.normalize("NFD", value.replace("ü", "v"))
    return ["".join(c for c in plain if not unicodedata.combining(c)).split()[0]]


def _write(path: Path, language: str, readings: dict[str, list[str]]) -> None:
    first: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for char, rs in sorted(readings.items()):
        first[rs[0]].append(char)
        for r in rs[1:]:
            other[r].append(char)
    rows = (f"{r}\t{''.join(first[r])}\t{''.join(other[r])}\n" for r in sorted({*first, *other}))
    path.write_text(_HEAD.format(language=language) + "".join(rows), encoding="utf-8")


def main(source: Path, target: Path) -> None:
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("Unihan_Readings", "Unihan_Variants", "Unihan_OtherMappings"):
        for char, values in _fields(source / f"{name}.txt.bz2").items():
            fields[char].update(values)
    korean: dict[str, list[str]] = {}
    chinese: dict[str, list[str]] = {}
    back: dict[str, list[str]] = defaultdict(list)
    for new, old in zip(_OLD[::2], _OLD[1::2], strict=True):
        back[new].append(old)
    for char in fields:
        for v in _variants(fields, char):
            back[v].append(char)
    for char in fields:
        if not "\u3400" <= char <= "\u9fff":
            continue
        for field, convert, out in (("kHangul", _hangul, korean), ("kMandarin", _pinyin, chinese)):
            near = (char, *_variants(fields, char), *back[char])
            value = next((fields[c][field] for c in near if field in fields.get(c, {})), None)
            if value:
                out[char] = convert(value)
    for fixed, out in ((_KOREAN_FIRST, korean), (_CHINESE_FIRST, chinese)):
        for char, reading in fixed.items():
            out[char] = [reading, *(r for r in out.get(char, ()) if r != reading)]
    _write(target / "hanja.tsv", "Korean", korean)
    _write(target / "pinyin.tsv", "Chinese", chinese)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
