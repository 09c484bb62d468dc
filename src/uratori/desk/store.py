"""The desk: one file that keeps documents, stories, claims, decisions and notes."""

from __future__ import annotations

import getpass
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from uratori import pipeline
from uratori.desk import (
    adding,
    archive,
    correcting,
    deciding,
    doctor,
    listing,
    notes,
    packing,
    reading,
    refreshing,
    schema,
    search,
    settling,
    stories,
    versions,
)
from uratori.desk.connection import connect, read_only, translated, writing
from uratori.desk.correcting import Correction, Verdict
from uratori.desk.decisions import Kept, standing
from uratori.desk.grouping import Grouping
from uratori.desk.labels import Label, Layer
from uratori.desk.remembering import Remembered
from uratori.desk.values import (
    Added,
    Change,
    Hit,
    HitKind,
    Listed,
    Note,
    Receipt,
    Source,
    Standing,
    Summary,
    Version,
)
from uratori.desk.vocabulary import Vocabulary
from uratori.model import Analysis, Dossier
from uratori.reading import Problem

Progress = Callable[[str, int, int], None]
_BATCH_SECONDS = 1.0
_BATCH = 64
_MET = 1 << 17


class Desk:
    """An open desk. Use :func:`open` or :func:`memory`. Safe to use from several threads; what one process writes,
    another sees at its next call. Every method may raise :class:`DeskError`."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._db, self.path = connection, path
        self._lock = threading.RLock()
        self._settling = threading.RLock()  # taken before the other, never after it
        self._file = None if read_only(connection) else path
        self._beside: sqlite3.Connection | None = None
        self._grouping = Grouping()
        self._remembered = Remembered()
        self._met: set[tuple[str, str]] = set()  # words that are on the desk; none ever leaves it
        self._told: int | None = None  # the generation at which the stories were last seen to know all that is there

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._lock, translated(self.path):
            yield

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """A turn once all that is there by now has been laid against the rest."""
        self.settle()
        with self._turn():
            yield

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with self._settling, self._turn():
            if self._beside is not None:
                self._beside.close()
            self._db.close()

    @property
    def generation(self) -> int:
        """A number that moves with every change, whoever makes it. Cheap."""
        with self._turn():
            return int(self._db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()[0])

    @property
    def last_change(self) -> int:
        """The number of the last change so far: what :meth:`changes` is asked for later."""
        with self._turn():
            return int(self._db.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()[0])

    # documents

    def add(
        self,
        sources: Iterable[Source | Problem],
        progress: Progress | None = None,
        acknowledge: Callable[[Added], None] | None = None,
    ) -> Receipt:
        """Keep documents (what :func:`gather` gives: its problems are handed back in the receipt). Sources go to the disk
        whole or not at all; ``acknowledge`` is called for each document once it is there. They are laid against the
        others when a story is next asked for (or by :meth:`settle`)."""
        done: list[Added] = []
        problems: list[Problem] = []
        batch: list[adding.Prepared] = []
        begun, total = time.monotonic(), len(sources) if isinstance(sources, Sequence) else 0
        for number, raw in enumerate(sources):
            if progress:
                progress("analyze", number, total or number + 1)
            if isinstance(raw, Problem):
                problems.append(raw)
                continue
            source = adding.cleaned(raw)
            identities = adding.identify(source)
            with self._turn():
                known = adding.known(self._db, identities)
            batch.append(adding.prepare(source, identities, known))
            if len(batch) >= _BATCH or time.monotonic() - begun > _BATCH_SECONDS:
                done += self._commit(batch, acknowledge)
                batch, begun = [], time.monotonic()
        done += self._commit(batch, acknowledge)
        return Receipt(tuple(done), tuple(problems))

    def reanalyse(self, progress: Progress | None = None) -> int:
        """Analyse every document again; how many. Decisions, notes and ids stay."""
        with self._turn():
            n = refreshing.reanalyse(self._db, progress, everything=True)
        self.settle(progress)
        return n

    def _commit(
        self, batch: Sequence[adding.Prepared], acknowledge: Callable[[Added], None] | None
    ) -> tuple[Added, ...]:
        if not batch:
            return ()
        at = now()
        done: list[Added] = []
        with self._turn():
            try:
                with writing(self._db):
                    vocabulary: set[tuple[str, str]] = set()
                    for prepared in batch:
                        done += adding.keep(self._db, prepared, at, vocabulary)
                    Vocabulary(self._db).add(vocabulary - self._met)
                    self._met |= vocabulary
            except BaseException:
                self._met.clear()  # what is not kept was not met
                raise
            if len(self._met) > _MET:
                self._met.clear()
        if acknowledge:
            for a in done:
                acknowledge(a)
        return tuple(done)

    def documents(self, *, removed: bool = False) -> tuple[Listed, ...]:
        """What is on the desk, latest first; with the removed ones where asked."""
        with self._turn():
            return listing.documents(self._db, removed=removed)

    def document(self, id_: str, version: int | None = None) -> Analysis:
        """The analysis of a document alone, as it stands now or as it stood. Raises KeyError."""
        with self._turn():
            return reading.version(self._db, self._version(id_, version))

    def original(self, id_: str, version: int | None = None) -> bytes | None:
        """The bytes that a document came in; None where they were not at hand. Raises KeyError."""
        with self._turn():
            row = self._db.execute(
                "SELECT o.data FROM version v JOIN original o ON o.n = v.original WHERE v.n = ?",
                (self._version(id_, version),),
            ).fetchone()
        return packing.unbytes(row[0]) if row else None

    def versions(self, id_: str) -> tuple[Version, ...]:
        """The states of a document, first to last, each with what it changed. Raises KeyError."""
        with self._turn():
            return versions.history(self._db, self._doc(id_))

    def remove(self, id_: str) -> None:
        """Take a document from the desk; :meth:`restore` brings it back. Raises KeyError."""
        self._set_removed(id_, now())

    def restore(self, id_: str) -> None:
        """Bring a removed document back. Raises KeyError."""
        self._set_removed(id_, None)

    def _set_removed(self, id_: str, at: str | None) -> None:
        with self._turn(), writing(self._db):
            n = self._doc(id_)
            (was,) = self._db.execute("SELECT removed FROM doc WHERE n = ?", (n,)).fetchone()
            if (was is None) == (at is None):
                return
            self._db.execute("UPDATE doc SET removed = ? WHERE n = ?", (at, n))
            self._db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (n,))
            self._db.execute(
                "INSERT INTO change (at, kind, document, text) SELECT ?, ?, ?, coalesce(title, '') FROM version "
                "WHERE n = (SELECT version FROM doc WHERE n = ?)",
                (now(), "removed" if at else "restored", id_, n),
            )

    # stories

    def settle(self, progress: Progress | None = None) -> None:
        """Lay what is new against the rest. Every method that shows a story does so by itself. Meanwhile other threads
        and processes read, and add: what they add is laid against the rest in the next round."""
        with self._settling, translated(self.path):
            with self._turn():
                generation = self.generation
                if self._told == generation:
                    return
                if not settling.outstanding(self._db):
                    self._told = generation
                    return
                if copied := read_only(self._db):
                    self._db = _in_memory(self._db)
                elif self._beside is None and self._file is not None:
                    self._beside = connect(self._file, create=False)
            if self._beside is not None:
                settling.settle(self._beside, self._grouping, now(), progress, self._remembered)
                return
            with self._turn():  # a desk in memory has one connection
                settling.settle(self._db, self._grouping, now(), progress, self._remembered)
                if copied:  # else a change would be acknowledged that nothing keeps
                    self._db.execute("PRAGMA query_only = ON")

    def stories(self) -> tuple[Summary, ...]:
        """The stories, largest first, then latest."""
        with self._settled():
            return listing.stories(self._db)

    def story(self, id_: str) -> Dossier:
        """One story with its documents and entities, as every view takes it. Raises KeyError."""
        with self._settled(), reading.one_state(self._db):
            row = self._db.execute(
                "SELECT s.n FROM once o JOIN once t ON t.id = coalesce(o.now, o.id) JOIN story s ON s.n = t.story "
                "WHERE o.id = ? AND s.id = t.id",
                (id_,),
            ).fetchone()
            if not row:
                raise KeyError(id_)
            analyses = list(reading.placed(self._db, row[0]))
            story = stories.told(self._db, row[0], analyses)
            unified, entities = settling.agreed(analyses, standing(deciding.decisions(self._db)))
        return Dossier(unified, entities, (story,))

    def story_of(self, id_: str) -> str:
        """The id of the story that a document or a claim stands in. Raises KeyError."""
        with self._settled():
            found = listing.story_of(self._db, id_)
        if found is None:
            raise KeyError(id_)
        return found

    def meant(self, text: str) -> tuple[tuple[listing.Kind, str], ...]:
        """What an id that a user typed can mean: documents, stories, claims by their id, the beginning of it, or the file
        or address they came from."""
        with self._settled():
            return listing.meant(self._db, text)

    def dossier(self) -> Dossier:
        """Everything on the desk as one dossier, as :func:`uratori.pipeline.check` gives it: for small desks."""
        with self._turn():
            docs = [n for (n,) in self._db.execute("SELECT n FROM doc WHERE removed IS NULL ORDER BY id")]
            analyses = list(reading.analyses(self._db, docs))
            return pipeline.crosscheck(analyses, decisions=standing(deciding.decisions(self._db)))

    # search

    def search(
        self, query: str, kinds: Iterable[HitKind] = ("document", "claim", "person"), limit: int = 20
    ) -> tuple[Hit, ...]:
        """Documents, claims and people that the words lead to, best first, up to ``limit`` of each kind. Several words
        (divided by spaces) must all be there. Kanji, kana, half-width, parts of words: as one types."""
        with self._turn():
            refreshing.index(self._db)
        with self._settled():
            return search.search(self._db, query, tuple(kinds), limit)

    # decisions and notes

    def decisions(self) -> tuple[Kept, ...]:
        """The user's decisions on names, undone ones included."""
        with self._turn():
            return deciding.decisions(self._db)

    def decide(self, name: str, other: str, *, one: bool, by: str | None = None) -> Kept:
        """Decide that the bearers of two names are one, or two; it wins over every rule. Raises DecisionError."""
        with self._turn(), writing(self._db):
            return deciding.decide(self._db, name, other, one, by or user(), now())

    def undo(self, number: int, by: str | None = None) -> Kept:
        """Take a decision back. Raises DecisionError where there is none that holds."""
        with self._turn(), writing(self._db):
            return deciding.undo(self._db, number, by or user(), now())

    def note(
        self,
        document: str,
        start: int,
        end: int,
        *,
        standing: Standing | None = None,
        text: str = "",
        by: str | None = None,
    ) -> Note:
        """Write beside some words of a document (offsets into it). Kept apart from what the program found, and tied to
        the words: it stays with them through re-analysis and new versions. Raises KeyError."""
        with self._turn(), writing(self._db):
            return notes.add(self._db, self._doc(document), start, end, standing, text, by or user(), now())

    def notes(self, document: str | None = None, *, undone: bool = False) -> tuple[Note, ...]:
        """The notes that hold (or all), of one document or of the desk, in the order they were written."""
        with self._turn():
            found = notes.all_(self._db, None if document is None else self._doc(document))
        return tuple(n for n in found if n.holds or undone)

    def undo_note(self, number: int, by: str | None = None) -> Note:
        """Take a note back; it stays in the record. Raises KeyError where there is none that holds."""
        with self._turn(), writing(self._db):
            return notes.undo(self._db, number, by or user(), now())

    def correct(
        self,
        document: str,
        layer: Layer,
        verdict: Verdict,
        *,
        found: Label | None = None,
        label: Label | None = None,
        labels: Sequence[Label] = (),
        by: str | None = None,
    ) -> int:
        """Say of what the program found in a document that it is right, wrong or otherwise, or what is missing
        (:mod:`uratori.desk.correcting`); the number of the correction. It changes nothing that the program finds. Raises
        KeyError, ValueError."""
        with self._turn():
            sentences = self.document(document).sentences
            with writing(self._db):
                return correcting.add(
                    self._db,
                    self._doc(document),
                    sentences,
                    layer,
                    verdict,
                    found,
                    label,
                    labels,
                    by or user(),
                    now(),
                )

    def corrections(self, document: str | None = None, *, undone: bool = False) -> tuple[Correction, ...]:
        """The corrections that hold (or all), of one document or of the desk, in the order they were made."""
        with self._turn():
            made = correcting.all_(self._db, None if document is None else self._doc(document))
        return tuple(c for c in made if c.holds or undone)

    def undo_correction(self, number: int, by: str | None = None) -> Correction:
        """Take a correction back; it stays in the record. Raises KeyError where there is none that holds."""
        with self._turn(), writing(self._db):
            return correcting.undo(self._db, number, by or user(), now())

    def changes(self, since: int = 0, limit: int = 1000) -> tuple[Change, ...]:
        """What happened after the change of number ``since``, in order."""
        with self._settled():
            return listing.changes(self._db, since, limit)

    def last(self, id_: str) -> Change | None:
        """The last thing that happened to a claim or a story by its id, that may be no more; None where none was."""
        with self._settled():
            return listing.last(self._db, id_)

    # the file

    def examine(self) -> tuple[doctor.Finding, ...]:
        """What is wrong with the desk; nothing where it is sound."""
        with self._turn():
            return doctor.examine(self._db)

    def mend(self, findings: tuple[doctor.Finding, ...]) -> tuple[str, ...]:
        """Mend what can be; what was done."""
        with self._settling, self._turn():
            self._grouping.forget()
            self._remembered.forget()
            return doctor.mend(self._db, findings)

    def copy(self, path: Path) -> None:
        """A copy of the whole desk in another file, made while others may write."""
        with self._turn():
            schema.copy(self._db, path)

    def export(self, path: Path) -> int:
        """Write the desk as an open archive (:mod:`uratori.desk.archive`); how many documents."""
        with self._settled():
            return archive.write(self._db, path)

    def take(self, path: Path, progress: Progress | None = None) -> int:
        """Fill this empty desk from an archive, checking every part of it; how many documents."""
        with self._turn():
            return archive.read(self._db, path, progress)

    # what the intake remembers between its rounds

    def recall(self, key: str) -> str | None:
        """What was remembered under a key; None where nothing was."""
        with self._turn():
            row = self._db.execute("SELECT value FROM memory WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def remember(self, values: Mapping[str, str]) -> None:
        """Remember values by their keys, in one transaction. No change of the desk: its generation stays."""
        with self._turn(), writing(self._db, moves=False):
            self._db.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?)", values.items())

    # inside

    def _doc(self, id_: str) -> int:
        row = self._db.execute("SELECT n FROM doc WHERE id = ?", (id_,)).fetchone()
        if not row:
            raise KeyError(id_)
        return int(row[0])

    def _version(self, id_: str, number: int | None) -> int:
        n = self._doc(id_)
        row = self._db.execute(
            "SELECT v.n FROM doc d JOIN version v ON v.doc = d.n WHERE d.n = ? "
            "AND CASE WHEN ? IS NULL THEN v.n = d.version ELSE v.number = ? END",
            (n, number, number),
        ).fetchone()
        if not row:
            raise KeyError(f"{id_} version {number}")
        return int(row[0])


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of a desk that may not be written, so that what is pending can be laid against the rest all the same."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(copy)
    connection.close()
    return copy
