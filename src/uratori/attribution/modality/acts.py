"""What a source does with a content: announces, reports, denies, asks …"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import cast

from uratori.attribution.modality import lexicon
from uratori.attribution.modality.reading import Reading, within
from uratori.data import rows
from uratori.language import Parse, Token
from uratori.model import Act, Span

_DONE = ("cue", "noun", "fear", "demand", "assertion")
_BACK = 3  # sentences that a という reaches back for the act it goes on with
_SPAN = 200  # tokens before a content in which a sentence names who is cited
_TAIL = 14  # tokens at the end of a sentence in which its main cue stands


def act(
    parse: Parse, sentence: int, content: tuple[Span, ...], cue: Span | None, inner: Reading, outer: Reading
) -> Act:
    """The act of a statement whose content closes as ``inner`` and of which ``outer`` is said."""
    if outer.of_kind("refusal", "pending") or inner.of_kind("refusal", "pending"):
        return "state"
    if outer.of_kind("denial", "falsity"):  # との説明を〈撤回した〉
        return "deny"
    said = _said(parse, sentence, cue, outer)
    if said not in ("state", "estimate"):
        return said
    if inner.of_kind("denial", "falsity"):
        return "deny"
    if said == "estimate":
        return said
    if inner.of_kind("demand") and not inner.negated:
        return "request"
    guess = inner.of_kind("guess", "potential", "experience")
    if guess and guess.certainty != "certain":
        return "estimate"
    if inner.of_kind("admission"):
        return "confirm"
    return "report" if content and _topic(parse.tokens[sentence], content[0].start) == "report" else said


def _said(parse: Parse, sentence: int, cue: Span | None, outer: Reading) -> Act:
    first = next((e for e in outer.entries if e.kind in _DONE and e.act), None)
    if first and first.act:
        return first.act
    if outer.of_kind("guess", "potential"):
        return "estimate"
    if cue is None:
        return "state"
    tokens = parse.tokens[sentence]
    marked = _marked(tokens, cue.end) or _noun(tokens, cue)
    if marked:
        return marked
    return _carried(parse, sentence) if outer.of_kind("hearsay") else "state"


def _noun(tokens: Sequence[Token], cue: Span) -> Act | None:
    """The act of a noun that is itself the cue, before its content: 県の〈発表〉では."""
    first, last = _index(tokens, cue.start), _index(tokens, cue.end)
    reading = within(tokens, first, last, lexicon.cues())
    told = next((e.act for e in reading.entries if e.act and e.kind in ("noun", "cue")), None)
    noun = next((i for i in range(last - 1, first - 1, -1) if tokens[i].is_noun), None)
    return told or (None if noun is None else _voice(tokens, noun + 1))


def _topic(tokens: Sequence[Token], before: int) -> Act | None:
    """The act of the voice that the sentence is about, read from the last は before the content: 同紙〈は〉."""
    end = _index(tokens, before)
    last = next((i for i in range(end - 1, max(0, end - _SPAN), -1) if tokens[i].surface == "は"), 0)
    return _voice(tokens, last) if last else None


def _marked(tokens: Sequence[Token], before: int) -> Act | None:
    """The act of the voice that the last marker before ``before`` cites: 県警〈によると〉, not 台風〈による〉大雨."""
    end = _index(tokens, before)
    for i in range(min(end, len(tokens) - 1) - 1, max(1, end - _SPAN), -1):
        if (
            tokens[i].lemma == "よる"
            and tokens[i - 1].surface == "に"
            and tokens[i + 1].surface in ("と", "ます", "ば")
        ):
            return _voice(tokens, i - 1) or "state"
    return None


def _index(tokens: Sequence[Token], offset: int) -> int:
    return bisect_left(tokens, offset, key=lambda t: t.start)


def _voice(tokens: Sequence[Token], last: int) -> Act | None:
    while last > 0 and tokens[last - 1].pos[0] in ("補助記号", "助詞"):
        last -= 1
    name = "".join(t.surface for t in tokens[max(0, last - 3) : last])
    for length in range(min(6, len(name)), 0, -1):
        found = _voices().get(name[-length:])
        if found:
            return found
    return None


def _carried(parse: Parse, sentence: int) -> Act:
    """という goes on with what the sentences before it reported or announced."""
    for at in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        tokens = parse.tokens[at]
        marked = _marked(tokens, tokens[-1].end if tokens else 0)
        if marked:
            return marked
        reading = within(tokens, max(0, len(tokens) - _TAIL), len(tokens), lexicon.cues())
        first = next((e for e in reading.entries if e.kind == "cue" and e.act), None)
        if first and first.act:
            return first.act if first.act in ("report", "announce") else "state"
    return "state"


@cache
def _voices() -> dict[str, Act]:
    return {row["ending"]: cast(Act, row["act"]) for row in rows("holder_acts")}
