"""The head of a clipped text whose lines say what they hold: its headline, who published it, when.

【媒体】港都新聞                      媒体　　：帝都新聞デジタル
【掲載日】2025年3月4日　朝刊          配信日時：2025年3月4日 05:00
【見出し】離島の診療所、週3日に短縮   タイトル：空港の滑走路、延伸へ

A log of clips has several such heads, one below the other, each with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from uratori.model import Document, Evidence, Mark, Published
from uratori.reading import address
from uratori.reading.labels.days import day
from uratori.reading.labels.fields import label
from uratori.reading.labels.outlet import named
from uratori.reading.labels.page_lines import ISSUE, either

_LINES = 16
_ABOVE, _LONGEST_ABOVE = 4, 60  # lines above the first label (who clipped it, a masthead), and their characters
_RULE = re.compile(r"[\s\-–—―─━=＝*＊_~～・]+$")
_EDITION = re.compile(rf"[ \u3000]+(?:{ISSUE}).*$")
_ASIDE = re.compile(
    rf"[ \t\u3000]*(?:[【\[［〔＜](?:{either('label')})[】\]］〕＞]|[■●◆・]?(?:{either('label')})[ \u3000]*[:：\t])"
)
_FEWEST = 2  # heads of a log
_SIGNS = ":：】］〕＞]\t元"  # see fields.label
_MOST = 200_000  # lines of one


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and where it and its value stand. ``of`` is the field that it says it holds, ``aside`` one of none of ours (面, 文字数),
    None where it says nothing."""

    start: int
    end: int
    text: str
    of: str | None
    value: str

    @property
    def words(self) -> int:
        return self.end - len(self.value)


def labelled(document: Document) -> Document:
    """The document with what the lines at its head say they hold; as it is where none of them says it is the headline, or
    none who published it, when, or where its words begin. The headline's words are marked as such, the other lines as credits.
    Words of the one who sends it (下記、原稿送ります。) stand before such a head, and are left out."""
    if not _may_say(document, 1):
        return document
    own = _labelled(document)
    if own.marks == document.marks:
        start = next(_heads(list(islice(_lines(document), _LINES))), document.start)
        own = _labelled(replace(document, start=start)) if start > document.start else own
        own = document if own.start > document.start and own.title is None else own
    return own


def _labelled(document: Document) -> Document:
    found: dict[str, _Line] = {}
    marks: list[Mark] = []
    above: list[Mark] = []
    worded = False
    for line in islice(_lines(document), _LINES):
        of = line.of
        if of == "rule" or (of == "aside" and found):
            marks.append(Mark(line.start, line.end, "credit"))
        elif (
            of is None
            and not found
            and len(above) < _ABOVE
            and len(line.text) <= _LONGEST_ABOVE
            and "。" not in line.text
        ):
            above.append(Mark(line.start, line.end, "credit"))
        elif of is None or of == "aside" or of in found:
            break
        elif of == "text":
            worded = not line.value
            marks += [] if line.value else [Mark(line.start, line.end, "credit")]
            break
        else:
            found[of] = line
            title = of == "title" and line.value
            marks.append(Mark(line.words, line.end, "headline") if title else Mark(line.start, line.end, "credit"))
    told = worded or found.keys() & {"outlet", "published"}
    if "title" not in found or not found["title"].value or not told:
        return document
    return _with(document, found, sorted((*above, *marks), key=lambda m: m.start))


def log(document: Document) -> tuple[Document, ...]:
    """The clips of a log: a document for each head that names its headline, and its outlet or its day. Empty where there are
    not two of them."""
    heads = list(_heads(list(_lines(document)))) if _may_say(document, 2 * _FEWEST) else []
    if len(heads) < _FEWEST:
        return ()
    out: list[Document] = []
    for n, (start, stop) in enumerate(zip(heads, [*heads[1:], document.end], strict=True), start=1):
        end = start + len(document.text[start:stop].rstrip(" \t\r\n\u3000-–—―─━=＝*＊_~～"))
        part = replace(document, id=f"{document.id}#{n}", parent=document.id, start=start, end=end)
        out.append(labelled(part))
    return tuple(out) if all(d.title for d in out) else ()


def _may_say(document: Document, fewest: int) -> bool:
    """Whether so many signs stand in a text that labels end in: a look that costs nothing, since most texts have no labels."""
    return sum(document.text.count(sign, document.start, document.end) for sign in _SIGNS) >= fewest


def _heads(lines: Sequence[_Line]) -> Iterator[int]:
    """Where the heads begin: the first of the labelled lines that stand together and name a headline and an outlet or a day."""
    k = 0
    while k < len(lines):
        held: dict[str, int] = {}
        worded, at = False, k
        while at < len(lines) and (of := lines[at].of) is not None and of not in held:
            if of == "text":
                worded = not lines[at].value
                break
            if of not in ("rule", "aside"):
                held[of] = at
            at += 1
        if "title" in held and (worded or held.keys() & {"outlet", "published"}):
            yield lines[min(held.values())].start
        k = max(at, k + 1)


def _lines(document: Document) -> Iterator[_Line]:
    """The lines of a document that are not blank, with what they say they hold."""
    at = document.start
    for raw in islice(document.text[document.start : document.end].splitlines(keepends=True), _MOST):
        start, at = at, at + len(raw)
        line = raw.rstrip()
        if not line:
            continue
        of, value = label(line)
        if _RULE.fullmatch(line):
            of = "rule"
        elif of is None and _ASIDE.match(line):
            of = "aside"
        yield _Line(start, start + len(line), line, of, value)


def _with(document: Document, found: dict[str, _Line], marks: list[Mark]) -> Document:
    outlet, url = (found[of].value if of in found else "" for of in ("outlet", "url"))
    line = found.get("published")
    stated = document.published
    if line and (date := day(line.value)):
        stated = Published(date, "stated", date[:10], date[:10], (Evidence(line.words, line.end, "date line"),))
    return replace(
        document,
        title=document.title or found["title"].value,
        outlet=document.outlet or (named(_EDITION.sub("", outlet)) if outlet else None),
        url=document.url or address.clean(url),
        byline=document.byline or (found["byline"].value or None if "byline" in found else None),
        published=document.published if document.published.value else stated,
        marks=tuple(marks),
    )
