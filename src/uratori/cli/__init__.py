"""The command line: the door to the house.

Exit status: 0 done; 1 nothing could be read; 2 wrong usage; 3 done, but some inputs were left out (each named on
standard error).
"""

from __future__ import annotations

import gc

import click

from uratori.cli.add import add
from uratori.cli.analyze import analyze
from uratori.cli.bench import bench
from uratori.cli.check import check
from uratori.cli.decide import decide
from uratori.cli.desk import desk
from uratori.cli.doctor import doctor
from uratori.cli.evaluate import evaluate
from uratori.cli.find import find
from uratori.cli.list import list_
from uratori.cli.moving import export, import_
from uratori.cli.note import note
from uratori.cli.remove import remove, restore
from uratori.cli.show import show
from uratori.cli.watch import watch

# Analyses are many small values without cycles, kept to the end: to look through all of them every 700 is for nothing.
_COLLECT = (50_000, 20, 50)


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
      uratori desk articles/
      uratori analyze article.txt --published 2023-09-12
      cat rows.jsonl | uratori check --json -
    """
    gc.set_threshold(*_COLLECT)


_COMMANDS = (
    check,
    desk,
    analyze,
    add,
    watch,
    list_,
    show,
    find,
    note,
    decide,
    remove,
    restore,
    export,
    import_,
    doctor,
    evaluate,
    bench,
)
for _command in _COMMANDS:
    main.add_command(_command)
