"""The cues of attribution (``cues.tsv``), each as a line of its own.

A line whose cue ends in ``*`` stands for one with each verb of refusing: 述べることを* for 述べることを拒む, 述べることを控える, ….
"""

from __future__ import annotations

from functools import cache

from uratori import data

_ANY = "*"


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The lines of ``cues.tsv`` in the order of the file, with those that end in ``*`` spelled out."""
    refusing = [r["word"] for r in data.rows("speech") if r["class"] == "declines"]
    out: list[dict[str, str]] = []
    for row in data.rows("cues"):
        stem = row["cue"].removesuffix(_ANY)
        out += [row] if stem == row["cue"] else [{**row, "cue": stem + verb} for verb in refusing]
    return tuple(out)
