"""A document with what was found in it, to be set right by its reader; and all that was set right, as a gold set."""

from __future__ import annotations

import hashlib
import io
import zipfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, cast
from urllib.parse import quote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from uratori.desk import Verdict, goldset
from uratori.desk.labels import LAYERS, Label, Layer, StatementLabel, found, place, spans
from uratori.desk.reviewing import Item, Review, review
from uratori.dossier.galley import marked
from uratori.dossier.view import Numbered
from uratori.dossier.visible import typed
from uratori.model import Analysis, Sentence, Span
from uratori.web import addresses, entries
from uratori.web.entries import EntryError, Ground
from uratori.web.house import EDITOR, back, form, house, show, text
from uratori.web.sheets import Sheet, sheet
from uratori.web.story import Look, context, look

_SENTENCES = 40
_LISTED = 500  # claims that the form offers by their words


@dataclass(frozen=True)
class Block:
    """A sentence with what was found in it. ``key`` names it on the page."""

    sentence: Span
    items: Sequence[Item]
    text: Markup

    @property
    def key(self) -> str:
        return f"b{self.sentence.start}"


@dataclass(frozen=True)
class Sent:
    """A form that could not be taken: whose it was (an item's key, or a block's), its fields, what is wrong with it."""

    of: str
    fields: Mapping[str, Any]
    why: str
    what: str


@dataclass(frozen=True)
class Bench:
    """One layer of one document under review."""

    at: Look
    analysis: Analysis
    layer: Layer
    review: Review

    @cached_property
    def blocks(self) -> list[Block]:
        """The sentences in order, each with the items that begin in it (before its end, behind the one before)."""
        sentences = self.analysis.sentences or (self._all,)
        starts = [s.start for s in sentences]
        held: dict[int, list[Item]] = defaultdict(list)
        for item in self.review.items:
            held[max(0, bisect_right(starts, place(item.shown)[0]) - 1)].append(item)
        return [self._block(Span(s.start, s.end), held[n]) for n, s in enumerate(sentences)]

    @property
    def _all(self) -> Sentence:
        return Sentence(self.analysis.document.start, self.analysis.document.end, "body")

    def _block(self, sentence: Span, items: Sequence[Item]) -> Block:
        marks = [mark for item in items for mark in _marks(item)]
        return Block(sentence, items, marked(self.analysis.document.text, sentence, marks))

    @cached_property
    def _known(self) -> tuple[Mapping[str, Sequence[str]], Mapping[int, str]]:
        names = {e.name: tuple(n.name for n in e.names) for e in self.at.page.view.dossier.entities}
        return names, {c.number: c.claim.id for c in self.at.story.claims}

    def ground(self, sentence: Span) -> Ground:
        document = self.analysis.document
        return Ground(document.text, Span(document.start, document.end), sentence, *self._known)

    def fields(self, label: Label, sentence: Span) -> dict[str, Any]:
        return entries.fields(label, self.ground(sentence))

    def words(self, span: Span) -> str:
        return span.of(self.analysis.document.text)

    def claim(self, id: str) -> Numbered | None:
        return self.at.story.by_id.get(id)

    @cached_property
    def stamp(self) -> str:
        """Changes when the claims get other numbers."""
        ids = " ".join(c.claim.id for c in self.at.story.claims)
        return hashlib.sha256(ids.encode()).hexdigest()[:12]

    @property
    def names(self) -> list[str]:
        return sorted({typed(e.name) for e in self.at.page.view.dossier.entities})


def _marks(item: Item) -> list[tuple[Span, str]]:
    label = item.shown
    if isinstance(label, StatementLabel):
        own = [(s, f"content {label.certainty}") for s in label.content]
        source = [(label.source, "source")] if label.source else []
        return [*own, *source, *([(label.cue, "cue")] if label.cue else [])]
    return [(s, "label" if item.label else "label off") for s in spans(label)]


def page(request: Request) -> Response:
    """A layer of a document (``id``, ``layer``), sentence by sentence."""
    return _shown(request, _bench(request), None)


def _bench(request: Request) -> Bench:
    """Raises HTTPException 404."""
    at, wanted = look(request), request.query_params
    analysis = next((a for a in at.story.documents if a.document.id == wanted.get("id")), None)
    layer = next((name for name in LAYERS if name == wanted.get("layer", LAYERS[0])), None)
    if analysis is None or layer is None:
        raise HTTPException(404)
    return Bench(at, analysis, layer, _reviewed(at, analysis, layer))


def _reviewed(at: Look, analysis: Analysis, layer: Layer) -> Review:
    own = found(layer, analysis, at.story.story, at.page.view.dossier.entities)
    return review(layer, own, at.home.desk.corrections(analysis.document.id))


