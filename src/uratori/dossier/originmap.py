"""The map of origins: documents, their outlets, those they cite, and who said it first, in four layers.

Six outlets that hang on one report are six lines into one point. Edges are summed over all attributed statements of
a story; holders are one point where they are one entity, or bear one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from uratori.dossier import dates
from uratori.dossier.labels import Labels
from uratori.dossier.lines import holders
from uratori.dossier.view import StoryView, document_name
from uratori.model import Document, Span, Statement

DOCUMENTS, OUTLETS, CITED, ORIGINS = range(4)
MOST = (40, 16, 16, 16)  # points each layer shows at most
ROW, TOP = 26, 34  # pixels
COLUMNS = (86, 290, 590, 810)  # x of the points of each layer

_Key = tuple[int, str]


@dataclass(frozen=True)
class Node:
    """A point. ``outlets`` is how many outlets lead to it; ``document`` and ``span`` are where it stands first. The
    name of a document's point is its day."""

    name: str
    kind: str
    layer: int
    x: int
    y: float
    outlets: int
    document: Document
    span: Span | None


@dataclass(frozen=True)
class Edge:
    """A line from the citing to the cited side, drawn as wide as ``width`` (statements, flattened)."""

    path: str
    width: float
    count: int


@dataclass(frozen=True)
class OriginMap:
    """``left_out`` counts holders, ``left_documents`` documents that the map has no room for."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    left_out: int
    left_documents: int = 0


@dataclass(frozen=True)
class _Step:
    """One holder in one chain."""

    key: str
    name: str
    kind: str
    document: Document
    span: Span | None


def origin_map(story: StoryView, labels: Labels, statements: Collection[tuple[str, str]] | None = None) -> OriginMap:
    """The map of a story's attributed statements, empty where nothing is attributed; or that of the ``statements``
    given (ids of document and statement), those of an outlet's own words among them."""
    chains = [
        _steps(a.document, s, labels)
        for a in story.documents
        for s in a.statements
        if ((a.document.id, s.id) in statements if statements is not None else len(s.chain) > 1)
    ]
    middle = {step.key for chain in chains for step in chain[1:-1]}
    edges: Counter[tuple[_Key, _Key]] = Counter()
    first: dict[_Key, _Step] = {}
    outlets: dict[_Key, set[str]] = defaultdict(set)
    for chain in chains:
        document = chain[0].document
        steps = [_Step(document.id, dates.noted(document, labels), "document", document, None), *chain]
        keys = [(_layer(n, step, middle), step.key) for n, step in enumerate(steps)]
        for key, step in zip(keys, steps, strict=True):
            first.setdefault(key, step)
            outlets[key].add(chain[0].key)
        edges.update((a, b) for a, b in pairwise(keys) if a != b)
    layers = [_strongest(first, outlets, edges, layer) for layer in range(len(COLUMNS))]
    places = _places(layers, edges)
    nodes = tuple(_node(key, places[key], first[key], len(outlets[key])) for layer in layers for key in layer)
    lines = tuple(
        Edge(_curve(places[a], places[b], a[0] == b[0]), _width(a, n), n)
        for (a, b), n in sorted(edges.items())
        if a in places and b in places
    )
    tallest = max((len(layer) for layer in layers), default=0)
    documents = sum(key[0] == DOCUMENTS for key in first) - len(layers[DOCUMENTS])
    return OriginMap(nodes, lines, TOP + tallest * ROW, len(first) - len(nodes) - documents, documents)


def _layer(n: int, step: _Step, middle: Collection[str]) -> int:
    """The layer of the n-th step: the document, its outlet, one who is cited for another's words, the last."""
    return n if n < CITED else CITED if step.key in middle else ORIGINS


def _width(a: _Key, statements: int) -> float:
    """A document's line says only which outlet it is of."""
    return 1 if a[0] == DOCUMENTS else min(1 + (statements - 1) * 0.35, 4)


def _steps(document: Document, statement: Statement, labels: Labels) -> list[_Step]:
    out = []
    for n, (link, holder) in enumerate(zip(statement.chain, holders(document, statement, labels), strict=False)):
        name = document_name(document, labels) if n == 0 else holder.name
        key = link.entity if n and link.entity else name
        out.append(_Step(key, name, holder.kind, document, holder.span))
    return out or [_Step(name := document_name(document, labels), name, "outlet", document, None)]


def _strongest(
    first: dict[_Key, _Step], outlets: dict[_Key, set[str]], edges: Counter[tuple[_Key, _Key]], layer: int
) -> list[_Key]:
    """The points of a layer with most outlets, then most statements; documents in order of time."""
    weight: Counter[_Key] = Counter()
    for (a, b), n in edges.items():
        weight[a] += n
        weight[b] += n
    found = [key for key in first if key[0] == layer]
    if layer == DOCUMENTS:
        found.sort(key=lambda key: dates.order(first[key].document))
    else:
        found.sort(key=lambda key: (-len(outlets[key]) if layer > OUTLETS else 0, -weight[key], key))
    return found[: MOST[layer]]


def _places(layers: Sequence[list[_Key]], edges: Iterable[tuple[_Key, _Key]]) -> dict[_Key, tuple[int, float]]:
    """Where every point stands: each layer in the order of the mean of its neighbours (barycentre method, two
    sweeps), spread over the height of the tallest."""
    near: dict[_Key, list[_Key]] = defaultdict(list)
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    rank = {key: float(n) for layer in layers for n, key in enumerate(layer)}
    documents, given, cited, origins = layers
    for layer in (given, cited, origins, given, documents, given, cited, origins):
        mean = {k: sum(found) / len(found) for k in layer if (found := [rank[o] for o in near[k] if o in rank])}
        layer.sort(key=lambda k: (mean.get(k, rank[k]), k))
        rank.update((key, n * _spread(layer, layers)) for n, key in enumerate(layer))
    return {key: (COLUMNS[key[0]], TOP + ROW / 2 + rank[key] * ROW) for layer in layers for key in layer if key in rank}


def _spread(layer: Sequence[_Key], layers: Sequence[Sequence[_Key]]) -> float:
    tallest = max(map(len, layers))
    return max(1.0, (tallest - 1) / (len(layer) - 1)) if len(layer) > 1 else 1.0


def _node(key: _Key, place: tuple[int, float], step: _Step, outlets: int) -> Node:
    return Node(step.name, step.kind, key[0], place[0], place[1], outlets, step.document, step.span)


def _curve(a: tuple[int, float], b: tuple[int, float], same: bool) -> str:
    """A line from point to point; inside one layer it bulges to the left, where no names stand."""
    (xa, ya), (xb, yb) = a, b
    if same:
        return f"M{xa} {ya:.1f}C{xa - 60} {ya:.1f} {xb - 60} {yb:.1f} {xb} {yb:.1f}"
    half = (xa + xb) / 2
    return f"M{xa} {ya:.1f}C{half:.0f} {ya:.1f} {half:.0f} {yb:.1f} {xb} {yb:.1f}"
