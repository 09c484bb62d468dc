"""Labelled sentences for the tagger of names: readers of the corpora, silver labels on news, and the same sentences with other names.

A sentence is :class:`Labelled`: its text and its names (start, end, type), type ? where it is open whether or what a name is.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from uratori.data import rows
from uratori.language import parse
from uratori.model import Document
from uratori.names.within.sentence import spots
from uratori.names.words import lexicon
from uratori.names.words.spots import Spot
from uratori.names.words.units import NAMELIKE, Unit
from uratori.names.words.words import read_words

_WIKIPEDIA = {"人名": "person", "法人名": "organization", "政治的組織名": "organization", "その他の組織名": "organization",
              "地名": "place", "施設名": "place"}  # fmt: skip
_GSD = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "?"}
_KNP = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "OPTIONAL": "?"}
_OWN = {"p": "person", "o": "organization", "l": "place"}
_KATAKANA = re.compile(r"[ァ-ヶー]+")
_DOTTED = re.compile(r"[ァ-ヶー]+(?:[・=＝][ァ-ヶー]+)+")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")


class Labelled(NamedTuple):
    text: str
    names: list[tuple[int, int, str]]


def settled(sentence: Labelled) -> Labelled:
    """Schools, hospitals and museums are organizations here and stations and dams places, whatever a corpus makes of them: an
    ending that the tables know decides."""
    out = []
    for start, end, kind in sentence.names:
        if kind in ("organization", "place") and (tail := lexicon.tail(sentence.text[start:end])) is not None:
            out.append((start, end, tail.sort))
        else:
            out.append((start, end, kind))
    return Labelled(sentence.text, out)


def wikipedia(path: Path) -> Iterator[Labelled]:
    """Stockmark's sentences of Japanese Wikipedia (CC BY-SA 3.0)."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        yield Labelled(
            row["text"], [(*e["span"], _WIKIPEDIA[e["type"]]) for e in row["entities"] if e["type"] in _WIKIPEDIA]
        )


def gsd(path: Path) -> Iterator[Labelled]:
    """UD Japanese GSD with the named entities of Megagon Labs (CC BY-SA 4.0), its DocBin written out as {"text", "entities":
    [[start, end, label], …]}, one document a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = [(a, b, _GSD[label]) for a, b, label in row["entities"] if label in _GSD]
        for m in re.finditer(r"[^。]+。?", row["text"]):
            inside = [(a - m.start(), b - m.start(), kind) for a, b, kind in names if m.start() <= a and b <= m.end()]
            yield Labelled(m[0], inside)


def knp(folder: Path) -> Iterator[Labelled]:
    """The Wikipedia Annotated Corpus (CC BY-SA 4.0)."""
    for path in sorted(folder.rglob("*.knp")):
        text, start = "", 0
        names: list[tuple[int, int, str]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line == "EOS":
                yield Labelled(text, names)
                text, names = "", []
            elif not line.startswith(("#", "*", "+")):
                word, mark = line.split(" ", 1)[0], re.search(r"<NE:([A-Z]+):(head|middle|tail|single)>", line)
                if mark and mark[2] in ("head", "single"):
                    start = len(text)
                text += word
                if mark and mark[2] in ("tail", "single") and mark[1] in _KNP:
                    names.append((start, len(text), _KNP[mark[1]]))


def own(path: Path) -> Iterator[Labelled]:
    """News of our own writing, a text a block under ``#doc``, its names as [name|type:key]; the type p, o or l. Titles and
    honorifics in the brackets are no part of the name that the tagger learns. A line that begins with ``# `` is a comment."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#doc", "# ")) or not line.strip():
            continue
        text, names, at = "", [], 0
        for m in re.finditer(r"\[([^\[\]|]+)\|([^\[\]]+)\]", line):
            text += line[at : m.start()]
            start = len(text)
            text, at = text + m[1], m.end()
            names.append((start, len(text), _OWN[m[2][0]]))
        text += line[at:]
        for s in re.finditer(r"[^。]+。?[」』]?", text):
            inside = [(a - s.start(), b - s.start(), kind) for a, b, kind in names if s.start() <= a and b <= s.end()]
            yield Labelled(s[0], [_bare(s[0], name) for name in inside])


