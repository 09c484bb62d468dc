"""Values to bytes and back."""

import zlib
from contextlib import suppress
from dataclasses import dataclass, fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uratori import pipeline
from uratori.desk import address, codec, packing
from uratori.desk.columns import Reader, Writer
from uratori.desk.stories import Brief, Names
from uratori.model import (
    Analysis,
    Claim,
    Document,
    Evidence,
    Link,
    Mark,
    Origins,
    Outlet,
    Published,
    Reuse,
    Span,
    Story,
)

from .helpers import DENIAL, STORY

texts = st.text(max_size=8)
days = st.dates().map(str) | st.datetimes().map(lambda t: t.isoformat())
links = st.builds(
    Link, st.none() | texts, st.sampled_from(["outlet", "own"]), st.none() | st.integers(), names=st.tuples(texts)
)
documents = st.builds(
    Document,
    texts, texts, texts, st.integers(), st.integers(),
    outlet=st.none() | st.builds(Outlet, texts),
    published=st.builds(Published, st.none() | days, evidence=st.tuples(st.builds(Evidence, st.just(1), st.just(2), texts))),
    marks=st.lists(st.builds(Mark, st.integers(), st.integers(), st.just("tag"))).map(tuple),
    topics=st.lists(st.builds(Span, st.integers(), st.integers())).map(tuple),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # on a machine that is busy
@given(documents)
def test_a_document_comes_back(document):
    assert codec.unpack(codec.pack(document, Document), Document) == document
    assert codec.from_named(codec.named(document), Document) == document


@given(links)
def test_a_link_comes_back(link):
    assert codec.unpack(codec.pack(link, Link), Link) == link


def test_analyses_and_stories_come_back():
    found = pipeline.check([d for s in (*STORY, DENIAL) for d in s.documents])
    for analysis in found.documents:
        assert codec.unpack(codec.pack(analysis, Analysis), Analysis) == analysis
    for story in found.stories:
        assert codec.unpack(codec.pack(story, Story), Story) == story


@pytest.mark.parametrize(
    "data", [b"", b"x", codec.zlib.compress(b"{}"), codec.zlib.compress(b"[1]"), codec.zlib.compress(b"\xff")]
)
def test_other_bytes_are_refused(data):
    with pytest.raises(codec.CodecError):
        codec.unpack(data, Analysis)


def test_a_later_program_reads_what_an_earlier_one_named():
    document = Document("a", "b", "text", 0, 4, title="t")
    text = codec.named(document).replace('"title"', '"gone_field":1,"title"')
    assert codec.from_named(text, Document) == document
    assert codec.from_named('{"id":"a","source":"b","text":"text","start":0,"end":4}', Document) == replace(
        document, title=None
    )


def test_the_shape_tells_of_any_change_within():
    @dataclass(frozen=True)
    class Inner:
        a: int

    @dataclass(frozen=True)
    class Outer:
        inner: tuple[Inner, ...]

    assert codec.shape(Origins) != codec.shape(Claim)
    assert codec.shape(Span) == codec.shape(Span)
    assert [f.name for f in fields(Outer)] == ["inner"]
    assert Inner


@pytest.mark.parametrize(
    ("url", "clean", "page"),
    [
        ("https://u:p@x.jp/a", "https://x.jp/a", "https://x.jp/a"),
        ("https://x.jp/a?sid=9f8e7d6c5b4a39281&id=1", "https://x.jp/a?id=1", "https://x.jp/a?id=1"),
        (
            "https://x.jp/a?utm_source=t&b=2&a=1#top",
            "https://x.jp/a?utm_source=t&b=2&a=1#top",
            "https://x.jp/a?a=1&b=2",
        ),
        ("HTTP://X.jp:80", "http://X.jp:80", "http://x.jp/"),
        ("https://x.jp/記事", "https://x.jp/記事", "https://x.jp/%E8%A8%98%E4%BA%8B"),
        ("ただの文字", "ただの文字", "ただの文字"),
        ("http://[bad", "http://[bad", "http://[bad"),
        ("https://x.jp/a?article_key=5", "https://x.jp/a?article_key=5", "https://x.jp/a?article_key=5"),
    ],
)
def test_addresses(url, clean, page):
    assert address.clean(url) == clean
    assert address.page(url) == page


@given(st.text(max_size=40))
def test_any_text_may_stand_where_an_address_should(text):
    assert isinstance(address.page("https://x.jp/" + text), str)
    address.secrets("https://" + text)
    assert address.clean(address.clean(text)) == address.clean(text)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents, st.text(max_size=40))
