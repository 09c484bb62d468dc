"""Grouping that keeps up: whatever comes and goes, in whatever order, the stories are those of what is left."""

from __future__ import annotations

import json
import math
from array import array
from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.claims import Stories, profiles
from uratori.claims.grouping import neighbourhoods as neighbourhoods_module
from uratori.claims.grouping.alike import Postings, Probe
from uratori.claims.grouping.packing import Said, pack
from uratori.claims.grouping.profile import UNIT, Profile, background, from_row, to_row
from uratori.language import parse
from uratori.model import Analysis, Document, Published

WORDS = 9


@st.composite
def pages(draw, least=0, most=9):
    """Pages about a few things: unlike, alike, and doubles of one another; dated or not; some from one file."""
    count = draw(st.integers(least, most))
    return [_page(f"p{n}", *draw(_content())) for n in range(count)]


def _content():
    words = st.lists(st.sampled_from((0, 0, 0, 1, 2, 5)), min_size=WORDS, max_size=WORDS)
    day = st.one_of(st.none(), st.integers(738000, 738030), st.sampled_from((738300, 739400)))
    kinds = st.sampled_from(({}, {}, {"発射": frozenset((738003,))}, {"発射": frozenset((738009,))}))
    return st.tuples(words, day, st.sampled_from((None, None, "log")), kinds)


def _page(id_, counts, day, parent=None, happened=None):
    norm = math.sqrt(sum(c * c for c in counts)) or 1
    weights = {n + 1: round(UNIT * c / norm) for n, c in enumerate(counts) if c}
    terms = sorted(weights, key=lambda t: (-weights[t], t))
    values = array("H", (weights[t] for t in terms))
    rare = array("I", [t for t in sorted(terms) if t > 4])
    return Profile(id_, (id_,), array("I", terms), values, rare, day, happened or {}, parent)


def _told(id_, counts, day, parent=None, happened=None):
    """A page as a row can bring it back: with what its vector follows from."""
    row = to_row(_page(id_, counts, day, parent, happened))
    packed = pack(Said({n + 1: 10 * c for n, c in enumerate(counts) if c}, {}, {}), background())
    return from_row(row | {"vector": b64encode(packed).decode()})


def doc(id_, text, day="2024-05-01", **more):
    document = Document(id_, "x", text, 0, len(text), published=Published(day, "given"), **more)
    return Analysis(document, parse(document).sentences)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_order_any_batches_and_any_removals_give_what_is_found_from_scratch(data):
    known = data.draw(pages())
    replaced = [_page(p.id, *data.draw(_content())) for p in known if data.draw(st.booleans())]
    gone = [p.id for p in known if data.draw(st.integers(0, 3)) == 0]
    steps = [("add", p) for p in data.draw(st.permutations(known))]
    cut = data.draw(st.integers(0, len(steps)))
    stories = Stories([p for _, p in steps[:cut]])
    for _, page in steps[cut:]:
        stories.add(page)
    for page in data.draw(st.permutations(replaced)):
        stories.add(page)
    for id_ in data.draw(st.permutations(gone)):
        stories.remove(id_)
    left = {p.id: p for p in [*known, *replaced] if p.id not in gone}
    assert stories.groups() == Stories(left.values()).groups()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_a_change_reports_turns_the_old_stories_into_the_new(data):
    known = data.draw(pages(1))
    cut = data.draw(st.integers(0, len(known)))
    stories = Stories(known[:cut])
    before = set(stories.groups())
    drop = [p.id for p in known[:cut] if data.draw(st.booleans())]
    change = stories.update(known[cut:], drop)
    assert set(change.gone) <= before
    assert before - set(change.gone) | set(change.new) == set(stories.groups())
    assert not set(change.gone) & set(change.new)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_rows_bring_back_the_stories_after_pages_were_replaced(data):
    count = data.draw(st.integers(1, 12))
    known = [_told(f"p{n}", *data.draw(_content())) for n in range(count)]
    again = [_told(p.id, *data.draw(_content())) for p in known if data.draw(st.booleans())]
    stories, rows = Stories(), {}
    for page in [*known, *again]:
        stories.add(page)
        rows.pop(page.id, None)
        rows[page.id] = json.loads(json.dumps(stories.row(page.id)))
    restored = Stories.restore(rows.values())
    assert restored.groups() == stories.groups()
    late = _told("late", *data.draw(_content()))
    assert restored.add(late) == stories.add(late)


