"""The desk from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import uratori as package
from uratori.cli import main

HOUSE = str(Path(package.__file__).parents[1])


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("URATORI_DESK", str(tmp_path / "desk.uratori"))

    def call(*args, code=0, stdin=None):
        done = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
        assert done.exit_code == code, done.output + str(done.exception)
        return done.output

    return call


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "記事"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "知事が辞任へ\n\n帝都新聞 2024年5月12日 朝刊\n\n県の山田太郎知事は11日、辞任すると述べた。", encoding="utf-8"
    )
    (folder / "b.txt").write_text(
        "知事、辞任の意向\n\nみなとテレビ 2024年5月12日\n\n山田知事は辞任する考えを示した。", encoding="utf-8"
    )
    return folder


def test_a_day_with_the_desk(run, articles, tmp_path):
    assert "新規 new 2" in run("add", articles)
    assert "既にある known 2" in run("add", articles)
    listed = json.loads(run("list", "--json"))
    assert [s["documents"] for s in listed["stories"]] == [2]
    (story,) = (s["id"] for s in listed["stories"])
    assert "辞任" in run("show", story)
    assert "a" in run("list", "--documents")
    assert "辞任する" in run("find", "じにん")
    claim = next(h["id"] for h in json.loads(run("find", "--json", "辞任")) if h["kind"] == "claim")
    assert "出所" in run("show", claim)
    assert "裏取り済み" in run("note", "add", claim, "--standing", "confirmed", "秘書課に電話")
    assert "秘書課に電話" in run("note", "list")
    (articles / "a.txt").write_text(
        (articles / "a.txt").read_text(encoding="utf-8").replace("辞任すると", "辞任しないと"), encoding="utf-8"
    )
    assert "別の版 versions 1" in run("add", articles)
    assert "辞任しないと" in run("show", "a")
    run("remove", "b")
    assert "b" in run("list", "--removed")
    run("restore", "b")
    run("decide", "same", "山田太郎", "山田", "--desk", "desk.uratori")
    assert "山田太郎 = 山田" in run("decide", "list", "--desk", "desk.uratori")
    run("note", "undo", 1)
    run("export", "out.zip")
    run("import", "out.zip", "--desk", "moved.uratori")
    assert "異常なし" in run("doctor", "--desk", "moved.uratori")
    assert json.loads(run("list", "--json", "--desk", "moved.uratori"))["stories"][0]["id"] == story
    run("check", "--desk", "desk.uratori", "-o", "all.html")
    assert "辞任" in (tmp_path / "all.html").read_text(encoding="utf-8")
    assert json.loads(run("check", "--json", articles, "--desk", "desk.uratori"))["documents"]


def test_a_desk_moves_under_either_name_of_the_command(run, articles, tmp_path):
    run("add", articles)
    run("desk", "export", "out.zip")
    run("desk", "import", "out.zip", "--desk", "moved.uratori")
    assert json.loads(run("list", "--json", "--desk", "moved.uratori")) == json.loads(run("list", "--json"))
    assert "uratori desk export" in run("desk", "--help")
    run("desk", "export", code=2)


def test_show_writes_the_dossier_of_a_story_and_gives_back_the_original(run, articles, tmp_path):
    run("add", articles)
    story = json.loads(run("list", "--json"))["stories"][0]["id"]
    run("show", story, "-o", "s.md")
    assert "辞任" in (tmp_path / "s.md").read_text(encoding="utf-8")
    assert json.loads(run("show", story, "--json"))["stories"][0]["id"] == story
    assert json.loads(run("show", "a", "--json"))["id"] == "a"
    done = subprocess.run(
        [sys.executable, "-m", "uratori", "show", "a", "--original"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": HOUSE},
    )
    assert done.stdout == (articles / "a.txt").read_bytes()


def test_exit_status(run, articles, tmp_path):
    (tmp_path / "empty.txt").touch()
    run("list", code=1)
    run("add", "none.txt", code=1)
    assert "empty" in run("add", articles, "empty.txt", code=3)
    run("find", "存在しない言葉", code=1)
    run("show", "zzz", code=2)
    run("remove", "zzz", code=2)
    run("note", "add", "a", code=2)
    run("note", "undo", 7, code=2)
    run("check", code=2)
    (tmp_path / "x.uratori").write_text("これはデスクではない", encoding="utf-8")
    assert "is no desk" in run("list", "--desk", "x.uratori", code=1)
    assert "is no desk" in run("doctor", "--desk", "x.uratori", code=1)


def test_an_id_may_be_cut_short_where_it_is_one(run, articles):
    run("add", articles)
    story = json.loads(run("list", "--json"))["stories"][0]["id"]
    assert "辞任" in run("show", story[:6])
    assert "a" in run("show", articles / "a.txt")


def test_the_doctor_mends_and_puts_a_copy_in_place(run, articles, tmp_path):
    run("add", articles)
    run("doctor", "--copy", "desk.uratori.1.bak")
    data = (tmp_path / "desk.uratori").read_bytes()
    (tmp_path / "desk.uratori").write_bytes(data[: len(data) // 2])
    assert "damaged" in run("list", code=1)
    assert "sound copy" in run("doctor", code=1)
    run("doctor", "--mend")
    assert "異常なし" in run("doctor")
    assert (tmp_path / "desk.uratori.damaged").stat().st_size == len(data) // 2
    assert "a" in run("list", "--documents")
    assert "解析し直しました" in run("doctor", "--reanalyse")


@pytest.mark.parametrize(
    "command", ["add", "list", "show", "find", "remove", "restore", "export", "import", "doctor", "note"]
)
def test_help_is_in_both_languages_and_has_an_example(run, command):
    text = run(command, "--help")
    assert "例 / Examples" in text
    assert f"uratori {command}" in text