def test_what_stands_beside_is_needed_again(document, text):
    data = codec.pack(document, Document, text)
    assert codec.unpack(data, Document, text) == document


def test_one_field_is_read_without_those_behind_it():
    (analysis, *_) = pipeline.check(list(STORY[0].documents)).documents
    data = codec.pack(analysis, Analysis)
    assert codec.field(data, Analysis, "sentences") == analysis.sentences
    with pytest.raises(codec.CodecError):
        codec.field(data, Analysis, "no such field")


@given(st.binary(max_size=60), st.integers(0, 400))
def test_bytes_that_rotted_are_refused_by_name(harm, at):
    data = codec.pack(Story("s1", "題", ("a", "b"), reuse=(Reuse("a", "b", 0.25, False),)), Story)
    wrong = data[:at] + harm + data[at + len(harm) :]
    with suppress(codec.CodecError):
        assert codec.unpack(wrong, Story) == codec.unpack(data, Story)


@given(
    st.lists(st.integers(0, 1 << 40)), st.lists(st.none() | st.text(max_size=4) | st.sampled_from(["e9", "e10", "e11"]))
)
def test_columns_come_back(numbers, strings):
    out = Writer()
    out.put(numbers)
    out.put_strings(strings)
    lengths, said = out.table()
    source = Reader(lengths + bytes(out.numbers))
    source.read_strings(source.table(), said)
    assert list(source.take(len(numbers))) == numbers
    assert source.take_strings(len(strings)) == strings


@pytest.mark.parametrize("data", [b"", b"\x02", b"\x03", b"\x07\x01", b"\x04\xff\xff"])
def test_columns_that_break_off_are_refused(data):
    with pytest.raises((ValueError, IndexError)):
        Reader(data).take(3)


def test_more_values_than_a_desk_holds_are_refused():
    with pytest.raises(ValueError, match="values"):
        Reader(b"\x00").take(1 << 30)


def test_names_that_count_take_no_letters():
    out = Writer()
    out.put_strings([f"e{n}" for n in range(1, 200)])
    assert out.table()[1] == "e1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "県は12日、中止を決めた。",
        "ｶﾅと㈱と①、髙島・﨑",
        "简体字 한국어 😀\x80\x85\u3042\u309a",
        "a" * 50_000,
        "～−―—〜－\r\n\0",
    ],
)
def test_a_text_comes_back(text):
    assert packing.untext(packing.text(text)) == text
    assert packing.unbytes(packing.as_bytes(text.encode())) == text.encode()


@given(st.text())
def test_any_text_comes_back(text):
    assert packing.untext(packing.text(text)) == text


@given(st.binary())
def test_any_bytes_come_back(data):
    assert packing.unbytes(packing.as_bytes(data)) == data


def test_a_japanese_text_takes_less_than_half_of_its_bytes():
    text = STORY[0].documents[0].text
    assert len(packing.text(text)) < len(text.encode()) * 0.6
    assert packing.unbytes(zlib.compress(text.encode())).decode() == text  # as older desks have it


@pytest.mark.parametrize(
    "data", [b"", b"\x01", b"\x01abc", b"\x02\xff", b"\x09abc", b"\x78\x9c", b"\x01" + b"\x03\x00"]
)
def test_bytes_that_hold_no_text_are_refused_or_empty(data):
    with suppress(ValueError, zlib.error):
        assert packing.untext(data) == ""


def test_what_ids_hang_on_is_still_what_desks_hold():
    """Where this fails, schemas need a step that rewrites what is held: a desk would lose its ids."""
    assert (codec.shape(Brief), codec.shape(Names)) == ("734df16117d0", "e88ed1fe86a7")
