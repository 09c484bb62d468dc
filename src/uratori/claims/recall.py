"""What a telling of a story worked out, kept for the next telling of it, in which little has changed.

A story is always told whole, by the same steps; but a step whose result hangs on what is as it was is not gone through
again. Each result stands under a key that names all it hangs on: so what is told is the same, whether anything is
remembered or not, and whatever came and went before. A :class:`Memory` is a value: it is never changed, a telling gives a
new one, of what it has used. Many keys name values by their identity, which is sound because a memory holds on to them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

_R = TypeVar("_R")
_MISSING: Any = object()


@dataclass(frozen=True, slots=True)
class Memory:
    """The results of one telling by their step and key; ``next`` is the first number that stands for nothing yet."""

    tables: Mapping[str, Mapping[Hashable, Any]] = field(default_factory=dict)
    next: int = 0


class Recall:
    """One telling under way: looks up what was remembered and notes what is to be."""

    def __init__(self, before: Memory | None = None) -> None:
        memory = before or Memory()
        self._old = memory.tables
        self._new: dict[str, dict[Hashable, Any]] = {}
        self._next = count(memory.next)

    def memory(self) -> Memory:
        """What the next telling may look up."""
        return Memory(self._new, next(self._next))

    def table(self, step: str) -> Table:
        """The results of a step."""
        return Table(self._old.get(step, {}), self._new.setdefault(step, {}))

    def number(self, step: str, key: Hashable) -> int:
        """A number that stands for a key, now and in every telling that follows this one without a break in its use."""
        return self.table(step).get(key, self.fresh)

    def fresh(self) -> int:
        """A number that stands for nothing yet."""
        return next(self._next)

    def before(self, step: str) -> Any:  # noqa: ANN401 - whatever the step has noted
        """The one value that a step noted in the telling before; None where it noted none."""
        return self._old.get(step, {}).get(None)

    def note(self, step: str, value: object) -> None:
        """Note the one value of a step."""
        self._new.setdefault(step, {})[None] = value


class Table:
    """The results of one step: those of the telling before, and those of this one."""

    __slots__ = ("_new", "_old")

    def __init__(self, old: Mapping[Hashable, Any], new: dict[Hashable, Any]) -> None:
        self._old, self._new = old, new

    def get(self, key: Hashable, make: Callable[..., _R], *given: Any) -> _R:  # noqa: ANN401 - what ``make`` is given
        """The result under a key: remembered, or made now of what is given."""
        found = self._new.get(key, _MISSING)
        if found is _MISSING:
            found = self._old.get(key, _MISSING)
            self._new[key] = found = make(*given) if found is _MISSING else found
        result: _R = found
        return result

    def renewed(self, key: Hashable, make: Callable[..., _R], *given: Any) -> _R:  # noqa: ANN401
        """The result under a key, made in this telling of the one before (None where there was none) and of what is given."""
        self._new[key] = found = make(self._old.get(key), *given)
        return found

    def anew(self, key: Hashable, make: Callable[..., _R], *given: Any) -> _R:  # noqa: ANN401
        """The result under a key, made in this telling."""
        found = self._new.get(key, _MISSING)
        if found is _MISSING:
            self._new[key] = found = make(*given)
        result: _R = found
        return result
