"""Words, by SudachiPy with its core dictionary (mode C, the longest units)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cache, lru_cache
from sys import intern
from typing import Any, NamedTuple

from sudachipy import Dictionary, SplitMode

# Sudachi refuses more than 49,149 bytes at once; a sentence that long is cut where nothing hangs on it.
_LIMIT = 8000


class Unit(NamedTuple):
    """A word in Sudachi's shortest units: as it stands, its normalised form, its reading in katakana, its parts of speech
    (none where it was not asked of the dictionary)."""

    surface: str
    norm: str
    reading: str
    pos: tuple[str, ...] = ()


_Word = tuple[str, str, str, tuple[str, ...], bool, tuple[Unit, ...]]
"""What the dictionary says of a word: the fields of a :class:`Token` from ``surface`` on."""


class Token(NamedTuple):
    """A word. ``start`` and ``end`` are folded offsets; ``pos`` are UniDic's parts of speech, coarse to fine;
    ``lemma`` the dictionary form, ``norm`` Sudachi's normalised form; ``unknown`` says that the dictionary lacks it;
    ``units`` are its shortest units as the dictionary has them, none for signs, particles and auxiliaries (能登半島地震 is
    能登, 半島, 地震), nor for a word that the dictionary lacks."""

    start: int
    end: int
    surface: str
    lemma: str
    norm: str
    pos: tuple[str, ...]
    unknown: bool = False
    units: tuple[Unit, ...] = ()

    @property
    def is_noun(self) -> bool:
        return self.pos[0] in ("名詞", "代名詞")

    @property
    def is_verb(self) -> bool:
        return self.pos[0] == "動詞"


@cache
def _dictionary() -> Any:  # noqa: ANN401 - SudachiPy ships no types
    return Dictionary(dict="core")


def tokenizer(mode: SplitMode) -> Any:  # noqa: ANN401
    """Sudachi's own tokenizer with the core dictionary, new."""
    dictionary = _dictionary()
    # ja_ginza, beside which names are measured, holds SudachiPy to 0.6, where the method has another name.
    return (getattr(dictionary, "tokenizer", None) or dictionary.create)(mode)


@lru_cache(maxsize=1 << 14)
def may_be_family(word: str) -> bool:
    """Whether the dictionary has a word as a family name too, whatever it reads it as where it stands (郡司, 能登; not 教授)."""
    return any(entry.part_of_speech()[3] == "姓" for entry in _dictionary().lookup(word))


class _Own(threading.local):
    """The tokenizers of one thread: Sudachi's refuse to be used by two at once. They share the dictionary."""

    def __init__(self) -> None:
        self.long = tokenizer(SplitMode.C)
        self.short = tokenizer(SplitMode.A)


@cache
def _own() -> _Own:
    return _Own()


def _tokenizer() -> Any:  # noqa: ANN401
    return _own().long


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words of ``text``; ``offset`` is added to every position. White space is a word of its own (空白)."""
    if len(text) <= _LIMIT:
        return tuple(_words(text, offset))
    return tuple(w for a, b in _pieces(text) for w in _words(text[a:b], offset + a))


def readings(text: str) -> tuple[str, ...]:
    """The katakana reading of each word of ``text``."""
    return tuple(m.reading_form() for m in _tokenizer().tokenize(text))


def _short_tokenizer() -> Any:  # noqa: ANN401
    return _own().short


def short_units(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of ``text`` in Sudachi's shortest units (mode A), each as its normalised form and part of speech.

    For counting words over documents: 能登半島地震 and 能登の地震 share two short units, but no long one.
    """
    pieces = (text,) if len(text) <= _LIMIT else tuple(text[a:b] for a, b in _pieces(text))
    return tuple(_word(m, m.surface())[2:4] for p in pieces for m in _short_tokenizer().tokenize(p))


def _words(text: str, offset: int) -> list[Token]:
    known, new = _known(), tuple.__new__  # a named tuple's own way to be made takes twice as long
    out: list[Token] = []
    add = out.append
    start = 0
    for m in _tokenizer().tokenize(text):
        end = start + len(m)  # the words of a text follow one another
        if start == end:
            continue  # … is read as three dots, two of them without a place in the text
        word = known.get(m.word_id())
        surface = text[start:end]
        if word is None or word[0] != surface:
            word = _word(m, surface)
        add(new(Token, (start + offset, end + offset) + word))  # noqa: RUF005 - the quicker way
        start = end
    return out


def _word(morpheme: Any, surface: str) -> _Word:  # noqa: ANN401
    """A word that stands in the text as ``surface``. Its strings are one object however often it stands anywhere (interned, as those
    in the program's own code are): most of what rules ask of a word is whether it is this one or that."""
    known = _known()
    number = morpheme.word_id()
    word = known.get(number)
    if word is not None:  # the same word written otherwise: ａｂｃ, ABC
        return (intern(surface), *word[1:])
    unknown = morpheme.is_oov()
    word = (
        intern(surface),
        intern(morpheme.dictionary_form()),
        intern(morpheme.normalized_form()),
        morpheme.part_of_speech(),
        unknown,
        () if unknown else _units(morpheme),
    )
    if not unknown:  # words the dictionary lacks share their numbers
        if len(known) >= _KEPT:
            known.clear()
        known[number] = word
    return word


def _units(morpheme: Any) -> tuple[Unit, ...]:  # noqa: ANN401
    parts = morpheme.split(SplitMode.A) or (morpheme,)
    return tuple(
        Unit(m.surface(), m.normalized_form(), m.reading_form(), pos)
        for m in parts
        if (pos := m.part_of_speech())[0] not in _EMPTY
    )


_EMPTY = ("空白", "補助記号", "助詞", "助動詞")
_KEPT = 1 << 15


@cache
def _known() -> dict[int, _Word]:
    """What the dictionary says of the words met so far, by their numbers: to ask it again for every は is dear."""
    return {}


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    a = 0
    while a < len(text):
        b = min(len(text), a + _LIMIT)
        if b < len(text):
            cut = max(text.rfind(c, a + _LIMIT // 2, b) for c in "。、 ")
            b = cut + 1 if cut > 0 else b
        yield a, b
        a = b
