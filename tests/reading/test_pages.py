"""What pages do beside holding a report: encodings, metadata that is broken or false, pages without one, bad input."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.claims.bodies.credits import credit
from uratori.reading import Hints, Input, Problem, documents
from uratori.reading.address import clean
from uratori.reading.html.encoding import page_text
from uratori.reading.html.title import without_site
from uratori.reading.html.tree import blocks, parse
from uratori.reading.labels.instants import instant

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
BODY = "<p>県は12日、ダムの点検結果を発表した。異常はなかったという。</p><p>知事は「引き続き調べる」と述べた。</p>"


def read(markup, **hints):
    data = markup if isinstance(markup, bytes) else markup.encode()
    return list(documents(Input("a.html", "a", data, ".html", Hints(**hints))))


def only(markup, **hints):
    ((document,),) = (found for found in read(markup, **hints) if isinstance(found, tuple))
    return document


def ld(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


def article(head="", body=BODY, title="県がダムの点検結果を発表"):
    return f"<!DOCTYPE html><html><head>{head}</head><body><h1>{title}</h1><article>{body}</article></body></html>"


@pytest.mark.parametrize("real", ["cp932", "euc_jp", "iso2022_jp", "utf-8", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["Shift_JIS", "EUC-JP", "utf-8", "iso-8859-1", "x-unknown"])
@pytest.mark.parametrize("header", [None, "shift_jis", "utf-8"])
def test_the_bytes_win_over_what_is_declared(real, declared, header):
    markup = article(f'<meta charset="{declared}"><title>県がダムの点検結果を発表 | 山形新聞</title>')
    document = only(markup.encode(real), charset=header)
    assert document.text.split("\n")[:2] == [
        "県がダムの点検結果を発表",
        "県は12日、ダムの点検結果を発表した。異常はなかったという。",
    ]
    assert document.outlet.name == "山形新聞"


def test_windows_own_characters_and_foreign_pages_are_read():
    assert page_text("<meta charset=Shift_JIS>①㈱髙はいう".encode("cp932")).text.endswith("①㈱髙はいう")
    assert page_text('<meta charset="iso-8859-1">“Yes”'.encode("cp1252")).text.endswith("“Yes”")


def test_entities_and_references_to_what_is_no_character():
    document = only(article(body="<p>県は&#65292;&#xD800;「&amp;」&nbsp;と&#0;&lt;発表&gt;した&hellip;。&#x1F600;</p>"))
    assert "「&」 と" in document.text
    assert "<発表>した…。" in document.text
    assert not any(0xD800 <= ord(c) <= 0xDFFF or c == "\0" for c in document.text)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"県がダムの点検結果を発表","datePublished":"2025-05-12T18:30:00+09:00",}',
        '<!-- {"@type":["NewsArticle"],"headline":"県がダムの点検結果を\n発表","datePublished":"2025-05-12T18:30"} -->',
        '//<![CDATA[\n{"@graph":[{"@type":"WebPage"},{"@type":"https://schema.org/NewsArticle",'
        '"headline":"県がダムの点検結果を発表","datePublished":"2025-05-12T09:30:00Z"}]}\n//]]>',
        '[{"@type":"ItemList","itemListElement":[{"item":{"@type":"NewsArticle","headline":"別の話"}}]},'
        '{"@type":"NewsArticle","headline":"県がダムの点検結果を発表","datePublished":"2025-05-12T18:30:00+0900"}]',
    ],
)
def test_json_ld_with_the_usual_slips(script):
    document = only(article(ld(script)))
    assert document.title.replace("\n", "") == "県がダムの点検結果を発表"
    assert document.published.value == "2025-05-12T18:30+09:00"


def test_broken_json_ld_is_passed_over_for_the_meta_elements():
    head = ld('{"@type": "NewsArticle", "headline": ') + (
        '<meta property="article:published_time" content="2025-05-12T18:30:00+09:00">'
        '<meta property="og:title" content="県がダムの点検結果を発表｜帝都新聞"><meta property="og:site_name" content="帝都新聞">'
    )
    document = only(article(head))
    assert (document.title, document.outlet.name) == ("県がダムの点検結果を発表", "帝都新聞")
    assert document.published.value == "2025-05-12T18:30+09:00"


def test_the_publishers_own_body_wins_where_the_page_shows_less():
    long = "県は12日、ダムの点検結果を発表した。異常はなかったという。\n\n知事は「引き続き調べる」と述べた。\n町長は納得していない。"
    document = only(
        article(ld({"@type": "NewsArticle", "headline": "県が発表した", "articleBody": long}), "<p>県は発表した。</p>")
    )
    assert document.text.split("\n")[1:] == [line for line in long.split("\n") if line]


def test_the_words_of_a_date_on_the_page_are_its_evidence():
    document = only(article(body="<p class='date'>令和7年5月12日（月） 午後6時30分</p>" + BODY))
    assert document.published.value == "2025-05-12T18:30+09:00"
    (evidence,) = document.published.evidence
    assert document.text[evidence.start : evidence.end] == "令和7年5月12日（月） 午後6時30分"


def test_addresses_lose_what_is_secret():
    page = article('<link rel="canonical" href="https://me:pw@a.example/x?id=3&access_token=s3&utm_source=y#top">')
    assert only(page).url == "https://a.example/x?id=3"
    assert only(article('<link rel="canonical" href="javascript:alert(1)">')).url is None
    assert only(article(), url="https://a.example/y?sessionid=abc&page=2").url == "https://a.example/y?page=2"
    assert clean("https://a.example/s?code=7203") == "https://a.example/s?code=7203"
    assert clean("https://a.example/s?key=9f8c7d6e5b4a39281706") == "https://a.example/s"
    assert clean("http://[::1") is None


def test_a_page_of_links_a_page_of_scripts_and_an_empty_one_are_named():
    links = "".join(f'<li><a href="/{n}">県が点検の結果を発表した話その{n}。</a></li>' for n in range(30))
    (top,) = read(f"<html><head><meta property='og:type' content='website'></head><body><ul>{links}</ul></body></html>")
    assert "list of headlines" in top.why
    (scripts,) = read('<html><body><div id="root"></div><script>render("県は発表した。")</script></body></html>')
    assert "without its scripts" in scripts.why
    (empty,) = read("<html><body><p>ようこそ</p></body></html>")
    assert "no article" in empty.why


def test_a_headline_with_a_summary_is_flagged():
    head = ld(
        {"@type": "NewsArticle", "headline": "県がダムの点検結果を発表", "description": "県は異常なしと発表した。"}
    )
    document = only(f"<html><head>{head}</head><body><div id=root></div><script>1</script></body></html>")
    assert document.text == "県がダムの点検結果を発表\n県は異常なしと発表した。"
    assert "headline and summary only" in document.flags


def test_a_page_for_phones_in_amp():
    head = ld({"@type": "NewsArticle", "headline": "県がダムの点検結果を発表", "publisher": {"name": "毎日新聞"}})
    amp = (
        f"<!doctype html><html ⚡ lang='ja'><head>{head}</head><body><amp-sidebar><p>今日の天気は晴れです。</p></amp-sidebar>"
        f"<h1>県がダムの点検結果を発表</h1><div class='article-body'>{BODY}<amp-ad><p>広告です。買ってください。</p></amp-ad></div></body></html>"
    )
    assert only(amp).text.count("\n") == 2


def test_ruby_and_hidden_words_are_left_out():
    body = "<p>県は<ruby>白沢<rp>(</rp><rt>しらさわ</rt><rp>)</rp></ruby>ダムを点検した。</p><p style='display: none'>隠れた文だ。</p>"
    assert only(article(body=body)).text.split("\n")[1:] == ["県は白沢ダムを点検した。"]


def test_line_breaks_split_paragraphs_but_not_sentences():
    body = "<p>　県は12日、<br>点検を終えた。<br>　知事は会見した。<br><br>町は話した。</p>"
    assert only(article(body=body)).text.split("\n")[1:] == [
        "県は12日、点検を終えた。",
        "知事は会見した。",
        "町は話した。",
    ]


def test_a_live_blog_in_json_ld_is_a_document_for_each_entry():
    updates = [
        {
            "@type": "BlogPosting",
            "headline": "点検が終わる",
            "datePublished": "2025-05-12T21:05:00+09:00",
            "articleBody": "県は点検を終えた。",
        },
        {
            "@type": "BlogPosting",
            "headline": "点検が始まる",
            "datePublished": "2025-05-12T11:00:00Z",
            "articleBody": "<p>県は点検を始めた。</p>",
        },
    ]
    head = ld(
        {
            "@type": "LiveBlogPosting",
            "headline": "【詳報】ダムの点検",
            "publisher": {"name": "NHK"},
            "liveBlogUpdate": updates,
        }
    )
    (group,) = read(article(head))
    blog, first, second = group
    assert [d.id for d in group] == ["a", "a#1", "a#2"]
    assert (blog.title, first.title, first.parent, first.layout) == ("【詳報】ダムの点検", "点検が終わる", "a", "entry")
    assert first.text[first.start : first.end] == "点検が終わる\n県は点検を終えた。"
    assert [first.published.value, second.published.value] == ["2025-05-12T21:05+09:00", "2025-05-12T20:00+09:00"]
    assert second.text is blog.text
    assert second.outlet.name == "NHK"


@pytest.mark.parametrize(
    ("title", "sites", "want"),
    [
        ("首相が訪米へ | NHKニュース", (), "首相が訪米へ"),
        ("首相が訪米へ：朝日新聞デジタル", (), "首相が訪米へ"),
        ("首相が訪米へ - Yahoo!ニュース", (), "首相が訪米へ"),
        ("首相が訪米へ（時事通信） - Yahoo!ニュース", (), "首相が訪米へ"),
        ("首相が訪米へ―外務省：時事ドットコム", (), "首相が訪米へ―外務省"),
        ("首相が訪米へ ＜独自＞", (), "首相が訪米へ ＜独自＞"),
        ("首相「訪米」へ　外相も同行（写真＝共同）", (), "首相「訪米」へ　外相も同行（写真＝共同）"),
        ("首相が訪米へ | みなと経済ラボ", ("みなと経済ラボ",), "首相が訪米へ"),
        ("会談の焦点は何か：首相が訪米へ", (), "会談の焦点は何か：首相が訪米へ"),
        ("朝日新聞デジタル", (), "朝日新聞デジタル"),
    ],
)
def test_titles_lose_the_site_and_nothing_else(title, sites, want):
    assert without_site(title, sites)[0] == want


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("2024-05-12T10:44:30.123+09:00", "2024-05-12T10:44+09:00"),
        ("2024-05-12T20:44:00-0500", "2024-05-13T10:44+09:00"),
        ("2024-05-12 10:44", "2024-05-12T10:44+09:00"),
        ("2024/5/12", "2024-05-12"),
        ("20240512104400", "2024-05-12T10:44+09:00"),
        ("２０２４年５月１２日　１０時４４分", "2024-05-12T10:44+09:00"),
        ("平成元年2月3日", "1989-02-03"),
        ("Sun, 12 May 2024 01:44:00 GMT", "2024-05-12T10:44+09:00"),
        ("2024-13-40", None),
        ("きのう", None),
        ("", None),
    ],
)
def test_the_instants_of_metadata(value, want):
    assert instant(value) == want


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_by_name(data):
    for found in read(b"<html><body>" + data):
        assert not isinstance(found, Problem) or "failed" not in found.why


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_value_of_an_attribute_or_a_script_is_borne(text):
    quoted = text.replace('"', "&quot;")
    head = f'<title>{quoted}</title><meta property="article:published_time" content="{quoted}">' + (
        f'<link rel="canonical" href="{quoted}">'
        + ld({"@type": "NewsArticle", "headline": text, "author": text, "publisher": [text]})
    )
    for found in read(article(head)):
        assert not isinstance(found, Problem) or "failed" not in found.why


def mutated(rng):
    data = bytearray(rng.choice(PAGES).read_bytes())
    pieces = [
        b"<div>",
        b"</div>",
        b"<!--",
        b"<![CDATA[",
        b"\x00",
        b"\x1b$B",
        b"&#xD800;",
        b"<table>",
        b'"',
        b"<p hidden>",
        b"<?xml ",
    ]
    for _ in range(rng.randint(1, 10)):
        at, many = rng.randrange(len(data) + 1), rng.randint(1, 300)
        match rng.randint(0, 3):
            case 0:
                data[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del data[at : at + many]
            case 2:
                data[at:at] = rng.choice(pieces) * rng.choice((1, 2, many))
            case 3:
                data[at:at] = rng.randbytes(many)
    return bytes(data)


def test_pages_with_broken_bytes_are_read_or_refused_by_name():
    rng = random.Random(8)
    for _ in range(120):
        for found in read(mutated(rng)):
            if isinstance(found, Problem):
                assert "failed" not in found.why
                continue
            for document in found:
                spans = [(document.start, document.end), *((m.start, m.end) for m in document.marks)]
                assert all(0 <= a <= b <= len(document.text) for a, b in spans)


@pytest.mark.parametrize(
    "many", ["<div>" * 100_000, "<p>" * 100_000, "<b>" * 100_000, "<br>" * 50_000, "<a href=x>" * 50_000]
)
def test_endless_nesting_is_cut(many):
    root, _ = parse("<html><body>" + many + BODY)
    assert len(blocks(root)) <= 8_010


def test_comments_before_the_root_do_not_keep_the_look_at_the_head_waiting():
    assert read(b"<?xml version='1.0'?>" + b"<!-- -->" * 500 + b"<rss>")
    assert read(b"<!--" * 1_000)


def test_an_agency_that_only_the_metadata_credits_stands_in_the_text_and_counts_as_the_credit():
    author = {"@type": "Organization", "name": "共同通信"}
    head = ld(
        {
            "@type": "NewsArticle",
            "headline": "県がダムの点検結果を発表",
            "publisher": {"name": "山形新聞"},
            "author": author,
        }
    )
    document = only(article(head))
    assert (document.outlet.name, document.credit) == ("山形新聞", "共同通信")
    assert document.text.split("\n")[-1] == "共同通信"
    assert credit(document).name == "共同通信"


def test_a_page_that_goes_on_with_the_next_report_ends_before_it():
    more = "<article><h1>秋祭りに2万人</h1><p>秋祭りが開かれ、2万人が訪れた。露店が並び、夜まで続いた。来年も開くという。</p></article>"
    assert "秋祭り" not in only(article(body=BODY + "</article>" + more)).text


def test_clocks_above_headings_make_the_entries_of_a_live_blog():
    entry = '<div class="entry"><div>{}</div><h3>{}</h3><p>県によると、{}。</p></div>'
    body = "".join(
        entry.format(*row)
        for row in (("21:05", "開票率は三割", "開票が進んだ"), ("20:00", "投票締め切り", "投票が終わった"))
    )
    head = '<title>【詳報】知事選 7月7日の動き - 帝都新聞</title><meta property="article:published_time" content="2024-07-07T20:00:00+09:00">'
    (group,) = read(article(head, f"<p>知事選の動きを速報します。</p>{body}", "【詳報】知事選 7月7日の動き"))
    assert [(d.title, d.published.value) for d in group[1:]] == [
        ("開票率は三割", "2024-07-07T21:05+09:00"),
        ("投票締め切り", "2024-07-07T20:00+09:00"),
    ]


def test_an_offices_release_keeps_its_table_and_its_name():
    page = """<html><head><title>港の使用料の改定について｜南浜市公式ウェブサイト</title></head><body><div id="contents">
    <h1>港の使用料の改定について</h1><p>更新日：2024年11月1日</p><p>報道発表資料</p><p>南浜市は、使用料を令和7年4月1日から改定します。</p>
    <h2>改定の内容</h2><table><tr><th>大型船</th><td>1トンあたり3.6円</td></tr></table><h2>お問い合わせ</h2><p>港湾課です。電話番号。</p></div></body></html>"""
    document = only(page)
    assert (document.outlet.name, document.outlet.kind, document.layout) == ("南浜市", "government", "release")
    assert document.text.endswith("改定の内容\n大型船\n1トンあたり3.6円")


def test_a_quote_set_as_a_paragraph_stays_with_who_says_it():
    body = BODY + "<p>知事：<br>「一日も早く通れるようにしたい」</p>"
    assert only(article(body=body)).text.split("\n")[-1] == "知事：「一日も早く通れるようにしたい」"


def test_the_outlet_beside_the_date_of_a_page_for_print():
    body = "<p>帝都新聞　2024年10月1日</p><pre>　県は仮橋を架ける考えを\n表明した。\n\n　片側1車線となる。</pre>"
    document = only(f"<html><body><h2>仮橋を年内に架ける方針</h2>{body}</body></html>")
    assert (document.outlet.name, document.published.value) == ("帝都新聞", "2024-10-01")
    assert document.text.split("\n")[-2:] == ["県は仮橋を架ける考えを表明した。", "片側1車線となる。"]
