"""One thing said in a line, and how such things stand inside each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.lexicon import Entry
from uratori.attribution.holders.holders import Holder, is_press
from uratori.model import Span

Kind = Literal["said", "refused", "known", "impersonal", "hearsay", "passive", "hedge", "according"]

_LEADS_IN = 24  # characters of where and to whom something is said
_SETTING = 8  # characters of a day before who speaks
AROUND = 12  # readings looked at to find the one that holds another


@dataclass(slots=True)
class Reading:
    """One thing said in a line. ``through`` are those whom the source passes on; ``shares`` the reading before it
    whose source it has; ``parent`` the reading whose content it stands in; ``venue`` the outlet it was said to. ``refusal`` the
    words that turn the content away: 買収について「〈お答えできない〉」. ``alone``
    keeps the words from the speaker of the sentence before: a topic that nobody knows may have said them. ``handed``: the
    source has them from another, and speaks on himself. ``told``: somebody else tells that he said so
    (と話しているという), in the words ``closing``.
    ``bare``: the cue denies without saying what (同社は否定した). ``conduit``: an outlet's report of nothing but that somebody said
    so, who has a reading of his own (通信社によると、〈首相は…と述べた〉); ``led`` is that outlet, of the reading inside."""

    kind: Kind
    sentence: int
    cue: Span | None
    content: list[Span]
    source: Holder | None = None
    through: list[Holder] = field(default_factory=list)
    entry: Entry | None = None
    shares: Reading | None = None
    parent: Reading | None = None
    quoted: bool = False
    negated: bool = False
    topic: Holder | None = None
    back: bool = False
    venue: Holder | None = None
    subject: bool = False
    embedded: bool = False
    frame: str = "と"
    alone: bool = False
    handed: bool = False
    told: bool = False
    closing: Span | None = None
    refusal: Span | None = None
    bare: bool = False
    conduit: bool = False
    led: Holder | None = None

    @property
    def size(self) -> int:
        """The length of the stretch from the first content to the last."""
        return self.content[-1].end - self.content[0].start


def nest(found: list[Reading]) -> list[Reading]:
    """Give every reading of a line the smallest one whose content holds it, as its parent; leave out what is an estimate
    inside a content, or adds no holder to it."""
    kept: list[Reading] = []
    for n, reading in enumerate(found):
        first = reading.content[0].start
        at = reading.cue.start if reading.cue else first
        holding = [
            r
            for r in found[max(0, n - AROUND) : n + AROUND] if r is not reading
            and r.kind in ("said", "according", "known", "hearsay") and r.size >= reading.size
            and any(c.start <= first and at < c.end for c in r.content)
        ]  # fmt: skip
        reading.parent = min(holding, key=lambda r: r.size, default=None)
        if reading.parent is None and reading.kind == "impersonal" and reading.embedded:
            continue
        if _hidden(reading, found[max(0, n - AROUND) : n + AROUND]):
            continue
        if reading.parent is not None and _told_before(reading, reading.parent):
            continue
        if reading.parent is not None and (
            reading.kind in ("hedge", "passive", "hearsay", "impersonal", "known")
            or (reading.source is None and reading.shares is None)
        ):
            continue
        kept.append(reading)
    out = kept
    for reading in kept:
        outer = reading.parent
        if outer is not None and not outer.quoted and hands_on(reading, outer, outer.content[-1].end):
            out = [r for r in out if r is not reading]
    for reading in out:
        _hand_over(reading)
    return out


def _hand_over(inner: Reading) -> None:
    """Make an outlet's report a conduit, or what an insider tells, where it holds nothing but that somebody said so: 〈タス通信によると、〉
    外相は…と述べた, 〈関係者によると、〉船長は「…」と話している, and not 市は抗議したが、国は応じないと述べた."""
    outer = inner.parent
    if outer is None or outer.source is None or inner.source is None or inner.cue is None or inner.kind != "said":
        return
    press = is_press(outer.source) or outer.source.sort == "reports"
    insider = outer.kind == "according" and lexicon.voice(outer.source.core) == "insider"
    # 議員によると、外務省は会議で35分間だったと報告した tells of a deed, too
    insider = insider and inner.quoted and inner.source.kind in ("person", "anonymous")
    if outer.kind not in ("said", "according") or outer.quoted or inner.frame not in ("と", "こと"):
        return
    if outer.through or not (press or insider):
        return  # 関係者の話として、社長が辞めると述べたと伝えた: 関係者 speaks, too
    held = outer.content[-1]
    opens = inner.source.span.start - held.start <= _SETTING
    closes = held.end - inner.cue.end <= 1
    # 社長は〈辞表を出したあと、取締役会の前で〉「反省している」と述べた tells more
    alone = inner.content[0].start - inner.source.span.end <= _LEADS_IN
    if opens and closes and alone and len(outer.content) == 1:
        outer.conduit, inner.led = True, outer.source


def _hidden(reading: Reading, near: list[Reading]) -> bool:
    """Whether words without a speaker stand in what is said of him by nobody in particular: 「次はない」と〈漏らしている〉とされる."""
    if reading.cue is None:
        return False
    at = reading.cue.start
    if reading.kind == "known" and reading.embedded and reading.source is None:
        said = [r for r in near if r.kind == "said" and r.source is not None]
        return any(c.start <= at < c.end for r in said for c in r.content)  # 当局者は、不足が〈判明した〉と話した
    if reading.kind != "said":
        return False
    if not reading.quoted and reading.entry is not None and reading.entry.cue in lexicon.words("in mind"):
        end = reading.cue.end  # 会社側は閉めると〈判断した〉ようだ
        if any(r.kind == "hedge" and r.cue is not None and r.cue.start == end for r in near):
            return True
    if reading.source is not None or reading.shares is not None:
        return False
    return any(r.kind == "passive" and any(c.start <= at < c.end for c in r.content) for r in near)


def hands_on(inner: Reading, outer: Reading, end: int) -> bool:
    """…と先輩から〈聞いた〉と打ち明けた: one statement of two holders. Gives the outer reading the content and the giver of
    the inner, and says whether it did."""
    heard = inner.entry is not None and inner.entry.pos in ("heard", "received")
    if not heard or inner.source is None or inner.cue is None or outer.source is None or outer.kind != "said":
        return False
    if inner.cue.end < end or inner.content[-1].end > outer.content[-1].end:
        return False
    outer.content, outer.quoted = inner.content, inner.quoted
    outer.through = [*outer.through, inner.source]
    outer.handed = True
    return True


def _told_before(inner: Reading, outer: Reading) -> bool:
    """Whether an inner reading adds no holder: 県は無事を〈確認した〉と発表した; or is a deed and no words: 症状を訴え."""
    if inner.source is not None and outer.source is not None and inner.source.span == outer.source.span:
        return True
    if inner.entry is None or inner.quoted or inner.frame != "を":
        return False
    return inner.entry.act in ("request", "propose", "criticise", "confirm")


def leaves_to_next(reading: Reading) -> bool:
    """Whether 〜とし、 or 〜として、 leaves its words to the cue that follows."""
    return (
        reading.entry is not None
        and reading.entry.cue == "する"
        and not reading.embedded
        and not (reading.cue is not None and len(reading.cue) > 2)
        and not reading.quoted
    )


def overtakes(inner: Reading) -> bool:
    """Whether one who speaks inside the stretch of another is in force after it: AP通信によると、〈警察は〉…と発表した, and not
    報告書によると、〈市長は〉…よう指示した."""
    outer = inner.parent
    told = inner.entry is None or (
        inner.entry.act not in ("request", "propose") and inner.entry.pos not in ("heard", "received", "nominal")
    )
    return outer is not None and outer.kind == "according" and told
