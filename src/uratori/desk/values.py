"""What goes into a desk and what comes out of it, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from uratori.model import Document, Published, Span, Status
from uratori.reading import Problem

AddedKind = Literal["new", "same", "version", "removed"]
HitKind = Literal["document", "claim", "person"]
Standing = Literal["confirmed", "check", "dropped"]
STANDINGS: dict[Standing, str] = {"confirmed": "裏取り済み", "check": "要確認", "dropped": "見送り"}
ChangeKind = Literal[
    "added",
    "version",
    "removed",
    "restored",
    "opened",
    "new",
    "rose",
    "fell",
    "denied",
    "overtaken",
    "gone",
    "decided",
    "noted",
    "corrected",
]


@dataclass(frozen=True, slots=True)
class Source:
    """Something to add: where it stands (a path, an address), its bytes as they came (None where they are not at
    hand), and what was read from them: documents that share one text. ``live``: fetched from its address just now, so
    that its words are what stands there today, even where they stood there before."""

    name: str
    data: bytes | None
    documents: tuple[Document, ...]
    live: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document: ``new``, the ``same`` as one that was there, another ``version`` of it,
    or the same as one that the user has ``removed``, which stays so."""

    document: str
    kind: AddedKind
    source: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was kept, given out only when it is on the disk; and what could not be read."""

    added: tuple[Added, ...] = ()
    problems: tuple[Problem, ...] = ()

    def count(self, kind: AddedKind) -> int:
        return sum(a.kind == kind for a in self.added)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list. ``title`` is its own, or its first headline; ``published`` is an ISO date, or date and time,
    where known; ``story`` is None while it has not been laid against the others; ``versions`` counts the states of it that
    are kept; ``added`` is an ISO time, and so is ``removed`` where the document was taken from the desk."""

    id: str
    source: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    story: str | None
    versions: int
    added: str
    removed: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A story in a list. ``first`` and ``last`` are the days of its documents (ISO), where known; ``denied`` counts its
    claims that somebody denies, ``sole`` those of one origin at most; ``changed`` is the number of its last change."""

    id: str
    title: str
    documents: int
    outlets: tuple[str, ...]
    claims: int
    denied: int
    sole: int
    first: str | None
    last: str | None
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Borne:
    """A claim that some words bear: its id, the bounds of its origins, its status."""

    claim: str
    min: int
    max: int
    status: Status


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a document, with the words that were looked for (spans into ``text``) and the claims it bears.
    ``start`` and ``end`` are offsets into the document."""

    document: str
    start: int
    end: int
    text: str
    marks: tuple[Span, ...] = ()
    bears: tuple[Borne, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found. ``id`` is a document's or a claim's id, or a person's name; ``label`` its title, words or
    name; ``bears`` the claim itself where the hit is one; ``names`` the other names of a person."""

    kind: HitKind
    id: str
    story: str | None
    label: str
    outlet: str | None = None
    published: str | None = None
    quotes: tuple[Quote, ...] = ()
    bears: Borne | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor wrote beside some words: a standing (裏取り済み, 要確認, 見送り) or None, and a text. ``words`` are the
    words as they stood. ``start`` and ``end`` are None where the words no longer stand in the document."""

    number: int
    document: str
    start: int | None
    end: int | None
    words: str
    standing: Standing | None
    text: str
    by: str
    at: str
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """One event: of a document (added, version, removed, restored), a story (opened), a claim (new, rose, fell, denied,
    overtaken, gone), of the user's (decided, noted, corrected). ``before`` and ``after`` are the bounds and status of a
    claim (min, max, status); ``text`` quotes the claim, or names the document."""

    number: int
    at: str
    kind: ChangeKind
    story: str | None
    claim: str | None
    document: str | None
    text: str
    before: tuple[int, int, Status] | None = None
    after: tuple[int, int, Status] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that differs between two versions; None on the side where it does not stand. Offsets are into the
    text of the version."""

    kind: Literal["added", "cut", "changed"]
    before: tuple[Span, str] | None
    after: tuple[Span, str] | None


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a document: its number from 1, when it was added, what it is to the version before."""

    number: int
    added: str
    hash: str
    title: str | None
    published: Published
    differences: tuple[Difference, ...] = ()
    current: bool = False
