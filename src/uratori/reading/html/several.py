"""Pages that hold several reports one below the other, each with its headline and its day: the news of a day on a
broadcaster's page, a month's reports of a small paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from uratori.reading import address
from uratori.reading.html.report import is_caption, sentences
from uratori.reading.html.tree import HEADINGS, Block, names
from uratori.reading.html.words import in_caption, is_noise, up
from uratori.reading.labels import instants
from uratori.reading.labels.page_lines import MARKS, is_noise_line, opens_other_things
from uratori.reading.layouts.stacked import Part

_FEWEST = 2
_SHARE = 0.8  # of the page's sentences that stand below such headlines
_LONGEST, _DATE_LINE = 100, 60
_SHORT = re.compile(r"[（(]\s*(?P<year>\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\s*[)）]\s*$")  # (20-04-05)
# （６月１２日）, right below a headline: a day without its year
_NO_YEAR = re.compile(r"[（(［\[]?\s*\d{1,2}\s?[月/]\s?\d{1,2}日?\s*(?:[（(].[)）])?\s*[)）\]］]?")
_CUT = ("…", "...", "続きを読む", "・・・")
_DEEP = 8


def reports(blocks: Sequence[Block], base: str | None) -> tuple[Part, ...]:
    """The reports of a page that holds several, in the order of the page; empty where it holds one, or teasers of others.
    ``base`` is the page's address."""
    clear = [b for b in blocks if not any(is_noise(e) for e, _ in zip(up(b.element), range(_DEEP), strict=False))]
    heads = [k for k, b in enumerate(clear) if _is_head(b)]
    dated = {k: d for k in heads if (d := _day(clear, k)) is not None}
    usual = Counter(_form(clear[k]) for k in dated).most_common(1)
    dated = {k: d for k, d in dated.items() if _form(clear[k]) == usual[0][0]}
    if len(dated) < _FEWEST:
        return ()
    found, cut = [], 0
    for k, stop in zip(dated, [*dated, len(clear)][1:], strict=True):
        said = tuple(_said(clear[k + 1 : stop]))
        if said:
            title = _SHORT.sub("", clear[k].text).lstrip(MARKS).strip()
            link = next((e.get("href") for e in clear[k].element.iter("a") if e.get("href")), None)
            cut += any(b.text.endswith(_CUT) for b in clear[k + 1 : stop])
            found.append(Part(title, said, address.clean(link, base), instants.published(dated[k] or None)))
    told = sum(len(line) for r in found for line in r.lines)
    whole = sum(sentences(b) for b in clear)
    return tuple(found) if len(found) >= _FEWEST and told >= _SHARE * whole and cut * 2 <= len(found) else ()


def _is_head(b: Block) -> bool:
    off = b.element.tag in HEADINGS - {"h1"} or b.text[:1] in MARKS or b.strong
    return off and 4 <= len(b.text) <= _LONGEST and "。" not in b.text and not opens_other_things(b.text)


def _form(b: Block) -> tuple[str, frozenset[str]]:
    return b.element.tag, names(b.element)


def _day(blocks: Sequence[Block], k: int) -> str | None:
    """The day in a headline's own line, or in the line right above or below it; empty where that has no year."""
    if m := _SHORT.search(blocks[k].text):
        return instants.instant(f"20{m['year']}-{int(m['month']):02d}-{int(m['day']):02d}")
    near = (blocks[n].text for n in (k - 1, k + 1) if 0 <= n < len(blocks))
    lines = (t for t in near if len(t) <= _DATE_LINE and "。" not in t)
    if found := next(filter(None, map(instants.first, lines)), None):
        return found
    return "" if k + 1 < len(blocks) and _NO_YEAR.fullmatch(blocks[k + 1].text) else None


def _said(blocks: Sequence[Block]) -> Iterator[str]:
    for b in blocks:
        if opens_other_things(b.text) and not sentences(b):
            return
        if sentences(b) and not in_caption(b.element) and not is_caption(b) and not is_noise_line(b.text):
            yield b.text
