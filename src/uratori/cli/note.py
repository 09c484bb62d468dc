"""``uratori note``: the editor's own word beside the documents' words."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.desk import STANDINGS, Desk, Note, Standing


@click.group()
def note() -> None:
    """自分の確認状況を言葉に付ける (裏取り済み・要確認・見送り) / Note your own standing beside words.

    解析の結果とは別に残り、解析し直しても、文書が増えても、言葉に付いたまま残ります。
    Kept apart from what the program finds; it stays with the words.

    \b
    例 / Examples:
      uratori note add c1a2b3c4 --standing confirmed "市の広報に電話で確認"
      uratori note add 0512-teito --words "負傷者は3人" --standing check
      uratori note list
      uratori note undo 2
    """


@note.command()
@click.argument("id_", metavar="ID")
@click.argument("text", required=False, default="")
@click.option(
    "--standing",
    type=click.Choice(list(STANDINGS)),
    help="、".join(f"{k} {v}" for k, v in STANDINGS.items()),
)
@click.option("--words", help="文書の中の言葉 / the words of the document it is about")
@desk_option
def add(id_: str, text: str, standing: Standing | None, words: str | None, place: Path | None) -> None:
    """主張 (c…) か文書の言葉に付ける / To a claim (c…), or to words of a document."""
    with opened(place) as desk:
        document, start, end = _where(desk, id_, words)
        try:
            kept = desk.note(document, start, end, standing=standing, text=text)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    click.echo(_line(kept))


@note.command(name="list")
@click.option("--all", "undone", is_flag=True, help="取り消したものも / undone ones too")
@desk_option
def list_(undone: bool, place: Path | None) -> None:
    """これまでのメモ / The notes so far."""
    with opened(place) as desk:
        found = desk.notes(undone=undone)
    for kept in found:
        click.echo(_line(kept))


@note.command()
@click.argument("number", type=int)
@desk_option
def undo(number: int, place: Path | None) -> None:
    """メモを取り消す (記録は残る) / Take a note back; the record stays."""
    with opened(place) as desk:
        try:
            click.echo(_line(desk.undo_note(number)) + "  取り消しました / undone")
        except KeyError:
            click.echo(f"uratori: {number}: そのメモはありません / no such note that holds", err=True)
            sys.exit(2)


def _where(desk: Desk, id_: str, words: str | None) -> tuple[str, int, int]:
    """The words that an id means: a claim's best member, the given words of a document, or its first sentence."""
    found = desk.meant(id_)
    if len(found) != 1 or found[0][0] == "story":
        raise click.UsageError(f"{id_}: 主張か文書を一つ指してください (uratori find) / name one claim or document")
    kind, id_ = found[0]
    if kind == "claim":
        story = desk.story(desk.story_of(id_)).stories[0]
        claim = next(c for c in story.claims if c.id == id_)
        member = next((m for m in claim.members if claim.text in _text(desk, m.document)[m.start : m.end]), None)
        best = member or claim.members[0]
        return best.document, best.start, best.end
    analysis = desk.document(id_)
    text = analysis.document.text
    if words is not None:
        start = text.find(words, analysis.document.start, analysis.document.end)
        if start < 0:
            raise click.UsageError(f"{words}: {id_} にその言葉はありません / does not stand in it")
        return id_, start, start + len(words)
    first = analysis.sentences[0] if analysis.sentences else analysis.document
    return id_, first.start, first.end


def _text(desk: Desk, document: str) -> str:
    return desk.document(document).document.text


def _line(n: Note) -> str:
    standing = STANDINGS[n.standing] if n.standing else "メモ"
    lost = "" if n.start is not None else "  (今の版にこの言葉はない / no longer there)"
    words = n.words.replace("\n", " ")
    quoted = words if len(words) <= 60 else words[:59] + "…"
    undone = "" if n.holds else "  取り消し済み / undone"
    return f"{n.number}  {standing}  {n.document}「{quoted}」{lost}  {n.text}  {n.by} {n.at}{undone}"
