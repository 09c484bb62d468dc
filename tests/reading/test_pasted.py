"""Texts copied with the page around them, newsletters, lists with bodies among the media, a single post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.model import Document
from uratori.reading import Input, documents, split
from uratori.reading.layouts.pasted import report

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


NUMBERED = """━━━━━━━━━━━━━━━━━━━━
　港のたより　2009年3月12日号
━━━━━━━━━━━━━━━━━━━━
【目次】
1. 夜間の荷役を休止へ
2. 桜は25日ごろ

────────────────────
1. 夜間の荷役を休止へ
────────────────────
　港湾局は11日、夜間の荷役を休止すると発表した。
　http://k.example/1

────────────────────
2. 桜は25日ごろ
────────────────────
　気象会社は11日、桜の開花を予想した。2.5度高いという。
　http://k.example/2

発行：港都新聞社
"""


def test_the_contents_of_a_numbered_letter_are_none_of_its_items():
    first, second = split(Document("a", "a", NUMBERED, 0, len(NUMBERED)))
    assert [first.title, second.title] == ["夜間の荷役を休止へ", "桜は25日ごろ"]
    assert "桜は25日ごろ" not in NUMBERED[first.start : first.end]
    assert first.outlet.name == second.outlet.name == "港都新聞"


def test_a_headline_is_no_caption_and_stands_above_its_date():
    page = (
        "トップ\n社会\n港都新聞デジタル\n荷役の設備、夜間に停止　けが人なし\n2025年6月5日 19時02分\n"
        "印刷する\nシェアする\n止まった設備＝2025年6月5日、青葉港\n　港湾局は5日、設備が止まったと発表した。\n"
        "　けが人はいない。\n関連記事\n"
    )
    (found,) = split(Document("a", "a", page, 0, len(page)))
    assert found.title == "荷役の設備、夜間に停止　けが人なし"
    assert "2025年6月5日 19時02分" in page[found.start : found.end]


def test_the_issue_of_a_clip_is_no_headline_and_counts_below_a_post_are_no_words():
    clips = (
        "■切り抜き　2025年6月4日分\n①港都新聞　6/4 朝刊　社会面（31面）\n「荷役を再開」\n"
        "港湾局は3日、再開を発表した。\n②東西テレビ　6/3 18:15～　ニュース東西\n局長が会見した。\n"
    )
    first, second = split(Document("a", "a", clips, 0, len(clips)))
    assert first.title == "「荷役を再開」"
    assert second.title == "ニュース東西"
    post = (
        "港都新聞速報 @koto · 6月3日\n荷役の再開を発表しました。\nhttps://k.example/1\n"
        "返信 12　リポスト 45　いいね 120\n\n青葉県 @aoba · 6月3日\n防疫を終えました。\n"
        "返信 3　いいね 1.2万\n"
    )
    found = split(Document("a", "a", post, 0, len(post)))
    assert [post[d.start : d.end] for d in found] == ["荷役の再開を発表しました。", "防疫を終えました。"]


def test_flashes_that_open_with_a_service_in_brackets_are_items():
    text = "【港都新聞速報】6/10 14:02\n市長が辞職の意向。\n\n【NHKニュース速報】6/10 14:15\n市長 辞職へ\n"
    first, second = split(Document("a", "a", text, 0, len(text)))
    assert (first.outlet.name, text[first.start : first.end]) == ("港都新聞", "市長が辞職の意向。")
    assert (second.outlet.name, text[second.start : second.end]) == ("NHK", "市長 辞職へ")


def test_a_list_in_markdown_has_its_titles_in_links():
    text = (
        "# まとめ（2025年6月10日）\n\n- **港都新聞** 2025-06-10 電子版 — [市長が辞職](https://n.example/1)\n  > 市長は辞職を表明した。\n\n"
        "## 放送\n- **NHK** 2025-06-10 18:00 — [市長 辞職へ](https://k.example/3)\n  > 議会は同意する見通しです。\n"
    )
    first, second = split(Document("a", "a", text, 0, len(text)))
    assert (first.title, first.url, first.published.day) == ("市長が辞職", "https://n.example/1", "2025-06-10")
    assert "## 放送" not in text[first.start : first.end]
    assert second.published.value == "2025-06-10T18:00+09:00"


def test_clocks_alone_on_their_lines_open_the_entries_of_a_live_report():
    text = "会見 詳報（2025年6月10日）\n\n16:00\n会見が始まった。\n\n16:12\n市長は「責任は重い」と述べた。\n\n16:40\n質疑が終わった。\n"
    _, *entries = split(Document("a", "a", text, 0, len(text)))
    assert [e.published.value for e in entries] == [f"2025-06-10T16:{m}+09:00" for m in ("00", "12", "40")]
    shuffled = text.replace("16:40", "09:40")
    assert len(split(Document("a", "a", shuffled, 0, len(shuffled)))) == 1


def test_items_numbered_in_brackets_are_a_newsletters():
    text = (
        "港都新聞 2025/06/11\n[1] 荷役を再開\n 港湾局は10日、再開を発表した。\n → https://e.example/1\n\n"
        "[2] 桜が満開\n 公園の桜が満開になった。\n → https://e.example/2\n"
    )
    assert [d.title for d in split(Document("a", "a", text, 0, len(text)))] == ["荷役を再開", "桜が満開"]


@pytest.mark.parametrize(("name", "issuer"), [("市役所", None), ("青葉市役所", "青葉市役所"), ("内閣府", "内閣府")])
def test_a_place_is_no_issuer(name, issuer):
    text = f"会見要旨\n2025年6月10日　{name}\n\n　本日、議長に届けを出した。\n"
    (found,) = split(Document("a", "a", text, 0, len(text)))
    assert (found.outlet and found.outlet.name) == issuer


def test_posts_copied_one_below_the_other_from_their_own_pages():
    text = (
        "潮見新報\n@shiomi_shimpo\n県は5日、橋の通行を再開したと発表した。\n午前8:15 · 2027年2月6日\n1.2万 件の表示\nリポスト 12\n\n"
        "みなとテレビ\n@minato_tv\n住民は「やっと」と話した。\n午後0:03 · 2027年2月7日\n"
    )
    found = split(Document("a", "a", text, 0, len(text)))
    assert [(d.outlet.name, d.published.value) for d in found] == [
        ("潮見新報", "2027-02-06T08:15+09:00"),
        ("みなとテレビ", "2027-02-07T12:03+09:00"),
    ]
    assert [d.id for d in found] == ["a#1", "a#2"]


def test_a_numbered_list_names_outlet_and_day_behind_its_headlines():
    text = "1. 県、橋の再開を発表（潮見新報、2027年2月6日）\n県は通行を再開した。\n\n2. 住民は安堵（みなとテレビ、2027年2月7日）\n住民は「やっと」と話した。\n"
    found = split(Document("a", "a", text, 0, len(text)))
    assert [(d.outlet.name, d.published.day, d.title) for d in found] == [
        ("潮見新報", "2027-02-06", "県、橋の再開を発表"),
        ("みなとテレビ", "2027-02-07", "住民は安堵"),
    ]


LIVE = "海鳴大橋の通行止め　ライブ　2027年2月5日(金)\n\n"


@pytest.mark.parametrize(
    "text",
    [
        LIVE + "10:05 県が会見を始めた。\n10:20 県は通行を再開したと発表した。\n13:00 渋滞が解消した。\n",
        LIVE.replace("ライブ", "まとめ")
        + "10:05　県が会見を始めた。\n\n10:20　知事が会見「通行を再開した」\n\n13:00　渋滞が解消した。\n",
        LIVE
        + "■10時05分　県が会見\n県が会見を始めた。\n\n■10時20分　再開\n県は再開したと発表した。\n\n■午後1時　渋滞\n渋滞が解消した。\n",
        LIVE
        + "午前10時5分\n県が会見を始めた。\n\n午前10時20分\n県は再開したと発表した。\n\n午後1時\n渋滞が解消した。\n",
    ],
)
def test_the_clocks_of_a_live_report_open_its_entries(text):
    _, *found = split(Document("a", "a", text, 0, len(text)))
    assert [d.published.value for d in found] == [f"2027-02-05T{t}+09:00" for t in ("10:05", "10:20", "13:00")]
    assert [d.outlet for d in found] == [None] * 3


def test_the_rows_of_a_chronology_are_no_entries():
    text = "システム障害の経過\n19日9時02分　交付が停止\n19日14時40分　復旧\n会社は設定の誤りとしている。\n"
    assert len(split(Document("a", "a", text, 0, len(text)))) == 1


def test_a_line_that_leads_on_to_the_address_ends_an_item_of_a_newsletter():
    items = (
        "◆湖の水位、最低に\n県は20日、水位が最低になったと発表した。\n▼続きはこちら\nhttps://a.example/1\n\n"
        "◆堤防の補修、来春に\n県は堤防を来春に補修する。\n→記事全文\nhttps://a.example/2\n\n発行：見本日報社\n"
    )
    found = read("おはようございます。\n\n" + items)
    assert [(d.title, d.url, d.outlet.name) for d in found] == [
        ("湖の水位、最低に", "https://a.example/1", "見本日報"),
        ("堤防の補修、来春に", "https://a.example/2", "見本日報"),
    ]
    assert words(found[0]) == "湖の水位、最低に\n県は20日、水位が最低になったと発表した。"


def test_a_printed_page_copied_from_its_pdf_loses_its_edges():
    edge, foot = "2024/11/21 8:02\t湖の水位、この10年で最低に - 見本日報", "https://mihon.example/a/1"
    body = REPORT.split("\n")
    page = "\n".join([edge, "見本日報デジタル", *body[:3], f"{foot}\t1/2", edge, body[3], f"{foot}\t2/2"])
    (document,) = read(page)
    assert words(document).startswith(body[0])
    assert words(document).endswith(body[3])
    credits = {document.text[m.start : m.end] for m in document.marks if m.kind == "credit"}
    assert {f"{foot}\t1/2", edge} <= credits
    assert document.outlet.name == "見本日報"


@pytest.mark.parametrize("outlet", ["見本日報社", "見本日報 NEWS WEB"])
def test_the_head_of_a_reading_view_is_left_out(outlet):
    head = f"mihon.example\n\n湖の水位、この10年で最低に\n{outlet}\n5〜6 分\n\n"
    (document,) = read(head + "\n".join(REPORT.split("\n")[2:]))
    assert words(document).startswith("湖の水位、この10年で最低に")
    assert document.outlet.name == "見本日報"


def test_posts_with_the_account_beside_the_name_on_one_line():
    first, second = read(
        "見本日報 速報 @mihon_sokuho · 6月12日\n市は3地区に避難指示を出した。\n\n見本市防災 @mihon_bosai · 6月12日\n避難所を開きました。\n"
    )
    assert (first.outlet.name, second.outlet.name) == ("見本日報", "見本市防災")


def test_the_lines_that_count_views_stand_between_two_posts():
    post = "見本市防災\n@mihon_bosai\n川に近づかないでください。\n午後3:12 · 2026年6月12日\n·\n1.2万\n 件の表示\n\n"
    other = "見本日報\n@mihon\n市は避難指示を出した。\n午後3:41 · 2026年6月12日\n·\n8,203\n 件の表示\n"
    found = read(post + other)
    assert [(d.outlet.name, d.published.value) for d in found] == [
        ("見本市防災", "2026-06-12T15:12+09:00"),
        ("見本日報", "2026-06-12T15:41+09:00"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "貨物船が傾く\n\n県は12日、事故の報告書をまとめた。当日の経過は次の通り。\n\n",
        "【速報】貨物船が傾く\n\n県は12日、貨物船が傾いたと発表した。経過は次の通り。\n\n",
    ],
)
def test_the_course_of_events_in_a_report_is_no_live_report(lead):
    text = (
        lead + "8:30 船長が出港を判断した。\n9:05 見張りが浸水に気づいた。\n9:40 乗員が退船した。\n\n県は対策を急ぐ。\n"
    )
    assert len(split(Document("a", "a", text, 0, len(text)))) == 1
