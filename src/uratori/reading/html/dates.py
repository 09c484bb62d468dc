"""The dates that can be seen on a page near its title: when it came out, when it was last changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from uratori.reading.html.breaks import tidy
from uratori.reading.html.tree import Block, Element
from uratori.reading.labels import instants
from uratori.reading.labels.days import in_full
from uratori.reading.labels.page_lines import IN_PAPER, ISSUE, key

_LONGEST_LINE = 80
_BESIDE = 25  # characters of a date line that are no date
_ABOVE, _JUST_BELOW, _BELOW = 6, 4, 15  # blocks
_PICTURES = 200  # that are looked at
_IN_TITLE = (True, 1_000)  # the day of what a title tells of, where no other is shown
_CHANGED_BEFORE = re.compile(
    r"(?:最終)?(?:更新|改訂|修正)(?:日時?)?\s*[:：]?\s*[(（]?\s*$|(?i:updated|modified)\s*[:：]?\s*$"
)
# 19:02更新, but not the 更新日 of the next date.
_CHANGED_AFTER = re.compile(r"\s*[)）]?\s*(?:最終)?(?:に?更新|改訂|updated)(?!日|\s*(?:[:：\d(（]|令和|平成))")
# The head of a post on a board or of a comment: 12: 名無しさん 2025/03/04(火) 18:33:09.93 ID:kk0Pw
_POST = re.compile(r"^\d{1,4}\s*[:：.．]\s*\D|(?<!\w)ID[:：]")
_NAME_OF_DATE = re.compile(rf"{instants.CALLED}\s*[:：]?")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d年")  # over 10月16日, which a blog sets below it
_WRITER = re.compile(r"(?:著者|筆者|執筆者?|文|取材|記者|ライター|編集|投稿者)\s*[:：]\s*\S{1,30}$")
_FROM = re.compile(r"発信地\s*[:：].*$")
# A label above a date: 1　確認日時, 開催期間.
_EVENT_ABOVE = re.compile(
    r"(?:日時|期日|期間|日程|期限|(?:発生|確認|発見|開催|実施|施行|開始|終了|納入|締切|締め切り)日|とき|いつ)(?:[・と及び、]{1,2}(?:場所|会場|ところ|出席者))?$"
)
# What a blog signs an entry with, below it.
_POSTED = re.compile(r"(?i)posted (?:by|at|on)|投稿(?:者|日時?)\s*[:：]|^投稿\s*[:：]")
_LAST = re.compile(r"[(（]?最終更新")
# A date without its year: 6月12日(金)19時29分配信, 最終更新 6/14 21:40.
_SHORT = re.compile(
    r"(?<![\d年/.-])(?P<month>\d{1,2})(?:月|/)(?P<day>\d{1,2})(?:日|(?=\s))(?:\s*[(（].[)）])?\s*(?P<hour>\d{1,2})(?:時|:)(?P<minute>\d{1,2})分?"
)
# 開催日：2024年6月1日, 2024年6月1日～3日: when something takes place.
_EVENT_BEFORE = re.compile(
    r"(?:開催|会期|期間|(?<![問答稿成信載新布録表])日時|期日|期限|締め?切り?|発売|施行|募集|受付|申込|申し込み|応募|実施|開始|公演|上映|放送|撮影|生まれ|生年月日|付)(?:日時?|予定)?\s*[:：]?\s*[(（]?\s*$|[～〜~]\s*$"
)
_EVENT_AFTER = re.compile(
    r"\s*(?:[(（].[)）])?\s*(?:[~～〜]|から|より)\s*(?:\d{4}\s*[年/.]|\d{1,2}\s*[月/日])|\s*(?:号|発売|開催|締め?切り?|必着|まで|開始|施行|号外)"
)
# 07 5月 2023; May 12, 2024; 12 May 2024.
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s+(\d{1,2})月\s+((?:19|20)\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    rf"(?i)\b(?:(?P<day1>\d{{1,2}})\s*)?(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?(?:\s+|(?=(?:19|20)\d\d))(?:(?P<day2>\d{{1,2}}),?\s+)?(?P<year>(?:19|20)\d{{2}})\b"
)
# 二〇二五年二月二十日, 令和七年三月四日
_KANJI = re.compile(
    r"(?P<year>[一二][〇零一二三四五六七八九]{3}|(?:令和|平成|昭和)(?:元|[一二三四五六七八九十]{1,3}))年"
    r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_FIGURES = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0"}
# '25/03/04 18:30 alone in its line: years in two figures are the page's, not days
_TWO = re.compile(
    r"[(（\[［]?['’]?(?P<year>[0-3]\d)(?P<sign>[/.-])(?P<rest>(?:0?[1-9]|1[0-2])(?P=sign)(?:0?[1-9]|[12]\d|3[01]))(?!\d)"
)
_AT = re.compile(r"(?i)(?<=\d),? at (?=\d{1,2}:\d)")  # October 16, 2025 at 14:30 JST
_HALF = re.compile(r"(?i)\b(\d{1,2}:\d{2}) ?([ap])\.?m\.?(?!\w)")  # 7:05 p.m.
_DAYS_NAME = re.compile(r"(?i)(?<=\d)\s*[(（]?\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\b[)）]?")
_RUN_TOGETHER = re.compile(r"^((?:19|20)\d\d)\s?(0[1-9]|1[0-2])\s?(0[1-9]|[12]\d|3[01])$")
# 2025/03/04 帝都新聞 地方経済面 8ページ 412文字 PDF有 書誌情報: where in the paper, and how long
_WHERE = re.compile(f"{IN_PAPER}|{ISSUE}")
_AIRED = re.compile(r"放送(?:日時?)?\s*[:：]?\s*[(（]?\s*$")  # what a programme's page has for a date
# 令和7年第1回定例会　3月4日　一般質問
_SESSION = re.compile(
    r"(?P<year>(?:令和|平成)(?:\d{1,2}|元)年)(?!\d|\s?\d{1,2}月)[^\d]{0,4}(?:第?\d{1,2}[回次])?[^\d]{0,20}?(?P<day>\d{1,2}月\d{1,2}日)"
)
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d{2})([-/_]?)(\d{2})\2(\d{2})(?![\d])")
_LATEST = 60  # days from the first edition to the last


class _Stamp(NamedTuple):
    value: str
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Seen:
    """ISO instants as :func:`uratori.reading.labels.instants.instant` gives them; ``line`` is where ``published`` stands."""

    published: str | None = None
    line: str | None = None
    updated: str | None = None


def seen(
    blocks: Sequence[Block], title: str | None, url: str | None, published: str | None, changed_at: str | None = None
) -> Seen:
    """The date near the title on a line of its own, and the date of the last change: right below the title, else above
    it, else further down; with its clock where the day is given again with one. ``published`` is what the metadata
    says; a date without a year takes its year from there, else from the page's address, where that names the same day,
    else from ``changed_at``, the last change that the metadata says, before which it lies.
    A page that shows only when it was changed came out then, as far as can be seen."""
    wanted = key(title or "")
    start = next((k for k, b in enumerate(blocks) if wanted and key(b.text) == wanted), 0)
    found: list[tuple[tuple[bool, int], str, str]] = []
    changed: tuple[str, str] | None = None
    last: list[str] = []
    aired: tuple[str, str] | None = None
    for k, b in enumerate(blocks):
        near = start - _ABOVE <= k < start + _BELOW
        posted = (k > start and _POSTED.search(b.text)) or (k < start and _alone(b.text))
        if len(b.text) > _LONGEST_LINE or not (near or posted or (k > start and _LAST.match(b.text))):
            continue
        line = in_figures(_called(blocks, k) + b.text)
        stamps = list(_stamps(line, found[0][1] if found else published, url, changed_at))
        for stamp in stamps:
            if _is_change(line, stamp) or (stamp is not stamps[0] and _is_second(line, stamps)):
                changed = changed or (stamp.value, b.text)
                last += [stamp.value] if _LAST.match(b.text) else []
            elif _AIRED.search(line, 0, stamp.at) or _POST.search(b.text):
                aired = aired or (stamp.value, b.text)
            elif (
                (near or posted) and not _is_event(line, stamp) and not (k and _EVENT_ABOVE.search(blocks[k - 1].text))
            ):
                found.append((_rank(k - start) if k != start or not wanted else _IN_TITLE, stamp.value, b.text))
    first = _first(found, published)
    first = first or (None if published or changed else aired)
    out = published or (first[0] if first else None)
    if out is None and changed:
        return Seen(changed[0], changed[1])
    updated = changed[0] if changed and _follows(changed[0], out) else None
    return Seen(first[0] if first else None, first[1] if first else None, updated)


def pictured(root: Element) -> str | None:
    """The day that a picture shows, by the words for those who do not see it: <img alt="平成24年3月1日">. The one such picture
    of a page; a day among other words is what the picture is of."""
    alts = (tidy((e.get("alt") or "")[:_LONGEST_LINE]) for e in islice(root.iter("img"), _PICTURES))
    days = [in_figures(alt) for alt in alts if alt]
    alone = [m for line in days if (m := instants.SEEN.fullmatch(line.strip("　 []［］()（）【】更新日：")))]
    return instants.from_match(alone[0]) if len(alone) == 1 else None


def _called(blocks: Sequence[Block], k: int) -> str:
    """What a date is called in the block before it, where that is no more than its name: <dt>最終更新</dt><dd>…</dd>."""
    before = blocks[k - 1].text if k else ""
    return before + " " if _NAME_OF_DATE.fullmatch(before) or _YEAR_ALONE.fullmatch(before) else ""


def titled(title: str | None, *, whole: bool = False) -> str | None:
    """The day in the title of a page that bears it at its beginning or in brackets (大臣会見概要（令和７年６月３日）); anywhere,
    where ``whole`` the title is a site's name and a day (北里新聞ニュース 2006年9月12日)."""
    if m := _SESSION.match(title or ""):
        return instants.instant(f"{m['year']}{m['day']}")
    dates = (m for m in instants.SEEN.finditer(title or ""))
    fit = (m for m in dates if whole or not m.start() or m.string[m.start() - 1] in "（(【［[")
    return next((d for m in fit if (d := instants.from_match(m)) and not _EVENT_AFTER.match(m.string, m.end())), None)


