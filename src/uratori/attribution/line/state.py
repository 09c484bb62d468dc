"""What has been read of a line so far, and how a reading is made of a cue and its words."""

from __future__ import annotations

from uratori.attribution.clause import cues, lexicon, markers
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.items import Line
from uratori.attribution.holders.holders import Holder, is_press
from uratori.attribution.line.content import after_openers, after_setting, spans_before
from uratori.attribution.line.reading import Kind, Reading
from uratori.attribution.line.topics import Topics
from uratori.attribution.line.via import passed_on, passer, venue
from uratori.attribution.line.withheld import denied_words, withheld
from uratori.model import Span


class State:
    """One line in the course of its reading, left to right. ``limit`` is the item at which the clause in hand begins,
    ``last`` the coordinate reading before, ``scope`` the open stretch of a marker, ``used`` the topics that are a
    source already, ``inner`` the clauses (items) inside others that have a source of their own, ``out`` what was read."""

    def __init__(self, line: Line, cast: Cast) -> None:
        self.line = line
        self.cast = cast
        self.cues = cues.find(line)
        self.markers = markers.find(line)
        self.through = [m for m in self.markers if m.kind == "through"]
        self.so_far = {m.first for m in self.markers if m.noun == "ところ"}
        self.topics = Topics(line, cast)
        self.out: list[Reading] = []
        self.limit = 0
        self.last: Reading | None = None
        self.scope: Reading | None = None
        self.used: set[int] = set()
        self.inner: list[tuple[int, int]] = []

    def left(self, limit: int, mark: int | None = None, frame: str = "と") -> int:
        """Where the content of a clause that begins at item ``limit`` begins, before item ``mark``."""
        opened = after_openers(self.line, limit, self.cast)
        left = after_setting(self.line, opened, self.cast, self.through, frame)
        return left if mark is None or left < mark else opened

    def said(self, cue: Cue, holder: Holder | None, left: int, kind: Kind) -> Reading | None:
        """Read what a cue governs from item ``left`` on as the word of ``holder``; None where nothing is left to say."""
        content, quoted = spans_before(self.line, left, cue)
        refusal: Span | None = None
        if not content and cue.frame != "none":
            return None
        if quoted and kind == "said" and cue.entry.act == "deny":
            denied = denied_words(self.line, cue, holder, self.limit)
            content = [denied] if denied is not None else content
            quoted = denied is None
        if quoted and kind in ("said", "hearsay"):
            apart = holder is not None or left > self.limit or self._led(cue.mark - 2)
            matter = withheld(self.line, cue, holder, self.limit, apart)
            if matter is not None:
                refusal = content[0]
                content, kind = [matter], "refused"
        open_matter = self._left_open(cue, left) if kind == "said" and not quoted else None
        if open_matter is not None:
            refusal, content, kind = content[0], [open_matter], "refused"
        reading = Reading(
            kind, self.line.sentence, self.words(cue), content or [self.span(cue.first, cue.end)],
            holder, entry=cue.entry, quoted=quoted, negated=cue.negated,
        )  # fmt: skip
        reading.frame = cue.frame
        reading.refusal = refusal
        reading.embedded = cue.form in ("embedded", "modifies")
        if cue.form in ("final", "continues"):
            reading.through = passed_on(self.topics, self._passes(holder, cue), self.limit, cue.first, content)
        if kind in ("said", "refused") and holder is not None:
            reading.venue = passer(self.topics, holder.span)
            if reading.venue is None and cue.entry.act != "announce":
                reading.venue = venue(self.topics, self.limit, cue.first, holder.span, content)
        self.out.append(reading)
        if cue.form in ("continues", "final"):
            self.limit = min(len(self.line.items), cue.end)
            self.last = reading if kind in ("said", "refused", "known") else self.last
        return reading

    def _passes(self, holder: Holder | None, cue: Cue) -> list[markers.Marker]:
        """The markers behind which somebody's words are passed on. What a body goes by is no word that it passes on: 市は〈届け出を基に〉、死者は3人
        だと発表した, and not 地元紙は〈記録を基に〉、死者は3人だと報じた."""
        bodys = holder is not None and holder.kind in ("organization", "government", "document")
        if not bodys or cue.entry.act == "report" or is_press(holder):
            return self.through
        return [m for m in self.through if not m.based]

    def _left_open(self, cue: Cue, left: int) -> Span | None:
        """The question that words without quotes leave open: 〈受け入れるかどうか〉は判断していないとした."""
        inner = next((c for c in self.cues if c.end == cue.mark and c.entry.pos == "refuse" and c.mark > left), None)
        if inner is None or cue.entry.cue != "する":
            return None
        end = inner.mark - (self.line.items[inner.mark - 1].text in ("は", "も", "を"))
        asked = self.line.items[end - 1].text in lexicon.words("left open")
        return Span(self.line.items[left].start, self.line.items[end - 1].end) if asked and end > left else None

    def _led(self, at: int) -> bool:
        """Whether item ``at`` marks a topic that cannot speak: 再開の時期〈は〉「見通せない」, 何票あるか〈は〉「集計中だ」."""
        if at < 1 or self.line.items[at].text != "は":
            return False
        return self.line.items[at - 1].text == "か" or (at in self.topics.at and self.topics.topic(at).holder is None)

    def words(self, cue: Cue) -> Span | None:
        """The words of a cue; a sentence that ends in what is said has none."""
        first = self.line.items[cue.first]
        unsaid = first.text == "。" or first.kind == "quote" or cue.entry is cues.BEHIND
        return None if unsaid else self.span(cue.first, cue.end)

    def span(self, first: int, end: int) -> Span:
        """The stretch of items ``first`` to ``end``, without the stop at its end."""
        items = self.line.items
        while end > first + 1 and items[end - 1].text in ("、", "。"):
            end -= 1
        return Span(items[first].start, items[end - 1].end)

    def stretch(self, first: int, end: int) -> Span | None:
        """The same, without a particle at its head; None where nothing is left."""
        items = self.line.items
        while first < end and items[first].text in ("、", "は", "も"):
            first += 1
        while end > first and items[end - 1].text in ("。", "、"):
            end -= 1
        return Span(items[first].start, items[end - 1].end) if first < end else None
