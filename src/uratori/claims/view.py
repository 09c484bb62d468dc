"""One story as the claims room reads it: everything looked up by id, nothing changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from uratori.claims import employers
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
class View:
    """A read-only look at one story. Offsets are the documents' own.

    ``analyses`` are in the order of publication (undated documents last), then of id; ``employers`` are the folded names
    of the bodies that persons speak for, by entity; ``issued`` is when each document was published (:func:`issued`).
    """

    analyses: Mapping[str, Analysis]
    statements: Mapping[StatementKey, Statement]
    entities: Mapping[str, Entity]
    days: Mapping[str, str | None]
    reuse: tuple[Reuse, ...] = ()
    employers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    issued: Mapping[str, str] = field(default_factory=dict)

    def statement(self, member: Member) -> Statement:
        """The statement a member is (a part of)."""
        return self.statements[member.document, member.statement]

    def text(self, document: str, start: int, end: int) -> str:
        """The words of a span of a document."""
        return self.analyses[document].document.text[start:end]


def view(
    analyses: Iterable[Analysis], entities: Iterable[Entity] | Mapping[str, Entity], reuse: Sequence[Reuse] = ()
) -> View:
    """The view of one story's analyses (entity ids and dates already agree). Who looks at many stories gives the
    entities by id, so that they are laid out once."""
    ordered = sorted(analyses, key=order)
    known = entities if isinstance(entities, Mapping) else {e.id: e for e in entities}
    return View(
        MappingProxyType({a.document.id: a for a in ordered}),
        MappingProxyType({(a.document.id, s.id): s for a in ordered for s in a.statements}),
        MappingProxyType(known),
        MappingProxyType({a.document.id: a.document.published.day for a in ordered}),
        tuple(reuse),
        MappingProxyType(employers.index(ordered, known)),
        MappingProxyType({a.document.id: issued(a.document) for a in ordered}),
    )


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
