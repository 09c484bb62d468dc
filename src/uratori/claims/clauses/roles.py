"""Who or what a clause is about: the nouns that its particles make subject, topic or object; and what it only says by
the way, in a clause before a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from uratori.claims.clauses.words import framing, term
from uratori.language import Token

_MARK = re.compile(
    r"[0-9]{0,3}[」』]?(?:\([^()]{1,24}\))?(?:など|ら|たち|側|自体|全員|全体)?"
    r"(?:は(?!じ)|が|を|も(?!の|ら|し|う)|(?:だ|だった|です|でした|である)[。、」』]*$)"
)
_ENDS = frozenset("は、,「」『』")
_AT = frozenset(("", "で", "が", "は", "に", "で各", "が各", "と各"))
_VERBAL = frozenset(("動詞", "助動詞", "形容詞"))
_OF = re.compile(r"の(?!で|に|は|が|を|か|み)")


class Unit(Protocol):
    """A word, name or phrase of a clause with its terms; a count or a time has none."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def terms(self) -> tuple[str, ...]: ...


def core(units: Sequence[Unit], text: str, end: int) -> frozenset[str]:
    """The terms of a clause (its ``units`` in order, in folded ``text`` up to ``end``) that は, が, を or も mark, one for
    subject and object: 手術12件〈を〉延期した, 延期された手術〈は〉, since a passive makes one of the other; and what a clause ends
    in with だ (折れたのは看板の脚〈だ〉). What stands with の before such a noun belongs to it (油の流出は). Not what に, で or
    から marks: when, where and whence differ between reports.
    """
    return frozenset(_marked(units, text, end))


def _marked(units: Sequence[Unit], text: str, end: int) -> Iterator[str]:
    held: Sequence[str] = ()
    before: tuple[int, Sequence[str]] = (-1, ())  # where a noun with の leads on to, and its terms
    last = -1
    for unit in units:
        counts = not unit.terms
        if not counts or unit.start != last:
            owner = before[1] if before[0] == unit.start else ()
            held = (*owner, *unit.terms[-1:]) if unit.terms else ()
        last = unit.end
        if held and _MARK.match(text, unit.end, end):
            yield from held
        of = _OF.match(text, unit.end, end) if held else None
        before = (of.end(), held[-1:]) if of else (-1, ())


def placed(units: Sequence[Unit], text: str, at: int) -> str | None:
    """The name of which a count at ``at`` is, the last of the ``units`` before it: 長崎市24人、〈佐賀市〉で22人; not 市の24人."""
    if not units or text[units[-1].end : at] not in _AT:
        return None
    return next((t for t in units[-1].terms if t.startswith("@")), None)


def asides(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The relative clauses among the tokens of a clause, each from the topic or comma before it to its verb:
    倉庫は〈逮捕された〉男が〈借りていた〉もの. Not 流出した〈可能性〉, 使える〈こと〉: what stands before a word that frames
    (data/framing.tsv) is what is said."""
    first = tokens[0].start if tokens else 0
    for token, after in pairwise(tokens):
        if token.surface in _ENDS:
            first = token.end
        elif token.pos[0] in _VERBAL and token.pos[5].startswith("連体形") and _modified(after):
            yield first, token.end
            first = token.end


def _modified(token: Token) -> bool:
    if token.pos[0] == "接頭辞":
        return True
    word = term(token) if token.pos[0] == "名詞" else None
    return word is not None and word not in framing()
