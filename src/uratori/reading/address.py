"""Addresses: nothing secret is kept, and nothing that could run."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_LONGEST = 2000
# Query parameters that let in whoever has them.
_SECRET = re.compile(
    r"(?i)(?:^|[_.\-\[])(?:(?:access|auth|id|refresh|csrf|api|session|user|share|client|login)[_-]?)?"
    r"(?:token|secret|sig|signature|session|sessionid|phpsessid|jsessionid|auth|authorization|password|passwd|pwd|pass"
    r"|credential|credentials|jwt|sso|otp|hmac|apikey|email|mail)(?:$|[\]_])|^(?:api|access|user|client)[_-]?key(?:_?id)?$"
    r"|^x-amz-"
)
# Names that are a key only where the value looks like one: ?code=7203 is a share, ?key=9f8c… is none.
_PERHAPS = re.compile(
    r"(?i)^(?:key|code|sid|s|t|k|gift|unlock|ticket|login|policy|expires|hash|auth_code|uid|cid|guid)$"
)
_RANDOM = re.compile(r"(?=.*[A-Za-z])(?=.*\d)[A-Za-z0-9+/=_.~-]{16,}$")
TRACKING = re.compile(
    r"(?i)^(?:utm_.*|fbclid|gclid|dclid|yclid|twclid|msclkid|mc_[ce]id|igshid|_ga|_gl|cmpid|ref_src|ref_url|n_cid|iref)$"
)
"""Names of query parameters that only say where the reader came from."""
_PATH_SESSION = re.compile(r"(?i);(?:jsessionid|sid|phpsessid)=[^/?#]*")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


def clean(address: str | None, base: str | None = None) -> str | None:
    """The address without user and password, without query parameters that look like a key, without tracking and
    fragment; None where it is no web address (``javascript:``, ``data:``, ``file:``).

    >>> clean("https://me:pw@a.example/x?id=3&token=s3cret#top")
    'https://a.example/x?id=3'
    >>> clean("javascript:alert(1)") is None
    True
    """
    if not address or len(address) > _LONGEST:
        return None
    try:
        joined = urljoin(base, address.strip()) if base else address.strip()
        parts = urlsplit(_CONTROL.sub("", joined))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    place = f"{place}:{port}" if port else place
    path = _PATH_SESSION.sub("", parts.path)
    return urlunsplit((parts.scheme.lower(), place, path, _query(parts.query), ""))


def host(address: str | None) -> str | None:
    """The host of a clean address."""
    try:
        return urlsplit(address).hostname if address else None
    except ValueError:
        return None


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=100) if query.count("&") < 100 else []
    kept = [(k, v) for k, v in pairs if not is_secret(k, v) and not TRACKING.match(k)]
    return query if len(kept) == len(pairs) and pairs else urlencode(kept)


def is_secret(key: str, value: str) -> bool:
    """Whether a query parameter lets in whoever has it.

    >>> is_secret("access_token", "abc"), is_secret("key", "9f8c7b6a5d4e3f2a1"), is_secret("code", "7203")
    (True, True, False)
    """
    return bool(_SECRET.search(key) or (_PERHAPS.match(key) and _RANDOM.match(value)))
