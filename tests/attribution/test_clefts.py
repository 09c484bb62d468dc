"""Who is named behind what he says, and what stands between a speaker and his words."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("「客足は戻っていない」と話すのは、駅前で食堂を営む小池さん(61)。", "小池"),
        ("「まさか勝てるとは思わなかった」と笑顔を見せたのは、初出場の田村選手だ。", "田村"),
        ("「国の責任は重い」。そう訴えるのは原告団長の林勝さんだ。", "林勝"),
        ("「客足は戻っていない」と話すのは初めてだ。", None),
        ("「客足は戻っていない」と述べたのは7日だった。", None),
    ],
)
def test_a_speaker_may_be_named_last(said, text, speaker):
    assert said(text).rows[0][2] == speaker


@pytest.mark.parametrize("way", ["以前、", "当初、", "一斉に、", "改めて、", "先に、"])
def test_how_it_was_said_is_no_part_of_what_was_said(said, way):
    assert said(f"県は{way}調査しないと説明していた。").rows[0][1] == "調査しない"


@pytest.mark.parametrize("time", ["当面、", "今後、", "すでに、"])
def test_when_it_is_so_is_part_of_what_was_said(said, time):
    assert said(f"県は{time}調査しないと説明していた。").rows[0][1] == f"{time}調査しない"


def test_a_position_is_told_without_the_particle_that_ties_it(said):
    ((source, content, _),) = said("国は安全性に問題はないとの立場だ。").rows
    assert (source, content) == ("国", "安全性に問題はない")


def test_words_in_quotes_may_be_a_clause_without_a_verb(said):
    assert said("主将は「勝ちきれなかったのは自分の責任」と涙をぬぐった。").rows[0][2] == "主将"
    assert not said("主人公は「赤い灯台の町」と名付けた。").rows


@pytest.mark.parametrize("asked", ["記者団からの質問に対し、", "記者からの問いに、", "質問に答え、"])
def test_what_was_asked_is_no_part_of_the_answer(said, asked):
    assert said(f"知事は{asked}会談の予定はないと答えた。").rows[0][1] == "会談の予定はない"
