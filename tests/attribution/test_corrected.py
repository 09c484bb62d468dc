"""Corrections: what is taken back, and what is put in its place."""

import pytest


def rows(found):
    return [(found.words(s.content[0]), s.chain[-1].name) for s in found.statements if s.attributed]


@pytest.mark.parametrize(
    ("text", "then", "now"),
    [
        ("県は、これまで12人としていた負傷者の数を15人に訂正した。", "12人", "負傷者の数を15人"),
        ("県はきのう、4棟としていたのを6棟に改めました。", "4棟", "6棟"),
        ("県は当初7人と発表していた不明者を5人に改めた。", "7人", "不明者を5人"),
    ],
)
def test_both_figures_are_said(said, text, then, now):
    assert rows(said(text)) == [(then, "県"), (now, "県")]


def test_from_and_to_of_one_figure_are_one_statement(said):
    assert rows(said("県は12日、負傷者を12人から15人に訂正した。")) == [("負傷者を12人から15人", "県")]


def test_a_toll_is_raised_in_words_and_a_rate_in_deed(said):
    assert rows(said("県は12日、死者数を2人から3人に引き上げた。")) == [("死者数を2人から3人", "県")]
    assert rows(said("県は12日、入園料を300円に引き上げた。")) == []


def test_a_report_taken_back_denies_it(said):
    found = said("県は、水位は下がったとの説明を撤回した。").statements
    assert [(s.act, s.polarity) for s in found] == [("deny", "negative")]
