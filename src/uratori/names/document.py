"""All mentions of one document and the entities they point at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from uratori.language import Parse
from uratori.model import Entity, Mention, Span
from uratori.names import context, keys, outlets, ranks
from uratori.names.anaphora import pointers
from uratori.names.coined import coined
from uratori.names.entities import Node, Nodes
from uratori.names.repeats import repeated, titled_families
from uratori.names.sentence import spots
from uratori.names.spots import Spot
from uratori.names.units import Unit, units


def find(parse: Parse) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions of one document (folded offsets) and the entities they point at (local ids e1, e2, …)."""
    text = parse.text
    words = [units(text, tokens) for tokens in parse.tokens]
    found = [
        spot
        for sentence, row in zip(parse.sentences, words, strict=True)
        for spot in spots(row, text, sentence.start, sentence.end, sentence.kind)
    ]
    outlet = parse.document.outlet.name if parse.document.outlet else None
    found = _borne_out(found, text)
    found = context.settled(_merge(found, coined(words, found, text)), text)
    found = _merge(found, [*titled_families(found, text), *context.credited(text, outlet)])
    found = _merge(found, repeated(words, found, text))
    found = _merge(context.of_country(found, text), context.described(words, found, text))
    found = context.acting(found, text)
    found = _merge(
        [
            *context.sides(words, text),
            *context.services(words, text),
            *context.northern(words, found, text),
            *context.parties(words, found, text),
            *context.ministers(words, text),
        ],
        _merge(found, context.spokespeople(words, found, text)),
    )
    found = _merge(found, [p for row in words for p in pointers(row, text)])
    found = _merge(context.governments(words, text), found)
    nodes = Nodes(text)
    nodes.place(found)
    _Pointing(nodes, found, outlet).resolve()
    offices = _offices(words, nodes, text)
    return _finish(nodes, found, offices)


def _borne_out(found: Sequence[Spot], text: str) -> list[Spot]:
    """Without the weak spots that stand alone: つむぎ食堂 said once may be any eating house, 「つむぎ食堂」 or twice is one."""
    times = Counter(text[s.start : s.end] for s in found if s.weak)
    return [
        s
        for s in found
        if not s.weak or times[text[s.start : s.end]] > 1 or text[s.start - 1 : s.start] in ("「", "『")
    ]


def _merge(found: Iterable[Spot], more: Iterable[Spot]) -> list[Spot]:
    """Both, in order; where they overlap, ``more`` wins."""
    found = sorted(found, key=lambda s: s.start)
    taken = sorted(more, key=lambda s: s.start)
    out = list(taken)
    k = 0
    for s in found:
        while k < len(taken) and taken[k].end <= s.start:
            k += 1
        if k < len(taken) and taken[k].start < s.end:
            continue
        out.append(s)
    return sorted(out, key=lambda s: (s.start, s.end))


_NEAR = 250
_LEGAL = re.compile(r"^(?:株式|有限|合同)会社|(?:株式|有限|合同)会社$|法人")