@settings(max_examples=40, deadline=None)
@given(pages(2, 2))
def test_two_pages_find_each_other_alike_both_ways(two):
    a, b = two
    assert Probe(a).likeness(b) == Probe(b).likeness(a)
    found = []
    for one, other in ((a, b), (b, a)):
        postings = Postings()
        postings.add(other)
        found += [value for _, value in postings.company(one)] or [0.0]
    assert found[0] == found[1]


def test_a_page_joins_opens_and_bridges():
    stories = Stories()
    assert stories.add(_page("a", [5, 0, 0], 738000)).new == (("a",),)
    assert stories.add(_page("b", [0, 5, 0], 738000)).new == (("b",),)
    joined = stories.add(_page("a2", [5, 0, 1], 738000))
    assert (joined.gone, joined.new) == ((("a",),), (("a", "a2"),))
    bridged = stories.add(_page("c", [5, 5, 0], 738000))
    assert bridged.gone == (("a", "a2"), ("b",))
    assert bridged.new == (("a", "a2", "b", "c"),)
    assert stories.remove("c").new == (("a", "a2"), ("b",))
    assert stories.story("a2") == ("a", "a2")


def test_a_page_leaves_far_away_stories_alone():
    stories = Stories([_page("a", [5, 0, 0], 738000), _page("b", [0, 5, 0], 738000)])
    assert stories.add(_page("c", [0, 0, 5], 738000)).gone == ()
    assert stories.groups() == (("a",), ("b",), ("c",))


def test_removing_what_is_not_there_is_an_error_and_changes_nothing():
    stories = Stories([_page("a", [5], 738000)])
    with pytest.raises(KeyError):
        stories.update((), ("a", "b"))
    assert stories.groups() == (("a",),)


def test_a_page_that_comes_twice_in_one_call_stands_as_it_came_last():
    a, other = _page("a", [5, 0, 0], 738000), _page("a", [0, 5, 0], 738000)
    b = _page("b", [0, 5, 0], 738000)
    assert Stories([a, b, other]).groups() == (("a", "b"),)


def test_a_profile_comes_back_from_its_row():
    (page,) = profiles([doc("a", "市長は三日、温泉街の再開発を白紙に戻すと述べた。")])
    back = from_row(json.loads(json.dumps(to_row(page))))
    assert back == page
    assert len(back.terms) > 10
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_row({"id": "a"})


def test_profiles_weigh_one_and_hold_a_live_blog_as_one_page():
    page = "18:00 鉄道が運休した。\n12:00 学校は休みだ。"
    cut = page.index("12:00")
    entries = [
        Analysis(Document(f"b#{n}", "x", page, a, b, parent="b", layout="entry"))
        for n, (a, b) in enumerate(((0, cut), (cut, len(page))))
    ]
    blog, alone = profiles([*entries, doc("d", "橋の架け替え工事が始まった。")])
    assert (blog.id, blog.documents, alone.documents) == ("b", ("b#0", "b#1"), ("d",))
    assert abs(sum(w * w for w in alone.weights) / UNIT**2 - 1) < 0.01


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_crowd_is_grouped_alike_in_any_order(data):
    """Where a neighbourhood is large, what is less and less alike counts as one page: that too must not hang on order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbourhoods_module, "_MANY", 2)
        known = data.draw(pages(3))
        stories = Stories()
        for page in data.draw(st.permutations(known)):
            stories.add(page)
        gone = [p.id for p in known if data.draw(st.integers(0, 3)) == 0]
        for id_ in data.draw(st.permutations(gone)):
            stories.remove(id_)
        assert stories.groups() == Stories([p for p in known if p.id not in gone]).groups()
