"""Names measured on data that is not part of the project.

    python benchmarks/names_data.py --leaders leaders-kanji-katakana.tsv --aliases aliases.jsonl \
        --readings benchmarks/readings.tsv --wikipedia ner-wikipedia.json --texts folder/of/txt

leaders: columns country, surfaces (kanji, | between forms), reading; Vietnamese names are left out (they are read as Korean and
Chinese ones only). aliases: {"han", "kana", "lang": "ko"|"zh", "place", "north"}. A reading counts as exact where it is among the
readings computed (first: where it is the first), near within one edit; dots do not count.

readings: the further names of benchmarks/readings.tsv.
wikipedia: Stockmark's labelled sentences; persons (人名), organizations (法人名, 政治的組織名, その他の組織名) and places (地名, 施設名).
A mention is right where it overlaps a labelled one of its type, one to one. texts: speed of names.find in characters a second.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from uratori.language import parse
from uratori.model import Document
from uratori.names import find
from uratori.names.readings import chinese, korean

_TYPES = {
    "人名": "person",
    "法人名": "organization",
    "政治的組織名": "organization",
    "その他の組織名": "organization",
    "地名": "place",
    "施設名": "place",
}


def distance(a: str, b: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def readings(han: str, language: str, *, place: bool, north: bool) -> list[str]:
    found = (
        (chinese.places(han) if place else chinese.names(han))
        if language == "zh"
        else korean.places(han)
        if place
        else korean.names(han, north=north)
    )
    return [kana.replace("・", "") for kana in found]


def score_readings(title: str, rows: Iterable[tuple[list[str], str]]) -> None:
    n = first = exact = near = 0
    for found, kana in rows:
        wanted = kana.replace("・", "")
        n += 1
        first += found[:1] == [wanted]
        exact += wanted in found
        near += any(distance(wanted, f) <= 1 for f in found)
    print(
        f"{title}: {n} names, first {first / n:.0%}, among the readings {exact / n:.0%}, within one edit {near / n:.0%}"
    )


def leaders(path: Path) -> Iterable[tuple[list[str], str]]:
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            language = {"china": "zh", "korea": "ko", "northKorea": "ko"}.get(row["country"])
            if language:
                north = row["country"] == "northKorea"
                forms = [readings(h, language, place=False, north=north) for h in row["surfaces"].split("|")]
                yield [kana for form in forms for kana in form], row["reading"]


def aliases(path: Path, language: str) -> Iterable[tuple[list[str], str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["lang"] == language:
            yield readings(row["han"], language, place=row["place"], north=bool(row.get("north"))), row["kana"]


def compiled(path: Path, language: str) -> Iterable[tuple[list[str], str]]:
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            if row["language"] == language:
                yield readings(row["name"], language, place=False, north=language == "kp"), row["kana"]


def wikipedia(path: Path) -> None:
    totals = {t: [0, 0, 0] for t in ("person", "organization", "place")}
    for n, row in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        text = row["text"]
        gold = [(*e["span"], _TYPES[e["type"]]) for e in row["entities"] if e["type"] in _TYPES]
        mentions, _ = find(parse(Document(str(n), "", text, 0, len(text))))
        for kind, (hit, have, want) in totals.items():
            own = [(m.start, m.end) for m in mentions if m.type == kind and m.name is not None]
            theirs = [(a, b) for a, b, t in gold if t == kind]
            totals[kind] = [hit + pairs(own, theirs), have + len(own), want + len(theirs)]
    for kind, counts in (*totals.items(), ("all", [sum(c) for c in zip(*totals.values(), strict=True)])):
        hit, have, want = counts
        precision, recall = hit / max(have, 1), hit / max(want, 1)
        f = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"wikipedia {kind}: precision {precision:.3f} recall {recall:.3f} F1 {f:.3f} of {want}")


def pairs(own: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]) -> int:
    left = list(own)
    hit = 0
    for a, b in theirs:
        match = next((s for s in left if s[0] < b and a < s[1]), None)
        if match is not None:
            left.remove(match)
            hit += 1
    return hit


def speed(folder: Path) -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
    parsed = [parse(Document(str(n), "", t, 0, len(t))) for n, t in enumerate(texts)]
    for p in parsed:
        find(p)
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        for p in parsed:
            find(p)
        best = min(best, time.process_time() - begin)
    print(f"speed: {sum(map(len, texts)) / best:,.0f} characters a second of one core, after parsing")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("leaders", "aliases", "readings", "wikipedia", "texts"):
        options.add_argument(f"--{name}", type=Path)
    args = options.parse_args()
    if args.leaders:
        score_readings("leaders", leaders(args.leaders))
    if args.aliases:
        score_readings("aliases, Korean", aliases(args.aliases, "ko"))
        score_readings("aliases, Chinese", aliases(args.aliases, "zh"))
    if args.readings:
        for language, title in (("ko", "Korean, South"), ("kp", "Korean, North"), ("zh", "Chinese")):
            score_readings(f"compiled, {title}", compiled(args.readings, language))
    if args.texts:
        speed(args.texts)
    if args.wikipedia:
        wikipedia(args.wikipedia)


if __name__ == "__main__":
    main()