def _alone(line: str) -> bool:
    """Whether a line is nothing but a date, as at the head of a letter."""
    return len(line) <= _BESIDE and instants.SEEN.fullmatch(line.strip()) is not None


def _rank(below: int) -> tuple[bool, int]:
    """Where a date is looked for first: just below the title, just above it, further below."""
    return (below > _JUST_BELOW, below if below >= 0 else _JUST_BELOW - below)


def _first(found: Sequence[tuple[tuple[bool, int], str, str]], published: str | None) -> tuple[str, str] | None:
    """The date that stands best, or the same day with its clock; of the metadata's day, where that is known."""
    ranked = [(value, line) for _, value, line in sorted(found, key=lambda f: f[0])]
    first = next(iter(ranked), None)
    if first is None:
        return None
    day = (published or first[0])[:10]
    return next((f for f in ranked if f[0][:10] == day and len(f[0]) > len(day)), first)


def in_figures(line: str) -> str:
    """A line with its dates in figures, year first: 07 5月 2023, May 12, 2024, 二〇二五年二月二十日, R7.3.4, 25/03/04."""
    line = _AT.sub(" ", _ENGLISH.sub(_numbered, _DAY_FIRST.sub(r"\3/\2/\1", line)))
    line = _HALF.sub(r"\2m \1", line)
    line = _RUN_TOGETHER.sub(r"\1/\2/\3", line)  # 2025, 03 and 04, each in an element of its own
    line = in_full(_KANJI.sub(_counted, _DAYS_NAME.sub("", line)))
    return _TWO.sub(r"20\g<year>\g<sign>\g<rest>", line) if _TWO.match(line) else line


