"""``uratori show``: one story, claim or document of the desk."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from uratori import dossier as views
from uratori.cli import options, terminal
from uratori.cli.output import announce, known_form, write
from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.contract import analysis_to_json, dossier_to_json
from uratori.desk import STANDINGS, Desk, Version
from uratori.dossier.view import View
from uratori.model import Dossier


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--original", is_flag=True, help="届いたままのバイト列を標準出力へ / the bytes as they came")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=known_form,
    help="案件の調書の書き出し先 / where the story's dossier goes (.html, .md)",
)
@click.option("--open", "open_", is_flag=True, help="書き出した調書を開く / open the dossier")
@desk_option
@options.as_json
@options.language
def show(
    id_: str, original: bool, output: Path | None, open_: bool, place: Path | None, as_json: bool, language: str
) -> None:
    """案件・主張・文書を一つ見る / Show one story, claim or document.

    文書では、解析した発言、版ごとの変更、メモを示します。
    Of a document: its statements, what each version changed, your notes.

    \b
    例 / Examples:
      uratori show s1a2b3c4
      uratori show s1a2b3c4 -o story.html --open
      uratori show c1a2b3c4
      uratori show 0512-teito
      uratori show 0512-teito --original > page.html
    """
    console = terminal.console()
    with opened(place) as desk:
        kind, found = _meant(desk, id_)
        if kind != "document" and original:
            raise click.UsageError("--original は文書だけ / of a document only")
        if kind == "document":
            _document(desk, found, console, original=original, as_json=as_json, language=language)
            return
        dossier = desk.story(found if kind == "story" else desk.story_of(found))
    target = output or (Path(f"{dossier.stories[0].id}.html") if open_ else None)
    if target:
        write(dossier, target, language)
    if as_json:
        click.echo(json.dumps(dossier_to_json(dossier), ensure_ascii=False))
    elif kind == "claim":
        views.terminal.claim(dossier, _number(dossier, found), console, language=language)
    else:
        views.terminal.summary(dossier, console, language=language)
    if target:
        announce(target, open_)


def _meant(desk: Desk, text: str) -> tuple[str, str]:
    found = desk.meant(text)
    if not found:
        raise click.UsageError(f"{text}: デスクにありません (uratori list) / is not on the desk")
    if len(found) > 1:
        raise click.UsageError(f"{text}: {', '.join(i for _, i in found[:8])} のどれですか / which of these?")
    return found[0]


def _number(dossier: Dossier, id_: str) -> int:
    """The number under which the terminal shows a claim."""
    numbers = {c.claim.id: c.number for s in View(dossier).stories for c in s.claims}
    return numbers[id_]


def _document(desk: Desk, id_: str, console: Console, *, original: bool, as_json: bool, language: str) -> None:
    if original:
        data = desk.original(id_)
        if data is None:
            raise click.ClickException(f"{id_}: 原本はありません / its bytes were not kept")
        sys.stdout.buffer.write(data)
        return
    analysis = desk.document(id_)
    if as_json:
        click.echo(json.dumps(analysis_to_json(analysis), ensure_ascii=False))
        return
    d = analysis.document
    head = [d.id, d.outlet.name if d.outlet else None, d.published.value, d.title, d.url if d.url != d.id else None]
    console.print(Text("  ".join(p for p in head if p), "bold"), soft_wrap=True)
    views.terminal.statements(analysis, console, language=language)
    history = desk.versions(id_)
    if len(history) > 1:
        for version in history:
            _version(version, console)
    for n in desk.notes(id_):
        standing = STANDINGS[n.standing] if n.standing else "メモ"
        console.print(Text(f"{standing}「{n.words}」 {n.text}  {n.by} {n.at}"), soft_wrap=True)


_SIGNS = {"added": "+", "cut": "-", "changed": "~"}


def _version(version: Version, console: Console) -> None:
    now = " (現在 / now)" if version.current else ""
    console.print(Text(f"版 / version {version.number}  {version.added}{now}", "bold"), soft_wrap=True)
    for d in version.differences:
        if d.before:
            console.print(Text(f"  {_SIGNS[d.kind]} 前: {d.before[1]}"), soft_wrap=True)
        if d.after:
            console.print(Text(f"  {_SIGNS[d.kind]} 後: {d.after[1]}"), soft_wrap=True)
