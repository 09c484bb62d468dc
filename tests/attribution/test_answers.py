"""What one who answers at a press conference says in his own name."""

import pytest

_ASKED = "質疑応答\n問 見解は。\n答(北見部長) {}\n"


def _answers(said, answer):
    found = said(_ASKED.format(answer), "北見市")
    return [(found.words(s.content[0]), s.certainty, s.polarity) for s in found.statements if s.attributed]


@pytest.mark.parametrize(
    ("answer", "rows"),
    [
        ("補償の額は国の査定によりますので、申し上げられません。", [("補償の額", "unknown", "negative")]),
        ("ご発言は承知しておりますが、論評いたしません。", [("ご発言", "unknown", "negative")]),
        (
            "先月の資料に12人と記載しましたが、正しくは11人でした。",
            [("12人", "certain", "positive"), ("正しくは11人でした", "certain", "positive")],
        ),
    ],
)
def test_each_half_of_an_answer_has_its_own_words(said, answer, rows):
    assert _answers(said, answer) == rows


def test_an_estimate_in_the_second_half_is_no_estimate_of_the_first(said):
    rows = _answers(said, "年内の完成を目指しておりましたが、資材が届かないため、春にずれ込む見込みです。")
    assert ("資材が届かないため、春にずれ込む", "probable", "positive") in rows


def test_what_another_says_in_the_first_half_is_not_his_who_answers(said):
    rows = _answers(said, "本人は『頼まれた』と述べておりますが、記録は見つかっておりません。")
    assert ("記録は見つかっておりません", "certain", "negative") in rows
    assert not any("本人は" in content for content, _, _ in rows)
