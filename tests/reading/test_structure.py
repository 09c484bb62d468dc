"""General rules of the page reader that a layout shows only by chance: saved pages, shown dates, bylines, titles."""

import pytest

from uratori.reading import Hints, Input, documents
from uratori.reading.html.saved import unwrapped
from uratori.reading.labels.instants import instant

TITLE = "県がダムの点検結果を発表"
BODY = "<p>県は12日、ダムの点検結果を発表した。異常はなかったという。</p><p>知事は「引き続き調べる」と述べた。</p>"


def only(markup, **hints):
    (found,) = (
        f for f in documents(Input("a.html", "a", markup.encode(), ".html", Hints(**hints))) if isinstance(f, tuple)
    )
    return found[0]


def page(below="", body=BODY, head="", title=TITLE, before=""):
    return f"<html><head><title>{title}</title>{head}</head><body>{before}<main><h1>{title}</h1>{below}<div class=c>{body}</div></main></body></html>"


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0030)https://www.kahoku.news/a/1.html -->",
        "<!--\n Page saved with SingleFile \n url: https://www.kahoku.news/a/1.html \n-->",
        "<p>The Wayback Machine - https://web.archive.org/web/20230101000000/https://www.kahoku.news/a/1.html</p>",
        "<p>これは Google に保存されている https://www.kahoku.news/a/1.html のキャッシュです。</p>",
    ],
)
def test_a_saved_page_has_the_address_and_the_outlet_of_where_it_stood(note):
    document = only(note + page() if note.startswith("<!") else page(before=note))
    assert (document.url, document.outlet.name) == ("https://www.kahoku.news/a/1.html", "河北新報")


def test_an_address_behind_an_archive_is_the_pages_own():
    assert unwrapped("https://web.archive.org/web/2009id_/http://a.example/1") == "http://a.example/1"
    assert unwrapped("https://a.example/web/1") == "https://a.example/web/1"


@pytest.mark.parametrize(
    ("below", "value"),
    [
        ("<p>2024年5月12日 11:44</p><p>会期：2024年6月1日</p>", "2024-05-12T11:44+09:00"),
        ("<p>開催日：2024年6月1日</p><p>2024年5月12日</p>", "2024-05-12"),
        ("<p>2024年6月1日～3日</p><p>2024/05/12</p>", "2024-05-12"),
        ("<p>12 May 2024</p>", "2024-05-12"),
        ("<p>May 12, 2024</p>", "2024-05-12"),
        ("<p>火, 2024/05/12 - 14:25</p>", "2024-05-12T14:25+09:00"),
        ("<p><time datetime='2024-05-12T11:44'>05月12日　11時44分</time></p>", "2024-05-12T11:44+09:00"),
        ("<time class='entry-date published' datetime='2024-05-12T11:44'>春の日</time>", "2024-05-12T11:44+09:00"),
    ],
)
def test_the_day_of_a_report_and_not_of_what_it_announces(below, value):
    assert only(page(below)).published.value == value


def test_the_clock_is_taken_from_the_page_where_the_metadata_have_the_day_alone():
    head = "<meta name=pubdate content=2024-05-12>"
    assert only(page("<p>2024年5月12日 11:44</p>", head=head)).published.value == "2024-05-12T11:44+09:00"
    assert only(page("<p>2024年5月13日 11:44</p>", head=head)).published.value == "2024-05-12"


def test_seconds_since_1970_are_an_instant_and_a_compact_day_is_a_day():
    assert (instant("1718150400"), instant("20240612")) == ("2024-06-12T09:00+09:00", "2024-06-12")


@pytest.mark.parametrize(
    ("below", "end", "byline"),
    [
        ("<div class=author><a>山路 葵</a></div>", "", "山路 葵"),
        ("<div class=authorBox><span>山路 葵</span><span>ライター</span></div>", "", "山路 葵"),
        ("<p>取材・文＝山路葵</p>", "", "山路葵"),
        ("", "（山路葵）", "山路葵"),
        ("", "<p>【山路葵、森下花】</p>", "山路葵、森下花"),
        ("", "<p>イ・ソヒョン記者</p>", "イ・ソヒョン"),
        ("", "（敬称略）", None),
        ("", "（本人提供）", None),
        ("", "（共同）", None),
        ("<div class=author>編集部</div>", "", None),
    ],
)
def test_the_writer_that_the_page_names_and_no_note(below, end, byline):
    tail = end if end.startswith("<p") else ""
    body = BODY if tail or not end else BODY.replace("述べた。", "述べた。" + end)
    assert only(page(below, body + tail)).byline == byline


@pytest.mark.parametrize(
    ("title", "heading", "want", "outlet"),
    [
        ("朝凪.com：橋げた落下で会社を捜索 - 社会", "橋げた落下で会社を捜索", "橋げた落下で会社を捜索", "朝凪.com"),
        ("NEWS RELEASE | 東和海運株式会社", "水素を使う内航船を建造", "水素を使う内航船を建造", "東和海運"),
        ("三崎日日新聞/社会", "廃線のトンネルを遊歩道に", "廃線のトンネルを遊歩道に", "三崎日日新聞"),
        (
            "湖の氷、例年より早く割れる｜港都新聞me",
            "湖の氷が例年よりも早く割れる",
            "湖の氷が例年よりも早く割れる",
            "港都新聞",
        ),
    ],
)
def test_the_title_is_the_pages_own_heading(title, heading, want, outlet):
    markup = f"<html><head><title>{title}</title></head><body><div id=x><h2>{heading}</h2><div class=c>{BODY}</div></div></body></html>"
    document = only(markup)
    assert (document.title, document.outlet.name) == (want, outlet)


def test_short_lines_of_a_body_are_kept_and_chrome_between_paragraphs_is_not():
    body = f"<div class='article-body'>１．点検した橋<br>　{BODY[3:]}<p>商品名： 放課後</p><p>シェアする</p></div>"
    lines = only(page(body=body)).text.split("\n")
    assert "１．点検した橋" in lines
    assert "商品名： 放課後" in lines
    assert "シェアする" not in lines


def test_a_caption_alone_beside_its_picture_is_none_of_the_paragraphs():
    body = "<div><img><p>満水のダム＝12日、白沢町</p></div>" + BODY
    document = only(page(body=body))
    kinds = {document.text[m.start : m.end]: m.kind for m in document.marks}
    assert kinds["満水のダム＝12日、白沢町"] == "caption"


def test_a_heading_whose_part_holds_nothing_of_the_report_goes():
    summary = "<div class=x><h2>三つの要点</h2><ul><li><a>点検</a></li></ul></div>"
    assert "三つの要点" not in only(page(summary)).text
    assert "点検の経緯" in only(page(body=f"{BODY}<h2>点検の経緯</h2><p>点検は4月に始まった。</p>")).text


@pytest.mark.parametrize(
    "hostile", ["<h2>節</h2>" * 9_000, "<div><img><p>図</p></div>" * 6_000, "<time datetime=x>1月1日</time>" * 9_000]
)
def test_parts_without_end_stay_bounded(hostile):
    assert TITLE in only(page(body=BODY + hostile)).text
