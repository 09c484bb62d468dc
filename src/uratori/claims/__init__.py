"""The cross-check: stories, same-claim links, relations, origins and their bounds."""

from __future__ import annotations

from uratori.claims.build import build
from uratori.claims.history import Change, ChangeKind, since
from uratori.claims.profile import Profile, profiles
from uratori.claims.stories import Regrouped, Stories, group

__all__ = ["Change", "ChangeKind", "Profile", "Regrouped", "Stories", "build", "group", "profiles", "since"]
