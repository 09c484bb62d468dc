"""Whose words a quote is where a sentence has two subjects, or one whom nothing shows to be somebody."""

import pytest

from uratori import analyze


def told(text):
    """Who says what in a text, None for whom nothing names; what the outlet itself tells left out."""
    found = analyze(text, published="2026-10-05", outlet="帝都新聞")
    return [
        (s.chain[-1].name if s.source else None, "".join(found.document.text[c.start : c.end] for c in s.content))
        for s in found.statements
        if s.attributed
    ]


def source(text):
    found = analyze(text, published="2026-10-05", outlet="帝都新聞")
    (quoted,) = [s for s in found.statements if s.attributed and s.source]
    return found.document.text[quoted.source.start : quoted.source.end]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("農水省は在庫を調べており、大山農相は5日の会見で「近く結果を示す」と述べた。", "大山農相"),
        ("県は対策を急いでいるが、浜口修二知事は「時間がかかる」と話した。", "浜口修二知事"),
        ("大山農相は5日、国民は驚くだろうと述べた。", "大山農相"),
        ("大山農相は会見を開き、「近く結果を示す」と述べた。", "大山農相"),
    ],
)
def test_the_subject_of_its_own_clause_speaks(text, who):
    assert source(text) == who


@pytest.mark.parametrize("asked", ["取材に対し", "問い合わせに", "取材に"])
def test_who_is_asked_answers(asked):
    text = f"関係者によると、警告は2日前からあったという。\n白波温泉センターは{asked}「確認中で、答えられない」としている。"
    found = analyze(text, published="2026-10-05", outlet="帝都新聞")
    last = found.statements[-1]
    assert [link.name for link in last.chain] == ["帝都新聞", "白波温泉センター"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "ハッカー集団が情報を盗んだと主張していることについて、県は11日、最大で3200人分が見られた可能性があると発表した。",
            [("ハッカー集団", "情報を盗んだ"), ("県", "最大で3200人分が見られた可能性がある")],
        ),
        (
            "野党が予算案は無効だと批判していることについて、首相は「丁寧に説明する」と述べた。",
            [("野党", "予算案は無効だ"), ("首相", "丁寧に説明する")],
        ),
        (
            "首相は、米大統領が同盟は不公平だと述べたことについて「承知している」と語った。",
            [("米大統領", "同盟は不公平だ"), ("首相", "承知している")],
        ),
        ("市民団体が違法だと指摘していた工事が再開された。", [("市民団体", "違法だ")]),
        # whose word it is, is not said
        ("男が現金を盗んだと証言したことについて、検察は争わなかった。", [(None, "男が現金を盗んだ")]),
    ],
)
def test_a_clause_inside_another_has_a_source_of_its_own(text, said):
    assert told(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "市教委は「いじめは把握していなかった」としている。",
        "ガイド会社は「天候の急変は予測できなかった」と説明した。",
        "「誰にも言えなかった」と、元職員の女性は振り返る。",
    ],
)
def test_what_was_not_known_then_is_told_and_not_withheld(text):
    (statement,) = analyze(text).statements
    assert (statement.certainty, statement.polarity) == ("certain", "negative")


def test_how_somebody_looks_is_no_hearsay():
    assert told("児童の母親は「外で遊ばせられない」と不安そうに語った。") == [("児童の母親", "外で遊ばせられない")]


def test_a_name_behind_the_setting_of_a_sentence_is_its_source():
    text = "金属片が混入した問題で、まるなか食品は9日、記者会見を開き、申し出が2件あったことを明らかにした。"
    assert told(text) == [("まるなか食品", "申し出が2件あった")]


def test_what_was_said_on_an_occasion_leaves_the_topic_its_words():
    assert told("総務省は8日の発表で、被害の報告は受けていないとしていた。") == [("総務省", "被害の報告は受けていない")]
