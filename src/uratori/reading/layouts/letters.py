"""The words of a letter: what is passed on or quoted in it, and letters that were printed or saved as text.

差出人: 山田 <yamada@example.jp>
送信日時: 2025年3月4日 8:42
件名: Fwd: 橋の通行止め

> 橋、6月から通行止めへ
> 港都新聞 2025年3月4日
> …
"""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import parseaddr
from functools import cache

from uratori.data import outlets
from uratori.model import Document, Outlet, Published
from uratori.reading.labels import instants
from uratori.reading.labels.days import day
from uratori.reading.labels.outlet import named
from uratori.reading.labels.page_lines import either
from uratori.reading.labels.release import body
from uratori.reading.layouts import alerts
from uratori.reading.layouts.rows import given
from uratori.reading.layouts.split import split
from uratori.reading.layouts.wrapped import unset, unwrapped

_FORWARD = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:Forwarded message|Original Message|転送メッセージ|元のメッセージ|転送されたメッセージ|Begin forwarded message)[ \t]*-*"
    r"|Begin forwarded message:|_{10,})[ \t]*\r?\n",
    re.M | re.I,
)
_ROLE = {
    "from": "from", "差出人": "from", "送信者": "from", "送信元": "from", "発信者": "from", "date": "date", "sent": "date",
    "日付": "date", "日時": "date", "送信日時": "date", "送信日": "date", "受信日時": "date", "subject": "subject", "件名": "subject",
    "題名": "subject", "to": "to", "宛先": "to", "宛て先": "to", "あて先": "to",
}  # fmt: skip
_OTHER = ("Cc", "Bcc", "Reply-To", "Attachments?", "Importance", "添付(?:ファイル)?", "重要度")
_FIELD = re.compile(
    rf"[ \t>*]*(?P<name>{'|'.join((*_ROLE, *_OTHER))})\*?[ \t\u3000]*[:：]\*?[ \t\u3000]*(?P<value>[^\r\n]*)\r?\n|[ \t>]*\r?\n",
    re.I,
)
_PREFIX = re.compile(
    r"^(?:(?:Fwd?|Re|転送|返信|FW)\s*[:：]\s*|[【\[](?:転送|返信|共有|(?:ご)?参考|FYI|Fwd?|Re)[】\]]\s*)+", re.I
)
# As a service prints a letter: its subject, 1 件のメール, below them the sender with the day, To: …
_SHOWN_BY_SERVICE = re.compile(
    r"^(?P<subject>[^\n]{2,200})\r?\n\d+ (?:件のメール(?:メッセージ)?|messages?)[ \t]*\r?\n"
    r"(?P<from>[^\n<]{1,80}<[^>\n]{3,100}>)[ \t\r\n]+(?P<date>(?:20\d\d年|[A-Z])[^\n]{6,60})\r?\n(?:To|宛先)[ \t]*[:：][^\n]*\r?\n"
    r"(?:(?:Cc|Bcc)[ \t]*[:：][^\n]*\r?\n)*",
    re.M,
)
_LOOKED_AT = 2_000
_FOLDED = re.compile(r"[ \t]+[^\s:：][^\r\n]*\r?\n")  # a long list of receivers goes on on the next line
_ABOVE, _LONGEST_ABOVE = 4, 60  # lines above the head of a printed letter (the mailer's own), and their characters
_QUOTE = re.compile(r"[ \t]*(?:[>＞](?!>)|[|｜│](?=[ \u3000]|$))[ \t]?")
_HEAD = 300  # characters in which a text bears its day
# 2025年10月16日(木) 11:20 Sakuma <sakuma@example.jp>:
_ANSWERED = re.compile(r".{4,120}(?:<[^<>\s]{3,100}>|wrote|書きました|のメッセージ|さん)[ ]?[:：]?|On .{4,160}wrote:")
_DEEPEST = 4  # letters quoted in letters
_NUMBER = (
    r"[ \u3000]*[（(【\[]?(?:(?:20\d\d[年/.])?\d{1,2}[月/.]\d{1,2}|第[\d,]+号|(?i:vol)\.)"  # 共和ニュース　6月12日号
)
_OF_BODY = re.compile(
    r"(?P<body>[^\s]{1,8}?[都道府県市区町村省庁])(?:役所|役場)?[^\s]{1,12}[課係局部室署所]"
)  # 霞浦町総務課
_SECTION = re.compile(r"\S[ \u3000]+\S{1,12}[課係局部室署所]$")  # 霞浦町 総務課, but not 霞浦町 鈴木


def publisher(sender: str, address: str, words: str = "") -> Outlet | None:
    """The outlet that sends, by its name or its domain; None for a person or a service that is none. A name in ニュース, which
    a section of anybody may bear, is one where the ``words`` of the letter bear it as a title: beside a day or a number."""
    if sender and (known := outlets.find(named(sender).name)):
        return Outlet(known.name, known.kind, known.country)
    known = outlets.of_domain(address.rpartition("@")[2]) if "@" in address else None
    if known:
        return Outlet(known.name, known.kind, known.country)
    house = _desk().sub("", sender).strip()  # 港都新聞 報道部, but not 港都新聞 山田
    own = named(house) if house and len(house.split()) == 1 else None
    if own and outlets.is_press(own.name) and outlets.ends_as_medium(own.name):
        return own
    if own and own.name.endswith("ニュース") and re.search(re.escape(own.name) + _NUMBER, words[:_LOOKED_AT]):
        return own
    if house and house != sender:
        return body(house)  # 南洋商事株式会社 広報部
    if part := _OF_BODY.fullmatch(sender):
        return body(part["body"])
    return body(sender) if _SECTION.search(sender) else None


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"[ \u3000]+(?:{either('desk')})$")


