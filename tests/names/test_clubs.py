"""Clubs and schools that are called like places, and bodies of Latin initials."""

from __future__ import annotations

import pytest

from .helpers import marked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("サッカーの全国大会で、水戸北星が準決勝に進んだ。水戸北星の鬼沢監督は喜んだ。", "水戸北星"),
        ("野球部の主将は、八戸の坂巻監督に感謝した。選手は優勝を喜んだ。", "八戸"),
        ("高校野球の2回戦で、花巻清明高が勝った。清明の古舘監督は笑った。", "清明"),
        ("バレーの決勝で清水丘(静岡)が優勝した。選手は泣いた。", "清水丘"),
        ("J2三重の監督が退任した。後任の選手時代を振り返る。", "三重"),
    ],
)
def test_a_team(text: str, name: str) -> None:
    assert (name, "organization") in marked(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大会は水戸市で行われ、選手らが優勝を争った。監督は喜んだ。", ["水戸市"]),
        ("日本は韓国を2―1で破った。監督と選手は優勝を喜んだ。", ["日本", "韓国"]),
        ("工場は八戸で稼働している。", ["八戸"]),
    ],
)
def test_a_place_stays_one(text: str, names: list[str]) -> None:
    assert marked(text) == [(name, "place") for name in names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("監視団体のQNHRは声明を出した。", "QNHR"),
        ("国営放送XRTBで演説した。", "XRTB"),
        ("ZLFQの報道官は否定した。", "ZLFQ"),
    ],
)
def test_initials_of_a_body(text: str, name: str) -> None:
    assert (name, "organization") in marked(text)


@pytest.mark.parametrize(
    "text", ["ICBMが発射された。", "GDPは0・3%増えた。", "PCR検査の結果が出た。", "フェイスブックで公開した。"]
)
def test_other_letters_are_none(text: str) -> None:
    assert marked(text) == []
