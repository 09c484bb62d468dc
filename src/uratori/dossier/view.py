"""A dossier with the ways through it that every form of output needs: numbers, look-ups, orders.

Claims have one running number over all stories, the same in the terminal, in Markdown and on the page: claims of
more documents first, then of more outlets, then in the order of the documents.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from uratori.dossier import dates
from uratori.dossier.labels import Labels
from uratori.dossier.ties import gathered
from uratori.dossier.visible import one_line
from uratori.language import balanced, closed, fold
from uratori.language.clauses import matters
from uratori.model import (
    Analysis,
    Certainty,
    Claim,
    Document,
    Dossier,
    Member,
    Relation,
    Root,
    Span,
    Statement,
    Story,
    Tie,
)

_AROUND = 60  # code points of a sentence that are quoted before and after the words
_READABLE = 8  # code points; fewer are quoted with their sentence
_BEFORE = 24  # code points before the words that a heading shows
_BOUNDS = "、。，．！？!?;；：「『【 \u3000\t\n\r"  # what a clause begins behind
_TOLD = re.compile("[ぁ-ん。！？!?]")  # what words end in that say something; others are bare nouns
_COMMAS = "、，, \u3000\n"  # what parts a clause from what follows
_NAME = 24  # code points of a title or file name that stands for an outlet
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


@dataclass(frozen=True, eq=False)
class Point:
    """A member of a claim with the statement and the document it stands in."""

    analysis: Analysis
    span: Span
    statement: Statement | None

    @property
    def document(self) -> Document:
        return self.analysis.document

    @property
    def words(self) -> str:
        """The quoted words as they stand, line breaks and all."""
        return self.span.of(self.document.text)

    @cached_property
    def sentence(self) -> Span:
        """The sentences that the words stand in."""
        sentences = self.analysis.sentences
        first = max(0, bisect_right(sentences, self.span.start, key=lambda s: s.start) - 1)
        start, end = self.span.start, self.span.end
        for s in sentences[first:]:
            if s.start >= self.span.end:
                break
            if s.end > self.span.start:
                start, end = min(start, s.start), max(end, s.end)
        return Span(start, end)

    def around(self, slots: Sequence[Span] = ()) -> Span:
        """The sentence, but no more of it than a little before and after the words and the ``slots``."""
        start = min([self.span.start, *(s.start for s in slots)])
        end = max([self.span.end, *(s.end for s in slots)])
        text, first, last = self.document.text, start - _AROUND, end + _AROUND
        if first > self.sentence.start:
            # Cut where a clause begins, if one does: not ーヨーク・タイムズは.
            first = max(first, text.find("、", first, start) + 1)
        around = Span(max(self.sentence.start, first), min(self.sentence.end, last))
        return _inside(text, around) if start > around.start and end < around.end else around

    @property
    def denial(self) -> Span | None:
        """The words that deny, where what they deny is another's word before them: 市は中止すると発表した。〈主催者は否定した。〉"""
        told = self.statement
        if told is None or told.act != "deny" or told.cue is None:
            return None
        if told.start >= self.span.end:
            return Span(told.start, told.end)
        between = self.document.text[self.span.end : told.cue.start]
        return Span(self.span.start, told.cue.end) if told.source and "、" in between else None

    @property
    def readable(self) -> Span:
        """The words, with their sentence where they are too few to be read alone (それ, 時期); with the predicate where
        they are only what somebody does not tell: 会談の日時と場所〈を明らかにしていない〉."""
        if (denial := self.denial) is not None:
            return denial
        if len(self.span) < _READABLE:
            return self.around()
        told = self.statement
        if told and told.certainty == "unknown" and told.cue and self.span.end <= told.cue.start < self.sentence.end:
            whole = Span(self.span.start, told.cue.end)
            words = whole.of(self.document.text)
            if balanced(fold(words).text):
                return whole  # a quote has its own predicate: 「めどは〈立っていない〉」と述べた
        return Span(self.span.start, closed(self.document.text, self.span.start, self.span.end))

    @property
    def heading(self) -> Span:
        """The words with as much of their sentence as a heading needs, where the rest can be dimmed: what stands before
        them in their clause (〈両国は〉外交ルートで日程を調整する), but no clause before it; what is said of them where they
        are a bare noun, or where the holder does not say (会談の日時と場所〈は明らかにしていない〉)."""
        if (denial := self.denial) is not None:
            return denial
        if len(self.span) < _READABLE or self.certainty == "unknown":
            return self.around()
        text, start, end = self.document.text, self.span.start, self.span.end
        first, last = max(self.sentence.start, start - _BEFORE), min(self.sentence.end, end + _AROUND)
        while start > first and text[start - 1] not in _BOUNDS:
            start -= 1
        if not _TOLD.match(self.words[-1:]):
            end = last
        return Span(start, end)

    @property
    def quotation(self) -> str:
        """The readable words, with an ellipsis where the sentence was cut; between ＊ and ＊ stand the words themselves
        where they are too few to be read alone: two claims of one sentence would look the same otherwise."""
        around = self.readable
        few = self.denial is None and len(self.span) < _READABLE and around != self.span
        return quotation(self.document.text, around, self.span, (self.span,) if few else ())

    @property
    def certainty(self) -> Certainty:
        """The statement's, which is that of its main clause; what it opens with as known is certain:
        〈シャチが死んだ問題で〉、装置が故障していた疑いがあることが分かった."""
        if self.statement is None:
            return "unknown"
        told = max((c.end for c in self.statement.content), default=0)
        opens = fold(self.words).text.rstrip("、 ").removesuffix("で").endswith(matters())
        return "certain" if opens and self.span.end < told else self.statement.certainty

    @property
    def denies(self) -> bool:
        """These words of the statement are denied in it. A denial is of the clause it ends (点検は受け、〈異常はなかった〉);
        明らかにしていない (negative, and nobody can tell) denies nothing."""
        if self.statement is None or not denies(self.statement):
            return False
        last = self.statement.content[-1].end if self.statement.content else self.span.end
        return not self.document.text[self.span.end : last].strip("、 \u3000をとでは」』")


