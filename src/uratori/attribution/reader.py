"""What a line says that somebody says: cues with their sources and contents, as a tree.

The grammar, left to right. A marker (県によると) opens a stretch; all cues to its right are inside it. A cue takes what
ends at its mark. Its source is the phrase between mark and cue (…と、国防相は述べた), or the first topic of its clause
(国防相は…と述べた), or the modified noun (…とする国防相), or the source of the clause before it (…と述べ、…を認めた); where there
is none the source stands outside the line and the discourse decides. A cue whose clause lies inside what a later
cue governs is a child of that cue.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from uratori.attribution import cues, lexicon, markers
from uratori.attribution.cast import Cast
from uratori.attribution.content import after_openers, after_setting, spans_before
from uratori.attribution.cues import GESTURE, Cue
from uratori.attribution.holders import Holder, accused, guess, holder, nameless
from uratori.attribution.items import Line
from uratori.attribution.markers import Marker
from uratori.attribution.phrases import phrase
from uratori.attribution.reading import AROUND, Kind, Reading, hands_on, leaves_to_next, nest
from uratori.attribution.sources import Topic, Topics, between, giver, modified, passive_agent
from uratori.attribution.via import passed_on, venue
from uratori.attribution.withheld import denied_words, withheld
from uratori.model import Span

_DEEPEST = 3
_LEADING = 12  # items in which a document leads its sentence


def read(line: Line, cast: Cast) -> list[Reading]:
    """All readings of a line and of the quotes in their contents, outer before inner."""
    if not line.items:
        return []
    found = _Reader(line, cast).read()
    return found + _quotes(line, found, cast) if line.depth < _DEEPEST and found else found


def _quotes(line: Line, found: list[Reading], cast: Cast) -> list[Reading]:
    """What is said inside the quotes of the contents, with a source of its own: 「先方は『…』と繰り返した」."""
    out: list[Reading] = []
    held = sorted(((c.start, n) for n, r in enumerate(found) for c in r.content), key=lambda x: x[0])
    for item in line.items:
        if item.kind != "quote" or item.last - item.first < 6:
            continue
        at = bisect_right(held, item.start + 1, key=lambda x: x[0])
        around = [
            found[n] for _, n in held[max(0, at - AROUND) : at]
            if any(c.start <= item.start + 1 and item.end - 1 <= c.end for c in found[n].content)
        ]  # fmt: skip
        if not around:
            continue
        reading = min(around, key=lambda r: r.size)
        for inner in read(line.inside(item), cast):
            if inner.parent is None and hands_on(inner, reading, item.end - 2):
                continue
            if inner.parent is None:
                if inner.source is None or inner.kind != "said" or not inner.quoted:
                    continue
                inner.parent = reading
            out.append(inner)
    return out


class _Reader:
    """Reads one line. Holds what has been read so far, nothing else."""

    def __init__(self, line: Line, cast: Cast) -> None:
        self.line = line
        self.cast = cast
        self.cues = cues.find(line)
        self.markers = markers.find(line)
        self.through = [m for m in self.markers if m.kind == "through"]
        self.so_far = {m.first for m in self.markers if m.noun == "ところ"}
        self.topics = Topics(line, cast)
        self.out: list[Reading] = []
        self.limit = 0  # where the clause in hand begins
        self.last: Reading | None = None  # the coordinate reading before
        self.scope: Reading | None = None  # the open stretch of a marker
        self.used: set[int] = set()  # topics that are a source already

    def read(self) -> list[Reading]:
        events: list[tuple[int, Cue | Marker]] = [(c.first, c) for c in self.cues]
        events += [(m.first, m) for m in self.markers]
        for _, event in sorted(events, key=lambda e: e[0]):
            if isinstance(event, Marker):
                self._marker(event)
            elif (isinstance(event, Cue) and self._closes_scope(event)) or (event.entry.pos == "hearsay" and self._wraps(event)):
                self._end_scope(event)
                self.limit = min(len(self.line.items), event.end)
            elif event.entry.pos in ("hearsay", "passive", "hedge"):
                self._ending(event)
            else:
                self._cue(event)
        return nest(self.out)

    def _closes_scope(self, cue: Cue) -> bool:
        """Whether an ending only closes the stretch of a marker: 本部によれば、…に至った〈としています〉."""
        plain = cue.entry.cue == "する" and cue.frame == "と" and cue.form == "final"
        if self.scope is None or not (plain or (cue.entry.pos == "hearsay" and self.last is not None)):
            return False
        if self.line.items[cue.mark - 1].kind == "quote":
            return False
        return not any(t.holder is not None and t.particle != "が" for t in self.topics.between(self.limit, cue.mark))

    def _wraps(self, hearsay: Cue) -> bool:
        """Whether という closes words that have a holder already: 消息筋は…とみている〈という〉."""
        return any(c.end == hearsay.mark and c.form == "embedded" for c in self.cues) and any(
            r.kind == "said" and (r.source is not None or r.quoted) and r.cue is not None
            and r.cue.end == self.line.items[hearsay.mark - 1].end for r in self.out[-3:]
        )  # fmt: skip

    # ---- markers

    def _marker(self, marker: Marker) -> None:
        if marker.kind != "according":
            return
        items = self.line.items
        if marker.noun == "ところ":
            said = [t for t in self.topics.between(self.limit, marker.first) if t.holder is not None]
            source = said[-1] if said else self._press(marker.first)
        else:
            source = self.topics.before(marker.source, self.limit, cited=True)
            if source is not None and source.holder is None and marker.noun not in ("調べ", "調査", "取材"):
                source = source._replace(holder=guess(self.line, source.first, source.at, self.cast))
        if source is None or source.holder is None:
            self._points_back(marker)
            return
        first = source.first
        if self.scope is not None:
            self._close(first)
        left = self._lead(first)
        figure = items[marker.end].sub == "数詞" if marker.end < len(items) else False
        end = self._figure_end(marker.end) if figure and items[marker.end - 1].text == "で" else len(items)
        content = self._stretch(marker.end, end)
        if not content:
            return
        reading = Reading(
            "according", self.line.sentence, self._span(marker.first, marker.end), [*left, content], source.holder
        )
        if marker.noun == "ところ":
            reading.through = passed_on(self.topics, self.through, self.limit, marker.first, [])
        self.out.append(reading)
        self.last = None
        self.scope = reading if end == len(items) else None
        self.limit = after_openers(self.line, end if self.scope is None else marker.end, self.cast)

    def _points_back(self, marker: Marker) -> None:
        """〈それ〉によると, 〈発表〉によると: by the word of whoever was heard before."""
        items = self.line.items
        bare = items[marker.source - 1]
        content = self._stretch(marker.end, len(items))
        opens = after_openers(self.line, self.limit, self.cast) == marker.source - 1
        if not content or not opens or bare.norm not in lexicon.words("points back"):
            return
        self.scope = Reading("according", self.line.sentence, self._span(marker.source - 1, marker.end), [content])
        self.out.append(self.scope)
        self.last = None
        self.limit = after_openers(self.line, marker.end, self.cast)

    def _figure_end(self, first: int) -> int:
        """Where a bare figure ends: 死者は県の集計で〈22人〉、市の集計で13人に上る."""
        items = self.line.items
        return next((i for i in range(first, len(items)) if items[i].text == "、"), len(items))

    def _press(self, end: int) -> Topic | None:
        """An outlet under its short name that reported: 〈時事が〉伝えたところでは."""
        near = self.topics.between(self.limit, end)[-1:]
        return next((f for t in near if (f := self.topics.before(t.at, self.limit, cited=True)) and f.holder), None)

    def _lead(self, first: int) -> list[Span]:
        """A topic before the marker belongs to the content: 〈会談は〉、県によると、午後になる."""
        start = after_openers(self.line, self.limit, self.cast)
        topic = next((t for t in self.topics.between(start, first) if t.particle == "は"), None)
        if topic is None or topic.first != start or topic.at + 1 < first - 1:
            return []
        return [self._span(topic.first, topic.at + 1)]

    def _close(self, end: int) -> None:
        """End the open stretch before item ``end``."""
        scope = self.scope
        if scope is None or end == 0:
            return
        items = self.line.items
        while end > 0 and (items[end - 1].text in ("、", "が", "一方") or items[end - 1].kind == "paren"):
            end -= 1
        last = scope.content[-1]
        if items[end - 1].end > last.start:
            scope.content[-1] = Span(last.start, min(last.end, items[end - 1].end))

    def _end_scope(self, hearsay: Cue) -> None:
        """The という at the end of an open stretch is no part of it."""
        if self.scope is None or hearsay.form != "final":
            return
        last = self.scope.content[-1]
        end = self.line.items[hearsay.mark - 1].end
        if end > last.start:
            self.scope.content[-1] = Span(last.start, end)

    # ---- endings

    def _ending(self, cue: Cue) -> None:
        entry = cue.entry
        agent = passive_agent(self.line, cue, self.topics, self.limit) if entry.pos == "passive" else None
        if agent is None and entry.pos == "passive" and entry.act != "estimate" and self.scope is None:
            led = self.topics.means(self.limit, min(cue.mark, self.limit + _LEADING), leading=True)
            if led is not None and self.line.items[led.at + 1].text == "は":  # 〈起訴状では〉…とされる
                agent = led._replace(at=led.at + 1)
        if agent is not None:
            self._said(cue, agent.holder, self._left(agent.at + 1 if agent.at < cue.mark else self.limit), "said")
            return
        if self.scope is not None and self.last is None:
            # 県によると、…という。: one statement; the ending closes the stretch.
            if entry.pos == "hearsay":
                self._end_scope(cue)
            return
        if entry.pos == "hearsay":
            between_ = between(self.topics, cue)
            if between_ is not None:
                self._said(cue, between_.holder, self._left(self.limit), "said")
                return
        kind: Kind = entry.pos  # type: ignore[assignment]
        if entry.pos == "hearsay":
            self._absorb()
        left = after_openers(self.line, self.limit, self.cast)
        if entry.pos == "hedge":
            left = self._last_clause(left, cue.mark)
        reading = self._said(cue, None, left, kind)
        if reading is not None:
            reading.shares = self.last if entry.pos == "hearsay" else None
            topic = self.topics.first_agent(left, cue.mark)
            reading.topic = topic.holder if topic and topic.particle != "が" else None
            reading.subject = bool(self.topics.between(left, cue.mark))

    def _absorb(self) -> None:
        """A hearsay ending takes in the estimates before it: 可能性も〈ある〉がはっきりしない〈という〉."""
        while self.out and self.out[-1].kind in ("hedge", "passive") and self.out[-1].source is None:
            gone = self.out.pop()
            at = next((n for n, x in enumerate(self.line.items) if x.start >= gone.content[0].start), 0)
            self.limit = min(self.limit, at)

    def _last_clause(self, left: int, mark: int) -> int:
        """Where the last clause with a subject of its own begins: 訓練を行う予定で、〈秋ごろに初回が〉開かれる見通しだ."""
        items = self.line.items
        for i in range(mark - 1, left, -1):
            if items[i].text != "、":
                continue
            before = items[i - 1]
            ends = (before.sub == "接続助詞" and before.text not in ("ば", "と", "たら", "なら")) or (
                before.pos == "動詞" and before.form.startswith("連用形")
            )  # fmt: skip
            if ends and any(t.particle == "は" for t in self.topics.between(i + 1, mark)):
                return i + 1
            found = self.topics.between(i + 1, mark)
            if before.text == "で" and before.pos == "助動詞" and found and found[0].particle == "が":
                return i + 1
        return left

    def _left(self, limit: int, mark: int | None = None) -> int:
        opened = after_openers(self.line, limit, self.cast)
        left = after_setting(self.line, opened, self.cast, self.through)
        return left if mark is None or left < mark else opened

    # ---- cues

    def _cue(self, cue: Cue) -> None:
        pos = cue.entry.pos
        if pos == "impersonal":
            self._impersonal(cue)
        elif self._no_words(cue):
            return
        elif pos == "known":
            self._known(cue)
        elif pos == "stance":
            self._stance(cue)
        elif pos in ("heard", "received", "nominal", "written"):
            self._passed_on(cue)
        else:
            self._spoken(cue)

    def _no_words(self, cue: Cue) -> bool:
        """Whether a cue stands for a deed, or for what the outlet itself does not know."""
        if cue.entry.pos == "refuse" and cue.form not in ("final", "continues"):
            return True
        if cue.entry.cue in lexicon.words("narrated") and self.topics.first_agent(self.limit, cue.mark) is None:
            return True
        if cue.frame == "を" and cue.form == "modifies" and cue.entry.pos == "verb":
            return True  # 協力を約束する書簡
        if cue.form == "embedded" and self.line.items[cue.end].norm in ("よう", "様") and cue.frame != "と":
            return True  # 調停を認める〈よう〉勧告した
        if cue.end in self.so_far:
            return True  # 〜が伝えたところによると: the marker has it
        doer = self.topics.doer(cue, self.limit)
        return doer is not None and doer.holder is None  # 熱が症状を訴え

    def _impersonal(self, cue: Cue) -> None:
        among = self.topics.among(self.limit, cue.mark) or self.topics.voices(self.limit, cue.mark)
        named = self._in_brackets(cue)
        if named is not None:
            self._said(cue, named.holder, self.limit, "said")
            return
        left = after_openers(self.line, among.at + 1 if among else self.limit, self.cast)
        reading = self._said(cue, among.holder if among else None, left, "said" if among else "impersonal")
        if reading is not None and among is None and cue.entry.cue in lexicon.words("nameless"):
            reading.through = [nameless(self._span(cue.first, cue.first + 1), cue.entry.cue)]

    def _spoken(self, cue: Cue) -> None:
        """A cue with a subject: named here, shared with the clause before, or outside the line."""
        self._each_his_own(cue)
        topic, shares = self._source(cue)
        if topic is None and shares is None:
            topic = self._acts_next(cue) or self._in_brackets(cue) or self._accused(cue)
        holder = topic.holder if topic else shares.source if shares else None
        left = self._content_start(cue, topic)
        if cue.entry.pos == "refuse" and topic is None and self._refuser(cue):
            return
        if cue.frame == "none":
            left = cue.first
        if cue.entry is GESTURE and (holder is None or (topic is not None and topic.holder is None)):
            return  # somebody must be named who does it
        if (topic is None and cue.frame == "none") or (holder is None and cue.form == "modifies"):
            return  # 避難を呼びかける警報が出た: nobody says it here
        numeral = cue.mark > 0 and self.line.items[cue.mark - 1].sub in ("数詞", "助数詞可能")
        if holder is None and cue.entry.cue == "する" and numeral:
            return  # 犠牲フライで3点目とし、
        alone = holder is None and (self.topics.strange(cue, self.limit) or self._grounds(cue))
        matter = self._matter(topic) if cue.frame == "none" and topic is not None else None
        reading = self._said(cue, holder, left, "refused" if cue.entry.pos == "refuse" else "said")
        if reading is None:
            return
        reading.alone = alone
        if shares is not None and self._comments(reading, shares, cue):
            self.out.remove(reading)
            return
        if cue.relay is not None:
            found = self.topics.before(cue.relay[1], cue.relay[0])
            if found is not None and found.holder is not None:
                reading.through.append(found.holder)
        if topic is not None:
            self.used.add(topic.at)
            reading.topic = topic.holder
        reading.back = cue.frame == "none"
        if matter is not None:
            reading.content, reading.back = [matter], False
        reading.shares = self._take_in(reading, shares, cue)

    def _matter(self, subject: Topic) -> Span | None:
        """A thing that the sentence is about, of which the subject tells: 〈陽性の疑い〉は地元紙が報じていた."""
        items = self.line.items
        head = next(iter(self.topics.between(self.limit, subject.first)), None)
        if subject.particle != "が" or head is None or head.particle != "は" or head.holder is not None:
            return None
        last = items[head.at - 1]
        if last.pos == "代名詞" or self.cast.is_time(last) or lexicon.longest(last.text, lexicon.occasions()):
            return None
        return self._span(head.first, head.at)

    def _each_his_own(self, cue: Cue) -> None:
        """One cue for the words of several: 〈市は「安全」、〉町は「危険」と述べた, 〈タイは22人、〉カンボジアは13人と発表した. Reads all
        but the last, which is left to the cue."""
        items = self.line.items
        if cue.frame != "と" or cue.relay is not None:
            return
        said = [t for t in self.topics.between(self.limit, cue.mark) if t.holder is not None and t.particle in "はも"]
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
                and any(x.sub == "数詞" and not self.cast.is_time(x) for x in words)
                and items[cue.mark - 1].kind != "quote"
            ):
                content = Span(words[0].start, words[-1].end)
            else:
                return
            span = self._span(cue.first, cue.end)
            reading = Reading("said", self.line.sentence, span, [content], t.holder, entry=cue.entry, quoted=True)
            reading.topic = t.holder
            self.used.add(t.at)
            self.out.append(reading)
            self.limit = later.first

    def _in_brackets(self, cue: Cue) -> Topic | None:
        """Who stands in brackets between words and cue: 「…」(〈同社の清水社長〉)といった見方も聞かれる."""
        items = self.line.items
        at = cue.mark - 1
        if at < 1 or items[at].kind != "paren" or items[at - 1].kind != "quote":
            return None
        inner = self.line.inside(items[at])
        end = len(inner.items)
        found = holder(inner, phrase(inner, end, 0, self.cast), end, self.cast) if end else None
        return Topic(at, at, "", found) if found is not None and found.kind in ("person", "anonymous") else None

    def _accused(self, cue: Cue) -> Topic | None:
        """Who answers a charge, where nobody else is named: 調べに対し「…」と〈容疑を否認している〉."""
        items = self.line.items
        if items[cue.mark - 1].kind != "quote" or self.line.depth or not self._of_a_charge(cue):
            return None
        found = accused(self.cast, items[cue.mark - 1].start)
        return Topic(cue.mark, cue.mark, "", found) if found is not None else None

    def _of_a_charge(self, cue: Cue) -> bool:
        between = self.line.items[cue.mark : cue.first]
        charged = any(x.norm in lexicon.words("charge") for x in between)
        return cue.entry.cue in lexicon.words("of the accused") or charged

    def _acts_next(self, cue: Cue) -> Topic | None:
        """Who acts on the ground that として gives: 男が関与した〈として〉、〈県警は〉逮捕した."""
        items = self.line.items
        if cue.entry.cue != "する" or cue.form != "continues" or items[cue.end - 1].text != "て" or cue.frame != "と":
            return None
        first = after_openers(self.line, cue.end, self.cast)
        found = next(iter(self.topics.between(cue.end, cue.end + 14)), None)
        if found is None or found.holder is None or found.particle not in ("は", "が") or found.first != first:
            return None
        return found

    def _grounds(self, cue: Cue) -> bool:
        """Whether として gives the ground of what is then told and not said: 両立は難しい〈として〉、反対があった."""
        return (
            cue.entry.cue == "する"
            and cue.form == "continues"
            and self.line.items[cue.end - 1].text == "て"
            and self.cues[-1] is cue
            and self.line.items[cue.mark - 1].kind != "quote"
        )

    def _content_start(self, cue: Cue, topic: Topic | None) -> int:
        left = self._clause_start(cue, topic)
        return self._object_start(left, cue.mark) if cue.frame == "を" else left

    def _object_start(self, left: int, mark: int) -> int:
        """An object begins after the clause before it: 大学に移っており、〈質問〉に答えていない."""
        items = self.line.items
        for i in range(mark - 2, left, -1):
            before = items[i - 1]
            ends = before.sub == "接続助詞" and before.text not in ("ば", "と", "たら", "なら", "ので", "から")
            if items[i].text == "、" and (
                ends or (before.pos in ("動詞", "助動詞") and before.form.startswith("連用形"))
            ):
                return i + 1
        return left

    def _clause_start(self, cue: Cue, topic: Topic | None) -> int:
        outer = self.topics.first_agent(self.limit, cue.mark) if topic is not None else None
        if topic is not None and topic.at < cue.mark:
            return self._left(topic.at + 1, cue.mark)
        if topic is not None and cue.form in ("embedded", "modifies") and outer is not None and outer.particle == "は":
            return self._left(outer.at + 1)
        return self._left(self.limit, cue.mark)

    def _comments(self, reading: Reading, shares: Reading, cue: Cue) -> bool:
        """Whether a cue only says how the words before it were meant: 「…」と述べ、〈国の対応を批判した〉."""
        if cue.frame != "を" or cue.entry.pos != "verb" or cue.entry.act in ("request", "propose"):
            return False
        points = self.cast.text.startswith(("この", "その"), reading.content[0].start)
        return shares.quoted and len(reading.content[0]) < 12 and not points

    def _take_in(self, reading: Reading, shares: Reading | None, cue: Cue) -> Reading | None:
        """Take in the words before that were left to this cue: 〈58人になったとし、〉終息したと発表した. Returns the reading
        whose source is shared then."""
        if shares is None or reading.kind != "said" or cue.frame != "と":
            return shares
        if not leaves_to_next(shares) or self.out[-2:-1] != [shares]:
            return shares
        self.out.remove(shares)
        reading.content = [*shares.content, *reading.content]
        reading.through = shares.through or reading.through
        return shares.shares

    def _stance(self, cue: Cue) -> None:
        """市は三店に立ち入る〈方針だ〉: what a body means to do, said of it without a verb of saying."""
        if self.scope is not None:
            return
        topic = next((t for t in self.topics.between(self.limit, cue.mark) if t.holder is not None), None)
        if topic is None or topic.particle != "は" or topic.holder is None or topic.holder.sort == "reports":
            if cue.entry.cue == "方向だ":
                self._said(cue, None, after_openers(self.line, self.limit, self.cast), "hedge")
            return
        if topic.holder.kind == "document" or any(
            t.particle == "は" for t in self.topics.between(self.limit, topic.at)
        ):
            return
        reading = self._said(cue, topic.holder, self._left(topic.at + 1, cue.mark), "said")
        if reading is not None:
            self.used.add(topic.at)

    def _refuser(self, cue: Cue) -> bool:
        """CNNは独自に確認できていない: the topic is who could not, what he could not stands in the clause before."""
        items = self.line.items
        if cue.frame != "を" or cue.mark >= len(items) or items[cue.mark].text not in ("は", "も"):
            return False
        if items[cue.mark - 1].text in ("て", "に", "で"):
            return False  # 〈辞意については〉論評を避けた: the matter, not the one who is silent
        topic = self.topics.topic(cue.mark) if cue.mark in self.topics.at else None
        answers = cue.entry.cue in lexicon.words(
            "answer"
        )  # 〈相手は〉コメントしていない, and not 〈詳細は〉明らかにしていない
        holder = topic.holder if topic is not None else None
        if topic is not None and holder is None and answers:
            holder = guess(self.line, topic.first, topic.at, self.cast)
        if holder is None:
            return answers
        if items[cue.first].pos == "名詞" and items[cue.first + 1].text in ("に", "を"):  # 氏は〈取材に応じていない〉
            content = [self._span(cue.first, cue.first + 1)]
        elif self.out and self.out[-1].kind in ("passive", "hearsay", "said", "impersonal"):
            content = list(self.out[-1].content)
        else:
            content = [self._span(cue.first, cue.end)]  # ウクライナ側はコメントしていない: of what, is not said
        reading = Reading(
            "refused", self.line.sentence, self._span(cue.first, cue.end), content, holder,
            entry=cue.entry, negated=cue.negated,
        )  # fmt: skip
        self.out.append(reading)
        return True

    def _passed_on(self, cue: Cue) -> None:
        """Words whose holder is not the subject: 後輩から…と聞いた, …との労組の主張, メモに…と書かれている."""
        if cue.entry.pos == "nominal":
            start = cue.mark + 2
            found = self.topics.before(cue.first - 1, start)
            left = after_openers(self.line, self.limit, self.cast)
            if found is not None and found.holder is not None:
                own = self.topics.first_agent(left, cue.mark)
                left = own.at + 1 if own is not None and own.particle == "は" else left
                self._said(cue, found.holder, self._left(left), "said")
            return
        if cue.entry.pos == "written":
            found = self.topics.document(self.limit, cue.mark)
            left = self._left(found.at + 1) if found is not None else self._left(self.limit)
            found = found or self.topics.document(0, self.limit)
            self._said(cue, found.holder if found else None, left, "said")
            return
        found = giver(cue, self.topics, self.limit)
        if found is not None:
            left = self._left(found.at if found.at < cue.mark else self.limit)
            items = self.line.items
            while left < cue.mark and items[left].text in ("から", "は", "も", "、"):
                left += 1
            topic = self.topics.first_agent(self.limit, cue.mark) if found.at > cue.mark else None
            if topic is not None and topic.particle == "は" and topic.at < cue.mark:
                left = self._left(topic.at + 1)
            self._said(cue, found.holder, left, "said")

    def _source(self, cue: Cue) -> tuple[Topic | None, Reading | None]:
        """The phrase that is the source, or the reading before whose source it is."""
        if cue.passive:
            return passive_agent(self.line, cue, self.topics, self.limit), None
        near = between(self.topics, cue)
        if near is not None:
            return near, None
        if cue.form == "modifies" and cue.entry.cue == "する":
            return modified(self.line, cue, self.cast), None
        if cue.frame == "と" and cue.form in ("final", "continues"):
            waiting = self.topics.pending(self.used, 0, cue.mark)
            if waiting is not None and waiting.at < self.limit:
                self.limit = waiting.at + 1
                return waiting, None
        own = self.topics.doer(cue, self.limit) or self.topics.subject(cue, self.limit)
        if own is not None and own.particle == "は" and cue.form == "modifies" and cue.frame == "と":
            # 市は「遅い」と反対する〈住民〉と話し合った: a topic stands outside a clause that modifies.
            inner = modified(self.line, cue, self.cast)
            if inner is not None and inner.holder is not None and inner.holder.kind in ("person", "anonymous"):
                return inner, None
        if own is None and cue.form == "modifies":
            own = modified(self.line, cue, self.cast)
        if own is not None:
            return own, None
        outer = self.topics.unused(self.used, self.limit)
        if outer is not None and self.last is not None and cue.form in ("final", "continues"):
            self.limit = outer.at + 1
            return outer, None
        return None, self.last

    def _known(self, cue: Cue) -> None:
        """〜ことがメモで分かった, 〜ことが関係者への取材で分かった."""
        holder: Holder | None = None
        left = self.limit
        for marker in self.markers:
            if marker.kind == "found" and self.limit <= marker.first < cue.first:
                found = self.topics.before(marker.source, self.limit if marker.first < cue.mark else cue.mark)
                holder = found.holder if found else None
                left = marker.end if marker.end < cue.mark else left
        if holder is None:
            found = self.topics.means(cue.mark, cue.first) or self.topics.means(self.limit, cue.mark, leading=True)
            holder = found.holder if found else None
        before = self.out[-1] if self.out else None
        reading = self._said(cue, holder, self._left(left, cue.mark), "known")
        if reading is not None and before is not None and before.content == reading.content:
            self.out.remove(reading)  # 市民から電話があり発覚した
            return
        if reading is not None and holder is not None:
            reading.content[0] = self._without(reading.content[0], holder.span)

    def _without(self, content: Span, lead: Span) -> Span:
        if content.start <= lead.start and lead.end < content.end and lead.start - content.start < 3:
            at = next((i for i in self.line.items if i.start >= lead.end and i.text not in ("で", "、")), None)
            return Span(at.start, content.end) if at and at.start < content.end else content
        return content

    # ---- the common end

    def _said(self, cue: Cue, holder: Holder | None, left: int, kind: Kind) -> Reading | None:
        content, quoted = spans_before(self.line, left, cue)
        refusal: Span | None = None
        if not content and cue.frame != "none":
            return None
        if quoted and kind == "said" and cue.entry.act == "deny":
            denied = denied_words(self.line, cue, holder, self.limit)
            content = [denied] if denied is not None else content
            quoted = denied is None
        if quoted and kind == "said":
            matter = withheld(self.line, cue, holder, self.limit, holder is not None or left > self.limit)
            if matter is not None:
                refusal = content[0]
                content, kind = [matter], "refused"
        reading = Reading(
            kind, self.line.sentence, self._words(cue), content or [self._span(cue.first, cue.end)],
            holder, entry=cue.entry, quoted=quoted, negated=cue.negated,
        )  # fmt: skip
        reading.frame = cue.frame
        reading.refusal = refusal
        reading.embedded = cue.form in ("embedded", "modifies")
        if cue.form in ("final", "continues"):
            reading.through = passed_on(self.topics, self.through, self.limit, cue.first, content)
        if kind in ("said", "refused") and holder is not None:
            reading.venue = venue(self.topics, self.limit, cue.first, [*content, holder.span])
        self.out.append(reading)
        if cue.form in ("continues", "final"):
            self.limit = min(len(self.line.items), cue.end)
            self.last = reading if kind in ("said", "refused", "known") else self.last
        return reading

    def _words(self, cue: Cue) -> Span | None:
        """The words of a cue; a sentence that ends in what is said has none."""
        return None if self.line.items[cue.first].text == "。" else self._span(cue.first, cue.end)

    def _span(self, first: int, end: int) -> Span:
        items = self.line.items
        while end > first + 1 and items[end - 1].text in ("、", "。"):
            end -= 1
        return Span(items[first].start, items[end - 1].end)

    def _stretch(self, first: int, end: int) -> Span | None:
        items = self.line.items
        while first < end and items[first].text in ("、", "は", "も"):
            first += 1
        while end > first and items[end - 1].text in ("。", "、"):
            end -= 1
        return Span(items[first].start, items[end - 1].end) if first < end else None
