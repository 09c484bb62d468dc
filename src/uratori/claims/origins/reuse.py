"""Text that one document took from another, in part or whole, reordered or lightly edited.

Candidate pairs share fingerprints: hashed runs of characters, thinned out by winnowing (Schleimer, Wilkerson and
Aiken, 2003). Each document is met only by the first few that hold a fingerprint, so that five hundred copies of one
agency report cost little more than five hundred documents. In a pair, sentences are then laid against the other text
by the share of their character runs that stand there. Words inside quotation marks do not count: two reporters who
heard one speaker write the same words.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from uratori.claims.bodies.credits import credit
from uratori.claims.bodies.wording import press_key
from uratori.claims.recall import Recall, Table
from uratori.claims.view import order
from uratori.data import outlets
from uratori.language import fold
from uratori.model import Analysis, Evidence, Reuse, Span

_RUN = 8  # characters of a fingerprint
_WINDOW = 6  # fingerprints of which the smallest is kept
_FIRST = 8  # documents that a fingerprint leads to
_SOURCES = 4  # documents that one document is laid against
_SHARED = 3  # fingerprints that make a candidate
_GRAM = 5  # characters of a run in the alignment
_LIKE = 0.7  # share of a sentence's runs that must stand in the other text
_SHORT = 15  # characters below which a sentence tells nothing
_ENOUGH = 40  # repeated characters below which a document is not called a copy
_NOISE = re.compile(r"[\s、。,.・「」『』()（）\"“”…!?！？:：;=\-]+")
Direction = Literal["date", "credit", "unknown"]
_QUOTE = re.compile(r"[「『“][^「『“」』”]*[」』”]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence: its span in the document, its own words (quotes left out, punctuation dropped), all its words."""

    span: Span
    words: str
    quoting: str


_Words = Literal["words", "quoting"]


class _Text:
    """A document's lines, and the runs of characters in them: one document is laid against several others."""

    def __init__(self, analysis: Analysis, lines: Sequence[_Line]) -> None:
        self.analysis, self.lines = analysis, lines
        self.id = analysis.document.id
        self._grams: dict[_Words, list[frozenset[str]]] = {}
        self._where: dict[_Words, Mapping[str, Sequence[int]]] = {}
        self.prints = sorted({p for x in lines if len(x.words) >= _SHORT for p in _fingerprints(x.words)})

    def grams(self, words: _Words) -> list[frozenset[str]]:
        """The runs of each line."""
        if words not in self._grams:
            self._grams[words] = [_grams(getattr(line, words)) for line in self.lines]
        return self._grams[words]

    def where(self, words: _Words) -> Mapping[str, Sequence[int]]:
        """The lines, by number, in which each run stands."""
        if words not in self._where:
            found: dict[str, list[int]] = defaultdict(list)
            for n, runs in enumerate(self.grams(words)):
                for g in runs:
                    found[g].append(n)
            self._where[words] = found
        return self._where[words]


def find(analyses: Sequence[Analysis], recall: Recall | None = None) -> tuple[Reuse, ...]:
    """The documents copied, in whole or in part, from another one of ``analyses``, by copy, then by original.

    The original is the earlier document; on one day, that of the agency that the other credits; else the direction is
    "unknown". Offsets of the evidence are the documents' own.
    """
    if len(analyses) < 2:
        return ()
    recall = recall or Recall()
    known, pairs = recall.table("text"), recall.table("reuse")
    texts = [known.get(id(a), _text, a) for a in sorted(analyses, key=order)]
    found = (r for j, others in _candidates(texts) for r in _sources(texts, j, others, pairs))
    return tuple(sorted(found, key=lambda r: (r.copy, r.original)))


def _sources(texts: Sequence[_Text], j: int, others: Sequence[int], pairs: Table) -> Iterator[Reuse]:
    """The documents that text ``j`` repeats: the likeliest few, and no more once one accounts for all of it."""
    for i in others[:_SOURCES]:
        a, b = texts[i], texts[j]
        reuse = pairs.get((id(a), id(b)), _reuse, a, b)
        if reuse:
            yield reuse
            if reuse.share > 0.9:
                return


