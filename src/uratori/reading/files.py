"""Files, folders and standard input → documents. One bad file never stops the rest."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from uratori.model import Document, Outlet, Published
from uratori.reading import plugins
from uratori.reading.door import refused, suffixes, texts
from uratori.reading.readers import HEAD, Input, Problem, with_defaults

# No report is larger (bytes); of a larger file the head alone is looked at, unless its reader streams.
MOST = 64_000_000
# Files that lie in folders of articles and are none.
_ASIDE = ("readme", "license", "licence", "notice", "dossier")
# What a browser puts beside a saved page: 記事_files/, 記事_ファイル/.
_PARTS = ("_files", "_ファイル", ".files")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the documents in the order of the paths, and what was left out."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


def read(
    paths: Iterable[str | Path],
    *,
    published: Published | None = None,
    outlet: Outlet | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Reading:
    """Read files, folders (searched for every suffix that a reader has, hidden files aside) and ``-`` (``stdin``).

    ``published`` and ``outlet`` hold for every text that does not bear its own. Ids are file stems, or the ids of the
    rows; where two are equal, the later one (by path) is numbered.
    """
    groups: list[tuple[Document, ...]] = []
    problems: list[Problem] = []
    for found in each(paths, published=published, outlet=outlet, stdin=stdin):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            groups.append(found[1])
    return Reading(tuple(_unique(groups)), tuple(problems))


def each(
    paths: Iterable[str | Path],
    *,
    published: Published | None = None,
    outlet: Outlet | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Iterator[tuple[Input, tuple[Document, ...]] | Problem]:
    """As :func:`read`, one text after the other with the bytes it came in, so that any number of files can be worked
    through. Two texts may bear one id."""
    yield from plugins.installed()[1]
    for path in paths:
        for item in _inputs(str(path), stdin):
            if isinstance(item, Problem):
                yield item
                continue
            for found in texts(item):
                if isinstance(found, Problem):
                    yield found
                else:
                    yield found[0], tuple(with_defaults(d, published, outlet) for d in found[1])


def _inputs(path: str, stdin: Callable[[], bytes] | None) -> Iterator[Input | Problem]:
    """The bytes of each file of a path."""
    if path == "-":
        if stdin is not None:
            data = stdin()
            yield Input("-", "stdin", data, ".jsonl" if data.lstrip()[:1] == b"{" else "")
        return
    place, known = Path(path), suffixes()
    try:
        if place.is_dir():
            # Neither pipes nor devices, which may never end; a link that leads nowhere is named when it is opened.
            found = (p for p in place.rglob("*") if not _hidden(p, place))
            files = sorted(p for p in found if p.is_file() or (p.is_symlink() and not p.exists()))
            if not any(p.suffix.lower() in known for p in files):
                yield Problem(path, "no texts in this folder", f"put {' '.join(sorted(known))} files there")
        else:
            files = [place]
    except OSError as error:
        yield Problem(_visible(path), _reason(error), "check the path and the rights")
        return
    for file in files:
        if file is not place and file.stem.lower().startswith(_ASIDE):
            continue
        if file is not place and file.suffix.lower() not in known | refused():
            kind = _visible(file.suffix) or "this kind of file"
            yield Problem(_visible(file), f"{kind} is not read", "save it as a text file (.txt)")
            continue
        try:
            yield _file(file)
        except OSError as error:
            yield Problem(_visible(file), _reason(error), "check the path and the rights")


def _file(file: Path) -> Input:
    with file.open("rb") as stream:
        data = stream.read(MOST + 1)
    large = len(data) > MOST
    return Input(
        _visible(file),
        _visible(file.stem),
        data[:HEAD] if large else data,
        file.suffix.lower(),
        path=file if large else None,
    )


def _visible(name: str | Path) -> str:
    """A name that can be printed: bytes of it that are no UTF-8, as old archives leave them, become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _hidden(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return any(part.startswith(".") for part in parts) or any(part.endswith(_PARTS) for part in parts[:-1])


def _reason(error: OSError) -> str:
    return {
        FileNotFoundError: "no such file or folder",
        PermissionError: "may not be read",
        IsADirectoryError: "is a folder",
    }.get(type(error), error.strerror or str(error))


def _unique(groups: Iterable[tuple[Document, ...]]) -> Iterator[Document]:
    """Number ids that are taken: two files of one name in two folders, a row handed over twice."""
    seen: Counter[str] = Counter()
    for group in groups:
        root = group[0].parent or group[0].id
        seen[root] += 1
        new = root if seen[root] == 1 else f"{root}~{seen[root]}"
        for d in group:
            yield replace(d, id=new + d.id.removeprefix(root), parent=new if d.parent else None)
