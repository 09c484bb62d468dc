"""What every request works with: the desk, what is kept ready, the page's own token, the language."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from uratori.desk import Desk, Note
from uratori.dossier import html
from uratori.dossier.labels import LANGUAGES, Labels
from uratori.dossier.page import Page
from uratori.dossier.view import StoryView, View
from uratori.model import Span
from uratori.web import adding, addresses, assets
from uratori.web.addresses import Routes
from uratori.web.jobs import Jobs
from uratori.web.shelf import Shelf

EDITOR = "uratori-editor"  # the cookie with the name last written under a note
_PASSING = ("language", "said", "what")  # parts of an address that hold for one answer
_FIELDS, _FILES = 2_000, 5_000
_PART = 4_000_000  # bytes of a form's field: a pasted text


@dataclass
class House:
    """One desk and what the pages over it share. ``editor`` is who writes notes where the form names nobody."""

    desk: Desk
    language: str = "ja"
    editor: str = ""
    shelf: Shelf = field(default_factory=Shelf)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _seen: int = 0

    @cached_property
    def jobs(self) -> Jobs[adding.Load]:
        return Jobs(partial(adding.work, self.desk))

    @property
    def generation(self) -> int:
        """The desk's; while a load is being laid against the rest, which keeps the desk to itself, the last one seen."""
        if not self.jobs.busy:
            self._seen = self.desk.generation
        return self._seen

    def who(self, request: Request) -> str:
        """Who writes: the name last given in this browser, else the house's editor."""
        return unquote(request.cookies.get(EDITOR, "")) or self.editor

    def notes(self, story: StoryView) -> Mapping[int, Sequence[Note]]:
        """The editor's notes by the number of the claim whose words they stand beside, the latest last."""
        found: dict[int, list[Note]] = {}
        by_document: dict[str, list[Note]] = {}
        for note in self.desk.notes():
            by_document.setdefault(note.document, []).append(note)
        for claim in story.claims:
            for point in claim.points:
                for note in by_document.get(point.document.id, ()):
                    if (
                        note.start is not None
                        and note.end is not None
                        and point.span.overlaps(Span(note.start, note.end))
                    ):
                        found.setdefault(claim.number, []).append(note)
        return {
            n: sorted({note.number: note for note in notes}.values(), key=lambda k: k.number)
            for n, notes in found.items()
        }

    def page(self, story: str, language: str) -> Page:
        """A story ready to be shown. Raises HTTPException 404 where there is none of that id."""

        def look(before: View | None) -> View:
            try:
                found = self.desk.story(story)
            except LookupError as error:
                raise HTTPException(404) from error
            # A note, or another story's news, leaves this one as it was, and all that was made from it.
            return before if before and before.dossier == found else View(found)

        view = self.shelf.get(("view", story), self.desk.generation, look)
        if not view.stories:
            raise HTTPException(404)
        numbers = {a.document.id: n for n, a in enumerate(view.stories[0].documents, start=1)}
        return self.shelf.get(
            ("page", story, language), view, lambda _: Page(view, Labels(language), Routes(story), numbers)
        )


def house(request: Request) -> House:
    found: House = request.app.state.house
    return found


def language(request: Request) -> str:
    """The reader's: from the address, else the cookie, else the house's."""
    for wanted in (request.query_params.get("language"), request.cookies.get("uratori-language")):
        if wanted in LANGUAGES:
            return wanted
    return house(request).language


def show(request: Request, template: str, status: int = 200, **context: object) -> Response:
    """A template with what every page needs."""
    home, chosen = house(request), language(request)
    words = Labels(chosen)
    body = (
        html.environment("uratori.web")
        .get_template(template)
        .render(
            {
                "t": words,
                "request": request,
                "path": request.url.path,
                "here": here(request),
                "turned": partial(here, request),
                "asset": assets.address,
                "url": addresses,
                "csrf": home.secret,
                "generation": home.generation,
                "kept": home.desk.path is not None,
                "said": request.query_params.get("said", ""),
                "what": request.query_params.get("what", ""),
                "query": "",
                **context,
            }
        )
    )
    answer = HTMLResponse(body, status)
    if request.query_params.get("language") == chosen:
        answer.set_cookie("uratori-language", chosen, max_age=31_536_000, samesite="lax", httponly=True)
    return answer


def here(request: Request, **changed: str | int | None) -> str:
    """The address in hand with some of its query changed; None takes a part away."""
    query = {k: v for k, v in request.query_params.items() if k not in _PASSING}
    for name, value in changed.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return request.url.path + (f"?{urlencode(query)}" if query else "")


async def form(request: Request) -> FormData:
    """What was sent. Raises HTTPException 403 where the page's own token is missing."""
    found = await request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=_PART)
    given = found.get("csrf")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), house(request).secret.encode()):
        await found.close()
        raise HTTPException(403)
    return found


def text(fields: Mapping[str, Any], name: str, most: int = 400) -> str:
    """A field's words, without the white space around them; empty where it is missing or a file."""
    value = fields.get(name)
    return value.strip()[:most] if isinstance(value, str) else ""


def back(fields: Mapping[str, Any], otherwise: str, said: str, what: str = "") -> Response:
    """On to the page the form stood on (a path of ours), with a word on what was done, and to what."""
    to = text(fields, "next", 2000)
    if not to.startswith("/") or to.startswith(("//", "/\\")):
        to = otherwise
    head, hash_, tail = to.partition("#")
    told = urlencode({"said": said, **({"what": what} if what else {})})
    return RedirectResponse(f"{head}{'&' if '?' in head else '?'}{told}{hash_}{tail}", 303)
