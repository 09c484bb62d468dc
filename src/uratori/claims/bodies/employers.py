"""Whom somebody speaks for: the body behind a minister, a spokesman, an unnamed official."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from uratori.claims.bodies.publisher import body_of
from uratori.claims.bodies.sides import side_of
from uratori.claims.bodies.wording import forms, head_of, plain
from uratori.data import rows
from uratori.model import Analysis, Entity
from uratori.names.words import countries

COURT = ("裁判長", "裁判官", "判事", "判決", "判決理由", "判決文")
# 複数の, 匿名の, 事情に詳しい …: says nothing of the body somebody speaks for.
_VAGUE = re.compile(
    r"^(?:複数|匿名|一人?|1人?|別|取締役|役員|幹部|職員|社員|議員|委員|会社|組織|ある|同|当該|先|前出|事情に詳しい|上級|元|現地|地元|某|\d+人|数人|当時|担当|有力|主要)$"
)
_BEFORE = re.compile(r"([一-龥々ァ-ヴーA-Za-z0-9]{2,19})の$")
_POINTER = re.compile(r"^(?:この|その|あの|先の|前出の)")


def said(phrase: str, voice: str) -> frozenset[str]:
    """The body that a holder's own words give: 韓国外務省の当局者, 国交省幹部, ミナセ精機の雨宮社長, 木原防衛相."""
    if voice:
        return _unnamed(phrase) if voice in ("desk", "official", "insider") else frozenset()
    words = plain(phrase)
    found = [p for p in words.split("の")[:-1] if 1 < len(p) < 20]
    if words.endswith(COURT):
        found += ["裁判所", "地裁", "高裁"]
    if office := _office().search(words):
        found.append(_seats()[office[0]])
    return forms(found)


@cache
def _seats() -> Mapping[str, str]:
    """The office tells the body: 防衛相 speaks for 防衛省, a mayor for the town."""
    return {row["office"]: row["body"] for row in rows("seats")}


@cache
def _office() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_seats(), key=lambda o: (-len(o), o)))})$")


def _unnamed(phrase: str) -> frozenset[str]:
    before, head, _ = head_of(phrase)
    if not head:
        return frozenset()
    parts = [p for p in _POINTER.sub("", before).split("の") if p and len(p) < 20 and not _VAGUE.match(p)]
    if len(parts) > 1:  # 韓国の外務省の当局者 speaks for the ministry; ハンビット航空の日本支社の担当者 for the airline
        parts = [p for p in parts if countries.code(p) is None]
    return forms(parts)


def before(text: str, at: int) -> str | None:
    """The public body whose name stands before a mention: 韓国軍の李室長, ソウルの外務省."""
    found = _BEFORE.search(text, max(0, at - 20), at)
    return found[1] if found and side_of(found[1]).public else None


def index(analyses: Iterable[Analysis], entities: Mapping[str, Entity]) -> dict[str, frozenset[str]]:
    """The folded names of the bodies that the persons of a story speak for, by entity: as a document introduces them
    (みどり屋の苗代社長), as a chain goes through the body to the person, or as the body's own release lets them speak."""
    found: dict[str, set[str]] = defaultdict(set)
    for a in analyses:
        for person, names in (*_introduced(a, entities), *_chained(a, entities)):
            found[person] |= forms(n for n in names if n)
    return {person: frozenset(names) for person, names in found.items() if names}


def _introduced(analysis: Analysis, entities: Mapping[str, Entity]) -> Iterator[tuple[str, list[str]]]:
    text = analysis.document.text
    organizations = {m.end: m for m in analysis.mentions if m.type == "organization"}
    for m in analysis.mentions:
        if m.type == "person" and len(m.entities) == 1:
            body = organizations.get(m.start - 1 if text[m.start - 1 : m.start] == "の" else m.start)
            if body:
                known = (n.name for e in body.entities if e in entities for n in entities[e].names)
                yield m.entities[0], [text[body.start : body.end], *known]


def _chained(analysis: Analysis, entities: Mapping[str, Entity]) -> Iterator[tuple[str, list[str]]]:
    publisher = body_of(analysis)
    for s in analysis.statements:
        root, before = s.chain[-1], s.chain[-2:-1]
        if root.kind != "person" or not root.entity or not before:
            continue
        if len(s.chain) > 2 and before[0].kind in ("government", "organization"):
            entity = entities.get(before[0].entity or "")
            known = [n.name for n in entity.names] if entity else []
            yield root.entity, [before[0].name or "", *before[0].names, *known]
        elif len(s.chain) == 2 and publisher:
            yield root.entity, [publisher]
