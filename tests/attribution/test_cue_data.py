"""Every line of the cue list is found by the grammar, in the form in which a newspaper would print it."""

import pytest

from uratori.attribution.clause import cues, lexicon
from uratori.attribution.clause.items import line
from uratori.data import cues as cue_rows
from uratori.data import rows
from uratori.language import tokenize

ROWS = cue_rows.rows()


def found(text):
    return {c.entry.cue for c in cues.find(line(0, tokenize(text)))}


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["example"] and r["pos"] not in ("support", "receive")], ids=lambda r: r["cue"]
)
def test_the_example_of_a_cue_holds_it(row):
    assert found(row["example"] + "。")


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["pos"] == "verb" and "と" in r["frame"].split(",")], ids=lambda r: r["cue"]
)
def test_a_verb_is_a_cue_after_a_quote(row):
    assert found(f"外相は「間もなく終わる」と{row['cue']}。")


def test_no_verb_is_a_cue_without_words():
    assert not found("外相は昨日、三つの町を訪れた。")


def test_every_class_of_the_small_words_is_asked_for():
    classes = {r["class"] for r in rows("speech")}
    assert all(lexicon.words(c) for c in classes)


def test_columns_hold_known_values():
    acts = {"state", "announce", "report", "confirm", "deny", "request", "propose", "criticise", "estimate", ""}
    assert {r["act"] for r in ROWS} <= acts
    assert {r["certainty"] for r in ROWS} <= {"certain", "probable", "possible", "unknown", ""}
    assert {r["polarity"] for r in ROWS} <= {"positive", "negative", ""}
    assert len({(r["cue"], r["pos"]) for r in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    "name",
    [
        "asking",
        "meets",
        "comes to ask",
        "to come",
        "shows",
        "told in",
        "tenor",
        "granted",
        "left open",
        "written of",
        "speaks up",
        "lost",
        "puts to",
        "put out",
        "poses",
        "of the face",
        "known as",
        "brings",
        "comes from",
        "ends words",
        "favour",
        "how easily",
        "in writing",
        "names one",
        "own",
        "talks to",
        "way",
    ],
)
def test_words_that_are_compared_as_normalised_stand_so(name):
    tokens = [(word, tokenize(word)) for word in lexicon.words(name)]
    assert [word for word, found in tokens if [t.norm for t in found] != [word]] == []


def test_a_class_of_speech_holds_each_word_once():
    lines = [(row["word"], row["class"]) for row in rows("speech")]
    assert len(set(lines)) == len(lines)


def test_a_head_has_one_kind():
    kinds = {}
    for row in rows("sources"):
        if row["kind"] != "occasion":
            kinds.setdefault(row["head"], []).append(row["kind"])
    assert {head: found for head, found in kinds.items() if len(found) > 1} == {}
