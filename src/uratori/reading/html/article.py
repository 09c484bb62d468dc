"""Which blocks of a page are its report.

The walk is a reader's: find the title's heading; find the element that holds the sentences (the one marked as the
article's body, else the deepest that still holds most of the page's sentences outside of navigation); take its blocks
in order, with what stands between title and body (the lead, its picture's caption); leave out what is linked away,
named as something else by its class, or stands under a heading such as 関連記事.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from unicodedata import normalize

from uratori.reading.html import report
from uratori.reading.html.report import Line
from uratori.reading.html.title import is_site, without_site
from uratori.reading.html.tree import HEADINGS, Block, Element, names
from uratori.reading.html.words import credit_line, harmless, holds_body, is_body, is_marked, is_noise, is_subtitle, up
from uratori.reading.labels import instants
from uratori.reading.labels.page_lines import MARKS, is_noise_line, key, listed, opens_other_things

__all__ = ["Line", "lines"]

_ASIDE = frozenset(("nav", "footer", "aside"))
_ROLES = frozenset(("navigation", "complementary", "contentinfo", "banner", "dialog"))
_POINT = 15  # characters from which an item between title and body is one of its points
_LONGEST_SUBTITLE = 80
_INNERMOST = frozenset(("p", "li", "h1", "h2", "ul", "ol"))  # no report is one of these: what stands beside it is
_PART = 8  # characters of a heading that the title begins with
_ABOVE, _SHORTEST = 8, 6  # blocks above the first sentence; characters of a headline
_HEADLINE = frozenset(("midashi", "midasi", "headline", "title", "ttl", "heading", "subject", "kijimidashi", "hl"))
_MOST = 0.6  # of the page's sentences
_FEWEST_NOTES, _LEAST_NOTES, _MOST_NOTES = 3, 40, 500  # lines of a page without a sentence, and their characters
_ADVERTISED = 0.3  # of the page's sentences that may stand in a part that opens with 広告
_SHORT_LABEL = 16
_CREDITS_BELOW, _LONGEST_CREDIT = 3, 40  # blocks; characters
_CLOSE = 0.6  # of the characters in an element of sentences


def lines(blocks: Sequence[Block], title: str | None) -> tuple[Line, ...]:
    """The lines of the report of a page, its title left out; empty where the page holds none."""
    for strict in (True, False):  # a page whose every part is named as noise has its report in one of them all the same
        page = _Page(blocks, title, strict)
        if page.total and (found := page.lines()):
            return found
    return ()


def notes(blocks: Sequence[Block], title: str | None) -> tuple[Line, ...]:
    """The lines below the title of a page without a sentence: a bulletin of damage, a list of figures. Empty where there are
    too few of them, or the title is nowhere on the page."""
    page = _Page(blocks, title, strict=True)
    if page.heading is None or not page.title or key(page.heading.text) not in page.title:
        return ()
    at = next(k for k, b in enumerate(blocks) if b is page.heading)
    part = next(
        (
            e
            for e in islice(up(page.heading.element), 1, 4)
            if e.tag in ("main", "article", "section", "div", "td", "body")
        ),
        None,
    )
    out: list[Line] = []
    for b in blocks[at + 1 : at + _MOST_NOTES]:
        if opens_other_things(b.text) or part is None or part not in islice(up(b.element), 12):
            break
        if not b.linked and not page.is_noise(b.element) and not is_noise_line(b.text):
            out.append(Line(b.text, "headline" if b.element.tag in HEADINGS else "list item"))
    size = sum(len(line.text) for line in out if line.kind != "headline")
    return tuple(out) if len(out) >= _FEWEST_NOTES and size >= _LEAST_NOTES else ()


def headline(blocks: Sequence[Block]) -> str | None:
    """What the first sentences of a page stand below, set off from them: its headline, where no title names it. None
    where nothing is set off."""
    page = next((p for strict in (True, False) if (p := _Page(blocks, None, strict)).total), None)
    if page is None:
        return None
    first = next((k for k, b in enumerate(blocks) if page.sentences[id(b)] and not page.is_noise(b.element)), 0)
    for b in reversed(blocks[max(0, first - _ABOVE) : first]):
        text = b.text.strip(MARKS)
        if is_site(text) or is_site(normalize("NFKC", text)):
            continue
        off = b.strong or b.element.tag in HEADINGS or names(b.element) & _HEADLINE or text != b.text
        if off and not b.linked and _SHORTEST <= len(text) <= _LONGEST_SUBTITLE and not is_noise_line(text):
            return text
    dated = (k for k in range(max(0, first - _ABOVE), first) if instants.CLOCKED.search(blocks[k].text))
    if not (at := next(dated, 0)):
        return None
    above, text = blocks[at - 1], blocks[at - 1].text  # nothing is set off: the line above the date
    fit = not above.linked and _SHORTEST <= len(text) <= _LONGEST_SUBTITLE and not is_noise_line(text)
    return text if fit and not is_site(normalize("NFKC", text)) else None


class _Page:
    """The blocks with what is needed to choose among them: how many characters of sentences each element holds."""

    def __init__(self, blocks: Sequence[Block], title: str | None, strict: bool) -> None:
        self.strict = strict
        self.blocks = blocks
        self.title = key(title or "")
        self.heading = self._heading()
        self.noise: dict[Element, bool] = {}
        held = [report.sentences(b) for b in blocks]
        self.sentences = {id(b): n for b, n in zip(blocks, held, strict=True)}
        self.keep = self._around(self.heading.element) if self.heading else frozenset()
        self.harmless = harmless(self.keep)
        self.ads = self._advertised(held)
        clear = [n if n and not self.is_noise(b.element) else 0 for b, n in zip(blocks, held, strict=True)]
        self.good = self._sums(blocks, clear)
        self.total = sum(clear)

    def _advertised(self, held: Sequence[int]) -> frozenset[Element]:
        """The parts that open with 広告 and hold what it offers."""
        labels = [k for k, b in enumerate(self.blocks) if len(b.text) <= _SHORT_LABEL and key(b.text) in _adverts()]
        parts = {part: k for k in labels if (part := self._opened(k)) is not None and part not in self.keep}
        if not parts:
            return frozenset()
        sums = self._sums(self.blocks, held)
        whole = sum(held)
        return frozenset(e for e in parts if sums.get(e, 0) <= _ADVERTISED * whole)

    def _opened(self, k: int) -> Element | None:
        """The part whose first block stands at ``k``."""
        element = self.blocks[k].element
        part = element.getparent() if element.tag in ("p", "span", *HEADINGS) else element
        before = self.blocks[k - 1].element if k else None
        return None if before is not None and part in islice(up(before), 12) else part

    @staticmethod
    def _sums(blocks: Sequence[Block], held: Sequence[int]) -> dict[Element, int]:
        own: dict[Element, int] = {}
        for b, n in zip(blocks, held, strict=True):
            if n:
                own[b.element] = own.get(b.element, 0) + n
        depth: dict[Element, int] = {}
        for element in own:
            chain = []
            for e in up(element):
                if e in depth:
                    break
                chain.append(e)
            below = depth[chain[-1].getparent()] if chain and chain[-1].getparent() is not None else -1
            depth.update((e, below + n) for n, e in enumerate(reversed(chain), start=1))
        for element in sorted(depth, key=lambda e: -depth[e]):  # children before what they stand in
            parent = element.getparent()
            if parent is not None:
                own[parent] = own.get(parent, 0) + own.get(element, 0)
        return own

    def _heading(self) -> Block | None:
        heads = [b for b in self.blocks if b.element.tag in ("h1", "h2", "h3", "h4") or "title" in names(b.element)]
        if self.title:
            for b in heads:
                mine = key(without_site(b.text)[0])
                if mine == self.title or (len(mine) >= 8 and (mine in self.title or self.title in mine)):
                    return b
            plain = ((key(b.text), b) for b in self.blocks if not b.linked and len(b.text) <= _LONGEST_SUBTITLE)
            parts = [(k, b) for k, b in plain if k == self.title or (len(k) >= _PART and self.title.startswith(k))]
            if parts:
                return max(parts, key=lambda p: len(p[0]))[1]
        return next((b for b in heads if b.element.tag == "h1" and not (b.linked and len(b.text) < 15)), None)

    @staticmethod
    def _around(element: Element) -> frozenset[Element]:
        return frozenset((element, *element.iterancestors()))

    def is_noise(self, element: Element) -> bool:
        """Whether an element stands in a part that holds no report. What holds the title's heading is no such part,
        nor what is marked as the body."""
        chain = []
        answer = False
        for e in up(element):
            if e in self.noise:
                answer = self.noise[e]
                break
            chain.append(e)
        for e in reversed(chain):
            answer = answer or self._noisy(e)
            self.noise[e] = answer
        return answer

    def _noisy(self, e: Element) -> bool:
        if e in self.ads:
            return True
        if e.tag in ("html", "body", "p") or e in self.keep or is_body(e):
            return False
        if e.tag in _ASIDE or e.get("role") in _ROLES:
            return True
        return self.strict and is_noise(e, self.harmless) and e.tag not in ("article", "main") and not holds_body(e)

    def lines(self) -> tuple[Line, ...]:
        body, marked = self._body()
        within = frozenset(body.iter())
        places = [k for k, b in enumerate(self.blocks) if b.element in within]
        if not places:
            return ()
        lead = self._lead(places[0], self._around(body))
        chosen = [*self._pictured(), *lead, *(self.blocks[k] for k in places), *self._signed(places[-1] + 1)]
        noise = frozenset(id(b) for b in chosen if self.is_noise(b.element))
        apart = self.heading is not None and self.heading.element not in within
        tight = apart and (marked or self._is_close([self.blocks[k] for k in places]))
        frame = report.Frame(self.title, id(self.heading), self.sentences, noise, frozenset(map(id, lead)), tight)
        return report.lines(chosen, frame)

    def _signed(self, after: int) -> Iterator[Block]:
        """The credit that stands below the body, in no part of it: ©共同通信社."""
        for b in self.blocks[after : after + _CREDITS_BELOW]:
            if _is_credit(b):
                yield b

    def _body(self) -> tuple[Element, bool]:
        """The element that holds the report, and whether it is marked as such: the outermost one marked as the body that
        holds a good part of the page's sentences, without the title's heading where there is such a one; else, from the top, ever the child with
        more than four fifths of them."""
        marked = [e for e in self.good if is_marked(e) and not self.is_noise(e)]
        top = max((self.good[e] for e in marked), default=0)
        if top and top >= 0.3 * self.total:
            full = [e for e in _outermost(marked) if self.good[e] >= 0.9 * top]
            return next((e for e in full if e not in self.keep), full[0]), True
        here = self._around_heading()
        while True:
            child = max((c for c in here if c in self.good), key=lambda c: self.good[c], default=None)
            if child is None or self.good[child] < 0.8 * self.good[here] or child.tag in _INNERMOST:
                break
            here = child
        return here, False

    def _around_heading(self) -> Element:
        """The nearest element around the title's heading that holds more than half of the page's sentences; the root
        where there is none: a page's own notices must not outweigh a short report."""
        root = next(iter(self.good)).getroottree().getroot()
        if self.heading is None:
            return root
        return next((e for e in up(self.heading.element) if self.good.get(e, 0) >= _MOST * self.total), root)

    def _is_close(self, blocks: Sequence[Block]) -> bool:
        """Whether blocks are hardly anything but sentences, so that a line between them is no label of the page."""
        size = sum(len(b.text) for b in blocks)
        return sum(self.sentences[id(b)] for b in blocks) >= _CLOSE * size

    def _lead(self, first: int, around: frozenset[Element]) -> list[Block]:
        """What leads from the title's heading to the body: sentences, the line below the title, captions, the points of
        a summary, the headings of what the body stands in (``around``)."""
        if self.heading is None:
            return []
        at = next(k for k, b in enumerate(self.blocks) if b is self.heading)
        below = self.blocks[at + 1 : first]
        return [
            b
            for n, b in enumerate(below)
            if (self._leads(b, around) or (not n and report.is_deck(b, self.heading.element)))
            and not self.is_noise(b.element)
        ]

    def _pictured(self) -> Iterator[Block]:
        """The captions of pictures that stand right above the title, in one part with it."""
        if self.heading is None:
            return
        at = next(k for k, b in enumerate(self.blocks) if b is self.heading)
        parts = frozenset(e for e in islice(up(self.heading.element), 1, 3) if e.tag not in ("body", "html"))
        for b in self.blocks[max(0, at - _CREDITS_BELOW) : at]:
            if (
                report.is_caption(b)
                and not report.holds_picture(b)
                and not parts.isdisjoint(islice(up(b.element), 6))
                and not self.is_noise(b.element)
            ):
                yield b

    def _leads(self, b: Block, around: frozenset[Element]) -> bool:
        if self.sentences[id(b)] or report.is_lead(b) or report.is_caption(b) or _is_credit(b):
            return True
        if b.linked or is_noise_line(b.text):
            return False
        if b.element.tag in HEADINGS:
            return (
                b.element.getparent() in around
                or opens_other_things(b.text)
                or (is_subtitle(b.element) and not report.is_label(b.text))
            )
        if b.element.tag == "li":
            return len(b.text) >= _POINT
        return len(b.text) <= _LONGEST_SUBTITLE and any(is_subtitle(e) for e in islice(up(b.element), 2))


@cache
def _adverts() -> frozenset[str]:
    return frozenset(map(key, listed("advert")))


def _is_credit(b: Block) -> bool:
    return not b.linked and len(b.text) <= _LONGEST_CREDIT and bool(credit_line().match(normalize("NFKC", b.text)))


def _outermost(elements: Sequence[Element]) -> Iterator[Element]:
    found = set(elements)
    yield from sorted(elements, key=lambda e: sum(1 for a in e.iterancestors() if a in found))
