"""Direct speech of several sentences: a statement for each stretch that weighs differently.

「鍵を渡した事実はない。棚に戻しただけだ」 denies one thing and states another; 「力不足だった。課題は残る」 and
「傷は浅い。再発する可能性もある」 are one statement. A stretch is set apart where it is negated or denied, or passes on another's words.
"""

from __future__ import annotations

from collections.abc import Sequence

from uratori.attribution import modality
from uratori.language import Parse
from uratori.model import Span

_STOPS = "。!?"
_OPEN, _CLOSE = "「『“(（〈《【[", "」』”)）〉》】]"
_SHORT = 3  # characters of an interjection: はい。


def divided(parse: Parse, sentence: int, words: Span, others: Sequence[Span]) -> list[Span]:
    """``words`` (folded offsets, without their quotes) in stretches of like weight, in order. ``others`` are stretches in
    them that somebody else is the source of."""
    parts = _sentences(parse.text, words)
    if len(parts) == 1:
        return parts
    weights = [_weight(parse, sentence, part, others) for part in parts]
    out = [parts[0]]
    for before, weight, part in zip(weights, weights[1:], parts[1:], strict=False):
        if weight is None and before is None:
            out[-1] = Span(out[-1].start, part.end)
        else:
            out.append(part)
    return out


def _weight(parse: Parse, sentence: int, part: Span, others: Sequence[Span]) -> tuple[str, ...] | None:
    """What sets a stretch apart from plain words, or None."""
    if any(part.contains(other) for other in others):
        return ("passed on",)
    found = modality.assess(parse, sentence, (part,), None, True)
    plain = found.polarity == "positive" and found.act != "deny"
    return None if plain else (found.act, found.certainty, found.polarity)


def _sentences(text: str, words: Span) -> list[Span]:
    """The sentences of a stretch, without their full stops; one too short to say anything stays with the next."""
    out: list[Span] = []
    depth, start = 0, words.start
    for i in range(words.start, words.end):
        if text[i] in _OPEN:
            depth += 1
        elif text[i] in _CLOSE:
            depth -= 1
        elif text[i] in _STOPS and depth <= 0 and i - start > _SHORT:
            out.append(Span(start, i if text[i] == "。" else i + 1))
            start = i + 1
    if words.end - start > _SHORT or not out:
        out.append(Span(start, words.end))
    return out
