"""What a document is about, as weighted terms: title and lead first, rare words more than common ones.

Terms are words in Sudachi's shortest units and pairs of neighbouring characters (kana-only pairs left out): the pairs
catch what abbreviation and compounding tear apart (日本ハム and ハム, 自爆テロ and テロ). A term weighs its inverse
document frequency, which comes from a fixed background table, never from the batch in hand: what two documents have
in common must not change because a third one is read.
"""

from __future__ import annotations

import math
import re
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from operator import add
from types import MappingProxyType
from typing import Any, NamedTuple

from uratori.claims.grouping.earlier import earlier
from uratori.claims.grouping.occasions import Occasions, occasions
from uratori.claims.grouping.packing import PAIR, Said, Table, number, pack, table, unpack
from uratori.data import rows
from uratori.language import Known, Unit, Words, fold, short_units, tokenize
from uratori.model import Analysis, Document, Sentence

# Headline and first sentence say what a report is about; what stands further down is more and more background.
# In tenths.
_HEADLINE, _BODY = 10, (10, 6, 4, 3)
_LATER = 2
_WORDS = 0.6  # the share of words in a profile; pairs of characters have the rest
KEYS = 40  # terms of a document that look for company
UNIT = 10_000  # a vector's length
_READ = 600  # characters of a document that are looked at
_CONTENT = frozenset(("名詞", "動詞", "形容詞", "形状詞", "接頭辞"))
_BREAK = re.compile(r"[^一-龥々〆ァ-ヴーぁ-んA-Za-z0-9]+")
_LINK = re.compile(r"https?://\S+|@\w+")


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping knows of a page: one document, or all entries of one live blog.

    ``id`` is that of the document (or of the live blog) and ``documents`` the ids on the page. ``terms`` are the words
    and pairs of letters, each as a number (CRC-32), heaviest first, and ``weights`` theirs, in ten-thousandths of a
    vector of length one: whole numbers, so that a likeness does not hang on the order of a sum. ``rare`` are the words
    that hardly any background document has, sorted. ``day`` is the day of publication as an ordinal, None where
    unknown; ``occasions`` the days of what its lead tells, and what it goes back to (:mod:`earlier`); ``parent`` the file that the page stands in with others.
    ``packed`` is what the vector follows from (:mod:`uratori.claims.grouping.packing`).
    """

    id: str
    documents: tuple[str, ...]
    terms: array[int]
    weights: array[int]
    rare: array[int]
    day: int | None
    occasions: Occasions
    parent: str | None = None
    packed: bytes = b""

    def __hash__(self) -> int:
        return hash((self.id, self.day, len(self.terms)))

    @property
    def keys(self) -> array[int]:
        """The terms that look for company."""
        return self.terms[:KEYS]


def profiles(analyses: Iterable[Analysis], words: Mapping[str, Words] = MappingProxyType({})) -> tuple[Profile, ...]:
    """The profiles of the pages that documents stand on. The entries of one live blog and what stands above them are one
    page, so all of them belong in one call; any other document is a page of its own. ``words`` are those of the documents
    by id, as far as they are at hand: what is not there is tokenized."""
    by_id = {a.document.id: a for a in analyses}
    return tuple(profile([by_id[d.id] for d in page], words) for page in pages(a.document for a in by_id.values()))


def pages(documents: Iterable[Document]) -> tuple[tuple[Document, ...], ...]:
    """Documents by the page they stand on, in the order of their ids."""
    ordered = sorted(documents, key=lambda d: d.id)
    live = {d.parent for d in ordered if d.layout == "entry"}
    out: dict[tuple[bool, str], list[Document]] = defaultdict(list)
    for d in ordered:
        page = d.parent if d.parent in live else d.id
        out[page in live, page or d.id].append(d)
    return tuple(map(tuple, out.values()))


def to_row(profile: Profile) -> dict[str, Any]:
    """A profile as plain values for JSON; :func:`from_row` takes them back."""
    return {
        "id": profile.id,
        "documents": list(profile.documents),
        "day": profile.day,
        "parent": profile.parent,
        "vector": b64encode(profile.packed).decode("ascii"),
        "occasions": {word: sorted(days) for word, days in sorted(profile.occasions.items())},
    }


def from_row(row: Mapping[str, Any]) -> Profile:
    """The profile of a row that :func:`to_row` wrote. Raises KeyError, TypeError or ValueError where it did not."""
    packed = b64decode(row["vector"])
    occasions_ = {word: frozenset(days) for word, days in row["occasions"].items()}
    return of_packed(row["id"], tuple(row["documents"]), packed, row["day"], occasions_, row["parent"])


def of_packed(
    id_: str, documents: tuple[str, ...], packed: bytes, day: int | None, occasions: Occasions, parent: str | None
) -> Profile:
    """The profile with these fields and the vector that follows from ``packed``. Raises ValueError where none does."""
    terms, weights, rare = unpack(packed, background(), _WORDS, UNIT)
    found = (array("I", terms), array("H", weights), array("I", rare))
    return Profile(id_, documents, *found, day, occasions, parent, packed)


def profile(page: Sequence[Analysis], words: Mapping[str, Words] = MappingProxyType({})) -> Profile:
    """The profile of one page (see :func:`pages`); ``words`` as in :func:`profiles`."""
    first = page[0].document
    blog = first.parent if len(page) > 1 or first.layout == "entry" else None
    days = [date.fromisoformat(d).toordinal() for a in page if (d := a.document.published.day)]
    packed = pack(said(part for a in page for part in weighted_text(a, words.get(a.document.id))), background())
    return of_packed(
        blog or first.id,
        tuple(a.document.id for a in page),
        packed,
        min(days) if days else None,
        {**occasions(page), **earlier(page)},
        None if blog else first.parent,
    )


class Stretch(NamedTuple):
    """A stretch of a document, what one term in it counts, in tenths, and its words where they are known."""

    text: str
    tenths: int
    words: Sequence[Known] | None = None


def terms(text: str) -> Iterator[str]:
    """The terms of a stretch of text, as often as they stand there."""
    text = _LINK.sub(" ", text)
    for norm, pos in short_units(text):
        if _tells(pos):
            yield norm
    for pair in _pairs(text):
        if _written(pair):
            yield PAIR + pair


def said(parts: Iterable[Stretch]) -> Said:
    """How often the terms of a page are said, in tenths."""
    words: tuple[dict[int, int], dict[int, int]] = defaultdict(int), defaultdict(int)
    pairs: dict[int, int] = defaultdict(int)
    for part in map(_unlinked, parts):
        for word in part.words if part.words is not None else [t[3:] for t in tokenize(part.text)]:
            for kind, n in _known_numbers(*word[1:]):
                words[kind][n] += part.tenths
        for pair, often in Counter(_pairs(part.text)).items():
            told = _pair_number(pair)
            if told is not None:
                pairs[told] += often * part.tenths
    return Said(*words, pairs)


def _unlinked(part: Stretch) -> Stretch:
    text = _LINK.sub(" ", part.text) if "http" in part.text or "@" in part.text else part.text
    return part if text == part.text else Stretch(text, part.tenths)


@lru_cache(maxsize=1 << 16)
def _known_numbers(
    norm: str, pos: tuple[str, ...], unknown: bool, units: tuple[Unit, ...]
) -> tuple[tuple[int, int], ...]:
    """The terms of a word, each as its kind (its place in :class:`Said`) and number."""
    found = [(norm, pos)] if unknown else [(u.norm, u.pos) for u in units]
    return tuple((0 if len(norm) > 1 else 1, number(norm)) for norm, pos in found if _tells(pos))


def _tells(pos: tuple[str, ...]) -> bool:
    return pos[0] in _CONTENT and pos[1] != "非自立可能"


def _pairs(text: str) -> Iterator[str]:
    """The pairs of neighbouring characters."""
    return (pair for run in _BREAK.split(text) for pair in map(add, run, run[1:]))


def _written(pair: str) -> bool:
    """Whether a pair tells something: not one of kana only."""
    return not ("ぁ" <= pair[0] <= "ん" and "ぁ" <= pair[1] <= "ん")


@lru_cache(maxsize=1 << 16)
def _pair_number(pair: str) -> int | None:
    """The number of a pair; None where it tells nothing."""
    return number(PAIR + pair) if _written(pair) else None


def weighted_text(analysis: Analysis, words: Words | None = None) -> Iterator[Stretch]:
    """The sentences of a document that tell its subject, with their weights, and with their words where ``words`` holds
    those of the document."""
    document = analysis.document
    if document.title:
        yield Stretch(fold(document.title).text, _HEADLINE)
    tokens = _Sentences(document, words) if words else None
    body = read = 0
    for sentence in analysis.sentences:
        if sentence.kind in ("credit", "caption", "tag") or read > _READ:
            continue
        text = fold(document.text, sentence.start, sentence.end).text
        read += len(text)
        told = tokens.of(sentence) if tokens else None
        if sentence.kind == "headline":
            if not document.title:
                yield Stretch(text, _HEADLINE, told)
            continue
        yield Stretch(text, _BODY[body] if body < len(_BODY) else _LATER, told)
        body += 1


class _Sentences:
    """The words of a document by its sentences."""

    def __init__(self, document: Document, words: Words) -> None:
        self._folded = fold(document.text, document.start, document.end)
        self._words = words

    def of(self, sentence: Sentence) -> Sequence[Known] | None:
        """The words of a sentence; None where it does not begin and end with characters of the folded text."""
        start, end = self._folded.folded(sentence.start), self._folded.folded(sentence.end)
        if start is None or end is None:
            return None
        starts = self._words.starts
        return self._words.known[bisect_left(starts, start) : bisect_left(starts, end)]


@cache
def background() -> Table:
    """The inverse document frequency of the terms of the background, and that of any other term."""
    found = {row["term"]: int(row["documents"]) for row in rows("background")}
    documents = found.pop("*")
    weights = {t: math.log((documents + 1) / (n + 0.5)) for t, n in found.items()}
    return table(weights, math.log((documents + 1) / 0.5))
