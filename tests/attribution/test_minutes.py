"""Who speaks in the minutes of press conferences, in the layouts of ministries."""

import pytest

from uratori.model import Document
from uratori.pipeline import analyze
from uratori.reading import split

HEAD = "青葉太郎大臣記者会見録\n令和６年５月12日（日）\n\n"
ANSWER = "荷役は20日に再開します。\n　人手も足りています。"
LAYOUTS = [
    ("問）{q}\n答）{a}\n", "青葉太郎"),
    ("（問） {q}\n（答） {a}\n", "青葉太郎"),
    ("（記者）{q}\n（大臣）{a}\n", "青葉太郎"),
    ("（記者）\n　{q}\n（大臣）\n　{a}\n", "青葉太郎"),
    ("記者）{q}\n大臣）{a}\n", "青葉太郎"),
    ("記者：\n{q}\n大臣：\n{a}\n", "青葉太郎"),
    ("【帝都新聞　山田記者】{q}\n【山本外務大臣】{a}\n", "山本外務大臣"),
]


def statements(text):
    (document,) = split(Document("a", "a.txt", text, 0, len(text)))
    analysis = analyze(document)
    return document, {c.of(text): s.chain[-1].name for s in analysis.statements for c in s.content}


@pytest.mark.parametrize(("layout", "name"), LAYOUTS)
def test_the_answer_is_the_ministers_over_its_paragraphs(layout, name):
    text = HEAD + (layout.format(q="再開はいつになりますか。", a=ANSWER)) * 2
    document, found = statements(text)
    assert document.layout == "transcript"
    assert found["荷役は20日に再開します"] == name
    assert found["人手も足りています"] == name
    assert all(who is None for words, who in found.items() if "いつになりますか" in words)
    assert "（記者）" not in found


@pytest.mark.parametrize(
    "text",
    [
        "港湾局は12日、調査の結果をまとめた。\n(1) 荷役を再開する。\n(2) 人手を増やす。\n",
        "【帝都新聞】荷役を再開する。\n【東西テレビ】延期する。\n",
        "局長は会見した。\n（拍手）\n荷役を再開する。\n",
    ],
)
def test_brackets_that_name_nobody_who_speaks(text):
    assert set(statements(text)[1].values()) == {None}


@pytest.mark.parametrize("dash", ["――", "——", "──"])
def test_an_interview_of_a_paper_names_who_answers_and_takes_no_question_for_a_statement(dash):
    text = (
        "青葉港・緊急記者会見（5月9日午後4時～）　一問一答\n出席：青葉誠社長、品質部 石山部長\n\n"
        f"{dash}なぜ公表しなかったのか。\n青葉社長　判断が甘かった。深くおわびする。\n"
        f"{dash}原因は。\n石山部長　刃が欠けていた。\n"
    )
    document, said = statements(text)
    assert document.layout == "transcript"
    assert said == {"判断が甘かった": "青葉誠", "深くおわびする": "青葉誠", "刃が欠けていた": "石山"}
