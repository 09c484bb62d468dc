"""What ships, trains and works are called, which is nobody's name: ソルヴェ号が, 客船クイーン・マリー, 「第八幸栄丸」."""

from __future__ import annotations

import re
from collections.abc import Iterable

from uratori.names.words.spots import Spot, endings_of

_SHIP = re.compile(r"号(?![外令泣室線車])|丸(?![㐀-鿿々])")
_SIGNS = 10  # characters in the longest sort of things


def without_vessels(found: Iterable[Spot], text: str) -> list[Spot]:
    """The spots without the names of persons and bodies that a ship, a train or a work bears: 号 or 丸 stands glued behind it, or what it
    is before a person's name (客船|クイーン・マリー; not the titled 漁船|早瀬船長). A person with a title is one, whatever stands beside him."""
    return [s for s in found if not _is_vessel(s, text)]


def _is_vessel(spot: Spot, text: str) -> bool:
    if spot.type == "place" or spot.title is not None or spot.name is None or spot.name != (spot.start, spot.end):
        return False
    if text[spot.end - 1].isdecimal():
        return False  # 1号
    if _SHIP.match(text, spot.end) is not None:
        return True
    return (
        spot.type == "person"
        and "ァ" <= text[spot.start] <= "ヿ"
        and text.endswith(endings_of("product"), max(0, spot.start - _SIGNS), spot.start)
    )
