"""From the analyses of each story to its claims, timeline and unknowns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from uratori.claims.called import called
from uratori.claims.clauses.proposition import Proposition, propositions
from uratori.claims.clauses.told import tell
from uratori.claims.clauses.words import framing
from uratori.claims.denied_alike import drawn
from uratori.claims.origins import origins, reuse
from uratori.claims.recall import Memory, Recall
from uratori.claims.relations import stages
from uratori.claims.relations.relations import LEAST, Tie, relations, ties
from uratori.claims.same.bare import bare
from uratori.claims.same.compare import Judge
from uratori.claims.same.link import EVEN, link
from uratori.claims.status import status
from uratori.claims.strays import Stray, strays, sure
from uratori.claims.timeline import timeline
from uratori.claims.title import title
from uratori.claims.view import View, view
from uratori.language import Words, balanced, fold
from uratori.model import Analysis, Claim, Entity, Member, Origins, Relation, Statement, Story, Unknown

_SAMPLE = 20
_SAID = re.compile("[ぁ-ん][。、」』！？!?]*$")  # how a clause ends
_LEADS = re.compile("[一-龯ァ-ヶー]で、?$")  # …した事故で、
_COMMAS = ("、", ",")
_NOUN = 0.2  # what a bare noun must hold more
_MATTER = 0.2  # and a clause that only leads in: 院内感染の問題で、
_ABOUT = 0.08  # what is about something says more than 認めた
_WHOLE = 0.04  # and the end of a sentence more than 〜しており、
_LENGTH = 0.03
_CLEAR = 0.8  # from this likeness on, two holders who cannot be one count as two
_SAYS = 2  # words
_BARE = 8  # characters; longer words of a speaker's own are quoted as they stand


@dataclass(frozen=True, slots=True)
class Part:
    """All that one story is made of: the analyses of its documents, the entities that stand in them, and the words of the
    documents by id, as far as they are at hand (they need not be tokenized again). ``sources``: what each analysis was
    made of when the entities got their ids, dates and all, where that outlives it (:func:`retold`)."""

    analyses: tuple[Analysis, ...]
    entities: Mapping[str, Entity]
    words: Mapping[str, Words] = field(default_factory=dict)
    sources: tuple[Analysis, ...] = ()


def build(
    analyses: Sequence[Analysis],
    entities: Sequence[Entity],
    groups: Sequence[Sequence[str]],
    words: Mapping[str, Words] = MappingProxyType({}),
) -> tuple[Story, ...]:
    """The stories with their claims, relations, origin bounds, timeline and unknowns.

    ``analyses`` carry entity ids and dates that agree; ``groups`` are the ids of each story's documents. Story ids run
    with ``groups`` (s1, s2 …), claim ids over all stories (c1, c2 …). ``words``: see :class:`Part`.
    """
    return numbered(story(p) for p in parts(analyses, entities, groups, words))


def parts(
    analyses: Sequence[Analysis],
    entities: Sequence[Entity],
    groups: Sequence[Sequence[str]],
    words: Mapping[str, Words] = MappingProxyType({}),
) -> tuple[Part, ...]:
    """What each story is made of, in the order of ``groups``. No story needs anything of another."""
    by_id = {a.document.id: a for a in analyses}
    known = {e.id: e for e in entities}
    return tuple(_part([by_id[i] for i in ids], known, words) for ids in groups)


def _part(analyses: Sequence[Analysis], known: Mapping[str, Entity], words: Mapping[str, Words]) -> Part:
    met = {e for a in analyses for m in a.mentions for e in m.entities}
    met |= {e for a in analyses for s in a.statements for link in s.chain for e in (link.entity, link.party) if e}
    own = {i: words[i] for a in analyses if (i := a.document.id) in words}
    return Part(tuple(analyses), {e: known[e] for e in sorted(met) if e in known}, own)


def story(part: Part) -> Story:
    """One story by itself; its claims are c1, c2 …, and it is s1 until :func:`numbered` puts it among others."""
    return _story(part, None)


def retold(part: Part, before: Memory | None = None) -> tuple[Story, Memory]:
    """:func:`story`, and what the next telling of it may go by; ``before`` is that of the telling before, if there was one.
    The story is the same with it and without: only the time it takes is not."""
    recall = Recall(before)
    return _story(part, recall), recall.memory()


def _story(part: Part, recall: Recall | None) -> Story:
    """Without ``recall`` nothing is kept that only another telling asks for."""
    own_recall = recall or Recall()
    analyses, entities = called(part.analyses, part.entities, part.sources, own_recall)
    look = view(analyses, entities, reuse.find(analyses, recall), recall)
    found = propositions(look, part.words, recall)
    judge = Judge(found, recall=recall)
    linked, every = stages.part(link(found, judge, LEAST), look, own_recall)
    tied = ties(linked, every, look)
    if (found_alike := drawn(linked, every, tied)) is not None:
        linked, every = found_alike, tell(found_alike.groups, look, before=every)
        tied = ties(linked, every, look)
    heads = {n for n, g in enumerate(linked.groups) if all(p.aside for p in g) and not _tells(g)}
    tied = tuple(t for t in tied if heads.isdisjoint((t.one, t.other)))
    differing = {n for t in tied for n in (t.one, t.other)}
    told = [n for n, g in enumerate(linked.groups) if n in differing or _tells(g)]
    names = {n: f"c{k}" for k, n in enumerate(told, start=1)}
    own: dict[int, list[Tie]] = defaultdict(list)
    for t in tied:
        own[t.one].append(t)
    overtaken = {t.other for t in tied if t.type == "updates"}
    bearing = _Bearing(look, judge, own_recall)
    beside = strays(linked, tied, bearing.barred)
    claims = tuple(
        [bearing.claim(names[n], linked.groups[n], beside[n], relations(own[n], names), n in overtaken) for n in told]
    )
    groups = [linked.groups[n] for n in told]
    return replace(_untold(look), claims=claims, timeline=timeline(zip(claims, groups, strict=True)), reuse=look.reuse)


def untold(part: Part) -> Story:
    """A story as far as it is known without laying its documents against each other: all but claims and copies."""
    return _untold(view(part.analyses, part.entities))


def _untold(look: View) -> Story:
    unknowns = tuple(Unknown(i, u.start, u.end) for i, a in look.analyses.items() for u in a.unknowns)
    return Story("s1", title(look), tuple(look.analyses), unknowns=unknowns)


def numbered(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Stories with ids of their own, s1, s2 …, and claims numbered over all of them."""
    out: list[Story] = []
    before = 0
    for n, one in enumerate(stories, start=1):
        names = {c.id: f"c{before + k}" for k, c in enumerate(one.claims, start=1)}
        claims = tuple(
            Claim(names[c.id], c.text, c.members, c.origins, c.status, tuple([_renamed(r, names) for r in c.relations]))
            for c in one.claims
        )
        line = tuple(replace(e, claim=names[e.claim]) for e in one.timeline)
        out.append(replace(one, id=f"s{n}", claims=claims, timeline=line))
        before += len(claims)
    return tuple(out)


