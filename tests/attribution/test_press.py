"""Outlets as sources: short names, names in quotes, lists."""

import pytest

import uratori


def cited(text):
    found = uratori.analyze(text).statements
    return {(s.chain[-1].name, s.chain[-1].kind) for s in found if s.attributed}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("朝日新聞、時事によると、工場は閉鎖される。", {("朝日新聞", "outlet"), ("時事通信", "agency")}),
        ("時事と共同が報じたところでは、工場は閉鎖される。", {("時事通信", "agency"), ("共同通信", "agency")}),
        ("6月3日付『沖縄タイムス』によると、工場は閉鎖される。", {("沖縄タイムス", "outlet")}),
        ("「ジャカルタ・ポスト」紙によると、工場は閉鎖される。", {("ジャカルタ・ポスト", "outlet")}),
        ("朝日新聞など報道各社によると、工場は閉鎖される。", {("朝日新聞", "outlet")}),
        ("秋田朝日放送によると、工場は閉鎖される。", {("秋田朝日放送", "outlet")}),
    ],
)
def test_an_outlet_is_known_by_the_name_it_is_cited_under(text, expected):
    assert cited(text) == expected


def test_those_whom_nobody_names_stay_unnamed():
    assert {kind for _, kind in cited("各種報道機関によると、工場は閉鎖される。")} == {"anonymous"}


def test_a_short_name_is_an_outlet_only_where_it_is_cited():
    assert all(kind != "agency" for _, kind in cited("時事は常に変わると教授は述べた。"))


def test_a_place_that_belongs_to_what_is_said_stays_in_it():
    text = "首相は記者団に対し、SNSで広がる情報は誤りだと述べた。"
    (found,) = uratori.analyze(text).statements
    assert text[found.content[0].start : found.content[0].end] == "SNSで広がる情報は誤りだ"
