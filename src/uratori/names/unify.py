"""One set of entities over all documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from uratori.model import Analysis, Entity, Link, Mention, Name, Statement


def unify(
    analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]
) -> tuple[tuple[Analysis, ...], tuple[Entity, ...]]:
    """First by equal canonical names."""
    ids: dict[tuple[str, str], str] = {}
    merged: dict[str, Entity] = {}
    maps: list[dict[str, str]] = []
    for analysis in analyses:
        own: dict[str, str] = {}
        for e in analysis.entities:
            new = ids.setdefault((e.type, e.name), f"e{len(ids) + 1}")
            own[e.id] = new
            names = [replace(n, documents=(analysis.document.id,)) for n in e.names]
            merged[new] = _join(merged[new], e, names) if new in merged else replace(e, id=new, names=tuple(names))
        maps.append(own)
    out = tuple(_renamed(a, m) for a, m in zip(analyses, maps, strict=True))
    return out, tuple(merged.values())


def _join(old: Entity, new: Entity, names: list[Name]) -> Entity:
    by_name = {n.name: n for n in old.names}
    for n in names:
        seen = by_name.get(n.name)
        by_name[n.name] = replace(seen, documents=seen.documents + n.documents) if seen else n
    titles = old.titles + tuple(t for t in new.titles if t not in old.titles)
    return replace(old, names=tuple(by_name.values()), titles=titles, country=old.country or new.country)


def _renamed(a: Analysis, ids: dict[str, str]) -> Analysis:
    def mention(m: Mention) -> Mention:
        return replace(m, entities=tuple(ids[e] for e in m.entities))

    def link(x: Link) -> Link:
        return replace(x, entity=ids.get(x.entity, x.entity)) if x.entity else x

    def statement(s: Statement) -> Statement:
        return replace(s, chain=tuple(link(x) for x in s.chain))

    return replace(
        a,
        mentions=tuple(mention(m) for m in a.mentions),
        entities=tuple(replace(e, id=ids[e.id]) for e in a.entities),
        statements=tuple(statement(s) for s in a.statements),
    )
