"""A page → its document: metadata, text and marks put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import islice, pairwise, takewhile
from unicodedata import normalize

from uratori.data import outlets
from uratori.model import Document, Evidence, Mark, Outlet, Published, SentenceKind
from uratori.reading.formats.plain import unreadable
from uratori.reading.html import article, listing, live, posted, scripted, several, state
from uratori.reading.html.breaks import tidy
from uratori.reading.html.byline import byline
from uratori.reading.html.dates import pictured, seen, titled
from uratori.reading.html.encoding import page_text
from uratori.reading.html.facts import Facts, facts
from uratori.reading.html.title import is_section, is_site, paper
from uratori.reading.html.tree import HEADINGS, Block, Element, blocks, flat, parse
from uratori.reading.html.words import in_post
from uratori.reading.labels import instants
from uratori.reading.labels.outlet import named, stated
from uratori.reading.labels.page_lines import MARKS, key, listed, stubs
from uratori.reading.labels.publisher import canonical, office
from uratori.reading.labels.release import body, issuer
from uratori.reading.layouts.split import split
from uratori.reading.layouts.stacked import stacked
from uratori.reading.readers import Found, Hints, Input, Problem

_SHORT = 200  # of the page's own text, against JSON-LD's
_HEAD = 30
_LONGEST_BYLINE, _LONGEST_LOGO = 60, 20
_ROLE = re.compile(
    r"[（(][^（）()]{1,30}[)）]|[ \u3000／/＝=・](?:記者|ライター|ジャーナリスト|論説委員|編集委員|特派員)$|^(?:文|取材|執筆|筆者)[・／/＝=:：]"
)
_SCANT = 80  # characters of a report that is no more than its lead
_HEAD_BLOCKS = 12
_FEWEST_POSTS, _OF_POSTS = 5, 0.5  # blocks of posts that a page embeds, and what they are of the report
_NO_NAME = re.compile(rf"{instants.CALLED}|提供|[月火水木金土日]曜日?")
_UNNAMED = "supplier not named: "
_MUCH_MORE = 1.5
# 温泉組合が合意（2001年10月16日）
_DAY_BEHIND = re.compile(
    rf"(?<=\S)[ \u3000]*[（(\[［]{instants.SEEN.pattern}(?:\s*[(（].[)）])?\s*(?:付|配信|掲載|更新|公開)?[)）\]］]$"
)
_NEXT_PAGE = re.compile(r"</html>\s*(?:<!--[^>]{0,500}-->\s*)?(?P<page><!doctype\s+html|<html[\s>])", re.I)
_MOST_PAGES = 200
_DATELINE = re.compile(r"[【\[［（(]([^】\]］）)]{2,24})[】\]］）)]")
_CREDIT = re.compile(r"[（(〔［\[【]([^（()）。、\[\]［］【】〔〕]{2,16})[）)〕］\]】]\s*$")


def read(item: Input) -> Iterator[Found]:
    """The report of a page, or what the page is instead."""
    decoded = page_text(item.data, item.hints.charset)
    yield from unreadable(item.name, decoded.flags)
    if len(pages := _apart(decoded.text)) > 1:
        for n, markup in enumerate(pages, start=1):
            yield replace(item.inner(markup.encode("utf-8", "replace"), str(n), suffix=".html"), hints=_own(item.hints))
        return
    tree = parse(decoded.text)
    if tree is None:
        yield Problem(item.name, "holds no page")
        return
    root, odd = tree
    known = facts(root, item.hints, decoded.text)
    found = blocks(root)
    flags = (*decoded.flags, *odd, *known.flags)
    if table := listing.clips(root, sum(len(b.text) for b in found)):
        yield item.inner(
            table, "table", suffix=".csv", hints=Hints(outlet=known.outlet, url=known.url, media_type="text/csv")
        )
        return
    if written := posted.post(root, known, item.id, item.name, flags):
        yield (written,)
        return
    if known.live and (entries := live.entries(known, item, flags)):
        yield entries
        return
    if known.kind != "article" and (parts := several.reports(found, known.url)):
        yield stacked(Document(item.id, item.name, "", 0, 0, outlet=known.outlet, flags=flags), parts)
        return
    if is_site(known.title) and (shown := article.headline(found)):
        known = replace(known, title=_DAY_BEHIND.sub("", shown))
    lines = article.lines(found, known.title)
    if odd and (tree := flat(decoded.text)) is not None:
        beyond = blocks(tree)
        more = article.lines(beyond, known.title)
        if _size(more) > _MUCH_MORE * _size(lines):
            found, lines = beyond, more
    if known.body and len(known.body) > max(_HEAD, _MUCH_MORE * _size(lines)):
        lines = _plain(known.body)
    if _size(lines) < _SCANT and (held := state.report(root, known.title)) and len(held.body) > 2 * _size(lines):
        lines = _plain(held.body)
        known = replace(known, kind="article", published=known.published or held.published)
        known = replace(known, updated=known.updated or (held.updated if held.updated != known.published else None))
    if _is_error(known.title, lines):
        yield Problem(
            item.name, "is a page that says that there is none", "open the article again, or find where it went"
        )
        return
    if known.kind == "list" and _mostly_links(found):
        yield Problem(item.name, "is a list of headlines, no article", "open its articles")
        return
    if not lines and known.kind != "list" and not _mostly_links(found) and (lines := article.notes(found, known.title)):
        flags = (*flags, "holds no sentence")
    if lines:
        # A transcript, a release, a live blog set as plain paragraphs are told by their text, as in any file.
        yield split(_document(item, root, known, found, lines, flags), quoted=not _lists_posts(found, lines))
    elif known.title and known.summary and known.kind == "article" and "。" in known.summary:
        yield (
            _document(item, root, known, found, (article.Line(known.summary),), (*flags, "headline and summary only")),
        )
    else:
        yield _nothing(item, root, found)


def _apart(markup: str) -> list[str]:
    """The pages of a file in which several were put one below the other; the first, the last and what they hold need no mending."""
    starts = [m.start("page") for m in islice(_NEXT_PAGE.finditer(markup), _MOST_PAGES)]
    return [markup[a:b] for a, b in pairwise([0, *starts, len(markup)])]


def _own(hints: Hints) -> Hints:
    """What is known from outside of one of several pages: neither its address nor its title."""
    return replace(hints, url=None, title=None, charset="utf-8")


def _size(lines: Sequence[article.Line]) -> int:
    return sum(len(x.text) for x in lines)


def _plain(body: str) -> tuple[article.Line, ...]:
    """The lines of a body that is given as text or simple markup."""
    parts = re.split(r"\n+|<br\s*/?>|</?p\b[^>]{0,500}>|</?h\d\b[^>]{0,500}>|</?li\b[^>]{0,500}>", body)
    return tuple(article.Line(t) for part in parts if (t := tidy(unescape(re.sub(r"<[^>]{0,500}>", "", part)))))


def _lists_posts(found: list[Block], lines: Sequence[article.Line]) -> bool:
    """Whether a page is a list of the posts that it embeds, not a report that quotes some."""
    embedded = [b for b in found if in_post(b.element)]
    return len(embedded) >= _FEWEST_POSTS and sum(len(b.text) for b in embedded) >= _OF_POSTS * _size(lines)


def _document(
    item: Input,
    root: Element,
    known: Facts,
    found: list[Block],
    lines: tuple[article.Line, ...],
    flags: tuple[str, ...],
) -> Document:
    on_page = seen(found, known.title, known.url, known.published, known.updated)
    day_line = on_page.line if not known.published else None
    stated_day = _finer(known.published, on_page.published) or pictured(root)
    published = instants.published(
        stated_day or scripted.published(root) or titled(known.site_title, whole=is_site(known.site_title))
    )
    known = _supplied(known, found, day_line or on_page.line)
    flags = tuple(dict.fromkeys((*(f for f in flags if not f.startswith(_UNNAMED)), *known.flags)))
    by = known.byline or byline(root, found, lines, known.title)
    lines = tuple(x for x in lines if x.kind == "credit" or not _is_byline(x.text, known.byline))
    credit = _credit(lines, known)
    apart = day_line if all(day_line != line for line in (known.title, *(x.text for x in lines))) else None
    heads: tuple[tuple[str | None, SentenceKind], ...] = ((known.title, "headline"), (apart, "credit"))
    head = [article.Line(t, k) for t, k in heads if t]
    tail = [article.Line(credit[0], "credit")] if credit and not credit[1] else []
    text, marks = assemble([*head, *lines, *tail])
    if day_line and published.value:
        at = text.index(day_line)
        published = Published(
            published.value,
            "stated",
            published.earliest,
            published.latest,
            (Evidence(at, at + len(day_line), "date line"),),
        )
    return Document(
        id=item.id,
        source=item.name,
        text=text,
        start=0,
        end=len(text),
        title=known.title,
        outlet=known.outlet
        or stated(day_line or "")
        or stated(text)
        or issuer(_head(found))
        or _logo(found, known.title),
        url=known.url,
        published=published,
        marks=marks,
        flags=(*flags, *_withheld(found, known), *_translated(found, lines)),
        extracted=True,
        updated=known.updated or on_page.updated,
        byline=by,
        credit=credit[0] if credit else None,
    )


def _is_byline(line: str, writers: str | None) -> bool:
    """Whether a line is nothing but the writers, as the metadata name them, and what they are: 三輪田 淳（ジャーナリスト）."""
    return writers is not None and len(line) <= _LONGEST_BYLINE and key(_ROLE.sub("", line)) == key(writers)


def _supplied(known: Facts, found: list[Block], day_line: str | None) -> Facts:
    """With the supplier that stands beside the date of a page that carries others' reports, where nothing else names it:
    2025/03/04 帝都新聞 地方経済面 8ページ. Of a site that is no medium by its name, only where nothing but the name of one stands there:
    潮見日報 / 2025年3月4日 18時40分."""
    if not day_line:
        return known
    unnamed = next((f for f in known.flags if f.startswith(_UNNAMED)), None)
    if unnamed:
        name = paper(day_line.split())
        if name is None or not outlets.is_paper(name):
            return known
        flags = tuple(f.replace(_UNNAMED, "carried by: ") for f in known.flags)
        return replace(known, outlet=canonical(name), flags=flags)
    own = known.outlet.name if known.outlet else ""
    if known.outlet and (known.outlet.kind != "unknown" or outlets.is_press(own)):
        return known
    alone = next(filter(None, map(_alone, _around(found, day_line))), None)
    if alone is None:
        return known
    itself = key(alone).startswith(key(own))  # みなと経済, whose paper is みなと経済新聞
    carried = (f"carried by: {own}",) if own and not itself else ()
    return replace(known, outlet=canonical(alone), flags=(*known.flags, *carried))


def _around(found: list[Block], line: str) -> list[str]:
    """A line, the one above it and the one below it."""
    at = next((k for k, b in enumerate(found) if b.text == line), None)
    return [line] if at is None else [line, *(b.text for b in (*found[max(0, at - 1) : at], *found[at + 1 : at + 2]))]


def _alone(line: str) -> str | None:
    """The name of a medium that stands in a line with nothing but a date; None where there is none."""
    rest = _NO_NAME.sub("", instants.SEEN.sub("", normalize("NFKC", line))).strip(f"{MARKS} \u3000/|()[]【】〈〉:：・")
    return rest if 2 < len(rest) <= _LONGEST_LOGO and not is_section(rest) and outlets.is_paper(rest) else None


def _head(found: list[Block]) -> str:
    """What stands at the head of a page: the date of a release, and who puts it out."""
    return "\n".join(b.text for b in found[:_HEAD_BLOCKS] if b.linked < 0.5 * len(b.text))


def _logo(found: list[Block], title: str | None) -> Outlet | None:
    """The medium or the body whose name stands above the title, where nothing else names one: 霧島タウンニュース as a heading,
    a paper's name alone on a line, 衆議院 as the link to the top of its site."""
    wanted = key(title or "")
    for b in takewhile(lambda b: not wanted or wanted not in key(b.text), found[:_HEAD_BLOCKS]):
        name = normalize("NFKC", b.text).strip(f"{MARKS} \u3000[]【】()<>〈〉《》")
        if not 2 < len(name) <= _LONGEST_LOGO or is_section(name) or "。" in name:
            continue
        heading = b.strong or b.element.tag in HEADINGS
        if (heading and outlets.heads_as_medium(name)) or outlets.is_paper(named(name).name):
            return canonical(name)
        if (b.linked or heading) and (owner := office(name) or body(name)):
            return owner
    return None


