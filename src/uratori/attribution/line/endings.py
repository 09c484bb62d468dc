"""Endings that make a clause hearsay or an estimate: 〜という。 〜とみられる。 〜見通しだ。"""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.line import quarters
from uratori.attribution.line.content import after_openers
from uratori.attribution.line.reading import Kind, Reading
from uratori.attribution.line.sources import between, passive_agent
from uratori.attribution.line.speakers import was_asked
from uratori.attribution.line.state import State
from uratori.attribution.line.stretches import end_stretch
from uratori.attribution.line.topics import Topic

_LEADING = 12  # items in which a document leads its sentence


def ending(state: State, cue: Cue) -> None:
    """Read a hearsay, passive or estimating ending."""
    entry = cue.entry
    if entry.pos == "hedge" and _heading(state, cue):
        return
    agent = passive_agent(state.line, cue, state.topics, state.limit) if entry.pos == "passive" else None
    if agent is None and entry.pos == "passive" and entry.act != "estimate" and state.scope is None:
        led = quarters.means(state.topics, state.limit, min(cue.mark, state.limit + _LEADING), leading=True)
        press = led is not None and led.holder is not None and led.holder.sort == "reports"
        after = ("は", "、") if entry.act == "confirm" or press else ("は",)
        if led is not None and state.line.items[led.at + 1].text in after:
            # 〈起訴状では〉…とされる, 〈市の調査で、〉…が認定された
            agent = led._replace(at=led.at + 1)
    if agent is None and entry.pos == "passive" and entry.act == "report" and state.scope is None:
        heard = quarters.voices(state.topics, state.limit, cue.mark)  # 〈一部の報道機関において〉…と報じられております
        agent = heard if heard is not None and state.line.items[heard.at - 1].text in ("て", "は", "も") else None
    if agent is not None:
        state.said(cue, agent.holder, state.left(agent.at + 1 if agent.at < cue.mark else state.limit), "said")
        return
    if state.scope is not None and state.last is None:
        # 県によると、…という。: one statement; the ending closes the stretch.
        if entry.pos == "hearsay":
            end_stretch(state, cue)
        return
    if entry.pos == "hearsay":
        between_ = between(state.topics, cue)
        if between_ is not None:
            state.said(cue, between_.holder, state.left(state.limit), "said")
            return
        himself = was_asked(state, cue) or _whose_words(state, cue)
        himself = himself or _goes_on_to_say(state, cue) or _of_himself(state, cue)
        if himself is not None:
            reading = state.said(cue, himself.holder, state.left(himself.at + 1), "said")
            if reading is not None:
                reading.topic = himself.holder
            return
    kind: Kind = entry.pos  # type: ignore[assignment]
    if entry.pos == "hearsay":
        _absorb(state)
    left = after_openers(state.line, state.limit, state.cast)
    if entry.pos == "hedge" or (entry.pos == "passive" and entry.act == "estimate"):
        left = _last_clause(state, left, cue.mark)
    before = state.last
    if before is not None and before.source is not None and before.topic is None and _own_subject(state, cue):
        before = None  # 業者からは不満が出ており、〈警視庁が〉対策を検討してきたという
    if before is not None and any(x.norm in lexicon.words("in truth") for x in state.line.items[left : left + 2]):
        before = None  # 店主は毎朝仕込むと言っていたが、〈実際には〉週に2回だったという: from somebody else
    if before is not None and before.source is not None and before.source.kind == "document":
        own = state.topics.between(state.limit, cue.mark)
        before = None if own else before  # 手紙には「至急」とあったが、〈会社は〉開封しなかったという
    reading = state.said(cue, None, left, kind)
    if reading is not None:
        reading.shares = before if entry.pos == "hearsay" else None
        topics = state.topics.between(left, cue.mark)
        topic = state.topics.first_agent(left, cue.mark)
        # 取引は企業のものだが、〈国も〉買うという: the nation is one of whom it is said
        also = topic is not None and topic.particle == "も" and topic is not topics[0]
        reading.topic = topic.holder if topic and topic.particle != "が" and not also else None
        reading.subject = bool(topics)


def _own_subject(state: State, cue: Cue) -> bool:
    """Whether somebody acts in the clause of a hearsay ending."""
    return state.topics.first_agent(state.limit, cue.mark) is not None


def _heading(state: State, cue: Cue) -> bool:
    """Whether an estimate is only the heading of a part: 2. 今後の〈見通し〉, and not 1割増の見通し。"""
    items = state.line.items
    if cue.end < len(items) or cue.first < 2 or items[cue.first].pos != "名詞" or items[cue.first - 1].text != "の":
        return False
    return not any(x.pos in ("動詞", "形容詞") or x.text in ("は", "が", "を") for x in items[: cue.first])


