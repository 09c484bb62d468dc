"""What became of the missing."""

import pytest

GONE = "沖で釣り船が転覆し、乗っていた3人の行方が分からなくなっている。"


@pytest.mark.parametrize(
    "later",
    [
        "釣り船の転覆で行方が分からなくなっていた3人について、海上保安部は8日、全員が無事だったと発表した。",
        "海上保安部は8日、岩場で男性3人の遺体を見つけた。行方不明だった釣り船の3人と確認された。",
    ],
)
def test_the_missing_who_were_found(later, related):
    assert ("updates", None) in {r[:2] for r in related(GONE, later)}


@pytest.mark.parametrize(
    "later",
    [
        "釣り船の転覆で行方が分からなくなっていた3人のうち1人が、岩場で無事に見つかった。",
        "海上保安部は8日、別の港で、不明だった1人の無事を確認した。",
        "海上保安部は8日、釣り船の事故で救助された3人の氏名を発表した。",
    ],
)
def test_others_who_were_found(later, related):
    assert ("updates", None) not in {r[:2] for r in related(GONE, later)}
