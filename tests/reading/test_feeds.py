import pytest

from uratori.reading import Input, Problem, documents


def read(text, name="f.xml"):
    data = text if isinstance(text, bytes) else text.encode()
    return list(documents(Input(name, "f", data, ".xml")))


def items(text):
    return [group[0] for group in read(text) if isinstance(group, tuple)]


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>NHKニュース 主要</title><link>https://www3.nhk.or.jp/news/</link>
<item><title>白沢ダム 誤作動で点検</title><link>http://www3.nhk.or.jp/news/html/1.html?utm_source=rss</link>
<pubDate>Mon, 12 May 2025 05:41:00 +0900</pubDate><description>県は点検を始めました。</description></item>
<item><title>次の&nbsp;点検 &amp; 会見</title><link>http://www3.nhk.or.jp/news/html/2.html</link>
<pubDate>Sun, 11 May 2025 20:41:00 GMT</pubDate><dc:creator>山川 一</dc:creator><description/>
<content:encoded><![CDATA[<p>知事は会見で謝罪した。<br/>「調べを尽くす」と述べた。</p><h3>住民の声</h3><p>住民は不安だと話した。</p>
<p><a href="x">続きを読む</a></p><h4>関連記事</h4><ul><li>別の話がある。</li></ul><script>alert(1)</script>]]></content:encoded></item>
<item><title>白沢ダム 誤作動で点検</title><link>http://www3.nhk.or.jp/news/html/1.html</link></item>
</channel></rss>"""


def test_rss_items_with_summaries_and_whole_reports():
    first, second = items(RSS)
    assert (first.id, first.source, first.title) == ("f:1", "f.xml", "白沢ダム 誤作動で点検")
    assert first.text == "白沢ダム 誤作動で点検\n県は点検を始めました。"
    assert (first.outlet.name, first.published.value) == ("NHK", "2025-05-12T05:41+09:00")
    assert first.url == "http://www3.nhk.or.jp/news/html/1.html"
    assert first.extracted
    assert second.title == "次の 点検 & 会見"
    assert second.text.split("\n")[1:] == [
        "知事は会見で謝罪した。",
        "「調べを尽くす」と述べた。",
        "住民の声",
        "住民は不安だと話した。",
    ]
    assert (second.published.value, second.byline) == ("2025-05-12T05:41+09:00", "山川 一")


def test_an_item_without_words_is_flagged_as_headline_only():
    rdf = """<?xml version="1.0" encoding="Shift_JIS"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="http://www.asahi.com/"><title>朝日新聞デジタル 社会</title></channel>
    <item rdf:about="http://www.asahi.com/articles/1.html"><title>①ダムの基板、昨秋交換</title>
    <dc:date>2025-05-12T18:30:00+09:00</dc:date></item></rdf:RDF>"""
    (item,) = items(rdf.encode("cp932"))
    assert item.text == "①ダムの基板、昨秋交換"
    assert item.url == "http://www.asahi.com/articles/1.html"
    assert (item.outlet.name, item.published.value) == ("朝日新聞", "2025-05-12T18:30+09:00")
    assert "headline only" in item.flags


def test_atom_with_markup_in_titles_and_xhtml_in_contents():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>帝都新聞</title><link href="https://teito.example/"/>
    <entry><title type="html">ダムの&lt;b&gt;誤放流&lt;/b&gt;で陳謝</title>
    <link rel="alternate" href="https://user:pw@teito.example/1?id=3&amp;access_token=abc"/>
    <published>2025-05-13T05:05:11Z</published><updated>2025-05-13T06:05:11Z</updated>
    <author><name>谷 一郎</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
    <p>知事は陳謝した。</p><p>住民は憤った。</p></div></content></entry>
    <entry><title>二つ目</title><link href="javascript:alert(1)"/><updated>2025-05-13T06:05:11Z</updated></entry></feed>"""
    first, second = items(atom)
    assert first.text == "ダムの誤放流で陳謝\n知事は陳謝した。\n住民は憤った。"
    assert first.url == "https://teito.example/1?id=3"
    assert (first.published.value, first.updated) == ("2025-05-13T14:05+09:00", "2025-05-13T15:05+09:00")
    assert (first.outlet.name, first.byline) == ("帝都新聞", "谷 一郎")
    assert second.url is None
    assert second.published.value == "2025-05-13T15:05+09:00"


def test_an_aggregators_feed_gives_the_supplier():
    feed = """<rss version="2.0"><channel><title>"ダム" - Google ニュース</title><item>
    <title>ダムのゲート、操作なしに開く - 毎日新聞デジタル</title><link>https://news.google.com/rss/articles/C?oc=5</link>
    <description>&lt;a href="https://news.google.com/x"&gt;ダムのゲート、操作なしに開く&lt;/a&gt;&amp;nbsp;毎日新聞デジタル</description>
    <source url="https://mainichi.jp">毎日新聞デジタル</source></item>
    <item><title>県警が聴取（共同通信）</title><link>https://news.yahoo.co.jp/pickup/1</link></item></channel></rss>"""
    google, yahoo = items(feed)
    assert (google.title, google.outlet.name) == ("ダムのゲート、操作なしに開く", "毎日新聞")
    assert "headline only" in google.flags
    assert (yahoo.title, yahoo.outlet.name) == ("県警が聴取", "共同通信")


