"""All mentions of one document and the entities they point at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from uratori.language import Parse
from uratori.model import Entity, Mention, Span
from uratori.names.organizations.causes import causes
from uratori.names.organizations.clubs import affiliations, clubs, divisions
from uratori.names.organizations.coined import coined, mistaken
from uratori.names.organizations.initials import initialled, of_land
from uratori.names.organizations.introduced import introduced
from uratori.names.organizations.papers import papers
from uratori.names.persons import ranks
from uratori.names.persons.wrestlers import ringed
from uratori.names.places.lands import lands
from uratori.names.places.lines import stretches
from uratori.names.within import context, patterns
from uratori.names.within.anaphora import pointers
from uratori.names.within.entities import Node, Nodes
from uratori.names.within.guesses import guessed, no_bodies, opinion, weighed
from uratori.names.within.pointing import Pointing
from uratori.names.within.repeats import lone_families, repeated, speakers, titled_families
from uratori.names.within.sentence import spots
from uratori.names.within.unnamed import holders, services, unnamed
from uratori.names.within.vessels import without_vessels
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import NAMELIKE, Unit
from uratori.names.words.words import Words, read_words


def find(parse: Parse) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions of one document (folded offsets) and the entities they point at (local ids e1, e2, …)."""
    text = parse.text
    words = Words([read_words(text, tokens) for tokens in parse.tokens])
    ruled = [
        spots(row, text, sentence.start, sentence.end, sentence.kind)
        for sentence, row in zip(parse.sentences, words.rows, strict=True)
    ]
    outlet = parse.document.outlet.name if parse.document.outlet else None
    opinions = [opinion(row, spots) for row, spots in zip(words.rows, ruled, strict=True)]
    played = _SPORT.search(text) is not None
    kept = [s for ruling, said in zip(ruled, opinions, strict=True) for s in weighed(ruling, said, text, played=played)]
    found = _merge(
        _borne_out(kept, text), [*patterns.called(text), *stretches(words, text), *causes(words, text), *papers(text)]
    )
    found = _merge(found, introduced(words, found, text))
    found = patterns.without_outlet(found, text, outlet)
    found = mistaken(_merge(found, coined(words, found, text, no_bodies(opinions, text))), text)
    found = context.settled(context.firms_of_officers(found, text), text)
    found = _merge(found, [*clubs(words, found, text), *initialled(words, found, text), *of_land(words, found, text)])
    found = _merge(found, divisions(found, text))
    found = _merge(found, [*titled_families(found, text), *patterns.masters(text), *context.credited(text, outlet)])
    named = [
        *lone_families(words, found, text),
        *speakers(words, found, text),
        *patterns.linked(text),
        *ringed(found, text),
    ]
    found = _merge(_merge(named, found), patterns.rivers(text))
    found = _merge(found, repeated(words, found, text))
    guesses = guessed(parse.sentences, words.rows, opinions, found, text)
    if guesses:
        found = _merge(guesses, found)
        found = _merge(found, repeated(words, found, text))
    found = _merge(affiliations(found, text), found)
    found = _merge(context.of_country(found, text), context.described(words, found, text))
    found = context.governments_abroad(context.acting(context.possessing(found, text), text), text)
    found = _merge(
        [
            *context.sides(words, text),
            *services(words, text),
            *context.northern(words, found, text),
            *context.parties(words, found, text),
            *context.ministers(words, text),
            *holders(words, found, text),
        ],
        _merge(found, context.spokespeople(words, found, text)),
    )
    found = without_vessels(_merge(found, unnamed(words, found, text)), text)
    found = _merge(found, pointers(words, text))
    found = _merge(context.governments(words, text), found)
    found = lands(context.of_the_town(context.of_the_same(found, text), text), text)
    nodes = Nodes(text)
    nodes.place(found)
    Pointing(nodes, found, outlet).resolve()
    offices = _offices(words, nodes, text)
    return _finish(nodes, found, offices)


@cache
def _goods() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(generic('product'))))})[「『]$")


_SPORT = re.compile("本塁打|先発|投手|打線|球団|監督|首位|リーグ|移籍|選手|試合|優勝|連勝|連敗")


