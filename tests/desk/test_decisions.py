import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import uratori as package
from uratori.desk import DecisionError, Decisions, load, standing

HOUSE = str(Path(package.__file__).parents[1])


@pytest.fixture
def kept(tmp_path):
    return Decisions(tmp_path / "decisions.jsonl", "tester", "2024-05-12T10:00:00+09:00")


def test_decisions_are_kept_in_order_and_undone_by_a_later_line(kept):
    kept.decide("山田太郎", "山田", one=False)
    kept.decide("ワグナー", "ワグネル", one=True)
    kept.undo(1)
    assert [(k.number, k.one, k.holds) for k in load(kept.path)] == [(1, False, False), (2, True, True)]
    assert [(d.name, d.other, d.one) for d in standing(load(kept.path))] == [("ワグナー", "ワグネル", True)]
    assert len(kept.path.read_text(encoding="utf-8").splitlines()) == 3


def test_the_later_of_two_decisions_on_one_pair_wins(kept):
    kept.decide("甲", "乙", one=True)
    kept.decide("乙", "甲", one=False)
    assert [d.one for d in standing(load(kept.path))] == [False]


def test_what_cannot_be_decided_says_why(kept):
    with pytest.raises(DecisionError, match="two different names"):
        kept.decide("甲", "甲", one=True)
    with pytest.raises(DecisionError, match="no decision 7"):
        kept.undo(7)


def test_a_broken_line_is_named(kept):
    kept.path.write_text('{"decide": "same", "name": "甲", "other": "乙"}\n{"decide": "maybe"}\n', encoding="utf-8")
    with pytest.raises(DecisionError, match=r"decisions.jsonl:2"):
        load(kept.path)


def run(*args, cwd):
    env = {**os.environ, "PYTHONPATH": HOUSE}
    return subprocess.run(
        [sys.executable, "-m", "uratori", *args], capture_output=True, cwd=cwd, env=env, check=True
    ).stdout.decode()


def bearers(cwd):
    found = json.loads(run("check", "--json", "a.txt", "b.txt", cwd=cwd))
    return {n["name"]: e["id"] for e in found["entities"] for n in e["names"]}


def test_a_merge_is_undone_from_the_command_line_and_stays_undone(tmp_path):
    text = "{}の国防相は12日、演習を始めると述べた。{}国防相は視察した。"
    (tmp_path / "a.txt").write_text(
        text.format("金正恩(キム・ジョンウン)総書記は視察した。北朝鮮", "同"), encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("キム・ジョンウン総書記は演習を視察した。", encoding="utf-8")
    assert bearers(tmp_path)["金正恩"] == bearers(tmp_path)["キム・ジョンウン"]
    run("decide", "different", "金正恩", "キム・ジョンウン", cwd=tmp_path)
    for _ in range(2):
        found = bearers(tmp_path)
        assert found["金正恩"] != found["キム・ジョンウン"]
    assert "≠" in run("decide", "list", cwd=tmp_path)
    run("decide", "undo", "1", cwd=tmp_path)
    assert bearers(tmp_path)["金正恩"] == bearers(tmp_path)["キム・ジョンウン"]
