"""The application: addresses and what answers them."""

from __future__ import annotations

from collections.abc import Collection

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from uratori.desk import Desk, DeskError
from uratori.web import assets, correcting, home, story, writing
from uratori.web.guard import LOOPBACK, MOST, Guard
from uratori.web.house import House, show


def app(
    desk: Desk,
    *,
    token: str | None = None,
    hosts: Collection[str] = LOOPBACK,
    language: str = "ja",
    editor: str = "",
    most: int = MOST,
) -> Starlette:
    """The pages over a desk, as an ASGI application.

    ``token`` must be brought once in the address (``?token=``) where it is given; ``hosts`` are the names the page
    answers to; ``language`` and ``editor`` hold until a reader chooses others; ``most`` bounds a request (bytes).
    """
    made = Starlette(
        routes=_ROUTES,
        middleware=[Middleware(Guard, hosts=hosts, token=token, most=most)],
        exception_handlers={HTTPException: _refused, DeskError: _refused, 500: _refused},
    )
    made.state.house = House(desk, language, editor)
    return made


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": status}, status)
    return show(request, "error.html.j2", status, code=status)


_STORY = "/stories/{story}"
_ROUTES = [
    Route("/", home.stories),
    Route("/stories.json", home.stories_json),
    Route("/search", home.search),
    Route("/search.json", home.search_json),
    Route("/decisions", home.decisions),
    Route("/removed", home.removed),
    Route("/document", home.find),
    Route("/generation.json", home.generation),
    Route("/static/{name}", assets.serve),
    Route("/jobs/{number:int}", writing.job),
    Route("/add", writing.add, methods=["POST"]),
    Route("/remove", writing.remove, methods=["POST"]),
    Route("/restore", writing.restore, methods=["POST"]),
    Route("/decide", writing.decide, methods=["POST"]),
    Route("/note", writing.note, methods=["POST"]),
    Route("/labels.zip", correcting.labels_zip),
    Route(f"{_STORY}.json", story.as_json),
    Route(_STORY, story.now),
    Route(f"{_STORY}/claims", story.claim_list),
    Route(f"{_STORY}/claims/{{claim}}", story.claim),
    Route(f"{_STORY}/table", story.table),
    Route(f"{_STORY}/table.json", story.table_json),
    Route(f"{_STORY}/timeline", story.time_line),
    Route(f"{_STORY}/origins", story.origins),
    Route(f"{_STORY}/differences", story.differences),
    Route(f"{_STORY}/names", story.names),
    Route(f"{_STORY}/unknowns", story.unknowns),
    Route(f"{_STORY}/documents", story.documents),
    Route(f"{_STORY}/document", story.document),
    Route(f"{_STORY}/correct", correcting.page),
    Route(f"{_STORY}/correct", correcting.correct, methods=["POST"]),
]
