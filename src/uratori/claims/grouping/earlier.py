"""What a late report goes back to: an inquiry's result, a judgment, a weekly's long read, months after the event.

Such a report says what it is about. It says when that happened (3月に起きたフェリー火災で、運輸安全委員会は28日), or that it did
(列車が脱線した事故で); or it names what no other matter has: whoever stands accused (堀越正治容疑者, 堀越正治被告), a ship
(「みさき丸」), a firm with what a firm does once in years (改ざん, 統合). All that is kept beside the occasions of its lead,
under keys that are no words. A report of two sentences that comes weeks later has less to go by: that it goes on with what was
told (再稼働を延期する, 統合案について), and names the same plant, the same town.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from uratori.claims.clauses.quantities import number as number_of
from uratori.claims.grouping.occasions import Occasions, lead
from uratori.claims.grouping.packing import number
from uratori.claims.grouping.unnamed import agree, unnamed
from uratori.data import rows
from uratori.model import Analysis, Sentence

_NAMED, _PERSONS, _MATTERS, _BACK, _ABOUT, _WHO, _TOWNS, _ON = "@", "&", "%", "<", "<<", "=", "==", "+"
_SHARED = ((_NAMED, _NAMED), (_NAMED, _PERSONS), (_PERSONS, _NAMED), (_MATTERS, _MATTERS))
"""What two reports of one matter both name: who stands accused (elsewhere 元部長の堀越正治は), a ship, a firm and what it did."""
_NONE: frozenset[int] = frozenset()
_NAMED_STEPS = 30  # times as slowly do reports grow apart that name one accused, one ship, one firm and what it did
_ABOUT_STEPS = 12  # and where the later one is about what happened before
_GOES_ON = (12, 180, 0.5)
"""Where both name one firm, one person, one town, and the later one goes on with what was told: so many times as slowly, within so
many days (later, there is something else to tell of them), and from which likeness of words on."""
_SAME_WHO = (3, 60, 0.7)
"""The same where both only name it, and it is no town, where much happens."""
_BACK_STEPS = 3  # and where a report came some days after what another goes back to
_CLEAR, _CLEAR_ABOUT = 0.3, 0.5
_VAGUE = 0.4  # what 昨年の事故で is worth beside 昨年8月の事故で
_LATE = 3  # days after which a report goes back to something: before, it only tells it
_GRACE = 1  # days that a report may be dated before what it tells, for time zones
_YEAR, _MONTH, _OLD = 365, 31, 12  # days, and of years
_LONG = 512  # a stretch of days is kept as its first day times this, and its length
_READ = 400  # characters of a sentence that are looked at
_FIRMS = frozenset(("company", "bank", "hospital", "school", "university", "sport", "group"))
_EVERYWHERE = frozenset(("government", "court", "police", "party", "agency", "role", "described", "country", "capital"))
_EVERYWHERE |= {"outlet", "newspaper", "broadcaster"}
_WIDE = re.compile(r"[都道府県州]$|警察|消防|県警")  # in every second report, as those of these kinds are
_TOWN = re.compile("[市町村区]$")
_FULL = 3  # letters of a full name
_ACCUSED = re.compile(r"(?:元|前)?(?:容疑者|被告人?|被疑者|受刑者|死刑囚|服役囚)")
_SHIP = re.compile(
    r"「([^「」\s]{1,12}(?:丸|号))」|(?<![一-龥々])(第[一二三四五六七八九十百\d]+[一-龥々ぁ-んァ-ヶー]{1,8}丸)"
)
_NUMBERED = re.compile(r"[\d０-９一二三四五六七八九十]+号")  # a train of that number runs every day


def earlier(page: Iterable[Analysis]) -> Occasions:
    """What the leads of a page's documents go back to, for :func:`gaps` to compare."""
    found: dict[str, set[int]] = defaultdict(set)
    for a in page:
        for s in _lead(a):
            named = dict(_persons(a, s))
            found[_PERSONS].update(map(number, named))
            found[_NAMED].update(map(number, [*(name for name, accused in named.items() if accused), *_ships(a, s)]))
            found[_BACK].update(_long_ago(a, s))
            if _definite().search(a.document.text, s.start, s.end):
                found[_ABOUT].add(1)
        told = "\n".join((a.document.title or "", *(a.document.text[s.start : s.end] for s in _lead(a))))
        found[_MATTERS].update(map(number, _matters(a, told)))
        for name in _parties(a, told):
            found[_TOWNS if _TOWN.search(name) else _WHO].add(number(name))
        if _goes_on().search(_first(told)):
            found[_ON].add(1)
        for key, who in unnamed(told):
            found[key].add(who)
    return {key: frozenset(some) for key, some in found.items() if some}


