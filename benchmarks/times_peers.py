"""Measure ``uratori.times`` beside ja-timex on the Japanese cases of Recognizers-Text.

    python benchmarks/times_peers.py CASES [--peer PYTHON] [--text FILE …] [--errors N]

CASES is the folder with ``DateParser.json`` and the others: assistant-style sentences with a reference time, each with
the expressions in them and what they resolve to. For each class of case: how many expressions are overlapped by one
that was found, and for how many the value is right. Right means, for both programs alike: the day, the instant, the
stretch of days or the clock time of the case (its past or its future resolution, whichever fits; ends of stretches
inclusive or exclusive), or the same TIMEX3 value for durations and sets. What was found inside one expression is taken
together, since one program reads 10日から13日 as one and the other as two.

ja-timex runs in an interpreter of its own (``--peer``), since it pins old libraries; without one that can import it,
only our own figures are printed. Speed is characters a processor second over the same texts (the cases, or ``--text`` files)
in one run, everything loaded before the clock starts: of each text the least of ``--rounds`` times, since a machine is seldom
idle. Ours is taken twice: ``times.find``, and inside ``analyze``, where sentences and words are there already.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

CLASSES = (
    "Date",
    "DateTime",
    "Time",
    "DatePeriod",
    "DateTimePeriod",
    "TimePeriod",
    "Duration",
    "Set",
)
_REFERENCE = "2016-11-07T00:00:00"


@dataclass(frozen=True)
class Found:
    """One expression a program found: its span, its TIMEX3 value, and the stretch it covers (ISO), if resolved."""

    start: int
    end: int
    value: str
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True)
class Case:
    kind: str
    text: str
    reference: str
    start: int
    end: int
    value: dict[str, Any]


def cases(folder: Path) -> list[Case]:
    """Every expression of every case file that there is."""
    out = []
    for kind in CLASSES:
        path = folder / f"{kind}Parser.json"
        if not path.exists():
            continue
        for row in json.loads(path.read_text(encoding="utf-8-sig")):
            reference = (row.get("Context") or {}).get("ReferenceDateTime") or _REFERENCE
            for r in row.get("Results", []):
                if isinstance(r.get("Value"), dict):
                    end = r["Start"] + r["Length"]
                    out.append(Case(kind, row["Input"], reference, r["Start"], end, r["Value"]))
    return out


# ---------------------------------------------------------------- the two programs


def _least(run: Callable[[], object], rounds: int) -> float:
    """The least processor time of some runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def ours(rows: Iterable[tuple[str, str]], rounds: int) -> tuple[list[list[Found]], float]:
    from uratori import times  # noqa: PLC0415 - the peer's interpreter has no uratori

    times.find("1月1日に店を開いたばかりだろう")  # asks for words, which loads the dictionary
    out, seconds = [], 0.0
    for text, reference in rows:
        out.append(times.find(text, published=reference[:10]))
        seconds += _least(lambda text=text, day=reference[:10]: times.find(text, published=day), rounds)
    return [[Found(t.start, t.end, t.value or "", t.earliest, t.latest) for t in found] for found in out], seconds


def inside(rows: Iterable[tuple[str, str]], rounds: int) -> float:
    """The seconds that the times of ``rows`` take inside ``analyze``."""
    from uratori import language, times  # noqa: PLC0415 - as above
    from uratori.model import Document, Published  # noqa: PLC0415

    seconds = 0.0
    for text, reference in rows:
        parse = language.parse(Document("d", "d", text, 0, len(text)))
        day = Published(reference[:10], "given")
        seconds += _least(lambda parse=parse, day=day: times.find_in(parse, day), rounds)
    return seconds


def peer_here(rows: Iterable[tuple[str, str]], rounds: int) -> tuple[list[list[Found]], float]:
    """ja-timex in this interpreter. Raises ImportError where it is not there."""
    import pendulum  # noqa: PLC0415
    from ja_timex import TimexParser  # noqa: PLC0415

    rows = list(rows)
    parsers = {ref: TimexParser(reference=pendulum.parse(ref[:19])) for ref in {r for _, r in rows}}
    next(iter(parsers.values())).parse("1月1日")
    seconds, out = 0.0, []
    for text, reference in rows:
        parser = parsers[reference]
        seconds += _least(lambda text=text, parser=parser: _peer_tags(parser, text), rounds)
        out.append([_peer_tag(t) for t in _peer_tags(parser, text)])
    return out, seconds


def _peer_tags(parser: Any, text: str) -> list[Any]:  # noqa: ANN401 - ja-timex is not there when types are checked
    try:
        return list(parser.parse(text))
    except Exception:
        return []


def _peer_tag(tag: Any) -> Found:  # noqa: ANN401 - ja-timex is not there when types are checked
    try:
        moment = tag.to_datetime()
        iso = moment.strftime("%Y-%m-%dT%H:%M") if moment else None
    except Exception:
        iso = None
    start, end = tag.span or (0, 0)
    return Found(start, end, tag.value or "", iso, iso)