def test_a_sitemap_of_news():
    sitemap = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://www.yomiuri.co.jp/national/1/</loc>
    <news:news><news:publication><news:name>読売新聞オンライン</news:name></news:publication>
    <news:publication_date>2025-05-12T20:11:00+09:00</news:publication_date>
    <news:title>警報サイレン３か所とも鳴らず</news:title></news:news></url>
    <url><loc>https://www.yomiuri.co.jp/x/</loc></url></urlset>"""
    (item,) = items(sitemap)
    assert (item.title, item.outlet.name) == ("警報サイレン３か所とも鳴らず", "読売新聞")
    assert (item.published.value, item.url) == ("2025-05-12T20:11+09:00", "https://www.yomiuri.co.jp/national/1/")
    (problem,) = read("<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>")
    assert "list of sitemaps" in problem.why


def test_bombs_and_outside_entities_give_nothing():
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{lines}<!ENTITY f SYSTEM "file:///etc/hostname">]>
    <rss><channel><title>帝都新聞</title><item><title>見出しだ&l9;&f;</title></item></channel></rss>"""
    (item,) = items(bomb)
    assert item.text == "見出しだ"


@pytest.mark.parametrize("feed", ["<rss>" + "<a>" * 50_000, "<feed></feed>", "<rss", "<urlset>&#0;\x00</urlset>"])
def test_feeds_that_hold_nothing_are_named(feed):
    assert [type(found) for found in read(feed)] == [Problem]
    assert "failed" not in str(read(feed)[0])


def test_an_endless_feed_ends():
    item = "<item><title>見出し{}</title></item>"
    found = read("<rss><channel>" + "".join(item.format(n) for n in range(5_100)) + "</channel></rss>")
    assert sum(isinstance(f, tuple) for f in found) == 5_000
    assert "more than 5,000 items" in str(found[-1])


HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
ITEM = (
    "<item><title>水が濁る</title><link>https://a.example/1</link><pubDate>Fri, 12 Jun 2026 10:00:00 +0900</pubDate>"
    "<description>市は水を止めた。</description></item>"
)
FEED = f'{HEAD}<rss version="2.0"><channel><title>青嶺新報</title>{ITEM}</channel></rss>'
DATE = "<pubDate>Fri, 12 Jun 2026 10:00:00 +0900</pubDate>"


@pytest.mark.parametrize(
    "broken",
    [
        FEED.encode("cp932"),  # declared as UTF-8
        FEED.replace("UTF-8", "Shift_JIS"),  # but UTF-8
        FEED.replace("水が濁る", "水が\x0b濁る").replace("市は", "市は\x08"),
        FEED.replace("水が濁る", "水が<b>濁る</b>").replace("市は", "<p>市は"),
        FEED.replace("水が濁る", "水が<b>濁る</b>").replace("市は水を", "市は<b>水</b>を"),
        FEED.replace("市は水を止めた。", "&amp;lt;p&amp;gt;市は水を止めた。&amp;lt;/p&amp;gt;"),
        FEED.replace("<link>https://a.example/1</link>", "<guid>https://a.example/1</guid>"),
        FEED.replace(DATE, "<dc:date>2026-06-12T10:00:00+09:00</dc:date>"),  # a prefix that is not declared
        FEED.replace("Fri, 12 Jun 2026 10:00:00 +0900", "2026年6月12日 10時00分"),
        FEED.replace("Fri, 12 Jun 2026 10:00:00 +0900", "2026/06/12 10:00:00"),
        "\n\n " + FEED,
        "<!DOCTYPE html>\n" + FEED,
        "<br />\n<b>Warning</b>: date() in <b>/a.php</b> on line <b>3</b><br />\n" + FEED,
        FEED[: FEED.index("</item>") + 9],  # cut
    ],
)
def test_feeds_as_broken_programs_write_them(broken):
    (item,) = items(broken)
    assert (item.title, item.url, item.published.value) == ("水が濁る", "https://a.example/1", "2026-06-12T10:00+09:00")
    assert item.text == "水が濁る\n市は水を止めた。"


def test_bare_ampersands_are_kept_in_and_out_of_cdata():
    bare = FEED.replace("水が濁る", "Q&A &hellip; AT&T").replace("example/1", "example/1?a=1&b=2")
    (item,) = items(bare.replace("市は", "市 & 県は"))
    assert (item.title, item.url) == ("Q&A … AT&T", "https://a.example/1?a=1&b=2")
    assert item.text.endswith("市 & 県は水を止めた。")
    (item,) = items(FEED.replace("https://a.example/1", "<![CDATA[https://a.example/1?a=1&b=2]]>"))
    assert item.url == "https://a.example/1?a=1&b=2"


def test_a_papers_house_is_no_writer_of_an_item():
    own = RSS.replace("山川 一", "潮見日報社")
    assert [items(text)[1].byline for text in (RSS, own)] == ["山川 一", None]
