"""Reports in tables, under fields of a note, in databases' lists; what pages hide, quote and advertise."""

import pytest

from uratori.reading import Input, Problem, documents

TITLE = "県がダムの点検結果を発表"
BODY = "<p>県は12日、ダムの点検結果を発表した。異常はなかったという。</p><p>知事は「引き続き調べる」と述べた。</p>"
SAID = ["県は12日、ダムの点検結果を発表した。異常はなかったという。", "知事は「引き続き調べる」と述べた。"]


def read(text, suffix=".html"):
    found = list(documents(Input("a" + suffix, "a", text.encode(), suffix)))
    return [d for group in found if isinstance(group, tuple) for d in group]


def page(body=BODY, head=""):
    return f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1><div class='article-body'>{body}</div></body></html>"


def lines(markup):
    (document,) = read(markup)
    return document.text.split("\n")[1:]


def test_a_page_that_is_a_table_of_clips_is_a_document_a_row():
    rows = "".join(
        f"<tr><td>2025/3/{n}</td><td>港都新聞</td><td>見出し{n}</td><td>市は{n}日に会見した。</td></tr>" for n in (4, 5)
    )
    head = "<tr><th>掲載日</th><th>媒体名</th><th>見出し</th><th>本文</th></tr>"
    found = read(f"<html><head><title>クリッピング一覧</title></head><body><table>{head}{rows}</table></body></html>")
    assert [(d.outlet.name, d.published.value, d.title, d.text) for d in found] == [
        ("港都新聞", "2025-03-04", "見出し4", "市は4日に会見した。"),
        ("港都新聞", "2025-03-05", "見出し5", "市は5日に会見した。"),
    ]


def test_fields_beside_their_names_are_the_reports():
    fields = (
        ("見出し", TITLE),
        ("媒体名", "帝都新聞"),
        ("発行日", "2025年03月04日"),
        ("本文", "県は発表した。<br>町は話した。"),
    )
    table = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in fields)
    (document,) = read(f"<html><head><title>記事本文表示</title></head><body><table>{table}</table></body></html>")
    assert (document.title, document.outlet.name, document.published.value) == (TITLE, "帝都新聞", "2025-03-04")
    assert document.text == "県は発表した。\n町は話した。"


def test_a_table_of_figures_in_a_report_is_no_table_of_clips():
    table = "<table><tr><th>日付</th><th>内容</th><th>件名</th></tr><tr><td>3月4日</td><td>点検</td><td>ダム</td></tr></table>"
    assert lines(page(BODY * 3 + table))[:2] == SAID


def test_what_a_notes_head_states_is_taken_and_stands_in_no_text():
    head = '---\ntitle: "高校の再編、県が計画案"\nsource: "https://a.example/1"\nauthor:\n  - "[[帝都新聞]]"\npublished: 2025-03-04\n---\n'
    (document,) = read(head + "県教委は再編の計画案をまとめた。\n", ".md")
    assert document.text.strip() == "県教委は再編の計画案をまとめた。"
    assert (document.title, document.outlet.name, document.published.value, document.url) == (
        "高校の再編、県が計画案",
        "帝都新聞",
        "2025-03-04",
        "https://a.example/1",
    )


def test_rules_at_the_head_of_a_text_that_name_no_field_stay():
    text = "---\nきょうの動き\n---\n県教委は再編の計画案をまとめた。\n"
    assert read(text, ".txt")[0].text == text


def test_headlines_above_the_lines_of_where_they_appeared():
    text = (
        "検索結果　検索日：2025年3月5日\n\n1.自治体の基金、過去最高に\n2025/03/04 帝都新聞 朝刊 5ページ 412文字\n　基金の残高が過去最高となった。\n\n"
        "2.工場の余熱でウナギ養殖\n2025/03/03 港都新聞 9ページ 288文字\n　素材メーカーは余熱でウナギを育てる。\n"
    )
    found = read(text, ".txt")
    assert [(d.outlet.name, d.published.value, d.title) for d in found] == [
        ("帝都新聞", "2025-03-04", "自治体の基金、過去最高に"),
        ("港都新聞", "2025-03-03", "工場の余熱でウナギ養殖"),
    ]
    assert found[0].text[found[0].start : found[0].end].endswith("基金の残高が過去最高となった。")
    assert {d.text[m.start : m.end]: m.kind for d in found for m in d.marks}[
        "2025/03/04 帝都新聞 朝刊 5ページ 412文字"
    ] == "credit"


def test_a_post_that_a_report_quotes_stays_in_it_and_its_line_is_a_credit():
    post = '<blockquote class="twitter-tweet"><p>夜間の放流を終えました。</p>&mdash; 県河川課 (@kasen) <a href="x">May 12, 2025</a></blockquote>'
    (document,) = read(page(BODY + post))
    assert document.text.split("\n")[1:] == [*SAID, "夜間の放流を終えました。", "— 県河川課 (@kasen) May 12, 2025"]
    assert [document.text[m.start : m.end] for m in document.marks if m.kind == "credit"] == [
        "— 県河川課 (@kasen) May 12, 2025"
    ]


def test_a_page_of_posts_is_a_document_a_post():
    post = '<blockquote class="twitter-tweet"><p>{}回目の放流を終えました。</p>&mdash; 県河川課 (@kasen) <a href="x">May 12, 2025</a></blockquote>'
    _, *posts = read(page("<p>まとめました。</p>" + "".join(post.format(n) for n in range(4))))
    assert [d.text[d.start : d.end].split("\n")[0] for d in posts] == [f"{n}回目の放流を終えました。" for n in range(4)]


