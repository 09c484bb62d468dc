"""A statement before it has its act and certainty."""

from __future__ import annotations

from typing import NamedTuple

from uratori.attribution.document.chains import Chain
from uratori.attribution.line.reading import Reading
from uratori.model import Span


class Draft(NamedTuple):
    """A statement without its act and certainty."""

    sentence: int
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    chain: Chain
    quoted: bool
    refusal: Span | None = None
    meant: bool = False
    """Whether it is what somebody means to do, without a verb of saying."""
    bare: bool = False
    """Whether the cue denies a content that it does not name: 同社は〈否定した〉."""


def hearsay(draft: Draft) -> bool:
    """Whether nobody is known for what is heard: 首相が訪米する〈らしい〉。 地元紙が伝えた。"""
    return len(draft.chain) == 2 and draft.chain[-1].kind == "unknown" and not draft.quoted and draft.source is None


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether what one draft says stands in what another says."""
    return outer.content[0].start <= inner.content[0].start and inner.content[-1].end <= outer.content[-1].end


def told_of_him(reading: Reading, content: tuple[Span, ...], teller: Chain | None) -> list[Draft]:
    """That somebody said so, where it is told by whoever was heard before: 外務省は面会したと発表した。〈女性は「元気だ」と話している〉という。"""
    if teller is None or reading.cue is None or reading.source is None:
        return []
    whole = Span(min(content[0].start, reading.source.span.start), reading.cue.end)
    return [Draft(reading.sentence, None, reading.closing, (whole,), teller, False)]
