"""The letters of a predicate tell its tense as its words do, or say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.language import Token, sentences, tokenize
from uratori.times.context import with_cues
from uratori.times.grammar import scan
from uratori.times.tense import _last, _next
from uratori.times.written import endings, last_tense, next_tense

_TOLD = [
    ("に市役所で記者会見し、計画を発表した。", "past", "past"),
    ("から新しい料金を始めると決めた。", "future", "past"),
    ("に完成する予定だ。", "planned", "future"),
    ("に始める方針だったが、台風で延期した。", "none", "past"),
    ("に調査が始まっている。", "past", "past"),
    ("の投票日までに準備を終える。", "future", "future"),
    ("に「全て中止する」と述べた。", "past", "past"),
    ("に県庁で重要な会議を開いた。", "future", "past"),
    ("による大雨で被害が出たという。", "past", "past"),
    ("に店を開いて以来、客が続く。", "future", "future"),
    ("に3つの橋が落ちた。", "past", "past"),
    ("には住民さえ知らなかった。", "past", "past"),
    ("に回答せず", None, None),
    ("、北へ進む見通し。", "planned", "future"),
    ("に閉じられます。", "future", "future"),
    ("に続いています。", "past", "past"),
    ("の社長", "none", "none"),
    ("に終わると」", "future", None),
    ("に新しい庁舎を開くと決めた。", "future", "past"),
    ("に早く着いた。", "past", "past"),
    ("に話を伺いますか。", "future", "future"),
    ("までいません。", "future", "future"),
    ("に開くとしていたが、延ばした。", "none", "past"),  # what was planned once may lie on either side
    ("が有力視されていた。", "none", "past"),
    ("に荷物が運ばれるのを見たという。", "past", "past"),  # what was seen was past too
    ("に荷物を運ぶのを認めた。", "future", "past"),
    ("の手配はしてあります。", "past", "past"),
]


@pytest.mark.parametrize(("text", "first", "last"), _TOLD)
def test_letters_tell_the_tense(text: str, first: str | None, last: str | None) -> None:
    assert next_tense(text, 0, len(text), len(text)) == first
    if last is not None:
        assert last_tense(text, 0, len(text), cut=False) == last


@pytest.mark.parametrize("text", [t for t, _, _ in _TOLD])
def test_letters_and_words_agree(text: str) -> None:
    words = tokenize(text)
    first, last = next_tense(text, 0, len(text), len(text)), last_tense(text, 0, len(text), cut=False)
    assert first is None or first == _next(words, text)
    assert last is None or last == _last(words)


def test_a_window_that_cuts_a_word_off_tells_nothing_of_it() -> None:
    text = "に工場を閉鎖するという。"
    cut = text.index("する") + 1
    assert next_tense(text, 0, cut, len(text)) is None
    assert last_tense(text, cut, len(text), cut=True) is None


@pytest.mark.parametrize(
    ("run", "before", "tenses"),
    [
        ("した", "kanji", ["past"]),
        ("すると", "kanji", ["future"]),
        ("したとみられる", "kanji", ["past", "future"]),
        ("つの", "number", []),
        ("な", "kanji", ["future"]),
        ("だ", "nothing", []),
        ("ではなかった", "kanji", ["past"]),
        ("であったため", "kanji", ["past"]),
        ("ために", "kanji", []),
        ("しない", "kanji", ["future"]),
        ("していない", "kanji", ["past"]),
    ],
)
def test_endings_of_a_run(run: str, before: str, tenses: list[str]) -> None:
    assert [e.tense for e in endings(run, before).endings] == tenses  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(alphabet="うくすつるたいだなんしてにをはがと、。「」一日12会見ァ ", max_size=120),
    at=st.integers(0, 120),
)
def test_anything_is_read_without_complaint(text: str, at: int) -> None:
    at = min(at, len(text))
    assert next_tense(text, at, len(text), len(text)) in (None, "past", "future", "planned", "none")
    assert last_tense(text, at, len(text), cut=at > 0) in (None, "past", "future", "none")
    assert endings("る" * 20000, "kanji") == endings("た" * 20000, "kanji")


@pytest.mark.parametrize(("text", "asks"), [("2019年5月ににぎわいだ町", False), ("5月ににぎわいだ町", True)])
def test_words_are_asked_for_only_where_a_value_hangs_on_the_tense(text: str, asks: bool) -> None:
    asked = []

    def words(sentence: int, start: int, end: int) -> tuple[Token, ...]:
        asked.append((sentence, start, end))
        return tokenize(text[start:end], start)

    with_cues(text, sentences(text), words, tuple(scan(text)))
    assert bool(asked) == asks
