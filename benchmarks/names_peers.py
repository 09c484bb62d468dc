"""Names of persons, organizations and places: Uratori beside ja_ginza, on the same texts.

    python benchmarks/names_peers.py GOLD… --wikipedia ner-wikipedia.json --peer "ginza-venv/bin/python"

GOLD is a folder with docs/*.txt and entities.jsonl (docs/gold.md); of ner-wikipedia.json every tenth sentence is taken, those that the
tagger is never trained on. The peer runs in its own interpreter (pip install ja_ginza), this very file with --read, since it pins an
older SudachiPy; both read the same texts one after the other in one run. Figures: overlap, right type, one to one (F1); characters a second
of one core after a warm-up, Uratori with parsing, names, times and attribution together, the peer with its whole pipeline.

What the labels of a gold set leave out (anaphors: 同氏, 両国, bare roles) counts for nobody here: mentions without a name are skipped on
both sides. ja_ginza's fine types are taken to three: a type counts as right if any fair reading of it is.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

_WIKIPEDIA = {"人名": "person", "法人名": "organization", "政治的組織名": "organization", "その他の組織名": "organization",
              "地名": "place", "施設名": "place"}  # fmt: skip
# What points back or names no one: 同氏, 両国, 彼, 町長.
_ANAPHOR = re.compile(
    r"(?:同|両|本|当|彼|双方|それ).{0,4}|.{0,3}(?:知事|社長|市長|町長|県|市|町|会社|事務所|大学|連盟)"
)


class Labelled(NamedTuple):
    text: str
    names: list[tuple[int, int, str]]


def gold(folder: Path) -> list[Labelled]:
    names: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in (folder / "entities.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names[row["doc"]].append((row["start"], row["end"], row["type"]))
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((folder / "docs").glob("*.txt"))}
    return [Labelled(texts[d], names[d]) for d in sorted(names) if d in texts]


def wikipedia(path: Path) -> list[Labelled]:
    return [
        Labelled(r["text"], [(*e["span"], _WIKIPEDIA[e["type"]]) for e in r["entities"] if e["type"] in _WIKIPEDIA])
        for r in json.loads(path.read_text(encoding="utf-8"))[::10]
    ]


def score(labelled: Sequence[Labelled], answers: Sequence[Sequence[tuple[int, int, str]]]) -> tuple[float, float]:
    """F1 of names found, and found and typed."""
    found = typed = have = want = 0
    for (text, names), own in zip(labelled, answers, strict=True):
        theirs = [n for n in names if not _ANAPHOR.fullmatch(text[n[0] : n[1]])]
        left = [o for o in own if not _ANAPHOR.fullmatch(text[o[0] : o[1]])]
        have, want = have + len(left), want + len(theirs)
        for a, b, kind in theirs:
            over = [o for o in left if o[0] < b and a < o[1]]
            if over:
                best = next((o for o in over if o[2] == kind), over[0])
                left.remove(best)
                found, typed = found + 1, typed + (best[2] == kind)
    return 200 * found / max(have + want, 1), 200 * typed / max(have + want, 1)


def uratori(texts: Sequence[str]) -> tuple[list[list[tuple[int, int, str]]], float]:
    from uratori.model import Document  # noqa: PLC0415 - not in the peer's interpreter
    from uratori.pipeline import analyze  # noqa: PLC0415

    def run() -> list[list[tuple[int, int, str]]]:
        out = []
        for t in texts:
            found = analyze(Document("d", "", t, 0, len(t))).mentions
            out.append([(m.start, m.end, str(m.type)) for m in found if m.name is not None])
        return out

    run()
    begin = time.process_time()
    return run(), time.process_time() - begin


# ja_ginza's labels are Sekine's extended hierarchy; the groups below are those of the first two levels.
_PERSON = frozenset(("Person", "Name_Other", "Character", "God"))
_PLACE = re.compile(
    r"(?:.*(?:Country|City|Province|County|GPE|Region|Location|Island|River|Mountain|Lake|Sea|Bay|Geological|Domestic|Continental|"
    r"Spa|Address|Facility|Station|Airport|Port|Road|Railroad|Line|Bridge|Tunnel|Park|Museum|Theater|Zoo|Amusement|Sports_Facility|Worship|"
    r"Canal|Car_Stop|Monument|Tumulus|Archaeological|FOE|School|Research_Institute|Market|Power_Plant).*)"
)
_ORGANIZATION = re.compile(
    r".*(?:Organization|Company|Corporation|Government|Political|Military|Cabinet|Show|Sports_League|Pro_Sports|Sports_Team|"
    r"Ethnic|Nationality|International|School|Research_Institute|Family|Public_Institution|Broadcast|Newspaper|Magazine).*"
)


def ginza(texts: Sequence[str]) -> tuple[list[list[tuple[int, int, str]]], float]:
    import spacy  # noqa: PLC0415 - in the peer's interpreter alone

    nlp = spacy.load("ja_ginza")
    nlp("東京で会見した。")

    def kind(label: str) -> str | None:
        if label in _PERSON:
            return "person"
        if _ORGANIZATION.fullmatch(label):
            return "organization"
        return "place" if _PLACE.fullmatch(label) else None

    begin = time.process_time()
    # a line at a time: fed whole texts, its parser cuts sentences at names, and it takes no more than 49,149 bytes
    out = []
    for text in texts:
        names = []
        for m in re.finditer(r"[^\n]+", text):
            names += [
                (m.start() + e.start_char, m.start() + e.end_char, k)
                for e in nlp(m[0]).ents
                if (k := kind(e.label_)) is not None
            ]
        out.append(names)
    return out, time.process_time() - begin


def peer(command: str, texts: Iterable[str]) -> tuple[list[list[tuple[int, int, str]]], float]:
    answer = subprocess.run(
        [*command.split(), __file__, "--read"],
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=True,
    )
    out, seconds = json.loads(answer.stdout)
    return [[(a, b, kind) for a, b, kind in names] for names in out], seconds


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="*")
    options.add_argument("--wikipedia", type=Path)
    options.add_argument("--peer", default="python", help="the interpreter ja_ginza is installed in")
    options.add_argument("--read", action="store_true", help="be the peer: texts on standard input")
    args = options.parse_args()
    if args.read:
        json.dump(ginza(json.load(sys.stdin)), sys.stdout)
        return
    sets = [(folder.name, gold(folder)) for folder in args.gold]
    if args.wikipedia:
        sets.append(("wikipedia", wikipedia(args.wikipedia)))
    print(f"{'set':12}{'':10}{'found':>8}{'typed':>8}{'char/s':>12}")
    for name, labelled in sets:
        texts = [x.text for x in labelled]
        n = sum(map(len, texts))
        for who, (answers, seconds) in (("uratori", uratori(texts)), ("ja_ginza", peer(args.peer, texts))):
            found, typed = score(labelled, answers)
            print(f"{name:12}{who:10}{found:8.1f}{typed:8.1f}{n / seconds:12,.0f}", flush=True)


if __name__ == "__main__":
    main()
