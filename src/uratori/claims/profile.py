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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from uratori.claims.occasions import Occasions, occasions
from uratori.claims.packing import Table, number, pack, table, unpack
from uratori.data import rows
from uratori.language import fold, short_units
from uratori.model import Analysis, Document

# Headline and first sentence say what a report is about; what stands further down is more and more background.
_HEADLINE, _BODY = 1.0, (1.0, 0.6, 0.4, 0.3)
_LATER = 0.2
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
    unknown; ``occasions`` the days of what its lead tells; ``parent`` the file that the page stands in with others.
    """

    id: str
    documents: tuple[str, ...]
    terms: array[int]
    weights: array[int]
    rare: array[int]
    day: int | None
    occasions: Occasions
    parent: str | None = None

    def __hash__(self) -> int:
        return hash((self.id, self.day, len(self.terms)))

    @property
    def keys(self) -> array[int]:
        """The terms that look for company."""
        return self.terms[:KEYS]


def profiles(analyses: Iterable[Analysis]) -> tuple[Profile, ...]:
    """The profiles of the pages that documents stand on. The entries of one live blog and what stands above them are one
    page, so all of them belong in one call; any other document is a page of its own."""
    by_id = {a.document.id: a for a in analyses}
    return tuple(profile([by_id[d.id] for d in page]) for page in pages(a.document for a in by_id.values()))


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
        "vector": b64encode(pack(profile.terms, profile.weights, _table())).decode("ascii"),
        "rare": _held(profile.terms, profile.rare),
        "occasions": {word: sorted(days) for word, days in sorted(profile.occasions.items())},
    }


def from_row(row: Mapping[str, Any]) -> Profile:
    """The profile of a row that :func:`to_row` wrote. Raises KeyError, TypeError or ValueError where it did not."""
    terms, weights = unpack(b64decode(row["vector"]), _table())
    return Profile(
        row["id"],
        tuple(row["documents"]),
        array("I", terms),
        array("H", weights),
        array("I", sorted([terms[i] for i in row["rare"]])),
        row["day"],
        {word: frozenset(days) for word, days in row["occasions"].items()},
        row["parent"],
    )


def profile(page: Sequence[Analysis]) -> Profile:
    """The profile of one page (see :func:`pages`)."""
    first = page[0].document
    blog = first.parent if len(page) > 1 or first.layout == "entry" else None
    days = [date.fromisoformat(d).toordinal() for a in page if (d := a.document.published.day)]
    weights = vector(part for a in page for part in weighted_text(a))
    ordered = [t for _, t in sorted([(-w, t) for t, w in weights.items()])]
    known = _background()[0]
    return Profile(
        blog or first.id,
        tuple(a.document.id for a in page),
        array("I", map(number, ordered)),
        array("H", (weights[t] for t in ordered)),
        array("I", sorted(number(t) for t in ordered if t[0] != "=" and len(t) > 1 and t not in known)),
        min(days) if days else None,
        occasions(page),
        None if blog else first.parent,
    )


def _held(terms: Sequence[int], some: Iterable[int]) -> list[int]:
    """Where some of the terms stand among them."""
    place = {t: i for i, t in enumerate(terms)}
    return sorted(place[t] for t in some)


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


def vector(parts: Iterable[tuple[str, float]]) -> dict[str, int]:
    """The vector of length one of texts with their weights, in ten-thousandths; what weighs nothing is left out."""
    words: dict[str, float] = defaultdict(float)
    pairs: dict[str, float] = defaultdict(float)
    for text, weight in parts:
        for term in terms(text):
            (pairs if term[0] == "=" else words)[term] += weight
    return _unit(words, _WORDS) | _unit(pairs, 1 - _WORDS)


def _unit(counts: Mapping[str, float], share: float) -> dict[str, int]:
    known, rarest = _background()
    weights = {t: (1 + math.log1p(n)) * known.get(t, rarest) for t, n in counts.items()}
    scale = UNIT / math.sqrt(math.fsum([w * w for w in weights.values()]) / share) if weights else 0.0
    return {t: whole for t, w in weights.items() if (whole := round(w * scale))}


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


@cache
def _table() -> Table:
    return table(_background()[0])
