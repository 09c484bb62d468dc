"""Addresses as a desk keeps them: without credentials, and one form for one page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from uratori.reading.address import TRACKING, is_secret

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
    pairs = parse_qsl(query, keep_blank_values=True)
    if any(is_secret(k, v) for k, v in pairs):
        query = urlencode([(k, v) for k, v in pairs if not is_secret(k, v)])
    key, _, value = parts.fragment.partition("=")
    fragment = "" if is_secret(key, value) else parts.fragment
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
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(k))
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, host, path, urlencode(query), ""))


def secrets(address: str) -> tuple[str, ...]:
    """The credentials in an address, as they stand there."""
    parts = _split(address)
    if parts is None:
        return ()
    user = parts.netloc.rpartition("@")[0]
    pairs = (p.partition("=") for p in parts.query.split("&"))
    return tuple(s for s in (user, *(v for k, _, v in pairs if is_secret(k, v))) if s)


def without_secrets(data: bytes) -> bytes:
    """Bytes without the credentials of the addresses in them, the rest as it is.

    >>> without_secrets(b'{"url": "https://taro:himitsu@example.jp/a?id=3&token=abc"}')
    b'{"url": "https://@example.jp/a?id=3&token="}'
    """
    return _ADDRESS.sub(lambda m: _without(m[0]), data)


#: An address in a file of any sort; JSON may write its slashes as \\/.
_ADDRESS = re.compile(rb"(?:https?|ftp|feed):(?:\\?/){2}[^\s\"'<>\\^`{|}]+(?:\\/[^\s\"'<>\\^`{|}]+)*", re.IGNORECASE)


def _without(address: bytes) -> bytes:
    for secret in secrets(address.decode("latin-1").replace("\\/", "/")):
        address = address.replace(secret.encode("latin-1"), b"")
    return address


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return parts if parts.scheme.lower() in ("http", "https", "ftp", "feed") and parts.netloc else None
