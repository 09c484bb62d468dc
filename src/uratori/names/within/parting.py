"""Names that a user told apart, taken apart inside a document: 山田一郎 and 山田 were read as one, and are two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from uratori.model import Analysis, Entity, Mention


def part(analysis: Analysis, pairs: Iterable[tuple[str, str]]) -> Analysis:
    """The analysis in which no entity bears both names of a pair.

    The second entity takes the name that is not the first one's own, and the mentions that say it: 山田氏, but not
    山田一郎氏, which says the longer name. What points back (同氏) stays with the first, as do the titles.
    """
    for name, other in pairs:
        for entity in analysis.entities:
            names = {n.name for n in entity.names}
            if name in names and other in names:
                analysis = _parted(analysis, entity, other if other != entity.name else name)
    return analysis


def _parted(analysis: Analysis, entity: Entity, name: str) -> Analysis:
    new = f"{entity.id}~{name}"
    text = analysis.document.text
    longer = [n.name for n in entity.names if name in n.name and n.name != name]

    def says(m: Mention) -> bool:
        words = text[m.start : m.end]
        return name in words and not any(known in words for known in longer)

    moved = {(m.start, m.end) for m in analysis.mentions if entity.id in m.entities and says(m)}
    taken = tuple(n for n in entity.names if n.name == name)
    second = replace(entity, id=new, name=name, names=taken, titles=())
    first = replace(entity, names=tuple(n for n in entity.names if n.name != name))
    return replace(
        analysis,
        entities=tuple(e for old in analysis.entities for e in ((first, second) if old is entity else (old,))),
        mentions=tuple(
            replace(m, entities=tuple(new if e == entity.id else e for e in m.entities))
            if (m.start, m.end) in moved
            else m
            for m in analysis.mentions
        ),
        statements=tuple(
            replace(
                s,
                chain=tuple(
                    replace(x, entity=new) if x.entity == entity.id and (x.start, x.end) in moved else x
                    for x in s.chain
                ),
            )
            for s in analysis.statements
        ),
    )
