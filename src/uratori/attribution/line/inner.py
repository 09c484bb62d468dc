"""The source of a cue in a clause inside another: 〈野党が〉批判していることについて、首相は…と述べた.

Such a clause has its subject with が; the は before it is the topic of the sentence around it. Who its cue belongs to is
sure in three forms only: where the sentence hands on what was said (上司が…と言ったと語った), where subject stands right
behind topic and comma, and where a body, which does not flee or fall, opens the clause.
"""

from __future__ import annotations

from uratori.attribution.clause.fits import Cue
from uratori.attribution.line.sources import between
from uratori.attribution.line.state import State
from uratori.attribution.line.topics import Topic

_BODIES = ("organization", "government", "outlet", "agency")


def subject(state: State, cue: Cue) -> Topic | None:
    """The topic that is the source of ``cue``, where it stands in a clause inside another; None where the words do not say."""
    if cue.form not in ("embedded", "modifies"):
        return None
    if any(c.entry.pos == "hearsay" and c.mark == cue.end for c in state.cues):
        return None  # 関係者は、〈彼が〉火災を認めたと語ったという: the last verb is his who leads
    topics = state.topics.between(state.limit, cue.mark)
    if handed := _handed_on(state, cue, [t for t in topics if t.holder is not None]):
        return handed
    if cue.frame != "と" or not topics:
        return None
    first = topics[0]
    if len(topics) > 1 and _set_off(state, first, topics[1]) and not _named_later(state, cue):
        return topics[1]
    return first if _opens(first, cue) else None


def _named_later(state: State, cue: Cue) -> bool:
    """Whether the sentence names behind these words who says them: 判事は、証人が脅されたと述べたと、〈職員は〉言った."""
    outer = next((c for c in state.cues if c.first >= cue.end), None)
    return outer is not None and between(state.topics, outer) is not None


def _handed_on(state: State, cue: Cue, near: list[Topic]) -> Topic | None:
    """Who says what another passes on: 元社員は、〈上司が〉黙っているように言ったと語った, and not 社長は、部下が逃げたと認めたと報じられた."""
    said = cue.frame == "と" or (cue.frame == "よう" and cue.entry.cue == "言う")  # よう求めた is a deed
    if cue.form != "embedded" or not said or state.line.items[cue.end].text != "と":
        return None
    outer = next((c for c in state.cues if c.first >= cue.end), None)
    if outer is None or outer.mark != cue.end or outer.passive or outer.form not in ("final", "continues"):
        return None
    if not near or near[-1].particle != "が" or any(t.particle == "が" for t in near[:-1]):
        return None
    led = any(t.particle in ("は", "も") for t in near[:-1])
    return near[-1] if led and between(state.topics, outer) is None else None


def _set_off(state: State, outer: Topic, own: Topic) -> bool:
    """首相は、〈大統領が〉同盟は不公平だと述べたことについて."""
    return (
        (outer.particle, own.particle) == ("は", "が")
        and own.holder is not None
        and state.line.items[outer.at + 1].text == "、"
        and own.first <= outer.at + 2
    )


def _opens(t: Topic, cue: Cue) -> bool:
    """〈ハッカー集団が〉情報を盗んだと主張していることについて; of a person (男が盗んだと証言したこと) that is not sure."""
    if t.particle != "が" or t.holder is None:
        return False
    body = t.holder.kind in _BODIES or t.holder.sort == "media"
    return body or cue.entry.act in ("deny", "criticise", "request")
