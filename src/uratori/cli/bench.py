"""``uratori bench``: how fast this machine reads."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table

from uratori.cli import options, terminal
from uratori.data import sample
from uratori.evaluation import speed


@click.command()
@options.some_paths
@options.as_json
@click.option(
    "--rounds",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="最もよい回を採る繰り返し数 / the best of so many rounds counts",
)
@click.option(
    "--length",
    "lengths",
    type=click.IntRange(min=100),
    multiple=True,
    default=speed.LENGTHS,
    show_default=True,
    help="長さによる変化を測る文字数 (複数可) / lengths of text to take the growth on",
)
@options.language
def bench(paths: tuple[str, ...], as_json: bool, rounds: int, lengths: tuple[int, ...], language: str) -> None:
    """解析の速さを、Sudachi だけの速さと (あれば) ja_ginza と並べて測る / Measure speed beside bare Sudachi.

    \b
    PATH: check と同じ。なければ付属の見本 / as for check; without it, the sample that ships with the program
    例 / Examples:
      uratori bench
      uratori bench --json articles/
      uratori bench --rounds 1 --length 1000000
    """
    documents, problems = terminal.read_documents(paths or (str(sample.folder()),), None, None)
    with terminal.progress(language) as step:
        found = speed.measure(documents, rounds, lengths, step)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        _table(found, terminal.console())
    terminal.leave(problems)


def _table(found: speed.Speed, console: Console) -> None:
    console.print(f"{found.documents} documents, {found.characters:,} characters", markup=False)
    grid = Table(box=None, pad_edge=False)
    grid.add_column("layer")
    grid.add_column("characters a second", justify="right")
    for layer, rate in found.layers.items():
        grid.add_row(layer, f"{rate:,}")
    grid.add_row("whole, first pass", f"{found.first_pass_characters_per_second:,}")
    for length, rate in found.growth.items():
        grid.add_row(f"whole, one text of {length:,}", f"{rate:,}")
    console.print(grid)
    console.print(f"share of bare tokenisation: {found.share_of_bare_tokenisation:.1%}", markup=False)
    peer = f"{found.times_ginza:,} times" if found.times_ginza else "not installed (pip install 'uratori[ginza]')"
    console.print(f"beside ja_ginza: {peer}", markup=False)
    memory = "" if found.peak_memory_mb is None else f"; peak memory: {found.peak_memory_mb} MB"
    console.print(f"start to first answer: {found.start_up_seconds} s{memory}", markup=False)
    console.print(", ".join(f"{k} {v}" for k, v in found.machine.items()), markup=False, soft_wrap=True)
