"""The blocks of a report's element → its lines: paragraphs, subheads, captions, list items, credits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import Literal
from unicodedata import normalize

from uratori.data import outlets
from uratori.model import SentenceKind
from uratori.reading.html.tree import HEADINGS, Block, Element, names
from uratori.reading.html.words import WRITERS, beside_picture, credit_line, in_caption, in_post, is_subtitle, up
from uratori.reading.labels import instants
from uratori.reading.labels.page_lines import QUOTE, either, is_noise_line, key, opens_other_things, stubs
from uratori.reading.layouts.speakers import is_line

_DECK = range(14, 81)  # characters of the line below the title
_LEAD = 30  # characters from which a heading that is a sentence is the lead
_SUBHEAD = 40
_PART = 6  # characters of a part of the title that is said again above the text
_CELLS = frozenset(("td", "th", "li", "dd", "dt"))
_SENTENCE = re.compile(r"[。｡！？!?][」｣』）)]?(?:\s|$|[^\s])|[a-zа-яё가-힣)\"”][.!?](?:\s|$)|(?<=[A-Za-z] )\d{1,4}\.$")
_ENDS = re.compile(r"[。｡！？!?…」』）)】.]\s*$")
# １．点検した橋梁, (2) 結果, ①対象: an item's heading, whatever it ends in.
_NUMBERED = re.compile(r"(?:[(（]?\d{1,2}[)）]|\d{1,2}[.．、]|[①-⑳]|第[\d一二三四五六七八九十]{1,3}[章節条項]?)\s*\S")
# 内容量： 750ml
_CHROME = 16  # characters of a label of the page among the paragraphs
_HAS = re.compile(r"[0-9０-９]|\S[ \u3000]\S")
_LABELLED = re.compile(r"[^\s。、：:「」]{1,10}[ \u3000]*[：:]\s*\S")
_MARKS = "■◆●▼□◇"
_SIGNS = re.compile(
    r"[【（(［\[〈＜]?(?:(?:文|取材|執筆|記事|構成|写真|撮影|文責|聞き手|編集)[・＝=:：/／\s].{1,20}|[^。、「」]{2,16}(?:記者|編集委員|論説委員|特派員|支局長?|編集部|取材班))[】）)］\]〉＞]?$"
)
_RELEASE = re.compile(r"(?:報道関係者各位|記者発表資料|報道発表資料|プレスリリース|ニュースリリース)$")
_ONLY_CLOCK = re.compile(r"^(?:\d{1,2}[:：]\d{2}|(?:午前|午後)?\d{1,2}時(?:\d{1,2}分)?)(?:\s*(?:更新|ごろ|頃))?$")
# How captions end, also those that are one link with their picture: …の車両＝12日、港町で; …の書庫（市提供）.
_CAPTION = re.compile(r"＝[^＝。]{2,60}。?$|[（(][^（）()]{0,20}(?:撮影|提供|写真)[^（）()]{0,12}[）)]。?$")
_POST_LINE = re.compile(r"[—–―-]+\s*.{1,80}[(（][@＠]\w{1,40}[)）]")  # — 北辰県警察 (@hokushin) March 4, 2025
_LONGEST_DATES = 100
_FEWEST_CLOCKS = 2
_LASTS = re.compile(r"\d{1,2}[:：]\d{2}")
_OF_DATES = re.compile(
    r"(?:最終)?(?:公開|更新|配信|掲載|投稿|発表|発信|登録|作成)(?:日時?)?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|(?i:gmt|jst|utc)[+-]?\d*"
)
_LONGEST_CAPTION, _SHORT_CAPTION = 300, 100
_REACH, _DEPTH, _HEADS = 40, 12, 200  # blocks below a heading that are looked at, how deep, for how many headings


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report. ``kind`` None is a paragraph."""

    text: str
    kind: SentenceKind | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page knows of the blocks of its report: its title and the id of the heading that is it; how many
    characters of sentences each block holds (by id); the ids of those in parts that are no report, and of those that
    lead to the body; whether the element is marked as the body, the heading outside, so that what stands in it is the
    report's unless it says otherwise."""

    title: str
    heading: int
    sentences: Mapping[int, int]
    noise: Collection[int]
    lead: Collection[int] = frozenset()
    tight: bool = False


def sentences(b: Block) -> int:
    """The characters of a block that is text of sentences; 0 where it is a link, a heading, a label."""
    if b.element.tag in HEADINGS or b.linked > 0.4 * len(b.text):
        return 0
    if len(b.text) < 10 and not (len(b.text) >= 5 and b.text.endswith(("。", "｡"))):
        return 0
    says = _SENTENCE.search(b.text) or QUOTE.match(b.text)
    return len(b.text) if says and not is_noise_line(b.text) else 0


