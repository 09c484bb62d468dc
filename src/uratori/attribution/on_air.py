"""What a reporter says on the air, set in quotes behind a label: (記者リポート)“沿道に人が並んでいます。主催者によりますと、3万人が訪れたということです”."""

from __future__ import annotations

from uratori.attribution import lexicon
from uratori.attribution.cast import Cast
from uratori.attribution.division import sentences
from uratori.attribution.items import Item, Line
from uratori.attribution.reader import read
from uratori.attribution.reading import Reading
from uratori.model import Span


def reported(line: Line, label: Item, quote: Item, cast: Cast) -> tuple[list[Reading], list[Span]] | None:
    """Whose words are passed on in the ``quote`` behind ``label``, and the sentences (folded offsets) that are the outlet's own; None
    where the label names somebody else."""
    if not cast.text[label.start + 1 : label.end - 1].endswith(lexicon.parts("on the air")):
        return None
    said = [r for r in read(line.inside(quote), cast) if r.source is not None]
    told = sentences(cast.text, Span(quote.start + 1, quote.end - 1))
    return said, [part for part in told if not any(part.contains(c) for r in said for c in r.content)]
