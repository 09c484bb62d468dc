"""What the tagger adds to the rules: names that no rule places. Where a rule has a cue, the rule stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from uratori.model import EntityType, Sentence
from uratori.names import tagger
from uratori.names.sentence import bylines
from uratori.names.spots import Spot, generic
from uratori.names.units import NAMELIKE, Unit

_LETTER = {"person": "p", "organization": "o", "place": "l"}
_OPEN = NAMELIKE - {"region"}
_KATAKANA = re.compile(r"[ァ-ヶー]+")
# ICBM and TOB are no names; SpaceX and OpenAI show by their capitals that they are.
_LATIN = re.compile(r"[A-Z]+|[a-z.&'’-]+|[A-Z][a-z]{1,2}")


def marks(units: Sequence[Unit], found: Sequence[Spot]) -> list[str]:
    """What the rules make of each unit: p, o or l for a person, organization or place, - for nothing. ``found`` in order."""
    out = []
    k = 0
    for u in units:
        while k < len(found) and found[k].end <= u.start:
            k += 1
        inside = k < len(found) and found[k].start < u.end
        out.append(_LETTER[found[k].type] if inside else "-")
    return out


def guessed(
    sentences: Sequence[Sentence],
    words: Sequence[list[Unit]],
    ruled: Sequence[Sequence[Spot]],
    found: Sequence[Spot],
    text: str,
) -> list[Spot]:
    """Further spots, where ``found`` has none. ``ruled`` are those of the rules of each sentence alone. One name has one type
    in the whole document: the one the tagger is surest of."""
    taken = {k for s in found for k in range(s.start, s.end)}
    names: list[tuple[list[Unit], tagger.Tagged]] = []
    for sentence, row, spots in zip(sentences, words, ruled, strict=True):
        writers = bylines(text, sentence.start, sentence.end)
        for name in _in_sentence(row, spots, taken):
            if not (name.type == "person" and any(a <= name.start < b for a, b in writers)):
                names.append((row, name))
    sure: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    for _, name in names:
        sure[text[name.start : name.end]][name.type] += name.margin
    return [_spot(row, name, _surest(sure[text[name.start : name.end]])) for row, name in names]


def _surest(types: dict[EntityType, float]) -> EntityType:
    return max(types, key=lambda t: (types[t], t))


def _in_sentence(row: list[Unit], spots: Sequence[Spot], taken: set[int]) -> Iterator[tagger.Tagged]:
    letters: list[str] | None = None
    for first, end in tagger.runs(row):
        if not any(u.sort in _OPEN and u.start not in taken for u in row[first:end]):
            continue
        letters = letters or marks(row, spots)
        for name in tagger.tagged(row, first, end, letters):
            if name.margin > 0 and taken.isdisjoint(range(name.start, name.end)) and _is_one(row, name):
                yield name


def _is_one(row: list[Unit], name: tagger.Tagged) -> bool:
    """Whether a guess stands as a word of its own and holds a word that can be a name."""
    a = next(k for k, u in enumerate(row) if u.start == name.start)
    b = next(k for k, u in enumerate(row) if u.end == name.end)
    inside = row[a : b + 1]
    if not any(u.sort in _OPEN and not _LATIN.fullmatch(u.text) for u in inside):
        return False
    if len(inside) == 1 and (len(inside[0]) == 1 or inside[0].text in generic("never")):
        return False
    before = row[a - 1] if a and row[a - 1].end == name.start else None
    after = row[b + 1] if b + 1 < len(row) and row[b + 1].start == name.end else None
    # ステラ in ステラゲート, 瀬町 in 雁ノ瀬町: a part of a longer name
    return not any(
        n is not None and n.sort != "dot" and _KATAKANA.fullmatch(n.text) and _KATAKANA.fullmatch(e.text[-1:] if n is after else e.text[:1])
        for n, e in ((before, inside[0]), (after, inside[-1]))
    ) and not (before is not None and before.sort == "other" and _KATAKANA.fullmatch(before.text))


def _spot(row: Sequence[Unit], name: tagger.Tagged, kind: EntityType) -> Spot:
    end, title = name.end, None
    if kind == "person":
        for u in row:
            if u.start == end and u.sort in ("title", "honorific"):
                end = u.end
                title = (u.start, u.end) if u.sort == "title" else title
    return Spot(name.start, end, kind, (name.start, name.end), title, kind="guess" if title is None else "")
