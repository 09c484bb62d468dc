"""Words whose holder is not the subject of their cue: passed on, come to be known, meant to be done, in the air."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.holders.holders import Holder, nameless
from uratori.attribution.line import quarters
from uratori.attribution.line.content import after_openers
from uratori.attribution.line.sources import giver
from uratori.attribution.line.speakers import in_brackets, was_asked
from uratori.attribution.line.state import State
from uratori.attribution.line.topics import Topic
from uratori.model import Span


def nobodys(state: State, cue: Cue) -> None:
    """Read an opinion of nobody in particular, or of those among whom it is heard: との見方が出ている."""
    items = state.line.items
    clause = next((i + 1 for i in range(cue.mark - 1, state.limit, -1) if items[i].text == "、"), state.limit)
    guessed = cue.entry.act == "estimate"
    among = quarters.among(state.topics, state.limit, cue.mark) or quarters.voices(
        state.topics, state.limit, cue.mark, guessed
    )
    among = among or _written_in(state, cue) or quarters.voices(state.topics, clause, cue.mark, guessed)
    asked = was_asked(state, cue)
    if asked is not None:  # 〈事務所に〉確認を求めると、「…」との回答があった
        state.said(cue, asked.holder, state.left(asked.at, cue.mark), "said")
        return
    named = in_brackets(state, cue) or (None if among else quarters.voices_within(state.topics, cue.first, cue.end))
    if named is not None:
        state.said(cue, named.holder, after_openers(state.line, state.limit, state.cast), "said")
        return
    left = state.left(among.at + 1 if among else state.limit, cue.mark)
    reading = state.said(cue, among.holder if among else None, left, "said" if among else "impersonal")
    if reading is not None and among is None and cue.entry.cue in lexicon.words("nameless"):
        reading.through = [nameless(state.span(cue.first, cue.first + 1), cue.entry.cue)]


def _written_in(state: State, cue: Cue) -> Topic | None:
    """The document in which words stand: 〈報告書〉には…との所見が記されていた."""
    if not any(x.norm in lexicon.words("in writing") for x in state.line.items[cue.first : cue.end]):
        return None
    found = state.topics.document(state.limit, cue.mark)
    return found if found is not None and found.holder is not None and found.holder.kind == "document" else None


def intended(state: State, cue: Cue) -> None:
    """市は三店に立ち入る〈方針だ〉: what a body means to do, said of it without a verb of saying."""
    if state.scope is not None:
        return
    near = state.topics.between(state.limit, cue.mark)
    topic = next((t for t in near if t.holder is not None), None)
    if not near and state.last is not None and state.last.source is not None and state.last.kind == "said":
        shared = state.last  # 県警は「…」としており、対応を検証する〈方針だ〉
        reading = state.said(cue, shared.source, after_openers(state.line, state.limit, state.cast), "said")
        if reading is not None:
            reading.shares = shared
        return
    led = topic is not None or any(t.particle == "は" for t in near)
    if not led and cue.entry.cue in lexicon.words("of a speaker") and cue.form == "final":
        state.said(cue, None, after_openers(state.line, state.limit, state.cast), "said")
        return
    if topic is None or topic.particle not in ("は", "も") or topic.holder is None or topic.holder.sort == "reports":
        if cue.entry.cue.startswith("方向"):
            state.said(cue, None, after_openers(state.line, state.limit, state.cast), "hedge")
        return
    if topic.holder.kind == "document" or any(t.particle == "は" for t in state.topics.between(state.limit, topic.at)):
        return
    items = state.line.items
    if items[cue.first - 2].text == "と" and items[cue.first - 1].text in ("の", "いう"):
        cue = cue._replace(mark=cue.first - 2)  # 安全だ〈との〉立場だ
    reading = state.said(cue, topic.holder, state.left(topic.at + 1, cue.mark), "said")
    if reading is not None:
        state.used.add(topic.at)


def passed_on_words(state: State, cue: Cue) -> None:
    """Words whose holder is not the subject: 後輩から…と聞いた, …との労組の主張, メモに…と書かれている."""
    if cue.entry.pos == "nominal":
        start = cue.mark + 2
        found = state.topics.before(cue.first - 1, start)
        left = after_openers(state.line, state.limit, state.cast)
        if found is not None and found.holder is not None:
            own = state.topics.first_agent(left, cue.mark)
            left = own.at + 1 if own is not None and own.particle == "は" else left
            state.said(cue, found.holder, state.left(left), "said")
        return
    if cue.entry.pos == "written":
        found = state.topics.document(state.limit, cue.mark)
        left = state.left(found.at + 1) if found is not None else state.left(state.limit)
        found = found or state.topics.document(0, state.limit)
        if found is None and cue.frame == "を":
            return  # 碑には: no words without a document that has them
        state.said(cue, found.holder if found else None, left, "said")
        return
    found = giver(cue, state.topics, state.limit)
    told = _who_was_told(state, cue) if found is None else None
    if told is not None:
        state.said(cue, told.holder, state.left(told.at + 1, cue.mark), "said")
        return
    if found is None and cue.frame == "と" and cue.entry.cue.endswith(("がある", "が入る")):
        state.said(cue, None, state.left(state.limit, cue.mark), "impersonal")  # 「煙が出ている」と119番があった
    if found is not None:
        left = state.left(found.at if found.at < cue.mark else state.limit)
        items = state.line.items
        while left < cue.mark and items[left].text in ("から", "より", "は", "も", "、"):
            left += 1
        topic = state.topics.first_agent(state.limit, cue.mark) if found.at > cue.mark else None
        if topic is not None and topic.particle == "は" and topic.at < cue.mark:
            left = state.left(topic.at + 1)
        state.said(cue, found.holder, left, "said")


def _who_was_told(state: State, cue: Cue) -> Topic | None:
    """Somebody private who can only himself have told what he was told, where it is not said by whom: 〈家族は〉「助からない」との説明を受けた, and
    not 市は「遅れる」との報告を受けた, 県は漏れたとの連絡を受け、職員を派遣した."""
    if cue.entry.cue not in lexicon.words("was told") or cue.form != "final" or cue.negated or state.line.depth:
        return None
    own = state.topics.first_agent(state.limit, cue.mark)
    holder = own.holder if own is not None and own.particle == "は" else None
    private = holder is not None and holder.kind == "anonymous" and lexicon.voice(holder.core) == "private"
    return own if private else None


def became_known(state: State, cue: Cue) -> None:
    """〜ことがメモで分かった, 〜ことが関係者への取材で分かった."""
    holder: Holder | None = None
    left = state.limit
    for marker in state.markers:
        if marker.kind == "found" and state.limit <= marker.first < cue.first:
            found = state.topics.before(marker.source, state.limit if marker.first < cue.mark else cue.mark)
            holder = found.holder if found else None
            left = marker.end if marker.end < cue.mark else left
    if holder is None:
        found = quarters.means(state.topics, cue.mark, cue.first) or quarters.means(
            state.topics, state.limit, cue.mark, leading=True
        )
        holder = found.holder if found else None
    if holder is None:
        told = _account(state, cue)
        holder = told.holder if told is not None else None
    voiced = quarters.voices(state.topics, state.limit, cue.mark, True) if holder is None and cue.passive else None
    if voiced is not None:  # 〈専門家からは〉対応が遅れたことが指摘されている
        holder, left = voiced.holder, voiced.at + 1
    if holder is None and cue.negated and state.scope is None:
        return  # 原因は明らかになっていない: what nobody knows, and nobody says
    before = state.out[-1] if state.out else None
    reading = state.said(cue, holder, state.left(left, cue.mark), "known")
    if reading is not None and before is not None and before.content == reading.content:
        state.out.remove(reading)  # 市民から電話があり発覚した
        return
    if reading is not None and holder is not None:
        reading.content[0] = _without(state, reading.content[0], holder.span)


def _account(state: State, cue: Cue) -> Topic | None:
    """Whose account it came from: 〈県警〉の調べで分かった, 〈職員〉の証言で明らかになった."""
    items = state.line.items
    for i in range(cue.first - 1, max(state.limit, cue.mark) + 2, -1):
        words = items[i - 1].norm
        if items[i].text == "で" and items[i - 2].text == "の" and (
            words in lexicon.words("account") or words in lexicon.words("testimony")
        ):  # fmt: skip
            found = state.topics.before(i - 2, cue.mark)
            return found if found is not None and found.holder is not None else None
        if items[i].pos in ("動詞", "形容詞"):
            return None
    return None


def _without(state: State, content: Span, lead: Span) -> Span:
    if content.start <= lead.start and lead.end < content.end and lead.start - content.start < 3:
        at = next((i for i in state.line.items if i.start >= lead.end and i.text not in ("で", "、")), None)
        return Span(at.start, content.end) if at and at.start < content.end else content
    return content
