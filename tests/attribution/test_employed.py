"""For which body somebody speaks, where his own phrase does not say."""

import pytest


def chains(found):
    return [[link.name for link in s.chain[1:]] for s in found.statements if s.attributed]


def test_with_which_body_he_is_named_elsewhere(said):
    found = said("柏葉製作所の三木浩専務は11日、工場を視察した。三木専務は「再開を急ぐ」と述べた。")
    assert chains(found) == [["柏葉製作所", "三木浩"]]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("潮見広域消防本部", "井口進消防長"),
        ("潮見市選挙管理委員会", "井口進委員長"),
        ("潮見商工会議所", "井口進会頭"),
    ],
)
def test_a_title_goes_with_the_body_named_before(said, body, name):
    found = said(f"{body}は11日、記録に誤りがあったと発表した。{name}は「申し訳ない」と述べた。")
    assert [len(c) for c in chains(found)] == [1, 2]
    assert chains(found)[1][0] == chains(found)[0][0]


def test_an_officer_of_a_firm_speaks_for_the_firm_last_heard(said):
    found = said(
        "株式会社柏葉製作所は11日、出荷を止めたと発表した。県は調べると発表した。三木浩執行役員は「再開を急ぐ」と述べた。"
    )
    assert chains(found)[-1] == [chains(found)[0][0], "三木浩"]


@pytest.mark.parametrize("name", ["井口進町長", "井口進教授", "井口進外相", "井口進さん"])
def test_one_who_speaks_for_himself_has_no_body(said, name):
    found = said(f"潮見市選挙管理委員会は11日、記録に誤りがあったと発表した。{name}は「残念だ」と述べた。")
    assert [len(c) for c in chains(found)] == [1, 1]


def test_a_spokesman_named_first_speaks_for_the_office_last_heard(said):
    found = said("国土交通省は11日、けが人を3人に訂正した。井口報道官は「調べている」と述べた。")
    assert chains(found)[-1][0] == "国土交通省"


def test_a_body_in_his_own_phrase_is_his_and_no_other(said):
    """What he does for it may stand between; the body last heard is then none of his."""
    text = "ノルド保健省は死者の数を改めた。アルバ軍で北部を管轄するギル・ナオル司令官は「標的の確認に誤りがあった」と述べた。"
    found = said(text + "司令官は、人数も4人だったと述べた。")
    assert [c[:-1] for c in chains(found)[-2:]] == [["アルバ軍"], ["アルバ軍"]]
    found = said("ノルド保健省は死者の数を改めた。アルバ軍を批判したギル・ナオル報道官は「誤りだ」と述べた。")
    assert chains(found)[-1] == ["ギル・ナオル"]
