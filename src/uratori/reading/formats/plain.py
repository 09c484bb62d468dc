"""Plain text: the fallback reader, and the decoding that every reader of text shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from pathlib import PurePath

from uratori.model import Document
from uratori.reading.formats.decode import Decoded, NotTextError, decode
from uratori.reading.formats.front_matter import front_matter
from uratori.reading.labels.file_names import with_name
from uratori.reading.layouts.letters import documents as letters
from uratori.reading.layouts.letters import printed
from uratori.reading.layouts.rows import RowError, from_row
from uratori.reading.layouts.wrapped import unset
from uratori.reading.readers import Found, Input, Problem, Reader

_LOOKED_AT, _LEAST = 2_000, 30  # characters
# Of a note that was clipped from a page: a line that is a picture, or a link of the page's own.
_PICTURES = re.compile(
    r"^[ \t]*(?:\[?!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)(?:\]\([^)\n]{0,2000}\))?[ \t]*)+\r?\n?", re.M
)
_KANA_SPOILT = frozenset("縺繧繝")


def decoded(item: Input) -> Decoded | Problem:
    """The text of the bytes, or why there is none."""
    try:
        return decode(item.data)
    except NotTextError as kind:
        return Problem(item.name, f"is not a text ({kind})", "save its words as a text file (.txt)")


def unreadable(where: str, flags: tuple[str, ...]) -> Iterator[Problem]:
    """The flags of characters that could not be read, as problems with which the document was read all the same."""
    for flag in flags:
        if flag.startswith("unreadable"):
            yield Problem(where, flag, "check the words against the original", lost=False)


def flagged(group: tuple[Document, ...], flags: tuple[str, ...]) -> tuple[Document, ...]:
    """The documents with ``flags`` after their own."""
    return tuple(replace(d, flags=(*d.flags, *flags)) for d in group) if flags else group


def of_text(read: Callable[[Input, Decoded], Iterator[Found]]) -> Callable[[Input], Iterator[Found]]:
    """A reader of bytes from one of text: what cannot be decoded is a problem, and so are single characters of it."""

    @wraps(read)
    def whole(item: Input) -> Iterator[Found]:
        text = decoded(item)
        if isinstance(text, Problem):
            yield text
            return
        yield from unreadable(item.name, text.flags)
        yield from read(item, text)

    return whole


@of_text
def read(item: Input, text: Decoded) -> Iterator[Found]:
    """A text as it stands: one report, a clip log, a live blog. What stands behind fields at its head is taken out, and lines
    that a column of print broke are joined."""
    if _is_garbled(text.text):
        yield Problem(
            item.name, "is garbled: UTF-8 that was read as Shift_JIS", "copy it again from its source, as UTF-8"
        )
        return
    if letter := printed(item.id, item.name, text.text):
        yield flagged(letters(letter), text.flags)
        return
    fields, start = front_matter(text.text)
    words = unset(_PICTURES.sub("", text.text[start:]).lstrip("\r\n") if start else text.text)
    try:
        found = from_row({**fields, "text": words}, item.name, item.id)
    except RowError:
        yield Problem(item.name, "is empty")
        return
    if len(found) == 1:
        found = (with_name(found[0], PurePath(item.name.rpartition("#")[2]).stem),)
    extracted = start or words != text.text
    yield flagged(tuple(replace(d, extracted=True) for d in found) if extracted else found, text.flags)


def _is_garbled(text: str) -> bool:
    """Whether a text is UTF-8 that some program took for Shift_JIS: 縺 and 繧 begin what were kana, 譁, 蟷 and 隕 what were kanji."""
    head = text[:_LOOKED_AT]
    return sum(c in _KANA_SPOILT for c in head) * 12 >= len(head) > _LEAST


READER = Reader(
    "text",
    read,
    suffixes=frozenset((".txt", ".text", ".md", ".markdown")),
    media_types=frozenset(("text/plain", "text/markdown")),
)
