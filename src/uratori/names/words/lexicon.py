"""Names that are known beforehand: countries, capitals, outlets, bodies, titles, and what names end in.

One index for all of them, looked up at the starts of words; what is found must end where a word ends, so that
タイ is not found in タイトル.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from uratori.data import outlets, rows
from uratori.model import EntityType
from uratori.names.words import countries


class Entry(NamedTuple):
    """A known phrase. ``sort`` is country, capital, region, outlet, body, title, honorific, before (a trade that stands
    before a name), kin, organization or place (the last two: an ending). ``name`` is the canonical name,
    ``kind`` a finer sort, ``sure`` says that the phrase alone names that one entity."""

    sort: str
    name: str
    kind: str = ""
    country: str | None = None
    sure: bool = True
    alone: bool = False

    @property
    def type(self) -> EntityType | None:
        """The entity type of a phrase that names something by itself."""
        return _TYPES.get(self.sort)


_TYPES: dict[str, EntityType] = {
    "country": "place",
    "capital": "place",
    "region": "place",
    "outlet": "organization",
    "body": "organization",
}


class Lexicon:
    """Phrases by their first two characters, longest first."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self.firsts = frozenset(phrase[0] for phrase in entries)
        lengths: dict[str, set[int]] = {}
        for phrase in entries:
            lengths.setdefault(phrase[:2], set()).add(len(phrase))
        for head, ns in lengths.items():
            if head[0] in lengths:
                ns.add(1)  # what begins so may be a phrase of one sign, too
        self._lengths = {head: tuple(sorted(ns, reverse=True)) for head, ns in lengths.items()}
        self.heads: Collection[str] = self._lengths.keys()
        """What the phrases begin with: their first two characters, or the one."""

    def longest(self, text: str, at: int, ends: Collection[int]) -> tuple[int, Entry] | None:
        """The longest phrase that stands in ``text`` at ``at`` and ends at one of ``ends``, with its end."""
        lengths = self._lengths.get(text[at : at + 2]) or self._lengths.get(text[at : at + 1])
        for n in lengths or ():
            if at + n in ends and (entry := self.entries.get(text[at : at + n])) is not None:
                return at + n, entry
        return None

    def prefix(self, text: str, at: int, sorts: Collection[str]) -> int | None:
        """Where the longest phrase of some sorts that stands at ``at`` ends, wherever words end."""
        head = text[at : at + 2]
        for n in self._lengths.get(head, ()):
            entry = self.entries.get(text[at : at + n]) if n >= len(head) else None
            if entry is not None and entry.sort in sorts:
                return at + n
        return None

    def get(self, phrase: str) -> Entry | None:
        return self.entries.get(phrase)


@cache
def known() -> Lexicon:
    """Phrases that stand for something wherever they stand: names and titles."""
    out: dict[str, Entry] = {}
    for ending in endings():
        if len(ending) > 1:
            out[ending] = Entry("ending", ending)
    for phrase, entry in (*_titles(), *_regions(), *_countries(), *_outlets(), *_bodies()):
        if entry.type is None or len(phrase) > 1:
            out[phrase] = entry
    return Lexicon(out)


@cache
def _offices() -> dict[str, Entry]:
    return {phrase: entry for phrase, entry in _titles() if entry.sort == "title"}


def titled(phrase: str) -> Entry | None:
    """The title that a phrase is behind a name, whatever it names elsewhere (GM)."""
    return _offices().get(phrase)


@cache
def endings() -> dict[str, Entry]:
    """What organizations and places end in (県警, 省, 川), by the ending."""
    out: dict[str, Entry] = {}
    for row in rows("suffixes"):
        entry = Entry(row["type"], row["suffix"], row["kind"], alone=row["alone"] == "yes")
        out.setdefault(row["suffix"], entry)
    return out


def tail(name: str) -> Entry | None:
    """The longest ending of organizations or places that a name of one word has (ハサン駅 → 駅)."""
    known_endings = endings()
    for n in range(max(2, len(name) - 5), len(name)):
        ending = known_endings.get(name[n:])
        if ending is not None:
            return ending
    return None


def club(name: str) -> Entry | None:
    """The club that is called by a name that is a town's too (リバプール)."""
    entry = known().get(name)
    return entry if entry is not None and entry.kind == "sport" and not entry.sure else None


def resolve(surface: str) -> Entry | None:
    """The known name (country, capital, outlet or body) that a whole surface is, or None."""
    entry = known().get(surface)
    if entry is None or entry.type is None:
        outlet = outlets.find(surface)
        return Entry("outlet", outlet.name, outlet.kind, outlet.country) if outlet else None
    return entry


def _countries() -> Iterator[tuple[str, Entry]]:
    for country in countries.known():
        for capital in country.capitals:
            yield capital, Entry("capital", country.capitals[0], "capital", country.code)
    for country in countries.known():
        for name in country.names:
            yield name, Entry("country", country.name, "country", country.code)


def _regions() -> Iterator[tuple[str, Entry]]:
    for row in rows("places"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield name, Entry("region", row["name"], row["kind"], row["country"] or None)


def _outlets() -> Iterator[tuple[str, Entry]]:
    for outlet in outlets.known():
        for name in outlet.sure:
            if name not in outlet.unsure and "「" not in name and not _DESCRIBED.match(name):
                yield name, Entry("outlet", outlet.name, outlet.kind, outlet.country)


# 米テスラ, 英科学誌ネイチャー: the country and the sort are no part of the name where it stands in a sentence. 中スポ is of 中日.
_DESCRIBED = re.compile(
    r"[米英仏独露伊豪印韓中](?=[ァ-ヶA-Z])(?!スポ$)|.*[紙誌局](?=[ァ-ヶ])|(?:国営|過激派|イスラム|シーア|民間|親イラン)(?!放送)."
)


def _bodies() -> Iterator[tuple[str, Entry]]:
    for row in rows("organizations"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            phrase = name.lstrip("?")
            if _DESCRIBED.match(phrase):
                continue
            yield phrase, Entry("body", row["name"], row["kind"], row["country"] or None, not name.startswith("?"))


def _titles() -> Iterator[tuple[str, Entry]]:
    for row in rows("titles"):
        sort = {"honorific": "honorific", "job": "before", "kin": "kin"}.get(row["scope"], "title")
        yield row["title"], Entry(sort, row["title"], row["scope"])
