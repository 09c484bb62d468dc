"""Who is the source of a cue, in a line as far as it is read."""

from __future__ import annotations

from itertools import pairwise

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.items import Item
from uratori.attribution.clause.phrases import phrase
from uratori.attribution.holders.holders import Holder, accused, holder, is_press
from uratori.attribution.line import inner
from uratori.attribution.line.content import after_openers
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.sources import between, cleft, modified, passive_agent
from uratori.attribution.line.state import State
from uratori.attribution.line.topics import Topic, Topics
from uratori.model import Span

_FIELD = 12  # items that say what an expert knows
_SITTING = 10  # items that name a sitting at the head of a line
_SOON = 14  # items in which the topic of the next clause stands
_SIDES = ("person", "organization", "government", "anonymous")


def source_of(state: State, cue: Cue) -> tuple[Topic | None, Reading | None]:
    """The phrase that is the source, or the reading before whose source it is."""
    if cue.passive:
        return passive_agent(state.line, cue, state.topics, state.limit), None
    near = between(state.topics, cue)
    if near is not None:
        return near, None
    if cue.form == "modifies" and cue.entry.cue == "する":
        return modified(state.line, cue, state.cast), None
    if cue.frame == "と" and cue.form in ("final", "continues"):
        waiting = state.topics.pending(state.used, 0, cue.mark)
        if waiting is not None and waiting.at < state.limit:
            state.limit = waiting.at + 1
            return waiting, None
    within = inner.subject(state, cue)
    if within is not None:
        return within, None
    own = state.topics.doer(cue, state.limit) or state.topics.subject(cue, state.limit, state.inner)
    own = own or _set_against(state, cue)
    if own is not None and own.particle == "は" and cue.form == "modifies" and cue.frame == "と":
        # 市は「遅い」と反対する〈住民〉と話し合った: a topic stands outside a clause that modifies.
        met = modified(state.line, cue, state.cast)
        if met is not None and met.holder is not None and met.holder.kind in _SIDES:
            return met, None
    if own is None and cue.form == "embedded":
        own = cleft(state.topics, cue.end)
    if own is None and cue.form == "modifies":
        own = modified(state.line, cue, state.cast)
    if own is not None:
        return own, None
    outer = state.topics.unused(state.used, state.limit)
    if outer is not None and state.last is not None and cue.form in ("final", "continues"):
        state.limit = outer.at + 1
        return outer, None
    return None, state.last


def _set_against(state: State, cue: Cue) -> Topic | None:
    """Who says what the topic of the next clause says otherwise: 〈原告が〉違法だと訴え、被告は適法だと反論した. Nobody but he can: it is not
    the words of that topic, and no other leads the sentence."""
    if cue.frame != "と" or cue.entry.pos != "verb" or cue.entry.cue == "する" or state.limit:
        return None
    found = state.topics.between(state.limit, cue.mark)
    then = next((t for t in state.topics.between(cue.end, cue.end + _SOON) if t.particle == "は"), None)
    if not found or then is None or then.holder is None or any(t.particle != "が" for t in found):
        return None
    answers = any(c.first > then.at and c.entry.pos in ("verb", "noun", "refuse") for c in state.cues)
    return found[0] if answers and found[0].holder is not None and found[0].holder.kind in _SIDES else None


def came_by(state: State, cue: Cue, who: Holder | None) -> Holder | None:
    """The document that holds the words, where he who is named did not write it: 英紙は、断念したとする〈内部文書を入手した〉, and not 団体は、遺憾だと
    する声明を出した, 市は、増額したとする文書を公開した."""
    items = state.line.items
    if cue.entry.pos != "noun" or who is None or lexicon.kind(cue.entry.cue) != "document":
        return None
    at = next((i for i in range(cue.first + 1, cue.end) if items[i].text in ("を", "も")), None)
    did = {x.norm for x in items[at + 1 : cue.end]} if at is not None else set()
    if at is None or not did & (lexicon.words("comes into") if is_press(who) else lexicon.words("obtains")):
        return None
    low = cue.mark + 1 + (items[cue.mark + 1].norm in ("為る", "言う"))
    found = state.topics.before(at, low)
    return found.holder if found is not None and found.holder is not None and found.holder.kind == "document" else None


