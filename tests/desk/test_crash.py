"""A writer that is killed at any moment. After each kill the desk opens, is sound, and holds all that was acknowledged.

Ten kills here; ``URATORI_KILLS=200 pytest tests/desk/test_crash.py`` for the full run.
"""

import multiprocessing
import os
import random
import select
import signal
import time

import pytest

from uratori import desk, pipeline

from .helpers import source

KILLS = int(os.environ.get("URATORI_KILLS", "10"))
_fork = multiprocessing.get_context("fork")


def documents(first):
    """Without end: a report each, some of them a new version of one before, some twice."""
    n = first
    while True:
        n += 1
        text = (
            f"第{n}号の橋で{n % 28 + 1}日、路面の陥没が見つかり、通行止めになった。市は「けが人は{n % 9}人」と発表した。"
            * (n % 3 + 1)
        )
        address = f"https://teito.example/{n - n % 4}" if n % 4 < 2 else f"https://teito.example/{n}"
        yield source(f"r{n}", text, data=text.encode() * 3, outlet="帝都新聞", url=address, published="2024-05-20")


def write(path, first, pipe):
    kept = desk.open(path)

    def acknowledge(added):
        os.write(pipe, f"{added.document} {added.version}\n".encode())

    for n, one in enumerate(documents(first)):
        kept.add([one], acknowledge=acknowledge)
        if n % 5 == 4:
            kept.settle()
        if n % 11 == 10:
            kept.remove(kept.documents()[0].id)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(tmp_path):
    generator = random.Random(20240512)
    path = tmp_path / "desk.uratori"
    pipeline.attempt(
        source("warm", "首相は12日、辞任すると述べた。").documents[0]
    )  # children begin with the dictionary loaded
    acknowledged = set()
    for kill in range(KILLS):
        out, into = os.pipe()
        child = _fork.Process(target=write, args=(path, kill * 1000, into), daemon=True)
        child.start()
        os.close(into)
        os.set_blocking(out, False)
        if kill % 2:  # every other one once it has acknowledged something, however busy the machine is
            select.select([out], [], [], 60)
        time.sleep(generator.uniform(0.01, 0.8))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        said = b""
        while chunk := os.read(out, 1 << 16):
            said += chunk
        os.close(out)
        acknowledged |= {tuple(line.split()) for line in said.decode().split("\n")[:-1]}
        with desk.open(path) as kept:
            assert kept.examine() == (), f"after kill {kill}"
            there = {(d.id, str(v.number)) for d in kept.documents(removed=True) for v in kept.versions(d.id)}
            assert acknowledged <= there
            for d in kept.documents(removed=True):
                assert kept.document(d.id).sentences
                assert kept.original(d.id)
    assert len(acknowledged) >= KILLS // 2
    with desk.open(path) as kept:
        assert sum(s.documents for s in kept.stories()) == len(kept.documents())
        assert kept.examine() == ()
