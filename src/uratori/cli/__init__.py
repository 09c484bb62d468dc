"""The command line: the door to the house.

Exit status: 0 done; 1 nothing could be read; 2 wrong usage; 3 done, but some inputs were left out (each named on
standard error); 130 interrupted.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import NamedTuple

import click

from uratori.cli import wrong

# Analyses are many small values without cycles, kept to the end: to look through all of them every 700 is for nothing.
_COLLECT = (50_000, 20, 50)


class _Place(NamedTuple):
    """Where a command stands, and the first sentence of its help."""

    module: str
    name: str
    help: str


_COMMANDS = {
    "check": _Place(
        "check",
        "check",
        "文書を突き合わせ、要約を表示し、調書 (dossier.html) を書き出す / Lay documents against each other.",
    ),
    "desk": _Place(
        "desk",
        "desk",
        "デスクをブラウザーで開く。PATH を挙げれば、その資料だけを見て何も残さない / Open the desk in the browser.",
    ),
    "analyze": _Place(
        "analyze",
        "analyze",
        "文書を一つずつ解析し、だれの発言かを一行ずつ示す / Read each document alone: who said what, through whom.",
    ),
    "add": _Place(
        "add",
        "add",
        "文書をデスクに加える。同じものは一度だけ、書き換わったページは版として残る / Put documents on the desk.",
    ),
    "watch": _Place(
        "watch",
        "watch",
        "フィードとページを見張り、出所の増減、否定、更新、書き換えを知らせる / Follow feeds; tell what changes.",
    ),
    "list": _Place("list", "list_", "デスクにある案件と文書 / The stories and documents on the desk."),
    "show": _Place("show", "show", "案件・主張・文書を一つ見る / Show one story, claim or document."),
    "find": _Place("find", "find", "文書・主張・人物を言葉で探す / Find documents, claims and people by words."),
    "note": _Place(
        "note",
        "note",
        "自分の確認状況を言葉に付ける (裏取り済み・要確認・見送り) / Note your own standing beside words.",
    ),
    "decide": _Place(
        "decide",
        "decide",
        "同一か別かを決める。以後の check で必ず優先され、取り消せる / Decide who is one and who is two.",
    ),
    "remove": _Place(
        "remove",
        "remove",
        "文書をデスクから取り除く (restore で戻せる) / Take documents from the desk; restore brings them back.",
    ),
    "restore": _Place("remove", "restore", "取り除いた文書を戻す / Bring removed documents back."),
    "export": _Place(
        "moving",
        "export",
        "デスクを丸ごと書き出す (ZIP: JSON Lines と原本) / Write the desk as an archive: JSON Lines and the originals.",
    ),
    "import": _Place(
        "moving",
        "import_",
        "書き出したデスクを取り込む。中身はすべて照合する / Fill a new desk from an archive; every part is checked.",
    ),
    "labels": _Place(
        "labels",
        "labels",
        "デスクで直した解析を、evaluate が測れる正解データにする / Write what you set right as a gold set (docs/gold.md).",
    ),
    "doctor": _Place("doctor", "doctor", "デスクに壊れたところがないかを調べる / See whether the desk is sound."),
    "evaluate": _Place(
        "evaluate", "evaluate", "正解を付けた文書で精度を測る / Measure accuracy on labelled texts (docs/gold.md)."
    ),
    "bench": _Place(
        "bench",
        "bench",
        "解析の速さを、Sudachi だけの速さと (あれば) ja_ginza と並べて測る / Measure speed beside bare Sudachi.",
    ),
}


class _Commands(click.Group):
    """The commands by name. The one that is called is loaded, with the rooms behind it; to list them loads none."""

    def invoke(self, ctx: click.Context) -> object:
        with wrong.said():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        place = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"{__name__}.{place.module}"), place.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = formatter.width - 6 - max(map(len, _COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=_COMMANDS[name].help).get_short_help_str(width))
                    for name in self.list_commands(ctx)
                ]
            )


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
