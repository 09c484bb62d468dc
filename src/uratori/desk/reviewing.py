"""What the program found of a document laid beside what its reader says of it: the labels that hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from uratori.desk.correcting import Correction
from uratori.desk.labels import Label, Layer, place, spans, target

State = Literal["found", "right", "wrong", "changed", "added"]


@dataclass(frozen=True, slots=True)
class Item:
    """One label with its history: what the program ``found`` (None where it does not find it), the ``correction`` that
    holds (the reader's word on this one, or that the whole layer was gone through), and the ``label`` in effect (None
    where it is wrong). ``state`` is ``found`` while no reader has said anything."""

    layer: Layer
    state: State
    found: Label | None
    label: Label | None
    correction: Correction | None = None

    @property
    def origin(self) -> Label | None:
        """What the program said when it was corrected; else what it says."""
        return self.correction.found if self.correction and self.correction.verdict != "seen" else self.found

    @property
    def shown(self) -> Label:
        """What stands for the item: the label in effect, else the one that is wrong."""
        label = self.label or self.origin
        assert label is not None
        return label

    @property
    def key(self) -> str:
        """What it is called on a page, as long as its words stay: ``f0a1b2c3d4e``, ``a17``."""
        if self.state == "added" and self.correction:
            return f"a{self.correction.number}"
        return "f" + hashlib.sha256(repr(target(self.origin or self.shown)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Review:
    """A layer of a document: its labels in the order of the text, and the word that it was gone through, if it was.
    Then a label that no reader has judged is one that the program found only afterwards."""

    layer: Layer
    items: tuple[Item, ...]
    seen: Correction | None

    @property
    def touched(self) -> bool:
        """Whether a reader has said anything of it."""
        return self.seen is not None or any(i.correction for i in self.items)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels that hold. While the layer was not gone through, what nobody has judged counts as right."""
        return tuple(i.label for i in self.items if i.label and (i.correction or not self.seen))

    def item(self, key: str) -> Item:
        """The item of a key. Raises KeyError."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)


def review(layer: Layer, found: Sequence[Label], corrections: Sequence[Correction]) -> Review:
    """Lay the corrections of one layer of a document (in their order; undone ones and those whose words are gone are
    passed over) over what the program finds today. Of two on the same label the later holds."""
    live = [c for c in corrections if c.layer == layer and c.holds and c.start is not None]
    seen = next((c for c in reversed(live) if c.verdict == "seen"), None)
    latest = {target(c.found): c for c in live if c.found}
    judged = [_Judged(c.verdict if c.verdict != "seen" else "right", c.found, c.label, c) for c in latest.values()]
    if seen:
        judged += [_Judged("right", one, one, seen) for one in seen.labels if target(one) not in latest]
    judged += [_Judged("added", None, c.label, c) for c in live if c.verdict == "added"]
    return Review(layer, tuple(sorted(_laid(layer, judged, found), key=lambda i: place(i.shown))), seen)


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    state: State
    was: Label | None
    label: Label | None
    by: Correction


def _laid(layer: Layer, judged: Sequence[_Judged], found: Sequence[Label]) -> list[Item]:
    """Each judged label with what the program finds in its place today: by what it found then, by what is right, by the
    words they share. What is wrong is wrong of those very words only."""
    left = {target(f): f for f in found}
    out: dict[int, Item] = {}

    def pair(n: int, key: Hashable) -> None:
        if n not in out and key in left:
            j = judged[n]
            out[n] = Item(layer, j.state, left.pop(key), j.label, j.by)

    rounds: tuple[Callable[[_Judged], Label | None], ...] = (lambda j: j.was, lambda j: j.label)
    for chosen in rounds:
        for n, j in enumerate(judged):
            one = chosen(j)
            if one:
                pair(n, target(one))
    for n, j in enumerate(judged):
        if n in out or not j.label:
            continue
        near = max(left.values(), key=lambda f: _shared(f, j.label), default=None)
        if near and _shared(near, j.label):
            pair(n, target(near))
    rest = [
        Item(layer, j.state, None, j.label, j.by) for n, j in enumerate(judged) if n not in out and j.state != "wrong"
    ]
    return [*out.values(), *rest, *(Item(layer, "found", f, f) for f in left.values())]


def _shared(one: Label, other: Label | None) -> float:
    """How much of their words two labels share, 0 to 1. Members of two claims share nothing."""
    if other is None or (isinstance(one, type(other)) and getattr(one, "claim", 0) != getattr(other, "claim", 0)):
        return 0.0
    # A statement is what it says: two of one sentence may share source and cue.
    a, b = (_cover(label) for label in (one, other))
    both = len(a & b)
    return both / len(a | b) if both * 2 >= min(len(a), len(b)) else 0.0


def _cover(label: Label) -> frozenset[int]:
    own = getattr(label, "content", None) or spans(label)
    return frozenset(n for s in own for n in range(s.start, s.end))
