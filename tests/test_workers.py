"""Work shared out over processes: the same answers, and one bad item costs itself only."""

import os
import time
from pathlib import Path

import pytest

from uratori import pipeline, workers
from uratori.model import Document


def square(n):
    return n * n


def fragile(n):
    if n == 7:
        os._exit(9)  # as a fault in a library would
    return n * n


def failing(n):
    if n == 3:
        raise ValueError(n)
    return n


def lost(n):
    return -n


def one(_):
    return 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_item_has_its_result(jobs):
    assert dict(workers.over(square, range(50), jobs, lost, one)) == {n: n * n for n in range(50)}


def test_an_item_that_ends_its_process_is_lost_alone():
    found = dict(workers.over(fragile, range(40), 2, lost, one))
    assert found == {n: -7 if n == 7 else n * n for n in range(40)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_raised_here(jobs):
    with pytest.raises(ValueError, match="3"):
        list(workers.over(failing, range(9), jobs, lost, one))


def test_nothing_to_do():
    assert list(workers.over(square, [], 4, lost, one)) == []


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch):
    monkeypatch.setattr(workers, "_startable", lambda: False)
    assert dict(workers.over(here, range(3), 2, lost, one)) == dict.fromkeys(range(3), os.getpid())


def here(_):
    return os.getpid()


def test_a_check_by_two_processes_is_that_of_one():
    texts = [f"{place}市は{day}日、橋の工事を{day}月に始めると発表した。" for place in "東西" for day in (3, 5, 8)]
    documents = [Document(f"d{n}", f"d{n}", t, 0, len(t)) for n, t in enumerate(texts)]
    told = []
    shared = pipeline.check(documents, lambda *step: told.append(step), jobs=2)
    assert shared == pipeline.check(documents)
    assert ("analyze", 6, 6) in told
    assert ("check", 6, 6) in told


def leaves_a_mark(path: str) -> None:
    time.sleep(2)
    Path(path).write_text("done")


def test_an_interruption_ends_what_is_under_way(tmp_path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "wait", interrupted)
    marks = [str(tmp_path / str(n)) for n in range(4)]
    with pytest.raises(KeyboardInterrupt):
        list(workers.over(leaves_a_mark, marks, 2, lost, one))
    assert not list(tmp_path.iterdir())
