"""What only an authority can have counted is its count, whoever tells it."""

import pytest

ANNOUNCED = "緑野県は、豪雨による死者が3人になったと発表した。"


def _bounds(story, *texts):
    claims = story(*texts).claims
    found = max(claims, key=lambda c: len({m.document for m in c.members}))
    assert len({m.document for m in found.members}) == len(texts)
    return found.origins.min, found.origins.max


@pytest.mark.parametrize("told", ["豪雨による死者は3人になった。", "豪雨による死者は3人となっている。"])
def test_an_outlet_that_gives_no_source_for_the_dead_has_them_from_who_counts_them(told, story):
    assert _bounds(story, ANNOUNCED, told) == (1, 1)


def test_what_anybody_can_see_may_be_its_own(story):
    announced = "緑野県は、緑野川に架かる橋の中央が豪雨で崩れ落ちたと発表した。"
    assert _bounds(story, announced, "緑野川に架かる橋の中央が豪雨で崩れ落ちた。") == (1, 2)
