"""What readers have corrected on a desk, as a gold set (docs/gold.md): ``uratori evaluate`` runs on it as it stands.

A layer of a document is in it where a reader has said something of it; a text that holds several documents (a clip log) is
in it whole. Of a claim that was corrected all members are there, with the texts they stand in.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from uratori.desk.correcting import Correction
from uratori.desk.labels import (
    LAYERS,
    Holder,
    Layer,
    MemberLabel,
    NameLabel,
    StatementLabel,
    TimeLabel,
    found,
    spans,
)
from uratori.desk.reviewing import Item, Review, review
from uratori.desk.store import Desk
from uratori.model import Analysis, Document, Dossier, Span

Row = dict[str, Any]
_FILES: Mapping[Layer, str] = {
    "times": "times",
    "names": "entities",
    "attribution": "attributions",
    "claims": "claims",
}


def files(desk: Desk, *, seen: bool = False) -> dict[str, bytes]:
    """The files of the set by their paths: ``docs/*.txt``, ``documents.jsonl`` and a file for each layer; nothing where
    nothing was corrected. With ``seen`` only the layers that a reader has gone through."""
    made = _Set()
    corrections = [c for c in desk.corrections() if c.start is not None]
    there = {d.id: d.story for d in desk.documents()}
    stories = {desk.story_of(c.document) for c in corrections if c.document in there}
    for story in sorted(stories):
        made.add(desk.story(story), corrections, only_seen=seen)
    return made.files()


@dataclass
class _Set:
    """A gold set in the making."""

    texts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _names: dict[str, str] = field(default_factory=dict)

    def add(self, dossier: Dossier, corrections: Sequence[Correction], *, only_seen: bool) -> None:
        """The corrected documents of one story."""
        analyses = {a.document.id: a for a in sorted(dossier.documents, key=lambda a: a.document.start)}
        of: dict[str, list[Correction]] = defaultdict(list)
        for c in corrections:
            of[c.document].append(c)
        (story,) = dossier.stories
        reviews = {
            (id, layer): review(layer, found(layer, a, story, dossier.entities), of[id])
            for id, a in analyses.items()
            for layer in LAYERS
        }
        wanted = {key for key, r in reviews.items() if (r.seen if only_seen else r.touched)}
        texts: dict[str, set[Layer]] = defaultdict(set)
        for id, layer in wanted:
            texts[_text(analyses[id].document)].add(layer)
        members = _claims({id: r for (id, layer), r in reviews.items() if layer == "claims"}, wanted)
        for rows in members.values():
            for id, _ in rows:
                texts[_text(analyses[id].document)] |= set()
        for id, a in analyses.items():
            if _text(a.document) in texts:
                self._document(a.document, sorted(texts[_text(a.document)], key=LAYERS.index))
                for layer in LAYERS[:-1]:
                    if layer in texts[_text(a.document)]:
                        self._labels(a, reviews[id, layer])
        for claim, rows in members.items():
            self._claim(claim, [(analyses[id], item) for id, item in rows], story.id)

    def _document(self, document: Document, labelled: Sequence[Layer]) -> None:
        published = document.published
        row = {
            "doc": self._name(document),
            "story": None,
            "outlet": document.outlet.name if document.outlet else None,
            "start": document.start,
            "end": document.end,
            "published": published.value,
            # What stands in the text is read from it; what was given or worked out is handed over.
            "given": published.basis in ("given", "inferred"),
            "title": document.title if document.extracted or not _stands(document) else None,
            "url": document.url,
            "labelled": list(labelled),
            "desk": document.id,
        }
        self.rows["documents"].append({k: v for k, v in row.items() if v is not None})
        self.texts[self._name(document)] = document.text

    def _name(self, document: Document) -> str:
        """The name of the file of a document's text: its id, or its parent's, in letters that any disk takes."""
        id = _text(document)
        if id not in self._names:
            plain = re.sub(r"[^\w-]+", "_", id)[:60] or "text"
            taken = set(self._names.values())
            n = next(n for n in range(1, len(taken) + 2) if (plain if n == 1 else f"{plain}_{n}") not in taken)
            self._names[id] = plain if n == 1 else f"{plain}_{n}"
        return self._names[id]

    def _labels(self, analysis: Analysis, made: Review) -> None:
        kept = {id(label) for label in made.labels}
        for n, item in enumerate((i for i in made.items if id(i.label) in kept), start=1):
            name = self._name(analysis.document)
            aid = {"aid": f"{analysis.document.id}.a{n:02}"} if made.layer == "attribution" else {}
            row = {"doc": name, **aid, **_row(item, analysis), "state": item.state}
            self.rows[_FILES[made.layer]].append(row)

    def _claim(self, id: str, members: Sequence[tuple[Analysis, Item]], story: str) -> None:
        rows = []
        for analysis, item in members:
            (span,) = spans(item.shown)
            around = _sentence(analysis, span)
            rows.append(
                {
                    "doc": self._name(analysis.document),
                    **_at(span),
                    "sent_start": around.start,
                    "sent_end": around.end,
                    "text": span.of(analysis.document.text),
                    "state": item.state,
                }
            )
        self.rows["claims"].append({"id": id, "story": story, "members": rows, "relations": []})

    def files(self) -> dict[str, bytes]:
        out = {f"docs/{name}.txt": text.encode("utf-8", "replace") for name, text in sorted(self.texts.items())}
        for name in ("documents", *_FILES.values()) if out else ():
            lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows[name]]
            out[f"{name}.jsonl"] = "".join(lines).encode("utf-8", "replace")
        return out


def _text(document: Document) -> str:
    """What names the text that a document stands in."""
    return document.parent or document.id


def _stands(document: Document) -> bool:
    """Whether the title stands in the text, where it is found again."""
    return document.title is not None and document.title in document.text[document.start : document.end]


def _claims(reviews: Mapping[str, Review], wanted: set[tuple[str, Layer]]) -> dict[str, list[tuple[str, Item]]]:
    """The claims that readers have spoken of, each with all its members. Words that do not state a claim stand alone
    in one of their own: that they are apart from it is what the label says."""
    touched: set[str] = set()
    for id, made in reviews.items():
        if (id, "claims") in wanted:
            for item in made.items:
                if item.correction:
                    touched |= {one.claim for one in (item.origin, item.label) if isinstance(one, MemberLabel)}
    out: dict[str, list[tuple[str, Item]]] = defaultdict(list)
    for id, made in reviews.items():
        placed = {item.label.span for item in made.items if isinstance(item.label, MemberLabel)}
        for n, item in enumerate(made.items):
            if isinstance(item.label, MemberLabel) and item.label.claim in touched:
                out[item.label.claim].append((id, item))
            elif item.state == "wrong" and isinstance(item.shown, MemberLabel) and item.shown.span not in placed:
                out[f"{id}.x{n:02}"].append((id, item))
    return out


def _row(item: Item, analysis: Analysis) -> Row:
    text, label = analysis.document.text, item.label
    if isinstance(label, TimeLabel):
        more = {"mod": label.mod, "anchor": label.anchor}
        row = {**_at(label.span), "text": label.span.of(text), "type": label.type, "value": label.value}
        return row | {k: v for k, v in more.items() if v}
    if isinstance(label, NameLabel):
        keys = [f"{label.type}:{who}" for who in label.who]
        return {**_at(label.span), "text": label.span.of(text), "type": label.type, "keys": keys}
    assert isinstance(label, StatementLabel)
    around = _sentence(analysis, *spans(label))
    return {
        **_at(around),
        "source": _at(label.source) if label.source else None,
        "cue": _at(label.cue) if label.cue else None,
        "content": [_at(s) for s in label.content],
        "chain": list(_chain(label.chain)),
        "act": label.act,
        "certainty": label.certainty,
        "polarity": label.polarity,
        "source_text": label.source.of(text) if label.source else None,
        "cue_text": label.cue.of(text) if label.cue else None,
        "content_text": [s.of(text) for s in label.content],
    }


def _chain(holders: Sequence[Holder]) -> Iterator[Row]:
    for h in holders:
        named = h.name and h.kind != "unknown"
        key = f"{h.kind}:{h.name}" if named else "anonymous:unspecified"
        surfaces = list(dict.fromkeys((h.name, *h.names))) if named else []
        yield {"key": key, "kind": "anonymous" if h.kind == "unknown" else h.kind, "surfaces": surfaces}


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _sentence(analysis: Analysis, *of: Span) -> Span:
    """The sentences that spans stand in."""
    start, end = min(s.start for s in of), max(s.end for s in of)
    near = [s for s in analysis.sentences if s.start < end and start < s.end]
    return Span(min([start, *(s.start for s in near)]), max([end, *(s.end for s in near)]))
