"""How a statement is put (act, certainty, polarity, tense), and what a document says is not known."""

from __future__ import annotations

from uratori.attribution.modality.assessment import Assessment, assess
from uratori.attribution.modality.text import assess_text
from uratori.attribution.modality.unknowns import unknowns

__all__ = ["Assessment", "assess", "assess_text", "unknowns"]
