"""Organizations whose names the dictionary lacks and no ending shows: ステラゲート, カナメソフト, ミタニ鶏園.

What shows them is the company they keep: a Latin gloss, the seat in parentheses, an officer who stands behind the name, or, said
again and again, that the name acts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from uratori.names.persons import ranks
from uratori.names.places.places import opens_coined
from uratori.names.words import lexicon
from uratori.names.words.bodily import thing
from uratori.names.words.families import behind_office
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import EDGES, Unit, beside
from uratori.names.words.words import Words

_KATAKANA = re.compile(r"[ァ-ヶー]+")
_LATIN_GLOSS = re.compile(r"\([A-ZÀ-Þ][A-Za-zÀ-ɏ .&'’-]{2,}\)")
_SEAT = re.compile(
    r"\((?:本社[・=:][^()]{2,12}|[^()、]{1,12}[都道府県市区町村]、[^()]{2,16}(?:社長|CEO|代表|代表取締役|会長)|東京|大阪|京都|名古屋|札幌|福岡|横浜|神戸|仙台|広島|ニューヨーク|[^()]{1,9}[都道府県市区町村])\)"
)
_FIRM_ACTS = re.compile(
    r"(?:は|が)[^。\n]{0,60}?(?:「|述べ|説明|発表|主張|明らか|訴え|コメント|話し|否定|認め|控訴|提訴|支払|和解|買収|提携|契約|発売|開発し|製造|運営し|謝罪)"
)
# リニアックは希望退職を募ると発表した: what a common noun of katakana does only where it is a firm's name.
_SPEAKS = re.compile(
    r"は[^。\n「」は]{0,60}?(?:発表し|発表した|明らかにした|謝罪し|提訴し|買収すると|コメントを出し|公表し)"
)
_AGENT = re.compile(r"(?:は(?!じ)|が|によると|によれば|によります|に対し|側|も(?=同|、))")
_OFFICER = re.compile(
    r"の(?:社長|会長|最高経営責任者|CEO|広報|担当者|幹部|役員|元役員|取締役|株価?は|親会社|子会社|代理人|社員|従業員|株主)"
)
_PLACE_USE = re.compile(r"(?:で(?!は|も|あ|し|す)|へ|市|州|郊外|近郊|周辺|沿い|行き|発)")
_NAMED = frozenset(("kana", "person", "given", "surname", "proper", "latin"))

_WORDS = _NAMED | {"noun"}

_NO_RUN = frozenset(("title", "country", "capital", "region", "outlet", "body", "other"))


class _Run(NamedTuple):
    start: int
    end: int
    coined: bool


def coined(words: Words, found: Sequence[Spot], text: str, others: Container[str] = ()) -> list[Spot]:
    """Spots for such names, where ``found`` has none. One good sign is enough for all places of a name; of the ``others``, which
    the tagger takes for persons and places, only the surest: a spelling or a seat behind the name, an officer of it."""
    taken = {k for s in found for k in (s.start, s.end - 1)}
    longer = {text[s.name[0] : s.name[1]] for s in found if s.name is not None and s.type == "organization"}
    persons = {part for s in found if s.type == "person" and s.form == "full" for part in _parts(s, text)}
    runs: dict[str, list[_Run]] = defaultdict(list)
    for run in _runs(words):
        if run.start not in taken and run.end - 1 not in taken:
            runs[text[run.start : run.end]].append(run)
    out = [
        _spot(r, text)
        for name, rs in runs.items()
        if not any(full != name and full.startswith(name) for full in longer)
        and not any(_called_so(r, text) for r in rs)
        and _is_one(name, rs, text, sure=name in others or name in persons)
        for r in rs
    ]
    return list({(s.start, s.end): s for s in (*out, *_wares(words, text), *_officers(words, found, text))}.values())


def _parts(spot: Spot, text: str) -> list[str]:
    """トクサリエフ of エルラン・トクサリエフ."""
    return text[spot.name[0] : spot.name[1]].split("・")[1:] if spot.name is not None else []


def mistaken(found: Sequence[Spot], text: str) -> list[Spot]:
    """The spots, with クオンタ・リーフ as the firm it is: words of katakana with a dot that look like a full name, and have a seat behind
    them or do once in the text what only firms do."""
    names = {
        text[s.start : s.end]
        for s in found
        if _like_a_person(s, text) and (_SEAT.match(text, s.end) or _CORPORATE.match(text, s.end))
    }
    if not names:
        return list(found)
    return [
        s._replace(type="organization", kind="company", family=None)
        if text[s.start : s.end] in names and _like_a_person(s, text)
        else s
        for s in found
    ]


def _like_a_person(spot: Spot, text: str) -> bool:
    """Whether a spot is a name of katakana with a dot, taken for a person's, without a title or a reading."""
    return (
        spot.type == "person"
        and spot.title is None
        and spot.gloss is None
        and spot.office is None
        and "・" in text[spot.start : spot.end]
        and _DOTTED.fullmatch(text, spot.start, spot.end) is not None
    )