def acts_next(state: State, cue: Cue) -> Topic | None:
    """Who acts on the ground that として gives: 男が関与した〈として〉、〈県警は〉逮捕した; or claims it
    under a word that points at him; or asks by what he then does: 住民投票を〈求め〉、
    〈市民団体が〉署名を出した."""
    items = state.line.items
    if cue.form != "continues":
        return None
    ends = items[cue.end - 1].norm in ("居る", "おる")  # 同調を求めて〈おり〉、高官が訪れる
    asks = cue.frame in ("を", "よう") and cue.entry.act == "request" and not ends
    claims = cue.entry.cue == "する" and cue.frame == "と"
    if not asks and not claims:
        return None
    first = after_openers(state.line, cue.end, state.cast)
    found = next(iter(state.topics.between(cue.end, cue.end + 14)), None)
    if claims and items[cue.end - 1].text != "て":  # 便を増やすと〈しており、同社は〉来月発表する
        himself = found is not None and found.holder is not None and found.holder.points and found.first == first
        return found if himself and found is not None and found.particle == "は" else None
    if found is None or found.holder is None or found.particle not in ("は", "が") or found.first != first:
        return None
    return found


def in_brackets(state: State, cue: Cue) -> Topic | None:
    """Who stands in brackets between words and cue: 「…」(〈同社の清水社長〉)といった見方も聞かれる."""
    items = state.line.items
    at = cue.mark - 1
    if at < 1 or items[at].kind != "paren" or items[at - 1].kind != "quote":
        return None
    inner = state.line.inside(items[at])
    end = len(inner.items)
    found = holder(inner, phrase(inner, end, 0, state.cast), end, state.cast) if end else None
    return Topic(at, at, "", found) if found is not None and found.kind in ("person", "anonymous") else None


def heads_words(state: State, cue: Cue) -> Topic | None:
    """Who stands right before words that nothing follows: 【速報】〈山名知事〉「検証する」; a body or a person, and not 映画「…」."""
    quote = cue.mark - 1
    if cue.first != quote or state.line.depth:
        return None
    low = max(_first_word(state, quote), after_openers(state.line, state.limit, state.cast) if state.limit else 0)
    found = state.topics.before(quote, low)
    if found is None or found.holder is None or (found.first != low and not _in_field(state, low, found)):
        return None
    speaks = found.holder.kind in ("person", "organization", "government", "anonymous")
    return found._replace(at=quote - 1) if speaks and found.holder.sort not in ("media", "reports") else None


def _in_field(state: State, low: int, found: Topic) -> bool:
    """Whether what stands between item ``low`` and a person says what he knows or does: 〈原子力が専門の〉東都大・広瀬教授「…」."""
    lead = state.line.items[low : found.first]
    person = found.holder is not None and found.holder.kind == "person"
    return (
        person
        and 0 < len(lead) < _FIELD
        and not any(x.text in ("、", "は", "も", "と") or x.kind == "quote" for x in lead)
    )


def heads_line(state: State, cue: Cue) -> Topic | None:
    """Who stands before the first comma of a line without a topic, as posts and headings have it: 〈県警と消防〉、旅館が傾くと発表。
    〈道路会社〉、遅れを認める。"""
    items = state.line.items
    if (
        state.line.depth
        or state.limit
        or cue.frame not in ("と", "こと", "を", "よう")
        or cue.form != "final"
        or not _headed(items[cue.end - 1])
    ):
        return None
    low = _first_word(state, cue.mark)
    comma = next((i for i in range(low, cue.mark) if items[i].text == "、"), low)
    if comma == low or any(t.particle == "は" and t.holder is not None for t in state.topics.between(0, cue.mark)):
        return None
    found = state.topics.before(comma, low)
    if found is None or found.holder is None or found.first != low:
        return None
    return found if found.holder.sort in ("named", "organization", "role") else None