def _counted(m: re.Match[str]) -> str:
    year = m["year"]
    era = year[:2] if year[0] in "令平昭" else ""
    number = year[2:] if era else "".join(_FIGURES[c] for c in year)
    return f"{era}{_count(number) if era else number}年{_count(m['month'])}月{_count(m['day'])}日"


def _count(words: str) -> str:
    """二十三 → 23."""
    if "十" not in words:
        return _FIGURES.get(words, words)
    tens, _, ones = words.partition("十")
    return f"{_FIGURES.get(tens, '1')}{_FIGURES.get(ones, '0')}"


def _is_second(line: str, stamps: Sequence[_Stamp]) -> bool:
    """Whether a line is two times and nothing else, the later behind: a publication and its last change, which the page
    tells apart by pictures."""
    if len(stamps) != 2 or not _follows(stamps[1].value, stamps[0].value):
        return False
    return len(stamps[0].value) == len(stamps[1].value) and not key(
        line[: stamps[0].at] + line[stamps[0].end : stamps[1].at] + line[stamps[1].end :]
    )


def _stamps(line: str, known: str | None, url: str | None, changed_at: str | None) -> Iterator[_Stamp]:
    full = [m for m in instants.SEEN.finditer(line) if instants.from_match(m)]
    short = [m for m in _SHORT.finditer(line) if not any(f.start() <= m.start() < f.end() for f in full)]
    beside = 2 * _BESIDE if _POSTED.search(line) else _BESIDE
    bare = _WRITER.sub("", _NAME_OF_DATE.sub("", _FROM.sub("", _WHERE.sub("", line)))) if full else line
    if len(bare) - sum(len(m[0]) for m in (*full, *short)) > beside:
        return
    for m in full:
        yield _Stamp(instants.from_match(m) or "", m.start(), m.end())
    for m in short:
        if value := _dated(m, known or (full and instants.from_match(full[0])) or None, url, changed_at):
            yield _Stamp(value, m.start(), m.end())


