"""Text as the index holds it: words in Sudachi's shortest units, normalised. How each is read is kept beside them.

Both the texts and what a user types go through here, so that widths, scripts and spellings meet: ﾐｻｲﾙ and ミサイル,
附属 and 付属. A reading (みさいる) leads to the words that are read so (:mod:`uratori.desk.asking`).

The index knows which words a text has, not where. Beside them it has a sign for each two that stand side by side, one of
:data:`_SIGNS_OF_TWO` (by their CRC-32): so it tells 軍司令官 from 軍 here and 司令官 there, in all texts but a few in a
hundred, at a byte a pair, where places cost five times as much.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from uratori.language import Token, Unit, tokenize


class Told(NamedTuple):
    """The normalised words of a text in order; how each is read; whether each stands right behind the one before."""

    said: list[str]
    read: list[str]
    joined: list[bool]

    @property
    def pairs(self) -> Iterator[str]:
        """The signs of the words that stand side by side."""
        return (sign_of_two(self.said[i - 1], self.said[i]) for i, joined in enumerate(self.joined) if joined and i)

    @property
    def met(self) -> Iterator[tuple[str, str]]:
        """The words, each with how it is read."""
        return zip(self.said, self.read, strict=True)


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
    return "".join(streams(name).read)


def name_key(name: str) -> str:
    """One form of a name for all its spellings: ﾄﾗﾝﾌﾟ, トランプ, とらんぷ; ドナルド・トランプ without its dot."""
    return "".join(c for c in kana(key(name)) if c.isalnum() or c == "ー")


def streams(text: str) -> Told:
    """The words of a text."""
    return told(tokenize(unicodedata.normalize("NFKC", text)))


def told(tokens: Iterable[Token]) -> Told:
    """:func:`streams` of a text that was tokenized."""
    known = _known()
    said: list[str] = []
    read: list[str] = []
    joined: list[bool] = []
    beside = False
    for token in tokens:
        units = token.units
        pair = known.get(units) if units else _lacking(token)
        if pair is None:
            if len(known) >= _KEPT:
                known.clear()
            pair = known[units] = _pairs(units)
        if pair[0]:
            said += pair[0]
            read += pair[1]
            joined += (beside, *_INSIDE[: len(pair[0]) - 1])
            beside = True
        elif token.surface not in _JOINS:
            beside = False
    return Told(said, read, joined)


def sign_of_two(one: str, other: str) -> str:
    """What the index has for two words side by side: a letter of the private use area, which no word has."""
    return chr(0xE000 + zlib.crc32(f"{one} {other}".encode("utf-8", "surrogatepass")) % _SIGNS_OF_TWO)


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


_FORM = "content 2"  # content words only, and pairs of them
_SIGNS_OF_TWO = 2048
_JOINS = frozenset("・･=＝-‐－ 　")  # キム・ジョンウン is found as キムジョンウン is
_SIGNS = "ー々〆ヽヾ"
_KEPT = 1 << 15
_INSIDE = (True,) * 1000  # the units of one word stand side by side


@cache
def _known() -> dict[tuple[Unit, ...], tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words met so far, by what the tokenizer says of them."""
    return {}
