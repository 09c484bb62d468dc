"""What the last tellings of a desk's stories worked out, held in memory from one settling to the next.

One more report of a large story is then laid against the rest in a part of the time; the story is the same. Nothing of it
is written: a process that opens the desk tells a story anew once.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uratori.claims import Memory
from uratori.desk import reading
from uratori.model import Analysis
from uratori.names import Decision

_WORTH = 12  # documents from which a story is worth remembering
_MOST = 4_000  # documents of the stories that are held

VersionRow = tuple[int, int]
"""The row of a document, and that of its version."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """The documents of a story as its last telling had them, what that worked out, and the user's decisions by which it
    did: by others, the same documents are to be read otherwise."""

    analyses: Mapping[VersionRow, Analysis]
    memory: Memory | None = None
    decisions: tuple[Decision, ...] = ()


NOTHING = Recalled({})
"""What is held of a story that was not told lately."""


class Remembered:
    """The stories that were told last, by their rows."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Recalled] = OrderedDict()

    def of(self, story: int | None) -> Recalled:
        """What is held of a story; nothing where it was not told lately."""
        return self._held.get(story, NOTHING) if story is not None else NOTHING

    def keep(self, story: int, held: Recalled) -> None:
        """Hold what was worked out, and let go of what was told longest ago where that is too much."""
        self._held.pop(story, None)
        if held.memory is not None:
            self._held[story] = held
        while sum(len(h.analyses) for h in self._held.values()) > _MOST and len(self._held) > 1:
            self._held.popitem(last=False)

    def forget(self) -> None:
        """Let go of all."""
        self._held.clear()


def worth(documents: Sequence[VersionRow]) -> bool:
    """Whether a story is large enough to be remembered."""
    return len(documents) >= _WORTH


def read(connection: sqlite3.Connection, documents: Sequence[VersionRow], held: Recalled) -> tuple[Analysis, ...]:
    """The analyses of documents in their order, those that are held as they are."""
    missing = [place for place in documents if place not in held.analyses]
    found = dict(zip(missing, reading.analyses(connection, [doc for doc, _ in missing]), strict=True))
    return tuple(held.analyses.get(place) or found[place] for place in documents)
