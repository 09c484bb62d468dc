"""Whatever the text: no crash, spans inside it, no runaway."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.names import unify

from .helpers import analysis

_PIECES = st.sampled_from(
    [
        "金",
        "氏",
        "・",
        "(",
        ")",
        "「",
        "」",
        "【",
        "=",
        "】",
        "の",
        "は",
        "県",
        "市",
        "町長",
        "同氏",
        "両国",
        "本紙",
        "キム",
        "米",
        "日",
        "中",
        "韓",
        "社",
        "大統領",
        "ロシア",
        "東京",
        "。",
        "\n",
        "、",
        "答",
        "さん",
        "容疑者",
        "第1",
        "45",
        "NHK",
        "X",
        "-",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_jumble_of_cues(text: str) -> None:
    a = analysis(text)
    known = {e.id for e in a.entities}
    for m in a.mentions:
        assert 0 <= m.start < m.end <= len(text)
        assert set(m.entities) <= known
        for part in (m.name, m.title):
            assert part is None or (m.start <= part.start < part.end <= m.end)
    starts = [(m.start, m.end) for m in a.mentions]
    assert starts == sorted(starts)


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    analysis(text)


def test_names_cut_by_a_line_break_and_mojibake() -> None:
    analysis("金正\n恩総書記と譁�ｼ怜喧縺大統領が\x00会談")


def test_many_names_in_one_text() -> None:
    text = "。".join(f"第{n}班の田{chr(0x4E00 + n)}{chr(0x5000 + n)}氏が答えた" for n in range(600))
    assert len(analysis(text).mentions) > 100


def test_one_very_long_sentence() -> None:
    assert len(analysis("、".join(["ロシアのペトロフ外相が"] * 1500)).mentions) == 3000


def test_nothing_to_unify() -> None:
    assert unify([], []) == ((), ())
    assert unify([analysis("")], [["d"]])[1] == ()
