"""Sentences and what each of them is.

A sentence never crosses a line break and is not cut inside quotes or parentheses: the words that a source is quoted
with stay in the sentence that names the source. Each line is split at 。！？ outside brackets; a bracket that is never
closed on its line does not count, so that it cannot swallow the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from uratori.model import Mark, Sentence, SentenceKind

_OPEN = "「『(【[“〈《"
_CLOSE = "」』)】]”〉》"
_PAIR = dict(zip(_CLOSE, _OPEN, strict=True))
_STOP = "。！？!?｡"
_WORD = re.compile(r"\w")
_O, _C, _S = map(re.escape, (_OPEN, _CLOSE, _STOP))
_BRACKET = re.compile(f"[{_O}{_C}]")
_SIGN = re.compile(f"[{_O}{_C}{_S}]")  # all that a cut can hang on
# As far as a stop outside brackets, where no bracket stands inside another; ``open`` where one does, or is never closed.
_FLAT = "|".join(f"{re.escape(a)}[^{_O}{_C}]*{re.escape(b)}" for b, a in _PAIR.items())
_TO_STOP = re.compile(rf"(?:[^{_O}{_C}{_S}]+|{_FLAT}|[{_C}])*+(?:(?P<stop>[{_S}][{_S}{_C}]*)|(?P<open>[{_O}]))?")
# A longer stretch without a stop is no sentence (a table, a broken page); it is cut so that no rule runs away on it.
_LONGEST = 4000

_TAG = re.compile(r"\s*#\S")
_POST = re.compile(r"\s*(?:—|--|–|―)\s*\S.*\(@\w+\)")
_CREDIT = re.compile(
    r"\s*(?:(?:[(\[][cC][)\]]|©|Copyright\b)[^。]{1,60}|\((?:共同|時事|ロイター|AFP|AP|聯合|\d{1,2}月\d{1,2}日付?[朝夕]刊)\)"
    r"|[^。、]{2,20}\s+\d{4}年\d{1,2}月\d{1,2}日(?:\(.\))?(?:\s*[朝夕]刊)?(?:\s*\S{0,20})?"
    r"|(?:\d{4}|(?:令和|平成|昭和)\s?(?:\d{1,2}|元))年\d{1,2}月\d{1,2}日(?:\(.\))?(?:\s*\d{1,2}[時:]\d{2}分?)?(?:\s*(?:更新|配信|公開|掲載|[朝夕]刊))?"
    r"|\d{1,2}月\d{1,2}日(?:\(.\))?\s*(?:午前|午後)?\d{1,2}[時:]\d{2}分?(?:\s*(?:更新|配信|公開|掲載))?)\s*$"
)
_CAPTION = re.compile(
    r"\s*(?:写真|画像|図|資料写真|\[写真\]|【写真】)[::=/(]|.*=(?:\d{1,2}日)?、?\S{0,20}(?:撮影|提供)\)?\s*$"
)
# A sentence of its own in brackets at the end of a line: (共同), (社会部・蓑島渚), (5月13日付朝刊).
_ASIDE = re.compile(r"\([^()。、]{1,24}\)$")
_ITEM = re.compile(r"\s*(?:[▽▼●◆◇■□・*•-]|\d+[.)、]|[①-⑳])\s*\S")
_ITEM_HEADS = frozenset("▽▼●◆◇■□・*•-0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# A line of a chronology (9日0時10分 緊急放流を通知, 同日 9時15分 対策本部を設置), where another stands beside it; a lone
# dated line (5月12日 外務省) is a heading.
_CHRONICLE = re.compile(
    r"\s*(?:(?:(?:\d{4}|令和\d{1,2}|平成\d{1,2})年)?(?:\d{1,2}月|[同翌]月|翌|同)?\d{1,2}日|[同翌当]日|\d{1,2}[時:]\d{2}分?)(?:\(.\))?"
    r"\s*(?:(?:午前|午後|未明|早朝|朝|昼|夕|夜)?(?:\d{1,2}[時:](?:\d{1,2}分?|半)?)?(?:ごろ|頃)?)[ \t]+\S.{3,}"
)
# A line that is one quote is a heading, unless the next line says who speaks: そう声を震わせるのは…, こう振り返る; not そうした中.
_QUOTED = re.compile(r"\s*[「“][^「」“”]*[」”]\s*$")
_SPEAKER_NEXT = re.compile(r"\s*(?:[そこ]う(?=[、一-龠])|と(?=[、語話言述訴振嘆憤明証]))")
# The words of one who is named before them are no heading below the first lines: 岡さん(68)「夜も眠れない」; not 台風で「夜も眠れない」.
_NAMED_WORDS = re.compile(
    r"\s*[^\s「」。、][^「」。、]{0,40}(?:さん|氏|君|ちゃん|男性|女性)(?:\([^()]{1,12}\))?[::]?「[^「」]*」\s*$"
)
# Words with him who said them in brackets behind are none either: 「翌朝には無くなっていた」(同前), 「眠れない」(60代の女性).
_WORDS_OF = re.compile(
    r"\s*「[^「」]{6,}」\s*\((?:同前?|同上|前同|[^()「」、。]{0,20}(?:さん|氏|男性|女性|住民|店主|社員|職員|関係者|幹部))(?:\d{2}|、\d{2})?\)\s*$"
)
# A line of an official notice: 1 対象 旅客船「はくおう」 62件, (2) 日時 5月12日; where the one before or after it is another. 「3 経緯」 is a heading.
_ENTRY_HEADS = frozenset("0123456789令平同翌当(")  # with which both begin
_NUMBERED = re.compile(r"\s*\(?(?P<n>\d{1,2})\)?[.,、．]?[ \t\u3000]+\S{1,12}[ \t\u3000:：]+\S.{2,}")
_ENDS = tuple("。！？!?…」』”)】")
_QUESTION = re.compile(r"\s*(?:問|答|Q|A|質問|回答|記者|--|――)\s*(?:\([^)]*\))?\s*[ ::.、]")


def balanced(words: str) -> bool:
    """Whether each bracket of ``words`` has its partner there."""
    return all(words.count(a) == words.count(b) for b, a in _PAIR.items())


def closed(text: str, start: int, end: int) -> int:
    """Where ``text[start:end]`` ends with the bracket that closes one it opens: 北陽新聞の「値上げ|」報道."""
    opening = _PAIR.get(text[end : end + 1])
    inside = opening is not None and text.count(opening, start, end) > text.count(text[end], start, end)
    return end + 1 if inside else end


def split(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of ``text`` (folded), without the white space around them.

    >>> t = "「行く。必ずだ」と述べた。 。次へ"
    >>> [t[a:b] for a, b in split(t)]
    ['「行く。必ずだ」と述べた。', '次へ']
    """
    start = 0
    for line in text.splitlines(keepends=True):
        for a, b in _line(line):
            yield start + a, start + b
        start += len(line)


