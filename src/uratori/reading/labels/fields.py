"""What the columns of a table and the labels of a line are called (``columns.tsv``): 媒体名, 掲載日, source, published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from uratori.data import rows
from uratori.reading.labels.page_lines import MARKS

_LOOKED_AT = 200  # characters of a line
_BLANK = re.compile(r"[\s_　\-‐]+")
_NOTED = re.compile(r"(?<=.)\([^()]{1,12}\)$")
_DRAFT = re.compile(r"[(（]?(?:案|仮)[)）]?$")  # 見出し（仮）：…
# 媒体：…, 【掲載日】…, ■見出し：…, 転載元 …
_LABEL = re.compile(
    r"[ \t\u3000]*(?:[【\[［〔＜](?P<wrapped>[^】\]］〕＞\s]{1,12})[】\]］〕＞][ \t\u3000]*"
    rf"|[{MARKS}・]?[ \t\u3000]*(?P<name>[^\s:：、。「」]{{1,12}})(?:[ \t\u3000]*[:：][ \t\u3000]*|[ \u3000]*\t[ \t\u3000]*|(?<=元)[ \t\u3000]+))"
)


def key(name: str) -> str:
    """The form in which names are compared: widths folded, lower case, without blanks, hyphens and underscores."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", name)).lower()


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """The keys of the names of each field, the best first."""
    return {row["field"]: tuple(key(n) for n in row["names"].split("|")) for row in rows("columns")}


def field(name: str) -> str | None:
    """The field that a name means; None where it means none.

    >>> field("媒体名"), field("Date"), field("天気")
    ('outlet', 'published', None)
    """
    return _fields().get(key(name))


def rank(name: str) -> int:
    """How well a name says what field it holds, the least best: date before created."""
    called = names().get(field(name) or "", ())
    return called.index(k) if (k := key(name)) in called else len(called)


def label(line: str) -> tuple[str | None, str]:
    """The field that a line says it holds, and the rest of the line; None and the whole line where it says nothing.

    >>> label("【媒体】港都新聞"), label("転載元　港都新聞"), label("場所：公民館")
    (('outlet', '港都新聞'), ('outlet', '港都新聞'), (None, '場所：公民館'))
    """
    found = _LABEL.match(line[:_LOOKED_AT])
    name = (found["wrapped"] or found["name"]) if found else ""
    of = field(name) or field(_DRAFT.sub("", name)) if found else None
    return (of, line[found.end() :]) if found and of else (None, line)


def of_column(name: str) -> str | None:
    """The field that the heading of a column means: its name, else what it ends in (パブリッシュ日時, 弊社掲載記事本文)."""
    k = _NOTED.sub("", key(name))  # 記事本文(抜粋)
    if found := _fields().get(k):
        return found
    ends = (row for row in rows("columns_end") if k.endswith(row["end"]) and k != row["end"])
    return next((row["field"] for row in ends), None)


@cache
def _fields() -> dict[str, str]:
    out: dict[str, str] = {}
    for of, keys in names().items():
        for k in keys:
            out.setdefault(k, of)
    return out
