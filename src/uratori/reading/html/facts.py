"""What a page says of itself: JSON-LD first, then its meta elements, then what can be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from uratori.data import outlets
from uratori.model import Outlet
from uratori.reading import address
from uratori.reading.html import jsonld, listing, saved
from uratori.reading.html.breaks import tidy
from uratori.reading.html.headline import headline
from uratori.reading.html.title import paper
from uratori.reading.html.tree import BLOCKS, Element, names
from uratori.reading.labels import instants
from uratori.reading.labels import publisher as publishers
from uratori.reading.labels.fields import label
from uratori.reading.labels.page_lines import is_noise_line, key
from uratori.reading.labels.release import body
from uratori.reading.readers import Hints

_PUBLISHED = (
    "article:published_time", "article:published", "datepublished", "date_published", "og:published_time", "pubdate",
    "publishdate", "publish_date", "publish-date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "cxenseparse:time", "sailthru.date", "parsely-pub-date", "article.published", "creation_date",
    "article:date", "news:publication_date", "published_time", "release_date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "date_modified", "dcterms.modified", "lastmod",
    "last-modified", "article:updated_time", "article:modified", "article.updated", "revision_date", "modified_time",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "cxenseparse:author",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
    "byl",
    "twitter:creator",
)
_LONGEST_TITLE = 300
_NO_PERSON = re.compile(
    r"(?i)https?:|^@|編集(?:部|局)?$|取材班|^admin|新聞社?$|通信社?$|ニュース|放送局?$|テレビ|オンライン|デジタル|news|\.(?:com|jp)|株式会社"
)
_OWNERS = frozenset(("newsmediaorganization", "organization", "website"))
_TIMES = 3  # elements of time that are looked at
_PUBLISHED_CLASS = frozenset(("published", "publish", "pubdate", "entry-date", "dt-published", "posted", "release"))
_UPDATED_CLASS = frozenset(("updated", "update", "modified", "lastmod", "revised"))
_SUPPLIER = frozenset(
    ("company", "corp", "corporate", "provider", "source", "supplier", "kigyo", "client", "publisher")
)
_VENDOR = frozenset(("vender", "vendor", "provider", "supplier"))
_AGO = re.compile(
    r"(?:(?:秒|分|時間|日|週間|か月|ヶ月|カ月|年)前|^\d{1,3}\s*(?:秒|分|時間|日|週間|か月|ヶ月|カ月|年)|ago)$|^(?:たった今|今日|昨日|さきほど)"
)
_NO_YEAR = re.compile(r"\d{1,2}\s*[月/]\s*\d{1,2}日?(?!\d)")
_BESIDE = 30  # characters of a line of a date that are not the date
_SUPPLIERS_NAME = 20
_SIGN = re.compile(r"[\s:：。、]")
_LABEL = re.compile(r"配信|公開|更新|掲載|提供|日時|元")
_DESK = re.compile(
    r"^(?:編集部|編集|ライター|記者|文|取材|執筆|[^\s・:：/／]{1,8}(?:部|支局|総局))[:：・＝=/／]\s*(?=\S{2})"
)  # 編集部：大滝
_PERSON_TAIL = re.compile(r"\s*(?:記者|編集委員|論説委員|特派員|通信員|支局長|＝文|＝写真|撮影)+$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a page's article. ``body`` is JSON-LD's own text of it; ``kind`` is ``article``, ``list`` or
    ``unknown``; ``closed`` says that the publisher calls it not free."""

    title: str | None
    site_title: str | None
    outlet: Outlet | None
    published: str | None
    updated: str | None
    byline: str | None
    url: str | None
    body: str | None
    summary: str | None
    credit: str | None
    kind: str
    closed: bool
    live: Mapping[str, object] | None
    flags: tuple[str, ...] = ()


