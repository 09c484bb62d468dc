"""What a document says, in the outlet's own voice, that nobody knows or that somebody does not disclose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from uratori.attribution.modality.forms import forms, words
from uratori.attribution.modality.lexicon import Entry, Lexicon
from uratori.data import rows
from uratori.language import Parse, Token
from uratori.model import Span

_READ = frozenset(("body", "list item", "quote"))
_HINT = re.compile(
    "な[いくか]|ませ|[らしてかめせき]ず|不明|不透明|不確か|未[定確解詳公]|非公|謎|疑問|錯綜|少な|食い違|伏せ"
)
_OPEN, _CLOSE = frozenset("「『“〈《("), frozenset("」』”〉》)")
_PREDICATES = frozenset(("動詞", "助動詞", "形容詞", "接続詞"))
_LINKS = frozenset(("一方", "一方で", "ため", "ほか", "反面", "うえ", "上で", "ものの"))
_QUOTING = frozenset(("と", "って", "との", "という"))
_ANSWER = re.compile(r"^[ \t]*(?:答|回答|A)(?:[\s(:.、]|$)|^[ \t]*[^\s「。、:]{1,15}:|^[ \t]*(?:――|--)", re.M)
_ASKED = re.compile(r"(?:問|Q|質問)\d*[\s(:.、]")
_MARK = re.compile("によ(?:ると|れば|りますと)|(?:話|説明|発表|まとめ)では")


def unknowns(parse: Parse) -> tuple[Span, ...]:
    """The clauses in which the outlet itself says that something is not known or not disclosed, in folded offsets, in
    the order of the text.

    Words inside quotes, or told by a source (県警によると, …と述べた), are somebody's statements and not here; nor
    is anything of a transcript whose answers are somebody's (答, 〜氏:), where the outlet does not speak."""
    if parse.document.layout == "transcript" and _ANSWER.search(parse.text):
        return ()
    found: list[Span] = []
    for sentence, tokens in zip(parse.sentences, parse.tokens, strict=True):
        text = parse.text[sentence.start : sentence.end]
        if sentence.kind in _READ and _HINT.search(text) and not _ASKED.match(text):
            mark = _MARK.search(text)
            found.extend(_clauses(tokens, sentence.start + mark.start() if mark else sentence.end))
    return tuple(found)


def _clauses(tokens: Sequence[Token], told: int) -> list[Span]:
    """The clauses before ``told``, where the sentence names a source: 県警〈によると〉動機は分かっていない."""
    found = forms(tokens)
    outside: list[bool] = []
    out: list[Span] = []
    i = len(found)
    while i > 0:
        entry = _endings().before(found, i)
        i -= len(entry.words) if entry else 1
        if entry is None or entry.kind == "none":
            continue
        outside = outside or _outside(tokens)
        head = found[i].token
        last = found[i + len(entry.words) - 1].token
        end = _predicate(tokens, last + 1)
        if not outside[last] or _compound(tokens, head) or not _own(tokens, end) or tokens[head].start > told:
            continue
        start = _clause(tokens, head)
        out.append(Span(tokens[start].start, tokens[end - 1].end))
        while i > 0 and found[i - 1].token >= start:
            i -= 1
    return out[::-1]


def _outside(tokens: Sequence[Token]) -> list[bool]:
    """Which tokens stand outside all quotes and brackets."""
    depth, out = 0, []
    for token in tokens:
        if token.surface in _CLOSE:
            depth = max(0, depth - 1)
        out.append(depth == 0)
        if token.surface in _OPEN:
            depth += 1
    return out


def _predicate(tokens: Sequence[Token], i: int) -> int:
    """The end of the predicate: 分かっていない〈ようです〉."""
    while i < len(tokens) and tokens[i].surface != "な" and (tokens[i].pos[0] == "助動詞" or _be(tokens, i)):
        i += 1
    return i


def _be(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].norm == "有る" and tokens[i - 1].surface == "で"


def _own(tokens: Sequence[Token], end: int) -> bool:
    """Whether the clause closes here: not 分かっていない〈と述べた〉, nor 分かっていない〈点〉."""
    if end >= len(tokens):
        return True
    after = tokens[end]
    if after.surface in _QUOTING or after.surface in ("か", "の"):
        return False
    return after.pos[0] == "補助記号" or after.pos[1] in ("接続助詞", "終助詞") or after.norm in ("もの", "物")


def _clause(tokens: Sequence[Token], head: int) -> int:
    """Where the clause of ``tokens[head]`` begins: after a 、 that a predicate stands before."""
    for i in range(head - 1, 0, -1):
        if tokens[i].surface in ("、", ",", "。"):
            before = tokens[i - 1]
            if before.pos[1] == "接続助詞" or before.pos[0] in _PREDICATES or before.surface in _LINKS:
                return i + 1
    return 0


def _compound(tokens: Sequence[Token], head: int) -> bool:
    """7人〈不明〉, 行方〈不明〉: a part of a name for something else."""
    return head > 0 and tokens[head].is_noun and (tokens[head - 1].is_noun or tokens[head - 1].pos[0] == "接尾辞")


@cache
def _endings() -> Lexicon:
    return Lexicon.of(_entries())


def _entries() -> Iterator[Entry]:
    for row in rows("unknowns"):
        form = words(row["ending"])
        yield Entry(form, row["kind"], "unknown", "negative")
        if form[-1] == "だ":
            yield Entry(form[:-1], row["kind"], "unknown", "negative")
