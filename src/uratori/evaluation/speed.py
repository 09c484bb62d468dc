"""How fast documents are read: characters a second of each layer and of the whole, beside bare Sudachi and ja_ginza.

Times are processor time. Each layer's is the best of some rounds, so that other work on the machine weighs little;
``share_of_bare_tokenisation`` is the rate of :func:`uratori.pipeline.analyze_all` over that of SudachiPy alone (mode C, core
dictionary) on the same lines in the same run: it compares machines where the rates do not.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from itertools import cycle
from time import perf_counter, process_time
from typing import Any

from sudachipy import SplitMode

from uratori import attribution, language, names, pipeline, times
from uratori.evaluation.peers import ginza
from uratori.model import Analysis, Document

WHOLE, BARE, PEER = "whole", "bare tokenisation", "ja_ginza"
LENGTHS = (1_000, 10_000, 100_000)
"""Characters of the texts that the growth with length is measured on."""

_FIRST_ANSWER = "from uratori import Document, analyze; analyze(Document('1', '-', '政府は12日、発表した。', 0, 12))"


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run measured. Rates are characters a second of processor time; ``peak_memory_mb`` is this process's."""

    documents: int
    characters: int
    characters_per_second: int
    first_pass_characters_per_second: int
    share_of_bare_tokenisation: float
    times_ginza: float | None
    layers: Mapping[str, int]
    growth: Mapping[int, int]
    start_up_seconds: float
    peak_memory_mb: int | None
    machine: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def measure(
    documents: Sequence[Document],
    rounds: int = 5,
    lengths: Sequence[int] = LENGTHS,
    progress: Callable[[str, int, int], None] | None = None,
) -> Speed:
    """Measure on these documents; ``lengths`` are those of the texts made of them for the growth with length.
    ``progress`` is called with the layer measured, what is done, and how much there is."""
    characters = sum(d.end - d.start for d in documents)
    start = process_time()
    _all(documents)
    first = process_time() - start
    layers = _layers(documents)
    best = {name: float("inf") for name in layers}
    for n in range(rounds):
        for layer, run in layers.items():
            if progress:
                progress(layer, n, rounds)
            best[layer] = min(best[layer], _seconds(run))
    peer = _ginza(documents, progress)
    if peer is not None:
        best[PEER] = peer
    return Speed(
        documents=len(documents),
        characters=characters,
        characters_per_second=round(characters / best[WHOLE]),
        first_pass_characters_per_second=round(characters / first),
        share_of_bare_tokenisation=round(best[BARE] / best[WHOLE], 4),
        times_ginza=None if peer is None else round(peer / best[WHOLE], 1),
        layers={layer: round(characters / s) for layer, s in best.items()},
        growth={n: _rate(_long(documents, n)) for n in lengths},
        start_up_seconds=_start_up(),
        peak_memory_mb=_peak(),
        machine=_machine(),
    )


def _all(documents: Sequence[Document]) -> list[Analysis]:
    """What ``uratori check`` and ``uratori analyze`` do first with the documents they are given."""
    return list(pipeline.analyze_all(documents))


def _layers(documents: Sequence[Document]) -> Mapping[str, Callable[[], object]]:
    tokenizer = language.tokenizer(SplitMode.C)
    lines = [line for d in documents for line in d.text[d.start : d.end].splitlines() if line]
    parses = [language.parse(d) for d in documents]
    dated = [d.published if d.published.value else times.stated(p) for d, p in zip(documents, parses, strict=True)]
    named = [names.find(p) for p in parses]
    timed = [times.find_in(p, day) for p, day in zip(parses, dated, strict=True)]
    return {
        BARE: lambda: [len(tokenizer.tokenize(line)) for line in lines],
        "language": lambda: [language.parse(d) for d in documents],
        "names": lambda: [names.find(p) for p in parses],
        "times": lambda: [(times.stated(p), times.find_in(p, day)) for p, day in zip(parses, dated, strict=True)],
        "attribution": lambda: [
            attribution.find(p, mentions, entities, found)
            for p, (mentions, entities), found in zip(parses, named, timed, strict=True)
        ],
        WHOLE: lambda: _all(documents),
    }


def _seconds(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


def _ginza(documents: Sequence[Document], progress: Callable[[str, int, int], None] | None) -> float | None:
    """Seconds of ja_ginza over the same texts (one round: it is slow); None where it is not installed."""
    read = ginza.reader()
    if read is None:
        return None
    if progress:
        progress(PEER, 0, 1)
    read("準備のための一文。")
    return _seconds(lambda: [read(d.text[d.start : d.end]) for d in documents])


def _long(documents: Sequence[Document], characters: int) -> Document:
    """One text of about so many characters, made of the documents one after another."""
    parts, size = [], 0
    for d in cycle(documents):
        part = d.text[d.start : d.end].rstrip() + "\n"
        parts.append(part[: characters - size])
        size += len(parts[-1])
        if size >= characters:
            break
    text = "".join(parts)
    return replace(documents[0], id="long", text=text, start=0, end=len(text), parent=None, marks=(), topics=())


def _rate(document: Document) -> int:
    """Characters a second of one text; short ones as often as gives a steady figure."""
    times_over = max(1, 20_000 // len(document.text))
    seconds = min(_seconds(lambda: [pipeline.analyze(document) for _ in range(times_over)]) for _ in range(2))
    return round(times_over * len(document.text) / seconds)


def _start_up() -> float:
    """Seconds of wall time of a new process from its start to its first analysis done; the best of three."""
    best = float("inf")
    for _ in range(3):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", _FIRST_ANSWER], check=True)
        best = min(best, perf_counter() - start)
    return round(best, 2)


def _peak() -> int | None:
    """Megabytes; None where the system does not tell (Windows)."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _machine() -> Mapping[str, str]:
    return {
        "system": sysconfig.get_platform(),
        "processor": platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        **{name: found for name in ("sudachipy", "sudachidict-core", "ja_ginza") if (found := _version(name))},
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
