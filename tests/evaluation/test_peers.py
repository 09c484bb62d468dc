"""Peers: what they find is scored by the same figures; one that is missing is said to be missing."""

from pathlib import Path

import pytest

from uratori import reading
from uratori.evaluation import beside, load
from uratori.evaluation.figures import interval
from uratori.evaluation.peers import PEERS, counting, cues, ginza, similarity, timex
from uratori.evaluation.speed import measure

GOLD = Path(__file__).parent.parent / "gold"


@pytest.fixture(scope="module")
def gold():
    return load(GOLD)


def document(text, **row):
    return reading.from_row({"id": "d", "text": text, **row}, "d")[0]


def test_the_cue_regex_reads_the_plain_forms():
    (found,) = cues.statements([document("市長は「中止しない」と述べた。\n警察によると、けが人はいない。")])
    text = found.document.text
    assert [(s.source.of(text), s.content[0].of(text)) for s in found.statements] == [
        ("市長", "中止しない"),
        ("警察", "けが人はいない"),
    ]


def test_every_way_of_counting_counts_at_least_one_and_no_more_than_there_are_documents(gold):
    texts = counting.Texts(gold)
    docs = sorted(gold.texts)[:6]
    for way in counting.WAYS.values():
        assert 1 <= way(docs, texts) <= len(docs)


def test_near_duplicates_are_counted_once():
    grams = {"a": frozenset("いろはにほへと"), "b": frozenset("いろはにほへち"), "c": frozenset("あさきゆめみし")}
    assert counting._groups(["a", "b", "c"], grams, 0.5) == 2


def test_counting_documents_overstates_what_the_labels_say(gold):
    figures = dict(counting.over(gold))
    low, high = interval(figures["counting documents"])
    assert 0 < low < figures["counting documents"].value < high < 100


def test_likeness_finds_some_of_the_pairs_at_its_best_threshold(gold):
    figure = similarity.tf_idf(gold)
    assert 0 < figure.value < 100
    assert figure.count == sum(row[2] for _, row in figure.counts)


def test_a_peer_that_is_not_installed_is_named_with_its_extra(gold, monkeypatch):
    monkeypatch.setattr(ginza, "reader", lambda: None)
    (row,) = beside(gold, ["names"])
    assert row.figure is None
    assert row.to_json() == {
        "peer": "ja_ginza",
        "layer": "names",
        "extra": "ginza",
        "figure": None,
        "value": None,
        "count": None,
        "interval": None,
    }


def test_ja_ginzas_labels_become_our_types(monkeypatch):
    class Ent:
        def __init__(self, start, words, label):
            self.start_char, self.end_char, self.text, self.label_ = start, start + len(words), words, label

    class Doc:
        def __init__(self, text):
            at = text.find("大阪市")
            self.ents = [Ent(at, "大阪市", "City"), Ent(0, text[:1], "Date")] if at >= 0 else []

    monkeypatch.setattr(ginza, "reader", lambda: Doc)
    (found,) = ginza.names([document("見出し\nきのう大阪市で会見した。")])
    assert [(found.document.text[m.start : m.end], m.type) for m in found.mentions] == [("大阪市", "place")]


def test_a_moment_is_as_precise_as_its_expression():
    from datetime import datetime  # noqa: PLC0415

    moment = datetime(2024, 8, 3, 15, 0)
    assert timex._as_precise(moment, "XXXX-08-XX", "DATE") == "2024-08"
    assert timex._as_precise(moment, "XXXX-08-03", "DATE") == "2024-08-03"
    assert timex._as_precise(moment, "T15", "TIME") == "2024-08-03T15:00"


def test_every_extra_of_a_peer_is_in_the_project_file():
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert all(f"\n{p.extra} = [" in project for p in PEERS if p.extra)


def test_speed_measures_every_layer_and_how_it_grows():
    found = measure([document("政府は12日、会談を行うと発表した。")], rounds=1, lengths=(200, 400))
    assert set(found.layers) >= {"bare tokenisation", "language", "names", "times", "attribution", "whole"}
    assert list(found.growth) == [200, 400]
    assert found.share_of_bare_tokenisation == pytest.approx(
        found.layers["whole"] / found.layers["bare tokenisation"], rel=0.01
    )
    assert found.to_json()["characters_per_second"] == found.layers["whole"] > 0
