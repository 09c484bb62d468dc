"""Whose word it is, away from topics: by whom, from whom, of whom a line speaks."""

from __future__ import annotations

from typing import NamedTuple

from uratori.attribution.clause import lexicon, markers
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.cues import bare
from uratori.attribution.clause.fits import Cue, from_whom
from uratori.attribution.clause.inflection import ENDS, inflection
from uratori.attribution.clause.items import Line
from uratori.attribution.clause.paths import paths
from uratori.attribution.clause.predicates import nounlike
from uratori.attribution.holders.holders import Holder, holder
from uratori.attribution.line.topics import Topic, Topics

_SAYS = ("為る", "言う", "伝える", "報じる", "書く")
_HANDS_ON = (*_SAYS, "居る")
_LED = 14  # items in which one from whom words came leads his clause


def between(topics: Topics, cue: Cue) -> Topic | None:
    """A source between what is said and the cue: …と、〈国防相は〉述べた."""
    found = [t for t in topics.between(cue.mark, cue.end) if t.holder is not None and t.first >= cue.mark]
    return found[-1] if found else None


def giver(cue: Cue, topics: Topics, low: int) -> Topic | None:
    """From whom something was heard: 〈後輩から〉…と聞いた, …と〈中国側から〉説明を受けた, …との指摘を〈業者から〉受けた."""
    items = topics.line.items
    for i in range(cue.first + 2, cue.end - 1):  # …との連絡を〈保健所より〉受けた
        if items[i].text in ("から", "より") and cue.entry.pos == "received" and not topics.line.depth:
            behind = topics.before(i, cue.first + 2)
            return behind if behind is not None and behind.holder is not None else None
    for i in range(cue.first - 1, max(low, cue.mark - 60) - 1, -1):
        if items[i].text in ("から", "より") and items[i].pos == "助詞" and nounlike(items[i - 1]):
            if i < cue.mark and any(x.norm in lexicon.words("comes from") for x in items[i + 2 : cue.mark]):
                return None  # 〈韓国から〉話が来たと聞いた
            found = topics.before(i, low)
            if found is not None and found.holder is not None:
                return found._replace(at=i + 1 if i + 1 < len(items) and items[i + 1].text in ("は", "も") else i)
    return None


def modified(line: Line, cue: Cue, cast: Cast) -> Topic | None:
    """The noun that a cue modifies, where it can speak: 失敗だったとする〈韓国軍〉."""
    items = line.items
    end = cue.end
    while end < len(items) and end - cue.end < 12:
        x = items[end]
        also = end > cue.end and x.norm == "だ" and end + 2 < len(items) and items[end + 1].norm == "有る"
        if also and nounlike(items[end + 2]):
            end += 2  # …と認めた〈製造業者である川西精工〉
            continue
        if (
            x.kind == "word"
            and x.pos not in ("名詞", "接頭辞", "接尾辞", "代名詞", "連体詞")
            and x.text not in ("の", "・")
        ):
            break
        end += 1
    while end > cue.end and items[end - 1].text == "の":
        end -= 1
    if end == cue.end:
        return None
    found = holder(line, cue.end, end, cast)
    if found is None or found.kind == "document":
        return None
    return Topic(cue.end, end, "", found)


def cleft(topics: Topics, end: int) -> Topic | None:
    """Whom a sentence names last, behind a clause that ends before item ``end``: 「…」と話す〈のは〉、駅前で食堂を営む〈小池さん〉だ; but
    〈のは〉初めてだ, 〈のは〉7日だった."""
    items = topics.line.items
    if end + 2 >= len(items) or items[end].text != "の" or items[end + 1].text not in ("は", "が", "も"):
        return None
    low = end + 2 + (items[end + 2].text == "、")
    last = len(items)
    while last > low and (
        items[last - 1].text in ENDS or items[last - 1].kind == "paren" or items[last - 1].pos == "助動詞"
    ):
        last -= 1
    found = topics.before(last, low) if last > low else None
    return found if found is not None and found.holder is not None and found.holder.kind != "document" else None


