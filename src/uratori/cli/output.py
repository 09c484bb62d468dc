"""Writing a dossier to a file."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from uratori import dossier as views
from uratori.model import Dossier

_MARKDOWN = (".md", ".markdown")
_SUFFIXES = (*_MARKDOWN, ".html", ".htm", "")


def known_form(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """The option of where a dossier goes: an HTML page or Markdown, and nothing that another program would take for its own."""
    if path is not None and path.suffix.lower() not in _SUFFIXES:
        raise click.BadParameter(
            f"{path}: .html か .md で書き出せます（PDF にはブラウザーの印刷で）"
            " / is written as .html or .md (for a PDF, print the page from the browser)",
            ctx,
            param,
        )
    return path


def write(dossier: Dossier, path: Path, language: str) -> None:
    """Write a dossier as Markdown where the name says so, else as HTML. Done before anything is printed: who pipes the
    summary into ``head`` has the file all the same."""
    view = views.markdown if path.suffix.lower() in _MARKDOWN else views.html
    page = view.render(dossier, language=language)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(
            f"{path}: {error.strerror} — 書き出せません / cannot be written; choose another with -o"
        ) from error


def announce(path: Path, open_: bool) -> None:
    """Say on standard error where the dossier is, and open it where asked."""
    click.echo(f"調書 / dossier: {path}", err=True)
    if open_:
        webbrowser.open(path.resolve().as_uri())
