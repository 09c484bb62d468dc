"""Words in quotes with what the speaker did, and clauses that modify a speaker."""

import pytest

import uratori


def rows(text):
    found = uratori.analyze(text).statements
    return [(s.chain[-1].name, text[s.content[0].start : s.content[0].end]) for s in found if s.attributed]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("主将は「悔しいが、次につながる」と前を向いた。", "主将", "悔しいが、次につながる"),
        ("母親は息子に「早く行きなさい」と背中を押した。", "母親", "早く行きなさい"),
        ("市は「説明が足りない」と反対する住民と話し合った。", "住民", "説明が足りない"),
        ("警察は「だまされた」と話す女性から事情を聴いている。", "女性", "だまされた"),
        ("知事は「計画は白紙だ」と述べた4日の会見で謝罪した。", "知事", "計画は白紙だ"),
        ("看板には「立ち入るな」と書いてあった。", "看板", "立ち入るな"),
    ],
)
def test_words_and_whose_they_are(text, source, content):
    assert rows(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "団体は新しい船を「海をゆく」と名付けた。",
        "男は「警察の者だ」と偽って住宅に上がり込んだ。",
        "歌詞は「明日へ行こう」と始まる。",
        "村では「山の神が怒る」と恐れられてきた。",
    ],
)
def test_words_that_are_nobodys_own(text):
    assert rows(text) == []
