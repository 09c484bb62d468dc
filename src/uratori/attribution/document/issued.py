"""Who put out a document that is later named by its sort alone: 委員会は〈報告書〉を公表した。〈報告書〉によると、…"""

from __future__ import annotations

import re

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import Line
from uratori.attribution.holders.holders import Holder
from uratori.attribution.line.topics import Topics

_PUT_OUT = re.compile("を[^、。を]{0,8}?(?:公表|発表|公開|提出|まとめ|取りまとめ|出し|示し|作成|報告)")
_SUED = re.compile("(?:訴え|訴訟|裁判)を[^、。]{0,16}?起こし|(?:に|を)(?:提訴|控訴|上告)し")
_SUIT = re.compile("[訴裁告]")  # one of these stands in all of them
_COMPLAINT = "訴状"
_LONGEST = 12  # characters of a sort of document


def issuer(line: Line, cast: Cast) -> tuple[str, Holder] | None:
    """The sort of document that a sentence says is put out, and who does it; None where there is neither."""
    start, end = line.items[0].start, line.items[-1].end
    found = _PUT_OUT.search(cast.text, start, end)
    if found is None:
        sued = _SUED.search(cast.text, start, end) if _SUIT.search(cast.text, start, end) else None
        return _by(line, cast, sued.start(), _COMPLAINT) if sued is not None else None
    before = cast.text[max(line.items[0].start, found.start() - _LONGEST) : found.start()]
    head = lexicon.head(before)
    if head is None or lexicon.kind(before) != "document":
        return None
    return _by(line, cast, found.start(), head)


def _by(line: Line, cast: Cast, before: int, head: str) -> tuple[str, Holder] | None:
    at = next((n for n, item in enumerate(line.items) if item.end >= before), None)
    topic = Topics(line, cast).first_agent(0, at) if at else None
    own = head == _COMPLAINT or head in lexicon.words(
        "of speaker"
    )  # 遺族は〈談話〉を出した, and not 関係者が〈名簿〉を出した
    kinds = ("organization", "government", "person", *(("anonymous",) if own else ()))
    if topic is None or topic.holder is None or topic.holder.kind not in kinds:
        return None
    return head, topic.holder
