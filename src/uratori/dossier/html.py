"""The dossier as one HTML file: opens offline, prints, and needs no script to be read.

Documents are hostile. Every word of theirs is escaped and its control characters are written out, no address but
http and https is linked, and a Content-Security-Policy in the page allows nothing but the page's own style and script.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

import budoux
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from uratori.dossier import dates, figure, visible
from uratori.dossier.differences import sides
from uratori.dossier.galley import passage, quoted, shown
from uratori.dossier.labels import Labels
from uratori.dossier.matrix import length, matrix
from uratori.dossier.originmap import origin_map
from uratori.dossier.page import OnePage
from uratori.dossier.timechart import chart
from uratori.dossier.timeline import timeline, undated
from uratori.dossier.view import View
from uratori.model import Dossier

_TITLE = 160  # code points of a title or a quotation that a line holds; the document has the rest
_QUOTE = 400


def render(dossier: Dossier, *, language: str = "ja", title: str | None = None) -> str:
    """The whole page. ``title`` stands over it instead of the title of the only story.

    Raises ValueError for a language other than ``ja`` and ``en``.
    """
    style, script = _asset("style.css"), _asset("comfort.js")
    page = OnePage(View(dossier), Labels(language))
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            view=page.view,
            t=page.labels,
            title=title,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def environment(*packages: str) -> Environment:
    """The templates of this room with what they ask for; ``packages`` are searched for templates before it."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, __package__)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        mark=figure.mark,
        symbols=figure.symbols,
        matrix=matrix,
        origin_map=origin_map,
        length=length,
        sides=sides,
        passage=passage,
        timeline=timeline,
        chart=chart,
        undated=undated,
        linkable=visible.linkable,
        between=dates.between,
        zip=zip,
    )
    environment.filters.update(
        shown=_text,
        phrases=_phrases,
        words=_words,
        brief=_brief,
        title_text=_title,
        shown_text=visible.visible,
        typed=visible.typed,
        shown_piece=shown,
    )
    return environment


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def _text(text: str) -> Markup:
    """A name or other short word of a document, on one line, isolated."""
    return Markup(f"<bdi>{shown(_clip(text, _TITLE))}</bdi>")


def _words(text: str) -> Markup:
    """A quotation that may be long."""
    return quoted(_clip(text, _QUOTE))


def _phrases(text: str) -> Markup:
    """A heading that breaks between phrases only (BudouX)."""
    clipped = _clip(text, _TITLE)
    pieces = _parser().parse(clipped) if clipped.strip() else [clipped]
    return Markup(f"<bdi>{'<wbr>'.join(shown(piece) for piece in pieces)}</bdi>")


def _brief(text: str, most: int = 60) -> str:
    return _clip(visible.one_line(text), most)


def _title(text: str) -> str:
    """The title of the browser's window, where no element can isolate."""
    return _brief(text, _TITLE)


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
