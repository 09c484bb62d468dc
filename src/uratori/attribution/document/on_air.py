"""What a reporter says on the air, set in quotes behind a label: (記者リポート)“沿道に人が並んでいます。主催者によりますと、3万人が訪れたということです”."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import Item, Line
from uratori.attribution.document.division import sentences
from uratori.attribution.line.reader import read
from uratori.attribution.line.reading import Reading
from uratori.language import Parse
from uratori.model import Span


def reported(line: Line, label: Span, quote: Item, cast: Cast) -> tuple[list[Reading], list[Span]] | None:
    """Whose words are passed on in the ``quote`` behind ``label``, and the sentences (folded offsets) that are the outlet's own; None
    where the label names somebody else."""
    if not _is_outlets(label, cast):
        return None
    said = [r for r in read(line.inside(quote), cast) if r.source is not None or _estimates(r)]
    told = sentences(cast.text, Span(quote.start + 1, quote.end - 1))
    return said, [part for part in told if not any(part.contains(c) for r in said for c in r.content)]


def _estimates(reading: Reading) -> bool:
    """Whether a reading is what the reporter himself makes of it: …という狙いがある〈とみられます〉."""
    return reading.kind in ("hedge", "passive") and reading.entry is not None and reading.entry.act == "estimate"


def labelled(line: Line, cast: Cast) -> tuple[Span, Item] | None:
    """The name of the outlet's own reporter before words that nothing follows, and the words: ソウル支局・〈佐藤記者〉「市民は落ち着いています」."""
    items = [x for x in line.items if x.text not in ("。", "、")]
    if len(items) < 3 or items[-1].kind != "quote" or items[-2].text not in lexicon.words("on the air"):
        return None
    if any(x.kind != "word" or x.pos in ("助詞", "動詞", "助動詞") for x in items[:-1]):
        return None
    return Span(items[0].start, items[-2].end), items[-1]


def above_of(parse: Parse, sentence: int) -> Span | None:
    """What stands in brackets on a line of its own above a sentence, or all of a short line: (ワシントン支局 〈佐藤記者〉)."""
    if sentence == 0:
        return None
    line, text = parse.sentences[sentence - 1], parse.text
    if line.end - line.start > _LINE or text[line.end - 1] == "。":
        return None
    bracketed = text[line.start] == "(" and text[line.end - 1] == ")"
    return Span(line.start + 1, line.end - 1) if bracketed else Span(line.start, line.end)


_LINE = 60  # characters of a line that names a speaker


def _is_outlets(label: Span, cast: Cast) -> bool:
    """Whether a label is the outlet's own: 記者リポート, ヘリ中継, 佐藤記者, and not 専門家の解説, 元キャスター, A紙記者."""
    words = rest = label.of(cast.text)
    while (end := lexicon.longest(rest, lexicon.words("on the air"))) is not None:
        rest = rest.removesuffix(end)
    if not rest or rest == words:
        return rest != words
    others = any(
        m.type == "organization" and not cast.text[m.start : m.end].endswith(lexicon.parts("bureau"))
        for m in cast.within(label.start, label.end)
    )
    another = "の" in rest or rest.startswith(lexicon.parts("other holder"))
    return not others and not another and lexicon.kind(rest.removesuffix("・")) is None
