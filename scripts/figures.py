"""Every table and drawing of docs/figures.md and docs/study, by one command.

    python scripts/figures.py --wikinews ARTICLES.jsonl.gz [--set NAME=FOLDER …] [--parts accuracy,errors,…]

Tables are written between ``<!-- figures: NAME -->`` and ``<!-- end -->``, drawings beside the pages. ``--set`` adds labelled
sets that lie outside this repository. ARTICLES holds rows with ``id``, ``title``, ``text``, ``published`` and ``cited`` (a list
with ``outlet``), made of a dump of Japanese Wikinews. Parts that lack their data or their packages are left as they stand,
and named. It takes about twenty minutes of processor time, most of it for ja_ginza and for growth.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uratori import evaluation, pipeline
from uratori.evaluation import drawing, errors, study
from uratori.evaluation.figures import Figure
from uratori.reading import from_row

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
OWN = "tests/gold"
PAGES = [DOCS / "figures.md", DOCS / "study/README.md", DOCS / "study/README.ja.md"]


@dataclass(frozen=True)
class Given:
    """The labelled sets by name, and the articles."""

    sets: Mapping[str, Path]
    wikinews: Path | None


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown.

    >>> print(table(["a", "b"], [["1", "x|y"]]))
    | a | b |
    |---|---|
    | 1 | x\\|y |
    """
    lines = [head, ["---"] * len(head), *([c.replace("|", "\\|") for c in r] for r in rows)]
    return (
        "\n".join("| " + " | ".join(line) + " |" for line in lines).replace("| --- ", "|---").replace("--- |", "---|")
    )


