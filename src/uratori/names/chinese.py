"""Chinese names: kanji → pinyin → the kana of Japanese outlets (習近平 → シー・チンピン)."""

from __future__ import annotations

from functools import cache
from itertools import product

from uratori.data import rows

_LONG_FAMILIES = frozenset(
    ("欧陽", "司馬", "上官", "諸葛", "司徒", "東方", "皇甫", "尉遅", "公孫", "慕容", "令狐", "宇文", "長孫")
)
_MOST = 12

# What follows the consonant, by the row of kana it is written in: (a, i, u, e, o columns and the contracted ones).
_FINALS = [
    "a",
    "o",
    "e",
    "ai",
    "ei",
    "ao",
    "ou",
    "an",
    "en",
    "ang",
    "eng",
    "ong",
    "i",
    "ia",
    "ie",
    "iao",
    "iu",
    "ian",
    "in",
    "iang",
    "ing",
    "iong",
    "u",
    "ua",
    "uo",
    "uai",
    "ui",
    "uan",
    "un",
    "uang",
    "v",
    "ve",
    "van",
    "vn",
]
_ROWS: dict[str, str] = {
    "b": "パー ポー ポー パイ ペイ パオ ポウ パン ペン パン ポン ポン ピー ピア ピエ ピアオ ピウ ピエン ピン ピアン ピン - プー プア プオ - - - - - - - - -",
    "p": "パー ポー ポー パイ ペイ パオ ポウ パン ペン パン ポン ポン ピー ピア ピエ ピアオ ピウ ピエン ピン ピアン ピン - プー プア プオ - - - - - - - - -",
    "m": "マー モー モー マイ メイ マオ モウ マン メン マン モン モン ミー ミア ミエ ミアオ ミウ ミエン ミン ミアン ミン - ムー - モー - - - - - - - - -",
    "f": "ファー フォー - - フェイ - フォウ ファン フェン ファン フォン フォン - - - - - - - - - - フー - - - - - - - - - - -",
    "d": "ター - トー タイ テイ タオ トウ タン テン タン トン トン ティー ティア ティエ ティアオ ティウ ティエン ティン ティアン ティン - トゥー - トゥオ - トイ トワン トゥン - - - - -",
    "t": "ター - トー タイ テイ タオ トウ タン テン タン トン トン ティー ティア ティエ ティアオ ティウ ティエン ティン ティアン ティン - トゥー - トゥオ - トイ トワン トゥン - - - - -",
    "n": "ナー - ノー ナイ ネイ ナオ ノウ ナン ネン ナン ノン ノン ニー ニア ニエ ニアオ ニウ ニエン ニン ニアン ニン - ヌー - ヌオ - - ヌワン ヌン - ニュイ ニュエ - -",
    "l": "ラー ロー ルォー ライ レイ ラオ ロウ ラン レン ラン ロン ロン リー リア リエ リアオ リウ リエン リン リアン リン - ルー - ルオ - - ロワン ルン - リュイ リュエ - -",
    "g": "カー - コー カイ ケイ カオ コウ カン ケン カン コン コン - - - - - - - - - - クー コワ クオ コワイ コイ コワン クン コワン - - - -",
    "k": "カー - コー カイ ケイ カオ コウ カン ケン カン コン コン - - - - - - - - - - クー コワ クオ コワイ コイ コワン クン コワン - - - -",
    "h": "ハー - ホー ハイ ヘイ ハオ ホウ ハン ヘン ハン ホン ホン - - - - - - - - - - フー ホワ フオ ホワイ ホイ ホワン フン ホワン - - - -",
    "j": "- - - - - - - - - - - - チー チア チエ チアオ チウ チエン チン チアン チン チオン チュイ - - - - チュアン チュン - チュイ チュエ チュアン チュン",
    "q": "- - - - - - - - - - - - チー チア チエ チアオ チウ チエン チン チアン チン チオン チュイ - - - - チュアン チュン - チュイ チュエ チュアン チュン",
    "x": "- - - - - - - - - - - - シー シア シエ シアオ シウ シエン シン シアン シン シオン シュイ - - - - シュアン シュン - シュイ シュエ シュアン シュン",
    "zh": "チャー - チョー チャイ チェイ チャオ チョウ チャン チェン チャン チョン チョン チー - - - - - - - - - チュー チョワ チュオ チョワイ チョイ チョワン チュン チョワン - - - -",
    "ch": "チャー - チョー チャイ - チャオ チョウ チャン チェン チャン チョン チョン チー - - - - - - - - - チュー チョワ チュオ チョワイ チョイ チョワン チュン チョワン - - - -",
    "sh": "シャー - ショー シャイ シェイ シャオ ショウ シャン シェン シャン ション ション シー - - - - - - - - - シュー ショワ シュオ ショワイ ショイ ショワン シュン ショワン - - - -",
    "r": "- - ロー - - ラオ ロウ ラン レン ラン ロン ロン リー - - - - - - - - - ルー ルワ ルオ - ルイ ロワン ルン - - - - -",
    "z": "ツァー - ツォー ツァイ ツェイ ツァオ ツォウ ツァン ツェン ツァン ツォン ツォン ツー - - - - - - - - - ツー - ツオ - ツイ ツワン ツン - - - - -",
    "c": "ツァー - ツォー ツァイ - ツァオ ツォウ ツァン ツェン ツァン ツォン ツォン ツー - - - - - - - - - ツー - ツオ - ツイ ツワン ツン - - - - -",
    "s": "サー - ソー サイ - サオ ソウ サン セン サン ソン ソン スー - - - - - - - - - スー - スオ - スイ スワン スン - - - - -",
    "y": "ヤー ヨー イエ ヤイ - ヤオ ヨウ イエン - ヤン - ヨン イー - - - - - イン - イン - ユイ - - - - ユアン ユン - ユイ ユエ ユアン ユン",
    "w": "ワー ウォー - ワイ ウェイ - - ワン ウェン ワン ウォン - - - - - - - - - - - ウー - - - - - - - - - - -",
    "": "アー オー オー アイ エイ アオ オウ アン エン アン オン - - - - - - - - - - - - - - - - - - - - - - -",
}  # fmt: skip
_SOFT = str.maketrans("カキクケコタチツテトパピプペポ", "ガギグゲゴダジヅデドバビブベボ")
_MAY_SOFTEN = ("b", "g", "d", "j", "zh", "z")
_IRREGULAR = {"er": "アル", "yue": "ユエ", "yuan": "ユアン", "jue": "チュエ", "que": "チュエ", "xue": "シュエ", "lue": "リュエ", "nue": "ニュエ", "bin": "ピン"}  # fmt: skip


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
    for choice in list(product(*(p if i >= n else p[:1] for i, p in enumerate(parts))))[:_MOST]:
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
    out = dict(_IRREGULAR)
    for onset, row in _ROWS.items():
        for final, kana in zip(_FINALS, row.split(), strict=True):
            if kana != "-":
                out.setdefault(onset + final, kana)
    return out


@cache
def _kana(char: str) -> tuple[str, ...]:
    """The kana of one character, usual first, then softened (文斌: ウェンピン, ウェンビン)."""
    pinyin = _pinyin().get(char)
    kana = _table().get(pinyin or "")
    if pinyin is None or kana is None:
        return ()
    if pinyin.startswith(_MAY_SOFTEN) and not pinyin.startswith("zh"):
        soft = kana[0].translate(_SOFT) + kana[1:]
        return (kana, soft) if soft != kana else (kana,)
    return (kana,)