def is_lead(b: Block) -> bool:
    """Whether a heading is a sentence that sums the report up, as magazines set it below the title."""
    return b.element.tag in HEADINGS and len(b.text) >= _LEAD and b.text.endswith("。") and not b.linked


def is_caption(b: Block) -> bool:
    """Whether a block is the caption of a picture, no link to another report beside its picture, no outlet beside its
    mark and no writer beside their portrait."""
    by_form = bool(_CAPTION.search(b.text))
    if in_caption(b.element):
        return len(b.text) <= _LONGEST_CAPTION and (by_form or b.linked < 0.5 * len(b.text))
    if not by_form and (outlets.is_paper(b.text) or any(names(e) & WRITERS for e in islice(up(b.element), 2))):
        return False
    short = len(b.text) <= _SHORT_CAPTION and (by_form or "。" not in b.text)
    return short and (by_form or b.linked == 0) and beside_picture(b.element)


def is_deck(b: Block, heading: Element) -> bool:
    """Whether a block right below the title's heading is the line below the title, whatever its class says:
    <h1>…</h1><p>仲介国が発表、捕虜交換の順序でなお溝</p>."""
    if b.linked or b.element.getparent() is not heading.getparent():
        return False
    if b.element.tag in HEADINGS and heading.getparent().tag in ("hgroup", "header"):
        return b.element.tag > heading.tag and not is_label(b.text) and not opens_other_things(b.text)
    plain = b.element.tag == "p" and len(b.text) in _DECK and not is_noise_line(b.text) and not is_label(b.text)
    return plain and not instants.CLOCKED.search(b.text)


def holds_picture(b: Block) -> bool:
    """Whether a block has a picture among its words and no caption's form: the mark of a column, of a printed page (<p><img>
    1面コラム</p>)."""
    return next(b.element.iter("img"), None) is not None and not in_caption(b.element) and not _CAPTION.search(b.text)


def is_label(text: str) -> bool:
    """Whether a line below the title says who wrote the report, which part of a series it is, who may read it, or what it is filed
    under (潮見市 議会 知事 ダム)."""
    return _other().search(text) is not None


@cache
def _other() -> re.Pattern[str]:
    return re.compile(
        rf"[:：＝=©#＃]|^(?:{either('heads')}|\W*第?\d+[回号])|(?:{either('tails')})$|^(?:\S{{1,8}}[ \u3000]){{3,}}\S{{1,8}}$",
        re.I,
    )


def lines(blocks: Sequence[Block], frame: Frame) -> tuple[Line, ...]:
    """The lines of the report; empty where no sentence is among them."""
    return _Report(frame).lines(blocks)