def _renamed(r: Relation, names: Mapping[str, str]) -> Relation:
    return Relation(r.type, names[r.claim], r.slot, r.why, r.evidence)


def _tells(group: Sequence[Proposition]) -> bool:
    """Whether a group is a claim: somebody is said to have said it, or several documents tell it."""
    return any(p.attributed for p in group) or len({p.document for p in group}) > 1


class _Bearing:
    """By whom the claims of a story are borne."""

    def __init__(self, look: View, judge: Judge, recall: Recall) -> None:
        self._look, self._judge, self._known = look, judge, recall.table("borne")

    def claim(
        self,
        name: str,
        group: Sequence[Proposition],
        beside: Sequence[Stray],
        own: tuple[Relation, ...],
        overtaken: bool,
    ) -> Claim:
        """The claim that a group of propositions is, with what may say the same ``beside`` it."""
        look = self._look
        met = (*group, *(s.beside for s in beside))
        touched = look.touched.documents
        same = self._judge.as_before(*met) and (not touched or touched.isdisjoint(p.document for p in met))
        read = self._known.get if same else self._known.anew
        key = tuple(map(id, group)), tuple([(id(s.member), id(s.beside)) for s in beside])
        members, text, bounds, said = read(key, self._borne, group, beside)
        return Claim(name, text, members, bounds, status(said, bounds, own, overtaken), own)

    def barred(self, p: Proposition, q: Proposition) -> bool:
        """Whether two can never be one claim."""
        return bool(self._judge.compare(p, q).barrier)

    def _borne(
        self, group: Sequence[Proposition], beside: Sequence[Stray]
    ) -> tuple[tuple[Member, ...], str, Origins, tuple[Statement, ...]]:
        """The members of a claim, its words, its origins, the statements that its members are of."""
        members = tuple(map(_member, group))
        number = {id(p): n for n, p in enumerate(group)}
        further = [(number[id(s.member)], _member(s.beside)) for s in beside]
        stating = sure(group, self._likely)
        bounds = origins.bounds(members, self._look, lambda a, b: self._alike(group[a], group[b]), stating, further)
        said = tuple([self._look.statement(m) for m in members])
        return members, _words(_speaker(group), self._look), bounds, said

    def _likely(self, p: Proposition, q: Proposition) -> bool:
        likeness = self._judge.compare(p, q)
        return likeness.probability >= EVEN and not likeness.barrier

    def _alike(self, p: Proposition, q: Proposition) -> bool:
        if min(len(x.own - framing()) for x in (p, q)) < _SAYS:  # 「拘束」 alone says too little
            return False
        if p.aside or q.aside:  # a headline is not its speaker's wording
            return False
        likeness = self._judge.compare(p, q)
        return likeness.probability >= _CLEAR and not likeness.barrier