def _text(analysis: Analysis) -> _Text:
    d = analysis.document
    lines = []
    for s in analysis.sentences:
        if s.kind in ("credit", "tag", "caption", "headline"):
            continue
        text = fold(d.text, s.start, s.end).text
        quoting = _NOISE.sub("", text)
        if len(quoting) >= _SHORT:
            lines.append(_Line(Span(s.start, s.end), _NOISE.sub("", _QUOTE.sub("", text)), quoting))
    return _Text(analysis, tuple(lines))


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[int, list[int]]]:
    """Each text, by number, with the earlier ones that share fingerprints, those that share most first."""
    first: dict[int, list[int]] = defaultdict(list)
    for j, text in enumerate(texts):
        met: list[int] = []
        for print_ in text.prints:
            known = first[print_]
            met += known
            if len(known) < _FIRST:
                known.append(j)
        shared = Counter(met)
        yield j, sorted([i for i, n in shared.items() if n >= _SHARED], key=lambda i: (-shared[i], i))


def _fingerprints(words: str) -> Iterator[int]:
    """The smallest hash of every window of neighbouring runs."""
    hashes = [zlib.crc32(words[i : i + _RUN].encode()) for i in range(max(1, len(words) - _RUN + 1))]
    for i in range(max(1, len(hashes) - _WINDOW + 1)):
        yield min(hashes[i : i + _WINDOW])


def _reuse(a: _Text, b: _Text) -> Reuse | None:
    """How much of the later text ``b`` stands in ``a`` (or of ``a`` in ``b``, where credits say so)."""
    direction, swapped = _direction(a.analysis, b.analysis)
    original, copy = (b, a) if swapped else (a, b)
    if sum(len(x.words) for x, _ in _aligned(copy, original, "words")) < _ENOUGH:
        return None
    pairs = list(_aligned(copy, original, "quoting"))  # a copied report has its quotes from there too
    repeated = sum(len(x.quoting) for x, _ in pairs)
    total = sum(len(line.quoting) for line in copy.lines)
    evidence = tuple(
        Evidence(line.span.start, line.span.end, "repeated words", text.id)
        for x, y in pairs
        for line, text in ((x, copy), (y, original))
    )
    complete = total - repeated < max(_SHORT, 0.1 * total)
    return Reuse(copy.id, original.id, round(repeated / total, 3), complete, evidence, direction)


def _aligned(copy: _Text, original: _Text, words: _Words) -> Iterator[tuple[_Line, _Line]]:
    """The lines of ``copy`` that stand in ``original``, each with the line there that has most of it."""
    grams = original.where(words)
    for line, mine in zip(copy.lines, copy.grams(words), strict=True):
        there = [grams[g] for g in mine if g in grams]
        if there and len(there) >= _LIKE * len(mine):
            where = Counter(n for lines in there for n in lines)
            yield line, original.lines[min(where, key=lambda n: (-where[n], n))]


def _grams(words: str) -> frozenset[str]:
    return frozenset([words[i : i + _GRAM] for i in range(len(words) - _GRAM + 1)])


def _direction(a: Analysis, b: Analysis) -> tuple[Direction, bool]:
    """What tells which of two texts came first, ``a`` sorting before ``b``; and whether it is ``b`` after all."""
    x, y = a.document.published, b.document.published
    clocks = "T" in (x.value or "") and "T" in (y.value or "")
    if x.day and y.day and (x.day != y.day or (clocks and x.value != y.value)):
        return "date", False
    if _credits(b, a) or (_is_agency(a) and not _is_agency(b)):
        return "credit", False
    if _credits(a, b) or (_is_agency(b) and not _is_agency(a)):
        return "credit", True
    return "unknown", False


def _credits(copy: Analysis, original: Analysis) -> bool:
    named, outlet = credit(copy.document), original.document.outlet
    return bool(named and outlet and press_key(outlet.name) == named.key)


def _is_agency(analysis: Analysis) -> bool:
    outlet = analysis.document.outlet
    if outlet is None:
        return False
    known = outlets.find(outlet.name)
    return (known.kind if known else outlet.kind) == "agency" or outlet.name.endswith(("通信", "通信社"))
