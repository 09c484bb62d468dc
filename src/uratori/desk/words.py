"""Text as the index holds it: words in Sudachi's shortest units, normalised. How each is read is kept beside them.

Both the texts and what a user types go through here, so that widths, scripts and spellings meet: ﾐｻｲﾙ and ミサイル,
附属 and 付属. A reading (みさいる) leads to the words that are read so (:mod:`uratori.desk.asking`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version

from uratori.language import Token, Unit, tokenize

_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_SPELLED = {code: code - ord("ぁ") + ord("!") for code in range(ord("ぁ"), ord("ゖ") + 1)} | {ord("ー"): ord("x")}
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@cache
def tokenizer() -> str:
    """The tokenizer and its dictionary, as ``meta`` records them, and what is made of its words: an index made otherwise is
    made anew."""
    return " ".join([*(f"{name} {_version(name)}" for name in ("sudachipy", "sudachidict_core")), _FORM])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def key(text: str) -> str:
    """One form of a word for all its spellings in width, case and composition."""
    return unicodedata.normalize("NFKC", text).casefold()


def kana(text: str) -> str:
    """Katakana as hiragana; the rest as it is."""
    return text.translate(_HIRAGANA)


def spelled(reading: str) -> str:
    """A reading in hiragana in one byte a letter, in the same order; nothing where it is none."""
    return reading.translate(_SPELLED) if reading and is_kana(reading) else ""


def katakana(text: str) -> str:
    """Hiragana as katakana; the rest as it is."""
    return text.translate(_KATAKANA)


def is_kana(text: str) -> bool:
    """Whether a text in hiragana (:func:`kana`) is kana alone."""
    return all("ぁ" <= c <= "ゖ" or c == "ー" for c in text)


@lru_cache(maxsize=1 << 15)
def name_reading(name: str) -> str:
    """How a name is read, by the dictionary: 山田太郎 is やまだたろう. A guess, good enough to be found by."""
    return "".join(streams(name)[1])


def name_key(name: str) -> str:
    """One form of a name for all its spellings: ﾄﾗﾝﾌﾟ, トランプ, とらんぷ; ドナルド・トランプ without its dot."""
    return "".join(c for c in kana(key(name)) if c.isalnum() or c == "ー")


def streams(text: str) -> tuple[list[str], list[str]]:
    """The normalised words of a text and their readings, in order, as many of the one as of the other."""
    return told(tokenize(unicodedata.normalize("NFKC", text)))


def told(tokens: Iterable[Token]) -> tuple[list[str], list[str]]:
    """:func:`streams` of a text that was tokenized."""
    known = _known()
    said: list[str] = []
    read: list[str] = []
    for token in tokens:
        units = token.units
        pair = known.get(units) if units else _lacking(token)
        if pair is None:
            if len(known) >= _KEPT:
                known.clear()
            pair = known[units] = _pairs(units)
        said += pair[0]
        read += pair[1]
    return said, read


def _lacking(token: Token) -> tuple[Sequence[str], Sequence[str]]:
    """A word that the dictionary lacks; nothing for signs, particles and auxiliaries."""
    if not token.unknown or token.pos[0] in ("空白", "補助記号"):
        return (), ()
    return _pairs((Unit(token.surface, token.norm, token.surface),))


def _pairs(units: Iterable[Unit]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words as the index holds them, and their readings."""
    found = [p for p in map(_pair, units) if p[0]]
    return tuple(w for w, _ in found), tuple(r for _, r in found)


def _pair(unit: Unit) -> tuple[str, str]:
    word = "".join(c for c in key(unit.norm) if c.isalnum() or c in _SIGNS)
    reading = kana(key(unit.reading))
    return word, reading if reading.isalnum() else word


_FORM = "content 1"  # content words only
_SIGNS = "ー々〆ヽヾ"
_KEPT = 1 << 15


@cache
def _known() -> dict[tuple[Unit, ...], tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words met so far, by what the tokenizer says of them."""
    return {}
