#!/usr/bin/env python3
"""Build the project's own gold set from its marked-up sources.

    python scripts/build_gold.py            write tests/gold/docs/*.txt and tests/gold/*.jsonl
    python scripts/build_gold.py --show G1_1   print one document beside its labels

The sources (tests/gold/source/*.gold) hold the texts with their mentions and times marked inline and their
attributions and claims written below as quotations of the text; every offset (code points, half-open) is counted
here and none is typed by hand. docs/gold.md describes the markup and what is labelled. Whatever cannot be found
exactly where the source says it stands is an error that names the file, the document and the words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"

Row = dict[str, Any]

TYPES = {"p": "person", "o": "organization", "l": "place", "d": "document", "a": "anonymous"}
CHAIN_KINDS = {"p": "person", "l": "government", "d": "document", "a": "anonymous"}
CERTAINTIES = {"c": "certain", "p": "probable", "o": "possible", "u": "unknown"}
POLARITIES = {"+": "positive", "-": "negative"}
ACTS = {"state", "announce", "report", "confirm", "deny", "request", "propose", "criticise", "estimate"}
RELATIONS = {"denied-by", "conflicts", "updates", "narrower"}
STATUSES = {"corroborated", "single-origin", "announced", "disputed", "speculative", "superseded", "reported"}
QUOTES = {"「": "」", "『": "』", "“": "”"}


class GoldError(ValueError):
    """A source says something of its text that the text does not bear out."""


@dataclass
class Document:
    """One text with its labels; offsets into `text`."""

    name: str
    story: str
    head: dict[str, str]
    text: str = ""
    items: list[Row] = field(default_factory=list)
    entities: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    attributions: list[Row] = field(default_factory=list)

    def fail(self, why: str) -> GoldError:
        return GoldError(f"{self.name}: {why}")

    def find(self, quoted: str, start: int, end: int) -> tuple[int, int]:
        """Where `quoted` stands in text[start:end]; `words~2` asks for its second occurrence there."""
        words, _, nth = quoted.partition("~")
        at = start - 1
        for _ in range(int(nth or 1)):
            at = self.text.find(words, at + 1, end)
            if at < 0:
                raise self.fail(f"{quoted!r} does not stand in {self.text[start:end]!r}")
        return at, at + len(words)

    def outlet_at(self, start: int) -> str:
        """The key of the outlet of the item that holds `start`, or of the document."""
        for item in self.items:
            if item["start"] <= start < item["end"]:
                return str(item["outlet_key"])
        return self.head["outlet"]


@dataclass
class Story:
    name: str
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)  # o:key → (chain kind, canonical name)
    documents: list[Document] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)


# ---------------------------------------------------------------- text and sentences


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentences end at 。 outside quotes and at a newline; surrounding blanks belong to none."""
    out, start, closers = [], 0, []
    for at, char in enumerate(text):
        if char in QUOTES:
            closers.append(QUOTES[char])
        elif closers and char == closers[-1]:
            closers.pop()
        if char == "\n" or (char == "。" and not closers):
            out.append((start, at + (char == "。")))
            start = at + 1
            closers = [] if char == "\n" else closers
    out.append((start, len(text)))
    trimmed = [(s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in out]
    return [(s, e) for s, e in trimmed if s < e and text[s:e] != "。"]


def sentence_of(text: str, at: int) -> tuple[int, int]:
    return next((s, e) for s, e in sentences(text) if s <= at < e)


# ---------------------------------------------------------------- inline markup


def expand(key: str) -> str:
    short, _, name = key.strip().partition(":")
    if short not in TYPES or not name:
        raise GoldError(f"not a key: {key!r}")
    return f"{TYPES[short]}:{name}"


def read_inline(document: Document, marked: str) -> None:
    """Strip [words|keys] and {words|value|…} from `marked`, filling text, entities and times."""
    out: list[str] = []
    length = 0
    opened: list[tuple[str, int]] = []
    at = 0
    while at < len(marked):
        char = marked[at]
        if char in "[{":
            opened.append((char, length))
        elif char == "|" and opened:
            bracket, start = opened.pop()
            end = marked.index("]" if bracket == "[" else "}", at)
            label(document, bracket, (start, length), "".join(out)[start:length], marked[at + 1 : end])
            at = end
        else:
            out.append(char)
            length += 1
        at += 1
    if opened:
        raise document.fail(f"markup left open at {''.join(out)[opened[-1][1] :][:20]!r}")
    document.text = "".join(out)
    document.entities.sort(key=lambda row: (row["start"], row["end"]))
    document.times.sort(key=lambda row: (row["start"], row["end"]))


def label(document: Document, bracket: str, span: tuple[int, int], text: str, labels: str) -> None:
    row: Row = {"doc": document.name, "start": span[0], "end": span[1], "text": text}
    if bracket == "[":
        keys = [expand(key) for key in labels.split(",")]
        document.entities.append({**row, "type": keys[0].split(":")[0], "keys": keys})
        return
    value, *more = labels.split("|")
    row |= {"type": time_type(value), "value": value}
    for extra in more:
        if extra == "SET":
            row["type"] = "SET"
        elif extra.startswith("@"):
            row["anchor"] = extra[1:]
        else:
            row["mod"] = extra
    document.times.append(row)


def time_type(value: str) -> str:
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


# ---------------------------------------------------------------- one document


def read_document(story: Story, name: str, lines: list[str]) -> Document:
    cut = lines.index("---")
    head = dict(part.split(": ", 1) for part in lines[:cut])
    document = Document(name, story.name, head)
    try:
        after = lines.index("---", cut + 1)
    except ValueError:
        after = len(lines)
    body, marks = [], []
    for line in lines[cut + 1 : after]:
        if line.startswith("%item "):
            marks.append((len(body), line.removeprefix("%item ")))
        else:
            body.append(line)
    while body and not body[-1].strip():
        body.pop()
    read_inline(document, "\n".join(body))
    document.items = read_items(story, document, marks)
    read_attributions(story, document, lines[after + 1 :])
    return document


def read_items(story: Story, document: Document, marks: list[tuple[int, str]]) -> list[Row]:
    """Rows for documents.jsonl: the whole text, or one an item. mark: outlet | date | clock | stated | evidence."""
    starts = [0]
    for line in document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    if not marks:
        head = document.head
        given = [head["outlet"], head["published"], head.get("time", "-"), head["stated"], head["evidence"]]
        return [item_row(story, document, given, 0, len(document.text))]
    rows = []
    for k, (line_number, mark) in enumerate(marks):
        start = starts[line_number]
        stop = starts[marks[k + 1][0]] if k + 1 < len(marks) else len(document.text)
        end = start + len(document.text[start:stop].rstrip())
        rows.append(item_row(story, document, [part.strip() for part in mark.split("|")], start, end))
    return rows


def item_row(story: Story, document: Document, given: list[str], start: int, end: int) -> Row:
    outlet, published, clock, stated, evidence = given
    return {
        "doc": document.name,
        "story": document.story,
        "outlet": story.keys[outlet][1],
        "outlet_key": outlet,
        "start": start,
        "end": end,
        "published": published,
        "published_time": None if clock == "-" else clock,
        "stated": stated == "stated",
        "inferable": True,
        "evidence": evidence,
        "style": document.head["style"],
    }


# ---------------------------------------------------------------- attributions


def read_attributions(story: Story, document: Document, lines: Iterable[str]) -> None:
    """`^words` chooses the sentence that begins at `words`; the lines below it are its rows."""
    bounds = (0, 0)
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("^"):
            bounds = sentence_at(document, line[1:])
            continue
        document.attributions.append(attribution(story, document, bounds, line))
    order = sorted(document.attributions, key=lambda row: (row["start"], row["content"][0]["start"]))
    document.attributions = [
        {"doc": row.pop("doc"), "aid": f"{document.name}.a{n:02}", **row} for n, row in enumerate(order, 1)
    ]


def sentence_at(document: Document, opening: str) -> tuple[int, int]:
    """The one sentence that begins with `opening`."""
    found = [(s, e) for s, e in sentences(document.text) if document.text.startswith(opening, s)]
    if len(found) != 1:
        raise document.fail(f"{len(found)} sentences begin at {opening!r}")
    return found[0]


def attribution(story: Story, document: Document, bounds: tuple[int, int], line: str) -> Row:
    fields = [part.strip() for part in line.split("|")]
    if len(fields) != 5:
        raise document.fail(f"a row has five fields: {line!r}")
    source, cue, content, chain, labels = fields
    act, certainty, polarity = labels.split()
    if act not in ACTS:
        raise document.fail(f"no such act: {act}")

    def place(quoted: str) -> dict[str, int] | None:
        if quoted == "-":
            return None
        start, end = document.find(quoted, *bounds)
        return {"start": start, "end": end}

    parts = [place(part.strip()) for part in content.split("//")]
    spans = [part for part in parts if part]
    text = document.text
    words = [None if s is None else text[s["start"] : s["end"]] for s in (place(source), place(cue))]
    return {
        "doc": document.name,
        "start": bounds[0],
        "end": bounds[1],
        "source": place(source),
        "cue": place(cue),
        "content": spans,
        "chain": chain_nodes(story, document, bounds, chain, words[0]),
        "act": act,
        "certainty": CERTAINTIES[certainty],
        "polarity": POLARITIES[polarity],
        "source_text": words[0],
        "cue_text": words[1],
        "content_text": [text[s["start"] : s["end"]] for s in spans],
    }


def chain_nodes(story: Story, document: Document, bounds: tuple[int, int], chain: str, source: str | None) -> list[Row]:
    """`own` is a chain of one; `o:a > a:b(words)` hangs those nodes behind the outlet of the item."""
    outlet = document.outlet_at(bounds[0])
    keys = [] if chain == "own" else [part.strip() for part in chain.split(">")]
    nodes = [{"key": expand(outlet), "kind": story.keys[outlet][0] if keys else "own", "surfaces": []}]
    nodes[0]["surfaces"] = unique([story.keys[outlet][1], *mentioned(document, bounds, expand(outlet))])
    named = {row["text"] for row in document.entities}
    anonymous = [key for key in keys if key.startswith(("a:", "d:"))]
    for key in keys:
        bare, _, words = key.removesuffix(")").partition("(")
        kind = CHAIN_KINDS.get(bare[0]) or story.keys.get(bare, ("", ""))[0]
        if not kind:
            raise document.fail(f"no #key line for {bare}")
        surfaces = words.split("/") if words else mentioned(document, bounds, expand(bare))
        if kind in ("anonymous", "document") and not surfaces and source and key == anonymous[-1]:
            surfaces = [] if source in named else [source]
        for surface in surfaces:
            document.find(surface, 0, len(document.text))
        nodes.append({"key": expand(bare), "kind": kind, "surfaces": unique(surfaces)})
    return nodes


def mentioned(document: Document, bounds: tuple[int, int], key: str) -> list[str]:
    return [
        row["text"]
        for row in document.entities
        if row["keys"] == [key] and bounds[0] <= row["start"] and row["end"] <= bounds[1]
    ]


def unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


# ---------------------------------------------------------------- claims


def read_claims(story: Story, lines: Iterable[str]) -> None:
    """A head `c01 | gloss | status | min-max | origins | relations`, then one indented `document: words` a member."""
    documents = {document.name: document for document in story.documents}
    for line in lines:
        if not line.strip():
            continue
        if not line.startswith(" "):
            story.claims.append(claim_head(story, line))
            continue
        name, _, words = line.strip().partition(": ")
        document = documents[name]
        story.claims[-1]["members"].append(member(document, words))
    ids = {claim["id"] for claim in story.claims}
    for claim in story.claims:
        if not claim["members"] or any(r["target"] not in ids for r in claim["relations"]):
            raise GoldError(f"{claim['id']}: no members, or a relation to no claim")


def claim_head(story: Story, line: str) -> Row:
    name, gloss, status, bounds, origins, *rest = [part.strip() for part in line.split("|")]
    if status not in STATUSES:
        raise GoldError(f"{story.name} {name}: no such status: {status}")
    low, _, high = bounds.partition("-")
    relations = []
    for part in rest[0].split(";") if rest and rest[0] else []:
        kind, target, *slot = part.split()
        if kind not in RELATIONS:
            raise GoldError(f"{story.name} {name}: no such relation: {kind}")
        relations.append({"type": kind, "target": f"{story.name}.{target}"} | ({"slot": slot[0]} if slot else {}))
    return {
        "id": f"{story.name}.{name}",
        "story": story.name,
        "gloss": gloss,
        "members": [],
        "origins": [expand(key) for key in origins.split(",")],
        "origins_min": int(low),
        "origins_max": int(high or low),
        "status": status,
        "relations": relations,
    }


def member(document: Document, words: str) -> Row:
    start, end = document.find(words, 0, len(document.text))
    plain = words.partition("~")[0]
    if "~" not in words and document.text.count(plain) > 1:
        raise document.fail(f"{plain!r} stands more than once")
    sentence = sentence_of(document.text, start)
    held = [
        row["aid"]
        for row in document.attributions
        if any(span["start"] < end and start < span["end"] for span in row["content"])
    ]
    return {
        "doc": document.name,
        "start": start,
        "end": end,
        "sent_start": sentence[0],
        "sent_end": sentence[1],
        "text": plain,
        "attribution": held[0] if held else None,
    }


# ---------------------------------------------------------------- the whole


def read_story(path: Path) -> Story:
    story = Story(path.stem)
    blocks: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#key "):
            key, kind, name = line.removeprefix("#key ").split(" ", 2)
            story.keys[key] = (kind, name)
        elif line.startswith("#doc ") or line == "#claims":
            blocks.append((line[1:], []))
        elif blocks:
            blocks[-1][1].append(line)
    for title, lines in blocks:
        if title.startswith("doc "):
            story.documents.append(read_document(story, title.removeprefix("doc ").strip(), lines))
        elif title.strip() == "claims":
            read_claims(story, lines)
    return story


def build(source: Path) -> dict[str, str]:
    """The files of the set, by their path under tests/gold, from the sources in `source`."""
    stories = [read_story(path) for path in sorted(source.glob("*.gold"))]
    documents = [document for story in stories for document in story.documents]
    out = {f"docs/{document.name}.txt": document.text for document in documents}
    items = [{k: v for k, v in row.items() if k != "outlet_key"} for d in documents for row in d.items]
    out["documents.jsonl"] = json_lines(items)
    out["entities.jsonl"] = json_lines(row for d in documents for row in d.entities)
    out["times.jsonl"] = json_lines(row for d in documents for row in d.times)
    out["attributions.jsonl"] = json_lines(row for d in documents for row in d.attributions)
    out["claims.jsonl"] = json_lines(row for story in stories for row in story.claims)
    return out


def json_lines(rows: Iterable[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def show(document: Document, claims: Iterable[Row]) -> Iterator[str]:
    """One document beside its labels, sentence by sentence, for reading over."""
    held = [(m, claim["id"]) for claim in claims for m in claim["members"] if m["doc"] == document.name]
    for start, end in sentences(document.text):
        yield f"\n{document.text[start:end]}"
        for row in document.times:
            if start <= row["start"] < end:
                yield "   t " + " ".join([row["text"], row["value"], row.get("mod", ""), row.get("anchor", "")])
        ents = [f"{r['text']}={','.join(r['keys'])}" for r in document.entities if start <= r["start"] < end]
        if ents:
            yield "   e " + "  ".join(ents)
        for row in document.attributions:
            if row["start"] == start:
                chain = " > ".join(f"{n['key']}{n['surfaces']}" for n in row["chain"][1:]) or "own"
                yield (
                    f"   a {row['source_text']} | {row['cue_text']} | {' // '.join(row['content_text'])} | {chain}"
                    f" | {row['act']} {row['certainty']} {row['polarity']}"
                )
        for one, claim in held:
            if start <= one["start"] < end:
                yield f"   c {claim} {one['text']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", metavar="DOC", nargs="+", help="print these documents beside their labels")
    arguments = parser.parse_args()
    try:
        if arguments.show:
            for path in sorted((GOLD / "source").glob("*.gold")):
                story = read_story(path)
                for document in story.documents:
                    if any(document.name.startswith(name) for name in arguments.show):
                        print(f"\n===== {document.name}", *show(document, story.claims), sep="\n")
            return
        files = build(GOLD / "source")
    except GoldError as error:
        sys.exit(str(error))
    (GOLD / "docs").mkdir(exist_ok=True)
    for old in (GOLD / "docs").glob("*.txt"):
        old.unlink()
    for name, text in files.items():
        (GOLD / name).write_text(text, encoding="utf-8")
    lengths = [len(text) for name, text in files.items() if name.startswith("docs/")]
    rows = {name: text.count("\n") for name, text in files.items() if name.endswith(".jsonl")}
    print(f"{len(lengths)} texts of {min(lengths)} to {max(lengths)} characters;", rows)


if __name__ == "__main__":
    main()
