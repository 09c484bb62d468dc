"""The persons of one document by what a later name may share with theirs, so that none has to be compared with all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from uratori.names.readings import readings
from uratori.names.readings.kana import skeleton

_SPLIT = re.compile(r"[・=＝ ]")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")
_HAN = re.compile(r"[㐀-鿿々]+")  # what has readings
_KANA = re.compile(r"[ぁ-んァ-ヶー・=＝ ]+")
_HEAD = 7  # signs of a name's first part that are compared; few names of a document share so many by chance

_Key = tuple[str, str]


class Index:
    """Names by their parts and sounds. A look-up gives the numbers of all persons that may fit, in order, and of few
    that do not: the caller compares them by its own rule."""

    def __init__(self) -> None:
        self._at: dict[_Key, list[int]] = {}
        self._unsounded: list[tuple[int, str]] = []

    def add(self, number: int, name: str) -> None:
        """``name`` is one more name of the person ``number``."""
        for key in _keys(name):
            self._at.setdefault(key, []).append(number)
        if len(name) >= 2 and _HAN.fullmatch(name):
            self._unsounded.append((number, name))

    def short(self, name: str) -> list[int]:
        """The persons of whom ``name`` may be the family name or the given name."""
        keys = {("is", name), ("part", name), ("starts", name[:2]), ("ends", name[-2:])}
        keys.update(("family", sound) for sound in readings.family_sounds(name))
        if _KANA.fullmatch(name):
            sound = skeleton(name)
            keys.update(key for key in self._at if key[0] == "first" and sound in readings.family_sounds(key[1]))
        return self._numbers(keys)

    def full(self, name: str, gloss: str | None) -> list[int]:
        """The persons whose name in another script, or in another transcription, a full name or its gloss may be."""
        keys = {("is", g) for g in (gloss, gloss.replace("・", ""))} if gloss else set()
        if _HAN.fullmatch(name):
            keys.update(("sound", s) for s in readings.sounds(name))
        elif _KANA.fullmatch(name):
            self._sound()
            keys.add(("read", skeleton(name)))
            keys.update(("like", like) for like in _likes(name))
        return self._numbers(keys)

    def _sound(self) -> None:
        """Names in kanji are read aloud only where a name in kana asks for it: reading is dear."""
        for number, name in self._unsounded:
            for sound in readings.sounds(name):
                self._at.setdefault(("read", sound), []).append(number)
        self._unsounded.clear()

    def _numbers(self, keys: Iterable[_Key]) -> list[int]:
        return sorted({number for key in keys for number in self._at.get(key, ())})


def _keys(name: str) -> Iterator[_Key]:
    yield "is", name
    parts = _SPLIT.split(name)
    if len(parts) > 1:
        yield from {("part", p) for p in (parts[0], parts[-1], "・".join(parts[1:]))}
    elif _KANJI.fullmatch(name):
        yield "starts", name[:1]
        yield "starts", name[:2]
        yield "ends", name[-2:]
    elif _KANJI.match(name):
        yield "starts", name[:1]
        yield "starts", name[:2]
    if "・" in name:
        yield "family", skeleton(parts[0])
    if len(name) == 3 and _HAN.fullmatch(name):
        yield "first", name[0]
    if _KANA.fullmatch(name):
        yield "sound", skeleton(name)
        yield from (("like", like) for like in _likes(name))


def _likes(name: str) -> set[str]:
    """What the first part of a name in several parts shares with every spelling one sign away: itself, and itself
    without one of its signs (deletion neighbours), as far as the first signs."""
    parts = _SPLIT.split(name)
    if len(parts) < 2:
        return set()
    sound = skeleton(parts[0])
    return {sound[:_HEAD], *((sound[:k] + sound[k + 1 :])[:_HEAD] for k in range(min(len(sound), _HEAD)))}