def facts(root: Element, hints: Hints, text: str = "") -> Facts:
    """Everything that a page's metadata states; ``text`` is its markup, for the note of what saved it."""
    metas = _metas(root)
    found = jsonld.nodes(
        s.text or "" for s in islice(root.iter("script"), 300) if "ld+json" in (s.get("type") or "").lower()
    )
    head = tidy(next((e.text_content() for e in root.iter("title")), "")[:_LONGEST_TITLE])
    node = jsonld.article(found, filter(None, (metas.get("og:title"), head))) or {}
    pages = [] if node else [n for n in found if "webpage" in jsonld.types(n)]
    canonical = next(
        (e.get("href") for e in islice(root.iter("link"), 500) if (e.get("rel") or "").lower() == "canonical"), None
    )
    base = address.clean(saved.unwrapped(hints.url) or saved.address(text, root))
    places = map(saved.unwrapped, (canonical, metas.get("og:url"), base))
    url = next(filter(None, (address.clean(a, base) for a in places)), None)
    site = metas.get("og:site_name")
    publisher = jsonld.text(node.get("publisher"))
    forms = [
        jsonld.text(node.get("headline") or node.get("name")),
        *(metas.get(n) for n in ("og:title", "twitter:title", "title")),
        head,
    ]
    sites = tuple(filter(None, (site, publisher, metas.get("application-name"))))
    named = headline(root, forms, sites, url)
    host = address.host(url) or address.host(base)
    beside = listing.stated(root)
    calls = [publisher, site, beside.get("outlet"), metas.get("application-name"), _itemprop_name(root, "publisher")]
    if not any(calls):
        calls = [next((jsonld.text(n) for n in found if jsonld.types(n) & _OWNERS), None)]
    outlet, flags = publishers.publisher(host, calls, named.tails, (*_suppliers(node, metas), _seen_supplier(root)))
    if outlet is not None and not flags and (named_here := _named_supplier(root)) and named_here.name != outlet.name:
        outlet, flags = named_here, (f"carried by: {outlet.name}",)
    published = _published(root, node, pages, metas) or _first(instants.instant, [beside.get("published")])
    updated = _updated(root, node, pages, metas)
    return Facts(
        title=named.title,
        site_title=head or None,
        outlet=outlet,
        published=published,
        updated=updated if updated != published else None,
        byline=_byline(node, {"author": _itemprop_name(root, "author") or "", **metas}, outlet),
        url=url,
        body=_text(node.get("articleBody")),
        summary=_first(
            lambda v: tidy(v) or None,
            [_text(node.get("description")), metas.get("og:description"), metas.get("description")],
        ),
        credit=_agency(node),
        kind=_kind(node, found, metas),
        closed=str(node.get("isAccessibleForFree", "")).lower() == "false"
        or metas.get("article:content_tier", "").lower() in ("locked", "metered"),
        live=node if "liveblogposting" in jsonld.types(node) else None,
        flags=(*flags, *named.flags),
    )


def _published(root: Element, node: jsonld.Node, pages: Sequence[jsonld.Node], metas: Mapping[str, str]) -> str | None:
    return _first(
        instants.instant,
        [
            _text(node.get("datePublished")),
            _text(node.get("dateCreated")) if "datePublished" not in node else None,
            _text(node.get("uploadDate")),
            *(_text(n.get("datePublished")) for n in pages),
            *(metas.get(n) for n in _PUBLISHED),
            _itemprop(root, "datePublished"),
            _timed(root, _PUBLISHED_CLASS),
            _elapsed(root),
        ],
    )


def _updated(root: Element, node: jsonld.Node, pages: Sequence[jsonld.Node], metas: Mapping[str, str]) -> str | None:
    return _first(
        instants.instant,
        [
            _text(node.get("dateModified")),
            *(_text(n.get("dateModified")) for n in pages),
            *(metas.get(n) for n in _UPDATED),
            _itemprop(root, "dateModified"),
            _timed(root, _UPDATED_CLASS, _PUBLISHED_CLASS),
        ],
    )


def _metas(root: Element) -> dict[str, str]:
    out: dict[str, str] = {}
    for e in islice(root.iter("meta"), 500):
        name = (e.get("property") or e.get("name") or e.get("itemprop") or "").strip().lower()
        value = (e.get("content") or "").strip()
        if name and value:
            out.setdefault(name, value[:2000])
    return out


def _agency(node: jsonld.Node) -> str | None:
    """The agency that the page's JSON-LD credits."""
    credited = (
        jsonld.text(node.get("creditText")),
        jsonld.text(node.get("sourceOrganization")),
        *jsonld.people(node.get("author"), "organization"),
    )
    return next((n for n in credited if n and (known := outlets.find(n)) and known.kind == "agency"), None)


def _seen_supplier(root: Element) -> str | None:
    """Who stands beside the heading as the supplier, on a page that carries others' reports: an outlet of the table
    alone, or a body in an element that is named so (release-company)."""
    near = root.xpath(
        "((//h1)[last()]/preceding::*[self::a or self::p or self::span or self::div])[position() > last() - 10]"
    )
    below = root.xpath("((//h1)[last()]/following::*[self::a or self::p or self::span or self::div])[position() <= 40]")
    for e in (*below, *reversed(near)):
        words = tidy(e.text_content()[:60])
        called = names(e)
        if called & _VENDOR:
            words = instants.SEEN.sub("", words).strip()
        vendor = called & _VENDOR and 1 < len(words) <= _SUPPLIERS_NAME
        if len(words) <= 30 and (paper([words]) or vendor or (called & _SUPPLIER and body(words))):
            return words
    return next((w for e in below if e.tag == "a" and (w := _beside_date(e))), None)


def _named_supplier(root: Element) -> Outlet | None:
    """The paper that a line below the heading calls the supplier, on a page of another: 提供：瀬波新聞 10/16 06:05."""
    for e in root.xpath("((//h1)[last()]/following::*[self::p or self::span or self::div])[position() <= 12]"):
        of, name = label(instants.CLOCKED.sub("", tidy(e.text_content()[:60])).strip())
        if of == "outlet" and len(name) <= _SUPPLIERS_NAME and not _SIGN.search(name) and outlets.is_paper(name):
            return publishers.canonical(name)
    return None


