"""What the templates ask for: names, dates, chains and addresses in the page's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import get_args

from markupsafe import Markup

from uratori.data import rows
from uratori.dossier import dates, figure, lines
from uratori.dossier.anchors import Addresses, Anchors, numbers
from uratori.dossier.galley import Line, passage
from uratori.dossier.galley import lines as galley
from uratori.dossier.labels import Labels
from uratori.dossier.view import Difference, Numbered, Point, StoryView, View, carriers, document_name, without_comma
from uratori.dossier.who import Known, Place, who
from uratori.model import Analysis, Document, EntityType, Evidence, Reuse, Span, Status, Tie

_FOLD = 40  # documents; with more, their texts are folded


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("countries")}


class Page:
    """A dossier as the templates see it: names, dates, chains in the page's language, and where links lead."""

    def __init__(self, view: View, labels: Labels, addresses: Addresses, numbers: Mapping[str, int]) -> None:
        self.view = view
        self.labels = labels
        self.addresses = addresses
        self.numbers = numbers
        self._entities = {e.id: e.name for e in view.dossier.entities}

    def name(self, document: Document) -> str:
        return document_name(document, self.labels)

    def date(self, document: Document, weekday: bool = False) -> str:
        return dates.published(document, self.labels, weekday=weekday)

    def day(self, document: Document) -> str:
        return dates.short(document, self.labels)

    def written(self, value: str) -> str:
        return dates.written(value, self.labels, weekday=True)

    def number(self, document: Document) -> int:
        return self.numbers[document.id]

    def id(self, document: Document) -> str:
        """What a document is called as an element of the page."""
        return f"d{self.number(document)}"

    def top(self, document: Document) -> str:
        return self.addresses.document(document)

    def at(self, point: Point) -> str:
        """The address of a member's words."""
        words = point.denial or point.span
        return self.addresses.span(point.document, words.start, words.end)

    def claim(self, claim: Numbered) -> str:
        return self.addresses.claim(claim)

    def difference(self, difference: Difference, pre: str) -> str:
        return self.addresses.difference(difference, pre)

    def readable(self, claim: Numbered) -> str:
        return claim.best.readable.of(claim.best.document.text)

    def passage(self, point: Point, around: Span | None = None) -> Markup:
        """A member's words in full ink within ``around``: its sentence, if nothing else is asked for."""
        if (denial := point.denial) is not None:
            return passage(point.document.text, denial, denial, ())
        return passage(point.document.text, around or point.around(), point.span, ())

    def spoken(self, document: Document, span: Span) -> Markup:
        """Words of a document in full ink within their sentence."""
        return self.passage(Point(self.view.analyses[document.id], span, None))

    def span(self, document: Document, span: Span) -> str:
        return self.addresses.span(document, span.start, span.end)

    def evidence(self, e: Evidence, home: Document | None = None) -> tuple[str, str, Document] | None:
        """The address, the words and the document of evidence; ``home`` is its document where it names none."""
        document = self.view.analyses[e.document].document if e.document in self.view.analyses else home
        if document is None or not 0 <= e.start < e.end <= len(document.text):
            return None
        return self.addresses.span(document, e.start, e.end), without_comma(document.text[e.start : e.end]), document

    def chain(self, point: Point) -> list[tuple[str, str | None]]:
        """The names of a chain with the addresses of the words they stand in."""
        return [
            (h.name, self.span(point.document, h.span) if h.span else None)
            for h in lines.holders(point.document, point.statement, self.labels)
        ]

    def carriers(self, claim: Numbered) -> list[str]:
        return carriers(claim, self.labels)

    def bounds(self, claim: Numbered) -> str:
        return self.labels.bounds(claim.claim.origins.min, claim.claim.origins.max)

    def hanging(self, claim: Numbered) -> Markup:
        origins, documents = self.labels("column", "origins"), self.labels.count("document", len(claim.documents))
        return figure.hanging(claim, f"{origins} {self.bounds(claim)}、{documents}")

    def groups(self, claim: Numbered) -> list[tuple[str, str, bool, list[Point]]]:
        """The members by origin: its name, what it is, whether it is named. Members of no root stand last."""
        out, rooted = [], set()
        for root in claim.claim.origins.roots:
            rooted |= set(root.members)
            points = [claim.points[n] for n in root.members if n < len(claim.points)]
            name = lines.root_name(claim, root, self.labels)
            kind = self.labels("kind", claim.kind(root))
            party = self.party(root.party) if root.party else ""
            what = [part for part in (kind, party) if part and part != name]
            out.append((name, self.labels("list", "separator").join(what), claim.named(root), points))
        rest = [p for n, p in enumerate(claim.points) if n not in rooted]
        return [*out, *([(self.labels("kind", "unknown"), "", False, rest)] if rest else [])]

    def party(self, party: str) -> str:
        """The side a holder speaks for: the name of a country or an entity where the party is its code or id."""
        known = party.removeprefix("@")  # an entity's id; a body that has none is held by its name
        return self._entities.get(party) or _countries().get(party, known)

    def tied(self, claim: Numbered, tie: Tie) -> list[Document]:
        """The documents a tie joins, each once."""
        points = [claim.points[n] for n in tie.members if n < len(claim.points)]
        return list({p.document.id: p.document for p in points}.values())

    def statuses(self, story: StoryView) -> list[tuple[str, int]]:
        """How many claims have each status, in the order of the model."""
        count = Counter(c.claim.status for c in story.claims)
        return [(status, count[status]) for status in get_args(Status) if count[status]]

    def unknowns(self, story: StoryView) -> list[tuple[Document, Span]]:
        found = (u for u in story.story.unknowns if u.document in self.view.analyses)
        return [(self.view.analyses[u.document].document, Span(u.start, u.end)) for u in found]

    def reuse(self, story: StoryView, complete: bool) -> list[tuple[Reuse, Document, Document]]:
        known = self.view.analyses
        return [
            (r, known[r.copy].document, known[r.original].document)
            for r in story.story.reuse
            if r.complete == complete and r.copy in known and r.original in known
        ]

    def who(self, story: StoryView) -> dict[EntityType, tuple[Known, ...]]:
        return who(self.view, story)

    def why(self, reason: str) -> str:
        """The reason for a name or a date, by its label where it is a code; a day it comes to is written out."""
        day = reason.removeprefix("would be ")
        written = dates.written(day, self.labels, weekday=True)
        return self.labels("list", "equals").lstrip() + written if written != day else self.labels("why", reason)

    def flag(self, flag: str) -> str:
        """What reading a file came upon, its head by its label: ``encoding: shift_jis``."""
        head, colon, tail = flag.partition(": ")
        return self.labels("flag", head) + (self.labels("list", "colon") + tail if colon else "")

    def place(self, place: Place) -> str:
        return self.addresses.span(place.document, place.start, place.end)

    def outlets(self) -> list[str]:
        found = (a.document.outlet.name for a in self.view.dossier.documents if a.document.outlet)
        return list(dict.fromkeys(found))

    def opening(self, analysis: Analysis) -> str:
        """The first words of a document, which stand for a title it does not have."""
        text = analysis.document.text
        first = next((s for s in analysis.sentences if s.kind in ("headline", "body", "quote")), None)
        return text[first.start : first.end] if first else text[analysis.document.start : analysis.document.end][:80]

    def period(self, analyses: Sequence[Analysis]) -> str:
        """From the first day of publication to the last."""
        days = sorted(d for a in analyses if (d := a.document.published.day))
        return dates.between(days[0], days[-1], self.labels) if days else ""

    def topics(self, analyses: Sequence[Analysis]) -> list[tuple[str, list[tuple[Document, Span]]]]:
        """The curator's topics, each once, with the places where they stand."""
        out: dict[str, list[tuple[Document, Span]]] = {}
        for document in (a.document for a in analyses):
            for topic in document.topics:
                out.setdefault(topic.of(document.text).strip(), []).append((document, topic))
        return list(out.items())

    @cached_property
    def noted(self) -> Mapping[str, Sequence[tuple[int, Numbered]]]:
        """The claims of every document, by its id, with where their words begin; in order of place."""
        out: dict[str, list[tuple[int, Numbered]]] = {}
        for claim in self.view.claims:
            for point in claim.points:
                out.setdefault(point.document.id, []).append((point.span.start, claim))
        for notes in out.values():
            notes.sort(key=lambda note: (note[0], note[1].number))
        return out

    def lines(self, analysis: Analysis, anchors: Mapping[Span, str]) -> list[tuple[Line, list[Numbered]]]:
        """The lines of a document, each with the claims that begin in it; ``anchors`` are the ids of the spans that
        links lead to."""
        noted = self.noted.get(analysis.document.id, [])
        out, at = [], 0
        for line in galley(analysis, anchors):
            here = []
            while at < len(noted) and noted[at][0] < line.end:
                here.append(noted[at][1])
                at += 1
            out.append((line, list(dict.fromkeys(here))))
        return out


class OnePage(Page):
    """One dossier on one page. Remembers what was linked; :meth:`galley` is therefore asked last."""

    def __init__(self, view: View, labels: Labels) -> None:
        given = numbers(view)
        self.anchors = Anchors(given)
        super().__init__(view, labels, self.anchors, given)
        self.folded = len(view.dossier.documents) > _FOLD
        for analysis in view.dossier.documents:
            for e in analysis.document.published.evidence:
                self.evidence(e, analysis.document)

    def piles(self) -> list[tuple[str, Sequence[Analysis]]]:
        """The documents by story, in the order of their numbers; then those of no story."""
        out = [(f"s{story.index}-documents", story.documents) for story in self.view.stories]
        told = {a.document.id for _, pile in out for a in pile}
        rest = [a for a in self.view.dossier.documents if a.document.id not in told]
        return [*out, *([("rest-documents", rest)] if rest else [])]

    def galley(self, analysis: Analysis) -> list[tuple[Line, list[Numbered]]]:
        """The lines of a document. Ask last: anchors are complete then."""
        return self.lines(analysis, self.anchors.of(analysis.document))
