"""Clauses before a noun that tell what happened: 〈5月に攻撃を受けた〉病院, 〈漁船が貨物船と衝突した〉事故で、."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from uratori.language.clauses import framing, matters
from uratori.language.tokens import Token
from uratori.model import Span

_BOUNDS = frozenset("、,「」『』“”。!?\n")
_VERBAL = frozenset(("動詞", "助動詞", "形容詞"))
_NOUNS = frozenset(("名詞", "接尾辞", "接頭辞", "代名詞"))
_STATES = frozenset(("居る", "おる", "有る"))
_ON = (
    "を受け",
    "について",
    "に関し",
    "をめぐ",
    "を巡",
    "に対し",
    "をきっかけ",
    "を機に",
    "に伴",
    "により",
    "によって",
    "に続",
    "を踏まえ",
    "を理由",
    "から",
)
_EMPTY = frozenset(("為る", "成る", "居る", "おる", "有る", "因る"))
_PEOPLE = frozenset(("記者", "人", "者"))
_LEAST = 2  # words that tell something
_SHORT = 2  # tokens of a noun that only names what happened: バス事故
_REACH = 3  # tokens of a particle behind こと or の


class Relative(NamedTuple):
    """Token indexes, half-open: the clause is ``first`` to ``verb``, ``head`` is the end of the noun it stands before (that of the
    clause where the noun only names what happened: 事故, こと)."""

    first: int
    verb: int
    head: int


def relatives(tokens: Sequence[Token]) -> Iterator[Relative]:
    """The clauses before a noun in a sentence that tell what happened or is so, each from the topic, comma or bracket before
    it. Not what is yet to be (開く会議), what a word frames that is not told as a fact (流出した疑い, 始まった後), nor a word or two
    (住む男性).

    >>> from uratori.language.tokens import tokenize
    >>> t = tokenize("5月に攻撃を受けた病院は、診療を再開した")
    >>> ["".join(x.surface for x in t[r.first : r.head]) for r in relatives(t)]
    ['5月に攻撃を受けた病院']
    """
    first = 0
    found: Relative | None = None  # 給食を食べた児童が腹痛を訴えた is one clause
    for i, token in enumerate(tokens[:-1]):
        if token.surface in _BOUNDS or (token.surface == "は" and token.pos[0] == "助詞"):
            if found:
                yield found
            first, found = i + 1, None
        elif token.pos[0] in _VERBAL and _happened(tokens, i):
            head = _head(tokens, i + 1)
            start = _subjectless(tokens, first, i, head) if head is not None else i
            if head is not None and _tells(tokens, start, i + 1):
                found = Relative(start, i + 1, head)
    if found:
        yield found


def opening(tokens: Sequence[Token]) -> Span | None:
    """The noun behind a clause that opens ``tokens`` and tells what happened (:func:`relatives`), in offsets; None where none does."""
    found = next(relatives(tokens), None)
    return Span(tokens[found.verb - 1].end, tokens[found.head - 1].end) if found and not found.first else None


def _happened(tokens: Sequence[Token], i: int) -> bool:
    """Whether a predicate before a noun tells what happened, or goes on: 起きた, 孤立している."""
    token = tokens[i]
    if not token.pos[5].startswith("連体形"):
        return False
    if token.pos[4] == "助動詞-タ":
        return True
    return token.norm in _STATES and i > 0 and tokens[i - 1].surface in ("て", "で")


def _head(tokens: Sequence[Token], at: int) -> int | None:
    """The end of the noun a clause stands before; ``at`` where that only names what happened, None where it frames it."""
    token = tokens[at]
    if token.surface in ("こと", "の", "件") and (token.pos[0] == "名詞" or token.pos[1] == "準体助詞"):
        after = "".join(t.surface for t in tokens[at + 1 : at + 1 + _REACH])
        return at if after.startswith(_ON) or token.surface == "件" else None
    if token.pos[0] not in ("名詞", "接頭辞"):
        return None
    end = _nouns(tokens, at)
    if tokens[end - 1].surface.endswith(matters()) and end - at <= _SHORT:
        return at
    while end + 1 < len(tokens) and tokens[end].surface in "・の" and (further := _nouns(tokens, end + 1)) > end + 1:
        end = further
    return None if _frames(tokens[at:end]) else end


def _frames(noun: Sequence[Token]) -> bool:
    """Whether a noun frames what stands before it: した可能性, した調査結果; not 人質だった女性記者, which is somebody."""
    words = [t.norm for t in noun if t.pos[0] != "接尾辞"]
    return bool(words) and (words[0] in framing() or (words[-1] in framing() and words[-1] not in _PEOPLE))


def _nouns(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].pos[0] in _NOUNS:
        at += 1
    return at


def _subjectless(tokens: Sequence[Token], first: int, verb: int, head: int) -> int:
    """Where a clause begins, which leaves what が marks to the main clause where that has no other subject: 県警が〈行方を追っていた〉男を
    逮捕した, but 〈知事が関与を認めた〉ことを受け、県議会は…."""
    marked = next((n for n in range(verb - 1, first - 1, -1) if _is(tokens[n], "が")), None)
    if marked is None:
        return first
    other = any(_is(t, "は", "が", "も") for t in (*tokens[:first], *tokens[head:]))
    return first if other else marked + 1


def _is(token: Token, *particles: str) -> bool:
    return token.surface in particles and token.pos[0] == "助詞" and token.pos[1] in ("格助詞", "係助詞")


def _tells(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a clause has words enough: 攻撃を受けた, 昨年閉館した; not 亡くなった, その会社が造った."""
    return sum(_content(tokens, n) for n in range(start, end)) >= _LEAST


def _content(tokens: Sequence[Token], n: int) -> bool:
    token = tokens[n]
    if token.pos[0] in ("名詞", "形状詞"):
        return token.pos[1] != "助動詞語幹"
    if token.pos[0] not in ("動詞", "形容詞") or token.norm in _EMPTY:
        return False
    return (
        token.pos[1] != "非自立可能" or n == 0 or not (tokens[n - 1].surface in ("て", "で") or tokens[n - 1].is_verb)
    )