def _beside_date(link: Element) -> str | None:
    """The words of a link that stands in one line with a date and nothing else: 2025年5月9日 20時11分 〈東西スポーツ〉."""
    words, line = tidy(link.text_content()[:60]), tidy(link.getparent().text_content()[:120])
    rest = instants.SEEN.sub("", line).replace(words, "", 1)
    alone = 2 <= len(words) <= _SUPPLIERS_NAME and rest != line.replace(words, "", 1) and not key(_LABEL.sub("", rest))
    return words if alone and not is_noise_line(words) else None


def _suppliers(node: jsonld.Node, metas: dict[str, str]) -> tuple[str | None, ...]:
    """Whom a page names as the origin of its text, surest first."""
    return (
        *(jsonld.text(node.get(k)) for k in ("sourceOrganization", "provider", "copyrightHolder", "creditText")),
        *jsonld.people(node.get("author"), "organization"),
        *jsonld.people(node.get("creator"), "organization"),
        metas.get("source"),
        *jsonld.people(node.get("author"), "person"),
        metas.get("author"),
    )


def _byline(node: jsonld.Node, metas: dict[str, str], outlet: Outlet | None) -> str | None:
    """The writers by name: no desks, no outlets."""
    named = (_DESK.sub("", n) for n in jsonld.people(node.get("author"), "person"))
    several = [n for n in named if _is_writer(n, outlet)]
    if several:
        return "、".join(_PERSON_TAIL.sub("", n) for n in several)
    return next((_PERSON_TAIL.sub("", n) for m in _AUTHORS if (n := metas.get(m)) and _is_writer(n, outlet)), None)


def _is_writer(name: str, outlet: Outlet | None) -> bool:
    if not 1 < len(name) <= 60 or _NO_PERSON.search(name) or outlets.find(name):
        return False
    if outlets.is_press(name) and not name.isascii():  # 奥瀬民報社
        return False
    return outlet is None or key(name) != key(outlet.name)


def _kind(node: jsonld.Node, found: Iterable[jsonld.Node], metas: dict[str, str]) -> str:
    if node or metas.get("og:type", "").lower() == "article" or "article:published_time" in metas:
        return "article"
    lists = any(jsonld.types(n) & jsonld.LISTS - {"website"} for n in found)
    return "list" if lists or metas.get("og:type", "").lower() == "website" else "unknown"


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _first(read: Callable[[str], str | None], values: Iterable[str | None]) -> str | None:
    return next((found for value in values if value and (found := read(value))), None)


def _elapsed(root: Element) -> str | None:
    """The instant of a time that the page shows without its year, or by what has gone since: <time
    datetime="…">1時間前</time>, <time datetime="…">10月9日 18時12分</time>; alone in its line beside the title."""
    below = "(//h1)[last()]" if root.find(".//h1") is not None else "(//h2)[1]"
    for e in root.xpath(f"({below}/following::time[@datetime])[position() <= 2]"):
        shown = tidy(e.text_content()[:40])
        line = shown if _alone(e) else tidy(e.getparent().text_content()[:120])
        if _AGO.search(shown) or (_NO_YEAR.match(shown) and len(line) <= len(shown) + _BESIDE):
            return str(e.get("datetime"))
    return None


def _alone(e: Element) -> bool:
    """Whether an element stands between blocks: <h1>…</h1><time>…</time><p>…</p>."""
    before, after = e.getprevious(), e.getnext()
    blank = not (e.tail or "").strip() and not ((e.getparent().text if before is None else before.tail) or "").strip()
    return blank and all(other is None or other.tag in BLOCKS for other in (before, after))


def _timed(root: Element, named: frozenset[str], but: frozenset[str] = frozenset()) -> str | None:
    """The instant of the first time element below the page's heading that is named so (entry-date published), and not
    otherwise too."""
    for e in islice(root.xpath("(//time[@datetime] | //abbr[@title])[not(ancestor::aside or ancestor::nav)]"), _TIMES):
        mine = names(e)
        if mine & named and not mine & but:
            return str(e.get("datetime") or e.get("title"))
    return None


def _itemprop_name(root: Element, name: str) -> str | None:
    """The name of what a property in the markup names: its publisher, its author."""
    for e in root.xpath("(//*[@itemprop=$name]//*[@itemprop='name'])[1]", name=name):
        return tidy((e.get("content") or e.text_content())[:80]) or None
    return None


def _itemprop(root: Element, name: str) -> str | None:
    for e in root.xpath("(//*[@itemprop=$name])[1]", name=name):
        return e.get("content") or e.get("datetime") or tidy(e.text_content()[:80])
    return None
