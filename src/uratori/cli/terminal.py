"""What every command does with the terminal: read the paths, show progress, name problems, leave with a status."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from uratori import pipeline
from uratori.model import Analysis, Document, Outlet, Published
from uratori.reading import Problem, read

_PROGRESS_AFTER = 2.0
_STAGES = {
    "ja": {"analyze": "文書を解析しています", "check": "突き合わせています"},
    "en": {"analyze": "analysing documents", "check": "cross-checking"},
}


def read_documents(
    paths: Sequence[str], published: Published | None, outlet: Outlet | None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read, name every problem on standard error; end with 1 where nothing is left."""
    found = read(paths, published=published, outlet=outlet, stdin=sys.stdin.buffer.read)
    name(found.problems)
    if not found.documents:
        click.echo("uratori: 読める文書がありませんでした / nothing could be read", err=True)
        sys.exit(1)
    return found.documents, found.problems


def name(problems: Iterable[Problem], before: str = "") -> None:
    """Name what was left out, a line each on standard error; ``before`` stands in front of each line."""
    for problem in problems:
        from uratori.dossier.problems import in_both  # noqa: PLC0415 - mostly there is nothing to name

        click.echo(f"{before}uratori: {in_both(problem)}", err=True)


def name_failures(analyses: Iterable[Analysis]) -> tuple[Problem, ...]:
    """The documents that could not be analysed, named on standard error."""
    found = tuple(
        Problem(a.document.source, f"{a.document.id}: {flag}", "please report it with the text")
        for a in analyses
        for flag in a.document.flags
        if flag.startswith(pipeline.FAILED)
    )
    name(found)
    return found


def leave(problems: Sequence[Problem]) -> None:
    if any(p.lost for p in problems):
        sys.exit(3)


def console() -> Console:
    """Standard output; as wide as the terminal, or 100 columns where it is a file or a pipe."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 100
    return Console(width=width, highlight=False)


@contextmanager
def progress(language: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error once the work takes longer than two seconds; nothing where that is no
    terminal."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    task = bar.add_task("", total=None)
    later = threading.Timer(_PROGRESS_AFTER, bar.start)  # the first step may be long in coming
    later.daemon = True
    later.start()

    def step(stage: str, done: int, total: int) -> None:
        bar.update(task, description=_STAGES[language].get(stage, stage), completed=done, total=total)

    try:
        yield step
    finally:
        later.cancel()
        later.join()
        bar.stop()
