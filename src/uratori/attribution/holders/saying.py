"""Whether a holder can be the one who says what a cue says, and whether a sentence points at the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.fits import Cue
from uratori.attribution.holders.holders import Holder
from uratori.language import Token


def may_say(found: Holder, cue: Cue) -> bool:
    """両首脳は会議に出席する見通しだとしている: two sides at once make a joint announcement and nothing else. デモ隊は解散したと報じた:
    no people report as the press does."""
    people = found.kind in ("person", "anonymous") and found.sort != "media"
    if people and cue.entry.cue in lexicon.words("of press"):
        return False
    if found.head in lexicon.words("shows") and cue.frame == "と" and cue.entry.pos == "verb":
        return False  # 報道官は、〈潮位の記録は〉上昇を示していると繰り返した
    if found.sort == "reports" or (found.kind == "document" and cue.entry.cue in lexicon.words("of people")):
        return False
    if found.kind == "document" and found.core.endswith(lexicon.parts("shows")) and cue.frame == "と":
        return False  # 〈改札の記録は〉3時を示していると繰り返した
    both = found.core in lexicon.words("both")
    quarrel = cue.entry.cue in ("主張する", "非難する", "批判する", "反論する", "強調する")
    return (
        not both
        or quarrel
        or cue.entry.act == "announce"
        or (bool(found.beside) and cue.entry.cue not in ("する", "みる"))
    )


def points(tokens: Sequence[Token]) -> bool:
    """Whether a sentence points at words beside it: 〈こう〉語るのは, 〈そう〉声を落とした."""
    return any(t.surface in ("こう", "そう") for t in tokens)


def points_back(tokens: Sequence[Token]) -> bool:
    """Whether a sentence points at the words before it as somebody's: 書記長は〈そう〉訴える; not 鳴らなかった〈そう〉だ."""
    return any(t.surface == "そう" and t.pos[0] == "副詞" for t in tokens)
