"""Texts copied with the page around them, newsletters, lists with bodies among the media, a single post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.model import Document
from uratori.reading import Input, documents
from uratori.reading.pasted import report

REPORT = "湖の水位、この10年で最低に\n2024年11月20日 18:05\n県は20日、白根湖の水位がこの10年で最低になったと発表した。\n水道の取水には影響がない。"
ABOVE = "メニュー\nログイン\nトップ\n社会\n見本日報デジタル\n"
BELOW = "\n関連記事\n湖底から石垣現る\nアクセスランキング\n駅前の書店が閉店\n"


def read(text):
    return [
        d for found in documents(Input("a.txt", "a", text.encode(), ".txt")) if isinstance(found, tuple) for d in found
    ]


def words(document):
    return document.text[document.start : document.end]


def test_the_page_around_a_copied_report_is_left_out_and_its_offsets_lead_to_the_file():
    (document,) = read(ABOVE + REPORT + BELOW)
    assert words(document) == REPORT
    assert (document.title, document.outlet.name) == ("湖の水位、この10年で最低に", "見本日報")
    assert document.text == ABOVE + REPORT + BELOW


def test_share_buttons_between_headline_and_text_are_marked_as_none_of_it():
    (document,) = read(ABOVE + REPORT.replace("18:05\n", "18:05\nシェアする\n") + BELOW)
    kinds = {document.text[m.start : m.end]: m.kind for m in document.marks}
    assert kinds["シェアする"] == "credit"
    assert kinds["湖の水位、この10年で最低に"] == "headline"


@pytest.mark.parametrize(
    "text",
    [
        REPORT,  # no page around it
        "県は20日、発表した。\n関連記事\n知事は「調べる」と述べた。町長も同じ考えを示した。\n来月に結果が出る。",  # the report goes on below
        "報道関係者各位\n2024年10月1日\n白根電力株式会社\n停電について\n当社は12日に停電を行います。\nお問い合わせ\n広報部\n以上",
    ],
)
def test_a_text_of_its_own_is_kept_whole(text):
    (document,) = read(text)
    assert words(document).strip() == text


@given(
    st.lists(
        st.sampled_from(
            ["関連記事", "シェアする", "社会", "県は発表した。異常はない。", "見本日報", "", "水位が最低に、県が発表"]
        ),
        max_size=30,
    )
)
def test_whatever_the_lines_the_document_is_a_stretch_of_its_text(lines):
    text = "\n".join(lines)
    found = report(Document("a", "a", text, 0, len(text)))
    assert 0 <= found.start <= found.end <= len(text)
    assert all(found.start <= m.start < m.end <= found.end for m in found.marks)


LETTER = """見本新聞 朝のメール　2024年5月14日（火）

◆県庁の耐震工事、3か月遅れ
　県は13日、完了が3か月遅れると発表した。
https://mihon.example/1

◆渡り鳥の飛来、過去最多
　ハクチョウが1万2千羽に達した。
https://mihon.example/2

配信停止はこちら https://mihon.example/stop
"""


def test_the_items_of_a_newsletter_have_its_outlet_and_day_and_their_own_addresses():
    found = read(LETTER)
    assert [(d.title, d.url, d.outlet.name, d.published.day) for d in found] == [
        ("県庁の耐震工事、3か月遅れ", "https://mihon.example/1", "見本新聞", "2024-05-14"),
        ("渡り鳥の飛来、過去最多", "https://mihon.example/2", "見本新聞", "2024-05-14"),
    ]
    assert "ハクチョウ" in words(found[1])
    assert "https" not in words(found[0])


def test_headings_without_addresses_are_those_of_one_text():
    (document,) = read(LETTER.replace("https://mihon.example/1\n", "").replace("https://mihon.example/2\n", ""))
    assert "耐震" in words(document)


def test_a_body_between_the_media_of_a_list_has_an_item_of_its_own():
    found = read(
        "[2024-06-03 07:10] 読売新聞「水道管の破裂、老朽化か」\n市は調べている。\n"
        "[2024-06-03 09:45] 毎日新聞「断水2300世帯に」\n断水が広がった。\n"
        "[2024-06-03 12:30] 市水道局 発表「給水車を5台配置」\n5台を配置した。\n"
    )
    assert [d.outlet.name for d in found] == ["読売新聞", "毎日新聞", "市水道局"]


def test_an_edition_in_brackets_opens_an_item_under_a_dated_heading():
    found = read("6月3日（月）\n・朝日（夕刊）― 市長が辞職願を出した。\n・NHK（正午）― 市長は陳謝した。\n")
    assert [d.outlet.name for d in found] == ["朝日", "NHK"]


def test_a_post_copied_from_its_own_page():
    (document,) = read(
        "白根市消防本部\n@shirane_fire\n山林で火災が発生しています。\n午後10:12 · 2024年4月6日\n·\n3.4万\n件の表示\n"
    )
    assert words(document) == "山林で火災が発生しています。"
    assert (document.layout, document.published.value) == ("post", "2024-04-06T22:12+09:00")
