"""A denial that does not say of what: 県警は男を拘束したと発表した。〈家族側は否定している〉。 And one in the writer's own word: 「漏れた」との指摘は
〈事実と異なります〉。"""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.frames import noun_mark
from uratori.attribution.clause.items import Item
from uratori.attribution.line.content import after_openers
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.state import State
from uratori.attribution.line.topics import Topic
from uratori.attribution.modality.lexicon import endings
from uratori.attribution.modality.reading import closing
from uratori.model import Span

_ASIDE = 8  # items between the noun and the comma


def denies(state: State, cue: Cue) -> bool:
    """Whether a cue only says who denies, and is read here. What is denied is what the line has said before it, what it is about
    (買収は〈同社は否定した〉), or else what stands in the sentence before. 〈関与は〉否定した names what is denied: left to the others."""
    topic = _denier(state, cue)
    if topic is None or topic.holder is None:
        return False
    about = _about(state, topic)
    content = about or (list(state.out[-1].content) if state.out else [state.span(cue.first, cue.end)])
    reading = Reading(
        "said", state.line.sentence, state.words(cue), content, topic.holder, entry=cue.entry, bare=not about,
    )  # fmt: skip
    reading.back = not about and not state.out
    reading.topic = topic.holder
    state.used.add(topic.at)
    state.out.append(reading)
    state.limit, state.last = min(len(state.line.items), cue.end), reading
    return True


def _denier(state: State, cue: Cue) -> Topic | None:
    if "は" not in cue.entry.frames or cue.frame != "を" or cue.negated or cue.form not in ("final", "continues"):
        return None
    if cue.mark not in state.topics.at or state.line.items[cue.mark].text not in ("は", "も"):
        return None
    return state.topics.topic(cue.mark)


def _about(state: State, denier: Topic) -> list[Span] | None:
    head = next((t for t in state.topics.between(state.limit, denier.first) if t.particle == "は"), None)
    if head is None or head.holder is not None:
        return None
    return [state.span(head.first, head.at)]


def writer_denies(state: State) -> None:
    """Read what the one who writes calls false, where nobody else speaks in the line: 一部にある「〈漏れた〉」との指摘は事実と異なります,
    「〈漏れた〉」との報道がございますが、そのような事実はございません, and not 「漏れた」との指摘は多い, 「漏れた」との指摘は当たらないと述べた."""
    items = state.line.items
    told, ends = lexicon.words("testimony"), range(2, len(items) - 2)
    found = next(((i, begins) for i in ends if items[i].norm in told and (begins := _says_of_it(items, i + 1))), None)
    if found is None:
        return
    at, first = found
    mark = noun_mark(items, at)
    if mark is None or mark[0] != "と" or mark[1] < 1:
        return
    after = items[_such(items, first) - 1].last
    said = closing(state.line.tokens, items[at].first, items[-1].last, endings())
    if said.of_kind("denial", "falsity") is None or said.rest > after:
        return
    words = items[mark[1] - 1]
    opens = after_openers(state.line, 0, state.cast)
    content = Span(words.start + 1, words.end - 1) if words.kind == "quote" else state.span(opens, mark[1])
    cue = state.span(first + (items[first].text == "、"), len(items))
    state.out[:] = [Reading("known", state.line.sentence, cue, [content], quoted=words.kind == "quote")]


def _says_of_it(items: tuple[Item, ...], at: int) -> int:
    """Where what is said of a report begins, whose noun ends before item ``at``; 0 where nothing is: 報道は〈事実と異なる〉, 報道が
    ありますが、〈そのような事実はない〉, 報道について、〈そのような事実はない〉."""
    if items[at].text in ("は", "も"):
        return at + 1
    comma = next((i for i in range(at, min(at + _ASIDE, len(items) - 1)) if items[i].text == "、"), 0)
    there = items[at].text == "が" and items[at + 1].norm in ("有る", "御座る", "ござる")
    about = items[at].text == "に" and items[at + 1].norm in lexicon.words("about")
    return comma + 1 if comma and (there or about) and items[comma + 1].text in lexicon.words("such") else 0


def _such(items: tuple[Item, ...], at: int) -> int:
    """Behind 〈そのような事実は〉, which only points back; ``at`` where nothing does."""
    fact = next(
        (i for i in range(at, min(at + _ASIDE, len(items) - 1)) if items[i].norm in ("事実", "こと", "事")), None
    )
    points = fact is not None and fact > at and items[at].text in lexicon.words("such")
    return fact + 2 if fact is not None and points and items[fact + 1].text in ("は", "も") else at
