"""The desk measured: adding against bare analysis, search over many documents, size against the raw text.

    python benchmarks/desk.py [FOLDER of texts] [--documents 100000]

Adding and size are measured on the texts of FOLDER (default: tests/gold/docs and examples); search over synthetic
documents put together from their sentences, with other names and places put in. Nothing is timed in the tests.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from uratori import desk, pipeline, read
from uratori.data import rows
from uratori.desk import adding, codec, words
from uratori.desk.connection import writing
from uratori.desk.vocabulary import Vocabulary
from uratori.model import Analysis, Document, Published, Sentence

QUERIES = """
地震 首相 会談 逮捕 東京 発表 停戦 会見 投票率 滑走路 空港 警察
県 火災 当選 ミサイル 補選 和解 鳥インフル 不正 とうきょう かいだん くうこう けいさつ
みさいる ｹｲｻﾂ 滑走 空 都 タイ カンボジア 無条件停戦 会談に同席 国境 軍司令官 殺処分
論文 最高裁 賠償 中間報告 責任 監督 優勝 資格停止
"""


def adding_rate(folders: list[Path], clock: Callable[[], float]) -> None:
    """Documents analysed alone, and added to a desk on the disk, in turn, so that both meet the same machine."""
    sources = [s for s in desk.gather(folders) if isinstance(s, desk.Source)]
    documents = [d for s in sources for d in s.documents]
    characters = sum(d.end - d.start for d in documents)
    pipeline.attempt(documents[0])
    words.streams("首相")
    bare, added, settled = [], [], []
    for _ in range(3):
        begun = clock()
        for d in documents:
            pipeline.attempt(d)
        bare.append(clock() - begun)
        with tempfile.TemporaryDirectory() as folder, desk.open(Path(folder, "d")) as kept:
            begun = clock()
            kept.add(sources)
            added.append(clock() - begun)
            begun = clock()
            kept.settle()
            settled.append(clock() - begun)
            kept._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            size = Path(folder, "d").stat().st_size
    b, a, s = min(bare), min(added), min(settled)
    raw = sum(len(t.encode()) for t in {d.text for d in documents})
    print(f"{len(documents)} documents, {characters:,} characters")
    print(f"bare analysis {characters / b:,.0f} characters/s; adding {characters / a:,.0f} ({b / a:.0%} of it)")
    print(f"cross-check once all are there: {s:.2f} s ({s / b:.0%} of bare analysis)")
    print(f"size {size / raw:.2f} times the raw text ({raw:,} bytes); empty desk {_empty():,} bytes")


def _empty() -> int:
    with tempfile.TemporaryDirectory() as folder:
        desk.open(Path(folder, "d")).close()
        return Path(folder, "d").stat().st_size


def search(folders: list[Path], count: int, clock: Callable[[], float]) -> None:
    """Search over many documents: each query once cold, then three times over."""
    generator = random.Random(1)
    sentences = _sentences(folders, generator)
    with tempfile.TemporaryDirectory() as folder, desk.open(Path(folder, "d")) as kept:
        begun = clock()
        met: set[tuple[str, str]] = set()  # words that are on the desk
        for first in range(0, count, 1000):
            made = [_document(n, sentences, generator) for n in range(first, min(count, first + 1000))]
            with writing(kept._db):
                vocabulary: set[tuple[str, str]] = set()
                for prepared in made:
                    adding.keep(kept._db, prepared, "2026-11-22T00:00:00+09:00", vocabulary)
                Vocabulary(kept._db).add(vocabulary - met)
                met |= vocabulary
        kept._db.execute("DELETE FROM pending")  # only the search is measured here
        wrote = clock() - begun
        size = Path(folder, "d").stat().st_size
        print(f"{count:,} documents written in {wrote:.0f} s; {size / 1e6:,.0f} MB")
        ask(kept, queries(sentences, generator), clock)


def ask(kept: desk.Desk, asked: Sequence[tuple[str, str]], clock: Callable[[], float]) -> None:
    """Put queries, each with its kind, to a desk: once cold, then three times over."""
    times: dict[str, list[float]] = defaultdict(list)
    last: dict[str, float] = {}
    found: set[str] = set()
    for _ in range(4):
        for kind, query in asked:
            begun = clock()
            if kept.search(query):
                found.add(query)
            last[query] = clock() - begun
            times[kind].append(last[query])
    for kind, some in [("all", [t for part in times.values() for t in part]), *times.items()]:
        cuts = [c * 1e3 for c in statistics.quantiles(some, n=100)]
        print(
            f"search, {kind}: {len(some) // 4} queries, p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f}, p99 {cuts[98]:.1f}"
        )
    slow = sorted(last, key=last.__getitem__, reverse=True)[:6]
    print(f"{len(found)} queries find something; slowest: {', '.join(f'{q} {last[q] * 1e3:.0f} ms' for q in slow)}")


def queries(sentences: Sequence[tuple[str, words.Told]], generator: random.Random) -> list[tuple[str, str]]:
    """What people type, by kind: some typed by hand, the others drawn from the texts by chance."""
    told = [t for _, t in sentences]
    often = Counter(w for t in told for w in set(t.said) if len(w) > 1 and not w.isdecimal())
    ranked = [w for w, _ in often.most_common()]
    read = {w: r for t in told for w, r in zip(t.said, t.read, strict=True) if len(r) > 2}
    kinds = {
        "two characters": [w for w in ranked if len(w) == 2],
        "frequent": ranked[:12],
        "rare": ranked[-len(ranked) // 3 :],
        "compound": [c for t in told for c in _compounds(t)],
        "kana": [read[w] for w in ranked if w in read and words.is_kana(read[w])],
        "beginning": [w[:-1] for w in ranked if len(w) > 2],
        "phrase": [m[0] for text, _ in sentences for m in re.finditer("[一-龥]{2,4}[にがをでの][一-龥]{2,4}", text)],
        "two words": [" ".join(generator.sample(t.said, 2)) for t in told if len(t.said) > 5],
    }
    drawn = [("typed", q) for q in QUERIES.split()]
    for kind, some in kinds.items():
        each = sorted(set(some))
        drawn += [(kind, q) for q in generator.sample(each, min(20, len(each)))]
    return drawn


def _compounds(told: words.Told) -> Iterator[str]:
    """Words of two to four short units that stand side by side."""
    for first in range(len(told.said)):
        for last in range(first + 2, min(first + 4, len(told.said)) + 1):
            if all(told.joined[first + 1 : last]):
                yield "".join(told.said[first:last])


def _sentences(folders: list[Path], generator: random.Random) -> list[tuple[str, words.Told]]:
    """Sentences with their words; each in several forms, with other places in them."""
    places = [r["name"] for r in rows("places") if len(r["name"]) > 1]
    found = []
    for folder in folders:
        for d in read(folder).documents:
            found += re.findall(r"[^。\n]{8,}。", d.text[d.start : d.end])
    out = []
    for sentence in dict.fromkeys(found):
        for _ in range(6):
            text = re.sub("東京|大阪|米国|タイ|中国", lambda _: generator.choice(places), sentence)
            text = re.sub(r"\d+", lambda m: str(generator.randrange(1, 10 ** len(m[0]))), text)
            text = f"{generator.choice(places)}の関係者によると、{text}"
            out.append((text, words.streams(text)))
    return out


def _document(n: int, sentences: list[tuple[str, words.Told]], generator: random.Random) -> adding.Prepared:
    chosen = generator.choices(sentences, k=generator.randrange(4, 10))
    text, spans = "", []
    for sentence, _ in chosen:
        spans.append(Sentence(len(text), len(text) + len(sentence), "body"))
        text += sentence
    document = Document(f"d{n}", "synthetic", text, 0, len(text), published=Published("2024-05-12", "given"))
    parts = [told for _, told in chosen]
    analysis = Analysis(replace(document, text=""), tuple(spans))
    hash_ = adding.digest(f"{n}{text}".encode())
    identity = adding.Identity(hash_, f"content:{hash_}", f"content:{hash_}")
    packed = codec.pack(analysis, Analysis, text)
    met = frozenset(pair for t in parts for pair in t.met)
    ready = adding.Ready(identity, document, "", packed, adding.listed(*parts), met)
    return adding.Prepared(desk.Source("-", None, (document,)), (ready,))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("tests/gold/docs"), Path("examples")])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--cpu", action="store_true", help="count the processor's time, where others use the machine")
    given = parser.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, SQLite {_sqlite()}")
    clock = time.process_time if given.cpu else time.perf_counter
    adding_rate(given.folders, clock)
    search(given.folders, given.documents, clock)


def _sqlite() -> str:

    return sqlite3.sqlite_version


if __name__ == "__main__":
    main()
