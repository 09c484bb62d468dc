"""The same work on many items, shared out over processes, in which one bad item never costs the rest.

A process that ends in the middle (out of memory, a fault in a library) takes along the batches that were under way.
Their items are then tried again one at a time, so that the one that ends its process again is known, and is given to
``lost``; all others are done.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # batches that wait for each process, so that none stands idle
_SHARES = 16  # batches that each process gets at least, so that all end at about the same time


def over(
    work: Callable[[T], R], items: Sequence[T], jobs: int, lost: Callable[[T], R], weigh: Callable[[T], int]
) -> Iterator[tuple[int, R]]:
    """What ``work`` makes of each item, with the item's number, in the order in which they are done.

    ``work`` is a function of a module and must not hang on anything but its item; ``weigh`` tells how dear an item is;
    ``lost`` makes the result of an item on which a process ended. With one job all is done in this process, and an
    error that ``work`` raises is raised here in any case. Where processes are started, the main module of the program
    must bear being imported (``if __name__ == "__main__"``).
    """
    if jobs < 2 or len(items) < 2:
        yield from ((n, work(item)) for n, item in enumerate(items))
        return
    waiting = _batches([weigh(item) for item in items], jobs) if _startable() else []
    if not waiting:
        yield from over(work, items, 1, lost, weigh)
        return
    suspect: list[int] = []
    while waiting:
        under_way: dict[Future[list[R]], list[int]] = {}
        with _Pool(jobs) as pool:
            try:
                while waiting or under_way:
                    while waiting and len(under_way) < jobs * _AHEAD:
                        batch = waiting.pop()
                        under_way[pool.submit(_each, work, [items[n] for n in batch])] = batch
                    for done in wait(under_way, return_when=FIRST_COMPLETED).done:
                        results = done.result()
                        yield from zip(under_way.pop(done), results, strict=True)
            except BrokenProcessPool:
                suspect += [n for batch in under_way.values() for n in batch]
    yield from _alone(work, items, sorted(suspect), lost)


def _alone(
    work: Callable[[T], R], items: Sequence[T], numbers: Sequence[int], lost: Callable[[T], R]
) -> Iterator[tuple[int, R]]:
    left = list(reversed(numbers))
    while left:
        with _Pool(1) as pool:
            try:
                while left:
                    yield left[-1], pool.submit(work, items[left[-1]]).result()
                    left.pop()
            except BrokenProcessPool:
                yield left[-1], lost(items[left.pop()])


class _Pool(ProcessPoolExecutor):
    """Processes that leave an interruption to this one, and do not outlive it."""

    def __init__(self, jobs: int) -> None:
        known = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")
        super().__init__(jobs, mp_context=context, initializer=_ignore_interruptions)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and issubclass(kind, KeyboardInterrupt | GeneratorExit):
            # Nobody waits for the batches under way any more. There is no public way to end them before Python 3.14.
            for process in tuple((self._processes or {}).values()):
                process.terminate()
        self.shutdown(wait=True, cancel_futures=True)


def _ignore_interruptions() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _each(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [work(item) for item in items]


def _startable() -> bool:
    """Whether processes can be started at all; not from a main module that cannot be imported."""
    with _Pool(1) as pool:
        try:
            return pool.submit(bool, 1).result()
        except BrokenProcessPool:
            return False


def _batches(weights: Sequence[int], jobs: int) -> list[list[int]]:
    """Item numbers in runs of about equal weight, to be taken from the end: the dearest comes first."""
    least = max(1, sum(weights) // (jobs * _SHARES))
    batches: list[list[int]] = [[]]
    held = 0
    for n, weight in enumerate(weights):
        if held >= least:
            batches.append([])
            held = 0
        batches[-1].append(n)
        held += weight
    return sorted(batches, key=lambda batch: sum(weights[n] for n in batch))
