"""All layers over one gold set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from uratori import pipeline
from uratori.evaluation.crosschecks import claims, stories
from uratori.evaluation.entities import names
from uratori.evaluation.expressions import dates, times
from uratori.evaluation.figures import Figure, interval
from uratori.evaluation.gold import Gold
from uratori.evaluation.statements import attribution

LAYERS = ("times", "attribution", "names", "claims", "stories", "dates")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of each layer that the gold set has labels for."""

    layers: Mapping[str, tuple[Figure, ...]]

    def to_json(self, most: int | None = 0) -> dict[str, dict[str, dict[str, Any]]]:
        """Figures with counts, 95 % intervals and up to ``most`` differences (None: all), by layer and name."""
        return {
            layer: {
                f.name: {
                    "value": round(f.value, 2),
                    "count": f.count,
                    "interval": [round(x, 2) for x in interval(f)],
                    "lower": f.lower,
                    "differences": [astuple(d) for d in f.differences[:most]],
                }
                for f in figures
            }
            for layer, figures in self.layers.items()
        }


def evaluate(gold: Gold, layers: Sequence[str] = LAYERS) -> Evaluation:
    """Run the program over the texts of a gold set and measure it: times and attribution each document alone, names,
    claims and stories all together, dates all together without the dates that are known."""
    out: dict[str, tuple[Figure, ...]] = {}
    documents = gold.inputs()
    if {"times", "attribution"} & set(layers):
        analyses = [pipeline.analyze(d) for d in documents]
        if gold.labelled("times") and "times" in layers:
            out["times"] = times(gold, analyses)
        if gold.labelled("attribution") and "attribution" in layers:
            out["attribution"] = attribution(gold, analyses)
    if {"names", "claims", "stories"} & set(layers):
        dossier = pipeline.check(documents)
        if gold.labelled("names") and "names" in layers:
            out["names"] = names(gold, dossier.documents)
        if gold.claims and "claims" in layers:
            out["claims"] = claims(gold, dossier)
        if "stories" in layers and any(r.get("story") for r in gold.documents):
            out["stories"] = stories(gold, dossier)
    if "dates" in layers and any(r.get("inferable") or r.get("stated") for r in gold.documents):
        out["dates"] = dates(gold, pipeline.check(gold.inputs(dated=False)).documents)
    return Evaluation(out)
