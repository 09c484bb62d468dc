"""Who denies what: a holder negates what another says, or calls it untrue.

Two ways lead to what is denied. The denial may name it (訪朝の計画はない): then the predicate of the one must stand in
the other, and most of the denial's words. Or it points back (その報道は誤りだ, そのような指示はない, 事実無根だ): then it is
what another holder is said to have said just before, in the same document. No comment, nothing decided, questions,
conditions and demands are no denials.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum

from uratori.claims.clauses.kin import kanji
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.told import Every, Told, letters, light
from uratori.claims.clauses.words import ABOUT, SAYING, either, framing, kind, near
from uratori.claims.relations.accused import spoken_to
from uratori.claims.relations.answers import answered, of_same_words
from uratori.claims.relations.charges import charged, turned_away, undecided
from uratori.claims.relations.rebuttals import (
    apart,
    calls_false,
    came_otherwise,
    did_after_all,
    is_denial,
    negates,
    opposed,
    said_before,
    said_until_now,
    taken_back,
    turned,
    until_now,
)
from uratori.claims.view import View

_COVERED, _COVERED_BARE = 0.5, 0.65
_ALIKE = 0.3
_LEAST = 0.2  # where one says of a thing what it is, and the other that it is not that
_ALL = 0.9
_NEARLY = 0.7
_VOICES = 4  # of one claim that a charge is looked for among: five hundred copies say it once
_WITH = 0.4  # from this weight on, a word stands in the same statement
_KEYS = 4  # words of a denial that look for what it denies
_BARE = 2  # terms of a denial that names no more than a thing
_OWN = 4  # characters that are words of their own
_TO_THE_LETTER = 8  # characters that nobody repeats by chance
_CROWD = 200
_FIRM = re.compile(r"(?:事実|覚え)(?:は|も)(?:、)?(?:一切|全く|まったく|一度も)?(?:ない|なかった|ありま|ござい)")
_IS_NOT = re.compile(
    r"(?<!もの)(?<!わけ)(?<!こと)(?:では|じゃ)(?:な[いくか]|あり)[^、。]{0,6}[」』。]*$"
)  # 落雷による停電〈ではない〉
_NONE_OF = re.compile(
    r"(?:の(?:記録|形跡|跡|痕跡|事実|届け出|報告|記載|証拠))?(?:など)?(?:は|も)(?!じめ)[^、。]{0,8}?(?:な(?:い|かった|く)|ありません|ございません"
    r"|(?:確認|検出|実施|記載|報告|把握|発見|保存)され(?:て(?:い|お))?(?:な|ませ|ら)|(?:見つか|残|認め|行わ|出)[^、。]{0,5}(?:な|ませ|ら))[^、。]{0,8}[。」』]*$"
)
_SOME_OF = (
    r"(?:(?:な[^、。がをは]{1,6})?が(?:あ(?:る|った|り)|行われ|見つか|確認され|検出され|起き|発生し|横行し|残って)|(?:を|も)(?:行っ|し|実施し|確認し|見つけ|繰り返し|続け)て?(?:い|き)?[たるま]"
    r"|(?:し|され)(?:て(?:い|き))?[たる])"
)
_NEGATED = re.compile(
    r"(?:(?<![一-龠々ァ-ヶー])(?=[一-龠々ァ-ヶー])|(?=[ぁ-ん]{1,14}[。」』]*$))[^、。「」『』]{0,10}(?:ない|なかった|ません|ませんでした|ございません)[。」』]*$"
)
_LAST_WORD = re.compile(r"[一-龥々ァ-ヴー]{1,2}$")
_KANA = frozenset("うくぐすつぬぶむる")
_WRITTEN = re.compile(r"[一-龥々]{2}")


@dataclass(frozen=True, slots=True)
class Denial:
    """``denied`` is denied by ``denying``; ``words`` are those in which the denial lies, in the clause or right behind
    it. ``turned``: one side
    denied it first and said it later, which takes the denial back. ``withdrawn``: it is its own word that it calls
    false."""

    denied: Told
    denying: Told
    words: str
    turned: bool = False
    withdrawn: bool = False


def denials(told: Sequence[Told], look: View) -> Iterator[Denial]:
    """The denials among the propositions of a story; of each denying proposition, one pair a denied group."""
    weigh = Every.of(told).weights
    index: dict[str, list[Told]] = defaultdict(list)
    here: dict[str, list[Told]] = defaultdict(list)
    said: dict[int, list[Told]] = defaultdict(list)
    plans: dict[str, list[Told]] = defaultdict(list)
    heard: dict[int, list[Told]] = defaultdict(list)
    for t in told:
        here[t.proposition.document].append(t)
        if len(heard[t.group]) < _VOICES:
            heard[t.group].append(t)
        if t.asserts and len(said[t.group]) < _CROWD:
            said[t.group].append(t)
        if t.proposition.stage == "plan" and t.asserts:
            for name in t.proposition.names:
                if len(plans[name]) < _CROWD:
                    plans[name].append(t)
        for term in t.proposition.own if not (t.question or t.withheld) else ():
            if len(index[term]) < _CROWD:
                index[term].append(t)
    voices = [t for some in heard.values() for t in some]
    for d in sorted(told, key=lambda t: t.statement.act != "deny"):  # 払っていなかった, 「払っていた」と反論した
        if (back := d.once("taken back", _taken_back)) and not (d.question or d.withheld):
            taken = list(_named(d, index, weigh, _earlier)) or _verbatim(d, voices)
            yield from (Denial(q, d, back, withdrawn=True) for q in taken)
            continue
        charges = charged(d, voices) or turned_away(d, here[d.proposition.document], voices)
        if not d.once("denial", is_denial):
            yield from (Denial(q, d, "") for q in charges)
            continue
        words = _words(d)
        if now := said_until_now(d, here[d.proposition.document]):
            yield Denial(now, d, words, turned=True)
            continue
        named = list(_named(d, index, weigh)) or list(charges) or list(undecided(d, plans, look))
        if not named:
            named.extend(_spoken_of(d, index, weigh))
        if negates(d):
            yield from (
                Denial(q, d, words, withdrawn=True)
                for q in _named(d, index, weigh, lambda x, y: said_before(x, y, look))
            )
        bare = bool(named) and not d.matter
        near = () if bare else answered(d, here[d.proposition.document], weigh, look)
        itself = {q.group for q in near if of_same_words(d, q)}
        named = [t for t in named if t.group not in itself]
        named.extend(q for q in near if all(q.group != t.group for t in named))
        if not named:
            named.extend(spoken_to(d, here[d.proposition.document], weigh))
        for t in named:
            if _holds(t, d) or any(x.proposition.negative for x in here[t.proposition.document] if _inside(x, t)):
                continue
            own = t.statement is not d.statement and None is not t.speaker == d.speaker
            some = said[t.group]
            retold = negates(d) and any(did_after_all(q, d, look) or turned(q, d, look) for q in (t, *some))
            over = own or came_otherwise(t, d, look) or any(until_now(q, d) for q in said[t.group])
            yield Denial(t, d, words, retold, over)


def _taken_back(d: Told) -> str:
    found = taken_back().match(d.tail)
    return found[0].lstrip("」』") if found else ""


def _holds(t: Told, d: Told) -> bool:
    """Whether what is denied says the denial itself: 「利かなかったという趣旨の説明」 is not denied by 「利かなかった」."""
    if of_same_words(d, t):
        return False
    words = d.proposition.text.strip("「」『』。、 ")
    return len(words) >= _OWN and words in t.proposition.text


def _inside(x: Told, t: Told) -> bool:
    """Whether ``x`` is said inside ``t``: 「運転士は『利かなかった』と話している」 is not denied by 「利かなかった」."""
    a, b = x.proposition, t.proposition
    return (a.start, a.end) != (b.start, b.end) and b.start <= a.start and a.end <= b.end


def _words(d: Told) -> str:
    """The words in which a denial lies: from a noun or verb of its last ten characters on to the end."""
    found = _NEGATED.search(d.proposition.text)
    return found[0].rstrip("。」』") if found else ""


def _named(
    d: Told,
    index: Mapping[str, Sequence[Told]],
    weigh: Mapping[str, float],
    fits: Callable[[Told, Told], bool] | None = None,
) -> Iterator[Told]:
    """What a denial names in its own words: of each group the proposition that says most of it. ``fits``: which of two
    can stand so to each other, if not the word of one and the denial of another."""
    best: dict[int, tuple[float, Told]] = {}
    keys = sorted((t for t in d.matter if not t.startswith("@")), key=lambda t: (-weigh[t], t))[:_KEYS]
    if not d.matter and d.once("none", _none):  # 捏造はしていない
        keys = sorted(d.proposition.own - framing())[:_KEYS]
    for q in {id(q): q for key in keys for q in index.get(key, ())}.values():
        score = _match(d, q, weigh, fits or opposed)
        if score and (q.group not in best or best[q.group][0] < score):
            best[q.group] = score, q
    if best and len(d.matter) == 1:  # one word leads to much: what is most alike
        best = dict([max(best.items(), key=lambda x: (x[1][0], -x[0]))])
    for group in sorted(best):
        yield best[group][1]


def _spoken_of(d: Told, index: Mapping[str, Sequence[Told]], weigh: Mapping[str, float]) -> Iterator[Told]:
    """What a bare denial says in the words before it that it answers: 産地偽装を報じた記事について「事実無根だ」."""
    before = re.split("[。」]", d.line[: d.line.rfind(d.proposition.text[:_OWN])].rstrip("「『"))[-1]
    if d.matter or not _topic().search(before):
        return
    context = d.proposition.terms.keys() - framing() - light()
    best: dict[int, tuple[float, Told]] = {}
    keys = sorted(
        (t for t in context if t in weigh and not t.startswith("@")),
        key=lambda t: (-weigh[t], t),
    )
    for q in {id(q): q for key in keys[: 2 * _KEYS] for q in index.get(key, ())}.values():
        score = _share(q.matter, lambda t: float(t in context), weigh)
        if score >= _COVERED and len(q.matter & context) > 1 and opposed(d, q) and q.proposition.head in context:
            best[q.group] = max(best.get(q.group, (0.0, q)), (score, q), key=lambda x: x[0])
    yield from (best[group][1] for group in sorted(best))


@cache
def _topic() -> re.Pattern[str]:
    """What somebody is said to answer: 〜との報道について, 〜の指摘に対し."""
    return re.compile(rf"(?:{either('report')})(?:など)?(?:{ABOUT}|に、)")


def _match(d: Told, q: Told, weigh: Mapping[str, float], fits: Callable[[Told, Told], bool]) -> float:
    """How much of what ``d`` denies ``q`` says, 0 where it is another thing."""
    a, b = d.proposition, q.proposition
    if not fits(d, q) or apart(d, q):
        return 0.0
    matter, theirs = d.matter, q.matter
    none = d.once("none", _none)
    if (
        none
        and not _limited(none, a.text, b.text)
        and (len(matter) <= _BARE or a.head == b.head)
        and d.speaker
        and q.spoken
        and _some(none, b.text)
    ):
        return 1.0
    turns = _holds_word(b.head, matter) or (b.head in kind("saying") and bool(SAYING.search(a.text)))
    # who only says otherwise (すべて払っていた) speaks of the very thing, in its very word
    if not (a.negative or calls_false(d)) and not (turns and a.head == b.head):
        return 0.0
    if len(matter) == 1 and a.negative:  # 計算を確認したが、〈誤り〉はなかった
        matter |= frozenset(t for t, w in a.terms.items() if _WITH <= w < 1) - framing() - light() - a.actors

    def held(t: str) -> float:
        said = _holds_word(t, b.own) or _stands(t, b.text)
        return 1.0 if said else max(b.terms.get(t, 0.0), _meant(t, b.own))

    plain = a.negative and a.head in d.matter and not (calls_false(d) or _FIRM.search(a.text))
    if plain and held(a.head or "") < _NEARLY:  # 〈被災〉支援を受けていない, 被災した
        return 0.0
    covered = _share(matter, held, weigh)
    if len(matter) > 1 and not letters(a, b) and not _said_of(matter, held):  # 試験は〈終え〉た, 運用を〈終了〉
        return 0.0
    # 立ち入り禁止 is one word, and two in 立ち入り禁止区域
    back = _share(theirs, lambda t: 1.0 if _holds_word(t, a.own) or _stands(t, a.text) else a.terms.get(t, 0.0), weigh)
    outright = d.statement.act == "deny" or calls_false(d)
    least = _COVERED if outright else _COVERED_BARE
    is_not = a.head == b.head and bool(_IS_NOT.search(a.text))
    if is_not:
        least = _ALIKE
    if covered < least or (len(matter) == 1 and not letters(a, b)):
        return 0.0
    if len(matter) == 1 and _FIRM.search(a.text) and _met(a) & _met(b) and _told_of(d, q):  # 移籍が決まった事実はない
        return covered + back
    if covered > _ALL and outright and len(matter) > 1 and b.head in a.own:
        back, turns = (
            2 * back,
            True,
        )  # all that is denied is said: what else is (民放各局は5日) counts for less
    if back < (_LEAST if is_not else _ALIKE if turns else 1.5 * _ALIKE if covered > _ALL else 2 * _ALIKE):
        return 0.0
    of_him = len(matter) == 1 and turns and back >= _ALIKE and _of_denier(d, q)
    if len(matter) == 1 and not (turns and d.statement.act == "deny" and back >= 2 * _ALIKE) and not of_him:
        return 0.0
    return covered + back + turns if b.attributed or turns else 0.0


def _none(d: Told) -> str:
    """The last letters of the noun of which a clause says that there was none: 〈すり替え〉は確認されなかった, 〈点検〉の記録は残っていない."""
    found = _NONE_OF.search(d.proposition.text)
    before = d.proposition.text[: found.start()] if found else ""
    noun = _LAST_WORD.search(before)
    return noun[0] if noun else before[-2:]


def _some(noun: str, text: str) -> bool:
    """Whether a clause says that there was one, or that it was done: すり替えがあった, 毎月点検していた; not すり替えを防ぐ."""
    return bool(noun) and re.search(re.escape(noun) + _SOME_OF, text) is not None


def _limited(noun: str, text: str, other: str) -> bool:
    """Whether a denial speaks of one sort only, of which the other says nothing: 〈人への〉感染は起きていない, 鳥が感染していた."""
    found = re.search(rf"([一-龥々ァ-ヴー]{{1,6}})(?:間)?(?:へ|で|から)の[^、。はが]{{0,6}}{re.escape(noun)}", text)
    return found is not None and found[1] not in other


def _stands(term: str, text: str) -> bool:
    return len(term) > 1 and term in text


def _said_of(matter: frozenset[str], held: Callable[[str], float]) -> bool:
    """Whether more is said too than one word in its sense (訪朝の計画, 本格的な〈訪問〉)."""
    shared = [t for t in matter if held(t) and not t.startswith("@")]
    return len(shared) > 1 or not all(t.startswith("=") for t in shared)


def _holds_word(term: str | None, terms: frozenset[str]) -> bool:
    """Whether a term is among others, or one that is written with the same kanji: 鳴る, 鳴らす."""
    if term is None or term in terms:
        return term is not None
    stem = kanji(term)
    return bool(stem) and term[-1] in _KANA and any(kanji(t) == stem for t in terms)


def _meant(term: str, terms: frozenset[str]) -> float:
    """How much of a term another stands for it says: 継続, 続ける."""
    rows_ = near(term)
    return _NEARLY if rows_ and any(not rows_.isdisjoint(near(t)) for t in terms) else 0.0


def _told_of(d: Told, q: Told) -> bool:
    """Whether ``q`` says that the very thing is so: 移籍する, 移籍が濃厚だ; not 移籍〈を〉急ぐ."""
    words = {w for w in _WRITTEN.findall(d.proposition.text) if w in q.proposition.text}
    return any(not q.proposition.text.partition(w)[2].startswith(("を", "金", "先")) for w in words)


def _of_denier(d: Told, q: Told) -> bool:
    """Whether a word tells of the very one who denies, or for whom he speaks: 運転手の居眠りの可能性もある, and his lawyer
    「居眠りはしていない」."""
    name = next((n for x in d.statement.chain[-1:] for n in (x.name, *x.names) if n), "")
    return len(d.statement.chain) > 1 and any(
        f"@{d.speaker}" == t or (len(t) > 1 and not t.startswith(("@", "=")) and t in name)
        for t in q.proposition.own - d.proposition.own
    )


def _met(p: Proposition) -> frozenset[str]:
    """The names in a clause and its sentence."""
    return frozenset(t for t in p.terms if t.startswith("@"))


def _share(terms: frozenset[str], held: Callable[[str], float], weigh: Mapping[str, float]) -> float:
    """The share of ``terms`` that are held, by weight; what no clause of the story is of itself weighs nothing."""
    whole = fsum(weigh.get(t, 0.0) for t in terms)
    return fsum(weigh.get(t, 0.0) * held(t) for t in terms) / whole if whole else 0.0


def _verbatim(d: Told, voices: Sequence[Told]) -> list[Told]:
    """Whose words a word that is taken back repeats to the letter: 「15日に知った」とした説明を撤回した, of 異常は15日に知った."""
    words = d.proposition.text.strip("「」『』。、 ")
    found = {q.group: q for q in voices if words in q.proposition.text and _earlier(d, q)}
    return [found[group] for group in sorted(found)] if len(words) >= _TO_THE_LETTER else []


def _earlier(d: Told, q: Told) -> bool:
    """Whether ``q`` can be the word that ``d`` takes back."""
    a, b = d.proposition, q.proposition
    return d.group != q.group and q.asserts and (a.document, a.statement) != (b.document, b.statement)
