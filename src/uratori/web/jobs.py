"""Adding in the background: one thing after the other, with how far it has come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Generic, TypeVar

from uratori.reading import Problem

#: Told how far the work is: the stage, what is done, how much there is.
Progress = Callable[[str, int, int], None]
_KEPT = 50
T = TypeVar("T")


@dataclass
class Job:
    """One load of things to add. ``found`` are the ids of what was added, ``problems`` what was left out."""

    number: int
    names: Sequence[str]
    stage: str = "waiting"
    done: int = 0
    total: int = 0
    new: int = 0
    same: int = 0
    versions: int = 0
    found: Sequence[str] = ()
    problems: Sequence[Problem] = ()
    error: str = ""
    finished: bool = False


@dataclass
class Jobs(Generic[T]):
    """A queue with one worker, which starts with the first load."""

    work: Callable[[Job, T, Progress], None]
    _jobs: dict[int, Job] = field(default_factory=dict)
    _queue: SimpleQueue[tuple[Job, T]] = field(default_factory=SimpleQueue)
    _worker: threading.Thread | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, names: Sequence[str], load: T) -> Job:
        with self._lock:
            job = Job(max(self._jobs, default=0) + 1, names)
            self._jobs[job.number] = job
            for old in sorted(self._jobs)[:-_KEPT]:
                if self._jobs[old].finished:
                    del self._jobs[old]
            if self._worker is None:
                self._worker = threading.Thread(target=self._run, name="uratori adding", daemon=True)
                self._worker.start()
        self._queue.put((job, load))
        return job

    def get(self, number: int) -> Job | None:
        return self._jobs.get(number)

    @property
    def busy(self) -> bool:
        return any(not job.finished for job in list(self._jobs.values()))

    def _run(self) -> None:
        while True:
            job, load = self._queue.get()

            def step(stage: str, done: int, total: int, job: Job = job) -> None:
                job.stage, job.done, job.total = stage, done, total

            try:
                self.work(job, load, step)
            except Exception as error:  # whatever the input, the next load is not lost, and this one is named
                job.error = f"{type(error).__name__}: {error}"[:400]
            job.finished = True
