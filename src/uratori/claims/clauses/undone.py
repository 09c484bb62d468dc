"""Whether one clause tells by its word, without a negation, that what another tells was not done, or no longer holds."""

from __future__ import annotations

from uratori.claims.clauses.negation import given_up, in_form
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.words import contrary, denying, lacking, undoing


def left_undone(undone: Proposition, plain: Proposition) -> bool:
    """Whether one clause says by its word that what the other tells was not done: 申告を〈怠った〉, 申告した; not
    関与を排除できない, 関与した, nor 放流を取りやめた, 放流をやめた."""
    if plain.head is None or in_form(undone.text) or given_up(plain.text):
        return False
    if lacking(plain.head) in undone.own:  # 収入の不記載, 収入を記載した
        return plain.head not in undone.own
    return plain.head in undone.own and undone.head in contrary() and not denying(plain.own)


def taken_back(a: Proposition, b: Proposition) -> bool:
    """Whether ``a`` is that the very thing is taken back which ``b`` tells as so: 処分の取り消し, 処分を受けた."""
    return a.head in undoing() and undoing().isdisjoint(b.terms)
