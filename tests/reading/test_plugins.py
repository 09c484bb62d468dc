"""Readers of others, from a package that is really installed: a folder with a dist-info on the path."""

import sys
from importlib import invalidate_caches

import pytest

from uratori.reading import door, plugins, read

READER = """
from uratori.model import Document
from uratori.reading.readers import Problem, Reader

def read(item):
    text = item.data.decode("utf-8").removeprefix("MEMO\\n")
    if not text:
        yield Problem(item.name, "is an empty memo")
        return
    yield (Document(item.id, item.name, text, 0, len(text), extracted=True),)

MEMO = Reader("memo", read, lambda head: head.startswith(b"MEMO\\n"), frozenset((".memo",)))
FAILS = Reader("fails", lambda item: 1 / 0, lambda head: head[0] / 0, frozenset((".fails",)))
NONE = "no reader"
"""
POINTS = """[uratori.readers]
memo = memo_plugin:MEMO
fails = memo_plugin:FAILS
none = memo_plugin:NONE
missing = memo_plugin_that_is_not_there:X
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    site = tmp_path / "site"
    info = site / "memo_plugin-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "memo_plugin.py").write_text(READER, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: memo-plugin\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(POINTS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    forget()
    yield
    sys.modules.pop("memo_plugin", None)
    monkeypatch.undo()
    forget()


def forget():
    invalidate_caches()
    for cached in (plugins.installed, door.readers, door.suffixes):
        cached.cache_clear()


def test_an_installed_reader_reads_and_one_that_fails_is_named(installed, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.memo").write_text("MEMO\n荷役を再開した。", encoding="utf-8")
    (folder / "b.fails").write_text("荷役を再開した。", encoding="utf-8")
    (folder / "c.txt").write_text("荷役を延期した。", encoding="utf-8")
    found = read([folder])
    assert [(d.id, d.text) for d in found.documents] == [("a", "荷役を再開した。"), ("c", "荷役を延期した。")]
    assert sorted(p.path.rsplit("/", 1)[-1] for p in found.problems) == ["b.fails", "plug-in missing", "plug-in none"]
    assert "ZeroDivisionError" in next(p.why for p in found.problems if "b.fails" in p.path)
    assert "ModuleNotFoundError" in next(p.why for p in found.problems if "missing" in p.path)


def test_without_plug_ins_nothing_is_named(tmp_path):
    forget()
    (tmp_path / "a.txt").write_text("荷役を再開した。", encoding="utf-8")
    assert not read([tmp_path]).problems
