"""How fast documents are read: characters a second of each layer and of the whole, beside bare Sudachi in the same run.

    python benchmarks/speed.py [--json] [--rounds N] [PATH ...]

PATHs are what ``uratori analyze`` takes (default: ``examples/``). Times are processor time, the best of some rounds, so
that other work on the machine weighs little. ``share_of_bare_tokenisation`` is the rate of ``pipeline.analyze`` over
that of SudachiPy alone (mode C, core dictionary) on the same lines: it compares machines where the rates do not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from sudachipy import Dictionary, SplitMode

from uratori import attribution, names, pipeline, times
from uratori.language import parse
from uratori.model import Document
from uratori.reading import read

_EXAMPLES = Path(__file__).parent.parent / "examples"


def measure(documents: Sequence[Document], rounds: int) -> dict[str, float]:
    """Seconds of processor time for all documents, by layer; the best of ``rounds``."""
    tokenizer = Dictionary(dict="core").tokenizer(SplitMode.C)
    lines = [line for d in documents for line in d.text[d.start : d.end].splitlines() if line]
    parses = [parse(d) for d in documents]
    dated = [d.published if d.published.value else times.stated(p) for d, p in zip(documents, parses, strict=True)]
    named = [names.find(p) for p in parses]
    timed = [times.find_in(p, day) for p, day in zip(parses, dated, strict=True)]
    layers: dict[str, Callable[[], object]] = {
        "bare tokenisation": lambda: [len(tokenizer.tokenize(line)) for line in lines],
        "language": lambda: [parse(d) for d in documents],
        "names": lambda: [names.find(p) for p in parses],
        "times": lambda: [(times.stated(p), times.find_in(p, day)) for p, day in zip(parses, dated, strict=True)],
        "attribution": lambda: [
            attribution.find(p, mentions, entities, found)
            for p, (mentions, entities), found in zip(parses, named, timed, strict=True)
        ],
        "whole": lambda: [pipeline.analyze(d) for d in documents],
    }
    best: dict[str, float] = {}
    for _ in range(rounds):
        for layer, run in layers.items():
            start = process_time()
            run()
            best[layer] = min(process_time() - start, best.get(layer, float("inf")))
    return best


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path, default=[_EXAMPLES], metavar="PATH")
    arguments.add_argument("--json", action="store_true", help="print JSON")
    arguments.add_argument("--rounds", type=int, default=5, help="the best of so many rounds counts (default 5)")
    given = arguments.parse_args()
    documents = read(given.paths or [_EXAMPLES]).documents
    if not documents:
        arguments.error("no document could be read")
    characters = sum(d.end - d.start for d in documents)
    seconds = measure(documents, max(1, given.rounds))
    result = {
        "documents": len(documents),
        "characters": characters,
        "characters_a_second": {layer: round(characters / s) for layer, s in seconds.items()},
        "share_of_bare_tokenisation": round(seconds["bare tokenisation"] / seconds["whole"], 3),
    }
    if given.json:
        print(json.dumps(result))
        return
    print(f"{len(documents)} documents, {characters:,} characters")
    for layer, s in seconds.items():
        print(f"{layer:20}{characters / s:12,.0f} characters a second")
    print(f"share of bare tokenisation: {result['share_of_bare_tokenisation']:.1%}")


if __name__ == "__main__":
    main()
