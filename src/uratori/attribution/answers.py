"""What one who answers says in his own name, and what he only passes on."""

from __future__ import annotations

import re

from uratori.attribution import lexicon
from uratori.attribution.reading import Reading
from uratori.model import Span

_LONGEST = 40  # characters
_CALLED = re.compile(r"(?:\d{1,3}番、?)?[^。、]{2,16}(?:君|議員|委員)")


def own_words(readings: list[Reading], whole: Span) -> list[tuple[Span | None, tuple[Span, ...]]]:
    """Cue and content of what one who answers says in his own name: the sentence, or its parts where it has cues
    (〜と公表しておりましたが、〜に訂正いたします), or nothing where it only passes on another's words."""
    if any(_takes_all(r, whole.end) for r in readings):
        return []
    plain = [r for r in readings if r.source is None and r.parent is None and not r.back]
    refused = [r for r in plain if r.kind == "refused"]
    said = [r for r in plain if r.kind == "said" and not r.negated]
    own = refused[:1] or (said if len(said) > 1 else [r for r in said if _closes(r, whole.end)][:1])
    return [(r.cue, tuple(r.content)) for r in own] or [(None, (whole,))]


def moves_on(words: str) -> bool:
    """Whether a sentence only moves a sitting on: お答えいたします。 会議を開きます。 12番、沢村みどり君。 市は質問しますか has a topic."""
    said = words.rstrip("。 \t")
    if len(said) >= _LONGEST or "は" in said or "が" in said:
        return False
    return said.endswith(lexicon.parts("sitting")) or bool(_CALLED.fullmatch(said))


def _closes(reading: Reading, end: int) -> bool:
    """Whether a reading of the speaker's own closes his sentence: 年内に完了するものと〈見込んでおります〉."""
    return reading.frame == "と" and reading.cue is not None and reading.cue.end >= end - 1


def _takes_all(reading: Reading, end: int) -> bool:
    """Whether a sentence only passes on what another said: 同社からは『…』との連絡を〈受けております〉."""
    kinds = ("heard", "received", "impersonal")
    passed = reading.entry is not None and reading.entry.pos in kinds and reading.source is not None
    return passed and reading.parent is None and reading.cue is not None and reading.cue.end >= end - 1
