"""What comes over the network: pages and feeds, politely and safely, onto the desk; and what changed, told."""

from __future__ import annotations

from uratori.intake import tell
from uratori.intake.fetch import Fetcher, FetchError, Limits, Page
from uratori.intake.follow import Follower, Round
from uratori.intake.manners import Manners
from uratori.intake.pages import fetch, sources
from uratori.intake.plan import Plan, PlanError, load

__all__ = [
    "FetchError",
    "Fetcher",
    "Follower",
    "Limits",
    "Manners",
    "Page",
    "Plan",
    "PlanError",
    "Round",
    "fetch",
    "load",
    "sources",
    "tell",
]
