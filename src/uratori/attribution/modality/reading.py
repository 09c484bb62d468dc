"""Reads the ends of clauses: what closes a content, and what the cue makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uratori.attribution.modality.forms import Form, forms
from uratori.attribution.modality.lexicon import Entry, Lexicon
from uratori.language import Token

# Words that may stand between an ending and the end of its clause: 見通し〈だということだ〉, みられる〈ためだ〉.
_PASSED = frozenset(
    (
        "だ",
        "の",
        "こと",
        "物",
        "と",
        "よ",
        "ね",
        "わ",
        "な",
        "さ",
        "から",
        "ため",
        "けど",
        "けれど",
        "けれども",
        "し",
        "など",
    )
    + ("まま", "状態", "状況", "段階", "所", "為", "様", "来る", "て", "って", "で")
)
_CLOSED = ("denial", "falsity", "refusal", "demand")  # what stands before them changes nothing
_REACH = 24  # tokens read back from the end of a clause: no ending is longer
_STOPS = frozenset("。!?！？")


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries found, the nearest to the end first; whether a plain ない negates what they close; and ``rest``,
    the index of the last token that is no part of them (-1 where all was read)."""

    entries: tuple[Entry, ...] = ()
    negated: bool = False
    rest: int = -1

    def of_kind(self, *kinds: str) -> Entry | None:
        return next((e for e in self.entries if e.kind in kinds), None)


def closing(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Reading:
    """What closes the clause ``tokens[first:last]``, read from its end: endings one inside the other
    (可能性がある in 〜する可能性があるとみられる), and negation."""
    last = _trimmed(tokens, first, last)
    found = forms(tokens, _clause(tokens, max(first, last - _REACH), last), last)
    entries: list[Entry] = []
    negated = False
    end = len(found)
    while end > 0:
        entry = lexicon.before(found, end)
        if entry and _fits(entry, found, end, tokens):
            entries.append(entry)
            negated ^= entry.polarity == "negative" and entry.kind not in _CLOSED
            end -= len(entry.words)
            if entry.kind in _CLOSED:
                break
        elif found[end - 1].word == "ない":
            negated = not negated
            end -= 1
        elif _passed(found, end, tokens):
            end -= 1
        else:
            break
    return Reading(tuple(entries), negated, found[end - 1].token if end else -1)


def within(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Reading:
    """The entries anywhere in ``tokens[first:last]`` (between a content and the end of its cue), the last first;
    ``negated`` where a ない there belongs to none of them."""
    found = forms(tokens, first, last)
    entries: list[Entry] = []
    negated = False
    end = len(found)
    while end > 0:
        entry = lexicon.before(found, end)
        if entry and _fits(entry, found, end, tokens):
            entries.append(entry)
            end -= len(entry.words)
        else:
            negated ^= found[end - 1].word == "ない"
            end -= 1
    return Reading(tuple(entries), negated)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first and tokens[last - 1].pos[0] in ("補助記号", "空白"):
        last -= 1
    return last


def _clause(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the last sentence of a quote over several begins."""
    for i in range(last - 1, first - 1, -1):
        if tokens[i].surface in _STOPS:
            return i + 1
    return first


def _passed(found: Sequence[Form], end: int, tokens: Sequence[Token]) -> bool:
    form = found[end - 1]
    token = tokens[form.token]
    if form.word in _PASSED or token.pos[0] == "補助記号" or token.pos[1] == "終助詞":
        return True
    before = found[end - 2].word if end > 1 else ""
    return (form.word in ("言う", "為る") and before == "と") or (form.word == "有る" and before in ("だ", "で"))


def _fits(entry: Entry, found: Sequence[Form], end: int, tokens: Sequence[Token]) -> bool:
    """Whether the words around an entry leave it its force."""
    if entry.kind == "potential":  # し得る, not 理解を得る
        at = found[end - len(entry.words)].token
        return at > 0 and tokens[at - 1].is_verb
    if entry.kind == "experience":  # 止まることがある, not 止まったことがある nor 止まることがあった
        after = found[end - 1].token + 1
        head = found[end - len(entry.words)].token
        return not (_past(tokens, after) or _past(tokens, head - 1))
    return True


def _past(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].lemma == "た" and tokens[at].pos[0] == "助動詞"
