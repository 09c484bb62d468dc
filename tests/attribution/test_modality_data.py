"""Every line of the closed classes does on its own example what its columns say."""

from __future__ import annotations

import pytest

from uratori.attribution.modality import assess_text, unknowns
from uratori.data import rows
from uratori.language import parse
from uratori.model import Document


@pytest.mark.parametrize("row", rows("certainty"), ids=lambda r: r["ending"])
def test_ending_on_its_example(row: dict[str, str]) -> None:
    found = assess_text(row["example"])
    assert (found.certainty, found.polarity) == (row["certainty"], row["polarity"])


@pytest.mark.parametrize("row", rows("unknowns"), ids=lambda r: r["ending"])
def test_unknown_on_its_example(row: dict[str, str]) -> None:
    text = row["example"]
    found = unknowns(parse(Document("", "", text, 0, len(text))))
    assert bool(found) == (row["kind"] != "none")


def test_endings_are_listed_once() -> None:
    for name in ("certainty", "unknowns"):
        endings = [r["ending"] for r in rows(name)]
        assert len(endings) == len(set(endings))
