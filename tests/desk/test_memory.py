"""What the intake remembers between its rounds."""

import pytest

from uratori import desk


def test_what_is_remembered_is_there_for_the_next_process_and_moves_nothing(tmp_path):
    with desk.open(tmp_path / "d.uratori") as d:
        before = d.generation
        d.remember({"feed": "1", "page": "2"})
        d.remember({"feed": "3"})
        assert d.generation == before
    with desk.open(tmp_path / "d.uratori") as d:
        assert (d.recall("feed"), d.recall("page"), d.recall("other")) == ("3", "2", None)


def test_all_of_it_is_remembered_or_nothing(tmp_path):
    with desk.open(tmp_path / "d.uratori") as d:
        with pytest.raises(desk.DeskError):
            d.remember({"feed": "1", "page": None})
        assert d.recall("feed") is None
