"""Build src/uratori/data/background.tsv, the background document frequencies of ``uratori.claims.grouping.profile``.

    python scripts/background.py ARTICLES.jsonl.gz > src/uratori/data/background.tsv

ARTICLES holds rows with ``title`` and ``text`` (Japanese Wikinews, CC BY 2.5). Terms in fewer than MIN articles are
left out: they count as rare anyway.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter

from uratori.claims.grouping.profile import terms
from uratori.language import fold

MIN = 6


def main(path: str) -> None:
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for a in articles:
        counts.update(set(terms(fold(f"{a['title']}。{a['text']}").text)))
    print("# In how many of the background documents a term stands; a term with = is a pair of characters.")
    print(
        "# columns: term, documents. Counted over Japanese Wikinews of 2005-2009 (CC BY 2.5), by scripts/background.py."
    )
    print("term\tdocuments")
    print(f"*\t{len(articles)}")
    for term, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])):
        if n >= MIN and "\t" not in term and not term.startswith("#") and term.strip():
            print(f"{term}\t{n}")


if __name__ == "__main__":
    main(sys.argv[1])
