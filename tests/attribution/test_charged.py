"""What somebody meets with his words, and how it is put to him."""

import pytest


def rows(found):
    return [(found.words(s.content[0]), s.chain[-1].name, s.certainty) for s in found.statements if s.attributed]


def test_the_charge_and_the_answer_are_two(said):
    found = said("園長は、対応が遅れたとの指摘に対し、「3日に伝えている」と述べた。")
    assert rows(found) == [("対応が遅れた", None, "certain"), ("3日に伝えている", "園長", "certain")]


def test_a_report_that_is_met_is_a_report(said):
    found = said("猿が逃げたとの報道について、園長は「そうした事実はない。確かめた」と述べた。")
    assert rows(found)[0] == ("猿が逃げた", "報道", "certain")


def test_a_report_that_is_the_topic_of_a_denial(said):
    found = said("園長は会見した。猿が逃げたとの報道は「逃げた事実も探した事実もまったくない」と否定した。")
    assert [r[1] for r in rows(found)] == ["報道", "園長"]


@pytest.mark.parametrize(
    "text",
    [
        "猿が逃げたとの報道について、園長は「お答えできない」とした。",
        "園長は、猿が逃げたとの報道に「事実無根だ」と反論した。",
        "園によると、猿が逃げたとの情報に基づき調べている。",
    ],
)
def test_what_is_refused_or_denied_is_not_told_twice(said, text):
    assert len(rows(said(text))) == 1


def test_who_answers_with_what_he_did_denies_in_his_own_words(said):
    found = said("園長は、対応が遅れたとの批判に「最善を尽くした」と反論した。")
    assert ("最善を尽くした", "園長", "certain") in rows(found)


def test_a_question_is_what_a_refusal_refuses(said):
    found = said("園長は会見した。園を閉めるかとの質問には「仮定の話には答えない」とした。")
    assert rows(found) == [("園を閉めるか", "園長", "unknown")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("園は、猿が逃げる恐れがあるとして、注意を呼びかけている。", "注意"),
        ("園長は市と県の双方に「一層の協力」を求めた。", "一層の協力"),
        ("園は、11日に送った書簡の中で、市長の謝罪を要求した。", "市長の謝罪"),
    ],
)
def test_what_is_asked_for_is_the_thing_alone(said, text, asked):
    assert rows(said(text))[-1] == (asked, rows(said(text))[0][1], "certain")


def test_a_day_is_no_part_of_a_bare_figure(said):
    assert rows(said("園は、水曜日に11匹と言っていた。")) == [("11匹", "園", "certain")]


@pytest.mark.parametrize("words", ["事実関係を確認中だ", "聞き取りは継続中だ", "詳しいことは話せない"])
def test_what_is_still_open_is_unknown(said, words):
    assert [r[2] for r in rows(said(f"園長は「{words}」と述べた。"))] == ["unknown"]


def test_the_account_that_another_speaks_against(said):
    found = said("3日に伝えたとする市の説明に対し、園長は「届いていない」と述べた。")
    assert ("3日に伝えた", "市", "certain") in rows(found)


def test_one_who_has_denied_and_now_grants(said):
    found = said("給餌の中止を否定してきた市は11日、「一部で止めた」と認めた。")
    assert [(s.act, found.words(s.content[0])) for s in found.statements] == [
        ("deny", "給餌の中止"),
        ("confirm", "一部で止めた"),
    ]


def test_what_one_takes_to_be_so_is_more_than_possible(said):
    assert rows(said("園長は「逃げたのではないか」とみる。"))[0][2] == "probable"
    assert rows(said("園長は「逃げたのではないか」と話した。"))[0][2] == "possible"
