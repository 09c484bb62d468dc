"""What the rules of one sentence find, before it is known whom it means."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from uratori.data import rows
from uratori.model import EntityType
from uratori.names.words.lexicon import Entry


class Spot(NamedTuple):
    """A mention without an entity yet. ``name`` is the bare name (start, end), ``title`` the title; ``gloss`` what
    stands in parentheses behind the name, as text; ``entry`` the known phrase it is. ``form`` is full, short,
    title, anaphor or plural; ``family`` where the family name ends, if that is known; ``weak`` that a second
    mention must bear it out; ``refers`` the full name in the document that a short form stands for; ``office`` what the words before
    a person's name say that he is (船長の|磯貝茂さん), which is no part of the mention."""

    start: int
    end: int
    type: EntityType
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    gloss: str | None = None
    entry: Entry | None = None
    form: str = "full"
    kind: str = ""
    refers: str | None = None
    family: int | None = None
    weak: bool = False
    office: str | None = None


@cache
def generic(use: str) -> frozenset[str]:
    """The common words of one use (``modifier``, ``press``, …: data/generic.tsv says what each is)."""
    return frozenset(row["word"] for row in rows("generic") if row["use"] == use)


@cache
def endings_of(use: str) -> tuple[str, ...]:
    """The same, for ``str.endswith``."""
    return tuple(sorted(generic(use)))
