"""The outlet's own word: every sentence that nobody else is the source of, and the clauses that stand beside another's
word in its sentence (食中毒と断定し、〈3日間の営業停止処分とした〉)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from uratori.language import Parse, Token
from uratori.language.clauses import cuts
from uratori.model import Sentence, Span

_KINDS = ("body", "quote", "list item")
_LEAST = 6  # characters
_DATELINE = re.compile(r"[【\[][^】\]\n]{1,24}[】\]]\s*(?=\S)")
# …を受け、 …について、: of what the next clause tells.
_MATTERS = (
    "について",
    "に関して",
    "に関し",
    "をめぐって",
    "をめぐり",
    "を巡って",
    "を巡り",
    "を受けて",
    "を受け",
    "に対して",
    "に対し",
)
_PREDICATE = frozenset(("動詞", "形容詞", "助動詞"))


def uncovered(parse: Parse, covered: Iterable[int]) -> list[tuple[int, Span]]:
    """The sentences of the body that hold no statement yet, as index and content without the final stop."""
    have = set(covered)
    return [
        (i, content(parse, s))
        for i, s in enumerate(parse.sentences)
        if i not in have and s.kind in _KINDS and content(parse, s).start < content(parse, s).end
    ]


def beside(parse: Parse, sentence: int, taken: Sequence[Span]) -> Iterator[Span]:
    """The clauses of a sentence in which nothing of ``taken`` stands: what others say in it, who they are, and the words
    that say so. Only whole clauses with a predicate of their own."""
    tokens = parse.tokens[sentence]
    if not tokens or parse.sentences[sentence].kind not in _KINDS:
        return
    for a, b in pairwise([0, *cuts(tokens), len(tokens)]):
        start, end = tokens[a].start, tokens[b - 1].end
        if any(start < s.end and s.start < end for s in taken):
            continue
        if a == 0 and (dateline := _DATELINE.match(parse.text, start, end)):
            start = dateline.end()
        words = parse.text[start:end]
        if _sets(tokens[a:b]):
            continue
        if end - start < _LEAST or all(t.pos[0] not in _PREDICATE for t in tokens[a:b]):
            continue
        yield Span(start, start + len(words.rstrip("、。．. ")))


def _sets(tokens: Sequence[Token]) -> bool:
    """Whether a clause only sets the scene of the next: 金属片が混入した問題で、; 男は会社員で、 tells something."""
    words = [t for t in tokens if t.pos[0] not in ("補助記号", "空白")]
    if "".join(t.surface for t in words[-4:]).endswith(_MATTERS):
        return True
    if len(words) < 2 or words[-1].surface not in ("で", "を") or not words[-2].is_noun:
        return False
    return not any(t.surface in ("は", "も") and t.pos[0] == "助詞" for t in words)


def content(parse: Parse, sentence: Sentence) -> Span:
    """A sentence without the stop at its end and the dateline at its head (【ソウル共同】, 【独自】)."""
    text, end = parse.text, sentence.end
    while end > sentence.start and text[end - 1] in "。．.":
        end -= 1
    dateline = _DATELINE.match(text, sentence.start, end)
    return Span(dateline.end() if dateline else sentence.start, end)
