"""Names of texts that nobody has seen: split words, sorts and scores beside them, callings, what things are called."""

from __future__ import annotations

import pytest

from uratori.names.persons import ranks

from .helpers import analysis, marked


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("栗原誠市長が辞意を示した。", "栗原誠市長", "person"),
        ("当 502 柏原 正義 71 無現", "柏原 正義", "person"),
        ("松永学芸員の講座がある。", "松永学芸員", "person"),
        ("貨物船を運航する宇和内汽船によると、無事だという。", "宇和内汽船", "organization"),
        ("共同で作る独ヴァルトハイム・ファーマも認めた。", "独", "place"),
        ("共同で作る独ヴァルトハイム・ファーマも認めた。", "ヴァルトハイム・ファーマ", "organization"),
        ("日本脚本家協会は抗議した。", "日本脚本家協会", "organization"),
        ("富山県議長会が要望した。", "富山県議長会", "organization"),
        ("最大会派「湧水会」の幹事長は反対した。", "湧水会", "organization"),
        ("NPO法人「森は町の宝物」が植えた。", "森は町の宝物", "organization"),
        ("保育園「つくしんぼ」の園長が謝罪した。", "つくしんぼ", "organization"),
        ("福野署によると、けが人はいない。", "福野署", "organization"),
        ("船は港町のラ・エスペランサに着いた。", "ラ・エスペランサ", "place"),
        ("上流のトゥアン・ナムカンダムが決壊した。", "トゥアン・ナムカンダム", "place"),
        ("大会は盛岡市のホテル湯本で開かれる。", "ホテル湯本", "place"),
        ("空港を運営する若狭浜空港ビルによると、再開した。", "若狭浜空港ビル", "organization"),
        ("サッカーの試合で首位のリバプールが勝ち、監督は選手をたたえた。", "リバプール", "organization"),
        ("選手の一人はリバプールで生まれ、監督の試合を見た。", "リバプール", "place"),
        ("バスケットボールの結果\n琉球 80―71 佐賀\n越谷 60―83 秋田", "越谷", "organization"),
    ],
)
def test_marks(text: str, words: str, kind: str) -> None:
    assert (words, kind) in marked(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("業界団体「影響は限られる」と説明。", []),
        ("フェリー「あやめ」が接触した。", []),
        ("海保の巡視船「あわぎく」が放水した。", [("海保", "organization")]),
        ("救命いかだで助かった。", []),
        ("クマは見つかっていない。", []),
        ("ラグビー大学選手権は21日に始まる。", []),
        ("地元では米の収穫が始まった。", []),
        ("聴聞会は来月に開かれる。", []),
    ],
)
def test_leaves(text: str, names: list[tuple[str, str]]) -> None:
    assert marked(text) == names


def test_a_place_before_a_word_in_kana_is_no_family_name() -> None:
    assert "person" not in [kind for _, kind in marked("山形 さくら祭りが始まる")]


def test_two_officers_of_one_family_name_are_two() -> None:
    found = analysis("会見には森岡社長が出た。森岡課長は出席しなかった。")
    assert len([e for e in found.entities if e.type == "person"]) == 2


def test_a_lawyer_may_preside() -> None:
    assert ranks.agree("委員長", ["弁護士"])
    assert not ranks.agree("監督", ["選手"])


def test_a_local_body_by_its_longer_ending() -> None:
    found = analysis("碧瀬県衛研が検出した。県衛生研究所は公表を控えた。")
    assert [len(e.names) for e in found.entities if e.type == "organization"] == [2]


def test_a_party_is_no_short_form_of_another_that_ends_so() -> None:
    found = analysis("民主党は医師を推薦した。自民党は弁護士を推薦する。民主党は支部を開く。")
    assert {e.name: [n.name for n in e.names] for e in found.entities} == {
        "民主党": ["民主党"],
        "自由民主党": ["自民党"],
    }
