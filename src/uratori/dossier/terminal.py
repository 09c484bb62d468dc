"""The dossier in the terminal."""

from __future__ import annotations

from rich.console import Console

from uratori.model import Analysis, Dossier


def summary(dossier: Dossier, console: Console, *, language: str = "ja") -> None:
    """What is claimed and by how many origins; then differences, unknowns, documents that add nothing."""
    for story in dossier.stories:
        for n, claim in enumerate(story.claims, start=1):
            console.print(f"{n} {claim.origins.min}–{claim.origins.max} {claim.status} {claim.text}", markup=False)


def claim(dossier: Dossier, number: int, console: Console, *, language: str = "ja") -> None:
    """One claim opened, by its number in :func:`summary` (from 1): its words, chains and reasons.

    Raises :class:`LookupError` where there is no such number.
    """
    claims = [c for story in dossier.stories for c in story.claims]
    if not 1 <= number <= len(claims):
        raise LookupError(number)
    console.print(claims[number - 1].text, markup=False)


def statements(analysis: Analysis, console: Console, *, language: str = "ja") -> None:
    """One line a statement: who ← whom, how sure, what."""
    for s in analysis.statements:
        console.print(s.id, analysis.document.text[s.start : s.end], markup=False)
