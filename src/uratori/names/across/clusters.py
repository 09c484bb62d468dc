"""Entities of many documents being joined, and what forbids it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from uratori.model import Entity, EntityType
from uratori.names.organizations import keys
from uratori.names.persons import ranks
from uratori.names.readings.kana import skeleton

_KANJI = re.compile(r"[㐀-鿿々ヶノ]+")
_KANA = re.compile(r"[ぁ-んァ-ヶー・=＝ ]+")


class Cluster:
    """The entities of several documents that are one. ``names`` are all its names, ``fulls`` a person's full names,
    ``members`` the local clusters in it with the reason each joined for."""

    def __init__(self, document: int, entity: Entity, doc: str, story: int) -> None:
        self.document = document
        self.entity = entity
        self.doc = doc
        self.story = story
        self.type: EntityType = entity.type
        self.kind = entity.kind
        self.name = entity.name
        self.entity_names = frozenset(n.name for n in entity.names) or frozenset((entity.name,))
        # In order, for the first reason that a rule finds among them stands; a set has another order in every process.
        self.names = dict.fromkeys([n.name for n in entity.names] or [entity.name])
        self.fulls = {n.name for n in entity.names if n.why in ("full name", "gloss", "computed reading") and n.name}
        if self.type != "person" or not any(n.why == "full name" for n in entity.names):
            self.fulls = set()
        self.glosses = {n.name for n in entity.names if n.why == "gloss" and _KANA.fullmatch(n.name)}
        self.titles = set(entity.titles)
        self.country = entity.country
        self.places = {p for n in self.names if self.type == "place" and (p := keys.prefecture(n))}
        self.stories = {story}
        self.members: list[tuple[Cluster, str]] = [(self, "")]
        self.parent: Cluster | None = None


class Clusters:
    """All clusters, joined in place. ``forbidden`` are pairs of names that a user told apart."""

    def __init__(self, local: Sequence[Cluster], forbidden: Iterable[tuple[str, str]] = ()) -> None:
        self.all = list(local)
        self.forbidden = list(forbidden)

    def root(self, c: Cluster) -> Cluster:
        while c.parent is not None:
            if c.parent.parent is not None:
                c.parent = c.parent.parent
            c = c.parent
        return c

    def roots(self) -> list[Cluster]:
        return [c for c in self.all if c.parent is None]

    def by_story(self) -> list[list[Cluster]]:
        """The clusters that stand in each story, as they are when it is asked."""
        out: dict[int, dict[int, Cluster]] = defaultdict(dict)
        for c in self.all:
            top = self.root(c)
            out[c.story][id(top)] = top
        return [list(tops.values()) for _, tops in sorted(out.items())]

    def join_all(self, pairs: Iterable[tuple[Cluster, Cluster]], why: str) -> None:
        for a, b in pairs:
            self.join(a, b, why, decided=True)

    def join(self, a: Cluster, b: Cluster, why: str, *, decided: bool = False) -> bool:
        """Make one of two clusters; False where a clash forbids it."""
        a, b = self.root(a), self.root(b)
        if a is b:
            return True
        if self._told_apart(a, b) or (not decided and self.clash(a, b)):
            return False
        b.parent = a
        a.members += [(m, w or why) for m, w in b.members]
        a.name = _better(a, b)
        a.names |= b.names
        a.fulls |= b.fulls
        a.glosses |= b.glosses
        a.titles |= b.titles
        a.places |= b.places
        a.stories |= b.stories
        a.country = a.country or b.country
        return True

    def _told_apart(self, a: Cluster, b: Cluster) -> bool:
        return any((x in a.names and y in b.names) or (y in a.names and x in b.names) for x, y in self.forbidden)

    def clash(self, a: Cluster, b: Cluster) -> bool:
        """Whether two clusters cannot be one: another type, country, prefecture, reading, or another full name in the same
        script."""
        if a.type != b.type or self._told_apart(a, b):
            return True
        if a.country and b.country and a.country != b.country:
            return True
        if a.places and b.places and not a.places & b.places:
            return True  # 東京都府中市, 広島県府中市
        if a.type != "person":
            return False
        if a.glosses and b.glosses and not _one_reading(a.glosses, b.glosses):
            return True
        if _other_given(a, b):
            return True
        return not a.stories & b.stories and ranks.clash(a.titles, b.titles)


def _one_reading(some: set[str], others: set[str]) -> bool:
    katakana = re.compile(r"[ァ-ヶー・]+")
    mine = {skeleton(s) for s in some if katakana.fullmatch(s)} or {skeleton(s) for s in some}
    theirs = {skeleton(s) for s in others if katakana.fullmatch(s)} or {skeleton(s) for s in others}
    mixed = bool(mine) and {bool(katakana.fullmatch(s)) for s in some} != {bool(katakana.fullmatch(s)) for s in others}
    return mixed or bool(mine & theirs)  # しゅう・きんぺい and シー・チンピン are two ways to read one name


def _other_given(a: Cluster, b: Cluster) -> bool:
    """Two full names in kanji that differ: 金正恩 and 金与正, whatever else agrees. 千種谷町長 and 千種谷修平 may be one: where the
    first family name ends is not known."""
    mine = {n for n in a.fulls if _KANJI.fullmatch(n) and len(n) >= 2}
    theirs = {n for n in b.fulls if _KANJI.fullmatch(n) and len(n) >= 2}
    return bool(mine and theirs) and not any(x.startswith(y) or y.startswith(x) for x in mine for y in theirs)


def _better(a: Cluster, b: Cluster) -> str:
    """The name to call both by: a full one before a short one, kanji before kana, else the first."""
    for c in (a, b):
        if c.type != "person":
            return a.name if len(a.name) >= len(b.name) or a.country else b.name
        if c.name in c.fulls and _KANJI.fullmatch(c.name):
            return c.name
    return a.name if a.name in a.fulls or b.name not in b.fulls else b.name
