"""What the layouts of real pages hold beside a report: page numbers, update lines, state in scripts, depth without end."""

import json

import pytest

from uratori.reading import Hints, Input, documents
from uratori.reading.html import dates, parts, state
from uratori.reading.html.tree import blocks, parse

BODY = "<p>県は12日、ダムの点検結果を発表した。異常はなかったという。</p><p>知事は「引き続き調べる」と述べた。</p>"
TITLE = "県がダムの点検結果を発表"


def read(markup, **hints):
    return list(documents(Input("a.html", "a", markup.encode(), ".html", Hints(**hints))))


def only(markup, **hints):
    ((document,),) = (found for found in read(markup, **hints) if isinstance(found, tuple))
    return document


def page(body=BODY, head="", below="", title=TITLE, after=""):
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{below}<div class='article-body'>{body}</div>{after}</article></body></html>"


@pytest.mark.parametrize(
    ("below", "published", "updated"),
    [
        (
            "<p>2025年5月12日 18:30</p><p>更新：2025年5月12日 21時05分</p>",
            "2025-05-12T18:30+09:00",
            "2025-05-12T21:05+09:00",
        ),
        (
            "<p>公開日：2025/05/12 18:30 更新日：2025/05/13 09:00</p>",
            "2025-05-12T18:30+09:00",
            "2025-05-13T09:00+09:00",
        ),
        (
            "<p><time>2025/5/12 18:30</time>（最終更新 5/12 21:40）</p>",
            "2025-05-12T18:30+09:00",
            "2025-05-12T21:40+09:00",
        ),
        ("<p>2025年5月12日 18:30 (2025年5月12日 19:02更新)</p>", "2025-05-12T18:30+09:00", "2025-05-12T19:02+09:00"),
        (
            "<p>2025年12月31日 23:50</p><p>最終更新：1月1日 0時20分</p>",
            "2025-12-31T23:50+09:00",
            "2026-01-01T00:20+09:00",
        ),
        # only the change is shown: the words are of that day
        ("<p>更新日：2025年5月12日</p>", "2025-05-12", None),
        # a change before the publication, or months after it, is another thing's
        ("<p>2025年5月12日 18:30</p><p>更新：2025年5月11日 10時00分</p>", "2025-05-12T18:30+09:00", None),
        ("<p>2025年5月12日 18:30</p><p>更新：2026年5月11日 10時00分</p>", "2025-05-12T18:30+09:00", None),
    ],
)
def test_dates_of_publication_and_of_the_last_change_as_a_page_shows_them(below, published, updated):
    document = only(page(below=below))
    assert (document.published.value, document.updated) == (published, updated)


def test_an_update_line_below_the_report_counts_where_it_says_that_it_is_the_last():
    meta = '<meta property="article:published_time" content="2025-05-12T18:30:00+09:00">'
    many = "".join(f"<p>町の{n}人目の住民は、点検の結果を待っていたと話した。</p>" for n in range(30))
    assert (
        only(page(BODY + many, meta, after="<p>最終更新：5月12日(月)20時5分</p>")).updated == "2025-05-12T20:05+09:00"
    )
    assert only(page(BODY + many, meta, after="<p>更新：5月12日(月)20時5分</p>")).updated is None


def test_a_day_without_its_year_takes_it_from_an_address_that_names_the_day():
    below = "<p>5月12日(月)18時30分配信</p>"
    assert (
        only(page(below=below), url="https://a.example/hl?a=20250512-00000071").published.value
        == "2025-05-12T18:30+09:00"
    )
    assert only(page(below=below), url="https://a.example/hl?a=20250513-00000071").published.value is None


def test_a_time_shown_by_what_has_gone_since_is_read_from_its_element():
    below = '<p><time datetime="2025-05-12T18:30">1 時間前</time></p>'
    assert only(page(below=below)).published.value == "2025-05-12T18:30+09:00"
    other = BODY + '<p>県は<time datetime="2020-01-01">あの日</time>を忘れない。</p>'
    assert only(page(other)).published.value is None


