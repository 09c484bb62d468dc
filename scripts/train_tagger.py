"""Train the tagger of names (src/uratori/data/tagger.bin) on labelled sentences.

    python scripts/train_tagger.py --wikipedia ner-wikipedia.json --gsd gsd.jsonl --knp folder/of/knp

wikipedia: Stockmark's 4,843 sentences of Japanese Wikipedia (CC BY-SA 3.0). Every tenth sentence is held out and never trained on; the
script ends with the tagger's figures on those. gsd: UD Japanese GSD with named entities by Megagon Labs (CC BY-SA 4.0), its DocBin
written out as {"text", "entities": [[start, end, label], …]}, one document a line. knp: the Wikipedia Annotated Corpus (CC BY-SA 4.0). Only the model ships.

The model is a linear-chain conditional random field, trained by stochastic gradient descent with AdaGrad (Duchi, Hazan, Singer 2011);
features that the data hold once only are left out. Standard library alone.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from uratori.language import parse
from uratori.model import Document
from uratori.names.guesses import marks
from uratori.names.sentence import spots
from uratori.names.tagger import BITS, TAGS, WIDTH, bucket, features, runs, spans, viterbi
from uratori.names.units import Unit, units

_WIKIPEDIA = {"人名": "person", "法人名": "organization", "政治的組織名": "organization", "その他の組織名": "organization",
              "地名": "place", "施設名": "place"}  # fmt: skip
_GSD = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "?"}
_KNP = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "OPTIONAL": "?"}
_FORBIDDEN = -1e4
_INITIAL = 0.1  # the sum of squares AdaGrad begins with: less than that, and rare features take too long steps


class Labelled(NamedTuple):
    """A sentence and its names (start, end, type); type ? where the annotators left it open."""

    text: str
    names: list[tuple[int, int, str]]


class Example(NamedTuple):
    """A run: the buckets of each unit's features, and the right tags."""

    rows: list[list[int]]
    tags: list[int]


def wikipedia(path: Path) -> Iterator[Labelled]:
    for row in json.loads(path.read_text(encoding="utf-8")):
        yield Labelled(
            row["text"], [(*e["span"], _WIKIPEDIA[e["type"]]) for e in row["entities"] if e["type"] in _WIKIPEDIA]
        )


def gsd(path: Path) -> Iterator[Labelled]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = [(a, b, _GSD[label]) for a, b, label in row["entities"] if label in _GSD]
        for m in re.finditer(r"[^。]+。?", row["text"]):
            inside = [(a - m.start(), b - m.start(), kind) for a, b, kind in names if m.start() <= a and b <= m.end()]
            yield Labelled(m[0], inside)


def knp(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.rglob("*.knp")):
        text, start = "", 0
        names: list[tuple[int, int, str]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line == "EOS":
                yield Labelled(text, names)
                text, names = "", []
            elif not line.startswith(("#", "*", "+")):
                word, mark = line.split(" ", 1)[0], re.search(r"<NE:([A-Z]+):(head|middle|tail|single)>", line)
                if mark and mark[2] in ("head", "single"):
                    start = len(text)
                text += word
                if mark and mark[2] in ("tail", "single") and mark[1] in _KNP:
                    names.append((start, len(text), _KNP[mark[1]]))


def examples(sentences: Iterable[Labelled]) -> Iterator[list[tuple[list[list[str]], list[int]]]]:
    """The runs of each sentence, with their right tags."""
    for sentence in sentences:
        parsed = parse(Document("", "", sentence.text, 0, len(sentence.text)))
        out = []
        for s, tokens in zip(parsed.sentences, parsed.tokens, strict=True):
            row = units(parsed.text, tokens)
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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("wikipedia", "gsd", "knp"):
        options.add_argument(f"--{name}", type=Path)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--rate", type=float, default=0.1)
    options.add_argument("--out", type=Path, default=Path("src/uratori/data/tagger.bin"))
    args = options.parse_args()
    sentences = list(wikipedia(args.wikipedia))
    held = [s for n, s in enumerate(sentences) if n % 10 == 0]
    kept = [s for n, s in enumerate(sentences) if n % 10]
    kept += list(gsd(args.gsd)) if args.gsd else []
    kept += list(knp(args.knp)) if args.knp else []
    raw = [e for sentence in examples(kept) for e in sentence]
    seen = Counter(f for rows, _ in raw for row in rows for f in row)
    data = [Example([[bucket(f) // WIDTH for f in row if seen[f] > 1] for row in rows], tags) for rows, tags in raw]
    known = {f for f, n in seen.items() if n > 1}
    tests = [
        Example([[bucket(f) // WIDTH for f in row if f in known] for row in rows], tags)
        for sentence in examples(held)
        for rows, tags in sentence
    ]
    print(f"{len(kept)} sentences, {len(data)} runs, {len(known)} features")
    write(train(data, args.rounds, args.rate, [("held out", tests)]), args.out)


if __name__ == "__main__":
    main()
