"""The door: bytes → documents, whatever the format. What is found inside a container comes through it again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from uratori.model import Document
from uratori.reading import plugins
from uratori.reading.formats import plain
from uratori.reading.readers import HEAD, Input, Problem, Reader, choose, with_hints

# No report is longer (code points); a longer one is a dump, and would keep the desk waiting for minutes.
LONGEST = 500_000
# A page in a feed in a mail in an archive; deeper is a bomb.
_DEEPEST = 4
# What the dossier and the desk write: read as a report, they would bear out every claim once more.
_OWN = (b'<meta name="generator" content="Uratori">', b"<!-- uratori dossier -->")


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, in the order in which signatures are tried."""
    return (*built_in(), *plugins.installed()[0], plain.READER)


@cache
def built_in() -> tuple[Reader, ...]:
    """The readers that need no plug-in, but for plain text."""
    # They are loaded where bytes are read: a text that is handed over as such needs none of them.
    from uratori.reading import html  # noqa: PLC0415
    from uratori.reading.formats import containers, feeds, json_rows, mail, mhtml, pdf, subtitles, tables  # noqa: PLC0415

    return (
        *containers.READERS,
        mhtml.READER,
        *mail.READERS,
        pdf.READER,
        feeds.READER,
        html.READER,
        *json_rows.READERS,
        tables.READER,
        subtitles.READER,
    )


@cache
def suffixes() -> frozenset[str]:
    """What a folder is searched for."""
    return frozenset(s for r in readers() for s in r.suffixes)


@cache
def refused() -> frozenset[str]:
    """The suffixes of files that are known, and named with what to do instead of being read."""
    from uratori.reading.formats import containers  # noqa: PLC0415 - see built_in

    return frozenset(s for r in containers.REFUSED for s in r.aside)


def documents(item: Input) -> Iterator[tuple[Document, ...] | Problem]:
    """What is found in some bytes, each text's documents together. Never raises: a reader that fails is a Problem."""
    return (found if isinstance(found, Problem) else found[1] for found in texts(item))


def texts(item: Input) -> Iterator[tuple[Input, tuple[Document, ...]] | Problem]:
    """As :func:`documents`, each text with the bytes it was read from: those of ``item``, or of what is inside it."""
    if item.path is None and not item.data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        yield Problem(item.name, "is empty")
        return
    if item.depth > _DEEPEST:
        yield Problem(item.name, f"lies more than {_DEEPEST} containers deep", "unpack it first")
        return
    if any(mark in item.data[:HEAD] for mark in _OWN):
        yield Problem(item.name, "is a page of uratori's own, no report", lost=False)
        return
    reader = choose(item, readers()) or plain.READER
    if item.path is not None and not reader.streams:
        yield Problem(item.name, f"is larger than a report can be ({item.path.stat().st_size:,} bytes)", "split it")
        return
    none = True
    try:
        for found in reader.read(item):
            none = False
            if isinstance(found, Problem):
                yield found
            elif isinstance(found, Input):
                yield from texts(found)
            else:
                yield from (f if isinstance(f, Problem) else (item, f) for f in _fit(item, found))
    except Exception as error:
        yield Problem(item.name, f"the {reader.name} reader failed ({type(error).__name__}: {str(error)[:80]})")
        return
    if none:
        yield Problem(item.name, f"holds nothing that could be read as {reader.name}")


def _fit(item: Input, group: tuple[Document, ...]) -> Iterator[tuple[Document, ...] | Problem]:
    for d in group:
        if (n := d.end - d.start) > LONGEST:
            what = "" if d.id == item.id else f"{d.id} "
            yield Problem(
                item.name, f"{what}is longer than a report can be ({n:,} characters)", f"split it below {LONGEST:,}"
            )
    if fit := tuple(with_hints(d, item.hints) for d in group if d.end - d.start <= LONGEST):
        yield fit
