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


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        ("デア・モルゲンは、連盟が結果を知っていたと報じた。", "連盟が結果を知っていた", "デア・モルゲン"),
        ("国の大きな新聞である羅針は、首相が退くと報じた。", "首相が退く", "羅針"),
        ("慈善団体であるホープ・ナウは、食料が足りないと言った。", "食料が足りない", "ホープ・ナウ"),
        (
            "ギリシャのアルカディア・マリタイムは、本紙の問い合わせに対し「協力している」と回答した。",
            "協力している",
            "アルカディア・マリタイム",
        ),
        ("調査会社のデータ・ブリッジは、価格が上がると予測した。", "価格が上がる", "データ・ブリッジ"),
    ],
)
def test_an_unknown_body_by_what_it_is_or_does(said, text, content, name):
    assert said(text).chain(content) == [name]


def test_a_person_does_not_report_as_the_press_does(said):
    assert said("ハンス・メイヤー氏は、首相が退くと報じた。").rows[0][2] is None


def test_they_are_those_who_spoke_before(said):
    found = said("2人の技術者は、扉が開いていたと述べた。彼らは、報告したと付け加えた。")
    assert found.chain("報告した") == ["2人の技術者"]


def test_who_is_named_behind_leaves_the_topic_to_the_words(said):
    found = said("調査を率いる判事は、証人が脅されたと述べたと、裁判所の職員は言った。")
    assert found.chain("証人が脅された") == ["裁判所の職員", "調査を率いる判事"]


def test_what_was_heard_is_not_shared_with_the_clause_behind(said):
    found = said("陣営の幹部は「束が消えたと立会人から聞いた」と述べ、争う姿勢を示した。")
    assert found.chain("争う") == ["陣営の幹部"]
