"""Grouping between runs reads what a change touches, and finds what grouping all anew would find."""

from hypothesis import given, settings
from hypothesis import strategies as st

from uratori import desk, pipeline
from uratori.desk import grouping
from uratori.desk.pages import Pages

from .helpers import source

THINGS = (
    "浜風市の大橋で路面が陥没した",
    "南浜町の倉庫が全焼した",
    "北嶺県の知事が辞意を表明した",
    "潮見工業が不正な検査を認めた",
)
MORE = ("けが人は5人に上る", "警察が原因を調べている", "市は通行止めを続ける", "会見で陳謝した", "12日に説明会を開く")
TEXT = st.builds(
    lambda day, things, more: f"{'、'.join(things)}。" + "。".join(f"{day}日、{m}" for m in more) + "。",
    st.integers(1, 28),
    st.lists(st.sampled_from(THINGS), min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from(MORE), max_size=3, unique=True),
)
STEP = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 11), TEXT, st.integers(1, 4)),
    st.tuples(st.just("remove"), st.integers(0, 11), st.just(""), st.just(1)),
    st.tuples(st.just("restore"), st.integers(0, 11), st.just(""), st.just(1)),
    st.tuples(st.just("anew"), st.just(0), st.just(""), st.just(1)),  # another process: nothing is in memory
)


def page(n, text, month):
    return source(f"d{n}", text, url=f"https://x.example/{n}", published=f"2024-{month:02}-{n + 1:02}")


@settings(max_examples=25, deadline=None)
@given(st.lists(STEP, min_size=2, max_size=14))
def test_whatever_came_and_went_the_stories_are_those_of_what_is_there(steps):
    with desk.memory() as kept:
        for act, n, text, month in steps:
            if act == "add":
                kept.add([page(n, text, month)])
            elif act == "anew":
                kept._grouping = grouping.Grouping()
            elif f"d{n}" in {d.id for d in kept.documents(removed=True)}:
                (kept.remove if act == "remove" else kept.restore)(f"d{n}")
            kept.settle()
        there = [kept.document(d.id) for d in kept.documents()]
        expected = sorted(tuple(sorted(d.document.id for d in there if d.document.id in g)) for g in _groups(there))
        found = sorted(tuple(sorted(kept.story(s.id).stories[0].documents)) for s in kept.stories())
        assert found == expected
        assert kept.examine() == ()


def _groups(analyses):
    return [set(s.documents) for s in pipeline.crosscheck(analyses).stories]


def test_what_has_nothing_to_do_with_it_is_not_read(kept, monkeypatch):
    kept.add([page(n, f"{THINGS[n % 4]}。{MORE[n % 5]}。", 1 + n % 4) for n in range(20)])
    kept.settle()
    kept._grouping = grouping.Grouping()
    read = []
    whole = Pages.profile
    monkeypatch.setattr(Pages, "profile", lambda self, n: read.append(n) or whole(self, n))
    kept.add([source("far", "国際会議が閉幕し、共同宣言を採択した。", published="2024-02-02")])
    kept.settle()
    assert read == []
    assert len(kept._grouping._hoods) == 1
    assert len(kept.stories()) > 1