def _line(line: str) -> list[tuple[int, int]]:
    """The sentences of one line."""
    out: list[tuple[int, int]] = []
    a = 0
    for m in _TO_STOP.finditer(line):
        if m.lastgroup == "open":
            return _nested(line)
        if m.lastgroup == "stop" and not _in_name(line, m.start("stop")):
            _trim(line, a, m.end(), out)
            a = m.end()
    _trim(line, a, len(line), out)
    return out


def _nested(line: str) -> list[tuple[int, int]]:
    """The sentences of one line in which brackets stand inside others, or are never closed."""
    closed = _closed(line)
    out: list[tuple[int, int]] = []
    a, depth, n = 0, 0, len(line)
    for sign in _SIGN.finditer(line):
        i, char = sign.start(), sign[0]
        if i in closed:
            depth += 1 if char in _OPEN else -1
        elif i >= a and depth == 0 and char in _STOP and not _in_name(line, i):
            while i + 1 < n and (line[i + 1] in _STOP or (line[i + 1] in _CLOSE and i + 1 not in closed)):
                i += 1
            _trim(line, a, i + 1, out)
            a = i + 1
    _trim(line, a, n, out)
    return out


def _in_name(line: str, i: int) -> bool:
    """Whether a mark stands inside a name: Yahoo〈!〉ニュース, and not OK! 次は."""
    return (
        line[i] in "!?"
        and 0 < i < len(line) - 1
        and line[i - 1].isascii()
        and line[i - 1].isalpha()
        and line[i + 1].isalpha()
    )


def _closed(line: str) -> Set[int]:
    """Where the brackets stand that have a partner on this line."""
    stack: list[int] = []
    out: set[int] = set()
    for bracket in _BRACKET.finditer(line):
        i, char = bracket.start(), bracket[0]
        if char in _OPEN:
            stack.append(i)
        else:
            at = next((k for k in range(len(stack) - 1, -1, -1) if line[stack[k]] == _PAIR[char]), None)
            if at is not None:
                out.update((stack[at], i))
                del stack[at:]
    return out


