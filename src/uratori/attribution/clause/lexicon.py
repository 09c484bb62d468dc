"""The closed classes of attribution, loaded once: cues as a tree of words, heads of sources, connectives."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from uratori.data import cues as cue_rows
from uratori.data import rows
from uratori.language import tokenize
from uratori.model import Act, Certainty, Polarity

NEGATIONS = ("ない", "ず", "ぬ", "まい")
PASSIVES = ("れる", "られる")
_UNSAID = frozenset((*NEGATIONS, *PASSIVES, "だ", "です", "ます"))  # at the end of a cue, left out of its path
# A particle of a cue may be another one in the text: 明らかに〈は〉しない, 懸念〈も〉示した.
_LOOSE = {"を": ("も", "は"), "が": ("も", "は")}

# What nouns for people end in (管制官, 大学生, 創設者, 船医), where the dictionary has the whole word.
PEOPLE = "者員官師士家生長手民客医婦"


class Entry(NamedTuple):
    """A line of ``cues.tsv``. ``negated`` and ``passive`` say that the cue counts in that form only (コメントしない,
    みられる)."""

    cue: str
    pos: str
    frames: frozenset[str]
    act: Act
    polarity: Polarity
    certainty: Certainty
    negated: bool
    passive: bool


@dataclass(slots=True)
class Node:
    """A word in the tree of cues: the entries that end here, and the words that may follow."""

    entries: tuple[Entry, ...] = ()
    next: dict[str, Node] = field(default_factory=dict)


def key(norm: str, text: str, pos: str) -> str:
    """The word under which an item stands in the tree: inflected words by their normalised form, others as written."""
    return text if pos in ("助詞", "補助記号") or text == "に" else norm


@cache
def cues() -> Node:
    """All cues of ``cues.tsv`` as a tree over normalised words. Copula, negation and passive at the end of a cue are
    not part of its path."""
    root = Node()
    for row in cue_rows.rows():
        words = [(key(t.norm, t.surface, t.pos[0]), t.norm, t.pos[0]) for t in tokenize(row["cue"])]
        negated = passive = False
        while len(words) > 1 and words[-1][2] == "助動詞" and words[-2][1] != "は" and words[-1][1] in _UNSAID:
            norm = words.pop()[1]
            negated |= norm in NEGATIONS
            passive |= norm in PASSIVES
        frames = frozenset(row["frame"].split(",")) - {""}
        entry = Entry(
            row["cue"], row["pos"], frames, row["act"], row["polarity"], row["certainty"], negated, passive  # type: ignore[arg-type]
        )  # fmt: skip
        _add(root, [w[0] for w in words], entry)
    return root


def _add(node: Node, path: list[str], entry: Entry) -> None:
    if not path:
        node.entries = (*node.entries, entry)
        return
    for word in (path[0], *_LOOSE.get(path[0], ())):
        _add(node.next.setdefault(word, Node()), path[1:], entry)


@cache
def words(kind: str) -> frozenset[str]:
    """A small closed class of ``speech.tsv``."""
    return frozenset(row["word"] for row in rows("speech") if row["class"] == kind)


@cache
def parts(kind: str) -> tuple[str, ...]:
    """The same, for what a word begins or ends in."""
    return tuple(sorted(words(kind)))


@cache
def heads() -> dict[str, str]:
    """Head of a source → kind (``sources.tsv``, occasions left out)."""
    out: dict[str, str] = {}
    for row in rows("sources"):
        if row["kind"] != "occasion":
            out.setdefault(row["head"], row["kind"])
    return out


@lru_cache(maxsize=1 << 14)
def head(text: str) -> str | None:
    """The longest head of a source that ``text`` ends in (韓国政府関係者 → 関係者)."""
    return longest(text, heads())


def kind(text: str) -> str | None:
    """The kind of that head; None where there is none."""
    return heads().get(head(text) or "")


@cache
def _voices() -> dict[str, str]:
    return {row["head"]: row["voice"] for row in rows("voices")}


def voice(text: str) -> str | None:
    """What kind of somebody an unnamed source is (``voices.tsv``), by the longest head that ``text`` ends in."""
    return _voices().get(longest(text, _voices()) or "")


@cache
def occasions() -> frozenset[str]:
    """Where and to whom something is said (``sources.tsv``)."""
    return frozenset(row["head"] for row in rows("sources") if row["kind"] == "occasion")


@cache
def firms() -> frozenset[str]:
    """What names of firms end in (``suffixes.tsv``)."""
    return frozenset(row["suffix"] for row in rows("suffixes") if row["kind"] == "company")


@cache
def connectives() -> dict[str, str]:
    """Opening word of a sentence → ``continues`` or ``turns``."""
    return {row["word"]: row["kind"] for row in rows("connectives")}


def longest(text: str, table: Collection[str], limit: int = 12) -> str | None:
    """The longest suffix of ``text`` that stands in ``table``.

    >>> longest("韓国政府関係者", {"者", "関係者"})
    '関係者'
    """
    return next((text[i:] for i in range(max(0, len(text) - limit), len(text)) if text[i:] in table), None)
