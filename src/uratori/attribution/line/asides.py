"""What stands between a topic and its words: a day and a comma, a sitting, an interview, a statement put out."""

from __future__ import annotations

from itertools import pairwise

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import Line
from uratori.attribution.clause.predicates import predicate

_LOOK = 10  # items in which a sitting is named


def dated(line: Line, cast: Cast, at: int, high: int) -> bool:
    """Whether a time and a comma stand at ``at``: 〈24日、〉, 〈昨年11月、〉."""
    items = line.items
    end = at
    while end < high and (cast.is_time(items[end]) or items[end].kind == "paren"):
        end += 1
    if at < end < high and items[end].text in ("に", "まで"):
        end += 1
    return at < end < high and items[end].text == "、"


def on_occasion(line: Line, at: int, high: int) -> bool:
    """Whether where or to whom something is said stands at ``at``, with a comma: 〈会見で、〉, 〈記者団に、〉."""
    items = line.items
    end = next((i for i in range(at, min(at + _LOOK, high)) if items[i].text in ("で", "に")), None)
    if end is None or end == at or end + 1 >= high or items[end + 1].text != "、":
        return False
    return lexicon.longest(items[end - 1].text, lexicon.occasions()) is not None


def asked(line: Line, at: int, to: tuple[str, ...] = ("に",)) -> bool:
    """Whether an interview stands at ``at``: the topic answers it, whatever it is: 〈岳見興業は〉取材に対し「…」とした."""
    items = line.items
    end = next((i for i in range(at, min(at + 6, len(items))) if items[i].text in lexicon.words("asked")), None)
    after = "".join(x.text for x in items[end + 1 : end + 5]) if end is not None else ""
    return after.startswith(to)


def speaks_out(line: Line, at: int, high: int) -> bool:
    """Whether the topic before item ``at`` gives words to the public first: 〈岳見興業は〉共同声明を発表し、…を要求した."""
    items = line.items
    end = next((i for i in range(at, min(at + 8, high)) if items[i].text == "、"), at)
    clause = items[at:end]
    if not clause or not predicate(items, end - 1) or any(x.text in ("が", "は") for x in clause):
        return False
    return any(y.text == "を" and lexicon.longest(x.text, lexicon.words("utterance")) for x, y in pairwise(clause))
