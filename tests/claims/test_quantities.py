import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.claims.clauses.quantities import number, quantities


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("観客は1万2千人だった", "person", 12000, 12000),
        ("三百二十人が参加した", "person", 320, 320),
        ("約2.5トンの米", "mass", 2_450_000, 2_550_000),
        ("少なくとも40棟が焼けた", "house", 40, float("inf")),
        ("売上の6割を超えた", "share", 60, float("inf")),
        ("60%", "share", 60, 60),
        ("20人未満", "person", 0, 20),
        ("5人から10人", "person", 5, 10),
        ("重さは3~4キログラム", "mass", 3000, 4000),
        ("毎秒300トンを流した", "volume 毎秒", 300, 300),
        ("毎秒300立方メートル", "volume 毎秒", 300, 300),
        ("1億2,000万円", "yen", 120_000_000, 120_000_000),
        ("45分間", "duration", 2700, 2700),
        ("十分間の休憩", "duration", 600, 600),
        ("約十分で着いた", "duration", 540, 660),
        ("発電量は3ギガワット時", "energy", 3e9, 3e9),
        ("コンテナ3基", "installation", 3, 3),
        ("第3便", "ordinal", 3, 3),
        ("3便", "flight", 3, 3),
    ],
)
def test_reads_value_unit_and_bound(text: str, kind: str, low: float, high: float) -> None:
    found = list(quantities(text))
    assert [(q.kind, pytest.approx(q.low), pytest.approx(q.high)) for q in found] == [(kind, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "一部の住民",
        "千葉県",
        "第3会議室",
        "数百人規模",
        "何人か",
        "九十九里浜",
        "点検が不十分だった",
        "窓口を一本化する",
        "新千歳空港",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert list(quantities(text)) == []


def test_a_rough_number_agrees_with_a_near_one_and_an_exact_one_does_not() -> None:
    about, near, exact = (next(quantities(t)) for t in ("約300人", "290人", "300人"))
    assert about.agrees(near)
    assert not exact.agrees(near)
    assert not exact.agrees(next(quantities("300棟")))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("3割余り", "34%", True),
        ("2千メートルを超える", "2300メートル", True),
        ("2千メートルを超える", "3100メートル", False),
        ("2千メートルを超える", "1900メートル", False),
        ("6000人に満たない", "5700人", True),
        ("6000人に満たない", "4900人", False),
        ("少なくとも3人", "5人", False),
        ("300人以上", "320人", False),
    ],
)
def test_more_than_a_round_number_can_be_a_number_just_above_it(one: str, other: str, equal: bool) -> None:
    a, b = (next(quantities(t)) for t in (one, other))
    assert a.equals(b) is b.equals(a) is equal


@given(st.integers(0, 10**12))
def test_a_number_in_digits_is_itself(value: int) -> None:
    assert number(f"{value:,}") == value


@given(st.text(alphabet="0123456789,.万億千百十一二人円から約を超える", max_size=200))
def test_any_row_of_digits_ends_and_stays_inside_the_text(text: str) -> None:
    for q in quantities(text):
        assert 0 <= q.start < q.end <= len(text)
        assert q.low <= q.high


def test_a_long_row_of_digits_is_not_taken_apart_again_and_again() -> None:
    assert list(quantities("1" * 20_000)) == []
