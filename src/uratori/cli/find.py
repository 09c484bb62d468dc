"""``uratori find``: search the desk."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.text import Text

from uratori.cli import options, terminal
from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.desk import Borne, Hit, Quote
from uratori.dossier.labels import Labels

_KINDS = {"document": "文書 / documents", "claim": "主張 / claims", "person": "人物 / people"}


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--kind", "kinds", type=click.Choice(list(_KINDS)), multiple=True, help="探すもの / what to look for")
@click.option(
    "--limit", type=click.IntRange(1, 500), default=10, show_default=True, help="種類ごとの件数 / of each kind"
)
@desk_option
@options.as_json
@options.language
def find(
    words: tuple[str, ...], kinds: tuple[str, ...], limit: int, place: Path | None, as_json: bool, language: str
) -> None:
    """文書・主張・人物を言葉で探す / Find documents, claims and people by words.

    漢字でも、かなでも、語の一部でも。空白で区切ると、すべてを含むもの。
    Kanji, kana, parts of words; of several words, all must be there.

    \b
    終了コード / exit: 0 見つかった found, 1 見つからない nothing found
    例 / Examples:
      uratori find 滑走路
      uratori find のと 地震
      uratori find --kind person キムジョンウン
    """
    with opened(place) as desk:
        hits = desk.search(" ".join(words), kinds or tuple(_KINDS), limit)  # type: ignore[arg-type]
    if as_json:
        click.echo(json.dumps([asdict(h) for h in hits], ensure_ascii=False))
    else:
        _show(hits, Labels(language))
    if not hits:
        click.echo("uratori: 見つかりませんでした / nothing found", err=True)
        sys.exit(1)


def _show(hits: tuple[Hit, ...], t: Labels) -> None:
    console = terminal.console()
    for kind, title in _KINDS.items():
        found = [h for h in hits if h.kind == kind]
        if found:
            console.print(Text(f"{title} {len(found)}", "bold"))
        for h in found:
            about = "  ".join(p for p in (h.outlet, h.published, h.story and f"[{h.story}]") if p)
            label = f"{h.label} ({'、'.join(h.names)})" if h.names else h.label
            name = "" if h.kind == "person" else f"{h.id}  "
            console.print(Text(f"{name}{label}  {about}"), soft_wrap=True)
            if h.bears:
                console.print(Text(f"    {_borne(h.bears, t)}"), soft_wrap=True)
            for q in h.quotes:
                console.print(Text("    ").append_text(_quote(q)), soft_wrap=True)
                if h.kind == "document":
                    for b in q.bears:
                        console.print(Text(f"      {b.claim}  {_borne(b, t)}"), soft_wrap=True)


def _quote(q: Quote) -> Text:
    text = Text(q.text.replace("\n", " "))
    for m in q.marks:
        text.stylize("bold underline", m.start, m.end)
    return text


def _borne(b: Borne, t: Labels) -> str:
    return f"{t.bounds(b.min, b.max)} {t('status', b.status)}"
