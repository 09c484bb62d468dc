import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uratori.dossier import html
from uratori.dossier.labels import LANGUAGES, table
from uratori.model import Claim, Dossier, Link, Member, Origins, Story

HOSTILE = (
    "</q></bdi><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{ 7*7 }}\u202ekcab\ud800\u0000\x1b[2J"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_inside_the_page_leads_somewhere(dossier, read, language):
    page = read(html.render(dossier, language=language))
    ids = [e["id"] for e in page.elements if "id" in e]
    assert len(ids) == len(set(ids))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert len(inside) > 50
    assert set(inside) <= set(ids)


def test_a_claim_leads_to_its_exact_words(dossier, read):
    page = read(html.render(dossier))
    quote = "市が大橋を来月から全面通行止めにする方針だ"
    claim = next(e for e in page.all("li", "claim") if quote in e["text"])
    assert "否定・対立あり" in claim["text"]
    assert "出所 1" in re.sub(r"\s+", " ", claim["text"])
    targets = {e["href"][1:] for e in page.all("a", "words") if quote in e["text"]}
    assert any(page.by_id(t)["text"] == quote for t in targets)


def test_all_statements_of_the_story_that_bear_a_claim_are_anchors(dossier, read):
    page = read(html.render(dossier))
    texts = {a.document.id: a.document.text for a in dossier.documents}
    anchored = {e["text"] for e in page.all("span", "anchor")}
    for story in dossier.stories:
        for claim in story.claims:
            for m in claim.members:
                assert texts[m.document][m.start : m.end] in anchored


def test_chains_are_lines_whose_links_open_the_holders(dossier, read):
    page = read(html.render(dossier))
    chains = [" ".join(e["text"].split()) for e in page.all("span", "chain")]
    assert "港新聞 ← 週刊みなと ← 潮見市の関係者ら" in chains
    assert "潮見放送 ← 週刊みなと ← 市の関係者" in chains
    holder = next(e for e in page.all("a") if e["text"] == "潮見市の関係者ら" and e["href"].startswith("#d1-"))
    assert page.by_id(holder["href"][1:])["text"] == "潮見市の関係者ら"


def test_the_outlets_own_words_are_told_from_words_with_a_source(dossier, read):
    page = read(html.render(dossier))
    own = [e["text"] for e in page.all("span", "chain") if "地の文" in e["text"]]
    assert own
    assert all("←" not in chain for chain in own)


def test_both_sides_of_a_difference_mark_the_words_that_differ(dossier, read):
    page = read(html.render(dossier))
    denial, conflict = page.all("div", "difference")
    assert "否定されている" in denial["text"]
    assert "食い違い" in conflict["text"]
    assert [e["text"] for e in page.all("span", "slot")] == ["全面", "全面", "3本", "5本"]


def test_the_table_has_a_mark_where_the_claim_has_a_member(dossier, read):
    page = read(html.render(dossier))
    filled = page.all("span", "len")
    shared = [c for c in dossier.stories[0].claims if len({m.document for m in c.members}) > 1]
    assert len(filled) == sum(len({m.document for m in c.members}) for c in shared)
    assert sorted(e["text"] for e in filled) == ["2", "2", "2", "2", "2", "3", "3"]
    unsure = [e for e in page.all("a") if "判断できない 経路" in e["text"]]
    assert [e["text"].endswith("橋を6月10日から閉鎖する") for e in unsure] == [True]


def test_an_inferred_date_stands_with_the_words_it_rests_on(dossier, read):
    page = read(html.render(dossier))
    row = next(e for e in page.all("tr") if "木曜日" in e["text"])
    assert "2031年5月8日〜14日" in row["text"]
    assert "推定" in row["text"]


def test_a_document_that_adds_nothing_names_its_original(dossier, read):
    page = read(html.render(dossier))
    section = next(e for e in page.all("section", "reuse"))
    assert "半島日報" in section["text"]
    assert "灯台通信" in section["text"]
    assert "100％" in section["text"]


def test_not_stated_is_not_cannot_tell(dossier, read):
    labels = table("ja")
    assert len({labels["mark.none"], labels["certainty.unknown"], labels["kind.unknown"], labels["note.nobody"]}) == 4
    page = read(html.render(dossier))
    key = next(e["text"] for e in page.all("p", "key") if labels["mark.none"] in e["text"])
    assert labels["certainty.unknown"] in key


def test_stories_of_one_document_are_folded(dossier, read):
    page = read(html.render(dossier))
    section = page.all("section", "singles")[0]
    assert "隣の岬町では1日、魚市場が開いた" in section["text"]
    assert not any("open" in e for e in page.all("details") if "隣の岬町" in e["text"])


def test_with_many_stories_an_index_stands_first(dossier, read):
    first = dossier.stories[0]
    two = replace(dossier, stories=(first, replace(dossier.stories[1], documents=("d5", "d6"))))
    two = replace(two, stories=(replace(first, documents=("d1", "d2", "d3", "d4")), two.stories[1]))
    page = read(html.render(two))
    assert [e["href"] for e in page.all("a") if e["href"] in ("#s1", "#s2")] == ["#s1", "#s2"]
    headings = [e["tag"] for e in page.elements if re.fullmatch("h[1-6]", e["tag"])]
    assert headings[0] == "h1"
    assert all(int(b[1]) - int(a[1]) <= 1 for a, b in pairwise(headings))


def test_english_changes_the_labels_and_no_quotation(dossier, read):
    japanese, english = read(html.render(dossier)), read(html.render(dossier, language="en"))
    assert english.all("html")[0]["lang"] == "en"
    text = english.all("body")[0]["text"]
    for label in ("Claims", "Disputed", "Origins", "Timeline", "What is not known", "Cannot tell"):
        assert label in text
    quotes = [e["text"] for e in english.all("q")]
    assert quotes == [e["text"] for e in japanese.all("q")]
    ours = text
    for quote in sorted({*quotes, *(a.document.text for a in dossier.documents)}, key=len, reverse=True):
        ours = ours.replace(quote, "")
    assert "主張" not in ours
    assert "出所" not in ours


def test_another_language_is_refused(dossier):
    with pytest.raises(ValueError, match="fr"):
        html.render(dossier, language="fr")


def test_the_policy_allows_the_pages_own_style_and_script_only(dossier, read):
    text = html.render(dossier)
    page = read(text)
    policy = next(e["content"] for e in page.all("meta") if e.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.S)
        assert base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode() in policy
    assert not [e for e in page.elements if "style" in e or any(k.startswith("on") for k in e if k != "open")]
    assert not [e for e in page.elements if e["tag"] in ("img", "iframe", "link", "object") or "src" in e]


def test_hostile_words_stay_words(dossier, read, change):
    evil = change(dossier, HOSTILE, title=HOSTILE, url="javascript:alert(1)", source=HOSTILE, id="d6")
    text = html.render(evil, title=HOSTILE)
    text.encode("utf-8")
    page = read(text)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not any("javascript:" in link for link in page.links)
    assert "javascript:alert(1)" in page.all("body")[0]["text"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00\x1b]", text)
    assert "U+202E" in page.all("body")[0]["text"]
    assert "49" not in page.all("h1")[0]["text"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60), name=st.text(max_size=20), url=st.text(max_size=30))
