"""Inside one document: which mentions point at the same person, organization or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from uratori.model import Entity, EntityType, Name
from uratori.names import keys, ranks, readings
from uratori.names.spots import Spot

_SPLIT = re.compile(r"[・=＝ ]")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")


@dataclass(eq=False)
class Node:
    """One entity of a document in the making. ``names`` are its names with the reason of each; ``full`` says that one
    of them is a full name; ``count`` how often it is mentioned, ``at`` the numbers of the spots that name it."""

    type: EntityType
    name: str
    full: bool
    names: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    country: str | None = None
    kind: str | None = None
    count: int = 0
    at: list[int] = field(default_factory=list)

    def call(self, name: str, why: str) -> None:
        self.names.setdefault(name, why)

    def entity(self, number: int) -> Entity:
        return Entity(
            f"e{number}",
            self.type,
            self.name,
            tuple(Name(n, w) for n, w in self.names.items()),
            self.country,
            self.kind or None,
            tuple(self.titles),
        )


class Nodes:
    """The entities of one document, filled by :meth:`place` with full names first, then with short ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[Node] = []
        self._known: dict[tuple[str, str], Node] = {}
        self._fitting: dict[str, list[tuple[Node, str]]] = {}
        self.of: dict[int, tuple[Node, ...]] = {}

    def place(self, spots: Sequence[Spot]) -> None:
        """Give every spot with a name its node. Anaphors are left to the caller."""
        named = [(i, s) for i, s in enumerate(spots) if s.name is not None]
        for i, s in named:
            if s.entry is not None or (s.form == "full" and s.refers is None):
                self._give(i, self._full(s))
        for i, s in named:
            if i not in self.of:
                self._give(i, self._short(s, i))

    def _give(self, spot: int, node: Node) -> None:
        self.of[spot] = (node,)
        node.at.append(spot)

    def _name(self, spot: Spot) -> str:
        assert spot.name is not None
        return self.text[spot.name[0] : spot.name[1]]

    def _title(self, spot: Spot) -> str | None:
        return self.text[spot.title[0] : spot.title[1]] if spot.title else None

    def _full(self, spot: Spot) -> Node:
        name = self._name(spot)
        if spot.entry is not None and spot.entry.type is not None:
            canonical = spot.entry.name
            node = self._get(spot.type, canonical, canonical, spot)
            node.country = node.country or spot.entry.country
            node.call(name, "known name" if name == canonical else "known alias")
        elif spot.type == "place":
            node = self._place(name, spot)
        elif spot.type == "organization":
            node = self._organization(name, spot)
        else:
            node = self._person(name, spot)
        self._other_name(node, spot)
        self._note(node, spot)
        return node

    def _place(self, name: str, spot: Spot) -> Node:
        node = self._get("place", keys.place(name), keys.place(name), spot)
        node.call(name, "same string" if name == node.name else "address")
        return node

    def _organization(self, name: str, spot: Spot) -> Node:
        node = self._ending_in(name, spot)
        if node is not None:
            node.call(name, "ending")
            return node
        node = self._get("organization", keys.organization(name), name, spot)
        node.call(name, "same string" if name == node.name else "same but for form")
        return node

    def _other_name(self, node: Node, spot: Spot) -> None:
        if spot.gloss and spot.type != "person":
            node.call(spot.gloss, "gloss")
            self._known.setdefault((spot.type, spot.gloss), node)

    def _ending_in(self, name: str, spot: Spot) -> Node | None:
        """保健所 after 三和田市保健所, 県警 after 千葉県警: where the document has just one body that ends so."""
        if len(name) > 4 or spot.kind in ("company", "outlet"):
            return None
        fits = [n for n in self.all if n.type == "organization" and n.name.endswith(name) and n.name != name]
        return fits[0] if len(fits) == 1 else None

    def _person(self, name: str, spot: Spot) -> Node:
        node = self._known.get(("person", name))
        if node is None and (spot.gloss or _other_script(name, self.all)):
            node = next((n for n in self.all if n.type == "person" and self._reads(n, name, spot.gloss)), None)
            if node is not None:
                self._known["person", name] = node
                node.call(name, "gloss" if spot.gloss in node.names else "computed reading")
        if node is None:
            node = self._get("person", name, name, spot)
        node.call(name, "full name")
        if spot.gloss:
            node.call(spot.gloss, "gloss")
            self._known.setdefault(("person", spot.gloss.replace(" ", "")), node)
        node.full = True
        return node

    def _reads(self, node: Node, name: str, gloss: str | None) -> bool:
        if gloss is not None and (gloss in node.names or gloss.replace("・", "") in node.names):
            return True
        return any(readings.may_be(name, other) for other in node.names)

    def get(self, type_: EntityType, name: str, kind: str) -> Node:
        """The node of a name, new where there is none."""
        key = keys.organization(name) if type_ == "organization" else name
        node = self._known.get((type_, key))
        if node is None:
            node = Node(type_, name, True, kind=kind)
            self._known[type_, key] = node
            self.all.append(node)
        return node

    def _get(self, kind: EntityType, key: str, name: str, spot: Spot) -> Node:
        node = self._known.get((kind, key))
        if node is None:
            node = Node(kind, name, spot.form == "full", kind=spot.kind or None)
            self._known[kind, key] = node
            self.all.append(node)
        return node

    def _note(self, node: Node, spot: Spot) -> None:
        node.count += 1
        title = self._title(spot)
        if title and title not in node.titles:
            node.titles.append(title)
        if spot.kind and not node.kind:
            node.kind = spot.kind

    def _short(self, spot: Spot, at: int) -> Node:
        name = self._name(spot)
        if spot.refers is not None and spot.type != "person":
            key = keys.organization(spot.refers) if spot.type == "organization" else keys.place(spot.refers)
            node = self._known.get((spot.type, key)) or self._get(spot.type, key, spot.refers, spot)
            node.call(name, "short form" if name != spot.refers else "same string")
            self._note(node, spot)
            return node
        if spot.type == "person":
            node = self._surname(name, spot, at)
        else:
            node = self._get(spot.type, name, name, spot)
            node.call(name, "same string")
        self._note(node, spot)
        return node

    def _surname(self, name: str, spot: Spot, at: int) -> Node:
        """A family name, with or without title: the one person of the document whom it fits."""
        title = self._title(spot)
        if name not in self._fitting:
            self._fitting[name] = [(n, why) for n in self.all if n.type == "person" and (why := _fits(n, name))]
        fits = self._fitting[name]
        if len(fits) > _CROWD:
            fits = []
        if title:
            foreign = not _KANJI.fullmatch(name)
            fits = [
                (n, why)
                for n, why in fits
                if ranks.agree(title, n.titles) or (foreign and not ranks.clash([title], n.titles))
            ]
            same = [(n, why) for n, why in fits if any(t.endswith(title) or title.endswith(t) for t in n.titles)]
            fits = same or fits
        if len(fits) > 1:
            last = {id(n): max((i for i in n.at if i < at), default=-1) for n, _ in fits}
            fits = [max(fits, key=lambda f: last[id(f[0])])]
        if fits:
            node, why = fits[0]
            node.call(name, why)
            return node
        node = self._get("person", name, name, spot)
        node.call(name, "surname + title" if title else "surname")
        if all(n is not node for n, _ in self._fitting[name]):
            self._fitting[name].append((node, "same string"))
        return node


# A family name that more people of the text have than this says nothing of which of them is meant.
_CROWD = 40


def _other_script(name: str, nodes: Sequence[Node]) -> bool:
    kanji = bool(_KANJI.fullmatch(name))
    return any(n.type == "person" and bool(_KANJI.fullmatch(n.name)) != kanji for n in nodes)


def _fits(node: Node, name: str) -> str | None:
    """Why a short name may be this person's, or None."""
    for own in node.names:
        if name not in own:
            continue
        parts = _SPLIT.split(own)
        if len(parts) > 1:
            if name in (parts[0], parts[-1], "・".join(parts[1:])):
                return "family name"
        elif _KANJI.fullmatch(own):
            if own != name and own.startswith(name):
                return "family name"
            if len(name) >= 2 and own.endswith(name) and len(own) - len(name) in (1, 2, 3):
                return "given name"
        if own == name:
            return "same string"
    if not node.full:
        return None
    kanji = name[0] >= "㐀"
    other = (own for own in node.names if (own[0] >= "㐀") != kanji)
    return "computed reading" if any(readings.family_may_be(name, own) for own in other) else None
