"""Act, certainty, polarity and tense of one statement."""

from __future__ import annotations

from typing import NamedTuple

from uratori.attribution.modality import lexicon
from uratori.attribution.modality.acts import act
from uratori.attribution.modality.lexicon import Entry
from uratori.attribution.modality.reading import Reading, closing, within
from uratori.attribution.modality.tense import tense
from uratori.attribution.modality.zone import Zone, zone
from uratori.language import Parse
from uratori.model import Act, Certainty, Polarity, Span, Tense

_TELLING = ("state", "announce", "report", "confirm")
_ORDER: tuple[Certainty, ...] = ("possible", "probable", "certain")


class Assessment(NamedTuple):
    """What a sentence gives a content: the act of its holder, how sure, whether denied or negated, and when."""

    act: Act
    certainty: Certainty
    polarity: Polarity
    tense: Tense


def assess(parse: Parse, sentence: int, content: tuple[Span, ...], cue: Span | None, quoted: bool) -> Assessment:
    """Assess one statement of ``parse.sentences[sentence]``; ``content`` and ``cue`` are folded offsets, ``quoted``
    says that the content is direct speech.

    Read are the end of the last content span, and what is said of it up to the end of the cue (or, where the cue
    stands before the content, to the end of the clause)."""
    place = zone(parse, sentence, content, cue)
    inner = closing(place.tokens, *place.clause, lexicon.endings())
    outer = within(place.tokens, *place.said, lexicon.cues())
    if not outer.of_kind("refusal", "denial") and _nominal(place, inner):
        outer = _across(place) or outer
    if outer.negated and not outer.entries:  # 〈確認した事実〉はございません: the ending is cut in two
        inner, outer = closing(place.tokens, place.clause[0], place.said[1], lexicon.endings()), Reading()
    elif quoted and outer.of_kind("refusal") and not inner.of_kind("refusal") and place.direct:
        outer = Reading()  # 「…が公式な立場だ」と明言を避けた: what was said was said
    how = _how(parse, place, inner, outer, act(parse, sentence, content, cue, inner, outer))
    return Assessment(
        how.act,
        _certainty(inner, outer, how),
        "negative" if _denied(inner, outer, place.direct, how.nominal) else "positive",
        how.tense,
    )


class _How(NamedTuple):
    """What bears on the weight of an ending: the act, the tense, whether the content is a noun, whether its holder
    speaks officially, and whether he says it himself."""

    act: Act
    tense: Tense
    nominal: bool
    official: bool
    admitted: bool


def _how(parse: Parse, place: Zone, inner: Reading, outer: Reading, done: Act) -> _How:
    own = parse.document.layout in ("transcript", "release") and not outer.of_kind("cue", "hearsay", "noun")
    return _How(
        done,
        tense(place.tokens, place.clause[1], inner),
        nominal=_nominal(place, inner),
        admitted=done in ("announce", "confirm") or (done == "state" and outer.of_kind("cue") is not None),
        official=own or done in ("announce", "confirm") or outer.of_kind("hearsay") is not None,
    )


def _nominal(place: Zone, inner: Reading) -> bool:
    return inner.rest >= 0 and place.tokens[inner.rest].is_noun


def _across(place: Zone) -> Reading | None:
    """A refusal that the content and its cue make together: 〈論評〉を断った."""
    if place.said[0] > place.clause[1] or place.said[1] <= place.clause[1]:
        return None
    whole = closing(place.tokens, place.clause[0], place.said[1], lexicon.endings())
    refused = whole.of_kind("refusal")
    return Reading((refused,)) if refused else None


def _certainty(inner: Reading, outer: Reading, how: _How) -> Certainty:
    if any(r.of_kind("refusal", "pending") for r in (inner, outer)):
        return "unknown"
    if how.nominal and outer.of_kind("weighing"):
        return "unknown"  # 支援については「検討中」とした
    main = outer.entries[0] if outer.entries else None
    if main and main.act == "deny":
        return "possible" if outer.unsaid else "certain"  # 否定しなかった; との見方を否定した
    if main and outer.unsaid and main.kind == "cue" and main.act in _TELLING:
        return "unknown"  # とは述べていない, ことを確認していない
    said = outer.entries if outer.negated else (*inner.entries, *outer.entries)  # 可能性は「ない」と言い切った
    if any(e.words[-1] == "見る" for e in said):
        said = tuple(e for e in said if e.words[-2:] != ("ない", "か"))  # 「逃げたのではないか」とみる: his estimate
    levels = [e.certainty for e in said if _weighs(e, how)]
    if inner.of_kind("wish") and outer.of_kind("intent", "noun"):
        return "certain"  # 〜したいとの意向を示した: the wish itself is what was said, 〜する意向を示した is a plan
    return min(levels, key=_ORDER.index, default="certain")


def _weighs(entry: Entry, how: _How) -> bool:
    """Whether an entry says how sure the content is: a plan officially announced is certain, and so is what has
    happened, though it be feared (延期されたことに懸念を示した)."""
    match entry.kind:
        case "plan":
            return not how.official
        case "weighing":  # 検討していると認めた, 検討していると述べた, but 検討していると伝えた
            return not how.admitted
        case "fear":
            return how.nominal or how.tense == "future"
    return entry.certainty != "unknown"


def _denied(inner: Reading, outer: Reading, direct: bool, nominal: bool) -> bool:
    main = outer.entries[0] if outer.entries else None
    if main and main.act == "deny" and outer.unsaid:
        return False
    if main and main.act == "deny" and main.kind == "cue" and direct:
        if inner.of_kind("invective"):  # 「でっち上げだ」と否定した
            return True
        outer = Reading(outer.entries[1:], outer.negated)  # 「関与はない」と否定した: what was said is not denied
    elif main and main.act == "deny" and main.kind == "cue" and nominal and not outer.unsaid:
        return True  # 県の説明に反論した
    if outer.unsaid or outer.negated or any(e.polarity == "negative" for e in outer.entries):
        return True
    closed = inner.of_kind("refusal", "denial", "falsity")
    if closed and closed.kind == "falsity":
        return not inner.negated  # その報道は誤りだ; その証言はうそではない
    return closed.polarity == "negative" if closed else inner.negated
