"""A page on the network → what a desk takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from uratori.desk import Source
from uratori.intake.fetch import Fetcher, FetchError, Page
from uratori.model import Document
from uratori.reading import Problem, named
from uratori.reading.door import texts
from uratori.reading.readers import Hints, Input


def fetch(url: str, fetcher: Fetcher, outlet: str | None = None) -> Iterator[Source | Problem]:
    """The texts of the page that a user names. What cannot be had is a Problem."""
    try:
        page = fetcher.get(url)
    except FetchError as error:
        yield Problem(error.url, error.why, error.remedy)
        return
    yield from sources(page, outlet)


def sources(page: Page, outlet: str | None = None) -> Iterator[Source | Problem]:
    """The texts of a fetched page, each with its bytes; ``outlet`` holds where the page names none."""
    if page.data is None:
        return
    hints = Hints(url=page.url, media_type=page.media_type, charset=page.charset)
    for found in texts(Input(page.url, page.url, page.data, hints=hints)):
        if isinstance(found, Problem):
            yield found
        else:
            item, documents = found
            yield Source(page.url, item.data, tuple(_with_outlet(d, outlet) for d in documents), live=True)


def _with_outlet(document: Document, outlet: str | None) -> Document:
    return replace(document, outlet=named(outlet)) if outlet and document.outlet is None else document
