"""What a line says that somebody says: cues with their sources and contents, as a tree.

The grammar, left to right. A marker (県によると) opens a stretch; all cues to its right are inside it. A cue takes what
ends at its mark. Its source is the phrase between mark and cue (…と、国防相は述べた), or the first topic of its clause
(国防相は…と述べた), or the modified noun (…とする国防相), or the source of the clause before it (…と述べ、…を認めた); where there
is none the source stands outside the line and the discourse decides. A cue whose clause lies inside what a later
cue governs is a child of that cue.
"""

from __future__ import annotations

from bisect import bisect_right

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.items import Line
from uratori.attribution.clause.markers import Marker
from uratori.attribution.line import views
from uratori.attribution.line.charged import met
from uratori.attribution.line.denying import writer_denies
from uratori.attribution.line.endings import ending
from uratori.attribution.line.passed import became_known, intended, nobodys, passed_on_words
from uratori.attribution.line.reading import AROUND, Reading, hands_on, nest
from uratori.attribution.line.spoken import no_words, spoken
from uratori.attribution.line.state import State
from uratori.attribution.line.stretches import closes_stretch, end_stretch, open_stretch, wraps

_DEEPEST = 3


def read(line: Line, cast: Cast) -> list[Reading]:
    """All readings of a line and of the quotes in their contents, outer before inner."""
    if not line.items:
        return []
    found = _walk(State(line, cast))
    return found + _quotes(line, found, cast) if line.depth < _DEEPEST and found else found


def _quotes(line: Line, found: list[Reading], cast: Cast) -> list[Reading]:
    """What is said inside the quotes of the contents, with a source of its own: 「先方は『…』と繰り返した」."""
    out: list[Reading] = []
    held = sorted(((c.start, n) for n, r in enumerate(found) for c in r.content), key=lambda x: x[0])
    for item in line.items:
        if item.kind != "quote" or item.last - item.first < 6:
            continue
        at = bisect_right(held, item.start + 1, key=lambda x: x[0])
        around = [
            found[n] for _, n in held[max(0, at - AROUND) : at]
            if any(c.start <= item.start + 1 and item.end - 1 <= c.end for c in found[n].content)
        ]  # fmt: skip
        if not around:
            continue
        reading = min(around, key=lambda r: r.size)
        for inner in read(line.inside(item), cast):
            if inner.parent is None and hands_on(inner, reading, item.end - 2):
                continue
            if inner.parent is None:
                if not passes_on(inner):
                    continue
                inner.parent = reading
            out.append(inner)
    return out


def passes_on(inner: Reading) -> bool:
    """Whether a reading inside a quote is another's word, who is named there: 「商社から〈下がった〉と聞いている」."""
    named = inner.source is not None and inner.kind == "said" and inner.source.core not in lexicon.words("oneself")
    heard = inner.entry is not None and inner.entry.pos in ("heard", "received")
    return named and (inner.quoted or heard or _tells(inner))


def _tells(inner: Reading) -> bool:
    """Whether words inside a quote pass on another's: 「機長は許可を得たと〈話している〉」."""
    told = inner.entry is not None and inner.entry.pos == "verb" and inner.entry.act in ("state", "report", "announce")
    if inner.frame == "よう" and inner.entry is not None and inner.entry.cue == "言う":
        return True  # 「教授から数字を合わせるよう〈言われた〉」
    return told and inner.frame == "と" and inner.entry is not None and inner.entry.cue != "する"


def _walk(state: State) -> list[Reading]:
    """The readings of one line, as a tree."""
    if views.of_somebody(state):
        return nest(state.out)
    events: list[tuple[int, Cue | Marker]] = [(c.first, c) for c in state.cues]
    events += [(m.first, m) for m in state.markers]
    for _, event in sorted(events, key=lambda e: e[0]):
        if isinstance(event, Marker):
            open_stretch(state, event)
        elif closes_stretch(state, event):
            end_stretch(state, event)
            state.limit = min(len(state.line.items), event.end)
        elif event.entry.pos == "hearsay" and (closed := wraps(state, event)) is not None:
            closed.told, closed.closing = True, state.span(event.first, event.end)
            if closed.shares is not None:
                closed.shares.told = True  # 調べに「…」と〈供述し〉、殺意を否認しているという
            end_stretch(state, event)
            state.limit = min(len(state.line.items), event.end)
        elif (told := _told_on(state, event)) is not None:
            told.told, told.closing = True, state.span(event.first, event.end)
            state.limit = min(len(state.line.items), event.end)
        elif event.entry.pos == "hedge" and _within_words(state, event):
            continue
        elif event.entry.pos in ("hearsay", "passive", "hedge"):
            ending(state, event)
        else:
            _cue(state, event)
    if not state.line.depth and all(r.kind == "impersonal" for r in state.out):
        writer_denies(state)
    if not state.line.depth:
        met(state)
    return nest(state.out)


def _told_on(state: State, cue: Cue) -> Reading | None:
    """Words in quotes whose speaker is the only one named, where としている closes them: 1人は「続く」と述べた〈としています〉; and not
    首相府は、大統領が「続く」と述べたとしている."""
    if cue.entry.cue != "する" or cue.frame != "と" or cue.form != "final":
        return None
    found = wraps(state, cue)
    named = [t for t in state.topics.between(0, cue.mark) if t.holder is not None]
    return found if found is not None and found.quoted and found.source is not None and len(named) == 1 else None


def _within_words(state: State, hedge: Cue) -> bool:
    """Whether an estimate is the first half of what somebody says: 停滞する〈可能性があり〉、続くとの見通しを示した."""
    later = next((c for c in state.cues if c.first >= hedge.end), None)
    if later is None or hedge.form != "continues" or later.frame not in ("と", "こと"):
        return False
    if later.entry.pos not in ("verb", "noun") or later.mark <= hedge.end or state.scope is not None:
        return False
    named = state.topics.first_agent(hedge.end, later.first) or state.topics.first_agent(state.limit, hedge.first)
    return named is None


def _cue(state: State, cue: Cue) -> None:
    pos = cue.entry.pos
    if pos == "impersonal":
        nobodys(state, cue)
    elif no_words(state, cue):
        return
    elif pos == "known":
        became_known(state, cue)
    elif pos == "stance":
        intended(state, cue)
    elif pos in ("heard", "received", "nominal", "written"):
        passed_on_words(state, cue)
    else:
        spoken(state, cue)
