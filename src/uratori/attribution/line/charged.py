"""What is said of somebody by nobody in particular, which he then meets: 〈公表が遅れた〉との指摘に対し、市長は「…」と述べた."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.frames import noun_mark
from uratori.attribution.clause.lexicon import Entry
from uratori.attribution.holders.holders import nameless
from uratori.attribution.line.content import after_openers, after_setting
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.state import State
from uratori.model import Span

_REPORT = Entry("", "impersonal", frozenset(("と",)), "report", "positive", "certain", False, False)
_CHARGE = _REPORT._replace(act="criticise")


def met(state: State) -> None:
    """Read the charge or the report that somebody meets in the line, where nothing of it is read yet."""
    items = state.line.items
    words = lexicon.words("charged")
    at = next((i for i in range(3, len(items) - 1) if items[i].norm in words and _to_it(state, i)), None)
    mark = noun_mark(items, at) if at is not None else None
    if at is None or mark is None or mark[0] != "と":
        return
    topic = next((t for t in state.topics.between(0, mark[1]) if t.particle == "は" and t.holder is not None), None)
    first = after_openers(state.line, topic.at + 1 if topic is not None else 0, state.cast)
    if topic is not None:  # 報道官は〈5日、〉首相が訪れるとの報道について「…」と述べた
        first = after_setting(state.line, first, state.cast, ())
    if first >= mark[1]:
        return
    words_ = items[first]
    quoted = words_.kind == "quote" and first == mark[1] - 1
    content = Span(words_.start + 1, words_.end - 1) if quoted else state.span(first, mark[1])
    later = [r for r in state.out if r.cue is not None and r.cue.start > items[at].start]
    if not later or any(c.overlaps(content) for r in later for c in r.content):
        return  # 買収との報道について「お答えできない」: the refusal has it
    state.out[:] = [r for r in state.out if r in later or not any(c.overlaps(content) for c in r.content)]
    told = items[at].norm in lexicon.words("nameless")
    reading = Reading(
        "impersonal", state.line.sentence, state.span(at, at + 1), [content], entry=_REPORT if told else _CHARGE, quoted=quoted,
    )  # fmt: skip
    if told:
        reading.through = [nameless(state.span(at, at + 1), items[at].norm)]
    state.out.append(reading)


def _to_it(state: State, at: int) -> bool:
    """Whether the noun at item ``at`` is what is met: 指摘〈に対し〉, 報道〈について〉, 批判〈には〉, and not 報道〈によると〉."""
    items = state.line.items
    if items[at + 1].text == "は" and at + 2 < len(items) and items[at + 2].kind == "quote":
        return True  # 移るとの報道〈は〉「事実ではない。残る」と否定した
    if items[at + 1].text != "に" or items[at + 1].pos != "助詞" or at + 2 >= len(items):
        return False
    after = items[at + 2]
    return after.text in ("は", "も", "、") or after.kind == "quote" or after.norm in ("対する", "就く", "付く", "つく")
