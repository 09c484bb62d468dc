"""The lines of minutes that name who speaks: a ring before the office, the name in brackets behind it, or one of them.

○議長（大槻清君）　これより本日の会議を開きます。      〇知事                    Q 代表幹事（時事通信）
◎総務部長（西尾亘君）　お答えします。                  　まず、ダムについてです。    　再開はいつですか。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from uratori.data import outlets, rows
from uratori.reading.labels.page_lines import listed

_OFFICE = r"[^\s。、：:「」『』（）()○◯〇●◎]"
_RINGED = re.compile(
    rf"^[ \t\u3000]*+(?P<ring>[○◯〇●◎])?[ \t\u3000]*+(?P<who>{_OFFICE}{{1,24}}(?:[ \t\u3000](?P<behind>{_OFFICE}{{2,10}})(?=[ \t\u3000]*(?:\n|\Z)))?)"
    r"(?:[ \t\u3000]*[（(](?P<name>[^（）()\n]{1,20})[）)])?[ \t\u3000：:]*",
    re.M,
)
_LABELLED = re.compile(
    rf"^[ \t\u3000]*(?P<side>[QＱAＡ])[ \t\u3000]*(?P<who>{_OFFICE}{{2,16}})(?:[（(][^（）()\n]{{1,16}}[）)])?[ \t\u3000]*$",
    re.M,
)
_COURTESY = re.compile(r"(?:君|さん|氏|様|議員|委員)$")
_NUMBER = re.compile(r"(?:第?[\d０-９一二三四五六七八九十]{1,3}番)(?:議員|委員)?$")
_FEWEST = 2


def ringed(text: str) -> Iterator[re.Match[str]]:
    """The openings of turns in ``text`` that a ring marks: ``who`` is the office or the name, ``name`` the name in brackets
    with its courtesy. A list of other things (○対象者, ○会場（本館）) is none."""
    return (m for m in _RINGED.finditer(text) if _speaks(m))


def is_line(line: str) -> bool:
    """Whether a line is nothing but the name of who speaks."""
    m = _RINGED.match(line)
    return bool(m and m.end() == len(line) and _speaks(m)) or is_label(line)


def is_label(line: str) -> bool:
    """Whether a line is nothing but Q or A and who asks or answers, or the bare office of one who does: Q 代表幹事, Q 帝都新聞,
    記者."""
    m = _LABELLED.fullmatch(line)
    return _asks_or_answers(m) if m else is_office(line.strip())


def is_minutes(text: str) -> bool:
    """Whether several speakers are named so, each with words below his name or behind it."""
    found = [*ringed(text)]
    following = [*(m.start() for m in found), len(text)][1:]
    spoken = sum("。" in text[m.end() : end] for m, end in zip(found, following, strict=True))
    if spoken >= _FEWEST:
        return True
    return len({m["side"] for m in _LABELLED.finditer(text) if _asks_or_answers(m)}) >= _FEWEST


def is_office(words: str) -> bool:
    """Whether words end as the title of one who speaks does: 知事, 病院事業管理者, 代表幹事, 3番."""
    return words.endswith(_titles()) or bool(_NUMBER.match(words))


def courteous(name: str) -> str:
    """A name without the courtesy behind it: 大槻清 of 大槻清君."""
    return _COURTESY.sub("", name)


def is_member(words: str) -> bool:
    """Whether one speaks as a member of an assembly, who puts questions: 3番."""
    return bool(_NUMBER.match(words)) or words.endswith(("議員", "委員"))


def _asks_or_answers(m: re.Match[str]) -> bool:
    return is_office(m["who"]) or (m["side"] in "QＱ" and outlets.is_press(m["who"]))


def _speaks(m: re.Match[str]) -> bool:
    who = m["behind"] or m["who"]
    if not m["ring"]:  # 議長（谷口　進君）　これより…, but not 市長（谷口進氏）は
        called = m["name"] and _COURTESY.search(m["name"]) and is_office(who)
        return bool(called) and (not m[0].endswith(("）", ")")) or m.string[m.end() : m.end() + 1] in ("", "\n"))
    if m["name"]:
        return bool(_COURTESY.search(m["name"])) or is_office(who)
    alone = m.end() == len(m.string) or m.string[m.end() - 1 : m.end()].isspace() or m.string[m.end()] == "\n"
    return is_office(who) and alone


@cache
def _titles() -> tuple[str, ...]:
    """The titles that stand behind a name, and the other words by which minutes call those who speak."""
    return (*(r["title"] for r in rows("titles") if r["where"] == "after"), *listed("speaker"))
