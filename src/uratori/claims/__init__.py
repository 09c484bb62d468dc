"""The cross-check: stories, same-claim links, relations, origins and their bounds."""

from __future__ import annotations

from uratori.claims.build import Part, build, numbered, parts, retold, story, untold
from uratori.claims.grouping.neighbourhoods import CLEAR, Neighbourhoods, Regrouped
from uratori.claims.grouping.profile import Profile, pages, profile, profiles
from uratori.claims.grouping.stories import Stories, group
from uratori.claims.history import Change, ChangeKind, since
from uratori.claims.recall import Memory

__all__ = [
    "CLEAR",
    "Change",
    "ChangeKind",
    "Memory",
    "Neighbourhoods",
    "Part",
    "Profile",
    "Regrouped",
    "Stories",
    "build",
    "group",
    "numbered",
    "pages",
    "parts",
    "profile",
    "profiles",
    "retold",
    "since",
    "story",
    "untold",
]