class _Report:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.out: list[tuple[int, Line]] = []  # with the block's place
        self.seen: set[str] = set()
        self.closed: Element | None = None
        self.first: Element | None = None  # of the first sentence
        self.below: Element | None = None  # of the title, until the next line
        self.asked = ""  # 記者：, until what is said stands behind it
        self.sentences = 0
        self.place = 0
        self.headed = False  # whether the title has been passed

    def lines(self, blocks: Sequence[Block]) -> tuple[Line, ...]:
        frame = self.frame
        last = max(
            (k for k, b in enumerate(blocks) if frame.sentences.get(id(b)) and id(b) not in frame.noise),
            default=-1,
        )
        self.headed = not any(id(b) == frame.heading for b in blocks)
        self.first = next((b.element for b in blocks if frame.sentences.get(id(b)) and id(b) not in frame.noise), None)
        for k, b in enumerate(blocks):
            if b.element.tag == "h1" and self.sentences and key(b.text) != frame.title:
                break  # the next report, on a page that goes on and on
            above = not self.headed and b.element.tag in HEADINGS and id(b) != frame.heading and not is_lead(b)
            if above or self._is_closed(b) or id(b) in frame.noise:  # above the title a heading is the site's
                continue
            opens = self._opens(b)
            ends = opens and (k > last or b.element.tag in HEADINGS)
            self.place = k
            stays = b.element.tag in HEADINGS or self._below_heading(b)
            given = _is_dates(b.text) and (_is_labelled(b.element) or (self.headed and stays))
            if is_noise_line(b.text) and not ends and not given:
                if self.sentences and stubs(b.text):
                    self.closed = self._gate(b, blocks)
                continue
            if opens:
                heads = b.element.tag in HEADINGS or b.element.tag in ("dt", "p") or _opens_part(blocks, k)
                self.closed = b.element.getparent() if heads else b.element
                continue
            self._take(k, b, k > last)
        alone = self._alone(blocks) | self._bare(blocks)
        kept = [line for k, line in self.out if k not in alone]
        while kept and kept[-1].kind == "headline":
            kept.pop()
        told = self.sentences or any(line.kind == "caption" and _SENTENCE.search(line.text) for line in kept)
        return tuple(_clocked(kept)) if told else ()  # the page of a picture has its caption alone

    def _alone(self, blocks: Sequence[Block]) -> frozenset[int]:
        """The headings below which nothing was kept of what they head: what a portal makes of a report (ざっくり言うと)."""
        kept = {k for k, line in self.out if line.kind != "headline"}
        heads = [k for k, line in self.out if line.kind == "headline" and blocks[k].element.tag in HEADINGS]
        return frozenset(k for k in heads[:_HEADS] if _is_alone(blocks, k, kept))

    def _bare(self, blocks: Sequence[Block]) -> frozenset[int]:
        """The headings between which and the next of their rank all was left out: 会見の動画, above a link to it."""
        out = []
        for (k, line), (n, following) in pairwise(self.out):
            mine, other = blocks[k].element.tag, blocks[n].element.tag
            heads = line.kind == following.kind == "headline" and mine in HEADINGS and other in HEADINGS
            if heads and other <= mine and n > k + 1:
                out.append(k)
        return frozenset(out)

    def _take(self, k: int, b: Block, after: bool) -> None:
        if b.element.tag == "dt" and b.text.endswith(("：", ":")) and len(b.text) <= 20:
            self.asked = b.text
            return
        kind = self._kind(b, after)
        mine = key(b.text)
        if id(b) == self.frame.heading:
            self.headed, self.below = True, b.element
            return
        below, self.below = self.below, None
        if (
            kind == "skip"
            and below is not None
            and (b.element is below or is_deck(b, below))
            and not b.linked
            and not instants.SEEN.search(b.text)
            and not _SIGNS.match(b.text)
        ):
            kind = "headline"  # in one element with the title, the line after it
        part = not self.sentences and len(mine) >= _PART and mine in self.frame.title
        if (
            kind == "skip"
            or not mine
            or part
            or mine == self.frame.title
            or (len(mine) >= 12 and mine in self.seen and not in_post(b.element))
        ):
            return
        self.seen.add(mine)
        self.sentences += kind is None
        text, self.asked = (self.asked + b.text if b.element.tag in ("dd", "p") else b.text), ""
        self.out.append((k, Line(text, kind)))

    def _is_closed(self, b: Block) -> bool:
        return self.closed is not None and _within(b.element, self.closed)

    def _gate(self, b: Block, blocks: Sequence[Block]) -> Element | None:
        """The part around a line that says how much is withheld, with what it offers for the rest; None where the report
        stands in it too."""
        part = b.element.getparent()
        held = part is None or any(_within(blocks[k].element, part) for k, _ in self.out)
        return self.closed if held else part

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
        tag, text, frame = b.element.tag, b.text, self.frame
        if in_caption(b.element):
            return "caption" if is_caption(b) else "skip"
        if is_caption(b):
            return "caption" if self.headed or not holds_picture(b) else "skip"
        if (
            _is_dates(text)
            and not _is_labelled(b.element)
            and not (self.sentences and tag in HEADINGS)
            and not self._below_heading(b)
        ):
            return "skip"
        if len(text) <= 40 and credit_line().match(normalize("NFKC", text)):
            return "credit" if b.linked == 0 or len(text) <= 12 else "skip"
        if b.linked > 0.6 * len(text) and not (_SENTENCE.search(text) and b.linked < 0.9 * len(text)):
            return "skip"
        if tag in HEADINGS:
            return None if len(text) > 100 or is_lead(b) else "headline"
        if frame.sentences.get(id(b)):
            return None
        if in_post(b.element):
            return "credit" if _POST_LINE.match(text) else None
        if _ONLY_CLOCK.match(text) or _RELEASE.match(text):
            return "headline" if self.headed or _ONLY_CLOCK.match(text) else "skip"
        if id(b) in frame.lead:
            return "list item" if tag in _CELLS else "headline"
        if self.headed and b.linked == 0 and _is_labelled(b.element):
            return "list item"
        if self.headed and not self.sentences and is_subtitle(b.element):
            return "headline"
        return self._fragment(b, after)

    def _fragment(self, b: Block, after: bool) -> SentenceKind | Literal["skip"] | None:
        """What a block without a sentence is."""
        tag, text, tight = b.element.tag, b.text, self.frame.tight
        marked = b.strong or text[0] in _MARKS
        if after and self.sentences and tag in _CELLS and b.linked == 0:
            return "headline" if marked else "list item"
        if b.linked == 0 and self.headed and (is_line(text) or (self.sentences and not after and _is_quoted(b))):
            return None
        if self._below_heading(b) and not _SIGNS.match(text):
            return "list item"
        if not tight and not after and not self.sentences and self._is_given(b):
            return "list item"
        if after and self._goes_on(b):
            return "headline" if _NUMBERED.match(text) else "list item"
        if not tight and (after or not self.sentences):
            return "skip"
        if len(text) >= _SUBHEAD:
            return None
        if marked or _NUMBERED.match(text):
            return "headline"
        if tag in _CELLS:
            return "list item"
        if _LABELLED.match(text) and not _SIGNS.match(text):
            return "list item"
        if _SIGNS.match(text):
            return "skip"
        return (
            "skip" if not tight and len(text) <= _CHROME and not _ENDS.search(text) and not _HAS.search(text) else None
        )

    def _below_heading(self, b: Block) -> bool:
        """Whether a block stands right below a heading in the part that holds the first sentence: 2　場所, below it 奥沢市地内."""
        if not self.out or self.first is None or b.linked:
            return False
        k, line = self.out[-1]
        part = b.element.getparent()
        beside = b.element.tag == self.first.tag and part is self.first.getparent()
        # <h2>場所</h2><p>奥沢市地内</p><h2>概要</h2><ul><li>…
        outside = b.element.tag == "p" and self.headed and part is not None and _within(self.first, part)
        return line.kind == "headline" and k == self.place - 1 and (beside or outside)

    def _goes_on(self, b: Block) -> bool:
        """Whether a block below the last sentence goes on with the numbered items of a release, in one run with them: ２．異動の内容,
        below it 新任　代表取締役社長　…."""
        last = self.out[-1] if self.out else None
        if last is None or self.first is None or b.linked or last[0] != self.place - 1 or _SIGNS.match(b.text):
            return False
        beside = b.element.tag == self.first.tag and b.element.getparent() is self.first.getparent()
        return beside and any(line.kind == "headline" and _NUMBERED.match(line.text) for _, line in self.out)

    def _is_given(self, b: Block) -> bool:
        """Whether a line stands beside the first sentence and names what it gives: 会見場所：県庁4階会議室."""
        beside = self.first is not None and b.element.getparent() is self.first.getparent()
        return self.headed and beside and b.linked == 0 and bool(_LABELLED.match(b.text)) and not _SIGNS.match(b.text)


