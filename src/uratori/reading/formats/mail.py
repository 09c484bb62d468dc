"""E-mail (``.eml``, ``.mbox``): the words of a newsletter or a forwarded report, its date, its sender; what is attached
goes back to the door.

Headers are read leniently (``compat32``): the stricter policies of the standard library raise on much that real mailers
send. ISO-2022-JP is decoded with the characters of vendors (①, ㈱), which the codec of that name refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr

from uratori.model import Document, Published
from uratori.reading.formats.decode import NotTextError, decode
from uratori.reading.formats.jis import iso2022
from uratori.reading.html.digest import digest
from uratori.reading.labels.days import day
from uratori.reading.labels.newsletter import issued
from uratori.reading.layouts.letters import documents, publisher, subject
from uratori.reading.layouts.rows import given
from uratori.reading.layouts.stacked import stacked
from uratori.reading.layouts.wrapped import unwrapped
from uratori.reading.readers import Found, Hints, Input, Problem, Reader

# Parts and letters looked at; a mail with more is made to be a burden.
MOST_PARTS = 200
MOST_LETTERS = 20_000
# Characters of one header: the library's time for parameters grows with the square of their number.
MOST_HEADER = 16_000
# Parts that hold parts: the library looks at each line once for every one that is open.
MOST_NESTED = 500
# A text part so many times shorter than the words of the HTML part says only "open this in a browser".
_STUB = 4
_TAG = re.compile(rb"<(?:style|script)\b[^>]*>[^<]*|<[^>]*>|\s+", re.I)
_HEADER = re.compile(rb"\A(?:From [^\r\n]{3,200}\r?\n)?(?:[!-9;-~]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_KNOWN = re.compile(
    rb"^(?:from|date|subject|received|message-id|mime-version|return-path|delivered-to|to):", re.I | re.M
)
_LETTER = re.compile(rb"^From [^\r\n]{3,200}\r?\n(?=[!-9;-~]{1,60}:)", re.M)
_FLOWED = re.compile(r" \r?\n(?!-- )")


class NestedError(ValueError):
    """A mail whose parts lie in each other deeper than any mailer puts them."""


class _Bounded(Compat32):  # type: ignore[misc, no-any-unimported, unused-ignore]
    """The library's lenient policy, each header cut at :data:`MOST_HEADER` before anything looks into it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MOST_HEADER]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says of itself, and its parts: the plain words, the HTML, what is attached (name, type, bytes)."""

    subject: str | None
    sender: str
    address: str
    sent: str | None
    plain: str | None
    html: tuple[bytes, str | None] | None
    attached: tuple[tuple[str, str, bytes], ...]
    more: bool = False


def letter(data: bytes) -> Letter:
    """Parse one mail. What cannot be read of a bad one is missing; NestedError where parts lie in parts without end."""
    return _letter(_parsed(data))


def _parsed(data: bytes) -> Message:
    if data.count(b"multipart/") > MOST_NESTED:
        raise NestedError
    try:
        return message_from_bytes(data, policy=_Bounded())
    except RecursionError as error:
        raise NestedError from error