_DOTTED = re.compile(r"[ァ-ヶー]+(?:・[ァ-ヶー]+)+")
# What firms alone do and have; not ビル・ゲイツの工場, トム・ハンクスの製品, whose owner or seller may be a person.
_CORPORATE = re.compile(
    r"(?:は|が|も|、)[^。「」\n]{0,50}?(?:億円|万ドル|億ドル|億ユーロ|万ユーロ|資金)を調達|(?:は|が)[^。「」\n]{0,30}?(?:の製造元|に上場し|経営破綻|倒産|民事再生|増資|減資|希望退職)"
    r"|の(?:株価|時価総額|子会社|親会社|売上高|決算|最高経営責任者|CEO|取締役会|資金調達)|(?:株|社|製)(?=[のはがをに、])"
)


def _runs(words: Words) -> Iterator[_Run]:
    """Runs of katakana words with nothing nominal glued to them."""
    katakana = {word for word in words.different if "ァ" <= word[0] <= "ー" and _KATAKANA.fullmatch(word)}
    past = 0
    for row, k in words.places(katakana):
        if row[k].start < past or row[k].sort in _NO_RUN:
            continue
        end = k + 1
        while end < len(row) and row[end].start == row[end - 1].end:
            dotted = row[end].sort == "dot" and end + 1 < len(row) and row[end + 1].text in katakana
            if not (row[end].text in katakana or dotted):
                break
            end += 1
        past = row[end - 1].end
        before, after = beside(row, k, end)
        free = (before is None or before.sort in EDGES or before.text in generic("maker")) and (
            after is None or after.sort in EDGES or after.text == "側"
        )
        if free and row[end - 1].end - row[k].start >= 4 and not behind_office(row, k):
            named = any(u.sort in _NAMED for u in row[k:end]) or opens_coined(row, k)
            yield _Run(row[k].start, past, named)


def _called_so(run: _Run, text: str) -> bool:
    """タンカー「マーレ・ノーヴァ」: what a ship or a work is called; モンゴル出身のバトバヤル: who was born there."""
    if text.endswith(("出身の", "生まれの", "国籍の"), max(0, run.start - 4), run.start):
        return True
    if text[run.start - 1 : run.start] not in ("「", "『"):
        return False
    start = max(0, run.start - 16)
    return (
        text.endswith(endings_of("product"), start, run.start - 1)
        or _STORM.search(text, start, run.start - 1) is not None
    )


_STORM = re.compile(r"(?:台風|ハリケーン|サイクロン|熱帯低気圧)[0-9]{0,2}号?$")


def _is_one(name: str, runs: Sequence[_Run], text: str, *, sure: bool) -> bool:
    if lexicon.known().get(name) is not None:
        return False
    if any(_LATIN_GLOSS.match(text, r.end) or _SEAT.match(text, r.end) for r in runs):
        return True
    if thing(name):
        return False
    if sure:
        return runs[0].coined and any(_OFFICER.match(text, r.end) for r in runs)
    if not runs[0].coined:
        if name in generic("agent") or name in generic("never"):
            return False
        acts = _FIRM_ACTS if len(name) > 5 else _SPEAKS
        return len(runs) > 1 and any(acts.match(text, r.end) for r in runs)
    if any(_PLACE_USE.match(text, r.end) for r in runs):
        return False
    if any(_OFFICER.match(text, r.end) for r in runs):
        return True
    return any(_FIRM_ACTS.match(text, r.end) for r in runs) or (
        len(runs) > 1 and any(_AGENT.match(text, r.end) for r in runs)
    )


def _spot(run: _Run, text: str) -> Spot:
    gloss = _LATIN_GLOSS.match(text, run.end)
    end = gloss.end() if gloss else run.end
    return Spot(
        run.start, end, "organization", (run.start, run.end), None, gloss[0][1:-1] if gloss else None, kind="company"
    )


