"""Whose report it is: the outlet behind the names and the host that a page or a feed gives, and the supplier where the
site only carries what others wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from uratori.data import outlets, rows
from uratori.model import Outlet
from uratori.reading.labels.outlet import named
from uratori.reading.labels.release import body

_COMPANY = re.compile(
    r"^(?:株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|（株）|\(株\)|㈱|（有）|\(有\)|㈲)\s*"
    r"|\s*(?:株式会社|有限会社|合同会社|合資会社|（株）|\(株\)|㈱|（有）|\(有\)|㈲)$"
)
_LONGEST = 60  # no outlet's name is longer
_SITE = 20  # characters of a site's name that stands beside a title
# note（ノート）; 東海路テレビ【TKR】
_READING = re.compile(r"(?<=[A-Za-z])[（(][ァ-ヶー・]+[)）]$|(?<=[^\x00-\x7f])[（(【\[][A-Z]{2,6}[)）】\]]?$")
_SPELLED = re.compile(r"[A-Za-z0-9 .&-]{2,12}[（(【](?P<name>[^（()）【】]{3,20})[)）】]")
_RELEASE = re.compile(r"の?(?:プレス|ニュース)リリース$")
_PORTAL = re.compile(r"(?i)(?:ニュース|news|トピックス|topics|ヘッドライン|headlines?)$")  # Sonohiニュース
_TAGLINE = re.compile(r"\s*[|｜]\s*|\s+[-–—―:：~～]\s+|\s*[-―—]{2,}\s*|[:：](?=.*の)")
# 国土交通省, 南浜市公式ウェブサイト, 青嶺県庁ホームページ; not 首相が語る外務省.
_OFFICE = re.compile(
    r"^([^\s。、がをにはで0-9０-９【】「」（）()]{1,12}?(?:[省庁都道府県市区町村]|官邸)|(?:衆|参)議院)(?:(?<=[都道府県])庁|役所|役場)?\s*(?:公式)?(?:防災|緊急|災害|安全・?安心|広報|くらし|子育て)*(?:情報)?(?:(?:ウェブ|Web)?(?:サイト|ページ)|ホームページ|HP|メール|メルマガ|ポータル(?:サイト)?|ナビ|アプリ|ネット|ニュース)?$",
    re.I,
)


def publisher(
    host: str | None, names: Sequence[str | None], tails: Sequence[str] = (), suppliers: Sequence[str | None] = ()
) -> tuple[Outlet | None, tuple[str, ...]]:
    """The outlet, and flags. ``names`` are what the page calls its publisher and site, ``tails`` what stood behind its
    title, ``suppliers`` whom it names as the origin of its text; each best first.

    An outlet of the table wins over an unknown name, a name over the host. A site that carries others' reports
    (``aggregators.tsv``) is the outlet only where it names no supplier.
    """
    given = [company(n) for name in names if name and len(n := _bare(name)) <= _LONGEST and n]
    tails = [_in_japanese(_READING.sub("", t)) for t in tails]
    if carrier := _carrier(host, [*given, *tails]):
        others = [company(s) for s in (*suppliers, *tails, *given) if s and _may_name(s, carrier)]
        supplier = next((o for o in map(canonical, others) if o.kind != "unknown"), None)
        papers = (t for t in tails if outlets.is_press(t))
        if supplier is None and (
            first := next((s for s in (*suppliers, *papers) if s and _may_name(s, carrier)), None)
        ):
            supplier = body(first) or canonical(company(first))
        if supplier:
            return supplier, (f"carried by: {carrier}",)
        return canonical(carrier), (f"supplier not named: {carrier}",)
    if released := next((o for t in tails if _RELEASE.search(t) and (o := _as_body(_RELEASE.sub("", t)))), None):
        return released, () if not given or company(given[0]).startswith(released.name) else (
            f"carried by: {given[0]}",
        )
    if (supplier := _carried(given, tails)) is not None:
        return supplier, (f"carried by: {given[0]}",)
    # 瀬波テレビ, whose own page calls its news STVニュース as another station's is called
    paper = next((n for n in given[:1] if outlets.is_paper(n) and not n.isascii()), None)
    for name in [paper] if paper else [*given, *tails]:
        if (outlet := canonical(name)).kind != "unknown":
            return outlet, ()
    host = host or next((t for t in tails if re.fullmatch(r"[a-z0-9.-]+\.(?:com|jp|net)", t.lower())), None)
    if host and (known := outlets.of_domain(host)):
        return Outlet(known.name, known.kind, known.country), ()
    return _unlisted(given, tails), ()


def _carried(given: Sequence[str], tails: Sequence[str]) -> Outlet | None:
    """The paper between the title and the name of a portal that no table lists: …を否決（潮見日報） - いまここニュース. None where
    the site is no portal by its name: what a weblog puts there may be what it writes about."""
    site = given[0] if given else None
    if site is None or not _PORTAL.search(site) or outlets.is_paper(site) or outlets.find(site):
        return None
    behind = {outlets.key(t): t for t in tails}
    named_so = behind.pop(outlets.key(site), None)
    supplier = next(iter(behind.values())) if named_so and len(behind) == 1 else ""
    return canonical(supplier) if outlets.is_paper(supplier) else None


def _unlisted(given: Sequence[str], tails: Sequence[str]) -> Outlet | None:
    """The outlet that no table lists: by what the page calls its site, else by what stands around its title; a name in
    Latin letters gives way to a paper's, a body's or an office's around the title (Ministry of Foreign Affairs of Japan: 外務省)."""
    papers = (n for n in given if outlets.is_paper(named(n).name))
    periodicals = (n for n in given if outlets.is_press(named(n).name))  # 月刊つむぎ DIGITAL of つむぎ出版
    own = next(papers, None) or next(periodicals, None) or next(iter(given), None)
    if own and not own.isascii():
        return office(own) or _as_body(own) or canonical(own)
    beside = _beside(tails)
    short = next((t for t in tails if len(t) <= _SITE), None)
    return beside or (canonical(own) if own else canonical(short) if short else None)


