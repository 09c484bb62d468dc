"""Readings of names across scripts: what a name in kanji may sound like, and whether two names may be one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from uratori.data import outlets
from uratori.language import readings as dictionary_reading
from uratori.names.readings import chinese, korean
from uratori.names.readings.kana import katakana, near, skeleton
from uratori.names.words import countries, lexicon

_KANJI = re.compile(r"[㐀-鿿々]+")
_KANA = re.compile(r"[ぁ-んァ-ヶー・=＝ ]+")
_SPLIT = re.compile(r"[・=＝ ]")
_LIKE_NAMES = range(2, 5)


class Reading(NamedTuple):
    """``kana`` is how a name may be written in katakana; ``how`` says where that comes from: ``kana`` (it is kana
    already), ``korean`` with ``north`` or ``south``, ``chinese``, ``japanese`` (Sudachi's dictionary)."""

    kana: str
    how: str


class Verdict(NamedTuple):
    """Whether two names are one: ``yes``, ``no`` or ``cannot tell``, and why (a code of ``docs/names.md``)."""

    answer: Literal["yes", "no", "cannot tell"]
    why: str


@lru_cache(maxsize=4096)
def read(name: str, language: str | None = None) -> tuple[Reading, ...]:
    """The readings of a name, the likeliest of each kind first. ``language`` (``ko``, ``kp``, ``zh``, ``ja``) leaves out the
    others'. A name in kana reads as itself; one with neither kanji nor kana has no readings.

    >>> read("金与正", "kp")[0], read("王毅", "zh")[0]
    (Reading(kana='キム・ヨジョン', how='korean, north'), Reading(kana='ワン・イー', how='chinese'))
    """
    if _KANA.fullmatch(name):
        return (Reading(katakana(name), "kana"),)
    if not _KANJI.fullmatch(name):
        return ()
    out: list[Reading] = []
    if len(name) in _LIKE_NAMES:
        if language in (None, "kp"):
            out += [Reading(k, "korean, north") for k in korean.names(name, north=True)]
        if language in (None, "ko"):
            out += [Reading(k, "korean, south") for k in korean.names(name, north=False)]
        if language in (None, "ko", "kp"):
            out += [Reading(k, "korean, place") for k in korean.places(name)[:2]]
        if language in (None, "zh"):
            out += [Reading(k, "chinese") for k in chinese.names(name)]
            out += [Reading(k, "chinese, place") for k in chinese.places(name)]
    if language in (None, "ja"):
        spoken = "".join(dictionary_reading(name))
        if _KANA.fullmatch(spoken):
            out.append(Reading(spoken, "japanese"))
    return tuple(out)


def same(some: str, other: str) -> Verdict:
    """Whether two names, taken alone, name one person, organization or place.

    >>> same("金正恩", "キム・ジョンウン").why, same("米国", "アメリカ").answer, same("田中", "佐藤").answer
    ('computed reading', 'yes', 'cannot tell')
    """
    if _plain(some) == _plain(other):
        return Verdict("yes", "same string")
    known = _known(some, other)
    if known is not None:
        return known
    if _crosses(some, other) and may_be(some, other):
        return Verdict("yes", "computed reading")
    if _shorter(some, other):
        return Verdict("cannot tell", "family name")
    if _KANJI.fullmatch(some) and _KANJI.fullmatch(other) and len(some) == len(other) == 3 and some[0] == other[0]:
        return Verdict("no", "other given name")
    return Verdict("cannot tell", "no evidence")


def may_be(name: str, other: str) -> bool:
    """Whether two full names, one in kanji and one in kana, may be one by their readings; and whether two in katakana
    differ only as transcriptions do (ウラジーミル, ウラジミル)."""
    if _KANJI.fullmatch(other) and not _KANJI.fullmatch(name):
        name, other = other, name
    if not _KANA.fullmatch(other):
        return False
    if _KANJI.fullmatch(name):
        return len(name) >= 2 and skeleton(other) in sounds(name)
    return bool(_KANA.fullmatch(name)) and _variants(name, other)


def family_may_be(name: str, full: str) -> bool:
    """Whether a family name (金) may be that of a full name in the other script (キム・ジョンウン)."""
    if _KANJI.fullmatch(name) and len(name) == 1 and "・" in full:
        return skeleton(_SPLIT.split(full)[0]) in family_sounds(name)
    if _KANA.fullmatch(name) and "・" not in name and _KANJI.fullmatch(full) and len(full) == 3:
        return skeleton(name) in family_sounds(full[0])
    return False


@lru_cache(maxsize=4096)
def family_sounds(kanji: str) -> frozenset[str]:
    """How a family name of one kanji may sound in a Korean or Chinese name (skeletons), found by giving it a given name;
    nothing for any other name."""
    if len(kanji) != 1 or not _KANJI.fullmatch(kanji):
        return frozenset()
    families = (skeleton(r.kana.split("・")[0]) for r in read(kanji + "明") if "・" in r.kana)
    return frozenset(form for family in families for form in _written(family))


@lru_cache(maxsize=4096)
def sounds(kanji: str) -> frozenset[str]:
    """The readings of a name in kanji, as skeletons."""
    return frozenset(form for r in read(kanji) for form in _written(skeleton(r.kana)))


def _written(sound: str) -> tuple[str, ...]:
    """A reading as outlets write it: ワン・シアオホン and ワン・シャオホン, リウ and リュウ, ホワ and ホア, ルオ and ルー, ショワン and シュアン."""
    forms = [sound]
    for how, written in _SPELLINGS:
        forms += [other for form in forms if (other := how.sub(written, form)) != form]
    return tuple(forms)


_SPELLINGS = tuple(
    (re.compile(how), written)
    for how, written in (
        ("([シチニヒミリ])ア", r"\1ヤ"),
        ("リウ", "リユウ"),
        ("ホワ", "ホア"),
        ("ヨワ", "ユア"),
        ("ルオ", "ル"),
    )
)


def _variants(some: str, other: str) -> bool:
    """ドミトリー・ペスコフ and ドミトリ・ペスコフ: the parts pair off, each with at most one sign changed."""
    a, b = _SPLIT.split(some), _SPLIT.split(other)
    if len(a) != len(b) or len(a) < 2:
        return False
    return all(
        (near(skeleton(x), skeleton(y)) and min(len(x), len(y)) >= 3) or x == y for x, y in zip(a, b, strict=True)
    )


def _plain(name: str) -> str:
    return outlets.key(name)


def _known(some: str, other: str) -> Verdict | None:
    a, b = lexicon.resolve(some), lexicon.resolve(other)
    if a is not None and b is not None and a.sure and b.sure:
        if (a.sort, a.name) == (b.sort, b.name):
            return Verdict("yes", "known alias")
        return Verdict("no", "other known names")
    short, full = countries.of_short(some), countries.of_short(other)
    if short or full:
        one, two = short or countries.code(some), full or countries.code(other)
        if one and two:
            return Verdict("yes", "known alias") if one == two else Verdict("no", "other known names")
    return None


def _crosses(some: str, other: str) -> bool:
    return bool(_KANJI.fullmatch(some)) != bool(_KANJI.fullmatch(other)) or bool(
        _KANA.fullmatch(some) and _KANA.fullmatch(other)
    )


def _shorter(some: str, other: str) -> bool:
    short, full = sorted((some, other), key=len)
    if not short:
        return False
    return full.startswith(short) or full.endswith(short) or family_may_be(short, full)