@dataclass(frozen=True, eq=False)
class Numbered:
    """A claim with its running number and its members looked up. ``best`` is the member ``Claim.text`` is from."""

    number: int
    claim: Claim
    points: tuple[Point, ...]

    @cached_property
    def best(self) -> Point:
        text = self.claim.text
        # Rather where it says this alone than 〈北霧県霧ケ原市で豚熱が発生した〉問題で.
        same = (p for p in self.points if p.words.strip() == text)
        held = (p for p in self.points if text in p.words)
        read = (p for p in self.points if text in p.readable.of(p.document.text))
        return next(chain(same, held, read), self.points[0])

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents it stands in, each once, in order of time."""
        unique = {p.document.id: p.document for p in self.points}
        return tuple(sorted(unique.values(), key=dates.order))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets' names, each once, in order of time; documents without one are left out."""
        names = (d.outlet.name for d in self.documents if d.outlet)
        return tuple(dict.fromkeys(names))

    @cached_property
    def certainties(self) -> tuple[Certainty, ...]:
        """The certainties of its members, the surest first, each once."""
        found = {p.certainty for p in self.points}
        return tuple(c for c in _CERTAINTIES if c in found)

    @property
    def unstated(self) -> bool:
        """No member names an origin: all are the words of outlets themselves."""
        return all(p.statement is None or len(p.statement.chain) < 2 for p in self.points)

    def kind(self, root: Root) -> str:
        """What the root is: its kind, but ``unstated`` for an outlet whose own words the members are, and ``unknown``
        for reporting of an outlet's own that no member speaks of."""
        if root.kind not in ("outlet", "own"):
            return root.kind
        chains = [s.chain for n in root.members if n < len(self.points) and (s := self.points[n].statement)]
        if all(len(chain) < 2 for chain in chains):
            return "unstated"
        if root.kind == "own" and not any(chain and chain[-1].kind == "own" for chain in chains):
            return "unknown"
        return root.kind

    def named(self, root: Root) -> bool:
        """Whether the root is somebody who is named: neither anonymous nor the outlets' own words."""
        return self.kind(root) not in ("anonymous", "own", "unknown", "unstated")

    @cached_property
    def why(self) -> tuple[Tie, ...]:
        """Why members must, or may, share an origin, gathered (:func:`uratori.dossier.ties.gathered`)."""
        return gathered(self.claim.origins.why)

    @property
    def hangs(self) -> bool:
        """Several outlets carry it and all hang on one origin."""
        return len(self.outlets) > 1 and self.claim.origins.max == 1

    @property
    def denies(self) -> bool:
        """Some member denies it."""
        return any(p.denies for p in self.points)

    @property
    def denied(self) -> bool:
        """Some other claim denies it."""
        return any(r.type == "denied-by" for r in self.claim.relations)