def _beside(tails: Sequence[str]) -> Outlet | None:
    """Whom what stands around a title names: a paper by its name's form, an office (南浜市公式ウェブサイト), a body
    (藤波精機株式会社)."""
    if press := next((t for t in tails if outlets.is_press(t)), None):
        return canonical(company(press))
    return next((o for read in (office, _as_body) for t in tails if (o := read(_RELEASE.sub("", t)))), None)


def office(name: str) -> Outlet | None:
    """The office whose own site a name says it is: 青嶺県 of 青嶺県庁ホームページ, みさき市 of みさき市防災メール."""
    found = _OFFICE.match(name)
    return Outlet(found[1], "government", "JP") if found else None


def _as_body(name: str) -> Outlet | None:
    """The body whose own site a name says it is; None where it may be a paper's."""
    return None if outlets.is_press(name) or outlets.ends_as_medium(name) or outlets.find(name) else body(name)


def canonical(name: str) -> Outlet:
    """The outlet by its name in the table (朝日新聞社 → 朝日新聞), or as it calls itself."""
    outlet = named(name)
    known = outlets.find(outlet.name) or _first_word(name)
    return Outlet(known.name, known.kind, known.country) if known else outlet


def _first_word(name: str) -> outlets.OutletName | None:
    """The outlet of the table that a name opens with, a service behind it: NHK 白根のニュース; not the letters that a station
    of Japan has in common with one abroad (MBN みなと放送)."""
    word, _, rest = name.partition(" ")
    known = outlets.find(word) if rest and not outlets.find_unsure(word) else None
    return None if known and known.country != "JP" and outlets.is_paper(rest) else known


def company(name: str) -> str:
    """A name without its legal form.

    >>> company("株式会社帝都新聞社")
    '帝都新聞社'
    """
    return _COMPANY.sub("", name.strip()) or name


def _bare(name: str) -> str:
    """A site's name without what it says of itself: 帝都新聞｜帝都のニュース速報, 半島日報 - 韓国の最新ニュースを日本語で.

    >>> _bare("岬の日々 | 港町の話")
    '岬の日々'
    """
    spelled = _SPELLED.fullmatch(name.strip())
    if spelled and outlets.is_press(spelled["name"]):  # TVN（テレビ波浜）
        return spelled["name"]
    parts = [p for p in _TAGLINE.split(_READING.sub("", name.strip())) if p]
    known = next((p for p in parts if outlets.find(p)), None) or next(
        (p for p in parts[1:] if outlets.is_paper(p)), None
    )
    return _in_japanese(known or next(iter(parts), ""))


def _in_japanese(name: str) -> str:
    """Of a name in both scripts the Japanese side: METI/経済産業省."""
    sides = [side for part in name.split("/") if (side := part.strip())]
    japanese = [side for side in sides if not side.isascii()]
    return japanese[0] if len(japanese) == 1 < len(sides) else name


@cache
def _aggregators() -> tuple[tuple[str, str], ...]:
    return tuple((row["host"], row["name"]) for row in rows("aggregators"))


def is_carrier(name: str) -> bool:
    """Whether a name is that of a site that carries others' reports: Yahoo!ニュース, 日経テレコン."""
    return _carrier(None, [name]) is not None


def _carrier(host: str | None, names: Sequence[str]) -> str | None:
    """The name of the site, where it is one that carries others' reports."""
    for place, name in _aggregators():
        if (host and (host == place or host.endswith("." + place))) or any(
            outlets.key(n) == outlets.key(name) for n in names
        ):
            return name
    return None


def _may_name(name: str, carrier: str) -> bool:
    mine, own = outlets.key(name), outlets.key(carrier)
    return 1 < len(name) <= 40 and not name.startswith(("http", "@")) and not mine.startswith(own)
