"""What the name of a file adds to a text that says neither whose it is nor of which day."""

import pytest

from uratori.reading import Input, documents

WORDS = "橋の再開へ\n\n県は12日、閉鎖していた橋を7月に再開すると発表した。\n".replace("7月に", "近く")


def only(name, text=WORDS):
    ((document,),) = (found for found in documents(Input(name, "a", text.encode(), ".txt")) if isinstance(found, tuple))
    return document.outlet.name if document.outlet else None, document.published.value


@pytest.mark.parametrize(
    ("name", "outlet", "day"),
    [
        ("20260612_潮見日報.txt", "潮見日報", "2026-06-12"),
        ("folder/2026-06-13 みなと放送 橋の再開.txt", "みなと放送", "2026-06-13"),
        ("潮見日報（2026年6月12日）.txt", "潮見日報", "2026-06-12"),
        ("a.zip#20260612_潮見日報.txt", "潮見日報", "2026-06-12"),
        ("潮見日報.txt", "潮見日報", None),
        # saved on a day of which the text does not tell; two days; two papers; no medium
        ("20260620_潮見日報.txt", "潮見日報", None),
        ("20260612_20260613_潮見日報.txt", "潮見日報", None),
        ("20260612_潮見日報_みなと放送.txt", None, None),
        ("20260612_メモ.txt", None, None),
        ("20261399_潮見日報.txt", "潮見日報", None),
        ("120260612345.txt", None, None),
    ],
)
def test_a_name_counts_where_the_text_confirms_it(name, outlet, day):
    assert only(name) == (outlet, day)


def test_what_the_text_says_itself_wins():
    assert only("20260612_潮見日報.txt", "みなと放送 2025年3月4日\n" + WORDS)[0] == "みなと放送"
    # another date at its head: the name may be the day of saving
    assert only("20260612_潮見日報.txt", "3月4日の橋\n" + WORDS) == ("潮見日報", None)
