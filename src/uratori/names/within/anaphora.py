"""Words that point back: 同氏, 同社, 同国, 両首脳, 本紙, 彼, and a bare 町長 of whom the text has told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from uratori.data import rows
from uratori.model import EntityType
from uratori.names.words.spots import Spot
from uratori.names.words.units import Unit
from uratori.names.words.words import Words

_HE = frozenset(("彼", "彼女"))
_HEADS = frozenset("同両本弊小当彼双先わ我")


@cache
def _words(head: str) -> dict[str, tuple[EntityType, str]]:
    """What follows 同 or 両, and what it points at; under ``own`` the words for the issuer of the text, and 先方, the
    other party."""
    return {row["word"]: (_TYPES[row["type"]], row["kind"]) for row in rows("anaphors") if row["head"] == head}


def pointed(word: str) -> str | None:
    """What a word with 同 must point at (``kind`` of the class), None for any other word: the endings of its name, or a sort."""
    found = _words("同").get(word[1:]) if word.startswith("同") else None
    return found[1] if found is not None else None


_TYPES: dict[str, EntityType] = {"person": "person", "organization": "organization", "place": "place"}


_DONE = ("し", "す", "さ", "せ", "者", "取材", "を求", "の記者")


def pointers(words: Words, text: str) -> Iterator[Spot]:
    """The pointing words: ``form`` is anaphor or plural, ``kind`` what the antecedent must be."""
    for row, i in words.places([word for word in words.different if word[0] in _HEADS or word == "その"]):
        spot = _same(row, i, text)
        if spot is not None:
            yield spot


def _that(units: list[Unit], i: int, text: str) -> Spot | None:
    """その会社は, その報道官によると: what a translated text says for 同社; not その会社員, その大学生."""
    for k in range(min(len(units), i + 3), i + 1, -1):
        wanted = _words("その").get(text[units[i + 1].start : units[k - 1].end])
        if wanted is not None and (k == len(units) or units[k].start != units[k - 1].end or units[k].text in _ROLES):
            return Spot(units[i].start, units[k - 1].end, wanted[0], form="anaphor", kind=wanted[1])
    return None


_ROLES = frozenset(("は", "が", "も", "の", "に", "を", "と", "から", "によると", "によれば", "で", "、"))


def _goes_on(last: Unit, after: Unit, text: str) -> bool:
    """Whether the word behind a title makes one word with it; not 同議員側, 同氏自身."""
    joined = after.start == last.end and "一" <= text[after.start] <= "龥"
    return joined and not text.startswith(("側", "自身", "本人", "夫妻", "陣営", "宅", "宛"), after.start)


def _same(units: list[Unit], i: int, text: str) -> Spot | None:
    u = units[i]
    if u.text in _HE or text.startswith(("彼女", "彼は", "彼が", "彼の"), u.start):
        end = u.start + (2 if text.startswith("彼女", u.start) else 1)
        return None if text.startswith("ら", end) else Spot(u.start, end, "person", form="anaphor", kind="he")
    for head, form in (("同", "anaphor"), ("両", "plural")):
        if not u.text.startswith(head):
            continue
        for k in range(min(len(units), i + 3), i, -1):
            phrase = text[u.start : units[k - 1].end]
            wanted = _words(head).get(phrase[1:])
            if wanted is not None and (k == i + 1 or units[k - 1].start == units[k - 2].end):
                if (
                    k < len(units)
                    and units[k].start == units[k - 1].end
                    and units[k].ending is not None
                    and head == "同"
                ):
                    return None  # 同市|選管
                if wanted[0] == "person" and k < len(units) and _goes_on(units[k - 1], units[k], text):
                    return None  # 同局長|級協議, 同記者|会見
                if phrase == "同行" and text.startswith(_DONE, units[k - 1].end):
                    return None  # 王妃も同行した
                if head == "両" and i and units[i - 1].sort in ("number", "time") and units[i - 1].end == u.start:
                    return None  # 26、27両日
                return Spot(u.start, units[k - 1].end, wanted[0], form=form, kind=wanted[1])
    if u.text == "その":
        return _that(units, i, text)
    for own, (_, kind) in _words("own").items():
        if text.startswith(own, u.start):
            return Spot(u.start, u.start + len(own), "organization", form="anaphor", kind=kind)
    return None
