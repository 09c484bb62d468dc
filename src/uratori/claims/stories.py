"""Documents about one running event."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.model import Analysis


def group(analyses: Sequence[Analysis]) -> tuple[tuple[str, ...], ...]:
    """The ids of the documents of each story; every document is in exactly one."""
    return tuple((a.document.id,) for a in analyses)
