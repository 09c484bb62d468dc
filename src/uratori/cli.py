"""The command line: the door to the house.

Exit status: 0 done; 1 nothing could be read; 2 wrong usage; 3 done, but some inputs were left out (each named on
standard error).
"""

from __future__ import annotations

import gc
import getpass
import json
import os
import sys
import time
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from uratori import claims, desk, evaluation, pipeline
from uratori import dossier as views
from uratori.contract import analysis_to_json, dossier_to_json
from uratori.model import Analysis, Document, Dossier, Outlet, Published
from uratori.names import Decision
from uratori.reading import Problem, given, named, read

_PROGRESS_AFTER = 2.0
# Analyses are many small values without cycles, kept to the end: to look through all of them every 700 is for nothing.
_COLLECT = (50_000, 20, 50)
_STAGES = {
    "ja": {"analyze": "文書を解析しています", "check": "突き合わせています"},
    "en": {"analyze": "analysing documents", "check": "cross-checking"},
}


class _Day(click.ParamType[Published]):
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


class _Since(click.ParamType[str]):
    """A day, written as any date is; a month has no end of the day to start from."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        day = _Day().convert(value, param, ctx).day
        if day is None or len(day) != 10:
            self.fail(f"{value!r}: 日まで書いてください / give a day: 2024-05-12", param, ctx)
        return day


class _Name(click.ParamType[Outlet]):
    name = "name"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Outlet:
        return named(str(value))


_paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=str), metavar="PATH…")
_json = click.option("--json", "as_json", is_flag=True, help="JSON で出力する / print JSON (docs/json.md)")
_published = click.option(
    "--published", type=_Day(), help="日付のない文書の配信日 / date of the texts that bear none, e.g. 2023-09-12"
)
_outlet = click.option("--outlet", type=_Name(), help="媒体名のない文書の媒体 / outlet of the texts that name none")
_language = click.option(
    "--language",
    type=click.Choice(["ja", "en"]),
    default="ja",
    envvar="URATORI_LANGUAGE",
    show_default=True,
    help="表示の言語 / language of the labels",
)


_decisions = click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("uratori-decisions.jsonl"),
    show_default=True,
    help="人名などの統合・分離の決定 / your decisions on names (see: uratori decide)",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="uratori")
def main() -> None:
    """裏取り: 日本語の報道を突き合わせ、だれが言ったのか、独立した出所がいくつあるのかを示します。

    Cross-check Japanese news: who said it, through whom, and by how many independent origins a claim is borne.

    \b
    例 / Examples:
      uratori check articles/
      uratori check a.txt b.txt -o story.html --open
      uratori check articles/ --claim 3
      uratori analyze article.txt --published 2023-09-12
      cat rows.jsonl | uratori check --json -
    """
    gc.set_threshold(*_COLLECT)


@main.command()
@_paths
@_json
@_published
@_outlet
@_language
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
    documents, problems = _read(paths, published, outlet)
    console = _console()
    with _progress(language) as step:
        for n, document in enumerate(documents):
            step("analyze", n, len(documents))
            analysis = pipeline.attempt(document)
            problems = (*problems, *_failed([analysis]))
            if as_json:
                click.echo(json.dumps(analysis_to_json(analysis), ensure_ascii=False))
            else:
                views.terminal.statements(analysis, console, language=language)
    _leave(problems)


@main.command()
@_paths
@_json
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="調書の書き出し先 / where the dossier goes (.html or .md; default dossier.html)",
)
@click.option("--open", "open_", is_flag=True, help="書き出した調書を開く / open the dossier")
@click.option(
    "--claim",
    "number",
    type=click.IntRange(min=1),
    help="主張を一つ、経路と理由まで開く / open one claim by its number",
)
@click.option("--since", type=_Since(), help="その日の終わりから後の変化だけ / only what changed after that day")
@_decisions
@_published
@_outlet
@_language
def check(
    paths: tuple[str, ...],
    as_json: bool,
    output: Path | None,
    open_: bool,
    number: int | None,
    since: str | None,
    decisions: Path,
    published: Published | None,
    outlet: Outlet | None,
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
    """
    documents, problems = _read(paths, published, outlet)
    with _progress(language) as step:
        dossier = pipeline.check(documents, step, _decided(decisions))
    problems = (*problems, *_failed(dossier.documents))
    if since:
        groups = [story.documents for story in dossier.stories]
        changed = claims.since(dossier.documents, dossier.entities, groups, since)
        if as_json:
            click.echo(json.dumps([asdict(c) for c in changed], ensure_ascii=False))
        else:
            views.terminal.changes(dossier, changed, since, _console(), language=language)
    elif as_json:
        click.echo(json.dumps(dossier_to_json(dossier), ensure_ascii=False))
    elif number:
        try:
            views.terminal.claim(dossier, number, _console(), language=language)
        except LookupError as error:
            count = sum(len(s.claims) for s in dossier.stories)
            raise click.BadParameter(
                f"{number}: 1–{count} の番号を指定してください / choose 1–{count}", param_hint="--claim"
            ) from error
    else:
        views.terminal.summary(dossier, _console(), language=language)
    if not (as_json or number or since) or output:
        _write(dossier, output or Path("dossier.html"), language, open_)
    _leave(problems)


@main.group()
def decide() -> None:
    """同一か別かを決める。以後の check で必ず優先され、取り消せる / Decide who is one and who is two.

    \b
    例 / Examples:
      uratori decide same 金正恩 キム・ジョンウン
      uratori decide different 山田太郎 山田
      uratori decide list
      uratori decide undo 2
    """


def _names(command: Callable[..., None]) -> Callable[..., None]:
    return _decisions(click.argument("name")(click.argument("other")(command)))


