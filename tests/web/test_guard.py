"""Who may ask, what may be sent, what the browser may do with the answer."""

import re

import pytest
from starlette.requests import ClientDisconnect

from uratori.web.guard import HEADERS


def csrf(client):
    return re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)[1]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8787", 200),
        ("localhost:8787", 200),
        ("LOCALHOST", 200),
        ("[::1]:8787", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:8787", 421),
        ("192.168.0.7", 421),
        ("", 421),
    ],
)
def test_only_our_own_names_are_answered(client, host, status):
    assert client.get("/generation.json", headers={"host": host}).status_code == status


def test_every_answer_bears_the_policy(client, story):
    for path in ("/", story, "/nothing", "/generation.json", "/static/desk.css"):
        headers = client.get(path).headers
        for name, value in HEADERS.items():
            assert headers[name] == value, (path, name)


def test_the_policy_allows_the_pages_own_files_only():
    policy = dict(part.strip().partition(" ")[::2] for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}


CHANGING = ("/add", "/remove", "/restore", "/decide", "/note")


@pytest.mark.parametrize("path", CHANGING)
def test_nothing_changes_without_the_pages_own_token(over, bridge, path):
    client = over(bridge)
    before = bridge.generation
    for sent in ({}, {"csrf": ""}, {"csrf": "wrong"}, {"csrf": "裏"}):
        assert client.post(path, data={"text": "x", "id": "港新聞", "name": ["a", "b"], **sent}).status_code == 403
    assert client.get(path).status_code == 405
    assert bridge.generation == before


@pytest.mark.parametrize("path", CHANGING)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "https://127.0.0.1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_nothing_changes_from_another_site_even_with_the_token(over, bridge, path, headers):
    client = over(bridge)
    before = bridge.generation
    sent = {"csrf": csrf(client), "text": "x", "id": "港新聞"}
    assert client.post(path, data=sent, headers=headers).status_code == 403
    assert bridge.generation == before


def test_the_token_of_one_page_is_worth_nothing_to_another(over, bridge, sample):
    other = csrf(over(sample))
    assert over(bridge).post("/remove", data={"csrf": other, "id": "港新聞"}).status_code == 403


def test_what_is_too_large_is_refused(over, bridge):
    client = over(bridge, most=5_000)
    told = client.post("/add", data={"csrf": csrf(client), "text": "あ" * 5_000})
    assert told.status_code == 413

    def untold():
        for _ in range(10):
            yield b"a" * 1_000

    with pytest.raises(ClientDisconnect):
        client.post("/add", content=untold(), headers={"content-type": "application/x-www-form-urlencoded"})


class TestKey:
    @pytest.fixture
    def client(self, over, bridge):
        return over(bridge, token="himitsu")

    @pytest.mark.parametrize(
        "path", ["/", "/stories.json", "/static/desk.css", "/?token=", "/?token=himits", "/?token=%E8%A3%8F"]
    )
    def test_without_the_key_nothing_is_shown(self, client, path):
        answer = client.get(path)
        assert answer.status_code == 401
        assert "港" not in answer.text

    def test_nothing_is_changed_without_the_key(self, client):
        assert client.post("/add?token=himitsu", data={"text": "x"}).status_code == 401

    def test_the_key_in_the_address_is_taken_once_and_hidden(self, client):
        answer = client.get("/search?q=a&token=himitsu")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/search?q=a"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert client.get("/").status_code == 200

    def test_a_bare_address_is_a_name_of_ours_where_a_key_is_asked_for(self, client):
        client.get("/?token=himitsu", headers={"host": "192.168.0.7"})
        assert client.get("/generation.json", headers={"host": "192.168.0.7"}).status_code in (200, 401)
        assert client.get("/", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "to", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "\\\\evil.example", ""]
)
def test_no_form_leads_off_the_desk(over, bridge, to):
    client = over(bridge)
    answer = client.post("/decide", data={"csrf": csrf(client), "name": "a", "next": to})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/decisions")


def test_a_header_cannot_be_written_through_an_address(over, bridge):
    client = over(bridge)
    answer = client.post("/decide", data={"csrf": csrf(client), "name": "a", "next": "/x\r\nSet-Cookie: a=b"})
    assert "set-cookie" not in answer.headers
    assert "\n" not in answer.headers["location"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..%2f..%2fguard.py", "desk.css/../../guard.py", "%2e%2e/guard.py"]
)
def test_no_file_but_the_pages_own_is_served(client, name):
    assert client.get(f"/static/{name}").status_code == 404
