"""The lines that belong to a page and not to its report, by ``page_words.tsv``: on the page itself, and in a text that was
copied from one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from uratori.data import rows

_LONGEST_LINE = 200  # characters of a line of the page's own
MARKS = "■◆●▼□◇▽◎○★☆▲▶"  # what headlines and items are set off by
# Which issue of a paper, as a pattern: 朝刊, 号外, 3面.
ISSUE = r"[朝夕]刊|号外|日曜版|別刷り?|(?:\d{1,2}|社会|第[一二三1-3]社会|経済|国際|総合|地域|地方|県内|政治|運動|スポーツ|文化|生活|くらし|特集|オピニオン)面"
# Where in it a report stands and how long it is, as databases write: 地方経済面 8ページ 412文字 PDF有.
IN_PAPER = r"(?<!\d)\d{1,3}[ \t]?(?:ページ|頁|面)|(?<!\d)[\d,]{1,6}[ \t]?(?:文字|字)(?![一-龠])|PDF有|書誌情報|写真有|図表有|[^\s\d、。「」]{1,6}面(?=\s|$)"
# What broadcasters set as a paragraph: 知事：「一日も早く通れるようにしたい」, without a full stop.
# A quote with its speaker behind it: 「道を開く成果です」（潮田教授）
QUOTE = re.compile(r"(?:[^\s「」]{1,20}[：:]\s*)?[「『].{8,}[」』](?:[（(][^（）()]{1,20}[）)])?$")
# 本件のお問い合わせ, 報道関係者お問い合わせ先; not 殺到する問い合わせ.
_CONTACT = re.compile(
    r"(?:本件|取材|お客様|一般|(?:報道|メディア|マスコミ)?(?:機関|関係者?)?)(?:の?方|様)?(?:から|に?関する|について)?の?"
    r"(?:お問い?合わ?せ(?:先|窓口)?|問い?合わ?せ(?:先|窓口))"
)
_BULLETS = re.compile(r"^[■◆●▼□◇▽◎○※★☆▶►▲△・＞>|｜\s]+|[▼▶►＞>»›→\s]+$")
_BRACKETS = re.compile(r"^[【［\[〈《＜<「『]|[】］\]〉》＞>」』]$")


@cache
def listed(kind: str) -> tuple[str, ...]:
    """The words of a kind in ``page_words.tsv``."""
    return tuple(row["word"] for row in rows("page_words") if row["kind"] == kind)


@cache
def either(kind: str) -> str:
    """The words of a kind as alternatives of a pattern, the longer first."""
    return "|".join(map(re.escape, sorted(listed(kind), key=len, reverse=True)))


def key(text: str) -> str:
    """The form in which titles are compared: widths folded, white space and punctuation dropped."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=4096)
def is_noise_line(text: str) -> bool:
    """Whether a line belongs to the page, not to the report: 続きを読む, シェアする."""
    bare = _BULLETS.sub("", text) or text
    forms = (bare, _BRACKETS.sub("", _BRACKETS.sub("", bare)))
    return len(text) <= _LONGEST_LINE and any(_noise_line().match(form) for form in forms if form)


@lru_cache(maxsize=4096)
def opens_other_things(text: str) -> bool:
    """Whether a heading opens what is no more of the report: 関連記事, あわせて読みたい, アクセスランキング."""
    if len(text) > 24 or text.endswith(_whole()):
        return False
    words, starts = _after()
    mine = key(_BRACKETS.sub("", _BRACKETS.sub("", _BULLETS.sub("", text))))
    if mine in words or _CONTACT.fullmatch(mine):
        return True
    return (
        len(mine) <= 14
        and mine.startswith(starts)
        and any(mine.startswith(w) and len(mine) - len(w) <= 6 for w in starts)
    )


@lru_cache(maxsize=1024)
def stubs(text: str) -> tuple[str, ...]:
    """What of a line says that the rest is withheld: 残り612文字."""
    return tuple(m[0] for m in _stub().finditer(text))


@cache
def _stub() -> re.Pattern[str]:
    return re.compile("|".join(listed("stub")))


@cache
def _whole() -> tuple[str, ...]:
    return listed("whole")


@cache
def _after() -> tuple[frozenset[str], tuple[str, ...]]:
    words = frozenset(key(w) for w in listed("after"))
    return words, tuple(w for w in words if len(w) >= 4)


@cache
def _noise_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(listed('line'))})\Z", re.I)
