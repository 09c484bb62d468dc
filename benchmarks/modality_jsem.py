"""How far the reading of certainty and polarity agrees with the modality problems of JSeM.

    python benchmarks/modality_jsem.py Modality.xml [--errors N]

JSeM (Bekki and others; https://github.com/DaisukeBekki/JSeM) asks whether a premise entails a hypothesis. Uratori does
not reason, so only this part can be compared: the problems with one premise, answered yes, no or unknown, in which
premise and hypothesis say the same but for what closes them. There the answer follows from the closing alone:

- same polarity: yes if the premise is at least as sure as the hypothesis, else unknown;
- opposite polarity: no if both are at least probable, else unknown.

Phenomena that are no matter of certainty (likeness: みたいに, っぽい; duty: べきだ, ほうがよい; habit: ものだ) are
left out of the total. The file is not part of this repository.
"""

from __future__ import annotations

import argparse
import collections
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from uratori.attribution.modality import Assessment, assess_text

COMPARED = frozenset(
    (
        "hazu",
        "hazuganai",
        "kagiranai",
        "mai",
        "mikomida",
        "mitoosida",
        "moyouda",
        "rasii",
        "soo",
        "sooda",
        "toiu",
        "tonokotoda",
        "ariuru",
        "arienai",
        "inamenai",
        "utagainai",
        "utagaiyooganai",
        "okasikunai",
        "nakinisimoarazu",
        "matigainai",
        "kamosirenai",
        "kanenai",
        "kousangaookii",
        "kousandaida",
        "tigainai",
        "sooninai",
        "daroo",
        "hissida",
        "sakerarenai",
        "dewanai",
        "toiukotowanai",
    )
)
LEVEL = {"unknown": 0, "possible": 1, "probable": 2, "certain": 3}
SHARED = 0.7  # of the character pairs of the shorter side, for the two to say the same but for their endings


def problems(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Phenomenon, premise, hypothesis, answer of every problem with one premise."""
    for problem in ET.parse(path).getroot().iter("problem"):
        premises = [(p.findtext("script") or "").strip() for p in problem.findall("p")]
        hypothesis = (problem.findtext("h/script") or "").strip()
        names = [n.strip() for n in problem.get("phenomena", "").split(",")]
        if len(premises) == 1 and hypothesis:
            yield (
                next((n for n in reversed(names) if n in COMPARED), names[-1]),
                premises[0],
                hypothesis,
                problem.get("answer", ""),
            )


def predicted(premise: Assessment, hypothesis: Assessment) -> str:
    have, want = LEVEL[premise.certainty], LEVEL[hypothesis.certainty]
    if premise.polarity == hypothesis.polarity:
        return "yes" if have >= want else "unknown"
    return "no" if min(have, want) >= LEVEL["probable"] else "unknown"


def shared(a: str, b: str) -> float:
    pairs = [{s[i : i + 2] for i in range(len(s) - 1)} for s in (a, b)]
    short = min(len(p) for p in pairs)
    return len(pairs[0] & pairs[1]) / short if short else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="Modality.xml of JSeM")
    parser.add_argument("--errors", type=int, default=0, help="print so many differences")
    args = parser.parse_args()
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    left = collections.Counter[str]()
    errors: list[str] = []
    for phenomenon, premise, hypothesis, answer in problems(args.path):
        if answer not in ("yes", "no", "unknown"):
            left["judged for acceptability, not entailment"] += 1
        elif phenomenon not in COMPARED:
            left["no matter of certainty"] += 1
        elif shared(premise, hypothesis) < SHARED:
            left["differ in more than their endings"] += 1
        else:
            p, h = assess_text(premise), assess_text(hypothesis)
            got = predicted(p, h)
            total[phenomenon] += 1
            right[phenomenon] += got == answer
            if got != answer:
                errors.append(
                    f"{phenomenon}: {answer}, not {got}: {premise} ({p.certainty} {p.polarity}) "
                    f"=> {hypothesis} ({h.certainty} {h.polarity})"
                )
    for name, n in total.most_common():
        print(f"{name:18} {100 * right[name] / n:5.1f}  of {n}")
    n = sum(total.values())
    print(f"{'all compared':18} {100 * sum(right.values()) / n if n else 0.0:5.1f}  of {n}")
    for reason, count in left.most_common():
        print(f"left out, {reason}: {count}")
    step = max(1, len(errors) // args.errors) if args.errors else 1
    print(*errors[::step][: args.errors], sep="\n")


if __name__ == "__main__":
    main()
