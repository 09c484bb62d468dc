"""Names that are made of a place or hold one: persons, firms and clubs, and what must stay a place."""

from __future__ import annotations

import pytest

from .helpers import by_words, marked


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("宇和島美浜機長ほか2名が助かった。", "宇和島美浜機長", "person"),
        ("北陸ポンプの幹部は辞任した。取引先は北陸ポンプを避けた。", "北陸ポンプ", "organization"),
        ("儀間カメさん(91)は戦争を語った。", "儀間カメさん(91)", "person"),
        ("西日本バレーボール選手会は声明を出した。", "西日本バレーボール選手会", "organization"),
        ("中スポによると昇格は確実だ。", "中スポ", "organization"),
        (
            "貨物船「アルメリア・スター」が座礁した。アルメリア・マリンの社長は謝罪した。",
            "アルメリア・マリン",
            "organization",
        ),
        ("ドネツク・ルガンスク両州を訪れた。", "ルガンスク", "place"),
        ("J3・アルデス弘前は監督を代えた。", "アルデス弘前", "organization"),
        ("桜庭・前監督は弁護士と会見した。", "桜庭・前監督", "person"),
        ("青森・前知事は話した。", "青森", "place"),
        ("東京・渋谷で雨が降った。", "渋谷", "place"),
    ],
)
def test_found(text: str, name: str, kind: str) -> None:
    assert (name, kind) in marked(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("大分日田署長は謝罪した。", "大分日田署長"),
        ("北陸フェアの担当者は喜んだ。", "北陸フェア"),
        ("沖合でケミカルタンカー「アルメリア・スター」が座礁した。", "ケミカルタンカー"),
        ("沖合でケミカルタンカー「アルメリア・スター」が座礁した。", "アルメリア・スター"),
        ("名門Jクラブの指揮官が辞めた。", "Jクラブ"),
        ("小鉄さんは笑った。", "小鉄"),
    ],
)
def test_left(text: str, word: str) -> None:
    assert word not in {name for name, _ in marked(text)}


def test_a_club_goes_by_its_town() -> None:
    text = "長浜・根津監督の退任が決まった。ラソール長浜の選手が移籍した。長浜は現在2位。"
    found = by_words(text)
    assert found["長浜"] == found["ラソール長浜"]
    assert ("根津監督", "person") in marked(text)


def test_a_town_is_no_club() -> None:
    text = "ラソール長浜の選手が移籍し、監督は試合後に長浜を訪れた。長浜の市民は喜んだ。"
    assert [kind for name, kind in marked(text) if name == "長浜"] == ["place", "place"]
