"""The dossier as one HTML file."""

from __future__ import annotations

from html import escape

from uratori.model import Dossier


def render(dossier: Dossier, *, language: str = "ja", title: str | None = None) -> str:
    """The whole page: opens offline, needs no script to be read."""
    rows = "".join(
        f"<li>{escape(claim.text)} {claim.origins.min}–{claim.origins.max} {claim.status}</li>"
        for story in dossier.stories
        for claim in story.claims
    )
    return (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
        f"<title>{escape(title or '裏取り')}</title><ul>{rows}</ul></html>"
    )
