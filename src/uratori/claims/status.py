"""The status of a claim, from its bounds, acts, certainty and relations: the table of docs/claims.md, in code."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.model import Origins, Relation, Statement, Status

_OFFICIAL = frozenset(("government", "organization", "person", "document"))


def status(statements: Sequence[Statement], origins: Origins, relations: Sequence[Relation]) -> Status:
    """The first rule that holds: superseded, disputed, speculative, corroborated, announced, single-origin, reported.

    ``relations`` are those of the claim itself; an ``updates`` relation that points at it is handed in as
    ``overtaken`` by :func:`uratori.claims.relations.mark`.
    """
    if any(r.type in ("denied-by", "conflicts") for r in relations):
        return "disputed"
    if statements and all(s.certainty in ("possible", "unknown") for s in statements):
        return "speculative"
    if origins.min >= 2:
        return "corroborated"
    roots = [s.chain[-1].kind for s in statements if s.attributed and s.chain]
    if any(
        s.act in ("announce", "confirm", "deny") and s.chain and s.chain[-1].kind in _OFFICIAL
        for s in statements
        if s.attributed
    ):
        return "announced"
    if roots and origins.max == 1:
        return "single-origin"
    return "reported"
