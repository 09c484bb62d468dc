"""Whether a clause tells that something is so, asks whether it is, supposes it, or only names its matter."""

from __future__ import annotations

import re
from typing import Literal

Mood = Literal["told", "asked", "supposed", "named"]
_ASKED = re.compile("か(?:どうか|否か)|(?<![はゆ])[のたる]かは?[をがは、]")  # not はるかは, ゆたかが
_SUPPOSED = re.compile("(?:(?<!によ)れば|たら|なら(?:ば)?|場合(?:は|には|に)?)、?$")  # not 記録によれば、
_NAMED = re.compile("(?:をめぐ(?:り|る|って(?:は)?)|に先立ち|に関し(?:て)?|について(?:は)?)、?$")


def mood(text: str) -> Mood:
    """The mood of a folded clause.

    >>> mood("控訴するかどうかを来週までに決める"), mood("処分が確定すれば、"), mood("通報の遅れをめぐり、"), mood("県は控訴した")
    ('asked', 'supposed', 'named', 'told')
    """
    if _ASKED.search(text):
        return "asked"
    if _SUPPOSED.search(text):
        return "supposed"
    return "named" if _NAMED.search(text) else "told"
