"""``uratori decide``: the user's own word on who is one and who is two."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from uratori import desk
from uratori.cli import options
from uratori.cli.place import named, opened
from uratori.names import Decision


@click.group()
def decide() -> None:
    """同一か別かを決める。以後の check で必ず優先され、取り消せる / Decide who is one and who is two.

    \b
    例 / Examples:
      uratori decide same 金正恩 キム・ジョンウン
      uratori decide different 山田太郎 山田
      uratori decide list
      uratori decide undo 2
      uratori decide same 金正恩 キム・ジョンウン --desk story.uratori
    """


def _names(command: Callable[..., None]) -> Callable[..., None]:
    return named(options.decisions(click.argument("name")(click.argument("other")(command))))


@decide.command()
@_names
def same(name: str, other: str, decisions: Path, place: Path | None) -> None:
    """二つの名前は同一 / The two names are of one."""
    _keep(lambda kept: kept.decide(name, other, one=True), decisions, place)


@decide.command()
@_names
def different(name: str, other: str, decisions: Path, place: Path | None) -> None:
    """二つの名前は別 / The two names are of two."""
    _keep(lambda kept: kept.decide(name, other, one=False), decisions, place)


@decide.command()
@click.argument("number", type=int)
@options.decisions
@named
def undo(number: int, decisions: Path, place: Path | None) -> None:
    """決定を取り消す / Take a decision back, by its number in the list."""
    _keep(lambda kept: kept.undo(number), decisions, place, "  取り消しました / undone")


@decide.command(name="list")
@options.decisions
@named
def list_(decisions: Path, place: Path | None) -> None:
    """これまでの決定 / The decisions so far."""
    if place is not None:
        with opened(place) as found:
            so_far = found.decisions()
    else:
        so_far = _loaded(decisions)
    for kept in so_far:
        click.echo(_kept(kept) + ("" if kept.holds else "  取り消し済み / undone"))


def _keep(
    act: Callable[[desk.Decisions | desk.Desk], desk.Kept], path: Path, place: Path | None, behind: str = ""
) -> None:
    """Decide on the desk where one is named, else in the decisions file; and say where, as only one of the two knows of it
    then. ``behind`` stands behind the decision as it is told."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        if place is not None:
            with opened(place, create=True) as found:
                kept = act(found)
        else:
            kept = act(desk.Decisions(path, getpass.getuser(), now))
    except (desk.DecisionError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{_kept(kept)}{behind}")
    click.echo(
        f"→ {place or path}" + ("" if place else "（デスクに決めるには --desk / --desk FILE for a desk）"), err=True
    )


def _kept(kept: desk.Kept) -> str:
    return f"{kept.number}  {kept.name} {'=' if kept.one else '≠'} {kept.other}  {kept.by} {kept.at}"


def decided(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file that hold."""
    return desk.standing(_loaded(path))


def _loaded(path: Path) -> tuple[desk.Kept, ...]:
    try:
        return desk.load(path)
    except (desk.DecisionError, OSError) as error:
        raise click.ClickException(str(error)) from error
