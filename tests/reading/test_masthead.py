"""The outlet at the head of a text, where no table knows it."""

import pytest

from uratori import analyze
from uratori.reading.labels.masthead import masthead, signature
from uratori.reading.layouts.rows import from_row

BODY = "潮見市の山田市長は3日、潮見大橋を通行止めにすると発表した。\n"


def head(text):
    found = masthead(text)
    return found and (found[0].name, [text[m.start : m.end] for m in found[1]])


@pytest.mark.parametrize(
    ("text", "name", "lines"),
    [
        (
            "SHB 潮見放送局\n06月03日 18時42分\n\n潮見大橋 通行止めへ\n\n" + BODY,
            "SHB 潮見放送局",
            ["SHB 潮見放送局", "06月03日 18時42分"],
        ),
        (
            "【ＳＭＢ潮見放送】6/3(火) 11:50 昼ニュース\n潮見大橋、通行止めへ\n" + BODY,
            "SMB潮見放送",
            ["【ＳＭＢ潮見放送】6/3(火) 11:50 昼ニュース"],
        ),
        ("潮見新聞\n2031年6月3日 朝刊\n潮見大橋、通行止めへ\n" + BODY, "潮見新聞", ["潮見新聞", "2031年6月3日 朝刊"]),
        (
            "潮見大橋、通行止めへ\n潮見日報\n2031/06/03 朝刊 5ページ 412文字\n" + BODY,
            "潮見日報",
            ["潮見日報", "2031/06/03 朝刊 5ページ 412文字"],
        ),
        (
            "潮見日報\n2031年6月3日　朝刊　社会面\n\n潮見大橋、通行止めへ\n" + BODY,
            "潮見日報",
            ["潮見日報", "2031年6月3日　朝刊　社会面"],
        ),
        (
            "橋の通行止めに住民反発\nグローブ・ヘラルド（日本語版）2031年6月6日 9時10分\n\n" + BODY,
            "グローブ・ヘラルド",
            ["グローブ・ヘラルド（日本語版）2031年6月6日 9時10分"],
        ),
        (
            "潮見新報デジタル\n潮見大橋、通行止めへ\n2031年6月3日 18:20\n\n" + BODY,
            "潮見新報",
            ["潮見新報デジタル", "2031年6月3日 18:20"],
        ),
        ("橋の通行止めに住民反発\n【潮見共同】" + BODY, "共同", []),
        ("【潮見環信】" + BODY + "県も支援する。（環信）\n2031/06/04 20:15\n", "環信", []),
    ],
)
def test_the_outlet_of_a_head(text, name, lines):
    assert head(text) == (name, lines)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "潮見大橋、通行止めへ\n2031年6月3日\n" + BODY,
        "きょうのニュース\n6月3日\n" + BODY,
        "橋の記事を集めた新聞\n潮見大橋、通行止めへ\n2031年6月3日\n" + BODY,
        "さらば新聞\n" + BODY + "2031年6月3日\n",
        "大阪でテレビ放送\n2031年6月3日 18時42分\n" + BODY,
        "【速報】潮見大橋、通行止めへ\n" + BODY + "（敬称略）\n",
        "潮見市、テレビ放送を休止へ\n2031年6月3日\n" + BODY,
        "",
    ],
)
def test_a_head_without_one(text):
    assert masthead(text) is None


def test_the_lines_of_the_head_are_no_headlines():
    (document,) = from_row({"text": "SHB 潮見放送局\n06月03日 18時42分\n\n潮見大橋 通行止めへ\n\n" + BODY}, "-", "1")
    kinds = [(document.text[s.start : s.end], s.kind) for s in analyze(document).sentences]
    assert kinds[:3] == [
        ("SHB 潮見放送局", "credit"),
        ("06月03日 18時42分", "credit"),
        ("潮見大橋 通行止めへ", "headline"),
    ]


def test_an_account_may_be_glossed():
    log = "@shiomi_city（潮見市公式） 2031-06-03 15:02\n橋を止めます。\n\n@umi（海、会社員） 2031-06-03 15:40\n困る。\n"
    assert [d.outlet.name for d in from_row({"text": log}, "-", "1") if d.outlet] == ["@shiomi_city", "@umi"]


def test_an_agency_signs_above_the_date_of_a_text():
    text = "潮見大橋、通行止めへ\n" + BODY.rstrip() + "（共同）\n2031年6月3日 18時04分\n"
    (document,) = from_row({"text": text}, "-", "1")
    assert document.outlet is not None
    assert document.outlet.name == "共同"


def test_whose_a_release_is_and_for_whom_is_no_headline():
    text = (
        "2031年6月3日\nお客様各位\n潮見食品株式会社\n代表取締役社長　山田　一\n\n一部商品の自主回収について\n\n" + BODY
    )
    (document,) = from_row({"text": text}, "-", "1")
    assert document.outlet is not None
    assert document.outlet.name == "潮見食品"
    kinds = {document.text[s.start : s.end]: s.kind for s in analyze(document).sentences}
    assert kinds["お客様各位"] == kinds["潮見食品株式会社"] == kinds["2031年6月3日"] == "credit"
    assert kinds["代表取締役社長　山田　一"] == "credit"
    assert kinds["一部商品の自主回収について"] == "headline"


def test_a_writer_may_stand_beside_the_outlet_and_the_day_that_end_a_text():
    assert signature(BODY + "（2031年6月3日　潮見日報　唐沢友美）").name == "潮見日報"
    assert signature(BODY + "（2031年6月3日　唐沢友美）") is None
