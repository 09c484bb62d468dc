"""The versions of one document, and what each changed: silent corrections are news."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from difflib import SequenceMatcher

from uratori.desk import reading
from uratori.desk.adding import common
from uratori.desk.values import Difference, Version
from uratori.model import Analysis, Span

_CHANGED = 0.3  # of the runs of the shorter sentence: below it, one was cut and another added


def history(connection: sqlite3.Connection, doc: int) -> tuple[Version, ...]:
    """The versions of a document (row), first to last."""
    rows = connection.execute(
        "SELECT v.n, v.number, v.added, lower(hex(v.hash)), d.version = v.n FROM version v JOIN doc d ON d.n = v.doc "
        "WHERE v.doc = ? ORDER BY v.number",
        (doc,),
    ).fetchall()
    out: list[Version] = []
    before: Analysis | None = None
    for n, number, added, hash_, current in rows:
        a = reading.version(connection, n)
        changed = differences(before, a) if before else ()
        out.append(Version(number, added, hash_, a.document.title, a.document.published, changed, bool(current)))
        before = a
    return tuple(out)


def differences(before: Analysis, after: Analysis) -> tuple[Difference, ...]:
    """The sentences that were added, cut or changed, in the order of the later text."""
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, [t for _, t in old], [t for _, t in new], autojunk=False)
    out: list[Difference] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            out += _paired(old[a:b], new[c:d])
    return tuple(out)


def _sentences(a: Analysis) -> list[tuple[Span, str]]:
    text = a.document.text
    return [(Span(s.start, s.end), text[s.start : s.end].strip()) for s in a.sentences]


def _paired(old: Sequence[tuple[Span, str]], new: Sequence[tuple[Span, str]]) -> list[Difference]:
    """Sentences that changed, each with the one it is like; the rest were cut or added."""
    left = list(old)
    out: list[Difference] = []
    for sentence in new:
        best = max(left, key=lambda o: common(o[1], sentence[1]), default=None)
        if best is not None and common(best[1], sentence[1]) >= _CHANGED:
            out += [Difference("cut", o, None) for o in left[: left.index(best)]]
            left = left[left.index(best) + 1 :]
            out.append(Difference("changed", best, sentence))
        else:
            out.append(Difference("added", None, sentence))
    return out + [Difference("cut", o, None) for o in left]
