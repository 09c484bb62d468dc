"""The page's own files: styles, scripts, the vendored library. Read once; known by their names alone, so that no
address can reach another file."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_STYLES = (("uratori.dossier", "style.css"), ("uratori.web", "static/desk.css"))
_SCRIPTS = ("htmx.min.js", "desk.js", "table.js", "labels.js")


@cache
def _assets() -> dict[str, tuple[str, bytes]]:
    """Every file by its name, with its media type."""
    style = b"\n".join(files(package).joinpath(name).read_bytes() for package, name in _STYLES)
    found = {"desk.css": ("text/css", style)}
    for name in _SCRIPTS:
        found[name] = ("text/javascript", files("uratori.web").joinpath("static", name).read_bytes())
    found["icon.svg"] = ("image/svg+xml", files("uratori.web").joinpath("static", "icon.svg").read_bytes())
    return found


@cache
def address(name: str) -> str:
    """``/static/desk.css?v=0f3a…``: changes with the file, so that a browser may keep it."""
    return f"/static/{name}?v={hashlib.sha256(_assets()[name][1]).hexdigest()[:12]}"


def serve(request: Request) -> Response:
    found = _assets().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    kind, data = found
    return Response(data, media_type=kind, headers={"Cache-Control": "max-age=31536000, immutable"})
