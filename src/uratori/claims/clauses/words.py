"""What a word says of the world, whatever its form: 死者, 死亡 and 亡くなる are one sense."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import compress, count
from operator import add

from uratori.data import rows
from uratori.language import Token, clauses, short_units

_CONTENT = frozenset(("名詞", "動詞", "形容詞", "形状詞"))
_EMPTY = frozenset(("数詞", "助動詞語幹"))
_COMPOUND, _KANJI = 4, re.compile("[一-龯]+")
_BEFORE = re.compile("[初再新旧元前現全各両同総超]([一-龯]{2})")
_OBJECT = re.compile("(?<=.)[をが](?=.)")
_THING = re.compile(r"(?<=[一-龠々ァ-ヶーA-Za-z0-9)]「)(?:[一-龠々ァ-ヶーA-Za-z0-9・]{2,16}|[ぁ-ん]{3,8})(?=」)")
_MARKS = re.compile(r"[、。,.・「」『』“”\s]")
_NAME = re.compile(r"[ぁ-ゟ]{1,2}|[^\w]+")
_LACKING, _PRIVATIVE = "!", frozenset("不未無非")
framing = clauses.framing
"""Words that news on any matter shares."""
THAT = "(?:との|という|とする|とした|といった)"
"""What joins what is said to a noun for it, as a pattern: 放送がなかった〈との〉指摘."""
ABOUT = "(?:について|に関し|に対し|をめぐ|を巡)"
"""What follows that which is answered, as a pattern: 指摘〈に対し〉."""
WITHHELD = "(?:言え|話せ|明かせ|答えられ|申し上げられ)(?:ない|ません)"
"""How somebody says that he will not tell, as a pattern: 場所は〈言えない〉."""
SAYING = re.compile(r"言っ|言わ|言う|発言|指示|命令|命じ|要求|依頼")
"""That somebody said or ordered something, in a denial of it: 指示した覚えはない."""


def term(token: Token) -> str | None:
    """The sense (``=die``) or normalised form of a content word; None for function words and bare numbers."""
    if token.pos[0] not in _CONTENT or token.pos[1] in _EMPTY:
        return None
    return _term(token.surface, token.norm, token.lemma)


@lru_cache(maxsize=65536)
def _term(surface: str, norm: str, lemma: str) -> str | None:
    return None if _NAME.fullmatch(surface) else sense(norm) or sense(lemma) or norm


@lru_cache(maxsize=65536)
def core(word: str) -> str | None:
    """What a compound that the dictionary has whole turns on: 懲戒解雇 → the sense of 解雇, 初当選 → that of 当選; None for
    any other word."""
    if before := _BEFORE.fullmatch(word):
        return sense(before[1]) or before[1]
    if len(word) < _COMPOUND or not _KANJI.fullmatch(word):
        return None
    last = short_units(word)[-1][0]
    return (sense(last) or last) if 1 < len(last) < len(word) else None


@lru_cache(maxsize=65536)
def sense(word: str) -> str | None:
    """The sense a word belongs to, as ``=name``."""
    found = _senses().get(word)
    return f"={found}" if found else None


def slight(term: str) -> bool:
    """Whether a term tells little of what is said: one that news on any matter shares, or how something is done (全面的)."""
    return term in framing() or term.endswith("的")


@cache
def kind(name: str) -> frozenset[str]:
    """The words of one kind of denials.tsv."""
    return frozenset(r["word"] for r in rows("denials") if r["kind"] == name)


@cache
def either(name: str) -> str:
    """The words of one kind of denials.tsv as a pattern, the longer first."""
    return "|".join(sorted(map(re.escape, kind(name)), key=lambda w: (-len(w), w)))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Any word of one kind of denials.tsv."""
    return re.compile(either(name))


@cache
def antonyms() -> frozenset[tuple[str, str]]:
    """Pairs of terms that cannot both hold of one thing at one time, each in both orders."""
    return frozenset(both for one, other in _antonyms("", "follows", "ends") for both in ((one, other), (other, one)))


@cache
def ending() -> frozenset[frozenset[str]]:
    """Antonyms of which the one ends the state that the other tells of: 休業する, 再開する."""
    return frozenset(map(frozenset, _antonyms("ends")))


@cache
def successive() -> frozenset[str]:
    """The terms that come before or after their antonyms: 始める and 終える."""
    return frozenset(term for pair in _antonyms("follows", "ends") for term in pair)


