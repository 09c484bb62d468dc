"""Which of the names in a sentence speaks, and to whom."""

import pytest


def rows(found):
    return {(source, content) for source, content, _ in found.rows}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("店長は部下に「急げ」と指示した。", "店長", "急げ"),
        ("同社は顧客に「漏えいはない」と説明している。", "同社", "漏えいはない"),
        ("男性は知人の女性に「もう行かない」と話していた。", "男性", "もう行かない"),
        ("遺族は判決に「納得できない」と話した。", "遺族", "納得できない"),
    ],
)
def test_one_to_whom_a_quote_is_said_is_no_part_of_it(said, text, source, content):
    assert (source, content) in rows(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "県が情報収集を急いでおり、会社側も「名称は変えない」と説明した。",
        "市が対応を協議する一方、会社側も「名称は変えない」としている。",
        "組合が反発を強め、会社側は「名称は変えない」と説明した。",
    ],
)
def test_a_subject_of_a_clause_before_does_not_speak(said, text):
    assert ("会社側", "名称は変えない") in rows(said(text))


def test_a_report_that_goes_on_is_the_outlets_and_not_of_one_who_spoke_in_it(said):
    found = said("北海日報によると、県警は群衆に「解散しなさい」と呼びかけた。その後も衝突は続いたと報じている。")
    assert found.chain("解散しなさい") == ["北海日報", "県警"]
    assert found.chain("その後も衝突は続いた")[-1] == "北海日報"


def test_one_who_is_not_named_bears_the_rest_of_a_report_too(said):
    found = said("北海日報は政府高官の話として、会談が延びたと報じた。来週に開くとも伝えた。")
    assert found.chain("来週に開く")[-1] == "政府高官"


def test_a_body_speaks_for_those_it_tells_of(said):
    assert ("市保健所", "患者は全員が同じ弁当を食べていた") in rows(
        said("市保健所では、患者は全員が同じ弁当を食べていたとみている。")
    )


def test_when_stands_before_who(said):
    found = said("北海日報によると、この日警察は「解散しなさい」と呼びかけた。")
    assert found.chain("解散しなさい")[-1] == "警察"


@pytest.mark.parametrize("words", ["考えを示した", "意向を明らかにした"])
def test_who_means_to_do_something_says_so_himself(said, words):
    assert ("首相", "訪米する") in rows(said(f"幹事長は「理解している」と語った。首相が訪米する{words}。"))


def test_who_may_do_something_is_not_who_says_so(said):
    assert ("議長", "辞任する") not in rows(said("幹事長は「理解している」と語った。議長が辞任する見通しを示した。"))


def test_a_body_that_does_so_too_is_not_the_source_of_a_hearsay(said):
    found = said("取引は企業間のものだが、今年は日本政府も購入を行う予定だという。")
    assert [s.chain[-1].name for s in found.statements if s.attributed] == [None]


def test_the_desk_of_a_named_magazine_is_not_the_outlet_in_hand(said):
    ((_, _, desk),) = said("週刊みなと編集部の説明によると、発売を取りやめるのは初めてだという。").rows
    assert desk.startswith("週刊みなと")
    assert not said("本誌編集部の調べによると、発売を取りやめるのは初めてだという。").rows


def test_what_one_did_not_know_then_withholds_nothing(said):
    found = said("同級生は「おとなしかった。何をするか分からなかった」と話した。")
    assert "おとなしかった" in {content for _, content, _ in found.rows}
