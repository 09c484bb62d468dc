"""Adding, removing, deciding, noting: what the forms do, and that each can be taken back."""

import re
import time

import pytest

from uratori import intake


@pytest.fixture
def client(over, bridge):
    return over(bridge)


def send(client, path, data=None, **more):
    csrf = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)[1]
    return client.post(path, data={"csrf": csrf, **(data or {})}, **more)


def finished(client, answer):
    """The page of a load once it is done."""
    assert answer.status_code == 303
    for _ in range(600):
        page = client.get(answer.headers["location"])
        if "refresh" not in page.headers:
            return page.text
        time.sleep(0.02)
    raise AssertionError("never done")


def titles(client):
    return [s["title"] for s in client.get("/stories.json").json()]


def the_story(client):
    return "/stories/" + client.get("/stories.json").json()[0]["id"]


NEW = "半島日報 2031年5月9日\n潮見大橋の通行止め、住民に不安\n潮見市の山田一郎市長は9日、潮見大橋を6月10日から通行止めにすると改めて発表した。\n"


def test_a_file_is_added_and_its_story_grows(client, bridge):
    (before,) = [s["documents"] for s in client.get("/stories.json").json()]
    page = finished(client, send(client, "/add", files=[("files", ("半島日報.txt", NEW.encode(), "text/plain"))]))
    assert "新規 1" in page
    assert [s["documents"] for s in client.get("/stories.json").json()] == [before + 1]
    assert "半島日報" in client.get(f"{the_story(client)}/documents").text


def test_a_pasted_text_takes_the_outlet_and_day_of_the_form(client, bridge):
    pasted = "潮見大橋の通行止めをめぐり、山田一郎市長は工事を急ぐ考えを示した。"
    page = finished(client, send(client, "/add", {"text": pasted, "outlet": "岬新報", "published": "2031-05-10"}))
    assert "新規 1" in page
    found = next(d for d in bridge.documents() if d.outlet == "岬新報")
    assert found.published == "2031-05-10"


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(client):
    files = [
        ("files", ("絵.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image/png")),
        ("files", ("半島日報.txt", NEW.encode(), "text/plain")),
    ]
    page = finished(client, send(client, "/add", files=files))
    assert "新規 1" in page
    assert "絵.png" in page


def test_the_same_again_is_known(client):
    finished(client, send(client, "/add", {"text": NEW}))
    assert "既にある文書 1" in finished(client, send(client, "/add", {"text": NEW}))


@pytest.mark.parametrize("name", ["../../../../tmp/x.txt", "C:\\temp\\x.txt", "/etc/passwd", "\u202etxt.x"])
def test_the_name_of_a_file_leads_nowhere(client, bridge, name):
    finished(client, send(client, "/add", files=[("files", (name, NEW.encode(), "text/plain"))]))
    source = bridge.documents()[0].source
    assert ".." not in source
    assert not source.startswith("/")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:1/",
        "http://[::1]/",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_may_not_be_fetched_is_named_and_nothing_is_kept(client, bridge, address):
    before = bridge.documents()
    page = finished(client, send(client, "/add", {"addresses": address}))
    assert "新規 0" in page
    assert address.partition("?")[0] in page
    assert bridge.documents() == before


def test_pages_are_added_by_their_addresses(client, bridge, monkeypatch):
    monkeypatch.setattr(intake.Fetcher, "get", lambda _, url: intake.Page(url, NEW.encode(), "text/plain", "utf-8"))
    page = finished(client, send(client, "/add", {"addresses": "https://hanto.example/1\nhttps://hanto.example/1\n"}))
    assert "新規 1" in page
    assert (
        bridge.documents()[0].url == "https://hanto.example/1"
        or bridge.documents()[0].source == "https://hanto.example/1"
    )


@pytest.mark.parametrize("data", [{}, {"text": "  \n"}, {"text": "x", "published": "きのう"}])
def test_nothing_to_add_is_said_so(client, data):
    answer = send(client, "/add", data)
    assert answer.status_code == 303
    assert 'role="status"' in client.get(answer.headers["location"]).text


