"""Clips whose lines say what they hold; slugs above a headline; lines that a column of print broke."""

import pytest

from uratori import analyze
from uratori.reading import Input, Problem, documents
from uratori.reading.layouts.wrapped import unset, unwrapped

BODY = "市は11日、橋を通行止めにすると発表した。\n"


def read(text):
    (group,) = (f for f in documents(Input("a.txt", "a", text.encode(), ".txt")) if not isinstance(f, Problem))
    return group


@pytest.mark.parametrize(
    "head",
    [
        "潮見切り抜きサービス\n【見出し】橋、通行止めへ\n【媒体】潮見新報\n【日付】2026/5/12\n【面】朝刊3面\n\n",
        "デスク様\n下記の原稿を送ります。ご確認ください。\n\n見出し案：橋、通行止めへ\n媒体：潮見新報\n日付：2026年5月12日\n本文：\n",
        "【紙面】朝刊\n【見出し】橋、通行止めへ\n【文字数】412\n【媒体】潮見新報\n【掲載日】R8.5.12\n",
    ],
)
def test_labels_below_other_lines(head):
    (found,) = read(head + BODY)
    assert (found.title, found.outlet.name, found.published.value) == ("橋、通行止めへ", "潮見新報", "2026-05-12")
    own = {found.text[m.start : m.end] for m in found.marks if m.kind == "headline"}
    assert own == {"橋、通行止めへ"}


def test_a_line_in_brackets_is_no_label():
    (found,) = read("【潮見新報】橋、通行止めへ\n2026年5月12日\n\n" + BODY)
    assert found.outlet.name == "潮見新報"


def test_a_log_of_labelled_clips_is_a_document_for_each():
    clip = "----------\n見出し：{}\n媒体：{}\n日付：2026年5月12日\n本文：\n" + BODY
    first, second = read(
        "切り抜き（5月12日分）\n作成：調査部\n\n"
        + clip.format("橋、通行止めへ", "潮見新報")
        + "\n"
        + clip.format("橋の閉鎖、住民は", "潮見放送")
    )
    assert [(d.title, d.outlet.name, d.parent) for d in (first, second)] == [
        ("橋、通行止めへ", "潮見新報", "a"),
        ("橋の閉鎖、住民は", "潮見放送", "a"),
    ]
    assert first.text[first.start : first.end].endswith("発表した。")


def test_the_slug_of_a_wire_and_the_number_of_a_page_are_no_headlines():
    (wire,) = read("共潮 0412 社会 ☆差替☆\n◎橋、6月から通行止めへ\n（11日 15:04）\n\n" + BODY)
    credits = {wire.text[m.start : m.end] for m in wire.marks if m.kind == "credit"}
    assert (wire.title, credits) == ("橋、6月から通行止めへ", {"共潮 0412 社会 ☆差替☆", "（11日 15:04）"})
    (page,) = read("- 3 -\n橋、6月から通行止めへ\n\n" + BODY)
    assert [page.text[m.start : m.end] for m in page.marks] == ["- 3 -"]


COLUMN = (
    "橋、通行止めへ\n\n市は十一日、老朽化した橋を来月\nから通行止めにすると発表した。\n架け替えの費用は約十二億円で、\n"
    "工期は三年の見込み。住民からは\n迂回路が狭いとの声が出ている。\n"
)


def test_lines_of_a_column_become_paragraphs():
    assert unset(COLUMN).split("\n") == [
        "橋、通行止めへ",
        "",
        "市は十一日、老朽化した橋を来月から通行止めにすると発表した。",
        "架け替えの費用は約十二億円で、工期は三年の見込み。住民からは迂回路が狭いとの声が出ている。",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "橋、通行止めへ\n市は11日、橋を通行止めにすると発表した。\n住民は困っている。\n",
        "地区　世帯\n" + "上津地区　百二十世帯\n" * 6,  # the rows of a table
        "".join(f"{n}行目の短い見出しの行です\n" for n in range(9)),  # a list of headlines, none of them a sentence
    ],
)
def test_other_lines_stay(text):
    assert unset(text) == text


def test_one_line_that_a_mailer_broke():
    text = "見出し\n\n十一日午後五時ごろ、潮見町の山林で火災が発生し、消防によると住宅に延\n焼するおそれがある。\n\n町は避難を呼びかけた。\n"
    assert "住宅に延焼するおそれがある。" in unwrapped(text)


def test_a_text_below_the_address_it_was_copied_from():
    (found,) = read("https://a.example/1\n橋、6月から通行止めへ | 潮見新報\n2026年5月12日 22時14分\n" + BODY)
    assert (found.title, found.outlet.name, found.url) == ("橋、6月から通行止めへ", "潮見新報", "https://a.example/1")
    assert found.text[found.start :].startswith("橋、6月")


def test_what_is_to_be_read_on_is_no_part_of_a_short_text():
    more = "\n【あわせて読む】\n➡ 橋の点検、3年遅れ\n➡ 市の橋は214本\n"
    (found,) = read("橋、6月から通行止めへ\n潮見新報\n5/12(火) 5:00\n\n" + BODY * 4 + more)
    assert found.text[found.start : found.end].endswith("発表した。")


def test_headlines_under_a_day_and_clips_parted_by_rules():
    first, second = read("■5月12日付 各紙の見出し\n・潮見新報　橋、通行止めへ\n・海鳴日報　橋の閉鎖に住民は\n")
    assert [(d.title, d.outlet.name) for d in (first, second)] == [
        ("橋、通行止めへ", "潮見新報"),
        ("橋の閉鎖に住民は", "海鳴日報"),
    ]
    clip = "{}（{}・12日朝刊）\n" + BODY
    first, second = read(
        clip.format("橋、通行止めへ", "潮見新報") + "――――\n" + clip.format("橋の閉鎖に住民は", "海鳴日報")
    )
    assert [(d.title, d.outlet.name) for d in (first, second)] == [
        ("橋、通行止めへ", "潮見新報"),
        ("橋の閉鎖に住民は", "海鳴日報"),
    ]
    assert first.text[first.start : first.end].strip().endswith(BODY.strip())


def test_the_era_beside_the_year_of_a_masthead():
    (found,) = read("海鳴日報　２０２６年（令和８年）５月１２日　火曜日　（１）\n橋、通行止めへ\n\n" + BODY)
    assert (found.outlet.name, analyze(found).document.published.value) == ("海鳴日報", "2026-05-12")
