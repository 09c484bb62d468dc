"""What changes the desk: adding, removing, decisions on names, notes. Every request needs the page's own token."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from uratori.desk import STANDINGS, DecisionError
from uratori.dossier.problems import worded
from uratori.reading import given, named
from uratori.web import adding
from uratori.web.house import EDITOR, back, form, house, show, text

_TEXT = 2_000_000  # code points of a pasted text
_NOTE = 4_000
_ADDRESSES = 50


async def add(request: Request) -> Response:
    """Files, a folder's files, a pasted text, addresses of pages. They are read in the background; the answer is the job's page."""
    fields = await form(request)
    sheaves = [
        adding.Sheaf(_name(f.filename), await f.read())
        for f in fields.getlist("files")
        if isinstance(f, UploadFile) and f.filename
    ]
    pasted = fields.get("text")
    if isinstance(pasted, str) and pasted.strip():
        sheaves.append(adding.Sheaf("text", pasted[:_TEXT].replace("\r\n", "\n").encode("utf-8", "replace")))
    day, outlet = text(fields, "published", 40), text(fields, "outlet", 80)
    addresses = list(dict.fromkeys(text(fields, "addresses", 20_000).split()))[:_ADDRESSES]
    await fields.close()
    if not sheaves and not addresses:
        return back(fields, "/", "nothing")
    try:
        load = adding.Load(sheaves, addresses, given(day) if day else None, named(outlet) if outlet else None)
    except ValueError:
        return back(fields, "/", "no_date")
    put = house(request).jobs.put([*(s.name for s in sheaves), *addresses], load)
    return RedirectResponse(f"/jobs/{put.number}", 303)


def _name(given: str | None) -> str:
    """A file's name as a browser tells it, kept as a name only: no way out of a folder, no control characters."""
    parts = [p for p in (given or "").replace("\\", "/").split("/") if p not in ("", ".", "..")]
    return "/".join(parts)[-300:] or "text"


def job(request: Request) -> Response:
    """How far a load has come."""
    found = house(request).jobs.get(request.path_params["number"])
    if found is None:
        raise HTTPException(404)
    desk = house(request).desk
    stories = list(dict.fromkeys(desk.story_of(id) for id in found.found[:200])) if found.finished else []
    titles = {s.id: s for s in desk.stories()} if stories else {}
    answer = show(request, "job.html.j2", job=found, worded=worded, stories=[titles[s] for s in stories if s in titles])
    if not found.finished:
        answer.headers["Refresh"] = "2"  # for a browser without scripts
    return answer


async def remove(request: Request) -> Response:
    return await _with_document(request, lambda home, id: home.remove(id), "removed")


async def restore(request: Request) -> Response:
    return await _with_document(request, lambda home, id: home.restore(id), "restored")


async def _with_document(request: Request, act: Callable[..., None], said: str) -> Response:
    fields = await form(request)
    id = text(fields, "id")
    try:
        await run_in_threadpool(act, house(request).desk, id)
    except KeyError as error:
        raise HTTPException(404) from error
    return back(fields, "/", said, id if said == "removed" else "")


async def decide(request: Request) -> Response:
    """Two names are of one, or of two; or a decision is taken back (``undo``)."""
    fields = await form(request)
    desk, by = house(request).desk, text(fields, "by", 40) or house(request).who(request)
    undo = text(fields, "undo", 9)
    names = [n for n in fields.getlist("name") if isinstance(n, str) and n][:12]
    try:
        if undo:
            await run_in_threadpool(desk.undo, _number(undo), by)
            return back(fields, "/decisions", "undone")
        if len(names) < 2:
            return back(fields, "/decisions", "two_names")
        one = text(fields, "one", 3) == "yes"
        for other in names[1:]:
            await run_in_threadpool(desk.decide, names[0], other, one=one, by=by)
    except DecisionError:
        return back(fields, "/decisions", "undecided")
    return back(fields, "/decisions", "merged" if one else "split")


def _number(value: str) -> int:
    if not (value.isascii() and value.isdecimal()):
        raise HTTPException(400)
    return int(value)


async def note(request: Request) -> Response:
    """A note on some words of a document; or one is taken back (``undo``)."""
    fields = await form(request)
    home = house(request)
    by = text(fields, "by", 40) or home.who(request)
    undo = text(fields, "undo", 9)
    try:
        if undo:
            await run_in_threadpool(home.desk.undo_note, _number(undo), by)
            answer = back(fields, "/", "note_undone")
        else:
            await run_in_threadpool(_write, home.desk.note, fields, by)
            answer = back(fields, "/", "noted")
    except KeyError as error:
        raise HTTPException(404) from error
    answer.set_cookie(EDITOR, quote(by), max_age=31_536_000, samesite="lax", httponly=True)
    return answer


def _write(keep: Callable[..., object], fields: FormData, by: str) -> None:
    standing = text(fields, "standing", 20) or None
    words = text(fields, "text", _NOTE)
    if standing not in (None, *STANDINGS) or not (standing or words):
        raise HTTPException(400)
    keep(
        text(fields, "document"),
        _number(text(fields, "start", 9)),
        _number(text(fields, "end", 9)),
        standing=standing,
        text=words,
        by=by,
    )
