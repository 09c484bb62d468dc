"""Train the tagger of names (src/uratori/data/tagger.bin) on labelled sentences.

    python scripts/train_tagger.py --wikipedia ner-wikipedia.json --gsd gsd.jsonl --knp folder/of/knp \\
        --news articles.jsonl.gz --kana wd_katakana_train.tsv.gz

The readers of these corpora, and who made them under which licence, are in scripts/tagger_texts.py; scripts/names_news.txt, news of our own
writing, is always read. news has no labels: what a rule finds there by a sure cue is taken for true. Each sentence of all but the general
corpora comes again with other names in the places of its own (``varied``), so that what the model learns is where names stand and
what they are made of, not which there are. Every tenth sentence of wikipedia is held out and never trained on; the script ends with the
tagger's figures on those. Only the model ships.

The model is a linear-chain conditional random field, trained by stochastic gradient descent with AdaGrad (Duchi, Hazan, Singer 2011);
features that the data hold once only are left out. The descent itself is in crf.c, which the script compiles (``cc``); a few minutes on
one core, nearly all of them for the features.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shlex
import subprocess
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tagger_texts import Labelled, Stock, gsd, kana_names, knp, own, settled, silver, varied, wikipedia

from uratori.language import parse
from uratori.model import Document
from uratori.names.within.guesses import marks
from uratori.names.within.sentence import spots
from uratori.names.within.tagger import BITS, TAGS, WIDTH, bucket, features, runs, spans, viterbi
from uratori.names.words.units import Unit
from uratori.names.words.words import read_words


class Example(NamedTuple):
    """A run: the buckets of each unit's features, and the right tags."""

    rows: list[list[int]]
    tags: list[int]


def examples(sentences: Iterable[Labelled]) -> Iterator[list[tuple[list[list[str]], list[int]]]]:
    """The runs of each sentence, with their right tags."""
    for sentence in sentences:
        parsed = parse(Document("", "", sentence.text, 0, len(sentence.text)))
        out = []
        for s, tokens in zip(parsed.sentences, parsed.tokens, strict=True):
            row = read_words(parsed.text, tokens)
            rules = ruled(row, parsed.text, s.start, s.end)
            for a, b in runs(row):
                tags = [_tag(row[k], sentence.names) for k in range(a, b)]
                if None not in tags:
                    out.append((features(row, a, b, rules), _chain(tags, row[a:b], sentence.names)))
        yield out


def ruled(row: list[Unit], text: str, start: int, end: int) -> list[str]:
    return marks(row, spots(row, text, start, end, "body"))


def _tag(unit: Unit, names: Sequence[tuple[int, int, str]]) -> str | None:
    """The type of the name that holds most of a unit ("" for no name), None where it is open."""
    for start, end, kind in names:
        if min(end, unit.end) - max(start, unit.start) > len(unit) / 2:
            return None if kind == "?" else kind
    return ""


def _chain(kinds: Sequence[str | None], row: Sequence[Unit], names: Sequence[tuple[int, int, str]]) -> list[int]:
    out: list[int] = []
    holders = [next((n for n in names if min(n[1], u.end) - max(n[0], u.start) > len(u) / 2), None) for u in row]
    for k, kind in enumerate(kinds):
        if not kind:
            out.append(0)
        else:
            inside = k > 0 and holders[k] == holders[k - 1]
            out.append(TAGS.index(("I-" if inside else "B-") + kind))
    return out


class Trained(NamedTuple):
    """The weights, :data:`WIDTH` a bucket, and the transitions row by row."""

    weights: array[float]
    transitions: list[list[float]]

    def scores(self, rows: Sequence[Sequence[int]]) -> list[list[float]]:
        weights = self.weights
        lanes = [[weights[b * WIDTH : (b + 1) * WIDTH] for b in row] for row in rows]
        return [[sum(c) for c in zip(*of_unit, strict=True)] for of_unit in lanes]


def train(data: Sequence[Example], rounds: int, rate: float) -> Trained:
    """The field learned from ``data`` by crf.c, which is compiled for it."""
    flat = array("i")
    for rows, tags in data:
        flat.append(len(tags))
        for row, tag in zip(rows, tags, strict=True):
            flat.extend((tag, len(row), *row))
    weights = array("f", bytes(4 * WIDTH << BITS))
    turns = array("d", bytes(8 * WIDTH * WIDTH))
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "crf.so"
        compiler = shlex.split(os.environ.get("CC", "cc"))
        subprocess.run([*compiler, "-O2", "-shared", "-fPIC", "-o", library, _CRF, "-lm"], check=True)
        learn = ctypes.CDLL(str(library)).train
        learn.argtypes = [
            *(ctypes.c_void_p, ctypes.c_long, ctypes.c_long, ctypes.c_int, ctypes.c_double, ctypes.c_long),
            *(ctypes.c_void_p, ctypes.c_void_p),
        ]
        where = [a.buffer_info()[0] for a in (flat, weights, turns)]
        if learn(where[0], len(flat), len(data), rounds, rate, 1 << BITS, where[1], where[2]):
            raise MemoryError
    return Trained(weights, [list(turns[k * WIDTH : (k + 1) * WIDTH]) for k in range(WIDTH)])


