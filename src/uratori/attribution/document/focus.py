"""Of whom the text tells where it names no speaker: 〈高城が〉二塁打を放った。お立ち台では「覚えてない」と声を弾ませた。

The nearest sentence before, in the same paragraph, whose topic is a person, or which says that somebody was asked (〈店主に〉理由を
尋ねると、首を振った。「…」). Where a body acts in between, it cannot be told. The dead, the missing and those accused are told of and do not
speak: 岡部さんは死亡した。「優しい人だった」.
"""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.clause.items import Line
from uratori.attribution.document.context import Discourse
from uratori.attribution.holders.holders import Holder, accused, guess, is_accused, is_press, person
from uratori.attribution.holders.saying import points_back
from uratori.attribution.line.sources import cleft, moved
from uratori.attribution.line.topics import Topic, Topics

_FAR = 4  # sentences looked back over
_LAST = 8  # items at the end of a sentence
_READ = ("body", "quote", "list item")
_NOBODY = ("insider", "media", "crowd")


class Focus:
    """Whom the sentences of one document tell of, looked at where words have no speaker."""

    def __init__(self, cast: Cast, discourse: Discourse) -> None:
        self.cast = cast
        self.discourse = discourse
        self._looked = 0  # sentences looked at for those who are lost
        self._lost: set[str] = set()
        self._last: tuple[tuple[int, bool, bool, int], Holder | None] | None = None

    def _of(self, i: int, plain: bool = False) -> Holder | None:
        """The person sentence ``i`` tells of, if he is one who can speak."""
        while self._looked <= i:
            self._lost.update(lost(self.cast.line(self._looked), self.cast))
            self._looked += 1
        found = told_of(self.cast.line(i), self.cast, plain, self.discourse.begins(i))
        return found if found is not None and found.name not in self._lost else None

    def before(self, sentence: int, heard: bool = False, plain: bool = False) -> Holder | None:
        """The person of whom the text tells before ``sentence``, later than the last speaker. Where his words are only
        ``heard`` (〜という。), it must say that he speaks, or quote somebody; where they are ``plain`` (no quote), he must be its
        very topic; words in quotes may be those of the one of whom the paragraph above tells."""
        key = (sentence, heard, plain, self.discourse.since())
        if self._last is None or self._last[0] != key:  # each clause of a long sentence asks again
            self._last = (key, self._told_before(*key))
        return self._last[1]

    def _told_before(self, sentence: int, heard: bool, plain: bool, since: int) -> Holder | None:
        parse = self.cast.parse
        for i in range(sentence - 1, max(-1, since, sentence - 1 - _FAR), -1):
            apart = not self.discourse.together(i, sentence)
            if parse.sentences[i].kind not in _READ or (apart and (heard or plain or self._ended(i, sentence))):
                return None
            line = self.cast.line(i)
            asked = was_asked(line, self.cast)
            body = put_question(line, self.cast) if i == sentence - 1 and not (heard or plain) else None
            if body is not None:
                return body
            found = asked.holder if asked is not None else self._of(i, plain or self.discourse.in_force(sentence))
            if found is not None:
                speaks = not heard or asked is not None or self.discourse.quotes(sentence) or _speaks_up(line)
                return found if speaks else None
            if acts(line, self.cast, self.discourse.begins(i)):
                return None
        return None

    def _ended(self, i: int, sentence: int) -> bool:
        """Whether more than one paragraph ends from sentence ``i`` to ``sentence``."""
        return sum(self.discourse.begins(n) for n in range(i + 1, sentence + 1)) > 1


def _speaks_up(line: Line) -> bool:
    """Whether a sentence ends in a verb of speaking, whatever is said: 鹿島常務が〈陳謝〉した."""
    return any(x.norm in lexicon.words("speaks up") for x in line.items[-_LAST:])


def told_of(line: Line, cast: Cast, plain: bool = False, opens: bool = False) -> Holder | None:
    """The person a sentence is about: 〈監督は〉引き留めないようだ, 〈委員長が〉口を開いたのは2日後だった, 〈女性(61)も〉不安を隠さない. Not 〈父は〉
    漁師だった, 〈男は〉車で逃げた."""
    topics = Topics(line, cast)
    found = [t for t in topics.between(0, len(line.items)) if t.holder is not None]
    led = next((t for t in found if t.particle in ("は", "も")), None)
    topic = led or next(iter(found), None) or _last(topics) or _called(topics) or _heads(topics)
    if topic is None or topic.holder is None or not is_human(topic.holder):
        return None
    named = [m for m in cast.within(line.items[0].start, line.items[-1].end) if m.type == "person"]
    within = [m for m in named if topic.holder.span.start <= m.start < topic.holder.span.end]
    if any(cast.text.startswith(("と", "や", "、", "・", "および", "ら"), a.end) for a in within[:-1]):
        return None  # 岡部氏〈と〉浜口氏は, and not 久住〈の〉師匠の熊野八段は
    if topic.particle != "が":
        return topic.holder
    alone = len(named) == 1 if topic.holder.kind == "person" else not named
    return topic.holder if alone and not plain and not _stands_back(topic, topics, opens) else None


