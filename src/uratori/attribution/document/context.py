"""Whose word it is where the sentence does not say: the sentences before, and where their reach ends.

The speaker in force is the chain of the last thing attributed. A hearsay ending (…という。), a cue without a subject
(また…とした) and words alone in quotes go to the speaker in force while he is near: in the sentence before, or in the
same paragraph across one sentence of the narrator. Farther off the answer is that nobody can tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from uratori.attribution.document.chains import Chain
from uratori.attribution.line.reading import Reading
from uratori.language import Parse

_NEAR = 1  # sentences back, over a paragraph's end
_WITHIN = 2  # sentences back, inside a paragraph
_ACROSS = 3  # sentences back, over the end of a paragraph, to a person where nobody else acts
_FAR = 5  # sentences back, inside a paragraph in which nobody else acts
_WORDS = re.compile("「[^「」]{8}")  # of somebody, and no name


class Speaker(NamedTuple):
    """A chain in force since sentence ``sentence``; ``outer`` the chain of the reading around it, where there is one;
    ``twins`` the chains of those who say the same beside it (A紙とB紙によると)."""

    chain: Chain
    sentence: int
    outer: Chain | None = None
    twins: tuple[Chain, ...] = ()


class Discourse:
    """The speaker in force, sentence by sentence. ``acts`` says whether a sentence tells of one who could speak."""

    def __init__(self, parse: Parse, acts: Callable[[int], bool]) -> None:
        self.parse = parse
        self._acts = acts
        self._speaker: Speaker | None = None
        self._paragraphs = _paragraphs(parse)
        self._quoting: dict[int, bool] = {}

    def heard(self, chain: Chain, sentence: int, outer: Chain | None = None, twins: tuple[Chain, ...] = ()) -> None:
        """Something was attributed to ``chain`` in ``sentence``, and to each of ``twins``."""
        if len(chain) > 1 and chain[-1].kind != "unknown":
            self._speaker = Speaker(chain, sentence, outer, twins)

    def silence(self) -> None:
        """Nobody is in force any more."""
        self._speaker = None

    def speaker(self, reading: Reading) -> Chain | None:
        """The chain that a reading without a source goes to, or None."""
        found = self._speaker
        if found is None or not self._reaches(found, reading.sentence, _goes_far(reading, found.chain)):
            return None
        if found.sentence < reading.sentence:
            found = found._replace(sentence=reading.sentence)
            self._speaker = found
        if found.outer is not None and _speaks_of(reading, found.chain):
            return found.outer
        return found.chain

    def last(self) -> Chain | None:
        """The chain last heard, whether or not it still reaches."""
        return self._speaker.chain if self._speaker is not None else None

    def twins(self, chain: Chain) -> tuple[Chain, ...]:
        """The chains beside ``chain``, where it is the one in force."""
        found = self._speaker
        return found.twins if found is not None and found.chain == chain else ()

    def before(self, sentence: int) -> Chain | None:
        """The chain that the sentence right before, in the same paragraph, was attributed to."""
        found = self._speaker
        if found is None or found.sentence != sentence - 1:
            return None
        return found.chain if self._paragraphs[sentence] == self._paragraphs[sentence - 1] else None

    def _reaches(self, speaker: Speaker, sentence: int, far: bool) -> bool:
        gap = sentence - speaker.sentence
        same = self._paragraphs[sentence] == self._paragraphs[speaker.sentence]
        if gap <= _NEAR or (same and gap <= _WITHIN):
            return True
        between = range(speaker.sentence + 1, sentence)
        over = _ACROSS if speaker.chain[-1].kind == "person" else _NEAR + 1
        if far and gap <= (_FAR if same else over) and not any(self._acts(i) for i in between):
            return True
        return (
            all(self.parse.sentences[i].kind in ("headline", "tag", "credit", "caption") for i in between) and gap <= 3
        )

    def since(self) -> int:
        """The sentence in which the speaker in force was last heard; -1 where nobody was."""
        return self._speaker.sentence if self._speaker is not None else -1

    def in_force(self, sentence: int) -> bool:
        """Whether somebody was heard in the paragraph of ``sentence``, before it."""
        found = self._speaker
        return found is not None and self.together(found.sentence, sentence)

    def together(self, first: int, second: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return self._paragraphs[first] == self._paragraphs[second]

    def quotes(self, sentence: int) -> bool:
        """Whether the paragraph of ``sentence`` has words in quotes."""
        number = self._paragraphs[sentence]
        if number not in self._quoting:
            start = bisect_left(self._paragraphs, number)
            end = bisect_right(self._paragraphs, number)
            first, last = self.parse.sentences[start].start, self.parse.sentences[end - 1].end
            self._quoting[number] = _WORDS.search(self.parse.text, first, last) is not None
        return self._quoting[number]

    def begins(self, sentence: int) -> bool:
        """Whether a paragraph begins with ``sentence``, and is not the first."""
        return sentence > 0 and self._paragraphs[sentence - 1] != self._paragraphs[sentence]

    def reach(self, sentence: int) -> list[int]:
        """The sentences before ``sentence`` that it may go on with, the nearest first."""
        near = range(sentence - 1, max(-1, sentence - 1 - _WITHIN), -1)
        return [i for i in near if i >= sentence - _NEAR or self._paragraphs[i] == self._paragraphs[sentence]]


def _goes_far(reading: Reading, chain: Chain) -> bool:
    """Whether a reading can go on with a speaker over what the outlet tells in between: 〜という。, and words without a verb of
    their own (「…」。) where he is one who can be talked to."""
    if reading.kind == "hearsay":
        return reading.topic is None
    if reading.kind == "said" and reading.entry is not None and reading.frame == "と":
        return reading.entry.pos in ("verb", "noun") and reading.entry.cue != "する"  # 海外については、…と説明した
    return reading.cue is None and reading.quoted and chain[-1].kind in ("person", "anonymous")


def _speaks_of(reading: Reading, chain: Chain) -> bool:
    """Whether the topic of a reading is the inner speaker himself: KCNAによると金氏は…と伝えた。〈金氏は〉…という。"""
    topic = reading.topic
    return topic is not None and (
        (topic.entity is not None and topic.entity == chain[-1].entity) or topic.name == chain[-1].name
    )


def _paragraphs(parse: Parse) -> list[int]:
    """The number of the paragraph (line) of every sentence."""
    out: list[int] = []
    number = 0
    for i, s in enumerate(parse.sentences):
        if i and "\n" in parse.text[parse.sentences[i - 1].end : s.start]:
            number += 1
        out.append(number)
    return out
