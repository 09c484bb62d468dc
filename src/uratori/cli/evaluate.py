"""``uratori evaluate``: accuracy on labelled texts."""

from __future__ import annotations

import json
from pathlib import Path

import click

from uratori import evaluation
from uratori.cli import terminal


@click.command()
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
@click.option("--peers", is_flag=True, help="ほかの道具や数え方も同じ文書で測る / measure other tools and ways beside")
def evaluate(
    gold: Path, layers: str, as_json: bool, most: int, page: Path | None, old: Path | None, peers: bool
) -> None:
    """正解を付けた文書で精度を測る / Measure accuracy on labelled texts (docs/gold.md).

    \b
    例 / Examples:
      uratori evaluate tests/gold
      uratori evaluate tests/gold --layers times,names --differences 20
      uratori evaluate tests/gold --json --differences 9999 > before.json
      uratori evaluate tests/gold --compare before.json
      uratori evaluate tests/gold --peers
    """
    if unknown := set(layers.split(",")) - set(evaluation.LAYERS):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: {', '.join(evaluation.LAYERS)}", param_hint="--layers")
    try:
        labelled = evaluation.load(gold)
    except evaluation.GoldError as error:
        raise click.ClickException(str(error)) from error
    found = evaluation.evaluate(labelled, layers.split(","))
    others = tuple(evaluation.beside(labelled, layers.split(","))) if peers else ()
    if as_json:
        beside = {"peers": [b.to_json() for b in others]} if peers else {}
        click.echo(json.dumps({**found.to_json(most), **beside}, ensure_ascii=False, indent=1))
    elif old:
        changes = evaluation.compare(json.loads(old.read_text(encoding="utf-8")), found.to_json(None))
        evaluation.report.changes(changes, labelled.texts, terminal.console(), most or 5)
    else:
        evaluation.report.table(found, terminal.console())
        evaluation.report.peers(found, others, terminal.console())
        evaluation.report.differences(found, labelled.texts, terminal.console(), most)
    if page:
        page.write_text(evaluation.report.page(found, labelled.texts), encoding="utf-8")
        click.echo(f"differences: {page}", err=True)
