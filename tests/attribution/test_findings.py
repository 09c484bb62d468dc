"""What is found or meant, by whom: findings in the passive, the sense of words, a quote that stands alone."""

import pytest


@pytest.mark.parametrize(
    "told",
    [
        "という趣旨の供述をしている",
        "との趣旨の説明をした",
        "という内容の回答を寄せた",
        "という趣旨のことを話している",
        "といったことを話した",
        "というようなことを述べた",
    ],
)
def test_the_sense_of_words_is_whose_they_are(said, told):
    assert said(f"男は「金に困っていた」{told}。").rows == [("男", "金に困っていた", "男")]


@pytest.mark.parametrize("text", ["部長は会談の内容の説明をした。", "社長は事業の意味の説明をした。"])
def test_what_is_explained_is_no_words(said, text):
    assert said(text).rows == []


def test_a_finding_in_the_passive_is_of_the_body_that_acts(said):
    found = said("県の第三者委員会は10日、報告書を知事に提出した。教頭の行為は放置に当たると判断された。")
    assert found.chain("教頭の行為は放置に当たる") == ["第三者委員会"]


def test_a_finding_of_nobody_named_is_of_unknown_source(said):
    found = said("火災から3日がたった。火元は2階の店舗だと断定された。")
    assert found.chain("火元は2階の店舗だ") == [None]


@pytest.mark.parametrize("text", ["けがは労災と認定された。", "違法と判断された例もある。"])
def test_what_something_counts_as_is_no_words(said, text):
    assert said(text).rows == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("この計画は無謀だと住民らによって批判された。", ("住民ら", "この計画は無謀だ", "住民ら")),
        ("彼は無実だと裁判所により判断された。", ("裁判所", "彼は無実だ", "裁判所")),
    ],
)
def test_by_whom_a_passive_is_said(said, text, row):
    assert said(text).rows == [row]


@pytest.mark.parametrize("so", ["そう声を震わせるのは、", "こう振り返るのは、", "そう語るのは、"])
def test_a_quote_that_stands_alone_is_of_who_is_named_next(said, so):
    found = said(f"店は3月に閉まった。\n\n「もう限界だった」\n\n{so}店を営んだ佐伯恵さん(60)だ。")
    assert found.chain("もう限界だった") == ["佐伯恵"]


def test_a_heading_in_quotes_is_no_words(said):
    assert said("船が沈んだ。\n\n「次の船が来る」\n\nそうした中、港では捜索が続いた。").rows == []
