"""The study's parts: intervals, ways of counting on labels, what real text tells, drawings, marks in pages."""

import importlib.util
import json
import sys
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori import check, reading
from uratori.evaluation import drawing, load, study
from uratori.evaluation.study import Counted

ROOT = Path(__file__).resolve().parents[2]


def script():
    spec = importlib.util.spec_from_file_location("figures", ROOT / "scripts/figures.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["figures"] = module
    spec.loader.exec_module(module)
    return module


def test_what_is_counted_is_held_against_both_bounds():
    rows = [Counted("a", 4, 1, 2), Counted("a", 1, 2, 3), Counted("b", 2, 1, 2), Counted("b", 3, 1, 1)]
    found = study.summary(rows)
    assert (found["claims"], found["stories"]) == (4, 2)
    assert found["overstated"][0] == 50
    assert found["understated"][0] == 25
    assert found["told"][0] == 25
    assert found["factor"][0] == pytest.approx((2 + 1 / 3 + 1 + 3) / 4, abs=0.01)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 100)), min_size=1, max_size=12))
def test_a_mean_lies_in_its_interval_and_does_not_hang_on_the_order(rows):
    share = study.mean(rows)
    assert share.low - 1e-6 <= share.high + 1e-6
    values = [v for _, v in rows]
    assert min(values) - 1e-6 <= share.low
    assert share.high <= max(values) + 1e-6
    assert study.mean(rows[::-1]).value == pytest.approx(share.value)


def test_stories_not_claims_are_drawn():
    """A hundred claims of one story are one story: nothing is known of others."""
    assert study.mean([("a", float(n % 2)) for n in range(100)]).low == 0.5
    assert study.mean([(str(n), float(n % 2)) for n in range(100)]).low < 0.5


def test_nothing_counted_is_no_error():
    assert study.summary([])["factor"] == [0, 0, 0]


def write(folder, name, rows):
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")


def test_labelled_claims_of_one_document_or_without_bounds_are_left_out(tmp_path):
    (tmp_path / "docs").mkdir()
    for doc in "abc":
        (tmp_path / "docs" / f"{doc}.txt").write_text("市長は辞任すると述べた。", encoding="utf-8")
    write(tmp_path, "documents", [{"doc": d, "story": "s", "outlet": "甲新聞"} for d in "abc"])
    members = [{"doc": d, "start": 0, "end": 3} for d in "abc"]
    claims = [
        {"id": "1", "members": members, "origins_min": 1, "origins_max": 1},
        {"id": "2", "members": members[:1], "origins_min": 1, "origins_max": 1},
        {"id": "3", "members": members, "origins_min": 1, "origins_max": 3, "loose": True},
        {"id": "4", "members": members},
    ]
    write(tmp_path, "claims", claims)
    found = study.labelled(load(tmp_path), "set")
    assert found["counting documents"] == [Counted("set s", 3, 1, 1)]
    assert found["counting outlets"] == [Counted("set s", 1, 1, 1)]


def told(*texts, cited=("甲", "乙", "丙")):
    rows = [{"id": f"d{n}", "text": t, "outlet": "ウィキニュース"} for n, t in enumerate(texts)]
    dossier = check([d for r in rows for d in reading.from_row(r, "x")])
    return list(study.told(dossier, {r["id"]: set(cited) for r in rows}))


def test_papers_that_tell_of_one_announcement_are_fewer_for_certain():
    (claim,) = told("読売新聞と毎日新聞によると、市長は「辞任する」と述べた。")
    assert claim.outlets == {"読売新聞", "毎日新聞"}
    assert (claim.listed, claim.behind, claim.sentences) == (3, True, 1)
    assert study.answer(claim) == "fewer than outlets, for certain"


def test_papers_with_nobody_behind_cannot_be_told():
    (claim,) = told("読売新聞と毎日新聞によると、市の中心部で大きな火事があった。")
    assert len(claim.outlets) == 2
    assert study.answer(claim) == "cannot tell; nobody is named"


def test_text_that_names_no_outlet_is_not_counted():
    assert not told("市長は「辞任する」と述べた。")


def test_the_figures_of_real_text_add_up():
    texts = ["読売新聞と毎日新聞によると、市長は「辞任する」と述べた。", "朝日新聞によると、港で船が沈んだ。"]
    documents = [d for n, t in enumerate(texts) for d in reading.from_row({"id": str(n), "text": t}, "x")]
    found = study.real(check(documents), {"0": {"甲", "乙", "丙"}, "1": {"甲"}})
    assert found["articles"] == 2
    assert sum(found["outlets named"].values()) == found["claims with an outlet named"] >= 2
    assert sum(share[0] for share in found["answers"].values()) == pytest.approx(100)
    assert found["counting the outlets listed"]["overstated"][0] > 0


def test_a_drawing_is_xml_whose_bars_are_as_long_as_their_values():
    rows = [("a <b>", 50.0, 40.0, 60.0), ("c", 100.0, 90.0, 100.0)]
    root = fromstring(drawing.bars("Title & more", rows, " %"))
    space = {"s": "http://www.w3.org/2000/svg"}
    one, other = (float(r.get("width")) for r in root.findall("s:rect", space))
    assert other == pytest.approx(2 * one, abs=0.2)
    assert root.find("s:title", space).text == "Title & more"
    assert "a <b>" in [t.text for t in root.findall("s:text", space)]


def light(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("colour", "least"), [("_INK", 4.5), ("_BAR", 3), ("_MARK", 3)])
def test_drawings_are_legible_on_white_and_on_black(colour, least):
    bright = light(getattr(drawing, colour))
    assert 1.05 / (bright + 0.05) >= least
    assert (bright + 0.05) / 0.05 >= least


def test_tables_are_put_between_their_marks_and_nowhere_else():
    figures = script()
    page = "a\n<!-- figures: x -->\nold\n<!-- end -->\nb\n<!-- figures: y -->\nkept\n<!-- end -->\n"
    once = figures.put(page, "x", "| 1\\2 |")
    assert "| 1\\2 |" in once
    assert "old" not in once
    assert "kept" in once
    assert figures.put(once, "x", "| 1\\2 |") == once


def test_every_part_has_its_place_in_the_pages():
    figures = script()
    pages = "".join(p.read_text(encoding="utf-8") for p in figures.PAGES)
    marks = ["accuracy", "errors", "peers", "speed", "growth", "labelled", "wikinews", "real", "answers"]
    assert all(f"<!-- figures: {m} -->" in pages for m in marks)
