"""Countries: the code of a surface, their capitals and the short forms that stand in compounds."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from uratori.data import rows


class Country(NamedTuple):
    """``code`` is ISO 3166 alpha-2 (EU and XK beside it); ``names`` every full form, the usual one first; ``short``
    the kanji that stand for it in compounds and before nouns (米); ``unsure`` those that are also other words (亜);
    ``capitals`` every form of its capital."""

    code: str
    names: tuple[str, ...]
    short: tuple[str, ...]
    unsure: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def known() -> tuple[Country, ...]:
    """Every country of the closed class."""
    return tuple(_country(**row) for row in rows("countries"))


def code(surface: str) -> str | None:
    """The country a surface names (a full form, a short form, or its capital), as a code; None where it names none.

    >>> code("米国"), code("米"), code("アメリカ"), code("モスクワ"), code("大阪")
    ('US', 'US', 'US', 'RU', None)
    """
    found = _index().get(surface)
    return found.code if found else None


def of_code(code: str) -> Country | None:
    """The country of an ISO code."""
    return next((c for c in known() if c.code == code), None)


def of_short(surface: str) -> str | None:
    """The country that one or two kanji stand for in compounds (米 → US), as a code."""
    found = _short().get(surface)
    return found.code if found else None


def of_prefix(surface: str) -> str | None:
    """The country whose full or short form a name begins with (米国防総省 → US, 韓国軍 → KR); None if none.

    米沢市 begins with 米 and is no American town: a short form needs what follows to be a word of government or press.
    """
    for n in range(min(len(surface) - 1, _longest()), 1, -1):
        if (found := _full().get(surface[:n])) is not None:
            return found.code
    short = _short().get(surface[:1])
    return short.code if short and surface[1:].startswith(_PUBLIC) else None


_PUBLIC = (
    "国防", "国務", "財務", "商務", "司法", "大統領", "首相", "外務", "政府", "当局", "軍", "海軍", "空軍", "陸軍",
    "議会", "上院", "下院", "連邦", "中央", "メディア", "紙", "誌", "通信", "テレビ", "放送", "外相", "大使", "国営",
    "側", "労働", "エネルギー", "国家", "航空", "疾病", "食品", "証券", "国土", "中央情報", "ホワイト", "インド太平洋",
    "戦略", "宇宙", "運輸", "環境", "教育", "農務", "内務", "厚生", "保健", "最高", "CNN", "AP", "BBC", "ABC", "FOX",
    "NBC", "CBS",
)  # fmt: skip


def _country(code: str, name: str, aliases: str, short: str, capitals: str) -> Country:
    forms = [s for s in short.split("|") if s]
    return Country(
        code,
        (name, *(a for a in aliases.split("|") if a)),
        tuple(s for s in forms if not s.startswith("?")),
        tuple(s[1:] for s in forms if s.startswith("?")),
        tuple(c for c in capitals.split("|") if c),
    )


@cache
def _index() -> dict[str, Country]:
    out = dict(_short())
    for country in known():
        for capital in country.capitals:
            out.setdefault(capital, country)
    out.update(_full())
    return out


@cache
def _full() -> dict[str, Country]:
    return {name: country for country in known() for name in country.names}


@cache
def _short() -> dict[str, Country]:
    return {s: country for country in known() for s in country.short}


@cache
def _longest() -> int:
    return max(len(n) for n in _full())
