"""Players whose names a word before them gives away, whatever words they are of: a wrestler's rank, a position on the field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uratori.language import may_be_family
from uratori.names.words.spots import Spot, generic
from uratori.names.words.units import Unit

_RING = re.compile(r"[㐀-鿿々ヶ][㐀-鿿々ヶノの]{0,3}[㐀-鿿々ヶ](?=[はがをにともへ、。(「 らの]|$)")


def ring_name(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """大関|翠嵐, 関脇|隠岐ノ浪: a wrestler's name, of whatever words, behind his rank."""
    if units[at].text not in generic("rank"):
        return None
    name = _RING.match(text, units[at].end)
    end = next((k + 1 for k in range(at + 1, min(len(units), at + 7)) if name and units[k].end == name.end()), None)
    if name is None or end is None or any(u.sort in ("title", "honorific") for u in units[at + 1 : end]):
        return None
    return Spot(units[at].start, name.end(), "person", name.span(), (units[at].start, units[at].end)), end


def ringed(found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """安青錦は, behind 大関安青錦: a ring name of the text without the rank, as the words may be that it is of."""
    ranked = {
        text[s.name[0] : s.name[1]] for s in found if s.title and s.name and text[slice(*s.title)] in generic("rank")
    }
    taken = {s.name[0] for s in found if s.name is not None and s.type == "person"}
    for name in sorted(ranked):
        for m in re.finditer(rf"(?<![㐀-鿿々ヶノ]){re.escape(name)}(?=[はがもをにとのへや、。(「]|$)", text):
            if m.start() not in taken and len(name) > 1:
                yield Spot(*m.span(), "person", m.span(), form="short", refers=name)


_PLAYER = re.compile(r"(?:[㐀-鿿々ヶ]{1,4}|[ァ-ヶー]{2,9}(?:・[ァ-ヶー]{2,9})?)(?=[はがをにともへのや、。(「 ]|$)")


_PLAYS = re.compile(
    r"が[^。、「」\n]{1,16}(?:決め|奪|突破|蹴|放|押し込|飛び込|抑え|防|セーブ|得点|先制|同点|逆転|トライ)"
)


def fielded(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """FB|木更津が, GK|成澤は; not FW陣 nor SOの反則."""
    if units[at].text not in generic("position"):
        return None
    named_of = at + 2 < len(units) and units[at + 1].text == "の"
    if named_of and not (may_be_family(units[at + 2].text) and _PLAYS.match(text, units[at + 2].end)):
        return None  # SOの|峠|が, not SOの反則が
    at += named_of
    name = _PLAYER.match(text, units[at].end)
    end = next((k + 1 for k in range(at + 1, min(len(units), at + 6)) if name and units[k].end == name.end()), None)
    if name is None or end is None or name[0] in generic("never") or name[0][-1] in "陣人目者役":
        return None
    if all(u.sort in ("title", "honorific", "number", "time") for u in units[at + 1 : end]):
        return None
    return Spot(*name.span(), "person", name.span(), form="full" if "・" in name[0] else "short"), end
