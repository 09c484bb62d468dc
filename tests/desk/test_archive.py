"""A desk that moves."""

import json
import zipfile

import pytest

from uratori import desk

from .helpers import DENIAL, OTHER, STORY, source


@pytest.fixture
def full(story, tmp_path):
    file = tmp_path / "古い.txt"
    file.write_bytes("知事は12日、辞任すると述べた。".encode("cp932"))
    story.add(desk.gather([file]))
    story.add(
        [
            source(
                "evening",
                "浜風市の大橋の路面が陥没\n通行止めが続いている。",
                url="https://minato.example/n/9",
                outlet="みなとテレビ",
            )
        ]
    )
    story.decide("山田太郎", "山田", one=False)
    story.note("morning", 0, 5, standing="check", text="電話する")
    story.remove("launch")
    return story


def test_a_moved_desk_is_the_same_desk(full, tmp_path):
    count = full.export(tmp_path / "out.zip")
    assert count == len(full.documents(removed=True))
    with desk.open(tmp_path / "moved") as moved:
        assert moved.take(tmp_path / "out.zip") == count
        assert [(d.id, d.removed, d.versions, d.added) for d in moved.documents(removed=True)] == [
            (d.id, d.removed, d.versions, d.added) for d in full.documents(removed=True)
        ]
        changes = full.changes()
        assert moved.changes() == changes
        assert [s.id for s in moved.stories()] == [s.id for s in full.stories()]
        for s in full.stories():
            assert moved.story(s.id) == full.story(s.id)
        assert moved.decisions() == full.decisions()
        assert moved.notes() == full.notes()
        assert [moved.original(d.id) for d in full.documents()] == [full.original(d.id) for d in full.documents()]
        assert moved.versions("evening")[1].differences == full.versions("evening")[1].differences
        assert moved.search("じしょく") == full.search("じしょく")
        assert moved.examine() == ()
        assert [a.kind for a in moved.add((*STORY, OTHER, DENIAL)).added] == ["same", "same", "removed", "new"]


def test_the_archive_is_open_to_any_program(full, tmp_path):
    full.export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        rows = [json.loads(line) for line in archive.read("documents.jsonl").decode().splitlines()]
        originals = [archive.read(n) for n in archive.namelist() if n.startswith("originals/")]
    assert {r["id"] for r in rows} == {d.id for d in full.documents(removed=True)}
    assert "知事は12日、辞任すると述べた。".encode("cp932") in originals


def _altered(path, name, change):
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    if name is None:
        name = next(n for n in parts if n.startswith("originals/"))
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w") as archive:
        for n, data in parts.items():
            if data is not None:
                archive.writestr(n, data)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("documents.jsonl", lambda b: b.replace(b'"morning"', b'"mourning"', 1)),
        ("texts.jsonl", lambda b: None),
        (None, lambda b: b + b"x"),
        ("manifest.json", lambda b: b"{}"),
        ("manifest.json", lambda b: b"no json"),
        ("manifest.json", lambda b: b"[]"),
    ],
)
def test_an_archive_that_was_altered_is_refused_whole(full, tmp_path, name, change):
    full.export(tmp_path / "out.zip")
    _altered(tmp_path / "out.zip", name, change)
    with desk.open(tmp_path / "moved") as moved:
        with pytest.raises(desk.DeskError, match="exported desk"):
            moved.take(tmp_path / "out.zip")
        assert moved.documents() == ()
        assert moved.examine() == ()


def test_a_file_that_is_no_archive_is_refused(kept, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK nonsense")
    with pytest.raises(desk.DeskError):
        kept.take(tmp_path / "x.zip")


def test_only_an_empty_desk_takes_an_archive(full, tmp_path):
    full.export(tmp_path / "out.zip")
    with pytest.raises(desk.DeskError, match="empty desk"):
        full.take(tmp_path / "out.zip")
