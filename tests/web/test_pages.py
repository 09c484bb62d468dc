"""Every address answers, every link leads somewhere, every view shows what the story holds."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from uratori import claims, reading
from uratori import desk as store

VIEWS = ("", "/claims", "/table", "/timeline", "/origins", "/differences", "/names", "/unknowns", "/documents")


class Reader(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.links, self.ids, self.inline = [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if found.get("id"):
            assert found["id"] not in self.ids, f"two elements are called {found['id']}"
            self.ids.add(found["id"])
        if tag in ("a", "link") and found.get("href"):
            self.links.append(found["href"])
        if "style" in found or any(name.startswith("on") for name in found):
            self.inline.append((tag, found))
        if tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append((tag, found))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_view_answers_without_inline_script_or_style(client, story, view, language):
    answer = client.get(f"{story}{view}?language={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert not Reader(answer.text).inline


def test_every_link_of_the_sample_leads_somewhere(client, story):
    """All pages that can be reached, each fragment included; one page of each kind is enough where only the words
    that are marked differ."""
    seen, waiting = {}, ["/", story]
    wanted = []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen[path] = Reader(answer.text) if answer.headers["content-type"].startswith("text/html") else None
        for href in seen[path].links if seen[path] else ():
            target, fragment = urldefrag(urljoin("http://127.0.0.1" + path, href))
            parts = urlsplit(target)
            if parts.netloc != "127.0.0.1":
                continue
            address = parts.path + (f"?{parts.query}" if parts.query else "")
            if "language=" in address:
                continue
            if fragment:
                wanted.append((address, fragment))
            # A document is the same whatever words are marked: once is enough, but for the fragment.
            plain = re.sub(r"[?&](at|show)=[^&]*", "", address)
            if plain not in seen:
                waiting.append(plain)
    kinds = {}
    for address, fragment in dict.fromkeys(wanted):
        kinds.setdefault(re.sub(r"at=[^&]*", "", address), []).append((address, fragment))
    for places in kinds.values():
        for address, fragment in places[:3]:
            assert fragment in Reader(client.get(address).text).ids, (address, fragment)


def test_the_address_of_words_marks_exactly_those_words(client, sample, story):
    dossier = sample.story(story.rpartition("/")[2])
    analysis = next(a for a in dossier.documents if a.statements)
    span = analysis.statements[0].content[0]
    answer = client.get(f"{story}/document", params={"id": analysis.document.id, "at": f"{span.start}-{span.end}"})
    inside = re.sub("<[^>]*>", "", answer.text.split('id="at"', 1)[1].partition(">")[2])
    assert inside.startswith(span.of(analysis.document.text)[:12])


def test_what_a_document_said_before_stands_under_it(over):
    desk = store.memory()
    for cracks in ("3本", "5本"):
        text = (
            f"港新聞 2031年5月7日\n潮見大橋を閉鎖\n潮見市は7日、潮見大橋の橋脚{cracks}にひびが見つかったと発表した。\n"
        )
        data = text.encode()
        (documents,) = reading.documents(reading.Input("https://minato.example/1", "1", data, ".txt"))
        desk.add([store.Source("https://minato.example/1", data, documents, live=True)])
    desk.settle()
    client = over(desk)
    document = desk.documents()[0]
    page = client.get(f"/stories/{document.story}/document", params={"id": document.id}).text
    below = page.split('id="versions"', 1)[1]
    assert "橋脚3本" in below
    assert "橋脚5本" in below
    assert "変更" in below


@pytest.mark.parametrize("at", ["", "0-0", "5-2", "0-99999999", "x-y", "1", "-", "٣-٤", "1-2-3"])
def test_an_address_of_no_words_shows_the_document(client, sample, story, at):
    document = sample.story(story.rpartition("/")[2]).documents[0].document
    assert client.get(f"{story}/document", params={"id": document.id, "at": at}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/stories/none",
        "/stories/none/table",
        "/jobs/99",
        "/document?id=none",
        "/static/none",
        "/static/../app.py",
    ],
)
def test_what_is_not_there_is_said_so(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "見つからない" in answer.text


def test_the_story_now_tells_what_changed_since_the_day_chosen(client, story):
    early = client.get(f"{story}?since=2023-09-05").text
    late = client.get(f"{story}?since=2023-09-15").text
    assert early.count("k-new") > late.count("k-new")
    assert "変化なし" in late


def test_the_changes_of_a_day_are_those_of_the_command_line(client, sample, story):
    dossier = sample.story(story.rpartition("/")[2])
    found = claims.since(dossier.documents, dossier.entities, [dossier.stories[0].documents], "2023-09-13")
    page = client.get(f"{story}?since=2023-09-13").text
    overtaken = [c for c in found if c.kind == "overtaken"]
    assert overtaken
    section = page.split('class="change overtaken"', 1)[1].split("</section>", 1)[0]
    assert section.count("<li>") == len(overtaken)


def test_claims_can_be_chosen_by_status(client, story):
    everything = client.get(f"{story}/claims").text
    announced = client.get(f"{story}/claims?status=announced").text
    assert everything.count('<li class="claim') > announced.count('<li class="claim') > 0
    assert announced.count('<li class="claim announced') == announced.count('<li class="claim')


def test_a_piece_of_the_table_is_the_same_piece_of_the_whole(client, story):
    whole = client.get(f"{story}/table?all=1&rows=120&columns=120").text
    piece = client.get(f"{story}/table?part=1&all=1&row=3&rows=2&column=5&columns=3").text
    assert piece.count("<tr") == 3
    assert piece.count('scope="col"') == 3
    assert 'aria-rowindex="4"' in piece
    assert 'aria-colindex="6"' in piece
    for cell in re.findall(r'<td><a href="([^"]+)"', piece):
        assert cell in whole


def test_the_table_as_json_quotes_each_cell_from_its_document(client, sample, story):
    table = client.get(f"{story}/table.json").json()
    texts = {a.document.id: a.document.text for a in sample.story(story.rpartition("/")[2]).documents}
    for claim in table["claims"]:
        for cell in claim["cells"]:
            document = table["documents"][cell["document"]]["id"]
            assert texts[document][cell["start"] : cell["end"]] == cell["words"]


def test_search_finds_kanji_by_kana_and_quotes_the_sentence_with_its_bounds(client):
    page = client.get("/search", params={"q": "きむじょんうん"}).text
    assert "<mark>" in page
    assert "金正恩" in page
    assert "出所 <b>" in page


def test_a_search_for_nothing_is_a_page(client):
    assert client.get("/search").status_code == 200
    assert "該当なし" in client.get("/search?q=%E3%81%97%E3%81%BE%E3%81%86%E3%81%BEqqq").text


def test_the_language_stays_until_another_is_chosen(client, story):
    client.get(f"{story}?language=en")
    assert "Cross-check table" in client.get(story).text
    client.get(f"{story}?language=ja")
    assert "突き合わせ表" in client.get(story).text


@pytest.mark.parametrize("view", VIEWS)
def test_a_large_story_is_shown_in_sheets(large, view):
    answer = large.get(f"/stories/s1{view}")
    assert answer.status_code == 200
    assert len(answer.text) < 700_000


def test_sheets_of_a_list_lie_edge_to_edge(large):
    numbers = []
    path = "/stories/s1/claims"
    while path:
        page = large.get(path).text
        numbers += [int(n) for n in re.findall(r'id="c(\d+)"', page)]
        after = re.search(r'rel="next" href="([^"]+)"', page)
        path = after[1].replace("&amp;", "&") if after else None
    assert numbers == list(range(1, 601))


def test_the_overview_of_a_lone_document_shows_what_it_says(over):
    desk = store.memory()
    text = "港新聞 2031年5月7日\n潮見市の山田一郎市長は7日、潮見大橋を6月10日から通行止めにすると発表した。\n"
    desk.add([store.Source("a", None, reading.from_row({"id": "a", "text": text}, "a"))])
    page = over(desk).get(f"/stories/{desk.stories()[0].id}").text
    panel = page.split('class="panel carried"')[1].split("</section>")[0]
    assert "通行止めにする" in panel
    assert "出所は二つ以上 <b>0</b>" in page


def test_what_is_not_known_stands_in_its_sentence(over, bridge):
    page = over(bridge).get(f"/stories/{bridge.stories()[0].id}/unknowns").text
    quoted = page.split('class="unknowns"')[1].split("</ul>")[0]
    assert "工事の費用は" in re.sub("<[^>]+>", "", quoted)
    assert 'class="core"' in quoted


def test_where_nothing_is_kept_it_says_so(over, bridge, tmp_path):
    def claim(desk):
        story = desk.stories()[0].id
        return over(desk).get(f"/stories/{story}/claims/{desk.story(story).stories[0].claims[0].id}").text

    assert "ファイルに残らない" in claim(bridge)
    with store.open(tmp_path / "d.uratori") as kept:
        kept.add([store.Source("a", None, reading.from_row({"id": "a", "text": "港の市は橋を直すと発表した。"}, "a"))])
        assert "ファイルに残らない" not in claim(kept)
