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
# 東日本大震災から14年となった…。2011年の震災では: the same thing named twice. Not 震災から15年となる来年, which is to come.
_AFTER = re.compile(
    r"(?P<e>[一-龠々ァ-ヶー]{2,14})から(?P<n>\d{1,3})年(?=となった|となり|となる\d{1,2}日|を迎えた|を迎え、|がたった|たった|が?経った|が経過した|が過ぎた)"
)
_OF_YEAR = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?:(?:1[0-2]|[1-9])月)?(?:\d{1,2}日)?の(?P<e>[一-龠々ァ-ヶー]{2,14})"
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
    out += [
        YearFact(int(m["y"]) + int(m["n"]), None, m.start(), m.end())
        for m in _FROM.finditer(text)
        if not _is_ahead(text, m)
    ]
    out += _anniversaries(text)
    out += [YearFact(int(m["y"]), None, m.start(), m.end()) for m in _NAMED.finditer(text)]
    return tuple(f for f in out if cal.FIRST_YEAR <= f.year <= cal.LAST_YEAR)


_NEXT = re.compile(r"来[年春月]|翌年|再来年")
_NEXT_BEHIND = re.compile(r"(?:年)?(?:となる|を迎える|になる|と|に)?(?:の|こと)?(?:来[年春月]|翌年|を前|を控え|前に)")


def _is_ahead(text: str, m: re.Match[str]) -> bool:
    """震災から31年となる来月17日, 来年で2011年の事故から15年: a sum of a year that has not begun, maybe."""
    return bool(_NEXT.search(text, max(0, m.start() - 12), m.start()) or _NEXT_BEHIND.match(text, m.end()))


def _anniversaries(text: str) -> list[YearFact]:
    """震災から14年となった, where the text names the year of what it counts from once and for all."""
    out = []
    of_year = [(m["e"], int(m["y"])) for m in _OF_YEAR.finditer(text)]
    for m in _AFTER.finditer(text) if of_year else ():
        years = {year for what, year in of_year if what.endswith(m["e"]) or m["e"].endswith(what)}
        if len(years) == 1 and not _is_ahead(text, m):
            out.append(YearFact(years.pop() + int(m["n"]), None, m.start(), m.end()))
    return out


def one_year(facts: tuple[YearFact, ...]) -> int | None:
    """The year that all the sums agree on."""
    years = {f.year for f in facts}
    return years.pop() if len(years) == 1 else None
