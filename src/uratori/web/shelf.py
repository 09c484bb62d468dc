"""What was last looked at, kept ready until what it was made from changes."""

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
    stamp: object = None
    thing: T | None = None


class Shelf:
    """Holds the last ``most`` things that were made, each with the stamp of what it was made from."""

    def __init__(self, most: int = 24) -> None:
        self._most = most
        self._places: OrderedDict[Hashable, _Place[object]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, stamp: object, make: Callable[[T | None], T]) -> T:
        """What is kept under ``key`` with an equal stamp; else what ``make`` gives, which is told what was kept there
        before, if anything was."""
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
        with place.making:
            if place.stamp != stamp:
                place.thing, place.stamp = make(cast(T | None, place.thing)), stamp
            return cast(T, place.thing)
