"""Readers of others: packages that name a :class:`~uratori.reading.readers.Reader` under the entry point
``uratori.readers``. A package that fails is named and never stops the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from uratori.reading.readers import Problem, Reader

GROUP = "uratori.readers"


@cache
def installed() -> tuple[tuple[Reader, ...], tuple[Problem, ...]]:
    """The readers that installed packages bring, by the names of their entry points, and what was wrong with others."""
    readers: list[Reader] = []
    problems: list[Problem] = []
    from importlib.metadata import entry_points  # noqa: PLC0415 - takes a while to load

    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            found = point.load()
        except (Exception, SystemExit) as error:
            why = f"cannot be loaded ({type(error).__name__}: {str(error)[:80]})"
            problems.append(Problem(f"plug-in {point.name}", why, "update or remove the package"))
            continue
        if isinstance(found, Reader):
            readers.append(replace(found, sniff=_guarded(found.sniff)) if found.sniff else found)
        else:
            why = f"is no Reader ({point.value})"
            problems.append(Problem(f"plug-in {point.name}", why, "docs/reading.md shows one"))
    return tuple(readers), tuple(problems)


def _guarded(sniff: Callable[[bytes], bool]) -> Callable[[bytes], bool]:
    """A look at the bytes that fails has not known them: every file of a folder is shown to every reader."""

    def look(head: bytes) -> bool:
        try:
            return bool(sniff(head))
        except Exception:
            return False

    return look
