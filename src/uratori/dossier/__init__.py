"""What a reader sees: the dossier in the terminal, as Markdown, and as one HTML file.

The room reads :class:`uratori.model.Dossier` alone. It writes labels and quoted words, never a sentence of its own.
"""

from __future__ import annotations

from uratori.dossier import html, markdown, terminal

__all__ = ["html", "markdown", "terminal"]
