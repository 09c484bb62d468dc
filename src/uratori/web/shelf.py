"""The stories as they were last looked at, kept ready until the desk changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

T = TypeVar("T")


@dataclass
class _Place(Generic[T]):
    """One thing; who wants it while it is being made waits for it instead of making it again."""

    making: threading.Lock = field(default_factory=threading.Lock)
    generation: int | None = None
    thing: T | None = None


class Shelf:
    """Holds the last ``most`` things that were made; what was made for another generation is made anew."""

    def __init__(self, most: int = 24) -> None:
        self._most = most
        self._places: OrderedDict[Hashable, _Place[object]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, generation: int, make: Callable[[], T]) -> T:
        """What is kept under ``key`` for this generation, else what ``make`` gives."""
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
        with place.making:
            if place.generation != generation:
                place.thing, place.generation = make(), generation
            return cast(T, place.thing)
