"""What stands before every page: who may ask, what may be sent, what a browser may do with the answer.

Refused are: a Host that is not ours (DNS rebinding), a request without the token where one is asked for, a changing
request from another origin, and a body larger than agreed.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
MOST = 256_000_000  # bytes of a request
_COOKIE = "uratori-key"
_READING = ("GET", "HEAD")

# Nothing but the page's own files; no inline script or style; no frame around it, no form to elsewhere.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


@dataclass(frozen=True)
class Guard:
    """An ASGI application around ``app``. ``hosts`` are the names it answers to, without port; ``token`` is asked for
    in the address (``?token=``) once and then kept in a cookie, None asks for none; ``most`` bounds a request's body.
    """

    app: ASGIApp
    hosts: Collection[str] = LOOPBACK
    token: str | None = None
    most: int = MOST

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        sending = _dressed(send)
        if answer:
            await answer(scope, receive, sending)
            return
        await self.app(scope, _bounded(receive, self.most), sending)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if _name(host) not in self.hosts and not (self.token and _numeric(host)):
            return _no(421, f"このホスト名では応じません / not a name of this page: {host[:80]}")
        if self.token and (answer := self._unknown(scope, headers)):
            return answer
        if scope["method"] not in _READING:
            origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
            if site not in ("same-origin", "none") or (origin and origin != f"{scope['scheme']}://{host}"):
                return _no(403, "ほかのサイトからの変更は受け付けません / no changes from another site")
        if int(_digits(headers.get("content-length"))) > self.most:
            return _no(413, f"大きすぎます / larger than {self.most // 1_000_000} MB")
        return None

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to one without the token; to one who brings it in the address, the cookie and the way on."""
        assert self.token
        cookie = SimpleCookie(headers.get("cookie", "")).get(_COOKIE)
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token", "")
        if _same(given, self.token) and scope["method"] in _READING:
            rest = urlencode([(k, v) for k, v in query if k != "token"])
            onwards = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
            onwards.set_cookie(_COOKIE, self.token, httponly=True, samesite="lax", secure=scope["scheme"] == "https")
            return onwards
        if cookie and _same(cookie.value, self.token):
            return None
        return _no(
            401, "起動時に示した鍵付きのアドレスで開いてください / open the address with the key shown at the start"
        )


def _no(status: int, why: str) -> Response:
    return PlainTextResponse(why, status)


def _name(host: str) -> str:
    """The host without its port: ``[::1]:80`` is ``::1``."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _numeric(host: str) -> bool:
    """A bare address: no name that could be made to point elsewhere."""
    try:
        ipaddress.ip_address(_name(host))
    except ValueError:
        return False
    return True


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _digits(value: str | None) -> str:
    return value if value and value.isascii() and value.isdecimal() else "0"


def _bounded(receive: Receive, most: int) -> Receive:
    """The same, ended when more than ``most`` bytes have come (a body without its length told)."""
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            return {"type": "http.disconnect"}
        return message

    return receiving


def _dressed(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
