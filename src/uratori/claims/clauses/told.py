"""Propositions where they stand: in which sentence, before which words, in answer or in question."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar

from uratori.claims.bodies.publisher import body_of
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.rarity import rarities
from uratori.claims.clauses.words import framing, kind
from uratori.claims.recall import Recall
from uratori.claims.view import View
from uratori.language import fold
from uratori.model import Evidence, Statement

_R = TypeVar("_R")
_MORE = 20  # texts
_BODY = 2  # letters of a name that is told a body by
_FAULT = re.compile(r"(?:誤り|間違い|ミス|虚偽|うそ|嘘|不正確な点)(?:など)?[はもが](?!だ|です)")
_ASKED = re.compile(
    r"\s*(?:[-―—─*・Q]*\s*(?:問|Q|質問|記者|司会)(?=[\d\s　:.．、(（」』)])|[―—─]{2}|[-–]\s*(?=.*か[。?]?$))"
)
_ASKS = re.compile(
    r"(?:[?？]|(?:です|ます|でした|ました|ません|だろう|のだろう|でしょう|のか|たの|るの|いの)か)[。」』?？]*$"
)
_WRITTEN = re.compile(r"(?=([一-龥々ァ-ヴー]{2}))")
_IF = re.compile(r"(?:かどうか|か否か|の有無|かについて)")


@dataclass(frozen=True)
class Told:
    """A proposition of a group, the number of its sentence in its document, and the ``tail``: what follows it in the
    sentence, the cue among it. ``own``: the document is that of a body that speaks for itself (a firm's release);
    ``publisher``: its id, or its name where no entity is known by that."""

    group: int
    at: int
    proposition: Proposition
    statement: Statement
    tail: str
    line: str
    own: bool = False
    publisher: str | None = None
    worked: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was worked out of it alone, by what it is called (:meth:`once`)."""

    def once(self, what: str, work: Callable[[Told], _R]) -> _R:
        """What ``work`` makes of it, which hangs on nothing else, nor on its group: worked out once, for every telling."""
        if what not in self.worked:
            self.worked[what] = work(self)
        found: _R = self.worked[what]
        return found

    def of(self, group: int) -> Told:
        """The same in a group of another number; what was worked out of it goes along."""
        if self.group == group:
            return self
        one = object.__new__(Told)
        one.__dict__.update(self.__dict__, group=group)
        return one

    @property
    def speaker(self) -> str | None:
        """Whose word it is: the id or name of its holder; in the paper of a body that of the body itself."""
        return self.proposition.holder or self.publisher

    @property
    def spoken(self) -> bool:
        """Whether somebody says it: in the press whoever is cited, in the paper of a body the body itself."""
        return self.own or self.proposition.attributed

    @cached_property
    def lead(self) -> str:
        """What stands before it in its sentence."""
        before = self.line[: max(0, self.line.rfind(self.proposition.text[:8]))]
        return before[before.rfind("。") + 1 :]

    @cached_property
    def question(self) -> bool:
        """Whether it is asked and not said: a reporter's own line, or a sentence that ends as a question. What a
        reporter's line quotes (一部報道に〜とあるが) was said."""
        p = self.proposition
        own = self.statement.source is None and not p.attributed  # 問 大学が負担した〈との報道がある〉
        return bool(
            (own and _ASKED.match(self.line)) or _ASKS.search(p.text) or _IF.search(p.text[-6:] + self.tail[:6])
        )

    @cached_property
    def withheld(self) -> bool:
        """Whether the holder does not say: no comment, not confirmed, not yet decided."""
        return self.statement.certainty == "unknown"

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that something is so."""
        return not (self.proposition.negative or self.question or self.withheld)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Its own terms without those that any denial or report has, and without its speaker (当社); 手順に誤りはない speaks of an
        error."""
        p = self.proposition
        return (
            p.own
            - framing()
            - {f"@{self.speaker}", f"@o:{self.publisher}"}
            - (light() - fault() if _FAULT.search(p.text) else light())
        )


class Every(tuple[Told, ...]):
    """The propositions of a story where they stand, in the order of the documents and of the text. ``versions``: of each, by
    its identity, a number that is another as soon as anything is other that it is laid against others by: what it says,
    what its words weigh, what is known of those it names; whatever group it stands in."""

    weights: Mapping[str, float]
    versions: Mapping[int, int]
    recall: Recall

    @classmethod
    def of(cls, told: Sequence[Told]) -> Every:
        """Some propositions as all there are."""
        if isinstance(told, Every):
            return told
        found = cls(told)
        found.weights, found.recall = weights(told), Recall()
        found.versions = {id(t): n for n, t in enumerate(told)}
        return found

    def key(self, some: Iterable[Told]) -> tuple[int, ...]:
        """What some of the propositions are known by, in their order."""
        return tuple([self.versions[id(t)] for t in some])


def tell(
    groups: Sequence[Sequence[Proposition]], look: View, recall: Recall | None = None, before: Every | None = None
) -> Every:
    """Every proposition of the groups, in the order of the documents and of the text. ``before``: the same, told in other
    groups."""
    if before is not None:
        return _regrouped(before, groups)
    order = {document: n for n, document in enumerate(look.analyses)}
    starts: dict[str, list[int]] = {}
    own = {i: _entity(name, look) for i, a in look.analyses.items() if (name := body_of(a))}
    recall = recall or Recall()
    known = recall.table("told")

    def place(p: Proposition, group: int) -> Told:
        publisher = own.get(p.document)
        at = starts.get(p.document)
        if at is None:
            at = starts[p.document] = [s.start for s in look.analyses[p.document].sentences]
        return known.get((id(p), publisher), _told, p, group, look, at, publisher).of(group)

    told = [place(p, n) for n, g in enumerate(groups) for p in g]
    placed = [(order[p.document], p.start, p.end, n) for n, t in enumerate(told) for p in (t.proposition,)]
    found = Every([told[n] for *_, n in sorted(placed)])
    found.recall, found.weights = recall, weights(found)
    found.versions = _versions(found, look)
    return found


def _regrouped(before: Every, groups: Sequence[Sequence[Proposition]]) -> Every:
    known: dict[int, tuple[int, Told]] = {}
    place, last = 0, None
    for n, t in enumerate(before):
        p = t.proposition
        where = p.document, p.start, p.end
        place, last = (place if where == last else n), where
        known[id(p)] = place, t
    told = [(known[id(p)][0], known[id(p)][1], n) for n, g in enumerate(groups) for p in g]
    found = Every([t.of(n) for _, t, n in sorted(told, key=itemgetter(0))])
    found.recall, found.weights = before.recall, before.weights
    versions = {id(t.proposition): before.versions[id(t)] for t in before}
    found.versions = {id(t): versions[id(t.proposition)] for t in found}
    return found


def _versions(every: Every, look: View) -> dict[int, int]:
    before: Mapping[str, float] = every.recall.before("versions: weights") or {}
    every.recall.note("versions: weights", every.weights)
    terms = {t for t in before.keys() | every.weights.keys() if before.get(t) != every.weights.get(t)}
    terms |= {f"@{e}" for e in look.touched.entities}
    documents = look.touched.documents
    table, out = every.recall.table("versions"), {}
    for t in every:
        p = t.proposition
        same = terms.isdisjoint(p.terms) and p.document not in documents
        out[id(t)] = (table.get if same else table.anew)(id(p), every.recall.fresh)
    return out


def _told(p: Proposition, group: int, look: View, starts: Sequence[int], publisher: str | None) -> Told:
    analysis = look.analyses[p.document]
    at = max(0, bisect_right(starts, p.start) - 1)
    end = analysis.sentences[at].end if analysis.sentences else p.end
    text = analysis.document.text
    first = max(text.rfind("\n", max(0, p.start - 400), p.start) + 1, analysis.document.start)
    tail = fold(text, p.end, max(p.end, min(end, p.end + 120))).text
    return Told(
        group,
        at,
        p,
        look.statements[p.document, p.statement],
        tail,
        fold(text, first, max(first, min(p.start + 8, len(text)))).text,
        publisher is not None,
        publisher,
    )


def _entity(body: str, look: View) -> str:
    """The id of a body: that of the longest name in its own (アサギ自動車 in アサギ自動車株式会社); its name where none is."""
    found = [
        (len(name), i)
        for i, e in look.entities.items()
        if e.type == "organization"
        for name in (e.name, *(n.name for n in e.names))  # whom its own paper only calls 当社 has no other name
        if len(name) > _BODY and name in body
    ]
    return max(found)[1] if found else body


def mark(p: Proposition, words: str, look: View) -> Evidence:
    """``words`` (folded) of a proposition as a span of its document; all of it where they do not stand there as
    such."""
    raw = look.text(p.document, p.start, p.end)
    at = raw.find(words) if words else -1
    if at < 0 and words and len(raw) == len(p.text):  # full-width digits
        at = p.text.find(words)
    if at < 0:
        return Evidence(p.start, p.end, "", p.document)
    return Evidence(p.start + at, p.start + at + len(words), "", p.document)


def letters(a: Proposition, b: Proposition) -> bool:
    """Whether two written words share letters: 会談 and 会見 are one sense, and two things."""
    pairs = [frozenset(_WRITTEN.findall(p.text)) for p in (a, b)]
    return bool(pairs[0] & pairs[1])


def weights(told: Sequence[Told]) -> Mapping[str, float]:
    """How rare each term is among the different texts of the story; what any news has weighs a quarter. A story of two
    texts is counted as if many more were there: what both have would tell nothing otherwise."""
    texts = {t.proposition.text: t.proposition.own for t in told}
    return {t: v * (0.25 if t in framing() else 1.0) for t, v in rarities(texts.values(), _MORE)[0].items()}


def fault() -> frozenset[str]:
    """Terms that call false what was said, or are what is found wrong: その説明は誤りだ, 計算の誤り."""
    return kind("fault")


def light() -> frozenset[str]:
    """Terms a denial turns on that have no matter of their own."""
    return kind("light")
