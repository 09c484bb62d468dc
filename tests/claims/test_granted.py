"""What is granted or done after all: denied so far, not meant at first."""

import pytest

EARLY = "県警の報道官は12日、催涙弾の使用を否定した。県警は「催涙弾は一発も使っていない」と強調した。"


@pytest.mark.parametrize(
    "late",
    [
        "催涙弾の使用を否定してきた県警は20日、「一部の隊員が催涙弾を撃った」と初めて認めた。",
        "催涙弾の使用を否定していた県警は20日、「隊員の3人が撃った」と認めた。",
    ],
)
def test_what_was_denied_so_far_and_is_granted(late, related):
    found = related(EARLY, late)
    assert any(kind == "updates" and "撃った" in one and "催涙弾" in other for kind, _, one, other in found)


@pytest.mark.parametrize(
    "late",
    [
        "催涙弾の使用を否定してきた県警は20日、「放水車の調達を増やした」と発表した。",
        "催涙弾の使用を否定していた県警とは別に、隣の県の消防は20日、「隊員が撃った」と認めた。",
    ],
)
def test_what_others_grant_or_he_only_adds_takes_back_nothing(late, related):
    assert not any(kind == "updates" for kind, *_ in related(EARLY, late))


def test_what_was_not_meant_and_is_done_after_all(related):
    found = related(
        "福来社長は記者会見で「現時点で辞任は考えていない」と述べた。", "福来社長は今月末に辞任すると表明した。"
    )
    assert {r[:2] for r in found} == {("updates", "polarity")}


def test_what_another_wants_is_not_what_came_of_it(related):
    found = related("福来市長は「増税は考えていない」と述べた。", "対立候補の真壁氏は、当選すれば増税すると表明した。")
    assert not any(r[0] == "updates" for r in found)
