"""Who stands where in a document: mentions and times by position, entities by id."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from uratori.attribution.clause.items import Item, Line
from uratori.attribution.clause.items import line as items_of
from uratori.language import Parse
from uratori.model import Entity, Mention, Time

_KEPT = 16  # sentences whose items are kept: those near by are asked for again and again


class Cast:
    """Who stands where in one document: mentions by position, their entities, and the outlet in hand."""

    def __init__(
        self, parse: Parse, mentions: Sequence[Mention], entities: Sequence[Entity], times: Sequence[Time]
    ) -> None:
        self.parse = parse
        self.text = parse.text
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self._mentions]
        self._entities = {e.id: e for e in entities}
        self._times = sorted((t.start, t.end) for t in times)
        self._time_starts = [a for a, _ in self._times]
        self._lines: dict[int, Line] = {}

    def line(self, sentence: int) -> Line:
        """The items of a whole sentence, kept for the sentences near by."""
        found = self._lines.get(sentence)
        if found is None:
            if len(self._lines) >= _KEPT:
                self._lines.pop(next(iter(self._lines)))
            found = self._lines[sentence] = items_of(sentence, self.parse.tokens[sentence])
        return found

    def by_id(self, entity: str) -> Entity | None:
        return self._entities.get(entity)

    def entity(self, mention: Mention) -> Entity | None:
        """The one entity of a mention."""
        return self._entities.get(mention.entities[0]) if len(mention.entities) == 1 else None

    def ending(self, start: int, end: int) -> Mention | None:
        """The longest mention that ends at ``end`` or runs over it, and begins before it."""
        at = bisect_right(self._starts, end - 1)
        near = [m for m in self._mentions[max(0, at - 4) : at] if m.end >= end and m.end > start]
        return max(near, key=lambda m: m.end - m.start) if near else None

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions inside a stretch."""
        out = []
        for n in range(
            bisect_right(self._starts, start - 1), len(self._mentions)
        ):  # a slice would copy all that follow
            m = self._mentions[n]
            if m.start >= end:
                break
            if m.end <= end:
                out.append(m)
        return out

    def latest(self, at: int, count: int) -> list[Mention]:
        """The last ``count`` mentions that begin before ``at``, the nearest first."""
        end = bisect_right(self._starts, at - 1)
        return self._mentions[max(0, end - count) : end][::-1]

    def is_time(self, item: Item) -> bool:
        """Whether an item lies in a time expression."""
        at = bisect_right(self._time_starts, item.start) - 1
        return at >= 0 and item.start < self._times[at][1]