def _numbered(m: re.Match[str]) -> str:
    month = _MONTHS.index(m["month"].lower()) + 1
    return f"{m['year']}/{month}/{m['day1'] or m['day2']}"


def _dated(m: re.Match[str], known: str | None, url: str | None, changed_at: str | None) -> str | None:
    """The instant of a date without a year: the known year's, or the next one's in January after a December."""
    month, day = int(m["month"]), int(m["day"])
    if known:
        year = int(known[:4]) + (month < int(known[5:7]))
    else:
        named = (f for f in _IN_ADDRESS.finditer(url or "") if (int(f[3]), int(f[4])) == (month, day))
        found = next(named, None)
        if found:
            year = int(found[1])
        elif changed_at:
            year = int(changed_at[:4]) - (month > int(changed_at[5:7]))
        else:
            return None
    return instants.instant(f"{year}-{month:02d}-{day:02d}T{int(m['hour']):02d}:{int(m['minute']):02d}")


def _is_change(line: str, stamp: _Stamp) -> bool:
    return bool(_CHANGED_BEFORE.search(line, 0, stamp.at) or _CHANGED_AFTER.match(line, stamp.end))


def _is_event(line: str, stamp: _Stamp) -> bool:
    return bool(_EVENT_BEFORE.search(line, 0, stamp.at) or _EVENT_AFTER.match(line, stamp.end))


def _follows(changed: str, published: str | None) -> bool:
    """Whether a change is later than the publication, and not by so much that another thing was changed."""
    if published is None or changed[: len(published)] <= published[: len(changed)]:
        return False
    return (date.fromisoformat(changed[:10]) - date.fromisoformat(published[:10])).days <= _LATEST
