"""Where the words stand that say how a content is put: the end of the content, what follows it, the cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from uratori.language import Parse, Token
from uratori.model import Span

_GAP = 14  # tokens between a content and its cue that still speak of this content
_AFTER = 12  # tokens after a content whose cue stands before it
_BOUND = frozenset("、。,!?！？")
_CLOSERS = frozenset("」』”)】〉》")


class Zone(NamedTuple):
    """Token ranges, half-open, in one sentence: the clause of the content, and what is said of it. ``direct``: the
    cue follows the content with no more than と between."""

    tokens: Sequence[Token]
    clause: tuple[int, int]
    said: tuple[int, int]
    direct: bool = False


def zone(parse: Parse, sentence: int, content: tuple[Span, ...], cue: Span | None) -> Zone:
    """The zone of a statement; where the content lies in another sentence than the cue, of the content's own end."""
    tokens = parse.tokens[sentence] if 0 <= sentence < len(parse.tokens) else ()
    if not content:
        return Zone(tokens, (0, 0), _around(tokens, cue))
    last = content[-1]
    at = _sentence(parse, last.end - 1)
    if at != sentence and at is not None:  # a quote that runs on: its own end, and the cue where that stands
        own = parse.tokens[at]
        return Zone(own, _range(own, last), _following(own, _range(own, last)[1]))
    a, b = _range(tokens, last)
    if cue is None:
        return Zone(tokens, (a, b), _following(tokens, b))
    if cue.end <= last.start:
        return Zone(tokens, (a, b), _following(tokens, b))
    c, d = _around(tokens, cue)
    start = b if _adjoins(tokens, b, c) else max(b, _left(tokens, b, c))
    return Zone(tokens, (a, _joined(tokens, b)), (start, d), direct=_quoting(tokens, b))


def _sentence(parse: Parse, offset: int) -> int | None:
    at = bisect_right(parse.sentences, offset, key=lambda s: s.start) - 1
    return at if at >= 0 and offset < parse.sentences[at].end else None


def _range(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    a = bisect_right(tokens, span.start, key=lambda t: t.start) - 1
    b = bisect_left(tokens, span.end, key=lambda t: t.start)
    return max(a, 0), b


def _joined(tokens: Sequence[Token], b: int) -> int:
    """The end of a clause with the word that a content leaves out: 〈なりそう〉だと話す, 〈近づかない〉よう求めた."""
    if b < len(tokens) and (tokens[b].surface == "よう" or tokens[b].lemma in ("だ", "です")):
        return b + 1
    return b


def _around(tokens: Sequence[Token], cue: Span | None) -> tuple[int, int]:
    """The tokens of the cue, to the end of its predicate: 触れ〈なかった〉."""
    if cue is None:
        return 0, 0
    c, d = _range(tokens, cue)
    d = _predicate(tokens, d)
    if d + 1 < len(tokens) and tokens[d].surface == "こと":  # 確認する〈ことができなかった〉
        able = d + 2 if tokens[d + 1].pos[0] == "助詞" else d + 1
        if able < len(tokens) and tokens[able].norm == "出来る":
            d = _predicate(tokens, able)
    return c, d


def _predicate(tokens: Sequence[Token], d: int) -> int:
    while d < len(tokens) and _dependent(tokens, d):
        d += 1
    return d


def _dependent(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.pos[0] == "助動詞":
        return True
    if token.pos[1] == "接続助詞" and token.surface in ("て", "で"):
        return i + 1 < len(tokens) and tokens[i + 1].pos[1] == "非自立可能"
    return token.pos[1] == "非自立可能" and token.is_verb


def _following(tokens: Sequence[Token], b: int) -> tuple[int, int]:
    """From the end of a content to the end of its clause."""
    while b < len(tokens) and tokens[b].surface in _CLOSERS:
        b += 1
    end = b
    while end < len(tokens) and end - b < _AFTER and not _ends(tokens[end]):
        end += 1
    return b, end


def _ends(token: Token) -> bool:
    """Whether a clause ends here; in a headline at a space: タンカー同士が衝突 重油流出の恐れ."""
    return token.surface in _BOUND or token.pos[0] == "空白"


def _adjoins(tokens: Sequence[Token], b: int, c: int) -> bool:
    """Whether all between the content and its cue speaks of this content: 〈を「判断できない」と〉した, but not
    〜が〈、雨は降らない〉と述べた."""
    while b < c and tokens[b].surface in _CLOSERS:
        b += 1
    if b >= c:
        return True
    if c - b > _GAP or tokens[b].surface in _BOUND or tokens[b].pos[1] == "接続助詞" or tokens[b].surface == "で":
        return False
    if tokens[b].pos[0] == "助動詞" and tokens[b].surface not in ("だ", "です", "な"):
        return False
    return not any(t.surface in "。!?！？" for t in tokens[b:c])


def _quoting(tokens: Sequence[Token], b: int) -> bool:
    while b < len(tokens) and tokens[b].surface in _CLOSERS:
        b += 1
    if b + 1 >= len(tokens) or tokens[b].surface != "と":
        return False
    return tokens[b + 1].surface != "の" and tokens[b + 1].norm not in ("言う", "為る")


def _left(tokens: Sequence[Token], b: int, c: int) -> int:
    """The words that make one phrase with the cue: 〈見方を〉示した."""
    start = c
    while start > b and c - start < 4 and tokens[start - 1].surface not in "、。」』”と":
        start -= 1
    return start