def put(text: str, name: str, body: str) -> str:
    """A page with what stands between its marks of a name replaced; the page as it is where it has none.

    >>> put("a\\n<!-- figures: x -->\\nold\\n<!-- end -->\\nb", "x", "new")
    'a\\n<!-- figures: x -->\\n\\nnew\\n\\n<!-- end -->\\nb'
    """
    marks = re.compile(rf"(<!-- figures: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    return marks.sub(lambda m: f"{m[1]}\n{body}\n\n{m[2]}", text)


def spread(figure: Figure) -> str:
    low, high = evaluation.interval(figure)
    return f"{figure.value:.1f} ({low:.0f}–{high:.0f})"


def accuracy(given: Given) -> dict[str, str]:
    found = {name: evaluation.evaluate(evaluation.load(path)).layers for name, path in given.sets.items()}
    rows = []
    for layer, figures in found[OWN].items():
        for n, figure in enumerate(figures):
            cells = [spread(f[layer][n]) if layer in f else "" for f in found.values()]
            rows.append([layer, figure.name + (" ↓" if figure.lower else ""), *cells])
    return {"accuracy": table(["layer", "figure", *found], rows)}


def worst(given: Given) -> dict[str, str]:
    gold = evaluation.load(given.sets[OWN])
    kinds = errors.kinds(evaluation.evaluate(gold))
    rows = [
        [str(len(k.differences)), k.layer, k.what, "<br>".join(_shown(d, gold.texts) for d in errors.examples(k, 2))]
        for k in kinds[:10]
    ]
    return {"errors": table(["count", "layer", "kind", "examples: words (labels → found)"], rows)}


def _shown(d: evaluation.Difference, texts: Mapping[str, str]) -> str:
    words = " ".join(texts[d.document][d.start : d.end].split())
    return f"{d.document}「{_cut(words)}」 ({_cut(d.wanted) or '—'} → {_cut(d.found) or '—'})"


def _cut(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


def peers(given: Given) -> dict[str, str]:
    gold = evaluation.load(given.sets[OWN])
    ours = {(x, f.name): f for x, fs in evaluation.evaluate(gold).layers.items() for f in fs}
    rows = []
    for b in evaluation.beside(gold, evaluation.LAYERS):
        if b.figure is None:
            raise LookupError(f"{b.peer.name} is not installed: pip install '.[{b.peer.extra}]'")
        own = ours.get((b.peer.layer, b.figure.name))
        mark = " ↓" if b.figure.lower else ""
        rows.append([b.peer.layer, b.figure.name + mark, spread(own) if own else "", b.peer.name, spread(b.figure)])
    return {"peers": table(["layer", "figure", "Uratori", "peer", "reaches"], rows)}


def speed(_: Given) -> dict[str, str]:
    run = subprocess.run(
        [sys.executable, "-m", "uratori", "bench", "--json"], check=True, capture_output=True, text=True
    )
    found = json.loads(run.stdout)
    lines = [[layer, f"{rate:,}"] for layer, rate in found["layers"].items()]
    lines += [[f"whole, one text of {int(n):,} characters", f"{rate:,}"] for n, rate in found["growth"].items()]
    ginza = f"; {found['times_ginza']:,} times ja_ginza" if found["times_ginza"] else ""
    said = (
        f"{found['share_of_bare_tokenisation']:.1%} of bare tokenisation{ginza}; start to first answer "
        f"{found['start_up_seconds']} s; peak memory {found['peak_memory_mb']} MB."
    )
    rows = [(layer, rate / 1000, rate / 1000, rate / 1000) for layer, rate in found["layers"].items()]
    (DOCS / "speed.svg").write_text(drawing.bars("Thousand characters a second", rows, ""), encoding="utf-8")
    return {"speed": table(["layer", "characters a second"], lines) + "\n\n" + said}


def growth(given: Given) -> dict[str, str]:
    if given.wikinews is None:
        raise LookupError("needs --wikinews")
    script = [sys.executable, str(ROOT / "benchmarks/growth.py"), str(given.wikinews)]
    run = subprocess.run([*script, "--svg", str(DOCS / "growth.svg")], check=True, capture_output=True, text=True)
    return {"growth": "```text\n" + run.stdout.rstrip() + "\n```"}


def labelled(given: Given) -> dict[str, str]:
    rows: dict[str, list[study.Counted]] = {}
    for name, path in given.sets.items():
        for way, counted in study.labelled(evaluation.load(path), name).items():
            rows.setdefault(way, []).extend(counted)
    found = {way: study.summary(counted) for way, counted in rows.items()}
    _keep("labelled", found)
    _draw("overstated", "Labelled claims counted higher than can be true", found, "overstated", " %")
    _draw("factor", "Labelled claims: the count over the upper bound", found, "factor", " times")
    return {"labelled": _ways(found)}


def real(given: Given) -> dict[str, str]:
    if given.wikinews is None:
        raise LookupError("needs --wikinews")
    opened = gzip.open if given.wikinews.suffix == ".gz" else open
    with opened(given.wikinews, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = ("id", "title", "text", "published")
    documents = [
        d for r in rows for d in from_row({**{k: r[k] for k in kept}, "outlet": "ウィキニュース"}, given.wikinews.name)
    ]
    found = study.real(pipeline.check(documents), {r["id"]: {c["outlet"] for c in r["cited"]} for r in rows})
    _keep("wikinews", found)
    ways = {name: found[name] for name in found if "claims" in name or name.startswith("counting")}
    ways = {name: of for name, of in ways.items() if isinstance(of, dict)}
    _draw("wikinews", "Wikinews: claims counted higher than the texts allow", ways, "overstated", " %")
    answers = found["answers"]
    once = found["answers, told in one sentence"]
    lines = [[name, _values(answers.get(name)), _values(once.get(name))] for name in answers]
    reasons = ", ".join(f"{reason} {n}" for reason, n in found["may be one, by reason"].items())
    size = (
        f"{found['articles']:,} articles, {found['stories']:,} stories, {found['claims']:,} claims; an outlet is named for "
        f"{found['claims with an outlet named']:,}. Pairs of origins that may be one, by reason: {reasons}."
    )
    head = ["what the texts tell", "all claims, %", "told in one sentence, %"]
    return {"wikinews": size, "real": _ways(ways), "answers": table(head, lines)}


def _ways(found: Mapping[str, Mapping[str, Any]]) -> str:
    head = ["way of counting", "claims", "stories", "count", "above the upper bound, %", "times the upper bound"]
    return table(
        head,
        [
            [way, f"{s['claims']:,}", f"{s['stories']:,}", *(_values(s[m]) for m in ("count", "overstated", "factor"))]
            for way, s in found.items()
        ],
    )


def _values(share: Sequence[float] | None) -> str:
    return (
        "0"
        if share is None
        else "{:.2f} ({:.2f}–{:.2f})".format(*share)
        if share[0] < 10
        else "{:.1f} ({:.1f}–{:.1f})".format(*share)
    )


def _draw(name: str, title: str, found: Mapping[str, Mapping[str, Any]], measure: str, unit: str) -> None:
    rows = [(way, *s[measure]) for way, s in found.items()]
    (DOCS / "study" / f"{name}.svg").write_text(drawing.bars(title, rows, unit), encoding="utf-8")


def _keep(part: str, found: Mapping[str, Any]) -> None:
    """The study's figures as JSON, beside its drawings."""
    path = DOCS / "study/figures.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**kept, part: found}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


PARTS: Mapping[str, Callable[[Given], dict[str, str]]] = {
    "accuracy": accuracy,
    "errors": worst,
    "peers": peers,
    "speed": speed,
    "growth": growth,
    "labelled": labelled,
    "wikinews": real,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wikinews", type=Path)
    parser.add_argument("--set", dest="sets", metavar="NAME=FOLDER", action="append", default=[])
    parser.add_argument("--parts", default=",".join(PARTS), help=f"of {', '.join(PARTS)}")
    args = parser.parse_args()
    outside = {name: Path(folder) for name, _, folder in (s.partition("=") for s in args.sets)}
    given = Given({**outside, OWN: ROOT / OWN}, args.wikinews)
    for part in args.parts.split(","):
        try:
            bodies = PARTS[part](given)
        except LookupError as why:
            print(f"{part}: left as it stands ({why})", file=sys.stderr)
            continue
        for page in PAGES:
            before = after = page.read_text(encoding="utf-8")
            for name, body in bodies.items():
                after = put(after, name, body)
            if after != before:
                page.write_text(after, encoding="utf-8")
        print(f"{part}: done", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
