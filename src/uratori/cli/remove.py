"""``uratori remove`` and ``uratori restore``."""

from __future__ import annotations

from pathlib import Path

import click

from uratori.cli.place import desk as desk_option
from uratori.cli.place import document, opened


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@desk_option
def remove(ids: tuple[str, ...], place: Path | None) -> None:
    """文書をデスクから取り除く (restore で戻せる) / Take documents from the desk; restore brings them back.

    \b
    例 / Examples:
      uratori remove 0512-teito
      uratori list --removed
      uratori restore 0512-teito
    """
    with opened(place) as desk:
        for id_ in [document(desk, i) for i in ids]:
            desk.remove(id_)
            click.echo(f"取り除きました / removed: {id_}")


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@desk_option
def restore(ids: tuple[str, ...], place: Path | None) -> None:
    """取り除いた文書を戻す / Bring removed documents back.

    \b
    例 / Examples:
      uratori restore 0512-teito
    """
    with opened(place) as desk:
        for id_ in [document(desk, i) for i in ids]:
            desk.restore(id_)
            click.echo(f"戻しました / restored: {id_}")
