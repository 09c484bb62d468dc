"""What a document is about, as weighted terms: title and lead first, rare words more than common ones.

Terms are words in Sudachi's shortest units and pairs of neighbouring characters (kana-only pairs left out): the pairs
catch what abbreviation and compounding tear apart (日本ハム and ハム, 自爆テロ and テロ). A term weighs its inverse
document frequency, which comes from a fixed background table, never from the batch in hand: what two documents have
in common must not change because a third one is read.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import pairwise

from uratori.claims.occasions import Occasions
from uratori.data import rows
from uratori.language import fold, short_units
from uratori.model import Analysis

# Headline and first sentence say what a report is about; what stands further down is more and more background.
_HEADLINE, _BODY = 1.0, (1.0, 0.6, 0.4, 0.3)
_LATER = 0.2
_WORDS = 0.6  # the share of words in a profile; pairs of characters have the rest
_KEYS = 40  # terms of a document that look for company
_READ = 600  # characters of a document that are looked at
_CONTENT = frozenset(("名詞", "動詞", "形容詞", "形状詞", "接頭辞"))
_BREAK = re.compile(r"[^一-龥々〆ァ-ヴーぁ-んA-Za-z0-9]+")
_LINK = re.compile(r"https?://\S+|@\w+")


@dataclass(frozen=True, slots=True)
class Profile:
    """``terms`` is a vector of length one; ``keys`` its heaviest terms; ``rare`` the words that hardly any background
    document has. ``day`` is the day of publication as an ordinal, None where unknown; ``occasions`` the days of what
    its lead tells."""

    terms: Mapping[str, float]
    keys: tuple[str, ...]
    rare: frozenset[str]
    day: int | None
    occasions: Occasions


def profile(parts: Iterator[tuple[str, float]], day: int | None, happened: Occasions | None = None) -> Profile:
    """The profile of texts with their weights."""
    terms = vector(parts)
    known = _background()[0]
    keys = nsmallest(_KEYS, terms, key=lambda t: (-terms[t], t))
    rare = frozenset(t for t in terms if t[0] != "=" and len(t) > 1 and t not in known)
    return Profile(terms, tuple(keys), rare, day, happened or {})


def terms(text: str) -> Iterator[str]:
    """The terms of a stretch of text, as often as they stand there."""
    text = _LINK.sub(" ", text)
    for norm, pos in short_units(text):
        if pos[0] in _CONTENT and pos[1] != "非自立可能":
            yield norm
    for run in _BREAK.split(text):
        for a, b in pairwise(run):
            if not ("ぁ" <= a <= "ん" and "ぁ" <= b <= "ん"):
                yield f"={a}{b}"


def vector(parts: Iterator[tuple[str, float]]) -> dict[str, float]:
    """The vector of length one of texts with their weights."""
    counts: dict[str, float] = defaultdict(float)
    for text, weight in parts:
        for term in terms(text):
            counts[term] += weight
    words = {t: _weigh(t, n) for t, n in counts.items() if t[0] != "="}
    pairs = {t: _weigh(t, n) for t, n in counts.items() if t[0] == "="}
    return _unit(words, _WORDS) | _unit(pairs, 1 - _WORDS)


def _weigh(term: str, count: float) -> float:
    known, rarest = _background()
    return (1 + math.log1p(count)) * known.get(term, rarest)


def _unit(weights: dict[str, float], share: float) -> dict[str, float]:
    norm = math.sqrt(sum(w * w for w in weights.values()) / share)
    return {t: w / norm for t, w in weights.items()} if norm else {}


def weighted_text(analysis: Analysis) -> Iterator[tuple[str, float]]:
    """The sentences of a document that tell its subject, with their weights."""
    document = analysis.document
    if document.title:
        yield fold(document.title).text, _HEADLINE
    body = read = 0
    for sentence in analysis.sentences:
        if sentence.kind in ("credit", "caption", "tag") or read > _READ:
            continue
        text = fold(document.text, sentence.start, sentence.end).text
        read += len(text)
        if sentence.kind == "headline":
            if not document.title:
                yield text, _HEADLINE
            continue
        yield text, _BODY[body] if body < len(_BODY) else _LATER
        body += 1


@cache
def _background() -> tuple[Mapping[str, float], float]:
    """The inverse document frequency of the terms of the background, and that of any other term."""
    table = {row["term"]: int(row["documents"]) for row in rows("background")}
    documents = table.pop("*")
    return {t: math.log((documents + 1) / (n + 0.5)) for t, n in table.items()}, math.log((documents + 1) / 0.5)