class _Pointing:
    """Finds what each anaphor points back at: the nearest mention before it of the right sort."""

    def __init__(self, nodes: Nodes, found: Sequence[Spot], outlet: str | None) -> None:
        self.nodes = nodes
        self.found = found
        self.outlet = outlet

    def resolve(self) -> None:
        for i, spot in enumerate(self.found):
            if spot.name is None and i not in self.nodes.of:
                target = self._target(i, spot)
                if target:
                    self.nodes.of[i] = target

    def _target(self, at: int, spot: Spot) -> tuple[Node, ...]:
        if spot.kind == "own":
            return self._own(at)
        if spot.kind == "service":
            word = self.nodes.text[spot.start : spot.end]
            own = [
                n
                for n in self.nodes.all
                if n.type == "organization" and n.name.endswith((word, "消防本部")) and word in n.name
            ]
            return (own[0] if len(own) == 1 else self.nodes.get("organization", word, "local"),)
        if spot.kind.startswith("actor"):
            return self._government(at, spot.kind[5:])
        if spot.form == "title":
            return (self._role(spot),)
        return self._back(at, spot)

    def _government(self, at: int, kanji: str) -> tuple[Node, ...]:
        """The prefecture or town that a bare 県 or 町 means: the one told of last, else the first to come."""
        order = (*range(at - 1, -1, -1), *range(at + 1, len(self.found)))
        name = next(
            (
                n.name
                for j in order
                for n in self.nodes.of.get(j, ())
                if n.name.endswith(kanji) and (n.type == "place" or n.kind == "local")
            ),
            None,
        )
        node = self.nodes.get("organization", keys.place(name) if name else kanji, "local")
        node.call(self.nodes.text[self.found[at].start : self.found[at].end], "government of the place")
        return (node,)

    def _role(self, spot: Spot) -> Node:
        """The unnamed speaker of an organization, or the one person of the document who bears the title."""
        title = self.nodes.text[spot.start : spot.end]
        bearers = [n for n in self.nodes.all if n.type == "person" and title in n.titles]
        if len(bearers) == 1:
            return bearers[0]
        node = self.nodes.get("person", f"{spot.kind}の{title}", "role")
        node.call(title, "role")
        return node

    def _back(self, at: int, spot: Spot) -> tuple[Node, ...]:
        wanted = 2 if spot.form == "plural" else 1
        if spot.kind == "company" and wanted == 1 and (node := self._company(at)) is not None:
            return (node,)
        if wanted == 1 and spot.type == "person" and (node := self._topic(at, spot)) is not None:
            return (node,)
        publisher = self._publisher()
        out: list[Node] = []
        for j in range(at - 1, -1, -1):
            for node in self.nodes.of.get(j, ()):
                if node not in out and _suits(node, spot) and not (spot.kind == "company" and node is publisher):
                    out.append(node)
            if len(out) >= wanted:
                break
        if len(out) < wanted and spot.form == "plural":
            for j in range(at + 1, len(self.found)):
                out.extend(n for n in self.nodes.of.get(j, ()) if n not in out and _suits(n, spot))
                if len(out) >= wanted:
                    break
        return tuple(out[:wanted]) if len(out) >= wanted else ()

    def _topic(self, at: int, spot: Spot) -> Node | None:
        """The person told of by は or が last; 同氏 seldom means one who is only mentioned beside."""
        here = self.found[at].start
        for j in range(at - 1, -1, -1):
            before = self.found[j]
            if here - before.start > _NEAR:
                break
            who = self.nodes.of.get(j, ())
            if len(who) == 1 and _suits(who[0], spot) and self.nodes.text.startswith(("は", "が", "も"), before.end):
                return who[0]
        return None

    def _company(self, at: int) -> Node | None:
        """The firm that 同社 means: the nearest that is no press, unless none stands in the last few sentences."""
        here = self.found[at].start
        nearest: Node | None = None
        for j in range(at - 1, -1, -1):
            before = self.found[j]
            if here - before.start > _NEAR:
                break
            for node in self.nodes.of.get(j, ()):
                if node.type == "organization" and node.kind in ("company", "bank"):
                    if self.nodes.text.startswith("は", before.end):
                        return node
                    nearest = nearest or node
        return nearest

    def _own(self, at: int) -> tuple[Node, ...]:
        """本紙 is the paper in hand, 当社 the company that issued the text or else the one told of last."""
        spot = self.found[at]
        word = self.nodes.text[spot.start : spot.end]
        publisher = self._publisher()
        if word[-1] in "紙誌":
            if publisher is None and self.outlet:
                known = outlets.find(self.outlet)
                publisher = self.nodes.get("organization", known.name if known else self.outlet, "outlet")
            if publisher is None:
                kind = "newspaper" if word[-1] == "紙" else "magazine"
                publisher = next((n for n in self.nodes.all if n.kind == "outlet" and _press_name(n.name, kind)), None)
            return (publisher,) if publisher else ()
        if publisher is not None and publisher.kind not in _PRESS:
            return (publisher,)
        issuer = next((n for n in self.nodes.all[:6] if any(_LEGAL.search(name) for name in n.names)), None)
        if issuer is not None:
            return (issuer,)
        companies = [
            n
            for j in (*range(at - 1, -1, -1), *range(at + 1, len(self.found)))
            for n in self.nodes.of.get(j, ())
            if n.type == "organization" and n.kind in ("company", "bank", "outlet", "", None)
        ]
        return tuple(companies[:1])

    def _publisher(self) -> Node | None:
        """The organization that issued the document, where it is one the text names."""
        if not self.outlet:
            return None
        key = keys.organization(self.outlet)
        own = (n for n in self.nodes.all if n.type == "organization")
        return next((n for n in own if keys.organization(n.name) == key), None)


