"""The page put on a port of this machine."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable, Collection

from uratori.desk import Desk
from uratori.web.app import app
from uratori.web.guard import LOOPBACK


def serve(
    desk: Desk,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    language: str = "ja",
    editor: str = "",
    started: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve until interrupted. ``port`` 0 takes a free one. ``started`` is called with the address to open; off the
    loopback it bears the token that is asked for. Raises OSError where the port cannot be had."""
    # Heavy, and needed here alone.
    import uvicorn  # noqa: PLC0415

    listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    token = None if _loopback(host) else secrets.token_urlsafe(24)
    page = app(desk, token=token, hosts=_names(host), language=language, editor=editor)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/" + (f"?token={token}" if token else "")
    config = uvicorn.Config(
        page, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    started(address)
    server.run(sockets=[listening])


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _names(host: str) -> Collection[str]:
    """The names this page answers to: those of the loopback, and off it those of this machine."""
    if _loopback(host):
        return LOOPBACK | {host}
    return LOOPBACK | {host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()}
