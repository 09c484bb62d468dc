"""The outlet's own word: every sentence that nobody else is the source of, and the clauses that stand beside another's
word in its sentence (食中毒と断定し、〈3日間の営業停止処分とした〉)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from uratori.attribution.clause import lexicon
from uratori.attribution.document import headlines
from uratori.language import Parse, Token
from uratori.language.clauses import cuts
from uratori.language.relative import relatives
from uratori.model import Sentence, Span

_KINDS = ("body", "quote", "list item")
_LEAST = 6  # characters
_DATELINE = re.compile(
    r"(?:[【\[][^】\]\n]{1,24}[】\]](?:\s?[-―—–−]+(?=\s))?|[^。「」()\n]{1,24}\((?![^()]{0,15}\d|[日月火水木金土祝・]{1,3}\))[^()\n]{1,16}\)\s?[-―—–−]+)\s*(?=\S)"
)  # and not 会期は10日(水)-12日(金)だ
_MARK = re.compile(  # 9:20 市は…, 答 存じません。, 2 船主は…; not 26 人が
    r"(?:\d{1,2}:\d\d|答|A[.:])\s+(?=\S)|\d{1,2}(?:[ 　]+|[.)][ 　]*(?!\d))(?=[^\s人名件台か万億千百円回年月日時分秒%本社隻頭棟戸割倍])"
)
_DOES = frozenset(("を", "に", "が"))
_FEW = 4  # tokens
_PLACED = 25  # characters in which the bracket of a dateline opens
_PREDICATE = frozenset(("動詞", "形容詞", "助動詞"))


def uncovered(parse: Parse, covered: Iterable[int]) -> list[tuple[int, Span]]:
    """The sentences that hold no statement yet, as index and content without the final stop; of a headline what it tells."""
    have = set(covered)
    out: list[tuple[int, Span]] = []
    for i, s in enumerate(parse.sentences):
        if i in have:
            continue
        if s.kind == "headline":
            out += [(i, span) for span in headlines.told(parse, s, parse.tokens[i])]
        elif s.kind in _KINDS and (words := content(parse, s)).start < words.end:
            out.append((i, words))
    return out


def beside(parse: Parse, sentence: int, said: Sequence[Span], named: Sequence[Span]) -> Iterator[Span]:
    """What the outlet tells in a sentence that holds another's word: the clauses in which nothing stands of ``said`` (what others
    say, and the words that say so), and the clauses before a noun that tell what happened (〈漁船が衝突した〉事故で、海保は…と
    発表した). ``named`` is who says it: a clause that only tells what he did besides stands as a whole."""
    tokens = parse.tokens[sentence]
    if not tokens or parse.sentences[sentence].kind not in _KINDS:
        return
    told = [Span(tokens[r.first].start, tokens[r.head - 1].end) for r in relatives(tokens)]
    for a, b in pairwise([0, *cuts(tokens), len(tokens)]):
        start, end = tokens[a].start, tokens[b - 1].end
        if a == 0:
            start = opens(parse, parse.sentences[sentence])
        speaker = next((s for s in named if start < s.end and s.start < end), None)
        others = any(start < s.end and s.start < end for s in said)
        if others or (speaker is not None and not _does(tokens[a:b], speaker)) or _sets(tokens[a:b]):
            inside = [s for s in told if start <= s.start < end]
            yield from (s for s in inside if not any(s.overlaps(x) for x in said))
            continue
        words = parse.text[start:end]
        if end - start < _LEAST or all(t.pos[0] not in _PREDICATE for t in tokens[a:b]):
            continue
        yield Span(start, start + len(words.rstrip("、。．. ")))


def _does(tokens: Sequence[Token], speaker: Span) -> bool:
    """Whether a clause tells what one who speaks does besides: …したとして、〈県警は男を逮捕した〉; not 市長は〈取材に応じ〉、…と述べた."""
    after = [t for t in tokens if t.start >= speaker.end]
    if any(t.surface in lexicon.occasions() for t in after):
        return False
    done = any(t.surface in _DOES and t.pos[0] == "助詞" for t in after[1:])
    return done and len(after) > _FEW and after[-1].end > speaker.end


def _sets(tokens: Sequence[Token]) -> bool:
    """Whether a clause only sets the scene of the next: 金属片が混入した問題で、; 男は会社員で、 tells something."""
    words = [t for t in tokens if t.pos[0] not in ("補助記号", "空白")]
    if "".join(t.surface for t in words[-5:]).endswith(lexicon.parts("leads to")):
        return True
    if len(words) < 2 or words[-1].surface not in ("で", "を") or not words[-2].is_noun:
        return False
    return not any(t.surface in ("は", "も") and t.pos[0] == "助詞" for t in words)


def content(parse: Parse, sentence: Sentence) -> Span:
    """A sentence without the stop at its end and the dateline at its head (:func:`opens`)."""
    text, end = parse.text, sentence.end
    while end > sentence.start and text[end - 1] in "。．.":
        end -= 1
    return Span(min(opens(parse, sentence), end), end)


def opens(parse: Parse, sentence: Sentence) -> int:
    """Where a sentence begins behind its dateline, the clock of its entry, its number in a list or the mark of an answer:
    【ソウル共同】, サンタクララ(AP)―, 9:20, 2, 答."""
    text, start = parse.text, sentence.start
    if text[start].isdigit() or text[start] in "答A":
        mark = _MARK.match(text, start, sentence.end)
        return mark.end() if mark else start
    if text[start] not in "【[" and text.find("(", start, start + _PLACED) < 0:
        return start  # most sentences have no sign of one, and need not be matched
    dateline = _DATELINE.match(text, start, sentence.end)
    return dateline.end() if dateline else start