def _letter(mail: Message) -> Letter:
    plain, page, attached = list[str](), None, list[tuple[str, str, bytes]]()
    more = False
    for n, part in enumerate(_leaves(mail)):
        if n >= MOST_PARTS:
            more = True
            break
        kind, name, content = part.get_content_type(), _name(part), _content(part)
        if "attachment" in str(part.get("Content-Disposition", "")).lower() or (name and kind != "text/plain"):
            attached.append((name, kind, content))
        elif kind == "text/plain":
            plain.append(_words(content, part.get_content_charset(), _is_flowed(part)))
        elif kind == "text/html" and page is None:
            page = (content, part.get_content_charset())
        elif kind in ("message/rfc822", "application/pdf"):
            attached.append((name, kind, content))
    sender, address = _from(mail)
    return Letter(
        header(mail, "Subject"), sender, address, day(header(mail, "Date") or ""), "\n".join(plain) or None, page,
        tuple(attached), more,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its type, where it was found (``Content-Location``), its declared charset, its bytes."""

    kind: str
    location: str | None
    charset: str | None
    content: bytes


def leaves(data: bytes) -> tuple[Message, Iterator[Part]]:
    """A mail, and its parts that hold something, each as it is come to; NestedError where they lie in parts without end."""
    mail = _parsed(data)
    found = (
        Part(p.get_content_type(), header(p, "Content-Location"), p.get_content_charset(), _content(p))
        for p in _leaves(mail)
    )
    return mail, found


def header(mail: Message, name: str) -> str | None:
    """A header with its encoded words (RFC 2047) decoded; None where it is missing or blank."""
    # As it stands: the library's own look at 8-bit words without an encoding puts U+FFFD for each.
    value = next((v for n, v in mail.raw_items() if n.lower() == name.lower()), None)
    if value is None:
        return None
    raw = str(value)[:10_000]
    try:
        words = "".join(
            w if isinstance(w, str) else _charset(w, charset) for w, charset in decode_header(raw.replace("\r\n", "\n"))
        )
    except (HeaderParseError, ValueError, TypeError):
        words = raw
    if words and any("\udc80" <= c <= "\udcff" for c in words):  # 8-bit words without any encoding
        words = _guessed(words.encode("utf-8", "surrogateescape"))
    return re.sub(r"\s+", " ", words.encode("utf-8", "replace").decode()).strip() or None


def _charset(words: bytes, charset: str | None) -> str:
    if charset is None or charset.lower() == "unknown-8bit":
        return words.decode("utf-8", "surrogateescape")
    return _words(words, charset, False)


def _words(content: bytes, charset: str | None, flowed: bool) -> str:
    declared = (charset or "").lower()
    if declared.startswith("iso-2022-jp") or b"\x1b$" in content:
        text = iso2022(content)
    elif declared in ("", "us-ascii", "ascii"):
        text = _guessed(content)
    else:
        declared = {"shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "euc-jp": "euc_jp"}.get(
            declared, declared
        )
        try:
            text = content.decode(declared)
        except (LookupError, UnicodeDecodeError):
            text = _guessed(content)
    return _FLOWED.sub(" ", text) if flowed else text


def _guessed(content: bytes) -> str:
    """The text by its own look; empty where the bytes are none."""
    try:
        return decode(content).text
    except NotTextError:
        return ""


def _is_flowed(part: Message) -> bool:
    return str(part.get_param("format") or "").lower() == "flowed"


def _leaves(mail: Message) -> Iterator[Message]:
    """The parts that hold something, in order; a mail inside the mail is one part."""
    pending = [mail]
    while pending:
        part = pending.pop()
        if part.get_content_maintype() == "multipart" and isinstance(inside := part.get_payload(), list):
            pending.extend(p for p in reversed(inside) if isinstance(p, Message))
        else:
            yield part


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inside = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else None
        return bytes(first) if isinstance(first, Message) else b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _name(part: Message) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return ""
    if not name:
        return ""
    holder = Message()
    holder["X"] = re.sub(r"[\r\n]+", " ", name)
    return (header(holder, "X") or "")[:200]


def _from(mail: Message) -> tuple[str, str]:
    name, address = parseaddr(header(mail, "From") or "")
    return name, address


def read(item: Input) -> Iterator[Found]:
    """The words of a mail as documents, and what is attached as inputs."""
    try:
        mail = letter(item.data)
    except NestedError:
        yield Problem(item.name, "holds parts in parts without end", "save what matters by itself")
        return
    words = unwrapped(mail.plain or "")
    page = mail.html
    if page is not None and len(words.strip()) * _STUB < len(_TAG.sub(b"", page[0])) // 3:
        words = ""
    published = given(mail.sent) if mail.sent else Published()
    outlet = publisher(mail.sender, mail.address, f"{mail.subject or ''}\n{words}")
    if words.strip():
        whole = Document(
            item.id, item.name, words, 0, len(words), title=subject(mail.subject), published=published,
            outlet=outlet, extracted=True,
        )  # fmt: skip
        yield documents(whole)
    elif page is not None and (several := digest(*page)):
        whole = Document(item.id, item.name, "", 0, 0, outlet=outlet or issued(several.foot), published=published)
        yield stacked(whole, several.items)
    elif page is not None:
        hints = Hints(title=subject(mail.subject), published=published, outlet=outlet, charset=page[1], media_type="text/html")  # fmt: skip
        yield item.inner(page[0], "html", suffix=".html", hints=hints)
    elif not mail.attached:
        yield Problem(item.name, "is a mail without words")
    if mail.more:
        yield Problem(item.name, f"has more than {MOST_PARTS} parts", "save what matters by itself", lost=False)
    for n, (name, kind, content) in enumerate(mail.attached, start=1):
        suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
        if kind == "message/rfc822":
            suffix = ".eml"
        elif kind.startswith(("image/", "audio/", "video/")) or suffix in (".ics", ".vcf", ".p7s", ".asc"):
            continue
        hints = Hints(published=published, media_type=kind)
        inner = item.inner(content, str(n), suffix=suffix, hints=hints)
        yield replace(inner, name=f"{item.name}#{name or n}")


def read_box(item: Input) -> Iterator[Found]:
    """Each mail of an mbox (a line ``From …`` before each) as an input of its own."""
    starts = [m.start() for m in _LETTER.finditer(item.data)]
    if not starts:
        yield Problem(item.name, "holds no mail", "a mail by itself has the suffix .eml")
        return
    for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(item.data)], strict=True), start=1):
        if n > MOST_LETTERS:
            yield Problem(item.name, f"holds more than {MOST_LETTERS:,} mails", "split it")
            return
        body = item.data[item.data.index(b"\n", start) + 1 : end]
        yield item.inner(re.sub(rb"^>(>*From )", rb"\1", body, flags=re.M), str(n), suffix=".eml")


def _is_mail(head: bytes) -> bool:
    found = _HEADER.match(head.removeprefix(b"\xef\xbb\xbf"))
    return found is not None and len({m.group().lower() for m in _KNOWN.finditer(found.group())}) >= 2


def _is_box(head: bytes) -> bool:
    return head.startswith(b"From ") and _LETTER.match(head) is not None


READERS = (
    Reader("mbox", read_box, _is_box, frozenset((".mbox", ".mbx")), frozenset(("application/mbox",))),
    Reader("e-mail", read, _is_mail, frozenset((".eml",)), frozenset(("message/rfc822",))),
)
