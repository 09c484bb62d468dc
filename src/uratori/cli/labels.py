"""``uratori labels``: what was set right on the desk, as a gold set."""

from __future__ import annotations

from pathlib import Path

import click

from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.desk import goldset


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seen", is_flag=True, help="ひととおり確認した層だけ / only layers that were gone through")
@desk_option
def labels(folder: Path, seen: bool, place: Path | None) -> None:
    """デスクで直した解析を、evaluate が測れる正解データにする / Write what you set right as a gold set (docs/gold.md).

    ブラウザーで文書を開き「解析を直す」で直したものを FOLDER に書き出します。FOLDER にあった前の書き出しは置き換えます。
    What was set right in the browser (a document, then "Set the analysis right").

    \b
    例 / Examples:
      uratori labels corrected/
      uratori evaluate corrected/ --differences 20
    """
    if folder.exists() and any(folder.iterdir()) and not _ours(folder / "documents.jsonl"):
        message = "空のフォルダーか前の書き出し先にしてください / is neither empty nor written by this command"
        raise click.UsageError(f"{folder}: {message}")
    with opened(place) as desk:
        files = goldset.files(desk, seen=seen)
    if not files:
        raise click.ClickException("訂正がありません / nothing has been set right")
    for old in (folder / "docs").glob("*.txt"):
        old.unlink()
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    texts = sum(path.startswith("docs/") for path in files)
    click.echo(f"書き出しました / written: {texts} → {folder}")


def _ours(documents: Path) -> bool:
    """Whether a set was written here before: its rows name documents of a desk. A set of someone's own stays as it is."""
    return documents.exists() and all('"desk": ' in row for row in documents.read_text("utf-8").splitlines())