def score(trainer: Trained, held: Sequence[Example]) -> str:
    """Precision, recall and F1 of names with both ends and the type right."""
    hit = have = want = 0
    for example in held:
        own = set(spans(viterbi(trainer.scores(example.rows), trainer.transitions)))
        theirs = set(spans(example.tags))
        hit, have, want = hit + len(own & theirs), have + len(own), want + len(theirs)
    precision, recall = hit / max(have, 1), hit / max(want, 1)
    return f"{precision:.3f}/{recall:.3f}/{2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def write(trainer: Trained, path: Path) -> None:
    """The scale and the transitions as floats, then a byte a weight."""
    top = max(map(abs, trainer.weights))
    scale = min(top, 4.0) / 127
    head = array("f", [scale, *(x for row in trainer.transitions for x in row)])
    table = array("b", [max(-127, min(127, round(x / scale))) for x in trainer.weights])
    path.write_bytes(head.tobytes() + table.tobytes())


_OWN = Path(__file__).parent / "names_news.txt"
_CRF = Path(__file__).parent / "crf.c"


def gathered(args: argparse.Namespace) -> list[Labelled]:
    """All sentences to train on, the varied ones among them."""
    general = [settled(s) for n, s in enumerate(wikipedia(args.wikipedia)) if n % 10]
    corpora = [settled(s) for read, path in ((gsd, args.gsd), (knp, args.knp)) if path for s in read(path)]
    news = [settled(s) for s in silver(args.news)] if args.news else []
    mine = [settled(s) for s in own(_OWN)]
    stock = Stock([*general, *corpora, *news, *mine], kana_names(args.kana), seed=7)
    out = [*general, *corpora, *news, *mine, *mine]
    for sentences, times in ((general, 1), (news, 2), (mine, 4)):
        out += [v for s in sentences for _ in range(times) if (v := varied(s, stock)) is not None]
    return out


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("wikipedia", "gsd", "knp", "news", "kana"):
        options.add_argument(f"--{name}", type=Path, required=name in ("wikipedia", "kana"))
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--rate", type=float, default=0.08)
    options.add_argument("--out", type=Path, default=Path("src/uratori/data/tagger.bin"))
    args = options.parse_args()
    held = [settled(s) for n, s in enumerate(wikipedia(args.wikipedia)) if n % 10 == 0]
    kept = gathered(args)
    raw, seen = numbered(kept)
    known = {f for f, (number, n) in seen.items() if n > 1}
    buckets = {number: bucket(f) // WIDTH for f, (number, n) in seen.items() if n > 1}
    data = [Example([[buckets[f] for f in row if f in buckets] for row in rows], tags) for rows, tags in raw]
    del raw
    tests = [
        Example([[bucket(f) // WIDTH for f in row if f in known] for row in rows], tags)
        for sentence in examples(held)
        for rows, tags in sentence
    ]
    print(f"{len(kept)} sentences, {len(data)} runs, {len(known)} features", flush=True)
    trained = train(data, args.rounds, args.rate)
    print("held out", score(trained, tests), flush=True)
    write(trained, args.out)


def numbered(
    sentences: Sequence[Labelled],
) -> tuple[list[tuple[list[array[int]], list[int]]], dict[str, tuple[int, int]]]:
    """The runs of all sentences with a number for each feature, and of each feature its number and how often it comes."""
    numbers: dict[str, int] = {}
    counts: list[int] = []
    raw = []
    for runs_of in examples(sentences):
        for rows, tags in runs_of:
            out = []
            for row in rows:
                own_numbers = array("i")
                for f in row:
                    number = numbers.setdefault(f, len(numbers))
                    if number == len(counts):
                        counts.append(0)
                    counts[number] += 1
                    own_numbers.append(number)
                out.append(own_numbers)
            raw.append((out, tags))
    return raw, {f: (number, counts[number]) for f, number in numbers.items()}


if __name__ == "__main__":
    main()
