"""Who says that a word never reached him, against another's that it was passed on, or had reached him.

先生に電話で注意報を伝えた, 注意報が出ていることは知らなかった. No word of the one is negated in the other, but both cannot be so: both are of
one message. 警察には届け出た denies nothing of 市からの連絡は受けていない.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import any_of, framing, sense
from uratori.claims.relations.denials import Denial
from uratori.claims.relations.rebuttals import refuses_only
from uratori.claims.view import View
from uratori.data import rows

_CROWD = 120
_REACH = 2  # sentences
_FEW = 40
_ENDS = r"(?:もの|こと|の|と|だ|です|である|という|など)*[。、」』)\s]*$"
_WRITTEN = re.compile(r"[一-龥々ァ-ヴー]{2,}")
_LEAST = 2  # letters of a name
_FROM = re.compile(r"([一-龥々ァ-ヴーA-Za-z]{2,12})(?:側)?から")


def unreached(told: Sequence[Told], look: View) -> Iterator[Denial]:
    """What each such word denies: the words of others on the same message, each group once."""
    given: dict[str, list[Told]] = defaultdict(list)
    here: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        if t.once("passed on", _passed_on):
            here[t.proposition.document].append(t)
            for term in t.once("message keys", _keys):
                if len(given[term]) < _CROWD:
                    given[term].append(t)
    for d in told if here else ():
        words = d.once("unreached", _unreached)
        if not words:
            continue
        near = [q for q in here[d.proposition.document] if abs(d.at - q.at) <= _REACH]
        if not d.once("message", _message):  # 何も聞いていない: whoever says that he had heard
            near += [q for some in here.values() for q in some][:_FEW]
        met = [q for term in sorted(d.once("message keys", _keys)) for q in given.get(term, ())]
        seen: set[int] = set()
        for q in {id(q): q for q in (*near, *met)}.values():
            if q.group not in seen and _opposed(d, q, look):
                seen.add(q.group)
                yield Denial(q, d, words)


def _passed_on(t: Told) -> bool:
    """Whether it says that a word was passed on, or had reached somebody."""
    p = t.proposition
    if not (t.question or t.withheld or p.aside) and _disobeyed().search(p.text):
        return True
    if not t.asserts or p.aside:
        return False
    return bool(_given().search(p.text) or _known().search(p.text))


def _unreached(d: Told) -> str:
    """The words that say that one did not; empty where none do."""
    p = d.proposition
    if not (d.spoken and d.speaker) or d.question or d.withheld or not p.negative or p.aside or refuses_only(d):
        return ""
    if any_of("points").search(p.text):  # そのような指示はない answers what stands before it
        return ""
    found = _not_heard().search(p.text)
    if found and _bare().search(found[0]) and not (_named_message(p.text) or _contacts().search(p.text)):
        return ""
    return found[0].rstrip("。、」』") if found else ""


def _message(t: Told) -> frozenset[str]:
    """What the message is or is of."""
    return frozenset(x for x in t.proposition.own - framing() - _frame() if not x.startswith("@"))


def _keys(t: Told) -> frozenset[str]:
    """What those who speak of one message find each other by."""
    contact = {"~contact"} if _contacts().search(t.proposition.text) else set()
    return _message(t) | _named_message(t.proposition.text) | contact


def _named_message(text: str) -> frozenset[str]:
    return frozenset(m for m in _of("message") | _of("signal") if m in text)


def _opposed(d: Told, q: Told, look: View) -> bool:
    a, b = d.proposition, q.proposition
    if d.group == q.group or q.speaker == d.speaker or (a.document, a.statement) == (b.document, b.statement):
        return False
    if a.document == b.document and a.start < b.end and b.start < a.end:
        return False
    if _receivers_apart(d, q, look):
        return False
    shared = _message(d) & _message(q)
    party = _named(d, re.split("[。「]", q.line)[-1] + b.text) or _sender(d, q)
    near = a.document == b.document and abs(d.at - q.at) <= _REACH
    if len(shared) > 1 or (shared and (party or near)):
        return True
    told = _named_message(a.text)
    if told & _named_message(b.text):
        return party or near or bool(shared or told & _of("signal"))
    if told:  # 連絡は来ていない, 対象者にはメールで通知した
        one = (party and _contacts().search(a.text)) or (_sender(d, q) and told & _of("done"))
        return bool(one and _contacts().search(b.text))
    return party and not _message(d)


def _named(d: Told, text: str) -> bool:
    """Whether the clause names who says that it did not reach him: 〈課長〉も承知していた, 〈担任〉に相談していた."""
    words = {w for n in _holders(d) for w in (n, *_WRITTEN.findall(n)) if len(w) >= _LEAST}
    return any(re.search(re.escape(w) + r"(?:[^、。にはがもを]{0,4})(?:に|へ|は|も|が)", text) for w in words)


def _sender(d: Told, q: Told) -> bool:
    """Whether the clause names whom it did not reach him from, and that is who says that he passed it on: 連盟からの通知はない."""
    found = _FROM.search(d.proposition.text)
    if not found:
        return False
    return any(found[1] in n or n in found[1] for n in _holders(q)) or found[1] in q.proposition.text


def _holders(t: Told) -> list[str]:
    """The names of those whose word it is."""
    return [n for x in t.statement.chain[1:] for n in (x.name, *x.names) if n]


def _receivers_apart(d: Told, q: Told, look: View) -> bool:
    """Whether it was passed on to somebody else than who says that it did not reach him: 警察に届け出た, 市は知らなかった."""
    to = {t for t in q.proposition.names if any(f"{n}に" in q.proposition.text for n in _names(t, look))}
    mine = {t for t in d.proposition.names if any(f"{n}は" in d.proposition.text for n in _names(t, look))}
    mine = mine or {f"@{x.entity}" for x in d.statement.chain[1:] if x.entity}
    return bool(to and mine and not to & mine)


def _names(term: str, look: View) -> Sequence[str]:
    entity = look.entities.get(term[1:])
    return [n.name for n in entity.names] if entity is not None else []


@cache
def _words() -> Mapping[str, str]:
    return {r["kind"]: r["words"] for r in rows("conveyed")}


@cache
def _of(kind: str) -> frozenset[str]:
    return frozenset(_words()[kind].split("|"))


@cache
def _disobeyed() -> re.Pattern[str]:
    """避難の〈指示に従わなかった〉: it was given."""
    order, obey = _words()["order"], _words()["obeys"]
    return re.compile(rf"(?:{order})(?:に[^、。]{{0,8}}(?:{obey})(?:な|ず)|を[^、。]{{0,4}}無視)")


@cache
def _contacts() -> re.Pattern[str]:
    return re.compile(_words()["contact"])


@cache
def _bare() -> re.Pattern[str]:
    """来ていない, 〈対応され〉なかった: what anything may have, be it a message or not."""
    return re.compile(
        rf"(?:{_words()['bare']})(?:て(?:は|も)?(?:い|お|き)?(?:な|ませ|りませ|らず)|な[いか]った|ませんでした)"
    )


@cache
def _frame() -> frozenset[str]:
    """The terms of the words themselves, which are no matter: 受ける, 聞く; 指示, of which there are many."""
    verbs = (t for r in rows("conveyed") for w in r["terms"].split("|") if w for t in (sense(w) or w,))
    return frozenset(verbs)


@cache
def _given() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"(?:(?:{words['gives']})(?:て(?:あ|い|き|お|くれ|もら)(?:る|た|り|っ|ます|まし)?|た|まし|ており)[^、。なん]{{0,5}}"
        rf"|(?:{words['done']})(?:は|も|を)[^、。]{{0,12}}(?:行っ|し|なさ|済ま|済ん)[てたでだ][^、。なん]{{0,6}}|(?:{words['done']})(?:済み|ずみ)[^、。]{{0,4}}"
        rf"|(?:{words['done']})されてい[たる]){_ENDS}"
    )


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words()['knew']})(?:い|お)(?:た|まし|り)[^、。なん]{{0,5}}{_ENDS}")


@cache
def _not_heard() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"[^、。「」]{{0,8}}(?:(?:{words['unreached']})(?:て(?:は|も)?(?:い|お|き)?(?:な[いか]|ませ|りませ|らず)|な[いか]った|ませんでした|た(?:こと|覚え|記憶|事実)(?:は|も|が)[^、。]{{0,6}}(?:な[いか]|あり|ござい))"
        rf"|(?:{words['message']}|{words['signal']})(?:など)?(?:は|も|が)[^、。]{{0,12}}(?:な[いか](?:った)?|ありません|ございません|無い|無か|皆無だ)"
        rf"|(?:知|聞こえ)(?:らな|な)か?(?:った|い)|知りませんでした|存じ(?:ません|上げない)|初耳)[^、。]{{0,6}}{_ENDS}"
    )
