"""Train the tagger of names (src/uratori/data/tagger.bin) on labelled sentences.

    python scripts/train_tagger.py --wikipedia ner-wikipedia.json --gsd gsd.jsonl --knp folder/of/knp \\
        --news articles.jsonl.gz --kana wd_katakana_train.tsv.gz

The readers of these corpora, and who made them under which licence, are in scripts/tagger_texts.py; scripts/names_news.txt, news of our own
writing, is always read. news has no labels: what a rule finds there by a sure cue is taken for true. Each sentence of all but the general
corpora comes again with other names in the places of its own (``varied``), so that what the model learns is where names stand and
what they are made of, not which there are. Every tenth sentence of wikipedia is held out and never trained on; the script ends with the
tagger's figures on those. Only the model ships.

The model is a linear-chain conditional random field, trained by stochastic gradient descent with AdaGrad (Duchi, Hazan, Singer 2011);
features that the data hold once only are left out. Standard library alone; a quarter of an hour on one core.
"""

from __future__ import annotations

import argparse
import math
import random
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tagger_texts import Labelled, Stock, gsd, kana_names, knp, own, settled, silver, varied, wikipedia

from uratori.language import parse
from uratori.model import Document
from uratori.names.guesses import marks
from uratori.names.sentence import spots
from uratori.names.tagger import BITS, TAGS, WIDTH, bucket, features, runs, spans, viterbi
from uratori.names.units import Unit
from uratori.names.words import read_words

_FORBIDDEN = -1e4
_INITIAL = 0.1  # the sum of squares AdaGrad begins with: less than that, and rare features take too long steps


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


class Trainer:
    def __init__(self) -> None:
        self.weights = [[0.0] * WIDTH for _ in range(1 << BITS)]
        self.squares = [[_INITIAL] * WIDTH for _ in range(1 << BITS)]
        self.transitions = [[_FORBIDDEN if _impossible(a, b) else 0.0 for b in range(WIDTH)] for a in range(WIDTH)]
        self.turns = [[_INITIAL] * WIDTH for _ in range(WIDTH)]

    def scores(self, rows: Sequence[Sequence[int]]) -> list[list[float]]:
        weights = self.weights
        return [[sum(c) for c in zip(*(weights[b] for b in row), strict=True)] for row in rows]

    def learn(self, example: Example, rate: float) -> None:
        scores = self.scores(example.rows)
        alone, pairs = expectations(scores, self.transitions)
        for row, probabilities, tag in zip(example.rows, alone, example.tags, strict=True):
            steps = [(k, p - (k == tag)) for k, p in enumerate(probabilities) if abs(p - (k == tag)) > 1e-3]
            if not steps:
                continue
            for b in row:
                w, g = self.weights[b], self.squares[b]
                for k, d in steps:
                    g[k] += d * d
                    w[k] -= rate * d / math.sqrt(g[k])
        last = 0
        for k, tag in enumerate(example.tags):
            for a in range(WIDTH):
                for b in range(WIDTH):
                    d = pairs[k][a][b] - (a == last and b == tag)
                    if abs(d) > 1e-3 and not _impossible(a, b):
                        self.turns[a][b] += d * d
                        self.transitions[a][b] -= rate * d / math.sqrt(self.turns[a][b])
            last = tag


def _impossible(a: int, b: int) -> bool:
    """I-x stands only behind B-x or I-x."""
    return b > 0 and b % 2 == 0 and a not in (b, b - 1)


def expectations(
    scores: Sequence[Sequence[float]], transitions: Sequence[Sequence[float]]
) -> tuple[list[list[float]], list[list[list[float]]]]:
    """The probability of each tag at each unit, and of each pair at each step (forward, backward, scaled)."""
    n = len(scores)
    turn = [[math.exp(x) for x in row] for row in transitions]
    emit = [[math.exp(min(30.0, x - max(row))) for x in row] for row in scores]
    columns = list(zip(*turn, strict=True))
    forward = [[t * e for t, e in zip(turn[0], emit[0], strict=True)]]
    norms = [sum(forward[0])]
    forward[0] = [x / norms[0] for x in forward[0]]
    for k in range(1, n):
        row = [e * sum(map(_times, forward[-1], c)) for e, c in zip(emit[k], columns, strict=True)]
        norms.append(sum(row))
        forward.append([x / norms[-1] for x in row])
    backward = [[1.0] * WIDTH for _ in range(n)]
    for k in range(n - 2, -1, -1):
        ahead = [e * b for e, b in zip(emit[k + 1], backward[k + 1], strict=True)]
        backward[k] = [sum(map(_times, row, ahead)) / norms[k + 1] for row in turn]
    alone = [[f * b for f, b in zip(fs, bs, strict=True)] for fs, bs in zip(forward, backward, strict=True)]
    start = [[1.0 if a == 0 else 0.0 for a in range(WIDTH)], *forward]
    pairs = [
        [
            [
                start[k][a] * turn[a][b] * emit[k][b] * backward[k][b] / norms[k] if start[k][a] > 1e-6 else 0.0
                for b in range(WIDTH)
            ]
            for a in range(WIDTH)
        ]
        for k in range(n)
    ]
    return alone, pairs


def _times(a: float, b: float) -> float:
    return a * b


def train(data: list[Example], rounds: int, rate: float, report: list[tuple[str, list[Example]]]) -> Trainer:
    trainer = Trainer()
    order = random.Random(20231113)
    for n in range(rounds):
        order.shuffle(data)
        for example in data:
            trainer.learn(example, rate / (1 + 0.3 * n))
        print(n + 1, "  ".join(f"{name} {score(trainer, held)}" for name, held in report), flush=True)
    return trainer


def score(trainer: Trainer, held: Sequence[Example]) -> str:
    """Precision, recall and F1 of names with both ends and the type right."""
    hit = have = want = 0
    for example in held:
        own = set(spans(viterbi(trainer.scores(example.rows), trainer.transitions)))
        theirs = set(spans(example.tags))
        hit, have, want = hit + len(own & theirs), have + len(own), want + len(theirs)
    precision, recall = hit / max(have, 1), hit / max(want, 1)
    return f"{precision:.3f}/{recall:.3f}/{2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def write(trainer: Trainer, path: Path) -> None:
    """The scale and the transitions as floats, then a byte a weight."""
    top = max(max(map(abs, row)) for row in trainer.weights)
    scale = min(top, 4.0) / 127
    head = array("f", [scale, *(x for row in trainer.transitions for x in row)])
    table = array("b", [max(-127, min(127, round(x / scale))) for row in trainer.weights for x in row])
    path.write_bytes(head.tobytes() + table.tobytes())


_OWN = Path(__file__).parent / "names_news.txt"


def gathered(args: argparse.Namespace) -> list[Labelled]:
    """All sentences to train on, the varied ones among them."""
    general = [settled(s) for n, s in enumerate(wikipedia(args.wikipedia)) if n % 10]
    corpora = [settled(s) for read, path in ((gsd, args.gsd), (knp, args.knp)) if path for s in read(path)]
    news = [settled(s) for s in silver(args.news)] if args.news else []
    mine = [settled(s) for s in own(_OWN)]
    stock = Stock([*general, *corpora, *news, *mine], kana_names(args.kana), seed=7)
    out = [*general, *corpora, *news, *mine, *mine]
    for sentences, times in ((general, 1), (news, 2), (mine, 8)):
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
    write(train(data, args.rounds, args.rate, [("held out", tests)]), args.out)


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
