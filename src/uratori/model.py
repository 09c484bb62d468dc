"""The nouns of Uratori, as frozen values.

Offsets are code points, half-open, into :attr:`Document.text`: the words as they stand in the file (or in the JSON
Lines row), or what a reader took out of a page.
Every later room reads these values and returns new ones; none is changed in place. Their JSON form is in
:mod:`uratori.contract`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import update_wrapper
from typing import Any, Literal, TypeVar

SentenceKind = Literal["headline", "body", "quote", "list item", "tag", "caption", "credit"]
EntityType = Literal["person", "organization", "place"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["given", "stated", "inferred", "unknown"]
LinkKind = Literal[
    "outlet", "agency", "government", "organization", "person", "anonymous", "document", "own", "unknown"
]
Act = Literal["state", "announce", "report", "confirm", "deny", "request", "propose", "criticise", "estimate"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Tense = Literal["past", "present", "future"]
Status = Literal["corroborated", "single-origin", "announced", "disputed", "speculative", "superseded", "reported"]
RelationType = Literal["denied-by", "conflicts", "updates", "narrower", "apparent"]
Slot = Literal["time", "place", "number", "actor", "polarity"]
Reason = Literal[
    "cites", "same-holder", "text-reuse", "anonymous", "one-government", "unstated", "wording", "elsewhere"
]


_Kind = TypeVar("_Kind", bound=type)


def quick(kind: _Kind) -> _Kind:
    """A frozen dataclass with slots that is made in a quarter of the time, and is otherwise as it was.

    The ``__init__`` that dataclasses write calls ``object.__setattr__`` for every field. With this one a value is of a twin class
    that lets itself be written while its fields are filled, and of its own from then on. An analysis makes thousands of such
    values. Like theirs, it is written as source. The class must have no subclasses.
    """
    written = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    known: dict[str, Any] = {"_kind": kind, "_twin": type(f"_{kind.__name__}", (kind,), written)}
    known |= {"_become": vars(object)["__class__"].__set__} | {f"default_{f.name}": f.default for f in fields(kind)}
    given = [f.name if f.default is MISSING else f"{f.name}=default_{f.name}" for f in fields(kind)]
    filled = [f"    self.{f.name} = {f.name}" for f in fields(kind)]
    lines = [
        f"def __init__(self, {', '.join(given)}):",
        "    _become(self, _twin)",
        *filled,
        "    self.__class__ = _kind",
    ]
    exec("\n".join(lines), known)  # of nothing but the class's own field names
    kind.__init__ = update_wrapper(known["__init__"], vars(kind)["__init__"])  # type: ignore[misc]
    return kind


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: code points ``start`` (in) to ``end`` (out)."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of the span in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that something rests on. ``document`` is None where it is the document in hand."""

    start: int
    end: int
    why: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes a document. ``kind`` is one of newspaper, broadcaster, agency, magazine, online, government,
    organization, post, unknown."""

    name: str
    kind: str = "unknown"
    country: str | None = None


_MONTH_OR_YEAR = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: an ISO date (``2023-09-05``) or date and time (``2023-09-05T10:44+09:00``).

    ``value`` is set only where one day is known; ``earliest`` and ``latest`` (ISO dates) bound it otherwise. A month or a
    year alone (``2023-09``) is read as such bounds. Raises ValueError where one of them begins with no ISO date.
    """

    value: str | None = None
    basis: Basis = "unknown"
    earliest: str | None = None
    latest: str | None = None
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.value and (m := _MONTH_OR_YEAR.fullmatch(self.value)):
            year, month = int(m["year"]), int(m["month"] or 0)
            last = date(year, month or 12, monthrange(year, month or 12)[1])
            bounds = {"earliest": date(year, month or 1, 1).isoformat(), "latest": last.isoformat()}
            for name, said in {"value": None, "basis": "unknown", **bounds}.items():
                object.__setattr__(self, name, said)
        for day in (self.value, self.earliest, self.latest):
            if day is not None:
                date.fromisoformat(day[:10])

    @property
    def day(self) -> str | None:
        """The day alone, ``YYYY-MM-DD``."""
        return self.value[:10] if self.value else None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader knows of a stretch of a document from its layout (a heading, a byline, a hashtag line)."""

    start: int
    end: int
    kind: SentenceKind


@quick
@dataclass(frozen=True, slots=True)
class Document:
    """One report. ``text`` is the whole decoded file or row; the document is ``text[start:end]``.

    An item of a clip log or an entry of a live blog has ``parent`` (the id of the file it stands in) and shares the
    parent's text. Where the file is no plain text (a page, a PDF), ``extracted`` is True and ``text`` is what was
    taken out of it. ``updated`` is an ISO date or date and time; ``byline`` names the writers; ``credit`` is the
    agency line that the page bears (共同, (c)AFP, =時事), as it stands; ``captured`` is when the words were seen (by a web
    archive, in a digest, in a repost): they are not later.
    """

    id: str
    source: str
    text: str
    start: int
    end: int
    parent: str | None = None
    title: str | None = None
    outlet: Outlet | None = None
    url: str | None = None
    published: Published = Published()
    layout: Literal["article", "post", "entry", "transcript", "release"] = "article"
    marks: tuple[Mark, ...] = ()
    topics: tuple[Span, ...] = ()
    flags: tuple[str, ...] = ()
    extracted: bool = False
    updated: str | None = None
    byline: str | None = None
    credit: str | None = None
    captured: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    kind: SentenceKind


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or points at one entity, or at two (両氏). ``name`` is the bare name inside the span
    (title and honorific left out), None for an anaphor (同氏)."""

    start: int
    end: int
    type: EntityType
    entities: tuple[str, ...] = ()
    name: Span | None = None
    title: Span | None = None
    form: Literal["full", "short", "title", "anaphor", "plural"] = "full"


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity, and why it is one of its names. ``documents`` are the ids it stands in."""

    name: str
    why: str
    documents: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions point at. ``country`` is an ISO 3166 alpha-2 code where known; ``kind`` is a finer sort
    (outlet, agency, government, country, company …)."""

    id: str
    type: EntityType
    name: str
    names: tuple[Name, ...] = ()
    country: str | None = None
    kind: str | None = None
    titles: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type, value and mod, and the interval of days or instants it covers.

    ``expression`` is the reading that does not yet depend on a date (written by ``times``, opaque to others): with
    it, the value is worked out again once the publication date of an undated document is known.
    ``anchor`` is the ISO day the text counts from, where that is not the day of publication (同日, 翌日).
    """

    start: int
    end: int
    type: TimeType
    value: str | None
    mod: str | None = None
    anchor: str | None = None
    earliest: str | None = None
    latest: str | None = None
    expression: Any = None


@quick
@dataclass(frozen=True, slots=True)
class Link:
    """One holder in a chain. ``party`` is the side it speaks for (a country code, or an entity id or name of an
    organization), ``names`` every form under which it stands in this document."""

    name: str | None
    kind: LinkKind
    start: int | None = None
    end: int | None = None
    entity: str | None = None
    party: str | None = None
    names: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition somebody puts forward. ``chain`` runs from the outlet in hand to the one who first said it."""

    id: str
    start: int
    end: int
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    chain: tuple[Link, ...]
    act: Act = "state"
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    tense: Tense = "past"
    attributed: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything read from one document. ``unknowns`` are the document's own words that something is not known."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    unknowns: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A statement (or a part of one) that states a claim. ``document`` and ``statement`` are ids."""

    document: str
    start: int
    end: int
    statement: str


