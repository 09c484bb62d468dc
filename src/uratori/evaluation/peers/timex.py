"""ja-timex and dateparser: time expressions, with the publication date handed over as their documentation says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from uratori.model import Analysis, Document, Time

EXTRA, DATEPARSER_EXTRA = "timex", "dateparser"
_UNDATED = "2024-01-01"


def ja_timex(documents: Sequence[Document]) -> list[Analysis] | None:
    """The documents with ja-timex's tags, each with the day it resolves to; None where it is not installed."""
    try:
        import pendulum  # noqa: PLC0415 - only where the extra is installed
        from ja_timex import TimexParser  # noqa: PLC0415
    except ImportError:
        return None
    out = []
    for d in documents:
        parser = TimexParser(reference=pendulum.parse(d.published.day or _UNDATED))
        out.append(Analysis(d, times=tuple(t for tag in _tags(parser, d) if (t := _time(tag, d.start)))))
    return out


def _tags(parser: Any, document: Document) -> list[Any]:  # noqa: ANN401 - the peer ships no types
    try:
        return list(parser.parse(document.text[document.start : document.end]))
    except Exception:  # it raises on some legal text; what it says then is nothing
        return []


def _time(tag: Any, offset: int) -> Time | None:  # noqa: ANN401
    if not tag.span:
        return None
    value = tag.value
    # Its DATE and TIME values hold X where the text is silent (XXXX-09-12); what it resolves them to is what it means.
    if tag.type in ("DATE", "TIME") or tag.mod in ("BEFORE", "AFTER"):
        try:
            moment = tag.to_datetime()
        except Exception:  # 先月31日 raises where last month had thirty
            moment = None
        if moment is not None:
            value = _as_precise(moment, tag.value, tag.type)
    start, end = tag.span
    return Time(offset + start, offset + end, tag.type, value, tag.mod)


def _as_precise(moment: Any, value: str, kind: str) -> str:  # noqa: ANN401
    """The moment, as precise as the expression is: a month for 8月, a day for 3日前."""
    day = str(moment.strftime("%Y-%m-%d"))
    if kind == "TIME":
        return str(moment.strftime("%Y-%m-%dT%H:%M"))
    if value.endswith("-XX") or value.endswith("M"):
        return day[:4] if value.endswith("XX-XX") else day[:7]
    return day[:4] if len(value) == 4 or value.endswith("Y") else day


def dateparser(documents: Sequence[Document]) -> list[Analysis] | None:
    """The documents with what dateparser's search finds; None where it is not installed. It gives words, not places:
    each is looked for behind the one before it."""
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - only where the extra is installed
    except ImportError:
        return None
    return [_searched(d, search_dates) for d in documents]


def _searched(document: Document, search: Any) -> Analysis:  # noqa: ANN401
    base = datetime.fromisoformat(document.published.day or _UNDATED)
    text = document.text[document.start : document.end]
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    times: list[Time] = []
    at = 0
    for words, moment in search(text, languages=["ja"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            value = moment.strftime("%Y-%m-%d")
            times.append(Time(document.start + start, document.start + at, "DATE", value))
    return Analysis(document, times=tuple(times))
