"""Reading the documents of a desk back into values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from uratori.desk import codec
from uratori.desk.adding import SOURCE, analysis_version, attempt, indexable, text_of
from uratori.model import Analysis, Document, Sentence

_COLUMNS = (
    f'd.id, d.parent, v.body, {SOURCE}, v.start, v."end", v.title, v.url, v.document, '
    "(SELECT name FROM maker WHERE n = v.made_by), v.analysis"
)


def analyses(connection: sqlite3.Connection, docs: Sequence[int]) -> Iterator[Analysis]:
    """The analyses of the current versions of documents (rows), in their order."""
    texts: dict[int, str] = {}
    for n in docs:
        row = connection.execute(
            f"SELECT {_COLUMNS} FROM doc d JOIN version v ON v.n = d.version WHERE d.n = ?", (n,)
        ).fetchone()
        yield _whole(connection, row, texts)


def placed(connection: sqlite3.Connection, story: int) -> Iterator[Analysis]:
    """The analyses of the documents of a story (row) by their ids, each in the version that the story rests on."""
    texts: dict[int, str] = {}
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM placed p JOIN version v ON v.n = p.version JOIN doc d ON d.n = p.doc "
        "WHERE p.story = ? ORDER BY d.id",
        (story,),
    )
    for row in rows.fetchall():
        yield _whole(connection, row, texts)


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read in it is of one state of the desk, whoever writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def version(connection: sqlite3.Connection, n: int) -> Analysis:
    """The analysis of one version (row)."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM version v JOIN doc d ON d.n = v.doc WHERE v.n = ?", (n,)
    ).fetchone()
    return _whole(connection, row, {})


def sentences(connection: sqlite3.Connection, n: int) -> tuple[str, Sequence[Sentence]]:
    """The text of a version (row) and its sentences, without the rest of its analysis."""
    body, start, end, made_by, data = connection.execute(
        'SELECT body, start, "end", (SELECT name FROM maker WHERE n = made_by), analysis FROM version WHERE n = ?', (n,)
    ).fetchone()
    if made_by != analysis_version():
        analysis = version(connection, n)
        return analysis.document.text, analysis.sentences
    text = text_of(connection, body)
    return text, codec.field(data, Analysis, "sentences", text[start:end])


def indexed(connection: sqlite3.Connection, n: int) -> str:
    """The words of a version (row) that are looked for: its title and its text."""
    body, start, end, title = connection.execute(
        'SELECT body, start, "end", title FROM version WHERE n = ?', (n,)
    ).fetchone()
    return indexable(title, text_of(connection, body)[start:end])


def _whole(connection: sqlite3.Connection, row: Sequence[Any], texts: dict[int, str]) -> Analysis:
    """The analysis of a row; made anew where another program made it."""
    id_, parent, body, source, start, end, title, url, named, made_by, data = row
    if body not in texts:
        texts[body] = text_of(connection, body)
    own = {"id": id_, "source": source, "text": texts[body], "start": start, "end": end}
    document: Document = codec.from_named(named, Document, **own, parent=parent, title=title, url=url)
    if made_by != analysis_version():
        return attempt(document)
    found: Analysis = codec.unpack(data, Analysis, document.text[document.start : document.end])
    return replace(found, document=replace(document, published=found.document.published, flags=found.document.flags))
