"""One page from its address, from servers that behave and servers that do not."""

import gzip
import time

import pytest

from uratori.intake import Fetcher, FetchError, Limits, guard
from uratori.intake.guard import public


def test_a_page_comes_with_what_is_needed_to_ask_again(server, fetcher):
    server.serve("/a", "こんにちは", kind="text/html; charset=UTF-8", ETag='"1"')
    page = fetcher.get(f"{server.url}/a")
    assert (page.data.decode(), page.media_type, page.charset, page.etag) == ("こんにちは", "text/html", "UTF-8", '"1"')
    assert "uratori" in server.asked[0][1]["user-agent"]


def test_an_unchanged_page_is_not_sent_again(server, fetcher):
    def route(handler):
        fresh = handler.headers.get("If-None-Match") != '"1"'
        handler.send_response(200 if fresh else 304)
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Length", "1" if fresh else "0")
        handler.end_headers()
        handler.wfile.write(b"x" if fresh else b"")

    server.routes["/a"] = route
    first = fetcher.get(f"{server.url}/a")
    again = fetcher.get(f"{server.url}/a", etag=first.etag, modified=first.modified)
    assert (first.data, again.data, again.etag) == (b"x", None, '"1"')


def test_a_packed_page_is_unpacked(server, fetcher):
    server.serve("/a", gzip.compress("記事".encode()), Content_Encoding="gzip")
    assert fetcher.get(f"{server.url}/a").data.decode() == "記事"


def test_turns_are_followed_and_a_ring_of_them_ends(server, fetcher):
    server.turn("/old", "/new")
    server.serve("/new", "記事")
    server.turn("/a", "/b")
    server.turn("/b", "/a")
    assert fetcher.get(f"{server.url}/old").url == f"{server.url}/new"
    with pytest.raises(FetchError, match="turns elsewhere"):
        fetcher.get(f"{server.url}/a")
    assert len(server.asked) < 12


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_larger_than_the_limit_is_refused_before_it_is_all_there(server, fetcher, packed):
    data = b"0" * 50_000_000
    server.serve("/a", gzip.compress(data) if packed else data, **({"Content_Encoding": "gzip"} if packed else {}))
    with pytest.raises(FetchError, match="larger than 100,000 bytes"):
        fetcher.get(f"{server.url}/a")


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_server_that_drips_does_not_hold_us(server, where):
    def drip(handler):
        if where == "body":
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.1)

    server.routes["/a"] = drip
    limits = Limits(private=True, seconds=1.0, connect=1.0)
    with Fetcher(limits) as hasty, pytest.raises(FetchError, match="cannot be reached"):
        hasty.get(f"{server.url}/a")


def test_what_the_server_says_becomes_a_message_with_a_remedy(server, fetcher):
    from .conftest import answer  # noqa: PLC0415

    server.routes["/busy"] = lambda h: answer(h, 429, b"", {"Retry-After": "120"})
    with pytest.raises(FetchError) as missing:
        fetcher.get(f"{server.url}/none")
    with pytest.raises(FetchError) as busy:
        fetcher.get(f"{server.url}/busy")
    assert missing.value.gone
    assert str(missing.value) == f"{server.url}/none: is not there — check the address"
    assert (busy.value.status, busy.value.wait) == (429, 120.0)


def test_what_is_no_http_is_said_so(server, fetcher):
    server.routes["/a"] = lambda h: h.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")
    server.serve("/b", b"not gzip", Content_Encoding="gzip")
    for path in ("/a", "/b"):
        with pytest.raises(FetchError, match="no HTTP"):
            fetcher.get(server.url + path)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.jp/a",
        "javascript:alert(1)",
        "gopher://127.0.0.1/",
        "//example.jp/a",
        "http://",
        "http://[::1",
        "http://taro:himitsu@example.jp/",
        "",
    ],
)
def test_what_is_no_address_of_a_page_is_refused_without_its_secrets(url):
    with Fetcher() as fetcher, pytest.raises(FetchError) as error:
        fetcher.get(url)
    assert "himitsu" not in str(error.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1"])
def test_private_networks_are_refused_under_every_name(server, host):
    server.serve("/", "社内")
    port = server.http.server_port
    with Fetcher() as fetcher, pytest.raises(FetchError):
        fetcher.get(f"http://{host}:{port}/")
    assert not server.asked


def test_a_turn_into_a_private_network_is_refused(server, monkeypatch):
    monkeypatch.setattr(guard, "public", lambda a: a == "127.0.0.1")  # as if the test's server were a public one
    server.turn("/a", "http://10.0.0.1/secret")
    with Fetcher(Limits(connect=1.0)) as fetcher, pytest.raises(FetchError, match="private network"):
        fetcher.get(f"{server.url}/a")


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    answers = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(guard.socket, "getaddrinfo", lambda *_, **__: answers)
    with Fetcher() as fetcher, pytest.raises(FetchError, match="private network"):
        fetcher.get("http://example.jp/")


def test_public_addresses():
    assert public("203.0.114.1")
    assert not any(map(public, ("10.1.2.3", "100.64.0.1", "192.168.0.1", "224.0.0.1", "fe80::1%eth0", "2002:7f00:1::")))
