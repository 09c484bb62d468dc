"""Feeds (RSS 2.0, RSS 1.0, Atom) and sitemaps of news → a document for each item.

The XML is parsed without entities, without a document type, at most 256 levels deep, and mended where it is broken;
nothing in it is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.entities import html5
from itertools import islice
from typing import Any

from uratori.data import outlets
from uratori.model import Document
from uratori.reading import address
from uratori.reading.formats.plain import unreadable
from uratori.reading.html.article import Line
from uratori.reading.html.breaks import tidy
from uratori.reading.html.encoding import page_text
from uratori.reading.html.fragment import fragment
from uratori.reading.html.page import assemble
from uratori.reading.html.title import without_site
from uratori.reading.labels import instants
from uratori.reading.labels.page_lines import key
from uratori.reading.labels.publisher import publisher
from uratori.reading.layouts.split import split
from uratori.reading.readers import Found, Input, Problem, Reader

_MOST = 5_000  # items
_ROOTS = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
    rb"(?>\s|\x00|<!--[\x00-\xff]*?-->|<\?[^>]{0,500}\?>|<!DOCTYPE\s+[^>\[]{0,300}+(?:\[[\x00-\xff]*?\]\s*)?>)*+"
    rb"<(?:\w{1,20}:)?(?:rss|rdf|feed|urlset|sitemapindex)[\s>]",
    re.I,
)
_PROLOG = re.compile(r"\A\s*(?:<\?xml[^>]{0,300}\?>)?\s*")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,1000}(?:\[.*?\]\s*)?>", re.S | re.I)
# What stands before the root of a feed that a broken program wrote: its warnings, <!DOCTYPE html>, a second declaration.
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|rdf|feed|urlset|sitemapindex)[\s>]", re.I)
_BEFORE = 8_192
_AMPERSAND = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{0,31};)|(?!#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};))")
_OWN = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_AUTHOR = re.compile(r"^\S+@\S+\s*\((.+)\)$")
_SECTION = re.compile(r"\s*(?:[|｜\-–—:：>＞/・]|\s)\s*")

Element = Any


@dataclass(frozen=True, slots=True)
class _Channel:
    title: str | None
    link: str | None


def sniff(head: bytes) -> bool:
    """Whether bytes look like a feed or a sitemap."""
    return bool(_ROOTS.match(head) or (b"\x00" in head[:100] and _ROOTS.match(head.replace(b"\x00", b""))))


def read(item: Input) -> Iterator[Found]:
    """The items of a feed or a sitemap of news. One without words but its title is flagged ``headline only``."""
    decoded = page_text(item.data, item.hints.charset)
    yield from unreadable(item.name, decoded.flags)
    root = _parse(decoded.text)
    if root is None:
        yield Problem(item.name, "is no XML that can be read", "fetch the feed again")
        return
    kind = _local(root)
    if kind == "sitemapindex":
        yield Problem(item.name, "is a list of sitemaps, no news", "read the sitemaps that it names")
        return
    channel = _channel(root)
    rows = (e for e in root.iter() if _local(e) in ("item", "entry", "url"))
    seen: set[str] = set()
    untitled = count = 0
    for n, row in enumerate(islice(rows, _MOST), start=1):
        count = n
        document = _document(item, n, row, channel, decoded.flags)
        if document is None:
            untitled += 1
            continue
        once = document.url or document.text
        if once not in seen:
            seen.add(once)
            yield split(document) if "。" in document.text else (document,)
    if next(rows, None) is not None:
        yield Problem(item.name, f"has more than {_MOST:,} items; the rest was left out", "split it")
    if not seen:
        yield Problem(
            item.name, "names no news" if count == 0 or untitled else "is empty", "a sitemap of news has titles"
        )


def _parse(text: str) -> Element | None:
    from lxml import etree  # noqa: PLC0415 - heavy: only where a feed is read

    root = _ROOT.search(text, 0, _BEFORE)
    body = text[root.start() :] if root else _DOCTYPE.sub("", _PROLOG.sub("", text, count=1), count=1)
    body = _mended(body)
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(body.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _mended(text: str) -> str:
    """XML with the entities of HTML resolved and bare ampersands (?a=1&b=2, Q&A) escaped; sections of CDATA, in which
    an ampersand is itself, as they stand."""
    outside, *rest = text.split("<![CDATA[")
    out = [_AMPERSAND.sub(_ampersand, outside)]
    for part in rest:
        inside, end, after = part.partition("]]>")
        out += ["<![CDATA[", inside, end, _AMPERSAND.sub(_ampersand, after)]
    return "".join(out)


def _ampersand(m: re.Match[str]) -> str:
    if m[1] is None:
        return "&amp;"
    return m[0] if m[1] in _OWN else html5.get(m[1], "")


def _local(e: Element) -> str:
    """The name of an element without its namespace, or without a prefix that the feed forgot to declare (dc:date)."""
    return re.split("[}:]", e.tag)[-1].lower() if isinstance(e.tag, str) else ""


def _space(e: Element) -> str:
    if not isinstance(e.tag, str):
        return ""
    return e.tag[1:].split("}")[0].lower() if e.tag.startswith("{") else e.tag.rpartition(":")[0].lower()


def _channel(root: Element) -> _Channel:
    home = next((e for e in root if _local(e) == "channel"), root)
    return _Channel(_text(home, "title"), _link(home))


def _words(e: Element) -> str:
    """The text of an element; where markup stands in it bare (Atom's XHTML, a title in <b>), that markup."""
    from lxml import etree  # noqa: PLC0415

    if len(e) and (e.get("type") or "").lower() in ("xhtml", ""):
        return escape(e.text or "") + "".join(etree.tostring(c, encoding="unicode", method="html") for c in e)
    return "".join(e.itertext())


def _find(parent: Element, name: str, space: str = "") -> Element | None:
    return next((c for c in parent if _local(c) == name and (not space or space in _space(c))), None)


def _text(parent: Element, *names: str) -> str | None:
    for name in names:
        found = _find(parent, name)
        if found is not None and (text := tidy(_plain(_words(found)))):
            return text
    return None


def _plain(words: str) -> str:
    return " ".join(line.text for line in fragment(words)) if "<" in words or "&" in words else words


def _link(parent: Element) -> str | None:
    for c in parent:
        fit = _local(c) == "link" and (c.get("rel") or "alternate") == "alternate" and "media" not in _space(c)
        if fit and (found := address.clean(c.get("href") or c.text)):
            return found
    guid = _find(parent, "guid")
    about = next((v for k, v in parent.attrib.items() if k.endswith("}about")), None)
    loc = _find(parent, "loc")
    permalink = guid is not None and guid.get("isPermaLink") != "false"
    candidates = (loc.text if loc is not None else None, guid.text if guid is not None and permalink else None, about)
    return next(filter(None, map(address.clean, candidates)), None)


def _document(item: Input, n: int, row: Element, channel: _Channel, flags: tuple[str, ...]) -> Document | None:
    news = _find(row, "news")
    fields = news if news is not None and _local(row) == "url" else row
    full_title = _text(fields, "title")
    if not full_title:
        return None
    link = _link(row)
    source = _text(row, "source") if _local(row) == "item" else None
    publication = _find(fields, "publication")
    site = _text(publication, "name") if publication is not None else None
    names = tuple(filter(None, (source, site, _text(row, "publisher"), channel.title)))
    title, tails = without_site(full_title, names)
    outlet, more = publisher(
        address.host(link) or address.host(channel.link),
        (source, site, _text(row, "publisher"), *_names(channel.title)),
        tails,
        (source,),
    )
    # An aggregator's summary is the title once more, with the supplier.
    again = {key(title), key(full_title), *(key(title + name) for name in names)}
    lines = [x for x in _body(row) if key(x.text) not in again]
    text, marks = assemble([Line(title, "headline"), *lines])
    dates = [instants.instant(v) for f in (fields, row) for v in (_text(f, *_DATES),) if v]
    published = next(filter(None, dates), None)
    updated = _instant(_text(row, "updated", "modified", "lastmod")) if _text(row, *_DATES) else None
    by = _text(row, "creator") or _author(row)
    return Document(
        id=f"{item.id}:{n}",
        source=item.name,
        text=text,
        start=0,
        end=len(text),
        title=title,
        outlet=outlet,
        url=link,
        published=instants.published(published or _instant(_text(row, "updated", "modified"))),
        marks=marks,
        flags=(*flags, *more, *(() if lines else ("headline only",))),
        extracted=True,
        updated=updated if updated != published else None,
        byline=by if by and outlet and _is_writer(by, (outlet.name, channel.title or "")) else None,
    )


_DATES = ("pubdate", "published", "date", "issued", "publication_date", "created")


def _is_writer(name: str, own: tuple[str, ...]) -> bool:
    """Whether who wrote an item is somebody else than whose feed it is, and no paper's house (潮見日報社)."""
    return all(key(name) != key(o) for o in own) and (name.isascii() or not outlets.is_paper(name))


def _instant(value: str | None) -> str | None:
    return instants.instant(value) if value else None


def _names(title: str | None) -> tuple[str, ...]:
    """What in a channel's title may be its outlet: 帝都新聞デジタル - 社会, before the parts the whole."""
    return tuple(dict.fromkeys((title, *(p for p in _SECTION.split(title) if len(p) >= 2)))) if title else ()


def _author(row: Element) -> str | None:
    found = _find(row, "author")
    if found is None:
        return None
    name = _text(found, "name") or tidy("".join(found.itertext()))
    m = _AUTHOR.match(name)
    words = m[1] if m else name
    return None if "@" in words or not words else words


def _body(row: Element) -> tuple[Line, ...]:
    """The longest of the texts that an item bears: the whole report, or its summary."""
    found = [
        _words(c)
        for c in row
        if _local(c) in ("encoded", "content", "description", "summary") and "media" not in _space(c)
    ]
    texts = [fragment(words) for words in found]
    return max(texts, key=lambda t: sum(len(x.text) for x in t), default=())


READER = Reader(
    "feed",
    read,
    sniff,
    suffixes=frozenset((".xml", ".rss", ".atom", ".rdf")),
    media_types=frozenset(
        ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
    ),
)
