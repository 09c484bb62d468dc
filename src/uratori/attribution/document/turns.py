"""Lines that name who speaks: 問/答, Q/A, 名前:「…」, ○議長(大槻清君), and the head of a transcript that says who answers."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import line as items_of
from uratori.attribution.clause.phrases import phrase
from uratori.attribution.holders.holders import Holder, holder, person
from uratori.language import Parse
from uratori.model import Sentence, Span
from uratori.reading.layouts import speakers

_OPEN, _WITHIN, _CLOSE = r"[(【〔\[<〈《]", r"[^()【】〔〕\[\]<>〈〉《》\n]", r"[)】〕\]>〉》]"
_TURN = re.compile(
    r"(?P<q>問|質問|Q\d*|Q)?(?P<a>答|回答|A\d*|A)?\s*(?P<who>[((][^))\n]{1,30}[))])?\s*(?:[.:：.、]|\s)\s*"
)
_LABELLED = frozenset("問質Q答回A")  # what a turn that is labelled begins with
_COLON = re.compile(r"(?P<who>[^。、:「」『』()\s\d][^。、:「」『』()\s]{1,23}(?:\([^)]{1,16}\))?)\s*[::]\s*")
_SPACED = re.compile(r"(?P<who>[^。、:「」『』()\s\d][^。、:「」『』()\s]{0,13}) +(?=\S)")
# The comment that stands under a report: 沖野・湖北大教授(金融論)の話 織り込み済みだろう。
_COMMENT = re.compile(
    r"(?P<who>[^。、:「」『』\s][^。、:「」『』\s]{2,40}?)の(?:話|談|談話|コメント)(?:[ \t]*[=:]|[ \t])[ \t]*(?=\S)"
)
# The minutes of ministries put the speaker in brackets, or close one behind him: (記者), 【林外務大臣】, 大臣), 問). A
# list of cases, (1) 概要, or an aside, (拍手), names nobody.
_BRACKETED = re.compile(rf"{_OPEN}(?P<who>{_WITHIN}{{1,30}}){_CLOSE}\s*|(?P<bare>[^\s。、:()「」\d]{{1,14}})\)\s*")
_ASKS = re.compile(r"(?:問|質問|Q\d*|幹事社?|司会者?|.*記者[A-Z\d]*|.*(?:新聞|通信|テレビ|放送|NHK)(?:の方|さん)?)$")
_ANSWERS = re.compile(r"(?:答え?|回答|A\d*)$")
_ASKED = re.compile(
    rf"^[ \t]*(?:{_OPEN}{_WITHIN}{{0,24}}(?:問|記者|幹事社?|Q\d*){_CLOSE}|(?:問|質問|記者|幹事社?)\))",
    re.M,
)
# The interviews of papers: ――原因は。 / 石田部長 刃が欠けていた。
_DASHED = re.compile(r"[―—─－]{1,3}\s*(?=\S)")
_LABEL = re.compile(r"^[ \t]*(?:(?:問|答|記者[A-Z\d]?)[ (]|[―—─－]{1,3}[^\s―—─－])", re.M)
_HEARING = re.compile(r"(?:の)?(?:定例)?(?:記者)?(?:会見|懇談|インタビュー|ブリーフィング|質疑応答|あいさつ|演説).*$")


# The parts of the record of a sitting: 1 冒頭発言(大臣), 【知事発表】 hold the words of the one heard; 2 質疑応答 nobody's.
_PART = re.compile(
    r"[\s\d.．・■◆○●【〔\[(]*(?:(?P<own>(?!記者|報道)(?:\S{1,8}?(?:の|から(?:の)?)?)?(?:冒頭(?:の)?)?"
    r"(?:発言|発表|説明|あいさつ|挨拶|報告)(?:事項|要旨|の概要)?)|(?:主な)?(?:質疑(?:応答)?|一問一答)(?:の概要)?)(?P<who>\([^()]{1,20}\))?[】〕\])]?\s*$"
)
_NAMED = 24  # characters of a name in brackets


class Turn(NamedTuple):
    """What a line's opening says: a question, or words of ``speaker``. ``name`` is the span that names the speaker in
    the line, ``start`` where the words begin."""

    kind: Literal["question", "answer"]
    start: int
    speaker: Holder | None
    name: Span | None
    goes_on: bool = False
    """Whether it runs on over lines until the next one opens, and does not end with its own."""
    asks: bool = False
    """Whether its speaker puts questions too, as a member of an assembly does."""


class Turns:
    """The turns of one document, by the index of the sentence that opens them."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse = parse
        self.cast = cast
        self._default: Holder | None = None
        self._sought = False
        self._transcript: bool | None = None
        self._minutes: bool | None = None
        self._ringed_at: dict[int, re.Match[str]] | None = None

    def opening(self, sentence: int) -> Turn | None:
        """The turn that a sentence opens, or None."""
        s = self.parse.sentences[sentence]
        text = self.parse.text
        if not self._at_line(s.start):
            return None
        turn = self._opening(sentence, s, text)
        if turn is not None and turn.start >= s.end and self.parse.document.layout == "transcript":
            return turn._replace(goes_on=True)  # a label alone on its line
        return turn

    def _opening(self, sentence: int, s: Sentence, text: str) -> Turn | None:
        if self._is_transcript() and (turn := self._part(sentence)):
            return turn
        if self._is_minutes() and (turn := self._bracketed(sentence)):
            return turn
        if self.parse.document.layout == "transcript" and (turn := self._ringed(sentence) or self._alone(sentence)):
            return turn
        # Nearly no sentence opens a turn: one sign that it must have is looked for before the pattern is tried.
        found = _TURN.match(text, s.start, s.end) if text[s.start] in _LABELLED else None
        if found and (found["q"] or found["a"]) and not (found["q"] and found["a"]):
            return self._labelled(found, sentence)
        dashed = _DASHED.match(text, s.start, s.end) if self.parse.document.layout == "transcript" else None
        if dashed is not None:
            return Turn("question", dashed.end(), None, None)
        named = _COLON.match(text, s.start, s.end) if text.find(":", s.start, s.end) > s.start else None
        if named is not None:
            return self._named(named, sentence)
        comment = _COMMENT.match(text, s.start, s.end)
        if comment is not None:
            return self._named(comment, sentence)
        spaced = _SPACED.match(text, s.start, s.end) if self._is_transcript() else None
        turn = self._named(spaced, sentence) if spaced and not self._signs(s.start, spaced.end(), s.end) else None
        if turn is not None and turn.kind == "question":
            return turn
        officer = turn is not None and turn.speaker is not None and (
            turn.speaker.sort in ("role", "named") or turn.speaker.core.endswith("長")
        )  # fmt: skip
        return turn if officer else None

    def _signs(self, line: int, start: int, end: int) -> bool:
        """Whether what a line goes on with is nothing but a name: 代表取締役社長　結城　拓郎 signs a release."""
        return any(m.type == "person" and m.end >= end for m in self.cast.within(line, end) if m.start <= start)

    def _is_transcript(self) -> bool:
        """Whether other lines of the document begin with 問 or 答: only then does 知事 殺処分は… name a speaker."""
        if self._transcript is None:
            self._transcript = bool(_LABEL.search(self.parse.text))
        return self._transcript

    def _is_minutes(self) -> bool:
        """Whether the document is one whose speakers stand in brackets: two who ask do."""
        if self._minutes is None:
            self._minutes = len(_ASKED.findall(self.parse.text)) >= 2
        return self._minutes

    def _bracketed(self, sentence: int) -> Turn | None:
        s = self.parse.sentences[sentence]
        m = _BRACKETED.match(self.parse.text, s.start, s.end)
        if m is None:
            return None
        group = "who" if m["who"] else "bare"
        label, name = m[group].strip(), Span(m.start(group), m.end(group))
        if _ASKS.match(label):
            return Turn("question", m.end(), None, None, goes_on=True)
        if _ANSWERS.match(label):
            return Turn("answer", m.end(), self.default(), None, goes_on=True)
        speaker = self._holder(name, sentence, bare=False)
        if speaker is None or speaker.kind not in ("person", "anonymous"):
            return None
        return Turn("answer", m.end(), self._by_office(speaker), name, goes_on=True)

    def _part(self, sentence: int) -> Turn | None:
        """The turn that the heading of a part opens, which runs on until the next: 1 冒頭発言(久世大臣)."""
        s = self.parse.sentences[sentence]
        m = _PART.match(self.parse.text, s.start, s.end) if s.end - s.start <= 2 * _NAMED else None
        if m is None:
            return None
        if m["own"] is None:
            return Turn("question", s.end, None, None, goes_on=True)
        name = Span(m.start("who") + 1, m.end("who") - 1) if m["who"] else None
        speaker = self._holder(name, sentence) if name else None
        speaker = self._by_office(speaker) if speaker else self.default()
        return Turn("answer", s.end, speaker, name, goes_on=True) if speaker else None

    def _ringed(self, sentence: int) -> Turn | None:
        """The turn of one whom a ring marks: ○議長(大槻清君), 〇知事."""
        s = self.parse.sentences[sentence]
        m = self._rings().get(s.start)
        if m is None:
            return None
        if _ASKS.match(m["who"]):
            return Turn("question", m.end(), None, None, goes_on=True)
        asks = speakers.is_member(m["who"])
        if m["name"]:
            at = m.start("name")
            name = Span(at, at + len(speakers.courteous(m["name"])))
            return Turn("answer", m.end(), self._spread(name) or self._holder(name, sentence), name, True, asks)
        name = Span(m.start("who"), m.end("who"))
        speaker = self._holder(name, sentence, bare=False)
        return Turn("answer", m.end(), speaker and self._by_office(speaker), name, goes_on=True, asks=asks)

    def _spread(self, name: Span) -> Holder | None:
        """The one whose name minutes spread over their measure: 高遠　誠一."""
        text = name.of(self.parse.text)
        plain = "".join(text.split())
        return Holder(name, plain, plain, "named", "person", plain, names=(plain,)) if plain != text else None

    def _rings(self) -> dict[int, re.Match[str]]:
        """The openings of turns that a ring marks, by where they begin."""
        if self._ringed_at is None:
            found = list(speakers.ringed(self.parse.text))
            self._ringed_at = {m.start() + len(m[0]) - len(m[0].lstrip()): m for m in found} if len(found) > 1 else {}
        return self._ringed_at

    def _alone(self, sentence: int) -> Turn | None:
        """The turn that a line opens which is nothing but who speaks: Q 代表幹事, A 知事, 記者."""
        s = self.parse.sentences[sentence]
        text = self.parse.text
        line = text[s.start : s.end]
        if len(line) > _NAMED or not speakers.is_label(line):
            return None
        side = _TURN.match(text, s.start, s.end)
        at = side.end() if side and (side["q"] or side["a"]) else s.start
        if (side and side["q"]) or _ASKS.match(text[at : s.end]):
            return Turn("question", s.end, None, None, goes_on=True)
        name = Span(at, s.end)
        speaker = self._holder(name, sentence, bare=False)
        return Turn("answer", s.end, self._by_office(speaker), name, goes_on=True) if speaker else None

    def _by_office(self, speaker: Holder) -> Holder:
        """The one whom the head of the minutes names with the office that a label gives alone: 大臣 under 林青葉大臣."""
        head = self.default() if speaker.sort == "role" else None
        if head is None:
            return speaker
        title = self.parse.text[head.span.start : head.span.end + 12].split("\n")[0]
        return head if speaker.span.of(self.parse.text) in title else speaker

    def _at_line(self, start: int) -> bool:
        text = self.parse.text
        i = start - 1
        while i >= 0 and text[i] in " \t":
            i -= 1
        return i < 0 or text[i] in "\n\r"

    def _labelled(self, found: re.Match[str], sentence: int) -> Turn:
        if found["q"]:
            return Turn("question", found.end(), None, None)
        who = found["who"]
        name = Span(found.start("who") + 1, found.end("who") - 1) if who else None
        speaker = self._holder(name, sentence) if name else self.default()
        return Turn("answer", found.end(), speaker, name)

    def _named(self, found: re.Match[str], sentence: int) -> Turn | None:
        name = Span(found.start("who"), found.end("who"))
        if self.parse.document.layout == "transcript" and _ASKS.match(found["who"]):
            return Turn("question", found.end(), None, None)
        speaker = self._holder(name, sentence, bare=False)
        if (
            speaker is None
            or speaker.kind not in ("person", "anonymous")
            or found["who"].endswith(lexicon.parts("present"))
        ):
            return None
        label = speaker.core in ("記者", "質問者", "司会", "司会者")
        if self.parse.document.layout == "transcript":
            speaker = self._by_office(speaker)
        return Turn("question" if label else "answer", found.end(), speaker, name)

    def in_brackets(self, sentence: int, name: Span) -> Holder | None:
        """Who stands in brackets after his words: 「決められた」(〈坂梨〉). A clause is nobody's name."""
        text = name.of(self.parse.text)
        if text in lexicon.words("same as above"):
            return None
        if len(text) > _NAMED or any(c in text for c in "。、=年月日") or not text.strip():
            return None
        found = self._holder(name, sentence)
        return found if found is not None and found.kind in ("person", "anonymous") else None

    def _holder(self, name: Span, index: int, bare: bool = True) -> Holder | None:
        """The one whom a short label names; a bare surname is enough here."""
        text = name.of(self.parse.text)
        tokens = tuple(t for t in self.parse.tokens[index] if name.start <= t.start and t.end <= name.end)
        line = items_of(index, tokens)
        if not line.items:
            return None
        first = phrase(line, len(line.items), 0, self.cast)
        found = holder(line, first, len(line.items), self.cast) if first == 0 else None
        if found is not None or not bare:
            return found
        return Holder(name, text, text, "named", "person", text, names=(text,))

    def default(self) -> Holder | None:
        """Who answers where the answers do not say: the person or office that the head of the transcript names."""
        if not self._sought:
            self._sought = True
            self._default = self._from_head()
        return self._default

    def _from_head(self) -> Holder | None:
        best: Holder | None = None
        head = self.parse.sentences[:8]
        heard = any(_HEARING.search(self.parse.text, s.start, s.end) for s in head)
        for s in head:
            if (sitting := _HEARING.search(self.parse.text, s.start, s.end)) and self.parse.text[s.end - 1] != "。":
                named = [m for m in self.cast.within(s.start, sitting.start()) if m.type == "person"]
                if named:
                    return person(named[-1], self.cast)
        for s in head:
            if _TURN.match(self.parse.text, s.start, s.end) and self.parse.text[s.start] in "問答QA":
                break
            for m in self.cast.within(s.start, s.end):
                signs = m.start == s.start and m.end == s.end  # 代表取締役社長　結城　拓郎 below a release's date
                if m.type == "person" and (heard or not signs):
                    best = person(m, self.cast)
            if best is None:
                best = self._office(Span(s.start, s.end))
        return best

    def _office(self, span: Span) -> Holder | None:
        text = _HEARING.sub("", span.of(self.parse.text))
        if not text or len(text) > 40 or len(text) == len(span):
            return None
        head = lexicon.head(text)
        if head is None or lexicon.kind(text) != "role":
            return None
        at = Span(span.start, span.start + len(text))
        return Holder(at, text, head, "role", "person", text, names=(text, head))
