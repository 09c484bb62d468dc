"""The words by which the parts of a page are told apart (``page_words.tsv``), asked of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from uratori.data import outlets
from uratori.reading.html.tree import HEADINGS, Element, names, token_names
from uratori.reading.labels.page_lines import listed

# Elements that hold words, not a report.
_LEAVES = frozenset(("p", "span", "a", "figcaption", "small", "li", "time", *HEADINGS))
_HOLDERS = frozenset(("div", "td", "p", "li", "dd", "center"))
_FEW = 4  # elements in a part that is a picture and its caption
# A word of a class that holds who wrote the report.
WRITERS = frozenset(
    ("author", "byline", "writer", "reporter", "kisya", "kisha", "authorname", "writername", "creator", "sakusha", "shippitsu",
     "shippitsusha", "chosha", "hissha", "hisha")
)  # fmt: skip
# A post quoted in a report, as the services' own script for embedding leaves it.
_POSTS = frozenset(("tweet", "instagram", "tiktok", "bluesky", "threads", "fb"))
_OUTER = frozenset(("article", "main", "section", "body"))


@cache
def credit_line() -> re.Pattern[str]:
    """A line that is nothing but a credit: (c)AFP＝時事, 提供：共同通信社, ［ロイター　12日］. By the table: agencies under every name,
    broadcasters under those that are no common word."""
    names = {
        name
        for outlet in outlets.known()
        if outlet.kind in ("agency", "broadcaster")
        for name in (*outlet.sure, *(outlet.unsure if outlet.kind == "agency" else ()))
    }
    some = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(
        r"[（(〔［\[【]?\s*(?:(?:[（(]?[cC©][)）]|©|Ⓒ|＝|=|提供[:：]?|配信[:：]?|記事提供[:：]?|出典[:：]?)\s*)?"
        rf"(?:一般社団法人|株式会社)?(?:{some})[^。\n]{{0,12}}\s*[）)〕］\]】]?\s*$",
        re.IGNORECASE,
    )


def is_noise(element: Element, harmless: frozenset[str] = frozenset()) -> bool:
    """Whether an element is named as something else than a report (related, ranking, share), the words aside that are
    ``harmless`` on its page."""
    if is_post(element):
        return False
    return bool((names(element) & _noise_names()) - harmless) and not is_body(element)


def is_post(element: Element) -> bool:
    """Whether an element is a post that is quoted: <blockquote class="twitter-tweet">."""
    return element.tag == "blockquote" and bool(names(element) & _POSTS)


def in_post(element: Element) -> bool:
    """Whether an element stands in a post that is quoted."""
    return any(is_post(e) for e in islice(up(element), 4))


def harmless(elements: Iterable[Element]) -> frozenset[str]:
    """The words that name any part on a page whose title stands in such parts (elementor-widget)."""
    return frozenset(w for e in elements for w in names(e) & _layout_names())


def is_body(element: Element) -> bool:
    """Whether an element is marked as the report's body, by a property or by its class."""
    if "articlebody" in ((element.get("itemprop") or "").lower(), (element.get("property") or "").lower()):
        return True
    if element.get("data-track-article-content") is not None or _names_body(names(element)):
        return True
    tokens = (element.get("class") or "")[:500].split()
    return len(tokens) > 1 and any(_names_body(token_names(t)) for t in tokens[:12])


def holds_body(element: Element) -> bool:
    """Whether an element marked as the body stands near the beginning of another one."""
    return any(is_body(d) for d in list(element.iter())[:200] if isinstance(d.tag, str))


def is_marked(element: Element) -> bool:
    """Whether an element is marked as the body, or holds paragraphs each of which is (p itemprop=articleBody)."""
    if element.tag in _LEAVES:
        return False
    return is_body(element) or any(c.tag == "p" and is_body(c) for c in list(element)[:50])


def is_subtitle(element: Element) -> bool:
    """Whether an element is named as the line below the title: sub-title, article_lead, deck."""
    return any(words <= names(element) for words in _pairs("subtitle"))


def in_caption(element: Element) -> bool:
    """Whether an element stands in the caption of a picture."""
    for depth, e in enumerate(up(element)):
        if depth > 3 or e.tag in _OUTER or (e.tag not in _LEAVES and is_body(e)):
            return False
        if e.tag in ("figcaption", "figure", "caption") or names(e) & _caption_names():
            return True
    return False


def beside_picture(element: Element) -> bool:
    """Whether an element stands alone below a picture, in a part that holds nothing else (<div><img><p>…</p></div>), or
    holds the picture itself (<div><img><span>…</span></div>)."""
    if element.tag in _HOLDERS and any(map(_is_picture, islice(element, _FEW))):
        return True
    part = element.getparent()
    if part is None or part.tag in _OUTER or element.tag in HEADINGS or len(part) > _FEW:
        return False
    others = [e for e in part if e is not element and isinstance(e.tag, str)]
    loose = [part.text, *(e.tail for e in part)]
    return bool(others) and not any((t or "").strip() for t in loose) and all(map(_is_picture, others))


def _is_picture(element: Element) -> bool:
    if element.tag in ("img", "picture", "amp-img", "br"):
        return bool(element.tag != "br")
    inner = next(element.iter("img", "picture"), None)
    return inner is not None and len(element) <= _FEW and not str(element.text_content()).strip()


def up(element: Element) -> Iterator[Element]:
    """The element and what it stands in, inside out."""
    here: Element | None = element
    while here is not None:
        yield here
        here = here.getparent()


@cache
def _pairs(kind: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair.split()) for pair in listed(kind))


@lru_cache(maxsize=4096)
def _names_body(mine: frozenset[str]) -> bool:
    noise = (mine & _noise_names()) - _layout_names()
    return len(mine) <= 12 and not noise and any(words <= mine for words in _pairs("body"))


@cache
def _noise_names() -> frozenset[str]:
    return frozenset(listed("noise"))


@cache
def _layout_names() -> frozenset[str]:
    """Words of names that a builder of pages gives to any part: elementor-widget-theme-post-content."""
    return frozenset(listed("layout"))


@cache
def _caption_names() -> frozenset[str]:
    return frozenset(listed("caption"))
