"""Lands, prefectures and houses that no table has."""

from __future__ import annotations

import pytest

from uratori.names.organizations import keys

from .helpers import analysis, by_words, marked


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("中央アジアのバルハンで12日、元首相が拘束された。", "中央アジア", "place"),
        ("エスメラルダ共和国の議会が可決した。", "エスメラルダ共和国", "place"),
        ("欧州連合は結果を認めなかった。", "欧州連合", "organization"),
        ("EUの報道官が会見した。", "EU", "organization"),
        ("楢原県雁谷町で土砂崩れがあった。", "楢原県雁谷町", "place"),
        ("旅館「岩泉荘」が流された。岩泉荘の客は無事だった。", "岩泉荘", "place"),
        ("ホテル「グランヴィラ浜波」の客が運ばれた。", "グランヴィラ浜波", "place"),
        ("道の駅「さざなみの里」が再開した。", "さざなみの里", "place"),
        ("矢羽沢川が氾濫した。", "矢羽沢川", "place"),
        ("蘇岩礁は両国が自国のものだと主張する。", "蘇岩礁", "place"),
        ("鹿鳴鉄道は止まった。鹿鳴鉄道の担当者は謝った。", "鹿鳴鉄道", "organization"),
        ("外務省によると、バルハンにいる邦人は無事だ。", "バルハン", "place"),
        ("バルハンの主要な野党は抗議した。", "バルハン", "place"),
        ("東部コルザンで部品を作る工場が止まった。", "コルザン", "place"),
        ("楢原県芦岸市浜町で爆発があった。", "楢原県芦岸市浜町", "place"),
        ("楢原県雁谷町大柳で爆発があった。", "楢原県雁谷町大柳", "place"),
        ("ドイツの化学会社ハルデンは発表した。", "ハルデン", "organization"),
        ("選管の元職員が語った。", "選管", "organization"),
        ("労基署の命令が続く。", "労基署", "organization"),
        ("市民は憲法裁判所が無効としたと知った。", "憲法裁判所", "organization"),
    ],
)
def test_found(text: str, words: str, kind: str) -> None:
    assert (words, kind) in marked(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("東南アジアの外交官は匿名で語った。", "東南アジア"),
        ("ホテル「満室です」と断られた。", "満室です"),
        ("公園「遊ばせたい」の声が上がる。", "遊ばせたい"),
        ("艦長は「警告放送を6回行った」と話した。", "警告放送"),
        ("人権団体「死者11人以上」", "死者11人以上"),
        ("湯沢瀬土石流、死者3人に", "湯沢瀬土石流"),
        ("遅れの責任が県にあると認めた。", "県"),
        ("男性は市の担当者に電話した。", "市"),
    ],
)
def test_left(text: str, word: str) -> None:
    assert word not in [words for words, _ in marked(text)]


def test_a_land_is_one_wherever_it_is_told_of() -> None:
    text = "混乱が続くバルハンで14日、市民が集まった。野党の公正バルハンは発表した。バルハンにいる邦人は無事だ。"
    assert {kind for words, kind in marked(text) if words == "バルハン"} == {"place"}


def test_a_person_in_full_is_no_firm_where_he_acts() -> None:
    text = "エルラン・トクサリエフ元首相が拘束された。トクサリエフは潔白を主張した。"
    assert ("トクサリエフ", "person") in marked(text)


def test_a_town_is_no_short_form_of_its_university() -> None:
    text = "北浦潟大が調べた。北浦潟市も協力した。北浦潟の学生は心配する。"
    assert ("北浦潟", "place") in marked(text)


def test_a_bare_office_in_a_headline_is_the_one_named_below() -> None:
    found = by_words("河川事務所が陳謝\n\n国交省黒沢川河川事務所は16日、誤りを認めた。")
    assert found["河川事務所"] == found["国交省黒沢川河川事務所"]


def test_a_bureau_is_one_under_either_name_of_its_ministry() -> None:
    assert keys.organization("国交省黒沢川河川事務所") == keys.organization("国土交通省黒沢川河川事務所")
    assert keys.organization("中央選挙委員会") == keys.organization("中央選管")


def test_an_officer_without_a_name_is_a_mention_where_he_speaks() -> None:
    text = "戸部真町長が会見した。町長は「遅れた」と述べた。記者は町長が酒席にいたと伝えた。"
    assert [words for words, _ in marked(text)].count("町長") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("海洋警察庁は船を拿捕した。", "海洋警察庁"),
        ("国家警察庁は男を逮捕した。", "国家警察庁"),
        ("きょう警察庁は通達を出した。", "警察庁"),
    ],
)
def test_an_office_abroad_is_not_the_one_at_home_whose_name_it_holds(text: str, words: str) -> None:
    a = analysis(text)
    (mention,) = a.mentions
    (entity,) = a.entities
    assert text[mention.start : mention.end] == words
    assert entity.country == ("JP" if words == "警察庁" else None)
