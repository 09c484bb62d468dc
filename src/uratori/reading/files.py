"""Files, folders and standard input → documents. One bad file never stops the rest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uratori.model import Document, Outlet, Published
from uratori.reading.decode import NotTextError, decode
from uratori.reading.rows import RowError, from_row, parse_rows

# What a folder is searched for. A file named on the command line is tried whatever its name.
SUFFIXES = frozenset((".txt", ".text", ".jsonl", ".ndjson", ".json"))
_ROWS = frozenset((".jsonl", ".ndjson"))
# No report is longer (code points); a longer one is a dump, and would keep the desk waiting for minutes.
LONGEST = 500_000
# Files that lie in folders of articles and are none.
_ASIDE = ("readme", "license", "licence", "notice", "dossier")


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that was left out, or a place in it: the path (with the line), what is wrong, what to do.
    ``lost`` is False where the document was read all the same."""

    path: str
    why: str
    remedy: str = ""
    lost: bool = True

    def __str__(self) -> str:
        return f"{self.path}: {self.why}" + (f" — {self.remedy}" if self.remedy else "")


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
    """Read files, folders (searched for texts and JSON Lines, hidden files aside) and ``-`` (``stdin``).

    ``published`` and ``outlet`` hold for every text that does not bear its own. Ids are file stems, or the ids of the
    rows; where two are equal, the later one (by path) is numbered.
    """
    groups: list[tuple[Document, ...]] = []
    problems: list[Problem] = []
    for path in paths:
        for item in _inputs(str(path), stdin):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                groups.extend(_texts(*item, problems))
    return Reading(tuple(_with_defaults(d, published, outlet) for d in _unique(groups)), tuple(problems))


def _with_defaults(document: Document, published: Published | None, outlet: Outlet | None) -> Document:
    if published and document.published.basis == "unknown":
        document = replace(document, published=published)
    return replace(document, outlet=outlet) if outlet and document.outlet is None else document


def _inputs(path: str, stdin: Callable[[], bytes] | None) -> Iterator[tuple[str, bytes] | Problem]:
    """The name and bytes of each file of a path."""
    if path == "-":
        if stdin is not None:
            yield "-", stdin()
        return
    place = Path(path)
    try:
        if place.is_dir():
            files = sorted(p for p in place.rglob("*") if (p.is_file() or p.is_symlink()) and not _hidden(p, place))
            if not any(p.suffix.lower() in SUFFIXES for p in files):
                yield Problem(path, "no texts in this folder", f"put {' '.join(sorted(SUFFIXES))} files there")
        else:
            files = [place]
    except OSError as error:
        yield Problem(path, _reason(error), "check the path and the rights")
        return
    for file in files:
        if file is not place and file.stem.lower().startswith(_ASIDE):
            continue
        if file is not place and file.suffix.lower() not in SUFFIXES:
            yield Problem(
                str(file), f"{file.suffix or 'this kind of file'} is not read", "save it as a text file (.txt)"
            )
            continue
        try:
            yield str(file), file.read_bytes()
        except OSError as error:
            yield Problem(str(file), _reason(error), "check the path and the rights")


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _reason(error: OSError) -> str:
    return {
        FileNotFoundError: "no such file or folder",
        PermissionError: "may not be read",
        IsADirectoryError: "is a folder",
    }.get(type(error), error.strerror or str(error))


def _texts(path: str, data: bytes, problems: list[Problem]) -> Iterator[tuple[Document, ...]]:
    """The documents of each text in a file; what is wrong goes to ``problems``."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        problems.append(Problem(path, "is empty"))
        return
    try:
        decoded = decode(data)
    except NotTextError as kind:
        problems.append(Problem(path, f"is not a text ({kind})", "save its words as a text file (.txt)"))
        return
    problems.extend(
        Problem(path, flag, _remedy(flag), lost=False) for flag in decoded.flags if flag.startswith("unreadable")
    )
    for where, id_, row in _rows(path, decoded.text):
        try:
            if isinstance(row, RowError):
                raise row
            found = from_row(row, path, id_)
        except RowError as error:
            problems.append(Problem(where, f"the row {error}" if where != path else "is empty"))
            continue
        problems.extend(Problem(where, flag, _remedy(flag), lost=False) for flag in found[0].flags)
        problems.extend(_too_long(where, d) for d in found if d.end - d.start > LONGEST)
        if fit := tuple(replace(d, flags=(*d.flags, *decoded.flags)) for d in found if d.end - d.start <= LONGEST):
            yield fit


def _remedy(flag: str) -> str:
    return "write it as 2024-05-12" if flag.startswith("published") else "check the words against the original"


def _too_long(where: str, document: Document) -> Problem:
    n = document.end - document.start
    return Problem(where, f"is longer than a report can be ({n:,} characters)", f"split it below {LONGEST:,}")


def _rows(path: str, text: str) -> Iterator[tuple[str, str, Mapping[str, Any] | RowError]]:
    """Each row of a file: where it stands, the id it gets if it has none, the row or what is wrong with it."""
    stem, suffix = ("stdin", "") if path == "-" else (Path(path).stem, Path(path).suffix.lower())
    if suffix in _ROWS or (path == "-" and text.lstrip()[:1] == "{"):
        for number, row in parse_rows(text):
            yield f"{path}:{number}", f"{stem}:{number}", row
    elif suffix == ".json":
        yield from _json(path, stem, text)
    else:
        yield path, stem, {"text": text}


def _json(path: str, stem: str, text: str) -> Iterator[tuple[str, str, Mapping[str, Any] | RowError]]:
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        yield f"{path}[1]", stem, RowError(f"is not JSON ({str(error)[:80]}); JSON Lines files end in .jsonl")
        return
    items: Sequence[object] = value if isinstance(value, list) else [value]
    for number, row in enumerate(items, start=1):
        fit = row if isinstance(row, Mapping) else RowError("is not a JSON object")
        yield f"{path}[{number}]", f"{stem}:{number}" if len(items) > 1 else stem, fit


def _unique(groups: Iterable[tuple[Document, ...]]) -> Iterator[Document]:
    """Number ids that are taken: two files of one name in two folders, a row handed over twice."""
    seen: Counter[str] = Counter()
    for group in groups:
        root = group[0].parent or group[0].id
        seen[root] += 1
        new = root if seen[root] == 1 else f"{root}~{seen[root]}"
        for d in group:
            yield replace(d, id=new + d.id.removeprefix(root), parent=new if d.parent else None)
