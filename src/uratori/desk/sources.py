"""From files and bytes to what a desk takes: each text with the bytes it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from uratori.desk.values import Source
from uratori.model import Outlet, Published
from uratori.reading import Input, Problem, each
from uratori.reading.door import texts
from uratori.reading.readers import with_defaults


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


def unpack(
    item: Input, published: Published | None = None, outlet: Outlet | None = None, *, live: bool = False
) -> Iterator[Source | Problem]:
    """The texts of some bytes, whatever they are, each with the bytes it was read from. ``published`` and ``outlet``
    hold for those that bear none; ``live`` as in :class:`Source`."""
    for found in texts(item):
        if isinstance(found, Problem):
            yield found
        else:
            inner, documents = found
            told = tuple(with_defaults(d, published, outlet) for d in documents)
            yield Source(item.name if live else told[0].source, None if inner.path else inner.data, told, live)
