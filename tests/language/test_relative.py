"""Clauses before a noun that tell what happened."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.language.relative import relatives
from uratori.language.tokens import tokenize


def found(text):
    tokens = tokenize(text)
    return ["".join(t.surface for t in tokens[r.first : r.head]) for r in relatives(tokens)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("先月倒産した印刷会社の社長は、退いた。", ["先月倒産した印刷会社の社長"]),
        ("市は、貯水池で死んだ魚を調べる。", ["貯水池で死んだ魚"]),
        ("住民が孤立している集落に、食料が届いた。", ["住民が孤立している集落"]),
        ("寺が焼けた火事の原因は、漏電だった。", ["寺が焼けた"]),
        ("県警が行方を追っていた男を逮捕した。", ["行方を追っていた男"]),
        ("警報が出たのを受けて、町は窓口を閉じた。", ["警報が出た"]),
        ("薬を飲んだ患者が倒れた病院は、謝罪した。", ["薬を飲んだ患者が倒れた病院"]),
    ],
)
def test_what_happened_before_a_noun(text, clauses):
    assert found(text) == clauses


@pytest.mark.parametrize(
    "text",
    [
        "来月開く会議の議題が決まった。",
        "金を流用した疑いで調べている。",
        "雨がやんだ後に出発した。",
        "亡くなった男性は店員だった。",
        "市は出したことを認めた。",
    ],
)
def test_what_is_to_be_or_is_framed_or_is_but_a_word_is_none(text):
    assert found(text) == []


@given(st.text(alphabet="市が川で死んだ魚を見つけた、。「」のはこと事故3人", max_size=60))
def test_clauses_stand_in_order_and_apart(text):
    tokens = tokenize(text)
    spans = list(relatives(tokens))
    assert all(0 <= r.first < r.verb <= r.head <= len(tokens) for r in spans)
    assert all(a.verb <= b.first for a, b in pairwise(spans))
