"""A gold set: ``docs/*.txt`` and the label files beside it (docs/gold.md says what is labelled and how)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from uratori.model import Document
from uratori.reading import from_row

Row = Mapping[str, Any]
_FILES = ("documents", "times", "entities", "attributions", "claims")


class GoldError(ValueError):
    """A folder that is no gold set, or a label that does not fit its text; the message names the place."""


@dataclass(frozen=True, slots=True)
class Gold:
    """``texts`` by id; the rows of each label file, each with ``doc`` naming its text."""

    texts: Mapping[str, str]
    documents: tuple[Row, ...]
    times: tuple[Row, ...]
    entities: tuple[Row, ...]
    attributions: tuple[Row, ...]
    claims: tuple[Row, ...]

    def labelled(self, layer: str) -> list[str]:
        """The texts that have labels of a layer (times, names, attribution, claims), in order: those with a row, and those
        whose row in ``documents.jsonl`` says that the layer was ``labelled``, though nothing was found to label."""
        rows = {"times": self.times, "names": self.entities, "attribution": self.attributions}.get(layer)
        if rows is None:
            return sorted({m["doc"] for c in self.claims for m in c["members"]})
        said = {r["doc"] for r in self.documents if layer in r.get("labelled", ())}
        return sorted({r["doc"] for r in rows} | said)

    def inputs(self, *, dated: bool = True) -> tuple[Document, ...]:
        """The documents as a user would hand them over: the outlet, and the date where ``dated`` and the gold says
        that it is known, for every text that is one document."""
        out: list[Document] = []
        for doc, text in self.texts.items():
            parts = [r for r in self.documents if r["doc"] == doc]
            row: dict[str, Any] = {"id": doc, "text": text}
            if len(parts) == 1:
                row |= {name: parts[0][name] for name in ("title", "url") if name in parts[0]}
                row["outlet"] = parts[0].get("outlet")
                if dated and parts[0].get("given", True):
                    row["published"] = parts[0].get("published")
            out.extend(from_row(row, doc))
        return tuple(out)


def load(folder: str | Path) -> Gold:
    """Read a gold set. Raises :class:`GoldError`."""
    place = Path(folder)
    paths = sorted((place / "docs").glob("*.txt"))
    if not paths:
        raise GoldError(
            f"{place}: docs/*.txt がありません。docs/ と documents.jsonl のあるフォルダーを指定してください"
            " / no docs/*.txt — name the folder that holds docs/ and documents.jsonl"
        )
    # Bytes, since reading as text would fold CRLF and shift every offset behind it.
    texts = {p.stem: p.read_bytes().decode("utf-8") for p in paths}
    rows = {name: tuple(_rows(place / f"{name}.jsonl", texts)) for name in _FILES}
    return Gold(MappingProxyType(texts), **rows)


def _rows(path: Path, texts: Mapping[str, str]) -> list[Row]:
    if not path.exists():
        return []
    out: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{path}:{number}: is not JSON ({error})") from error
        for part in (row, *row.get("members", ())):
            if "doc" in part:
                part["doc"] = part["doc"].removesuffix(".txt")
                _fits(part, texts, f"{path}:{number}")
        out.append(MappingProxyType(row))
    return out


def _fits(part: Row, texts: Mapping[str, str], where: str) -> None:
    text = texts.get(part["doc"])
    if text is None:
        raise GoldError(f"{where}: no docs/{part['doc']}.txt")
    start, end = part.get("start"), part.get("end")
    if start is not None and end is not None and not 0 <= start <= end <= len(text):
        raise GoldError(f"{where}: {start}-{end} is outside the text of {part['doc']} ({len(text)} characters)")
