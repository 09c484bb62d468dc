"""Clubs and school teams that bear the name of a place or of common words: 水戸北星が, 八戸の監督, 浦和戦.

No ending shows them. What shows them is what only a team does or has in a text of sport: it has a manager and supporters, players join
it and leave it, it beats another one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from uratori.names.words import lexicon
from uratori.names.words.spots import Spot, generic
from uratori.names.words.units import NAMELIKE, Unit
from uratori.names.words.words import Words

_SPORT = re.compile(
    "監督|選手|先発|投手|打線|球団|クラブ|リーグ|移籍|試合|優勝|連勝|連敗|主将|得点|失点|決勝|準々|準決|回戦|開幕戦|甲子園|ゴール|本塁打|適時打|選抜|総体|インターハイ"
)
_SCORE = r"\d{1,3}[―\-–対]\d{1,3}"
_SCORES = re.compile(r"\d{1,3} ?[―\-–] ?\d{1,3} (?=[㐀-鿿ァ-ヶ])")
_SCORE_BEHIND = re.compile(r" \d{1,3} ?[―\-–] ?\d{1,3} (?=[㐀-鿿ァ-ヶA-Z])")
_SCORE_BEFORE = re.compile(r"[㐀-鿿ァ-ヶーA-Z)] \d{1,3} ?[―\-–] ?\d{1,3} $")
# What only a team has or what is only done with one; a person has no manager.
_TEAM = re.compile(
    r"の[^。、「」()のはがをに]{0,8}(?:監督|主将|エース|イレブン|ナイン|サポーター|ファン|打線|攻撃陣|守備陣|主砲|GM|強化部長|チームメート|選手たち|本拠地)"
    r"|(?:に|へ|から)(?:完全|期限付き|電撃)?(?:移籍|入団|加入|入学|復帰)|を(?:退団|戦力外|率い)|(?:に|で)(?:所属|在籍)"
    r"|入り(?:し|した|する|が決|後|、|。)|\([^()\d]{2,8}\)(?:が|は|を|に|と)[^。「」]{0,24}(?:"
    + _SCORE
    + "|破|下し|敗れ|対戦)"
)
# What a team and a player may both do.
_EITHER = re.compile(
    r"戦(?=[はがをにでとのへも、。)]|$)"
    r"|(?:が|は|も)[^。「」]{0,30}?(?:"
    + _SCORE
    + r"|破っ|破り|下し|敗れ|降し|制し|勝っ|勝ち|快勝|大勝|完封|先制|追い付|引き分け|連覇|首位|最下位|黒星|白星|連勝|連敗|勝ち上が|初戦|出場)"
    r"|を[^。「」]{0,16}?(?:" + _SCORE + r"|破っ|破り|下し|降し|退け|完封|撃破)"
    r"|(?:に|と)(?:" + _SCORE + r"|敗れ|逆転|快勝|勝っ|勝ち|屈し|対戦|対決|引き分け|当た|激突)"
    r"|対(?=[㐀-鿿ァ-ヶ])"
)
# 金蘭館(大阪)を: whatever words a team is called by, its prefecture stands behind it where it plays.
_HOMED = re.compile(r"\(([㐀-鿿々]{2,4})\)(?:が|は|を|に|と|、)")
_BEFORE = re.compile(r"(?:敗れた|勝った|破った|下した|J[123]|B[123]|名門・?|強豪・?|古豪・?|王者・?|相手の)$")
_PLACE_USE = re.compile(
    r"(?:市|県|府|都|町|村|区|州|で(?!は[、\d]?[^。]{0,20}監督)|出身|市内|県内|近郊|駅|空港|港|地方|郊外|在住|生まれ"
    r"|の(?:市民|住民|町|街|中心部|商店街)|を訪れ|に住)"
)
_ENDS = frozenset(("戦", "入り", "対"))
_GLUED = NAMELIKE | {"noun", "dot", "prefix"}


class _Run(NamedTuple):
    start: int
    end: int
    units: tuple[Unit, ...]


def clubs(words: Words, found: Sequence[Spot], text: str) -> list[Spot]:
    """Spots for such names, wherever one sign in a text of sport shows them."""
    scores = len(_SCORES.findall(text))
    if scores < 2 and len({m[0] for m in _SPORT.finditer(text)}) < 2:
        return []
    runs = [run for row in words for run in _runs(row)]
    named = [(s, text[s.name[0] : s.name[1]]) for s in found if s.name is not None]
    people = {name for s, name in named if s.type == "person" and s.title}
    schools = {name for s, name in named if s.kind == "university"}
    by_town = _by_town({name for s, name in named if s.kind == "sport"})
    teams = {
        name
        for run in runs
        if (name := text[run.start : run.end]) not in people
        and (
            _listed(run, name)
            or (_shows(run, text) and (_nameable(run) or _inside(name, schools) or _homed(run, text)))
            or (name in by_town and _TOWN_ACTS.match(text, run.end))
        )
    }
    if not teams:
        return []
    ordered = sorted({name for s, name in named if s.type == "organization"} | teams)
    full = {name: _longer(name, ordered) or by_town.get(name) or _inside(name, schools) for name in teams}
    firm = {s.start: s.end for s in found if s.type == "organization"}
    out = []
    for run in runs:
        name = text[run.start : run.end]
        if name not in teams or _PLACE_USE.match(text, run.end) or firm.get(run.start, 0) >= run.end:
            continue
        form = "short" if full[name] else "full"
        span = (run.start, run.end)
        entry = lexicon.club(name) if full[name] is None else None
        out.append(Spot(*span, "organization", span, entry=entry, form=form, kind="sport", refers=full[name]))
        if text.startswith("(", run.end) and (home := _home(run, runs)) is not None:
            out.append(home)
    return out


def divisions(found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """イタリア2部のサンプドリア, ベルギー1部ヘンクの: a club abroad by the division of its country's league."""
    lands = {s.end for s in found if s.entry is not None and s.entry.sort == "country"}
    if not lands:
        return
    for m in _DIVISION.finditer(text):
        if m.start() in lands or text.startswith("リーグ", m.start()):
            yield Spot(*m.span(1), "organization", m.span(1), kind="sport")


