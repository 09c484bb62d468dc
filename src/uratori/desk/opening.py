"""Opening a desk: where it is kept, whether it is one, whether it is of today."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from uratori.desk import schema, words
from uratori.desk.adding import analysis_version
from uratori.desk.connection import DeskError, connect, read_only, translated
from uratori.desk.pages import Pages
from uratori.desk.store import Desk


def default_path() -> Path:
    """Where a desk is kept unless one is named: the user's data folder, by the platform's convention."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only here

    return user_data_path("uratori", appauthor=False) / "desk.uratori"


def open(path: str | Path | None = None, *, create: bool = True) -> Desk:
    """Open the desk in a file (None: the one in the user's data folder), made where it is missing unless ``create`` is
    False. One of an older program is brought up to date, a copy being kept; what another version of the program has
    analysed is analysed anew when it is next looked at. Raises :class:`DeskError`, which says what to do."""
    return _opened(Path(path) if path is not None else default_path(), create)


def memory() -> Desk:
    """A desk that is kept nowhere."""
    return _opened(None, True)


def _opened(path: Path | None, create: bool) -> Desk:
    connection = connect(path, create=create)
    try:
        with translated(path):
            _check(connection, path)
            _bring_up(connection)
    except BaseException:
        connection.close()
        raise
    return Desk(connection, path)


def _check(connection: sqlite3.Connection, path: Path | None) -> None:
    """Refuse what is no desk, or one of a newer program; make or migrate the rest."""
    if schema.is_empty(connection):
        if read_only(connection):
            raise DeskError(f"{path}: 空のファイルです / is empty")
        schema.make(connection, {"analysis": analysis_version(), "tokenizer": words.tokenizer()})
        return
    if not schema.is_desk(connection):
        raise DeskError(f"{path}: 別のプログラムのデータベースです / is another program's database")
    version = schema.version(connection)
    if version > schema.SCHEMA:
        raise DeskError(
            f"{path}: より新しい uratori のデスクです (形式 {version})。uratori を更新してください"
            f" / was made by a newer uratori (schema {version}, this one knows {schema.SCHEMA}): update it"
        )
    if version < schema.SCHEMA:
        if read_only(connection):
            raise DeskError(
                f"{path}: 古い形式のデスクです。書ける場所で一度開いてください"
                " / is of an older form: open it once where it can be written"
            )
        schema.migrate(connection, path)


def _bring_up(connection: sqlite3.Connection) -> None:
    """Mark everything for a new look where another version of the program has looked at it last."""
    ours = analysis_version()
    theirs = _meta(connection, "analysis")
    if theirs == ours or read_only(connection):
        return
    if _number(theirs) > _number(ours):
        raise DeskError(
            "より新しい uratori が解析したデスクです。uratori を更新してください"
            " / was analysed by a newer uratori: update this one"
        )
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR IGNORE INTO pending SELECT n FROM doc")
    Pages(connection).clear()
    connection.execute("UPDATE meta SET value = ? WHERE key = 'analysis'", (ours,))
    connection.execute("UPDATE meta SET value = value + 1 WHERE key IN ('generation', 'settled')")
    connection.execute("COMMIT")


def _number(version: str) -> int:
    first = version.partition("-")[0]
    return int(first) if first.isdigit() else 0


def _meta(connection: sqlite3.Connection, key: str) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""
