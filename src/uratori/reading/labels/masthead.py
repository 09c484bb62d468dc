"""The outlet at the head of a text, known or not: a line with its name and the date, or its name alone beside a date line,
or before or behind the headline.

みなと放送局                     潮見の橋、6月から通行止め
06月03日 18時42分                グローブ・ヘラルド（日本語版）2026年6月6日 9時10分

媒体：みなとテレビ               【潮見日報】橋、通行止めへ
日時：6月3日(水) 18:42           橋、通行止めへ - 潮見日報
"""

from __future__ import annotations

import re

from uratori.data import outlets
from uratori.model import Mark, Outlet
from uratori.reading.labels.days import day
from uratori.reading.labels.fields import label
from uratori.reading.labels.outlet import PHRASE, credited, dateline, named
from uratori.reading.labels.page_lines import IN_PAPER, ISSUE, MARKS, either

# The head of a text: the lines before its body, blank ones aside, and how long a line with a name is.
_LINES, _LONGEST = 5, 40
_DATE = re.compile(
    r"(?:(?:(?:19|20)\d\d|令和\s?(?:\d{1,2}|元))\s?[年/.\-]\s?)?\d{1,2}\s?[月/.\-]\s?\d{1,2}日?(?:\s?[(（][月火水木金土日][^)）\n]{0,4}[)）])?"
    r"(?:[ 　、T]*(?:午前|午後)?\s?\d{1,2}[時:：]\d{0,2}分?)?(?:[ 　〜～~]*(?:更新|配信|公開|掲載|発信|放送|発行|付け?|[朝夕]刊))?(?:[ 　]*JST)?"
)
# What else stands beside a name and a date, and is neither: (原文は英語、機械翻訳), 有料会員記事, 第23456号, 「ニュース6」.
_NOTE = re.compile(
    rf"[(（\[［][^()（）\[\]［］]*(?:{either('beside')}|第\d+報)[^()（）\[\]［］]*[)）\]］]"
    r"|(?:翻訳|訳|原文|最終更新)[ ]?[:：][^ \u3000]+|(?:有料|無料)?会員(?:限定)?記事|会員限定|有料記事|第\d+号|^By (?=[A-Z])|(?<=\w) (?:[Ss]taff|reporters?)$"
    r"|「[^「」]{1,20}」|(?<=[A-Za-z])[ ]?[(（][ァ-ヶー・ ]+[)）]"
)
_PIECES = re.compile(r"[ \t\u3000|｜/／,，、:：()（）【】\[\]［］〔〕<>＜＞《》「」]+")
_DESK = re.compile(f"(?:{either('desk')})$")
_BEHIND = re.compile(
    r"(?P<title>.{6,}?)(?:[ \u3000]*[|｜][ \u3000]*|[ \u3000]+[-–—―][ \u3000]+|\u3000+|[:：(（])(?P<name>[^ \u3000|｜:：()（）]{3,20})[)）]?$"
)
_BARS = "|｜-–—―"
_BARRED = re.compile(
    r"(?P<title>[^。]{6,120}?)[ \u3000]*(?:[|｜]|[ \u3000][-–—―][ \u3000])[ \u3000]*(?P<name>[^ \u3000|｜。]{3,20})"
)
_BEFORE = re.compile(r"^[【(（\[［〔](?P<name>[^】)）\]］〕]{3,20})[】)）\]］〕](?=.{6,})")
_EDITION = re.compile(
    r"(?:[(（](?=[^)）]+[)）]$)|(?<=[聞報送])[ \u3000]?|[ \u3000](?=日本語版|ニュース|NEWS))"
    r"(?:日本語版|電子版|デジタル版?|(?:ウェブ|Web|WEB|web)版?|オンライン版?|(?:ニュース|NEWS)?速報|ニュース|NEWS)[)）]?$"
)
# Which issue, and where in it: 港都新聞　夕刊　2022年12月1日, …　朝刊　4面.
_ISSUE = re.compile(rf"(?<=[ \u3000(（])(?:{ISSUE})(?=[ \u3000)）]|$)|(?<=[聞報])[朝夕]刊(?=[ \u3000]|$)")
_PLACE = re.compile(IN_PAPER)  # 2026/06/13 朝刊 5ページ 412文字
_WRAPPED = re.compile(r"[(（]([^()（）]+)[)）]")  # 2024年6月3日 10:31 (共同通信)
_BRACKETED = re.compile(
    r"[【\[［〔〈《](?P<name>[^【】\[\]［］〔〕〈〉《》]{2,40})[】\]］〕〉》]"
)  # 【SHB潮見放送】6/3(土) 11:50 昼ニュース
_EDGES = " \t\u3000|｜/／・-–—:：【】[]［］《》〈〉" + MARKS
_TAIL = re.compile(
    r"[(（=＝](?P<name>[^()（）\s。、]{2,8})[)）]?\s*\Z|[(（](?P<before>[^()（）\s。、]{2,8})[)）]\s*\n[^\n。]{4,40}\Z"
)


