"""ja_ginza: names by a statistical tagger (spaCy). One entity a surface form: it joins nothing over scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from uratori.data import rows
from uratori.model import Analysis, Document, Mention

EXTRA = "ginza"


@cache
def reader() -> Callable[[str], Any] | None:
    """ja_ginza's pipeline, loaded once; None where it is not installed."""
    try:
        import spacy  # noqa: PLC0415 - only where the extra is installed
    except ImportError:
        return None
    try:
        read: Callable[[str], Any] = spacy.load("ja_ginza")
    except OSError:
        return None
    return read


@cache
def _types() -> Mapping[str, str]:
    return {row["label"]: row["type"] for row in rows("ginza_labels")}


def names(documents: Sequence[Document]) -> list[Analysis] | None:
    """The documents with ja_ginza's mentions; None where it is not installed. ``Company`` and its like are an
    organization, ``City`` and its like a place (``ginza_labels.tsv``); other labels are left out."""
    read = reader()
    return None if read is None else [_named(d, read) for d in documents]


def _named(document: Document, read: Callable[[str], Any]) -> Analysis:
    mentions: list[Mention] = []
    # Line by line: over a line break it makes one name of two.
    at = document.start
    for line in document.text[document.start : document.end].splitlines(keepends=True):
        for found in read(line).ents if line.strip() else ():
            kind = _types().get(found.label_)
            if kind:
                mention = Mention(at + found.start_char, at + found.end_char, kind, (found.text,))  # type: ignore[arg-type]
                mentions.append(mention)
        at += len(line)
    return replace(Analysis(document), mentions=tuple(mentions))