def _finer(stated: str | None, shown: str | None) -> str | None:
    """What the metadata states; where that is only the day, the clock that the page shows for it."""
    if stated and shown and len(stated) < len(shown) and shown.startswith(stated):
        return shown
    return stated or shown


def assemble(lines: list[article.Line]) -> tuple[str, tuple[Mark, ...]]:
    """The text of lines, one below the other, and the marks of those that are no paragraphs."""
    text, marks = "", []
    parts: list[str] = []
    at = 0
    for line in lines:
        if line.kind:
            marks.append(Mark(at, at + len(line.text), line.kind))
        parts.append(line.text)
        at += len(line.text) + 1
    text = "\n".join(parts)
    return text, tuple(marks)


def _credit(lines: tuple[article.Line, ...], known: Facts) -> tuple[str, bool] | None:
    """The agency line, and whether it stands in the text."""
    own = known.outlet.name if known.outlet else None
    first = [line for line in lines if line.kind is None][:1]
    for line in (*reversed(lines[-3:]), *first):
        ends = _CREDIT.search(line.text) if line.kind is None else None
        begins = _DATELINE.match(line.text) if line in first else None
        words = line.text if line.kind == "credit" else (ends or begins or {1: ""})[1]
        agency = _agency(words)
        if agency and agency != own:
            return words.strip("（）()［］[]【】 "), True
    agency = _agency(known.credit or "")
    return (known.credit or "", False) if agency and agency != own else None


