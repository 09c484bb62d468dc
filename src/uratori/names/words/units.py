"""The words of a sentence as the rules of names see them: each with its sort."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from uratori.language import Token, may_be_family
from uratori.names.words import countries, lexicon
from uratori.names.words.lexicon import Entry

# A word in which a country stands before one of these is two units: 韓国紙, 米側, 中国軍.
_AFTER_COUNTRY = frozenset("紙誌側軍艦機船製産籍人領")
_KATAKANA = re.compile(r"[ァ-ヶー]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.&'’-]*")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")
_DOTS = frozenset("・=＝·")
_TIME = frozenset(("副詞可能", "助数詞"))


@dataclass(slots=True, eq=False)
class Unit:
    """A word or a known phrase, ``start`` to ``end`` in the folded text.

    ``sort`` is the sort of a known entry (country, capital, region, outlet, body, title, honorific,
    before, kin), or
    surname, given, person, place, proper (a proper noun of another kind), kana and kanji and latin (words the
    dictionary lacks), noun, prefix, time, number, dot, open, close, stop, mark, gap, other.
    ``ending`` is what the word is as the end of a name (県警, 川).

    Nobody changes one. It is not frozen, since many are made and each is read dozens of times: a frozen one is dear to make,
    and the fields of a named tuple take thrice as long to read.
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
PROPER = NAMELIKE | {"country", "capital", "body", "outlet"}
NOUNLIKE = NAMELIKE | {"noun", "prefix", "country", "capital", "outlet", "body", "title", "number", "kin", "before"}


# What stands beside a name without being a part of it.
EDGES = frozenset(("other", "stop", "open", "close", "gap", "mark"))


def beside(row: Sequence[Unit], first: int, end: int) -> tuple[Unit | None, Unit | None]:
    """What is glued to units ``first`` to ``end`` of a sentence, before and behind."""
    before = row[first - 1] if first and row[first - 1].end == row[first].start else None
    after = row[end] if end < len(row) and row[end].start == row[end - 1].end else None
    return before, after


def units(text: str, tokens: tuple[Token, ...]) -> list[Unit]:
    """The units of one sentence, in order. ``text`` is the folded text that the tokens' offsets are into."""
    known = lexicon.known()
    heads = known.heads
    endings = lexicon.endings()
    ends = {t[1] for t in tokens}
    simple = _simple()
    out: list[Unit] = []
    add = out.append
    at = 0
    for token in tokens:
        start, end, surface, _, _, pos, unknown, _ = token
        if start < at:
            continue
        met = simple.get(surface)
        if met is not None and met.pos is pos and not unknown and met.sort:
            add(Unit(start, end, surface, met.sort, None, met.ending))
            at = end
            continue
        # most words begin no known phrase: that is seen here, before any is looked for
        begins = pos[0] in _LOOKED_UP and (text[start : start + 2] in heads or surface[0] in heads)
        found = known.longest(text, start, ends) if begins else None
        if found and _stands(found[1], token, found[0], text[found[0] : found[0] + 1]):
            at, phrase = found[0], text[start : found[0]]
            entry = _behind_a_name(out, start, phrase) or found[1]
            if entry.sort in ("title", "honorific"):
                _made_name(out, start)
            ending = endings.get(phrase)
            if entry.sort == "ending" or _of_a_land(out, start, entry, ending):
                add(Unit(start, at, phrase, "noun", None, ending))
            else:
                add(Unit(start, at, phrase, entry.sort, entry, ending))
            continue
        cut = _cut_anew(out, token, text, tokens, ends)
        if cut is not None:
            at = cut
            continue
        at = end
        pieces = _pieces(surface, pos, unknown)
        if met is None and not unknown:
            if len(simple) >= _KEPT:
                simple.clear()
            simple[surface] = _met(surface, pos, pieces)
        for a, b, part, sort, known_as, ending in pieces:
            seen = _by_dot(out, start, part, sort) if _by_dots(sort, part) else sort
            add(Unit(start + a, start + b, part, seen, known_as, ending))
    return out


@dataclass(slots=True, eq=False)
class _Simple:
    """A word of these parts of speech that is the same unit wherever it stands, as most of a text are (を, 計画); no sort where it is
    not. Not frozen, as :class:`Unit` is not."""

    pos: tuple[str, ...]
    sort: str = ""
    ending: Entry | None = None


_KEPT = 1 << 15


@cache
def _simple() -> dict[str, _Simple]:
    """The words of the dictionary met so far."""
    return {}


