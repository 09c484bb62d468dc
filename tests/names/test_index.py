from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.names.readings import readings
from uratori.names.within.entities import Node, _fits
from uratori.names.within.index import Index

NAMES = st.one_of(
    st.text("金王李正恩平野田", min_size=1, max_size=4),
    st.text("キムジョンウワリーッ", min_size=1, max_size=9),
    st.lists(st.text("キムジョンウワリー", min_size=1, max_size=6), min_size=2, max_size=3).map("・".join),
)


@settings(deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=8), NAMES)
def test_a_look_up_misses_nobody_whom_a_comparison_with_all_finds(names: list[str], asked: str) -> None:
    index = Index()
    for number, name in enumerate(names):
        index.add(number, name)
    short, full = index.short(asked), index.full(asked, None)
    for number, name in enumerate(names):
        assert number in short or _fits(Node("person", name, True, {name: "full name"}), asked) is None
        assert number in full or not readings.may_be(asked, name)
