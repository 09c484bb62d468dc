"""How grouping documents into stories grows: 100, 1,000 and 10,000 documents.

    python benchmarks/stories_growth.py ARTICLES.jsonl.gz [SIZE ...]

ARTICLES holds rows with ``id``, ``title``, ``text`` and ``published`` (Japanese Wikinews will do). Where more documents
are wanted than there are, the articles are taken again with their dates shifted by years. Prints a line for each size:
documents, stories, seconds of processor time, and the seconds that grouping the largest story and one more document
takes.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from uratori.claims.stories import group
from uratori.language import fold, sentences
from uratori.model import Analysis, Document, Published, Sentence

SIZES = (100, 1_000, 10_000)
SHIFT = timedelta(days=1500)


def main(path: Path, sizes: tuple[int, ...]) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [a for a in map(json.loads, lines) if len(a["published"]) == len("2005-01-01")]
    print(f"{'documents':>10} {'stories':>8} {'seconds':>8} {'largest story + 1':>18}")
    for size in sizes:
        documents = list(islice(analyses(articles), size + 1))
        begin = time.process_time()
        stories = group(documents[:size])
        took = time.process_time() - begin
        largest = set(max(stories, key=len))
        story = [a for a in documents if a.document.id in largest]
        begin = time.process_time()
        group([*story, documents[size]])
        more = time.process_time() - begin
        print(f"{size:>10} {len(stories):>8} {took:>8.1f} {more:>18.3f}", flush=True)


def analyses(articles: list[dict[str, str]]) -> Iterator[Analysis]:
    """The articles over and over, each round years later."""
    for lap in count():
        for a in articles:
            day = (date.fromisoformat(a["published"]) + lap * SHIFT).isoformat()
            document = Document(
                f"{a['id']}-{lap}",
                "",
                a["text"],
                0,
                len(a["text"]),
                title=a["title"],
                published=Published(day, "given"),
            )
            folded = fold(a["text"])
            found = (Sentence(*_span(folded.span(s.start, s.end)), s.kind) for s in sentences(folded.text, ()))
            yield Analysis(document, tuple(found))


def _span(span: object) -> tuple[int, int]:
    return span.start, span.end  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(int(s) for s in sys.argv[2:]) or SIZES)