def _wares(words: Words, text: str) -> Iterator[Spot]:
    """東海|ベアリング|の担当者: a part of the country and what a firm makes, an officer of a firm behind it; not 東海|エリア|の担当者."""
    runs = defaultdict(list)
    for row, k in words.places(generic("ware")):
        before, after = beside(row, k, k + 1)
        if before is None or before.sort not in ("place", "region") or (after is not None and after.sort not in EDGES):
            continue
        if k < 2 or row[k - 2].end != before.start or row[k - 2].sort in EDGES:
            runs[before.text + row[k].text].append((before.start, row[k].end))
    for spans in runs.values():
        if any(_OFFICER.match(text, end) for _, end in spans):
            yield from (Spot(*span, "organization", span, kind="company") for span in spans)


def _officers(words: Words, found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """ミタニ鶏園の三谷浩司社長, 新進の会の相原洋子幹事長: what stands before the officer is the organization."""
    chairs = {s.start: text[s.title[0] : s.title[1]] for s in found if s.type == "person" and s.title is not None}
    officers = {
        s.start
        for s in found
        if s.type == "person" and s.title is not None and _heads(text[s.title[0] : s.title[1]].removesuffix("ら"))
    }
    officers |= {at for at, title in chairs.items() if title.removesuffix("ら")[-1:] == "長" and _CHAIRED.match(title)}
    if not officers:
        return
    taken = {k for s in found for k in (s.start, s.end - 1)}
    for row, i in words.places(("の",)):
        if i == 0 or i + 1 == len(row) or row[i + 1].start not in officers or row[i].end != row[i + 1].start:
            continue
        last = _before_brackets(row, i - 1)
        first = _back(row, last) if last is not None else None
        if first is None and last is not None:
            first = _chaired(row, last, chairs.get(row[i + 1].start, ""))
        if first is None or last is None or row[first].start in taken or row[last].end - 1 in taken:
            continue
        span = (row[first].start, row[last].end)
        yield Spot(*span, "organization", span, kind="company")


_CHAIRED = re.compile(r"(?:センター|研究室|事務局|研究所|委員会|協議会|病院|学院|学園)長")


def _chaired(row: list[Unit], last: int, title: str) -> int | None:
    """入試 in 入試|センター|の越河聡センター長: whose title is the end of what stands before him and 長, that is what he heads."""
    tail = title.removesuffix("ら").removesuffix("長")
    if not tail or row[last].text != tail or not last or row[last - 1].end != row[last].start:
        return None
    first = last
    while first and row[first - 1].end == row[first].start and row[first - 1].sort in _WORDS and last - first < 4:
        first -= 1
    return first if first < last and row[first].text not in generic("modifier") else None


def _before_brackets(row: list[Unit], last: int) -> int | None:
    """The unit that a name ends with, past its seat in brackets: 青嶺観光バス(岳見市)の大久保誠社長; None where there is none."""
    if row[last].sort != "close":
        return last
    opened = next((k for k in range(last - 1, max(-1, last - 12), -1) if row[k].sort == "open"), None)
    return opened - 1 if opened else None


def _heads(title: str) -> bool:
    return ranks.group(title) == "company" or title.endswith(endings_of("head"))


def _back(row: list[Unit], last: int) -> int | None:
    """The first unit of the name that ends with unit ``last``, or None where it is a common noun."""
    k = last
    if row[k].text == "会" and k >= 2 and row[k - 1].text == "の" and row[k - 2].sort in ("noun", "adjective", "kana"):
        k -= 2
        while (
            k >= 2 and row[k - 1].text == "の" and row[k - 2].sort in ("noun", "adjective", "kana", "place", "surname")
        ):
            k -= 2
        return k  # 岬の風の会
    while k and row[k - 1].end == row[k].start and (row[k - 1].sort in _WORDS or row[k - 1].sort == "dot"):
        if row[k - 1].text in generic("maker") or row[k - 1].text in generic("boundary"):
            break
        k -= 1
    run = row[k : last + 1]
    word = "".join(u.text for u in run)
    if row[k].sort not in _WORDS or word in generic("never") or word in generic("maker") or word in generic("modifier"):
        return None
    named = any(u.sort in _NAMED for u in run)
    return (
        k
        if (named and len(word) > 2)
        or (len(run) > 1 and run[0].text not in generic("modifier") and _KATAKANA.search(word))
        else None
    )