def others(a: Occasions, b: Occasions) -> bool:
    """Whether both name who stands accused, or a ship, and not one is named by both; or give of such a one only sex and age,
    and not the same."""
    if _NAMED in a and _NAMED in b:
        return a[_NAMED].isdisjoint(b[_NAMED])
    return agree(a, b) is False


class Gap(NamedTuple):
    """How far two pages are apart in time where an earlier event stands between them: in ``days``; what that is ``worth``, from 0
    to 1; and the likeness of their words, ``clear``, from which on it is worth all of it (below half of it, nothing)."""

    days: float
    worth: float = 1.0
    clear: float = _CLEAR


def gaps(one: int, a: Occasions, other: int, b: Occasions) -> Iterator[Gap]:
    """The gaps between two pages of these days (ordinals): where both name one accused, one ship, one firm and what it
    did; where what one goes back to can be the other, unless they name other accused or other ships; where the later
    one is about some event of before and does not say when that was, or both give one person's sex and age; where both
    name one firm (:func:`_of_one`). The same both ways round."""
    if any(not a.get(x, _NONE).isdisjoint(b.get(y, _NONE)) for x, y in _SHARED):
        yield Gap(abs(one - other) / _NAMED_STEPS)
    elif not others(a, b):
        mine, theirs = ([divmod(s, _LONG) for s in x.get(_BACK, _NONE)] for x in (a, b))
        yield from _met(mine, other)
        yield from _met(theirs, one)
        yield from _both(mine, theirs)
        later = a if one > other else b
        if agree(a, b) or (_ABOUT in later and _BACK not in later):
            yield Gap(abs(one - other) / _ABOUT_STEPS, clear=_CLEAR_ABOUT)
        else:
            yield from _of_one(abs(one - other), a, b, goes_on=_ON in later)


def _of_one(days: int, a: Occasions, b: Occasions, *, goes_on: bool) -> Iterator[Gap]:
    """The gap between two reports that name one firm, one person or, where the later one goes on with what was told, one town."""
    if any(not a.get(key, _NONE).isdisjoint(b.get(key, _NONE)) for key in ((_WHO, _TOWNS) if goes_on else (_WHO,))):
        steps, most, clear = _GOES_ON if goes_on else _SAME_WHO
        if days <= most:
            yield Gap(days / steps, clear=clear)


def _met(stretches: Iterable[tuple[int, int]], day: int) -> Iterator[Gap]:
    """What a report of a day is away from what another goes back to: it cannot have come out before that."""
    for first, length in stretches:
        if day >= first - _GRACE:
            yield Gap(max(0, day - first - length) / _BACK_STEPS, _worth(length))


def _both(mine: Iterable[tuple[int, int]], theirs: Iterable[tuple[int, int]]) -> Iterator[Gap]:
    """Two late reports that go back to one time."""
    for first, length in mine:
        for start, size in theirs:
            if first <= start + size and start <= first + length:
                yield Gap(0, _worth(min(length, size)))


def _worth(length: int) -> float:
    return 1.0 if length <= 2 * _MONTH else _VAGUE


def _lead(analysis: Analysis) -> Iterator[Sentence]:
    """The sentences of a lead, as far as they are looked at: one may have 20,000 characters."""
    return (Sentence(s.start, min(s.end, s.start + _READ), s.kind) for s in lead(analysis))


