"""Bodies without a name, by where they are: ソウルの新聞, スペインの会社, インドの宇宙機関, and which body of their story they are.

What tells it is how the story introduces the body elsewhere (韓国紙の漢江日報, スペインの水産会社マルアスル) or what its name begins with
(インド宇宙研究機関). Where two fit, or none does, the words stay a body of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from uratori.data import outlets
from uratori.model import Analysis, Mention
from uratori.names.across.clusters import Cluster
from uratori.names.words import countries, lexicon
from uratori.names.words.gloss import abbreviates

_LINK = re.compile(r"(?:紙|誌)?の?|の[^。、「」\nはがを]{1,14}[「『]?|[^。、「」\nはがをの]{1,8}[紙誌][「『]?")
_PRESS = frozenset(("新聞", "紙", "地方紙", "有力紙", "経済紙", "日刊紙", "英字紙", "大衆紙"))
_FIRM = frozenset(("会社", "企業", "メーカー", "大手", "大企業"))
_REACH = 24
_FIRMS = frozenset(("company", "bank", ""))

Homes = Mapping[tuple[int, str], frozenset[str]]
"""Where each entity (document's number, local id) is said to be at home: country codes, and names of regions that are none."""


def homes(analyses: Sequence[Analysis]) -> Homes:
    """Where the words right before them place the bodies of each document, where a document of them speaks of a body without a name."""
    out: dict[tuple[int, str], set[str]] = defaultdict(set)
    for d, a in enumerate(analyses):
        for where, body in _pairs(a):
            for e in body.entities:
                out[d, e].add(where)
    return {key: frozenset(found) for key, found in out.items()}


def _pairs(a: Analysis) -> Iterator[tuple[str, Mention]]:
    text = a.document.text
    before: Mention | None = None
    for m in a.mentions:
        if m.type == "place":
            before = m
        elif m.type == "organization" and before is not None and m.start - before.end <= _REACH:
            where = home(text[before.start : before.end])
            if where is not None and _LINK.fullmatch(text, before.end, m.start):
                yield where, m


def home(place: str) -> str | None:
    """The country, as a code, of a country or a capital; a part of the world by its name (北欧); else None."""
    entry = lexicon.known().get(place)
    if entry is not None and entry.sort in ("country", "capital"):
        return entry.country
    if entry is not None and entry.sort == "region":
        return entry.name
    return countries.of_short(place) if len(place) == 1 else None


def land(described: Cluster) -> str | None:
    """Where the body is that is called by its land."""
    return home(described.name.partition("の")[0])


def lands(body: Cluster, placed: Homes) -> set[str]:
    """Where a body is at home: as its documents say, and by its country or the land that its name begins with."""
    own = {h for c, _ in body.members for h in placed.get((c.document, c.entity.id), ())}
    country = body.country or next((code for n in body.names if (code := countries.of_prefix(n)) is not None), None)
    return own | {country} if country else own


def fits(described: Cluster, body: Cluster, placed: Homes) -> str | None:
    """Why a body of the story is the one that ``described`` tells of, or None."""
    sort = described.name.partition("の")[2]
    at = land(described)
    if at is None or not sort or body.kind == "described" or at not in lands(body, placed):
        return None
    if sort in _PRESS:
        return "described" if any(_paper(n) for n in body.names) else None
    if sort in _FIRM or sort.endswith(("会社", "メーカー", "大手")):
        return "described" if (body.kind or "") in _FIRMS else None
    return "described" if any(n.endswith(sort) or abbreviates(sort, n) for n in body.names) else None


def _paper(name: str) -> bool:
    known = outlets.find(name)
    return known.kind == "newspaper" if known is not None else outlets.ends_as_medium(name) or name.endswith("紙")