def test_whatever_the_words_the_page_holds_together(dossier, read, change, text, name, url):
    outlet = replace(dossier.documents[0].document.outlet, name=name)
    evil = change(dossier, text, title=name, url=url, outlet=outlet)
    rendered = html.render(evil)
    rendered.encode("utf-8")
    page = read(rendered)
    assert not page.comments
    assert len(page.all("script")) == 1
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= {e["id"] for e in page.elements if "id" in e}
    outside = [link for link in page.links if not link.startswith("#")]
    assert all(re.match("https?://", link, re.I) for link in outside)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_crossing_and_nested_spans_keep_every_character(dossier, read, data):
    document = dossier.documents[0].document
    at = st.integers(0, len(document.text) - 1)
    spans = data.draw(st.lists(st.tuples(at, st.integers(1, 40)), min_size=1, max_size=12))
    members = tuple(Member("d1", a, min(len(document.text), a + n), "s1") for a, n in spans)
    claim = Claim("c1", document.text[members[0].start : members[0].end], members, Origins(1, 1), "reported")
    one = Dossier(dossier.documents, (), (Story("s1", "題", ("d1", "d2"), (claim,)),))
    page = read(html.render(one))
    galley = page.all("div", "galley")[0]
    lines = [e["text"] for e in page.all("p") if e.get("dir") == "auto"]
    expected = [line for line in document.text.split("\n") if line.strip()]
    assert lines[: len(expected)] == expected
    assert galley["text"]
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= {e["id"] for e in page.elements if "id" in e}


