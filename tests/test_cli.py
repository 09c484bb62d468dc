"""The command line, called as a user calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import uratori as package
from uratori.cli import main

HOUSE = str(Path(package.__file__).parents[1])


def uratori(*args, cwd, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "uratori", *map(str, args)],
        capture_output=True,
        cwd=cwd,
        input=stdin,
        env={**os.environ, "COLUMNS": "100", "PYTHONPATH": HOUSE},
        check=False,
    )


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "記事 一"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "知事が辞任へ\n\n帝都新聞 2024年5月12日 朝刊\n\n県の山田太郎知事は11日、辞任すると述べた。", encoding="utf-8"
    )
    (folder / "b.txt").write_bytes("知事、辞任の意向\n山田知事は辞任する考えを示した。".encode("cp932"))
    return folder


def test_check_prints_a_summary_and_writes_the_dossier(articles, tmp_path):
    done = uratori("check", articles, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    page = (tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert done.stdout.strip()


def test_who_stops_reading_the_summary_has_the_dossier_all_the_same(articles, tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-m", "uratori", "check", str(articles)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": HOUSE, "PYTHONUNBUFFERED": "1"},
    )
    run.stdout.close()  # as head does
    run.wait(120)
    assert (tmp_path / "dossier.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_check_json_has_the_contract(articles, tmp_path):
    found = json.loads(uratori("check", "--json", articles, cwd=tmp_path).stdout)
    assert set(found) == {"documents", "entities", "stories"}
    assert sorted(d["id"] for d in found["documents"]) == ["a", "b"]
    assert not (tmp_path / "dossier.html").exists()
    in_stories = [d for s in found["stories"] for d in s["documents"]]
    assert sorted(in_stories) == ["a", "b"]
    claimed = {(m["document"], m["statement"]) for s in found["stories"] for c in s["claims"] for m in c["members"]}
    attributed = {(d["id"], s["id"]) for d in found["documents"] for s in d["statements"] if s["attributed"]}
    assert attributed <= claimed


def test_the_answer_does_not_depend_on_the_order(articles, tmp_path):
    files = sorted(articles.iterdir())
    one = json.loads(uratori("check", "--json", *files, cwd=tmp_path).stdout)
    two = json.loads(uratori("check", "--json", *reversed(files), cwd=tmp_path).stdout)
    assert one == two


def test_analyze_json_is_one_line_a_document(articles, tmp_path):
    lines = uratori("analyze", "--json", articles, cwd=tmp_path).stdout.decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]


def test_rows_from_standard_input(tmp_path):
    row = json.dumps({"id": "r", "text": "県は12日、発表した。", "published": "2024-05-13"}, ensure_ascii=False)
    done = uratori("analyze", "--json", "-", cwd=tmp_path, stdin=row.encode())
    assert json.loads(done.stdout)["published"]["basis"] == "given"


def test_exit_status(articles, tmp_path):
    (tmp_path / "empty.txt").touch()
    assert uratori("check", tmp_path / "none.txt", cwd=tmp_path).returncode == 1
    assert uratori("check", "--nonsense", cwd=tmp_path).returncode == 2
    left_out = uratori("check", "--json", articles, tmp_path / "empty.txt", cwd=tmp_path)
    assert left_out.returncode == 3
    assert "empty.txt: 空 / is empty" in left_out.stderr.decode()


def test_usage_errors_say_what_to_do(articles, tmp_path):
    done = uratori("check", articles, "--published", "May 12", cwd=tmp_path)
    assert done.returncode == 2
    assert "2024-05-12" in done.stderr.decode()
    done = uratori("check", articles, "--claim", 9999, cwd=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", [(), ("check",), ("analyze",)])
def test_help_has_an_example(command, tmp_path):
    assert "例 / Examples" in uratori(*command, "--help", cwd=tmp_path).stdout.decode()


def test_a_dossier_that_cannot_be_written_is_named(articles, tmp_path):
    done = uratori("check", articles, "-o", tmp_path / "no" / "where.html", cwd=tmp_path)
    assert done.returncode == 1
    assert "where.html" in done.stderr.decode()


def test_since_tells_what_changed_after_a_day(tmp_path):
    rows = [
        ("a", "2024-05-11", "元社員は取材に、上司が検査記録の改ざんを指示したと証言した。"),
        ("b", "2024-05-13", "会社は13日、社員が検査記録の改ざんを指示した事実はないと否定した。"),
        ("c", None, "検査記録の改ざんを巡り、会社は調査を始めた。"),
    ]
    lines = [json.dumps({"id": i, "text": t, "published": day}, ensure_ascii=False) for i, day, t in rows]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = uratori("check", "rows.jsonl", "--since", "2024-05-12", cwd=tmp_path)
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0, done.stderr.decode()
    assert "2024-05-12" in text
    assert "新しい主張 1" in text
    assert "事実はない" in text
    assert not (tmp_path / "dossier.html").exists()
    changes = json.loads(uratori("check", "--json", "rows.jsonl", "--since", "2024-05-12", cwd=tmp_path).stdout)
    assert {c["kind"] for c in changes} >= {"new"}
    assert uratori("check", "rows.jsonl", "--since", "きのう", cwd=tmp_path).returncode == 2
    assert uratori("check", "rows.jsonl", "--since", "2024-05", cwd=tmp_path).returncode == 2


def test_bench_measures_the_sample_where_no_path_is_given(tmp_path):
    found = json.loads(uratori("bench", "--json", "--rounds", "1", "--length", "200", cwd=tmp_path).stdout)
    assert found["characters_per_second"] > 0
    assert 0 < found["share_of_bare_tokenisation"] < 1
    assert "times_ginza" in found


def test_the_list_of_commands_tells_what_each_of_them_is():
    context = click.Context(main, max_content_width=2000, terminal_width=2000)
    listed = main.get_help(context).split("Commands:")[1].splitlines()
    shown = dict(line.split(maxsplit=1) for line in listed if line.strip())
    assert shown == {name: main.get_command(context, name).get_short_help_str(2000) for name in shown}
    assert shown.keys() == set(main.list_commands(context))


def test_what_needs_no_analysis_loads_none():
    code = (
        "import sys, uratori, uratori.cli\n"
        "try: uratori.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if m in ('sudachipy', 'uratori.names', 'uratori.claims', 'uratori.reading')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": HOUSE},
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", ["調書.html", "story.md"])
def test_what_was_written_is_not_read_again_as_a_report(articles, tmp_path, name):
    uratori("check", articles, "-o", articles / name, cwd=tmp_path)
    assert (articles / name).exists()
    done = uratori("check", "--json", articles, cwd=tmp_path)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["documents"]) == 2
    assert "uratori's own" in done.stderr.decode()