def heads_sitting(state: State, cue: Cue) -> Topic | None:
    """Whose sitting heads a line, set off by a space: 〈官房長官〉会見 発射について「容認できない」と述べた."""
    items = state.line.items
    if state.line.depth or state.limit or cue.frame != "と":
        return None
    end = next((i for i in range(1, min(_SITTING, cue.mark)) if items[i].start > items[i - 1].end), 1)
    low = _first_word(state, end)
    if end - low < 2 or lexicon.longest(items[end - 1].text, lexicon.occasions()) is None:
        return None
    last = end - 1
    while last > low and (items[last - 1].text in lexicon.words("kind of sitting") or items[last - 1].text == "の"):
        last -= 1
    found = state.topics.before(last, low) if last > low else None
    if found is None or found.holder is None or found.first != low or found.holder.kind not in _SIDES:
        return None
    return found._replace(at=end - 1)


def _headed(last: Item) -> bool:
    """Whether a line ends as headings do: in a noun, or in the plain form of a verb."""
    return last.pos in ("名詞", "接尾辞") or (last.pos == "動詞" and last.form.startswith("終止形"))


def _first_word(state: State, high: int) -> int:
    """The first item before ``high`` that is a word, behind 【速報】, bullets and the clock of a live report; ``high`` where
    there is none."""
    items = state.line.items
    return next(
        (
            i for i in range(high)
            if items[i].kind == "word" and items[i].pos != "補助記号" and not state.cast.is_time(items[i])
        ),
        high,
    )  # fmt: skip


def _on_asking(items: tuple[Item, ...], i: int) -> bool:
    """Whether a clause that may ask ends at item ``i``: 確認を求めた〈ところ〉, 確認を求める〈と〉."""
    return items[i].norm in ("所", "ところ") or (items[i].text == "と" and items[i].sub == "接続助詞")


def was_asked(state: State, cue: Cue) -> Topic | None:
    """Who was asked before he answered: 本誌が〈村に〉確認を求めたところ、「確認中だ」と回答した. 〈理事長を〉直撃すると「知らない」と言った. Not whom
    somebody called who then speaks himself: 男性は上司に電話すると「休みたい」と伝えた."""
    items = state.line.items
    end = next(
        (
            i
            for i in range(cue.mark - 1, state.limit, -1)
            if _on_asking(items, i) and (items[i + 1].text == "、" or items[i + 1].kind == "quote")
        ),
        None,
    )
    if (
        end is None
        or any(t.particle in ("は", "が") and t.holder is not None for t in state.topics.between(end, cue.mark))
        or any(t.particle == "は" and not _asks_for_us(t) for t in state.topics.between(state.limit, end))
        or not any(x.norm in lexicon.words("asks") for x in items[max(state.limit, end - 4) : end])
    ):
        return None
    for i in range(end - 1, state.limit, -1):
        if items[i].text in ("に", "へ", "を") and items[i].pos == "助詞":
            found = state.topics.before(i, state.limit)
            if found is not None and found.holder is not None and found.holder.kind != "document":
                return found._replace(at=end + (items[end + 1].text == "、"))
    return None


def _asks_for_us(topic: Topic) -> bool:
    """Whether one who asks does so for the reader: 〈本誌は〉, 〈記者は〉."""
    found = topic.holder
    if found is None or is_press(found):
        return found is not None
    return found.sort == "self" or lexicon.longest(found.core, lexicon.words("reporters")) is not None