def _met(surface: str, pos: tuple[str, ...], pieces: Sequence[_Piece]) -> _Simple:
    """A word is simple where it is one unit, begins no known phrase, and its sort hangs on no word beside it."""
    known, piece = lexicon.known(), pieces[0]
    begins = pos[0] in _LOOKED_UP and (
        surface[:2] in known.heads or surface[0] in known.heads or (len(surface) == 1 and surface in known.firsts)
    )
    apart = len(pieces) > 1 or piece.entry is not None or pos[1] == "数詞" or surface in _OFFICES
    return _Simple(pos) if begins or apart or _by_dots(piece.sort, surface) else _Simple(pos, piece.sort, piece.ending)


def _by_dots(sort: str, word: str) -> bool:
    """Whether what a word is hangs on a dot beside it: ドー・ヴァン・ロック."""
    return sort == "dot" or (sort == "other" and word[0] >= "ァ")


def _cut_anew(out: list[Unit], token: Token, text: str, tokens: Sequence[Token], ends: set[int]) -> int | None:
    """Add a word that the dictionary cuts or joins amiss to ``out``, as it should be cut, and say where that ends; None where the word
    is none of these."""
    known, endings = lexicon.known(), lexicon.endings()
    start, end, surface, _, _, pos, unknown, _ = token
    last = out[-1] if out else None
    if pos[1] == "数詞" and last is not None and last.sort == "latin" and (m := _LEAGUE.match(surface)) is not None:
        mid = start + m.end()  # J|1八|戸 is 八戸 of J1
        out.append(Unit(start, mid, text[start:mid], "number"))
        found = known.longest(text, mid, ends)
        if found is not None and found[1].sort == "region":
            out.append(Unit(mid, found[0], text[mid : found[0]], "region", found[1], endings.get(text[mid : found[0]])))
            return found[0]
        at = next((t.end for t in tokens if t.start == end), end)
        out.append(Unit(mid, at, text[mid:at], "kanji"))
        return at
    if surface == "長" and last is not None and last.end == start and _heads_firm(out):
        mid = last.start + 1  # 久慈|本社|長 is 久慈本|社長
        first = out[-2].start
        out[-2:] = [
            Unit(first, mid, text[first:mid], "surname"),
            Unit(mid, end, text[mid:end], "title", known.get(text[mid:end])),
        ]
        return end
    if surface in _OFFICES and last is not None and last.end == start and _takes_office(out):
        mid = last.end - 1  # 五十嵐|誠市|長 is 五十嵐|誠|市長, 一ノ宮|茜町|議 is 一ノ宮|茜|町議
        out[-1:] = [
            Unit(last.start, mid, last.text[:-1], "given"),
            Unit(mid, end, text[mid:end], "title", known.get(text[mid:end])),
        ]
        return end
    if surface in _AFTER_SCHOOL and last is not None and last.end == start:
        stop = known.prefix(text, end, ("title",))
        if stop is not None and text.startswith(_LEARNED, end):
            mid = start + 1  # 医科|大元|教授 is 大|元教授
            out += [
                Unit(start, mid, "大", "noun", None, endings.get("大")),
                Unit(mid, stop, text[mid:stop], "title", known.get(text[end:stop])),
            ]
            return stop
    if not unknown:
        return None
    if len(surface) > 1 and _KANJI.fullmatch(surface) and (cut := _office_within(text, start, end, ends)):
        mid, at = cut  # 金|度|炫統|一|相 is 金|度|炫|統一相
        out += [
            Unit(start, mid, text[start:mid], "kanji"),
            Unit(mid, at, text[mid:at], "title", known.get(text[mid:at])),
        ]
        return at
    if last is not None and last.end == start and (sort := _SORT.match(surface)) is not None:
        mid = start + sort.end()  # 化学|グループヤルヴィ
        out += [
            Unit(start, mid, sort[0], "noun", None, endings.get(sort[0])),
            Unit(mid, end, text[mid:end], "kana"),
        ]
        return end
    if last is not None and last.end == start and _joins(last, surface):
        out[-1] = Unit(last.start, end, last.text + surface, "kana")
        return end
    return None


_AFTER_SCHOOL = frozenset(("大元", "大前"))
_LEARNED = ("教授", "准教授", "助教", "講師", "学長", "総長", "学部長", "副学長")
_SORT = re.compile(
    r"(?:グループ|メーカー|チェーン)(?=...)"
)  # what the dictionary takes for the beginning of a name that it lacks


def _behind_a_name(row: list[Unit], start: int, phrase: str) -> lexicon.Entry | None:
    """The title that a phrase is behind a name: 土井|GM and ヴァンダイク|GM are no firms."""
    if not row or row[-1].end != start:
        return None
    last = row[-1]
    foreign = last.sort in ("kana", "proper") and last.entry is None and _name_like(last.text)
    return lexicon.titled(phrase) if foreign or last.sort in ("surname", "given", "person") else None


