"""From files to what a desk takes: each text with the bytes it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from uratori.desk.values import Source
from uratori.model import Outlet, Published
from uratori.reading import Problem, Reading, each


def gather(
    paths: Iterable[str | Path],
    *,
    published: Published | None = None,
    outlet: Outlet | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Iterator[Source | Problem]:
    """Read files and folders one text after the other, as :func:`uratori.reading.read` does, for :meth:`Desk.add`."""
    for found in each(paths, published=published, outlet=outlet, stdin=stdin):
        if isinstance(found, Problem):
            yield found
        else:
            item, documents = found
            yield Source(documents[0].source, None if item.path else item.data, documents)


def sources(reading: Reading) -> Iterator[Source]:
    """The texts of a reading, each with the bytes of its file where it is a plain one that is still there."""
    for name, documents in groupby(reading.documents, key=lambda d: d.source):
        data = _bytes(name)
        for _, group in groupby(documents, key=lambda d: d.parent or d.id):
            yield Source(name, data, tuple(group))


def _bytes(name: str) -> bytes | None:
    try:
        return Path(name).read_bytes()
    except OSError:
        return None
