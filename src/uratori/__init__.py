"""裏取り (uratori): cross-check Japanese news.

>>> documents = read("examples").documents          # doctest: +SKIP
>>> dossier = check(documents)                      # doctest: +SKIP

Three functions and the values they return (:mod:`uratori.model`):

>>> analysis = analyze("政府は12日、会談を行うと発表した。", published="2023-09-13", outlet="帝都新聞")
>>> [time.value for time in analysis.times]
['2023-09-12']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from uratori.model import Analysis, Document, Dossier

# A room is loaded by what needs it: `uratori list` opens no dictionary, an analysis knows no format of files.
if TYPE_CHECKING:
    from pathlib import Path

    from uratori.reading import Problem, Reading

__all__ = ["Analysis", "Document", "Dossier", "Problem", "Reading", "analyze", "check", "read"]


def read(*paths: str | Path, published: str | None = None, outlet: str | None = None) -> Reading:
    """Read files and folders into documents. ``published`` (ISO date) and ``outlet`` hold for texts that bear none.

    Nothing is raised for a bad file: it stands in ``.problems`` with what is wrong and what to do.
    Raises ValueError where ``published`` is no date.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "a.txt")
    ...     _ = path.write_text("会談は12日に行われた。", encoding="utf-8")
    ...     reading = read(path, "missing.txt")
    >>> [d.id for d in reading.documents], [str(p) for p in reading.problems]
    (['a'], ['missing.txt: no such file or folder — check the path and the rights'])
    """
    from uratori import reading  # noqa: PLC0415 - see above

    return reading.read(
        paths,
        published=reading.given(published) if published else None,
        outlet=reading.named(outlet) if outlet else None,
    )


def analyze(document: Document | str, *, published: str | None = None, outlet: str | None = None) -> Analysis:
    """Analyse one document, or one text, alone: sentences, mentions, entities, times, statements.

    >>> [s.kind for s in analyze("北朝鮮 会談へ\\n両首脳が会談する。").sentences]
    ['headline', 'body']
    """
    from uratori import pipeline  # noqa: PLC0415 - see above

    if isinstance(document, str):
        row = {"id": "text", "text": document, "published": published, "outlet": outlet}
        document = _from_row(row)[0]
    return pipeline.analyze(document)


def check(documents: Iterable[Document | str], progress: Callable[[str, int, int], None] | None = None) -> Dossier:
    """Analyse documents (or texts) and lay them against each other.

    >>> dossier = check(["首相は辞任すると述べた。", "首相は辞任しないと述べた。"])
    >>> sorted(d.document.id for d in dossier.documents)
    ['text 1', 'text 2']
    """
    from uratori import pipeline  # noqa: PLC0415 - see above

    out: list[Document] = []
    for number, item in enumerate(documents, start=1):
        if isinstance(item, str):
            out.extend(_from_row({"id": f"text {number}", "text": item}))
        else:
            out.append(item)
    return pipeline.check(out, progress)


def _from_row(row: dict[str, Any]) -> tuple[Document, ...]:
    from uratori.reading import from_row  # noqa: PLC0415 - see above

    return from_row(row, "text")


def __getattr__(name: str) -> object:
    """The values of the reading room that are named here too."""
    if name in ("Problem", "Reading"):
        from uratori import reading  # noqa: PLC0415 - see above

        found: object = getattr(reading, name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
