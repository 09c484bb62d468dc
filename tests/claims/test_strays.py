"""Words left in another claim that may bear this one, and members that may not: sentences are made up."""

from __future__ import annotations

from itertools import permutations

import pytest

from uratori.claims.clauses.proposition import Proposition
from uratori.claims.relations.relations import Tie
from uratori.claims.same.link import Linked
from uratori.claims.strays import strays, sure


def proposition(document: str, text: str) -> Proposition:
    none: frozenset[str] = frozenset()
    return Proposition(
        document,
        f"s{text}",
        0,
        len(text),
        text,
        {},
        none,
        (),
        none,
        none,
        (),
        None,
        False,
        False,
        "fact",
        True,
        None,
        none,
    )


@pytest.fixture
def four() -> list[Proposition]:
    return [
        proposition(d, t) for d, t in zip("abcd", ("橋が落ちた", "橋が崩れた", "橋は崩落", "町は静か"), strict=True)
    ]


def test_what_no_likely_pair_ties_to_the_most_is_not_sure(four: list[Proposition]) -> None:
    bridge = lambda p, q: "橋" in p.text and "橋" in q.text  # noqa: E731
    assert sure(four, bridge) == {0, 1, 2}
    for order in permutations(range(4)):
        mixed = [four[n] for n in order]
        assert {mixed[n].text for n in sure(mixed, bridge)} == {p.text for p in four[:3]}


def test_likely_pairs_tie_over_steps_and_equal_texts_without_one(four: list[Proposition]) -> None:
    row = lambda p, q: {p.text, q.text} in ({"橋が落ちた", "橋が崩れた"}, {"橋が崩れた", "橋は崩落"})  # noqa: E731
    assert sure([*four, four[3]], row) == {0, 1, 2}
    assert sure([four[0], *[four[3]] * 2], row) == {1, 2}
    assert sure([], row) == frozenset()


def test_words_elsewhere_stand_in_a_document_of_their_own_and_are_not_told_apart(four: list[Proposition]) -> None:
    a, b, c, d = four
    again = proposition("a", "橋の崩落だ")
    linked = Linked(((a, b), (c,), (d, again)), (), strays=((b, c), (b, again), (a, d)))
    beside = lambda *tied: [[s.beside.text for s in some] for some in strays(linked, tied, lambda p, q: False)]  # noqa: E731
    assert beside()[0] == ["橋は崩落", "町は静か"]
    assert beside()[1] == ["橋が崩れた"]
    updated = Tie(1, 0, "updates", None, "", ())
    assert beside(updated)[0] == ["町は静か"]
    assert beside(Tie(0, 1, "narrower", "time", "", ()))[0] == ["橋は崩落", "町は静か"]
    assert strays(linked, (), lambda p, q: q is c)[0][0].beside is d