@dataclass(frozen=True, eq=False)
class Difference:
    """A relation with both its claims: ``first`` stands earlier (the claim that is denied, the older figure)."""

    relation: Relation
    first: Numbered
    second: Numbered

    @property
    def name(self) -> str:
        """``r31-32-denied-by``: what it is called in an address."""
        return f"r{self.first.number}-{self.second.number}-{self.relation.type}"

    def seen_from(self, claim: Numbered) -> str:
        """The relation's name from one side: what is denied, what denies; what was updated, what updates."""
        earlier = claim is self.first
        if self.relation.type == "denied-by":
            return "denied-by" if earlier else "denies"
        return "updated" if self.relation.type == "updates" and earlier else self.relation.type

    def other(self, claim: Numbered) -> Numbered:
        return self.second if claim is self.first else self.first


@dataclass(frozen=True, eq=False)
class StoryView:
    """A story with its claims numbered and put in order."""

    story: Story
    index: int
    documents: tuple[Analysis, ...]
    claims: tuple[Numbered, ...]

    @cached_property
    def by_id(self) -> dict[str, Numbered]:
        return {c.claim.id: c for c in self.claims}

    @cached_property
    def shared(self) -> tuple[Numbered, ...]:
        """The claims of two documents or more."""
        return tuple(c for c in self.claims if len(c.documents) > 1)

    @cached_property
    def alone(self) -> tuple[Numbered, ...]:
        return tuple(c for c in self.claims if len(c.documents) < 2)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a.document.outlet.name for a in self.documents if a.document.outlet))

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """One difference for two claims, the gravest (a claim that is denied also conflicts with its denial):
        denials first, then conflicts, updates and the rest."""
        found: dict[frozenset[int], Difference] = {}
        for difference in sorted(self._relations(), key=_rank):
            found.setdefault(frozenset((difference.first.number, difference.second.number)), difference)
        return tuple(found.values())

    @cached_property
    def answers(self) -> tuple[tuple[Difference, ...], ...]:
        """The differences in groups: all that one denial denies together, any other difference alone."""
        groups: dict[tuple[object, ...], list[Difference]] = {}
        for n, difference in enumerate(self.differences):
            denial = difference.relation.type == "denied-by"
            groups.setdefault((difference.second.number,) if denial else ("", n), []).append(difference)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def by_claim(self) -> dict[int, tuple[Difference, ...]]:
        """The differences of every claim, by its number."""
        out: dict[int, list[Difference]] = defaultdict(list)
        for difference in self.differences:
            out[difference.first.number].append(difference)
            if difference.second is not difference.first:
                out[difference.second.number].append(difference)
        return {number: tuple(found) for number, found in out.items()}

    def _relations(self) -> Iterator[Difference]:
        for claim in self.claims:
            for relation in claim.claim.relations:
                other = self.by_id.get(relation.claim)
                if other is not None and other is not claim:
                    forward = _forward(relation, claim, other)
                    yield Difference(relation, *((claim, other) if forward else (other, claim)))


def _inside(text: str, sentence: Span) -> Span:
    """A sentence that is one quotation, without its brackets, as it is quoted in ours: 「〈国に対して、要望していく〉」."""
    words = sentence.of(text)
    one = words[:1] == "「" and words[-1:] == "」" and words.count("「") == words.count("」") == 1
    return Span(sentence.start + 1, sentence.end - 1) if one else sentence


def _forward(relation: Relation, claim: Numbered, other: Numbered) -> bool:
    """Whether the claim that has the relation is the earlier side."""
    if relation.type == "denied-by":
        return True
    if relation.type == "updates":
        return False
    return dates.order(claim.best.document) <= dates.order(other.best.document)


def _rank(difference: Difference) -> tuple[int, int, int]:
    order = ("denied-by", "conflicts", "updates", "apparent", "narrower")
    kind = difference.relation.type
    rank = order.index(kind) if kind in order else len(order)
    return (rank, difference.first.number, difference.second.number)