_PRESS = frozenset(("newspaper", "magazine", "agency", "broadcaster", "online", "outlet"))


def _suits(node: Node, spot: Spot) -> bool:
    if node.type != spot.type:
        return False
    kind = spot.kind
    if node.type == "person":
        return kind in ("", "he") or (kind == "leader" and _leads(node)) or any(t.endswith(kind) for t in node.titles)
    if kind == "":
        return True
    if kind in ("newspaper", "magazine", "agency", "broadcaster", "online"):
        return node.kind == kind or (node.kind == "outlet" and _press_name(node.name, kind))
    if kind == "company":
        return node.kind in ("company", "bank", "", None) or node.kind in _PRESS
    if kind == "country":
        return node.kind == "country"
    return any(name.endswith(kind) for name in (node.name, *node.names))


def _press_name(name: str, kind: str) -> bool:
    tails = {
        "newspaper": (
            "新聞",
            "日報",
            "新報",
            "紙",
            "タイムズ",
            "タイムス",
            "ポスト",
            "民報",
            "時報",
            "民友",
            "ジャーナル",
            "ヘラルド",
            "トリビューン",
        ),
        "magazine": ("誌", "週刊誌"),
        "agency": ("通信", "通信社", "ニュース", "プレス"),
        "broadcaster": ("テレビ", "放送", "ラジオ", "放送局"),
        "online": ("ニュース", "オンライン", "デジタル"),
    }
    return name.endswith(tails[kind])


def _leads(node: Node) -> bool:
    return any(ranks.group(t) == "leader" for t in node.titles)


class _Office(NamedTuple):
    start: int
    end: int
    node: Node


_SUBJECT = frozenset(("は", "が", "も", "に", "から", "や", "と", "「", "」", "、", "によると", "・"))


def _offices(words: Sequence[list[Unit]], nodes: Nodes, text: str) -> list[_Office]:
    """A bare office that one person of the document holds, as the subject: 町長は, 国防相が."""
    holders: dict[str, list[Node]] = {}
    for node in nodes.all:
        if node.type == "person":
            for title in {t for t in node.titles if ranks.group(t) and ranks.group(t) != "player"}:
                holders.setdefault(title, []).append(node)
    if not holders:
        return []
    out = []
    for row in words:
        for i, u in enumerate(row):
            who = holders.get(u.text)
            if who is None or len(who) != 1 or u.sort != "title":
                continue
            before = row[i - 1] if i else None
            after = row[i + 1].text if i + 1 < len(row) else ""
            if _label(row, i) or (
                after in ("は", "が", "も", "から")
                and (before is None or before.end != u.start or before.sort in ("open", "stop", "gap"))
            ):
                out.append(_Office(u.start, u.end, who[0]))
    return out


def _label(row: Sequence[Unit], i: int) -> bool:
    """答(知事): the office says who speaks."""
    return (
        2 <= i < len(row) - 1 and row[i - 1].text == "(" and row[i + 1].text == ")" and row[i - 2].text in ("答", "問")
    )


def _finish(
    nodes: Nodes, found: Sequence[Spot], offices: Sequence[_Office]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    used: dict[int, int] = {}
    mentions: list[Mention] = []

    def number(node: Node) -> str:
        return f"e{used.setdefault(id(node), len(used) + 1)}"

    rows: list[tuple[Spot | _Office, tuple[Node, ...]]] = [(s, nodes.of.get(i, ())) for i, s in enumerate(found)]
    rows += [(o, (o.node,)) for o in offices]
    for spot, whom in sorted(rows, key=lambda r: r[0].start):
        if isinstance(spot, _Office):
            mentions.append(
                Mention(spot.start, spot.end, "person", (number(spot.node),), None, Span(spot.start, spot.end), "title")
            )
            continue
        if not whom and spot.kind == "he":
            continue
        mentions.append(
            Mention(
                spot.start,
                spot.end,
                whom[0].type if whom else spot.type,
                tuple(number(n) for n in whom),
                Span(*spot.name) if spot.name else None,
                Span(*spot.title) if spot.title else None,
                spot.form,  # type: ignore[arg-type]
            )
        )
    by_id = {id(n): n for n in nodes.all}
    entities = tuple(by_id[key].entity(n) for key, n in sorted(used.items(), key=lambda item: item[1]))
    return tuple(mentions), entities
