"""Documents are hostile: whatever stands in them is shown, nothing of it acts."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uratori import desk as store
from uratori.model import Document, Outlet, Published

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</title><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "金氏\u202eは\u2066訪\u2069朝\u200bした",
    "\x1b[2J\x00",
    "あ" * 5_000,
    "a" * 5_000,
    "javascript:alert(1)",
)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://a.example/\u202egnp.exe",
    "vbscript:x",
    'https://a.example/"onmouseover="x',
)
VIEWS = (
    "",
    "/claims",
    "/table",
    "/table?part=1&all=1",
    "/timeline",
    "/origins",
    "/differences",
    "/names",
    "/unknowns",
    "/documents",
)


def desk_with(words, address=None, name="d1"):
    text = f"{words}\n潮見市の山田一郎市長は7日、{words}と発表した。費用は明らかになっていない。\n"
    day = Published("2031-05-07", "given", "2031-05-07", "2031-05-07")
    document = Document(
        name, name, text, 0, len(text), title=words, outlet=Outlet(words[:200]), url=address, published=day
    )
    other = replace(
        document,
        id=name + "-2",
        source=name + "-2",
        url=None,
        outlet=Outlet("港新聞"),
        published=replace(day, value="2031-05-08"),
    )
    desk = store.memory()
    desk.add([store.Source(d.source, None, (d,)) for d in (document, other)])
    desk.settle()
    return desk


def pages(client, desk):
    yield client.get("/")
    for summary in desk.stories():
        base = f"/stories/{summary.id}"
        for view in VIEWS:
            yield client.get(base + view)
        dossier = desk.story(summary.id)
        for analysis in dossier.documents:
            yield client.get(f"{base}/document", params={"id": analysis.document.id})
            for layer in ("times", "names", "attribution", "claims"):
                yield client.get(f"{base}/correct", params={"id": analysis.document.id, "layer": layer})
        for claim in dossier.stories[0].claims[:3]:
            yield client.get(f"{base}/claims/{claim.id}")
    yield client.get("/search", params={"q": "市長"})


TAG = re.compile(r"<(script|img|svg|iframe|object|embed|base|form|link|meta|style)\b([^>]*)>", re.I)
OWN = re.compile(
    r'^(?: src="/static/[^"]*" defer'
    r'| class="(?:mark|store|hanging|days)".*'
    r'| viewBox="[^"]*".*'
    r'| action="/[^"]*".*'
    r'| class="[^"]*" action="/.*'
    r'| rel="(?:icon|stylesheet)" href="/static/.*'
    r'| (?:charset|name)="[^"]*".*)$',
    re.S,
)


@pytest.mark.parametrize("words", EVIL)
def test_words_of_a_document_stay_words(over, words):
    desk = desk_with(words)
    client = over(desk)
    for page in pages(client, desk):
        assert page.status_code == 200
        for tag, rest in TAG.findall(page.text):
            assert OWN.match(rest), (tag, rest)
        assert not re.search(r"<[a-z]+[^>]*\son[a-z]+\s*=", re.sub(r'="[^"]*"', "", page.text))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x1b]", page.text)
        assert "49{% raw" not in page.text


def test_hidden_characters_are_written_out(over):
    desk = desk_with(EVIL[5])
    assert 'class="hidden">U+202E<' in over(desk).get(f"/stories/{desk.stories()[0].id}/claims").text


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_opens_no_page_is_no_link(over, address):
    desk = desk_with("橋の通行止め", address)
    client = over(desk)
    for page in pages(client, desk):
        for href in re.findall(r'href="([^"]*)"', page.text):
            assert href.startswith(("/", "#")), href


@pytest.mark.parametrize("name", ["../../x", "a/b?c=d&e#f", "x" * 240, '"><b>', "%2e%2e%2f", "金\u202e氏", "a b+c"])
def test_a_document_is_found_whatever_it_is_called(over, name):
    desk = desk_with("橋の通行止め", name=name)
    client = over(desk)
    base = f"/stories/{desk.stories()[0].id}"
    links = re.findall(r'href="([^"]*/document\?id=[^"]*)"', client.get(f"{base}/documents").text)
    assert len(links) == 2
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=60),
    path=st.sampled_from(
        [
            "/search?q={}",
            "/search.json?q={}",
            "{s}?since={}",
            "{s}/claims?status={}&from={}",
            "{s}/table?row={}&column={}",
            "{s}/differences?show={}",
            "{s}/document?id={}&at={}",
            "{s}/claims/{}",
            "/?from={}&said={}&what={}",
            "/document?id={}",
        ]
    ),
)
def test_whatever_the_address_asks_the_page_holds(client, story, query, path):
    asked = quote(query, safe="")
    answer = client.get(path.replace("{s}", story).replace("{}", asked))
    assert answer.status_code in (200, 307, 404)
    for tag, rest in TAG.findall(answer.text) if answer.headers.get("content-type", "").startswith("text/html") else ():
        assert OWN.match(rest), (tag, rest)
