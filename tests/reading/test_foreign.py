"""JSON of other programs: their keys, their lists, their markup."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.reading import Input, Problem, documents
from uratori.reading.formats.foreign import listed, recast


def read(value, suffix=".json"):
    return list(documents(Input(f"a{suffix}", "a", json.dumps(value, ensure_ascii=False).encode(), suffix)))


NEWS = {
    "headline": "橋、6月から通行止め - 潮見新報",
    "source": {"id": None, "name": "潮見新報"},
    "publishedAt": "2026-05-11T15:00:00Z",
}
WORDS = "市は11日、橋を通行止めにすると発表した。"


@pytest.mark.parametrize(
    "value",
    [
        {"status": "ok", "articles": [{**NEWS, "content": WORDS + "… [+612 chars]"}]},
        [{**NEWS, "body": [WORDS]}],
        {"hits": {"hits": [{"_id": "1", "_source": {**NEWS, "content": {"rendered": f"<p>{WORDS}</p>"}}}]}},
        {**NEWS, "articleBody": WORDS},
    ],
)
def test_the_fields_under_the_names_of_others(value):
    ((found,),) = read(value)
    assert (found.title, found.outlet.name, found.published.value, found.text) == (
        "橋、6月から通行止め",
        "潮見新報",
        "2026-05-12T00:00+09:00",
        WORDS,
    )


def test_a_json_feed_bears_its_outlet():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "潮見新報",
        "items": [{"id": "1", "title": "橋", "content_text": WORDS}],
    }
    ((found,),) = read(feed)
    assert (found.id, found.outlet.name) == ("1", "潮見新報")


def test_rows_of_our_own_stay_as_they_are():
    row = {"id": "a", "text": "<p>は印である。", "source": "/x/a.txt", "outlet": None, "title": None}
    assert recast(row)["outlet"] is None
    ((found,),) = read([row])
    assert (found.text.startswith("は印"), found.outlet) == (True, None)


def test_a_row_without_words_names_its_keys():
    (found,) = read([{"headline": "橋", "price": 3}])
    assert isinstance(found, Problem)
    assert (found.why, found.remedy) == ("the row has no text; its keys: headline, price", "call one 本文 or text")


KEYS = ("text", "headline", "source", "name", "author", "publishedAt", "url", "outlet", "version", "items", "rendered")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from(KEYS) | st.text(), v),
        max_leaves=20,
    )
)
def test_any_value_is_borne(value):
    listed(value)
    if isinstance(value, dict):
        recast(value)
