import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.evaluation import GoldError, compare, evaluate, interval, load
from uratori.evaluation.entities import b_cubed
from uratori.evaluation.expressions import timex
from uratori.evaluation.figures import Figure, percentage
from uratori.evaluation.matching import overlapping
from uratori.model import Span

GOLD = Path(__file__).parents[1] / "gold"
RECORDED = Path(__file__).with_name("figures.json")


def test_f1_share_and_b_cubed():
    assert percentage("f1", [(1, 2, 4)]) == pytest.approx(200 * 0.5 * 0.25 / 0.75)
    assert percentage("share", [(1, 0, 2), (2, 0, 2)]) == 75
    rows = b_cubed([("d", "a", "x"), ("d", "a", "x"), ("d", "b", "x")])
    assert rows == (("d", (pytest.approx(5 / 3), 3.0, 3.0)),)


def test_values_compare_to_the_minute_without_zones():
    assert timex("2024-05-11T00:40+09:00") == timex("2024-05-11T00:40:30")
    assert timex("2024-05-11TNI") == "2024-05-11TNI"
    assert timex("2024-05/2024-06") != timex("2024-05")


def test_pairs_are_one_to_one_and_the_most_alike_first():
    assert overlapping([Span(0, 4), Span(4, 8)], [Span(3, 8), Span(0, 3)]) == [(1, 0), (0, 1)]


@given(st.lists(st.tuples(st.integers(0, 5), st.just(0), st.integers(5, 9)), min_size=1, max_size=8))
def test_the_figure_lies_in_its_interval_of_whole_samples(counts):
    figure = Figure("x", "share", tuple((str(n), c) for n, c in enumerate(counts)))
    low, high = interval(figure, 200)
    assert 0 <= low <= high <= 100
    shares = [100 * a / c for a, _, c in counts]
    assert low >= min(shares) - 1e-9
    assert high <= max(shares) + 1e-9


def test_a_folder_that_is_no_gold_set_is_named(tmp_path):
    with pytest.raises(GoldError, match="docs"):
        load(tmp_path)


def test_a_label_outside_its_text_is_named_with_its_line(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("12日だ。", encoding="utf-8")
    (tmp_path / "times.jsonl").write_text('\n{"doc": "a.txt", "start": 0, "end": 99, "value": "x"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"times.jsonl:2: 0-99"):
        load(tmp_path)


def test_what_a_change_won_and_lost():
    old = {
        "times": {"right": {"value": 90.0, "count": 9, "interval": [85, 95], "differences": [["a", 0, 2, "x", "y"]]}}
    }
    new = {"times": {"right": {"value": 80.0, "count": 9, "interval": [70, 90], "differences": [["a", 5, 7, "x", ""]]}}}
    (change,) = compare(old, new)
    assert change.fell
    assert [d.start for d in change.won] == [0]
    assert [d.start for d in change.lost] == [5]


@pytest.mark.slow
def test_no_layer_falls_below_what_was_recorded():
    """The gate: a layer that falls by more than its interval fails. Record anew, on purpose only, with
    ``uratori evaluate tests/gold --json > tests/evaluation/figures.json``."""
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    found = evaluate(load(GOLD)).to_json()
    fell = [f"{c.layer}: {c.name}: {c.before} → {c.after}" for c in compare(recorded, found) if c.fell]
    assert not fell
