"""The JSON contract (``docs/json.md``): what ``uratori analyze --json`` and ``uratori check --json`` print.

Others measure by it: fields may be added, none may change its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from uratori.model import Analysis, Claim, Dossier, Entity, Evidence, Span, Statement


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _evidence(items: Iterable[Evidence]) -> list[dict[str, Any]]:
    out = []
    for e in items:
        row: dict[str, Any] = {"start": e.start, "end": e.end}
        if e.why:
            row["why"] = e.why
        if e.document is not None:
            row["document"] = e.document
        out.append(row)
    return out


def entity_to_json(entity: Entity) -> dict[str, Any]:
    names: list[dict[str, Any]] = []
    for n in entity.names:
        row: dict[str, Any] = {"name": n.name, "why": n.why}
        if n.documents:
            row["documents"] = list(n.documents)
        names.append(row)
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "names": names,
        "kind": entity.kind,
        "country": entity.country,
    }


def statement_to_json(s: Statement) -> dict[str, Any]:
    return {
        "id": s.id,
        "start": s.start,
        "end": s.end,
        "source": _span(s.source),
        "cue": _span(s.cue),
        "content": [_span(c) for c in s.content],
        "chain": [
            {
                "name": link.name,
                "kind": link.kind,
                "entity": link.entity,
                "start": link.start,
                "end": link.end,
                "party": link.party,
                "names": list(link.names),
            }
            for link in s.chain
        ],
        "act": s.act,
        "certainty": s.certainty,
        "polarity": s.polarity,
        "tense": s.tense,
        "attributed": s.attributed,
    }


def analysis_to_json(a: Analysis) -> dict[str, Any]:
    """One document's object of ``uratori analyze --json``."""
    d = a.document
    p = d.published
    return {
        "id": d.id,
        "parent": d.parent,
        "source": d.source,
        "start": d.start,
        "end": d.end,
        "title": d.title,
        "outlet": {"name": d.outlet.name, "kind": d.outlet.kind} if d.outlet else None,
        "url": d.url,
        "published": {
            "value": p.value,
            "basis": p.basis,
            "earliest": p.earliest,
            "latest": p.latest,
            "evidence": _evidence(p.evidence),
        },
        **({"updated": d.updated} if d.updated else {}),
        **({"byline": d.byline} if d.byline else {}),
        **({"credit": d.credit} if d.credit else {}),
        **({"captured": d.captured} if d.captured else {}),
        **({"text": d.text} if d.extracted and d.parent is None else {}),
        "layout": d.layout,
        "topics": [{"start": t.start, "end": t.end, "text": t.of(d.text)} for t in d.topics],
        "flags": list(d.flags),
        "sentences": [{"start": s.start, "end": s.end, "kind": s.kind} for s in a.sentences],
        "mentions": [
            {
                "start": m.start,
                "end": m.end,
                "type": m.type,
                "entity": m.entities[0] if len(m.entities) == 1 else None,
                "entities": list(m.entities),
                "form": m.form,
            }
            for m in a.mentions
        ],
        "entities": [entity_to_json(e) for e in a.entities],
        "times": [
            {
                "start": t.start,
                "end": t.end,
                "type": t.type,
                "value": t.value,
                "mod": t.mod,
                "anchor": t.anchor,
                "earliest": t.earliest,
                "latest": t.latest,
            }
            for t in a.times
        ],
        "statements": [statement_to_json(s) for s in a.statements],
        "unknowns": [_span(u) for u in a.unknowns],
    }


def claim_to_json(c: Claim) -> dict[str, Any]:
    return {
        "id": c.id,
        "text": c.text,
        "members": [
            {"document": m.document, "start": m.start, "end": m.end, "statement": m.statement} for m in c.members
        ],
        "origins": {
            "min": c.origins.min,
            "max": c.origins.max,
            "roots": [
                {"name": r.name, "kind": r.kind, "members": list(r.members), "party": r.party} for r in c.origins.roots
            ],
            "why": [
                {
                    "members": list(t.members),
                    "same": t.same,
                    "reason": t.reason,
                    "evidence": _evidence(t.evidence),
                }
                for t in c.origins.why
            ],
        },
        "status": c.status,
        "relations": [
            {
                "type": r.type,
                "claim": r.claim,
                "slot": r.slot,
                "why": r.why,
                "evidence": _evidence(r.evidence),
            }
            for r in c.relations
        ],
    }


def dossier_to_json(d: Dossier) -> dict[str, Any]:
    """The object of ``uratori check --json``."""
    return {
        "documents": [analysis_to_json(a) for a in d.documents],
        "entities": [entity_to_json(e) for e in d.entities],
        "stories": [
            {
                "id": s.id,
                "title": s.title,
                "documents": list(s.documents),
                "claims": [claim_to_json(c) for c in s.claims],
                "timeline": [{"time": e.time, "text": e.text, "claim": e.claim} for e in s.timeline],
                "unknowns": [{"document": u.document, "start": u.start, "end": u.end} for u in s.unknowns],
                "reuse": [
                    {
                        "copy": r.copy,
                        "original": r.original,
                        "share": r.share,
                        "complete": r.complete,
                        "evidence": _evidence(r.evidence),
                    }
                    for r in s.reuse
                ],
            }
            for s in d.stories
        ],
    }
