"""Closed classes of endings and cues, looked up by the forms before a point of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from uratori.attribution.modality.forms import Form, words
from uratori.data import rows
from uratori.model import Act, Certainty, Polarity

_NODE_ENTRY = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of ``certainty.tsv`` or ``cues.tsv``: what it makes of the content that it closes."""

    words: tuple[str, ...]
    kind: str
    certainty: Certainty
    polarity: Polarity
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries in a trie that is walked from the last word back."""

    _root: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Lexicon:
        root: dict[str, Any] = {}
        for entry in entries:
            node = root
            for word in reversed(entry.words):
                node = node.setdefault(word, {})
            node.setdefault(_NODE_ENTRY, entry)
        return cls(root)

    def before(self, forms: Sequence[Form], end: int) -> Entry | None:
        """The longest entry whose last word is ``forms[end - 1]``."""
        node, found = self._root, None
        for i in range(end - 1, -1, -1):
            following = node.get(forms[i].word)
            if following is None:
                break
            node = following
            found = node.get(_NODE_ENTRY, found)
        return found


@cache
def endings() -> Lexicon:
    """What closes a content: ``certainty.tsv``, and the cues that say how sure (とみている, 確認できない)."""
    return Lexicon.of((*_endings(), *_closing_cues()))


@cache
def cues() -> Lexicon:
    """What a source does with a content: ``cues.tsv``, with ``certainty.tsv`` before it where both know a word."""
    return Lexicon.of((*_endings(), *_cues()))


def _endings() -> Iterable[Entry]:
    for row in rows("certainty"):
        act = cast(Act, row["act"]) if row.get("act") else None
        yield Entry(
            words(row["ending"]),
            row["kind"],
            cast(Certainty, row["certainty"]),
            cast(Polarity, row["polarity"]),
            act,
        )


def _cues() -> Iterable[Entry]:
    for row in rows("cues"):
        if row["pos"] in ("support", "impersonal") or not row["certainty"]:
            continue
        kind = {"refuse": "refusal", "noun": "noun", "marker": "marker", "hearsay": "hearsay"}.get(row["pos"], "cue")
        form = words(row["cue"])
        entry = Entry(
            form,
            kind,
            cast(Certainty, row["certainty"]),
            cast(Polarity, row["polarity"]),
            cast(Act, row["act"]),
        )
        yield entry
        if len(form) > 1 and form[-1] in ("為る", "だ"):  # 「…と発表。」 「…と慎重。」
            yield Entry(form[:-1], kind, entry.certainty, entry.polarity, entry.act)


def _closing_cues() -> Iterable[Entry]:
    for entry in _cues():
        if entry.kind == "refusal":
            yield entry
        elif entry.kind == "cue" and entry.certainty in ("probable", "possible") and entry.words[0] != "と":
            yield Entry(("と", *entry.words), "guess", entry.certainty, entry.polarity, entry.act)
