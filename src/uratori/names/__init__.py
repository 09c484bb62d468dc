"""Who and where: mentions, readings across scripts, entities."""

from __future__ import annotations

from uratori.data import outlets
from uratori.names.across.unify import Decision, renamed, unify
from uratori.names.readings.readings import Reading, Verdict, read, same
from uratori.names.within.document import find
from uratori.names.words import countries

__all__ = ["Decision", "Reading", "Verdict", "countries", "find", "outlets", "read", "renamed", "same", "unify"]
