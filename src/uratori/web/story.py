"""The views of a story, each at its own address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from uratori import claims
from uratori.claims import Change
from uratori.contract import dossier_to_json
from uratori.dossier.matrix import window
from uratori.dossier.originmap import origin_map
from uratori.dossier.page import Page
from uratori.dossier.timechart import chart
from uratori.dossier.timeline import timeline, undated
from uratori.dossier.view import Numbered, Point, StoryView
from uratori.model import Span
from uratori.web import adjoining, days, moved
from uratori.web.house import House, house, language, show
from uratori.web.sheets import number, sheet

_CLAIMS, _EVENTS, _DIFFERENCES, _UNKNOWNS, _NAMES, _DOCUMENTS = 50, 100, 40, 100, 60, 100
_AT_ONCE = 40  # documents; with more, what changed is worked out after the page has been shown
ROWS, COLUMNS = 40, 24  # of the table, where a browser without scripts asks for it
_MOST = 120  # rows or columns of one piece of the table


@dataclass(frozen=True)
class Look:
    """A request for a story: its page and its view."""

    home: House
    page: Page
    story: StoryView

    @property
    def id(self) -> str:
        return self.story.story.id


def look(request: Request) -> Look:
    home = house(request)
    page = home.page(request.path_params["story"], language(request))
    return Look(home, page, page.view.stories[0])


def context(at: Look, tab: str) -> dict[str, Any]:
    """What the page around every view of a story needs."""
    return {"page": at.page, "view": at.page.view, "story": at.story, "pre": "s1", "tab": tab, "notes": {}}


def _show(request: Request, at: Look, template: str, tab: str, **more: object) -> Response:
    if "notes" not in more:
        more["notes"] = at.home.notes(at.story)
    return show(request, template, 200, **{**context(at, tab), **more})


def now(request: Request) -> Response:
    at = look(request)
    known = days.of(at.story)
    day = days.chosen(request.query_params.get("since"), known)
    # In a large story this takes its time: the rest of the page does not wait for it.
    later = bool(day) and len(at.story.documents) > _AT_ONCE and request.query_params.get("changes") != "1"
    changes = _since(at, day) if day and not later else ()
    return _show(
        request,
        at,
        "now.html.j2",
        "now",
        days=known,
        since=day,
        later=later,
        changes=days.grouped(changes, at.story),
        # That two decline to say something makes it no better borne.
        solid=[c for c in at.story.claims if c.claim.origins.min > 1 and c.certainties != ("unknown",)],
        hanging=[c for c in at.story.claims if c.hangs],
    )


def _since(at: Look, day: str) -> Sequence[Change]:
    view = at.page.view

    def work(_: Sequence[Change] | None) -> Sequence[Change]:
        story = at.story.story
        return claims.since(view.dossier.documents, view.dossier.entities, [story.documents], day, told=[story])

    return at.home.shelf.get(("since", at.id, day), view, work)


def claim_list(request: Request) -> Response:
    at = look(request)
    wanted = request.query_params.get("status", "")
    rows = [c for c in at.story.claims if _is(c, wanted)]
    return _show(
        request,
        at,
        "claims_view.html.j2",
        "claims",
        sheet=sheet(request, rows, _CLAIMS),
        wanted=wanted,
        counts=at.page.statuses(at.story),
        hanging=sum(c.hangs for c in at.story.claims),
    )


def _is(claim: Numbered, wanted: str) -> bool:
    if wanted == "hangs":
        return claim.hangs
    return not wanted or claim.claim.status == wanted


def claim(request: Request) -> Response:
    """One claim: its words, chains and reasons, the map of its origins, the editor's notes."""
    wanted = request.path_params["claim"]
    try:
        at = look(request)
    except HTTPException:  # the story is no more; the claim may stand in another
        return moved.claim(request, wanted)
    found = at.story.by_id.get(wanted)
    if found is None:
        return moved.claim(request, wanted)
    here = {(p.document.id, p.statement.id) for p in found.points if p.statement}
    return _show(
        request,
        at,
        "claim.html.j2",
        "claims",
        claim=found,
        map=origin_map(at.story, at.page.labels, here),
        related_to=at.story.by_claim.get(found.number, ()),
        notes=at.home.notes(at.story).get(found.number, ()),
        editor=at.home.who(request),
    )


def table(request: Request) -> Response:
    """The cross-check table, or (``part=1``) a piece of it: ``rows`` claims from ``row``, ``columns`` documents from
    ``column``, all from 1."""
    at = look(request)
    everything = request.query_params.get("all") == "1"
    chosen = at.story.claims if everything or not at.story.shared else at.story.shared
    by_time = request.query_params.get("order") == "time"
    rows = chosen
    if by_time:
        rows = at.home.shelf.get(("by time", at.id, everything), at.page.view, lambda _: _by_time(chosen, at.story))
    columns = [a.document for a in at.story.documents]
    row, column = number(request, "row"), number(request, "column")
    row = min(row, max(1, len(rows)))
    column = min(column, max(1, len(columns)))
    high = min(number(request, "rows", ROWS), _MOST)
    wide = min(number(request, "columns", COLUMNS), _MOST)
    piece = window(rows[row - 1 : row - 1 + high], columns[column - 1 : column - 1 + wide])
    part = request.query_params.get("part") == "1"
    return _show(
        request,
        at,
        "table_part.html.j2" if part else "table.html.j2",
        "table",
        piece=piece,
        row=row,
        column=column,
        high=high,
        wide=wide,
        rows=len(rows),
        columns=len(columns),
        everything=everything,
        by_time=by_time,
    )


