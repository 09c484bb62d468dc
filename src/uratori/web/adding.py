"""Adding by hand: files that were dropped or chosen, text that was pasted, pages by their address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from uratori.desk import Desk, Source, unpack
from uratori.model import Outlet, Published
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
    receipt = desk.add(list(read(load, progress)), progress=progress)
    job.problems = receipt.problems
    count = Counter(a.kind for a in receipt.added)
    job.new, job.same, job.versions = count["new"], count["same"], count["version"]
    job.found = tuple(a.document for a in receipt.added)
    progress("check", 0, 0)
    desk.settle()


def read(load: Load, progress: Progress) -> Iterator[Source | Problem]:
    """The sources of a load, and what could not be read. Addresses are fetched within the intake's bounds: no private
    network, no other scheme, so much and no more."""
    for sheaf in load.sheaves:
        name = PurePosixPath(sheaf.name)
        item = Input(sheaf.name, name.stem or "text", sheaf.data, name.suffix.lower())
        yield from unpack(item, load.published, load.outlet)
    if not load.addresses:
        return
    # The network's libraries take a while to load.
    from uratori import intake  # noqa: PLC0415

    with intake.Fetcher() as fetcher:
        for n, address in enumerate(load.addresses):
            progress("fetch", n, len(load.addresses))
            yield from intake.fetch(address, fetcher, load.published, load.outlet)
