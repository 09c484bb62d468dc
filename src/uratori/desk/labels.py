"""Labels: what is said of some words of a document, by the program or by its reader, in the terms of the gold format
(docs/gold.md).

Offsets are code points into ``Document.text``, as everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from uratori.desk import codec
from uratori.model import Act, Analysis, Certainty, Entity, EntityType, Link, LinkKind, Polarity, Span, Story, TimeType

Layer = Literal["times", "names", "attribution", "claims"]
LAYERS: tuple[Layer, ...] = get_args(Layer)


@dataclass(frozen=True, slots=True)
class TimeLabel:
    """A time expression with its TIMEX3 value."""

    span: Span
    type: TimeType
    value: str | None
    mod: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class NameLabel:
    """A mention; ``who`` are the names of those it means, one or two (両氏)."""

    span: Span
    type: EntityType
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder of a chain; ``names`` are the forms under which it stands in the document."""

    name: str
    kind: LinkKind
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementLabel:
    """Who says what: the chain runs from the outlet to the one who first said it."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    chain: tuple[Holder, ...]
    act: Act
    certainty: Certainty
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class MemberLabel:
    """Words that state a claim, by its id."""

    span: Span
    claim: str


Label = TimeLabel | NameLabel | StatementLabel | MemberLabel
KINDS: Mapping[Layer, type[Label]] = {
    "times": TimeLabel,
    "names": NameLabel,
    "attribution": StatementLabel,
    "claims": MemberLabel,
}


def spans(label: Label) -> tuple[Span, ...]:
    """The words that a label is of, its own first."""
    if isinstance(label, StatementLabel):
        return (*label.content, *(s for s in (label.source, label.cue) if s))
    return (label.span,)


def target(label: Label) -> tuple[object, ...]:
    """What tells one label of a document from another: its words, and of a claim's member the claim too."""
    own = (label.claim,) if isinstance(label, MemberLabel) else ()
    if isinstance(label, StatementLabel):
        return (label.content, label.source, label.cue)
    return (label.span, *own)


def moved(label: Label, by: int) -> Label:
    """The same label ``by`` code points further on."""
    if isinstance(label, StatementLabel):
        return replace(
            label,
            content=tuple(_moved(s, by) for s in label.content),
            source=label.source and _moved(label.source, by),
            cue=label.cue and _moved(label.cue, by),
        )
    return replace(label, span=_moved(label.span, by))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def to_row(label: Label) -> dict[str, Any]:
    """A label as JSON, by the names of its fields."""
    row: dict[str, Any] = json.loads(codec.named(label))
    return row


def from_row(layer: Layer, row: Mapping[str, Any]) -> Label:
    """What :func:`to_row` wrote. Raises CodecError."""
    found: Label = codec.from_named(json.dumps(row), KINDS[layer])
    return found


def found(layer: Layer, analysis: Analysis, story: Story, entities: Sequence[Entity]) -> tuple[Label, ...]:
    """What the program says of a document in one layer, in the order of the text."""
    labels: Sequence[Label]
    if layer == "times":
        labels = [TimeLabel(Span(t.start, t.end), t.type, t.value, t.mod, t.anchor) for t in analysis.times]
    elif layer == "names":
        known = called(entities)
        labels = [
            NameLabel(Span(m.start, m.end), m.type, tuple(known[e] for e in m.entities if e in known))
            for m in analysis.mentions
        ]
    elif layer == "attribution":
        # An outlet's own narration has no row in the gold format.
        labels = [
            StatementLabel(
                s.content,
                s.source,
                s.cue,
                tuple(_holder(k, analysis.document.text) for k in s.chain),
                s.act,
                s.certainty,
                s.polarity,
            )
            for s in analysis.statements
            if s.content and (s.cue or s.source or len(s.chain) > 1)
        ]
    else:
        labels = [
            MemberLabel(Span(m.start, m.end), c.id)
            for c in story.claims
            for m in c.members
            if m.document == analysis.document.id
        ]
    unique = {target(label): label for label in labels}
    return tuple(sorted(unique.values(), key=place))


def place(label: Label) -> tuple[int, int]:
    """Where a label stands in the text: what it is sorted by."""
    own = spans(label)
    return min(s.start for s in own), own[0].end


def called(entities: Sequence[Entity]) -> dict[str, str]:
    """What each entity is called, by its id: its name; two of one name and type are told apart as ``名~2``."""
    seen: dict[tuple[str, str], int] = {}
    out = {}
    for e in entities:
        n = seen[e.type, e.name] = seen.get((e.type, e.name), 0) + 1
        out[e.id] = e.name if n == 1 else f"{e.name}~{n}"
    return out


def _holder(link: Link, text: str) -> Holder:
    own = text[link.start : link.end] if link.start is not None and link.end is not None else ""
    name = link.name or next(iter(link.names), own)
    return Holder(name, link.kind, link.names)
