"""Assessing a single sentence, without a document around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from uratori.attribution.modality import lexicon
from uratori.attribution.modality.assessment import Assessment, assess
from uratori.attribution.modality.forms import Form, forms
from uratori.language import Token, parse
from uratori.model import Document, Span

_SAID = ("cue", "noun", "refusal", "denial", "fear")
_QUOTE = ("と", "との")
_OBJECT = ("と", "との", "を", "は")
_QUOTED = frozenset("」』”")


def assess_text(text: str) -> Assessment:
    """Assess the last sentence of ``text``: what stands before its と and cue where it has them (…と述べた), else all
    of it. An empty text gives the plainest assessment.

    >>> assess_text("会社は来春にも工場を閉める公算が大きい。")
    Assessment(act='estimate', certainty='probable', polarity='positive', tense='future')
    >>> assess_text("社長は「値上げの計画はない」と述べた。")
    Assessment(act='deny', certainty='certain', polarity='negative', tense='present')
    """
    parsed = parse(Document("", "", text, 0, len(text)))
    if not parsed.sentences:
        return Assessment("state", "certain", "positive", "present")
    at = len(parsed.sentences) - 1
    tokens = parsed.tokens[at]
    whole = Span(parsed.sentences[at].start, parsed.sentences[at].end)
    cut = _cut(tokens)
    if cut is None:
        return assess(parsed, at, (whole,), None, quoted=False)
    content = Span(whole.start, tokens[cut[0]].start)
    quoted = tokens[cut[0] - 1].surface in _QUOTED
    return assess(parsed, at, (content,), Span(tokens[cut[1]].start, tokens[cut[2]].end), quoted)


def _cut(tokens: Sequence[Token]) -> tuple[int, int, int] | None:
    """The tokens of the と and of the first and last word of the cue that closes a sentence."""
    found = forms(tokens)
    end = len(found)
    while end > 0 and tokens[found[end - 1].token].pos[0] == "補助記号":
        end -= 1
    entry = lexicon.cues().before(found, end)
    while entry is None and end > 0 and tokens[found[end - 1].token].pos[0] == "助動詞":
        end -= 1
        entry = lexicon.cues().before(found, end)
    if entry is None or entry.kind not in _SAID:
        return None
    return _particle(tokens, found, end - len(entry.words), end, _OBJECT if entry.act == "deny" else _QUOTE)


def _particle(
    tokens: Sequence[Token], found: Sequence[Form], first: int, stop: int, particles: Collection[str]
) -> tuple[int, int, int] | None:
    for i in range(found[first].token, max(0, found[first].token - 8), -1):
        if i > 0 and tokens[i].surface in particles and tokens[i].pos[0] == "助詞":
            if tokens[i - 1].pos[-1] == "意志推量形":  # 責任を取ろうとしない
                return None
            return i, max(i + 1, found[first].token), found[stop - 1].token
    return None
