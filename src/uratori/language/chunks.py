"""Chunks (文節): a content word with the function words that follow it."""

from __future__ import annotations

from typing import NamedTuple

from uratori.language.tokens import Token

_HEADS = frozenset(("名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接続詞", "感動詞", "接頭辞"))


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
    out: list[Chunk] = []
    first = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or _opens(tokens, i):
            if i > first:
                out.append(_chunk(tokens, first, i))
            first = i
    return tuple(out)


def _opens(tokens: tuple[Token, ...], i: int) -> bool:
    here, before = tokens[i], tokens[i - 1]
    if here.surface in "「『“(【[《〈" and here.pos[0] == "補助記号":
        return True
    if here.pos[0] not in _HEADS or before.pos[0] == "接頭辞" or before.surface in ("「", "『", "“", "(", "【", "["):
        return False
    if here.pos[0] in ("動詞", "形容詞") and here.pos[1] == "非自立可能":
        return not (before.surface in ("て", "で", "に") or before.is_noun or before.is_verb)
    if here.is_noun and (before.is_noun or before.pos[0] == "接尾辞"):
        return False
    return not (here.pos[0] == "形状詞" and before.is_noun)


def _chunk(tokens: tuple[Token, ...], first: int, last: int) -> Chunk:
    head = next((k for k in range(last - 1, first - 1, -1) if tokens[k].pos[0] in _HEADS | {"接尾辞"}), first)
    end = last
    while end > head + 1 and tokens[end - 1].pos[0] == "補助記号":
        end -= 1
    at = end
    while at > head + 1 and tokens[at - 1].pos[0] == "助詞":
        at -= 1
    particle = "".join(t.surface for t in tokens[at:end])
    return Chunk(tokens[first].start, tokens[last - 1].end, first, last, head, particle)
