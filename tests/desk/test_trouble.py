"""What goes wrong around a desk: disks, rights, other programs, clocks, damaged files."""

import multiprocessing
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from uratori import desk
from uratori.desk import schema, store
from uratori.desk.adding import analysis_version

from .helpers import DENIAL, STORY, source

_fork = multiprocessing.get_context("fork")


def reports(first, count):
    for n in range(first, first + count):
        yield source(
            f"r{n}",
            f"{n}号の橋で通行止めが始まった。市は{n % 28 + 1}日、原因を調べると発表した。",
            outlet=f"第{n % 3}新聞",
        )


def _add_all(kept, sources, acknowledged):
    for one in sources:
        kept.add([one], acknowledge=acknowledged.append)


def test_a_full_disk_is_said_and_what_was_acknowledged_stays(kept):
    kept.add(STORY)
    (pages,) = kept._db.execute("PRAGMA page_count").fetchone()
    kept._db.execute(f"PRAGMA max_page_count = {pages + 12}")
    acknowledged = []
    with pytest.raises(desk.DeskError, match="disk is full"):
        _add_all(kept, reports(0, 500), acknowledged)
    kept.close()
    with desk.open(kept.path) as again:
        assert {a.document for a in acknowledged} | {"morning", "evening"} == {d.id for d in again.documents()}
        assert again.examine() == ()
        assert [a.kind for a in again.add(reports(900, 1)).added] == ["new"]


def _fill(path):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    try:
        with desk.open(path) as kept:
            kept.add(reports(0, 5000), acknowledge=lambda a: None)
    except desk.DeskError:
        os._exit(7)
    os._exit(0)


def test_a_file_that_may_not_grow(kept):
    kept.add(STORY)
    kept.close()
    child = _fork.Process(target=_fill, args=(kept.path,))
    child.start()
    child.join()
    assert child.exitcode == 7
    with desk.open(kept.path) as again:
        assert {"morning", "evening"} <= {d.id for d in again.documents()}
        assert again.examine() == ()


def _write(path, first, done):
    with desk.open(path) as kept:
        for one in reports(first, 12):
            kept.add([one])
        kept.settle()
    done.put(("written", 12))


def _read(path, done):
    seen = 0
    with desk.open(path) as kept:
        for _ in range(8):
            count = len(kept.documents())
            assert count >= seen
            seen = count
            kept.search("通行止め")
    done.put(("read", seen))


def test_two_writers_and_ten_readers_at_once(kept):
    kept.add(STORY)
    path = kept.path
    kept.close()
    done = _fork.Queue()
    work = [_fork.Process(target=_write, args=(path, n * 100, done)) for n in range(2)]
    work += [_fork.Process(target=_read, args=(path, done)) for _ in range(10)]
    for w in work:
        w.start()
    for w in work:
        w.join(120)
    assert [w.exitcode for w in work] == [0] * 12
    assert sorted(done.get()[0] for _ in work) == ["read"] * 10 + ["written"] * 2
    with desk.open(path) as again:
        assert len(again.documents()) == 26
        assert sum(s.documents for s in again.stories()) == 26
        assert again.examine() == ()


