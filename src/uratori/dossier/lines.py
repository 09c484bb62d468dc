"""Chains as readable lines: 見本放送 ← ニューヨーク・タイムズ ← アメリカの当局者ら."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uratori.dossier.labels import Labels
from uratori.dossier.view import Numbered, document_name
from uratori.dossier.visible import one_line
from uratori.model import Document, Link, Root, Span, Statement

ARROW = " ← "


@dataclass(frozen=True)
class Holder:
    """One holder of a chain as it is shown; ``span`` is where the document names it."""

    name: str
    kind: str
    span: Span | None = None


def holders(document: Document, statement: Statement | None, labels: Labels) -> tuple[Holder, ...]:
    """The chain of a statement, the outlet in hand first. Without a statement: the outlet alone."""
    chain: Sequence[Link] = statement.chain if statement else ()
    if not chain:
        return (Holder(document_name(document, labels), "outlet"),)
    return tuple(_holder(document, link, first=n == 0, labels=labels) for n, link in enumerate(chain))


def _holder(document: Document, link: Link, *, first: bool, labels: Labels) -> Holder:
    span = Span(link.start, link.end) if link.start is not None and link.end is not None else None
    name = one_line(link.name or "") or one_line(next(iter(link.names), ""))
    if not name and span:
        name = one_line(span.of(document.text))
    if not name:
        name = document_name(document, labels) if first else labels("kind", link.kind)
    return Holder(name, link.kind, span)


def line(document: Document, statement: Statement | None, labels: Labels) -> str:
    """The chain as text; a chain of one says that the words are the outlet's own."""
    found = holders(document, statement, labels)
    names = [h.name for h in found]
    if len(found) == 1:
        return names[0] + labels.aside(labels("holder", "unstated"))
    return ARROW.join(names)


def root_name(claim: Numbered, root: Root, labels: Labels) -> str:
    """An origin's name, else what kind of holder it is."""
    name = one_line(root.name or "")
    return name or labels("kind", claim.kind(root))
