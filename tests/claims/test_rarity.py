"""Rarity in steps: the same for any order, and still for most words when one more text comes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uratori.claims.clauses.rarity import rarities, rounded


def test_steps() -> None:
    assert [rounded(n) for n in (0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 17, 24, 255, 256)] == [
        0, 1, 2, 3, 4, 4, 6, 6, 8, 8, 12, 16, 24, 192, 256,
    ]  # fmt: skip


@given(st.integers(1, 10**6))
def test_a_step_is_at_most_a_third_below(count: int) -> None:
    assert rounded(count) <= count < 1.5 * rounded(count)


def test_a_small_story_is_counted_as_it_is() -> None:
    found, most = rarities([{"船", "岸"}, {"船"}], 2)
    assert found["船"] < found["岸"] == most


def test_one_more_text_of_many_changes_no_weight() -> None:
    texts = [{"船", f"便{n}"} for n in range(700)]
    found, most = rarities(texts, 2)
    after, more = rarities([*texts, {"船", "港"}], 2)
    assert most == more
    assert all(after[t] == v for t, v in found.items())
    assert after["港"] == most


@given(st.permutations([frozenset(("船", str(n % 3))) for n in range(300)]))
def test_order_has_no_bearing(texts: list[frozenset[str]]) -> None:
    assert rarities(texts, 2) == rarities(texts[::-1], 2)
