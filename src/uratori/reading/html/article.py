"""Which blocks of a page are its report.

The walk is a reader's: find the title's heading; find the element that holds the sentences (the one marked as the
article's body, else the deepest that still holds most of the page's sentences outside of navigation); take its blocks
in order, with what stands between title and body (the lead); leave out what is linked away, named as something else by
its class, or stands under a heading such as 関連記事.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from unicodedata import normalize

from uratori.data import outlets
from uratori.model import SentenceKind
from uratori.reading.html.title import key, without_site
from uratori.reading.html.tree import HEADINGS, Block, Element, listed, names

# Elements that hold words, not a report.
_LEAVES = frozenset(("p", "span", "a", "figcaption", "small", "li", "time", *HEADINGS))
_LEAD = 30  # characters from which a heading that is a sentence is the lead
_ASIDE = frozenset(("nav", "footer", "aside"))
_ROLES = frozenset(("navigation", "complementary", "contentinfo", "banner", "dialog"))
_SENTENCE = re.compile(r"[。！？!?][」』）)]?(?:\s|$|[^\s])|[a-z)\"”][.!?](?:\s|$)")
_ENDS = re.compile(r"[。！？!?…」』）)】.]\s*$")
_BY = re.compile(
    r"^[【（(［\[〈＜]?(?:文|取材|執筆|記事|構成|写真)?[・＝=:：\s]?[^。、「」]{2,24}?(?:記者|編集委員|論説委員|特派員|支局|編集部|取材班|＝共同)?[】）)］\]〉＞]?$"
)
_BULLETS = re.compile(r"^[■◆●▼□◇▽◎○※★☆▶►▲△・＞>|｜\s]+|[▼▶►＞>»›→\s]+$")
_BRACKETS = re.compile(r"^[【［\[〈《＜<「『]|[】］\]〉》＞>」』]$")
# What broadcasters set as a paragraph: 知事：「一日も早く通れるようにしたい」, without a full stop.
_QUOTE = re.compile(r"(?:[^\s「」]{1,20}[：:]\s*)?[「『].{8,}[」』]$")
_CELLS = frozenset(("td", "th", "li", "dd", "dt"))
_RELEASE = re.compile(r"(?:報道関係者各位|記者発表資料|報道発表資料|プレスリリース|ニュースリリース)$")
_ONLY_CLOCK = re.compile(r"^(?:\d{1,2}[:：]\d{2}|(?:午前|午後)?\d{1,2}時(?:\d{1,2}分)?)(?:\s*(?:更新|ごろ|頃))?$")


@cache
def _credit_line() -> re.Pattern[str]:
    """A line that is nothing but a credit: (c)AFP＝時事, 提供：共同通信社, ［ロイター　12日］. By the table: agencies under every name,
    broadcasters under those that are no common word."""
    names = {
        name
        for outlet in outlets.known()
        if outlet.kind in ("agency", "broadcaster")
        for name in (*outlet.sure, *(outlet.unsure if outlet.kind == "agency" else ()))
    }
    some = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(
        r"[（(〔［\[【]?\s*(?:(?:[（(]?[cC©][)）]|©|Ⓒ|＝|=|提供[:：]?|配信[:：]?|記事提供[:：]?|出典[:：]?)\s*)?"
        rf"(?:{some})[^。\n]{{0,12}}\s*[）)〕］\]】]?\s*$",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report. ``kind`` None is a paragraph."""

    text: str
    kind: SentenceKind | None = None


def lines(blocks: Sequence[Block], title: str | None) -> tuple[Line, ...]:
    """The lines of the report of a page, its title left out; empty where the page holds none."""
    for strict in (True, False):  # a page whose every part is named as noise has its report in one of them all the same
        page = _Page(blocks, title, strict)
        if page.total and (found := page.lines()):
            return found
    return ()


@cache
def _after() -> tuple[frozenset[str], tuple[str, ...]]:
    words = frozenset(key(w) for w in listed("after"))
    return words, tuple(w for w in words if len(w) >= 3)


@cache
def _noise_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(listed('line'))})\Z", re.I)


@cache
def _bodies() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair.split()) for pair in listed("body"))


def is_noise_line(text: str) -> bool:
    """Whether a line belongs to the page, not to the report: 続きを読む, シェアする."""
    return len(text) <= 120 and bool(_noise_line().match(_BULLETS.sub("", text) or text))


def opens_other_things(text: str) -> bool:
    """Whether a heading opens what is no more of the report: 関連記事, あわせて読みたい, アクセスランキング."""
    if len(text) > 24:
        return False
    words, starts = _after()
    mine = key(_BRACKETS.sub("", _BRACKETS.sub("", _BULLETS.sub("", text))))
    return mine in words or (
        len(mine) <= 14 and any(mine.startswith(w) and len(mine) - len(w) <= 6 and len(w) >= 4 for w in starts)
    )