def test_a_date_is_set_off_from_what_stands_beside_it_but_not_in_a_sentence():
    below = "<div><span>椎名渉</span><time>2025年5月12日17時05分</time><span>共同通信</span></div>"
    assert "椎名渉 2025年5月12日17時05分 共同通信" in only(page(below=below)).text.split("\n")
    sentence = BODY + "<p>県は<time>2025年5月12日</time>に点検した。</p>"
    assert "県は2025年5月12日に点検した。" in only(page(sentence)).text


@pytest.mark.parametrize(
    ("title", "links", "flag"),
    [
        (TITLE + " (1/2)", "<span>1</span><a href='/articles/77_2.html'>2</a>", "one of several pages: 1 of 2"),
        (TITLE + "（2ページ目）", "", "one of several pages: 2"),
        (TITLE, "<link rel=next href='/articles/77_2.html'>", "one of several pages"),
        (TITLE, "<a href='/articles/77.html?page=2'>2</a>", "one of several pages"),
        (TITLE, "<a href='/x'>次のページ：知事の会見</a>", "one of several pages"),
    ],
)
def test_one_page_of_several_is_named(title, links, flag):
    document = only(page(title=title, after=links), url="https://a.example/articles/77.html")
    assert flag in document.flags
    assert document.title == TITLE
    assert "次のページ" not in document.text


@pytest.mark.parametrize(
    ("title", "links"),
    [
        (TITLE, "<link rel=next href='/articles/78.html'><a href='/articles/76'>2</a>"),  # the next report
        (TITLE, "<a href='/articles/77.html#2'>2</a>"),
        (TITLE, "<a href='/ranking?page=2'>2</a>"),
        ("連載・水の町（2）", ""),
        ("水の町の一日（5/12）", ""),
    ],
)
def test_what_is_no_further_page(title, links):
    document = only(page(title=title, after=links), url="https://a.example/articles/77.html")
    assert not any("several pages" in f for f in document.flags)
    assert document.title == title


@pytest.mark.parametrize("broken", ["http://[::1", "x" * 5_000, "?page=9999999999", "_2.html", ""])
def test_odd_addresses_are_no_further_page(broken):
    root, _ = parse(f"<html><body><a href='{broken}'>2</a></body></html>")
    assert parts.flags(root, "https://a.example/77.html", (TITLE,)) == ()


def script(value, kind="application/json", before=""):
    return f"<script id='x' type='{kind}'>{before}{json.dumps(value, ensure_ascii=False)}</script>"


REPORT = {"title": TITLE, "publishedAt": "2025-05-12T18:30:00+09:00", "body": BODY}
OTHER = {
    "title": "秋祭りに2万人が訪れる",
    "body": "<p>秋祭りが開かれ、2万人が訪れた。露店が並び、夜まで続いた。来年も開くという。</p>" * 3,
}


@pytest.mark.parametrize(
    "held",
    [
        script({"props": {"pageProps": {"related": [OTHER], "article": REPORT}}}),
        script({"article": REPORT}, "text/javascript", "window.__STATE__ = "),
        script({"headlines": {"basic": TITLE}, "display_date": "2025-05-12T09:30:00Z", "content_elements": [
            {"type": "text", "content": "県は12日、ダムの点検結果を発表した。異常はなかったという。"}, {"type": "image"},
            {"type": "text", "content": "知事は「引き続き調べる」と述べた。"}]}, "text/javascript", "Fusion.globalContent="),
    ],
)  # fmt: skip
def test_the_report_in_the_state_of_a_page_that_shows_none(held):
    document = only(f"<html><body><div id=app><h1>{TITLE}</h1></div>{held}</body></html>")
    assert document.text.split("\n")[1:] == [
        "県は12日、ダムの点検結果を発表した。異常はなかったという。",
        "知事は「引き続き調べる」と述べた。",
    ]
    assert document.published.value == "2025-05-12T18:30+09:00"


@pytest.mark.parametrize(
    "held",
    [
        script(OTHER),
        script(REPORT | {"title": "別の話"}),
        script([[[]]], "text/javascript", "x.y = f("),
        "<script>{{{</script>",
    ],
)
def test_another_reports_state_is_not_taken(held):
    (problem,) = read(f"<html><body><div id=app><h1>{TITLE}</h1></div>{held}</body></html>")
    assert "without its scripts" in problem.why


