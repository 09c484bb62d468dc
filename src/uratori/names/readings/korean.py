"""Korean names: hanja → hangul → the kana of Japanese outlets.

The steps are those of the language: surname readings and the law of initials (頭音法則: 李 is 리 in the North and 이 in
the South), liaison (석열 → 서결), h that falls silent (선희 → 서니), nasals (박명 → 방명), and voicing between voiced sounds,
which Japanese outlets write (대중 after 김: デジュン).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from uratori.data import rows

# Family names of two characters; every other has one.
_LONG_FAMILIES = frozenset(("南宮", "諸葛", "皇甫", "鮮于", "独孤", "西門", "東方", "司空"))
_ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_Y_OR_I = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
_MOST = 12


class Syllable(NamedTuple):
    onset: str
    vowel: str
    coda: str


_VOICELESS = {"ㄱ": "k", "ㄲ": "k", "ㅋ": "k", "ㄴ": "n", "ㄷ": "t", "ㄸ": "t", "ㅌ": "t", "ㄹ": "r", "ㅁ": "m", "ㅂ": "p",
              "ㅃ": "p", "ㅍ": "p", "ㅅ": "s", "ㅆ": "s", "ㅇ": "", "ㅈ": "c", "ㅉ": "c", "ㅊ": "c", "ㅎ": "h"}  # fmt: skip
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_CODA_KANA = {"": "", "ㄱ": "ク", "ㄴ": "ン", "ㄷ": "ッ", "ㄹ": "ル", "ㅁ": "ム", "ㅂ": "プ", "ㅇ": "ン", "ㅅ": "ッ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}


def names(kanji: str, *, north: bool) -> tuple[str, ...]:
    """The kana a Korean name in kanji may be written with, family and given name joined by ・, the likeliest first.
    Empty where a character has no Korean reading.

    >>> names("金正恩", north=True)[0], names("崔善姫", north=True)[0], names("李在明", north=False)[0]
    ('キム・ジョンウン', 'チェ・ソニ', 'イ・ジェミョン')
    """
    n = 2 if kanji[:2] in _LONG_FAMILIES and len(kanji) > 2 else 1
    out: list[str] = []
    for hangul in _hangul(kanji, n, north=north):
        out += [spoken for spoken in _spoken(hangul, n) if spoken not in out]
    return tuple(out[:_MOST])


def places(kanji: str) -> tuple[str, ...]:
    """The kana a Korean place in kanji may be written with (平壌 → ピョンヤン)."""
    out: list[str] = []
    for north in (True, False):
        for hangul in _hangul(kanji, 0, north=north):
            out += [spoken for spoken in _spoken(hangul, 0) if spoken not in out]
    return tuple(out[:_MOST])


@cache
def _sounds() -> dict[str, tuple[str, ...]]:
    """The kana of each vowel, in the order of _VOWELS, after each initial sound."""
    return {row["sound"].strip("-"): tuple(row["kana"].split("|")) for row in rows("korean_kana")}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    first: dict[str, list[str]] = {}
    for row in rows("hanja"):
        for char in row["first"]:
            first[char] = [row["reading"]]
    for row in rows("hanja"):
        for char in row["other"]:
            first.setdefault(char, []).append(row["reading"])
    return {char: tuple(rs) for char, rs in first.items()}


def _hangul(kanji: str, family: int, *, north: bool) -> Iterator[str]:
    readings = [_readings().get(char, ()) for char in kanji]
    if not kanji or not all(readings):
        return
    choices = [rs[:2] if i >= max(family, 1) else rs[:1] for i, rs in enumerate(readings)]
    for combination in list(product(*choices))[:6]:
        for given_law in (True, False) if north else (True,):
            yield "".join(
                _initial(s) if (i == 0 and not north) or (i == family and family and given_law) else s
                for i, s in enumerate(combination)
            )


def _initial(syllable: str) -> str:
    """The law of initials: 리 → 이, 로 → 노, 녀 → 여."""
    onset, vowel, coda = _split(syllable)
    if onset == "ㄹ":
        onset = "ㅇ" if vowel in _Y_OR_I else "ㄴ"
    elif onset == "ㄴ" and vowel in _Y_OR_I:
        onset = "ㅇ"
    return _join(Syllable(onset, vowel, coda))


def _split(char: str) -> Syllable:
    code = ord(char) - 0xAC00
    return Syllable(_ONSETS[code // 588], _VOWELS[code % 588 // 28], _CODAS[code % 28])


def _join(s: Syllable) -> str:
    return chr(0xAC00 + _ONSETS.index(s.onset) * 588 + _VOWELS.index(s.vowel) * 28 + _CODAS.index(s.coda))


def _spoken(hangul: str, family: int) -> Iterator[str]:
    """The kana of a name in hangul: usual first, then with h kept or dropped and with a voiceless given name."""
    if not all("가" <= c <= "힣" for c in hangul):
        return
    syllables = [_split(c) for c in hangul]
    seen = set()
    for silent_h, linked, voiced in product((True, False), (True, False), (True, False)):
        kana = _kana(_changed(syllables, family, silent_h=silent_h, linked=linked), family, voiced=voiced)
        if kana not in seen:
            seen.add(kana)
            yield kana


def _changed(syllables: list[Syllable], family: int, *, silent_h: bool, linked: bool) -> list[Syllable]:
    """Sound changes between the syllables. The family name links only to an ㄱ or ㄴ before a silent h."""
    out = list(syllables)
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        across = i + 1 == family
        if b.onset == "ㅇ" and a.coda == "ㄱ" and b.vowel in _Y_OR_I and not linked and not across:
            out[i], out[i + 1] = a._replace(coda="ㅇ"), b._replace(onset="ㄴ")  # 석열 → 성녈
        elif (b.onset == "ㅇ" and a.coda not in ("", "ㅇ") and linked and not across) or (
            b.onset == "ㅎ" and not across and a.coda in ("ㄴ", "ㅁ", "ㄹ") and (silent_h and b.vowel in "ㅢㅖㅗㅣㅕㅡ")
        ):
            out[i], out[i + 1] = a._replace(coda=""), b._replace(onset=a.coda)
        elif b.onset == "ㅎ" and a.coda in ("ㄱ", "ㄷ", "ㅂ") and not across and silent_h:
            strong = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ"}[a.coda]
            out[i], out[i + 1] = a._replace(coda=""), b._replace(onset=strong)
        elif b.onset in ("ㄴ", "ㅁ", "ㄹ") and a.coda in _NASAL and not across:
            out[i] = a._replace(coda=_NASAL[a.coda])
            if b.onset == "ㄹ":
                out[i + 1] = b._replace(onset="ㄴ")
        elif b.onset == "ㄹ" and a.coda == "ㄴ" and not across:
            out[i] = a._replace(coda="ㄹ")
        elif b.onset == "ㄹ" and a.coda in ("ㅁ", "ㅇ") and not across and not linked:
            out[i + 1] = b._replace(onset="ㄴ")
    return out


def _kana(syllables: list[Syllable], family: int, *, voiced: bool) -> str:
    out: list[str] = []
    for i, s in enumerate(syllables):
        if i == family and family:
            out.append("・")
        before = syllables[i - 1] if i else None
        soft = before is not None and before.coda in ("", "ㄴ", "ㅁ", "ㅇ", "ㄹ")
        if before is not None and i == family and family:
            soft = soft is voiced  # 朴正天 is パク・ジョンチョン to most outlets
        row = _VOICED.get(s.onset, _VOICELESS[s.onset]) if soft else _VOICELESS[s.onset]
        out.append(_sounds()[row][_VOWELS.index(s.vowel)] + _CODA_KANA.get(s.coda, ""))
    return "".join(out)