class _Page:
    """The blocks with what is needed to choose among them: how many characters of sentences each element holds."""

    def __init__(self, blocks: Sequence[Block], title: str | None, strict: bool) -> None:
        self.strict = strict
        self.blocks = blocks
        self.title = key(title or "")
        self.heading = self._heading()
        self.noise: dict[Element, bool] = {}
        held = [_sentences(b) for b in blocks]
        self.sentences = {id(b): n for b, n in zip(blocks, held, strict=True)}
        self.held = self._sums(blocks, held)
        self.keep = self._around(self.heading.element) if self.heading else frozenset()
        clear = [n if n and not self.is_noise(b.element) else 0 for b, n in zip(blocks, held, strict=True)]
        self.good = self._sums(blocks, clear)
        self.total = sum(clear)

    @staticmethod
    def _sums(blocks: Sequence[Block], held: Sequence[int]) -> dict[Element, int]:
        own: dict[Element, int] = {}
        for b, n in zip(blocks, held, strict=True):
            if n:
                own[b.element] = own.get(b.element, 0) + n
        depth: dict[Element, int] = {}
        for element in own:
            chain = []
            for e in _up(element):
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
        return next((b for b in heads if b.element.tag == "h1" and not (b.linked and len(b.text) < 15)), None)

    @staticmethod
    def _around(element: Element) -> frozenset[Element]:
        return frozenset((element, *element.iterancestors()))

    def is_noise(self, element: Element) -> bool:
        """Whether an element stands in a part that holds no report. What holds the title's heading is no such part,
        nor what is marked as the body."""
        chain = []
        answer = False
        for e in _up(element):
            if e in self.noise:
                answer = self.noise[e]
                break
            chain.append(e)
        for e in reversed(chain):
            answer = answer or self._noisy(e)
            self.noise[e] = answer
        return answer

    def _noisy(self, e: Element) -> bool:
        if e.tag in ("html", "body", "p") or e in self.keep or _is_body(e):
            return False
        if e.tag in _ASIDE or e.get("role") in _ROLES:
            return True
        return (
            self.strict and bool(names(e) & _noise_names()) and e.tag not in ("article", "main") and not _holds_body(e)
        )

    def lines(self) -> tuple[Line, ...]:
        within = frozenset(self._body().iter())
        places = [k for k, b in enumerate(self.blocks) if b.element in within]
        if not places:
            return ()
        return _Report(self, self.title).lines([*self._lead(places[0]), *(self.blocks[k] for k in places)])

    def _body(self) -> Element:
        """The element that holds the report: the outermost one marked as the body that holds a good part of the page's
        sentences; else, from the top, ever the child with more than four fifths of them."""
        marked = [e for e in self.good if self._is_marked(e) and not self.is_noise(e)]
        top = max((self.good[e] for e in marked), default=0)
        if top and top >= 0.3 * self.total:
            return next(e for e in _outermost(marked) if self.good[e] == top or self.good[e] >= 0.9 * top)
        here = next(iter(self.good)).getroottree().getroot()
        while True:
            child = max((c for c in here if c in self.good), key=lambda c: self.good[c], default=None)
            if child is None or self.good[child] < 0.8 * self.good[here] or child.tag in ("p", "li", "h1", "h2"):
                break
            here = child
        return here

    @staticmethod
    def _is_marked(e: Element) -> bool:
        """Whether an element is marked as the body, or holds paragraphs each of which is (p itemprop=articleBody)."""
        if e.tag in _LEAVES:
            return False
        return _is_body(e) or any(c.tag == "p" and _is_body(c) for c in list(e)[:50])

    def _lead(self, first: int) -> list[Block]:
        """The sentences between the title's heading and the body."""
        if self.heading is None:
            return []
        at = next(k for k, b in enumerate(self.blocks) if b is self.heading)
        between = self.blocks[at + 1 : first]
        return [b for b in between if (self.sentences[id(b)] or _is_lead(b)) and not self.is_noise(b.element)]


def _is_lead(b: Block) -> bool:
    """Whether a heading is a sentence that sums the report up, as magazines set it below the title."""
    return b.element.tag in HEADINGS and len(b.text) >= _LEAD and b.text.endswith("。") and not b.linked


def _outermost(elements: Sequence[Element]) -> Iterator[Element]:
    found = set(elements)
    yield from sorted(elements, key=lambda e: sum(1 for a in e.iterancestors() if a in found))


def _within(element: Element, body: Element) -> bool:
    return element is body or any(a is body for a in element.iterancestors())


def _is_body(e: Element) -> bool:
    if (e.get("itemprop") or "").lower() == "articlebody" or (e.get("property") or "").lower() == "articlebody":
        return True
    if e.get("data-track-article-content") is not None:
        return True
    return _names_body(names(e))


@lru_cache(maxsize=4096)
def _names_body(mine: frozenset[str]) -> bool:
    return len(mine) <= 12 and not mine & _noise_names() and any(words <= mine for words in _bodies())