def subject(words: str | None) -> str | None:
    """The subject of a letter without the marks of one that answers or passes on."""
    return _PREFIX.sub("", words).strip() or None if words else None


def documents(letter: Document, deep: int = 0) -> tuple[Document, ...]:
    """A digest's items; else the report that the letter quotes, where that is most of it; else the letter, or, where it passes
    another on, that one with its own sender and day."""
    if items := alerts.items(letter):
        return items
    if deep < _DEEPEST and (quoted := _quoted(letter.text[letter.start : letter.end])):
        inner = printed(letter.id, letter.source, quoted) or replace(
            letter, text=quoted, start=0, end=len(quoted), title=None, outlet=None, published=Published()
        )
        sent = letter.published.value
        found = documents(replace(inner, captured=inner.captured or letter.captured or sent, extracted=True), deep + 1)
        return tuple(d if d.title or d.marks else replace(d, title=_shown(d, letter.title)) for d in found)
    letter = replace(letter, end=_own_end(letter))
    forward = _FORWARD.search(letter.text, letter.start, letter.end)
    head = _head(letter.text, forward.end()) if forward else None
    return _split(_of_head(letter, *head) if head and letter.text[head[1] :].strip() else letter)


def _split(letter: Document) -> tuple[Document, ...]:
    """The documents of a letter's words. Where its sender is no outlet and the words bear an outlet and a day of their own (a
    release that is passed on), theirs count."""
    if letter.outlet is None and instants.SEEN.search(letter.text, letter.start, min(letter.end, letter.start + _HEAD)):
        own = split(
            replace(letter, title=None, published=Published(), captured=letter.captured or letter.published.value)
        )
        if own[0].outlet is not None:
            return tuple(d if d.title or d.marks else replace(d, title=letter.title) for d in own)
    return split(letter)


def printed(id_: str, source: str, text: str) -> Document | None:
    """The letter whose head a text opens with (差出人：, 件名：, …), as mailers print and save it; None where it has none."""
    if shown := _SHOWN_BY_SERVICE.search(text[:_LOOKED_AT]):
        words = unset(unwrapped(text[shown.end() :].strip("\r\n")))
        whole = Document(id_, source, words, 0, len(words), extracted=True)
        return _of_head(whole, shown.groupdict(), 0) if words.strip() else None
    at = 0
    for _ in range(_ABOVE):
        head = _head(text, at)
        if head and {"from", "subject"} <= head[0].keys() and head[0].keys() & {"date", "to"}:
            break
        line = text[at:].partition("\n")[0]
        if len(line) > _LONGEST_ABOVE or "。" in line or at + len(line) + 1 >= len(text):
            return None
        at += len(line) + 1
    else:
        return None
    words = unset(unwrapped(text[head[1] :].strip("\r\n")))
    whole = Document(id_, source, words, 0, len(words), extracted=True)
    return _of_head(whole, head[0], 0) if words.strip() else None


def _head(text: str, at: int) -> tuple[dict[str, str], int] | None:
    """The fields of a letter's head that stands at ``at``, by their role, and where its words begin."""
    fields: dict[str, str] = {}
    named_any = False
    while at < len(text) and (m := _FIELD.match(text, at)):
        if m["name"] is None and "from" in fields:
            break
        if m["name"] is not None:
            named_any = True
            if role := _ROLE.get(m["name"].lower()):
                fields.setdefault(role, m["value"].strip())
        at = m.end()
        while named_any and m["name"] and (folded := _FOLDED.match(text, at)) and not _FIELD.match(text, at):
            at = folded.end()
    return (fields, at) if "from" in fields else None


def _of_head(letter: Document, fields: dict[str, str], at: int) -> Document:
    sent = day(fields.get("date", ""))
    return replace(
        letter,
        start=at,
        title=subject(fields.get("subject")) or letter.title,
        outlet=publisher(*parseaddr(fields["from"])),
        published=given(sent) if sent else Published(),
    )


def _quoted(text: str) -> str | None:
    """What a letter quotes, its marks taken off, where most of its words stand in it."""
    lines = text.split("\n")
    own = [k for k, line in enumerate(lines) if _QUOTE.match(line)]
    if len(own) < 2:
        return None
    inside = set(own)
    size = sum(len(lines[k].strip()) for k in own)
    whole = sum(len(line.strip()) for line in lines)
    words = [_QUOTE.sub("", lines[k], count=1) if k in inside else "" for k in range(own[0], own[-1] + 1)]
    joined = unset(unwrapped("\n".join(words)))
    return joined if "。" in joined and 2 * size >= whole else None


def _own_end(letter: Document) -> int:
    """Where a letter's own words end: before the letter that it answers, which stands quoted below them."""
    lines = list(re.compile(r"[^\n]*\S[^\n]*").finditer(letter.text, letter.start, letter.end))
    quoted = len(lines)
    while quoted and _QUOTE.match(lines[quoted - 1][0]):
        quoted -= 1
    if quoted and quoted < len(lines) and _ANSWERED.fullmatch(lines[quoted - 1][0].strip()):
        quoted -= 1
    return lines[quoted - 1].end() if 0 < quoted < len(lines) else letter.end


def _shown(document: Document, title: str | None) -> str | None:
    """The letter's subject, where no line of what it quotes stands above the first sentence."""
    head = document.text[document.start : document.end].lstrip().partition("\n")[0]
    return title if "。" in head else None
