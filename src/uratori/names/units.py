"""The words of a sentence as the rules of names see them: each with its sort."""

from __future__ import annotations

import re
from typing import NamedTuple

from uratori.language import Token
from uratori.names import countries, lexicon
from uratori.names.lexicon import Entry

# A word in which a country stands before one of these is two units: 韓国紙, 米側, 中国軍.
_AFTER_COUNTRY = frozenset("紙誌側軍艦機船製産籍")
_KATAKANA = re.compile(r"[ァ-ヶー]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.&'’-]*")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")
_DOTS = frozenset("・=＝·")
_TIME = frozenset(("副詞可能", "助数詞"))


class Unit(NamedTuple):
    """A word or a known phrase, ``start`` to ``end`` in the folded text.

    ``sort`` is the sort of a known entry (country, capital, region, outlet, body, title, honorific,
    before, kin), or
    surname, given, person, place, proper (a proper noun of another kind), kana and kanji and latin (words the
    dictionary lacks), noun, prefix, time, number, dot, open, close, stop, mark, gap, other.
    ``ending`` is what the word is as the end of a name (県警, 川).
    """

    start: int
    end: int
    text: str
    sort: str
    entry: Entry | None = None
    ending: Entry | None = None

    def __len__(self) -> int:
        return self.end - self.start


NAMELIKE = frozenset(("surname", "given", "person", "place", "region", "proper", "kana", "kanji", "latin"))
NOUNLIKE = NAMELIKE | {"noun", "prefix", "country", "capital", "outlet", "body", "title", "number", "kin", "before"}


def units(text: str, tokens: tuple[Token, ...]) -> list[Unit]:
    """The units of one sentence, in order. ``text`` is the folded text that the tokens' offsets are into."""
    known = lexicon.known()
    endings = lexicon.endings()
    ends = {t.end for t in tokens}
    out: list[Unit] = []
    at = 0
    for token in tokens:
        if token.start < at:
            continue
        found = known.longest(text, token.start, ends) if token.pos[0] in _LOOKED_UP else None
        if found and _stands(found[1], token, found[0]):
            at, entry = found
            phrase = text[token.start : at]
            ending = endings.get(phrase)
            if entry.sort == "ending":
                out.append(Unit(token.start, at, phrase, "noun", None, ending))
            else:
                out.append(Unit(token.start, at, phrase, entry.sort, entry, ending))
            continue
        at = token.end
        out.extend(_split(token))
    return out


_LOOKED_UP = frozenset(("名詞", "接尾辞", "接頭辞", "形状詞", "感動詞", "副詞", "動詞", "代名詞", "記号"))


def _stands(entry: Entry, token: Token, end: int) -> bool:
    """Whether a phrase that was found is what it looks like here."""
    whole = end == token.end
    if entry.sort == "ending":
        return not whole or token.pos[1] != "固有名詞"
    if entry.sort == "region" and token.pos[2] == "人名" and not whole:
        return False  # 会津|藩 is a place, 佐渡|裕 a person
    if whole and token.pos[0] in ("動詞", "副詞", "感動詞", "代名詞"):
        return False  # ソマリ, また, …
    return not (entry.sort in ("honorific", "kin", "before") and token.pos[1] == "固有名詞" and end > token.end)


def _split(token: Token) -> list[Unit]:
    """A token as one unit, or as two where a country or a surname is glued to what follows."""
    surface, n = token.surface, len(token.surface)
    known = lexicon.known()
    if n >= 3 and surface[-1] in _AFTER_COUNTRY:
        entry = lexicon.known().get(surface[:-1])
        if entry is not None and entry.sort in ("country", "capital"):
            return [
                Unit(token.start, token.end - 1, surface[:-1], entry.sort, entry),
                _ending(token.end - 1, token.end, surface[-1]),
            ]
    if n >= 4 and surface[-1] == "内" and surface[-2] in "都道府県市区町村" and token.pos[1] != "固有名詞":  # 東京都内
        return [Unit(token.start, token.end - 1, surface[:-1], "place"), Unit(token.end - 1, token.end, "内", "noun")]
    if n >= 3 and surface[0] in "元前新現旧" and token.pos[1] == "普通名詞":  # 元知事
        entry = known.get(surface[1:])
        if entry is not None and entry.sort == "title":
            return [Unit(token.start, token.end, surface, "title", entry)]
    if (
        n == 2
        and surface[-1] in "紙誌側軍"
        and surface[0] in "米英露仏独韓中印豪伊台"
        and countries.of_short(surface[0])
    ):
        return [Unit(token.start, token.end - 1, surface[0], "noun"), _ending(token.end - 1, token.end, surface[-1])]
    if n >= 2 and surface[-1] == "氏" and token.pos[2] == "人名":  # 金氏 is one surname to the dictionary
        sort = "surname" if n > 2 or token.pos[3] == "姓" else "given"
        honorific = lexicon.known().get("氏")
        return [
            Unit(token.start, token.end - 1, surface[:-1], sort),
            Unit(token.end - 1, token.end, "氏", "honorific", honorific),
        ]
    return [Unit(token.start, token.end, surface, _sort(token), None, lexicon.endings().get(surface))]


def _ending(start: int, end: int, text: str) -> Unit:
    return Unit(start, end, text, "noun", None, lexicon.endings().get(text))


def _sort(token: Token) -> str:
    major, minor = token.pos[0], token.pos[1]
    if major == "名詞":
        return _noun(token)
    if major == "接尾辞":
        return "time" if minor == "名詞的" and token.pos[2] == "助数詞" else "noun" if minor == "名詞的" else "other"
    if major == "接頭辞":
        return "prefix"
    if major in ("補助記号", "空白", "記号"):
        return _mark(token)
    if token.unknown and _KATAKANA.fullmatch(token.surface):
        return "kana"
    return "adjective" if major == "形状詞" else "other"


def _noun(token: Token) -> str:
    surface = token.surface
    if token.pos[1] == "数詞":
        return "number"
    if _LATIN.fullmatch(surface):
        return "latin"
    if token.pos[1] == "固有名詞":
        if len(surface) == 1 and countries.of_short(surface):
            return "noun"  # 日中|韓: decided by what stands around it, in `places`
        if token.pos[2] == "人名":
            return {"姓": "surname", "名": "given"}.get(token.pos[3], "person")
        return "place" if token.pos[2] == "地名" else "proper"
    if token.unknown:
        if _KATAKANA.fullmatch(surface):
            return "kana"
        if _KANJI.fullmatch(surface):
            return "kanji"
    return "time" if token.pos[2] in _TIME and len(surface) > 1 and token.pos[2] == "副詞可能" else "noun"


def _mark(token: Token) -> str:
    surface = token.surface
    if surface in _DOTS:
        return "dot"
    if token.pos[1] == "括弧開" or surface in "「『(【[“〈《":
        return "open"
    if token.pos[1] == "括弧閉" or surface in "」』)】]”〉》":
        return "close"
    if token.pos[0] == "空白":
        return "gap"
    if token.pos[1] in ("句点", "読点"):
        return "stop"
    if token.pos[0] == "記号" and _LATIN.fullmatch(surface):
        return "latin"
    return "mark"
