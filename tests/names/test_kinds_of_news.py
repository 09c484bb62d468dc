"""Names in kinds of news beyond politics: law firms, sport, faiths, makers, firms abroad."""

from __future__ import annotations

import pytest

from .helpers import by_words, marked


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("被告側の森本・浜口・辻法律事務所は争う方針だ。", "森本・浜口・辻法律事務所", "organization"),
        ("犯罪集団「サイレントオウル」が犯行声明を出した。", "サイレントオウル", "organization"),
        ("治安部隊は過激派ムジャールの拠点を攻撃した。", "ムジャール", "organization"),
        ("最大会派・市民たかねは賛成に回った。", "市民たかね", "organization"),
        ("外資系のオルヴィク・ジャパンが対象となった。", "オルヴィク・ジャパン", "organization"),
        ("化学グループオルヴィクは土曜日に認めた。", "オルヴィク", "organization"),
        ("天然・再生資源管理院(TSKI)は先月、重機を壊した。", "天然・再生資源管理院(TSKI)", "organization"),
        ("タンペレ大学の競争法の研究者が驚いた。", "タンペレ大学", "organization"),
        ("最高裁第3小法廷は上告を退けた。", "最高裁第3小法廷", "organization"),
        ("給食業者ミールリンク旭川の通信機器が破られた。", "ミールリンク旭川", "organization"),
        ("ペルーのダニエル・リマ知事は否定した。", "ダニエル・リマ知事", "person"),
        ("リマ氏は会見で反論した。", "リマ氏", "person"),
        ("大山の二塁打で追いついた。", "大山", "person"),
        ("主将のタウファヘマは「うれしい」と話した。", "タウファヘマ", "person"),
    ],
)
def test_a_name(text: str, name: str, type_: str) -> None:
    assert (name, type_) in marked(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("攻撃者はVPN機器の穴を突いた。", "VPN機器"),
        ("ボーイング737型機が滑走路を外れた。", "ボーイング"),
        ("町の6月町議会は最終日を迎えた。", "6月町議会"),
        ("SOの反則が続いた。", "反則"),
        ("犯行声明が闇サイトに載った。", "闇サイト"),
    ],
)
def test_no_name(text: str, name: str) -> None:
    assert name not in [found for found, _ in marked(text)]


def test_an_office_and_the_name_behind_it_are_one_person() -> None:
    assert list(by_words("オルヴィクの創業者、デニス・ハルネスは謝罪した。")) == ["オルヴィク", "デニス・ハルネス"]


def test_our_hospital_is_the_hospital() -> None:
    who = by_words("白浜市民病院は発表した。オルヴィク社は送ったと言う。当院では確認できておりません。")
    assert who["当院"] == who["白浜市民病院"]


def test_what_an_exchange_stops_is_not_its_own_share() -> None:
    who = by_words("ビンラム・グループは会長の逮捕を認めた。ホーチミン証券取引所は同社株の売買を止めた。")
    assert who["同社"] == who["ビンラム・グループ"]


def test_entertainment_cut_short_is_the_same_firm() -> None:
    who = by_words("ソラエンターテインメントが発表した。ソラエンタの株価は下がった。")
    assert who["ソラエンタ"] == who["ソラエンターテインメント"]