_DIVISION = re.compile(
    r"(?:リーグ)?[1-5一二三四]部(?:リーグ)?(?:の|・)?([ァ-ヶー][ァ-ヶー・]{1,18}[ァ-ヶー])(?=[のがはをにへとでか、。()」]|[A-Z]{2}|$)"
)


def affiliations(found: Sequence[Spot], text: str) -> Iterator[Spot]:
    """上田(ゼンリン)は: whom an athlete runs or plays for; a reading is a part of the name, and the mention then ends behind it."""
    if not any(s.type == "person" and text.startswith("(", s.end) for s in found):
        return
    if len({m[0] for m in _SPORT.finditer(text)}) < 2 and not any(word in text for word in generic("meet")):
        return
    starts = {s.start for s in found}
    for s in found:
        team = _PLAYS_FOR.match(text, s.end) if s.type == "person" else None
        if team is not None and team.start(1) not in starts:
            yield Spot(*team.span(1), "organization", team.span(1), kind="sport")


_PLAYS_FOR = re.compile(r"\(([ァ-ヶーA-Za-z・]{3,14})\)(?=[はがもらのにとを、・ 0-9])")


def _listed(run: _Run, name: str) -> bool:
    """リバプール, マジョルカ: a club of the table that is called as its town is."""
    return len(run.units) == 1 and run.units[0].sort == "place" and lexicon.club(name) is not None


def _longer(name: str, ordered: Sequence[str]) -> str | None:
    k = bisect_left(ordered, name + "\0")
    return ordered[k] if k < len(ordered) and ordered[k].startswith(name) else None


def _by_town(names: set[str]) -> dict[str, str]:
    """The clubs by the town that their name ends in: 長良 of ヴェント長良, where only one is named so."""
    towns = [(m[1], name) for name in names if (m := _TOWN_BEHIND.fullmatch(name)) is not None]
    several = Counter(town for town, _ in towns)
    return {town: name for town, name in towns if several[town] == 1}


