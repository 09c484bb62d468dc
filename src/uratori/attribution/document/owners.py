"""Whose words a reading is: its chain, from its source, its parent, or the discourse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cues import GESTURE
from uratori.attribution.document.chains import Chain, Chains, link_of, same
from uratori.attribution.document.context import Discourse
from uratori.attribution.document.focus import Focus, of_another
from uratori.attribution.holders.holders import Holder, is_accused
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.sources import acting
from uratori.model import Link

_MANY = re.compile(r"(?:[2-9十数]|\d\d)人|複数|人々|たち$|ら$")  # more than one, of whom 彼 is none
_TELLERS = ("desk", "official", "insider", "expert")  # voices that tell what others said
_OPENS = 6  # characters before the topic that opens a sentence
_NO_DEMAND = ("insider", "expert", "media", "crowd")  # voices that tell, and ask for nothing


class Owners:
    """Finds the chains of the readings of one document, sentence by sentence. ``known`` are those of the sentence in
    hand, by the identity of the reading."""

    def __init__(self, text: str, chains: Chains, discourse: Discourse, focus: Focus) -> None:
        self.text = text
        self.chains = chains
        self.discourse = discourse
        self.focus = focus
        self.known: dict[int, Chain] = {}
        self.tellers: dict[int, Chain] = {}  # of readings of this sentence that somebody named before it tells of
        self.answering = False  # whether this sentence is the answer of one who is not named
        self._told: tuple[Chain, Chain] = ((), ())  # whose words somebody told of last, and who
        self.overheard: set[int] = set()  # readings of this sentence that a witness tells of, who goes on
        self._twins: dict[int, tuple[Chain, ...]] = {}
        self._acted: tuple[int, Holder | None] = (-1, None)  # the body that acts before a sentence
        self._holding: set[int] = set()  # readings in whose content somebody else speaks
        self._quoting: set[int] = set()  # readings whose source speaks in quotes later in the sentence

    def begin(self, readings: Sequence[Reading]) -> None:
        """A sentence begins, with new readings."""
        self.known = {}
        self.tellers = {}
        self.overheard = set()
        self._twins = {}
        self._holding = {id(r.parent) for r in readings if r.parent is not None and r.source is not None}
        self._quoting = {id(first) for r in readings if r.quoted and (first := r.shares) is not None}

    def twins(self, reading: Reading) -> tuple[Chain, ...]:
        """The chains beside that of a reading, where several say the same: A紙と〈B紙〉によると, 市は…と発表した."""
        if id(reading) not in self._twins:
            self._twins[id(reading)] = self._find_twins(reading)
        return self._twins[id(reading)]

    def _find_twins(self, reading: Reading) -> tuple[Chain, ...]:
        chain = self.known.get(id(reading))
        if chain is None:
            return ()
        outer = reading.parent
        base = self.known.get(id(outer), self.chains.own) if outer is not None else self.chains.own
        if reading.source is not None and reading.source.beside:
            others = (replace(reading, source=other) for other in reading.source.beside)
            return tuple(self.chains.of(other, base) for other in others)
        if outer is not None:
            below = chain[len(base) :] if chain[: len(base)] == base else ()
            return tuple((*twin, *below) for twin in self.twins(outer)) if below else ()
        if reading.shares is not None:
            return self.twins(reading.shares)
        return self.discourse.twins(chain) if reading.source is None else ()

    def of(self, reading: Reading) -> Chain | None:
        """The chain of a reading (once for each), or None where it is no statement."""
        if id(reading) in self.known:
            return self.known[id(reading)]
        chain = self._find_chain(reading)
        if chain is not None:
            self.known[id(reading)] = chain
        return chain

    def _find_chain(self, reading: Reading) -> Chain | None:
        base = self.chains.own
        if reading.parent is not None:
            base = self.known.get(id(reading.parent)) or self.of(reading.parent) or base
        if reading.kind == "hedge":
            return self._estimate(reading)
        if reading.kind == "passive":
            return self._passive(reading, base)
        if reading.kind == "impersonal":
            return (*base, link_of(reading.through[0])) if reading.through else self.chains.unknown(base)
        if reading.shares is not None and id(reading.shares) in self.known:
            found = self.known[id(reading.shares)]
            if reading.shares.handed and not reading.through and len(found) > 2:
                return found[:-1]  # 幹部は「消えたと立会人から聞いた」と述べ、〈争う構えを見せた〉
            return self.chains.of(reading, found) if reading.through else found
        if reading.source is not None:
            teller = self._teller(reading)
            chain = self._pointed(reading) or self.chains.of(reading, teller or base)
            if teller is not None and len(teller) > 1 and not _is_press(teller[-1]):
                self.tellers[id(reading)] = teller
                self._told = (chain, teller)
            return chain
        if reading.kind == "known" or (reading.kind in ("said", "refused") and self._humble(reading)):
            return base
        if reading.kind == "refused" and self._checked(reading):
            return base
        if self.answering and reading.kind in ("said", "refused") and not self.discourse.in_force(reading.sentence):
            return base  # 答 個別の事案についてはお答えできません: of the body whose paper it is
        told = self._told_of(reading, base)
        if told is not None:
            return told
        later = self._acted_since(reading)
        if later is not None:
            chain = self.chains.of(replace(reading, source=later), base)
            self.discourse.heard(chain, reading.sentence)
            return chain
        spoken = None if reading.alone or self._bystander(reading) else self.discourse.speaker(reading)
        if spoken is not None and self._of_its_own(reading, spoken):
            spoken = None  # 店主は「客が減った」と話した。〈県は〉今月中に調査するという
        if spoken is not None:
            if _demands(reading) and lexicon.voice(spoken[-1].name or "") in _NO_DEMAND:
                return None  # 規制を広げると関係者が語った。同盟国にも〈同調を求めており〉
            return _reporting(spoken) if _of_press(reading) else spoken
        topic = reading.topic if reading.kind == "hearsay" else None
        if topic is not None and topic.sort != "pronoun" and topic.kind in ("organization", "government"):
            return (*base, link_of(topic))  # 県は橋の安全を確認したという
        if reading.entry is not None and reading.entry.pos == "stance":
            return None  # 委託先を変える考えだ: of nobody who was named
        return self._acted_before(reading, base) or self.chains.unknown(base)

    def _of_its_own(self, reading: Reading, spoken: Chain) -> bool:
        """Whether what is heard of a body is no witness's to tell: 店主は「客が減った」と話した。〈県は〉今月中に調査する〈という〉."""
        topic = reading.topic
        if reading.kind != "hearsay" or topic is None or topic.kind not in ("organization", "government"):
            return False
        himself = spoken[-1].kind == "anonymous" and len(spoken) == 2 and topic.sort in ("named", "organization")
        opens = topic.span.start - self.chains.cast.parse.sentences[reading.sentence].start < _OPENS
        words = reading.content[-1].of(self.text)
        his = words.endswith(
            ("た", "だ", *lexicon.NEGATIONS)
        )  # 〈市は〉工事をすると約束した, 何もしてくれないという: he may
        if his or _is_press(spoken[-1]):
            return False
        return himself and opens and lexicon.voice(spoken[-1].name or "") not in _TELLERS

    def _told_of(self, reading: Reading, base: Chain) -> Chain | None:
        """The person of whom the sentences before tell: 〈高城が〉二塁打を放った。お立ち台では「覚えてない」と声を弾ませた。"""
        if reading.alone or reading.parent is not None:
            return None
        i = reading.sentence
        plain = reading.entry is not None and reading.entry.pos == "verb" and self._closes(reading)
        quoted = reading.quoted or id(reading) in self._quoting  # 判定に〈触れ〉、「…」と語った
        if reading.kind == "said" and (quoted or (plain and reading.frame == "と")):
            found = self.focus.before(i, plain=not quoted)
        elif reading.kind == "hearsay" and not self.discourse.in_force(i):
            found = self.focus.before(i, heard=not self._of_himself(reading))
        else:
            return None
        if found is None:
            return None
        chain = self.chains.of(replace(reading, source=found), base)
        self.discourse.heard(chain, i)
        return chain

    def _closes(self, reading: Reading) -> bool:
        """Whether a verb of saying has words of one who was told of: 店主は値上げした。客には申し訳ない〈とした〉, and not 議員は反対した。この条例では
        委員会を置く〈としている〉."""
        if reading.entry is None or reading.entry.cue != "する" or reading.cue is None:
            return True
        start = self.chains.cast.parse.sentences[reading.sentence].start
        return not self.discourse.in_force(reading.sentence) and self.text.find("では", start, reading.cue.start) < 0

    def _of_himself(self, reading: Reading) -> bool:
        """Whether what is heard can only be told by the one it is about: 若い人に〈自分の〉腕を信じろと伝え〈たい〉という."""
        words = reading.content[-1].of(self.text)
        return words.endswith(lexicon.parts("of oneself")) or words.find("自分") >= 0

    def _bystander(self, reading: Reading) -> bool:
        """Whether a new paragraph tells what was heard after the words of some private person: 店主は「怖かった」と話した。¶ 火は天井に燃え広がった
        〈という〉。"""
        before = self.discourse.last()
        if reading.kind != "hearsay" or before is None or before[-1].kind != "anonymous":
            return False
        return self.discourse.begins(reading.sentence) and lexicon.voice(before[-1].name or "") == "private"

    def _acted_before(self, reading: Reading, base: Chain) -> Chain | None:
        """The body that acts in the sentence before: 〈県警は〉男を逮捕した。男は容疑を認めている〈という〉。"""
        heard = (
            reading.kind in ("hearsay", "passive")
            or reading.told
            or (reading.kind == "said" and reading.frame in ("と", "よう") and not reading.quoted)
        )
        if not heard or reading.alone:
            return None
        if self._acted[0] != reading.sentence:  # each clause of a long sentence asks again
            cast = self.chains.cast
            before = (i for i in self.discourse.reach(reading.sentence) if cast.parse.sentences[i].kind == "body")
            self._acted = (reading.sentence, next((b for i in before if (b := acting(cast.line(i), cast))), None))
        found = self._acted[1]
        return self.chains.of(replace(reading, source=found), base) if found is not None else None

    def _acted_since(self, reading: Reading) -> Holder | None:
        """The body that acts in the sentence right before, after somebody else spoke: 会長は「足りない」と話した。〈市は〉説明会を開く。「不安の払拭に
        努める」としている."""
        i = reading.sentence
        if reading.kind != "said" or reading.frame != "と" or reading.parent is not None or reading.alone:
            return None
        human = reading.entry is None or reading.entry.cue in lexicon.words("speaks up") or reading.entry is GESTURE
        if human or not 0 <= self.discourse.since() < i - 1 or self.discourse.begins(i):
            return None  # 市は助成をやめた。「続けられない」と〈語る〉
        cast = self.chains.cast
        found = acting(cast.line(i - 1), cast)
        spoken = self.discourse.last() or ()
        return found if found is not None and not any(same(link, found) for link in spoken) else None

    def _humble(self, reading: Reading) -> bool:
        """Whether the one who writes speaks of himself: 支川の氾濫であると〈考えております〉, 訂正〈いたします〉."""
        words = reading.cue.of(self.text) if reading.cue is not None else ""
        return any(word in words for word in lexicon.words("humble"))

    def _checked(self, reading: Reading) -> bool:
        """Whether it is the outlet that could not verify: これらの数字は〈独立して〉確認できなかった."""
        if reading.cue is None:
            return False
        before = self.text[reading.content[-1].end : reading.cue.end]
        return any(before.find(word) >= 0 for word in lexicon.words("by itself"))

    def _teller(self, reading: Reading) -> Chain | None:
        """Who tells what somebody said, where という closes it: 町は謝罪した。〈職員は〉「会議が続いた」と話しているという."""
        source = reading.source
        if (
            not reading.told
            or reading.parent is not None
            or source is None
            or source.kind not in ("person", "anonymous", "document")
        ):
            return None
        if source.kind == "document" and (self.chains.knows(source) or not self.discourse.in_force(reading.sentence)):
            return None
        if reading.venue is not None:
            return None  # 幹部は地元紙に「…」と認めたという
        witness = self._overheard(reading, source)
        if witness is not None:
            self.overheard.add(id(reading))
            return witness
        if (
            self.discourse.begins(reading.sentence)
            and not is_accused(source)
            and not self._to_official(reading, source)
        ):
            return None  # who told it stands in this paragraph, if anywhere
        found = self.discourse.speaker(reading)
        if found is None and source.span.end <= self.chains.cast.parse.sentences[reading.sentence].start:
            found = self._acted_before(reading, self.chains.own)  # 署は男を逮捕した。「…」と容疑を認めているという
        if found is None or same(found[-1], source):
            return None
        if found == self._told[0]:
            return self._told[1]  # 外務省によると、女性は「…」と話しているという。〈男性も〉「…」と説明しているという
        if of_another(source) or source.kind == "document":
            return found  # 男性は「…」と話した。〈手紙には〉「…」と書かれていたという
        if found[-1].kind == "person":
            return None
        name = found[-1].name or ""
        teller = found[-1].kind != "anonymous" or lexicon.voice(name) in _TELLERS or _is_press(found[-1])
        if not teller and reading.topic is not None:
            return None  # 裁判員だった女性は…と明かした。〈別の裁判員は〉…と思ったという
        if source.body is not None and found[-1].kind == "organization" and self._speaks_for_another(source, found[-1]):
            return None  # A社は…と表明した。〈B社の〉役員も「…」と話しているという
        himself = source.kind == found[-1].kind == "anonymous" and (found[-1].name or "").endswith(source.head)
        return found[:-1] if himself else found  # 元保安責任者, and then 元責任者

    def _overheard(self, reading: Reading, source: Holder) -> Chain | None:
        """The witness who was there when somebody spoke: 〈乗客は〉「揺れた」と話した。運転手は「つかまれ」と〈叫んだ〉という, and not 別の乗客は."""
        cue = reading.entry.cue if reading.entry is not None else ""
        if cue not in lexicon.words("overheard") or not reading.quoted or not self.discourse.in_force(reading.sentence):
            return None
        found = self.discourse.speaker(reading)
        if found is None or found[-1].kind not in ("person", "anonymous") or same(found[-1], source):
            return None
        if source.span.of(self.text).startswith(lexicon.parts("one more")):
            return None
        if lexicon.voice(source.core) in _TELLERS and not self.text.startswith("から", source.span.end):
            return None  # 〈専門家は〉「注意が必要だ」と呼びかけたという, and not 〈県の職員から〉は「戻るな」と言われているという
        return found

    def _to_official(self, reading: Reading, source: Holder) -> bool:
        """Whether words were said to those who tell of them: 乗組員は〈海上保安官に対し〉「…」と話しているという."""
        between = self.text[source.span.end : reading.content[0].start]
        return any(word in between for word in lexicon.words("questions"))

    def _speaks_for_another(self, source: Holder, teller: Link) -> bool:
        """Whether one speaks for a body other than the one who would have told what he said."""
        body = self.text[source.body.start : source.body.end] if source.body is not None else ""
        return body not in teller.names and body != teller.name

    def _pointed(self, reading: Reading) -> Chain | None:
        """The chain in force, where the source is but a word that points at its holder: 彼は, 同紙によると, 声明は."""
        source = reading.source
        if source is None or reading.parent is not None:
            return None
        found = self.discourse.speaker(reading)
        if found is None:
            return None
        last = found[-1]
        words = source.span.of(self.text)
        if words in lexicon.words("they") and last.kind == "anonymous" and _MANY.search(last.name or ""):
            return (*found[:-1], replace(last, names=tuple(dict.fromkeys((*last.names, words)))))
        if source.core in ("彼", "彼女") or (source.core == "同氏" and source.entity is None):
            if last.kind not in ("person", "anonymous") or (last.kind == "anonymous" and _MANY.search(last.name or "")):
                return None  # 2人の専門家は…と述べた。〈彼は〉
            himself = next((n for n, link in enumerate(found) if link.entity and link.entity == source.entity), None)
            if himself is not None:
                return found[: himself + 1]  # ヴォス氏によると、男は…と話している。〈彼女は〉
            return (*found[:-1], replace(last, names=tuple(dict.fromkeys((*last.names, source.core)))))
        outlet = source.kind in ("outlet", "agency")
        if reading.kind == "according" and outlet and source.points and len(found) > 2 and same(found[1], source):
            return found[:2] if id(reading) in self._holding else found  # 同紙によると、その高官は…と述べた
        if source.core == "同紙" and source.entity is None and len(found) > 1 and found[1].kind in ("outlet", "agency"):
            return found if reading.kind == "according" else found[:2]
        if source.head in lexicon.words("of an outlet") and source.points and len(found) > 1 and _is_press(found[1]):
            return found[:2]  # A紙は…と報じた。〈記事は〉…とも伝えている
        vehicle = source.head in lexicon.words("of speaker") and source.points
        if vehicle and last.kind in ("organization", "government", "person"):
            return found if not self.chains.knows(source) else None
        return None

    def _estimate(self, reading: Reading) -> Chain:
        """The outlet's own estimate."""
        return self.chains.inferred()

    def _passive(self, reading: Reading, base: Chain) -> Chain | None:
        cue = reading.entry
        text = reading.cue.of(self.text) if reading.cue else ""
        if (
            cue is not None
            and cue.act == "estimate"
            and not ("ている" in text or "ています" in text or "ていた" in text)
        ):
            # 約250キロを飛び、爆発したとみられる: without a topic of its own it goes on with the sentence before.
            if reading.topic is None and not reading.subject and cue.cue in ("みられる", "推定される"):
                found = self.discourse.before(reading.sentence)
                if found is not None:
                    return found
            return self._estimate(reading)
        if cue is not None and cue.act == "confirm":
            found = self._found_by(reading, base)
            if found is not None or reading.frame == "を":
                return found  # 〈暴言が〉認定された, by nobody: no words
        return self.chains.unknown(base)

    def _found_by(self, reading: Reading, base: Chain) -> Chain | None:
        """The body that finds, where the passive leaves it out: 〈委員会は〉報告書を出した。放置に当たると〈認定された〉。"""
        spoken = self.discourse.speaker(reading)
        if spoken is not None and spoken[-1].kind in ("organization", "government", "document"):
            return spoken
        return self._acted_before(reading, base)


def _demands(reading: Reading) -> bool:
    """Whether a reading is a demand that may be a deed: 同調を求めており."""
    asks = reading.entry is not None and reading.entry.act == "request" and reading.kind == "said"
    return asks and not reading.quoted and reading.frame == "を"


def _is_press(link: Link) -> bool:
    return link.kind in ("outlet", "agency") or lexicon.kind(link.name or "") == "media"


def _of_press(reading: Reading) -> bool:
    """Whether a reading is what an outlet reports (…と報じている, …と伝えた), and not what is heard (…という)."""
    cue = reading.entry.cue if reading.entry is not None and reading.kind == "said" else ""
    return cue == "伝える" or cue in lexicon.words("of press")


def _reporting(chain: Chain) -> Chain:
    """The chain in force, without one who spoke in the outlet's report, where the report goes on: A紙によると、〈県警は〉「…」と述べた。
    その後…〈と報じている〉。 One who is not named (政府筋の話として) may bear all of it."""
    last = max((n for n, link in enumerate(chain) if link.kind in ("outlet", "agency")), default=0)
    return chain[: last + 1] if last > 0 and chain[-1].kind in ("person", "organization", "government") else chain
