"""The user's decisions on names: these are one, these are two. Kept in a file, append-only, undone by a later line.

One JSON object a line: ``{"decide": "same", "name": …, "other": …, "by": …, "at": …}``, ``decide`` being ``same``,
``different``, or ``undo`` with the ``number`` of the decision it takes back (counted from 1).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from uratori.names import Decision


class DecisionError(ValueError):
    """A decisions file that cannot be read, or a decision that cannot be taken; the message names the place."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision as it stands in the file: its number, what was decided, by whom and when, whether it still holds."""

    number: int
    name: str
    other: str
    one: bool
    by: str
    at: str
    holds: bool = True


def two_names(name: str, other: str) -> None:
    """Raises :class:`DecisionError` for a name with itself."""
    if name == other:
        raise DecisionError(f"{name}: 同じ名前です。違う名前を二つ挙げてください / two different names are needed")


def none_holds(number: int) -> str:
    """Says that there is no such decision to take back."""
    return f"{number}: その番号の決定はないか、取り消し済みです / no decision {number} that holds"


def standing(kept: Iterable[Kept]) -> tuple[Decision, ...]:
    """The decisions that hold, as the names room takes them. Of two on one pair of names, the later wins."""
    by_pair = {frozenset((k.name, k.other)): Decision(k.name, k.other, k.one) for k in kept if k.holds}
    return tuple(by_pair.values())


def load(path: Path) -> tuple[Kept, ...]:
    """The decisions of a file in order, undone ones included; none where there is no file. Raises
    :class:`DecisionError`."""
    if not path.exists():
        return ()
    out: dict[int, Kept] = {}
    for line_number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if row["decide"] == "undo":
                k = out[row["number"]]
                out[k.number] = Kept(k.number, k.name, k.other, k.one, k.by, k.at, holds=False)
                continue
            n = len(out) + 1
            one = {"same": True, "different": False}[row["decide"]]
            out[n] = Kept(n, row["name"], row["other"], one, row.get("by", ""), row.get("at", ""))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise DecisionError(f"{path}:{line_number}: is no decision ({error})") from error
    return tuple(out.values())


@dataclass(frozen=True, slots=True)
class Decisions:
    """A decisions file that is written to. ``by`` and ``at`` (ISO time) go into each line."""

    path: Path
    by: str
    at: str

    def decide(self, name: str, other: str, *, one: bool) -> Kept:
        """Keep a decision. Raises :class:`DecisionError` for a name with itself."""
        two_names(name, other)
        number = len(load(self.path)) + 1
        self._append({"decide": "same" if one else "different", "name": name, "other": other})
        return Kept(number, name, other, one, self.by, self.at)

    def undo(self, number: int) -> Kept:
        """Take a decision back; the line stays. Raises :class:`DecisionError` where there is none that holds."""
        found = next((k for k in load(self.path) if k.number == number and k.holds), None)
        if found is None:
            raise DecisionError(f"{self.path}: {none_holds(number)}")
        self._append({"decide": "undo", "number": number})
        return found

    def _append(self, row: dict[str, object]) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({**row, "by": self.by, "at": self.at}, ensure_ascii=False) + "\n")
