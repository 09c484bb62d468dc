"""What the columns of a table and the labels of a line are called (``columns.tsv``): 媒体名, 掲載日, source, published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from uratori.data import rows

_BLANK = re.compile(r"[\s_　\-‐]+")


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


@cache
def _fields() -> dict[str, str]:
    out: dict[str, str] = {}
    for of, keys in names().items():
        for k in keys:
            out.setdefault(k, of)
    return out
