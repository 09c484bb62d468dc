"""Speakers that no list holds: the grammar leaves no doubt that they speak."""

import pytest

import uratori


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("薬局チェーンの「みどり薬局」は、顧客の情報が流出したと発表した。", "みどり薬局"),
        ("労働組合「あかり」は、解雇は不当だと訴えた。", "あかり"),
        ("新興企業のミナト理工(東京都港区、田中一社長)は24日、新素材を開発したと発表した。", "ミナト理工"),
        ("集団は利用者の記録を盗んだと述べた。", "集団"),
    ],
)
def test_a_stranger_at_the_head_of_the_clause_speaks(text, source):
    found = [s for s in uratori.analyze(text).statements if s.attributed]
    assert source in (found[0].chain[-1].name or "")


@pytest.mark.parametrize(
    "text", ["産業の停滞は、長く続くと見られていると述べた。", "新しい車両は、来年から走ると発表した。"]
)
def test_a_thing_does_not(text):
    assert all(len(s.chain) < 2 or s.chain[-1].kind == "unknown" for s in uratori.analyze(text).statements)


LEAD = "若林学長は4日、新しい校舎を建てると発表した。"


def last_names(text):
    return [s.chain[-1].name for s in uratori.analyze(text).statements if s.attributed]


def test_a_topic_that_nobody_knows_keeps_its_words_from_the_speaker_before():
    assert last_names(LEAD + "たんぽぽ市場は24日、新商品を売り出すと発表した。") == ["若林", None]
    assert last_names(LEAD + "費用は3億円だと説明した。") == ["若林", "若林"]


def test_what_a_name_is_called_makes_it_a_body():
    assert last_names(LEAD + "新興企業の発電ラボは24日、新素材を開発したと発表した。") == ["若林", "発電ラボ"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("知事が6日、空港を廃止すると表明した。", "知事"),
        ("町教委が昨年11月、三つの小学校を統合する案を示した。", "町教委"),
        ("ハッカー集団「青い鳥」は5日、同社を攻撃したと主張する声明をSNSに投稿した。", "青い鳥"),
        ("女性は「こんなに早いとは」と驚いた様子で話した。", "女性"),
        ("14:05 知事は県庁で、避難所を開くと表明した。", "知事"),
    ],
)
def test_one_statement_of_one_source(text, source):
    assert last_names(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "豪族は権力を見せつけるため、大きな墓を築こうとした。",
        "男は機密を漏らしたとして国家公務員法違反の罪に問われた。",
        "元社員は営業秘密を漏らしたとして起訴された。",
    ],
)
def test_a_deed_is_no_statement(text):
    assert last_names(text) == []


def test_the_ground_of_a_charge_is_the_word_of_those_who_charge():
    assert last_names("県警は、秘密を漏らしたとして元職員を書類送検した。") == ["県警"]