def test_an_empty_dossier_is_a_page(read):
    page = read(html.render(Dossier((), (), ())))
    assert page.all("h1")[0]["text"] == "裏取り 調書"


def test_links_outside_the_document_fall_back_to_the_document(dossier, read):
    first = dossier.documents[0]
    away = Link("どこか", "outlet", 10_000, 10_003)
    statement = replace(first.statements[0], chain=(first.statements[0].chain[0], away))
    changed = replace(dossier, documents=(replace(first, statements=(statement,)), *dossier.documents[1:]))
    page = read(html.render(changed))
    assert next(e["href"] for e in page.all("a") if e["text"] == "どこか") == "#d1"


def test_big_inputs_keep_the_table_small(dossier, read):
    documents, claims = [], []
    pattern = dossier.documents[5]
    for n in range(120):
        text = "".join(f"第{n}市の議会は{i}日に開かれた。\n" for i in range(8))
        document = replace(pattern.document, id=f"x{n:03}", text=text, start=0, end=len(text))
        documents.append(replace(pattern, document=document, statements=(), sentences=()))
    for n in range(600):
        members = tuple(Member(f"x{(n + k * 7) % 120:03}", (n % 8) * 5, (n % 8) * 5 + 5, "s") for k in range(3))
        claims.append(Claim(f"c{n}", "議会", members, Origins(1, 3), "reported"))
    story = Story("s1", "議会", tuple(d.document.id for d in documents), tuple(claims))
    text = html.render(Dossier(tuple(documents), (), (story,)))
    page = read(text)
    assert len(page.all("span", "len")) <= 8 * 30 * 24
    assert "表に載せていない主張 360" in page.all("section", "matrix")[0]["text"]
    assert len(page.all("li", "claim")) == 600
    assert len(text) < 4_000_000


def test_claims_that_hang_on_one_origin_can_be_picked_out(dossier, read):
    page = read(html.render(dossier))
    hanging = [e["id"] for e in page.all("li", "hangs")]
    assert hanging == ["c2"]
    assert any("出所1に媒体が複数 1" in " ".join(e["text"].split()) for e in page.all("label"))


def test_every_carrier_hangs_in_the_drawing_of_its_claim(dossier, read):
    page = read(html.render(dossier))
    labels = [e["aria-label"] for e in page.all("svg", "hanging")]
    assert labels == ["出所 1〜2、文書 3", "出所 1、文書 2", "出所 1〜2、文書 2"]


def test_the_chart_of_days_leads_to_claims_and_documents(dossier, read):
    page = read(html.render(dossier))
    chart = next(e for e in page.all("svg", "days"))
    assert "灯台通信 2031年5月8日" in chart["text"]
    assert "6/10" not in chart["text"]
    assert "図に載せていない出来事 2" in page.all("section", "timeline")[0]["text"]
    ranges = page.all("rect", "range")
    assert len(ranges) == 1


def test_the_map_joins_outlets_that_cite_one_report(dossier, read):
    page = read(html.render(dossier))
    nodes = [" ".join(e["text"].split()) for e in page.all("g", "node")]
    assert "週刊みなと 媒体 2" in nodes
    assert nodes.index("港新聞") < nodes.index("週刊みなと 媒体 2") < nodes.index("市長")


def test_what_nobody_can_tell_is_no_denial(dossier, read):
    last = dossier.documents[4]
    unknown = replace(last.statements[0], polarity="negative", certainty="unknown")
    changed = replace(last, statements=(unknown, *last.statements[1:]))
    one = replace(dossier, documents=(*dossier.documents[:4], changed, dossier.documents[5]))
    page = read(html.render(one))
    first = page.by_id("c1")
    assert "判断できない" in first["text"]
    assert "否定" not in first["text"]
