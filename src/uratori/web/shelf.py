"""The stories as they were last looked at, kept ready until the desk changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Shelf:
    """Holds the last ``most`` things that were made; what was made for an older generation is made anew."""

    def __init__(self, most: int = 12) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[int, object]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, generation: int, make: Callable[[], T]) -> T:
        """What was kept under ``key`` for this generation, else what ``make`` gives. Two who ask at once may both make
        it; neither waits for the other."""
        with self._lock:
            found = self._kept.get(key)
            if found and found[0] == generation:
                self._kept.move_to_end(key)
                return cast(T, found[1])
        made = make()
        with self._lock:
            self._kept[key] = (generation, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
