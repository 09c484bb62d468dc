"""``uratori desk``: the page in the browser."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import click

from uratori import desk as store
from uratori.cli import moving, options, terminal
from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.desk import Desk, Source, gather
from uratori.desk.store import user
from uratori.model import Outlet, Published
from uratori.reading import Problem


class _Desk(click.Command):
    """``uratori desk export FILE`` and ``uratori desk import FILE`` are ``uratori export`` and ``uratori import``, unless a
    file is called so."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        moved = {"export": moving.export, "import": moving.import_}.get(args[0] if args else "")
        if moved is None or Path(args[0]).exists():
            return super().make_context(info_name, args, parent, **extra)
        return moved.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)


@click.command(name="desk", cls=_Desk)
@options.some_paths
@desk_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8787,
    show_default=True,
    help="ポート。0 は空いている番号 / 0 takes a free one",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="ほかの機械にも見せるときだけ変える。鍵付きのアドレスになる / to let others look; the address bears a key",
)
@click.option("--open/--no-open", "open_", default=True, help="ブラウザーで開く / open the browser")
@options.published
@options.outlet
@options.language
def desk(
    paths: tuple[str, ...],
    place: Path | None,
    port: int,
    host: str,
    open_: bool,
    published: Published | None,
    outlet: Outlet | None,
    language: str,
) -> None:
    """デスクをブラウザーで開く。PATH を挙げれば、その資料だけを見て何も残さない / Open the desk in the browser.

    \b
    PATH: check と同じ / as for check; nothing of them is kept
    例 / Examples:
      uratori desk
      uratori desk articles/
      uratori desk --desk story.uratori --no-open
      uratori desk export desk.zip           (= uratori export; import: uratori import)
    """
    given = click.get_current_context().get_parameter_source("place")
    if paths and given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("PATH と --desk は一緒に使えません / give PATHs or --desk, not both")
    # The server is loaded by this command alone.
    from uratori import web  # noqa: PLC0415

    with _desk(paths, place) as found:
        if paths:
            _lay_out(found, paths, published, outlet, language)

        def started(address: str) -> None:
            click.echo(f"デスク / desk: {address}   (Ctrl+C で終了 / to stop)", err=True)
            if open_:
                webbrowser.open(address)

        try:
            with suppress(KeyboardInterrupt):  # the usual end
                web.serve(found, host=host, port=port, language=language, editor=user(), started=started)
        except OSError as error:
            raise click.ClickException(
                f"{host}:{port}: {error.strerror} — 別の --port を指定してください / choose another --port"
            ) from error


def _desk(paths: tuple[str, ...], place: Path | None) -> AbstractContextManager[Desk]:
    return store.memory() if paths else opened(place, create=True)


def _lay_out(
    found: Desk, paths: tuple[str, ...], published: Published | None, outlet: Outlet | None, language: str
) -> None:
    """Put the files on a desk that is not kept."""
    problems: list[Problem] = []

    def sources() -> Iterator[Source]:
        for item in gather(paths, published=published, outlet=outlet, stdin=sys.stdin.buffer.read):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                yield item

    with terminal.progress(language) as step:
        receipt = found.add(sources(), step)
        found.settle(step)
    terminal.name(problems)
    if not receipt.added:
        click.echo("uratori: 読める文書がありませんでした / nothing could be read", err=True)
        sys.exit(1)
