"""Persons of whom the press gives only sex and age: 男(81), 81歳男, 小学2年の男児(7).

Who is suspected is 男, 女, 少年, 少女; who came to harm is 男性, 女性, 男児, 女児. So two leads that each give one and the same
sort tell one case where the ages agree, and two where they do not. A birthday may lie between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uratori.claims.grouping.occasions import Occasions

SUSPECT, HARMED = "!", "?"
"""The keys under which they stand beside the occasions of a lead: each as age, a woman's with :data:`_WOMAN` added."""
_WOMAN = 1000
_OLDEST = 120
_WHO = r"(?P<harmed{n}>男性|女性|男児|女児|男の子|女の子|男子[一-龥]{{2,3}}|女子[一-龥]{{2,3}})|(?P<suspect{n}>男|女|少年|少女)"
_GIVEN = re.compile(
    rf"(?:{_WHO.format(n=1)})[(（](?P<age1>\d{{1,3}})歳?[)）]|(?P<age2>\d{{1,3}})歳の?(?:{_WHO.format(n=2)})(?![(（]|(?![死重軽不遺救搬被骨意逮起送容])[一-龥])"
)


def unnamed(text: str) -> Iterator[tuple[str, int]]:
    """The unnamed persons of a text: :data:`SUSPECT` or :data:`HARMED`, and the number that sex and age make."""
    for m in _GIVEN.finditer(text):
        harmed, who = (m["harmed1"], m["suspect1"]) if m["age1"] else (m["harmed2"], m["suspect2"])
        age = int(m["age1"] or m["age2"])
        if age <= _OLDEST:
            woman = (harmed or who).startswith(("女", "少女"))
            yield HARMED if harmed else SUSPECT, age + _WOMAN * woman


def agree(a: Occasions, b: Occasions) -> bool | None:
    """Whether the suspects of two leads are one, or else the one person who came to harm in each; None where nothing tells.
    One suspect in common is enough; of those who came to harm reports name now these, now those."""
    if SUSPECT in a and SUSPECT in b:
        return _meet(a[SUSPECT], b[SUSPECT])
    if HARMED in a and HARMED in b and len(a[HARMED]) == len(b[HARMED]) == 1:
        return _meet(a[HARMED], b[HARMED])
    return None


def _meet(some: frozenset[int], others: frozenset[int]) -> bool:
    return any(abs(x - y) <= 1 for x in some for y in others)
