"""The stretch that a marker opens: 県によると、〈…〉. Where it begins, and what ends it."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.markers import Marker
from uratori.attribution.holders.holders import guess
from uratori.attribution.line.content import after_openers
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.state import State
from uratori.attribution.line.topics import Topic
from uratori.attribution.line.via import passed_on, passer, venue
from uratori.model import Span


def open_stretch(state: State, marker: Marker) -> None:
    """Open the stretch of a marker by which somebody is cited, and close the one before."""
    if marker.kind != "according":
        return
    items = state.line.items
    if marker.noun == "ところ":
        topics = state.topics.between(state.limit, marker.first)
        said = [t for t in topics if t.holder is not None and not state.topics.described(t)]
        if said and said[-1].particle == "は" and any(c.mark > marker.end and c.frame == "と" for c in state.cues):
            return  # 県は検査した〈ところ〉、反応はなかったと発表した: one cue for both
        source = said[-1] if said else _press(state, marker.first)
    else:
        source = state.topics.before(marker.source, state.limit, cited=True)
        cites = items[marker.end - 1].text in ("と", "ば") and lexicon.kind(marker.noun) == "document"
        if cites and (source is None or source.holder is None):
            whole = state.topics.before(marker.source + 2, state.limit, cited=True)  # 販売店向けの〈資料〉によると
            source = whole if whole is not None and whole.holder is not None else source
        looked = items[marker.source - 1].norm in lexicon.words("points back")
        if source is not None and source.holder is None and not looked and marker.noun not in ("調べ", "調査", "取材"):
            source = source._replace(holder=guess(state.line, source.first, source.at, state.cast))
    if source is None or source.holder is None:
        _points_back(state, marker)
        return
    first = source.first
    if state.scope is not None:
        _close(state, first)
    left = _lead(state, first)
    figure = items[marker.end].sub == "数詞" if marker.end < len(items) else False
    end = _figure_end(state, marker.end) if figure and items[marker.end - 1].text == "で" else len(items)
    content = state.stretch(marker.end, end)
    if not content:
        return
    reading = Reading(
        "according", state.line.sentence, state.span(marker.first, marker.end), [*left, content], source.holder
    )
    if marker.noun == "ところ":
        reading.through = passed_on(state.topics, state.through, state.limit, marker.first, [])
        reading.venue = venue(state.topics, state.limit, marker.first, source.holder.span, [])
    else:
        reading.venue = passer(state.topics, source.holder.span)
    state.out.append(reading)
    state.last = None
    state.scope = reading if end == len(items) else None
    state.limit = after_openers(state.line, end if state.scope is None else marker.end, state.cast)


def _points_back(state: State, marker: Marker) -> None:
    """〈それ〉によると, 〈発表〉によると: by the word of whoever was heard before."""
    items = state.line.items
    bare = items[marker.source - 1]
    content = state.stretch(marker.end, len(items))
    opens = after_openers(state.line, state.limit, state.cast) == marker.source - 1
    if not content or not opens or bare.norm not in lexicon.words("points back"):
        return
    state.scope = Reading("according", state.line.sentence, state.span(marker.source - 1, marker.end), [content])
    state.out.append(state.scope)
    state.last = None
    state.limit = after_openers(state.line, marker.end, state.cast)


def _figure_end(state: State, first: int) -> int:
    """Where a bare figure ends: 死者は県の集計で〈22人〉、市の集計で13人に上る."""
    items = state.line.items
    return next((i for i in range(first, len(items)) if items[i].text == "、"), len(items))


def _press(state: State, end: int) -> Topic | None:
    """An outlet under its short name that reported: 〈時事が〉伝えたところでは."""
    near = [t for t in state.topics.between(state.limit, end)[-1:] if not state.topics.described(t)]
    return next((f for t in near if (f := state.topics.before(t.at, state.limit, cited=True)) and f.holder), None)


def _lead(state: State, first: int) -> list[Span]:
    """A topic before the marker belongs to the content: 〈会談は〉、県によると、午後になる."""
    start = after_openers(state.line, state.limit, state.cast)
    topic = next((t for t in state.topics.between(start, first) if t.particle == "は"), None)
    if topic is None or topic.first != start or topic.at + 1 < first - 1:
        return []
    return [state.span(topic.first, topic.at + 1)]


def _close(state: State, end: int) -> None:
    """End the open stretch before item ``end``."""
    scope = state.scope
    if scope is None or end == 0:
        return
    items = state.line.items
    while end > 0 and (items[end - 1].text in ("、", "が", "一方") or items[end - 1].kind == "paren"):
        end -= 1
    last = scope.content[-1]
    if items[end - 1].end > last.start:
        scope.content[-1] = Span(last.start, min(last.end, items[end - 1].end))


def end_stretch(state: State, hearsay: Cue) -> None:
    """The という at the end of an open stretch is no part of it."""
    if state.scope is None or hearsay.form != "final":
        return
    last = state.scope.content[-1]
    end = state.line.items[hearsay.mark - 1].end
    if end > last.start:
        state.scope.content[-1] = Span(last.start, end)


def closes_stretch(state: State, cue: Cue) -> bool:
    """Whether an ending only closes the stretch of a marker: 本部によれば、…に至った〈としています〉."""
    plain = cue.entry.cue == "する" and cue.frame == "と" and cue.form == "final"
    if state.scope is None or not (plain or (cue.entry.pos == "hearsay" and state.last is not None)):
        return False
    if state.line.items[cue.mark - 1].kind == "quote":
        return False
    return not any(t.holder is not None and t.particle != "が" for t in state.topics.between(state.limit, cue.mark))


def wraps(state: State, hearsay: Cue) -> Reading | None:
    """The words that という closes, where they have a holder already: 消息筋は…とみている〈という〉."""
    if not any(c.end == hearsay.mark and c.form == "embedded" for c in state.cues):
        return None
    end = state.line.items[hearsay.mark - 1].end
    return next(
        (
            r for r in state.out[-3:]
            if r.kind == "said" and (r.source is not None or r.quoted) and r.cue is not None and r.cue.end == end
        ),
        None,
    )  # fmt: skip
