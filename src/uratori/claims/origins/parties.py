"""The fewest parties that can stand behind a claim: graph colouring, exact where small, a lower bound where not."""

from __future__ import annotations

from collections.abc import Mapping, Set

EXACT = 30  # groups up to which the fewest parties are counted exactly
_MANY = 80  # groups beyond which a clique is looked for only once


def fewest(cannot: Mapping[int, Set[int]]) -> int:
    """The fewest groups into which the keys can be put so that no two of a group stand in each other's set.

    ``cannot`` is symmetric. This is the chromatic number of the graph. A key whose set lies within that of another,
    which is no neighbour of it, can always follow the other and is left out first; what remains is coloured by branch
    and bound up to ``EXACT`` keys. Beyond, the size of a clique is given: never more than the true number.

    >>> fewest({0: {1}, 1: {0}, 2: set()})
    2
    """
    if len(cannot) > _MANY:
        return len(_greedy(cannot))
    graph = _reduce({k: set(v) for k, v in cannot.items()})
    if not graph:
        return 0
    clique = _clique(graph)
    if len(graph) == len(clique) or len(graph) > EXACT:
        return len(clique)
    return next(n for n in range(len(clique), len(graph) + 1) if _colour(graph, dict(_fixed(clique)), n))


def _greedy(graph: Mapping[int, Set[int]]) -> list[int]:
    """A clique: the most constrained keys first."""
    clique: list[int] = []
    for k in sorted(graph, key=lambda k: (-len(graph[k]), k)):
        if all(k in graph[c] for c in clique):
            clique.append(k)
    return clique


def _reduce(graph: dict[int, set[int]]) -> dict[int, set[int]]:
    """Drop what can share a group with something more constrained."""
    changed = True
    while changed:
        changed = False
        for u in sorted(graph, key=lambda k: (len(graph[k]), k)):
            if any(v != u and v not in graph[u] and graph[u] <= graph[v] for v in graph):
                for w in graph.pop(u):
                    graph[w].discard(u)
                changed = True
                break
    return graph


def _clique(graph: Mapping[int, Set[int]]) -> list[int]:
    """A large clique: from each key, the most constrained neighbours first."""
    best: list[int] = []
    for start in sorted(graph):
        clique, rest = [start], set(graph[start])
        while rest:
            k = max(rest, key=lambda k: (len(graph[k] & rest), -k))
            clique.append(k)
            rest &= graph[k]
        if len(clique) > len(best):
            best = clique
    return best


def _fixed(clique: list[int]) -> list[tuple[int, int]]:
    return [(k, colour) for colour, k in enumerate(clique)]


def _colour(graph: Mapping[int, Set[int]], done: dict[int, int], colours: int) -> bool:
    """Whether ``colours`` suffice (DSATUR: the key with the fewest choices next)."""
    rest = [k for k in graph if k not in done]
    if not rest:
        return True
    taken = {k: {done[n] for n in graph[k] if n in done} for k in rest}
    k = max(rest, key=lambda k: (len(taken[k]), len(graph[k]), -k))
    highest = max(done.values(), default=-1)
    choices = (c for c in range(min(colours, highest + 2)) if c not in taken[k])
    return any(_colour(graph, done | {k: c}, colours) for c in choices)
