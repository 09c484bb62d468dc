"""The desk in a browser: pages drawn on the server over a desk, complete without scripts.

The look is the dossier's: its templates, style and marks are shown here under addresses of their own.
"""

from __future__ import annotations

from uratori.web.app import app
from uratori.web.serve import serve

__all__ = ["app", "serve"]
