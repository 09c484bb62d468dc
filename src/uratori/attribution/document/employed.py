"""For which body somebody speaks, where his phrase does not say: 〈瀬尾製作所の〉三木社長は会見した。… 三木社長は、…と述べた."""

from __future__ import annotations

import re
from functools import cache

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.holders import bodies
from uratori.attribution.holders.holders import Holder, person
from uratori.data import rows
from uratori.model import Mention

_BETWEEN = re.compile(
    r"(?:[でに][^、。「」はが]{0,16}?(?:管轄|担当|統括|指揮|所属|勤務|務め|率い|勤め|束ね)(?:す)?る|の(?P<role>[^、。の「」はがをにで]{0,16}?)(?:である|を務める|で|、)?|(?P<title>[^、。の「」はがをにで]{1,12})の)"
)
"""What stands between a body and who speaks for it: の, の広報部長の, で北部を管轄する."""
_LINK = re.compile(r"(?:の|である|を務める|で|、)+$")
_ENDS = "。、はがをにで\n"
_FORMER = ("元", "前")
_NEAR = 30  # characters between a body and the name of one who speaks for it
_BACK = 120  # mentions looked back over for the body of a title
_FIRM = "a firm"


def introduced(cast: Cast) -> dict[str, Holder]:
    """The persons (by their entities) whom the document names with a body somewhere: 〈瀬尾製作所の〉三木社長, 〈瀬尾製作所社長の〉三木氏."""
    out: dict[str, Holder] = {}
    mentions = cast.within(0, len(cast.text))
    for n, mention in enumerate(mentions):
        entity = cast.entity(mention)
        if mention.type != "person" or mention.form in ("title", "anaphor") or entity is None or entity.id in out:
            continue
        before = [m for m in mentions[max(0, n - 4) : n] if m.type == "organization" and m.end > mention.start - _NEAR]
        titled = (m for m in reversed(before) if _belongs(cast.text[m.end : mention.start]))
        body = next(titled, None) or _right_before(mention.start, cast)
        if body is not None and not cast.text.startswith(_FORMER, mention.start):
            out[entity.id] = person(mention, cast)._replace(body=body)
    return out


def _right_before(end: int, cast: Cast) -> Mention | None:
    """The body in the phrase that a name at ``end`` closes: 視察には〈柏葉製作所の〉三木専務."""
    start = max(0, end - _NEAR)
    cut = max(cast.text.rfind(sign, start, end - 1) for sign in _ENDS)
    return bodies.before_name(max(start, cut + 1), end, cast) if cast.text[end - 1] == "の" else None


def first_named(cast: Cast) -> dict[str, int]:
    """Where each person (by his entity) is first named, as an offset."""
    out: dict[str, int] = {}
    for mention in cast.within(0, len(cast.text)):
        if mention.type == "person" and len(mention.entities) == 1:
            out.setdefault(mention.entities[0], mention.start)
    return out


def _belongs(between: str) -> bool:
    """Whether what stands between a body and a name makes the one his: 〈の〉, 〈の広報部長、〉, 〈社長の〉."""
    found = _BETWEEN.fullmatch(between)
    if found is None:
        return False
    title = found["role"] or found["title"]
    return not title or lexicon.kind(title) == "role"


def body_of_title(cast: Cast, holder: Holder, at: int) -> Mention | None:
    """The body last named before offset ``at`` whose sort goes with the title of one who speaks: 〈消防本部〉… 井口消防長; None in what
    such a body puts out itself."""
    ends = _bodies(holder, cast.text)
    outlet = cast.parse.document.outlet
    if not ends or _FIRM in ends or (outlet is not None and outlet.name.endswith(ends)):
        return None
    return next(
        (
            m for m in cast.latest(at, _BACK)
            if m.type == "organization" and cast.text[m.start : m.end].partition("(")[0].endswith(ends)
        ),
        None,
    )  # fmt: skip


def of_a_firm(holder: Holder, text: str) -> bool:
    """Whether the title of one who speaks is one that firms have: 井口〈専務〉, 〈代表の〉井口氏."""
    return _FIRM in _bodies(holder, text)


def _bodies(holder: Holder, text: str) -> tuple[str, ...]:
    before = text[holder.span.start : holder.span.end].partition(holder.core)[0]
    bare = _LINK.sub("", before).removeprefix("その")
    title = lexicon.longest(holder.core.partition("(")[0].removesuffix("氏"), _titles())
    title = title or (bare if bare in _titles() else None)
    return _titles()[title] if title is not None else ()


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    return {row["title"]: tuple(row["body"].split("|")) for row in rows("officers")}
