"""The status of a claim, from its bounds, acts, certainty and relations: the table of docs/claims.md, in code."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.model import Origins, Relation, Statement, Status

_ON_RECORD = frozenset(("government", "organization", "person", "document"))
_OFFICIAL_ACTS = frozenset(("announce", "confirm", "deny"))


def status(
    statements: Sequence[Statement], origins: Origins, relations: Sequence[Relation], overtaken: bool = False
) -> Status:
    """The status of a claim made by ``statements``: the first rule that holds.

    ``relations`` are the claim's own; ``overtaken`` says that another claim updates it.
    """
    if overtaken:
        return "superseded"
    if any(r.type == "denied-by" for r in relations):
        return "disputed"
    # A refusal to comment asserts nothing: コメントは差し控える is neither a conjecture nor corroborated by another.
    if statements and all(s.certainty == "unknown" for s in statements):
        return "reported"
    if statements and all(s.certainty in ("possible", "unknown") for s in statements):
        return "speculative"
    if origins.min >= 2:
        return "corroborated"
    attributed = [s for s in statements if s.attributed and s.chain]
    if any(s.act in _OFFICIAL_ACTS and s.chain[-1].kind in _ON_RECORD for s in attributed):
        return "announced"
    if attributed and origins.max == 1:
        return "single-origin"
    return "reported"