def test_an_advertisement_goes_with_its_label_and_a_report_does_not():
    advert = "<div><p>［広告］</p><p>今なら送料が無料になります。</p></div>"
    assert lines(page(BODY + advert)) == SAID
    assert lines(page(f"<div><p>広告</p>{BODY}</div>")) == SAID


def test_a_credit_below_the_body_is_the_reports():
    (document,) = read(page(BODY).replace("</body>", "<p>©一般社団法人共同通信社</p></body>"))
    assert document.credit == "©一般社団法人共同通信社"


def test_a_bulletin_without_a_sentence_is_its_lines():
    body = "<h2>1 人的被害</h2><p>死者4人、行方不明者2人、負傷者31人</p><h2>2 住家被害</h2><p>全壊18棟、床上浸水2,204棟、床下浸水31棟</p>"
    (document,) = read(page(body))
    assert document.text.split("\n")[1:] == [
        "1 人的被害",
        "死者4人、行方不明者2人、負傷者31人",
        "2 住家被害",
        "全壊18棟、床上浸水2,204棟、床下浸水31棟",
    ]
    assert "holds no sentence" in document.flags


def test_a_page_hidden_until_its_scripts_run_and_one_in_a_shadow_root_are_read():
    assert lines(page().replace("<body>", "<body style='display:none'>")) == SAID
    assert lines(page(f"<x-text><template shadowrootmode='open'>{BODY}</template></x-text>")) == SAID
    assert lines(page(BODY + "<p style='display:none'>隠れた文だ。</p>")) == SAID


def test_a_page_that_says_a_machine_translated_it_is_flagged_and_one_that_speaks_of_it_is_not():
    (document,) = read(page(BODY + "<p>この記事はAIを活用して翻訳しました。原文はこちら</p>"))
    assert "translated by machine" in document.flags
    assert document.text.split("\n")[1:] == SAID
    (document,) = read(page(BODY + "<p>町は機械翻訳で案内板を作った。</p>"))
    assert "translated by machine" not in document.flags


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("二〇二五年二月二十日", "2025-02-20"),
        ("令和七年三月四日", "2025-03-04"),
        ("R7.3.4", "2025-03-04"),
        ("25/03/04", "2025-03-04"),
        ("2025.3.4 TUE 18:55", "2025-03-04T18:55+09:00"),
        ("<span>2025</span><span>03</span><span>04</span>", "2025-03-04"),
        ("放送日：2025年3月4日（火）午後7:30", "2025-03-04T19:30+09:00"),
        ("受付期間：2025年3月4日", None),
    ],
)
def test_days_as_pages_write_them(shown, day):
    (document,) = read(page().replace("</h1>", f"</h1><div class='date'>{shown}</div>"))
    assert document.published.value == day


def test_two_times_in_one_line_are_the_publication_and_the_last_change():
    (document,) = read(page().replace("</h1>", "</h1><div><i></i>2025/03/04 14:00 <i></i>2025/03/05 10:30</div>"))
    assert (document.published.value, document.updated) == ("2025-03-04T14:00+09:00", "2025-03-05T10:30+09:00")


def test_one_line_without_a_sentence_is_no_bulletin():
    body = "<p>死者4人、行方不明者2人、負傷者31人、安否の分からない人3人、避難所にいる人1,204人、孤立した集落18カ所</p>"
    (problem,) = documents(Input("a.html", "a", page(body).encode(), ".html"))
    assert isinstance(problem, Problem)


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://teito.example/a/9?utm_source=x
Subject: =?utf-8?Q?=E6=B0=B4?=
Date: Wed, 5 Mar 2025 01:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b--"

----b--
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: cid:frame

<html><body><p>広告の枠です。買ってください。</p></body></html>
----b--
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: https://teito.example/a/9?utm_source=x

{page}
----b--
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://teito.example/a.png

iVBORw0KGgo=
----b----
"""


@pytest.mark.parametrize("suffix", [".mhtml", ".mht", ".txt"])
def test_a_page_that_a_browser_saved_whole(suffix):
    (document,) = read(SAVED.format(page=page()), suffix)
    assert document.text.split("\n") == [TITLE, *SAID]
    assert (document.url, document.captured) == ("https://teito.example/a/9", "2025-03-05T10:00+09:00")


def test_a_saved_page_without_a_page_is_named():
    (problem,) = documents(Input("a.mht", "a", SAVED.replace("text/html", "text/css").encode(), ".mht"))
    assert problem.why == "holds no page"


@pytest.mark.parametrize(
    "head",
    [
        "【媒体】港都新聞　朝刊\n【掲載日】2025年3月4日　朝刊　社会面\n【見出し】診療所、週3日に短縮\n【本文】\n",
        "━━━━\nタイトル：診療所、週3日に短縮\n媒体　　：港都新聞デジタル\n配信日時：2025年3月4日\nURL：https://a.example/1\n━━━━\n",
        "■転載元　港都新聞\n公開：2025年3月4日\n更新：2025年3月5日\n見出し：診療所、週3日に短縮\n",
    ],
)
def test_the_lines_at_the_head_of_a_clip_say_what_they_hold(head):
    (document,) = read(head + "県は診療所の診療日を週3日に減らす。\n", ".txt")
    assert (document.title, document.outlet.name, document.published.value) == (
        "診療所、週3日に短縮",
        "港都新聞",
        "2025-03-04",
    )
    marked = {document.text[m.start : m.end]: m.kind for m in document.marks}
    assert marked["診療所、週3日に短縮"] == "headline"
    assert "県は診療所の診療日を週3日に減らす。" not in marked
    assert list(marked.values()).count("headline") == 1


def test_a_text_with_labels_that_say_no_headline_stays_as_it_is():
    assert read("日時：3月4日\n場所：公民館\n\n県は診療所の診療日を減らすと説明した。\n", ".txt")[0].title is None
