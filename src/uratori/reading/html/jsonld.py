"""The publisher's own JSON-LD: the node that describes the article of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from uratori.reading.html.breaks import tidy
from uratori.reading.labels.page_lines import key

Node = Mapping[str, Any]

_MOST_NODES = 5_000
_LARGEST = 3_000_000
_REFERENCE = 2  # entries of an object that only points at another: its id, its type
_NAMED = frozenset(("author", "creator", "publisher", "provider", "sourceOrganization", "copyrightHolder"))
_ARTICLES = frozenset(
    [
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "backgroundnewsarticle",
        "opinionnewsarticle",
        "reviewnewsarticle",
        "asknewsarticle",
        "advertisercontentarticle",
        "liveblogposting",
        "blogposting",
        "report",
        "socialmediaposting",
        "pressrelease",
        "techarticle",
    ]
)
LISTS = frozenset(["collectionpage", "itemlist", "website", "searchresultspage", "profilepage"])
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_COMMA = re.compile(r",(?=\s*[}\]])")
_COMMENT = re.compile(r"^\s*//[^\n]*$", re.M)


def nodes(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Every object in the scripts of a page, outermost first, ``@graph`` and arrays opened; what cannot be parsed even
    after the usual slips are mended (comments, a comma too many, raw line breaks) is left out."""
    out: list[Node] = []
    for script in scripts:
        level: list[Any] = [_parse(script)] if len(script) <= _LARGEST else []
        while level and len(out) < _MOST_NODES:
            following: list[Any] = []
            for value in level:
                if isinstance(value, Mapping):
                    out.append(value)
                    following.extend(value.values())
                elif isinstance(value, list):
                    following.extend(value)
            level = following[:_MOST_NODES]
    return tuple(out[:_MOST_NODES])


def _parse(script: str) -> object:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip()
    for form in (text, _COMMA.sub("", text), _COMMA.sub("", _COMMENT.sub("", text)), unescape(text)):
        try:
            return json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def types(node: Node) -> frozenset[str]:
    """The types of a node, lower case, without their vocabulary's address."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return frozenset(n.rsplit("/", 1)[-1].lower() for n in names if isinstance(n, str))


def article(found: Sequence[Node], titles: Iterable[str] = ()) -> Node | None:
    """The node of the article: the one whose headline the page's own ``titles`` bear, since pages describe those that they
    link to, too; among several the one that says most of itself, the first where two are level."""
    fit = [n for n in found if types(n) & _ARTICLES and ("headline" in n or "name" in n)]
    known = [k for t in titles if (k := key(t))]
    fit = fit or [n for n in found if "videoobject" in types(n) and "name" in n]  # a page that is a film and its words
    own = [
        n
        for n in fit
        if (mine := key(text(n.get("headline") or n.get("name")) or "")) and any(mine in k or k in mine for k in known)
    ]
    if fit and "videoobject" in types(fit[0]) and not own:
        return None
    best = max(own or fit, key=_fullness, default=None)
    return _whole(best, found) if best is not None else None


def _whole(node: Node, found: Sequence[Node]) -> Node:
    """The node with the other nodes of its page in place of references to them: {"publisher": {"@id": "…#org"}}."""
    known = {n["@id"]: n for n in found if isinstance(n.get("@id"), str) and len(n) > _REFERENCE}
    return {k: [_resolved(v, known) for v in _each(value)] if k in _NAMED else value for k, value in node.items()}


def _resolved(value: object, known: Mapping[str, Node]) -> object:
    place = value.get("@id") if isinstance(value, Mapping) and len(value) <= _REFERENCE else None
    return known.get(place, value) if isinstance(place, str) else value


def _fullness(node: Node) -> int:
    keys = (
        "headline",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "mainEntityOfPage",
        "image",
        "description",
    )
    return sum(bool(node.get(k)) for k in keys) + 3 * ("articleBody" in node or "liveBlogUpdate" in node)


def text(value: object) -> str | None:
    """A value as text: a string, or the name in an object, the first of several."""
    for item in _each(value):
        inner = (item.get("name") or item.get("@value") or item.get("headline")) if isinstance(item, Mapping) else item
        if isinstance(inner, str) and inner.strip():
            return tidy(unescape(inner))
    return None


def people(value: object, kind: str) -> tuple[str, ...]:
    """The names among authors of a type (``person``, ``organization``); a bare string counts as a person."""
    names: list[str] = []
    for item in _each(value):
        sort = types(item) if isinstance(item, Mapping) else frozenset(("person",))
        if (
            (not sort and kind == "person")
            or any(kind in s for s in sort)
            or (kind == "organization" and sort & {"newsmediaorganization", "corporation"})
        ):
            names.extend(filter(None, [text(item)]))
    return tuple(dict.fromkeys(names))[:10]


def _each(value: object) -> Iterator[object]:
    yield from value[:50] if isinstance(value, list) else (value,)
