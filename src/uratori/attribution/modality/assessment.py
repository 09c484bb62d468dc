"""Act, certainty, polarity and tense of one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from uratori.attribution.modality import lexicon
from uratori.attribution.modality.acts import act
from uratori.attribution.modality.lexicon import Entry
from uratori.attribution.modality.reading import Reading, closing, within
from uratori.attribution.modality.tense import tense
from uratori.attribution.modality.zone import Zone, zone
from uratori.language import Parse
from uratori.model import Act, Certainty, Polarity, Span, Tense

_ORDER: tuple[Certainty, ...] = ("possible", "probable", "certain")
# What can be said to be false: only then does a word for something false deny the content.
_REPORTS = frozenset(
    (
        "報道",
        "報告",
        "主張",
        "発表",
        "説明",
        "情報",
        "指摘",
        "話",
        "噂",
        "証言",
        "記事",
        "数字",
        "疑い",
        "疑惑",
        "批判",
        "発言",
        "内容",
    )
    + (
        "宣伝",
        "投稿",
        "談話",
        "供述",
        "訴え",
        "非難",
        "見出し",
        "評価",
        "推計",
        "説",
        "論",
        "言い分",
        "声明",
        "告発",
        "訴状",
        "記述",
    )
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a sentence gives a content: the act of its holder, how sure, whether denied or negated, and when."""

    act: Act
    certainty: Certainty
    polarity: Polarity
    tense: Tense


def assess(parse: Parse, sentence: int, content: tuple[Span, ...], cue: Span | None, quoted: bool) -> Assessment:
    """Assess one statement of ``parse.sentences[sentence]``; ``content`` and ``cue`` are folded offsets, ``quoted``
    says that the content is direct speech.

    Read are the end of the last content span, and what is said of it up to the end of the cue (or, where the cue
    stands before the content, to the end of the clause)."""
    place = zone(parse, sentence, content, cue)
    inner = closing(place.tokens, *place.clause, lexicon.endings())
    outer = within(place.tokens, *place.said, lexicon.cues())
    done = act(parse, sentence, cue, inner, outer)
    negated = _denied(place, inner, outer)
    return Assessment(
        done,
        _certainty(inner, outer, done),
        "negative" if negated else "positive",
        tense(place.tokens, place.clause[1], inner),
    )


def _certainty(inner: Reading, outer: Reading, done: Act) -> Certainty:
    if any(r.of_kind("refusal", "pending") for r in (inner, outer)):
        return "unknown"
    main = outer.entries[0] if outer.entries else None
    if outer.negated and main and main.act in ("state", "announce", "report", "confirm") and main.kind == "cue":
        return "unknown"  # とは述べていない, ことを確認していない
    if outer.negated and main and main.act == "deny":
        return "possible"  # 否定しなかった
    official = done in ("announce", "confirm")
    return min(_levels((*inner.entries, *outer.entries), official), key=_ORDER.index, default="certain")


def _levels(entries: Iterable[Entry], official: bool) -> Iterable[Certainty]:
    for entry in entries:
        if entry.certainty != "unknown" and not (official and entry.kind == "plan"):
            yield entry.certainty


def _denied(place: Zone, inner: Reading, outer: Reading) -> bool:
    main = outer.entries[0] if outer.entries else None
    if any(e.kind in ("refusal", "denial", "cue", "negation") and e.polarity == "negative" for e in outer.entries):
        return not (outer.negated and main and main.act == "deny")
    if outer.negated:
        return True
    closed = inner.of_kind("refusal", "denial", "falsity")
    if closed and closed.kind == "falsity":
        return _of_a_report(place)
    if closed:
        return closed.polarity == "negative"
    return inner.negated


def _of_a_report(place: Zone) -> bool:
    first, last = place.clause
    return any(t.norm in _REPORTS for t in place.tokens[first:last])
