"""Goes through a document and drafts its statements: whose, of what, in which words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.cues import is_clause
from uratori.attribution.clause.items import Item, Line
from uratori.attribution.clause.items import line as items_of
from uratori.attribution.document import narration
from uratori.attribution.document.answers import asks, moves_on, own_words
from uratori.attribution.document.chains import Chain, Chains
from uratori.attribution.document.context import Discourse
from uratori.attribution.document.digest import cited
from uratori.attribution.document.division import apart, halves, stretches
from uratori.attribution.document.drafts import Draft, hearsay, holds, told_of_him
from uratori.attribution.document.focus import Focus, acts, charged, names_above, of_another
from uratori.attribution.document.issued import issuer
from uratori.attribution.document.on_air import above_of, labelled, reported
from uratori.attribution.document.owners import Owners
from uratori.attribution.document.turns import Turn, Turns
from uratori.attribution.document.voices import bracketed
from uratori.attribution.document.written import told_of, writings
from uratori.attribution.holders.holders import Holder, person
from uratori.attribution.holders.saying import points
from uratori.attribution.line.reader import passes_on, read
from uratori.attribution.line.reading import Reading, overtakes
from uratori.attribution.line.sources import about_to_speak, credited, introduced, only_speaking, speaking, spoke_before
from uratori.attribution.line.topics import Topics
from uratori.language import Parse, Token
from uratori.model import Span

_LABEL = 60  # characters of a line that names a speaker
_TITLE = re.compile(r"[^。、ぁ-ん「」]{0,12}(?:\([^)]{0,24}\))?(?:の(?:コメント|話|談話|発言|説明|言葉|弁))?[::]?")
_TITLES = 8  # characters in quotes that may be a title or a name
_PRESS = ("media", "reports")  # 米メディアが報じた。 A紙は…と伝えた: each for himself
_RECENT = 40  # drafts that may belong to the sentence before
_HEARD = ("hearsay", "passive", "hedge")
_READ = ("body", "quote", "list item")


class Writer:
    """Goes through a document once, sentence by sentence."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse = parse
        self.cast = cast
        self.chains = Chains(parse.document, cast)
        self.discourse = Discourse(parse, lambda i: acts(cast.line(i), cast, self.discourse.begins(i)))
        self.turns = Turns(parse, cast)
        self.turn: Turn | None = None
        self.drafts: list[Draft] = []
        self.focus = Focus(cast, self.discourse)
        self.owners = Owners(parse.text, self.chains, self.discourse, self.focus)
        self._readings: list[Reading] = []  # of this sentence
        self._pending: tuple[int, Span] | None = None
        self._announcing = False
        self._passed_on: Chain | None = None  # whose words this sentence says through whom the outlet has
        self._cited: Holder | None = None  # the outlet that heads the item of a digest
        self._claimed: set[int] = set()  # sentences that the one after them attributes
        self._answers: set[int] = set()  # sentences of one who answers
        self._conduits: dict[int, list[Span]] = defaultdict(list)  # what outlets do but hand on, by sentence

    def write(self) -> list[Draft]:
        for i, sentence in enumerate(self.parse.sentences):
            opened = self.turns.opening(i)
            if opened is not None:
                self.turn = opened
                if opened.start >= sentence.end:
                    self._claimed.add(i)  # a label alone on its line says nothing
            elif self._turn_ends(i):
                self.turn = None
            if sentence.kind not in _READ and opened is None:
                continue
            if self.turn is not None and (self.turn.kind == "question" or self.turn.asks) and asks(self.parse, i):
                self._claimed.add(i)
                continue
            if self.turn is not None and self.turn.goes_on and moves_on(self.parse.text[self._opens(i) : sentence.end]):
                self._claimed.add(i)
                continue
            self._sentence(i, opened)
            if self.turn is not None and self.turn.kind == "question":
                self._claimed.add(i)  # what one who asks tells is not the outlet's
        covered = {d.sentence for d in self.drafts} | self._claimed
        self.drafts.extend(self._beside())
        for i, span in narration.uncovered(self.parse, covered):
            self.drafts.append(Draft(i, None, None, (span,), self.chains.own, False))
        return self.drafts

    def _beside(self) -> list[Draft]:
        """What the outlet tells in the sentences that hold another's word too."""
        said: dict[int, list[Span]] = defaultdict(list)
        named: dict[int, list[Span]] = defaultdict(list)
        quoted = set()
        for d in self.drafts:
            if d.sentence not in said:
                said[d.sentence] += self._conduits.get(d.sentence, ())
            said[d.sentence] += [x for x in (d.cue, d.refusal, *d.content) if x is not None]
            named[d.sentence] += [d.source] if d.source is not None else []
            if d.source is None and d.cue is None:
                quoted.add(d.sentence)
        return [
            Draft(i, None, None, (span,), self.chains.own, False)
            for i in sorted(said.keys() - quoted - self._claimed - self._answers)
            for span in narration.beside(self.parse, i, said[i], named[i])
        ]

    def _opens(self, i: int) -> int:
        """Where the words of a sentence begin, behind the label that names who speaks."""
        opened = self.turns.opening(i)
        return self.parse.sentences[i].start if opened is None else opened.start

    def _turn_ends(self, i: int) -> bool:
        """A turn ends with its line, or at a heading; 答 may go on over the lines of its paragraph."""
        if self.turn is None or i == 0 or self.turn.goes_on:
            return False
        return self.discourse.begins(i)

    # ---- one sentence

    def _sentence(self, i: int, opened: Turn | None) -> None:
        tokens: Sequence[Token] = self.parse.tokens[i]
        first = opened.start if opened is not None else narration.opens(self.parse, self.parse.sentences[i])
        if first > self.parse.sentences[i].start:
            tokens = tuple(t for t in tokens if t.start >= first)
        line = items_of(i, tokens)
        if not line.items:
            return
        line = self._heading(i, line)
        readings = self._readings = self._read(line)
        self.owners.begin(readings)
        self.owners.answering = self.turn is not None and self.turn.kind == "answer"
        if self.turn is not None and self.turn.kind == "answer" and (self.turn.speaker or self.turn.name):
            self._answer(i, readings, opened, line)
            return
        if self._words_alone(i, line) or self._on_air(i, line, labelled(line, self.cast)):
            return
        if not any(r.source or r.through for r in readings) and self._credit(i, line):
            return
        if all(r.source is None and r.kind in ("hedge", "passive", "hearsay") for r in readings) and self._announced(i):
            return
        put_out = issuer(line, self.cast)
        if put_out is not None:
            self.chains.issued(*put_out)
        documents = writings(line, self.cast)
        for written in documents:
            self.chains.wrote(written)
        main: Chain | None = None
        outer: Chain | None = None
        twins: tuple[Chain, ...] = ()
        for reading in readings:
            chain = self.owners.of(reading)
            if chain is None:
                continue
            self._add(reading, chain)
            named = reading.kind in ("said", "refused", "known", "according") and len(chain) > 1
            if named and (reading.parent is None or (main is not None and overtakes(reading))):
                outer = self.owners.known.get(id(reading.parent)) if reading.parent is not None else None
                main, twins = chain, self.owners.twins(reading)
                passed_on = reading.handed or (
                    reading.source is not None and reading.told and of_another(reading.source)
                )
                if id(reading) in self.owners.overheard:
                    main, twins = self.owners.tellers[id(reading)], ()
                elif passed_on and len(chain) > 2:
                    main, twins = chain[:-1], ()
        for written in documents:
            if written.obtained:
                self.chains.held(written.head, main or self.chains.of(told_of(line, self.cast), self.chains.own))
        if main is None and not readings and put_out is not None:  # 県は検査の結果を公表した。〈…という。〉
            author = Reading("said", i, None, [], source=put_out[1])
            self.discourse.heard(self.chains.of(author, self.chains.own), i)
        if self._passed_on is not None:  # 当局者が明らかにした。AP通信が伝えた。〈当局者によると、…〉
            self.discourse.heard(self._passed_on, i)
            self._passed_on = None
        elif main is not None:
            self.discourse.heard(main, i, outer, twins)
        elif not readings:
            self._introduce(i, line)

    def _read(self, line: Line) -> list[Reading]:
        """What is said in a line; in a question nothing that is only heard: 問 内部告発があったとされるが。"""
        readings = read(line, self.cast)
        if self.turn is not None and self.turn.kind == "question":
            readings = [r for r in readings if r.kind not in _HEARD or r.source is not None or r.through]
        for reading in readings:
            if reading.source is not None:
                reading.source = self.chains.meant(reading.source)
        return readings

    def _heading(self, i: int, line: Line) -> Line:
        """The line without the outlet that heads it as an item of a digest, whose word the item is from then on."""
        if self._cited is not None and self.discourse.begins(i):
            self._cited = None
            self.chains.cite(None)
        found = cited(line, self.cast) if self.parse.sentences[i].kind == "list item" else None
        if found is None:
            return line
        self._cited, start = found
        self.chains.cite(self._cited)
        self.discourse.heard(self.chains.own, i)
        self._pending = (i - 1, self._cited.span)
        return items_of(i, tuple(t for t in self.parse.tokens[i] if t.start >= start))

    def _add(self, reading: Reading, chain: Chain) -> None:
        if reading.conduit:
            self._conduits[reading.sentence] += reading.content
            return
        content = tuple(reading.content)
        if reading.back:
            found = self._backward(reading)
            if found is None:
                return
            content = found
        himself = reading.source is not None and reading.source.sort == "self" and reading.kind != "refused"
        named = reading.source is not None and reading.shares is None and not himself  # 〈本紙は〉確認できていない
        nearest = reading.led or reading.source
        source = nearest.span if named and nearest is not None else None
        if source is not None and source.end <= self.parse.sentences[reading.sentence].start:
            source = None  # named in a sentence before
        if source is None and self._pending is not None and self._pending[0] == reading.sentence - 1:
            held = reading.shares is None and len(chain) > 1 and chain[-1].kind != "unknown"
            source = self._pending[1] if held else None
        beside = reading.source.beside if named and reading.source is not None else ()
        for n, links in enumerate(self.owners.twins(reading)):
            where = beside[n].span if n < len(beside) else source
            self.drafts.append(Draft(reading.sentence, where, reading.cue, content, links, reading.quoted))
        self.drafts += told_of_him(reading, content, self.owners.tellers.get(id(reading)))
        first, *rest = stretches(self.parse, reading, content, self._readings)
        meant = reading.entry is not None and reading.entry.pos == "stance"
        self.drafts.append(
            Draft(
                reading.sentence, source, reading.cue, first, chain, reading.quoted,
                refusal=reading.refusal, meant=meant, bare=reading.bare,
            )
        )  # fmt: skip
        self.drafts += [Draft(reading.sentence, None, reading.cue, words, chain, True) for words in rest]

    def _backward(self, reading: Reading) -> tuple[Span, ...] | None:
        """What a cue without a content of its own is about: これは…伝えました, or the sentence before."""
        i = reading.sentence
        first = self.parse.tokens[i][0]
        if first.surface in ("これ", "それ"):
            return (Span(first.start, first.end),)
        if reading.entry is not None and reading.entry.act == "deny":
            return self._denied_before(i) or tuple(reading.content)
        if reading.entry is None or reading.entry.act not in ("announce", "report") or reading.negated:
            return None
        found = self._plain_before(i)
        if found is None:
            self._pass_on(reading, [d for d in self.drafts[-_RECENT:] if d.sentence == i - 1])
        return found

    def _denied_before(self, i: int) -> tuple[Span, ...] | None:
        """What somebody else says in the sentence before ``i``: 市は中止すると発表した。〈主催者は否定した〉。"""
        earlier = [d for d in self.drafts[-_RECENT:] if d.sentence == i - 1 and len(d.chain) > 1]
        return earlier[-1].content if earlier else None

    def _plain_before(self, i: int) -> tuple[Span, ...] | None:
        """The content of the sentence before ``i``, where the outlet tells it itself or says what somebody means to do
        (首相は改造する意向を固めた。〈関係者が明らかにした。〉); it is nobody's own word from then on. None where somebody else says it."""
        if i == 0 or self.parse.sentences[i - 1].kind not in _READ:
            return None
        earlier = [d for d in self.drafts[-_RECENT:] if d.sentence == i - 1]
        whole = narration.content(self.parse, self.parse.sentences[i - 1])
        known = next((d for d in earlier if len(d.chain) == 1 and d.cue is not None), None)
        held = earlier if known is None else [d for d in earlier if d.quoted or not holds(known, d)]
        if any(len(d.chain) > 1 and not d.meant and not hearsay(d) for d in held):
            return None
        if known is not None and known.chain[0].kind == "outlet":
            earlier = [*(d for d in earlier if d is not known), known]  # 〈引退の意向を伝えていたことが分かった〉。
        self._claimed.add(i - 1)
        for d in earlier:
            self.drafts.remove(d)
        return earlier[-1].content if earlier and not earlier[-1].meant else (whole,)

    def _pass_on(self, reading: Reading, earlier: list[Draft]) -> None:
        """沖縄電力は…と語った。〈琉球新報が伝えた〉。 大統領は「戦う」と述べた。〈出席者が明らかにした〉。 names through whom the outlet has
        the sentence before."""
        source = reading.source
        if source is None or source.kind == "document":
            return
        press = source.kind in ("outlet", "agency")
        passed = (
            ("person", "organization", "government", "document", "anonymous") if press else ("person", "government")
        )
        found = (
            self.chains.of(replace(reading, source=s, through=[]), self.chains.own) for s in (source, *source.beside)
        )
        through = [chain for chain in found if len(chain) > 1]
        for draft in earlier:
            below = draft.chain[1:]
            if below and below[0].kind in passed and through and lexicon.kind(below[0].name or "") not in _PRESS:
                at = self.drafts.index(draft)
                self._claimed.add(reading.sentence)  # it says through whom, and no more
                self._passed_on = (*through[-1], *below)
                self.chains.handed_on(draft.chain, self._passed_on)
                self.drafts[at : at + 1] = [draft._replace(chain=(*chain, *below)) for chain in through]

    # ---- turns, words alone, introductions

    def _answer(self, i: int, readings: list[Reading], opened: Turn | None, line: Line) -> None:
        turn = self.turn
        assert turn is not None
        self._answers.add(i)
        speaker = turn.speaker
        chain = self.chains.answering(speaker) if speaker is not None else self.chains.unknown()
        source = turn.name if opened is not None else None
        said = narration.content(self.parse, self.parse.sentences[i]).end
        start = line.items[0].start
        whole = Span(start, said if said > start else self.parse.sentences[i].end)  # 答 。
        for own in own_words(readings, whole, line, Topics(line, self.cast)):
            together = own.refusal is not None or len(own.content) != 1
            for part in [own.content] if together else [(x,) for x in halves(self.parse, i, own.content[0], ())]:
                self.drafts.append(Draft(i, source, own.cue, part, chain, True, refusal=own.refusal))
                if not (own.cue or part[-1]).of(self.parse.text).endswith("た"):
                    source = None  # 来年度を〈目標としておりました〉が、遅れます: the second half is what he answers
        for reading in readings:
            if reading.source is None or reading.kind not in ("said", "according", "refused") or reading.back:
                continue
            below = self.chains.of(reading, chain)
            if below != chain:
                self.owners.known[id(reading)] = below
                self._add(reading, below)
        self.discourse.heard(chain, i)

    def _words_alone(self, i: int, line: Line) -> bool:
        """A sentence that is nothing but a quote goes on with the speaker in force."""
        if voices := bracketed(line, self.turns):
            self.drafts += [Draft(i, x.span, None, (s,), self.chains.answering(x), True) for s, x in voices]
            return True
        items = line.items
        core = [x for x in items if x.text not in ("。", "、") and x.kind != "paren"]
        if not core or any(x.kind != "quote" for x in core):
            return False
        inner = Span(core[0].start + 1, core[0].end - 1)
        if not len(inner) or ((core[0].text == "『" or len(inner) < _TITLES) and not is_clause(line, core[0])):
            return False
        further = [x for x in core[1:] if x.end - x.start > 2]  # 「一つ」〈「もう一つ」〉。
        if any(not is_clause(line, x) for x in further):
            return False
        probe = Reading("said", i, None, [inner], quoted=True)
        follows = self.discourse.before(i) is None or names_above(self.cast, i + 1)
        following = self._next_speaker(i) if follows else None
        if following is not None:
            self.discourse.heard(following, i + 1)
        above = self._named_above(i) if following is None else None
        if above is not None:
            following = self.chains.of(Reading("said", i, None, [], source=above), self.chains.own)
            self.discourse.heard(following, i)
        after = next((x for x in items if x.kind == "paren" and x.start == core[0].end), None)
        label = next((x for x in items[:1] if x.kind == "paren" and core[0].start - x.end <= 1), after)
        called = Span(label.start + 1, label.end - 1) if label is not None else None
        on_air = called if label is not after else above_of(self.parse, i)
        if on_air and self._on_air(i, line, (on_air, core[0])):
            return True
        named = self.turns.in_brackets(i, called) if called is not None else None
        if named is not None:
            following = self.chains.of(Reading("said", i, None, [], source=named), self.chains.own)
            self.discourse.heard(following, i)
        if following is None and self.discourse.before(i) is None:
            following = self._told_before(i)
        chain = following or self.discourse.speaker(probe) or self.chains.unknown()
        if following is None and further and chain[-1].kind in ("organization", "government"):
            chain = self.chains.unknown()  # 町に抗議が相次いでいる。〈「なぜ殺した」「名前を出せ」〉
        within = [r for r in read(line.inside(core[0]), self.cast) if r.parent is None and passes_on(r)]
        source = named.span if named else None
        for part in apart(self.parse, i, inner, [r.content[0] for r in within]):
            self.drafts.append(Draft(i, source, None, (part,), chain, True))
            source = None
        for x in further:
            self.drafts.append(Draft(i, None, None, (Span(x.start + 1, x.end - 1),), chain, True))
        for r in within:
            self.owners.known[id(r)] = self.chains.of(r, chain)
            self._add(r, self.owners.known[id(r)])
        return True

    def _on_air(self, i: int, line: Line, said: tuple[Span, Item] | None) -> bool:
        found = reported(line, *said, self.cast) if said is not None else None
        for r in found[0] if found else ():
            chain = self.chains.of(r, self.owners.known.get(id(r.parent), self.chains.own))
            chain = chain if r.source is not None else self.chains.inferred()
            self.owners.known[id(r)] = chain
            self._add(r, chain)
        self.drafts += [Draft(i, None, None, (x,), self.chains.own, False) for x in (found[1] if found else ())]
        return found is not None

    def _told_before(self, i: int) -> Chain | None:
        """監督は引き留めないようだ。〈「夢を邪魔する権利は誰にもない」〉: the one of whom the text tells speaks."""
        found = self.focus.before(i)
        if found is None:
            return None
        chain = self.chains.of(Reading("said", i, None, [], source=found), self.chains.own)
        self.discourse.heard(chain, i)
        return chain

    def _named_above(self, i: int) -> Holder | None:
        """Who stands on a line of his own above his words: 気象庁予報課 〈杉本課長〉, ▽〈白弁護士〉(判決後の会見)."""
        if i == 0 or self.parse.sentences[i - 1].kind not in ("headline", "list item"):
            return None
        line = self.parse.sentences[i - 1]
        named = [m for m in self.cast.within(line.start, line.end) if m.type == "person"]
        rest = self.parse.text[named[-1].end : line.end].strip() if named else ""
        if len(named) != 1 or line.end - line.start > _LABEL or not _TITLE.fullmatch(rest):
            return None
        return person(named[0], self.cast)

    def _next_speaker(self, i: int) -> Chain | None:
        """「ここまで揺れたのは初めて」。女性は声を震わせた。 names the speaker after his words."""
        if i + 1 >= len(self.parse.sentences):
            return None
        if self.discourse.begins(i + 1) and not points(self.parse.tokens[i + 1]):
            return None  # a line of its own: 「帰れない」 / 男性は〈そう〉声を落とした
        below = self.cast.line(i + 1)
        found = speaking(below, self.cast) or charged(below, self.cast)
        said = self.parse.text[self.parse.sentences[i + 1].start : self.parse.sentences[i + 1].end].rstrip("。")
        told = self.discourse.before(i) if said.endswith("という") else None  # 男はそう言って名刺を出した〈という〉
        by = told if told is not None and told[-1].kind in ("person", "anonymous") else self.chains.own
        return self.chains.of(Reading("said", i, None, [], source=found), by) if found else None

    def _credit(self, i: int, line: Line) -> bool:
        """韓国政府高官の話としている。 names the one behind the outlet of the sentence before."""
        found = credited(line, self.cast)
        if found is None or i == 0:
            return False
        probe = Reading("said", i, None, [], source=found)
        chain = self.discourse.before(i)
        if chain is None:
            return False
        longer = self.chains.of(probe, chain)
        for n in range(max(0, len(self.drafts) - _RECENT), len(self.drafts)):
            draft = self.drafts[n]
            if draft.sentence == i - 1 and draft.chain == chain:
                self.drafts[n] = draft._replace(chain=longer)
                self._claimed.add(i)  # it says whose the words before it are, and no more
        self.discourse.heard(longer, i)
        return True

    def _announced(self, i: int) -> bool:
        """市保健所の発表。 makes the plain sentence after it the announcer's."""
        if self._pending is None or self._pending[0] != i - 1 or not self._announcing:
            return False
        chain = self.discourse.before(i)
        if chain is None:
            return False
        content = narration.content(self.parse, self.parse.sentences[i])
        self.drafts.append(Draft(i, self._pending[1], None, (content,), chain, False))
        return True

    def _introduce(self, i: int, line: Line) -> None:
        """柘植副所長が会見。 names who speaks in the sentences after it."""
        found = introduced(line, self.cast)
        if found is not None:
            reading = Reading("said", i, None, [], source=found)
            self.discourse.heard(self.chains.of(reading, self.chains.own), i)
            sentence = self.parse.text[self.parse.sentences[i].start : self.parse.sentences[i].end]
            self._announcing = sentence.rstrip("。").endswith("の発表")
            self._pending = (i, found.span)
            return
        spoke = only_speaking(line, self.cast)
        speaker = about_to_speak(line, self.cast, spoke)
        if speaker is not None and not self._words_next(i):
            self._said_above(i, speaker)
            speaker = None
        told = spoke_before(line, self.cast, spoke) if speaker is None else None
        holder = told.holder if told is not None else speaker
        if holder is None:
            return
        before = self._plain_before(i) if told is not None else None
        if told is not None and before is None:
            return
        chain = self.chains.of(Reading("said", i, None, [], source=holder), self.chains.own)
        self.discourse.heard(chain, i)
        if told is not None and before is not None:
            cue = Span(line.items[told.at + 1].start, narration.content(self.parse, self.parse.sentences[i]).end)
            self.drafts.append(Draft(i, holder.span, cue, before, chain, False))

    def _said_above(self, i: int, speaker: Holder) -> None:
        """「毎日が戦いだった」 / こう語るのは〈店主の山下さん〉だ: the words right above that nobody has are his."""
        if self.discourse.begins(i) and not points(self.parse.tokens[i]):
            return
        chain = self.chains.of(Reading("said", i, None, [], source=speaker), self.chains.own)
        n, above = len(self.drafts), i
        while n and (d := self.drafts[n - 1]).quoted and d.chain[-1].kind == "unknown" and len(d.chain) == 2:
            if any(k not in self._claimed for k in range(d.sentence + 1, above)):
                break
            n, above = n - 1, d.sentence
            self.drafts[n] = d._replace(chain=chain)
        if above < i:
            self.discourse.heard(chain, i)

    def _words_next(self, i: int) -> bool:
        """Whether the sentence after ``i`` is words alone."""
        after = self.parse.sentences[i + 1] if i + 1 < len(self.parse.sentences) else None
        return after is not None and self.parse.text.startswith(("「", "『", "“"), after.start)
