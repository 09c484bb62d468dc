"""A desk in a file, and one with two stories on it."""

import pytest

from uratori import desk

from .helpers import OTHER, STORY


@pytest.fixture
def kept(tmp_path):
    with desk.open(tmp_path / "desk.uratori") as found:
        yield found


@pytest.fixture
def story(kept):
    kept.add((*STORY, OTHER))
    return kept
