"""On which day the thing that a report leads with happened: what tells two launches or two quakes apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from uratori.data import rows
from uratori.model import Analysis, Sentence

Occasions = Mapping[str, frozenset[int]]
"""The days (ordinals) on which a report says that something of a kind happened, by the word for its kind; for what goes by
a number (台風14号), that number."""

_LEAD = 2  # sentences after the headline that tell what a report is about
_NUMBERED = re.compile(r"(台風|ハリケーン|サイクロン|熱帯低気圧)第?([0-9０-９]{1,2})号")
_APART = 10  # two numbers of such things are as far apart as so many days: 台風20号 and 21号 are two
_ATTACHED = re.compile(r"(?:の|に|に起きた|に発生した|にあった|未明の|朝の|夜の|午前の|午後の)?[^、。は]{0,8}$")


def occasions(analyses: Iterable[Analysis]) -> Occasions:
    """The occasions that the leads of documents give a day: 10日、ミサイルを発射した; 1日の能登半島地震で."""
    found: dict[str, set[int]] = defaultdict(set)
    for a in analyses:
        for sentence in lead(a):
            for word, day in _dated(a, sentence):
                found[word].add(day)
            for m in _NUMBERED.finditer(a.document.text, sentence.start, sentence.end):
                found[m[1]].add(_APART * int(m[2]))
    return {word: frozenset(days) for word, days in found.items()}


def apart(a: Occasions, b: Occasions) -> bool:
    """Whether two reports lead with things of one kind that happened on different days (a day's grace for time zones)."""
    shared = {word for word in a.keys() & b.keys() if word.isalpha()}  # other keys: :mod:`earlier`
    return bool(shared) and all(abs(x - y) > 1 for word in shared for x in a[word] for y in b[word])


def lead(analysis: Analysis) -> Iterator[Sentence]:
    """The headline of a document, and the sentences after it that tell what it is about."""
    body = 0
    for s in analysis.sentences:
        if s.kind == "headline" or (s.kind in ("body", "list item") and body < _LEAD):
            body += s.kind != "headline"
            yield s


def _dated(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[str, int]]:
    """The words for occasions in a sentence with their day: that of the last date before the word, where the word tells
    that it happened or the date is attached to it."""
    text = analysis.document.text
    days = [
        (t.end, date.fromisoformat(t.earliest[:10]).toordinal())
        for t in analysis.times
        if sentence.start <= t.start and t.end <= sentence.end and t.earliest and t.latest
        if t.earliest[:10] == t.latest[:10]
    ]
    for word, pattern in _patterns() if days else ():
        for found in pattern.finditer(text, sentence.start, sentence.end):
            before = [d for d in days if d[0] <= found.start()]
            if before:
                end, day = max(before)
                if found["done"] or _ATTACHED.fullmatch(text, end, found.start()):
                    yield word, day


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((r["word"], re.compile(f"{r['word']}(?P<done>{r['done']})?")) for r in rows("occasions"))
