"""Properties: a value written in several Japanese ways is read to one value; no text breaks the reader."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.times import find
from uratori.times.numerals import kanji, number

PUBLISHED = date(2024, 10, 7)
days = st.dates(date(1873, 1, 1), date(2100, 12, 31))
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
ERAS = (
    ("令和", date(2019, 5, 1)),
    ("平成", date(1989, 1, 8)),
    ("昭和", date(1926, 12, 25)),
    ("大正", date(1912, 7, 30)),
)


def forms(day):
    """The ways in which news writes a day with its year."""
    plain = f"{day.year}年{day.month}月{day.day}日"
    yield plain
    yield plain.translate(WIDE)
    yield f"{day.year}/{day.month}/{day.day}"
    yield f"{day.year}-{day.month:02d}-{day.day:02d}"
    yield plain + f"({'月火水木金土日'[day.weekday()]})"
    year = "".join("〇一二三四五六七八九"[int(d)] for d in str(day.year))
    yield f"{year}年{kanji(day.month)}月{kanji(day.day)}日"
    for era, first in ERAS:
        if day >= first:
            n = day.year - first.year + 1
            yield f"{era}{'元' if n == 1 else n}年{day.month}月{day.day}日"
            break


@given(days)
@settings(deadline=None)
def test_a_day_in_all_its_forms_is_one_value(day):
    for form in forms(day):
        found = find(f"市は{form}に発表した。", published="2024-10-07")
        assert [(t.value, t.earliest, t.latest) for t in found] == [(day.isoformat(),) * 3], form


@given(st.dates(date(1952, 1, 1), date(2100, 12, 31)), st.integers(0, 23), st.integers(0, 59))  # no summer time
@settings(deadline=None)
def test_a_clock_time_in_all_its_forms_is_one_instant(day, hour, minute):
    half = f"{'午前' if hour < 12 else '午後'}{hour % 12}時{minute}分"
    for clock in (f"{hour}時{minute}分", half, half.translate(WIDE), f" {hour}:{minute:02d}"):
        (t,) = find(f"市は{day.year}年{day.month}月{day.day}日{clock}に発表した。", published="2024-10-07")
        assert t.value == f"{day.isoformat()}T{hour:02d}:{minute:02d}+09:00", clock


@given(st.integers(-40, 40))
@settings(deadline=None)
def test_counting_from_publication_agrees(n):
    day = PUBLISHED + timedelta(days=n)
    words = {-2: "おととい", -1: "きのう", 0: "きょう", 1: "あす", 2: "あさって"}
    named = [words[n]] if n in words else []
    counted = [f"{-n}日前"] if n < 0 else []
    months = {-1: "先月", 0: "今月", 1: "来月"}
    off = (day.year - 2024) * 12 + day.month - 10
    monthly = [f"{months[off]}{day.day}日"] if off in months else []
    for form in named + counted + monthly:
        (t,) = find(f"{form}に市が発表した。", published="2024-10-07")
        assert t.value == day.isoformat(), form


@given(
    st.integers(1, 99),
    st.sampled_from(
        [("年", "P{}Y"), ("カ月", "P{}M"), ("週間", "P{}W"), ("日間", "P{}D"), ("時間", "PT{}H"), ("分間", "PT{}M")]
    ),
)
@settings(deadline=None)
def test_a_length_in_all_its_forms_is_one_value(n, unit):
    word, value = unit
    for form in (f"{n}{word}", f"{n}{word}".translate(WIDE), f"{kanji(n)}{word}"):
        (t,) = find(f"話し合いは約{form}に及んだ。", published="2024-10-07")
        assert (t.type, t.value, t.mod) == ("DURATION", value.format(n), "APPROX"), form


@given(st.integers(0, 9999))
@settings(deadline=None)
def test_kanji_numbers_are_read_back(n):
    assert number(kanji(n)) == n


PIECES = [
    "12日",
    "先月",
    "午後",
    "25時",
    "99年",
    "2月30日",
    "同日",
    "翌",
    "から",
    "~",
    "1:20",
    "(",
    "「",
    "」",
    "、",
    "。",
    "\n",
    "火曜日",
    "年",
    "000",
    "前",
    "約",
    "数",
    "ぶり",
    "明治",
    "99999日前",
    "令和0年",
]


@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)),
    st.sampled_from([None, "2024-02-29", "1873-01-01", "2100-12-31"]),
)
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reader(text, published):
    found = find(text, published=published)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((t.earliest is None) == (t.latest is None) for t in found)
    assert all(t.earliest <= t.latest for t in found if t.earliest)
