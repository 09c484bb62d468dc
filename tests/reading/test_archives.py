import gzip
import io

import pytest

from uratori.reading.door import documents
from uratori.reading.formats.warc import LONGEST_PAGE, Tally, captures
from uratori.reading.readers import Input, Problem


def through(name, data, suffix):
    found = list(documents(Input(name, "a", data, suffix)))
    return [d for group in found if not isinstance(group, Problem) for d in group], [
        f for f in found if isinstance(f, Problem)
    ]


def records(make):
    page = make.page.encode()
    return [
        make.response(
            "http://example.jp/old", b"", "301 Moved", "text/html", ("Location", "https://example.jp/news/1")
        ),
        make.response("https://example.jp/news/1", page),
        make.response("https://example.jp/a.png", b"\x89PNG", media="image/png"),
        make.response("https://example.jp/gone", b"<p>x</p>", "404 Not Found"),
        make.response("https://example.jp/news/2", page.replace("再開へ".encode(), "延期へ".encode())),
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_with_their_address_and_capture_time(make, packed):
    found, problems = through("a.warc.gz", make.warc(records(make), packed), ".gz")
    assert [d.url for d in found] == ["https://example.jp/news/1", "https://example.jp/news/2"]
    assert {d.captured for d in found} == {"2024-05-12T10:30+09:00"}
    assert found[1].title == "青葉港の荷役延期へ"
    assert [p.why for p in problems] == ["left aside, being no pages: error pages 1, other media 1, redirects 1"]
    assert not problems[0].lost


@pytest.mark.parametrize("packed", [True, False])
def test_every_cut_inside_a_record_is_noticed(make, packed):
    whole = make.warc(records(make), packed)
    start = b"\x1f\x8b\x08" if packed else b"WARC/1.0"
    starts = [i for i in range(len(whole)) if whole.startswith(start, i)]
    for end in range(40, len(whole), 61):
        at_border = any(0 <= s - end <= 4 for s in (*starts, len(whole)))
        tally = Tally()
        for page in captures(io.BytesIO(whole[:end]), tally):
            assert page.cut or page.data.endswith(b"</html>")
        assert tally.broken or at_border, end


def test_the_cut_is_named(make):
    found, problems = through("a.warc", make.warc(records(make), packed=False)[:-400], ".warc")
    assert found
    assert "it ends in the middle of a record" in " ".join(p.why for p in problems if p.lost)


def test_reading_goes_on_after_a_damaged_record(make):
    whole = make.warc(records(make), packed=False)
    broken = whole.replace(b"Content-Length", b"Content-Lenght", 2)
    found, problems = through("a.warc", broken, ".warc")
    assert "https://example.jp/news/2" in [d.url for d in found]
    assert any("damaged" in p.why for p in problems)


def test_a_page_list_names_the_pages_and_follows_redirects(make):
    listed = '{"format": "json-pages-1.0"}\n{"url": "http://example.jp/old"}\n'
    data = make.zipped(
        {"archive/data.warc.gz": make.warc(records(make)), "pages/pages.jsonl": listed, "datapackage.json": "{}"}
    )
    found, problems = through("a.wacz", data, ".wacz")
    assert [d.url for d in found] == ["https://example.jp/news/1"]
    assert "pages inside pages 1" in problems[0].why


def test_a_page_that_unpacks_to_gigabytes_is_left_aside(make):
    bomb = gzip.compress(b"<p>" + bytes(LONGEST_PAGE + 10))
    archive = make.warc(
        [make.response("https://example.jp/b", bomb, "200 OK", "text/html", ("Content-Encoding", "gzip"))]
    )
    found, problems = through("a.warc.gz", archive, ".gz")
    assert not found
    assert "pages too long 1" in problems[0].why


def test_chunks_and_packing_of_the_transfer_are_undone(make):
    packed = gzip.compress(make.page.encode())
    body = b"%x\r\n" % 100 + packed[:100] + b"\r\n%x\r\n" % (len(packed) - 100) + packed[100:] + b"\r\n0\r\n\r\n"
    headers = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    page = next(
        captures(
            io.BytesIO(make.warc([make.response("https://e.jp/", body, "200 OK", "text/html", *headers)])), Tally()
        )
    )
    assert page.data == make.page.encode()