def _agency(words: str) -> str | None:
    """The agency in a credit: 共同, 北京共同, ソウル 14日 ロイター."""
    outlet = stated(f"【{words.strip('（）()［］[]【】 ')}】") if words else None
    known = outlets.find(outlet.name) if outlet else None
    return known.name if known and known.kind == "agency" else None


def _withheld(found: list[Block], known: Facts) -> tuple[str, ...]:
    """That the page gives only the beginning of the report."""
    near = [b.text for b in found if len(b.text) <= 120 and b.linked <= 0.7 * len(b.text)]
    told = [s for t in near for s in stubs(t)]
    if told:  # the one that counts what is left says most
        return (f"only the beginning is free: {next((s for s in told if s.startswith('残り')), told[0])}",)
    return ("not free: the text may be cut",) if known.closed else ()


@cache
def _machine() -> re.Pattern[str]:
    return re.compile("|".join(listed("machine")))


def _translated(found: list[Block], lines: Sequence[article.Line]) -> tuple[str, ...]:
    """That the page says that a machine translated its report; not that its report speaks of such translation."""
    told = {x.text for x in lines}
    own = (b.text for b in found if len(b.text) <= _SHORT and b.text not in told)
    return ("translated by machine",) if any(_machine().search(t) for t in own) else ()


@cache
def _error() -> re.Pattern[str]:
    return re.compile("|".join(listed("error")), re.I)


def _is_error(title: str | None, lines: Sequence[article.Line]) -> bool:
    """Whether a page says that the report is gone, or that it may not be seen: 404, お探しのページは見つかりません."""
    return _size(lines) <= _SHORT and any(_error().match(t) for t in (title or "", *(x.text for x in lines[:2])))


def _mostly_links(found: list[Block]) -> bool:
    linked = sum(b.linked for b in found)
    return linked > 0.5 * sum(len(b.text) for b in found)


def _nothing(item: Input, root: Element, found: list[Block]) -> Problem:
    size = sum(len(b.text) for b in found)
    scripts = any(True for _ in root.iter("script"))
    if size < _SHORT and scripts:
        return Problem(item.name, "holds no text without its scripts", "save the page from a browser")
    if found and _mostly_links(found):
        return Problem(item.name, "is a list of headlines, no article", "open its articles")
    return Problem(item.name, "holds no article", "save its words as a text file (.txt)")