def answers_charge(state: State, cue: Cue) -> Topic | None:
    """Who answers a charge, where nobody else is named: 調べに対し「…」と〈容疑を否認している〉."""
    items = state.line.items
    if items[cue.mark - 1].kind != "quote" or state.line.depth or not _of_a_charge(state, cue):
        return None
    found = accused(state.cast, items[cue.mark - 1].start)
    return Topic(cue.mark, cue.mark, "", found) if found is not None else None


def questioned(state: State, cue: Cue) -> Topic | None:
    """Who is questioned, of whom the sentence before tells: 行員は預金に手を付けた。〈聞き取りに〉「…」と話し、…という."""
    items = state.line.items
    i = state.line.sentence
    if state.limit or i == 0 or state.line.depth or cue.frame != "と":
        return None
    at = next((n for n in range(min(8, cue.mark)) if items[n].text == "に" and items[n].pos == "助詞"), None)
    asked = at is not None and at > 0 and items[at - 1].text in lexicon.words("questioning")
    heard = any(c.entry.pos == "hearsay" and c.form == "final" for c in state.cues)
    if not asked or not heard:
        return None
    before = state.cast.line(i - 1)
    topics = Topics(before, state.cast).between(0, len(before.items))
    found = next((t.holder for t in reversed(topics) if t.particle == "は" and t.holder is not None), None)
    return Topic(cue.mark, cue.mark, "", found) if found is not None and found.kind in ("person", "anonymous") else None


def _of_a_charge(state: State, cue: Cue) -> bool:
    between = state.line.items[cue.mark : cue.first]
    charged = any(x.norm in lexicon.words("charge") for x in between)
    return cue.entry.cue in lexicon.words("of the accused") or charged


def grounds(state: State, cue: Cue) -> bool:
    """Whether として gives the ground of what is then told and not said: 両立は難しい〈として〉、反対があった."""
    return (
        cue.entry.cue == "する"
        and cue.form == "continues"
        and state.line.items[cue.end - 1].text == "て"
        and state.cues[-1] is cue
        and state.line.items[cue.mark - 1].kind != "quote"
    )


def matter_told(state: State, subject: Topic) -> Span | None:
    """A thing that the sentence is about, of which the subject tells: 〈陽性の疑い〉は地元紙が報じていた."""
    items = state.line.items
    head = next(iter(state.topics.between(state.limit, subject.first)), None)
    if subject.particle != "が" or head is None or head.particle != "は" or head.holder is not None:
        return None
    last = items[head.at - 1]
    if last.pos == "代名詞" or state.cast.is_time(last) or lexicon.longest(last.text, lexicon.occasions()):
        return None
    return state.span(head.first, head.at)


def each_his_own(state: State, cue: Cue) -> None:
    """One cue for the words of several: 〈市は「安全」、〉町は「危険」と述べた, 〈タイは22人、〉カンボジアは13人と発表した. Reads all
    but the last, which is left to the cue."""
    items = state.line.items
    if cue.frame != "と" or cue.relay is not None:
        return
    said = [t for t in state.topics.between(state.limit, cue.mark) if t.holder is not None and t.particle in "はも"]
    for t, later in pairwise(said):
        end = later.first
        while end > t.at and (items[end - 1].text == "、" or items[end - 1].text in lexicon.connectives()):
            end -= 1
        words = items[t.at + 1 : end]
        if end == later.first or not words or any(x.pos in ("動詞", "形容詞") for x in words):
            return
        if words[-1].kind == "quote":
            content = Span(words[-1].start + 1, words[-1].end - 1)
        elif (
            len(words) < 8
            and any(x.sub == "数詞" and not state.cast.is_time(x) for x in words)
            and items[cue.mark - 1].kind != "quote"
        ):
            content = Span(words[0].start, words[-1].end)
        else:
            return
        span = state.span(cue.first, cue.end)
        reading = Reading("said", state.line.sentence, span, [content], t.holder, entry=cue.entry, quoted=True)
        reading.topic = t.holder
        state.used.add(t.at)
        state.out.append(reading)
        state.limit = later.first