def _stands_back(t: Topic, topics: Topics, opens: bool) -> bool:
    """Whether a が-phrase leaves the one told of before in his place: 英国では〈裁判官が〉審査している, 〈選手が〉飲んでいたサプリメントを調べた. What
    opens a paragraph brings him in: ¶2階では、〈長男が〉寝ていた."""
    led = not opens and any(x.text == "は" for x in topics.line.items[: t.first])
    return t.particle == "が" and (led or topics.described(t))


def lost(line: Line, cast: Cast) -> list[str]:
    """Who a sentence says is dead, missing or unconscious: 〈岡部さんは〉死亡した, 死亡したのは〈岡部さん〉だった, and not 岡部さんは父が死亡した,
    岡部さんは死亡した男性を知っていた."""
    items = line.items
    out: list[str] = []
    for i in range(len(items) - 1):
        if items[i].norm not in lexicon.words("lost"):
            continue
        does = items[i + 1].norm == "為る"
        after = i + 1 + does
        if items[after - 1].pos == "動詞":
            shape = inflection(items, after)
            after = shape.end
            if shape.form == "modifies" and items[after].text != "の":
                continue
        if after >= len(items) or items[after].pos == "名詞" or items[after].text in ("を", "と", "へ"):
            continue
        if items[after].text == "に" and (after + 1 == len(items) or items[after + 1].norm != "成る"):
            continue
        if items[after].text == "の":
            named = [m for m in cast.within(items[after].start, items[-1].end) if m.type == "person"][:1]
        else:
            named = [m for m in cast.within(items[0].start, items[i].start) if m.type == "person"][-1:]
            if named and any(x.norm in lexicon.words("kin") for x in items[:i] if x.start >= named[0].end):
                continue
        told = Topics(line, cast).first_agent(0, i)
        out += [person(m, cast).name for m in named]
        out += [told.holder.name] if told is not None and told.holder is not None and not named else []
    return out


def _called(topics: Topics) -> Topic | None:
    """The topic that opens a line with a name that nobody is known by: 主将・〈青柳は〉クロスを上げ続けた; no holder where it may be a
    place: 〈鷹取は〉動かなかった."""
    topic = next(iter(topics.between(0, len(topics.line.items))), None)
    if topic is None or topic.particle != "は" or topic.holder is not None:
        return None
    head = topics.line.items[topic.at - 1]
    token = topics.line.tokens[head.first]
    if head.kind != "word" or token.pos[1] != "固有名詞":
        return None
    found = guess(topics.line, topic.first, topic.at, topics.cast) if token.pos[2] == "人名" else None
    return topic._replace(holder=found._replace(sort="named", kind="person") if found is not None else None)


def _heads(topics: Topics) -> Topic | None:
    """The person before the first comma of a line that has no topic, as posts and headings have it: 〈山名知事〉、辞職願を提出。"""
    items = topics.line.items
    low = next((i for i, x in enumerate(items) if x.kind == "word" and x.pos != "補助記号"), 0)
    comma = next((i for i in range(low, len(items)) if items[i].text == "、"), low)
    if comma == low or topics.at:
        return None
    found = topics.before(comma, low)
    named = found is not None and found.holder is not None and found.holder.sort == "named" and found.first == low
    return found if named else None


def _last(topics: Topics) -> Topic | None:
    """Whom a sentence names behind a clause: 最初に立ったのは〈桂木氏〉だった."""
    items = topics.line.items
    at = next((i for i in range(1, len(items) - 2) if items[i].text == "の" and items[i + 1].text == "は"), None)
    return cleft(topics, at) if at is not None and items[at - 1].pos in ("動詞", "助動詞") else None


def is_human(found: Holder) -> bool:
    """Whether a holder is one who can be talked to, and no suspect and nobody's kin: 〈若い女将は〉値段を上げた, 〈父親(52)は〉供えた, and not
    〈父は〉漁師だった, 〈窓口は〉混み合った."""
    if found.kind == "person":
        return found.sort != "pronoun" and not is_accused(found)
    if found.kind != "anonymous" or found.sort != "anonymous" or is_accused(found):
        return False
    called = found.core.removesuffix("一人").removesuffix("の")
    aged = found.name.endswith(")")
    if not aged and lexicon.longest(called, lexicon.words("kin")):
        whose = found.name.removesuffix(found.core)  # 〈大学生の〉長男, and not 岡部さんの長男, 父
        return bool(whose) and not whose.removesuffix("の").endswith(lexicon.parts("called"))
    one = called != found.core  # 県議〈の一人〉
    if not aged and not one and len(found.span) == len(found.core) and not called.endswith(lexicon.parts("one")):
        return False  # 大学生 may be any; not 〈近所の〉男性, 女性〈(61)〉, 女将
    return lexicon.voice(called) not in _NOBODY and not called.endswith(lexicon.parts("many"))


