"""Two words of a story that give one thing two names (:mod:`uratori.claims.same.named`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations, product
from typing import NamedTuple

from uratori.claims.clauses.fields import later
from uratori.claims.clauses.told import Told
from uratori.claims.same.named import Kind, Named, named, two_names
from uratori.claims.view import View
from uratori.data import rows
from uratori.model import Slot

_CROWD = 24


class Two(NamedTuple):
    """``one`` and ``other`` give one thing two names. ``newer``: ``one`` takes the place of ``other``. ``denied``: ``one``
    says that it was not what ``other`` says."""

    one: Told
    other: Told
    newer: bool
    denied: bool
    words: str
    slot: Slot | None = None


def two_named(told: Sequence[Told], look: View) -> Iterator[Two]:
    """The pairs of a story, each pair of groups once."""
    some = [(t, n) for t in told if not t.proposition.aside and (n := t.once("named", _named))]
    seen: set[tuple[int, int]] = set()
    for two in chain(
        _otherwise(some, look), _come_out(some, look), _in_one_post(told, look), _not_this(some, told, look)
    ):
        one, other = sorted((two.one.group, two.other.group))
        if one != other and (one, other) not in seen:
            seen.add((one, other))
            yield two


def _of_kind(some: Sequence[tuple[Told, Named]], kind: Kind) -> list[tuple[Told, Named]]:
    return [(t, n) for t, n in some if n.kind == kind][:_CROWD]


def _otherwise(some: Sequence[tuple[Told, Named]], look: View) -> Iterator[Two]:
    """配管の腐食が原因だ, 誤った使い方が原因だ."""
    kinds: tuple[Kind, ...] = ("cause", "first")
    for kind in kinds:
        for (t, x), (q, y) in combinations(_of_kind(some, kind), 2):
            if _against(t, q) and two_names(t.proposition, x, q.proposition, y):
                yield _two(t, q, look)


def _come_out(some: Sequence[tuple[Told, Named]], look: View) -> Iterator[Two]:
    """原因は調査中だ, 原因は設定の誤りだった."""
    causes = [(q, y) for q, y in some if y.kind == "cause" and q.statement.certainty == "certain"][:_CROWD]
    for (t, x), (q, y) in product(_of_kind(some, "open"), causes):
        p, r = t.proposition, q.proposition
        if p.document != r.document and later(r, p, look) is not False and two_names(p, x, r, y):
            yield Two(q, t, True, False, x.what)


def _not_this(some: Sequence[tuple[Told, Named]], told: Sequence[Told], look: View) -> Iterator[Two]:
    """混入したのはガラスではなく氷砂糖だった, 混入したのはガラスだ."""
    for (t, x), q in product(_of_kind(some, "not"), told):
        if x.what not in q.proposition.text or not q.asserts:
            continue
        own = q.speaker == t.speaker
        newer = later(t.proposition, q.proposition, look) is True and (own or not t.proposition.attributed)
        if (newer or not own) and two_names(t.proposition, x, q.proposition, None):
            yield Two(t, q, newer, not newer, f"{x.what}ではなく")


def _in_one_post(told: Sequence[Told], look: View) -> Iterator[Two]:
    """Two reports that each give one post to another person: 後任には三枝氏が就く, 後任は犬飼氏だ."""
    given = [(t, *found) for t in told if t.asserts and (found := _post(t, look))][:_CROWD]
    for (t, post, who), (q, other, him) in combinations(given, 2):
        p, r = t.proposition, q.proposition
        if (
            post == other
            and who != him
            and p.document != r.document
            and not (p.actors and r.actors and not p.actors & r.actors)
        ):
            first = later(p, r, look)
            yield Two(*((q, t) if first is False else (t, q)), first is not None, False, "", "actor")


def _post(t: Told, look: View) -> tuple[str, str] | None:
    """The post that a clause gives to somebody, and to whom; None where it names nobody behind it, or several."""
    found = _posts().search(t.proposition.text)
    after = t.proposition.text[found.end() :] if found else ""
    who = {
        n
        for n in t.proposition.own
        if n.startswith("@p:")
        and (e := look.entities.get(n[1:])) is not None
        and e.type == "person"
        and any(x.name in after for x in e.names)
    }
    return (found[0], who.pop()) if found and len(who) == 1 and not after.startswith(("の", "が", "も")) else None


def _named(t: Told) -> Named | None:
    """What it gives a name of, as somebody's word that leaves nothing open."""
    found = named(t.proposition.text)
    if found is None and t.proposition.open:
        found = named(t.proposition.text + re.split("[、。]", t.tail, maxsplit=1)[0])  # 〈死因〉は調査中だ
    if found is not None and found.kind == "open":
        return None if t.question else found
    if not t.asserts or t.statement.certainty == "possible":
        return None
    return found if t.spoken or (found and found.kind == "not") else None


def _against(t: Told, q: Told) -> bool:
    p, r = t.proposition, q.proposition
    return t.group != q.group and (p.document, p.statement) != (r.document, r.statement) and t.speaker is not None


def _two(t: Told, q: Told, look: View) -> Two:
    first = later(t.proposition, q.proposition, look) if t.speaker == q.speaker else None
    one, other = (t, q) if first in (None, True) else (q, t)
    return Two(one, other, first is not None, False, "")


@cache
def _posts() -> re.Pattern[str]:
    """A post that one fills at a time, as somebody comes to it: 〈後任〉には三枝氏, 〈新社長〉に三好氏."""
    offices = sorted((re.escape(r["title"]) for r in rows("titles") if r["scope"] == "office"), key=len, reverse=True)
    return re.compile(rf"後任|(?:新|次期)(?:{'|'.join(offices)})")