class View:
    """A dossier made ready to be shown. Reads only; the same dossier gives the same view."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.analyses = {a.document.id: a for a in dossier.documents}
        self._statements = {(a.document.id, s.id): s for a in dossier.documents for s in a.statements}
        ordered = sorted(dossier.stories, key=lambda s: (-len(s.documents), -len(s.claims), s.id))
        self.stories = tuple(self._numbered(ordered))

    @property
    def big(self) -> tuple[StoryView, ...]:
        """The stories of two documents or more; of one, where there is but one document in all."""
        found = tuple(s for s in self.stories if len(s.documents) > 1)
        return found or (self.stories if len(self.stories) == 1 else ())

    @property
    def single(self) -> tuple[StoryView, ...]:
        shown = set(map(id, self.big))
        return tuple(s for s in self.stories if id(s) not in shown)

    @property
    def claims(self) -> Iterator[Numbered]:
        for story in self.stories:
            yield from story.claims

    def _numbered(self, stories: Sequence[Story]) -> Iterator[StoryView]:
        number = 0
        for index, story in enumerate(stories, start=1):
            analyses = sorted((self.analyses[d] for d in story.documents if d in self.analyses), key=_time)
            places = {a.document.id: n for n, a in enumerate(analyses)}
            found = [(c, points) for c in story.claims if (points := self._points(c.members))]
            found.sort(key=lambda pair: _weight(pair[1], places))
            claims = []
            for claim, points in found:
                number += 1
                claims.append(Numbered(number, claim, points))
            yield StoryView(story, index, tuple(analyses), tuple(claims))

    def _points(self, members: Sequence[Member]) -> tuple[Point, ...]:
        return tuple(
            Point(analysis, _clause(analysis.document.text, m), self._statements.get((m.document, m.statement)))
            for m in members
            if (analysis := self.analyses.get(m.document))
        )


def without_comma(words: str) -> str:
    """Words without the comma that parts them from what follows: 〈調査チームが現地に入り〉、."""
    return words.rstrip(_COMMAS) or words


def _clause(text: str, member: Member) -> Span:
    return Span(member.start, member.start + len(without_comma(text[member.start : member.end])))


def _time(analysis: Analysis) -> tuple[str, str]:
    return dates.order(analysis.document)


def _weight(points: Sequence[Point], places: dict[str, int]) -> tuple[int, int, int, int, int]:
    documents = {p.document.id for p in points}
    outlets = {p.document.outlet.name for p in points if p.document.outlet}
    first = min(points, key=lambda p: (places.get(p.document.id, 0), p.span.start))
    return (-len(documents), -len(outlets), -len(points), places.get(first.document.id, 0), first.span.start)


def document_name(document: Document, labels: Labels) -> str:
    """What a document is called in a line: its outlet, else the file it is an entry of, else its title, else its id."""
    if document.outlet and document.outlet.name.strip():
        return one_line(document.outlet.name)
    known = (document.parent, document.title, document.id, labels("note", "untitled"))
    name = next(name for text in known if (name := one_line(text or "")))
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def quotation(text: str, around: Span, words: Span, marked: Iterable[Span] = ()) -> str:
    """``around`` with an ellipsis on each side where more than the ``words`` is quoted and the sentence runs on, and with
    the spans that are ``marked`` (in order, within ``around``) between ＊ and ＊."""
    before, after = ellipses(text, around, words)
    out, at = [before], around.start
    for span in marked:
        if span.start >= at:
            out += [text[at : span.start], "＊", span.of(text), "＊"]
            at = span.end
    return "".join([*out, text[at : around.end], after])


def ellipses(text: str, around: Span, words: Span) -> tuple[str, str]:
    """What to put before and after ``around``: an ellipsis or nothing."""
    before = "…" if around.start < words.start and _runs_on(text, around.start) else ""
    after = "…" if words.end < around.end and _runs_on(text, around.end) else ""
    return before, after


def _runs_on(text: str, at: int) -> bool:
    """Whether a sentence runs on through ``at``."""
    if not 0 < at < len(text) or text[at - 1] in "。！？!?」』":
        return False
    return not (text[at - 1].isspace() or text[at].isspace() or text[at] in "。！？!?」』")


def denies(statement: Statement) -> bool:
    """Whether a statement denies its content, which the words of the content need not show (〈許可を得ていた〉との見方を否定した).
    Words that are negative themselves (人手が足りない) deny nobody's; and a rebuttal may say what is so
    (「検査は陰性だった」と反論した): its act denies, its content does not."""
    return statement.act == "deny" and statement.polarity == "negative" and statement.certainty != "unknown"


def carriers(claim: Numbered, labels: Labels) -> list[str]:
    """Who carries a claim: its outlets, each once, in order of time; a document without one by its own name."""
    return list(dict.fromkeys(document_name(d, labels) for d in claim.documents))
