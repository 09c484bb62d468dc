"""Opening the file of a desk: one writer, many readers, nothing lost.

The journal is a write-ahead log and every commit is flushed to the disk (``synchronous=FULL``): what was acknowledged is
there after a crash. A second writer waits its turn for :data:`PATIENCE` seconds.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from uratori.desk.codec import CodecError

PATIENCE = 30.0  # seconds that a writer waits for another
_LEAST = 512  # bytes of the smallest database


class DeskError(Exception):
    """A desk that cannot be opened, read or written; the message says what is wrong and what to do."""


def connect(path: Path | None, *, create: bool) -> sqlite3.Connection:
    """A connection to the file, or to a desk in memory where ``path`` is None. A file that may not be written is opened
    for reading. Raises :class:`DeskError`."""
    if path is None:
        return _set(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
    if not path.exists():
        _make_way(path, create)
    with translated(path):
        _look(path)
        if os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK):
            connection = _set(sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=PATIENCE))
            try:
                connection.execute("PRAGMA page_size = 4096")  # of a new file: most rows are of less than one kB
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                _whole(connection, path)
                return connection
            except (sqlite3.DatabaseError, DeskError) as error:
                connection.close()
                if "readonly" not in str(error):
                    raise
        return _for_reading(path)


def read_only(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA query_only").fetchone()[0])


def _set(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _make_way(path: Path, create: bool) -> None:
    if not create:
        raise DeskError(
            f"{path}: このデスクはありません。uratori add で作れます / no such desk (uratori add makes one)"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"{path}: フォルダーを作れません / the folder cannot be made ({error.strerror})") from error
    if not os.access(path.parent, os.W_OK):
        raise DeskError(f"{path}: このフォルダーには書けません / the folder may not be written to")


def _look(path: Path) -> None:
    """See that a file is one. It is not opened for that: to close a file drops every lock that this process holds on it
    (POSIX), those of its other connections too, and another process would take the log away from under them."""
    if path.exists() and not path.is_file():
        raise DeskError(f"{path}: ファイルではありません / is no file")
    if path.exists() and 0 < path.stat().st_size < _LEAST:  # SQLite would take it for empty, and write into it
        raise DeskError(_no_desk(path))


def _no_desk(path: Path | None) -> str:
    return f"{path}: デスクのファイルではありません / is no desk"


def _whole(connection: sqlite3.Connection, path: Path) -> None:
    """See that a database is as long as it says. SQLite finds out only when it comes to what is missing."""
    log = path.with_name(path.name + "-wal")
    size = path.stat().st_size
    if size and not (log.exists() and log.stat().st_size):
        pages, each = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        if size < pages * each:
            raise DeskError(_broken(path, f"{size:,} of {pages * each:,} bytes"))


def _for_reading(path: Path) -> sqlite3.Connection:
    """A connection that reads only: with the log where that is possible, without it where there is none."""
    log = path.with_name(path.name + "-wal")
    still = "&immutable=1" if not (log.exists() and log.stat().st_size) else ""
    address = f"file:{quote(str(path.absolute()))}?mode=ro{still}"
    connection = _set(sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False))
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """SQLite's errors as :class:`DeskError`, each with what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise DeskError(_message(path, error)) from error
    except CodecError as error:
        raise DeskError(_broken(path, str(error))) from error
    except OSError as error:
        raise DeskError(f"{path}: {error.strerror or error}") from error


def _message(path: Path | None, error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"{path}: ほかの uratori が書き込み中です。少し待ってください / another uratori is writing: try again"
    if "full" in text:
        return f"{path}: ディスクがいっぱいです。それまでの分は残っています / the disk is full; what was acknowledged is kept"
    if "readonly" in text or "query_only" in text:
        return f"{path}: このデスクには書けません / the desk may not be written to"
    if "not a database" in text:
        return _no_desk(path)
    if "malformed" in text or "corrupt" in text:
        return _broken(path, text)
    if "disk I/O" in text:
        return f"{path}: 読み書きに失敗しました。ディスクの空きと状態を確かめてください / the disk failed: check its space and state ({text})"
    return f"{path}: {text}"


def _broken(path: Path | None, what: str) -> str:
    return (
        f"{path}: デスクのファイルが壊れています。uratori doctor --desk {path} で調べてください"
        f" / the desk is damaged ({what}): see uratori doctor"
    )


@contextmanager
def writing(connection: sqlite3.Connection, *, moves: bool = True) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it is kept, or nothing. The generation of the desk moves with it, where it ``moves``."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        if moves:
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
