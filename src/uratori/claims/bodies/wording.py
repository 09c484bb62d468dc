"""The words that name a holder, or do not: what they can be compared by, what kind of somebody they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from uratori.claims.bodies.sides import bodies
from uratori.data import outlets, rows
from uratori.names.words import countries

_DROP = re.compile(r"[・=\s\-‐’'.,、「」『』()（）]")
_GLOSS = re.compile(r"[(（][^()（）]*[)）]")
_PLURAL = re.compile(r"(?:ら|たち|など|側)$")
# 同紙, この高官, 当社: points back, and names nobody by itself. 同志社, 当局 do not.
_BACK = re.compile(
    r"^(?:同(?!志|和|盟|友|仁)|両|当(?!局)|本(?:紙|社|誌|省|庁|県|市|部|人)|弊|この|その|あの|先の|前出|先方|相手|彼|会社側|"
    r"私|われわれ|我々)|(?:その|この|同じ)[^のが]{1,6}$"
)
_DATED = re.compile(
    r"^(?:\d{1,2}(?:月\d{1,2})?日付の?|.*である|.*(?:大手|有力|専門|国営|公営|政府系|タブロイド|経済|夕刊|週刊)[紙誌][の・「]?)(?=..)"
)
_PRESS = re.compile(
    r"(?:国営(?:通信|通信社|テレビ|放送|紙)|の新聞|の通信社|のテレビ|地元紙|現地紙|経済紙|メディア|週刊誌|[国米英仏独露中韓]紙)$"
)
_PUBLISHER = re.compile(r"(?:紙|電子版|通信社|新聞社|社)$")


# What a report calls a body once it has been named: 連盟, 県, 選管.
_COMMON = frozenset(("県", "市", "町", "村", "区", "府", "都", "道", "県警", "府警", "警察", "消防", "教委", "選管"))
_COMMON |= {
    "連盟",
    "協会",
    "大学",
    "銀行",
    "組合",
    "病院",
    "学校",
    "球団",
    "財団",
    "学会",
    "地裁",
    "高裁",
    "地検",
    "事務局",
}


class Head(NamedTuple):
    """A noun phrase for an unnamed source, taken apart: what stands before its head, the head, its voice."""

    before: str
    head: str
    voice: str


def plain(phrase: str) -> str:
    """A phrase without glosses in brackets, widths folded."""
    return _GLOSS.sub("", unicodedata.normalize("NFKC", phrase))


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """The form under which names are compared: width, glosses in brackets, dots and blanks do not matter."""
    return _DROP.sub("", plain(name)).lower()


def forms(names: Iterable[str]) -> frozenset[str]:
    """The folded forms of names, with the usual name of a known body beside its aliases; anaphors left out."""
    out = set()
    for name in names:
        if not points_back(name):
            out.add(fold(name))
            if body := bodies().get(name.removesuffix("など")):
                out.add(fold(body.name))
    return frozenset(out - {""})


@lru_cache(maxsize=1 << 14)
def points_back(name: str) -> bool:
    """Whether a name is an anaphor: 同紙, この高官, 当社."""
    return bool(_BACK.match(name))


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((r["head"], r["voice"]) for r in rows("voices")), key=lambda x: -len(x[0])))


@cache
def head_of(phrase: str) -> Head:
    """The head of an unnamed source's noun phrase (data/voices.tsv); empty where none of the class ends it.

    >>> head_of("韓国外務省の高官ら")[:2]
    ('韓国外務省の', '高官')
    """
    bare = _PLURAL.sub("", plain(phrase))
    for head, voice in _heads():
        if bare.endswith(head):
            return Head(bare[: -len(head)], head, voice)
    return Head(bare, "", "")


@lru_cache(maxsize=1 << 14)
def voice_of(phrase: str) -> str:
    """What kind of somebody an unnamed source is (data/voices.tsv); empty where the words do not tell."""
    if re.match(r"彼|私", phrase):
        return ""
    before, _, voice = head_of(phrase)
    if voice == "private" and any(head in before for head, v in _heads() if v == "worker"):
        return "worker"  # 従業員の女性
    return voice


@lru_cache(maxsize=1 << 14)
def press_key(name: str) -> str:
    """The key of an outlet or agency: one for all its forms (18日付の経商日報, 日本の経商日報, 経商日報)."""
    found = outlets.find(name) or outlets.find(bare := _DATED.sub("", plain(name)))
    if found:
        return fold(found.name)
    last = bare.rpartition("の")[2]
    return fold(_PUBLISHER.sub("", last if len(last) > 2 and names_press(last) else bare))


def names_press(name: str) -> bool:
    """Whether a word in a name says that it is the press's: at its end also one that begins other names (ニュース)."""
    return outlets.is_press(name) or outlets.ends_as_medium(name)