def signature(text: str) -> Outlet | None:
    """Who signs the end of a text: a known agency above the date it ends in ((共同) over 2031年6月4日 18時04分), an outlet
    beside a day in brackets ((潮見日報、2031年6月4日))."""
    body, _, last = text.rstrip().rpartition("\n")
    if not body:
        return None
    wrapped = _WRAPPED.fullmatch(last.strip())
    if wrapped and _DATE.search(wrapped[1]):
        words = wrapped[1].replace("、", " ")
        if found := _named(words, dated=False) or _among(words, dated=False):  # （６月１２日　潮見日報　唐沢友美）
            return found
    return credited(body) if _is_date(last) else None


def masthead(text: str) -> tuple[Outlet, tuple[Mark, ...]] | None:
    """The outlet that the head of ``text`` names, and the lines that hold nothing but it (as credit marks, offsets into
    ``text``); None where it names none."""
    lines = list(_head(text))
    for n, (start, line) in enumerate(lines):
        if found := dateline(line) or _signed(line, text):
            return found, ()
        # The head opens with the name, and the date stands below the headline; elsewhere it stands beside the name.
        beside = lines[max(0, n - 1) : n + 2] if n else lines[:_LINES]
        dates = [(at, other) for at, other in beside if _is_date(other)]
        if found := _named(line, dated=bool(dates)) or _among(line, dated=bool(dates)):
            return found, tuple(Mark(at, at + len(words), "credit") for at, words in sorted({(start, line), *dates}))
    first = lines[0][1] if lines else ""
    found = _beside_title(first)
    dated = tuple(Mark(at, at + len(line), "credit") for at, line in lines[1:] if _is_date(line))
    return (found, dated) if found else None


def _among(line: str, *, dated: bool) -> Outlet | None:
    """The paper among other things in a line with a date (海鳴日報 社説　2031年6月3日, 海鳴日報編集委員　森 聡　2031年6月3日), or at the head
    of a line beside one (海鳴日報　山本恵)."""
    if len(line) > _LONGEST + 20 or "。" in line or line.rstrip()[-1:] in "？！?!":
        return None
    rest = _DATE.sub("", line, count=1)
    pieces = [p for p in _PIECES.split(_labelled(rest)[1]) if p]
    if rest == line:
        pieces = pieces[:1] if dated and len(pieces) < 4 else []
    papers = [name for p in pieces if (name := _paper(p))]
    return named(papers[0]) if papers and not PHRASE.search(papers[0]) else None


def _paper(piece: str) -> str | None:
    name = _DESK.sub("", _EDITION.sub("", piece))
    return name if outlets.is_paper(name) else None


