"""What the document as a whole shows of a name."""

from __future__ import annotations

import pytest

from .helpers import analysis, by_words, marked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("死者は、タイ側の発表で22人に上った。", "タイ側"),
        ("米側は「合意した」と主張している。米側によると、署名は来週だ。", "米側"),
        ("「青い鷲」と名乗る武装勢力が犯行を認めた。", "青い鷲"),
        ("西区の御影県は12日、男性に9億円を支払うと発表した。", "御影県"),
    ],
)
def test_it_is_an_organization(text: str, name: str) -> None:
    assert (name, "organization") in marked(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国境の北朝鮮側の駅で列車が止まった。", "北朝鮮"),
        ("電話は韓国側の求めで行われた。", "韓国"),
        ("武装勢力がガンビラ北部の鉱山を襲った。", "ガンビラ"),
    ],
)
def test_it_is_a_place(text: str, name: str) -> None:
    assert (name, "place") in marked(text)


@pytest.mark.parametrize("text", ["「青い鷲」と名乗る男が現れた。", "県は関係市町に通知した。"])
def test_it_is_no_name(text: str) -> None:
    assert not {"青い鷲", "関係市町"} & {name for name, _ in marked(text)}


@pytest.mark.parametrize(
    "name", ["ソムポン・チャイウォン首相", "ドー・ヴァン・ロック首相", "金度炫統一相", "日向瑞穂社長"]
)
def test_a_name_that_the_dictionary_cuts_is_one(name: str) -> None:
    assert (name, "person") in marked(f"会見した{name}は話した。")


def test_nobody_comes_to_the_country_that_he_is_of() -> None:
    found = by_words("使節はモンゴルに着いた。韓国の金度炫統一相も同日、同国入りした。")
    assert found["同国"] == found["モンゴル"]


def test_the_board_of_the_same_town() -> None:
    found = by_words("葦原市選管は12日に開票した。雨が若槻県葦原市に降った。同市選管によると、票は合った。")
    assert found["同市選管"] == found["葦原市選管"]
    found = by_words("葦原市選管は12日に開票した。雨が鳥越市に降った。同市選管によると、票は合った。")
    assert found["同市選管"] != found["葦原市選管"]


def test_a_bare_body_as_the_source_is_the_one_of_the_text() -> None:
    found = by_words("真柄労働組合は署名を出した。組合によりますと、260人分だ。")
    assert found["組合"] == found["真柄労働組合"]
    assert by_words("組合によりますと、署名は260人分だ。").keys() == {"組合"}
    assert "組合" not in by_words("組合に入る人が減った。")
    found = by_words("真柄労組は署名を出した。組合によりますと、260人分だ。")
    assert found["組合"] == found["真柄労組"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("米国の関税を参院は12日、審議した。", "参議院"),
        ("参院は12日、審議した。共産党は米国を批判した。", "日本共産党"),
        ("中国で共産党の会議が開かれた。", "共産党"),
        ("共産党は12日、会見した。", "日本共産党"),
    ],
)
def test_a_party_that_several_countries_have_is_of_the_one_told_of(text: str, name: str) -> None:
    assert name in {e.name for e in analysis(text).entities}


def test_a_short_headline_form_does_not_hide_the_tail() -> None:
    found = by_words("国際連盟が資格停止\n\n国際そり連盟は12日、発表した。連盟の関係者が話した。")
    assert found["連盟"] == found["国際そり連盟"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("野党「国民の未来」の幹部が批判した。", "国民の未来", "organization"),
        ("長野県の穂高井町は1日、計画を発表した。", "穂高井町", "organization"),
        ("同社の唐木田颯代表は謝罪した。", "唐木田颯代表", "person"),
        ("李俊熙(イ・ジュンヒ)前首相は出馬を表明した。", "李俊熙(イ・ジュンヒ)前首相", "person"),
        ("深水兼直の書状が見つかった。「兼直の焦りが読み取れる」と話す。", "兼直", "person"),
        ("リム・ウェイミン教授も加わった。リム教授は理研の出身だ。", "リム教授", "person"),
    ],
)
def test_it_is_found_whole(text: str, name: str, kind: str) -> None:
    assert (name, kind) in marked(text)


@pytest.mark.parametrize("text", ["与党「譲歩はしない」と強調した。", "元高井町職員が訴えた。", "小林県議員は辞めた。"])
def test_what_stands_beside_is_no_part(text: str) -> None:
    assert not {"譲歩はしない", "元高井町", "小林県議員"} & {name for name, _ in marked(text)}


def test_an_airport_office_is_no_firm() -> None:
    found = by_words(
        "格安航空会社のハヤテ航空の便が引き返した。国交省関西空港事務所によると、滑走路を閉じた。同社の支店長は謝った。"
    )
    assert found["同社"] == found["ハヤテ航空"]