def _antonyms(*turns: str) -> Iterator[tuple[str, str]]:
    names = {r["sense"] for r in rows("senses")}
    for r in rows("antonyms"):
        if r["turn"] in turns:
            one, other = (f"={w}" if w in names else w for w in (r["one"], r["other"]))
            yield one, other


@cache
def opposable() -> frozenset[str]:
    """The terms that have an antonym."""
    return frozenset(a for a, _ in antonyms())


@cache
def undoing() -> frozenset[str]:
    """The words by which what was so is ended (``data/undoing.tsv``): 取り消す, 解除."""
    return frozenset(r["word"] for r in rows("undoing"))


@cache
def contrary() -> frozenset[str]:
    """The terms that deny without a negation: 怠る, 中止."""
    return frozenset(r["word"] for r in rows("contrary"))


def denying(terms: Iterable[str]) -> frozenset[str]:
    """Those of some terms that deny without a negation: 怠る, 中止, and what a prefix denies (:func:`lacking`)."""
    return frozenset(t for t in terms if t[0] == _LACKING or t in contrary())


def lacking(term: str) -> str:
    """The term for what is not so, which a prefix denies, whichever it is: 不記載, 未記載; that of the noun is ``term``."""
    return _LACKING + term


def privative(token: Token) -> bool:
    """Whether a token is a prefix that denies the noun after it: 〈不〉記載, 〈未〉検査; not 〈不〉動産, which is one word."""
    return token.pos[0] == "接頭辞" and token.surface in _PRIVATIVE


@lru_cache(maxsize=65536)
def near(term: str) -> frozenset[int]:
    """The rows of near.tsv in which a term stands: two terms that share one may tell the same."""
    return _near().get(term, frozenset())


def things(text: str) -> Iterator[tuple[int, int, str]]:
    """Ships, works, services by their name, as names (``@name``): 貨物船「〈ホワイト・ヘロン〉」; not what somebody calls
    「重大」. Start and end are those of the name without its quotes. Two clauses that speak of one say no more alike than
    those that name one person."""
    return ((*m.span(), f"@{m[0]}") for m in _THING.finditer(text))


def phrases(text: str, denied: bool = False) -> list[tuple[int, int, str]]:
    """Stretches of a folded text that stand for a sense as a whole (命を落とした, 行方が分かっていない): start, end, ``=sense``;
    the longest where several start at one place, none within another. ``denied``: only those whose negation belongs to
    them (行方が分かっていない)."""
    index = _phrases()
    out: list[tuple[int, int, str]] = []
    end = 0
    for at in compress(count(), map(index.__contains__, map(add, text, text[1:]))):
        if at < end:
            continue
        for phrase, name, negates in index[text[at : at + 2]]:
            if text.startswith(phrase, at):
                end = at + len(phrase)
                if negates or not denied:
                    out.append((at, end, name))
                break
    return out


@cache
def _senses() -> dict[str, str]:
    out: dict[str, str] = {}
    for r in rows("senses"):
        for word in r["words"].split("|"):
            out.setdefault(word, r["sense"])
    return out


@cache
def _phrases() -> dict[str, list[tuple[str, str, bool]]]:
    """The phrases by their first two letters, the longer first: each with its ``=sense``, and whether its negation belongs to
    it."""
    found = {
        form: (f"={r['sense']}", column == "denied")
        for r in rows("senses")
        for column in ("phrases", "denied")
        if r[column]
        for phrase in r[column].split("|")
        for form in _marked(phrase)
    }
    out: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for form in sorted(found, key=lambda f: (-len(f), f)):
        out[form[:2]].append((form, *found[form]))
    return dict(out)


def _marked(phrase: str) -> Iterator[str]:
    """A phrase as its object may be marked: 命を落と, 命が落と, 命は, 命も."""
    parts = _OBJECT.split(phrase, maxsplit=1)
    yield from (mark.join(parts) for mark in "をがはも") if len(parts) > 1 else (phrase,)


@cache
def _near() -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = defaultdict(set)
    for n, r in enumerate(rows("near")):
        for word in r["words"].split("|"):
            out[sense(word) or word].add(n)
    return {term: frozenset(ns) for term, ns in out.items()}


def grams(text: str) -> frozenset[str]:
    """The pairs of letters of a text, without its signs."""
    letters = _MARKS.sub("", text)
    return frozenset(map(add, letters, letters[1:])) or frozenset(letters)
