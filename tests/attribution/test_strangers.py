"""Speakers that no list holds: the grammar leaves no doubt that they speak."""

import pytest

import uratori


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("薬局チェーンの「みどり薬局」は、顧客の情報が流出したと発表した。", "みどり薬局"),
        ("労働組合「あかり」は、解雇は不当だと訴えた。", "あかり"),
        ("新興企業のミナト理工(東京都港区、田中一社長)は24日、新素材を開発したと発表した。", "ミナト理工"),
        ("集団は利用者の記録を盗んだと述べた。", "集団"),
    ],
)
def test_a_stranger_at_the_head_of_the_clause_speaks(text, source):
    found = [s for s in uratori.analyze(text).statements if s.attributed]
    assert source in (found[0].chain[-1].name or "")


@pytest.mark.parametrize(
    "text", ["産業の停滞は、長く続くと見られていると述べた。", "新しい車両は、来年から走ると発表した。"]
)
def test_a_thing_does_not(text):
    assert all(len(s.chain) < 2 or s.chain[-1].kind == "unknown" for s in uratori.analyze(text).statements)
