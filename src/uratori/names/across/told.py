"""Names that one report of a story bears out and another only says: 「ノースゲートは操業を再開せず」, after ノースゲート社 in the first report.

Each document is read alone, and a name that nothing beside it gives away stays unread there, or is taken for a place where the others
have a firm. What the reports of one story call by one name is one sort of thing; what they do not agree on is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress, count
from operator import add

from uratori.model import Analysis, Entity, EntityType, Mention, Name, Span
from uratori.names.organizations import keys
from uratori.names.words import lexicon
from uratori.names.words.spots import generic

_SCRIPTS = (
    re.compile(r"[ァ-ヶー・=]"),
    re.compile(r"[㐀-鿿々ヶ]"),
    re.compile(r"[A-Za-zÀ-ɏ0-9]"),
    re.compile(r"[ぁ-ん]"),
)
_AFTER = re.compile(r"[側内株系製]|[はがもにのをとで]|から|など|より|へ")
_PLAIN = re.compile(r"[㐀-鿿々ヶ]{1,2}|[ァ-ヶー]{1,2}|[ぁ-ん]{1,2}|[A-Z]{1,2}")
_AGREED = 0.8
_OFTEN = 2

Types = Mapping[str, EntityType]
Heads = Mapping[str, Sequence[str]]
"""Names by their first two letters, the longest first."""


def told(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> list[Analysis]:
    """The analyses, each with the names that the others of its story (``groups`` of document ids) bear out, and with names of the type
    that they agree on."""
    out = {a.document.id: a for a in analyses}
    for group in groups:
        if len(group) > 1:
            members = [out[doc] for doc in group if doc in out]
            types = _agreed(members)
            if types:
                heads = _heads(types)
                out.update((a.document.id, _read(a, types, heads)) for a in members)
    return [out[a.document.id] for a in analyses]


def _agreed(members: Sequence[Analysis]) -> dict[str, EntityType]:
    """The names of a story of whose type its reports leave no doubt."""
    said: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for a in members:
        for m, name in _named(a):
            said[name][m.type] += 1
    out: dict[str, EntityType] = {}
    for name, types in said.items():
        (first, times), total = types.most_common(1)[0], sum(types.values())
        if times >= _OFTEN and times >= _AGREED * total and _tells(name):
            out[name] = first
    return out


def _named(a: Analysis) -> Iterator[tuple[Mention, str]]:
    for m in a.mentions:
        if m.name is not None and len(m.entities) == 1:
            name = a.document.text[m.name.start : m.name.end]
            yield m, keys.bare(name) if m.type == "organization" else name


def _tells(name: str) -> bool:
    """Whether a name is long enough to be found by its signs alone, and no word of the tables."""
    return not _PLAIN.fullmatch(name) and lexicon.known().get(name) is None and name not in generic("never")


def _heads(names: Iterable[str]) -> Heads:
    heads: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        heads[name[:2]].append(name)
    return heads


def _read(a: Analysis, types: Types, heads: Heads) -> Analysis:
    entities = {e.id: e for e in a.entities}
    by_name = {(e.type, n.name): e.id for e in a.entities for n in e.names}
    mentions = list(a.mentions)
    wrong = {e for m, name in _named(a) if types.get(name, m.type) != m.type for e in m.entities}
    for e in sorted(wrong):
        right = _retyped(entities[e], types)
        if right is not None:
            entities[e] = right
            by_name.update(((right.type, n.name), e) for n in right.names if (right.type, n.name) not in by_name)
            mentions = [replace(m, type=right.type) if m.entities == (e,) else m for m in mentions]
    for start, end in _unread(a, heads):
        name = a.document.text[start:end]
        at = by_name.setdefault((types[name], name), f"t{len(entities) + 1}")
        if at not in entities:
            entities[at] = Entity(at, types[name], name, (Name(name, "same string"),))
        mentions.append(Mention(start, end, types[name], (at,), Span(start, end), None, "short"))
    if len(mentions) == len(a.mentions) and not wrong:
        return a
    mentions.sort(key=lambda m: (m.start, m.end))
    return replace(a, mentions=tuple(mentions), entities=tuple(entities.values()))


def _retyped(e: Entity, types: Types) -> Entity | None:
    """The entity as what the story has it as, where nothing but the tagger made it another."""
    if e.kind or e.titles or e.country or any(types.get(n.name, e.type) == e.type for n in e.names):
        return None
    return replace(e, type=types[e.name]) if e.name in types else None


def _unread(a: Analysis, heads: Heads) -> Iterator[tuple[int, int]]:
    """Where such names stand without a mention."""
    text, start, end = a.document.text, a.document.start, a.document.end
    taken = {k for m in a.mentions for k in range(m.start, m.end)}
    past = start
    for at in compress(count(start), map(heads.__contains__, map(add, text[start:end], text[start + 1 : end]))):
        length = next((len(n) for n in heads[text[at : at + 2]] if text.startswith(n, at, end)), 0) if at >= past else 0
        if length and taken.isdisjoint(range(at, at + length)) and _alone(text, at, at + length):
            yield at, at + length
        past = max(past, at + length)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name stands as a word of its own; in hiragana, before a particle and behind no other hiragana but の."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if "ぁ" <= text[end - 1] <= "ん":
        glued = "ぁ" <= after <= "ん" and _AFTER.match(text, end) is None
    else:
        glued = bool(after) and _alike(text[end - 1], after) and _AFTER.match(text, end) is None
    if "ぁ" <= text[start] <= "ん" and before in ("の", "は", "を", "に", "と", "が"):
        return not glued
    return not glued and not (bool(before) and _alike(before, text[start]))


def _alike(one: str, other: str) -> bool:
    return any(script.match(one) and script.match(other) for script in _SCRIPTS)