def test_state_is_not_taken_where_the_page_shows_its_report():
    more = script(REPORT | {"body": BODY * 5 + "<p>県は別の点検も始めた。</p>"})
    shown = BODY + "<p>町長は、県の知らせ方が遅かったとして、説明の場を設けるよう求めている。住民も集まるという。</p>"
    assert "別の点検" not in only(page(shown, after=more)).text


def test_a_hostile_state_is_passed_over():
    root, _ = parse(
        "<html><body>" + script(None, before="[" * 100_000) + script(None, before='{"a":' * 50_000) + "</body></html>"
    )
    assert state.report(root, TITLE) is None


@pytest.mark.parametrize("tag", ["div", "section", "b", "font color=red", "span class=x"])
def test_a_report_below_all_depth_is_still_read(tag):
    document = only(f"<html><body><h1>{TITLE}</h1>" + f"<{tag}>" * 3_000 + BODY)
    assert document.text.split("\n")[1:] == [
        "県は12日、ダムの点検結果を発表した。異常はなかったという。",
        "知事は「引き続き調べる」と述べた。",
    ]
    assert "nested too deeply: cut" in document.flags


def test_a_sentence_set_as_a_heading_below_the_title_is_the_lead():
    lead = "点検の結果を受け、県は下流の町への知らせ方を改める。3つの町で話を聞いた。"
    document = only(page(below=f"<h2>{lead}</h2>"))
    assert lead in document.text.split("\n")
    assert lead not in [document.text[m.start : m.end] for m in document.marks]


def test_paragraphs_each_marked_as_the_body_are_all_of_it():
    body = "".join(
        f'<p itemprop="articleBody">{t}</p>' for t in ("県は点検の結果を発表した。", "知事は調べを続けると述べた。")
    )
    document = only(f"<html><body><h1>{TITLE}</h1><div class=x>{body}</div></body></html>")
    assert document.text.count("\n") == 2


def test_dates_are_looked_for_near_the_title_only():
    root, _ = parse(page("".join(f"<p>段落{n}の話が続いている。</p>" for n in range(40)), after="<p>2024年1月1日</p>"))
    assert dates.seen(blocks(root), TITLE, None, None).published is None


def test_a_publisher_and_a_writer_that_json_ld_only_points_at():
    graph = [
        {"@type": "Organization", "@id": "#o", "name": "潮見放送"},
        {"@type": "Person", "@id": "#p", "name": "浜口 実"},
        {"@type": "NewsArticle", "headline": TITLE, "publisher": {"@id": "#o"}, "author": [{"@id": "#p"}]},
    ]
    head = f'<meta property="og:site_name" content="SHBラボ"><script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    found = only(page(head=head))
    assert (found.outlet.name, found.byline) == ("潮見放送", "浜口 実")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2025年5月12日 午後 8:05 GMT+91時間前更新", "2025-05-12T20:05+09:00"),
        ("May 12, 2025 at 14:30 JST", "2025-05-12T14:30+09:00"),
        ("May 12, 2025 at 7:05 p.m.", "2025-05-12T19:05+09:00"),
    ],
)
def test_clocks_as_foreign_services_write_them(line, published):
    assert only(page(below=f"<p>{line}</p>")).published.value == published


def test_pages_put_one_below_the_other_are_documents_of_their_own():
    first, second = (
        f[0] for f in read(page() + "\n<!DOCTYPE html>" + page(title="橋、通行止めへ"), url="https://a.example/1")
    )
    assert [(d.id, d.title, d.url) for d in (first, second)] == [("a:1", TITLE, None), ("a:2", "橋、通行止めへ", None)]


@pytest.mark.parametrize(
    "title", ["404 Not Found - 潮見新報", "お探しのページは見つかりません | 潮見新報", "ページが見つかりません"]
)
def test_a_page_that_says_that_there_is_none(title):
    markup = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>ページは移動または削除された可能性があります。</p></body></html>"
    (problem,) = read(markup)
    assert problem.why == "is a page that says that there is none"
    assert only(page(title="ページが見つからない図書館の古文書、県が調査")).title.startswith("ページが")


