"""The fields of a form that says how a label should be, and the label that they make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast, get_args

from starlette.datastructures import FormData

from uratori.desk.labels import Holder, Label, Layer, MemberLabel, NameLabel, StatementLabel, TimeLabel
from uratori.dossier.visible import typed
from uratori.model import Act, Certainty, EntityType, LinkKind, Polarity, Span, TimeType
from uratori.reading import given
from uratori.web import wording
from uratori.web.house import text

MODS = ("APPROX", "START", "MID", "END", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN")
#: What may be chosen, by the name of the field.
CHOICES: Mapping[str, Sequence[str]] = {
    "timex": get_args(TimeType),
    "mod": ("", *MODS),
    "type": get_args(EntityType),
    "act": get_args(Act),
    "certainty": get_args(Certainty),
    "polarity": get_args(Polarity),
    "kind": ("", *get_args(LinkKind)),
}
_WORDS, _NAME, _HOLDERS = 4_000, 200, 8
_POINT = r"[0-9X]{2,4}[-0-9XWQHSPUFAIT:MONEVDZ+.]{0,40}"
_VALUE = re.compile(rf"P[0-9XYMWDTHS.]{{1,30}}|{_POINT}(?:/{_POINT})?|(?:PAST|PRESENT|FUTURE)_REF")


class EntryError(ValueError):
    """What cannot be taken: ``why`` is the name of a message, ``what`` the words it is of."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why)
        self.why, self.what = why, what


@dataclass(frozen=True)
class Ground:
    """What labels are made on: the text of a document, the sentence in hand, the names known in the story with their
    forms (by name), and the ids of its claims by their numbers."""

    text: str
    document: Span
    sentence: Span
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    claims: Mapping[int, str] = field(default_factory=dict)

    def find(self, words: str) -> Span:
        try:
            return self._inside(wording.find(self.text, self.sentence, words))
        except wording.AbsentError as error:
            raise EntryError("absent", str(error)) from error

    def find_all(self, words: str) -> tuple[Span, ...]:
        try:
            return tuple(map(self._inside, wording.find_all(self.text, self.sentence, words)))
        except wording.AbsentError as error:
            raise EntryError("absent", str(error)) from error

    def _inside(self, span: Span) -> Span:
        if not self.document.contains(span):
            raise EntryError("absent", span.of(self.text))
        return span


def fields(label: Label, ground: Ground) -> dict[str, Any]:
    """A label as the values of the form's fields."""
    if isinstance(label, StatementLabel):
        return {
            "content": wording.write_all(ground.text, ground.sentence, label.content),
            "source": _written(label.source, ground),
            "cue": _written(label.cue, ground),
            "holders": [(typed(h.name), h.kind) for h in label.chain],
            "act": label.act,
            "certainty": label.certainty,
            "polarity": label.polarity,
        }
    own: dict[str, Any] = {"words": _written(label.span, ground)}
    if isinstance(label, TimeLabel):
        more = {"value": label.value or "", "mod": label.mod or "", "anchor": label.anchor or ""}
        return own | {"timex": label.type} | more
    if isinstance(label, NameLabel):
        return own | {"type": label.type, "who": "、".join(map(typed, label.who))}
    numbers = {id: n for n, id in ground.claims.items()}
    return own | {"claim": str(numbers.get(label.claim, ""))}


def _written(span: Span | None, ground: Ground) -> str:
    return wording.write(ground.text, ground.sentence, span) if span else ""


def sent(form: FormData) -> dict[str, Any]:
    """The fields as they were sent, to be shown again."""
    names = ("words", "timex", "value", "mod", "anchor", "type", "who", "claim")
    more = ("content", "source", "cue", "act", "certainty", "polarity")
    out: dict[str, Any] = {name: text(form, name, _WORDS) for name in (*names, *more)}
    holders = (v.strip()[:_NAME] for v in form.getlist("holder") if isinstance(v, str))
    kinds = (v for v in form.getlist("kind") if isinstance(v, str))
    pairs = list(zip(holders, kinds, strict=False))[:_HOLDERS]
    return out | {"holders": [pair for pair in pairs if any(pair)]}


def label(layer: Layer, sent: Mapping[str, Any], ground: Ground, was: Label | None) -> Label:
    """The label that the fields say. ``was`` is what stood there before: a holder keeps the forms of its name. Raises
    EntryError."""
    if layer == "attribution":
        return _statement(sent, ground, was)
    if not sent["words"]:
        raise EntryError("no_words")
    span = ground.find(sent["words"])
    if layer == "times":
        return _time(sent, span)
    if layer == "names":
        who = [w.strip() for w in re.split("[、,]", sent["who"]) if w.strip()]
        if not who:
            raise EntryError("no_who")
        return NameLabel(span, cast(EntityType, _chosen(sent, "type")), tuple(dict.fromkeys(who))[:4])
    number = sent["claim"].split(" ")[0]
    claim = ground.claims.get(int(number)) if number.isascii() and number.isdecimal() and len(number) < 9 else None
    if claim is None:
        raise EntryError("no_claim", sent["claim"])
    return MemberLabel(span, claim)


def _time(sent: Mapping[str, Any], span: Span) -> TimeLabel:
    value, anchor = sent["value"], sent["anchor"]
    if value and not _VALUE.fullmatch(value):
        raise EntryError("no_value", value)
    try:
        if anchor and given(anchor).day != anchor:
            raise EntryError("no_day", anchor)
    except ValueError as error:
        raise EntryError("no_day", anchor) from error
    mod = _chosen(sent, "mod")
    return TimeLabel(span, cast(TimeType, _chosen(sent, "timex")), value or None, mod or None, anchor or None)


def _statement(sent: Mapping[str, Any], ground: Ground, was: Label | None) -> StatementLabel:
    if not sent["content"]:
        raise EntryError("no_words")
    known = {typed(h.name): h for h in was.chain} if isinstance(was, StatementLabel) else {}
    chain = []
    for name, kind in sent["holders"]:
        if kind not in CHOICES["kind"] or not (kind and (name or kind in ("unknown", "own", "anonymous"))):
            raise EntryError("no_kind", name)
        names = ground.names.get(name) or ((name,) if name else ())
        holder = known.get(name, Holder(name, "unknown", tuple(names)))
        chain.append(replace(holder, kind=cast(LinkKind, kind)))
    if not chain:
        raise EntryError("no_chain")
    return StatementLabel(
        ground.find_all(sent["content"]),
        ground.find(sent["source"]) if sent["source"] else None,
        ground.find(sent["cue"]) if sent["cue"] else None,
        tuple(chain),
        cast(Act, _chosen(sent, "act")),
        cast(Certainty, _chosen(sent, "certainty")),
        cast(Polarity, _chosen(sent, "polarity")),
    )


def _chosen(sent: Mapping[str, Any], name: str) -> str:
    value = str(sent[name])
    if value not in CHOICES[name]:
        raise EntryError("no_choice", value)
    return value
