"""The command line."""

from __future__ import annotations

import json
from pathlib import Path

import click

from uratori import pipeline
from uratori.model import Document, analysis_to_json, dossier_to_json
from uratori.reading import from_row


@click.group()
def main() -> None:
    """裏取り: cross-check Japanese news."""


def _documents(paths: tuple[str, ...]) -> list[Document]:
    out: list[Document] = []
    for path in paths:
        text = Path(path).read_bytes().decode("utf-8")
        rows = (
            [json.loads(line) for line in text.splitlines() if line.strip()]
            if path.endswith(".jsonl")
            else [{"id": Path(path).stem, "text": text}]
        )
        for row in rows:
            out.extend(from_row(row, path))
    return out


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--json", "as_json", is_flag=True)
def analyze(paths: tuple[str, ...], as_json: bool) -> None:
    """Analyse each document alone."""
    for document in _documents(paths):
        click.echo(json.dumps(analysis_to_json(pipeline.analyze(document)), ensure_ascii=False))


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--json", "as_json", is_flag=True)
def check(paths: tuple[str, ...], as_json: bool) -> None:
    """Lay documents against each other."""
    click.echo(json.dumps(dossier_to_json(pipeline.check(_documents(paths))), ensure_ascii=False))