def _goes_on_to_say(state: State, cue: Cue) -> Topic | None:
    """Who tells of himself and then speaks: 〈幹部は〉実験に注目しているといい、「手本になる」と語った."""
    later = next((c for c in state.cues if c.first >= cue.end), None)
    if cue.form != "continues" or later is None or later.entry.pos != "verb" or later.frame != "と":
        return None
    topic = state.topics.first_agent(state.limit, cue.mark)
    if topic is None or topic.holder is None or topic.particle != "は" or state.last is not None:
        return None
    said = state.line.items[later.mark - 1].kind == "quote" and not state.topics.between(cue.end, later.mark)
    return topic if said and topic.holder.kind in ("person", "anonymous") else None


def _whose_words(state: State, cue: Cue) -> Topic | None:
    """Who stands right before words in quotes that are only handed on: 〈外務省は〉「決まっていない」とのこと。"""
    quote = cue.mark - 1
    if quote < 2 or state.line.items[quote].kind != "quote" or quote - 1 not in state.topics.at:
        return None
    topic = state.topics.topic(quote - 1)
    return topic if topic.holder is not None and topic.particle in ("は", "も") else None


def _of_himself(state: State, cue: Cue) -> Topic | None:
    """Who tells of what he saw or felt: 近所の〈女性は〉、悲鳴を聞いたという, and not 男は車で逃げたという."""
    topic = state.topics.first_agent(state.limit, cue.mark)
    if topic is None or topic.holder is None or topic.particle != "は" or state.last is not None:
        return None
    if topic.holder.kind not in ("person", "anonymous") or topic.holder.sort in ("media", "reports"):
        return None
    if lexicon.longest(topic.holder.span.of(state.cast.text), lexicon.words("kin")) == topic.holder.core:
        return None  # 〈娘は〉バスを怖がっているという: from one who speaks of her
    if any(t.particle == "は" for t in state.topics.between(topic.at + 1, cue.mark)):
        return None  # 彼は棄権を勧めたが、〈彼女は〉聞かなかったという
    last = state.line.items[max(topic.at, cue.mark - 8) : cue.mark]
    verbs = [x for x in last if x.pos in ("動詞", "形容詞", "形状詞") or x.norm in lexicon.words("perceives")]
    verbs = [x for x in verbs if x.norm not in ("為る", "居る", "有る", "無い")]
    suffered = any(x.norm in lexicon.PASSIVES for x in last)  # そぶりは見られなかったという
    asked = any(x.norm in ("よう", "様") for x in state.line.items[topic.at : cue.mark])
    told = [x.norm for x in last if x.norm in lexicon.words("told to")]
    if suffered and asked and told:
        return topic  # 男性は、急ぐよう上司から〈言われた〉という
    return topic if verbs and verbs[-1].norm in lexicon.words("perceives") and not suffered else None


def _absorb(state: State) -> None:
    """A hearsay ending takes in the estimates before it: 可能性も〈ある〉がはっきりしない〈という〉."""
    while state.out and state.out[-1].source is None and (
        state.out[-1].kind in ("hedge", "passive") or _asked_before(state.out[-1])
    ):  # fmt: skip
        gone = state.out.pop()
        state.last = None if state.last is gone else state.last
        at = next((n for n, x in enumerate(state.line.items) if x.start >= gone.content[0].start), 0)
        state.limit = min(state.limit, at)


def _asked_before(reading: Reading) -> bool:
    """Whether a reading is but the first half of what is heard: 〈改善を求めた〉が取り合ってもらえなかったという."""
    asks = reading.entry is not None and reading.entry.act == "request"
    return reading.kind == "said" and reading.shares is None and asks and not reading.quoted and reading.frame == "を"


def _last_clause(state: State, left: int, mark: int) -> int:
    """Where the last clause with a subject of its own begins: 訓練を行う予定で、〈秋ごろに初回が〉開かれる見通しだ."""
    items = state.line.items
    for i in range(mark - 1, left, -1):
        if items[i].text != "、":
            continue
        before = items[i - 1]
        ends = (before.sub == "接続助詞" and before.text not in ("ば", "と", "たら", "なら")) or (
            before.pos == "動詞" and before.form.startswith("連用形")
        )  # fmt: skip
        if ends and any(t.particle == "は" for t in state.topics.between(i + 1, mark)):
            return i + 1
        if before.norm == "おる" or (
            before.text == "が" and before.sub == "接続助詞" and items[i - 2].text in ("た", "いる")
        ):
            return i + 1  # 国税局は帳簿を調べて〈おり、〉近く会社を告発するとみられる
        found = state.topics.between(i + 1, mark)
        plan = before.text == "で" and items[i - 2].norm in lexicon.words("plan")
        own = found[0].particle if found else ""
        if (plan and own == "が") or (before.text == "で" and before.pos == "助動詞" and own in ("が", "は")):
            return i + 1
    return left
