"""How many of the compiled names (benchmarks/readings.tsv) are read as Japanese outlets write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from uratori.names.readings import chinese, korean
from uratori.names.readings.kana import skeleton

_NAMES = Path(__file__).parents[2] / "benchmarks" / "readings.tsv"


def rows(*languages: str) -> list[dict[str, str]]:
    with _NAMES.open(encoding="utf-8") as lines:
        table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return [row for row in table if row["language"] in languages]


@pytest.mark.parametrize(("languages", "floor"), [(("ko", "kp"), 0.97), (("zh",), 0.93)])
def test_most_readings_are_right(languages: tuple[str, ...], floor: float) -> None:
    names = rows(*languages)
    right = sum(
        row["kana"]
        in (
            chinese.names(row["name"])
            if row["language"] == "zh"
            else korean.names(row["name"], north=row["language"] == "kp")
        )
        for row in names
    )
    assert right >= floor * len(names)


def test_few_names_read_alike() -> None:
    """A reading joins two scripts, so that of one person must seldom be that of another."""
    names = rows("ko", "kp", "zh")
    by_sound: dict[str, list[str]] = {}
    for row in names:
        by_sound.setdefault(skeleton(row["kana"]), []).append(row["name"])
    assert sum(len(who) - 1 for who in by_sound.values()) <= 2
