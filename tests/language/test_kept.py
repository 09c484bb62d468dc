"""Words kept in little room come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uratori.language import fold, keep, parse, restore
from uratori.model import Document

TEXT = "港湾局は３日、定期船の運航を再開すると発表した。ﾌﾟﾛペラの傷は約１２センチ…だった。\nxyzqの担当者は「点検した」と話した。"


def document(text: str) -> Document:
    return Document("a", "", text, 0, len(text))


def test_words_come_back_with_places_and_units() -> None:
    parsed = parse(document(TEXT))
    assert restore(keep(parsed.tokens), parsed.text) == [t for s in parsed.tokens for t in s]


def test_equal_words_are_one_value() -> None:
    kept = keep(parse(document("船が着いた。船が出た。")).tokens)
    assert kept.known[0] is kept.known[kept.known.index(kept.known[0], 1)]


@given(st.text(alphabet="船が着いたＡａ１。…「」ｶﾞ が\n", max_size=40))
def test_any_text(text: str) -> None:
    parsed = parse(document(text))
    found = restore(keep(parsed.tokens), parsed.text)
    assert found == [t for s in parsed.tokens for t in s]
    assert all(fold(text).text[t.start : t.end] == t.surface for t in found)
