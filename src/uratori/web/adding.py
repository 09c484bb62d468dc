"""Adding by hand: files that were dropped or chosen, text that was pasted, pages by their address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from uratori import reading
from uratori.desk import Desk, Source
from uratori.model import Document, Outlet, Published
from uratori.reading import Input, Problem
from uratori.web.jobs import Job, Progress


@dataclass(frozen=True)
class Sheaf:
    """Something that came with a request: its name as the browser told it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Load:
    """What one request brought. ``published`` and ``outlet`` hold for texts that do not bear their own."""

    sheaves: Sequence[Sheaf] = ()
    addresses: Sequence[str] = ()
    published: Published | None = None
    outlet: Outlet | None = None


def work(desk: Desk, job: Job, load: Load, progress: Progress) -> None:
    """Read a load, keep what could be read, lay it against the rest; tell the job."""
    sources, problems = read(load)
    for n, address in enumerate(load.addresses):
        progress("fetch", n, len(load.addresses))
        fetched, missed = _fetched(address, load)
        sources += fetched
        problems += missed
    job.problems = problems
    receipt = desk.add(sources, progress=progress)
    count = Counter(a.kind for a in receipt.added)
    job.new, job.same, job.versions = count["new"], count["same"], count["version"]
    job.found = tuple(a.document for a in receipt.added)
    progress("check", 0, 0)
    desk.settle()


def read(load: Load) -> tuple[list[Source], list[Problem]]:
    """The sources of a load, and what could not be read."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for sheaf in load.sheaves:
        for found in _documents(sheaf):
            if isinstance(found, Problem):
                problems.append(found)
            elif found:
                sources.append(Source(sheaf.name, sheaf.data, tuple(_with(d, load) for d in found)))
    return sources, problems


def _fetched(address: str, load: Load) -> tuple[list[Source], list[Problem]]:
    """The page at an address, fetched within the intake's bounds: no private network, no other scheme, so much and no
    more."""
    # The network's libraries take a while to load.
    from uratori import intake  # noqa: PLC0415

    sources: list[Source] = []
    problems: list[Problem] = []
    with intake.Fetcher() as fetcher:
        for found in intake.fetch(address, fetcher, load.outlet.name if load.outlet else None):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                sources.append(replace(found, documents=tuple(_with(d, load) for d in found.documents)))
    return sources, problems


def _documents(sheaf: Sheaf) -> Iterator[tuple[Document, ...] | Problem]:
    name = PurePosixPath(sheaf.name)
    return iter(reading.documents(Input(sheaf.name, name.stem or "text", sheaf.data, name.suffix.lower())))


def _with(document: Document, load: Load) -> Document:
    if load.published and document.published.basis == "unknown":
        document = replace(document, published=load.published)
    return replace(document, outlet=load.outlet) if load.outlet and document.outlet is None else document
