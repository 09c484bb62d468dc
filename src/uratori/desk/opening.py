"""Opening a desk: where it is kept, whether it is one, whether it is of today."""

from __future__ import annotations

from pathlib import Path

from uratori.desk import schema, words
from uratori.desk.adding import analysis_version
from uratori.desk.connection import connect
from uratori.desk.store import Desk


def default_path() -> Path:
    """Where a desk is kept unless one is named: the user's data folder, by the platform's convention."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only here

    return user_data_path("uratori", appauthor=False) / "desk.uratori"


def open(path: str | Path | None = None, *, create: bool = True) -> Desk:
    """Open the desk in a file (None: the one in the user's data folder), made where it is missing unless ``create`` is
    False. Raises :class:`DeskError`, which says what to do."""
    place = Path(path) if path is not None else default_path()
    return _opened(place, create)


def memory() -> Desk:
    """A desk that is kept nowhere."""
    return _opened(None, True)


def _opened(path: Path | None, create: bool) -> Desk:
    connection = connect(path, create=create)
    schema.make(connection, {"analysis": analysis_version(), "tokenizer": words.tokenizer()})
    return Desk(connection, path)
