"""The title of a page: what its metadata call it, without the site's name, as the page's own heading has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from uratori.reading.html import parts
from uratori.reading.html.breaks import tidy
from uratori.reading.html.title import is_section, is_site, site_of, without_site
from uratori.reading.html.tree import Element, dropped, words
from uratori.reading.labels.page_lines import key

_LONGEST = 300
_EDGES = " 　|｜│:：/／-–—―‐−~〜<>＜＞»›・()（）[]【】［］"
_EDGE = re.compile(r"\n|\s*[|｜│:：]\s*|\s[-–—]\s")
_WHITE = re.compile(r"\s+")
_TOP = frozenset(("/", "./", "index.html", "/index.html", "index.htm", "./index.html", "../"))
_JOINTS = " \u3000―—～~"
_ALIKE = 0.5  # of the pairs of characters that two forms of a title have
_SITE = 4  # characters of a site's name with which a heading is the site's
_SHORTEST = 8  # characters of a title that is known by a part of it


@dataclass(frozen=True, slots=True)
class Headline:
    """``tails`` is what stood around the title in its forms: sites, sections; ``flags`` that this is one page of
    several."""

    title: str | None
    tails: tuple[str, ...]
    flags: tuple[str, ...]


def headline(root: Element, forms: Sequence[str | None], sites: tuple[str, ...], url: str | None) -> Headline:
    """The title of a page. ``forms`` is what its metadata call it, surest first; ``sites`` the names of its site."""
    whole = [tidy(t[:_LONGEST]) for t in forms if t]
    marked = list(whole)
    sites = (*sites, *_sites(root, whole))
    marked += [without_site(t, sites)[0] for t in whole]  # 渡し船を追って (2/3ページ) | 週刊みなも
    whole = [parts.unmarked(t)[0] for t in whole]
    cut = [without_site(t, sites) for t in whole]
    heads, home = _headings(root, "h1", "h2"), _home(root)
    several = parts.flags(root, url, [*marked, *heads[:1]])
    if several:
        heads = [parts.unmarked(h)[0] for h in heads]
        cut = [(parts.unmarked(t)[0], gone) for t, gone in cut]
    parted = {part for t in whole for part in _EDGE.split(t)}
    heads += [h for h in _headings(root, "h3", "h4") if h in parted]  # elsewhere they are parts of the report
    own = [key(s) for s in sites if s]
    heads = [h for h in heads if not is_site(h) and h not in home and not any(key(h) in s for s in own)]
    first = _first([t for t, _ in cut])
    title, around = _headed(heads, whole, [t for t, _ in cut], first)
    if title and not any(forms[:-1]) and all(_is_other(h, title) for h in heads) and (only := _alone(root, heads, cut)):
        around = (*around, *_EDGE.split(title)[:0:-1])  # 大臣会見概要：海洋省
        title = only
    tails = [
        *(tail for _, gone in cut for tail in gone),
        *around,
        *(site for t in whole if title and is_site(t) and (site := site_of(t))),
        *home,
        *([site_of(title) or title] if title and is_site(title) else []),
    ]
    return Headline(title, tuple(t for t in tails if t and not is_section(t)), several)


def _headings(root: Element, *tags: str) -> list[str]:
    return [words(e, _LONGEST) for e in islice(root.iter(*tags), 40) if not dropped(e)]


def _home(root: Element) -> list[str]:
    """The headings that lead to the top of the site: its name, whatever it is."""
    linked = (
        (e, a)
        for e in islice(root.iter("h1", "h2"), 40)
        for a in islice(e.iter("a"), 1)
        if (a.get("href") or "").strip() in _TOP and not dropped(e)
    )
    names = ((words(e, _LONGEST), words(a, _LONGEST)) for e, a in linked)
    return [whole for whole, link in names if whole == link and whole]


def _sites(root: Element, titles: Sequence[str]) -> list[str]:
    """What stands last in a title and opens the page's own heading, which is then the site's: … - The Meridian, The Meridian
    日本語版."""
    tops = [key(h) for h in _headings(root, "h1")]
    lasts = (split[-1] for t in titles if len(split := _EDGE.split(t)) > 1 and len(key(split[-1])) >= _SITE)
    return [last for last in lasts if any(h.startswith(key(last)) for h in tops)]


def _is_other(heading: str, title: str) -> bool:
    """Whether a heading says something else than a title."""
    a, b = key(heading), key(title)
    return a not in b and b not in a and _likeness(heading, title) < _ALIKE


def _alone(root: Element, heads: Sequence[str], cut: Sequence[tuple[str, tuple[str, ...]]]) -> str | None:
    """The one heading of the first rank on a page whose title, made for lists of pages, says something else: 大臣会見概要
    over 三枝大臣記者会見要旨."""
    tops = _headings(root, "h1")
    if len(tops) != 1 or tops[0] not in heads or len(key(tops[0])) < _SHORTEST:
        return None
    sites = [key(t) for _, gone in cut for t in gone]  # The Meridian 日本語版 is no title over … - The Meridian
    return None if any(len(s) >= _SITE and key(tops[0]).startswith(s) for s in sites) else tops[0]


def _first(forms: list[str]) -> str | None:
    """The first title, unless it was cut short (… at the end) and a fuller one follows."""
    forms = [f for f in forms if f]
    if not forms:
        return None
    first = forms[0]
    stem = key(first.rstrip("….・ "))
    fuller = next((f for f in forms[1:] if len(key(f)) > len(stem) and key(f).startswith(stem)), None)
    return fuller if fuller and (first.rstrip().endswith(("…", "...", "・・・")) or len(first) >= 100) else first


def _headed(
    heads: list[str], titles: list[str], cut: list[str], title: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """The page's own heading, and what stands around it in a title (the site's): the heading that is a title, is
    contained in one (神戸新聞｜社会｜…) or goes on where it was cut short, or says much the same (the title that is made for
    search engines); the first heading where there is no title."""
    if not title:
        return next((h for h in heads if len(key(h)) >= 4), None), ()
    named = {key(t) for t in cut if not is_site(t)}
    same = [h for h in heads if key(h) in named]
    if same:
        head = max(same, key=lambda h: len(key(h)))
        return _set_apart(head, cut), tuple(p for t in titles for p in _around(t, head))
    parted = {part for t in titles for part in _EDGE.split(t)}
    fit = [(h, t, h) for h in heads for t in titles if h in t and (len(key(h)) >= _SHORTEST or h in parted)]
    fit = [f for f in fit if len(f[0]) >= 0.3 * len(title)] or list(_completed(heads, titles))
    if fit:
        if both := next((t for t in cut if _in_two(t, heads[:5])), None):
            return both, ()
        # 空き家に新制度 - 広報あした 10月号 - 芦田町: what a title opens with goes before what its page is part of
        head, whole, shown = max(fit, key=lambda x: (x[1].startswith(x[2]) and len(key(x[2])) >= _SHORTEST, len(x[0])))
        return head, tuple(_around(whole, shown))
    alike = max(heads, key=lambda h: _likeness(h, title), default="")
    if _likeness(alike, title) < _ALIKE:
        return title, ()
    behind = [p.strip(_EDGES) for p in reversed(_EDGE.split(title)[1:])]  # 自主回収のお知らせ - 明星薬品工業
    return alike, tuple(p for p in behind if p and key(p) not in key(alike))


def _in_two(title: str, heads: list[str]) -> bool:
    """Whether a page has its title in two headings, one below the other (空き校舎に養殖場, 山あいの村がエビで描く未来); with a
    colon or a bar between them, one is the site's."""
    pairs = ((a, b) for a in heads for b in heads if title.startswith(a) and title.endswith(b))
    return any(
        len(a) + len(b) <= len(title) and not title[len(a) : len(title) - len(b)].strip(_JOINTS) for a, b in pairs
    )


