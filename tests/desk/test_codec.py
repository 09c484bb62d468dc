"""Values to bytes and back."""

import zlib
from dataclasses import dataclass, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori import pipeline
from uratori.desk import address, codec
from uratori.model import Analysis, Claim, Document, Evidence, Link, Mark, Origins, Outlet, Published, Span, Story

from .helpers import DENIAL, STORY

texts = st.text(max_size=8)
links = st.builds(
    Link, st.none() | texts, st.sampled_from(["outlet", "own"]), st.none() | st.integers(), names=st.tuples(texts)
)
documents = st.builds(
    Document,
    texts, texts, texts, st.integers(), st.integers(),
    outlet=st.none() | st.builds(Outlet, texts),
    published=st.builds(Published, st.none() | texts, evidence=st.tuples(st.builds(Evidence, st.just(1), st.just(2), texts))),
    marks=st.lists(st.builds(Mark, st.integers(), st.integers(), st.just("tag"))).map(tuple),
    topics=st.lists(st.builds(Span, st.integers(), st.integers())).map(tuple),
)  # fmt: skip


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


def test_what_was_packed_without_the_dictionary_is_read_too():
    story = Story("s1", "題", ("a",))
    assert codec.unpack(zlib.compress(codec.plain(story, Story)), Story) == story
