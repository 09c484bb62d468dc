"""Whether a clause tells that something is so, asks whether it is, supposes it, or only names its matter."""

from __future__ import annotations

import re
from typing import Literal

Mood = Literal["told", "asked", "supposed", "named"]
_ASKED = re.compile(  # not はるかは, ゆたかが, 盗まれたか、または失われた
    "か(?:どうか|否か)|(?<![はゆ])[のたる]かは?[をがは、](?!(?:また|もしく|ある[いひ])は)"
)
_SUPPOSED = re.compile("(?:(?<!によ)れば|たら|なら(?:ば)?|場合(?:は|には|に)?)、?$")  # not 記録によれば、
_IF = re.compile(  # not 例えば, 早ければ水曜日に, 行けばよかった
    "[えけげせてねべめれ](?<!によれ)(?<!例え)(?<!言え)(?<![早遅多]けれ)(?<!できれ)ば(?!なら|なり|いけ|よかっ|良かっ|、なら)"
)
_YET = re.compile("[うくぐすつぬぶむるい][。」]?$")  # 雨が降れば中止〈する〉
_NAMED = re.compile("(?:をめぐ(?:り|る|って(?:は)?)|に先立ち|に関し(?:て)?|について(?:は)?)、?$")
_REACH = 24
_BEFELL = re.compile(  # 橋が〈崩れた〉事故をめぐり、 tells that it did; not 〈新た〉な規制について, 放送がなかった〈という〉証言について
    r"(?<=[っしいえきぎけげせてねべめれみびりじち])た(?!という|との|[なめくいだ])[^、。はがを]{1,12}?"
    r"(?:をめぐ(?:り|る|って(?:は)?)|に関し(?:て)?|について(?:は)?)、?$"
)


def mood(text: str) -> Mood:
    """The mood of a folded clause.

    >>> mood("ストに入れば65系統が止まる"), mood("例えば山菜が採れる")
    ('supposed', 'told')
    >>> mood("控訴するかどうかを来週までに決める"), mood("処分が確定すれば、"), mood("通報の遅れをめぐり、"), mood("県は控訴した")
    ('asked', 'supposed', 'named', 'told')
    """
    if _ASKED.search(text):
        return "asked"
    if _SUPPOSED.search(text) or (_IF.search(text) and _YET.search(text)):
        return "supposed"
    return "named" if _NAMED.search(text) and not _BEFELL.search(text[-_REACH:]) else "told"
