"""The desk that a command works on: its option, and its errors as messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from uratori import desk as store
from uratori.desk import Desk, DeskError

desk = click.option(
    "--desk",
    "place",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="URATORI_DESK",
    show_envvar=True,
    help="デスクのファイル。省くと利用者のデータフォルダー / the file of the desk (default: in your data folder)",
)


named = click.option(
    "--desk",
    "place",
    type=click.Path(dir_okay=False, path_type=Path),
    help="デスクのファイル / the file of a desk",
)
"""For commands that also work without a desk: only the one that is named counts."""


@contextmanager
def opened(place: Path | None, *, create: bool = False) -> Iterator[Desk]:
    """The desk, open; what is wrong with it ends the command with 1."""
    try:
        with store.open(place, create=create) as found:
            yield found
    except DeskError as error:
        raise click.ClickException(str(error)) from error


def document(desk: Desk, text: str) -> str:
    """The one document that an id, the beginning of one, a file or an address means."""
    found = [id_ for kind, id_ in desk.meant(text) if kind == "document"]
    return one(found, text)


def one(found: list[str], text: str) -> str:
    """The only one of several ids. Anything else is wrong usage."""
    if not found:
        raise click.UsageError(f"{text}: デスクにありません (uratori list) / is not on the desk")
    if len(found) > 1:
        raise click.UsageError(f"{text}: {', '.join(found[:8])} のどれですか / which of these?")
    return found[0]
