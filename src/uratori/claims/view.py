"""One story as the claims room reads it: everything looked up by id, nothing changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from uratori.claims.bodies import employers
from uratori.claims.recall import Recall
from uratori.language import fold
from uratori.model import Analysis, Document, Entity, Member, Reuse, Statement

_A_DAY = 10  # characters of an ISO day
_HEAD, _LINE = 4, 40  # lines at the head of a report in which its edition may stand, and how long such a line is
_EDITION = re.compile(r"(?:^|[\s\u3000(（・]|新聞|日報|新報|時報|日|付|\d)([朝夕])刊(?!で|が|は|に|を|も|の記事)")
_DATELINE = re.compile(
    r"[^、。0-9]{0,20}(?:20\d\d[年/.-])?(?P<month>1[0-2]|0?[1-9])[月/.-](?P<day>[12]\d|3[01]|0?[1-9])日?[(（]?[月火水木金土日]?[)）]? *"
    r"(?:正午|(?P<hour>[01]?\d|2[0-4])(?:[:時](?P<minute>[0-5]\d)?)分?)(?:に?(?:更新|配信|公開|発表|掲載)|現在|の?ニュース| ?JST)*[)）]?"
)

StatementKey = tuple[str, str]
"""Document id and statement id: what a statement is known by over documents."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a story's documents do not say themselves and is not as it was when the story was last told: ``entities`` of
    which other things are known now, and the ``documents`` that these, or other documents, have a bearing on."""

    entities: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """A read-only look at one story. Offsets are the documents' own.

    ``analyses`` are in the order of publication (undated documents last), then of id; ``employers`` are the folded names
    of the bodies that persons speak for, by entity; ``issued`` is when each document was published (:func:`issued`),
    ``place`` the number of each in that order.
    """

    analyses: Mapping[str, Analysis]
    statements: Mapping[StatementKey, Statement]
    entities: Mapping[str, Entity]
    days: Mapping[str, str | None]
    reuse: tuple[Reuse, ...] = ()
    employers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    issued: Mapping[str, str] = field(default_factory=dict)
    touched: Touched = Touched()
    place: Mapping[str, int] = field(default_factory=dict)

    def statement(self, member: Member) -> Statement:
        """The statement a member is (a part of)."""
        return self.statements[member.document, member.statement]

    def heads(self, member: Member) -> bool:
        """Whether a member stands in a headline."""
        sentences = self.analyses[member.document].sentences
        at = bisect_right(sentences, member.start, key=lambda s: s.start) - 1
        return at >= 0 and sentences[at].kind == "headline"

    def text(self, document: str, start: int, end: int) -> str:
        """The words of a span of a document."""
        return self.analyses[document].document.text[start:end]


def view(
    analyses: Iterable[Analysis],
    entities: Iterable[Entity] | Mapping[str, Entity],
    reuse: Sequence[Reuse] = (),
    recall: Recall | None = None,
) -> View:
    """The view of one story's analyses (entity ids and dates already agree). Who looks at many stories gives the
    entities by id, so that they are laid out once."""
    ordered = sorted(analyses, key=order)
    known = entities if isinstance(entities, Mapping) else {e.id: e for e in entities}
    bodies = employers.index(ordered, known)
    return View(
        MappingProxyType({a.document.id: a for a in ordered}),
        MappingProxyType({(a.document.id, s.id): s for a in ordered for s in a.statements}),
        MappingProxyType(known),
        MappingProxyType({a.document.id: a.document.published.day for a in ordered}),
        tuple(reuse),
        MappingProxyType(bodies),
        MappingProxyType({a.document.id: issued(a.document) for a in ordered}),
        _touched(ordered, known, reuse, bodies, recall) if recall else Touched(),
        MappingProxyType({a.document.id: n for n, a in enumerate(ordered)}),
    )


def _touched(
    analyses: Sequence[Analysis],
    entities: Mapping[str, Entity],
    reuse: Sequence[Reuse],
    bodies: Mapping[str, frozenset[str]],
    recall: Recall,
) -> Touched:
    """What else is known now than when the story was last told."""
    families: dict[str, list[int]] = {}
    for a in analyses:
        if a.document.parent:
            families.setdefault(a.document.parent, []).append(id(a))
    now: dict[str, Mapping[Any, Any]] = {
        "entities": {
            i: replace(e, names=tuple([replace(n, documents=()) for n in e.names])) for i, e in entities.items()
        },
        "bodies": bodies,
        "reuse": {id(r): r for r in reuse},
        "families": families,
    }
    before = recall.before("look") or {key: {} for key in now}
    recall.note("look", now)
    other = {k: {i for i in new.keys() | before[k].keys() if new.get(i) != before[k].get(i)} for k, new in now.items()}
    met = other["entities"] | other["bodies"]
    copied = [now["reuse"].get(i) or before["reuse"][i] for i in other["reuse"]]
    documents = {d for r in copied for d in (r.copy, r.original)}
    for a in analyses:
        d = a.document
        if other["families"] & {d.parent, d.id} or (met and not met.isdisjoint(_named(a))):
            documents.add(d.id)
    return Touched(frozenset(other["entities"]), frozenset(documents))


def _named(analysis: Analysis) -> Iterator[str]:
    """The entities that a document names, or that its statements are said by or for."""
    yield from (e for m in analysis.mentions for e in m.entities)
    yield from (e for s in analysis.statements for x in s.chain for e in (x.entity, x.party) if e)


def issued(document: Document) -> str:
    """When a document was published, as far as that tells which of two was said first: the ISO day or instant, with the clock
    of its date line (6月18日 20:30更新), or for a morning or an evening edition (帝都新聞 3月4日 朝刊) the hour by which it is
    out; empty where no day is known."""
    value = document.published.value or ""
    return value + (_clock(document) or _edition(document)) if len(value) == _A_DAY else value


@lru_cache(maxsize=4096)
def _edition(document: Document) -> str:
    names = (document.outlet.name if document.outlet else "", *_head(document))
    found = next((m[1] for x in names if len(x) <= _LINE and (m := _EDITION.search(x))), "")
    return {"朝": "T05:00", "夕": "T15:00"}.get(found, "")


@lru_cache(maxsize=4096)
def _clock(document: Document) -> str:
    """The clock time that a line of nothing but the outlet and the day of publication gives; not 説明会は6月18日 20:30から."""
    day = (document.published.value or "")[5:]
    for line in _head(document):
        found = _DATELINE.fullmatch(fold(line).text.strip()) if len(line) <= _LINE else None
        if found and f"{int(found['month']):02}-{int(found['day']):02}" == day:
            return f"T{int(found['hour'] or 12):02}:{int(found['minute'] or 0):02}"
    return ""


def _head(document: Document) -> tuple[str, ...]:
    """The lines in which a date line may stand."""
    lines = [x for x in document.text[document.start : document.end].split("\n") if x.strip()]
    return *lines[:_HEAD], *lines[-1:]


def order(analysis: Analysis) -> tuple[str, str]:
    """Sorts documents by what is known of their publication, then by id: the same for any order of the input."""
    published = analysis.document.published
    return issued(analysis.document) or published.latest or published.earliest or "9999", analysis.document.id
