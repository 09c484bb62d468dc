"""A story as the desk holds it: its content, and the rows by which its claims, their words and its names are found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from uratori.desk import codec
from uratori.desk.identity import Known
from uratori.desk.values import Summary
from uratori.desk.words import name_key, name_reading
from uratori.model import Analysis, Claim, Entity, Story


def put(
    connection: sqlite3.Connection,
    n: int,
    story: Story,
    analyses: Sequence[Analysis],
    entities: Sequence[Entity],
    numbers: Mapping[str, int],
) -> None:
    """Write a story that was worked out into its row ``n``, inside the caller's transaction; ``numbers`` are the rows of
    its documents by their ids. :func:`clear` first what it was."""
    summary = _summary(story, analyses)
    connection.execute(
        "UPDATE story SET title = ?, stale = 0, summary = ?, data = ? WHERE n = ?",
        (story.title, codec.pack(summary, Summary), codec.pack(_untexted(story), Story), n),
    )
    for claim in story.claims:
        _put_claim(connection, claim, n, numbers)
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)", [row for e in entities for row in _names(n, e)]
    )


def clear(connection: sqlite3.Connection, n: int) -> None:
    """Take away the claims and names of a story, inside the caller's transaction."""
    connection.execute("DELETE FROM name WHERE story = ?", (n,))
    connection.execute("DELETE FROM member WHERE claim IN (SELECT n FROM claim WHERE story = ?)", (n,))
    connection.execute("DELETE FROM claim WHERE story = ?", (n,))


def told(connection: sqlite3.Connection, n: int) -> Story:
    """The story of a row, as it was last worked out."""
    (data,) = connection.execute("SELECT data FROM story WHERE n = ?", (n,)).fetchone()
    story: Story = codec.unpack(data, Story)
    text = dict(connection.execute("SELECT id, text FROM claim WHERE story = ?", (n,)))
    return replace(story, claims=tuple(replace(c, text=text[c.id]) for c in story.claims))


def known(connection: sqlite3.Connection, n: int) -> list[Known]:
    """The claims of a story as they stand, for those that come after them."""
    rows = connection.execute(
        "SELECT c.n, c.id, s.id, c.text, c.min, c.max, c.status, c.denied FROM claim c JOIN story s ON s.n = c.story "
        "WHERE c.story = ?",
        (n,),
    ).fetchall()
    out = []
    for row, id_, story_id, text, low, high, status, denied in rows:
        places = connection.execute('SELECT doc, start, "end" FROM member WHERE claim = ?', (row,)).fetchall()
        out.append(Known(id_, story_id, text, (low, high, status), bool(denied), tuple(places)))
    return out


def _names(story: int, e: Entity) -> Iterator[tuple[object, ...]]:
    """The rows of the names of an entity. What is no person and has one name leads nobody to another: decisions look for
    it by the name alone, and no key is kept."""
    found = e.type == "person" or len(e.names) > 1
    for name in e.names:
        reading = name_reading(name.name) if e.type == "person" else ""
        yield story, e.id, e.type, name.name, name_key(name.name) if found else "", reading, name.name == e.name


def _untexted(story: Story) -> Story:
    """A story without the words of its claims, which stand in their own rows."""
    return replace(story, claims=tuple(replace(c, text="") for c in story.claims))


def _put_claim(connection: sqlite3.Connection, claim: Claim, story: int, numbers: Mapping[str, int]) -> None:
    denied = any(r.type == "denied-by" for r in claim.relations)
    cursor = connection.execute(
        "INSERT INTO claim (id, story, text, min, max, status, denied) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (claim.id, story, claim.text, claim.origins.min, claim.origins.max, claim.status, denied),
    )
    connection.executemany(
        "INSERT INTO member VALUES (?, ?, ?, ?, ?)",
        [(cursor.lastrowid, numbers[m.document], m.start, m.end, m.statement) for m in claim.members],
    )


def _summary(story: Story, analyses: Sequence[Analysis]) -> Summary:
    days = sorted(d for a in analyses if (d := a.document.published.day))
    outlets = dict.fromkeys(a.document.outlet.name for a in analyses if a.document.outlet)
    return Summary(
        story.id,
        story.title,
        len(story.documents),
        tuple(outlets),
        len(story.claims),
        sum(any(r.type == "denied-by" for r in c.relations) for c in story.claims),
        sum(c.origins.max <= 1 for c in story.claims),
        days[0] if days else None,
        days[-1] if days else None,
    )
