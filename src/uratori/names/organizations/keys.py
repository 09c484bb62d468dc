"""The form under which an organization's or a place's name is compared: what does not tell two bodies apart is dropped."""

from __future__ import annotations

import re
from functools import lru_cache

from uratori.data import outlets
from uratori.names.words import countries, lexicon

_LEGAL = re.compile(
    r"^(?:株式会社|有限会社|合同会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|社会福祉法人|医療法人|学校法人|NPO法人|(?:地方)?独立行政法人|(?:国立|公立)大学法人|国立研究開発法人|宗教法人)\s*"
    r"|\s*(?:株式会社|有限会社|合同会社|\(株\))$"
)
_FOUNDER = re.compile(r"^[市県町村区都府道]立(?=.{3,}$)")  # 市立東浜中, but not 県立高
_HALL = re.compile(
    r"(?<=.[都道府県])庁$|(?<=.[市区])役所$|(?<=.[町村])役場$|(?<=[ァ-ヶー])日本法人$"
)  # 若槻県庁, 鳥越町役場
_EDITION = re.compile(
    r"(?<=新聞|日報|放送|通信|民報|新報|時報)(?:社|デジタル|電子版|オンライン|ニュース|報道局|WEB|Web)+$|(?<=テレビ)(?:ニュース|報道局)+$"
)
_PAPER = re.compile(r"(?<=[ァ-ヶー])(?:紙|誌|社)$")
# The endings that outlets cut short, and what they stand for.
_LONG = {
    "銀": "銀行", "大": "大学", "高裁": "高等裁判所", "地裁": "地方裁判所", "家裁": "家庭裁判所", "簡裁": "簡易裁判所", "地検": "地方検察庁",
    "高検": "高等検察庁", "選管": "選挙管理委員会",
    "選挙委員会": "選挙管理委員会", "教委": "教育委員会", "衛研": "衛生研究所", "労基署": "労働基準監督署", "委": "委員会",
    "労組": "労働組合", "漁協": "漁業協同組合", "農協": "農業協同組合", "生協": "生活協同組合", "信金": "信用金庫", "信組": "信用組合",
    "社協": "社会福祉協議会", "短大": "短期大学", "高": "高校", "国防部": "国防省", "外交部": "外務省",
    "損保": "損害保険", "生保": "生命保険", "HD": "ホールディングス", "FG": "フィナンシャルグループ",
}  # fmt: skip
_AMUSING = re.compile(r"(?<=.)エンター?(?:テイ|テイン)メント|(?<=[ァ-ヶーA-Z]{2})エンタ$")
_OWNERS = frozenset("県市町村都道府区")
_ADDRESS = re.compile(r"^(?:.{1,4}?[都道府県](?=.+[市区町村]$)|.{1,6}?郡(?=.+[町村]$))")
_PARENTHESES = re.compile(r"\([^()]*\)")


def bare(name: str) -> str:
    """``株式会社みどり屋`` → ``みどり屋``, ``ノースゲート社`` → ``ノースゲート``: a firm's name without what says that it is one."""
    return _PAPER.sub("", _LEGAL.sub("", name)) or name


@lru_cache(maxsize=8192)
def organization(name: str) -> str:
    """``株式会社みどり屋`` → ``みどり屋``, ``カンボジアの国防省`` and ``カンボジア国防省`` → ``KH国防省``, ``みなみ新聞デジタル`` → ``みなみ新聞``."""
    plain = _PARENTHESES.sub("", _LEGAL.sub("", name)).replace(" ", "")
    plain = _HALL.sub("", _FOUNDER.sub("", plain))
    plain = _PAPER.sub("", _EDITION.sub("", plain)) or name
    plain = _AMUSING.sub("エンターテインメント", plain)
    entry = lexicon.known().get(plain)
    if entry is None or entry.sort == "ending":
        plain = lengthened(plain)
    entry = lexicon.known().get(plain)
    if entry is not None and entry.type == "organization" and entry.sure:
        return entry.name
    above = lexicon.known().prefix(plain, 0, ("body",))
    if above is not None and len(plain) - above > 3:
        body_above = lexicon.known().get(plain[:above])
        if (
            body_above is not None
            and body_above.sure
            and body_above.kind == "government"
            and body_above.country == "JP"
        ):
            return body_above.name + plain[above:]  # 国交省黒瀬川河川事務所
    capital, _, body = plain.partition("の")
    if body and (capital == "東京" or capital in _OWNERS):
        return organization(capital + body)  # 東京の高等裁判所, 市の教育委員会
    if body == "警察" and capital[-1:] in ("県", "府", "道"):
        return organization(capital + "警")  # 群馬県の警察
    if body and (code := countries.code(capital)) is not None:
        return _of_country(code, body)  # ソウルの外務省
    code = countries.of_prefix(plain)
    if code is not None:
        return _of_country(code, _after_country(plain, code))
    return outlets.key(plain)


def place(name: str) -> str:
    """``若槻県鳥越町`` → ``鳥越町``: the last part of an address; ``東京都`` → ``東京``, the name it is known by."""
    entry = lexicon.known().get(name)
    if entry is not None and entry.type == "place":
        return entry.name
    return _ADDRESS.sub("", name) or name


def lengthened(name: str) -> str:
    """``真柄労組`` → ``真柄労働組合``, ``教委`` → ``教育委員会``: an ending that outlets cut short, in full."""
    for n in (5, 3, 2, 1):
        full = _LONG.get(name[-n:])
        if full is not None and (len(name) - n != 1 or (n > 1 and name[:-n] in _OWNERS)):
            return name[:-n] + full
    return name


def prefecture(name: str) -> str | None:
    """The prefecture or county an address begins with, or None."""
    found = _ADDRESS.match(name)
    return found[0] if found else None


def _of_country(code: str, body: str) -> str:
    """The known name of a country's body, or the code and the body."""
    country = countries.of_code(code)
    for form in (*country.names, *country.short) if country else ():
        entry = lexicon.known().get(form + body)
        if entry is not None and entry.type == "organization" and entry.sure:
            return entry.name
    return code + body


def _after_country(name: str, code: str) -> str:
    country = countries.of_code(code)
    forms = (*country.names, *country.short) if country else ()
    longest = max((f for f in forms if name.startswith(f)), key=len, default="")
    return name[len(longest) :].removeprefix("の")
