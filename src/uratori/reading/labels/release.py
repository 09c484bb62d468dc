"""Who puts out a release or a notice: the body whose name stands alone at its head, beside the date.

令和６年５月12日        2024年5月12日
青葉市港湾局             各位
荷役の再開について       青葉製作所株式会社
"""

from __future__ import annotations

import re
from functools import cache

from uratori.data import rows
from uratori.model import Outlet
from uratori.reading.labels.page_lines import either

# The head of a release: the lines looked at, blank ones aside, and how long a line with a name is.
_LINES, _LONGEST = 8, 40
_HEADING = re.compile(rf"^(?:{either('section')})[ \t\u3000]+(?=\S*\d)")  # 〈報道資料〉　令和7年11月14日　潮見市
_DATE = re.compile(
    r"(?:(?:令和|平成|昭和)\s*(?:\d{1,2}|元)|\d{4})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"(?:\s*[(（][月火水木金土日](?:曜日?)?[)）])?(?:\s*\d{1,2}[時:：]\d{0,2}分?)?(?:\s*(?:発表|公表|公開|付))?"
)
_LABEL = re.compile(
    r"^(?:(?:上[ 　]*場[ 　]*)?会[ 　]*社[ 　]*名|商[ 　]*号|法[ 　]*人[ 　]*名|団[ 　]*体[ 　]*名|発表者?|発表機関|発信者?|発信元|発行者?"
    r"|担当|担当課|担当部署|所管|照会先|主催|発)[ 　]*[:：]?[ 　]+|^[(（]?(?:発表|担当)[:：]"
)
_SENTENCE = re.compile(
    r"[。、「」『』【】！？!?※◆■●・…]|について|に関する|お知らせ|のため|ました|ます$|です$|について$"
)
# A body before its section: 青葉市|総務課; 県|病院局総務課, whose prefecture the head need not say.
_BODY = re.compile(r"(?:[^省庁県市区町村都府]{1,8}[省庁県市区町村都府]|[県市区町村都府])(?=.{2})")
# 潮見製作所株式会社　記者会見　一問一答; 潮見市長定例記者会見: whose words a transcript holds, in the heading above it.
_SITTING = f"(?:{either('sitting')})"
_HELD = re.compile(rf"(?P<name>[^ 　\t]{{3,30}})[ 　\t]+[^。、「」]{{0,20}}?{_SITTING}")
_OF_HEAD = re.compile(
    rf"(?P<name>[^\s。、「」]{{1,9}}?[都道府県市区町村])(?:長|知事)(?:[ 　の]|定例|臨時|緊急|年頭)*{_SITTING}"
)
# 経済産業大臣の閣議後記者会見の概要, 復興大臣記者会見録
_OF_MINISTER = re.compile(
    rf"(?P<name>[^\s。、「」]{{2,8}}?)大臣(?:の|[ 　]|閣議後|定例|臨時|初|就任|ぶら下がり|記者)*{_SITTING}"
)
_PUT_OUT = re.compile(r"(?<=\S{3})発表$")  # 令和８年６月１２日１４時２２分　潮見地方気象台発表
_KINDS = ("government", "organization")
_DIGITS = re.compile(r"\d{2,}|https?:|@|TEL|電話", re.I)


def issuer(text: str) -> Outlet | None:
    """The body that puts out the release whose words are ``text``; None where its head is none of a release: no date
    stands alone in it, or no name of a body."""
    lines = [line for raw in text[:2000].split("\n")[:40] if (line := _HEADING.sub("", raw.strip(" \t\r\u3000"), 1))]
    lines = lines[:_LINES]
    dated = next((i for i, line in enumerate(lines) if _DATE.match(line)), None)
    if dated is None:
        return None
    rest = _PUT_OUT.sub("", _DATE.sub("", lines[dated], count=1).strip(" \t\u3000"))
    candidates = [rest, *lines[dated + 1 : dated + 4], *reversed(lines[max(0, dated - 2) : dated])]
    if rest and _named(rest) is None and len(rest) > 4:
        return None  # a sentence that opens with a day
    return next((found for line in candidates if (found := _named(line))), None)


def sitting(text: str) -> Outlet | None:
    """The body whose sitting with the press the heading of ``text`` announces, as a transcript of its own has it: 潮見市長定例
    記者会見, 潮見製作所株式会社　記者会見　一問一答. None where the heading is a paper's (潮見製作所の社長会見 一問一答)."""
    first = text.lstrip().partition("\n")[0].strip()
    if found := _OF_HEAD.match(first):
        return Outlet(found["name"], "government")
    if minister := _OF_MINISTER.match(first):
        name = minister["name"]  # behind a surname: 久世経済産業
        house = next((h for k in range(len(name) - 1) for end in "省庁" if (h := name[k:] + end) in _houses()), None)
        return Outlet(house, "government", "JP") if house else None
    held = _HELD.match(first)
    return _named(held["name"]) if held else None


def body(name: str) -> Outlet | None:
    """The body of a name that stands alone; None where it is none by its form.

    >>> body("つむぎ屋株式会社"), body("山川一郎")
    (Outlet(name='つむぎ屋', kind='organization', country=None), None)
    """
    return _named(name.strip())


def _named(line: str) -> Outlet | None:
    """The body that a line names, if it names nothing else: its first word, where sections of it follow."""
    words = re.split(r"[ 　\t]+", _LABEL.sub("", line))
    name = words[0]
    if not 2 < len(name) <= _LONGEST or len(line) > _LONGEST * 2 or _SENTENCE.search(line) or _DIGITS.search(line):
        return None
    if len(words) > 1 and name in _forms()["organization", "start"]:
        return Outlet(words[1], "organization")
    kind = _kind(name)
    return Outlet(_short(name), kind) if kind else None


def _short(name: str) -> str:
    """The name as reports write it: 株式会社つむぎ屋 is つむぎ屋."""
    start = next((form for form in _forms()["organization", "start"] if name.startswith(form)), "")
    short = re.sub(r"(?:株式会社|有限会社|合同会社|[(（]株[)）]|㈱)$", "", name.removeprefix(start))
    return short if len(short) >= 2 else name


def _kind(name: str) -> str | None:
    forms = _forms()
    if whole := next((kind for kind in _KINDS if name in forms[kind, "whole"]), None):
        return whole
    if any(name in forms[kind, "end"] for kind in _KINDS):
        return None  # 市役所 is a place, 青葉市役所 a body
    for kind in ("organization", "government"):
        if name.startswith(forms[kind, "start"]) and len(name) > 5:
            return kind
    for kind in ("government", "organization"):
        if name.endswith(forms[kind, "end"]):
            return kind
    # A section by itself (総務課) is no body; one of a body that is named before it (青葉市総務課) is that body's.
    if name.endswith(forms["government", "section"]) and _BODY.match(name):
        return "government"
    return None


@cache
def _houses() -> frozenset[str]:
    """The ministries and agencies of Japan."""
    return frozenset(r["name"] for r in rows("organizations") if r["kind"] == "government" and r["country"] == "JP")


@cache
def _forms() -> dict[tuple[str, str], tuple[str, ...]]:
    out: dict[tuple[str, str], tuple[str, ...]] = {("government", "start"): ("\0",)}
    out.update({(row["kind"], row["place"]): tuple(row["words"].split("|")) for row in rows("issuers")})
    return out
