"""What a correction takes back: 県は〈9人〉としていた死者を8人に訂正した, 市は〈2棟〉と発表していたのを1棟に改めた."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.state import State
from uratori.model import Span


def taken_back(state: State, cue: Cue, reading: Reading) -> Reading | None:
    """The reading of what was said first, where ``reading`` of a cue puts another in its place; its content is cut to
    what is said now. None where the line does not say what was said first."""
    if cue.entry.cue not in lexicon.words("corrects") or cue.frame != "を" or len(reading.content) != 1:
        return None
    items, whole = state.line.items, reading.content[0]
    low = next((i for i, x in enumerate(items) if x.start >= whole.start), cue.mark)
    found = _said_then(state, low, cue.mark) or _from(state, low, cue.mark)
    if found is None:
        return None
    at, end = found
    state.out[:] = [r for r in state.out if r.cue is None or not items[at].start <= r.cue.start < items[end - 1].end]
    first = _opens(state, low, at)
    now = end + 2 if items[end].text == "の" and items[end + 1].text == "を" else end
    if first >= at or now >= cue.mark:
        return None
    then = Reading(
        "said", reading.sentence, state.span(at, end), [Span(items[first].start, items[at - 1].end)], reading.source,
        entry=cue.entry, shares=reading.shares, topic=reading.topic,
    )  # fmt: skip
    reading.content = [Span(items[now].start, whole.end)]
    reading.shares = then
    return then


def _said_then(state: State, low: int, mark: int) -> tuple[int, int] | None:
    """The と of what was said, and the end of the verb that says so, in the clause before what is now said: 9人〈としていた〉死者を8人に."""
    items = state.line.items
    for k in range(low + 1, mark - 2):
        verb = k + 1 + (items[k + 2].norm == "為る")
        if items[k].text != "と" or items[k].pos != "助詞" or items[k + 1].norm not in lexicon.words("had said"):
            continue
        shape = inflection(items, verb + 1)
        noun = shape.end < mark and (items[shape.end].text == "の" or shape.form == "modifies")
        if noun and not shape.negated and any(x.text == "を" for x in items[shape.end : mark]):
            return k, shape.end
    return None


def _from(state: State, low: int, mark: int) -> tuple[int, int] | None:
    """The から between two figures, where nothing says of what: 現場についても、島の南〈60キロから54キロ〉に改めた."""
    items = state.line.items
    at = next((k for k in range(low + 1, mark - 1) if items[k].text == "から" and items[k].pos == "助詞"), None)
    if at is None or any(x.text in ("を", "は") and x.pos == "助詞" for x in items[low:mark]):
        return None
    numeral = (any(x.sub == "数詞" for x in items[a:b]) for a, b in ((low, at), (at + 1, mark)))
    return (at, at + 1) if all(numeral) else None


def _opens(state: State, low: int, at: int) -> int:
    """Past the words for until now: 〈これまで〉9人, 〈当初、〉9人."""
    items = state.line.items
    word = next((w for w in lexicon.parts("until now") if state.cast.text.startswith(w, items[low].start)), "")
    end = items[low].start + len(word)
    return next((i for i in range(low, at) if items[i].start >= end and items[i].text not in ("は", "、")), low)