def passive_agent(line: Line, cue: Cue, topics: Topics, low: int) -> Topic | None:
    """By whom something was said: 〈店長に〉言われた, 〈後輩から〉聞いた."""
    items = line.items
    for i in range(cue.first - 1, max(cue.mark, cue.first - 8) - 1, -1):
        if items[i].text in ("に", "から") and items[i].pos == "助詞":
            found = topics.before(i, cue.mark + 1)
            return found if found and found.holder else None
    if cue.frame == "よう":
        at = from_whom(items, low, cue.mark)
        found = topics.before(at, low) if at is not None else None
        return found if found is not None and found.holder is not None else None
    comma = next((i for i in range(low, min(cue.mark, low + _LED)) if items[i].text == "、"), low)
    end = comma - 2 if items[comma - 1].text == "は" else comma - 1
    if end > low and items[end].text == "から" and items[end].pos == "助詞":
        found = topics.before(end, low)
        if found is not None and found.holder is not None:
            return found._replace(at=comma - 1)  # 〈上の人から〉、急げと言われた
    at = cue.mark - 2
    if at - 1 > low and items[at].text in ("は", "も") and items[at - 1].text in ("から", "に"):
        at -= 1  # 職員から〈は〉「戻らないで」と言われた
    if (
        at > low
        and cue.mark > 0
        and items[cue.mark - 1].kind == "quote"
        and items[at].text in ("から", "に")
        and items[at].pos == "助詞"
    ):
        found = topics.before(at, low)
        led = at + 1 if items[at + 1].text in ("は", "も") else at
        return found._replace(at=led) if found and found.holder else None
    return None


def credited(line: Line, cast: Cast) -> Holder | None:
    """Who a sentence names that does nothing else: 〈政府高官〉の話としている。 〈複数の関係者〉の話だという。"""
    items = line.items
    if any(x.pos in ("動詞", "形容詞") and x.norm not in _HANDS_ON for x in items):
        return None
    through = [m.source for m in markers.find(line) if m.kind == "through"] or _words_of(line)
    found = Topics(line, cast).before(through[0], 0) if len(through) == 1 else None
    return found.holder if found is not None else None


def _words_of(line: Line) -> list[int]:
    """The の behind one whose words they are, in a line that ends so: 政府高官〈の〉話だとしている. Not 業者〈の話だと、〉来月になる."""
    items = line.items
    last = len(items)
    while last > 0 and items[last - 1].text == "。":
        last -= 1
    said = next((j for j in range(last - 1, -1, -1) if items[j].text == "と"), 0)
    if said < 3 or not any(x.norm in _SAYS for x in items[said + 1 : last]) or items[said - 1].norm != "だ":
        return []
    fits = items[said - 2].norm in lexicon.words("passed on") and items[said - 3].text == "の"
    return [said - 3] if fits else []


def speaking(line: Line, cast: Cast) -> Holder | None:
    """Who a sentence says that he speaks, without words: 〈女性は〉声を震わせた. The words stand before it."""
    items = line.items
    last = len(items)
    while last > 0 and items[last - 1].text in ("。", "、"):
        last -= 1
    so = _said_so(line)
    if so is not None:
        last = so
    elif not bare(line, last) and not _moves(line, last):
        return _named_last(line, cast, "そう")
    topic = Topics(line, cast).first_agent(0, last)
    if topic is None or topic.holder is None or topic.holder.head.endswith("人"):
        return None  # 採決では〈25人中19人が〉手を挙げた
    return topic.holder if topic.particle in ("は", "が") else None


def _said_so(line: Line) -> int | None:
    """Where a line says that somebody said so before he did something: 男は〈そう〉言って名刺を差し出した."""
    items = line.items
    for i in range(1, len(items) - 2):
        if items[i].text == "そう" and items[i].pos == "副詞":
            for last, entries in paths(items, i + 1):
                if any(e.pos == "verb" for e in entries) and inflection(items, last).form == "continues":
                    return i
    return None


def _moves(line: Line, last: int) -> bool:
    """Whether a line ends in what somebody did with his face or his hands, as one does who speaks: 江口は何度も〈涙をぬぐった〉."""
    items = line.items
    verb = last - 1
    while verb > 0 and items[verb].pos == "助動詞":
        verb -= 1
    if verb < 2 or items[verb].pos != "動詞" or items[verb - 1].text != "を":
        return False
    return items[verb - 2].norm in lexicon.words("of the face")


