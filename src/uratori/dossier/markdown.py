"""The dossier as Markdown."""

from __future__ import annotations

from uratori.model import Dossier


def render(dossier: Dossier, *, language: str = "ja") -> str:
    """The dossier as CommonMark text."""
    return "".join(f"- {claim.text}\n" for story in dossier.stories for claim in story.claims)
