"""Bad input through the real command: named, flagged, and never a traceback."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import uratori as package

HOUSE = str(Path(package.__file__).parents[1])
TEXT = "県の山田太郎知事は12日、「ダムの放流を中止した」と述べた。県によると、放流は午後3時に止まったという。"


def check(*args, cwd, command="check"):
    return subprocess.run(
        [sys.executable, "-m", "uratori", command, "--json", *map(str, args)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": HOUSE},
        timeout=300,
        check=False,
    )


def shapes():
    yield "sjis", TEXT.encode("cp932")
    yield "euc", TEXT.encode("euc_jp")
    yield "jis", TEXT.encode("iso2022_jp")
    yield "utf16", TEXT.encode("utf-16")
    yield "bom", TEXT.encode("utf-8-sig")
    yield "nfd", unicodedata.normalize("NFD", TEXT.replace("ダム", "バルブ")).encode()
    yield "half", "ﾀﾞﾑの放流を中止したと山田知事は12日、述べた。".encode()
    yield "crlf", TEXT.replace("。", "。\r\n").encode()
    yield "cr", TEXT.replace("。", "。\r").encode()
    yield "mixed", TEXT.encode() * 5 + "放流".encode("cp932") + TEXT.encode()
    yield "nul", TEXT.encode() + b"\x00\x00" + TEXT.encode() * 20
    yield "quotes", ("「" * 300 + TEXT + "』" * 300).encode()
    yield "onlyquotes", ("「放流を中止した。」" * 200).encode()
    yield "brackets", ("(((" + TEXT + "「『(" * 50).encode()
    yield "long", (TEXT.replace("。", "、") * 300 + "と述べた。").encode()
    yield "digits", ("1234567890" * 500 + "年" + "9" * 400 + "月99日99時に発表した。").encode()
    yield "controls", f"\u202e{TEXT}\u2066\ufeff\u200b".encode()
    yield "english", b"The governor said on Friday that the dam had been closed. " * 20
    yield "menu", "本日の定食\nさば味噌煮 850円\nとんかつ 900円\nコーヒー 300円".encode()
    yield "emoji", ("🎉" * 500 + TEXT).encode()
    yield "names", "、".join(f"山田{chr(0x4E00 + i)}氏" for i in range(3000)).encode() + "が出席した。".encode()
    yield "dates", "2月30日、13月40日、25時99分、令和99年、0年0月0日に発表した。".encode()
    yield "dialogue", "\n".join(["問 事実か。", "答 違う。", "――本当か。", "「本当だ」"] * 50).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("悪い 入力")
    for name, data in shapes():
        (folder / f"{name}.txt").write_bytes(data)
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \n\n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    return folder


@pytest.fixture(scope="module")
def checked(folder):
    return check(folder, cwd=folder.parent)


def test_the_rest_is_done_and_what_is_left_out_is_named(folder, checked):
    errors = checked.stderr.decode()
    assert checked.returncode == 3, errors
    assert "Traceback" not in errors
    for name in ("empty.txt", "blank.txt", "binary.txt", "picture.png", "ring.txt"):
        assert name in errors
    documents = json.loads(checked.stdout)["documents"]
    assert not [d["flags"] for d in documents if any(f.startswith("analysis failed") for f in d["flags"])]
    found = {d["id"] for d in documents}
    assert found == {name for name, _ in shapes()}


def test_every_span_lies_in_its_text(folder, checked):
    for document in json.loads(checked.stdout)["documents"]:
        spans = [*document["sentences"], *document["mentions"], *document["times"], *document["unknowns"]]
        for statement in document["statements"]:
            spans += [statement, *statement["content"], *(s for s in (statement["source"], statement["cue"]) if s)]
        assert all(document["start"] <= s["start"] <= s["end"] <= document["end"] for s in spans), document["id"]


def test_no_quote_swallows_the_rest(checked):
    by_id = {d["id"]: d for d in json.loads(checked.stdout)["documents"]}
    assert len(by_id["brackets"]["sentences"]) >= 2
    assert len(by_id["quotes"]["sentences"]) >= 2


@pytest.mark.parametrize("name", ["sjis", "euc", "jis", "utf16", "bom", "nfd", "half", "crlf"])
def test_a_time_is_found_in_every_encoding(checked, name):
    by_id = {d["id"]: d for d in json.loads(checked.stdout)["documents"]}
    assert by_id[name]["times"], name


def test_a_line_of_ten_megabytes_is_refused_by_name(tmp_path):
    (tmp_path / "long.txt").write_text(TEXT * (10_000_000 // len(TEXT.encode())), encoding="utf-8")
    (tmp_path / "short.txt").write_text(TEXT, encoding="utf-8")
    done = check(tmp_path, cwd=tmp_path, command="analyze")
    assert done.returncode == 3
    assert "long.txt: 記事として長すぎる" in done.stderr.decode()
    assert "is longer than a report can be" in done.stderr.decode()
    assert json.loads(done.stdout)["id"] == "short"


@pytest.mark.slow
def test_a_long_line_is_analysed(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(TEXT.replace("。", "、") * 2000, encoding="utf-8")
    done = check(path, cwd=tmp_path, command="analyze")
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert json.loads(done.stdout)["statements"]
