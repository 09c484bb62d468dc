"""Make src/uratori/data/desk.*.dict: what reports, and what is found in them, have in common, so that a short one need not
say it again (uratori.desk.packing).

    python scripts/desk_dictionary.py

They are put together from the project's own texts and from the words of the background table. A desk needs the
dictionaries that it was written with: never change one that was released; put the next one beside it, under another name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from uratori import desk, pipeline, read
from uratori.data import rows
from uratori.desk import codec, packing, stories
from uratori.desk.adding import bare
from uratori.desk.columns import Writer
from uratori.desk.stories import Brief, Names
from uratori.model import Analysis, Document

_NEAR = 32_000  # bytes; deflate looks no further back
_WORDS = 14_000  # of them words, before whole texts: what is used most stands last
_STRINGS = 3_000
_COLUMNS = 24_000
_COUNTED = re.compile("[es][0-9]+")


def main() -> None:
    documents = [d for f in ("tests/gold/docs", "examples") for d in read(Path(f)).documents]
    out = Path("src/uratori/data")
    out.joinpath("desk.text.dict").write_bytes(texts([d.text for d in documents]))
    values = [(bare(pipeline.attempt(d)), Analysis) for d in documents] + kept(documents)
    made = [written(*v) for v in values]
    out.joinpath("desk.strings.dict").write_bytes(strings(made))
    out.joinpath("desk.columns.dict").write_bytes(b"".join(bytes(w.numbers) for w in reversed(made))[-_COLUMNS:])


def kept(documents: list[Document]) -> list[tuple[object, type]]:
    """What a desk with these documents holds of its stories."""
    with desk.memory() as shelf:
        shelf.add([desk.Source("-", None, (d,)) for d in documents if d.parent is None])
        shelf.settle()
        rows = shelf._db.execute("SELECT n, brief FROM story").fetchall()
        names = [(Names(stories.names(shelf._db, n)), Names) for n, _ in rows]
    return [(codec.unpack(b, Brief), Brief) for _, b in rows] + names


def texts(found: list[str]) -> bytes:
    words = [r["term"] for r in rows("background") if r["term"][0] not in "*=" and len(r["term"]) > 1]
    said = "".join(dict.fromkeys(found))
    start = packing.coded("".join(islice(reversed(words[:4_000]), 4_000))) or b""
    return start[-_WORDS:] + (packing.coded(said) or b"")[: _NEAR - _WORDS]


def written(value: object, kind: type) -> Writer:
    out = Writer()
    codec.columns(kind).write(out, [value], None)
    return out


def strings(values: Sequence[Writer]) -> bytes:
    """The strings that several values have, those that most have last."""
    count = Counter(s for v in values for s in v.strings)
    usual = [
        s for s, n in sorted(count.items(), key=lambda c: c[1]) if n > 2 and len(s) > 1 and not _COUNTED.fullmatch(s)
    ]
    return (packing.coded("".join(usual)) or b"")[-_STRINGS:]


if __name__ == "__main__":
    main()
