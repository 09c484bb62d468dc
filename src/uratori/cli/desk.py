"""``uratori desk``: the page in the browser."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path

import click

from uratori import desk as store
from uratori.cli import options, terminal
from uratori.model import Outlet, Published
from uratori.reading import Reading


@click.command(name="desk")
@click.argument("paths", nargs=-1, type=click.Path(path_type=str), metavar="[PATH…]")
@click.option(
    "--desk",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="URATORI_DESK",
    help="デスクのファイル。なければ作る / the file of the desk; made where there is none",
)
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
    help="ほかの機械にも見せるときだけ。鍵を求める / others may look; asks for a key",
)
@click.option("--open/--no-open", "open_", default=True, help="ブラウザーで開く / open the browser")
@options.published
@options.outlet
@options.language
def desk(
    paths: tuple[str, ...],
    file: Path | None,
    port: int,
    host: str,
    open_: bool,
    published: Published | None,
    outlet: Outlet | None,
    language: str,
) -> None:
    """デスクをブラウザーで開く。PATH を挙げれば、その資料だけを見て何も残さない / Open the desk in the browser.

    \b
    PATH: check と同じ / as for check; with PATHs nothing is kept
    例 / Examples:
      uratori desk
      uratori desk articles/
      uratori desk --desk story.uratori --no-open
    """
    if paths and file:
        raise click.UsageError("PATH と --desk は一緒に使えません / give PATHs or --desk, not both")
    # The server is loaded by this command alone.
    from uratori import web  # noqa: PLC0415

    try:
        opened = store.memory() if paths else store.open(file)
    except store.DeskError as error:
        raise click.ClickException(str(error)) from error
    with opened:
        if paths:
            _lay_out(opened, paths, published, outlet, language)

        def started(address: str) -> None:
            click.echo(f"デスク / desk: {address}   (Ctrl+C で終了 / to stop)", err=True)
            if open_:
                webbrowser.open(address)

        try:
            web.serve(opened, host=host, port=port, language=language, editor=_user(), started=started)
        except OSError as error:
            raise click.ClickException(
                f"{host}:{port}: {error.strerror} — 別の --port を指定してください / choose another --port"
            ) from error


def _lay_out(
    opened: store.Desk,
    paths: tuple[str, ...],
    published: Published | None,
    outlet: Outlet | None,
    language: str,
) -> None:
    """Put the files on a desk that is not kept."""
    documents, _ = terminal.read_documents(paths, published, outlet)
    with terminal.progress(language) as step:
        opened.add(store.sources(Reading(documents)), progress=step)
        opened.settle(step)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