def _by_time(claims: Sequence[Numbered], story: StoryView) -> tuple[Numbered, ...]:
    """In the order in which they were first told: what was told together stands together."""
    places = {a.document.id: n for n, a in enumerate(story.documents)}

    def first(claim: Numbered) -> tuple[int, int]:
        return min((places[p.document.id], p.span.start) for p in claim.points)

    return tuple(sorted(claims, key=first))


def time_line(request: Request) -> Response:
    at = look(request)
    rows = timeline(at.story)
    return _show(
        request,
        at,
        "timeline_view.html.j2",
        "timeline",
        drawn=chart(at.story, rows) if rows else None,
        sheet=sheet(request, rows, _EVENTS),
        unsure=undated(at.story),
    )


def origins(request: Request) -> Response:
    at = look(request)
    return _show(
        request,
        at,
        "origins_view.html.j2",
        "origins",
        map=at.home.shelf.get(
            ("map", at.id, at.page.labels.language),
            at.page.view,
            lambda _: origin_map(at.story, at.page.labels),
        ),
        hanging=[c for c in at.story.claims if c.hangs][:_CLAIMS],
        complete=at.page.reuse(at.story, True),
        partial=at.page.reuse(at.story, False),
    )


def differences(request: Request) -> Response:
    at = look(request)
    wanted = request.query_params.get("show")
    return _show(
        request,
        at,
        "differences_view.html.j2",
        "differences",
        sheet=sheet(
            request,
            at.story.answers,
            _DIFFERENCES,
            (lambda group: any(d.name == wanted for d in group)) if wanted else None,
        ),
    )


def names(request: Request) -> Response:
    at = look(request)
    known = at.page.who(at.story)
    return _show(
        request,
        at,
        "names_view.html.j2",
        "names",
        known={type_: sheet(request, rows, _NAMES, name=type_) for type_, rows in known.items()},
        decisions=at.home.desk.decisions(),
        editor=at.home.who(request),
    )


def unknowns(request: Request) -> Response:
    at = look(request)
    return _show(
        request,
        at,
        "unknowns_view.html.j2",
        "unknowns",
        sheet=sheet(request, at.page.unknowns(at.story), _UNKNOWNS),
        cannot=[c for c in at.story.claims if c.certainties == ("unknown",)][:_UNKNOWNS],
    )


def documents(request: Request) -> Response:
    at = look(request)
    copies = {r.copy: (r, original) for r, _, original in at.page.reuse(at.story, True)}
    return _show(
        request,
        at,
        "documents_view.html.j2",
        "documents",
        sheet=sheet(request, at.story.documents, _DOCUMENTS),
        copies=copies,
    )


def document(request: Request) -> Response:
    """One document; ``at=120-140`` marks those code points of its file."""
    wanted = request.query_params.get("id", "")
    try:
        at = look(request)
    except HTTPException:  # the story is no more; the document may stand in another
        return moved.document(request, wanted)
    places = [a.document.id for a in at.story.documents]
    if wanted not in places:
        return moved.document(request, wanted)
    n = places.index(wanted)
    analysis = at.story.documents[n]
    marked = _stretch(request.query_params.get("at", ""))
    return _show(
        request,
        at,
        "document.html.j2",
        "documents",
        analysis=analysis,
        d=analysis.document,
        lines=at.page.lines(analysis, {marked: "at"} if marked else {}),
        beside=adjoining.Beside(at.story, analysis.document),
        before=at.story.documents[n - 1].document if n else None,
        after=at.story.documents[n + 1].document if n + 1 < len(places) else None,
        versions=at.home.desk.versions(wanted),
        corrected=len(at.home.desk.corrections(wanted)),
    )


def _stretch(value: str) -> Span | None:
    first, dash, last = value.partition("-")
    if not dash or not (first.isascii() and first.isdecimal() and last.isascii() and last.isdecimal()):
        return None
    start, end = int(first[:9]), int(last[:9])
    return Span(start, end) if start < end else None


def as_json(request: Request) -> Response:
    """The story as ``uratori check --json`` gives it (docs/json.md)."""
    at = look(request)
    return JSONResponse(dossier_to_json(at.page.view.dossier))


def table_json(request: Request) -> Response:
    """The table: documents in order of time; of every claim its words, bounds, status and cells."""
    at = look(request)
    places = {a.document.id: n for n, a in enumerate(at.story.documents)}
    return JSONResponse(
        {
            "documents": [
                {"id": a.document.id, "name": at.page.name(a.document), "published": a.document.published.value}
                for a in at.story.documents
            ],
            "claims": [_row(at, c, places) for c in at.story.claims],
        }
    )


def _row(at: Look, claim: Numbered, places: dict[str, int]) -> dict[str, object]:
    origins = claim.claim.origins
    return {
        "id": claim.claim.id,
        "number": claim.number,
        "text": claim.claim.text,
        "origins": {"min": origins.min, "max": origins.max},
        "status": claim.claim.status,
        "cells": [_cell(at, p, places[p.document.id]) for p in claim.points],
    }


def _cell(at: Look, point: Point, column: int) -> dict[str, object]:
    return {
        "document": column,
        "certainty": point.certainty,
        "denies": point.denies,
        "chain": [link.name for link in point.statement.chain] if point.statement else [],
        "start": point.span.start,
        "end": point.span.end,
        "words": point.words,
        "address": at.page.at(point),
    }
