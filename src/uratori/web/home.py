"""What is not one story: the stories of the desk, search, decisions, what was removed."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from uratori.web import moved
from uratori.web.house import house, show
from uratori.web.sheets import sheet

_STORIES, _DOCUMENTS, _HITS, _QUERY = 60, 100, 30, 200


def stories(request: Request) -> Response:
    """The stories of the desk: those of several documents first, those without a claim last, each by its last change."""
    desk = house(request).desk
    found = sorted(desk.stories(), key=lambda s: (s.claims == 0, s.documents < 2, -s.changed))
    return show(
        request,
        "home.html.j2",
        sheet=sheet(request, found, _STORIES),
        removed=sum(d.removed is not None for d in desk.documents(removed=True)),
        documents=sum(s.documents for s in found),
    )


def stories_json(request: Request) -> Response:
    return JSONResponse([asdict(s) for s in house(request).desk.stories()])


def search(request: Request) -> Response:
    """Documents, claims and people of all stories, with the quoted sentences and their origin bounds."""
    query = request.query_params.get("q", "").strip()[:_QUERY]
    hits = house(request).desk.search(query, limit=_HITS) if query else ()
    return show(
        request,
        "search.html.j2",
        query=query,
        hits={kind: [h for h in hits if h.kind == kind] for kind in ("claim", "document", "person")},
        titles={s.id: s.title for s in house(request).desk.stories()} if hits else {},
    )


def search_json(request: Request) -> Response:
    query = request.query_params.get("q", "").strip()[:_QUERY]
    return JSONResponse([asdict(h) for h in house(request).desk.search(query, limit=_HITS)] if query else [])


def decisions(request: Request) -> Response:
    return show(request, "decisions.html.j2", decisions=house(request).desk.decisions()[::-1])


def removed(request: Request) -> Response:
    """What was taken from the desk and can be brought back."""
    found = [d for d in house(request).desk.documents(removed=True) if d.removed]
    return show(request, "removed.html.j2", sheet=sheet(request, found, _DOCUMENTS))


def generation(request: Request) -> Response:
    return JSONResponse({"generation": house(request).generation})


def find(request: Request) -> Response:
    """A document by its id, wherever it stands: on to its story."""
    return moved.document(request, request.query_params.get("id", ""))
