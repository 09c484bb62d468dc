"""The closed classes of attribution, loaded once: cues as a tree of words, heads of sources, connectives."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from uratori.data import rows
from uratori.language import tokenize
from uratori.model import Act, Certainty, Polarity


class Entry(NamedTuple):
    """A line of ``cues.tsv``."""

    cue: str
    pos: str
    frames: frozenset[str]
    act: Act
    polarity: Polarity
    certainty: Certainty


@dataclass(slots=True)
class Node:
    """A word in the tree of cues: the entries that end here, and the words that may follow."""

    entries: tuple[Entry, ...] = ()
    next: dict[str, Node] = field(default_factory=dict)


# A particle of a cue may be another one in the text: 明らかに〈は〉しない, 懸念〈も〉示した.
_LOOSE = {"を": ("を", "も", "は", "まで"), "が": ("が", "も", "は"), "に": ("に", "にも", "には")}


def key(norm: str, text: str, pos: str) -> str:
    """The word under which an item stands in the tree: inflected words by their normalised form."""
    return norm if pos in ("動詞", "形容詞", "名詞", "形状詞") else text


@cache
def cues() -> Node:
    """All cues of ``cues.tsv`` as a tree over normalised words; する of a verbal noun is part of the cue."""
    root = Node()
    for row in rows("cues"):
        frames = frozenset(row["frame"].split(","))
        entry = Entry(row["cue"], row["pos"], frames, row["act"], row["polarity"], row["certainty"])  # type: ignore[arg-type]
        node = root
        for token in tokenize(row["cue"]):
            node = node.next.setdefault(key(token.norm, token.surface, token.pos[0]), Node())
        node.entries = (*node.entries, entry)
    return root


def loose(word: str) -> tuple[str, ...]:
    """The particles that may stand for ``word`` inside a cue."""
    return _LOOSE.get(word, (word,))


@cache
def heads() -> dict[str, str]:
    """Head of a source → kind (``sources.tsv``, occasions left out)."""
    out: dict[str, str] = {}
    for row in rows("sources"):
        if row["kind"] != "occasion":
            out.setdefault(row["head"], row["kind"])
    return out


@cache
def occasions() -> frozenset[str]:
    """Where and to whom something is said (``sources.tsv``)."""
    return frozenset(row["head"] for row in rows("sources") if row["kind"] == "occasion")


@cache
def connectives() -> dict[str, str]:
    """Opening word of a sentence → ``continues`` or ``turns``."""
    return {row["word"]: row["kind"] for row in rows("connectives")}


def longest(text: str, table: dict[str, str] | frozenset[str], limit: int = 12) -> str | None:
    """The longest suffix of ``text`` that stands in ``table``.

    >>> longest("韓国政府関係者", {"者": "a", "関係者": "b"})
    '関係者'
    """
    return next((text[i:] for i in range(max(0, len(text) - limit), len(text)) if text[i:] in table), None)