def test_a_line_that_names_the_writer_again_is_no_paragraph():
    head = '<meta name="author" content="浜口 実">'
    assert "浜口" not in only(page("<p>浜口 実（ジャーナリスト）</p>" + BODY, head)).text


def test_the_title_that_opens_a_pages_title_goes_before_what_the_page_is_part_of():
    markup = "<html><head><title>空き家バンクに新制度 - 広報しおみ 令和7年10月号 - 潮見町</title></head><body><h1>広報しおみ 令和7年10月号</h1>"
    found = only(markup + f"<h2>空き家バンクに新制度</h2>{BODY}</body></html>")
    assert (found.title, found.text.split("\n")[1][:3]) == ("空き家バンクに新制度", "県は1")


@pytest.mark.parametrize(
    "title",
    [
        "Xユーザーの潮見市防災さん: 「川の水位が上がっています。避難してください。」 / X",
        "潮見市防災 on X: “川の水位が上がっています。避難してください。” / X",
    ],
)
def test_the_page_of_a_post(title):
    time = '<time datetime="2025-05-12T05:03:11.000Z">午後2:03</time>'
    found = only(f"<html><head><title>{title}</title></head><body><main>{time}</main></body></html>")
    assert (found.layout, found.outlet.name, found.text) == (
        "post",
        "潮見市防災",
        "川の水位が上がっています。避難してください。",
    )
    assert found.published.value == "2025-05-12T14:03+09:00"


def test_a_title_that_names_a_platform_is_no_post():
    assert only(page(title="SNS大手X: 「本人確認を導入」 市が見解")).layout == "article"


def test_the_link_to_the_top_of_a_site_names_its_body():
    start = f"<html><head><title>{TITLE}</title></head><body>"
    assert (
        only(f"{start}<div><a href='/'>潮見市議会</a></div><h1>{TITLE}</h1>{BODY}</body></html>").outlet.name
        == "潮見市議会"
    )
    assert only(f"{start}<div><a href='/'>トップページ</a></div><h1>{TITLE}</h1>{BODY}</body></html>").outlet is None


def test_a_page_for_phones_that_sets_nothing_off():
    body = "■潮見新報ﾆｭｰｽ■<hr>橋､6月から通行止め<br>[5/12 18:05]<br><br>市は11日､橋を通行止めにすると発表した｡<hr>"
    found = only(f"<html><head><title>ﾆｭｰｽ</title></head><body>{body}</body></html>")
    assert (found.title, found.outlet.name) == ("橋､6月から通行止め", "潮見新報")


def test_a_page_in_korean_has_sentences():
    body = "<h1>정부, 주택 공급</h1><p>정부가 2027년까지 주택을 공급하기로 했다.</p>"
    found = only(f"<html><head><title>정부, 주택 공급</title></head><body>{body}</body></html>")
    assert found.text == "정부, 주택 공급\n정부가 2027년까지 주택을 공급하기로 했다."


def test_the_writers_and_the_update_in_a_line_of_dates():
    below = "<p>公開日：2025/05/12 07:00 最終更新日：2025/05/12 12:10 著者：『週刊しおみ』編集部</p>"
    found = only(page(below=below))
    assert (found.published.value, found.updated) == ("2025-05-12T07:00+09:00", "2025-05-12T12:10+09:00")


def test_the_paper_that_a_line_below_the_heading_calls_the_supplier():
    head = '<meta property="og:site_name" content="ライブニュース24">'
    found = only(page(head=head, below="<div>提供：<a href='/s'>潮見新報</a>　<span>5/12 06:05</span></div>"))
    assert (found.outlet.name, found.flags) == ("潮見新報", ("carried by: ライブニュース24",))


def test_how_long_a_film_lasts_is_no_entry():
    assert "00:58" not in only(page("<p>00:58</p>" + BODY)).text


def test_a_year_above_its_day():
    assert only(page(below="<div>2025年<br>5月12日</div>")).published.value == "2025-05-12"


