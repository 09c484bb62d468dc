"""What the doctor finds, and what it mends."""

import pytest

from uratori import desk
from uratori.desk import doctor

from .helpers import DENIAL, STORY


def test_a_sound_desk_has_no_findings(story):
    assert story.examine() == ()
    story.settle()
    assert story.examine() == ()


HARM = {
    "index row gone": ("INSERT INTO words (words) VALUES ('delete-all')", "index"),
    "place gone": ("DELETE FROM placed", "stories"),
    "analysis rotted": ("UPDATE version SET analysis = x'00'", "analyses"),
    "names lost": ("DELETE FROM block WHERE kind IN (3, 4)", "rows"),
    "names rotted": ("UPDATE block SET data = x'00' WHERE kind IN (3, 4)", "rows"),
    "words lost": ("DELETE FROM block WHERE kind = 1", "index"),
    "words rotted": ("UPDATE block SET data = x'00' WHERE kind = 1", "index"),
    "terms lost": ("DELETE FROM block WHERE kind = 2", "stories"),
    "terms rotted": ("UPDATE block SET data = x'00' WHERE kind = 2", "stories"),
    "a page rotted": ("UPDATE page SET data = x'00'", "stories"),
    "a profile rotted": ("UPDATE page SET vector = x'00'", "stories"),
    "neighbourhoods without their first": ("UPDATE page SET hood = hood + 100", "stories"),
    "ids that lead nowhere": ("UPDATE once SET story = 999999", "rows"),
    "ids lost": ("UPDATE once SET story = NULL", "rows"),
    "story rotted": ("UPDATE story SET data = x'00'", "stories"),
    "claims of a story rotted": ("UPDATE story SET brief = x'00'", "stories"),
    "names of a story rotted": ("UPDATE story SET names = x'00'", "rows"),
    "an original nobody has": ("INSERT INTO original (hash, size, data) VALUES (x'00', 0, x'789c030000000001')", None),
}


@pytest.mark.parametrize("harm", HARM)
def test_harm_is_found_and_mended(story, harm):
    statement, cure = HARM[harm]
    before = [(s.id, s.claims) for s in story.stories()]
    story._db.execute("PRAGMA foreign_keys = OFF")
    story._db.execute(statement)
    story._db.execute("PRAGMA foreign_keys = ON")
    found = story.examine()
    assert found
    assert cure is None or cure in {f.cure for f in found}
    story.mend(found)
    assert story.examine() == ()
    assert [(s.id, s.claims) for s in story.stories()] == before
    assert story.search("陥没")


def test_what_cannot_be_mended_is_said(story):
    story._db.execute("UPDATE original SET data = x'00'")
    story._db.execute("UPDATE body SET hash = zeroblob(32)")
    found = story.examine()
    assert {f.cure for f in found} == {"none"}
    story.mend(found)
    assert story.examine()


def test_copies_are_found_latest_first(story, tmp_path):
    story.copy(tmp_path / "desk.uratori.a.bak")
    story.copy(tmp_path / "desk.uratori.b.bak")
    assert {c.name for c in desk.copies(story.path)} == {"desk.uratori.a.bak", "desk.uratori.b.bak"}
    with desk.open(tmp_path / "desk.uratori.a.bak") as copy:
        assert copy.examine() == ()
        assert [s.id for s in copy.stories()] == [s.id for s in story.stories()]
        copy.add([DENIAL])
    assert len(story.documents()) == 3


def test_every_cure_is_known():
    assert {table for _, _, table in doctor._ORPHANS} >= set(doctor._LOOSE)
    assert STORY
