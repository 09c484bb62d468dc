"""Every line of the closed classes does on its own example what its columns say."""

from __future__ import annotations

import pytest

from uratori.attribution.modality import assess_text, unknowns
from uratori.attribution.modality.forms import words
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


@pytest.mark.parametrize("name", ["certainty", "unknowns"])
def test_no_line_stands_in_the_way_of_another(name: str) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in rows(name):
        form = words(row["ending"])
        assert form not in ((), ("ない",), ("だ",), ("為る",)), row["ending"]
        assert form not in seen, (row["ending"], seen[form])
        seen[form] = row["ending"]
