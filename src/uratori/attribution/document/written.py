"""Who wrote a document, and which outlet holds it: 〈保護者が〉校長に宛てた手紙の写しを〈地元紙が〉手に入れた。手紙は…と訴えていた。"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import Item, Line
from uratori.attribution.clause.phrases import phrase
from uratori.attribution.clause.predicates import nounlike
from uratori.attribution.holders.holders import Holder, holder
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.topics import Topics

_CLAUSE = 24  # items of a clause that says who wrote it
_OBTAINED = 8  # items in which the verb follows the document: メールの写しを独自に〈入手した〉
_HOLDERS = ("person", "anonymous", "organization", "government")
_BETWEEN = ("為る", "言う", "居る", "れる", "られる")  # 送った〈とされる〉, 書いた〈という〉


class Written(NamedTuple):
    """A document that a line tells of: its sort, where the word for it ends, who wrote it (None where it is not said), and whether somebody came by it."""

    head: str
    end: int
    author: Holder | None
    obtained: bool


def writings(line: Line, cast: Cast) -> list[Written]:
    """The documents of a line of which it says who wrote them or that somebody came by them."""
    out: list[Written] = []
    items = line.items
    for i in range(1, len(items)):
        if (
            items[i].kind != "word"
            or items[i].pos not in ("名詞", "接尾辞")
            or lexicon.kind(items[i].text) != "document"
        ):
            continue
        head, at = lexicon.head(items[i].text), i
        while at > 0 and items[at - 1].pos in ("名詞", "接頭辞"):
            at -= 1  # 〈電子〉メール
        if at > 2 and items[at - 1].text == "の" and items[at - 2].pos == "接尾辞" and items[at - 3].sub == "数詞":
            at -= 3  # 〈一通の〉手紙
        wrote, got = author(line, max(0, at - _CLAUSE), at, cast), _obtained(items, i + 1)
        if head is not None and (wrote is not None or got):
            out.append(Written(head, items[i].end, wrote, got))
    return out + _by_letter(line, cast) + _signed(line, cast)


def _signed(line: Line, cast: Cast) -> list[Written]:
    """The letter of which a line names the sender: 差出人は〈工場の八木課長〉で、宛先には…。〈本文には〉「…」とあった."""
    items = line.items
    at = next(
        (i for i, x in enumerate(items[:-2]) if x.text in lexicon.words("sender") and items[i + 1].text == "は"), None
    )
    if at is None:
        return []
    end = next((i for i in range(at + 2, len(items)) if items[i].norm in ("だ", "です", "。", "、")), len(items))
    found = Topics(line, cast).before(end, at + 2)
    if found is None or found.holder is None or found.holder.kind not in _HOLDERS:
        return []
    return [Written(head, items[at].end, found.holder, False) for head in sorted(lexicon.words("part of a letter"))]


def _by_letter(line: Line, cast: Cast) -> list[Written]:
    """The letter by which a line says that somebody let another know: 〈医師は〉会社に〈メールで連絡していた〉."""
    start, end = line.items[0].start, line.items[-1].end
    found = _wrote().search(cast.text, start, end) if cast.text.find("で", start, end) > 0 else None
    at = next((n for n, x in enumerate(line.items) if x.end >= found.start()), None) if found is not None else None
    topic = Topics(line, cast).first_agent(0, at) if at else None
    if found is None or topic is None or topic.holder is None or topic.holder.kind not in _HOLDERS:
        return []
    return [Written(found["what"], found.end("what"), topic.holder, False)]


@cache
def _wrote() -> re.Pattern[str]:
    """A letter, and a verb of letting know by it."""
    letters = "|".join(sorted(lexicon.words("letter"), key=len, reverse=True))
    return re.compile(f"(?P<what>{letters})で[^、。]{{0,8}}?(?:{'|'.join(lexicon.parts('lets know'))})(?:し|て|た)")


def told_of(line: Line, cast: Cast) -> Reading:
    """Of whom a line tells, as one who said it: 〈地元紙は〉日記の写しを入手した."""
    topic = Topics(line, cast).first_agent(0, len(line.items))
    return Reading("said", line.sentence, None, [], source=topic.holder if topic is not None else None)


def author(line: Line, low: int, at: int, cast: Cast) -> Holder | None:
    """Who wrote the document that begins at item ``at``, by the clause right before it, not before item ``low``: 〈保護者が〉書いたとされる
    手紙, 〈娘から〉届いた手紙, and not 〈社長が〉受け取ったメール, 〈会社が〉公開を拒んだ文書."""
    items = line.items
    verb = next(
        (i for i in range(at - 1, low, -1) if (items[i].pos == "動詞" and items[i].norm not in _BETWEEN) or _done(items, i)),
        None,
    )  # fmt: skip
    if verb is None or any(x.text in "、は" or x.pos == "名詞" for x in items[verb + 1 : at]):
        return None
    for i in range(verb - 1, low, -1):
        if items[i].pos != "助詞" or not nounlike(items[i - 1]):
            if items[i].pos == "動詞" or items[i].text == "、":
                return None
            continue
        wrote = items[i].text == "が" and items[verb].norm in lexicon.words("writes") and not _suffers(items, verb)
        came = items[i].text == "から" and items[verb].norm in lexicon.words("comes by")
        if wrote or came:
            first = phrase(line, i, low, cast)
            found = holder(line, first, i, cast) if first < i else None
            return (
                found if found is not None and found.kind in _HOLDERS and found.sort not in ("self", "media") else None
            )
    return None


def _done(items: tuple[Item, ...], i: int) -> bool:
    """Whether item ``i`` is a noun that 為る makes a verb: 〈作成〉した."""
    return items[i].pos == "名詞" and items[i + 1].norm == "為る"


def _suffers(items: tuple[Item, ...], verb: int) -> bool:
    after = verb + 1 + (items[verb + 1].norm == "為る")
    return items[after].norm in lexicon.PASSIVES


def _obtained(items: tuple[Item, ...], at: int) -> bool:
    """Whether somebody came by what stands before item ``at``: メール〈を入手した〉, 文書〈の写しを公開した〉."""
    end = min(at + _OBTAINED, len(items))
    taken = next((i for i in range(at, min(at + 3, end)) if items[i].text == "を"), None)
    if taken is None or (taken > at and (taken != at + 2 or items[at].text != "の")):
        return False
    return any(x.norm in lexicon.words("comes into") for x in items[taken + 1 : end])
