"""Lands and capitals that no table has, known by what only a land has: ナルディア〈の中央選管〉, ナルディア〈政府〉, 〈首都〉オルヴェ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from uratori.names.words.spots import Spot, generic


def lands(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with a name in katakana that nothing else is known of as a place where the text shows it to be a land or a
    capital; not ヴァルデシュ大統領."""
    shown = {m["land"] or m["capital"] or m["abroad"] for m in _ruled().finditer(text)}
    if not shown:
        return list(found)
    return [s._replace(type="place", kind="") if _bare(s) and text[s.start : s.end] in shown else s for s in found]


def _bare(spot: Spot) -> bool:
    """Whether nothing but the name itself says what it is of."""
    return spot.entry is None and spot.title is None and spot.type != "place" and spot.name == (spot.start, spot.end)


@cache
def _ruled() -> re.Pattern[str]:
    of, glued = ("|".join(map(re.escape, sorted(generic(use)))) for use in ("of a land", "land's"))
    name = "(?<![ァ-ヶー・])(?P<{}>[ァ-ヶー]{{3,}})"
    return re.compile(
        rf"{name.format('land')}(?:の(?:{of})|(?:{glued}))|首都の?(?P<capital>[ァ-ヶー]{{3,}})(?![ァ-ヶー・])"
        r"|在(?P<abroad>[ァ-ヶー]{3,})(?=日本|米|英|中国|韓国|ロシア|フランス|ドイツ)"
    )
