"""Words of several sentences, refusals, and by whose count."""

import pytest


def rows(found):
    return [
        ("…".join(found.words(c) for c in s.content), s.certainty, s.polarity) for s in found.statements if s.attributed
    ]


def test_sentences_of_a_quote_that_weigh_differently_are_apart(said):
    found = said("園長は「鍵をかけ忘れた事実はない。柵が古くなっていた」と説明した。")
    assert rows(found) == [
        ("鍵をかけ忘れた事実はない", "certain", "negative"),
        ("柵が古くなっていた", "certain", "positive"),
    ]
    assert [s.chain[-1].name for s in found.statements] == ["園長", "園長"]


def test_plain_sentences_of_a_quote_stay_together(said):
    assert len(rows(said("園長は「柵が古くなっていた。修理を急ぐ」と説明した。"))) == 1


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("園長は会見した。園長は、柵を直すかどうかについては「検討中」とした。", "柵を直すかどうか"),
        ("猿が逃げた理由については「係争中なので答えられない」とした。", "猿が逃げた理由"),
        ("入園料の値上げについて、園の担当者は「お答えできない」とした。", "入園料の値上げ"),
    ],
)
def test_a_refusal_is_of_its_matter(said, text, matter):
    found = [s for s in said(text).statements if s.certainty == "unknown"]
    assert [text[c.start : c.end] for s in found for c in s.content] == [matter]


def test_figures_belong_to_those_who_counted(said):
    found = said("入園者は園の集計で4万人、市の集計で3万8千人となった。")
    assert [s.chain[-1].name for s in found.statements if s.attributed] == ["園", "市"]


def test_a_denied_deed_of_the_accused_is_his(said):
    found = said("南署は5日、会社員の堀田明容疑者(30)を逮捕した。「身に覚えがない」と容疑を否認している。")
    assert [s.chain[-1].name for s in found.statements if s.attributed] == ["堀田明"]


@pytest.mark.parametrize(
    "text",
    [
        "気象台は4月としては初めてとなる大雪警報を出した。",
        "女性は腹痛を訴えて入院した。",
        "画面に触れるだけで動く機械だ。",
        "男は次のように呼びかけました。",
        "市長は名簿を自ら公表した。",
    ],
)
def test_what_is_no_statement(said, text):
    assert rows(said(text)) == []


def test_half_width_quotes_are_quotes(said):
    assert rows(said("園長は｢柵が古い｣と話した｡"))[0][0] == "柵が古い"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("市によると、客は大人3人と子ども2人で、けが人はいない。", "客は大人3人と子ども2人で", "けが人はいない"),
        (
            "園長は「検査はすべて陰性であり、餌を替えた事実はない」と述べた。",
            "検査はすべて陰性であり",
            "餌を替えた事実はない",
        ),
        ("市は、3人がけがをしたが、死者はいないと発表した。", "3人がけがをした", "死者はいない"),
        (
            "園長は「通報があったことは認めますが、隠した事実はございません」と述べた。",
            "通報があったことは認めます",
            "隠した事実はございません",
        ),
    ],
)
def test_what_is_and_of_another_matter_what_is_not_are_two(said, text, first, second):
    assert rows(said(text)) == [(first, "certain", "positive"), (second, "certain", "negative")]


@pytest.mark.parametrize(
    "text",
    [
        "園長は「先の数は概数であり、矛盾するものではない」と述べた。",
        "園長は「原因は調査中で、今は答えられない」と述べた。",
        "市は、柵を点検し、異常はなかったと発表した。",
        "園長は「柵を直したが、効果はなかった」と述べた。",
    ],
)
def test_one_matter_is_one_statement(said, text):
    assert len(rows(said(text))) == 1


def test_the_ground_of_a_complaint_is_apart_from_it(said):
    found = said("住民の会は、6割が反対したとして、説明に誤りがあったと訴えた。")
    assert len(rows(found)) == 2
    assert len(rows(said("住民の会は、6割が反対したとして、協議をやめたと発表した。"))) == 1


def test_who_speaks_is_named_with_the_clause_before_him(said):
    found = said("7月の事故で小学生の息子(8)がけがをした母親は「説明がほしい」と話した。")
    sources = [found.words(s.source) for s in found.statements if s.source is not None]
    assert sources == ["7月の事故で小学生の息子(8)がけがをした母親"]
