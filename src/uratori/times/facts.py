"""The year of a text from its own sums: 2019年4月以来、4年ぶり was written in 2023; 1992年の国交樹立から32年 in 2024."""

from __future__ import annotations

import re
from dataclasses import dataclass

from uratori.times import calendar as cal

_SINCE = re.compile(
    r"(?<![\d約])(?P<y>(?:19|20)\d\d)年(?:(?P<m>1[0-2]|[1-9])月)?(?:\d{1,2}日)?[^。\n「」]{0,20}?以来[、で]?(?:約(?P<about>))?"
    r"(?P<n>\d{1,3})年(?:(?P<k>1[0-1]|[1-9])[カかヶヵケ箇]月)?ぶり"
)
_FROM = re.compile(
    r"(?P<y>(?:19|20)\d\d)年の[^。、\n「」\d]{2,16}から(?:今年|ことし)?(?:で|は)?(?P<n>\d{1,3})年(?=[。、でのとにが]|$)"
)
_NAMED = re.compile(r"(?:今年|ことし|本年)\((?P<y>20\d\d)年?\)")


@dataclass(frozen=True, slots=True)
class YearFact:
    """What a sum says of the day of publication; ``month`` only where the sum has months."""

    year: int
    month: int | None
    start: int
    end: int


def year_facts(text: str) -> tuple[YearFact, ...]:
    """The years that sums in a folded text lead to, each with its words; several where they disagree."""
    out = []
    for m in _SINCE.finditer(text):
        if m["about"] is not None:
            continue
        year, month = int(m["y"]) + int(m["n"]), None
        if m["k"] and m["m"]:
            year, month = cal.add_months(year, int(m["m"]), int(m["k"]))
        out.append(YearFact(year, month, m.start(), m.end()))
    out += [YearFact(int(m["y"]) + int(m["n"]), None, m.start(), m.end()) for m in _FROM.finditer(text)]
    out += [YearFact(int(m["y"]), None, m.start(), m.end()) for m in _NAMED.finditer(text)]
    return tuple(f for f in out if cal.FIRST_YEAR <= f.year <= cal.LAST_YEAR)


def one_year(facts: tuple[YearFact, ...]) -> int | None:
    """The year that all the sums agree on."""
    years = {f.year for f in facts}
    return years.pop() if len(years) == 1 else None
