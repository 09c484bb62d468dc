"""The closed classes of the claims room hang together."""

from collections import Counter
from itertools import permutations

from uratori.claims.clauses.words import antonyms, framing, sense, term
from uratori.claims.same.compare import FEATURES
from uratori.data import rows
from uratori.language import tokenize


def test_a_word_has_one_sense() -> None:
    words = Counter(w for r in rows("senses") for w in r["words"].split("|"))
    assert [w for w, n in words.items() if n > 1] == []


def test_every_row_of_near_words_has_two_terms_as_a_text_would_give_them() -> None:
    for r in rows("near"):
        words = r["words"].split("|")
        assert len({sense(w) or w for w in words}) > 1, r
    written = {w for r in rows("near") for w in r["words"].split("|") if not sense(w)}
    assert [w for w in sorted(written) if [term(t) for t in tokenize(w)] != [w]] == []


def test_every_step_is_a_term_as_a_text_would_give_it() -> None:
    words = [w for r in rows("steps") for w in r["words"].split("|")]
    senses = {f"={r['sense']}" for r in rows("senses")}
    assert [w for w in words if w[0] == "=" and w not in senses] == []
    assert [w for w in words if w[0] != "=" and [term(t) for t in tokenize(w)] != [w]] == []


def test_every_contrary_word_is_a_term_as_a_text_would_give_it() -> None:
    words = [r["word"] for r in rows("contrary")]
    senses = {f"={r['sense']}" for r in rows("senses")}
    assert [w for w in words if w[0] == "=" and w not in senses] == []
    assert [w for w in words if w[0] != "=" and [term(t) for t in tokenize(w)] != [w]] == []


def test_no_row_of_near_words_stands_within_another() -> None:
    sets = [frozenset(r["words"].split("|")) for r in rows("near")]
    assert [(a, b) for a, b in permutations(sets, 2) if a <= b] == []


def test_antonyms_hold_both_ways_and_name_known_senses() -> None:
    assert all((b, a) in antonyms() and a != b for a, b in antonyms())
    assert ("=succeed", "=fail") in antonyms()


def test_words_that_frame_news_weigh_little_and_words_of_events_do_not() -> None:
    assert {"発表", "可能性"} <= framing()
    assert sense("死亡") == sense("亡くなる") not in framing()


def test_every_feature_has_a_weight() -> None:
    assert {r["feature"] for r in rows("likeness")} == {"bias", *FEATURES}


def test_units_are_positive_and_bounds_known() -> None:
    assert all(float(r["factor"]) > 0 for r in rows("units"))
    assert {r["bound"] for r in rows("bounds")} <= {"about", "least", "more", "most", "less"}
    assert {r["side"] for r in rows("bounds")} == {"before", "after"}
