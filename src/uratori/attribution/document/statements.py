"""From drafts to statements: each with its act and certainty, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.attribution import modality
from uratori.attribution.clause.cast import Cast
from uratori.attribution.document.drafts import Draft
from uratori.attribution.document.writer import Writer
from uratori.language import Parse
from uratori.model import Entity, Mention, Statement, Time


def statements(
    parse: Parse, mentions: Sequence[Mention], entities: Sequence[Entity], times: Sequence[Time]
) -> tuple[Statement, ...]:
    """All statements of a document, with ids s1, s2, … in the order of the text (folded offsets)."""
    drafts = Writer(parse, Cast(parse, mentions, entities, times)).write()
    drafts.sort(key=lambda d: (d.sentence, d.content[0].start, -d.content[-1].end))
    return tuple(_statement(parse, n, d) for n, d in enumerate(drafts, start=1))


def _assessed(parse: Parse, draft: Draft) -> modality.Assessment:
    if draft.bare and draft.cue is not None:
        tense = modality.assess(parse, draft.sentence, (draft.cue,), draft.cue, quoted=False).tense
        return modality.Assessment("deny", "certain", "negative", tense)
    weighed = (draft.refusal,) if draft.refusal is not None else draft.content
    return modality.assess(parse, draft.sentence, weighed, draft.cue, draft.quoted)


def _statement(parse: Parse, number: int, draft: Draft) -> Statement:
    found = _assessed(parse, draft)
    sentence = parse.sentences[draft.sentence]
    return Statement(
        id=f"s{number}",
        start=sentence.start,
        end=sentence.end,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        chain=draft.chain,
        act=found.act,
        certainty="unknown" if draft.refusal is not None else found.certainty,
        polarity=found.polarity,
        tense=found.tense,
        attributed=len(draft.chain) > 1,
    )