def of_another(found: Holder) -> bool:
    """Whether a holder is somebody of the one who tells of him: 〈師匠は〉「替えておけ」と言ったという, and not 〈犬飼さんの妻は〉."""
    bare = len(found.span) == len(found.core)
    return bare and (found.core in lexicon.words("kin") or found.core in lexicon.words("bond"))


def names_above(cast: Cast, i: int) -> bool:
    """Whether sentence ``i`` is of him who said the words before it: 書記長は〈そう〉訴える, 主婦は〈涙ぐんだ〉."""
    tokens = cast.parse.tokens[i : i + 1]
    return bool(tokens) and (points_back(tokens[0]) or moved(cast.line(i)))


def charged(line: Line, cast: Cast) -> Holder | None:
    """Who is said to have said so when he was questioned: 「生活が苦しかった」。〈調べに〉そう話しているという。"""
    items = line.items
    so = next((i for i, x in enumerate(items[:-2]) if x.text == "そう" and x.pos == "副詞"), 0)
    asked = any(x.text in lexicon.words("questioning") for x in items[:so])
    return accused(cast, items[0].start) if asked and not Topics(line, cast).at else None


def put_question(line: Line, cast: Cast) -> Holder | None:
    """To whom a sentence says that questions were sent, or whom it says that somebody asked for words: 〈町に〉質問状を送ると、翌日こう回答してきた.
    〈同社に〉見解を求めた。 Not 市に〈資料を〉求めた."""
    items = line.items
    if any(x.kind == "quote" for x in items):
        return None
    for i in range(3, len(items)):
        if items[i].norm not in lexicon.words("sends questions"):
            continue
        taken = items[i - 1].text in ("を", "も") and lexicon.longest(items[i - 2].text, lexicon.words("question put"))
        if not taken and not (items[i].norm in lexicon.words("puts to") and items[i - 1].text == "に"):
            continue
        topics = Topics(line, cast)
        at = next((k for k in range(i - 1, 0, -1) if items[k].text in ("に", "へ") and items[k].pos == "助詞"), None)
        found = topics.before(at, 0) if at is not None else None
        if found is None or at is None or any(_asker(t) for t in topics.between(0, i)):
            return None
        asked = found.holder or guess(line, found.first, at, cast)
        return asked if asked is not None and asked.kind != "document" else None
    return None


def _asker(t: Topic) -> bool:
    """Whether one who is told of asks, and not for the reader: 〈県は〉同社に説明を求めた, and not 〈本紙は〉."""
    return t.holder is not None and t.holder.sort != "self" and not is_press(t.holder)


def was_asked(line: Line, cast: Cast) -> Topic | None:
    """Whom a sentence says that somebody asked or met: 〈三枝さんに〉案を伝えると、首を振った. 〈救急隊員に〉話を聞いた. 〈元技術者の寺西さんと〉
    跡地に立った. Not 監督に打ち明けると、「考えろ」と言われた, where the answer is told already."""
    items = line.items
    if any(x.kind == "quote" for x in items):
        return None
    topics = Topics(line, cast)
    for i in range(2, len(items)):
        met = items[i].norm in lexicon.words("meets")
        if (not met and items[i].norm not in lexicon.words("puts to")) or items[i].pos not in ("動詞", "名詞"):
            continue
        end = i + 1
        while end < len(items) and (items[end].pos in ("動詞", "助動詞") or items[end].text in ("て", "で")):
            end += 1
        led = end < len(items) and items[end].norm in ("と", "所", "ところ", "。")
        if not led or (items[end].text == "と" and (end + 1 >= len(items) or items[end + 1].text != "、")):
            continue
        if met and topics.between(0, i):
            continue  # 首相は大統領〈と会った〉
        roles = ("に", "と", "を") if met else ("に",)
        for at in (k for k in range(i - 1, max(0, i - 16), -1) if items[k].text in roles and items[k].pos == "助詞"):
            found = topics.before(at, 0)
            if found is not None and found.holder is not None and is_human(found.holder):
                return found
            if not met:
                break
    return None


def acts(line: Line, cast: Cast, opens: bool = False) -> bool:
    """Whether a sentence has somebody who could speak for its topic, or somebody who is asked."""
    topics = Topics(line, cast)
    for t in topics.between(0, len(line.items)):
        able = t.holder is not None and (t.holder.kind != "anonymous" or is_human(t.holder))
        if able and not _stands_back(t, topics, opens):
            return True  # and not 部員は9人に減った
    return was_asked(line, cast) is not None or _called(topics) is not None