@lru_cache(maxsize=1 << 14)
def is_generic_press(name: str) -> bool:
    """Whether a word for press names no outlet: ソウルの新聞, 欧米メディア; not 漢江日報."""
    paper = name.endswith("紙") and countries.code(name[:-1]) is not None  # ドイツ紙
    return (paper or bool(_PRESS.search(name))) and outlets.find(name) is None


def is_whole(names: frozenset[str]) -> bool:
    """Whether names stand for a country or its government as a whole: 北朝鮮, 中国側, 米政府, 韓国軍."""
    return bool(names) and all(_country_of(n) for n in names)


def is_military(names: frozenset[str]) -> bool:
    """Whether names stand for an armed force, or part of one."""
    return any(re.search(r"軍|参謀|自衛隊|国防|防衛", n) for n in names)


def _country_of(name: str) -> str | None:
    for tail in ("側", "政府", "当局", "の軍", "軍", ""):
        if name.endswith(tail) and (code := countries.code(name.removesuffix(tail))):
            return code
    return None


def same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of folded names have one in common, in full or cut short (国交省, 河川事務所)."""
    return bool(a & b) or any(_short_of(x, y) or _short_of(y, x) for x in a for y in b)


def same_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of a person's names agree in full: プーチン大統領 and ウラジーミル・プーチン do, 安倍晋三 and
    安倍昭恵, who are both 安倍氏, do not."""
    x, y = ({bare(n) for n in names} - {""} for names in (a, b))
    if not x or not y:
        return False
    longest = max(x, key=lambda n: (len(n), n)), max(y, key=lambda n: (len(n), n))
    return any(_part_of(longest[0], n) for n in y) or any(_part_of(longest[1], n) for n in x)


def _part_of(part: str, name: str) -> bool:
    return len(part) > 1 and (name.endswith(part) or name.startswith(part))


@cache
def bare(name: str) -> str:
    """A folded name without the title behind it."""
    return next((name[: -len(t)] for t in _titles() if name.endswith(t) and len(name) > len(t)), name)


@cache
def _titles() -> tuple[str, ...]:
    titles = {fold(r["title"]) for r in rows("titles") if r["where"] != "before"} | {"氏", "さん", "報道室長"}
    return tuple(sorted(titles, key=lambda t: (-len(t), t)))


def _short_of(short: str, long: str) -> bool:
    if len(short) >= len(long) or not short:
        return False
    if short.endswith("側"):  # 北嶺側, 事務所側
        return len(short) > 2 and (long.startswith(short[:-1]) or long.endswith(short[:-1]))
    if long.endswith(short):
        return len(short) > 2 or short in _COMMON or _country_of(long[: -len(short)]) is not None
    if long.startswith(short):
        return len(short) > 3 or (len(short) == 3 and len(long) < 6)  # 青嶺大 for 青嶺大学
    if len(short) >= 4 and long.startswith(short[:2]) and long.endswith(short[-2:]):
        return True  # 国際連盟 for 国際トラック自転車連盟
    return _abbreviates(short, long)


def _abbreviates(short: str, long: str) -> bool:
    """国交省 for 国土交通省, 合参 for 合同参謀本部: the first letter, then letters in order; kanji only."""
    if not 2 <= len(short) <= 4 or short[0] != long[0] or not re.fullmatch(r"[一-龥]+", short + long):
        return False
    rest = iter(long)
    return all(c in rest for c in short)
