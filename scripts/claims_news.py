#!/usr/bin/env python3
"""Build a gold folder of claims from the short stories in ``scripts/claims_news``, for ``fit_likeness.py``.

    python scripts/claims_news.py TARGET            write TARGET/docs/*.txt, documents.jsonl and claims.jsonl
    python scripts/claims_news.py TARGET SOURCE     from the stories in another folder

The stories are our own writing, invented from end to end; each tells one event in the words of several newsrooms, and
holds spans that look alike and do not say the same. A source is one story::

    What it tells, in one line.
    #doc 1 | OUTLET | YYYY-MM-DD
    (the text, as it stands)
    #claims
    c1 | gloss | ORIGINS_MIN-ORIGINS_MAX | updates c2 number; conflicts c3
      1: words of document 1 that state it
      3: words~2                        the second place where these words stand

The story is called after its file. Spans are found by ``build_gold.py``, and what does not stand exactly once where
the source says it does is an error that names the file and the words.
"""

from __future__ import annotations

import argparse
import re
import sys
from itertools import pairwise
from pathlib import Path

from build_gold import Document, GoldError, Row, json_lines, member

SOURCES = Path(__file__).resolve().parent / "claims_news"
RELATIONS = {"updates", "conflicts", "denied-by", "narrower", "apparent"}


def read_story(path: Path) -> tuple[list[Document], list[Row]]:
    """The documents and the claims of one source."""
    _, *parts = re.split(r"\n#(?=doc |claims\n)", path.read_text(encoding="utf-8"))
    documents: dict[str, Document] = {}
    claims: list[Row] = []
    for part in parts:
        title, _, body = part.partition("\n")
        if title.startswith("doc "):
            number, outlet, published = (field.strip() for field in title.removeprefix("doc ").split("|"))
            head = {"outlet": outlet, "published": published}
            documents[number] = Document(f"{path.stem}_{number}", path.stem, head, body.strip())
        elif title.strip() == "claims":
            claims = read_claims(path.stem, documents, body)
        else:
            raise GoldError(f"{path.stem}: neither a document nor the claims: {title!r}")
    names = {claim["id"] for claim in claims}
    for claim in claims:
        if not claim["members"] or any(r["target"] not in names for r in claim["relations"]):
            raise GoldError(f"{claim['id']}: no members, or a relation to no claim")
    refuse_overlaps(claims)
    return list(documents.values()), claims


def refuse_overlaps(claims: list[Row]) -> None:
    """Two spans are one or lie apart: of a clause and a part of it the labels would say that they are not the same."""
    spans = sorted({(m["doc"], m["start"], m["end"], m["text"]) for claim in claims for m in claim["members"]})
    for one, other in pairwise(spans):
        if one[0] == other[0] and other[1] < one[2]:
            raise GoldError(f"{one[0]}: {one[3]!r} and {other[3]!r} overlap")


def read_claims(story: str, documents: dict[str, Document], body: str) -> list[Row]:
    claims: list[Row] = []
    for line in filter(str.strip, body.split("\n")):
        if line.startswith(" "):
            number, _, words = line.strip().partition(": ")
            claims[-1]["members"].append(member(documents[number], words))
        else:
            claims.append(read_head(story, line))
    return claims


def read_head(story: str, line: str) -> Row:
    name, gloss, bounds, *rest = (part.strip() for part in line.split("|"))
    low, _, high = bounds.partition("-")
    relations: list[Row] = []
    for part in filter(None, rest[0].split(";") if rest else []):
        kind, target, *slot = part.split()
        if kind not in RELATIONS:
            raise GoldError(f"{story} {name}: no such relation: {kind}")
        relations.append({"type": kind, "target": f"{story}.{target}"} | ({"slot": slot[0]} if slot else {}))
    return {
        "id": f"{story}.{name}",
        "story": story,
        "gloss": gloss,
        "members": [],
        "origins_min": int(low),
        "origins_max": int(high or low),
        "relations": relations,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("source", type=Path, nargs="?", default=SOURCES)
    arguments = parser.parse_args()
    try:
        told = [read_story(path) for path in sorted(arguments.source.glob("*.gold"))]
    except GoldError as error:
        sys.exit(str(error))
    documents = [document for found, _ in told for document in found]
    claims = [claim for _, found in told for claim in found]
    (arguments.target / "docs").mkdir(parents=True, exist_ok=True)
    for old in (arguments.target / "docs").glob("*.txt"):
        old.unlink()
    for document in documents:
        (arguments.target / "docs" / f"{document.name}.txt").write_text(document.text, encoding="utf-8")
    rows = [{"doc": d.name, "story": d.story, **d.head, "start": 0, "end": len(d.text)} for d in documents]
    (arguments.target / "documents.jsonl").write_text(json_lines(rows), encoding="utf-8")
    (arguments.target / "claims.jsonl").write_text(json_lines(claims), encoding="utf-8")
    print(f"{len(told)} stories, {len(documents)} texts, {len(claims)} claims")


if __name__ == "__main__":
    main()
