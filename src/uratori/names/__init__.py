"""Who and where: mentions, readings across scripts, entities."""

from __future__ import annotations

from uratori.data import outlets
from uratori.names import countries
from uratori.names.document import find
from uratori.names.readings import Reading, Verdict, read, same
from uratori.names.unify import Decision, renamed, unify

__all__ = ["Decision", "Reading", "Verdict", "countries", "find", "outlets", "read", "renamed", "same", "unify"]
