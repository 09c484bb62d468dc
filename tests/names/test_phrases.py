"""Names that are phrases: bodies by their cause, stations by their stretch, papers cut short, firms behind their sort."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.data import outlets

from .helpers import marked, pointed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("里山の蛍を守る会は9日、要望書を出した。", "里山の蛍を守る会"),
        ("「ダム建設を止める市民の会」の代表が訴えた。", "ダム建設を止める市民の会"),
        ("空襲の記憶を語り継ぐ会が集めた。", "空襲の記憶を語り継ぐ会"),
        ("分校の灯を消さない会の枝吉さんは話した。", "分校の灯を消さない会"),
    ],
)
def test_a_body_is_called_by_its_cause(text: str, name: str) -> None:
    assert (name, "organization") in marked(text)


@pytest.mark.parametrize("text", ["防災を考える会が開かれた。", "子どもを守る会議は続く。", "声を求める会社が増えた。"])
def test_a_meeting_and_a_firm_are_no_such_bodies(text: str) -> None:
    assert all("を" not in words for words, _ in marked(text))


def test_both_ends_of_a_stretch_of_line_are_places() -> None:
    found = marked("霧原線は霜月岳―大堀間で運転を見合わせた。")
    assert ("霜月岳", "place") in found
    assert ("大堀", "place") in found
    assert all(kind != "place" for _, kind in marked("親―子間の会話が減った。"))


def test_papers_are_known_by_their_names_cut_short_only_where_papers_are_meant() -> None:
    assert [w for w, kind in marked("京都、神戸両新聞が伝えた。") if kind == "organization"] == ["京都", "神戸"]
    assert [w for w, kind in marked("京都、神戸の新聞が伝えた。") if kind == "organization"] == ["京都", "神戸"]
    assert [w for w, kind in marked("京都、神戸の2つの新聞が伝えた。") if kind == "organization"] == ["京都", "神戸"]
    assert ("京都", "place") in marked("京都、神戸両市が伝えた。")
    assert outlets.find_short("京都") is outlets.find("京都新聞")
    assert outlets.find_short("みなと") is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("首位はヴォルデアス北海道だ。", "ヴォルデアス北海道", "organization"),
        ("イオンモール霧原で7日に見つかった。", "イオンモール霧原", "place"),
        ("京都の版元竹露堂で修業した。", "竹露堂", "organization"),
        ("月刊誌統一フォーラムは2日、報じた。", "統一フォーラム", "organization"),
        ("問(霧原日日) 議長は。", "霧原日日", "organization"),
        ("海峡北さざなみ鉄道は通常通りだ。", "海峡北さざなみ鉄道", "organization"),
        ("国際海事局(IMB)は警告した。", "国際海事局(IMB)", "organization"),
        ("国家緊急事態委員会を招集した。", "国家緊急事態委員会", "organization"),
    ],
)
def test_names_that_a_word_beside_them_gives_away(text: str, name: str, kind: str) -> None:
    assert (name, kind) in marked(text)


def test_what_looks_like_them() -> None:
    assert all("社員" not in words for words, _ in marked("建設会社社員は話した。"))
    assert ("排他的経済水域(EEZ)", "organization") not in marked("排他的経済水域(EEZ)の外に落ちた。")
    assert all("旦那" not in words and "患者" not in words for words, _ in marked("旦那さんと患者さんが来た。"))
    assert ("仲買人の太山さん", "person") not in marked("仲買人の太山さんは話した。")
    assert ("太山さん", "person") in marked("仲買人の太山さんは話した。")


def test_sections_and_their_heads() -> None:
    found = marked("伊吹原市の高瀬農政課長は「急ぐ」と述べた。")
    assert ("高瀬農政課長", "person") in found
    assert ("伊吹原市", "organization") in found
    assert all(kind != "person" for _, kind in marked("県の中部建設課長は述べた。"))


def test_a_translated_text_says_that_firm() -> None:
    text = "機械大手のノルドヴィクは拒んだ。その会社は同じ日に反応した。"
    assert pointed(text, "その会社") == ["ノルドヴィク"]
    assert all(words != "その会社" for words, _ in marked("その会社員は黙った。"))


def test_a_town_inside_an_address_is_the_town_pointed_at() -> None:
    assert pointed("鳥越町大柳で山が崩れた。同町は避難を求めた。", "同町") == ["鳥越町"]
    assert pointed("霧原漁協によると、豊漁だった。同漁協は喜ぶ。", "同漁協") == ["霧原漁協"]


@given(st.text(alphabet="県市町のを守る会―間、両新聞京都神戸そ会社(IMB)はア北海道屋堂さん", max_size=60))
def test_any_text_ends(text: str) -> None:
    for words, _ in marked(text):
        assert words in text