@decide.command()
@_names
def same(name: str, other: str, decisions: Path) -> None:
    """二つの名前は同一 / The two names are of one."""
    _keep(lambda kept: kept.decide(name, other, one=True), decisions)


@decide.command()
@_names
def different(name: str, other: str, decisions: Path) -> None:
    """二つの名前は別 / The two names are of two."""
    _keep(lambda kept: kept.decide(name, other, one=False), decisions)


@decide.command()
@click.argument("number", type=int)
@_decisions
def undo(number: int, decisions: Path) -> None:
    """決定を取り消す / Take a decision back, by its number in the list."""
    _keep(lambda kept: kept.undo(number), decisions)


@decide.command(name="list")
@_decisions
def list_(decisions: Path) -> None:
    """これまでの決定 / The decisions so far."""
    try:
        for kept in desk.load(decisions):
            click.echo(_kept(kept) + ("" if kept.holds else "  取り消し済み / undone"))
    except desk.DecisionError as error:
        raise click.ClickException(str(error)) from error


def _keep(act: Callable[[desk.Decisions], desk.Kept], path: Path) -> None:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        kept = act(desk.Decisions(path, getpass.getuser(), now))
    except (desk.DecisionError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(_kept(kept))


def _kept(kept: desk.Kept) -> str:
    return f"{kept.number}  {kept.name} {'=' if kept.one else '≠'} {kept.other}  {kept.by} {kept.at}"


def _decided(path: Path) -> tuple[Decision, ...]:
    try:
        return desk.standing(desk.load(path))
    except (desk.DecisionError, OSError) as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--layers", default=",".join(evaluation.LAYERS), show_default=True, help="測る層 / the layers to measure")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力する / print JSON")
@click.option(
    "--differences", "most", type=int, default=0, help="違いを層ごとに N 件まで示す / print up to N differences"
)
@click.option(
    "--page", type=click.Path(dir_okay=False, path_type=Path), help="違いの一覧を HTML に / differences as a page"
)
@click.option(
    "--compare",
    "old",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="前の --json と比べる / what was won and lost since an earlier --json",
)
def evaluate(gold: Path, layers: str, as_json: bool, most: int, page: Path | None, old: Path | None) -> None:
    """正解を付けた文書で精度を測る / Measure accuracy on labelled texts (docs/gold.md).

    \b
    例 / Examples:
      uratori evaluate tests/gold
      uratori evaluate tests/gold --layers times,names --differences 20
      uratori evaluate tests/gold --json --differences 9999 > before.json
      uratori evaluate tests/gold --compare before.json
    """
    if unknown := set(layers.split(",")) - set(evaluation.LAYERS):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: {', '.join(evaluation.LAYERS)}", param_hint="--layers")
    try:
        labelled = evaluation.load(gold)
    except evaluation.GoldError as error:
        raise click.ClickException(str(error)) from error
    found = evaluation.evaluate(labelled, layers.split(","))
    if as_json:
        click.echo(json.dumps(found.to_json(most), ensure_ascii=False, indent=1))
    elif old:
        changes = evaluation.compare(json.loads(old.read_text(encoding="utf-8")), found.to_json(None))
        evaluation.report.changes(changes, labelled.texts, _console(), most or 5)
    else:
        evaluation.report.table(found, _console())
        evaluation.report.differences(found, labelled.texts, _console(), most)
    if page:
        page.write_text(evaluation.report.page(found, labelled.texts), encoding="utf-8")
        click.echo(f"differences: {page}", err=True)


def _read(
    paths: Sequence[str], published: Published | None, outlet: Outlet | None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read, name every problem on standard error; end with 1 where nothing is left."""
    found = read(paths, published=published, outlet=outlet, stdin=sys.stdin.buffer.read)
    for problem in found.problems:
        click.echo(f"uratori: {problem}", err=True)
    if not found.documents:
        click.echo("uratori: 読める文書がありませんでした / nothing could be read", err=True)
        sys.exit(1)
    return found.documents, found.problems


def _failed(analyses: Iterable[Analysis]) -> tuple[Problem, ...]:
    """The documents that could not be analysed, named on standard error."""
    found = tuple(
        Problem(a.document.source, f"{a.document.id}: {flag}", "please report it with the text")
        for a in analyses
        for flag in a.document.flags
        if flag.startswith(pipeline.FAILED)
    )
    for problem in found:
        click.echo(f"uratori: {problem}", err=True)
    return found


def _write(dossier: Dossier, path: Path, language: str, open_: bool) -> None:
    view = views.markdown if path.suffix.lower() in (".md", ".markdown") else views.html
    page = view.render(dossier, language=language)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(
            f"{path}: {error.strerror} — 書き出せません / cannot be written; choose another with -o"
        ) from error
    click.echo(f"調書 / dossier: {path}", err=True)
    if open_:
        webbrowser.open(path.resolve().as_uri())


def _leave(problems: Sequence[Problem]) -> None:
    if any(p.lost for p in problems):
        sys.exit(3)


def _console() -> Console:
    """Standard output; as wide as the terminal, or 100 columns where it is a file or a pipe."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 100
    return Console(width=width, highlight=False)


@contextmanager
def _progress(language: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error once the work takes longer than two seconds; nothing where that is no
    terminal."""
    begun = time.monotonic()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    task = bar.add_task("", total=None)

    def step(stage: str, done: int, total: int) -> None:
        if not bar.live.is_started and time.monotonic() - begun > _PROGRESS_AFTER:
            bar.start()
        bar.update(task, description=_STAGES[language].get(stage, stage), completed=done, total=total)

    try:
        yield step
    finally:
        bar.stop()
