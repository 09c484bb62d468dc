"""One set of entities over all documents.

Local entities are joined for a reason, in order: a known name or an exact full name (over all documents), then inside a story
short forms, family names with a title, and readings across scripts, then what is left over all stories on stronger
evidence. A clash forbids a merge. What the user decided wins over every rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from uratori.model import Analysis, Entity, Link, Mention, Name, Statement
from uratori.names.across.brands import Runners, runners, runs
from uratori.names.across.clusters import Cluster, Clusters
from uratori.names.across.described import Homes, fits, homes, land, lands
from uratori.names.across.matching import name_blocks, over_stories, short_of, spelled
from uratori.names.across.told import told
from uratori.names.organizations import keys
from uratori.names.persons import ranks
from uratori.names.within.items import placed_in_items
from uratori.names.within.parting import part
from uratori.names.words import lexicon


class Decision(NamedTuple):
    """What a user decided: that the bearers of two names are ``one`` (True), or two (False)."""

    name: str
    other: str
    one: bool


def unify(
    analyses: Sequence[Analysis], groups: Sequence[Sequence[str]], decisions: Sequence[Decision] = ()
) -> tuple[tuple[Analysis, ...], tuple[Entity, ...]]:
    """One set of entities over all documents: first inside each story of ``groups`` (document ids), then over them.
    The analyses come back with mentions and chain links that carry the new ids. ``decisions`` are kept: names decided to be
    one are joined, those decided to be two never are."""
    story = {doc: n for n, group in enumerate(groups) for doc in group}
    analyses = placed_in_items(told(analyses, groups))
    forbidden = [(d.name, d.other) for d in decisions if not d.one]
    analyses = [part(a, forbidden) for a in analyses] if forbidden else analyses
    clusters = Clusters(
        [
            Cluster(d, e, a.document.id, story.get(a.document.id, -1 - d))
            for d, a in enumerate(analyses)
            for e in a.entities
        ],
        forbidden=forbidden,
    )
    clusters.join_all(_decided(clusters, decisions), "your decision")
    _same_names(clusters)
    placed = homes(analyses) if any(c.kind == "described" for c in clusters.all) else {}
    running = runners(analyses)
    for members in clusters.by_story():
        _inside(clusters, members, placed, running)
    _across(clusters)
    return _written(analyses, clusters)


def _decided(clusters: Clusters, decisions: Iterable[Decision]) -> list[tuple[Cluster, Cluster]]:
    out = []
    for d in decisions:
        if d.one:
            bearers = [c for c in clusters.all if d.name in c.names or d.other in c.names]
            out += [(bearers[0], c) for c in bearers[1:] if c.type == bearers[0].type]
    return out


def _same_names(clusters: Clusters) -> None:
    """Known names and exact full names, over all documents; bare endings (保健所) and short names only in a story."""
    by_key: dict[tuple[object, ...], list[Cluster]] = defaultdict(list)
    for c in clusters.all:
        for key in _keys(c):
            by_key[key].append(c)
    for key, same in by_key.items():
        for n, c in enumerate(same[1:], 1):
            one = _bearer(same[:n], c) if key[0] == "person" and not c.fulls else same[0]
            if one is not None:
                clusters.join(one, c, "same string")


def _bearer(others: Sequence[Cluster], c: Cluster) -> Cluster | None:
    """Of those called by one family name the one that ``c`` is: of its own office, and none whom its own document tells from it
    (蓑田課長 beside 蓑田社長)."""
    apart = [o for o in others[:_FEW] if o.document != c.document]
    held = (o for o in apart if o.titles and any(ranks.agree(t, o.titles) for t in c.titles))
    return next(held, apart[0] if apart else None)


def _keys(c: Cluster) -> Iterable[tuple[object, ...]]:
    if c.type == "place":
        yield ("place", keys.place(c.name))
    elif c.type == "organization":
        key = keys.organization(c.name)
        entry = lexicon.known().get(c.name)
        vague = (
            c.kind == "described"
            or c.name in lexicon.endings()
            or c.name[0] in "県市町村"
            or (entry is not None and not entry.sure)
        )
        yield ("organization", key, c.story) if vague else ("organization", key)
    elif c.fulls:
        for full in sorted(c.fulls):
            yield ("person", full)
    else:
        yield ("person", c.name, c.story, c.kind == "role")


def _inside(clusters: Clusters, members: Sequence[Cluster], placed: Homes, running: Runners) -> None:
    """Inside one story: a short form, a family name or another script, where it fits one entity alone."""
    for kind in ("person", "organization", "place"):
        own = [c for c in members if c.type == kind]
        near = dict.fromkeys(map(id, own), own) if len(own) <= _FEW else _near(own)
        for rule in (spelled, short_of):
            for c in own:
                _fit(clusters, c, near[id(c)], rule)
    bodies = [c for c in members if c.type == "organization"]
    firms = [c for c in bodies if (c.document, c.entity.id) in running]
    there = _by_land(clusters, bodies, placed) if any(c.kind == "described" for c in bodies) else {}
    for c in bodies:
        if c.kind == "described":
            at = land(clusters.root(c))
            _fit(clusters, c, there.get(at or "", ()), partial(fits, placed=placed))
        elif firms:
            _fit(clusters, c, firms, runs)


def _by_land(clusters: Clusters, bodies: Sequence[Cluster], placed: Homes) -> dict[str, list[Cluster]]:
    """The bodies of a story by where they are at home. Joined later, one is still found by each of its parts."""
    of_root: dict[int, set[str]] = {}
    there: dict[str, list[Cluster]] = defaultdict(list)
    for c in bodies:
        root = clusters.root(c)
        if id(root) not in of_root:
            of_root[id(root)] = lands(root, placed)
        for where in of_root[id(root)]:
            there[where].append(c)
    return there


# So many entities of a type are laid against each other one by one; among more only those that share a part of a name are.
_FEW = 150
_CROWD = 60


def _near(own: Sequence[Cluster]) -> dict[int, list[Cluster]]:
    """Of each cluster those that share a block with it. A block that a crowd shares tells nothing and is left out."""
    blocks: dict[str, list[Cluster]] = defaultdict(list)
    keys_of = {id(c): sorted(name_blocks(c)) for c in own}
    for c in own:
        for block in keys_of[id(c)]:
            blocks[block].append(c)
    return {
        id(c): list({id(o): o for b in keys_of[id(c)] if len(blocks[b]) <= _CROWD for o in blocks[b]}.values())
        for c in own
    }


def _fit(clusters: Clusters, c: Cluster, others: Sequence[Cluster], rule: object) -> None:
    assert callable(rule)
    root = clusters.root(c)
    found: dict[int, tuple[Cluster, str]] = {}
    for other in others:
        top = clusters.root(other)
        if top is root:
            continue
        why = rule(root, top)
        if why and not clusters.clash(root, top):
            found[id(top)] = (top, why)
    if len(found) > 1:
        titled = {k: f for k, f in found.items() if root.titles & f[0].titles}
        found = titled if len(titled) == 1 else {}
    for top, why in found.values():
        clusters.join(top, root, why)


def _across(clusters: Clusters) -> None:
    """Over stories: another script of a full name, or a katakana family name with the same office."""
    persons = [c for c in clusters.roots() if c.type == "person"]
    near = dict.fromkeys(map(id, persons), persons) if len(persons) <= _FEW else _near(persons)
    for c in persons:
        _fit(clusters, c, near[id(c)], over_stories)


def _written(analyses: Sequence[Analysis], clusters: Clusters) -> tuple[tuple[Analysis, ...], tuple[Entity, ...]]:
    ids: dict[int, str] = {}
    maps: list[dict[str, str]] = [{} for _ in analyses]
    tops: dict[str, Cluster] = {}
    for c in clusters.all:
        top = clusters.root(c)
        number = ids.setdefault(id(top), f"e{len(ids) + 1}")
        tops[number] = top
        maps[c.document][c.entity.id] = number
    entities = tuple(_entity(number, top) for number, top in tops.items())
    return tuple(renamed(a, m) for a, m in zip(analyses, maps, strict=True)), entities


def _entity(number: str, top: Cluster) -> Entity:
    why_of: dict[str, str] = {}
    documents: dict[str, dict[str, None]] = {}  # in order, each once
    called = next((why for member, why in top.members if top.name in member.entity_names), "")
    for member, joined in top.members:
        why = "" if top.name in member.entity_names else joined or called
        for n in member.entity.names:
            if n.name not in why_of:
                why_of[n.name] = why if why and n.why in _OWN_REASONS and n.name != top.name else n.why
                documents[n.name] = {}
            documents[n.name][member.doc] = None
    names = tuple(Name(n, why, tuple(documents[n])) for n, why in why_of.items())
    titles = tuple(dict.fromkeys(t for member, _ in top.members for t in member.entity.titles))
    country = next((m.entity.country for m, _ in top.members if m.entity.country), None)
    kind = next((m.entity.kind for m, _ in top.members if m.entity.kind), None)
    return Entity(number, top.type, top.name, names, country, kind, titles)


# Reasons that say only that the words stand there; why they belong to this entity is the reason of the merge.
_OWN_REASONS = frozenset(("same string", "full name", "surname", "surname + title", "known name"))


def renamed(a: Analysis, ids: Mapping[str, str]) -> Analysis:
    """An analysis whose entities bear other ids; one that ``ids`` lacks keeps its own."""
    return replace(
        a,
        mentions=tuple([_mention(m, ids) for m in a.mentions]),
        entities=tuple(
            [Entity(ids.get(e.id, e.id), e.type, e.name, e.names, e.country, e.kind, e.titles) for e in a.entities]
        ),
        statements=tuple([_statement(s, ids) for s in a.statements]),
    )


def _mention(m: Mention, ids: Mapping[str, str]) -> Mention:
    entities = tuple(dict.fromkeys([ids.get(e, e) for e in m.entities]))
    return Mention(m.start, m.end, m.type, entities, m.name, m.title, m.form)


def _statement(s: Statement, ids: Mapping[str, str]) -> Statement:
    return replace(s, chain=tuple([_link(x, ids) for x in s.chain])) if any(x.entity or x.party for x in s.chain) else s


def _link(x: Link, ids: Mapping[str, str]) -> Link:
    entity, party = ids.get(x.entity or "", x.entity), ids.get(x.party or "", x.party)
    return Link(x.name, x.kind, x.start, x.end, entity, party, x.names)
