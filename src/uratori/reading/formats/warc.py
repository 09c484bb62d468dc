"""Web archives: WARC (``.warc``, ``.warc.gz``; ISO 28500) and WACZ, a ZIP of them with a list of the pages.

Each HTML response is handed back to the door with its address and the time of its capture. What an archive keeps beside
the pages (requests, images, redirects, revisits, error pages) is left aside, and counted in one line for the archive.

The records are read here and not by a library since every length is bounded here: a header line may otherwise unpack to
gigabytes, and an archive that was cut short passes for a whole one.
"""

from __future__ import annotations

import gzip
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import urldefrag, urljoin

from uratori.reading.formats.packed import inflate
from uratori.reading.labels.days import day as instant
from uratori.reading.readers import Found, Hints, Input, Problem, Reader

# The longest page that is read; what is longer is a dump or a bomb. A long page of a newspaper has 2 MB with its scripts.
LONGEST_PAGE = 20_000_000
# Records of one archive: a day's crawl has some ten thousand.
MOST_RECORDS = 1_000_000
# Bytes of a header line and lines of a header; an address with its query stays below.
_LONGEST_LINE, _MOST_LINES = 65_536, 500
_STEP = 1 << 16
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
# What belongs to the pages' own records and is nobody's loss.
_SILENT = frozenset(("warcinfo", "request", "metadata"))
_ASIDE = {"revisit": "revisits", "conversion": "conversions"}
_CUT = "it ends in the middle of a record"


