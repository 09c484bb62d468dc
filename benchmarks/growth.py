"""How the cross-check grows with the number of documents, and what one more document costs.

    python benchmarks/growth.py ARTICLES.jsonl.gz [--svg docs/growth.svg] [SIZE ...]

ARTICLES holds rows with ``id``, ``title``, ``text`` and ``published`` (Japanese Wikinews will do). Where more documents
are wanted than there are, the articles are taken again with their dates shifted by years. Each size is checked in a
process of its own, with one job. Prints seconds of processor time for each step, seconds on the clock, and the most memory
held; then what it takes to add one document to stories of 10, 100 and 1,000: to analyse it, to give it its place, to take it
out again, and to tell the claims of the story: again, by what was worked out when it was last told, and anew. ``--svg``
draws the first table.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from math import log10
from pathlib import Path
from typing import TypeVar

from uratori import claims, names, pipeline, times
from uratori.model import Analysis, Document, Published

SIZES = (100, 1_000, 10_000)
STORIES = (10, 100, 1_000)
SHIFT = timedelta(days=1500)
STEPS = ("analysis", "profiles", "stories", "dates and names", "claims")
COLLECT = (50_000, 20, 50)  # as the command line sets it
R = TypeVar("R")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--svg", type=Path)
    args = parser.parse_args()
    print(
        f"{'documents':>10}" + "".join(f"{s:>16}" for s in STEPS) + f"{'sum':>8}{'a thousand':>12}{'clock':>8}{'MB':>7}"
    )
    sums: list[tuple[int, float]] = []
    for size in args.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as fresh:
            seconds, clock, memory = fresh.apply(check, (args.articles, size))
        total = sum(seconds)
        sums.append((size, total))
        steps = "".join(f"{s:>16.1f}" for s in seconds)
        print(f"{size:>10}{steps}{total:>8.1f}{1000 * total / size:>12.1f}{clock:>8.0f}{memory:>7.0f}", flush=True)
    more = ("analyse", "place", "take out", "tell again", "tell anew")
    print(f"\n{'story of':>10}" + "".join(f"{m:>12}" for m in more) + "  (seconds, one more document)")
    for size in STORIES:
        print(f"{size:>10}" + "".join(f"{s:>12.3f}" for s in one_more(size)), flush=True)
    if args.svg:
        args.svg.write_text(chart(sums), encoding="utf-8")


def check(path: Path, size: int) -> tuple[list[float], float, float]:
    """Seconds of each step, those on the clock, and the most megabytes held."""
    gc.set_threshold(*COLLECT)
    documents = list(islice(articles(path), size))
    seconds: list[float] = []
    started = time.monotonic()

    def timed(work: Callable[[], R]) -> R:
        begin = time.process_time()
        result = work()
        seconds.append(time.process_time() - begin)
        return result

    examined = timed(lambda: list(pipeline.examine_all(documents)))
    analyses = [a for a, _ in examined]
    words = {a.document.id: w for a, w in examined if w}
    profiles = timed(lambda: claims.profiles(analyses, words))
    groups = timed(lambda: claims.Stories(profiles).groups())
    unified, entities = timed(lambda: names.unify(times.infer(analyses, groups), groups, ()))
    timed(lambda: claims.build(unified, entities, groups, words))
    return seconds, time.monotonic() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def articles(path: Path) -> Iterator[Document]:
    """The articles over and over, each round years later."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [a for a in map(json.loads, lines) if len(a["published"]) == len("2005-01-01")]
    for lap in count():
        for a in rows:
            day = (date.fromisoformat(a["published"]) + lap * SHIFT).isoformat()
            published = Published(day, "given", day, day)
            yield Document(f"{a['id']}-{lap}", "", a["text"], 0, len(a["text"]), title=a["title"], published=published)


