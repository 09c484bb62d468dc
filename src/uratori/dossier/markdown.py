"""The dossier as Markdown (CommonMark with tables), for a mail, a ticket or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uratori.dossier import dates, lines
from uratori.dossier.anchors import numbers
from uratori.dossier.differences import sides
from uratori.dossier.labels import Labels
from uratori.dossier.timeline import timeline
from uratori.dossier.view import Numbered, Point, StoryView, View, document_name, quotation
from uratori.dossier.visible import linkable, one_line
from uratori.dossier.who import who
from uratori.model import Document, Dossier, Span

_QUOTE = 240
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|&~!$]")


def render(dossier: Dossier, *, language: str = "ja") -> str:
    """The dossier as one text that ends in a line feed. Words of documents cannot become markup.

    Raises ValueError for a language other than ``ja`` and ``en``.
    """
    return "\n".join(_Sheet(View(dossier), Labels(language)).lines()) + "\n"


def _plain(text: str) -> str:
    words = one_line(text)
    words = words if len(words) <= _QUOTE else words[:_QUOTE] + "…"
    return _SPECIAL.sub(lambda m: "\\" + m[0], words)


class _Sheet:
    def __init__(self, view: View, labels: Labels) -> None:
        self.view = view
        self.t = labels
        self.numbers = numbers(view)

    def lines(self) -> Iterator[str]:
        t = self.t
        yield "<!-- uratori dossier -->"  # by this the readers know their own
        yield f"# {t('app', 'name')} {t('app', 'dossier')}"
        for story in self.view.big:
            yield from self._story(story)
        if self.view.single:
            yield from self._heading(t("section", "singles"), len(self.view.single))
            for story in self.view.single:
                yield f"- {_plain(story.story.title)}"
        yield from self._documents()

    def _heading(self, label: str, n: int) -> Iterator[str]:
        yield from ("", f"## {label} {n:,}", "")

    def _story(self, story: StoryView) -> Iterator[str]:
        t = self.t
        yield from ("", f"# {_plain(story.story.title)}", "")
        yield t("list", "separator").join(
            [t.count("document", len(story.documents)), t.count("outlet", len(story.outlets))]
        )
        yield from self._heading(t("section", "claims"), len(story.claims))
        for claim in story.claims:
            yield from self._claim(claim)
        yield from self._differences(story)
        yield from self._timeline(story)
        yield from self._who(story)
        yield from self._heading(t("section", "unknowns"), len(story.story.unknowns))
        for u in story.story.unknowns:
            if u.document in self.view.analyses:
                document = self.view.analyses[u.document].document
                yield f"- {self._quote(Span(u.start, u.end).of(document.text))} {self._about(document)}"
        yield from self._copies(story)

    def _claim(self, claim: Numbered) -> Iterator[str]:
        t = self.t
        origins = claim.claim.origins
        marks = [
            f"**{t('column', 'origins')} {t.bounds(origins.min, origins.max)}**",
            t("status", claim.claim.status),
            t.count("document", len(claim.documents)),
            *([t("relation", "denied-by")] if claim.denied else []),
            *([t("note", "no_origin")] if claim.unstated else []),
        ]
        yield f"{claim.number}. {self._quote(claim.best.quotation)}  "
        yield f"    {t('list', 'separator').join(marks)}"
        for point in claim.points:
            yield f"    - {self._point(point)}"
        for tie in claim.why:
            yield f"    - {t('tie', tie.same)}{t('list', 'colon')}{t('reason', tie.reason)}"

    def _point(self, point: Point) -> str:
        t = self.t
        chain = _plain(lines.line(point.document, point.statement, t))
        sure = t("mark", "denied") if point.denies else t("certainty", point.certainty)
        words = f" {self._quote(point.quotation)}"
        return f"{chain} {self._about(point.document)} {sure}{words}"

    def _differences(self, story: StoryView) -> Iterator[str]:
        t = self.t
        yield from self._heading(t("section", "differences"), len(story.differences))
        for d in story.differences:
            yield f"- **{t('relation', d.relation.type)}**" + (
                t.aside(t("slot", d.relation.slot)) if d.relation.slot else ""
            )
            for side in sides(d):
                document = side.point.document
                label = f"{t('column', side.role)} {side.claim.number}{t('list', 'colon')}"
                yield f"    - {label}{self._quote(quotation(document.text, side.readable, side.span, side.slots))} {self._about(document)}"

    def _timeline(self, story: StoryView) -> Iterator[str]:
        t = self.t
        rows = timeline(story)
        yield from self._heading(t("section", "timeline"), len(rows))
        if rows:
            yield f"| {t('column', 'time')} | {t('column', 'said')} | {t('column', 'words')} | {t('column', 'claim')} |"
            yield "|---|---|---|---|"
        for row in rows:
            said = self._about(row.claim.documents[0]) if row.claim else ""
            number = row.claim.number if row.claim else ""
            yield f"| {dates.written(_plain(row.event.time), t)} | {said} | {self._quote(row.event.text)} | {number} |"

    def _who(self, story: StoryView) -> Iterator[str]:
        t = self.t
        found = who(self.view, story)
        yield from self._heading(t("section", "who"), sum(map(len, found.values())))
        for known in found.values():
            for k in known:
                names = [
                    _plain(n.name.name) + (t.aside(_plain(t("why", n.name.why))) if n.name.why else "")
                    for n in k.names
                    if n.name.name != k.entity.name
                ]
                colon = t("list", "colon") if names else ""
                yield f"- **{_plain(k.entity.name)}**{colon}{t('list', 'separator').join(names)}"

    def _copies(self, story: StoryView) -> Iterator[str]:
        t = self.t
        found = [r for r in story.story.reuse if r.complete]
        yield from self._heading(t("section", "reuse"), len(found))
        for r in found:
            if r.copy in self.view.analyses and r.original in self.view.analyses:
                pair = [self._about(self.view.analyses[id].document) for id in (r.copy, r.original)]
                yield f"- {lines.ARROW.join(pair)} {t.note('share', round(r.share * 100))}"

    def _documents(self) -> Iterator[str]:
        t = self.t
        yield from self._heading(t("section", "documents"), len(self.view.dossier.documents))
        for document in sorted((a.document for a in self.view.dossier.documents), key=lambda d: self.numbers[d.id]):
            title = _plain(document.title or "")
            address = f" <{document.url}>" if linkable(document.url) else ""
            day = dates.published(document, t)
            yield f"{self.numbers[document.id]}. {_plain(document_name(document, t))} {day} {title}{address}".rstrip()

    def _quote(self, words: str) -> str:
        return f"「{_plain(words)}」"

    def _about(self, document: Document) -> str:
        name = _plain(document_name(document, self.t))
        return self.t.aside(f"{self.numbers[document.id]} {name} {dates.noted(document, self.t)}").strip()