@dataclass(frozen=True, slots=True)
class Record:
    """A record's headers (names in lower case) and, of responses and resources, its block; ``cut`` where the archive
    ends inside of it."""

    headers: dict[str, str]
    block: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was captured: its address, when (ISO 8601, UTC), its media type as declared, its bytes."""

    url: str
    at: str
    media_type: str
    data: bytes
    cut: bool = False


@dataclass(slots=True)
class Tally:
    """What was left aside, by kind, and what is wrong with the archive, if anything."""

    aside: Counter[str] = field(default_factory=Counter)
    broken: str | None = None

    def __str__(self) -> str:
        return ", ".join(f"{kind} {n}" for kind, n in sorted(self.aside.items()))


def records(stream: BinaryIO, tally: Tally) -> Iterator[Record]:
    """The records of a WARC, packed or not. Where a record is damaged, reading goes on at the next one."""
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    source = gzip.GzipFile(fileobj=stream) if packed else stream
    try:
        for _ in range(MOST_RECORDS):
            line = source.readline(_LONGEST_LINE)
            while line and not line.startswith(b"WARC/"):
                if line.strip():
                    tally.broken = "some of it is damaged"
                line = source.readline(_LONGEST_LINE)
            if not line:
                return
            headers = _headers(source)
            if headers is None:
                tally.broken = _CUT
                return
            length = headers.get("content-length", "")
            if not (length.isascii() and length.isdigit() and len(length) < 16):
                tally.broken = "some of it is damaged"
                continue
            kept = headers.get("warc-type") in ("response", "resource")
            block, missing = _block(source, int(length), LONGEST_PAGE + _LONGEST_LINE if kept else 0)
            yield Record(headers, block, missing)
            if missing:
                tally.broken = _CUT
                return
        tally.broken = f"it has more than {MOST_RECORDS:,} records"
    except (EOFError, OSError, zlib.error) as error:
        tally.broken = _CUT if isinstance(error, EOFError) else f"it is damaged ({str(error)[:60]})"


def _headers(source: BinaryIO | gzip.GzipFile) -> dict[str, str] | None:
    """The header lines up to the blank one; None where the archive ends before it."""
    found: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line = source.readline(_LONGEST_LINE)
        if not line:
            return None
        if not line.strip():
            return found
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _block(source: BinaryIO | gzip.GzipFile, length: int, most: int) -> tuple[bytes, bool]:
    """The first ``most`` bytes of a block of ``length``, which is read to its end; whether its end is missing."""
    out, left = bytearray(), length
    try:
        while left > 0:
            part = source.read1(min(_STEP, left))  # type: ignore[union-attr]
            if not part:
                break
            left -= len(part)
            if len(out) < most:
                out += part[: most - len(out)]
    except (EOFError, OSError, zlib.error):
        return bytes(out), True
    return bytes(out), left > 0


def captures(stream: BinaryIO, tally: Tally, wanted: set[str] | None = None) -> Iterator[Capture]:
    """The pages of one WARC, in order; ``tally`` is filled on the way. Of a broken archive, what stands around the break.

    ``wanted`` are the addresses of the only pages asked for (None: all); where one of them redirects, its target is
    added."""
    for record in records(stream, tally):
        kind = record.headers.get("warc-type", "")
        if kind in ("response", "resource"):
            if (found := _capture(record, tally.aside, wanted)) is not None:
                yield found
        elif kind not in _SILENT:
            tally.aside[_ASIDE.get(kind, "other records")] += 1


def _capture(record: Record, aside: Counter[str], wanted: set[str] | None) -> Capture | None:
    url = record.headers.get("warc-target-uri", "").strip("<> ")
    status, http, body = (
        _http(record) if record.headers.get("warc-type") == "response" else ("200", record.headers, record.block)
    )
    if status.startswith("3"):
        aside["redirects"] += 1
        if wanted is not None and _bare(url) in wanted and "location" in http:
            wanted.add(_bare(_joined(url, http["location"])))
        return None
    declared = http.get("content-type", "")
    if not status.startswith("2"):
        aside["error pages"] += 1
    elif declared.split(";")[0].strip().lower() not in _PAGES:
        aside["other media"] += 1
    elif wanted is not None and _bare(url) not in wanted:
        aside["pages inside pages"] += 1
    else:
        return _page(record, url, http, body, aside)
    return None


def _http(record: Record) -> tuple[str, dict[str, str], bytes]:
    """The status, the header (names in lower case) and the body of an HTTP response."""
    head, _, body = record.block.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    parts = lines[0].split(" ", 2) if lines[0].startswith("HTTP/") else []
    pairs = (line.partition(":") for line in lines[1:_MOST_LINES])
    return parts[1] if len(parts) > 1 else "", {n.strip().lower(): v.strip() for n, c, v in pairs if c}, body


def _page(record: Record, url: str, http: dict[str, str], body: bytes, aside: Counter[str]) -> Capture | None:
    if "chunked" in http.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    encoding = http.get("content-encoding", "").lower().strip()
    if encoding in ("gzip", "x-gzip", "deflate") and body.startswith((b"\x1f\x8b", b"x")):
        body = _inflated(body)
    elif encoding in ("br", "zstd", "compress") and body.lstrip()[:1] != b"<":
        aside[f"pages packed by {encoding}"] += 1
        return None
    if len(body) > LONGEST_PAGE:
        aside["pages too long"] += 1
        return None
    if not body.strip():
        aside["empty pages"] += 1
        return None
    return Capture(url, record.headers.get("warc-date", ""), http.get("content-type", ""), body, record.cut)


def _unchunked(body: bytes) -> bytes:
    """A body without the framing of chunked transfer (RFC 9112, 7.1); as it stands where it has none."""
    out, at = bytearray(), 0
    while True:
        end = body.find(b"\r\n", at, at + 1000)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not size or len(size) > 8 or not all(c in b"0123456789abcdefABCDEF" for c in size):
            return bytes(out) if out else body
        if not (n := int(size, 16)):
            return bytes(out)
        out += body[end + 2 : end + 2 + n]
        at = end + 2 + n + 2


def _inflated(body: bytes) -> bytes:
    if body.startswith(b"\x1f\x8b"):
        return inflate(body, LONGEST_PAGE)[0]
    try:
        return zlib.decompressobj().decompress(body, LONGEST_PAGE + 1)
    except zlib.error:
        return body


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:
        return target


def _bare(url: str) -> str:
    try:
        return urldefrag(url).url
    except ValueError:
        return url


def read_warc(item: Input) -> Iterator[Found]:
    """The pages of a WARC as inputs; what was left aside and where it broke off as problems."""
    with item.open() as stream:
        yield from _pages(item, stream, None, 0)


def read_wacz(item: Input, archive: zipfile.ZipFile) -> Iterator[Found]:
    """The pages of a WACZ: those that its page list names, where it has one; else every HTML response."""
    names = [i.filename for i in archive.infolist()]
    wanted = _listed(archive, names)
    found = 0
    for name in names:
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            with archive.open(name) as part:
                found = yield from _pages(item, part, wanted, found)  # type: ignore[arg-type]


def _listed(archive: zipfile.ZipFile, names: list[str]) -> set[str] | None:
    """The addresses in the page list (JSON Lines, its first line a header); None where it lists none."""
    found = set()
    for name in names:
        if not (name.startswith("pages/") and name.endswith(".jsonl")):
            continue
        with archive.open(name) as stream:
            for line in stream.read(LONGEST_PAGE).splitlines():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(row, dict) and isinstance(url := row.get("url"), str):
                    found.add(_bare(url))
    return found or None


def _pages(item: Input, stream: BinaryIO, wanted: set[str] | None, before: int) -> Generator[Found, None, int]:
    """The pages of one WARC, numbered from ``before``; how many there are in all."""
    tally, n = Tally(), before
    for n, page in enumerate(captures(stream, tally, wanted), start=before + 1):
        if page.cut:
            yield Problem(f"{item.name}#{page.url}", "is cut short", "fetch or copy the archive again", lost=False)
        media, _, charset = page.media_type.partition(";")
        hints = Hints(page.url or None, media.strip().lower() or None, _charset(charset), captured=instant(page.at))
        yield item.inner(page.data, str(n), suffix=".html", hints=hints)
    if tally.broken:
        read = f"{n - before} pages were read"
        yield Problem(item.name, f"is not whole: {tally.broken}; {read}", "fetch or copy it again", lost=True)
    elif n == before:
        yield Problem(item.name, f"holds no page ({tally or 'no record at all'})")
    if tally.aside and n > before:
        yield Problem(item.name, f"left aside, being no pages: {tally}", lost=False)
    return n


def _charset(parameters: str) -> str | None:
    for part in parameters.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip("\"' ") or None
    return None


def _is_warc(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith((b"WARC/0.", b"WARC/1."))


READER = Reader("WARC", read_warc, _is_warc, frozenset((".warc",)), frozenset(("application/warc",)), streams=True)
