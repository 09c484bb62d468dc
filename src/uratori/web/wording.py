"""Words of a text as a reader writes them in a form: as they stand, ``言葉~2`` for the second that stands in the sentence.

White space and hidden characters, which nobody can type, do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.dossier import visible
from uratori.model import Span

_NTH = re.compile(r"(.+)~([1-9][0-9]{0,2})", re.S)
MANY = "//"  # between the parts of a content


class AbsentError(ValueError):
    """Words that do not stand in the text; the argument is the words."""


def find(text: str, within: Span, written: str) -> Span:
    """The span that was meant: in ``within``, else anywhere in ``text``, where there is but one. Raises AbsentError."""
    for words, nth in ((written, 1), *((m[1], int(m[2])) for m in (_NTH.fullmatch(written),) if m)):
        near = _places(text, within, words)
        if len(near) >= nth:
            return near[nth - 1]
        if not near and nth == 1 and len(far := _places(text, Span(0, len(text)), words)) == 1:
            return far[0]
    raise AbsentError(written)


def find_all(text: str, within: Span, written: str) -> tuple[Span, ...]:
    """The parts of a content, divided by ``//``. Raises AbsentError."""
    try:
        return (find(text, within, written),)
    except AbsentError:
        parts = [part.strip() for part in written.split(MANY)]
        return tuple(find(text, within, part) for part in parts if part)


def write(text: str, within: Span, span: Span) -> str:
    """What :func:`find` takes for a span."""
    own = _kept(text, span)
    words = "".join(text[n] for n in own)
    places = enumerate(_places(text, within, words), start=1)
    nth = next((n for n, s in places if own and s.start == own[0]), 1)
    return words if nth == 1 else f"{words}~{nth}"


def write_all(text: str, within: Span, spans: Sequence[Span]) -> str:
    return f" {MANY} ".join(write(text, within, s) for s in spans)


def _kept(text: str, span: Span) -> Sequence[int]:
    """The places in a span whose characters count."""
    words = span.of(text)
    if words.isprintable() and " " not in words:  # most sentences: nothing in them to pass over
        return range(span.start, span.end)
    return [n for n in range(span.start, span.end) if not text[n].isspace() and not visible.hidden(text[n])]


def _places(text: str, within: Span, words: str) -> list[Span]:
    """Where words stand, one behind another."""
    wanted = "".join(c for c in words if not c.isspace() and not visible.hidden(c))
    if not wanted:
        return []
    kept = _kept(text, within)
    plain = "".join(text[n] for n in kept)
    found, at = [], plain.find(wanted)
    while at >= 0:
        found.append(Span(kept[at], kept[at + len(wanted) - 1] + 1))
        at = plain.find(wanted, at + 1)
    return found
