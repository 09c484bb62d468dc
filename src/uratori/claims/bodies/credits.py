"""Credit lines: the agency whose copy a document is (【北京共同】, (時事), (c)AFP, [ソウル 14日 ロイター])."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from uratori.claims.bodies.wording import press_key
from uratori.data import outlets
from uratori.model import Document, Evidence

_HEAD = 120  # a credit that opens a report stands in its first characters, one that closes it in its last
_TAIL = 60
_BRACKETS = re.compile(
    r"[【\[［(（](?P<inside>[^【】\[\]［］()（）\n]{2,30})[】\]］)）]|(?:\([cC]\)|©|＝|=)\s?(?P<after>[^\s()（）]{2,20})"
)
_PLACE = r"^(?:[^\s=＝・/／]{0,12}?[\s・=＝]?)?(?:\d{1,2}日\s*)?"


@dataclass(frozen=True, slots=True)
class Credit:
    """``key`` is the agency's key (:func:`uratori.claims.bodies.wording.press_key`), ``name`` its usual name, ``evidence``
    the words of the credit."""

    key: str
    name: str
    evidence: Evidence


@lru_cache(maxsize=4096)
def credit(document: Document) -> Credit | None:
    """The agency that a document is credited to, where that is not the outlet itself; None where no credit stands.

    A name in running text is no credit: タス通信によると cites, it does not credit.
    """
    own = press_key(document.outlet.name) if document.outlet else None
    head = range(document.start, min(document.end, document.start + _HEAD))
    tail = range(max(document.start, document.end - _TAIL), document.end)
    for part in (head, tail):
        for found in _BRACKETS.finditer(document.text, part.start, part.stop):
            name = _agency((found["inside"] or found["after"] or "").strip())
            if name and press_key(name) != own and not _of_a_picture(document.text, found.start()):
                return Credit(press_key(name), name, Evidence(found.start(), found.end(), "credit line", document.id))
    return _of_page(document, own)


def _of_page(document: Document, own: str | None) -> Credit | None:
    """The agency line that a page bears by its layout, without brackets (the reader kept it as a line of its own)."""
    name = _agency(document.credit) if document.credit else None
    at = document.text.rfind(document.credit or "", document.start, document.end)
    if name is None or press_key(name) == own or at < 0:
        return None
    end = at + len(document.credit or "")
    return Credit(press_key(name), name, Evidence(at, end, "credit line", document.id))


def _of_a_picture(text: str, at: int) -> bool:
    return bool(re.search(r"写真|撮影|画像|映像", text[max(text.rfind("\n", 0, at) + 1, at - 60) : at]))


def _agency(words: str) -> str | None:
    """The agency that the words of a bracket credit: 共同, 北京共同, ソウル 14日 ロイター; not ロイターの調査."""
    return next(
        (
            name
            for form, name in _agencies()
            if form in words and re.fullmatch(_PLACE + re.escape(form) + r"[\s)]*(?:発|配信|提供|電)?", words)
        ),
        None,
    )


@cache
def _agencies() -> tuple[tuple[str, str], ...]:
    forms = ((form, o.name) for o in outlets.known() if o.kind == "agency" for form in (*o.sure, *o.unsure))
    return tuple(sorted(forms, key=lambda x: (-len(x[0]), x)))
