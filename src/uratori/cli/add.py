"""``uratori add``: documents onto the desk."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from uratori.cli import options, terminal
from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.desk import Change, Desk, Receipt, Source, gather, telling
from uratori.model import Outlet, Published
from uratori.reading import Problem

_ROWS = 12


@click.command()
@click.argument("paths", nargs=-1, required=True, type=options.PATH, metavar="PATH|URL…")
@desk_option
@click.option("--later", is_flag=True, help="突き合わせは次に見るときに / cross-check when it is next looked at")
@options.as_json
@options.published
@options.outlet
@options.language
def add(
    paths: tuple[str, ...],
    place: Path | None,
    later: bool,
    as_json: bool,
    published: Published | None,
    outlet: Outlet | None,
    language: str,
) -> None:
    """文書をデスクに加える。同じものは一度だけ、書き換わったページは版として残る / Put documents on the desk.

    \b
    PATH: ファイル、フォルダー、- (標準入力) / files, folders, - for standard input
    URL: 公開されたページやフィード / a public page or feed (http, https)
    終了コード / exit: 0 完了 done, 1 何も読めない nothing read, 3 一部を読まなかった some left out
    例 / Examples:
      uratori add articles/
      uratori add page.html --desk story.uratori
      uratori add https://example.jp/news/1.html
      cat rows.jsonl | uratori add -
    """
    with opened(place, create=True) as desk, terminal.progress(language) as step:
        last = desk.last_change
        receipt = desk.add(_given(paths, published, outlet), step)
        if receipt.added and not later:
            desk.settle(step)
        changes = desk.changes(last, limit=100_000) if receipt.added and not later else ()
    terminal.name(receipt.problems)
    if not receipt.added:
        click.echo("uratori: 読める文書がありませんでした / nothing could be read", err=True)
        sys.exit(1)
    if as_json:
        found = {"added": [asdict(a) for a in receipt.added], "changes": [asdict(c) for c in changes]}
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        _tell(receipt, changes, desk, language)
    terminal.leave(receipt.problems)


def _given(paths: tuple[str, ...], published: Published | None, outlet: Outlet | None) -> Iterator[Source | Problem]:
    files = [p for p in paths if not _is_address(p)]
    yield from gather(files, published=published, outlet=outlet, stdin=sys.stdin.buffer.read)
    if len(files) == len(paths):
        return
    from uratori import intake  # noqa: PLC0415 - the network's libraries take a while to load

    with intake.Fetcher() as fetcher:
        for url in filter(_is_address, paths):
            yield from intake.fetch(url, fetcher, published, outlet)


def _is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def _tell(receipt: Receipt, changes: tuple[Change, ...], desk: Desk, language: str) -> None:
    names = {
        "new": "新規 new",
        "version": "別の版 versions",
        "same": "既にある known",
        "removed": "取り除いた分 removed",
    }
    counts = "  ".join(f"{label} {n}" for kind, label in names.items() if (n := receipt.count(kind)))  # type: ignore[arg-type]
    click.echo(f"{counts}  → {desk.path}")
    old = {c.story for c in changes if c.before}
    shown = [c for c in changes if c.kind in telling.KINDS and (c.before or c.kind == "version")]
    for c in shown[:_ROWS]:
        click.echo(f"  {telling.line(c, language)}")
    if len(shown) > _ROWS:
        click.echo(f"  … {len(shown) - _ROWS}")
    if old:
        click.echo(f"  案件 / stories: {', '.join(sorted(s for s in old if s))}")
