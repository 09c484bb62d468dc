"""What another version of the program made is made anew: analyses, and the index of words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from uratori.desk import reading, words
from uratori.desk.adding import analysis_version, listed, maker, packed, put_words
from uratori.desk.connection import read_only, writing
from uratori.desk.vocabulary import Vocabulary

_BATCH = 32
_LEAST = 64  # pages of the index, of 4 kB each


def reanalyse(
    connection: sqlite3.Connection, progress: Callable[[str, int, int], None] | None = None, *, everything: bool = False
) -> int:
    """Analyse again the pending documents whose analysis is of another version (or all documents); how many. Decisions,
    notes and ids stay: they are tied to words, not to analyses."""
    if everything:
        with writing(connection):
            connection.execute("UPDATE version SET made_by = NULL WHERE n IN (SELECT version FROM doc)")
            connection.execute("INSERT OR IGNORE INTO pending SELECT n FROM doc")
    old = [
        n
        for (n,) in connection.execute(
            "SELECT v.n FROM pending p JOIN doc d ON d.n = p.doc JOIN version v ON v.n = d.version "
            "WHERE v.made_by IS NOT (SELECT n FROM maker WHERE name = ?) ORDER BY v.n",
            (analysis_version(),),
        )
    ]
    for first in range(0, len(old), _BATCH):
        if progress:
            progress("analyze", first, len(old))
        part = old[first : first + _BATCH]
        made = [(packed(a, a.document), n) for n in part for a in (reading.version(connection, n),)]
        with writing(connection):
            by = maker(connection)
            connection.executemany(f"UPDATE version SET analysis = ?, made_by = {by} WHERE n = ?", made)
    return len(old)


def index(connection: sqlite3.Connection, *, force: bool = False) -> bool:
    """Make the index of words anew where another tokenizer or dictionary made it; whether it was."""
    ours = words.tokenizer()
    (theirs,) = connection.execute("SELECT value FROM meta WHERE key = 'tokenizer'").fetchone()
    if (theirs == ours and not force) or read_only(connection):
        return False
    with writing(connection):
        connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
        vocabulary = Vocabulary(connection)
        vocabulary.clear()
        met: set[tuple[str, str]] = set()
        for (n,) in connection.execute("SELECT n FROM version ORDER BY n").fetchall():
            told = words.streams(reading.indexed(connection, n))
            put_words(connection, n, listed(told))
            met.update(told.met)
        vocabulary.add(met)
        connection.execute("UPDATE meta SET value = ? WHERE key = 'tokenizer'", (ours,))
    return True


def compact(connection: sqlite3.Connection) -> None:
    """Bring together what the index of words holds in pieces, one for each transaction that added to it: together they take a
    third less room and are asked faster. As much work as what is pending is worth; the rest is for the next time."""
    with writing(connection, moves=False):
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM words_config WHERE k = 'usermerge')").fetchone()[0]:
            connection.execute("INSERT INTO words (words, rank) VALUES ('usermerge', 2)")
        (texts,) = connection.execute("SELECT count(*) FROM pending").fetchone()
        connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (_LEAST + texts,))
