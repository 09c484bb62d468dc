"""``uratori watch`` and ``uratori add URL`` as real processes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import uratori as package

from .conftest import answer
from .test_follow import BODY, feed, page

HOUSE = str(Path(package.__file__).parents[1])


def start(*args, cwd):
    return subprocess.Popen(
        [sys.executable, "-m", "uratori", *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "100", "PYTHONPATH": HOUSE, "PYTHONUNBUFFERED": "1"},
        text=True,
        encoding="utf-8",
    )


def run(*args, cwd):
    process = start(*args, cwd=cwd)
    out, err = process.communicate(timeout=240)
    return process.returncode, out, err


@pytest.fixture
def plan(server, tmp_path):
    server.serve("/rss", feed(server, ("市長が辞任へ", "/1")), kind="application/rss+xml")
    server.serve("/1", page("市長が辞任へ", BODY))
    path = tmp_path / "feeds.toml"
    path.write_text(
        f'pace = "1s"\nreport = "changes.atom"\nwebhook = "{server.url}/hook/geheim"\n'
        f'[[page]]\nurl = "{server.url}/1"\n[[feed]]\nurl = "{server.url}/rss"\npages = false\n',
        encoding="utf-8",
    )
    return path


def due(path):
    """Make everything due, as if the time had passed."""
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(path) as db:
        for key, value in db.execute("SELECT key, value FROM memory WHERE key LIKE 'follow %'").fetchall():
            memory = json.loads(value)
            memory["feed"]["due"] = 0
            db.execute("UPDATE memory SET value = ? WHERE key = ?", (json.dumps(memory), key))


def test_a_rewritten_page_is_told_on_the_terminal_in_the_feed_file_and_to_the_webhook(server, plan, tmp_path):
    posted = []
    server.routes["/hook/geheim"] = lambda h: (posted.append(json.loads(h.body)), answer(h, 200, b""))
    first = run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    assert first[0] == 0, first[2]
    server.serve("/1", page("市長が辞任へ", BODY.replace("今年度", "今月末")))
    due(tmp_path / "d.uratori")
    code, out, err = run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    assert code == 0, err
    assert "ページが書き換えられた 「市長が辞任へ」" in out
    titles = [e.text for e in ElementTree.parse(tmp_path / "changes.atom").iter("{http://www.w3.org/2005/Atom}title")]
    assert any("ページが書き換えられた" in t for t in titles)
    assert any(c["kind"] == "version" for p in posted for c in p["changes"])
    due(tmp_path / "d.uratori")
    again = run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    assert again[1] == ""


FIRE = "渚市の倉庫で12日、火災があった。市消防局は、作業員3人がけがをしたと発表した。"
SAID = "倉庫会社の元従業員は見本新聞の取材に「会社は点検記録を改ざんしていた」と証言した。"
LATER = (
    "渚市の倉庫で12日に起きた火災で、市消防局は13日、けがをした作業員は5人になったと発表した。"
    "県警によると、作業員3人がけがをした。"
)
DENIED = "渚市の倉庫で12日に起きた火災で、倉庫会社は13日、点検記録を改ざんした事実はないと否定した。"


def test_bounds_that_rose_a_denial_and_a_figure_overtaken_are_told_in_all_three_places(server, plan, tmp_path):
    """The fourth, a page that was changed, stands above."""
    posted = []
    server.routes["/hook/geheim"] = lambda h: (posted.append(json.loads(h.body)), answer(h, 200, b""))
    server.serve("/1", page("渚市の倉庫火災", FIRE, SAID))
    assert run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)[0] == 0
    more = ""
    for path, outlet, title, text in (
        ("/2", "港湾日報", "渚市の倉庫火災でけが人5人に", LATER),
        ("/3", "東洋通信", "渚市の倉庫火災で会社が否定", DENIED),
    ):
        html = page(title, text, date="2026-05-13T10:00:00+09:00").replace("見本新聞", outlet, 1)
        server.serve(path, html)
        more += f'[[page]]\nurl = "{server.url}{path}"\noutlet = "{outlet}"\n'
    plan.write_text(plan.read_text(encoding="utf-8") + more, encoding="utf-8")
    code, out, err = run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    assert code == 0, err
    tree = ElementTree.parse(tmp_path / "changes.atom")
    titles = "\n".join(e.text for e in tree.iter("{http://www.w3.org/2005/Atom}title"))
    (post,) = posted
    for told in (out, titles, post["text"]):
        assert "出所が増えた 1 → 2 「作業員3人がけがをした」" in told
        assert "新しい情報に更新された 1 → 2 「作業員3人がけがをした」" in told
        assert "否定が出た 1 → 1 「会社は点検記録を改ざんしていた」" in told
    assert {c["kind"] for c in post["changes"]} == {"rose", "overtaken", "denied"}


def test_a_webhook_that_fails_is_told_again_and_its_key_is_not_shown(server, plan, tmp_path):
    server.routes["/hook/geheim"] = lambda h: answer(h, 500, b"")
    run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    server.serve("/1", page("市長が辞任へ", BODY.replace("今年度", "今月末")))
    due(tmp_path / "d.uratori")
    code, out, err = run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    assert (code, "webhook 127.0.0.1: 500" in err) == (3, True)
    assert "geheim" not in out + err
    posted = []
    server.routes["/hook/geheim"] = lambda h: (posted.append(json.loads(h.body)), answer(h, 200, b""))
    due(tmp_path / "d.uratori")
    run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    assert [c["kind"] for p in posted for c in p["changes"]] == ["version"]


def test_a_watch_that_is_stopped_ends_cleanly_and_goes_on(server, plan, tmp_path):
    server.routes["/hook/geheim"] = lambda h: answer(h, 200, b"")
    process = start("watch", plan, "--private", "--desk", "d.uratori", cwd=tmp_path)
    seen = ""
    while "新規" not in seen:
        seen = process.stderr.readline()
        assert seen, "ended before it began"
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert process.returncode == 0
    code, _, err = run("watch", plan, "--once", "--private", "--desk", "d.uratori", cwd=tmp_path)
    assert code == 0, err
    assert server.paths().count("/1") == 1


def test_without_leave_private_networks_are_not_followed(plan, server, tmp_path):
    code, _, err = run("watch", plan, "--once", "--desk", "d.uratori", cwd=tmp_path)
    assert code == 1
    assert "robots.txt" in err or "private network" in err
    assert not server.asked


def test_a_plan_that_cannot_be_followed_is_wrong_usage(tmp_path):
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "rss"\n')
    code, _, err = run("watch", "feeds.toml", "--desk", "d.uratori", cwd=tmp_path)
    assert code == 2
    assert "is no address" in err


def test_add_refuses_a_private_address_and_takes_the_files_beside_it(server, tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    code, out, err = run("add", "a.txt", f"{server.url}/1", "--desk", "d.uratori", cwd=tmp_path)
    assert code == 3
    assert "新規 new 1" in out
    assert "private network" in err
    assert not server.asked
