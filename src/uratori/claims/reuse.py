"""Text that one document took from another."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.model import Analysis, Reuse


def find(analyses: Sequence[Analysis]) -> tuple[Reuse, ...]:
    """The documents copied, in whole or in part, from another one of ``analyses``."""
    return ()
