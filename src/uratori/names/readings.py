"""Readings of names across scripts."""

from __future__ import annotations


def may_be(name: str, other: str) -> bool:
    """Whether two full names in different scripts may be one by their readings."""
    return False


def family_may_be(name: str, other: str) -> bool:
    """Whether a family name (金, キム) may be that of a full name in the other script."""
    return False
