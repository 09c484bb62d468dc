"""``uratori list``: what is on the desk."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from uratori.cli import options
from uratori.cli.place import desk as desk_option
from uratori.cli.place import opened
from uratori.desk import Listed, Summary


@click.command(name="list")
@click.option("--documents", "-d", is_flag=True, help="案件でなく文書を一行ずつ / documents instead of stories")
@click.option("--removed", is_flag=True, help="取り除いた文書 / the documents that were removed")
@desk_option
@options.as_json
def list_(documents: bool, removed: bool, place: Path | None, as_json: bool) -> None:
    """デスクにある案件と文書 / The stories and documents on the desk.

    \b
    例 / Examples:
      uratori list
      uratori list --documents
      uratori list --json
    """
    with opened(place) as desk:
        stories = desk.stories()
        listed = desk.documents(removed=removed)
    if removed:
        listed = tuple(d for d in listed if d.removed)
    if as_json:
        click.echo(
            json.dumps(
                {"stories": [asdict(s) for s in stories], "documents": [asdict(d) for d in listed]}, ensure_ascii=False
            )
        )
        return
    if documents or removed:
        for d in listed:
            click.echo(_document(d))
        return
    for s in stories:
        click.echo(_story(s))
    click.echo(f"案件 {len(stories)}・文書 {len(listed)} / {len(stories)} stories, {len(listed)} documents", err=True)


def _story(s: Summary) -> str:
    days = "–".join(dict.fromkeys(d for d in (s.first, s.last) if d)) or "日付不明"
    counts = f"文書 {s.documents}  主張 {s.claims}" + (f"  否定 {s.denied}" if s.denied else "")
    return f"{s.id}  {s.title}  {days}  {counts}"


def _document(d: Listed) -> str:
    parts = [d.id, d.outlet, d.published, d.title or d.url, d.story and f"[{d.story}]"]
    if d.versions > 1:
        parts.append(f"版 {d.versions}")
    if d.removed:
        parts.append(f"取り除き済み {d.removed[:10]}")
    return "  ".join(p for p in parts if p)
