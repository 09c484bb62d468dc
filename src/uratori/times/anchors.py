"""What a count from an event goes back to: 事故の前日, 爆発の約2時間後, beside the expression that says when it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.model import Sentence
from uratori.times.expression import Found

_EVENT = re.compile(r"(?P<that>[そこ]の|同)?(?P<noun>[一-龠々]{2,8}|[ァ-ヴー]{2,12})の?$")
_REACH = 80  # characters around an expression in which its event is looked for
_MOST = 60  # expressions looked at
# 9日に爆発した, 9日の爆発; not 9日、爆発を受けて, 爆発の遺族が
_TOLD = (
    r"(?!の(?!発生|起き|あった)|を受|をめぐ|を巡|につい|に関|に伴|によ|で(?!\d|死|負)|後|前|以|から|現場|原因|問題|直)"
)


def event_of(text: str, sentences: Sequence[Sentence], found: Sequence[Found], start: int) -> int | None:
    """Which of ``found``, the expressions before ``start``, tells the day of the event that stands right before ``start``; None where
    none does. その電話の2日前 goes to the last that tells of it, 事故の前日 to the first."""
    m = _EVENT.search(text, max(0, start - 16), start)
    if m is None:
        return None
    nouns = dict.fromkeys((m["noun"], m["noun"][-2:])) if m["noun"][0] >= "一" else {m["noun"]: None}
    order = range(len(found) - 1, max(-1, len(found) - 1 - _MOST), -1) if m["that"] else range(min(len(found), _MOST))
    for noun in nouns:
        told = noun if m["that"] else noun + _TOLD
        if (hit := next((k for k in order if _tells(text, sentences, found, k, noun, told)), None)) is not None:
            return hit
    return None


def _tells(text: str, sentences: Sequence[Sentence], found: Sequence[Found], k: int, noun: str, told: str) -> bool:
    """Whether the expression ``k`` says when ``noun`` was; ``told`` is a pattern of the noun as it may stand behind."""
    reading = found[k].reading
    point, cue = reading.point, reading.cue
    if point is None or not (point.has_day or point.hour is not None) or cue.compared or cue.stated:
        return False
    sentence = sentences[cue.sentence]
    behind = min(found[k + 1].start if k + 1 < len(found) else sentence.end, sentence.end, found[k].end + _REACH)
    before = max(found[k - 1].end if k else sentence.start, sentence.start, found[k].start - _REACH)
    at, end = found[k].start, found[k].end
    if re.compile(rf"の[^、。はがを\n]{{0,12}}?{noun}").match(text, end, behind):
        return True  # 9日の爆発では
    if re.compile(rf"{noun}(?:は|が|があったのは|が(?:起き|発生し)たのは)$").search(text, before, at):
        return True  # 爆発は9日に
    return not cue.frame and re.compile(told).search(text, end, behind) is not None