def _member(p: Proposition) -> Member:
    return Member(p.document, p.start, p.end, p.statement)


def _words(best: Proposition, look: View) -> str:
    """What a claim is quoted by: the words of a proposition; the sentence, where the pronoun in them says nothing alone
    (それを否定した); with the predicate, where they are only what somebody does not tell (会談の場所を明らかにしていない)."""
    s = look.statements[best.document, best.statement]
    start = best.start if best.whole is None else best.whole
    words = look.text(best.document, start, best.end)
    if best.own <= framing() and best.end - best.start < _BARE:
        words = look.text(best.document, s.start, s.end)
    elif s.certainty == "unknown" and s.cue and best.end <= s.cue.start < s.end:
        told = look.text(best.document, best.start, s.cue.end)
        if balanced(fold(told).text):
            words = told  # a quote has its own predicate: 「めどは〈立っていない〉」と述べた
    return words.strip().rstrip("、, ")


def _speaker(group: Sequence[Proposition]) -> Proposition:
    """The proposition that speaks for a group: it holds most of what the others hold and little else, is rather
    attributed than not, rather a clause than a noun (料亭から出る市長) or a lead-in (流出した問題で、), rather one that names its subject or object
    and rather the end of a sentence; a headline or a bare denial only where nothing else does."""
    some = [p for p in group if not (p.aside or bare(p))][:_SAMPLE] or group[:_SAMPLE]

    def holding(p: Proposition) -> float:
        return sum(len(p.own & q.own) / max(1, len(q.own)) for q in some) / len(some) - _LENGTH * len(p.own)

    def fit(p: Proposition) -> float:
        bare = _NOUN * (not _SAID.search(p.text)) + _MATTER * bool(_LEADS.search(p.text))
        whole = _ABOUT * bool(p.core) + _WHOLE * (not p.text.rstrip().endswith(_COMMAS))
        return holding(p) + _LENGTH * p.attributed + whole - bare

    return max(some, key=lambda p: (fit(p), -some.index(p)))
