"""How sure, and when, in the endings of posts, web articles and market reports."""

import pytest

from uratori.attribution.modality.text import assess_text


@pytest.mark.parametrize(
    ("text", "certainty", "polarity", "tense"),
    [
        ("先発の復帰は近いのでは。", "possible", "positive", "present"),
        ("会場は閉まったっぽい。", "probable", "positive", "past"),
        ("事故との因果関係は否定できない。", "possible", "positive", "present"),
        ("社員の関与があったことは否定できない。", "certain", "positive", "past"),
        ("サイレンを聞いた気がする。", "possible", "positive", "past"),
        ("基地局の故障はなかった。", "certain", "negative", "past"),
        ("見知らぬ人が来た。", "certain", "positive", "past"),
        ("港に着いた可能性がある。", "possible", "positive", "past"),
        ("港に着く可能性がある。", "possible", "positive", "future"),
    ],
)
def test_how_an_ending_weighs(text, certainty, polarity, tense):
    found = assess_text(text)
    assert (found.certainty, found.polarity, found.tense) == (certainty, polarity, tense)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("完成まで2年かかる見込みと財団が発表した。", ("財団", "完成まで2年かかる見込み", "財団")),
        ("需要は底を打ったのではないか、と同社は指摘する。", ("同社", "需要は底を打ったのではないか", "同社")),
        ("住民からは「もう待てない」との声も。", ("住民", "もう待てない", "住民")),
        ("委員会は手順を改めるよう同社に指導した。", ("委員会", "手順を改める", "委員会")),
        ("事務所は移籍の報道を「事実無根」と一蹴した。", ("事務所", "移籍の報道", "事務所")),
    ],
)
def test_who_says_so(said, text, row):
    assert row in said(text).rows


def test_a_list_of_what_was_announced_is_no_statement(said):
    assert not said("同社は業績見通しと中期計画を発表した。").rows