def _bare(text: str, name: tuple[int, int, str]) -> tuple[int, int, str]:
    """Without the title: 森 of 森監督(52). What stands under an anaphor (同社) is open."""
    start, end, kind = name
    word = text[start:end]
    if re.match(r"同|両|当社|本紙|弊社|双方|両者|彼|県|市|町|村", word) and len(word) < 5:
        return start, end, "?"
    if kind == "person":
        parsed = parse(Document("", "", text, 0, len(text)))
        for tokens in parsed.tokens:
            for u in read_words(parsed.text, tokens):
                if start < u.start < end and (
                    u.sort in ("title", "honorific", "open", "gap") or u.text in _TITLE_BEGINS
                ):
                    return start, u.start, kind
    return start, end, kind


_TITLE_BEGINS = frozenset(
    ("元", "前", "新", "現", "最高", "上級", "研究", "非常", "次席", "現地", "専務", "常務", "副", "総", "主任")
)


def silver(path: Path) -> Iterator[Labelled]:
    """News without labels ({"text"} a line, gzip), labelled by what is sure: names that a rule finds by a cue somewhere in the article
    have that type wherever they stand in it; every other word that could be a name is open."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            parsed = parse(Document("", "", text, 0, len(text)))
            table = [
                (s, row, spots(row, parsed.text, s.start, s.end, s.kind))
                for s, row in zip(parsed.sentences, (read_words(parsed.text, t) for t in parsed.tokens), strict=True)
            ]
            kinds = _cued([s for _, _, found in table for s in found], parsed.text)
            for sentence, row, _ in table:
                names = list(_labels(row, kinds, parsed.text))
                if any(kind != "?" for *_, kind in names):
                    yield Labelled(
                        parsed.text[sentence.start : sentence.end],
                        [(a - sentence.start, b - sentence.start, kind) for a, b, kind in names],
                    )


def _cued(found: Iterable[Spot], text: str) -> dict[str, str]:
    """The names of an article that a cue shows, with the one type that they have in it."""
    seen: dict[str, Counter[str]] = {}
    for s in found:
        if s.name is None:
            continue
        cue = (
            s.title is not None or s.gloss is not None or s.name != (s.start, s.end)
            if s.type == "person"
            else s.kind != "" or s.entry is not None
        )
        name = text[s.name[0] : s.name[1]]
        if cue:
            seen.setdefault(name, Counter())[s.type] += 1
            if s.type == "person" and s.family is not None and s.family - s.start > 1:
                seen.setdefault(text[s.start : s.family], Counter())["person"] += 1
    return {name: next(iter(types)) for name, types in seen.items() if len(types) == 1 and len(name) > 1}


def _labels(row: Sequence[Unit], kinds: dict[str, str], text: str) -> Iterator[tuple[int, int, str]]:
    k = 0
    while k < len(row):
        u = row[k]
        hit = None
        for end in range(min(len(row), k + 8), k, -1):
            if row[end - 1].end - u.start < 24 and (kind := kinds.get(text[u.start : row[end - 1].end])) is not None:
                hit = end, kind
                break
        if hit is not None:
            yield u.start, row[hit[0] - 1].end, hit[1]
            k = hit[0]
            continue
        if u.sort in NAMELIKE or u.sort in ("outlet", "body", "country", "capital") or u.ending is not None:
            yield u.start, u.end, "?"
        k += 1


# ---------------------------------------------------------------- other names


class Stock:
    """Names to put in: of persons, places and firms. Those in kanji are the ones that the dictionary knows in the corpora, those in
    katakana are cut and joined anew, so that most are in no dictionary."""

    def __init__(self, sentences: Iterable[Labelled], kana: Sequence[str], seed: int) -> None:
        self.random = random.Random(seed)
        self.kana = list(kana)
        family: set[str] = set()
        given: set[str] = set()
        place: set[str] = set()
        loan: set[str] = set()
        kana_place: set[str] = set()
        for s in sentences:
            parsed = parse(Document("", "", s.text, 0, len(s.text)))
            for tokens in parsed.tokens:
                for t in tokens:
                    word, pos = t[2], t[5]
                    if len(word) < 2:
                        continue
                    if pos[1] == "固有名詞" and _KANJI.fullmatch(word):
                        if pos[3] == "姓":
                            family.add(word)
                        elif pos[3] == "名" and len(word) < 4:
                            given.add(word)
                        elif pos[2] == "地名" and len(word) < 5:
                            place.add(word)
                    elif _KATAKANA.fullmatch(word):
                        if pos[2] == "地名" and len(word) > 3:
                            kana_place.add(word)
                        elif pos[1] == "普通名詞" and len(word) < 5:
                            loan.add(word)
        self.family, self.given, self.place = sorted(family), sorted(given), sorted(place)
        self.loan, self.kana_place = sorted(loan), sorted(kana_place)
        ends = list(rows("suffixes"))
        self.firm_ends = [
            r["suffix"]
            for r in ends
            if r["type"] == "organization" and r["kind"] in ("company", "bank", "university", "hospital", "")
        ]

    def person(self, old: str) -> str:
        r, pick = self.random.random(), self.random.choice
        if _DOTTED.fullmatch(old):
            return "・".join(pick(self.kana) for _ in re.split("[・=＝]", old))
        if _KATAKANA.fullmatch(old):
            return pick(self.kana) if r < 0.8 else pick(self.family)
        if _KANJI.fullmatch(old) and len(old) < 3:
            return pick(self.family) if r < 0.7 else self._rare() if r < 0.85 else pick(self.kana)
        if r < 0.6:
            return pick(self.family) + pick(self.given)
        if r < 0.7:
            return self._rare() + pick(self.given)
        if r < 0.8:
            return pick(_EASTERN) + "".join(pick(_SIGNS) for _ in range(self.random.choice((1, 2, 2))))
        return "・".join(pick(self.kana) for _ in range(2))

    def where(self, old: str) -> str:
        r, pick = self.random.random(), self.random.choice
        tail = _tail(old, "place")
        if tail:
            return (
                pick(self.place)
                if r < 0.3
                else pick(self.family)
                if r < 0.5
                else self._rare()
                if r < 0.75
                else self._toponym()
            ) + tail
        if _DOTTED.fullmatch(old) or r < 0.04:
            return f"{self._toponym()}・{self._toponym()}"  # 'プエルト・ボリバル'
        return self._toponym() if _KATAKANA.fullmatch(old) or r < 0.3 else pick(self.place)

    def firm(self, old: str) -> str:
        r, pick = self.random.random(), self.random.choice
        tail = _tail(old, "organization")
        if tail and r < 0.6:
            return self._stem() + tail
        if (
            not tail and _KANJI.fullmatch(old) and len(old) < 6 and r < 0.7
        ):  # a club or a school that is called like a place
            return (pick(self.place) if r < 0.35 else self._rare() if r < 0.45 else pick(self.family)) + (
                pick(_SCHOOLS) if len(old) > 2 else ""
            )
        if _DOTTED.fullmatch(old) or r < 0.04:
            return f"{pick(self.kana)}・{pick(self.kana)}"
        if r < 0.3:
            return self._stem() + pick(_TRADES)
        if r < 0.5:
            return self._stem() + pick(self.firm_ends)
        if r < 0.8:
            return self._coined()
        return pick(self.kana)

    def _rare(self) -> str:
        return self.random.choice(_FIRST) + self.random.choice(_SECOND)

    def _toponym(self) -> str:
        a, b = self.random.choice(self.kana_place), self.random.choice(self.kana_place)
        return a[: len(a) // 2 + 1] + b[len(b) // 2 + 1 :] if len(b) > 3 else a

    def _coined(self) -> str:
        return self.random.choice(self.loan) + self.random.choice(self.loan)

    def _stem(self) -> str:
        r, pick = self.random.random(), self.random.choice
        if r < 0.3:
            return pick(self.place)
        if r < 0.55:
            return pick(self.family)
        return self._coined() if r < 0.75 else pick(self.kana) if r < 0.9 else pick(self.loan)


def _tail(name: str, kind: str) -> str:
    """The longest ending of a name that names of its type have, with something before it."""
    for n in range(1, len(name) - 1):
        entry = lexicon.endings().get(name[n:])
        if n >= 2 and entry is not None and entry.sort == kind:
            return name[n:]
    return ""


def varied(sentence: Labelled, stock: Stock) -> Labelled | None:
    """The sentence with other names of the same types, the same one for the same one; None where there is none to change. Countries
    and other names that the tables know stay."""
    new: dict[tuple[str, str], str] = {}
    make = {"person": stock.person, "organization": stock.firm, "place": stock.where}
    text, names, at = "", [], 0
    for start, end, kind in sorted(sentence.names):
        if start < at:
            return None
        old = sentence.text[start:end]
        text += sentence.text[at:start]
        known = lexicon.known().get(old)
        if kind == "?" or (
            known is not None and known.type is not None and (known.sort == "country" or stock.random.random() < 0.5)
        ):
            name = old
        else:
            name = new.get((old, kind)) or new.setdefault((old, kind), make[kind](old))
        names.append((len(text), len(text) + len(name), kind))
        text, at = text + name, end
    return Labelled(text + sentence.text[at:], names) if new else None


def kana_names(path: Path) -> list[str]:
    """Names of persons in katakana (tab-separated: Latin, kana with spaces, count; gzip)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        words = {line.split("\t")[1].replace(" ", "") for line in lines if line.count("\t") >= 1}
    return sorted(w for w in words if _KATAKANA.fullmatch(w) and 2 <= len(w) <= 8)


