"""What a negation at the end of a clause denies, and what it does not. All sentences are made up."""

import pytest

from uratori.claims.clauses.negation import negated, told_negative, without
from uratori.claims.clauses.proposition import propositions
from uratori.claims.same.compare import Judge
from uratori.claims.view import view


@pytest.mark.parametrize(
    ("clause", "no"),
    [
        ("街灯は8本のうち2本しか灯った形跡がない", False),
        ("署名は80人分しか集まらなかったため、", False),
        ("街灯は1本も灯った形跡がない", True),
        ("しかし排水ポンプは動かなかった", True),
        ("しかし動かなかった", True),
        ("確かな証拠は見せなかった", True),
    ],
)
def test_that_there_was_no_more_is_no_negation(clause: str, no: bool) -> None:
    assert negated(clause) is no


@pytest.mark.parametrize(
    ("words", "content", "no"),
    [
        ("『通報は届いていない』との先月の発言を撤回した。", "『通報は届いていない』との先月の発言", False),
        ("『通報は届いていない』との先月の発言を撤回した。", "通報は届いていない", False),
        ("『通報は届いた』との説明を取り消した。", "通報は届いた", True),
        ("『通報は届いていない』との発言を撤回しなかった。", "通報は届いていない", True),
        ("『通報は届いていない』との発言を撤回するよう求めた。", "通報は届いていない", True),
        ("『通報は届いていない』との説明を繰り返した。", "通報は届いていない", True),
    ],
)
def test_a_word_that_is_taken_back_is_told_the_other_way_round(words: str, content: str, no: bool) -> None:
    at = words.index(content)
    assert told_negative(words, at, at + len(content), negated(content), denied=False) is no


@pytest.mark.parametrize(
    ("clause", "what"),
    [
        ("会社は許可を得ずに山を削った", {"許可"}),
        ("店は許可なく営業していた", {"許可"}),
        ("2人は通報しないまま立ち去った", {"通報"}),
        ("倉庫の在庫がなくなった", set()),
        ("会社は許可を得た", set()),
    ],
)
def test_what_something_was_done_without(clause: str, what: set[str]) -> None:
    assert without(clause) == what


@pytest.mark.parametrize(
    ("one", "other", "barrier"),
    [
        ("会社は許可を得ずに山を削った", "会社は山を削る許可を得ていなかった", None),
        ("客船は通報せずに港に入った", "客船は港に入っていない", "denial"),
        ("会社は許可を得ずに山を削った", "会社は許可を得ずに山を削った事実はない", "denial"),
    ],
)
def test_what_was_lacking_is_one_with_its_denial(told, one: str, other: str, barrier: str | None) -> None:
    a, b = propositions(view([told("d", one, other)], ()))
    judge = Judge((a, b))
    assert judge.compare(a, b).barrier == judge.compare(b, a).barrier == barrier
