"""``uratori check``: documents against each other."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from uratori import claims, pipeline
from uratori import desk as store
from uratori import dossier as views
from uratori.cli import options, terminal
from uratori.cli.decide import decided
from uratori.cli.output import announce, known_form, write
from uratori.cli.place import named, opened
from uratori.contract import dossier_to_json
from uratori.model import Dossier, Outlet, Published
from uratori.reading import Problem


@click.command()
@options.some_paths
@options.as_json
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=known_form,
    help="調書の書き出し先 / where the dossier goes (.html or .md; default dossier.html)",
)
@click.option("--open", "open_", is_flag=True, help="書き出した調書を開く / open the dossier")
@click.option(
    "--claim",
    "number",
    type=click.IntRange(min=1),
    help="主張を一つ、経路と理由まで開く / open one claim by its number",
)
@click.option("--since", type=options.Since(), help="その日の終わりから後の変化だけ / only what changed after that day")
@options.decisions
@named
@options.published
@options.outlet
@options.jobs
@options.language
def check(
    paths: tuple[str, ...],
    as_json: bool,
    output: Path | None,
    open_: bool,
    number: int | None,
    since: str | None,
    decisions: Path,
    place: Path | None,
    published: Published | None,
    outlet: Outlet | None,
    jobs: int | None,
    language: str,
) -> None:
    """文書を突き合わせ、要約を表示し、調書 (dossier.html) を書き出す / Lay documents against each other.

    \b
    PATH: テキスト、フォルダー、JSON Lines、- (標準入力) / text files, folders, JSON Lines, - for standard input
    例 / Examples:
      uratori check articles/
      uratori check articles/ -o story.html --open
      uratori check articles/ --claim 3
      uratori check articles/ --since 2024-05-12
      uratori check --json articles/ > dossier.json
      uratori check --desk story.uratori
    """
    dossier, problems = _dossier(paths, place, decisions, published, outlet, jobs, language)
    problems = (*problems, *terminal.name_failures(dossier.documents))
    target = output or (None if as_json or number or since else Path("dossier.html"))
    if target:
        write(dossier, target, language)
    if since:
        groups = [story.documents for story in dossier.stories]
        changed = claims.since(dossier.documents, dossier.entities, groups, since, told=dossier.stories)
        if as_json:
            click.echo(json.dumps([asdict(c) for c in changed], ensure_ascii=False))
        else:
            views.terminal.changes(dossier, changed, since, terminal.console(), language=language)
    elif as_json:
        click.echo(json.dumps(dossier_to_json(dossier), ensure_ascii=False))
    elif number:
        try:
            views.terminal.claim(dossier, number, terminal.console(), language=language)
        except LookupError as error:
            count = sum(len(s.claims) for s in dossier.stories)
            raise click.BadParameter(
                f"{number}: 1–{count} の番号を指定してください / choose 1–{count}", param_hint="--claim"
            ) from error
    else:
        views.terminal.summary(dossier, terminal.console(), language=language)
    if target:
        announce(target, open_)
    terminal.leave(problems)


def _dossier(
    paths: tuple[str, ...],
    place: Path | None,
    decisions: Path,
    published: Published | None,
    outlet: Outlet | None,
    jobs: int | None,
    language: str,
) -> tuple[Dossier, tuple[Problem, ...]]:
    """What the paths give, under the decisions of the desk where one is named, else of the file; or, without paths,
    what is on the desk."""
    if not paths:
        if place is None:
            raise click.UsageError("PATH か --desk を指定してください / name a PATH, or a desk with --desk")
        with opened(place) as desk, terminal.progress(language) as step:
            step("check", 0, 1)
            return desk.dossier(), ()
    documents, problems = terminal.read_documents(paths, published, outlet)
    if place is None:
        standing = decided(decisions)
    else:
        with opened(place) as desk:
            standing = store.standing(desk.decisions())
    with terminal.progress(language) as step:
        return pipeline.check(documents, step, standing, options.processes(jobs, documents)), problems
