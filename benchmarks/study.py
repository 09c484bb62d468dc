"""How far do outlet counts overstate corroboration? The study of docs/study, made by one command.

    python benchmarks/study.py [--gold FOLDER …] [--wikinews ARTICLES.jsonl.gz] [--out docs/study]

Two kinds of data, two questions:

- labelled stories (``--gold``; default: ``tests/gold``): for every claim that two or more documents bear, how many does
  each way of counting give, and how many independent origins do the labels allow?
- real text (``--wikinews``: rows with ``id``, ``title``, ``text``, ``published``): for every claim of the cross-check for
  which the texts name two or more outlets, how many outlets is that, and what do the bounds of origins say?

Writes ``figures.json`` and three drawings. Intervals are the percentile bootstrap over stories.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uratori import pipeline
from uratori.evaluation import Gold, load
from uratori.evaluation.peers.counting import WAYS, Texts
from uratori.model import Claim, Dossier, Story
from uratori.reading import from_row

ROOT = Path(__file__).parent.parent
_ROUNDS = 2000
_OUTLETS = ("outlet", "agency")


@dataclass(frozen=True)
class Counted:
    """One claim counted in one way: the story it is of, the count, the bounds it is held against."""

    story: str
    count: int
    low: int
    high: int


def interval(rows: Sequence[Counted], measure: Callable[[Sequence[Counted]], float]) -> tuple[float, float]:
    """The 95 % interval of a measure, stories drawn with replacement (Efron 1979)."""
    by_story: dict[str, list[Counted]] = {}
    for r in rows:
        by_story.setdefault(r.story, []).append(r)
    stories = [by_story[s] for s in sorted(by_story)]
    draw = random.Random(1)
    values = sorted(
        measure([r for story in draw.choices(stories, k=len(stories)) for r in story]) for _ in range(_ROUNDS)
    )
    return values[int(0.025 * _ROUNDS)], values[int(0.975 * _ROUNDS) - 1]


def overstated(rows: Sequence[Counted]) -> float:
    """Per cent of claims whose count is above the upper bound: more than can be true."""
    return 100 * sum(r.count > r.high for r in rows) / max(1, len(rows))


def factor(rows: Sequence[Counted]) -> float:
    """The count over the upper bound, on average: by how much, at the least, it overstates."""
    return sum(r.count / max(1, r.high) for r in rows) / max(1, len(rows))


def understated(rows: Sequence[Counted]) -> float:
    """Per cent of claims whose count is below the lower bound."""
    return 100 * sum(r.count < r.low for r in rows) / max(1, len(rows))


_MEASURES = {"overstated": overstated, "factor": factor, "understated": understated}


def summary(rows: Sequence[Counted]) -> dict[str, Any]:
    out: dict[str, Any] = {"claims": len(rows), "stories": len({r.story for r in rows})}
    for name, measure in _MEASURES.items():
        out[name] = round(measure(rows), 2)
        out[f"{name} interval"] = [round(x, 2) for x in interval(rows, measure)]
    return out


# ---------------------------------------------------------------- labelled stories


def labelled(folders: Iterable[Path]) -> dict[str, Any]:
    rows: dict[str, list[Counted]] = {}
    for folder in folders:
        for way, counted in _gold(load(folder), folder.name).items():
            rows.setdefault(way, []).extend(counted)
    return {way: summary(counted) for way, counted in rows.items()}


def _gold(gold: Gold, name: str) -> dict[str, list[Counted]]:
    texts = Texts(gold)
    story = {r["doc"]: f"{name} {r.get('story') or r['doc']}" for r in gold.documents}
    out: dict[str, list[Counted]] = {way: [] for way in WAYS}
    for claim in gold.claims:
        docs = sorted({m["doc"] for m in claim["members"]})
        low = claim.get("origins_min", claim.get("n_origins"))
        high = claim.get("origins_max", claim.get("n_origins"))
        if len(docs) < 2 or claim.get("loose") or low is None or high is None:
            continue
        for way, count in WAYS.items():
            out[way].append(Counted(story.get(docs[0], name), count(docs, texts), low, high))
    return out


# ---------------------------------------------------------------- real text


def real(path: Path, most: int | None) -> dict[str, Any]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:most]
    documents = [d for r in rows for d in from_row({**_row(r), "outlet": "ウィキニュース"}, path.name)]
    dossier = pipeline.check(documents)
    counted, wide, certain = [], Counter[str](), Counter[str]()
    sizes = Counter[int]()
    for story in dossier.stories:
        for claim in story.claims:
            outlets = _outlets(dossier, story, claim)
            if len(outlets) < 2:
                continue
            o = claim.origins
            counted.append(Counted(story.id, len(outlets), o.min, o.max))
            sizes[len(outlets)] += 1
            certain.update({t.reason for t in o.why if t.same == "must"})
            if o.min < o.max:
                wide.update({t.reason for t in o.why if t.same == "may"})
    return {
        "articles": len(rows),
        "claims": sum(len(s.claims) for s in dossier.stories),
        "counting outlets": summary(counted),
        "by outlets named": {str(n): summary([c for c in counted if c.count == n]) for n in sorted(sizes) if n < 6},
        "one origin at the most": round(100 * sum(c.high == 1 for c in counted) / max(1, len(counted)), 1),
        "bounds exact": round(100 * sum(c.low == c.high for c in counted) / max(1, len(counted)), 1),
        "why certainly one": dict(certain.most_common()),
        "why the bounds are wide": dict(wide.most_common()),
    }


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: row[k] for k in ("id", "title", "text", "published")}


def _outlets(dossier: Dossier, story: Story, claim: Claim) -> set[str]:
    """The outlets and agencies through which the texts say that they have a claim."""
    analyses = {a.document.id: a for a in dossier.documents if a.document.id in set(story.documents)}
    out: set[str] = set()
    for m in claim.members:
        statement = next((s for s in analyses[m.document].statements if s.id == m.statement), None)
        for link in statement.chain[1:] if statement else ():
            if link.kind in _OUTLETS and link.name:
                out.add(link.name)
    return out


# ---------------------------------------------------------------- drawings


def bars(title: str, rows: Sequence[tuple[str, float, float, float]], unit: str) -> str:
    """A drawing of values with their intervals, one bar a row. Plain SVG: legible in light and dark."""
    most = max((high for *_, high in rows), default=1.0) or 1.0
    height = 44 + 34 * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" role="img" aria-label="{title}" '
        'font-family="sans-serif" font-size="13" fill="#767676">',
        f'<text x="8" y="22" font-size="15">{title}</text>',
    ]
    for n, (label, value, low, high) in enumerate(rows):
        y = 40 + 34 * n
        x, left, right = (250 + 380 * v / most for v in (value, low, high))
        parts.append(f'<text x="242" y="{y + 16}" text-anchor="end">{label}</text>')
        parts.append(f'<rect x="250" y="{y + 3}" width="{x - 250:.1f}" height="18" fill="#2f6f9f"/>')
        parts.append(f'<path d="M{left:.1f} {y + 12}H{right:.1f}" stroke="#767676" stroke-width="2"/>')
        parts.append(f'<text x="{max(x, right) + 8:.1f}" y="{y + 17}">{value:.1f}{unit}</text>')
    return "\n".join([*parts, "</svg>", ""])


def draw(found: Mapping[str, Any], folder: Path) -> None:
    gold = found["labelled"]
    for name, measure, unit in (("overstated", "overstated", " %"), ("factor", "factor", "×")):
        rows = [(way, s[measure], *s[f"{measure} interval"]) for way, s in gold.items()]
        title = {"overstated": "Claims whose count is more than can be true", "factor": "Count over the upper bound"}
        (folder / f"{name}.svg").write_text(bars(title[name], rows, unit), encoding="utf-8")
    if "real" in found:
        sizes = found["real"]["by outlets named"]
        rows = [
            (f"{n} outlets named ({s['claims']})", s["overstated"], *s["overstated interval"]) for n, s in sizes.items()
        ]
        title = "Real text: claims that have fewer origins than outlets"
        (folder / "wikinews.svg").write_text(bars(title, rows, " %"), encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", nargs="+", type=Path, default=[ROOT / "tests" / "gold"])
    arguments.add_argument("--wikinews", type=Path)
    arguments.add_argument("--most", type=int, help="only so many articles")
    arguments.add_argument("--out", type=Path, default=ROOT / "docs" / "study")
    given = arguments.parse_args()
    found: dict[str, Any] = {"labelled": labelled(given.gold)}
    if given.wikinews:
        found["real"] = real(given.wikinews, given.most)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "figures.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draw(found, given.out)
    print(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
