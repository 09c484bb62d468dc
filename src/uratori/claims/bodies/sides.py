"""Which side a holder speaks for: a country's government, a prefecture or town, a company.

A side is a string: an ISO country code, or ``@`` and the name of a local government or an organization. Two holders of
one side may have their words from one desk; two holders of different sides cannot, as far as their names tell.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from uratori.data import rows
from uratori.names.words import countries

# 若槻県, 三和田市保健所, 県警, 市教委: a local government and what is its own. 市場, 町工場, 県民 are none.
_LOCAL = re.compile(
    r"(?P<name>北海道|東京都|大阪府|京都府|[都道府](?!知事)|[一-龥々ヶケノァ-ヴーぁ-ん]{0,8}?[県市区町村])"
    r"(?=$|の|長|知事|役場|役所|庁|議会|警|教育|教委|衛生|保健|環境|危機|災害|対策|防災|消防|水産|土木|建設|健康|福祉|保健所|"
    r"病院|選管|職員|幹部|担当|関係|側|当局|部|課|局|立|内|によ|など|や|、)"
)
_LOCAL_HEAD = re.compile(r"副?(?:知事|市長|町長|村長|区長)$")
_OFFICE = {
    p + o: u for p in ("", "副") for o, u in zip(("知事", "市長", "町長", "村長", "区長"), "県市町村区", strict=True)
}
# A national office that does not say whose it is: 国防相, 外務次官. Public, side unknown.
_PUBLIC = re.compile(
    r"(?:政府|当局|省|庁|軍|外交官|警察|警|保健所|検察|地検|検事総長|検事長|検事正|国税局|税関|教育長|管理監|大使館|大使|総領事館|議会|国会|裁判所|地裁|高裁|最高裁|官邸|大統領府|"
    r"大統領|首相|総理|大臣|主席|総書記|[外国財法防内商農環文厚総経][務防相]?相|長官|次官|報道局長|副局長|"
    r"報道官|消防|選管|教委|少将|中将|大将|准将|大佐|中佐|少佐|司令官|元帥|裁判長|裁判官|知事|市長|町長|村長|区長|委員会|当局者|高官|参謀本部|司令部|事務所|気象台|消防本部|役場|役所)"
)
# In a capital sit many who do not speak for its country: ソウルの外交官ら, 北京の人権団体.
_ABROAD = re.compile(r"外交官|外交筋|特派員|駐在|団体|NGO|企業|専門家|住民|市民|記者")


class Side(NamedTuple):
    """``name`` is None where the words do not tell. ``public`` says that it is a government, military, parliament,
    court or state media. ``sure`` is false for a body that several countries have (外務省)."""

    name: str | None
    public: bool
    sure: bool = True


class Body(NamedTuple):
    """A public body of the closed class; ``shared`` where other countries have one of that name."""

    name: str
    country: str
    kind: str
    shared: bool


@cache
def bodies() -> dict[str, Body]:
    """Every name of a body of the closed class."""
    out: dict[str, Body] = {}
    for row in rows("bodies"):
        for name in (row["name"], *(a for a in row["aliases"].split("|") if a)):
            body = Body(row["name"].lstrip("?"), row["country"], row["kind"], name.startswith("?"))
            out.setdefault(name.lstrip("?"), body)
    return out


@cache
def side_of(phrase: str) -> Side:
    """The side that a holder's noun phrase names.

    >>> [side_of(p).name for p in ("韓国外務省の当局者", "インド太平洋軍", "市保健所", "事情に詳しい2人")]
    ['KR', 'US', '@市', None]
    """
    at, country, rest = _country(phrase)
    body, where = _body(phrase)
    if body and (not country or where <= at):
        return Side(body.country, True, not body.shared)
    if country:
        return Side(country, bool(body) or rest.startswith("側") or bool(_PUBLIC.search(rest)))
    if local := _local(phrase):
        return Side(f"@{local}", True)
    return Side(None, bool(_PUBLIC.search(phrase)))


def same_side(a: str | None, b: str | None) -> bool:
    """Whether two sides are one. A bare 町 is any town of the story: reports name it in full once."""
    if a is None or b is None:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return short[0] == "@" and len(short) == 2 and long[0] == "@" and long.endswith(short[1])


def _country(phrase: str) -> tuple[int, str | None, str]:
    """Where a phrase names a country (米高官, ロシアのショイグ国防相, 北京の当局者), its code, and what follows."""
    at = 0
    for part in phrase.split("の"):
        rest = phrase[at + len(part) + 1 :]
        if code := countries.code(part):
            country = countries.of_code(code)
            seat = bool(country and part in country.capitals)
            return at, code, "" if seat and _ABROAD.search(rest) else rest or "政府"
        if code := countries.of_prefix(part):
            return at, code, part[_prefix(part, code) :] + rest
        if (code := _short_forms().get(part[:1])) and _PUBLIC.match(part[1:]):  # 米高官
            return at, code, part[1:] + rest
        at += len(part) + 1
    return 0, None, ""


@cache
def _by_length() -> tuple[tuple[str, Body], ...]:
    return tuple(sorted(bodies().items(), key=lambda x: -len(x[0])))


@cache
def _short_forms() -> dict[str, str]:
    return {short: c.code for c in countries.known() for short in c.short if len(short) == 1}


def _prefix(part: str, code: str) -> int:
    country = countries.of_code(code)
    return max((len(n) for n in country.names if part.startswith(n)), default=1) if country else 1


def _body(phrase: str) -> tuple[Body | None, int]:
    return next(((body, phrase.index(name)) for name, body in _by_length() if name in phrase), (None, 0))


def _local(phrase: str) -> str | None:
    found = _LOCAL.match(phrase)
    if found and not phrase.startswith("長", found.end()):
        return found["name"]
    office = _LOCAL_HEAD.search(phrase)  # 千種谷町長 may be named after the town or the mayor
    return _OFFICE[office[0]] if office else None