def test_a_document_is_removed_and_brought_back(client, bridge):
    story = the_story(client)
    (gone, stays) = [d.id for d in bridge.documents()]
    answer = send(client, "/remove", {"id": gone, "next": f"{story}/documents"})
    page = client.get(answer.headers["location"]).text
    assert f'name="id" value="{gone}"' in page.split('class="told"', 1)[1].split("</div>", 1)[0]
    assert [d.id for d in bridge.documents()] == [stays]
    assert gone in client.get("/removed").text
    send(client, "/restore", {"id": gone})
    assert {d.id for d in bridge.documents()} == {gone, stays}


def test_what_is_not_there_cannot_be_removed(client):
    assert send(client, "/remove", {"id": "none"}).status_code == 404
    assert send(client, "/restore", {"id": "none"}).status_code == 404


def known(bridge, name):
    """The names of the entity that bears one."""
    for summary in bridge.stories():
        for entity in bridge.story(summary.id).entities:
            names = {n.name for n in entity.names}
            if name in names:
                return names
    return set()


def test_two_names_become_one_and_two_again(client, bridge):
    assert "ヤマダ" not in known(bridge, "山田一郎")
    answer = send(client, "/decide", {"name": ["山田一郎", "ヤマダ"], "one": "yes", "by": "佐藤"})
    assert "said=merged" in answer.headers["location"]
    assert "ヤマダ" in known(bridge, "山田一郎")
    page = client.get("/decisions").text
    assert "佐藤" in page
    number = re.search(r'name="undo" value="(\d+)"', page)[1]
    send(client, "/decide", {"undo": number})
    assert "ヤマダ" not in known(bridge, "山田一郎")
    assert "取り消し済み" in client.get("/decisions").text


@pytest.mark.parametrize(
    "data", [{"undo": "99"}, {"name": "山田一郎", "one": "yes"}, {"name": ["x", "x"], "one": "yes"}]
)
def test_what_cannot_be_decided_is_said_so(client, bridge, data):
    answer = send(client, "/decide", data)
    assert answer.status_code == 303
    assert 'role="status"' in client.get(answer.headers["location"]).text
    assert not [k for k in bridge.decisions() if k.holds]


def words_of(bridge):
    claim = bridge.story(bridge.stories()[0].id).stories[0].claims[0]
    member = claim.members[0]
    return claim, {"document": member.document, "start": member.start, "end": member.end}


def test_a_note_stands_beside_the_claim_apart_from_what_was_found(client, bridge):
    claim, at = words_of(bridge)
    story = the_story(client)
    path = f"{story}/claims/{claim.id}"
    before = bridge.story(story.rpartition("/")[2])
    send(client, "/note", {**at, "standing": "confirmed", "text": "市に電話で確認<b>", "by": "佐藤"})
    page = client.get(path).text
    noted = page.split('id="notes"', 1)[1]
    assert "裏取り済み" in noted
    assert "市に電話で確認&lt;b&gt;" in noted
    assert 'value="佐藤"' in noted  # the next note is by the same
    assert bridge.story(story.rpartition("/")[2]) == before
    assert 'class="standing confirmed"' in client.get(f"{story}/claims").text
    number = re.search(r'name="undo" value="(\d+)"', noted)[1]
    send(client, "/note", {"undo": number})
    assert 'class="standing confirmed"' not in client.get(path).text.split('id="notes"', 1)[1]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"standing": "true"}, 400),
        ({"start": "x"}, 400),
        ({"document": "none"}, 404),
        ({"undo": "99"}, 404),
        ({"undo": "x"}, 400),
    ],
)
def test_what_is_no_note_is_refused(client, bridge, change, status):
    _, at = words_of(bridge)
    assert send(client, "/note", {**at, "standing": "check", **change}).status_code == status
    assert not bridge.notes()


def test_an_empty_note_is_refused(client, bridge):
    _, at = words_of(bridge)
    assert send(client, "/note", at).status_code == 400


def test_a_note_leaves_what_was_made_of_the_story_ready(client, bridge):
    story = the_story(client).rpartition("/")[2]
    home = client.app.state.house
    before = home.page(story, "ja").view
    _, at = words_of(bridge)
    send(client, "/note", {**at, "standing": "check"})
    assert home.page(story, "ja").view is before
    finished(client, send(client, "/add", {"text": NEW}))
    assert home.page(story, "ja").view is not before
