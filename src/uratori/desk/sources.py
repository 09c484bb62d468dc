"""From files and bytes to what a desk takes: each text with the bytes it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path

from uratori.desk import address
from uratori.desk.values import Source
from uratori.model import Document, Outlet, Published
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
    for found in _whole(each(paths, published=published, outlet=outlet, stdin=stdin)):
        if isinstance(found, Problem):
            yield found
        else:
            _, data, documents = found
            yield Source(documents[0].source, data, documents)


def unpack(
    item: Input, published: Published | None = None, outlet: Outlet | None = None, *, live: bool = False
) -> Iterator[Source | Problem]:
    """The texts of some bytes, whatever they are, each with the bytes it was read from. ``published`` and ``outlet``
    hold for those that bear none; ``live`` as in :class:`Source`."""
    for found in _whole(texts(item)):
        if isinstance(found, Problem):
            yield found
        else:
            inner, data, documents = found
            told = tuple(with_defaults(d, published, outlet) for d in documents)
            yield Source(inner.name if live else told[0].source, data, told, live)


Text = tuple[Input, tuple[Document, ...]]


def _whole(
    found: Iterable[Text | Problem],
) -> Iterator[tuple[Input, bytes | None, tuple[Document, ...]] | Problem]:
    """Texts with the bytes they came in. A file of several texts (JSON Lines, a table) comes with each of them, and is then
    without the credentials in any address, not only in that of the text itself."""
    last: Input | None = None
    data: bytes | None = None
    for one, after in pairwise(chain(found, (None,))):
        if isinstance(one, Problem):
            yield one
        elif one:
            item, documents = one
            if item is not last:
                last, data = item, None if item.path else item.data
                if data and after and (isinstance(after, Problem) or after[0] is item):
                    data = address.without_secrets(data)
            yield item, data, documents
