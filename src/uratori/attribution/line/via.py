"""Through whom, in the clause of a cue: those a report cites, and the outlet that was spoken to or brought the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.clause.markers import Marker
from uratori.attribution.holders.holders import Holder, is_press
from uratori.attribution.line.topics import Topics
from uratori.model import Span

_ASKING = ("取材", "直撃", "質問")
_TOLD = ("対する", "応じる", "答える", "向ける")
_NEAR = 200  # items looked back over


def passed_on(topics: Topics, through: Sequence[Marker], low: int, high: int, content: Sequence[Span]) -> list[Holder]:
    """Those passed on between items ``low`` and ``high``, outside the content: 〈政府筋〉の話として. ``through`` are the
    line's markers of that kind, in order."""
    out: list[Holder] = []
    for marker in through[bisect_left(through, low, key=lambda m: m.first) :]:
        if marker.end > high:
            break
        at = topics.line.items[marker.first]
        if any(c.start <= at.start < c.end for c in content):
            continue
        found = topics.before(marker.source, low)
        if found is not None and found.holder is not None:
            out.append(found.holder)
    return out


def venue(topics: Topics, low: int, high: int, speaker: Span, content: Sequence[Span]) -> Holder | None:
    """The outlet that something was said to, between items ``low`` and ``high``, neither in the ``speaker``'s phrase nor in
    the ``content``: 〈国営テレビに対し〉, 〈地元紙の取材に〉. 国営テレビに現れた男性は has none."""
    taken = [speaker, *content]
    items = topics.line.items
    for i in range(max(low + 1, high - _NEAR), high):
        shown = items[i].text == "で" and items[i - 1].norm in lexicon.words("on air")  # 国営放送の〈インタビューで〉
        if (
            (items[i].text != "に" and not shown)
            or items[i].pos != "助詞"
            or any(c.start <= items[i].start < c.end for c in taken)
        ):
            continue
        led = items[i].start < speaker.start and i + 1 < high and items[i + 1].norm not in _TOLD
        if led and items[i + 1].text != "、":
            continue
        outlet = _outlet(topics, i, low)
        if outlet is not None:
            return outlet
    return None


def passer(topics: Topics, speaker: Span) -> Holder | None:
    """The outlet from which one who speaks is known, told in his own phrase: 〈ロイター通信に〉語った当局者, 〈地元紙が〉引用した高官,
    〈国営放送の取材に〉応じた住民, 〈民放が〉入手した文書. 地元紙に現れた広告, 地元紙が批判した知事 have none."""
    items = topics.line.items
    first = bisect_left(items, speaker.start, key=lambda x: x.start)
    last = bisect_left(items, speaker.end, lo=first, key=lambda x: x.start)
    for i in range(first + 1, last - 1):
        if items[i].pos != "助詞" or items[i].text not in ("に", "が", "へ", "で"):
            continue
        verb = next((k for k in range(i + 1, last) if _told(items[k].norm, items[i].text)), None)
        if verb is None or inflection(items, verb + 1 + (items[verb + 1].norm == "為る")).form != "modifies":
            continue
        outlet = _outlet(topics, i, first)
        if outlet is not None:
            return outlet
    return None


def _outlet(topics: Topics, particle: int, low: int) -> Holder | None:
    """The outlet before a particle: 〈地元紙〉に, 〈地元紙〉の取材に, 〈国営放送〉の番組で."""
    items, on_air = topics.line.items, lexicon.words("on air")
    end = particle
    while end > 2 and items[end - 2].text == "の" and (items[end - 1].norm in _ASKING or items[end - 1].norm in on_air):
        end -= 2  # 国営放送の〈番組の中〉で
    found = topics.before(end, low)
    if found is not None and items[found.first].norm in lexicon.words("own"):
        return None  # 〈自身の〉番組で
    return found.holder if found is not None and is_press(found.holder) else None


def _told(verb: str, particle: str) -> bool:
    return verb in lexicon.words("brings" if particle == "が" else "talks to")