def _shown(request: Request, bench: Bench, sent: Sent | None) -> Response:
    at, document = bench.at, bench.analysis.document
    blocks = bench.blocks
    rows: Sheet[Block] = sheet(request, blocks, _SENTENCES, _holding(sent))
    claims = at.story.claims
    return show(
        request,
        "correct.html.j2",
        422 if sent else 200,
        **context(at, "documents"),
        bench=bench,
        d=document,
        layers=[(name, _reviewed(at, bench.analysis, name)) for name in LAYERS],
        sheet=rows,
        sent=sent,
        choices=entries.CHOICES,
        record=at.home.desk.corrections(document.id, undone=True)[::-1],
        offered=claims if len(claims) <= _LISTED else (),
        editor=at.home.who(request),
        # The address of the view itself: the form that could not be taken was sent to another.
        here=_address(bench, rows.first),
    )


def _holding(sent: Sent | None) -> Any:  # noqa: ANN401
    if sent is None:
        return None
    return lambda block: sent.of == block.key or sent.of in [i.key for i in block.items]


def _address(bench: Bench, first: int = 1) -> str:
    more = {"from": first} if first > 1 else {}
    return addresses.story(bench.at.id, "correct", id=bench.analysis.document.id, layer=bench.layer, **more)


async def correct(request: Request) -> Response:
    """Take a reader's word: on one label, on what is missing, on a whole layer; or take one back (``undo``)."""
    fields = await form(request)
    bench = await run_in_threadpool(_bench, request)
    by = text(fields, "by", 40) or house(request).who(request)
    try:
        answer = await run_in_threadpool(_take, bench, fields, by)
    except EntryError as error:
        of = text(fields, "item", 40) or text(fields, "block", 40)
        sent = Sent(of, entries.sent(fields), error.why, error.what)
        return await run_in_threadpool(_shown, request, bench, sent)
    answer.set_cookie(EDITOR, quote(by), max_age=31_536_000, samesite="lax", httponly=True)
    return answer


def _take(bench: Bench, fields: FormData, by: str) -> Response:
    desk, document, here = bench.at.home.desk, bench.analysis.document.id, _address(bench)
    said = partial(desk.correct, document, bench.layer, by=by)
    verdict, undo = text(fields, "verdict", 9), text(fields, "undo", 9)
    if undo:
        return _undone(bench, undo, by, fields)
    if verdict == "seen":
        said("seen", labels=[i.label for i in bench.review.items if i.label and not i.correction])
        return back(fields, here, "seen")
    if verdict == "added":
        block = next((b for b in bench.blocks if b.key == text(fields, "block", 40)), None)
        if block is None:
            raise EntryError("stale")
        number = said("added", label=_label(bench, fields, block.sentence, None))
        return _to(fields, here, "corrected", f"a{number}")
    block, item = _item(bench, text(fields, "item", 40))
    if item.state == "added" and item.correction:
        if verdict == "changed":  # what the reader has added is added anew, the first word taken back
            label = _label(bench, fields, block.sentence, item.label)
            desk.undo_correction(item.correction.number, by)
            return _to(fields, here, "corrected", f"a{said('added', label=label)}")
        raise HTTPException(400)
    was = item.origin or item.found
    if verdict not in ("right", "wrong", "changed") or was is None:
        raise HTTPException(400)
    right = {"right": was, "wrong": None}
    now = right[verdict] if verdict in right else _label(bench, fields, block.sentence, item.shown)
    said("right" if now == was else cast(Verdict, verdict), found=was, label=now)
    return _to(fields, here, "corrected", item.key)


def _undone(bench: Bench, number: str, by: str, fields: FormData) -> Response:
    if not (number.isascii() and number.isdecimal()):
        raise HTTPException(400)
    mine = {c.number for c in bench.at.home.desk.corrections(bench.analysis.document.id)}
    if int(number) not in mine:
        raise HTTPException(404)
    bench.at.home.desk.undo_correction(int(number), by)
    return back(fields, _address(bench), "undone")


def _item(bench: Bench, key: str) -> tuple[Block, Item]:
    """The item of a form, with its sentence. It may be gone, where the desk has changed since the page was shown."""
    for block in bench.blocks:
        for item in block.items:
            if item.key == key:
                return block, item
    raise EntryError("stale")


def _label(bench: Bench, fields: FormData, sentence: Span, was: Label | None) -> Label:
    if bench.layer == "claims" and text(fields, "stamp", 20) != bench.stamp:
        raise EntryError("stale")
    return entries.label(bench.layer, entries.sent(fields), bench.ground(sentence), was)


def _to(fields: FormData, otherwise: str, said: str, key: str) -> Response:
    """Back to the page, at the item."""
    to = (text(fields, "next", 2000) or otherwise).partition("#")[0]
    return back({"next": f"{to}#i-{key}"}, otherwise, said)


def labels_zip(request: Request) -> Response:
    """All that readers have corrected on the desk, as a gold set in a ZIP (``seen=1``: only layers gone through)."""
    made = goldset.files(house(request).desk, seen=request.query_params.get("seen") == "1")
    if not made:
        raise HTTPException(404)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in made.items():
            archive.writestr(f"uratori-labels/{path}", data)
    headers = {"Content-Disposition": 'attachment; filename="uratori-labels.zip"'}
    return Response(buffer.getvalue(), media_type="application/zip", headers=headers)
