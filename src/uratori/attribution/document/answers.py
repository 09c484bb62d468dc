"""What one who answers says in his own name, and what he only passes on."""

from __future__ import annotations

import re
from typing import NamedTuple

from uratori.attribution.clause import cues, lexicon
from uratori.attribution.clause.items import Line
from uratori.attribution.line.content import after_openers
from uratori.attribution.line.reading import Reading
from uratori.attribution.line.topics import Topics
from uratori.language import Parse
from uratori.model import Span

_LONGEST = 40  # characters
_ASKING = re.compile(r"(?:か|かね|かしら|は|について|とは|でしょう)[。?]?\s*$|\?\s*$")
_CALLED = re.compile(r"(?:\d{1,3}番、?)?[^。、]{2,16}(?:君|議員|委員)")


class Own(NamedTuple):
    """What one who answers says in his own name. ``refusal`` are the words that turn the content away."""

    cue: Span | None
    content: tuple[Span, ...]
    refusal: Span | None = None


def own_words(readings: list[Reading], whole: Span, line: Line, topics: Topics) -> list[Own]:
    """What one who answers says in his own name: the sentence, or its parts where it has cues (〜と公表しておりましたが、〜に訂正
    いたします), or nothing where it only passes on another's words."""
    if any(_takes_all(r, whole.end) for r in readings):
        return []
    turned = _turned_away(line, topics, whole) or _not_known(line)
    if turned is not None:
        return [turned]
    first, second = _halves(line, whole)
    if first is not None:
        passed = [r for r in readings if r.source is not None and r.parent is None and r.cue is not None]
        if any(first.contains(r.cue) for r in passed if r.cue is not None):
            return _own(readings, second, half=True)  # 本人は『…』と述べておりますが、〈記録は見つかっておりません〉
        before = _said_before(line, readings, first)
        if before is not None:
            return [before, *_own(readings, second, half=True)]
        if any(r.kind == "hedge" and r.cue is not None and r.cue.end >= second.end - 1 for r in readings):
            return [Own(None, (first,)), *_own(readings, second, half=True)]
    return _own(readings, whole)


def _own(readings: list[Reading], whole: Span, half: bool = False) -> list[Own]:
    """What he says in a stretch of his sentence, or in the second ``half``: the parts that have cues, or all of it."""
    within = [r for r in readings if r.cue is not None and whole.contains(r.cue)]
    plain = [r for r in within if r.source is None and r.parent is None and not r.back]
    refused = [r for r in plain if r.kind == "refused"]
    said = [r for r in plain if r.kind == "said" and not r.negated]
    own = refused[:1] or (said if len(said) > 1 else [r for r in said if _closes(r, whole.end)][:1])
    if own:
        return [Own(r.cue, tuple(r.content)) for r in own]
    hedge = next((r for r in plain if r.kind == "hedge" and r.cue is not None and r.cue.end >= whole.end - 1), None)
    starts = hedge.content[0].start - half if hedge is not None else whole.start
    if hedge is not None and hedge.cue is not None and starts < whole.start < hedge.cue.start:
        return [Own(hedge.cue, (Span(whole.start, hedge.cue.start),))]
    return [Own(None, (whole,))]


def _halves(line: Line, whole: Span) -> tuple[Span | None, Span]:
    """The two halves of a sentence that が or おり joins (来年度を目標としておりましたが、〈1年程度遅れるおそれがあります〉); None and the whole
    where it has not two."""
    items = line.items
    for i in range(len(items) - 2, 1, -1):
        joins = (items[i].text == "が" and items[i].sub == "接続助詞") or items[i].text == "おり"
        if joins and items[i + 1].text == "、" and whole.start < items[i].start:
            end = items[i].start if items[i].text == "が" else items[i].end
            return Span(whole.start, end), Span(items[i + 1].end, whole.end)
    return None, whole