_TOWN_BEHIND = re.compile(r"[ァ-ヶー・]{3,}([㐀-鿿々ヶ]{2,4})")
# What a club does and is, and a town is not: 長良・郷田監督, 長良は現在4位, 長良を提訴; not 長良を訪れ, 長良は人口.
_TOWN_ACTS = re.compile(
    r"・[㐀-鿿々ァ-ヶー]{1,8}(?:監督|選手|投手|GM|コーチ|主将|ヘッドコーチ|社長|会長)"
    r"|は(?:現在|暫定)?\d{1,2}位|を(?:提訴|訴え|解雇|解任|契約解除|退任)"
    r"|(?:が|は|も)[^。「」]{0,30}?(?:監督|選手|解任|解雇|契約|処分|対戦)"
)


def _homed(run: _Run, text: str) -> bool:
    home = _HOMED.match(text, run.end)
    return home is not None and home[1] in generic("area")


def _inside(name: str, schools: set[str]) -> str | None:
    """清明 of 花巻清明高: the one school that is called so but for its town and its ending."""
    fits = [s for s in schools if len(name) > 1 and name in s[1:-1]]
    return fits[0] if len(fits) == 1 else None


def _home(run: _Run, runs: Sequence[_Run]) -> Spot | None:
    """The prefecture in brackets behind a team: 高川国際(山口)."""
    k = bisect_left(runs, run.end, key=attrgetter("start"))
    other = runs[k] if k < len(runs) else None
    if other is None or other.start != run.end + 1 or len(other.units) > 1:
        return None
    if other.units[0].sort not in ("place", "region", "surname"):
        return None
    span = (other.start, other.end)
    return Spot(*span, "place", span, entry=other.units[0].entry, kind="region")


def _runs(row: list[Unit]) -> Iterator[_Run]:
    """Runs of nouns that may be a team's name, without 戦 and 入り behind them."""
    k = 0
    while k < len(row):
        if row[k].sort not in _GLUED or row[k].sort == "dot":
            k += 1
            continue
        end = k + 1
        while end < len(row) and row[end].sort in _GLUED and row[end].start == row[end - 1].end:
            end += 1
        last = end - 1 if end - 1 > k and row[end - 1].text in _ENDS else end
        closed = end == len(row) or row[end].start != row[end - 1].end or row[end].sort not in ("title", "honorific")
        if not closed and end - k > 2 and row[end - 2].sort == "dot" and row[end - 1].sort == "surname":
            last, closed = end - 2, True  # 長良|・|郷田|監督
        if closed and last - k <= 4 and row[last - 1].sort != "dot":
            yield _Run(row[k].start, row[last - 1].end, tuple(row[k:last]))
        k = end


def _nameable(run: _Run) -> bool:
    """Not 県勢 nor 首位 nor 日本代表: what a team is called begins with a name."""
    first, last = run.units[0], run.units[-1]
    return (
        first.sort in NAMELIKE
        and first.sort != "latin"
        and run.end - run.start > 1
        and (len(run.units) > 1 or first.text not in generic("never"))
        and last.text not in generic("teamless")
        and not any(u.sort == "noun" and u.ending is not None and u.ending.sort == "place" for u in run.units)
    )


def _scored(run: _Run, text: str) -> bool:
    """三遠 88―79 川崎: beside a score."""
    return (
        _SCORE_BEHIND.match(text, run.end) is not None
        or _SCORE_BEFORE.search(text, max(0, run.start - 10), run.start) is not None
    )


def _plural(run: _Run) -> bool:
    """伊吹|レイヴンズ: a town and katakana of no dictionary."""
    return run.units[-1].sort == "kana" and run.units[-1].text.endswith(("ズ", "ス"))


def _shows(run: _Run, text: str) -> bool:
    if _scored(run, text):
        return True
    if _TEAM.match(text, run.end) or _homed(run, text):
        return True
    placed = run.units[0].sort in ("place", "region") or (
        len(run.units) > 1 and (run.units[-1].sort == "noun" or _plural(run))
    )
    return placed and (
        _EITHER.match(text, run.end) is not None
        or (_BEFORE.search(text, max(0, run.start - 5), run.start) is not None and not _PLACE_USE.match(text, run.end))
    )
