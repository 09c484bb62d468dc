"""Values that are made quickly are what dataclasses make of them."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from uratori.model import Span, quick

_FIRST = Span(0, 1)


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    span: Span = _FIRST
    marks: tuple[int, ...] = ()
    kind: str = "any"


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    span: Span = _FIRST
    marks: tuple[int, ...] = ()
    kind: str = "any"


@pytest.mark.parametrize(
    "given", [{"name": "a"}, {"name": "a", "marks": (1, 2)}, {"name": "b", "span": Span(2, 3), "marks": (4,)}]
)
def test_it_has_the_fields_it_was_given_and_the_defaults_of_the_rest(given: dict[str, object]) -> None:
    made, plain = Quick(**given), Plain(**given)  # type: ignore[arg-type]
    assert repr(made).removeprefix("Quick") == repr(plain).removeprefix("Plain")
    assert made == Quick(*(getattr(plain, name) for name in ("name", "span", "marks", "kind")))
    assert hash(made) == hash(Quick(**given))  # type: ignore[arg-type]


def test_it_is_frozen_and_travels() -> None:
    made = Quick("a")
    with pytest.raises(FrozenInstanceError):
        made.name = "b"  # type: ignore[misc]
    assert replace(made, name="b") == Quick("b")
    assert pickle.loads(pickle.dumps(Span(3, 5))) == Span(3, 5)


@pytest.mark.parametrize("given", [(), ("a", Span(0, 1), (), "any", 4)])
def test_it_says_what_is_missing_or_too_much(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"Quick\.__init__\(\)"):
        Quick(*given)  # type: ignore[arg-type]
