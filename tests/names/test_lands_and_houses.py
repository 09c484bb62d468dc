"""Lands, prefectures and houses that no table has."""

from __future__ import annotations

import pytest

from .helpers import marked


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
