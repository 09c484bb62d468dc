"""Chains over the sentence: who hands on whose words, and what one is told to do."""

import pytest


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "停戦は週内に始まると、調停団の当局者が匿名を条件に明らかにした。AP通信が8日伝えた。",
            "停戦は週内に始まる",
            ["AP通信", "調停団の当局者"],
        ),
        (
            "橋は来月に開通するらしい。朝日新聞が市の関係者の話として伝えている。",
            "橋は来月に開通する",
            ["朝日新聞", "市の関係者"],
        ),
        (
            "ニュースサイトの「カワラバン」は、会議に出た閣僚が「増税は避けられない」と述べたと報じた。",
            "増税は避けられない",
            ["カワラバン", "会議に出た閣僚"],
        ),
        (
            "国防省関係者は聯合ニュースに「演習は予定どおりだ」と話した。",
            "演習は予定どおりだ",
            ["聯合ニュース", "国防省関係者"],
        ),
    ],
)
def test_who_hands_on_stands_in_the_chain(said, text, content, chain):
    assert said(text, "東嶺日報").chain(content) == chain


def test_one_who_was_handed_on_is_so_in_the_next_sentence(said):
    found = said(
        "停電は続いていると、電力公社の担当者が述べた。ロイター通信が伝えた。\n担当者によると、復旧は週末になる。"
    )
    assert found.chain("復旧は週末になる") == ["ロイター", "電力公社の担当者"]
    assert not [s for s in found.statements if "伝えた" in found.words(s.content[0])]


def test_two_outlets_report_each_for_itself(said):
    found = said("首相が訪米すると地元メディアが報じた。大統領も会談に前向きだと、ロイター通信が伝えた。")
    assert found.chain("首相が訪米する") == ["地元メディア"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("元社員は「上司から記録を消すように言われた」と証言した。", ("上司", "記録を消す", "上司")),
        ("元社員は部長から黙っているよう指示されたと明かした。", ("部長", "黙っている", "部長")),
    ],
)
def test_what_one_was_told_to_do_is_anothers_word(said, text, inner):
    assert inner in said(text).rows


@pytest.mark.parametrize(
    "text", ["男性は「秋から始めるように言われた」と話した。", "女性は、医師から入院するよう言われたという。"]
)
def test_a_day_tells_nobody_to_do_anything(said, text):
    assert len(said(text).rows) == 1


def test_words_in_quotes_that_are_only_handed_on_are_his_who_stands_before_them(said):
    assert said("防衛省は「確認している」とのこと。").rows == [("防衛省", "確認している", "防衛省")]


def test_a_claim_that_one_said_so_is_closed_by_shiteiru(said):
    assert ("1人", "週末まで続く", "1人") in said("1人は「週末まで続く」と述べたとしています。").rows


def test_the_subject_of_a_question_left_open_is_no_speaker(said):
    assert said("代表が誰かは明らかにしなかった。").rows[0][:2] == (None, "代表が誰か")
    assert said("同社は、誰が指示したかは明らかにしていない。").rows[0][:2] == ("同社", "誰が指示したか")


def test_what_somebody_reported_is_a_source(said):
    found = said("公安当局が議会に報告した内容によると、参加者は200人を超えた。")
    assert found.rows == [("公安当局", "参加者は200人を超えた", "公安当局")]


def test_a_cause_is_no_marker(said):
    found = said("センサーが値を誤って出したことによると判断しております。", "東西精機")
    assert all("判断" in found.words(s.content[0]) or s.cue is not None for s in found.statements)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("監督総局は主要12社の代表を呼び、値下げをやめるよう求めた。", "値下げをやめる"),
        ("市は工事を止め、住民を逃がすよう求めた。", "工事を止め、住民を逃がす"),
    ],
)
def test_whom_one_met_is_not_what_one_asks_for(said, text, asked):
    assert said(text).rows[-1][1] == asked