SAID = BODY + "<p>町長は会見で「水は足りている」と話した。</p>"


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("<p>漁協は影響を調べるよう求める</p>", True),
        ("<p>連載・水の町を歩く 第3回の一</p>", False),
        ("<p>文・写真　山本花子 河川取材班</p>", False),
        ("<p>北浦日報デジタル編集部</p>", False),
        ("<p><a href='/x'>漁協は影響を調べるよう求める</a></p>", False),
    ],
)
def test_the_paragraph_right_below_the_title_is_the_line_below_it_unless_it_says_otherwise(below, kept):
    text = only(
        f"<html><body><main><h1>{TITLE}</h1>{below}<div><div class='q1'>{SAID}</div></div></main></body></html>"
    ).text
    assert (text.split("\n")[1] == "漁協は影響を調べるよう求める") is kept
    assert "山本花子" not in text.split("\n")[1]


def test_what_a_gate_offers_for_the_rest_is_no_report_but_what_stands_around_it_is():
    gate = "<div><p>残り:312文字</p><div><p>月額980円で全ての記事が読み放題。初月は無料です。</p></div></div>"
    document = only(page(SAID + gate))
    assert "読み放題" not in document.text
    assert "only the beginning is free: 残り:312文字" in document.flags
    # the line stands among the paragraphs themselves
    assert "水は足りている" in only(page(BODY + "<p>残り:312文字</p>" + SAID.removeprefix(BODY))).text


def test_a_part_that_opens_as_the_readers_words_is_left_out_without_any_class():
    said = "<div><div>この記事への反応</div><div><b>匿名</b><div>渋滞が心配だと思います。</div></div></div>"
    assert "渋滞" not in only(f"<html><body><div><h1>{TITLE}</h1><div>{SAID}</div>{said}</div></body></html>").text


def test_the_numbered_items_of_a_release_go_on_below_its_last_sentence():
    items = "<p>１．異動の理由</p><p>体制を強くするためであります。</p><p>２．異動の内容</p><p>新任　社長　宮坂 亮</p><p>以　上</p>"
    text = only(f"<html><body><div><h1>{TITLE}</h1>{BODY}{items}</div></body></html>").text
    assert text.split("\n")[-2:] == ["２．異動の内容", "新任\u3000社長\u3000宮坂 亮"]
    plain = "<p>２０２６年度の募集</p><p>新任　社長　宮坂 亮</p>"
    assert "宮坂" not in only(f"<html><body><div><h1>{TITLE}</h1>{BODY}{plain}</div></body></html>").text


@pytest.mark.parametrize(
    ("title", "site", "line", "outlet", "flag"),
    [
        (f"{TITLE}（潮見日報） - いまニュース", "いまニュース", "", "潮見日報", "carried by: いまニュース"),
        (TITLE, "いまニュース", "<p>潮見日報 / 2025年5月12日 18時40分</p>", "潮見日報", "carried by: いまニュース"),
        (
            TITLE,
            "いまニュース",
            "<p><a>潮見日報</a></p><p>2025年5月12日 18時40分</p>",
            "潮見日報",
            "carried by: いまニュース",
        ),
        # a paper's own site names its agency; a weblog writes of a paper
        (TITLE, "北浦日報", "<p>潮見日報 2025年5月12日 18時40分</p>", "北浦日報", None),
        (f"{TITLE}（潮見日報） - 岬の日々", "岬の日々", "", "岬の日々", None),
        (TITLE, "岬の日々", "<p>潮見日報を読んだ 2025年5月12日</p>", "岬の日々", None),
        (f"{TITLE} | 霧島精機株式会社のプレスリリース", "ツタエル", "", "霧島精機", "carried by: ツタエル"),
    ],
)
def test_whose_report_a_site_carries_that_no_table_lists(title, site, line, outlet, flag):
    head = f"<title>{title}</title><meta property='og:site_name' content='{site}'>"
    document = only(page(head=head, below=line))
    assert (document.outlet.name, next((f for f in document.flags if "carried" in f), None)) == (outlet, flag)


def test_a_station_abroad_of_the_same_letters_is_not_the_one_of_japan():
    head = "<meta property='og:site_name' content='MBN みなと放送'>"
    assert only(page(head=head)).outlet.name == "MBN みなと放送"
    assert only(page(head="<meta property='og:site_name' content='NHK 白根のニュース'>")).outlet.name == "NHK"