def _long_ago(analysis: Analysis, sentence: Sentence) -> Iterator[int]:
    """The stretches of days in which a sentence says that what it is about happened, where that is some while ago."""
    day = analysis.document.published.day
    if not day:
        return
    text, today = analysis.document.text, date.fromisoformat(day).toordinal()
    for t in analysis.times:
        if not (sentence.start <= t.start and t.end <= sentence.end and t.earliest and t.latest):
            continue
        first, last = (date.fromisoformat(x[:10]).toordinal() for x in (t.earliest, t.latest))
        late = first <= last < today - _LATE and last - first <= _YEAR
        if late and _about().match(text, t.end, sentence.end):
            yield first * _LONG + last - first
    for m in _since().finditer(text, sentence.start, sentence.end):
        if ago := _ago(m["many"], m["unit"]):
            yield (today - ago - _MONTH // 2) * _LONG + _MONTH


def _ago(many: str, unit: str) -> int:
    """So many years or months in days; 0 where that is too long ago."""
    n = 0.5 if many == "半" else number_of(many) or 0.0
    return round(n * (_YEAR if unit == "年" else _MONTH)) if n <= _OLD else 0


def _persons(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[str, bool]]:
    """The full names of the persons in a sentence, and whether they stand accused there; who does comes last."""
    text = analysis.document.text
    names = {e.id: e.name for e in analysis.entities if e.type == "person" and len(e.name) >= _FULL}
    found = [
        (bool(_ACCUSED.match(text, m.name.end, sentence.end)), names[e])
        for m in analysis.mentions
        if m.type == "person" and m.name and sentence.start <= m.start < sentence.end
        for e in m.entities
        if e in names
    ]
    return ((name, accused) for accused, name in sorted(found))


def _ships(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    """The names of ships and other things that bear one."""
    for m in _SHIP.finditer(analysis.document.text, sentence.start, sentence.end):
        if not _NUMBERED.search(name := m[1] or m[2]):
            yield name


def _matters(analysis: Analysis, told: str) -> Iterator[str]:
    """Firms and what a firm does once in years, told of in one breath, each pair as one word."""
    words = [w for w in _words(once=True) if w in told]
    firms = [e.name for e in analysis.entities if e.kind in _FIRMS and len(e.name) >= _FULL and e.name in told]
    return (f"{firm} {word}" for firm in firms for word in words)


def _parties(analysis: Analysis, told: str) -> Iterator[str]:
    """Whom and what a report names that is not in the news every day: persons, firms, towns, plants. A headline alone gives none:
    it says too little to be held for long by a name."""
    for e in analysis.entities if "。" in told else ():
        if e.kind not in _EVERYWHERE and len(e.name) > 1 and e.name in told and not _WIDE.search(e.name):
            yield e.name


def _first(told: str) -> str:
    """The headline and the first sentence of a lead: what it leads with, not what it adds (ライオンが死んだ。公開は中止していた)."""
    return told[: told.find("。") + 1] or told


@cache
def _goes_on() -> re.Pattern[str]:
    """What a report says of something that was told before: 予定し〈ていた〉ストは, 統合案〈について〉, 再稼働を〈延期〉する."""
    return re.compile(rf"[てで]いた(?=[一-龥ァ-ヶ])|について|をめぐ[りるっ]|を巡[りるっ]|{'|'.join(_followed('on'))}")


@cache
def _words(once: bool = False) -> tuple[str, ...]:
    """Nouns for what happened, those that come again left out; ``once``: what a firm does once in years."""
    every = {r["word"]: r["comes"] for name in ("matters", "past_events") for r in rows(name)}
    return tuple(word for word, comes in every.items() if comes == "once" or (not once and comes != "again"))


@cache
def _events() -> str:
    return "|".join(sorted(_words(), key=lambda w: (-len(w), w)))


@cache
def _about() -> re.Pattern[str]:
    """From a time to what happened then, and what makes that the matter of the sentence: 4月22日〈の地震で〉, 3月〈に起きた火災について〉,
    3月〈に打ち上げに失敗したロケット「あけぼの」について〉."""
    plain = "[^、。「」はがをに]"
    done = rf"に[^。]{{0,50}}?[たる]{plain[:-1]}たる]{{1,14}}(?:「[^」]{{1,16}}」)?{plain[:-1]}たる]{{0,8}}(?:について|をめぐ|を巡|に関)"
    return re.compile(
        rf"(?:の{plain}{{0,12}}(?:{_events()})で|[^。]{{0,70}}?(?:{_events()}){plain}{{0,8}}?{_on()}|{done})"
    )


@cache
def _since() -> re.Pattern[str]:
    """How long ago something happened that is looked back to: 脱線した事故から12日で1年."""
    many = r"(?P<many>半|[\d０-９]+|[一二三四五六七八九十]+)(?P<unit>年|[かカヶケ]月)(?!間)"
    return re.compile(rf"(?:{_events()}|発生)(?:の?発生)?から[^。、]{{0,12}}?{many}")


@cache
def _definite() -> re.Pattern[str]:
    """What makes an event of before the matter of a sentence, without its time: 列車が脱線した〈事故で〉、運輸安全委員会は; a trial is of
    what was before."""
    event = rf"(?:事件|事故|問題|火災|汚職|疑惑|災害|不祥事|不正){_on()}"
    trial = r"の罪に問われ|起訴された|(?:求めた|訴えた|争われた?)(?:訴訟|裁判)|判決公判|控訴審|上告審"
    return re.compile(f"{event}|{trial}")


@cache
def _on() -> str:
    """What makes an event the matter of a sentence, as a pattern: 昨年の事故〈で、〉県警は, 昨年の事故〈の遺族〉; not 昨年の事故を受け."""
    after, come_of, trials = ("|".join(_followed(kind)) for kind in ("by", "of", "trial"))
    joined = rf"で、|では|で(?={after})|について|につき、|に関[しす連]|に絡[みむ]|に伴う|をめぐ[りるっ]|を巡[りるっ]|に対する"
    return f"(?:を?(?:{joined})|の(?:{come_of})|の?(?:{trials}))"


def _followed(kind: str) -> list[str]:
    """The words of one kind of aftermath.tsv."""
    return [r["word"] for r in rows("aftermath") if r["kind"] == kind]
