"""How a statement is put: act, certainty, polarity, tense; and what a document says is not known."""

from __future__ import annotations

from dataclasses import dataclass

from uratori.language import Parse
from uratori.model import Act, Certainty, Polarity, Span, Tense

__all__ = ["Assessment", "assess", "unknowns"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a sentence gives a content: the act of its holder, how sure, whether denied or negated, and when."""

    act: Act
    certainty: Certainty
    polarity: Polarity
    tense: Tense


_POSSIBLE = ("可能性", "かもしれ", "おそれ", "恐れ", "かねない", "うる", "得る", "うわさ", "示唆", "懸念")
_PROBABLE = ("見通し", "みられ", "見込", "公算", "方向", "もよう", "模様", "見方", "考え", "予定", "推定", "だろう")
_REFUSED = ("コメントし", "答え", "応じな", "触れ", "控え", "明らかにしてい", "明らかにしな", "確認でき", "確認中")
_DENIED = ("否定", "否認", "退け", "却下", "反論", "取り消")
_ACTS: tuple[tuple[str, Act], ...] = (
    ("発表", "announce"),
    ("公表", "announce"),
    ("報じ", "report"),
    ("伝え", "report"),
    ("認め", "confirm"),
    ("確認", "confirm"),
    ("求め", "request"),
    ("要請", "request"),
    ("提案", "propose"),
    ("批判", "criticise"),
    ("非難", "criticise"),
)


def assess(parse: Parse, sentence: int, content: tuple[Span, ...], cue: Span | None, quoted: bool) -> Assessment:
    """Assess one statement of ``parse.sentences[sentence]``; ``content`` and ``cue`` are folded offsets, ``quoted``
    says that the content is direct speech."""
    text = parse.text
    end = content[-1].end if content else parse.sentences[sentence].end
    tail = text[max(end - 14, content[-1].start if content else 0) : end]
    said = text[end : cue.end] if cue and end <= cue.start <= end + 12 else cue.of(text) if cue else ""
    zone = tail + said
    denied = any(w in said for w in _DENIED)
    certainty: Certainty = "certain"
    if any(w in said for w in _REFUSED) and not tail.endswith("。"):
        certainty = "unknown"
    elif any(w in zone for w in _POSSIBLE):
        certainty = "possible"
    elif any(w in zone for w in _PROBABLE):
        certainty = "probable"
    negative = denied or certainty == "unknown" or tail.rstrip("。だろう」』”").endswith(("ない", "なかった", "ません"))
    act: Act = "deny" if denied else next((a for w, a in _ACTS if w in said), "state")
    if act == "state" and certainty in ("probable", "possible"):
        act = "estimate"
    tense: Tense = "past" if tail.rstrip("。」』”").endswith(("た", "だ")) else "present"
    return Assessment(act, certainty, "negative" if negative else "positive", tense)


def unknowns(parse: Parse) -> tuple[Span, ...]:
    """The stretches where the outlet itself says that something is not known, in folded offsets."""
    words = (
        "明らかになってい",
        "分かっていな",
        "わかっていな",
        "分かっていま",
        "わかっていま",
        "不明だ",
        "は不明",
        "はっきりしな",
    )
    return tuple(Span(s.start, s.end) for s in parse.sentences if any(w in parse.text[s.start : s.end] for w in words))