def _borne_out(found: Sequence[Spot], text: str) -> list[Spot]:
    """Without the weak spots that stand alone: みどり食堂 said once may be any eating house, 「みどり食堂」 or twice is one; and
    without clubs that are common words too (巨人), where nothing is played."""
    times = Counter(text[s.start : s.end] for s in found if s.weak)
    played = bool(_SPORT.search(text))
    return [
        s
        for s in found
        if (played or s.entry is None or s.entry.kind != "sport" or s.entry.sure)
        and (
            not s.weak
            or times[text[s.start : s.end]] > 1
            or (text[s.start - 1 : s.start] in ("「", "『") and not _goods().search(text, max(0, s.start - 8), s.start))
        )
    ]


_start, _extent = attrgetter("start"), attrgetter("start", "end")


def _merge(found: Iterable[Spot], more: Iterable[Spot]) -> list[Spot]:
    """Both, in order; where they overlap, ``more`` wins."""
    taken = sorted(more, key=_start)
    if not taken:
        return sorted(found, key=_extent)
    out = list(taken)
    k = 0
    for s in sorted(found, key=_start):
        while k < len(taken) and taken[k].end <= s.start:
            k += 1
        if k < len(taken) and taken[k].start < s.end:
            continue
        out.append(s)
    return sorted(out, key=_extent)


class _Office(NamedTuple):
    start: int
    end: int
    node: Node


def _offices(words: Words, nodes: Nodes, text: str) -> list[_Office]:
    """A bare office that one person of the document holds, as the subject: 町長は, 国防相が."""
    holders: dict[str, list[Node]] = {}
    for node in nodes.all:
        if node.type == "person":
            for title in {t for t in node.titles if _of_one(t)}:
                holders.setdefault(title, []).append(node)
    if not holders:
        return []
    out = []
    for row, i in words.titles():
        u = row[i]
        who = holders.get(u.text)
        if who is None or len(who) != 1:
            continue
        before = row[i - 1] if i else None
        after = row[i + 1].text if i + 1 < len(row) else ""
        if _label(row, i) or (
            (after == "は" or text.startswith(("によると", "によれば", "によります"), u.end))
            and (before is None or before.end != u.start or before.sort in ("open", "stop", "gap"))
        ):
            out.append(_Office(u.start, u.end, who[0]))
    return out


def _of_one(title: str) -> bool:
    """Whether a title is an office, which one holds at a time: 国防相, 教育長, 監督; not 投手."""
    group = ranks.group(title)
    return title.endswith(endings_of("sole")) or (group is not None and group != "player")


def _label(row: Sequence[Unit], i: int) -> bool:
    """答(知事), and 知事 at the beginning of a line before a gap: the office says who speaks."""
    if i == 0 and len(row) > 1 and row[1].sort == "gap" and row[1].start == row[0].end:
        return len(row) < 3 or row[2].sort not in NAMELIKE  # 代表取締役社長 若草亮介 is one mention
    return (
        2 <= i < len(row) - 1 and row[i - 1].text == "(" and row[i + 1].text == ")" and row[i - 2].text in ("答", "問")
    )


def _finish(
    nodes: Nodes, found: Sequence[Spot], offices: Sequence[_Office]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    used: dict[int, int] = {}
    mentions: list[Mention] = []

    def number(node: Node) -> str:
        return f"e{used.setdefault(id(node), len(used) + 1)}"

    rows: list[tuple[Spot | _Office, tuple[Node, ...]]] = [(s, nodes.of.get(i, ())) for i, s in enumerate(found)]
    rows += [(o, (o.node,)) for o in offices]
    for spot, whom in sorted(rows, key=lambda r: r[0].start):
        if isinstance(spot, _Office):
            mentions.append(
                Mention(spot.start, spot.end, "person", (number(spot.node),), None, Span(spot.start, spot.end), "title")
            )
            continue
        if not whom and (spot.kind in ("he", "counterpart") or nodes.text.startswith("その", spot.start)):
            continue
        mentions.append(
            Mention(
                spot.start,
                spot.end,
                whom[0].type if whom else spot.type,
                tuple(number(n) for n in whom),
                Span(*spot.name) if spot.name else None,
                Span(*spot.title) if spot.title else None,
                spot.form,  # type: ignore[arg-type]
            )
        )
    by_id = {id(n): n for n in nodes.all}
    entities = tuple(by_id[key].entity(n) for key, n in sorted(used.items(), key=lambda item: item[1]))
    return tuple(mentions), entities
