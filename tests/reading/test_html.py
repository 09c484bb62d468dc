"""Pages in the layouts of Japanese publishers (our own words, their structure): what must come out of each."""

import json
from pathlib import Path

import pytest

from uratori.data import outlets
from uratori.dossier.labels import Labels
from uratori.reading import Input, documents

PAGES = Path(__file__).parent / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text("utf-8"))


def page(name):
    return Input(f"{name}.html", name, (PAGES / f"{name}.html").read_bytes(), ".html")


def read(markup, **hints):
    data = markup if isinstance(markup, bytes) else markup.encode()
    return list(documents(Input("a.html", "a", data, ".html", **hints)))


@pytest.mark.parametrize("name", EXPECTED)
def test_title_body_outlet_and_times_of_a_publishers_page(name):
    want = EXPECTED[name]
    ((document,),) = (found for found in documents(page(name)) if isinstance(found, tuple))
    title, *body = document.text.split("\n")
    assert title == document.title == want["title"]
    assert [line for line in body if line not in want.get("may", [])] == want["body"]
    known = outlets.find(want["outlet"]) if want["outlet"] else None
    named = document.outlet.name if document.outlet else None
    assert named == (known.name if known else want["outlet"])
    assert document.published.value == want["published"]
    assert (document.updated, document.byline, document.credit) == (
        want.get("updated"),
        want.get("byline"),
        want.get("credit"),
    )
    assert want.get("flag", "") in " ".join(document.flags)


def test_marks_and_offsets_lead_to_the_words():
    ((document,),) = documents(page("nhk"))
    kinds = {document.text[m.start : m.end]: m.kind for m in document.marks}
    assert kinds[EXPECTED["nhk"]["title"]] == "headline"
    assert kinds["下流の住民「サイレンが鳴らなかった」"] == "headline"
    ((document,),) = documents(page("yomiuri"))
    assert document.extracted
    assert ("作動しなかった警報サイレン（１２日、白沢町で）", "caption") in [
        (document.text[m.start : m.end], m.kind) for m in document.marks
    ]


def test_what_reading_a_page_came_upon_is_named_in_both_languages():
    found = {flag.partition(": ")[0] for name in EXPECTED for group in documents(page(name)) for flag in _flags(group)}
    assert {"only the beginning is free", "translated by machine", "carried by"} <= found
    for language in ("ja", "en"):
        labels = Labels(language)
        assert [flag for flag in found if labels("flag", flag) == flag] == []


def _flags(group):
    return [flag for d in group for flag in d.flags] if isinstance(group, tuple) else []


def test_a_time_between_heading_and_text_is_read_though_it_shows_no_year():
    page = (
        "<html><head><title>橋を閉鎖へ - 潮見日報</title></head><body><h1>橋を閉鎖へ</h1>"
        '<time datetime="2031-06-03T08:00:00+09:00">6月3日 8:00</time>'
        "<p>市は2日、橋を閉鎖すると発表した。</p><p>老朽化のため。期間は3か月で、住民に説明する。</p></body></html>"
    )
    (found,) = [d for some in documents(Input("a", "a", page.encode(), ".html")) for d in some]
    assert found.published.value == "2031-06-03T08:00+09:00"
