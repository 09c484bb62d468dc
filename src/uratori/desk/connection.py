"""Opening the file of a desk: one writer, many readers, nothing lost.

The journal is a write-ahead log and every commit is flushed to the disk (``synchronous=FULL``): what was acknowledged is
there after a crash. A second writer waits its turn for :data:`PATIENCE` seconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0  # seconds that a writer waits for another


class DeskError(Exception):
    """A desk that cannot be opened, read or written; the message says what is wrong and what to do."""


def connect(path: Path | None, *, create: bool) -> sqlite3.Connection:
    """A connection to the file, or to a desk in memory where ``path`` is None. Raises :class:`DeskError`."""
    if path is None:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        return connection
    if not path.exists():
        if not create:
            raise DeskError(f"{path}: そのデスクはありません / there is no such desk (uratori add makes one)")
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=PATIENCE)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it is kept, or nothing. The generation of the desk moves with it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