def _of_a_land(row: list[Unit], start: int, entry: Entry, ending: Entry | None) -> bool:
    """Whether what some one land is called in short (共和国) is the end of a longer name here: エスメラルダ|共和国."""
    if entry.sort != "country" or ending is None or not row or row[-1].end != start:
        return False
    return _KATAKANA.fullmatch(row[-1].text) is not None


def _made_name(row: list[Unit], start: int) -> None:
    """ドドン|元大統領: an exclamation in katakana right before an office is a name."""
    last = row[-1] if row else None
    if last is not None and last.end == start and last.sort == "other" and len(last) > 2 and _name_like(last.text):
        row[-1] = Unit(last.start, last.end, last.text, "kana")


def _joins(before: Unit, surface: str) -> bool:
    """トクト|グロフ: katakana of no dictionary goes on a name of which the dictionary has the beginning."""
    return (
        before.sort in ("kana", "person", "surname", "given")
        and before.entry is None
        and bool(_KATAKANA.fullmatch(surface) and _KATAKANA.fullmatch(before.text))
    )


def _office_within(text: str, start: int, end: int, ends: set[int]) -> tuple[int, int] | None:
    """Where a title begins inside a word of kanji that the dictionary lacks, and where it ends, with a word behind it."""
    for mid in range(start + 1, end):
        stop = lexicon.known().prefix(text, mid, ("title",))
        if stop is not None and stop > end and stop in ends:
            return mid, stop
    return None


def _by_dot(out: list[Unit], start: int, word: str, sort: str) -> str:
    """The sort of a word, with ドー in ドー・ヴァン・ロック as a name, which the dictionary has as an exclamation."""
    last = out[-1] if out and out[-1].end == start else None
    if last is None:
        return sort
    if sort == "dot" and last.sort == "other" and _name_like(last.text):
        out[-1] = Unit(last.start, last.end, last.text, "kana")
    return "kana" if sort == "other" and last.sort == "dot" and _name_like(word) else sort


def _name_like(word: str) -> bool:
    return len(word) > 1 and _KATAKANA.fullmatch(word) is not None


def _takes_office(row: list[Unit]) -> bool:
    """Whether the last unit is a given name that took the beginning of its bearer's office: 岡野|誠市 before 長."""
    last = row[-1]
    if len(last) < 2 or last.text[-1] not in "市町村区県" or len(row) < 2 or row[-2].end != last.start:
        return False
    if last.sort == "place":
        return len(last) == 2 and (
            row[-2].sort == "surname" or (row[-2].sort == "place" and may_be_family(row[-2].text.replace("ノ", "")))
        )
    return last.sort == "given" and row[-2].sort in ("surname", "place", "kanji")


def _heads_firm(row: list[Unit]) -> bool:
    """Whether the last units are a family name and 本社 before 長: one heads a firm, and nobody its seat."""
    return len(row) > 1 and row[-1].text == "本社" and row[-2].end == row[-1].start and row[-2].sort == "surname"


_OFFICES = frozenset("長議")  # what is left of an office whose beginning a name took
_LEAGUE = re.compile(r"[0-9](?=[一二三四五六七八九千百万]$)")
_LOOKED_UP = frozenset(("名詞", "接尾辞", "接頭辞", "形状詞", "感動詞", "副詞", "動詞", "代名詞", "記号"))


def _stands(entry: Entry, token: Token, end: int, after: str) -> bool:
    """Whether a phrase that was found is what it looks like here."""
    whole = end == token.end
    if entry.sort == "ending":
        return not whole or token.pos[1] != "固有名詞"
    if entry.sort == "region" and token.pos[2] == "人名" and not whole:
        return False  # 会津|藩 is a place, 佐渡|裕 a person
    if whole and token.pos[0] in ("動詞", "副詞", "感動詞", "代名詞"):
        return False  # ソマリ, また, …
    if whole and entry.sort == "title" and len(token.surface) == 1 and _KANJI.match(after):
        return False  # 玄|相|哲
    if whole and entry.kind == "sport" and not entry.sure and token.pos[2] == "地名":
        return False  # リバプール is a club only in a text of sport (``clubs``)
    return not (entry.sort in ("honorific", "kin", "before") and token.pos[1] == "固有名詞" and end > token.end)


_POLLS = frozenset(("長選", "議選", "長選挙", "議選挙", "議補選", "長選び"))


class _Piece(NamedTuple):
    """A unit of a token, its offsets counted from the token's start."""

    start: int
    end: int
    text: str
    sort: str
    entry: Entry | None
    ending: Entry | None