def peer(python: str | None, rows: list[tuple[str, str]], rounds: int) -> tuple[list[list[Found]], float] | None:
    """ja-timex's answers and seconds; None where no interpreter has it."""
    if python is None:
        try:
            return peer_here(rows, rounds)
        except ImportError:
            return None
    done = subprocess.run(
        [python, __file__, "--run-peer", "--rounds", str(rounds)],
        input=json.dumps(rows),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    answer = json.loads(done.stdout)
    return [[Found(*f) for f in found] for found in answer["found"]], answer["seconds"]


# ---------------------------------------------------------------- scoring


def right(case: Case, inside: list[Found]) -> bool:
    """Whether what was found inside the expression of a case says what the case says."""
    if case.kind in ("Duration", "Set"):
        return any(f.value == case.value.get("Timex") for f in inside)
    firsts, lasts = [f.first for f in inside if f.first], [f.last for f in inside if f.last]
    timex = case.value.get("Timex")
    if not firsts or not lasts:
        return any(f.value == timex for f in inside)
    first, last = min(firsts), max(lasts)
    for resolution in (case.value.get("FutureResolution") or {}, case.value.get("PastResolution") or {}):
        if _fits(case.kind, resolution, first, last):
            return True
    return any(f.value == timex for f in inside)


def _fits(kind: str, resolution: dict[str, str], first: str, last: str) -> bool:
    if kind == "Date":
        return first[:10] == last[:10] == resolution.get("date")
    if kind == "DateTime":
        return resolution.get("dateTime", "").replace(" ", "T")[:16] == first[:16]
    if kind == "Time":
        return resolution.get("time", "?")[:5] == first[11:16]
    if kind == "TimePeriod":
        return (first[11:16], last[11:16]) == (resolution.get("startTime", "")[:5], resolution.get("endTime", "")[:5])
    if kind == "DateTimePeriod":
        sides = (resolution.get("startDateTime", ""), resolution.get("endDateTime", ""))
        return (first[:16], last[:16]) == tuple(s.replace(" ", "T")[:16] for s in sides)
    start, end = resolution.get("startDate"), resolution.get("endDate")
    if not start or not end:
        return (start or first[:10]) == first[:10] and (end or last[:10]) == last[:10] and bool(start or end)
    before = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    return first[:10] == start and last[:10] in (end, before)


def score(all_cases: list[Case], answers: list[list[Found]], errors: int) -> dict[str, tuple[int, int, int]]:
    """For each class: expressions, those overlapped, those with the right value."""
    out: dict[str, tuple[int, int, int]] = {}
    shown = 0
    for case, found in zip(all_cases, answers, strict=True):
        inside = [f for f in found if f.start < case.end and case.start < f.end]
        n, hit, ok = out.get(case.kind, (0, 0, 0))
        good = bool(inside) and right(case, inside)
        out[case.kind] = (n + 1, hit + bool(inside), ok + good)
        if not good and shown < errors:
            shown += 1
            expected = case.value.get("FutureResolution") or case.value.get("Timex")
            print(f"  {case.kind} {case.text!r} [{case.text[case.start : case.end]}] {expected} but {inside}")
    return out


def report(all_cases: list[Case], results: dict[str, dict[str, tuple[int, int, int]]]) -> None:
    names = list(results)
    print(f"{'class':16s}{'cases':>7s}" + "".join(f"{n + ' overlap':>20s}{n + ' value':>18s}" for n in names))
    totals = {n: [0, 0, 0] for n in names}
    for kind in CLASSES:
        if not any(kind in results[n] for n in names):
            continue
        line = f"{kind:16s}{results[names[0]][kind][0]:7d}"
        for n in names:
            count, hit, ok = results[n][kind]
            line += f"{100 * hit / count:20.1f}{100 * ok / count:18.1f}"
            totals[n] = [a + b for a, b in zip(totals[n], (count, hit, ok), strict=True)]
        print(line)
    line = f"{'all':16s}{len(all_cases):7d}"
    print(line + "".join(f"{100 * t[1] / t[0]:20.1f}{100 * t[2] / t[0]:18.1f}" for t in totals.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="?", type=Path)
    parser.add_argument("--peer", help="an interpreter that can import ja_timex")
    parser.add_argument("--text", nargs="*", type=Path, default=[], help="texts to take the speed on")
    parser.add_argument("--rounds", type=int, default=5, help="how often each text is timed")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--run-peer", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run_peer:
        found, seconds = peer_here([tuple(r) for r in json.load(sys.stdin)], args.rounds)
        print(json.dumps({"found": [[list(vars(f).values()) for f in row] for row in found], "seconds": seconds}))
        return
    if args.cases is None:
        parser.error("CASES is missing")
    all_cases = cases(args.cases)
    rows = [(c.text, c.reference) for c in all_cases]
    texts = [(p.read_text(encoding="utf-8"), "2024-06-01T00:00:00") for p in args.text] or rows
    found, _ = ours(rows, 1)
    results = {"uratori": score(all_cases, found, args.errors)}
    length = sum(len(t) for t, _ in texts)
    speed = {"uratori": length / ours(texts, args.rounds)[1], "inside analyze": length / inside(texts, args.rounds)}
    theirs = peer(args.peer, rows, 1)
    if theirs is None:
        print("ja-timex cannot be imported (name an interpreter that has it with --peer): our own figures only")
    else:
        results["ja-timex"] = score(all_cases, theirs[0], 0)
        timed = peer(args.peer, texts, args.rounds)
        if timed:
            speed["ja-timex"] = length / timed[1]
    report(all_cases, results)
    print("characters a second: " + ", ".join(f"{n} {v:,.0f}" for n, v in speed.items()))
    if "ja-timex" in speed:
        print(", ".join(f"{n} {v / speed['ja-timex']:.1f} times ja-timex" for n, v in speed.items() if n != "ja-timex"))


if __name__ == "__main__":
    main()
