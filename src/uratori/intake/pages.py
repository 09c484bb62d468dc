"""A page on the network → what a desk takes."""

from __future__ import annotations

from collections.abc import Iterator

from uratori.desk import Source, unpack
from uratori.intake.fetch import Fetcher, FetchError, Page
from uratori.model import Outlet, Published
from uratori.reading import Hints, Input, Problem


def fetch(
    url: str, fetcher: Fetcher, published: Published | None = None, outlet: Outlet | None = None
) -> Iterator[Source | Problem]:
    """The texts of the page that a user names. What cannot be had is a Problem."""
    try:
        page = fetcher.get(url)
    except FetchError as error:
        yield error.problem
        return
    yield from sources(page, published, outlet)


def sources(page: Page, published: Published | None = None, outlet: Outlet | None = None) -> Iterator[Source | Problem]:
    """The texts of a fetched page, each with its bytes; date and outlet hold where the page names none."""
    if page.data is not None:
        hints = Hints(url=page.url, media_type=page.media_type, charset=page.charset)
        yield from unpack(Input(page.url, page.url, page.data, hints=hints), published, outlet, live=True)
