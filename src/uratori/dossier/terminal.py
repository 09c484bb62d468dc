"""The dossier in the terminal: plain words in aligned columns, readable without colour and through a pipe.

Marks are words, not symbols: ◎ and ○ take one cell in some terminals and two in others, 複数 takes four in all.
Nothing of a document reaches the terminal before its control characters are written out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from uratori.claims import Change, ChangeKind
from uratori.dossier import dates, lines
from uratori.dossier.differences import Side, sides
from uratori.dossier.fold import clip, fold, pad
from uratori.dossier.labels import Labels
from uratori.dossier.view import Numbered, Point, StoryView, View, carriers, document_name, quotation, without_comma
from uratori.dossier.visible import one_line
from uratori.language import closed
from uratori.model import Analysis, Document, Dossier, Span, Status, Tie

_ROWS = 12  # stories of one document, differences of one claim
_QUOTE = 240  # code points of a quotation
_ALARMING = ("disputed", "superseded")


def summary(dossier: Dossier, console: Console, *, language: str = "ja") -> None:
    """What is claimed and by how many origins; then differences, unknowns, documents that add nothing.

    Raises ValueError for a language other than ``ja`` and ``en``.
    """
    view, out = View(dossier), _Sheet(console, Labels(language))
    t = out.labels
    outlets = {a.document.outlet.name for a in dossier.documents if a.document.outlet}
    out.line(
        out.join(
            [
                t.count("story", len(view.stories)),
                t.count("document", len(dossier.documents)),
                t.count("outlet", len(outlets)),
                t.count("claim", sum(len(s.claims) for s in view.stories)),
            ]
        )
    )
    room = _Room.of(len(view.big))
    for story in view.big:
        _story(story, out, room)
    if view.single:
        out.heading(t("section", "singles"), len(view.single))
        for story in view.single[:_ROWS]:
            document = story.documents[0].document if story.documents else None
            name = out.about(document) if document else ""
            out.line(f"  {clip(one_line(story.story.title), max(20, out.width - 2 - cell_len(name) - 2))}  {name}")
        out.more(len(view.single) - _ROWS)


def claim(dossier: Dossier, number: int, console: Console, *, language: str = "ja") -> None:
    """One claim opened, by its number in :func:`summary` (from 1): its words, chains and reasons.

    Raises LookupError where there is no such number, ValueError for an unknown language.
    """
    view, out = View(dossier), _Sheet(console, Labels(language))
    story, found = next(((s, c) for s in view.stories for c in s.claims if c.number == number), (None, None))
    if story is None or found is None:
        raise LookupError(number)
    t = out.labels
    out.line(f"{t('column', 'claim')} {number}", "bold")
    out.quote(found.best.quotation, 2)
    bounds = f"{t('column', 'origins')} {t.bounds(found.claim.origins.min, found.claim.origins.max)}"
    marks = [bounds, t("status", found.claim.status), t.count("document", len(found.documents)), *_marks(found, t)]
    out.folded(out.join(marks), 2, "bold")
    _roots(found, out)
    for tie in found.why:
        _tie(found, tie, out, view)
    for difference in story.by_claim.get(number, ())[:_ROWS]:
        out.line("")
        out.difference(difference.relation.type, difference.relation.slot, sides(difference))


def changes(dossier: Dossier, found: Sequence[Change], day: str, console: Console, *, language: str = "ja") -> None:
    """What changed after ``day`` (ISO): the claims that are new, rose, fell, were denied or overtaken, with their
    bounds and status before and after; then the documents that have no date and could not be placed.

    Raises ValueError for an unknown language.
    """
    out = _Sheet(console, Labels(language))
    t = out.labels
    out.line(t.note("since", day), "bold")
    for kind in get_args(ChangeKind):
        rows = [c for c in found if c.kind == kind]
        if rows:
            out.heading(t("change", kind), len(rows))
        for change in rows:
            out.quote(change.text, 2)
            states = [change.before, change.after] if change.before else [change.after]
            out.line("    " + " → ".join(f"{t.bounds(a, b)} {t('status', status)}" for a, b, status in states))
    if not found:
        out.line(t("note", "unchanged"))
    undated = [a.document for a in dossier.documents if not (a.document.published.day or a.document.published.latest)]
    if undated:
        out.heading(t("section", "unplaced"), len(undated))
        for document in undated[:_ROWS]:
            out.line("  " + out.about(document))
        out.more(len(undated) - _ROWS)


def statements(analysis: Analysis, console: Console, *, language: str = "ja") -> None:
    """One line a statement: how sure, what is done, who ← whom, what. Clipped to the width of a terminal only."""
    out = _Sheet(console, Labels(language))
    t = out.labels
    document = analysis.document
    out.line(out.about(document) + (f"  {one_line(document.title)}" if document.title else ""), "bold")
    sure = max(cell_len(t("sure", s.certainty)) for s in analysis.statements) if analysis.statements else 0
    acts = {s.id: t("act", s.act) for s in analysis.statements}
    act = max(map(cell_len, acts.values()), default=0)
    for s in analysis.statements:
        spans = s.content or (Span(s.start, s.end),)
        whole = [Span(span.start, closed(document.text, span.start, span.end)) for span in spans]
        words = "…".join(one_line(span.of(document.text)) for span in whole)
        head = f"{pad(t('sure', s.certainty), sure)}  {pad(acts[s.id], act)}  "
        row = f"{head}{lines.line(document, s, t)}「{words}」"
        out.line(clip(row, out.width) if console.is_terminal else row)


@dataclass(frozen=True)
class _Room:
    """How many claims, and how many rows of anything else, a story shows before it only counts the rest."""

    claims: int
    rows: int

    @classmethod
    def of(cls, stories: int) -> _Room:
        """The more stories, the less of each: two screens in all are read, ten are not."""
        return cls(30, 12) if stories < 2 else cls(12, 6) if stories < 4 else cls(6, 3)


def _story(story: StoryView, out: _Sheet, room: _Room) -> None:
    t = out.labels
    out.line("")
    for row in fold(one_line(story.story.title)[:_QUOTE], out.width):
        out.line(row, "bold")
    out.line(out.join([t.count("document", len(story.documents)), t.count("outlet", len(story.outlets))]))
    _claims(story, out, room)
    if story.differences:
        out.heading(t("section", "differences"), len(story.differences))
        for difference in story.differences[: room.rows]:
            out.difference(difference.relation.type, difference.relation.slot, sides(difference))
        out.more(len(story.differences) - room.rows)
    if story.story.unknowns:
        out.heading(t("section", "unknowns"), len(story.story.unknowns))
        for unknown in story.story.unknowns[: room.rows]:
            home = next((a.document for a in story.documents if a.document.id == unknown.document), None)
            if home:
                out.quote(Span(unknown.start, unknown.end).of(home.text), 2, out.about(home))
        out.more(len(story.story.unknowns) - room.rows)
    _copies(story, out, room)


def _claims(story: StoryView, out: _Sheet, room: _Room) -> None:
    t = out.labels
    out.heading(t("section", "claims"), len(story.claims))
    listed = story.claims if len(story.claims) <= room.claims else (story.shared or story.claims)[: room.claims]
    columns = [t("column", "number"), t("column", "origins"), t("column", "documents"), t("column", "status")]
    rows = [
        [
            str(c.number),
            t.bounds(c.claim.origins.min, c.claim.origins.max),
            str(len(c.documents)),
            t("short", c.claim.status),
        ]
        for c in listed
    ]
    widths = [max(cell_len(row[n]) for row in [columns, *rows]) for n in range(len(columns))]
    if rows:
        out.line(out.cells(columns, widths) + t("column", "claim"), "dim")
    for c, row in zip(listed, rows, strict=True):
        _claim(c, out.cells(row, widths), out)
    shown = {c.number for c in listed}
    _rest([c for c in story.claims if c.number not in shown], out)


def _claim(c: Numbered, head: str, out: _Sheet) -> None:
    t = out.labels
    indent = cell_len(head)
    quote = fold(f"「{_brief(c.best.quotation)}」", out.width - indent)
    style = "bold red" if c.claim.status in _ALARMING else "bold"
    out.text(Text.assemble((head, style), quote[0]))
    for row in quote[1:]:
        out.line(" " * indent + row)
    names = carriers(c, t)
    shown = [*names[:4], *([t.note("more", len(names) - 4)] if len(names) > 4 else [])]
    notes = "  ".join([t("list", "separator").join(shown), *_marks(c, t)]).strip()
    for row in fold(notes, out.width - indent):
        out.line(" " * indent + row, "dim")


def _marks(c: Numbered, t: Labels) -> list[str]:
    """What a reader must know of a claim beyond its status, in words."""
    marks = [t("certainty", c) for c in c.certainties if c != "certain"]
    if c.denied:
        marks.append(t("relation", "denied-by"))
    if c.denies:
        marks.append(t("mark", "denied"))
    if c.unstated:
        marks.append(t("note", "no_origin"))
    return marks


def _rest(rest: Sequence[Numbered], out: _Sheet) -> None:
    """Claims that are not listed, by their status."""
    if not rest:
        return
    t = out.labels
    count = Counter(c.claim.status for c in rest)
    by_status = [f"{t('status', s)} {count[s]}" for s in get_args(Status) if count[s]]
    for row in fold(f"{t.note('more', len(rest))}{t('list', 'colon')}{out.join(by_status)}", out.width - 2):
        out.line("  " + row, "dim")


def _copies(story: StoryView, out: _Sheet, room: _Room) -> None:
    t = out.labels
    documents = {a.document.id: a.document for a in story.documents}
    found = [r for r in story.story.reuse if r.complete and r.copy in documents and r.original in documents]
    if not found:
        return
    out.heading(t("section", "reuse"), len(found))
    for reuse in found[: room.rows]:
        share = t.note("share", round(reuse.share * 100))
        pair = f"{out.about(documents[reuse.copy])}{lines.ARROW}{out.about(documents[reuse.original])}"
        out.folded(f"{pair}  {t('note', 'same_text')} {share}", 2)
    out.more(len(found) - room.rows)


def _roots(found: Numbered, out: _Sheet) -> None:
    t = out.labels
    rooted = {n for root in found.claim.origins.roots for n in root.members}
    for root in found.claim.origins.roots:
        out.line("")
        kind = t("kind", found.kind(root))
        name = lines.root_name(found, root, t)
        out.folded(name + (t.aside(kind) if kind != name else ""), 2, "bold")
        _points([found.points[n] for n in root.members if n < len(found.points)], out)
    rest = [p for n, p in enumerate(found.points) if n not in rooted]
    if rest:
        out.line("")
        out.line("  " + t("kind", "unknown"), "bold")
        _points(rest, out)


def _points(points: Sequence[Point], out: _Sheet) -> None:
    t = out.labels
    for point in points:
        sure = t("mark", "denied") if point.denies else t("certainty", point.certainty)
        out.folded(f"{lines.line(point.document, point.statement, t)}  {dates.noted(point.document, t)}  {sure}", 4)
        out.quote(point.quotation, 6)


def _tie(found: Numbered, tie: Tie, out: _Sheet, view: View) -> None:
    t = out.labels
    tied = dict.fromkeys(document_name(found.points[n].document, t) for n in tie.members if n < len(found.points))
    out.line("")
    reason = f"{t('tie', tie.same)}{t('list', 'colon')}{t('reason', tie.reason)}"
    out.folded(f"{reason}  {t('list', 'separator').join(tied)}", 2)
    for e in tie.evidence[:_ROWS]:
        if e.document in view.analyses:
            home = view.analyses[e.document].document
            out.quote(without_comma(home.text[e.start : e.end]), 4, out.about(home))
    out.more(len(tie.evidence) - _ROWS)


def _brief(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= _QUOTE else words[:_QUOTE] + "…"


class _Sheet:
    """Writes lines to a console, neither wrapped again nor read as markup."""

    def __init__(self, console: Console, labels: Labels) -> None:
        self.console = console
        self.labels = labels
        self.width = max(40, console.width)

    def text(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True, highlight=False)

    def line(self, line: str, style: str = "") -> None:
        self.text(Text(line, style))

    def folded(self, line: str, indent: int, style: str = "") -> None:
        """A line that may be too long: what follows is indented further."""
        first, *rest = fold(line, self.width - indent - 2)
        self.line(" " * indent + first, style)
        for row in rest:
            self.line(" " * (indent + 2) + row, style)

    def heading(self, label: str, n: int) -> None:
        self.line("")
        self.line(f"{label} {n:,}", "bold")

    def more(self, n: int) -> None:
        if n > 0:
            self.line("  " + self.labels.note("more", n), "dim")

    def join(self, parts: Sequence[str]) -> str:
        return self.labels("list", "separator").join(parts)

    def cells(self, row: Sequence[str], widths: Sequence[int]) -> str:
        """The first three columns are figures and stand to the right."""
        cells = [pad(cell, width, right=n < 3) for n, (cell, width) in enumerate(zip(row, widths, strict=True))]
        return "  ".join(cells) + "  "

    def about(self, document: Document) -> str:
        """Whose document it is and of what day."""
        return f"{document_name(document, self.labels)} {dates.noted(document, self.labels)}"

    def quote(self, words: str, indent: int, after: str = "") -> None:
        """A quotation in brackets, folded, with what stands behind it."""
        for row in fold(f"「{_brief(words)}」" + (f"  {after}" if after else ""), self.width - indent):
            self.line(" " * indent + row)

    def difference(self, kind: str, slot: str | None, both: Sequence[Side]) -> None:
        t = self.labels
        slot_name = t.aside(t("slot", slot)) if slot else ""
        self.line(f"  {t('relation', kind)}{slot_name}", "bold red" if kind == "denied-by" else "bold")
        heads = [f"{t('column', s.role)} {s.claim.number}" for s in both]
        width = max(map(cell_len, heads))
        for side, head in zip(both, heads, strict=True):
            rows = fold(f"「{_marked(side)}」  {self.about(side.point.document)}", self.width - width - 6)
            self.line(f"    {pad(head, width)}  {rows[0]}")
            for row in rows[1:]:
                self.line(" " * (width + 6) + row)


def _marked(side: Side) -> str:
    """The quotation with the words that differ between ＊ and ＊; where they stand outside it, with its sentence."""
    return _brief(quotation(side.point.document.text, side.readable, side.span, side.slots))
