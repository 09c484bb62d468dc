"""Inside one document: which mentions point at the same person, organization or place."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from uratori.model import Entity, EntityType, Name
from uratori.names.organizations import keys
from uratori.names.persons import ranks
from uratori.names.readings import readings
from uratori.names.within.index import Index
from uratori.names.words import lexicon
from uratori.names.words.lexicon import Entry
from uratori.names.words.spots import Spot, generic

_SPLIT = re.compile(r"[・=＝ ]")
_KANJI = re.compile(r"[㐀-鿿々ヶノ]+")
_KANJI_FAMILY = re.compile(r"[㐀-鿿々ヶノ]+(?:[ぁ-んー]+|[ァ-ヶー]+)?")
_CROWDED = re.compile(r"(?:ら|たち|ら?\d+人)$")  # 羽鳥准教授|ら
_ALIAS = re.compile(
    r"\((?:[ぁ-んァ-ヶー・ ]+[、=])?(?:本名|旧姓|旧名|芸名|雅号|俳号|筆名|ペンネーム|リングネーム|しこ名|四股名|通称|別名)[・は:=、 ]?"
)
_SHORT = 4
_LOCAL = frozenset("県市町村府")  # what the short form of a local body begins with: 県衛生研究所 of 瑞原県衛研
_ENDING = 8  # signs of an organization's name that may stand for it where they end it


@dataclass(eq=False)
class Node:
    """One entity of a document in the making. ``names`` are its names with the reason of each; ``full`` says that one
    of them is a full name; ``count`` how often it is mentioned, ``at`` the numbers of the spots that name it, in order."""

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


def _shared(name: str, entry: Entry) -> bool:
    """民主党 of 米民主党, 共産党 of 日本共産党, 沿岸警備隊 of 米沿岸警備隊: bodies of several countries are called so; not 立憲, 参院."""
    return entry.kind in ("party", "military") and not entry.sure and entry.name.endswith(name)


class Nodes:
    """The entities of one document, filled by :meth:`place` with full names first, then with short ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[Node] = []
        self._known: dict[tuple[str, str], Node] = {}
        self._fitting: dict[str, list[tuple[Node, str]]] = {}
        self._ending: dict[str, list[Node]] = {}
        self._persons = Index()
        self._number: dict[int, int] = {}
        self._scripts: set[bool] = set()
        self._countries: set[str] = set()
        self.of: dict[int, tuple[Node, ...]] = {}

    def place(self, spots: Sequence[Spot]) -> None:
        """Give every spot with a name its node. Anaphors are left to the caller."""
        named = [(i, s) for i, s in enumerate(spots) if s.name is not None]
        self._countries = {
            s.entry.country
            for _, s in named
            if s.entry is not None
            and s.entry.country
            and (s.entry.sure or (s.entry.kind != "sport" and not _shared(self._name(s), s.entry)))
        }
        for i, s in named:
            if i and s.type == "person" and (bearer := self._alias(spots[i - 1], s)) is not None:
                self._known["person", self._name(s)] = bearer
                self._call(bearer, self._name(s), "gloss")
            if (s.entry is not None or (s.form == "full" and s.refers is None)) and not self._bare(s):
                self._give(i, self._full(s))
        for i, s in named:  # a headline's 河川事務所 is of the one that the text names below
            if i not in self.of:
                self._give(i, self._full(s) if s.form == "full" and s.refers is None else self._short(s, i))

    def _bare(self, spot: Spot) -> bool:
        """Whether an organization is called by nothing but what it is: 気象台, 選管."""
        return spot.type == "organization" and spot.entry is None and self._name(spot) in lexicon.endings()

    def _alias(self, before: Spot, alias: Spot) -> Node | None:
        """一色仙之丞(いっしき・せんのじょう、本名一色義雄)さん: two names of one person, the second in the brackets of the first."""
        if before.type != "person" or before.name is None or alias.start - before.name[1] > 40:
            return None
        if _ALIAS.fullmatch(self.text, before.name[1], alias.start) is None:
            return None
        return self._known.get(("person", self._name(before)))

    def _give(self, spot: int, node: Node) -> None:
        self.of[spot] = (node,)
        insort(node.at, spot)

    def _name(self, spot: Spot) -> str:
        assert spot.name is not None
        return self.text[spot.name[0] : spot.name[1]]

    def _title(self, spot: Spot) -> str | None:
        return _CROWDED.sub("", self.text[spot.title[0] : spot.title[1]]) or None if spot.title else None

    def _full(self, spot: Spot) -> Node:
        name = self._name(spot)
        if spot.entry is not None and spot.entry.type is not None and not self._of_elsewhere(name, spot.entry):
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

    def _of_elsewhere(self, name: str, entry: Entry) -> bool:
        """Whether a name that parties of several countries share is listed for one that the document does not speak of. Where
        it speaks of none, it is of Japan."""
        return _shared(name, entry) and entry.country not in (self._countries or {"JP"})

    def _place(self, name: str, spot: Spot) -> Node:
        node = self._get("place", keys.place(name), keys.place(name), spot)
        node.call(name, "same string" if name == node.name else "address")
        return node

    def _organization(self, name: str, spot: Spot) -> Node:
        node = self._ending_in(name, spot) if spot.entry is None else None  # 民主党 is no short form of 自由民主党
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
        if (len(name) > _SHORT and name[0] not in _LOCAL and name not in lexicon.endings()) or spot.kind in (
            "company",
            "outlet",
        ):
            return None
        if (
            name in generic("at_home")
            and ("JP" in self._countries or any(word in self.text for word in generic("of_home")))
            and not any(n.country == "JP" for n in self._ending.get(name, ()))
        ):
            return None  # 外務省 in a text that tells of Japan, too, is Japan's, not 韓国外務省
        for ending in (name, keys.organization(name)):  # 県教委 after 秋田県教育委員会
            fits = list(islice((n for n in self._ending.get(ending, ()) if n.name not in (name, ending)), 2))
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def _person(self, name: str, spot: Spot) -> Node:
        node = self._known.get(("person", name))
        if node is None and (spot.gloss or (not _KANJI.fullmatch(name)) in self._scripts):
            alike = (self.all[k] for k in self._persons.full(name, spot.gloss))
            node = next((n for n in alike if self._reads(n, name, spot.gloss)), None)
            if node is not None:
                self._known["person", name] = node
                self._call(node, name, "gloss" if spot.gloss in node.names else "computed reading")
        if node is None:
            node = self._get("person", name, name, spot)
        self._call(node, name, "full name")
        if spot.gloss:
            self._call(node, spot.gloss, "gloss")
            self._known.setdefault(("person", spot.gloss.replace(" ", "")), node)
        node.full = True
        return node

    def _call(self, person: Node, name: str, why: str) -> None:
        if name not in person.names:
            person.call(name, why)
            self._persons.add(self._number[id(person)], name)

    def _reads(self, node: Node, name: str, gloss: str | None) -> bool:
        if gloss is not None and (gloss in node.names or gloss.replace("・", "") in node.names):
            return True
        return any(readings.may_be(name, other) for other in node.names)

    def get(self, type_: EntityType, name: str, kind: str) -> Node:
        """The node of a name, new where there is none."""
        key = keys.organization(name) if type_ == "organization" else name
        node = self._known.get((type_, key))
        if node is None:
            node = self._new(key, Node(type_, name, True, kind=kind))
        return node

    def _get(self, kind: EntityType, key: str, name: str, spot: Spot) -> Node:
        node = self._known.get((kind, key))
        if node is None:
            node = self._new(key, Node(kind, name, spot.form == "full", kind=spot.kind or None))
        return node

    def _new(self, key: str, node: Node) -> Node:
        self._known[node.type, key] = node
        self._number[id(node)] = len(self.all)
        self.all.append(node)
        if node.type == "organization":
            for name in {node.name, keys.organization(node.name)}:
                for n in range(1, min(len(name), _ENDING) + 1):
                    fits = self._ending.setdefault(name[-n:], [])
                    if node not in fits[-1:]:
                        fits.append(node)
        elif node.type == "person":
            self._scripts.add(bool(_KANJI.fullmatch(node.name)))
        return node

    def _note(self, node: Node, spot: Spot) -> None:
        node.count += 1
        for title in (self._title(spot), spot.office):
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
            alike = (self.all[k] for k in self._persons.short(name))
            self._fitting[name] = [(n, why) for n in alike if (why := _fits(n, name))]
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
            fits = [max(fits, key=lambda f: _last(f[0], at))]
        if fits:
            node, why = fits[0]
            self._call(node, name, why)
            return node
        if title and name in self._fitting and any(n.name == name for n, _ in self._fitting[name]):
            node = self._get("person", f"{name} {title}", name, spot)  # 蓑田課長 beside 蓑田社長
        else:
            node = self._get("person", name, name, spot)
        self._call(node, name, "surname + title" if title else "surname")
        if all(n is not node for n, _ in self._fitting[name]):
            self._fitting[name].append((node, "same string"))
        return node


# A family name that more people of the text have than this says nothing of which of them is meant.
_CROWD = 40


def _last(node: Node, at: int) -> int:
    """The last spot before ``at`` that names the node, or -1."""
    k = bisect_left(node.at, at)
    return node.at[k - 1] if k else -1


def _fits(node: Node, name: str) -> str | None:
    """Why a short name may be this person's, or None."""
    for own in node.names:
        if name not in own:
            continue
        parts = _SPLIT.split(own)
        if len(parts) > 1:
            if name in (parts[0], parts[-1], "・".join(parts[1:])):
                return "family name"
        elif own != name and own.startswith(name) and _KANJI_FAMILY.fullmatch(own):
            return "family name"  # 三枝 of 三枝圭太 and of 三枝みのり
        elif _KANJI.fullmatch(own) and len(name) >= 2 and own.endswith(name) and len(own) - len(name) in (1, 2, 3):
            return "given name"
        if own == name:
            return "same string"
    if not node.full:
        return None
    kanji = name[0] >= "㐀"
    other = (own for own in node.names if (own[0] >= "㐀") != kanji)
    return "computed reading" if any(readings.family_may_be(name, own) for own in other) else None
