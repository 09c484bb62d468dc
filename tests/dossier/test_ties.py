"""Ties are gathered by their reason and the words they have in common, and none is lost."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from uratori.dossier.ties import gathered
from uratori.model import Evidence, Tie


def tie(one: int, other: int, reason: str = "unstated") -> Tie:
    words = tuple(Evidence(n, n + 1, "source", f"d{n}") for n in (one, other))
    return Tie((one, other), "may", reason, words)  # type: ignore[arg-type]


def pairs(ties):
    """What is tied: in a gathered tie, its first words with each of the others."""
    return {(t.reason, frozenset((t.evidence[0].start, e.start))) for t in ties for e in t.evidence[1:]}


def test_words_that_may_go_back_to_five_others_are_one_line():
    (one,) = gathered(tie(0, n) for n in range(1, 6))
    assert one.members == (0, 1, 2, 3, 4, 5)
    assert [e.start for e in one.evidence] == [0, 1, 2, 3, 4, 5]


def test_reasons_are_not_mixed_and_keep_their_order():
    found = gathered([tie(0, 1, "anonymous"), tie(0, 2), tie(0, 3, "anonymous")])
    assert [t.reason for t in found] == ["anonymous", "unstated"]


def test_a_tie_without_words_stays_as_it_is():
    bare = Tie((0, 1), "must", "text-reuse")
    assert gathered([bare, bare]) == (bare, bare)


@given(st.sets(st.sampled_from(list(combinations(range(7), 2)))), st.data())
def test_no_pair_is_lost_and_none_is_made_up(drawn, data):
    ties = [tie(a, b, data.draw(st.sampled_from(["unstated", "anonymous"]))) for a, b in sorted(drawn)]
    found = gathered(ties)
    assert pairs(found) == pairs(ties)
    assert len(found) <= len(ties)