@dataclass(frozen=True, slots=True)
class Root:
    """An origin: the holder a chain ends in. ``members`` are indexes into the claim's members."""

    name: str | None
    kind: LinkKind
    members: tuple[int, ...]
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Why members of a claim must, or may, share one origin."""

    members: tuple[int, ...]
    same: Literal["must", "may"]
    reason: Reason
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    min: int
    max: int
    roots: tuple[Root, ...] = ()
    why: tuple[Tie, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Relation:
    """How one claim stands to another: ``self denied-by claim``, ``self updates claim``, …"""

    type: RelationType
    claim: str
    slot: Slot | None = None
    why: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of several documents that say the same of the world. ``text`` is quoted from the best member."""

    id: str
    text: str
    members: tuple[Member, ...]
    origins: Origins
    status: Status
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline: when it happened, the words, the claim."""

    time: str
    text: str
    claim: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A document's own words that something is not known."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """A document that was copied, in whole or in part, from another (or shares one source with it).

    ``share`` is the part of the copy's sentences that stand in the original; ``complete`` says that it adds nothing.
    ``direction`` is what tells which of the two came first; where it is unknown, ``copy`` and ``original`` may be the
    other way round. ``evidence`` runs in pairs: words of the copy, the words of the original that they repeat.
    """

    copy: str
    original: str
    share: float
    complete: bool
    evidence: tuple[Evidence, ...] = ()
    direction: Literal["date", "credit", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    title: str
    documents: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    timeline: tuple[Event, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    reuse: tuple[Reuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a reader sees: the analyses with entities and dates that agree, and the stories."""

    documents: tuple[Analysis, ...]
    entities: tuple[Entity, ...]
    stories: tuple[Story, ...]