def _said_before(line: Line, readings: list[Reading], first: Span) -> Own | None:
    """What he had said or knows of, in the first half of his sentence: 資料に〈8人〉と記載しましたが, 〈そのような報道〉は承知しておりますが."""
    plain = [r for r in readings if r.source is None and r.parent is None and r.cue is not None]
    said = next((r for r in plain if r.kind == "said" and r.cue is not None and first.contains(r.cue)), None)
    if said is not None and not said.negated:
        return Own(said.cue, tuple(said.content))
    items = line.items
    known = next((i for i, x in enumerate(items) if x.norm == "承知" and first.start < x.start < first.end), 0)
    if known < 2 or items[known - 1].text not in ("は", "を") or items[known - 2].start < first.start:
        return None
    return Own(Span(items[known].start, first.end), (Span(first.start, items[known - 2].end),))


def _turned_away(line: Line, topics: Topics, whole: Span) -> Own | None:
    """The matter that heads a sentence, where it ends in a refusal to speak: 〈返還の要否〉は国のご判断によりますので、申し上げられません,
    〈ご発言〉は承知しておりますが、論評いたしません."""
    items = line.items
    found = next((c for c in cues.refusals(line) if c.end >= len(items) - 1), None)
    low = after_openers(line, 0, topics.cast)
    at = next((i for i in range(low + 1, found.first) if items[i].text == "は"), None) if found is not None else None
    if found is None or at is None or items[low].norm in lexicon.words("any matter") or items[at - 1].pos == "助詞":
        return None
    if not any(x.text == "、" for x in items[at : found.first]) or topics.cast.is_time(items[at - 1]):
        return None  # 詳細は申し上げられません: the cue has it
    if any(x.text == "、" or x.kind == "quote" for x in items[low:at]) or topics.topic(at).holder is not None:
        return None
    if at not in topics.at:
        return None
    refusal = Span(items[found.first].start, whole.end)
    return Own(refusal, (Span(items[low].start, items[at - 1].end),), refusal)


def _not_known(line: Line) -> Own | None:
    """The question that one who answers does not know, where it ends his sentence: 席を外しておりましたので、〈電話が鳴ったかどうか〉は分かりません."""
    items = line.items
    found = next((c for c in cues.refusals(line) if c.end >= len(items) - 1 and c.frame == "か"), None)
    if found is None or found.entry.cue not in lexicon.words("narrated"):
        return None
    comma = next((i for i in range(found.mark - 1, 0, -1) if items[i].text == "、"), -1)
    content = Span(items[comma + 1].start, items[found.mark - 1].end)
    return Own(Span(items[found.first].start, items[found.end - 1].end), (content,))


def asks(parse: Parse, i: int) -> bool:
    """Whether sentence ``i``, of one who asks, asserts nothing: 原因は。 同じ工場か。"""
    return _ASKING.search(parse.text, parse.sentences[i].start, parse.sentences[i].end) is not None


def moves_on(words: str) -> bool:
    """Whether a sentence only moves a sitting on: お答えいたします。 会議を開きます。 12番、沢村みどり君。 市は質問しますか has a topic."""
    said = words.rstrip("。 \t")
    if len(said) >= _LONGEST or "は" in said or "が" in said:
        return False
    return said.endswith(lexicon.parts("sitting")) or bool(_CALLED.fullmatch(said))


def _closes(reading: Reading, end: int) -> bool:
    """Whether a reading of the speaker's own closes his sentence: 年内に完了するものと〈見込んでおります〉."""
    return reading.frame == "と" and reading.cue is not None and reading.cue.end >= end - 1


def _takes_all(reading: Reading, end: int) -> bool:
    """Whether a sentence only passes on what another said: 同社からは『…』との連絡を〈受けております〉, 本人は『…』と〈申しております〉."""
    kinds = ("heard", "received", "impersonal", "verb")
    passed = reading.entry is not None and reading.entry.pos in kinds and reading.source is not None
    if passed and reading.entry is not None and reading.entry.pos == "verb":
        passed = reading.source is not None and reading.source.kind in ("person", "anonymous") and reading.frame == "と"
    return passed and reading.parent is None and reading.cue is not None and reading.cue.end >= end - 1