def test_reports_of_a_day_without_its_year_are_documents_each():
    report = "<b>■{}</b><br>（６月１２日）<br><br>　{}<br>　{}<br><hr>"
    parts = [
        report.format(f"橋{n}の再開へ", f"県は{n}番目の橋を再開すると発表した。", "住民は待っていた。") for n in (1, 2)
    ]
    (group,) = read(
        f"<html><head><title>潮見日報</title></head><body><table><tr><td>{''.join(parts)}</td></tr></table></body></html>"
    )
    assert [d.title for d in group] == ["橋1の再開へ", "橋2の再開へ"]
    assert {d.published.value for d in group} == {None}


def test_figures_of_full_width_are_a_date():
    document = only(page(below="<p>２０２５／０５／１２　１８：３０</p>"))
    assert document.published.value == "2025-05-12T18:30+09:00"


def test_the_pages_of_a_story_in_amp_are_read():
    slides = "".join(
        f"<amp-story-page><amp-story-grid-layer>{p}</amp-story-grid-layer></amp-story-page>"
        for p in (f"<h1>{TITLE}</h1>", SAID)
    )
    assert "水は足りている" in only(f"<html amp><body><amp-story>{slides}</amp-story></body></html>").text


def test_the_table_of_a_release_is_no_clip():
    rows = (
        ("件名", TITLE),
        ("発表日時", "令和7年5月12日"),
        ("概要", "県は12日、点検した。"),
        ("人的被害", "報告はない。"),
        ("発表者", "北浦県"),
    )
    table = "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in rows)
    assert "報告はない。" in only(f"<html><body><h1>{TITLE}</h1><table>{table}</table></body></html>").text


def test_what_a_report_sets_off_as_quoted_stays_though_it_has_no_full_stop():
    quoted = "<blockquote><p>実務的な議論を期待する</p></blockquote>"
    assert "実務的な議論" in only(page(BODY + quoted + "<p>町長は待つと述べた。</p>")).text
    assert "実務的な議論" not in only(page(SAID, after=quoted)).text


def test_the_sections_and_the_site_behind_a_title_go_whatever_sign_parts_them():
    assert only(f"<title>{TITLE} &lt; 産業 &lt; 白根タイムス</title><b>{TITLE}</b><div>{SAID}</div>").title == TITLE


def test_an_office_that_puts_out_a_bulletin_stands_beside_its_clock():
    line = "<p>令和７年５月１２日１４時２２分　北浦地方気象台発表</p>"
    document = only(f"<title>地震情報</title><h1>地震情報</h1>{line}{SAID}")
    assert (document.outlet.name, document.published.value) == ("北浦地方気象台", "2025-05-12T14:22+09:00")


@pytest.mark.parametrize(
    ("site", "flags"),
    [("みなと経済", ()), ("みなとの窓", ("carried by: みなとの窓",))],
)
def test_a_site_that_is_called_as_its_paper_carries_no_other_ones(site, flags):
    markup = page(
        head=f"<meta property='og:site_name' content='{site}'>",
        below="<p>みなと経済新聞</p><p>2025年5月12日 18時40分</p>",
    )
    assert (only(markup).outlet.name, only(markup).flags) == ("みなと経済新聞", flags)


@pytest.mark.parametrize(
    "line",
    [
        "潮見市 議会 知事 ダム 点検 会見 防災",
        "この記事をシェアする方法はこちら",
        "潮見市役所前の広場で撮影　6月12日 18時40分",
    ],
)
def test_what_a_report_is_filed_under_is_no_line_below_its_title(line):
    found = only(page(below=f"<p>{line}</p>"))
    assert line not in [found.text[m.start : m.end] for m in found.marks]


def test_the_body_behind_a_title_that_the_heading_replaces_is_the_outlet():
    document = only(f"<title>大臣会見の概要：南洋機構</title><h1>三枝大臣記者会見要旨</h1><div>{SAID}</div>")
    assert (document.title, document.outlet.name) == ("三枝大臣記者会見要旨", "南洋機構")