def _beside_title(line: str) -> Outlet | None:
    """The paper before or behind a headline: 【潮見日報】橋、通行止めへ; 橋、通行止めへ - 潮見日報."""
    if "。" in line:
        return None
    for found in (_BEFORE.match(line), _BEHIND.fullmatch(line)):
        name = _EDITION.sub("", found["name"]) if found else ""
        if outlets.is_paper(name) and not PHRASE.search(name):
            return named(name)
    return None


def titled(text: str) -> str | None:
    """The headline of a first line that names the outlet behind it after a bar, as the title of a page does; None where it has none."""
    first = next((line for raw in text[:1000].split("\n") if (line := raw.strip())), "")
    found = _BARRED.fullmatch(first) if any(sign in first for sign in _BARS) else None
    return found["title"].strip() if found and outlets.is_paper(_EDITION.sub("", found["name"])) else None


def _head(text: str) -> list[tuple[int, str]]:
    """The lines before the body, and the first of the body, each with its offset."""
    out: list[tuple[int, str]] = []
    start = 0
    for raw in text[:1000].splitlines(keepends=True):
        line = raw.rstrip()
        if line.strip():
            out.append((start, line))
            if "。" in line or len(out) == _LINES:
                break
        start += len(raw)
    return out


def _labelled(line: str) -> tuple[str | None, str]:
    """Whether a line says that it holds the outlet or a day, and the rest of the line; the whole line where it does not."""
    of, rest = label(line)
    return (of, rest) if of in ("outlet", "published", "updated") else (None, line)


def _is_date(line: str) -> bool:
    rest = _NOTE.sub("", _labelled(line.strip(_EDGES))[1])
    left, dates = _DATE.subn("", rest, count=1)
    if not dates:
        return rest.isascii() and day(rest) is not None  # 4 March 2025
    return not _PLACE.sub("", _ISSUE.sub("", left)).strip(_EDGES)


def _named(line: str, *, dated: bool) -> Outlet | None:
    """The outlet of a line that holds its name and a date, or, where a date stands beside it, its name alone; of a line
    that says so (媒体：…) whatever name it holds."""
    if len(line) > _LONGEST + 20 or "。" in line:
        return None
    of, words = _labelled(line)
    if (bracket := _BRACKETED.match(words.strip())) and _DATE.search(words, words.index(bracket[0]) + len(bracket[0])):
        words = bracket["name"] + " " + "".join(_DATE.findall(words)[:1])
    bare = _NOTE.sub("", words).strip(_EDGES)
    rest = _ISSUE.sub("", _DATE.sub("", bare, count=1))
    rest = re.sub(r"[(（][ \u3000]*[)）]", "", rest).strip(_EDGES)
    if rest == bare and not dated and of != "outlet":
        return None
    rest = m[1] if (m := _WRAPPED.fullmatch(rest)) else rest
    name = _NOTE.sub("", _DESK.sub("", _EDITION.sub("", rest)).strip(_EDGES)).strip(_EDGES)
    if not 2 <= len(name) <= _LONGEST or PHRASE.search(name) or name.count(" ") + name.count("\u3000") > 2:
        return None
    if re.search(r"[ \u3000]", name) and not re.match(r"[A-Za-zＡ-Ｚ]", name):
        return None  # SHB 潮見放送局 is one name, 海鳴日報　山本恵 are two
    return named(name) if of == "outlet" or outlets.find(name) or outlets.heads_as_medium(name) else None


def _signed(line: str, text: str) -> Outlet | None:
    """An agency that no table knows, named by its dateline and again by its signature: 【岳見通】 … （岳見通）, 【潮見共信】 … （共信）."""
    bracket = re.match(r"\s*[【\[](?P<inside>[^】\]\n]{2,20})[】\]]", line)
    tail = _TAIL.search(text[-120:].rstrip())
    if bracket is None or tail is None:
        return None
    name = tail["name"] or tail["before"]
    inside = re.sub(r"\s*\d.*$", "", bracket["inside"]).strip()
    return Outlet(name, "agency") if inside.endswith(name) else None
