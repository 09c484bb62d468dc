"""Shared by the tests of names: a text found in, as plain strings."""

from __future__ import annotations

from collections.abc import Callable

from uratori.language import Parse, Token, parse
from uratori.model import Analysis, Document, Entity, Mention, Outlet
from uratori.names import find
from uratori.names.words.units import Unit, units


def document(text: str, doc: str = "d", outlet: str | None = None) -> Document:
    return Document(doc, doc, text, 0, len(text), outlet=Outlet(outlet) if outlet else None)


def analysis(text: str, doc: str = "d", outlet: str | None = None) -> Analysis:
    source = document(text, doc, outlet)
    parsed = parse(source)
    mentions, entities = find(parsed)
    return Analysis(source, parsed.sentences, mentions, entities)


def marked(text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    """(words, type) of each mention."""
    found = analysis(text, outlet=outlet)
    return [(text[m.start : m.end], m.type) for m in found.mentions]


def read(text: str, how: Callable[[str, tuple[Token, ...]], list[Unit]] = units) -> tuple[Parse, list[list[Unit]]]:
    """A text, and the units of its sentences."""
    parsed = parse(document(text))
    return parsed, [how(parsed.text, tokens) for tokens in parsed.tokens]


def by_words(text: str) -> dict[str, tuple[str, ...]]:
    """The entities that each mention points at, by its words."""
    return {text[m.start : m.end]: m.entities for m in analysis(text).mentions}


def names_of(a: Analysis, mention: Mention) -> list[str]:
    by_id = {e.id: e for e in a.entities}
    return [by_id[i].name for i in mention.entities]


def pointed(text: str, word: str, outlet: str | None = None) -> list[str]:
    """The names of the entities that the first mention of these words points at."""
    a = analysis(text, outlet=outlet)
    mention = next(m for m in a.mentions if text[m.start : m.end] == word)
    return names_of(a, mention)


def entity(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(e for e in entities if any(n.name == name for n in e.names))