def moved(line: Line) -> bool:
    """Whether a line ends in what one who spoke did with his face or voice, and another than who spoke before (も): 主婦は〈涙ぐんだ〉, 店主は
    〈声を詰まらせた〉."""
    items = line.items
    last = len(items)
    while last > 0 and items[last - 1].text in ("。", "、"):
        last -= 1
    verb = last - 1
    while verb > 0 and items[verb].pos == "助動詞":
        verb -= 1
    if verb < 2 or any(x.text == "も" for x in items[:verb]) or not any(x.text == "は" for x in items[:verb]):
        return False
    return items[verb].norm in lexicon.words("with the face") or _moves(line, last)


class Spoke(NamedTuple):
    """The topic of a line that ends in a verb of saying and gives no words, and the verb; no topic where it is none."""

    topic: Topic | None = None
    verb: str = ""


def about_to_speak(line: Line, cast: Cast, spoke: Spoke) -> Holder | None:
    """Who a sentence says that he says something, which stands in the sentences after it: 〈球団関係者も〉こう打ち明ける。 ``spoke`` is what
    :func:`only_speaking` finds in it."""
    topic = spoke.topic
    if topic is None:
        return _named_last(line, cast, "こう")
    return topic.holder if topic.particle != "では" else None


_MANNER = 12  # items that tell how somebody speaks before こう or そう


def _named_last(line: Line, cast: Cast, so: str) -> Holder | None:
    """Who is named behind what he does: 〈そう〉訴えるのは〈団長の林さん〉だ. 声を潜めて〈こう〉明かすのは、〈元職員〉だ."""
    items = line.items
    at = next((i for i, x in enumerate(items[:_MANNER]) if x.text == so), None)
    if at is None or any(x.text in ("は", "が") for x in items[:at]):
        return None
    topics = Topics(line, cast)
    for i in range(at + 1, len(items)):
        for last, entries in paths(items, i):
            said = any(e.pos == "verb" for e in entries)
            found = cleft(topics, inflection(items, last).end) if said else None
            if found is not None:
                return found.holder
    return None


def spoke_before(line: Line, cast: Cast, spoke: Spoke) -> Topic | None:
    """Who told what the sentence before says: 〈県の幹部が〉取材に明かした。 〈関係者〉への取材で分かった。 従業員が大声で叫んだ tells
    nothing. ``spoke`` is what :func:`only_speaking` finds in it."""
    found = next((m for m in markers.find(line) if m.kind == "found"), None)
    topics = Topics(line, cast)
    if found is not None and not topics.at and any(
        e.pos == "known" for _, entries in paths(line.items, found.end) for e in entries
    ):  # fmt: skip
        return topics.before(found.source, 0)
    topic, said = spoke
    return topic if topic is not None and topic.particle == "が" and said in lexicon.words("tells of it") else None


def only_speaking(line: Line, cast: Cast) -> Spoke:
    """Who is said to say something in a line that gives no words."""
    items = line.items
    end = len(items)
    while end > 0 and items[end - 1].text in ENDS:
        end -= 1
    said = None if any(x.kind == "quote" for x in items) else bare(line, end)
    return Spoke(Topics(line, cast).first_agent(0, end), said.cue) if said is not None else Spoke()


def acting(line: Line, cast: Cast) -> Holder | None:
    """The body of which a sentence tells what it did: 〈県警は〉男を逮捕した, and not 町は寂れていた."""
    if not any(x.text == "を" and x.pos == "助詞" for x in line.items):
        return None
    topics = Topics(line, cast).between(0, len(line.items))
    topic = next((t for t in topics if t.particle == "は" and t.holder is not None), None)
    if topic is None or topic.holder is None:
        return None
    return topic.holder if topic.holder.kind in ("organization", "government") else None


def introduced(line: Line, cast: Cast) -> Holder | None:
    """Who is said to speak without what he says: 〈副所長が〉会見。 〈市保健所の〉発表。"""
    items = line.items
    end = len(items)
    while end > 0 and items[end - 1].text in ("。", "た", "まし", "し", "開い", "開き", "を", "応じ", "に"):
        end -= 1
    if end == 0 or lexicon.longest(items[end - 1].text, lexicon.occasions()) is None:
        return None
    if end > 1 and items[end - 2].pos in ("動詞", "助動詞", "形容詞"):
        return None  # 青空ニュースは検索を〈行う〉サイト。
    topics = Topics(line, cast)
    found = topics.first_agent(0, end)
    if found is not None:
        return found.holder
    if end >= 3 and items[end - 2].text == "の":
        before = topics.before(end - 2, 0)
        return before.holder if before else None
    return None
