"""An address that led somewhere once: on to where it leads today, or a word on what became of it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from uratori.web import addresses
from uratori.web.house import house, show


def claim(request: Request, id: str) -> Response:
    """On to the claim that holds the words of ``id`` now; else what it said, and that nothing bears it any more."""
    desk = house(request).desk
    leads = [now for kind, now in desk.meant(id) if kind == "claim"]
    if len(leads) == 1:
        where = addresses.story(desk.story_of(leads[0]), f"claims/{leads[0]}", said="moved")
        return RedirectResponse(where, 303)
    return show(request, "gone.html.j2", 404, last=desk.last(id), document=None)


def document(request: Request, id: str) -> Response:
    """On to the story that a document stands in now; else whether it was taken from the desk."""
    desk = house(request).desk
    try:
        story = desk.story_of(id)
    except KeyError:
        removed = next((d for d in desk.documents(removed=True) if d.id == id), None)
        return show(request, "gone.html.j2", 404, last=None, document=removed)
    at = {"at": request.query_params["at"]} if "at" in request.query_params else {}
    return RedirectResponse(addresses.story(story, "document", id=id, **at) + ("#at" if at else ""), 303)
