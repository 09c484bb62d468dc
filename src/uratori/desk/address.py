"""Addresses as a desk keeps them: without credentials, and one form for one page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

# What a query says of the visitor or of his rights, and not of the page.
_SECRET = re.compile(
    r"(?:^|[_-])(?:token|secret|password|passwd|pwd|pass|auth|authorization|signature|sig|session|sessionid|sid|jwt|"
    r"credential|credentials|api[_-]?key|access[_-]?key|key)$|^(?:apikey|phpsessid|jsessionid|accesstoken|x-amz-.*)$",
    re.I,
)
_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|cmpid|ref_src|ref_url)$", re.I
)
_PORTS = {"http": ":80", "https": ":443"}


def clean(address: str) -> str:
    """An address without credentials (the user part, keys and tokens in the query); any other text as it is.

    >>> clean("https://taro:himitsu@example.jp/a?id=3&access_token=abc")
    'https://example.jp/a?id=3'
    """
    parts = _split(address)
    if parts is None:
        return address
    host = parts.netloc.rpartition("@")[2]
    query = parts.query
    if any(_SECRET.search(k) for k, _ in parse_qsl(query, keep_blank_values=True)):
        query = urlencode([(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _SECRET.search(k)])
    fragment = "" if _SECRET.search(parts.fragment.partition("=")[0]) else parts.fragment
    return urlunsplit((parts.scheme, host, parts.path, query, fragment))


def page(address: str) -> str:
    """The one form of a page's address: cleaned, host in lower case, without fragment and tracking, query in order.

    >>> page("HTTPS://Example.JP:443/news/?utm_source=x&b=2&a=1#top")
    'https://example.jp/news/?a=1&b=2'
    """
    parts = _split(clean(address))
    if parts is None:
        return address
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    host = host.removesuffix(_PORTS.get(scheme, " "))
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k))
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, host, path, urlencode(query), ""))


def secrets(address: str) -> tuple[str, ...]:
    """The credentials in an address, as they stand there."""
    parts = _split(address)
    if parts is None:
        return ()
    user = parts.netloc.rpartition("@")[0]
    pairs = (p.partition("=") for p in parts.query.split("&"))
    return tuple(s for s in (user, *(v for k, _, v in pairs if _SECRET.search(k))) if s)


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return parts if parts.scheme.lower() in ("http", "https", "ftp", "feed") and parts.netloc else None
