"""What part of a thing a count is of."""

import pytest

from uratori.claims.clauses.counts import Count
from uratori.claims.clauses.quantities import quantities
from uratori.claims.relations.scopes import scopes_apart
from uratori.data import rows


def _count(text: str) -> Count:
    *_, q = quantities(text)
    return Count(q, text[q.start : q.end], None, frozenset())


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("全壊は40棟", "半壊は69棟", True),
        ("全壊した家は40棟", "住宅の全壊は42棟", False),
        ("最大瞬間風速は25メートル", "平均風速は18メートル", True),
        ("1時間に30ミリの雨", "24時間に150ミリの雨", True),
        ("浸水した家は40棟", "全壊は69棟", False),
    ],
)
def test_two_parts_of_a_thing(one, other, apart):
    assert scopes_apart(one, _count(one), other, _count(other)) is apart
    assert scopes_apart(other, _count(other), one, _count(one)) is apart


def test_a_row_names_parts_that_exclude_each_other():
    for r in rows("scopes"):
        words = r["words"].split("|")
        assert len(words) == len(set(words)) > 1, r