def _trim(line: str, a: int, b: int, out: list[tuple[int, int]]) -> None:
    """Add the sentence from ``a`` to ``b``, without the white space around it."""
    while a < b and line[a].isspace():
        a += 1
    while a < b and line[b - 1].isspace():
        b -= 1
    while b - a > _LONGEST:
        cut = max(line.rfind(c, a + _LONGEST // 2, a + _LONGEST) for c in "。、 ")
        cut = cut + 1 if cut > 0 else a + _LONGEST
        out.append((a, cut))
        a = cut
    if a < b and (line[a].isalnum() or _WORD.search(line, a, b)):
        out.append((a, b))


def sentences(text: str, marks: tuple[Mark, ...] = ()) -> tuple[Sentence, ...]:
    """The sentences of a folded text, each with its kind. ``marks`` (folded offsets) win over what a line looks
    like."""
    out: list[Sentence] = []
    start = 0
    lines = text.splitlines(keepends=True)
    for i, line in enumerate(lines):
        spans = _line(line)
        if spans:
            kind = _kind(
                line,
                lines[i - 1] if i else None,
                first=len(out) < 3 and all(s.kind == "credit" for s in out),
                alone=len(spans) == 1,
            )
            if (
                kind == "headline"
                and out
                and line.lstrip()[0] in _ENTRY_HEADS
                and (_in_chronicle(near := lines[max(0, i - 1) : i + 2], line) or _in_list(near, line))
            ):
                kind = "list item"
            if kind == "headline" and _QUOTED.match(line) and _SPEAKER_NEXT.match(_next_line(lines, i)):
                kind = "quote"
            if kind == "headline" and len(out) > 1 and _NAMED_WORDS.match(line):
                kind = "body"
            if kind == "headline" and len(out) > 1 and _WORDS_OF.match(line):
                kind = "quote"
            for a, b in spans:
                said = _marked(marks, start + a, start + b) if marks else None
                if said is None and a and line[a] == "(":
                    said = _aside(line, a, b)
                out.append(Sentence(start + a, start + b, said or kind))
        start += len(line)
    return tuple(out)


def _next_line(lines: list[str], i: int) -> str:
    """The first of the two lines behind ``i`` that is not blank."""
    return next((x for x in lines[i + 1 : i + 3] if x.strip()), "")


def _aside(line: str, a: int, b: int) -> SentenceKind | None:
    return "credit" if _ASIDE.fullmatch(line, a, b) else None


def _marked(marks: tuple[Mark, ...], a: int, b: int) -> SentenceKind | None:
    return next((m.kind for m in marks if m.start < b and a < m.end), None)


def _in_chronicle(near: list[str], line: str) -> bool:
    return bool(_CHRONICLE.match(line)) and sum(bool(_CHRONICLE.match(x)) for x in near) > 1


def _in_list(near: list[str], line: str) -> bool:
    """Whether a line tells one of several numbered things; not a numbered heading, which has no more than its label."""
    item = _NUMBERED.match(line)
    numbers = {int(m["n"]) for x in near if (m := _NUMBERED.match(x))} if item else set()
    return item is not None and bool(numbers & {int(item["n"]) - 1, int(item["n"]) + 1})


def _kind(line: str, before: str | None, *, first: bool, alone: bool) -> SentenceKind:
    # Nearly every line is none of these: signs that they must have are looked for before a pattern is tried.
    head = line.lstrip()[:1]
    if head == "#" and _TAG.match(line):
        return "tag"
    if (head in "—–―-" and _POST.match(line)) or ((head in "([©C" or "月" in line) and _CREDIT.match(line)):
        return "credit"
    if (head in "写画図資[【" or "=" in line) and _CAPTION.match(line):
        return "caption"
    if head in "問答QA質回記-―" and _QUESTION.match(line):
        return "body"
    item = head in _ITEM_HEADS and _ITEM.match(line) is not None
    if alone and len(line) <= 90 and not line.rstrip().endswith(_ENDS):
        if item and not first and head not in "■◆●▼□◇":
            return "list item"
        return "headline"
    if alone and len(line) <= 60 and (first or not (before or "").strip()) and "。" not in line:
        return "headline"  # a heading that ends in a quote or a question mark
    if head in "「『“" and alone and re.search(r"[」』”]。?\s*$", line):
        return "quote"
    return "list item" if item and head not in "-*" else "body"
