"""``uratori analyze``: each document alone."""

from __future__ import annotations

import json

import click

from uratori import dossier as views
from uratori import pipeline
from uratori.cli import options, terminal
from uratori.contract import analysis_to_json
from uratori.model import Outlet, Published


@click.command()
@options.paths
@options.as_json
@options.published
@options.outlet
@options.language
def analyze(
    paths: tuple[str, ...], as_json: bool, published: Published | None, outlet: Outlet | None, language: str
) -> None:
    """文書を一つずつ解析し、だれの発言かを一行ずつ示す / Read each document alone: who said what, through whom.

    \b
    PATH: テキスト、フォルダー、JSON Lines、- (標準入力) / text files, folders, JSON Lines, - for standard input
    例 / Examples:
      uratori analyze article.txt
      uratori analyze --json articles/ > analyses.jsonl
    """
    documents, problems = terminal.read_documents(paths, published, outlet)
    console = terminal.console()
    with terminal.progress(language) as step:
        for n, analysis in enumerate(pipeline.attempt_all(documents)):
            step("analyze", n, len(documents))
            problems = (*problems, *terminal.name_failures([analysis]))
            if as_json:
                click.echo(json.dumps(analysis_to_json(analysis), ensure_ascii=False))
            else:
                views.terminal.statements(analysis, console, language=language)
    terminal.leave(problems)
