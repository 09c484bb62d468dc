"""Whose word it is where the sentence does not say: the sentences before, and where their reach ends.

The speaker in force is the chain of the last thing attributed. A hearsay ending (…という。), a cue without a subject
(また…とした) and words alone in quotes go to the speaker in force while he is near: in the sentence before, or in the
same paragraph across one sentence of the narrator. Farther off the answer is that nobody can tell.
"""

from __future__ import annotations

from typing import NamedTuple

from uratori.attribution.chains import Chain
from uratori.attribution.reading import Reading
from uratori.language import Parse

_NEAR = 1  # sentences back, over a paragraph's end
_WITHIN = 2  # sentences back, inside a paragraph


class Speaker(NamedTuple):
    """A chain in force since sentence ``sentence``; ``outer`` the chain of the reading around it, where there is one;
    ``twins`` the chains of those who say the same beside it (A紙とB紙によると)."""

    chain: Chain
    sentence: int
    outer: Chain | None = None
    twins: tuple[Chain, ...] = ()


class Discourse:
    """The speaker in force, sentence by sentence."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._speaker: Speaker | None = None
        self._paragraphs = _paragraphs(parse)

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
        if found is None or not self._reaches(found, reading.sentence):
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

    def _reaches(self, speaker: Speaker, sentence: int) -> bool:
        gap = sentence - speaker.sentence
        same = self._paragraphs[sentence] == self._paragraphs[speaker.sentence]
        if gap <= _NEAR or (same and gap <= _WITHIN):
            return True
        between = range(speaker.sentence + 1, sentence)
        return (
            all(self.parse.sentences[i].kind in ("headline", "tag", "credit", "caption") for i in between) and gap <= 3
        )

    def begins(self, sentence: int) -> bool:
        """Whether a paragraph begins with ``sentence``, and is not the first."""
        return sentence > 0 and self._paragraphs[sentence - 1] != self._paragraphs[sentence]

    def reach(self, sentence: int) -> list[int]:
        """The sentences before ``sentence`` that it may go on with, the nearest first."""
        near = range(sentence - 1, max(-1, sentence - 1 - _WITHIN), -1)
        return [i for i in near if i >= sentence - _NEAR or self._paragraphs[i] == self._paragraphs[sentence]]


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
