"""What is counted in a clause: its numbers, each with the noun that it is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from uratori.claims.clauses.quantities import Quantity, quantities
from uratori.claims.clauses.roles import placed
from uratori.claims.clauses.units import Unit
from uratori.claims.clauses.words import framing, slight
from uratori.model import quick

_TOTAL = 10
_AROUND = 300  # characters
_BODY = "@o:"  # how the name of an organization begins (see :mod:`uratori.claims.called`)
_MORE = re.compile(r"多い|多く|少な|増|減|上積み")  # 前日より12人多い: no total
_WAS = re.compile(r"から|より|[^、。]{0,4}と[^、。はがを]{0,6}(?:いた|いまし|られた|された)(?=[^、。が])")
_FURTHER = re.compile(r"(?:新たに|さらに|加えて)[^、。]{0,3}$")
_MATTER = re.compile(r"(?:の?(?:総?数|人数|件数))?(?:を|について|に関し)")
_TOPIC = re.compile(r"(?:の?(?:総?数|人数))?(?:を|は|について|に関し)")
_PEOPLE = frozenset(("人", "者", "方", "数"))
TOLL = frozenset(("=die", "=hurt", "=missing", "=patient"))
"""Those of a disaster or an epidemic: what is counted anew from day to day."""

_CHANGED = frozenset(("=raise", "=lower", "加わる", "合わせる", "合計", "総計", "累計"))
_BY, _BREAKS = ("で", "から", "により", "によると"), "、。「」\n"


@quick
@dataclass(frozen=True, slots=True)
class Count:
    """A quantity, its words, the terms around it, and the one nearest to it, which says what is counted. ``former``:
    the value before a change (90票から40票に). ``place``: the name that it is of in a list of such (長崎市24人、佐賀市22人)."""

    quantity: Quantity
    words: str
    noun: str | None
    of: frozenset[str]
    former: bool = False
    place: str | None = None


class Counts:
    """Reads what is counted in the clauses of a document. Offsets are into its folded ``text``; ``within`` gives the units between two
    of them, ``points`` the places of the days and clock times that a stretch overlaps, ``numbers`` are its quantities."""

    def __init__(
        self,
        text: str,
        numbers: Sequence[Quantity],
        within: Callable[[int, int], Sequence[Unit]],
        points: Callable[[int, int], Sequence[tuple[int, int]]],
    ) -> None:
        self.text, self.numbers, self.within, self.points = text, numbers, within, points
        self.starts = [q.start for q in numbers]

    def of(self, start: int, end: int) -> Iterator[Count]:
        """The counts of a clause, in order."""
        points = self.points(start, end)
        text = self.text
        found = list(quantities(text[start:end]))
        for q, after in zip_longest(found, found[1:]):
            a, b = start + q.start, start + q.end
            if any(x < b and a < y for x, y in points) or _MORE.match(text, b):
                continue
            first = max(text.rfind(c, 0, a) for c in _BREAKS) + 1
            last = min((i for i in (text.find(c, b) for c in _BREAKS) if i >= 0), default=len(text))
            around = frozenset([*self._nouns(first, a), *self._nouns(b, last)])
            noun = self._counted(first, a, b, last)
            if noun and _FURTHER.search(text, max(0, a - 8), a):
                noun = f"+{noun}"
            former = after is not None and after.kind == q.kind and _WAS.match(text, b) is not None
            place = placed(self.within(first, a), text, a)
            yield Count(q, text[a:b], noun, around | {noun} if noun else around, former, place)

    def _counted(self, first: int, a: int, b: int, last: int) -> str | None:
        """The noun that a count between ``a`` and ``b`` is of: 5人の死亡, 死者は5人, 5人死亡, 死者は、県内で5人."""
        text = self.text
        after = [t for t in self._nouns(b, last) if not t.startswith("@") and not slight(t)]
        if after and text.startswith(("の", "分の"), b):
            return next((t for t in after if t != "分"), None)
        before = [] if self._told_by(first, a) else self._beside(first, a)
        harm = next((t for t in after if t in TOLL), None) if text.startswith(("が", "も"), b) else None
        if harm and before and before[-1] not in TOLL:  # 工場の火事で乗客5人が死亡した
            return harm
        if before:
            return before[-1]
        if text[first - 2 : first] in ("は、", "が、"):
            topic = self._nouns(max(text.rfind(c, 0, first - 1) for c in _BREAKS) + 1, first)
            if topic:
                return topic[-1]
        return after[0] if after else None

    def _told_by(self, first: int, a: int) -> bool:
        """Whether the topic before a count is a body, which says how many there are: 名簿を持つ〈観光局は〉38人だとした."""
        said = self.within(first, a)
        body = bool(said) and bool(said[-1].terms) and said[-1].terms[-1].startswith(_BODY)
        return body and self.text[said[-1].end : a] in ("は", "では")

    def _beside(self, first: int, a: int) -> list[str]:
        """The nouns before a count, the nearest last; where others stand before it, without those that only say by what or where
        it was counted (協会の調べ〈で〉540件), and without how it came to be so many (1人〈増え〉て19人)."""
        text = self.text
        units = [u for u in self.within(first, a) for t in u.terms[:1] if not t.startswith("@") and not slight(t)]
        near: list[Unit] = []
        left, after = False, a
        for u in reversed(units):
            left = text.startswith(_BY, u.end) or (left and text[u.end : after] in ("の", ""))
            after = u.start
            if not left and u.terms[0] not in _CHANGED:
                near.insert(0, u)
        return [t for u in near or units for t in u.terms if t not in framing()]

    def totalled(self, counts: Sequence[Count], at: int, sentence: int) -> list[str]:
        """What the counts of a clause without a noun are of, where the clause begins ``at``: what its ``sentence``, which begins there,
        names before it (〈亡くなった人〉について、2人としていたのを3人に改めた), else what was last counted before it: 計80件になった.
        A few tell too little then: 1発と訂正した."""
        bare = [c for c in counts if not c.noun]
        if bare and (named := self._named_before(sentence, at)):
            return [named]
        large = [c for c in counts if c.quantity.point >= _TOTAL]
        return [t for c in large if (t := c.noun or self._counted_last(c.quantity.kind, at))]

    def _named_before(self, start: int, end: int) -> str | None:
        """The last noun between ``start`` and ``end`` that を or について marks, or a toll that は does: 死者を〈県は〉3人とした."""
        held = found = None
        for unit in self.within(max(start, end - _AROUND), end):
            nouns = [t for t in unit.terms if not (t.startswith("@") or slight(t) or t in _PEOPLE)]
            held = nouns[-1] if nouns else held if unit.terms and unit.terms[-1] in _PEOPLE else None  # 亡くなった人
            if held and (_TOPIC if held in TOLL else _MATTER).match(self.text, unit.end, end):
                found = held
        return found

    def _counted_last(self, kind: str, at: int) -> str | None:
        """What the last count of a kind before ``at`` is of: 被害が5件見つかった。計80件になった."""
        for q in reversed(self.numbers[: bisect_left(self.starts, at)]):
            if at - q.end > _AROUND:
                break
            if q.kind == kind:
                text = self.text
                first = max(text.rfind(c, 0, q.start) for c in _BREAKS) + 1
                last = min((i for i in (text.find(c, q.end) for c in _BREAKS) if i >= 0), default=len(text))
                return self._counted(first, q.start, q.end, last)
        return None

    def _nouns(self, start: int, end: int) -> list[str]:
        return [t for u in self.within(start, end) for t in u.terms if t not in framing()]
