"""The topics and subjects of a line: where they stand, and which of them a cue has."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.clause.items import Line
from uratori.attribution.clause.phrases import phrase
from uratori.attribution.clause.predicates import goes_on, nounlike, predicate
from uratori.attribution.holders.holders import Holder, guess, holder, is_accused
from uratori.attribution.holders.saying import may_say
from uratori.attribution.line.asides import asked, dated, on_occasion, speaks_out
from uratori.attribution.line.strangers import called_a_body, is_a_body, of_a_firm, proper
from uratori.model import Span
from uratori.names.words import countries

_FOREIGN = re.compile(r"(?:^|の|る|大手|会社)[ァ-ヶー・A-Za-z]{3,}$")
_SUBJECTS = ("は", "が", "も")
_HIS = ("彼の", "彼女の", "彼らの", "彼女らの")
_AT_ONCE = 3  # items between a subject and what it does beside others
_NAME = 16  # characters of a name in quotes, with the quotes
_ANSWERING = ("に、", "に対し、", "に対して、")
_LED = 3  # items before what opens a sentence: 一方、〈市長〉も
_LOOK = 10  # topics looked at for one cue


class Topic(NamedTuple):
    """A noun phrase and its particle: items ``first`` to ``at``, the particle at ``at``."""

    first: int
    at: int
    particle: str
    holder: Holder | None


class Topics:
    """The topics and subjects of a line, classified when they are asked for."""

    def __init__(self, line: Line, cast: Cast) -> None:
        self.line = line
        self.cast = cast
        self._known: dict[int, Topic] = {}

    @cached_property
    def at(self) -> list[int]:
        """Where the particles of topics and subjects stand."""
        items = self.line.items
        return [
            i for i, x in enumerate(items)
            if x.text in _SUBJECTS and x.pos == "助詞" and x.sub != "接続助詞" and i > 0
            and (nounlike(items[i - 1]) or (x.text == "は" and self._body_says(i)))
        ]  # fmt: skip

    def _body_says(self, at: int) -> bool:
        """Whether では at ``at`` marks a body that speaks: 〈警察〉では…とみている, and not 東京では, 会見では."""
        items = self.line.items
        if at < 2 or items[at - 1].text != "で" or items[at - 1].pos != "助詞" or not nounlike(items[at - 2]):
            return False
        first = phrase(self.line, at - 1, 0, self.cast)
        negated = items[min(at + 1, len(items) - 1)].norm == "無い"  # 〈会社〉ではなく自分の腕を信じろ
        found = holder(self.line, first, at - 1, self.cast) if first < at - 1 and not negated else None
        if found is None or found.kind not in (
            "organization", "government", "outlet", "agency", "document",
        ):  # fmt: skip
            return False
        some = len(found.core) == 1 and len(found.span) > 1  # 海辺の〈町〉では, and not 町では
        place = some or countries.code(found.name) is not None or found.head in lexicon.words("provides")  # 英国では
        return not place and not found.core.endswith((*lexicon.parts("court"), *lexicon.parts("premises")))

    def topic(self, at: int) -> Topic:
        """The topic whose particle is item ``at``."""
        if at not in self._known:
            self._known[at] = self._make(at)
        return self._known[at]

    def _make(self, at: int) -> Topic:
        by = self.line.items[at - 1].text == "で"
        end = at - 1 if by else at
        first = phrase(self.line, end, 0, self.cast)
        found = holder(self.line, first, end, self.cast) if first < end else None
        return Topic(first, at, "では" if by else self.line.items[at].text, found)

    def before(self, end: int, low: int, cited: bool = False) -> Topic | None:
        """The phrase that ends before item ``end``, as a source; ``cited`` as by によると."""
        first = phrase(self.line, end, low, self.cast)
        if first >= end:
            return None
        return Topic(first, end, "", holder(self.line, first, end, self.cast, cited))

    def between(self, low: int, high: int) -> list[Topic]:
        """The topics with their particle in ``low``..``high``, at most a few."""
        return [self.topic(i) for i in self._positions(low, high)]

    def _positions(self, low: int, high: int) -> list[int]:
        first = bisect_left(self.at, low)
        return self.at[first : min(bisect_left(self.at, high), first + _LOOK)]

    def first_agent(self, low: int, high: int) -> Topic | None:
        return next((t for t in self.between(low, high) if t.holder is not None and t.first >= low), None)

    def described(self, t: Topic) -> bool:
        """Whether a が-phrase is the subject of a clause that modifies: 〈選手が〉飲んでいたサプリメントを調べた."""
        items = self.line.items
        at = next((i for i in range(t.at + 1, len(items)) if predicate(items, i)), None)
        if t.particle != "が" or at is None or items[t.at + 1].text == "、":
            return False  # 〈試験場が、〉投稿された写真を調べた
        after = inflection(items, at + 1)
        return after.form == "modifies" and items[after.end].norm not in lexicon.words("told in")

    def pending(self, used: set[int], low: int, high: int) -> Topic | None:
        """A topic that waits for its verb past other clauses: 〈当局者は〉大統領が…求めている一方、総書記は…としている."""
        found = self.between(low, high)
        items = self.line.items
        for t, later in pairwise(found):
            if t.particle != "は" or t.holder is None or t.at in used:
                continue
            if later.particle == "が" and not any(predicate(items, i) for i in range(t.at + 1, later.first)):
                return t
            return None
        return None

    def unused(self, used: set[int], high: int) -> Topic | None:
        """The first topic (は) of the line that is an agent, where it is nobody's source yet."""
        topics = [t for t in self.between(0, high) if t.particle == "は"]
        found = next((t for t in topics if t.holder is not None), None)
        if found is None or found.at in used or (found.holder is not None and found.holder.kind == "document"):
            return None
        closed = any(t.at in used and (self._turns(found, t) or self._officer(found, t)) for t in topics)
        return None if closed else found

    def subject(self, cue: Cue, low: int, inner: Collection[tuple[int, int]] = ()) -> Topic | None:
        """The source of a cue before its mark: the first topic that can speak, or a subject bound to the cue. Topics in
        ``inner`` (items) are those of a clause inside it: 〈野党が予算案は無効だと批判している〉ことについて、首相は…と述べた."""
        found = [t for t in self.between(low, cue.mark) if not any(a <= t.at < b for a, b in inner)]
        near = self._beside_words(found, cue) or self._of_its_clause(found, cue)
        if near is not None:
            return near
        for n, topic in enumerate(found):
            t = topic if topic.first >= low else topic._replace(first=low)
            if t.holder is None:
                leads = n == 0 or (t.particle == "は" and all(u.particle == "が" and not u.holder for u in found[:n]))
                someone = self._stranger(t, cue, low) if leads else None
                if someone is not None:
                    return someone
                continue
            if t.particle == "も" and not self._also(t, found[n + 1 :], cue):
                continue
            if low and t.holder.sort == "organization" and t.holder.span.of(self.cast.text).startswith(_HIS):
                continue  # 報道官は主張を退け、〈彼の国は〉証拠を持つと述べた
            if low and t.holder.core in lexicon.words("he") and t.particle == "は":
                continue  # 弁護士は説明を退け、〈彼は〉連れ去られたと語った: he who speaks, or he of whom it is said
            if t.particle == "では":
                if cue.frame != "none" and may_say(t.holder, cue) and not self._outspoken(found[n + 1 :], cue):
                    return t
                continue
            if t.particle in ("は", "も"):
                press = self._reports(t, cue)
                if press is not None:
                    return press
                if not may_say(t.holder, cue) or self._told_of(t, found[n + 1 :], cue) or self._put_out(t, cue):
                    return None
                return t
            claims = t.holder.core in lexicon.words("both") and cue.entry.cue == "主張する"
            if claims or self._bound(t, found[n + 1 :], cue):
                return t
        return None

    def _outspoken(self, later: list[Topic], cue: Cue) -> bool:
        """Whether one of the topics after では may be the speaker rather: 県教委では、〈校長は〉…としている, and not 保健所では、患者は
        全員が同じ弁当を食べたとみている."""
        others = [u.holder for u in later if u.holder is not None and u.particle != "が"]
        assumes = cue.entry.cue in ("する", "みる") and self.line.items[cue.mark - 1].kind != "quote"
        return any(not assumes or h.kind != "anonymous" for h in others)

    def _told_of(self, t: Topic, later: list[Topic], cue: Cue) -> bool:
        """Whether what is said is only thought of the topic: 〈総書記〉は列車を使うとみられるとしている, 〈容疑者〉は殺害した可能性が強い
        としている, and not 気象庁は台風が近づくとみられるとしている."""
        items = self.line.items
        if cue.entry.cue != "する" or cue.frame != "と" or t.holder is None or t.holder.kind != "person":
            return False
        at = cue.mark - 1
        while at > t.at and (items[at].pos in ("助動詞", "形容詞") or items[at].norm in ("有る", "居る", "て")):
            at -= 1
        if items[at].norm == "見る":
            return not any(u.at < at for u in later) and items[at + 1].norm in lexicon.PASSIVES
        return is_accused(t.holder) and any(x.norm in ("可能性", "疑い") for x in items[max(t.at, at - 2) : at + 1])

    def _put_out(self, t: Topic, cue: Cue) -> bool:
        """Whether what is said is that a document will be put out: 〈最新の試算は〉年度内に公表するとした."""
        if t.holder is None or t.holder.kind != "document":
            return False
        items = self.line.items
        first = next((i for i in range(t.at + 1, cue.mark) if predicate(items, i)), None)
        if first is None or any(x.text in ("を", "が") and x.pos == "助詞" for x in items[t.at + 1 : first]):
            return False
        does = items[first - 1].norm if items[first].norm == "為る" else items[first].norm
        return does in lexicon.words("put out")

    def _beside_words(self, found: list[Topic], cue: Cue) -> Topic | None:
        """The subject right before the words of a cue: 学会は会見を開き、〈医師が〉「…」と述べた."""
        items = self.line.items
        if not found or cue.mark < 2 or items[cue.mark - 1].kind != "quote":
            return None
        last = found[-1]
        person = last.holder is not None and last.holder.kind in ("person", "anonymous")
        outer = next((t for t in found[:-1] if t.particle == "は" and t.holder is not None), None)
        someone = outer is not None and outer.holder is not None and outer.holder.kind in ("person", "anonymous")
        if outer is not None and someone and not any(predicate(items, i) for i in range(outer.at + 1, last.first)):
            return None  # 〈彼女は〉、乗組員が「親切だった」と言った
        if person and last.particle == "が" and last.at == cue.mark - 2:
            return last
        return last if outer is None and self._opens_clause(found, cue) else None

    def _opens_clause(self, found: list[Topic], cue: Cue) -> bool:
        """Whether the last topic stands between a clause with a subject of its own and the words: 県が対応を急いでおり、〈会社も〉
        「…」と説明した, and not 県が、〈会社も〉「賛成」だと説明した."""
        last, items = found[-1], self.line.items
        if len(found) < 2 or last.at != cue.mark - 2 or items[last.first - 1].text != "、":
            return False
        says = last.holder is not None and may_say(last.holder, cue)
        return says and any(predicate(items, i) for i in range(found[-2].at + 1, last.first - 1))

    def _of_its_clause(self, found: list[Topic], cue: Cue) -> Topic | None:
        """Of two clauses with a topic each, the one whose clause holds the words: 国交省は記録を調べており、〈国交相は〉「…」と述べた,
        and not 〈首相は〉国民は驚くだろうと述べた; では marks none but a speaker: 名簿は公表されたが、〈庁では〉…としている."""
        items = self.line.items
        if len(found) < 2 or cue.mark < 1:
            return None
        body = next((t for t in found if t.particle == "では" and t.holder is not None), None)
        first = found[0].holder
        if (
            body is not None
            and items[body.first - 1].text == "、"
            and cue.entry.cue in ("する", "みる")
            and (first is None or first.kind == "document")
        ):
            return body if any(predicate(items, i) for i in range(found[0].at + 1, body.first)) else None
        if (other := self._against(found, cue)) is not None:
            return other
        if items[cue.mark - 1].kind != "quote":
            return None
        last, others = found[-1], [t for t in found[:-1] if t.particle == "は"]
        if last.particle != "は" or last.holder is None or not others or not may_say(last.holder, cue):
            return None
        ends = [i for i in range(others[-1].at + 1, last.first) if predicate(items, i) and goes_on(items, i)]
        near = last.first - 1 if items[last.first - 1].text == "、" or not ends else ends[-1] + 1
        about = items[near].text == "、" and any(x.norm in lexicon.words("about") for x in items[near : last.first])
        return last if ends and (items[last.first - 1].text == "、" or about) else None

    def _against(self, found: list[Topic], cue: Cue) -> Topic | None:
        """The second of two topics that が sets against each other: 市長は再選されたが、〈野党は〉不正があったと主張した, and not 〈首相は〉
        景気は回復したが、国民は不満だと述べた, 〈市長は〉会見したが、対応は遅れたと述べた."""
        topics = [t for t in found if t.particle == "は"]
        if len(topics) != 2 or cue.frame == "none" or any(t.holder is None for t in topics):
            return None
        first, second = topics
        says = second.holder is not None and may_say(second.holder, cue)
        return second if says and (self._turns(first, second) or self._officer(first, second)) else None

    def _officer(self, first: Topic, second: Topic) -> bool:
        """Whether a person set off by a comma follows the clause of a body: 市は借金を抱えており、〈課長は、〉税収のためだと認めた, and not
        〈市は〉借金を抱えており、課長は退任すると発表した, 〈市長は〉会見を開いており、議会は、否決したと述べた."""
        items, body, person = self.line.items, first.holder, second.holder
        if body is None or person is None or person.kind != "person" or items[second.at + 1].text != "、":
            return False
        comma = next((i for i in range(second.first - 1, first.at, -1) if items[i].text == "、"), first.at)
        goes = (predicate(items, i) and goes_on(items, i) for i in range(first.at + 1, comma))
        return body.kind in ("organization", "government") and comma > second.first - 4 and any(goes)

    def _turns(self, first: Topic, second: Topic) -> bool:
        """Whether the clause of ``first`` ends in が right before ``second``."""
        items, at = self.line.items, second.first
        turned = items[at - 1].text == "、" and items[at - 2].text == "が" and items[at - 2].sub == "接続助詞"
        return turned and any(predicate(items, i) for i in range(first.at + 1, at - 2))

    def doer(self, cue: Cue, low: int) -> Topic | None:
        """The が-phrase that a cue with an object has as its own subject: 男女17人が症状を訴え."""
        if cue.frame != "を":
            return None
        near = [t for t in self.between(low, cue.mark) if t.particle == "が"]
        items = self.line.items
        if not near or any(predicate(items, i) for i in range(near[-1].at + 1, cue.mark)):
            return None
        return near[-1]

    def _stranger(self, t: Topic, cue: Cue, low: int) -> Topic | None:
        """An unknown name at the head of the clause of a plain cue: 〈ミナト理工は〉24日、…と発表した."""
        items = self.line.items
        heads = ("verb", "refuse", "noun") if cue.frame == "と" else ("verb", "refuse")
        opens = t.first <= low + 3 or items[t.first - 1].text == "、"  # 混入した問題で、〈まるなか食品は〉9日
        tells = t.particle == "は" and t.at + 2 == cue.mark and items[t.at + 1].kind == "quote"
        opens = opens or tells  # 先発した〈大滝は〉「…」と
        if not opens or cue.frame == "none" or cue.entry.pos not in heads:
            return None
        words = t.at + 1 + (items[t.at + 1].text == "、")
        also = t.particle == "も" and words + 1 == cue.mark and items[words].kind == "quote"  # アオバも、「…」と
        if t.particle != "は" and not also and not self._opens(t, cue):
            return None
        last = items[t.at - 1]
        at = t.at - 1 if last.kind == "word" else max(0, t.at - 2)
        head = items[at]
        name = self.cast.text[items[t.first].start : head.end]
        known = self.cast.ending(head.start, head.end)
        answers = asked(self.line, t.at + 1)
        short = tells and known is not None and known.end - known.start < 4
        if known is not None and known.type == "place" and not (short or answers):
            return None  # 〈東北や北陸〉は
        quote = cue.mark > 0 and items[cue.mark - 1].kind == "quote"
        called = last.kind == "quote" and last.end - last.start <= _NAME  # 薬局チェーンの「つばき薬局」は
        placed = last.kind == "paren" and bool(self.cast.within(last.start, last.end))  # ミナト理工(東京都港区)は
        named = (
            called
            or placed
            or head.pos == "接尾辞"
            or _FOREIGN.search(name)
            or proper(self.line, t.first, at)
            or known is not None
            or answers
            or is_a_body(items, t.first, at)
            or speaks_out(self.line, t.at + 1, cue.mark)
            or ((tells or cue.entry.act == "announce") and of_a_firm(items, t.first, at))
            or (tells and cue.entry.pos == "noun")  # さくら薬舗は「…」とのコメントを出した
            or (called_a_body(items, t.first, t.at) and dated(self.line, self.cast, t.at + 1, cue.mark))
        )
        sorted_ = called_a_body(items, t.first, t.at) or is_a_body(items, t.first, at)
        if not named or (cue.entry.act == "estimate" and not sorted_) or (cue.entry.cue == "する" and not quote):
            return None
        return self._guessed(t, cue)

    def _guessed(self, t: Topic, cue: Cue) -> Topic | None:
        """A topic with what an unknown name is: who reports as the press does is an outlet."""
        found = guess(self.line, t.first, t.at, self.cast)
        if found is None:
            return None
        press = found.kind == "organization" and cue.entry.cue in lexicon.words("of press")
        return t._replace(holder=found._replace(kind="outlet") if press else found)

    def _reports(self, t: Topic, cue: Cue) -> Topic | None:
        """An outlet that looks like a person's name, and reports as no person does: 〈デア・モルゲンは〉…と報じた."""
        person = t.holder is not None and t.holder.kind == "person" and t.holder.sort == "named"
        if not person or cue.entry.cue not in lexicon.words("of press") or cue.frame != "と" or t.particle != "は":
            return None
        items = self.line.items
        known = self.cast.ending(items[t.at - 1].start, items[t.at - 1].end)
        bare = known is not None and known.title is None and known.name == Span(known.start, known.end)
        return self._guessed(t, cue) if bare else None

    def strange(self, cue: Cue, low: int) -> bool:
        """Whether a topic that is not known to speak stands where one who does would: 〈つばき市場は24日、〉…と発表した. Its
        words are not those of the speaker before. 再開は3日後になると述べた has no such topic."""
        items = self.line.items
        if cue.frame != "と" or cue.entry.cue in ("する", "言う", "みる") or cue.entry.act == "estimate":
            return False
        found = self.between(low, cue.mark)
        if not found or found[0].particle != "は" or found[0].holder is not None or found[0].first > low + 3:
            return False
        if items[found[0].at - 1].pos == "代名詞":
            return False  # 画廊は否定した。〈それは〉声明で、「…」と述べた
        behind = found[0].at + 1
        said_at = items[cue.mark - 1].kind == "quote" and items[cue.mark - 2].text in ("で", "に")
        heard = said_at and lexicon.longest(items[cue.mark - 3].text, lexicon.occasions()) is not None
        return (
            items[behind].text == "、" or dated(self.line, self.cast, behind, cue.mark) or heard
        )  # 監事は会見で「…」と

    def _opens(self, t: Topic, cue: Cue) -> bool:
        """Whether a が-phrase with a date after it opens the sentence: 〈市教委が昨年11月、〉…する案を示した, and not 官房長官は
        首相が6日、訪米すると述べた."""
        if t.particle != "が" or cue.frame == "none" or t.at + 1 >= cue.mark:
            return False
        if t.first <= 3 and dated(self.line, self.cast, t.at + 1, cue.mark):
            return True
        items = self.line.items
        lead = all(
            x.kind == "paren" or x.text in ("、", "に", "の") or x.pos == "接続詞" or self.cast.is_time(x)
            for x in items[: t.first]
        )
        # 28日、〈予報官が〉、雨が強まると説明した
        return lead and items[t.at + 1].text == "、" and t.holder is not None

    def _bound(self, t: Topic, later: list[Topic], cue: Cue) -> bool:
        """Whether a が-phrase belongs to the cue and not to a verb before it."""
        items = self.line.items
        first = next((i for i in range(t.at + 1, cue.mark) if predicate(items, i)), None)
        if first is None or self._opens(t, cue):
            return True
        if cue.frame == "を" and cue.entry.cue in lexicon.words("will") and self._intends(t, first, cue):
            return True
        led = any(u.particle == "は" and u.holder is not None for u in later)
        if items[t.at + 1].text == "、" and cue.frame == "と" and t.holder is not None and not led:
            return True  # 〈受刑者が〉、日本にも3点を売ったと証言した
        quote = items[cue.mark - 1].kind == "quote"
        if quote and self._gives_way(first, later, cue):
            return False
        if quote and goes_on(items, first) and not led:
            return True  # 〈知事が〉取材に応じ、「…」と述べた, and not 〈3人が〉刺され、男は「…」と述べた
        if any(t.at < u.at < first for u in later) and t.holder is not None:
            return True
        called = any(x.norm in lexicon.words("asked") for x in items[t.at + 1 : first])
        if called and goes_on(items, first) and items[first].norm in ("応じる", "答える") and t.holder is not None:
            return True  # 〈元社員が〉取材に応じ、水増ししていたと証言した
        if asked(self.line, t.at + 1, _ANSWERING) and cue.frame == "と" and t.holder is not None:
            return True  # 〈保護者が〉本紙の取材に、額を示されたと答えた
        if self._shares_subject(t, first, cue, led):
            return True
        if t.holder is not None and t.holder.head.endswith("人") and cue.entry.cue in ("答える", "回答する"):
            return not led  # 120人のうち〈38人が〉体罰を見たと答えた
        reports = cue.entry.act == "report" and cue.frame == "と"
        return reports and t.holder is not None and t.holder.kind in ("outlet", "agency")

    def _gives_way(self, first: int, later: list[Topic], cue: Cue) -> bool:
        """Whether another subject acts behind the clause of ``first`` and before the words: 客がいたところを〈男が〉駆けつけ、「…」と述べた, and
        not 知事が会見し、〈職員が〉辞めたことに「…」と述べた."""
        items = self.line.items
        if not later or later[-1].particle != "が" or later[-1].holder is None or later[-1].first <= first:
            return False
        then = next((i for i in range(later[-1].at + 1, cue.mark) if predicate(items, i)), None)
        return then is None or goes_on(items, then)

    def _shares_subject(self, t: Topic, first: int, cue: Cue, led: bool) -> bool:
        """Whether one who does something in the clause before is who speaks: 冒頭、〈気象台の次長が〉オンラインで参加し、大雨になると説明した, and
        not 3人が刺され、逃げたと発表した, 社員が着服し、返済させるとしている."""
        items = self.line.items
        if led or t.holder is None or t.holder.kind in ("document", "outlet", "agency"):
            return False
        shape = inflection(items, first + 1)
        last = items[shape.end - 1]
        joined = last.text in ("て", "で") or (items[shape.end].text == "、" and last.form.startswith("連用形"))
        if not joined or shape.passive or items[first].norm in ("有る", "居る"):
            return False
        before = items[first - 1].norm if items[first].norm == "為る" else items[first].norm
        tells = cue.entry.act != "estimate" and cue.entry.cue not in (*lexicon.words("of press"), "する")
        return before in lexicon.words("appears") or (t.holder.kind == "person" and not is_accused(t.holder) and tells)

    def _intends(self, t: Topic, first: int, cue: Cue) -> bool:
        """Whether a が-phrase that opens the sentence is who means to do what is said: 〈首相が〉訪米する考えを示した, and not 議長が
        辞任する可能性を示した."""
        items = self.line.items
        opens = all(x.pos in ("接続詞", "補助記号") or self.cast.is_time(x) for x in items[: t.first])
        return opens and t.holder is not None and inflection(items, first + 1).end == cue.mark

    def _also(self, t: Topic, later: list[Topic], cue: Cue) -> bool:
        """Whether a も-phrase is the source: 国防省も、…とみている, and not 韓国側も受け入れたと証言した."""
        items = self.line.items
        if (cue.mark > 0 and items[cue.mark - 1].kind == "quote") or cue.frame != "と":
            return True
        if t.at + 1 < len(items) and items[t.at + 1].text == "、":
            return True
        if t.first <= _LED and (
            dated(self.line, self.cast, t.at + 1, cue.mark) or on_occasion(self.line, t.at + 1, cue.mark)
        ):
            return True  # 市長〈も同じ日、〉…と述べた, 外相〈も会見で、〉…と述べた
        if any(u.particle == "は" for u in later):
            return True  # 監督も〈起用法を変える考えは〉ないと強調した
        first = next((i for i in range(t.at + 1, cue.mark) if predicate(items, i)), cue.mark)
        acts = first < cue.mark and items[first].pos == "動詞" and t.holder is not None and t.holder.kind != "document"
        if acts and first - t.at <= _AT_ONCE and goes_on(items, first):
            return True  # 消防署〈も同席し、〉対策を検討していると述べた
        return any(u.at < first for u in later)

    def document(self, low: int, high: int) -> Topic | None:
        """The document whose words are given: 〈メモに〉は「…」と書かれている, 〈声明は〉…と記した."""
        items = self.line.items
        for i in range(low + 1, high):
            if items[i].text in ("に", "は", "には", "の") and items[i].pos == "助詞" and nounlike(items[i - 1]):
                found = self.before(i, low)
                if (
                    found is not None
                    and found.holder is not None
                    and (found.holder.kind in ("document", "outlet") or found.holder.sort == "reports")
                ):
                    at = i + 1 if i + 1 < high and items[i + 1].text in ("は", "も") else i
                    return found._replace(at=at)
        return None
