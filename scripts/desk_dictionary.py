"""Make src/uratori/data/desk.1.dict: analyses and stories as the desk writes them, so that a short one need not say again
what all have in common.

    python scripts/desk_dictionary.py

It is put together from the project's own texts. A desk needs the dictionary that it was written with: never change one
that was released; put the next one beside it (uratori.desk.codec).
"""

from __future__ import annotations

from pathlib import Path

from uratori import pipeline, read
from uratori.desk import codec
from uratori.desk.adding import bare
from uratori.model import Analysis, Story

_STORIES, _ANALYSES = 8_000, 22_000  # bytes; deflate looks back upon 32,000, and at less cost upon what is near


def main() -> None:
    documents = [d for f in ("tests/gold/docs", "examples") for d in read(Path(f)).documents]
    stories = [codec.plain(s, Story) for s in pipeline.check(documents).stories]
    analyses = [codec.plain(bare(pipeline.attempt(d)), Analysis) for d in documents[::4]]
    both = b"".join(stories)[:_STORIES] + b"".join(analyses)[-_ANALYSES:]
    Path("src/uratori/data/desk.1.dict").write_bytes(both)


if __name__ == "__main__":
    main()
