"""``uratori watch``: feeds and pages, followed for days."""

from __future__ import annotations

import signal
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uratori.cli import options, terminal
from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.desk import Desk, telling

if TYPE_CHECKING:
    from uratori.intake import Plan, Round

_LONGEST_SLEEP = 3600.0


@click.command()
@click.argument("feeds", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FEEDS.toml")
@desk_option
@click.option("--once", is_flag=True, help="一回だけ見て終わる (cron 用) / one round, then end (for cron)")
@click.option("--private", is_flag=True, help="社内などの内部アドレスも取得する / fetch from private networks too")
@options.language
def watch(feeds: Path, place: Path | None, once: bool, private: bool, language: str) -> None:
    """フィードとページを見張り、出所の増減、否定、更新、書き換えを知らせる / Follow feeds; tell what changes.

    robots.txt に従い、相手先ごとに間隔を空け、名乗って取得します。Ctrl-C で止まり、続きから再開できます。
    Obeys robots.txt, keeps a pace for each host, says who it is; stops at Ctrl-C and goes on from there.

    \b
    FEEDS.toml (docs/watch.md):
      report = "changes.atom"
      [[feed]]
      url = "https://example.jp/rss.xml"
      match = "地震|津波"
    例 / Examples:
      uratori watch feeds.toml
      uratori watch feeds.toml --desk story.uratori --once
    終了コード / exit (--once): 0 完了 done, 1 何も取得できない nothing came, 3 一部を取得できない some did not come
    """
    from uratori import intake  # noqa: PLC0415 - the network's libraries take a while to load

    try:
        plan = intake.load(feeds)
    except intake.PlanError as error:
        raise click.UsageError(str(error)) from error
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with opened(place, create=True) as desk, intake.Fetcher(intake.Limits(private=private)) as fetcher:
        manners = intake.Manners(fetcher, plan.pace, sleep=stop.wait)
        follower = intake.Follower(desk, plan, fetcher, manners, stopped=stop.is_set)
        click.echo(f"見張る先 / following {len(plan.followed)} → {desk.path}", err=True)
        while not stop.is_set():
            done = follower.round()
            problems = _tell(desk, plan, done, language)
            if once:
                if not done.asked:
                    due = datetime.fromtimestamp(follower.next_due()).strftime("%m-%d %H:%M:%S")
                    click.echo(f"まだ見に行く時刻ではありません。次は {due} / nothing is due before {due}", err=True)
                sys.exit(_status(done, problems))
            stop.wait(min(_LONGEST_SLEEP, max(1.0, follower.next_due() - time.time())))


def _tell(desk: Desk, plan: Plan, done: Round, language: str) -> int:
    """Tell what the round changed; how many problems it had, each named on standard error."""
    from uratori.intake import tell  # noqa: PLC0415 - see watch

    clock = datetime.now().strftime("%H:%M")
    if done.added:
        count = {kind: sum(a.kind == kind for a in done.added) for kind in ("new", "version")}
        click.echo(f"{clock}  新規 / new {count['new']}  別の版 / versions {count['version']}", err=True)
    for change in tell.untold(desk, "terminal"):
        click.echo(f"{clock}  {telling.line(change, language)}")
    for url in done.gone:
        click.echo(f"{clock}  {telling.LABELS[language]['gone']} {url}")
    tell.told(desk, "terminal")
    terminal.name(done.problems, f"{clock}  ")
    problems: list[str] = []
    try:
        if plan.report:
            tell.write_feed(plan.report, desk, language)
    except OSError as error:
        problems.append(f"{plan.report}: 書き出せません / cannot be written ({error.strerror})")
    try:
        if plan.webhook and ((news := tell.untold(desk, "webhook")) or done.gone):
            tell.post(plan.webhook, news, done.gone, language)
        tell.told(desk, "webhook")
    except tell.WebhookError as error:
        problems.append(str(error))
    for problem in problems:
        click.echo(f"{clock}  uratori: {problem}", err=True)
    return len(done.problems) + len(problems)


def _status(done: Round, problems: int) -> int:
    if not problems:
        return 0
    return 1 if not done.added and done.asked <= len(done.problems) else 3
