"""Closed classes of endings and cues, looked up by the forms before a point of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, cast

from uratori.attribution.modality.forms import Form, words
from uratori.data import cues as cue_rows
from uratori.data import rows
from uratori.model import Act, Certainty, Polarity

_NODE_ENTRY = ""
_KINDS = {"refuse": "refusal", "noun": "noun", "marker": "marker", "hearsay": "hearsay", "passive": "passive"}
_ACTS: dict[str, Act] = {"denial": "deny", "demand": "request", "assertion": "state"}
_HOLDERS = frozenset(("記事", "数字", "内容", "見出し", "宣伝", "記述", "噂", "此れ", "其れ"))
_BARE = ("よう", "そう", "みたい")  # words that estimate only with a copula: よう求めた is no ようだ


class Entry(NamedTuple):
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
    """What closes a content: ``certainty.tsv``, and the cues that say how sure (とみている)."""
    return Lexicon.of((*_endings(), *_closing_cues()))


@cache
def cues() -> Lexicon:
    """What a source does with a content: ``cues.tsv``, with ``certainty.tsv`` before it where both know a word."""
    return Lexicon.of((*(e for e in _endings() if e.kind != "headline"), *_cues()))


@cache
def reports() -> frozenset[str]:
    """What can be said to be false: the nouns that carry a proposition (報道, 主張), and a few that hold one."""
    return frozenset(words(r["cue"])[-1] for r in cue_rows.rows() if r["pos"] == "noun") | _HOLDERS


def _endings() -> Iterable[Entry]:
    for row in rows("certainty"):
        form = words(row["ending"])
        certainty, polarity = cast(Certainty, row["certainty"]), cast(Polarity, row["polarity"])
        act = _ACTS.get(row["kind"])
        yield Entry(form, row["kind"], certainty, polarity, act)
        if form[-1] == "だ" and form[-2] not in _BARE:  # 〜は不明。 「確認中」とした
            yield Entry(form[:-1], row["kind"], certainty, polarity, act)


def _cues() -> Iterable[Entry]:
    for row in cue_rows.rows():
        if row["pos"] in ("support", "impersonal") or not row["certainty"]:
            continue
        kind = _KINDS.get(row["pos"], "cue")
        if kind in ("cue", "noun") and row["act"] == "state" and row["certainty"] == "possible":
            kind = "fear"
        elif kind == "passive":
            kind = "saying" if row["act"] == "report" else "cue"
        form = words(row["cue"])
        entry = Entry(
            form,
            kind,
            cast(Certainty, row["certainty"]),
            cast(Polarity, row["polarity"]),
            cast(Act, row["act"]),
        )
        yield entry
        if len(form) > 1 and form[-1] in ("為る", "だ") and form[-2] not in _BARE:  # 「…と発表。」 「…と慎重。」
            yield Entry(form[:-1], kind, entry.certainty, entry.polarity, entry.act)


def _closing_cues() -> Iterable[Entry]:
    for entry in _cues():
        if entry.kind == "cue" and entry.certainty in ("probable", "possible") and entry.words[0] != "と":
            yield Entry(("と", *entry.words), "guess", entry.certainty, entry.polarity, entry.act)