def _up(element: Element) -> Iterator[Element]:
    """The element and what it stands in, inside out."""
    here: Element | None = element
    while here is not None:
        yield here
        here = here.getparent()


def _holds_body(e: Element) -> bool:
    return any(_is_body(d) for d in list(e.iter())[:200] if isinstance(d.tag, str))


@cache
def _noise_names() -> frozenset[str]:
    return frozenset(listed("noise"))


def _sentences(b: Block) -> int:
    """The characters of a block that is text of sentences; 0 where it is a link, a heading, a label."""
    if b.element.tag in HEADINGS or b.linked > 0.4 * len(b.text):
        return 0
    if len(b.text) < 10 and not (len(b.text) >= 5 and b.text.endswith("。")):
        return 0
    says = _SENTENCE.search(b.text) or _QUOTE.match(b.text)
    return len(b.text) if says and not is_noise_line(b.text) else 0


class _Report:
    """Takes the lines of the report from the blocks of its element."""

    def __init__(self, page: _Page, title: str) -> None:
        self.page = page
        self.title = title
        self.out: list[Line] = []
        self.seen: set[str] = set()
        self.closed: Element | None = None
        self.sentences = 0

    def lines(self, blocks: Iterable[Block]) -> tuple[Line, ...]:
        blocks = list(blocks)
        last = max(
            (k for k, b in enumerate(blocks) if self.page.sentences[id(b)] and not self.page.is_noise(b.element)),
            default=-1,
        )
        for k, b in enumerate(blocks):
            if b.element.tag == "h1" and self.sentences and key(b.text) != self.title:
                break  # the next report, on a page that goes on and on
            if self._is_closed(b) or self.page.is_noise(b.element) or is_noise_line(b.text):
                continue
            if self._opens(b):
                self.closed = (
                    b.element.getparent() if b.element.tag in HEADINGS or b.element.tag in ("dt", "p") else b.element
                )
                continue
            kind = self._kind(b, k > last)
            mine = key(b.text)
            if kind == "skip" or not mine or mine == self.title or (len(mine) >= 12 and mine in self.seen):
                continue
            self.seen.add(mine)
            self.sentences += kind is None
            self.out.append(Line(b.text, kind))
        while self.out and self.out[-1].kind == "headline":
            self.out.pop()
        return tuple(_clocked(self.out)) if self.sentences else ()

    def _is_closed(self, b: Block) -> bool:
        return self.closed is not None and _within(b.element, self.closed)

    def _opens(self, b: Block) -> bool:
        heading = b.element.tag in HEADINGS or b.strong or b.element.tag in ("dt", "div", "p")
        return (
            heading
            and not _SENTENCE.search(b.text)
            and opens_other_things(b.text)
            and (self.sentences > 0 or b.element.tag in HEADINGS)
        )

    def _kind(self, b: Block, after: bool) -> SentenceKind | Literal["skip"] | None:
        """What a block is in the report: None for a paragraph, ``skip`` where it is none of it."""
        tag, text = b.element.tag, b.text
        if _in_caption(b.element):
            return "caption" if len(text) <= 300 and b.linked < 0.5 * len(text) else "skip"
        if len(text) <= 40 and _credit_line().match(normalize("NFKC", text)):
            return "credit" if b.linked == 0 or len(text) <= 12 else "skip"
        if b.linked > 0.6 * len(text) and not (_SENTENCE.search(text) and b.linked < 0.9 * len(text)):
            return "skip"
        if tag in HEADINGS:
            return None if len(text) > 100 or _is_lead(b) else "headline"
        if self.page.sentences[id(b)]:
            return None
        if _ONLY_CLOCK.match(text):
            return "headline"
        if _RELEASE.match(text):
            return "headline"
        if after and self.sentences and tag in _CELLS and b.linked == 0:
            return "list item"
        if after or not self.sentences:
            return "skip"
        if len(text) >= 40:
            return None
        if b.strong or text[0] in "■◆●▼□◇":
            return "headline"
        if tag in _CELLS:
            return "list item"
        return "skip" if len(text) <= 24 and not _ENDS.search(text) and _BY.match(text) else None


def _clocked(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a clock that stands alone put before the heading below it: the entry of a live blog."""
    clock = ""
    for line in lines:
        if _ONLY_CLOCK.match(line.text):
            clock = line.text
        elif clock and (line.kind == "headline" or len(line.text) < 60):
            yield Line(f"{clock} {line.text}", "headline")
            clock = ""
        else:
            if clock:
                yield Line(clock, "headline")
                clock = ""
            yield line


@cache
def _caption_names() -> frozenset[str]:
    return frozenset(listed("caption"))


def _in_caption(element: Element) -> bool:
    for depth, e in enumerate(_up(element)):
        if depth > 3 or e.tag in ("article", "main", "section", "body") or (e.tag not in _LEAVES and _is_body(e)):
            return False
        if e.tag in ("figcaption", "figure", "caption") or names(e) & _caption_names():
            return True
    return False