@lru_cache(maxsize=1 << 15)
def _pieces(surface: str, pos: tuple[str, ...], unknown: bool) -> tuple[_Piece, ...]:
    """A token as one unit, or as two where a country or a surname is glued to what follows."""
    n, last = len(surface), surface[-1]
    known, endings = lexicon.known(), lexicon.endings()

    def two(sort: str, entry: Entry | None, then: str = "noun") -> tuple[_Piece, ...]:
        tail = known.get(last) if then == "honorific" else None
        return (
            _Piece(0, n - 1, surface[:-1], sort, entry, None),
            _Piece(n - 1, n, last, then, tail, endings.get(last)),
        )

    if n >= 3 and last in _AFTER_COUNTRY:
        entry = known.get(surface[:-1])
        if entry is not None and entry.sort in ("country", "capital"):
            return two(entry.sort, entry)
    if n >= 4 and last == "内" and surface[-2] in "都道府県市区町村" and pos[1] != "固有名詞":
        return two("place", None)  # 東京都|内
    if n >= 3 and surface[0] in "県市町村区" and surface[1:] in _POLLS:  # 美里浜|町|長選
        return (
            _Piece(0, 1, surface[0], "noun", None, endings.get(surface[0])),
            _Piece(1, n, surface[1:], "noun", None, None),
        )
    if n >= 3 and surface[0] in "元前新現旧" and pos[1] == "普通名詞":
        entry = known.get(surface[1:])
        if entry is not None and entry.sort == "title":
            return (_Piece(0, n, surface, "title", entry, None),)  # 元知事
    if n >= 3 and surface[0] in "米英露仏独韓中印豪伊" and pos[1] == "普通名詞":
        entry = known.get(surface[1:])
        if entry is not None and entry.sort == "title":  # 米|大統領
            return (_Piece(0, 1, surface[0], "noun", None, None), _Piece(1, n, surface[1:], "title", entry, None))
    if n == 2 and last in "紙誌側軍" and surface[0] in "米英露仏独韓中印豪伊台":
        return two("noun", None)
    if n >= 2 and last == "氏" and unknown and _KANJI.fullmatch(surface):
        return two("kanji", None, "honorific")  # 婷|氏
    if n >= 2 and last == "氏" and pos[2] == "人名":  # 金氏 is one surname to the dictionary
        return two("surname" if n > 2 or pos[3] == "姓" else "given", None, "honorific")
    return (_Piece(0, n, surface, _sort(surface, pos, unknown), None, endings.get(surface)),)


def _sort(surface: str, pos: tuple[str, ...], unknown: bool) -> str:
    major, minor = pos[0], pos[1]
    if major == "名詞":
        return _noun(surface, pos, unknown)
    if major == "接尾辞":
        return "time" if minor == "名詞的" and pos[2] == "助数詞" else "noun" if minor == "名詞的" else "other"
    if major == "接頭辞":
        return "prefix"
    if major in ("補助記号", "空白", "記号"):
        return _mark(surface, pos)
    if unknown and _KATAKANA.fullmatch(surface):
        return "kana"
    return "adjective" if major == "形状詞" else "other"


def _noun(surface: str, pos: tuple[str, ...], unknown: bool) -> str:
    if pos[1] == "数詞":
        return "number"
    if _LATIN.fullmatch(surface):
        return "latin"
    if pos[1] == "固有名詞":
        if len(surface) == 1 and countries.of_short(surface):
            return "noun"  # 日中|韓: decided by what stands around it, in `places`
        if pos[2] == "人名":
            return {"姓": "surname", "名": "given"}.get(pos[3], "person")
        if pos[2] == "地名":
            return "proper" if surface.endswith("大学") else "place"  # ヘルシンキ大学
        return "proper"
    if unknown:
        if _KATAKANA.fullmatch(surface):
            return "kana"
        if _KANJI.fullmatch(surface):
            return "kanji"
    return "time" if pos[2] in _TIME and len(surface) > 1 and pos[2] == "副詞可能" else "noun"


def _mark(surface: str, pos: tuple[str, ...]) -> str:
    if surface in _DOTS:
        return "dot"
    if pos[1] == "括弧開" or surface in "「『(【[“〈《":
        return "open"
    if pos[1] == "括弧閉" or surface in "」』)】]”〉》":
        return "close"
    if pos[0] == "空白":
        return "gap"
    if pos[1] in ("句点", "読点"):
        return "stop"
    if pos[0] == "記号" and _LATIN.fullmatch(surface):
        return "latin"
    return "mark"
