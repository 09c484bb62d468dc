"""Wrong usage and interruption, said in Japanese too: click's own messages are English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import click

_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龯]")
_INTERRUPTED = 130  # as shells have it: 128 and the number of the signal


@contextmanager
def said() -> Iterator[None]:
    """Give click's messages on wrong usage a Japanese wording beside their own; end quietly where the user breaks off."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(
            "\nuratori: 中断しました。デスクに加え終えた分は残っています / interrupted; what was put on a desk stays",
            err=True,
        )
        raise click.exceptions.Exit(_INTERRUPTED) from None
    except click.UsageError as error:
        if _JAPANESE.search(error.message):
            raise
        raise click.UsageError(_in_both(error.format_message()), ctx=error.ctx) from error


def _in_both(english: str) -> str:
    from uratori.dossier.problems import japanese  # noqa: PLC0415 - mostly there is nothing wrong

    wording = japanese(english)
    return english if wording == english else f"{wording} / {english}"
