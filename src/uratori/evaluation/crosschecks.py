"""Claims, origins, relations and stories against gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from uratori.evaluation.entities import b_cubed
from uratori.evaluation.figures import Counts, Difference, Figure
from uratori.evaluation.gold import Gold, Row
from uratori.model import Claim, Dossier

Unit = tuple[str, int, int]
_COVERED = 0.4


@dataclass(frozen=True, slots=True)
class _Board:
    """Gold claims and found claims over the same units (the gold members' spans)."""

    wanted: tuple[Row, ...]
    found: tuple[Claim, ...]
    units: tuple[Unit, ...]
    gold_of: Mapping[Unit, frozenset[str]]
    found_of: Mapping[Unit, frozenset[int]]
    best: Mapping[str, int]


def claims(gold: Gold, dossier: Dossier) -> tuple[Figure, ...]:
    """The same claim over documents, by pairs of gold members; each pair counts with its first text."""
    board = _board(gold, dossier)
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    differences: list[Difference] = []
    for a, b in combinations(board.units, 2):
        if a[0] == b[0]:
            continue
        want, have = bool(board.gold_of[a] & board.gold_of[b]), bool(board.found_of[a] & board.found_of[b])
        row = counts[a[0]]
        row[0] += want and have
        row[1] += have
        row[2] += want
        if want != have:
            other = f"{b[0]} {gold.texts[b[0]][b[1] : b[2]]}"
            differences.append(Difference(*a, other if want else "", other if have else ""))
    rows = tuple((doc, (r[0], r[1], r[2])) for doc, r in sorted(counts.items()))
    return (Figure("same claim over documents", "f1", rows, tuple(differences)), *_origins(board), _related(board))


def _board(gold: Gold, dossier: Dossier) -> _Board:
    wanted = tuple(c for c in gold.claims if not c.get("loose"))
    text_of = {a.document.id: a.document.parent or a.document.id for a in dossier.documents}
    found = tuple(c for s in dossier.stories for c in s.claims)
    units = tuple(sorted({_unit(m) for c in wanted for m in c["members"]}))
    by_text: dict[str, list[Unit]] = defaultdict(list)
    for u in units:
        by_text[u[0]].append(u)
    gold_of: dict[Unit, set[str]] = defaultdict(set)
    for c in wanted:
        for m in c["members"]:
            gold_of[_unit(m)].add(_id(c))
    found_of: dict[Unit, set[int]] = defaultdict(set)
    for k, claim in enumerate(found):
        for member in claim.members:
            for u in by_text[text_of[member.document]]:
                both = min(u[2], member.end) - max(u[1], member.start)
                if both >= _COVERED * min(u[2] - u[1], member.end - member.start):
                    found_of[u].add(k)
    best: dict[str, int] = {}
    for c in wanted:
        votes = Counter(k for u in {_unit(m) for m in c["members"]} for k in found_of[u])
        if votes:
            best[_id(c)] = max(votes, key=lambda k: (votes[k], -len(found[k].members), -k))
    return _Board(
        wanted,
        found,
        units,
        {u: frozenset(gold_of[u]) for u in units},
        {u: frozenset(found_of[u]) for u in units},
        best,
    )


def _unit(member: Row) -> Unit:
    return str(member["doc"]), int(member["start"]), int(member["end"])


def _id(claim: Row) -> str:
    return str(claim.get("id") or claim.get("cluster"))


def _origins(board: _Board) -> tuple[Figure, ...]:
    """Of gold claims in two documents or more: bounds that hold the gold, exact bounds, over-counts; and how often
    counting documents would over-count."""
    names = ("origin bounds hold the gold", "origin bounds exact", "over-counted", "counting outlets over-counts")
    counts: dict[str, list[tuple[str, Counts]]] = {name: [] for name in names}
    differences: list[Difference] = []
    for c in board.wanted:
        docs = sorted({m["doc"] for m in c["members"]})
        low, high = c.get("origins_min", c.get("n_origins")), c.get("origins_max", c.get("n_origins"))
        if len(docs) < 2 or low is None or high is None:
            continue
        k = board.best.get(_id(c))
        have = board.found[k].origins if k is not None else None
        holds = have is not None and have.min <= low and high <= have.max
        exact = have is not None and (have.min, have.max) == (low, high)
        over = have is not None and have.min > high
        for name, value in zip(names, (holds, exact, over, len(docs) > high), strict=True):
            counts[name].append((docs[0], (value, 0, 1)))
        if not exact:
            m = c["members"][0]
            got = f"{have.min}-{have.max}" if have else ""
            differences.append(Difference(m["doc"], m["start"], m["end"], f"{low}-{high}", got))
    return tuple(
        Figure(n, "share", tuple(counts[n]), tuple(differences) if n == names[1] else (), lower=n in names[2:])
        for n in names
    )


def _related(board: _Board) -> Figure:
    where = {_id(c): str(c["members"][0]["doc"]) for c in board.wanted}
    wanted = sorted({tuple(sorted((_id(c), r["target"]))) for c in board.wanted for r in c.get("relations", ())})
    number = {claim.id: k for k, claim in enumerate(board.found)}
    linked = {
        frozenset((k, number[r.claim]))
        for k, claim in enumerate(board.found)
        for r in claim.relations
        if r.claim in number
    }
    rows = []
    for a, b in wanted:
        both = a in board.best and b in board.best
        hit = both and frozenset((board.best[a], board.best[b])) in linked
        rows.append((where.get(a, ""), (float(hit), 0.0, 1.0)))
    return Figure("related claims linked", "share", tuple(rows))


def stories(gold: Gold, dossier: Dossier) -> tuple[Figure, ...]:
    """B³ of the stories over the texts."""
    story = {r["doc"]: r.get("story") or f"alone {r['doc']}" for r in gold.documents}
    text_of = {a.document.id: a.document.parent or a.document.id for a in dossier.documents}
    where = {text_of[d]: s.id for s in dossier.stories for d in s.documents}
    items = [(doc, story[doc], where.get(doc, f"none {doc}")) for doc in sorted(gold.texts) if doc in story]
    return (Figure("documents in the right story", "b3", b_cubed(items)),)
