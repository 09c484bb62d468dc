"""Telling what matters: a claim's bounds rose or fell, it was denied or overtaken, a page was silently changed or taken
down. As lines, as a feed file (Atom, RFC 4287), and as JSON posted to a webhook.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import httpcore

from uratori.desk import Change, Desk, telling
from uratori.intake.fetch import AGENT

_ENTRIES = 200  # that a feed file holds
_ATOM = "http://www.w3.org/2005/Atom"


class WebhookError(Exception):
    """A webhook that did not take the changes. The message names its host alone: the rest of the address is a key."""


def untold(desk: Desk, whom: str) -> tuple[Change, ...]:
    """The changes that matter and that ``whom`` has not been told; :func:`told` marks them."""
    return tuple(
        c for c in desk.changes(int(desk.recall(f"told {whom}") or 0), limit=100_000) if c.kind in telling.KINDS
    )


def told(desk: Desk, whom: str) -> None:
    """Mark everything up to now as told."""
    desk.remember({f"told {whom}": str(desk.last_change)})


def write_feed(path: Path, desk: Desk, language: str = "ja") -> None:
    """Write the latest changes as an Atom file, whole or not at all. Raises OSError."""
    changes = [
        c for c in desk.changes(max(0, desk.last_change - 20 * _ENTRIES), limit=100_000) if c.kind in telling.KINDS
    ]
    temporary = path.with_name(path.name + ".part")
    temporary.write_bytes(atom(changes[-_ENTRIES:], language))
    os.replace(temporary, path)


def atom(changes: Sequence[Change], language: str = "ja") -> bytes:
    """Changes as an Atom feed, latest first."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _child(feed, "title", "裏取り: 変化" if language == "ja" else "Uratori: changes")
    _child(feed, "id", "urn:uratori:changes")
    _child(feed, "updated", changes[-1].at if changes else "1970-01-01T00:00:00Z")
    for change in reversed(changes):
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _child(entry, "title", _printable(telling.line(change, language)))
        _child(entry, "id", f"urn:uratori:change:{change.number}")
        _child(entry, "updated", change.at)
        _child(entry, "content", _printable(change.text))
        ElementTree.SubElement(entry, f"{{{_ATOM}}}category", term=change.kind)
        _child(ElementTree.SubElement(entry, f"{{{_ATOM}}}author"), "name", "Uratori")
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _child(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _printable(text: str) -> str:
    """Text without what XML cannot hold."""
    return "".join(c if c in "\t\n" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE else "�" for c in text)


def post(webhook: str, changes: Iterable[Change], gone: Sequence[str] = (), language: str = "ja") -> None:
    """Post changes as JSON: ``text`` (lines, as chat services take it) and ``changes``. Raises :class:`WebhookError`."""
    found = tuple(changes)
    lines = [telling.line(c, language) for c in found] + [f"{telling.LABELS[language]['gone']} {url}" for url in gone]
    body = json.dumps({"text": "\n".join(lines), "changes": [asdict(c) for c in found], "gone": list(gone)})
    host = urlsplit(webhook).hostname
    try:
        with httpcore.ConnectionPool() as pool:
            response = pool.request(
                "POST",
                webhook,
                headers={"Content-Type": "application/json", "User-Agent": AGENT},
                content=body.encode(),
                extensions={"timeout": {"connect": 10.0, "read": 20.0, "write": 20.0, "pool": 10.0}},
            )
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
        raise WebhookError(f"webhook {host}: 届きません / cannot be reached ({type(error).__name__})") from error
    if not 200 <= response.status < 300:
        raise WebhookError(f"webhook {host}: {response.status} — アドレスを確かめてください / check its address")
