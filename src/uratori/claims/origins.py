"""By how many independent origins a claim is borne."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from uratori.claims.view import View
from uratori.model import LinkKind, Member, Origins, Root


def bounds(members: Sequence[Member], view: View) -> Origins:
    """The lower and upper bound of a claim's origins, its roots, and the ties that decided."""
    roots: dict[tuple[str | None, LinkKind], list[int]] = defaultdict(list)
    for n, member in enumerate(members):
        link = view.statement(member).chain[-1]
        roots[link.name, link.kind].append(n)
    found = tuple(Root(name, kind, tuple(numbers)) for (name, kind), numbers in roots.items())
    return Origins(1, len(found), found)
