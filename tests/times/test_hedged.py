"""Days whose clause ends in a hedge, and days that nothing says are to come."""

import pytest

from uratori.times import find


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("盗難は2日未明、倉庫の裏口を壊して行われたとみられる。", "2026-03-12", "2026-03-02TDM"),
        ("計画は2日、住民が求める形で撤回されたとされる。", "2026-03-12", "2026-03-02"),
        ("計画は2日、住民が求める形で撤回されたとする。", "2026-03-12", "2026-03-02"),
        ("20日、首相が訪米するとみられる。", "2026-03-12", "2026-03-20"),  # hedged, and to come
        ("3日の転倒を巡っては、訴えがあった。", "2026-03-27", "2026-03-03"),
        ("2日に公示される。", "2026-03-28", "2026-04-02"),
        ("30日の会見で述べた。", "2026-04-01", "2026-03-30"),
    ],
)
def test_a_bare_day(text, published, value):
    assert [t.value for t in find(text, published=published)] == [value]
