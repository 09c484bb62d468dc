"""What points back over the items of one text: 同事務所は in an entry of a live blog that names no office, where its other entries tell of one.

Items are read each alone. A pointing word that its own item does not place is placed where all items of the text together leave one
bearer; of two it stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from uratori.model import Analysis, Entity, EntityType, Mention, Name
from uratori.names.within.anaphora import pointed

_FIRM = frozenset(("company", "bank"))


def placed_in_items(analyses: Sequence[Analysis]) -> list[Analysis]:
    """The analyses, with the pointing words of items placed by the items beside them."""
    texts: dict[str, list[Analysis]] = defaultdict(list)
    for a in analyses:
        if a.document.parent is not None:
            texts[a.document.parent].append(a)
    items = {parent: _Items(those) for parent, those in texts.items()}
    return [
        _placed(a, items[a.document.parent])
        if a.document.parent is not None and any(not m.entities for m in a.mentions)
        else a
        for a in analyses
    ]


class _Items:
    """The items of one text, and who of them suits a pointing word; looked for once for each word."""

    def __init__(self, items: Sequence[Analysis]) -> None:
        self._items = items
        self._suiting: dict[tuple[EntityType, str], dict[str, list[tuple[Analysis, Entity]]]] = {}

    def bearer(self, type_: EntityType, kind: str, but: Analysis) -> Entity | None:
        """The one bearer that the items other than ``but`` have, or None."""
        suiting = self._suiting.get((type_, kind))
        if suiting is None:
            suiting = self._suiting[type_, kind] = defaultdict(list)
            for item in self._items:
                for e in item.entities:
                    if e.type == type_ and _suits(e, kind):
                        suiting[e.name].append((item, e))
        one: Entity | None = None
        for bearers in suiting.values():
            other = next((e for item, e in reversed(bearers) if item is not but), None)
            if other is not None and one is not None:
                return None
            one = other or one
        return one


def _placed(a: Analysis, items: _Items) -> Analysis:
    entities = list(a.entities)
    mentions: list[Mention] = []
    for m in a.mentions:
        kind = pointed(a.document.text[m.start : m.end]) if not m.entities and m.type != "person" else None
        if kind and (bearer := items.bearer(m.type, kind, a)) is not None:
            number = next(
                (e.id for e in entities if (e.type, e.name) == (bearer.type, bearer.name)), f"i{len(entities) + 1}"
            )
            if all(e.id != number for e in entities):
                entities.append(replace(bearer, id=number, names=(Name(bearer.name, "same string"),)))
            mentions.append(replace(m, entities=(number,)))
        else:
            mentions.append(m)
    if len(entities) == len(a.entities) and all(m is n for m, n in zip(mentions, a.mentions, strict=True)):
        return a
    return replace(a, entities=tuple(entities), mentions=tuple(mentions))


def _suits(e: Entity, kind: str) -> bool:
    if kind == "company":
        return e.kind in _FIRM
    return e.kind == kind or any(name.endswith(tuple(kind.split("|"))) for name in _names(e))


def _names(e: Entity) -> Iterator[str]:
    yield e.name
    for n in e.names:
        if n.why not in ("government of the place", "role"):
            yield n.name