_EASTERN = tuple("李金朴崔鄭姜趙尹張林王陳劉楊黄呉周徐孫馬朱胡郭何高羅宋謝唐許鄧馮曹彭蕭蔡潘田董袁余阮範黎")
_FIRST = tuple(
    "蛭榎鵜梶萱栂柘鞍楢糀蓑鴨鳴雉霜雪雲霧露嵐磯浪潮渚砂礫苔葦菅蓮菱葛蔦楠樫椋榊柏楓椿梓桐朴槙檜杉栃栗柿梨桃梅藤萩芹蕗笹篠箕籾稗粟麦糸絹綿染織鍛鍋釜窯碓臼杵鋤鍬鎌弓矢槍盾兜鎧旗幡鐘鼓笛琴"
)
_SECOND = tuple("田川野沢崎谷原山本村井岡島塚橋畑林森内口木下上中瀬浜津江坂倉尾根場戸宮越手見")
_SIGNS = tuple("明国文華偉建志海軍平春秋紅麗英俊成永正哲東南玉光栄強徳恩姫哲浩鎬敏賢宇真勇善仁熙珍順淑旭雄峰")
_SCHOOLS = (
    "国際", "学園", "学院", "学館", "中央", "東", "西", "南", "北", "商", "工", "実業", "総合", "農", "一", "二", "第一", "清明", "明徳", "聖陵",
    "翔陽", "北星", "光星", "青雲", "育英", "義塾", "付属", "女子", "水産", "農林", "館", "丘", "台",
)  # fmt: skip
_TRADES = (
    "電器", "電業", "建装", "管設", "熱機", "総業", "建材", "製材所", "鉄工所", "テクノス", "サポート", "コンサル", "プランニング", "メンテナンス",
    "信号", "電装", "精機", "技研", "化成", "製薬", "工機", "商店", "水産", "酒造", "製菓", "印刷", "運輸", "倉庫", "冷機", "計器", "合金",
    "繊維", "紡績", "染色", "家具", "時計", "玩具", "楽器", "機工", "鉄工", "造機", "電線", "電池", "光学", "化粧品", "漆器", "乳業", "飼料",
    "種苗", "農園", "牧場", "観光", "交通", "航空", "海運", "物流", "興業", "興産", "住建", "設計", "測量", "警備", "清掃", "出版", "書房",
    "キャピタル", "アセット", "システム", "テクノ", "ソフト", "ラボ", "フーズ", "ケミカル", "モータース", "ホーム", "ネット", "ワークス", "メディカル",
    "FC", "SC", "ユナイテッド", "クラブ", "イーグルス", "ネット", "の会", "フォーラム", "プロジェクト",
)  # fmt: skip
