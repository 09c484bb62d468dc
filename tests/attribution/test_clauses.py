"""Whose words a quote is where a sentence has two subjects, or one whom nothing shows to be somebody."""

import pytest

from uratori import analyze


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
