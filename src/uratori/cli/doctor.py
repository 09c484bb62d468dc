"""``uratori doctor``: whether the desk is sound."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from uratori import desk as store
from uratori.cli import options, terminal
from uratori.cli.place import desk as desk_option
from uratori.desk import DeskError


@click.command()
@click.option("--mend", is_flag=True, help="直せるものを直す / mend what can be mended")
@click.option("--reanalyse", is_flag=True, help="すべての文書を解析し直す / analyse every document again")
@click.option(
    "--copy", "copy_to", type=click.Path(dir_okay=False, path_type=Path), help="控えを作る / keep a copy of the desk"
)
@desk_option
@options.language
def doctor(mend: bool, reanalyse: bool, copy_to: Path | None, place: Path | None, language: str) -> None:
    """デスクに壊れたところがないかを調べる / See whether the desk is sound.

    \b
    終了コード / exit: 0 異常なし sound (または直した or mended), 1 異常あり not sound
    例 / Examples:
      uratori doctor
      uratori doctor --mend
      uratori doctor --copy desk.uratori.bak
      uratori doctor --reanalyse
    """
    path = place or store.default_path()
    try:
        with store.open(path, create=False) as desk, terminal.progress(language) as step:
            found = desk.examine()
            for finding in found:
                click.echo(f"uratori: {finding}", err=True)
            if found and mend:
                done = desk.mend(found)
                desk.settle(step)
                found = desk.examine()
                click.echo(f"直しました / mended: {', '.join(done) or '–'}")
            if reanalyse and not found:
                n = desk.reanalyse(step)
                click.echo(f"解析し直しました / analysed again: {n}")
            if copy_to and not found:
                desk.copy(copy_to)
                click.echo(f"控え / copy: {copy_to}")
    except DeskError as error:
        click.echo(f"uratori: {error}", err=True)
        _offer(path, mend)
        return
    if found:
        if any(f.where == "file" for f in found):
            _offer(path, mend)
            return
        if not mend:
            click.echo("uratori doctor --mend で直せるものを直します / --mend mends what can be", err=True)
        sys.exit(1)
    click.echo(f"異常なし / sound: {path}")


def _offer(path: Path, mend: bool) -> None:
    """The copies that lie beside a damaged desk; with ``mend`` the latest sound one is put in its place, and the damaged
    file kept."""
    for copy in store.copies(path):
        if not _sound(copy):
            continue
        if not mend:
            click.echo(
                f"控えがあります / there is a sound copy: {copy}\n"
                f"  uratori doctor --mend --desk {path} で置き換えます (壊れた方は .damaged に) / puts it in place",
                err=True,
            )
            sys.exit(1)
        for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            if part.exists():
                part.replace(part.with_name(part.name + ".damaged"))
        shutil.copyfile(copy, path)
        click.echo(f"控えに置き換えました / replaced by its copy: {copy} (→ {path.name}.damaged)")
        return
    sys.exit(1)


def _sound(copy: Path) -> bool:
    try:
        with store.open(copy, create=False) as desk:
            return not desk.examine()
    except DeskError:
        return False
