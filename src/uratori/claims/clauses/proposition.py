"""What a stretch of a statement says, as fields that can be compared: terms, actors, times, quantities, negation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from uratori.claims.clauses.amended import amended
from uratori.claims.clauses.counts import Count, Counts
from uratori.claims.clauses.moments import Moment, bare, hours
from uratori.claims.clauses.negation import ceased, negated, told_negative, turns_down
from uratori.claims.clauses.plans import Stage, stage
from uratori.claims.clauses.quantities import quantities
from uratori.claims.clauses.roles import asides
from uratori.claims.clauses.roles import core as parts_played
from uratori.claims.clauses.units import Unit, units
from uratori.claims.clauses.words import framing, grams, kind, phrases, things
from uratori.claims.known import Names, changed, names
from uratori.claims.recall import Recall
from uratori.claims.view import View
from uratori.language import Folded, Words, fold, restore, tokenize
from uratori.language.clauses import cuts
from uratori.language.relative import opening
from uratori.model import Analysis, Statement, Time, quick

_OWN, _SUBJECT, _MEANT, _STATEMENT, _SENTENCE = 1.0, 0.7, 0.6, 0.4, 0.2
_LEAST_MAIN = 2
_NEIGHBOURS, _AROUND = 4, 300  # so that a sentence of 20,000 characters costs no more than its length
_BESIDE = 8  # characters
_STOPS = frozenset("。！？!?")
_QUOTES = frozenset('「『“"')
_ZONE = re.compile(r"[(（]?(?:現地|日本|[^、。()]{1,6})時間")
_ACTOR = re.compile(r"(?:側|政府|当局|軍|外務省|の[^、。はがもを]{1,6})?(?:は|が|も|から|により|によって)")
_MATTER = re.compile("[^がをは、。0-9]*[一-龥々ァ-ヴー]")
_NONE = re.compile(
    r"[はがも]、?(?:い(?:な[いか]|ませ)|(?<=[はもが])な(?:い|かっ)|(?:ござい|あり)ませ|おり?(?:ませ|ら[ずな]))"
)
"""There was none: 〈死者はい〉ない."""
_CLEFT = re.compile(
    r"(?:[ただるうくすつむぶぬぐ]の|相手|人物)は、?(?P<who>[^、。「」はが]{2,40}?)(?:だ|だった|です|でした|である|であった)?(?:こと)?[。、」』]*$"
)
_FRAGMENT = re.compile(r"(?:は|も|[一-龯ァ-ヶー]が)、?(?:[^、。は]{0,12}[日時分頃ろ])?、?$")
_QUESTION = re.compile(r"\s*(?:問|質問|記者|Q)[0-9]?\s*(?:\([^)]{0,20}\))?[ :.、]")
_ADRIFT = re.compile("行方|安否|消息|連絡|[0-9]人")  # 2人の行方が分からない says what is known; not 原因は不明
_SIDE = re.compile(
    r"(?:側|政府|当局|軍)?(?:は|が|から(?!の)|により|によって|の(?:要請|求め|要望|提案|招き|申し入れ|発表|主張))"
)


@quick
@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause of a statement. ``terms`` weigh 1 where they stand in the clause itself (``own``), less where they are taken from
    the rest of the statement or sentence. ``start`` and ``end`` are the document's own offsets. ``actors`` do it,
    ``sides`` are the countries whose doing the clause itself says it is.
    ``open``: its holder says that it is not known, or refuses to say. ``last``: no clause of the statement follows.
    ``core``: the terms that it is about, whether they do or undergo it. ``ceased``: it tells that something can no longer
    be done, or no longer happens (閲覧できなくなった). ``aside``: it stands in a headline. ``wanted``: its holder demands it. ``focus``: the people
    that it says it was (電話を受けたのは〈甲野氏〉だった). ``whole``: where its clause begins, where it is the end of one only."""

    document: str
    statement: str
    start: int
    end: int
    text: str
    terms: Mapping[str, float]
    grams: frozenset[str]
    times: tuple[Moment, ...]
    actors: frozenset[str]
    sides: frozenset[str]
    counts: tuple[Count, ...]
    head: str | None
    negative: bool
    open: bool
    stage: Stage
    attributed: bool
    holder: str | None
    own: frozenset[str]
    last: bool = True
    core: frozenset[str] = frozenset()
    ceased: bool = False
    aside: bool = False
    wanted: bool = False
    focus: frozenset[str] = frozenset()
    whole: int | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names (``@entity``) among its own terms."""
        return frozenset(t for t in self.own if t.startswith("@"))


def propositions(
    view: View, words: Mapping[str, Words] = MappingProxyType({}), recall: Recall | None = None
) -> tuple[Proposition, ...]:
    """The propositions of every statement of a story, in the order of the documents and of the text. ``words`` are those of
    the documents by id, as far as they are at hand: what is not there is tokenized."""
    met = {e for a in view.analyses.values() for m in a.mentions for e in m.entities}
    lands = frozenset(f"@{e}" for e in met if e in view.entities and view.entities[e].kind == "country")
    known = names(view, met)
    recall = recall or Recall()
    told, other = recall.table("propositions"), changed(known, lands, recall)

    def of(a: Analysis) -> tuple[Proposition, ...]:
        read = told.anew if other.bear_on(a) else told.get
        return read(id(a), lambda: tuple(_Reader(a, lands, known, words.get(a.document.id)).read()))

    return tuple([p for a in view.analyses.values() for p in of(a)])


@cache
def _pointing() -> frozenset[str]:
    """The terms of a clause that tells nothing, or only calls something false: その報道は〈誤り〉だ."""
    return framing() | kind("report") | {"=false", "=deny"}


_RESTS = re.compile(r"([^、。「」『』はがをにで]{1,24})に(?:基づ[きいく]|もとづ[きいく]|のっと[りっ])")


class _Reader:
    """Reads the propositions of one document. All offsets in here are into its folded text."""

    def __init__(self, analysis: Analysis, lands: frozenset[str], known: Names, words: Words | None = None) -> None:
        d = analysis.document
        self.lands = lands
        self.known = known
        self.analysis = analysis
        self.folded: Folded = fold(d.text, d.start, d.end)
        text = self.folded.text
        self.tokens = (
            restore(words, text)
            if words
            else [
                t
                for s in analysis.sentences
                for t in tokenize(text[self._at(s.start) : self._at(s.end)], self._at(s.start))
            ]
        )
        self.starts = [t.start for t in self.tokens]
        self.said = sorted((self._at(c.start), self._at(c.end)) for s in analysis.statements for c in s.content)
        self.credits = sorted(
            link.start
            for s in analysis.statements
            for link in s.chain
            if link.start is not None and link.start >= s.end
        )
        self.times = sorted(((self._at(t.start), self._at(t.end), t) for t in analysis.times), key=lambda x: x[:2])
        self.ends = [x.end for x in analysis.sentences]
        self.heads = frozenset(x.start for x in analysis.sentences if x.kind == "headline")
        self.quantities = list(quantities(text))
        self.counted = [q.start for q in self.quantities]
        self.units = list(units(self.tokens, self._blocks()))
        self.unit_starts = [u.start for u in self.units]
        self.counts = Counts(text, self.quantities, self._slice, self._points)

    def _at(self, raw: int) -> int:
        f = self.folded
        return raw - f.base if f.starts is None else bisect_left(f.starts, raw)

    def _blocks(self) -> list[Unit]:
        """Names, whole phrases and times: where they overlap, the one that starts first stands."""
        found = [
            Unit(self._at(m.start), self._at(m.end), tuple(f"@{e}" for e in m.entities))
            for m in self.analysis.mentions
            if m.entities
        ]
        found += self._named()
        found += [Unit(a, b, (name,)) for a, b, name in things(self.folded.text)]
        found += [Unit(a, b, (s,)) for a, b, s in phrases(self.folded.text)]
        found += [Unit(a, b, ()) for a, b, _ in self.times]
        found += [Unit(q.start, q.end, ()) for q in self.quantities]
        out: list[Unit] = []
        for unit in sorted(found, key=lambda u: (u.start, -u.end)):
            if not out or unit.start >= out[-1].end:
                out.append(unit)
        return out

    def _named(self) -> Iterator[Unit]:
        """The names that other reports of the story mark, where they stand as words of their own."""
        text, ends = self.folded.text, {t.end for t in self.tokens}
        for t in self.tokens:
            for length in self.known.lengths.get(text[t.start], ()):
                end = t.start + length
                if end in ends and (term := self.known.terms.get(text[t.start : end])):
                    yield Unit(t.start, end, (term,))
                    break

    def read(self) -> Iterator[Proposition]:
        for s in self.analysis.statements:
            if not s.attributed and (_QUESTION.match(self.folded.text, self._at(s.start)) or self._credits(s)):
                continue
            clauses = self._whole(s)
            if not s.attributed:
                clauses = [c for c in clauses if self._says(*c) and not self._fragment(*c)]
            if clauses:
                yield from self._statement(s, clauses)

    def _whole(self, s: Statement) -> list[tuple[int, int]]:
        """The clauses of a statement. What its attribution cuts in two is one: 世帯は、〈町のまとめで〉19に増えた."""
        out: list[tuple[int, int]] = []
        for span in s.content:
            start, end = self._at(span.start), self._at(span.end)
            found = list(self._clauses(start, end, self._quoted(start, end)))
            if not s.attributed:
                found = [x for c in found for x in self._parted(*c)]
            if out and found and self._fragment(*out[-1]):
                found[0] = out.pop()[0], found[0][1]
            out += found
        return out

    def _credits(self, s: Statement) -> bool:
        """Whether a sentence only names the source of what stands before it: 「韓国政府高官の話としている。」"""
        at = bisect_left(self.credits, s.start)
        return at < len(self.credits) and self.credits[at] < s.end

    def _quoted(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quotes inside a content that are the content of another statement, which says them clause by clause:
        次官は〈「船は公海にいた。武器の使用は許しがたい」〉と抗議した, told by a ministry."""
        near = self.said[bisect_left(self.said, (start + 2,)) : bisect_left(self.said, (end,))]
        return [(a, b) for a, b in near if b < end and self.folded.text[a - 1] in _QUOTES]

    def _clauses(self, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The clauses of a span. One too thin to say anything alone (述べ、) goes with the next, the last with the one
        before it; a sentence inside a quote (私は指示していない。) stands alone, but for one that is ``quoted``."""
        tokens = self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        if not tokens:
            return
        at = [0, *cuts(tokens), len(tokens)]
        stops = {t.end for t in tokens if t.surface in _STOPS}
        held: tuple[int, int] | None = None
        first = start
        for b in at[1:]:
            last = tokens[b - 1].end
            if any(x < last <= y for x, y in quoted):
                continue
            least = 1 if tokens[b - 1].surface in _STOPS or first in stops else 2
            if self._thin(first, last, least):
                continue
            if held:
                yield held
            held, first = (first, last), last
        tail = min(tokens[-1].end, end) if end > tokens[-1].start else tokens[-1].end
        yield (held[0], tail) if held else (start, tail)

    def _parted(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A clause, and the one before its first noun if it tells something: 〈5月に攻撃を受けた病院〉〈病院は診療を再開した〉."""
        found = opening(self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)])
        if (
            found and self._terms(found.end, end) and not self._defines(found.end)
            and not self._thin(start, found.end, 2) and not self._thin(found.start, end, 2)
        ):  # fmt: skip
            yield start, found.end
            start = found.start
        yield start, end

    def _defines(self, head: int) -> bool:
        """Whether a number follows the noun that ends at ``head``: 断水した世帯は〈19世帯〉だ; not a day."""
        near = self.counted[bisect_left(self.counted, head) : bisect_left(self.counted, head + _BESIDE)]
        return bool(near) and not self._overlapping(near[0], near[0] + 1)

    def _thin(self, start: int, end: int, least: int) -> bool:
        counted = bisect_left(self.counted, start) < bisect_left(self.counted, end)
        if counted or len(self._terms(start, end)) >= least:
            return False
        return not (self._nouns(start, end) and _NONE.search(self.folded.text, start, end))

    def _fragment(self, start: int, end: int) -> bool:
        """Whether a clause is what is left of a sentence once its attribution is taken out: 商会は7日、, not 決勝は12日。"""
        found = _FRAGMENT.search(self.folded.text, max(start, end - 24), end)
        return found is not None and not self.folded.text.startswith(tuple(_STOPS), end)

    def _slice(self, start: int, end: int) -> list[Unit]:
        return self.units[bisect_left(self.unit_starts, start) : bisect_left(self.unit_starts, end)]

    def _terms(self, start: int, end: int) -> list[str]:
        return [t for u in self._slice(start, end) for t in u.terms]

    def _statement(self, s: Statement, clauses: list[tuple[int, int]]) -> Iterator[Proposition]:
        first, end = self._at(s.start), self._at(s.end)
        subject: frozenset[str] = frozenset()
        told = self.folded.text[clauses[-1][0] : clauses[-1][1]]
        ends = stage(s, told, self._cue(s))
        within = [self._slice(a, b) for a, b in clauses]
        said = [[t for u in here for t in u.terms] for here in within]
        adrift = "=missing" in said[-1] and _ADRIFT.search(told)
        silent = s.polarity == "negative" or bool(_MATTER.fullmatch(told))  # 〈死因〉は調査中だ says nothing of it yet
        unsaid = s.certainty == "unknown" and silent and not adrift
        for n, ((a, b), here) in enumerate(zip(clauses, within, strict=True)):
            text, span = self.folded.text[a:b], self.folded.span(a, b)
            untrue = negated(text)
            own, counts = self._own(a, b, here, said[n], untrue), tuple(self.counts.of(a, b))
            if set(own) <= framing():
                own = [*own, *self.counts.totalled(counts, a, first)]
            terms = dict.fromkeys(self._terms(max(first, a - _AROUND), min(end, b + _AROUND)), _SENTENCE)
            for near in said[max(0, n - _NEIGHBOURS) : n + _NEIGHBOURS + 1]:
                terms |= dict.fromkeys(near, _STATEMENT)
            if set(own) <= _pointing():
                terms |= dict.fromkeys(self._before(s), _MEANT)
            subject = self._actors(here, b) or subject
            terms |= dict.fromkeys(subject, _SUBJECT) | dict.fromkeys(own, _OWN)
            last = n == len(clauses) - 1
            whole = Proposition(
                document=self.analysis.document.id,
                statement=s.id,
                start=span.start,
                end=span.end,
                text=text,
                terms=terms,
                grams=grams(text),
                times=self._moments(a, b),
                actors=subject,
                sides=self._sides(here, b) if self.lands else frozenset(),
                counts=counts,
                head=next((t for t in reversed(own) if not t.startswith("@") and t not in framing()), None),
                negative=told_negative(self.folded.text, a, b, untrue, denied=last and s.polarity == "negative"),
                open=unsaid,
                stage=ends if last else stage(s, text, "", ends),
                attributed=s.attributed,
                holder=_holder(s),
                own=frozenset(t for t, w in terms.items() if w == _OWN),
                last=last,
                core=(parts_played(here, self.folded.text, b) & set(own)) - framing(),
                ceased=ceased(text),
                aside=s.start in self.heads,
                wanted=last and s.act == "request",
                focus=self._focus(a, b),
            )
            yield from amended(whole, self.folded.text[b : b + _BESIDE * 2], self._ends_from(a))

    def _ends_from(self, start: int) -> Callable[[int], int]:
        return lambda at: self.folded.span(start, start + at).end

    def _own(self, start: int, end: int, units: Sequence[Unit], every: list[str], untrue: bool) -> list[str]:
        """The terms of a clause, without those of what it only rests on (〈海上運送法に基づき〉、事業停止を命じた) and of a relative clause
        in it (〈逮捕された〉男の倉庫で〈盗まれた〉絵が壊れていた); all where little else is left, the latter also where it is negated
        (``untrue``). ``every``: the terms of its ``units``."""
        rests = [(m.start(1), m.end(1)) for m in _RESTS.finditer(self.folded.text, start, end)]
        said = [u for u in units if not any(a <= u.start < b for a, b in rests)] if rests else units
        terms = [t for u in said for t in u.terms] or every
        if untrue:
            return terms
        tokens = self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        aside = list(asides(tokens))
        main = [t for u in said if not any(a <= u.start < b for a, b in aside) for t in u.terms] if aside else terms
        return main if sum(t not in framing() for t in main) >= _LEAST_MAIN else terms

    def _focus(self, start: int, end: int) -> frozenset[str]:
        found = _CLEFT.search(self.folded.text, start, end)
        if not found:
            return frozenset()
        a, b = found.span("who")
        people = (m for m in self.analysis.mentions if m.type == "person" and a <= self._at(m.start) < b)
        return frozenset(f"@{e}" for m in people for e in m.entities)

    def _before(self, s: Statement) -> list[str]:
        """The terms of the sentence before a statement: what その報道は事実ではない speaks of."""
        i = bisect_right(self.ends, s.start) - 1
        if i < 0:
            return []
        before = self.analysis.sentences[i]
        return self._terms(max(self._at(before.start), self._at(before.end) - _AROUND), self._at(before.end))

    def _cue(self, s: Statement) -> str:
        return self.folded.text[self._at(s.cue.start) : self._at(s.cue.end)] if s.cue else " "

    def _overlapping(self, start: int, end: int) -> list[tuple[int, int, Time]]:
        first = bisect_left(self.times, start, key=lambda x: x[1] - 1)
        return [x for x in self.times[first : bisect_left(self.times, end, key=lambda x: x[0])] if start < x[1]]

    def _points(self, start: int, end: int) -> list[tuple[int, int]]:
        return [(a, b) for a, b, t in self._overlapping(start, end) if t.type != "DURATION"]

    def _moments(self, start: int, end: int) -> tuple[Moment, ...]:
        text = self.folded.text
        return tuple(
            Moment(
                t.earliest,
                t.latest,
                hours(t.value or ""),
                bool(_ZONE.match(text, b, b + 12) or _ZONE.search(text, max(0, a - 6), a)),
                t.mod is not None,
                *bare(text[a:b]),
            )
            for a, b, t in self._overlapping(start, end)
            if t.type in ("DATE", "TIME") and t.earliest and t.latest
        )

    def _actors(self, units: Sequence[Unit], end: int) -> frozenset[str]:
        """Who does it: names that は, が, も or a passive's から mark (韓国側が, 中国の局長から)."""
        text = self.folded.text
        return frozenset(
            u.terms[-1]
            for u in units
            if u.terms and u.terms[-1].startswith("@") and _ACTOR.match(text, u.end, min(end, u.end + 12))
        )

    def _sides(self, units: Sequence[Unit], end: int) -> frozenset[str]:
        """Whose doing it is, where a clause names a country as a side (中国側から, 韓国側の求めで)."""
        text = self.folded.text
        return frozenset(
            u.terms[-1]
            for u in units
            if u.terms and u.terms[-1] in self.lands and _SIDE.match(text, u.end, min(end, u.end + 12))
        )

    def _nouns(self, start: int, end: int) -> list[str]:
        return [t for t in self._terms(start, end) if t not in framing()]

    def _says(self, start: int, end: int) -> bool:
        """Whether a clause tells anything: by a word, as a bare denial, or by a count of which it is clear what is counted
        (参加者を36人としていたが、〈38人〉に訂正した)."""
        if self._nouns(start, end) or turns_down(self.folded.text[start:end]):
            return True
        return bool(self.counts.totalled(tuple(self.counts.of(start, end)), start, start))


def _holder(s: Statement) -> str | None:
    """Who first said it, where that is not the outlet in hand."""
    return (s.chain[-1].entity or s.chain[-1].name) if len(s.chain) > 1 else None
