"""One level of a sentence: its words, with each bracketed stretch as a single item.

The grammar of attribution looks at a sentence from outside its quotes: 「…」と述べた is an item, と, and a verb, however
long the quote is. What is inside a bracket is read the same way, one level down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from uratori.language import Token

_QUOTES = {"「": "」", "『": "』", "“": "”", "〝": "〟"}
_PARENS = {"(": ")", "[": "]", "【": "】", "〈": "〉", "《": "》", "<": ">"}
_BRACKETS = frozenset((*_QUOTES, *_QUOTES.values(), *_PARENS, *_PARENS.values()))
_CLOSING = {close: opening for opening, close in (_QUOTES | _PARENS).items()}
# Polite forms of the verbs that cues end in: との発言が〈ございました〉.
_PLAIN = {"御座る": "有る", "致す": "為る", "いたす": "為る"}
_FINER = frozenset(("副詞可能", "助数詞可能"))  # 以前, 当初; 5〈発〉: nouns that stand as adverbs, or count


@dataclass(slots=True, eq=False)
class Item:
    """A word, or a bracketed stretch with its brackets. ``first`` and ``last`` are token indexes, half-open; of a
    bracketed stretch ``text`` and ``norm`` are its opening bracket. ``sub`` is the sort of noun or particle (UniDic's second
    level; its third where that tells a noun that can be an adverb or a counter).

    Nobody changes one. It is not frozen, since many are made and each is read dozens of times: a frozen one is dear to make,
    and the fields of a named tuple take thrice as long to read.
    """

    kind: Literal["word", "quote", "paren"]
    start: int
    end: int
    first: int
    last: int
    text: str
    norm: str
    pos: str
    sub: str
    form: str


class Line(NamedTuple):
    """The items of one level of a sentence. ``sentence`` is the index of the sentence in its parse, ``depth`` the
    number of brackets around the level."""

    sentence: int
    depth: int
    tokens: Sequence[Token]
    items: tuple[Item, ...]

    def inside(self, group: Item) -> Line:
        """The level inside a bracketed item of this line."""
        return Line(self.sentence, self.depth + 1, self.tokens, items(self.tokens, group.first + 1, group.last - 1))


def line(sentence: int, tokens: Sequence[Token]) -> Line:
    """The outermost level of a sentence."""
    return Line(sentence, 0, tokens, items(tokens, 0, len(tokens)))


def items(tokens: Sequence[Token], first: int, last: int) -> tuple[Item, ...]:
    """The items of ``tokens[first:last]``. White space is left out; a bracket without a partner is a word.

    >>> from uratori.language import tokenize
    >>> words = tokenize("「行く」と(弟が)言う")
    >>> [i.kind for i in items(words, 0, len(words)) if i.kind != "word"]
    ['quote', 'paren']
    """
    partner = _partners(tokens, first, last)
    out: list[Item] = []
    add = out.append
    i = first
    while i < last:
        start, end, surface, _, norm, pos, _, _ = tokens[i]
        if i in partner:
            at = partner[i] + 1
            kind: Literal["quote", "paren"] = "quote" if surface in _QUOTES else "paren"
            add(Item(kind, start, tokens[at - 1].end, i, at, surface, surface, "補助記号", "", ""))
            i = at
            continue
        i += 1
        if pos[0] != "空白":
            sub = pos[2] if pos[2] in _FINER else pos[1]
            if surface == "とも" and out and out[-1].form.startswith(("終止形", "連体形")):
                add(Item("word", start, end, i - 1, i, "と", "と", "助詞", "格助詞", ""))
                continue  # 4分の1で済む〈とも〉主張した
            add(Item("word", start, end, i - 1, i, surface, _PLAIN.get(norm, norm), pos[0], sub, pos[5]))
    return tuple(out)


def _partners(tokens: Sequence[Token], first: int, last: int) -> dict[int, int]:
    """Opening bracket → closing bracket. A closing bracket ends the nearest open one of its kind, and whatever was
    opened inside and never closed stays a word."""
    out: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for i in [i for i in range(first, last) if tokens[i][2] in _BRACKETS]:
        surface = tokens[i].surface
        if surface in _QUOTES or surface in _PARENS:
            opened.setdefault(surface, []).append(i)
        elif surface in _CLOSING and opened.get(_CLOSING[surface]):
            at = opened[_CLOSING[surface]].pop()
            out[at] = i
            for other in opened.values():
                while other and other[-1] > at:
                    other.pop()
    return out
