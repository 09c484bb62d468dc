"""The desk: what is kept between runs. One SQLite file, or nothing but memory.

    from uratori import desk

    with desk.open("story.uratori") as d:
        receipt = d.add(desk.gather(["articles/"]))
        for story in d.stories():
            page = d.story(story.id)        # a model.Dossier: every view and the JSON contract take it
        hits = d.search("のと 地震")

What is added is analysed, then written in one transaction a source, and acknowledged when it is on the disk. The
cross-check is made when a story is asked for, and only where something has changed (:mod:`uratori.desk.settling`).
Documents keep their ids through new versions, stories and claims through new documents and re-analysis
(:mod:`uratori.desk.identity`). What an editor decides and notes is append-only and can be undone.
"""

from __future__ import annotations

from uratori.desk import goldset, labels, reviewing, telling
from uratori.desk.connection import DeskError
from uratori.desk.correcting import Correction, Verdict
from uratori.desk.decisions import DecisionError, Decisions, Kept, load, standing
from uratori.desk.doctor import Finding, copies
from uratori.desk.opening import default_path, memory, open
from uratori.desk.sources import gather, unpack
from uratori.desk.store import Desk
from uratori.desk.values import (
    STANDINGS,
    Added,
    Borne,
    Change,
    Difference,
    Hit,
    Listed,
    Note,
    Quote,
    Receipt,
    Source,
    Standing,
    Summary,
    Version,
)

__all__ = [
    "STANDINGS",
    "Added",
    "Borne",
    "Change",
    "Correction",
    "DecisionError",
    "Decisions",
    "Desk",
    "DeskError",
    "Difference",
    "Finding",
    "Hit",
    "Kept",
    "Listed",
    "Note",
    "Quote",
    "Receipt",
    "Source",
    "Standing",
    "Summary",
    "Verdict",
    "Version",
    "copies",
    "default_path",
    "gather",
    "goldset",
    "labels",
    "load",
    "memory",
    "open",
    "reviewing",
    "standing",
    "telling",
    "unpack",
]