def _is_dates(text: str) -> bool:
    """Whether a line is nothing but dates and what they are (2018年3月22日午後1時40分 2018年3月22日午後3時00分)."""
    dated = len(text) <= _LONGEST_DATES and instants.SEEN.search(text)
    return bool(dated) and not key(_OF_DATES.sub("", instants.SEEN.sub("", text)))


def _is_quoted(b: Block) -> bool:
    """Whether a block is what a report sets off as quoted: <blockquote><p>議論を期待する</p></blockquote>."""
    return len(b.text) >= _PART and any(e.tag == "blockquote" for e in islice(up(b.element), 2))


def _is_labelled(element: Element) -> bool:
    """Whether an element is one of a pair that names a thing and gives it: 発生日時 / 6月27日."""
    return element.tag in ("dt", "dd", "th") or (
        element.tag == "td" and any(e.tag == "th" for e in element.getparent())
    )


def _is_alone(blocks: Sequence[Block], k: int, kept: Collection[int]) -> bool:
    """Whether the nearest part that holds more than a heading has nothing that was kept below it."""
    for part in islice(up(blocks[k].element), 1, 3):
        below = range(k + 1, min(len(blocks), k + _REACH))
        others = [n for n in below if part in islice(up(blocks[n].element), _DEPTH)]
        if others:
            return not any(n in kept for n in others)
    return False


def _opens_part(blocks: Sequence[Block], k: int) -> bool:
    """Whether a block is the first in the part that it stands in: <div><div>この記事への反応</div><div>…</div></div>."""
    part = blocks[k].element.getparent()
    if part is None or part.tag in ("body", "html", "main", "article"):
        return False
    return k > 0 and not _within(blocks[k - 1].element, part)


def _within(element: Element, body: Element) -> bool:
    return element is body or any(a is body for a in element.iterancestors())


def _clocked(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a clock that stands alone put before the heading below it: the entry of a live blog. A single one is no entry's (how
    long a film lasts)."""
    lines = tuple(lines)
    if sum(bool(_ONLY_CLOCK.match(line.text)) for line in lines) < _FEWEST_CLOCKS:
        yield from (line for line in lines if not _LASTS.fullmatch(line.text))
        return
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
