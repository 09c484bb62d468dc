"""The body for which somebody speaks, by what stands before his name or his office: 〈国務省の〉ノル報道官, 〈検察当局の〉報道官."""

from __future__ import annotations

import re

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.model import Mention

_FOREIGN = re.compile(r"[ァ-ヶー・A-Za-z]{3,}")
_OF_A_FIRM = ("社長", "会長", "CEO", "最高経営責任者", "専務", "常務", "取締役")
_BEFORE_NAME = re.compile(
    r"(?:.*[、のた])??(?P<body>[^、の()]{1,24})(?:\([^)]*\))?の(?P<role>[^、の]{0,16}?)(?:である|を務める|で|、)?"
)
_CLAUSE = re.compile(r"^.*[ぁ-ん][たるい](?=[一-龥ァ-ヶA-Z])")


def before_name(start: int, end: int, cast: Cast) -> Mention | None:
    """The organization that stands before a person's name: 〈国務省の〉ノル報道官, 〈連盟の〉事務局長であるハリム氏."""
    found = _BEFORE_NAME.fullmatch(cast.text, start, end)
    if found is None:
        return None
    at, last = found.span("body")
    last -= cast.text[last - 1] in "」』"  # 野党「国民の党」の報道官
    role = found["role"]
    if role and lexicon.head(role) is None:
        return None
    named = [m for m in cast.within(at, last) if m.end == last and m.type != "person"]
    if named:
        return max(named, key=lambda m: m.end - m.start)
    generic = found["body"].endswith(lexicon.parts("sort of body"))  # 野党の指導者, 〈新興企業の〉三宅CEO
    known = lexicon.kind(found["body"]) == "organization" and not generic
    known = known or role.startswith(lexicon.parts("spokesperson"))
    firm = _FOREIGN.fullmatch(found["body"]) and cast.text[end : end + 24].partition("は")[0].endswith(_OF_A_FIRM)
    return Mention(at, last, "organization") if known or firm else None


def unnamed(before: str, start: int) -> Mention | None:
    """The body before an office where it is no name: 〈検察当局〉の報道官."""
    words = before.removesuffix("の")
    body = _CLAUSE.sub("", words)  # 出廷した〈消防〉の調査官
    if words == before or lexicon.kind(body) != "organization":
        return None
    end = start + len(words)
    return Mention(end - len(body), end, "organization")