def test_a_second_writer_is_told_to_wait(kept, monkeypatch):
    other = sqlite3.connect(kept.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    kept._db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(desk.DeskError, match="another uratori is writing"):
        kept.add(STORY)
    assert kept.documents() == ()
    other.execute("ROLLBACK")
    assert len(kept.add(STORY).added) == 2


def test_a_clock_that_jumps_back_changes_no_order(kept, monkeypatch):
    days = iter(["2024-05-10T10:00:00+09:00", *["1999-01-01T00:00:00+09:00"] * 50])
    monkeypatch.setattr(store, "now", lambda: next(days))
    kept.add(STORY[:1])
    kept.add(STORY[1:])
    numbers = [c.number for c in kept.changes()]
    assert numbers == sorted(set(numbers))
    assert kept.documents()[0].id == "evening"
    assert kept.examine() == ()


@contextmanager
def as_a_user():
    """Root may write everywhere; as nobody it may not."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_desk_that_may_not_be_written_is_read():
    # Not under pytest's own folder, which is its user's alone.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.uratori")
        with desk.open(path) as made:
            made.add(STORY)
            made.search("陥没")  # loads all that is needed, as long as it may be read
        Path(folder).chmod(0o555)
        path.chmod(0o444)
        try:
            with as_a_user():
                _is_read_only(path)
        finally:
            Path(folder).chmod(0o755)


def test_a_desk_that_is_opened_for_reading(kept, monkeypatch):
    kept.add(STORY)
    kept.close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    _is_read_only(kept.path)


def _is_read_only(path):
    before = path.read_bytes()
    with desk.open(path) as found:
        with pytest.raises(desk.DeskError, match="may not be written"):
            found.add([DENIAL])
        assert [s.documents for s in found.stories()] == [2]
        assert [h.kind for h in found.search("陥没")][:1] == ["document"]
        # Its stories stand in memory now; nothing that is done there may be acknowledged.
        for change in (
            lambda: found.remove("morning"),
            lambda: found.decide("甲", "乙", one=True),
            lambda: found.remember({"a": "b"}),
        ):
            with pytest.raises(desk.DeskError, match="may not be written"):
                change()
        assert len(found.documents()) == 2
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_written(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(desk.DeskError, match="may not be written"):
        desk.open(tmp_path / "desk.uratori")


def test_no_desk_is_made_where_none_is_wanted(tmp_path):
    with pytest.raises(desk.DeskError, match="no such desk"):
        desk.open(tmp_path / "none", create=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["これはデスクではありません。", "x"])
def test_a_file_that_is_no_database(tmp_path, text):
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(desk.DeskError, match="is no desk"):
        desk.open(path)
    assert path.read_text(encoding="utf-8") == text


def test_another_program_s_database(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(desk.DeskError, match="another program"):
        desk.open(path)


def test_a_desk_of_a_newer_program(kept):
    kept._db.execute("PRAGMA user_version = 99")
    kept.close()
    with pytest.raises(desk.DeskError, match="newer uratori"):
        desk.open(kept.path)


def test_a_desk_that_a_newer_program_analysed(kept):
    kept._db.execute("UPDATE meta SET value = '9999-x' WHERE key = 'analysis'")
    kept.close()
    with pytest.raises(desk.DeskError, match="newer uratori"):
        desk.open(kept.path)


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_desk(story, share):
    story.close()
    data = story.path.read_bytes()
    story.path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(desk.DeskError, match="uratori doctor"):
        desk.open(story.path)


def test_bytes_that_rotted(story):
    story.settle()
    (n,) = story._db.execute("SELECT max(n) FROM body").fetchone()
    story._db.execute("UPDATE body SET data = x'789c03' WHERE n = ?", (n,))
    assert any("text" in f.where for f in story.examine())


def test_a_desk_of_the_first_schema_is_brought_up_and_a_copy_is_kept(tmp_path, data_of_schema_1):
    path = tmp_path / "old.uratori"
    old = sqlite3.connect(path)
    old.executescript(data_of_schema_1)
    old.close()
    before = path.read_bytes()
    with desk.open(path) as found:
        assert {d.id for d in found.documents()} == {"morning", "evening"}
        assert [s.documents for s in found.stories()] == [2]
        assert [k.name for k in found.decisions()] == ["山田太郎"]
        assert [n.words for n in found.notes()] == ["浜風市の橋"]
        assert [h.id for h in found.search("かんぼつ", ("document",))]
        assert found.examine() == ()
        assert [a.kind for a in found.add(STORY).added] == ["same", "same"]
    (copy,) = desk.copies(path)
    assert copy.name == "old.uratori.schema1.bak"
    assert sqlite3.connect(copy).execute("PRAGMA user_version").fetchone() == (1,)
    assert path.read_bytes() != before


def test_a_migration_that_fails_leaves_the_desk_as_it_was(tmp_path, data_of_schema_1, monkeypatch):
    path = tmp_path / "old.uratori"
    old = sqlite3.connect(path)
    old.executescript(data_of_schema_1)
    old.close()
    monkeypatch.setitem(schema.STEPS, 1, schema.STEPS[1] + "; INSERT INTO nowhere VALUES (1)")
    with pytest.raises(desk.DeskError):
        desk.open(path)
    monkeypatch.undo()
    with desk.open(path) as found:
        assert len(found.documents()) == 2


def test_a_desk_of_the_second_schema_is_brought_up_with_all_that_was_decided(tmp_path):
    path = tmp_path / "old.uratori"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "schema2.sql").read_text(encoding="utf-8"))
    claims = dict(old.execute("SELECT id, text FROM claim"))
    changes = old.execute("SELECT count(*) FROM change").fetchone()[0]
    old.close()
    with desk.open(path) as found:
        assert {s.id: s.documents for s in found.stories()} == {"s4ec20b44": 2, "s77b51a6d": 1}
        assert {c.id: c.text for s in found.stories() for c in found.story(s.id).stories[0].claims} == claims
        assert {d.id for d in found.documents()} == {"morning", "evening", "launch"}
        assert {d.id for d in found.documents(removed=True)} == {"morning", "evening", "denial", "launch"}
        assert [v.number for v in found.versions("evening")] == [1, 2]
        assert found.original("launch").decode() == found.document("launch").document.text
        assert [(k.name, k.holds) for k in found.decisions()] == [("山田太郎", True), ("浜風市", False)]
        assert [(n.document, n.start, n.words) for n in found.notes()] == [("morning", 11, "浜風市の大")]
        assert len(found.notes(undone=True)) == 2
        assert found.recall("follow x") == "{}"
        assert len(found.changes()) == changes
        assert [h.id for h in found.search("かんぼつ", ("document",))]
        assert found.examine() == ()
        assert [a.kind for a in found.add([*STORY[:1], DENIAL]).added] == ["same", "removed"]
    (copy,) = desk.copies(path)
    assert copy.name == "old.uratori.schema2.bak"


@pytest.mark.parametrize("by_this_program", [False, True])
def test_a_desk_of_the_third_schema_is_brought_up_with_all_that_was_decided(tmp_path, by_this_program):
    path = tmp_path / "old.uratori"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "schema3.sql").read_text(encoding="utf-8"))
    # by this program: its groups are taken over, and nothing is worked out anew
    by = analysis_version() if by_this_program else "0"
    old.execute("UPDATE meta SET value = ? WHERE key = 'analysis'", (by,))
    old.commit()
    changes = old.execute("SELECT count(*) FROM change").fetchone()[0]
    old.close()
    with desk.open(path) as found:
        assert found._db.execute("SELECT count(*) FROM pending").fetchone()[0] == (0 if by_this_program else 5)
        assert {s.id: s.documents for s in found.stories()} == {"s4ec20b44": 3, "s16a06d57": 1}
        claims = {c.id: c.text for s in found.stories() for c in found.story(s.id).stories[0].claims}
        assert claims["ceec3ff62"] == "けが人は7人に上る"
        assert {d.id for d in found.documents()} == {"morning", "evening", "evening~2", "launch"}
        assert {d.id for d in found.documents(removed=True)} >= {"denial"}
        assert [v.number for v in found.versions("evening~2")] == [1, 2]
        assert found.original("launch").decode() == found.document("launch").document.text
        assert {d.source for d in found.documents()} == {"-"}
        assert [(k.name, k.holds) for k in found.decisions()] == [("山田太郎", True), ("浜風市", False)]
        assert [(n.document, n.start, n.words) for n in found.notes()] == [("morning", 11, "浜風市の大")]
        assert found.recall("follow x") == "{}"
        assert len(found.changes()) == changes
        assert [h.id for h in found.search("かんぼつ", ("document",))]
        assert [k.name for k in found.decisions()]
        assert found.examine() == ()
        assert [a.kind for a in found.add([*STORY[:1], DENIAL]).added] == ["same", "removed"]
        found.add(
            [
                source(
                    "more",
                    "浜風市の大橋で見つかった路面の陥没で、市は3日夜、けが人は7人と発表した。",
                    outlet="昼の新聞",
                )
            ]
        )
        assert {s.id: s.documents for s in found.stories()} == {"s4ec20b44": 4, "s16a06d57": 1}
    (copy,) = desk.copies(path)
    assert copy.name == "old.uratori.schema3.bak"


@pytest.fixture
def data_of_schema_1():
    """A desk as the first form of the program left it."""
    return (Path(__file__).parent / "schema1.sql").read_text(encoding="utf-8")


_LOOK = (
    "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('SELECT count(*) FROM doc').fetchone(); d.close()"
)


def test_another_process_that_closes_the_desk_leaves_the_log_of_this_one(kept):
    """To open and close the file by other means than SQLite's dropped the locks of the desk that stands open: whoever
    closed it elsewhere took the log away, and what was written next met another file ("malformed")."""
    kept.add(STORY)
    log = kept.path.with_name(kept.path.name + "-wal")
    with desk.open(kept.path) as second:
        second.settle()
        subprocess.run([sys.executable, "-c", _LOOK, str(kept.path)], check=True)
        assert log.exists()
    kept.add(reports(900, 1))
    assert kept.examine() == ()
