"""Clauses that deny, ask, suppose or only name, and phrases that stand for one word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from uratori.claims.clauses.mood import mood
from uratori.claims.clauses.negation import ceased, held, negated
from uratori.claims.clauses.proposition import propositions
from uratori.claims.clauses.words import phrases
from uratori.claims.same.compare import Judge
from uratori.claims.same.link import link
from uratori.claims.view import view


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("点検を一度もしていなかったことが判明した", True),
        ("点検していなかったことを認めた", True),
        ("点検していたことが判明した", False),
        ("点検していたことを認めていない", True),
        ("会社は首を縦に振らなかった", False),
        ("会社は首を縦に振った", False),
        ("社長は頭を下げなかった", True),
        ("荷が届かなかったため、", True),
        ("書類がそろわないとして、", True),
        ("鍵を掛けずに、", True),
        ("寄付は受け取らない方針だ", True),
        ("議員は「席は譲らない」と話した", True),
        ("値段は変わらないものの、", False),
        ("席が足りないか尋ねた", False),
        ("3人の行方が分からないため、", False),
    ],
)
def test_what_turned_out_not_to_be_so_is_negated(text: str, denied: bool) -> None:
    assert negated(text) is denied


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("画面が見えなくなった", True),
        ("列車が来なくなった", True),
        ("束が一時なくなった", False),
        ("急になくなった", False),
        ("書類が突然なくなった", False),
    ],
)
def test_what_is_gone_is_not_what_can_no_longer_be_done(text: str, over: bool) -> None:
    assert ceased(text) is over


def test_who_is_missing_is_no_refusal_to_say(told) -> None:
    def unsaid(line: str) -> list[bool]:
        a = told("a", line, by="消防")
        only = replace(a.statements[0], certainty="unknown", polarity="negative")
        return [p.open for p in propositions(view([replace(a, statements=(only,))], ()))]

    assert unsaid("3人の行方が分からない") == [False]
    assert unsaid("火の元は不明だ") == [True]


def test_a_statement_whose_negation_belongs_to_its_words_denies_nothing(told) -> None:
    found = propositions(view([told("a", "3人の行方が分かっていない", by="消防", deny=(0,))], ()))
    assert [p.negative for p in found] == [False]
    assert held("3人の行方が分かっていない")
    assert not held("3人の行方を調べていない")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("控訴するかどうかを来週までに決める", "asked"),
        ("なぜ止まったかを調べる", "asked"),
        ("はるかは会見で泣いた", "told"),
        ("ゆたかが優勝した", "told"),
        ("看板が壊されたか、または盗まれた", "told"),
        ("処分が決まれば、", "supposed"),
        ("雪が積もれば列車は止まる", "supposed"),
        ("雪が積もれば列車は止まると知らせた", "told"),
        ("金を払わなければならない", "told"),
        ("列車は早ければ週明けにも動く", "told"),
        ("看板が倒れた事故をめぐり、", "told"),
        ("苦情を受けたことについて、", "told"),
        ("新たな橋について、", "named"),
        ("苦情はなかったという説明について、", "named"),
        ("雨が続く場合は", "supposed"),
        ("気象台の記録によれば、", "told"),
        ("処分が決まった", "told"),
        ("橋の補修をめぐって、", "named"),
        ("補修をめぐる対立が続く", "told"),
    ],
)
def test_mood(text: str, expected: str) -> None:
    assert mood(text) == expected


def test_what_is_asked_is_no_claim_with_what_is_told(told) -> None:
    texts = (
        "市は橋の工事を来年度に始める",
        "市は橋の工事を来年度に始めるかどうかを決める",
        "市は橋の工事を来年度に始める考えだ",
    )
    found = propositions(view([told(str(n), text, by="市") for n, text in enumerate(texts)], ()))
    groups = [{p.document for p in g} for g in link(found, Judge(found)).groups]
    assert {"0", "2"} in groups
    assert {"1"} in groups


@pytest.mark.parametrize("mark", ["を", "が", "は", "も"])
def test_a_phrase_is_found_however_its_object_is_marked(mark: str) -> None:
    assert phrases(f"5人が命{mark}落とした") == [(3, 7, "=die")]


def test_the_longest_phrase_stands_and_none_within_it() -> None:
    assert [s for _, _, s in phrases("首を縦に振らなかった")] == ["=refuse"]
    assert [s for _, _, s in phrases("首を縦に振った")] == ["=accept"]
    assert phrases("") == phrases("命") == []
    assert phrases("計画が白紙に戻った", denied=True) == []
