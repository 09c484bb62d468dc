"""Chunks (文節): a content word with the function words that follow it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from uratori.language.tokens import Token

_HEADS = frozenset(("名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接続詞", "感動詞", "接頭辞"))
_CONTENT = _HEADS | {"接尾辞"}
_OPENERS = _HEADS | {"補助記号"}
_NOUNS = frozenset(("名詞", "代名詞"))
_OPENING = frozenset("「『“(【[")


class Chunk(NamedTuple):
    """``first`` and ``last`` are token indexes in the sentence, half-open; ``head`` is the last content word before
    the function words; ``particle`` the particles at the end, joined (``には``), or an empty string."""

    start: int
    end: int
    first: int
    last: int
    head: int
    particle: str


def chunks(tokens: tuple[Token, ...]) -> tuple[Chunk, ...]:
    """The chunks of one sentence's tokens, in order; together they cover every token.

    >>> from uratori.language.tokens import tokenize
    >>> [("".join(t.surface for t in tokenize("外相は北京を訪問した")[c.first:c.last]), c.particle)
    ...  for c in chunks(tokenize("外相は北京を訪問した"))]
    [('外相は', 'は'), ('北京を', 'を'), ('訪問した', '')]
    """
    if not tokens:
        return ()
    kinds = [t.pos[0] for t in tokens]
    starts = [0]
    starts += [i for i, kind in enumerate(kinds) if kind in _OPENERS and i and _opens(tokens, i, kind, kinds[i - 1])]
    starts.append(len(tokens))
    return tuple([_chunk(tokens, kinds, first, last) for first, last in pairwise(starts)])


def _opens(tokens: tuple[Token, ...], i: int, kind: str, former: str) -> bool:
    """Whether a chunk opens at ``i``; ``kind`` and ``former`` are the parts of speech of that word and of the one before."""
    if kind == "補助記号":
        return tokens[i].surface in "「『“(【[《〈"
    before = tokens[i - 1].surface
    if former == "接頭辞" or before in _OPENING:
        return False
    if kind in ("動詞", "形容詞") and tokens[i].pos[1] == "非自立可能":
        return not (before in ("て", "で", "に") or former in _NOUNS or former == "動詞")
    if kind in _NOUNS:
        return former not in _NOUNS and former != "接尾辞"
    return not (kind == "形状詞" and former in _NOUNS)


def _chunk(tokens: tuple[Token, ...], kinds: list[str], first: int, last: int) -> Chunk:
    head = last - 1
    while head > first and kinds[head] not in _CONTENT:
        head -= 1
    end = last
    while end > head + 1 and kinds[end - 1] == "補助記号":
        end -= 1
    at = end
    while at > head + 1 and kinds[at - 1] == "助詞":
        at -= 1
    particle = "".join([t.surface for t in tokens[at:end]]) if at < end else ""
    # a named tuple's own way to be made takes twice as long
    return tuple.__new__(Chunk, (tokens[first].start, tokens[last - 1].end, first, last, head, particle))
