"""``uratori export`` and ``uratori import``: a desk that moves."""

from __future__ import annotations

from pathlib import Path

import click

from uratori.cli import options, terminal
from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@desk_option
def export(file: Path, place: Path | None) -> None:
    """デスクを丸ごと書き出す (ZIP: JSON Lines と原本) / Write the desk as an archive: JSON Lines and the originals.

    \b
    例 / Examples:
      uratori export desk.zip
    """
    with opened(place) as desk:
        n = desk.export(file)
    click.echo(f"書き出しました / exported: {n} → {file}")


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@desk_option
@options.language
def import_(file: Path, place: Path | None, language: str) -> None:
    """書き出したデスクを取り込む。中身はすべて照合する / Fill a new desk from an archive; every part is checked.

    \b
    例 / Examples:
      uratori import desk.zip --desk moved.uratori
    """
    with opened(place, create=True) as desk, terminal.progress(language) as step:
        n = desk.take(file, step)
        desk.settle(step)
    click.echo(f"取り込みました / imported: {n} ← {file}")
