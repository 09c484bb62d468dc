"""Long lists in sheets, each with its own address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.requests import Request

from uratori.web.house import here

T = TypeVar("T")


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """One sheet of a list: ``first`` and ``last`` are places in it from 1; the addresses are None at its ends."""

    rows: Sequence[T]
    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def number(request: Request, name: str, otherwise: int = 1) -> int:
    """A whole number from 1 of the address."""
    value = request.query_params.get(name, "")
    return max(1, int(value)) if value.isascii() and value.isdecimal() and len(value) < 10 else otherwise


def sheet(
    request: Request,
    rows: Sequence[T],
    each: int,
    find: Callable[[T], bool] | None = None,
    name: str = "from",
) -> Sheet[T]:
    """The sheet of ``each`` rows that the address asks for with ``from``; that with the row that ``find`` finds."""
    start = number(request, name)
    if find and name not in request.query_params:
        start = next((n for n, row in enumerate(rows, start=1) if find(row)), 1)
    start = min((start - 1) // each * each + 1, max(1, (len(rows) - 1) // each * each + 1))
    end = min(start + each - 1, len(rows))
    return Sheet(
        rows[start - 1 : end],
        start if rows else 0,
        end,
        len(rows),
        here(request, **{name: start - each}) if start > 1 else None,
        here(request, **{name: end + 1}) if end < len(rows) else None,
    )