def _set_apart(head: str, cut: list[str]) -> str:
    """A heading, or the title that says the same with a sign where the heading only changes the line or the type."""
    same = (head, *(t for t in cut if key(t) == key(head)))
    return max(same, key=lambda t: (len(_WHITE.sub("", t)), len(_WHITE.findall(t))))


def _completed(heads: list[str], titles: list[str]) -> Iterator[tuple[str, str, str]]:
    """The headings that go on where a title was cut short: heading, title, what the title has of it."""
    for t in titles:
        if stem := _stem(t):
            yield from ((h, t, stem) for h in heads if key(h).startswith(key(stem)) and len(h) > len(stem))


def _stem(title: str) -> str:
    """What is left of a title that was cut short: 霧ヶ浦市の濁り水 of FNNニュース: 霧ヶ浦市の濁り水... ; empty where it was not."""
    if not title.endswith(("…", "...", "・・・")):
        return ""
    stem = _EDGE.split(title.rstrip("….・ "))[-1].strip()
    return stem if len(key(stem)) >= 6 else ""


def _around(whole: str, shown: str) -> Iterator[str]:
    """What stands around a heading in a title, outermost first."""
    before, found, behind = whole.rstrip("….・").partition(shown)
    if found:
        parts_behind = reversed(_EDGE.split(behind))
        yield from (p for part in (*parts_behind, *_EDGE.split(before)) if (p := part.strip(_EDGES)))


def _likeness(a: str, b: str) -> float:
    """How much two titles have in common: Dice's coefficient of their pairs of characters."""
    one, other = _pairs(a), _pairs(b)
    return 2 * len(one & other) / (len(one) + len(other)) if min(len(one), len(other)) >= _SHORTEST - 1 else 0.0


def _pairs(text: str) -> frozenset[str]:
    mine = key(text)
    return frozenset(mine[i : i + 2] for i in range(len(mine) - 1))
