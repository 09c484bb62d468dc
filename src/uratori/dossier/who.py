"""Who is who in a story: every name of an entity with its reason and the places where it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from uratori.dossier import dates
from uratori.dossier.view import StoryView, View
from uratori.model import Analysis, Document, Entity, EntityType, Mention, Name

TYPES: tuple[EntityType, ...] = ("person", "organization", "place")


@dataclass(frozen=True)
class Place:
    """Where a name stands first in a document."""

    document: Document
    start: int
    end: int


@dataclass(frozen=True)
class NamePlaces:
    name: Name
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Known:
    """An entity with its names; ``documents`` is in how many documents of the story it is mentioned."""

    entity: Entity
    names: tuple[NamePlaces, ...]
    documents: int

    @property
    def told(self) -> bool:
        """Whether there is more to tell than its one name: another name, or a title."""
        return len(self.names) > 1 or bool(self.entity.titles)


def who(view: View, story: StoryView) -> dict[EntityType, tuple[Known, ...]]:
    """The entities mentioned in a story by type, those of more documents first, then those with more names."""
    mentions: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for analysis in story.documents:
        for mention in analysis.mentions:
            for id in mention.entities:
                mentions[id][analysis.document.id].append(mention)
    found: dict[EntityType, list[Known]] = {type_: [] for type_ in TYPES}
    analyses = {a.document.id: a for a in story.documents}
    for entity in view.dossier.entities:
        where = mentions.get(entity.id)
        if where:
            names = tuple(NamePlaces(name, _places(name, where, analyses)) for name in entity.names)
            found[entity.type].append(Known(entity, tuple(n for n in names if n.places), len(where)))
    for known in found.values():
        known.sort(key=lambda k: (-k.documents, -len(k.names), k.entity.name))
    return {type_: tuple(known) for type_, known in found.items()}


def _places(name: Name, where: dict[str, list[Mention]], analyses: dict[str, Analysis]) -> tuple[Place, ...]:
    out = []
    for id in name.documents or tuple(where):
        if id not in analyses or id not in where:
            continue
        document = analyses[id].document
        best = next((m for m in where[id] if name.name in document.text[m.start : m.end]), None)
        if best is None and name.documents:
            best = where[id][0]
        if best:
            out.append(Place(document, best.start, best.end))
    return tuple(sorted(out, key=lambda p: dates.order(p.document)))
