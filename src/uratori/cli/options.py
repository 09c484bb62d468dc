"""What several commands ask for: their arguments and options."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from uratori.model import Document, Outlet, Published
from uratori.reading import given, named


class Day(click.ParamType[Published]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Published:
        try:
            return given(str(value))
        except ValueError:
            self.fail(
                f"{value!r} は日付ではありません。2024-05-12 のように書いてください / is no date: write 2024-05-12",
                param,
                ctx,
            )


class Since(click.ParamType[str]):
    """A day, written as any date is; a month has no end of the day to start from."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        day = Day().convert(value, param, ctx).day
        if day is None or len(day) != 10:
            self.fail(f"{value!r}: 日まで書いてください / give a day: 2024-05-12", param, ctx)
        return day


class Name(click.ParamType[Outlet]):
    name = "name"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Outlet:
        return named(str(value))


PATH = click.Path(readable=False, path_type=str)  # a file that may not be read is named, and stops nobody else's
paths = click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH…")
some_paths = click.argument("paths", nargs=-1, type=PATH, metavar="[PATH…]")
as_json = click.option("--json", "as_json", is_flag=True, help="JSON で出力する / print JSON (docs/json.md)")
published = click.option(
    "--published", type=Day(), help="日付のない文書の配信日 / date of the texts that bear none, e.g. 2023-09-12"
)
outlet = click.option("--outlet", type=Name(), help="媒体名のない文書の媒体 / outlet of the texts that name none")
language = click.option(
    "--language",
    type=click.Choice(["ja", "en"]),
    default="ja",
    envvar="URATORI_LANGUAGE",
    show_default=True,
    help="表示の言語 / language of the labels",
)


decisions = click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("uratori-decisions.jsonl"),
    show_default=True,
    help="人名などの統合・分離の決定 / your decisions on names (see: uratori decide)",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="並行して使うプロセスの数 (既定: 文書が多ければコアの数) / processes to share the work out to (default: the cores,"
    " where there are many documents)",
)


def processes(jobs: int | None, documents: Sequence[Document]) -> int:
    """How many processes to use: what was asked for, else as many as there are cores where the work is worth the
    seconds that starting them takes."""
    if jobs:
        return jobs
    if len(documents) < _MANY and sum(d.end - d.start for d in documents) < _MUCH:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_MANY, _MUCH = 400, 300_000  # documents, characters
