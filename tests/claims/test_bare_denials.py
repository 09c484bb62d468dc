"""Denials that say no word of what they deny. All sentences are made up."""

import pytest

from uratori.claims.clauses.negation import negated
from uratori.claims.clauses.proposition import Proposition, propositions
from uratori.claims.same.bare import bare, one_bare
from uratori.claims.same.compare import Judge
from uratori.claims.same.link import link
from uratori.claims.view import view


def _read(told, *lines: str) -> tuple[Proposition, ...]:
    return propositions(view([told("d", *lines, by="画廊")], ()))


@pytest.mark.parametrize(
    ("line", "empty"),
    [
        ("そのような事実はございません", True),
        ("指摘は事実に反する", True),
        ("その報道は誤りだ", True),
        ("絵を売った事実はない", False),
        ("決定した事実はない", False),
        ("額縁は壊れていない", False),
        ("贋作だった", False),
    ],
)
def test_a_bare_denial_says_no_word_of_what_it_denies(told, line: str, empty: bool) -> None:
    (p,) = _read(told, line)
    assert bare(p) is empty


def test_likeness_draws_no_bare_denial_to_one_that_says_what_it_denies(told) -> None:
    a, b, c = _read(told, "指摘は事実に反する", "額縁に異常はなかった", "その指摘は事実に反する")
    assert (one_bare(a, b), one_bare(a, c)) == (True, False)
    groups = link((a, b), Judge((a, b))).groups
    assert len(groups) == 2


@pytest.mark.parametrize(
    ("line", "denies"),
    [
        ("その説明を「おとぎ話」と呼んだ", True),
        ("その説明を「正当」と呼んだ", False),
        ("絵は「おとぎ話」を描いた", False),
    ],
)
def test_to_call_a_word_a_tale_denies_it(line: str, denies: bool) -> None:
    assert negated(line[: line.index("」")]) is denies


def _together(story, *texts: str) -> dict[str, set[str]]:
    found = story(*texts, by=("港南新聞", "入江新聞", "潮見放送"), days=("2025-03-05", "2025-03-06", "2025-03-07"))
    return {c.text: {m.document for m in c.members} for c in found.claims}


_CHARGE = "楠瀬画廊の元社員は5日、港南新聞の取材に「楠瀬画廊が贋作の版画12枚を客に売った」と証言した。"
_BARE = "元社員は、楠瀬画廊が贋作の版画12枚を客に売ったと話した。楠瀬画廊は7日、そのような事実はないと反論した。"


def test_who_denies_a_claim_barely_says_what_who_denies_it_in_full_says(story) -> None:
    full = "楠瀬画廊は6日、「贋作の版画12枚を客に売った事実はない」と否定した。"
    found = _together(story, _CHARGE, full, _BARE)
    assert found["贋作の版画12枚を客に売った事実はない"] == {"d1", "d2"}
    assert "そのような事実はない" not in found  # the claim is told by the words that say what is denied


def test_a_bare_denial_of_another_thing_stays_alone(story) -> None:
    other = "楠瀬画廊は6日、「版画の額縁を直した事実はない」と否定した。"
    assert _together(story, _CHARGE, other, _BARE)["そのような事実はない"] == {"d2"}