def one_more(size: int, tries: int = 5) -> tuple[float, float, float, float, float]:
    """Seconds to analyse one more document of a story of ``size``, to place it, to take it out, to tell the story again by
    what its last telling worked out, each the least of some tries; and to tell it anew."""
    gc.set_threshold(*COLLECT)
    documents = sorted(islice(reports(), size + tries), key=lambda d: d.id)
    analyses, spent = [], []
    for document in documents:
        begin = time.process_time()
        analyses.append(pipeline.attempt(document))
        spent.append(time.process_time() - begin)
    profiles = claims.profiles(analyses)
    stories = claims.Stories(profiles[:size])
    places, outs, tells = [], [], []
    for page in profiles[size:]:
        begin = time.process_time()
        stories.add(page)
        placed = time.process_time()
        stories.remove(page.id)
        places.append(placed - begin)
        outs.append(time.process_time() - placed)
    begin = time.process_time()
    _, memory = claims.retold(together(analyses[:size]))
    anew = time.process_time() - begin
    for n in range(tries):
        begin = time.process_time()
        _, memory = claims.retold(together(analyses[: size + n + 1]), memory)
        tells.append(time.process_time() - begin)
    return min(spent), min(places), min(outs), min(tells), anew


def together(analyses: Sequence[Analysis]) -> claims.Part:
    """A story of analyses, with entities that agree."""
    group = [[a.document.id for a in analyses]]
    dated = times.infer(analyses, group)
    unified, entities = names.unify(dated, group, ())
    (part,) = claims.parts(unified, entities, group)
    return replace(part, sources=dated)


def reports() -> Iterator[Document]:
    """Reports of one made-up accident, no two the same, over ten days."""
    chance = random.Random(1)
    who = ("港湾局", "海上保安部", "船会社", "県警", "国の運輸安全委員会", "市の消防", "乗客の一人", "船長")
    what = (
        "定期船が岸壁に接触した際に乗客{n}人がけがをした",
        "減速の合図が{n}分遅れていた",
        "船首に長さ{n}メートルの傷があった",
        "岸壁を{n}日間閉鎖する",
        "当時の風速は{n}メートルだった",
        "船の点検を{n}か月前に終えていた",
        "救急車{n}台が出動した",
        "運航を{n}日から再開する",
    )
    says = ("と発表した。", "と述べた。", "と明らかにした。", "としている。", "と話した。")
    for n in count():
        lines = [
            f"{chance.choice(who)}は{n % 10 + 1}日、{chance.choice(what).format(n=chance.randint(1, 60))}{chance.choice(says)}"
            for _ in range(6)
        ]
        day = f"2024-05-{n % 10 + 1:02}"
        text = "".join(lines)
        yield Document(
            f"r{n:05}", "", text, 0, len(text), title="定期船が岸壁に接触", published=Published(day, "given", day, day)
        )


def chart(points: Sequence[tuple[int, float]]) -> str:
    """Seconds over documents, both axes logarithmic, with the line that growth in proportion would take."""
    width, height, edge = 560, 360, 60
    low, high = log10(points[0][0]), log10(points[-1][0])
    bottom = min(log10(s) for _, s in points) - 0.3
    top = max(log10(s) for _, s in points) + 0.3

    def at(size: float, seconds: float) -> str:
        x = edge + (log10(size) - low) / ((high - low) or 1) * (width - 2 * edge)
        y = height - edge - (log10(seconds) - bottom) / (top - bottom) * (height - 2 * edge)
        return f"{x:.1f},{y:.1f}"

    first = points[0]
    even = [first, (points[-1][0], first[1] * points[-1][0] / first[0])]
    marks = "".join(
        f'<circle cx="{at(n, s).split(",")[0]}" cy="{at(n, s).split(",")[1]}" r="4" fill="#1a3c6e"/>'
        f'<text x="{at(n, s).split(",")[0]}" y="{float(at(n, s).split(",")[1]) - 12:.1f}" text-anchor="middle">{s:.0f} s</text>'
        f'<text x="{at(n, s).split(",")[0]}" y="{height - edge + 20}" text-anchor="middle">{n:,}</text>'
        for n, s in points
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>'
        f'<path d="M{edge},{edge} V{height - edge} H{width - edge}" fill="none" stroke="#888"/>'
        f'<polyline points="{" ".join(at(*p) for p in even)}" fill="none" stroke="#bbb" stroke-dasharray="4 4"/>'
        f'<polyline points="{" ".join(at(*p) for p in points)}" fill="none" stroke="#1a3c6e" stroke-width="2"/>'
        f'{marks}<text x="{width / 2}" y="{height - 12}" text-anchor="middle">documents checked</text>'
        f'<text x="{edge}" y="{edge - 24}">seconds of processor time (dashed: in proportion to 100)</text></svg>\n'
    )


if __name__ == "__main__":
    main()
