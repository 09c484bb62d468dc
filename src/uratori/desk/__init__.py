"""What is kept between runs: the user's decisions."""

from __future__ import annotations

from uratori.desk.decisions import DecisionError, Decisions, Kept, load, standing

__all__ = ["DecisionError", "Decisions", "Kept", "load", "standing"]
