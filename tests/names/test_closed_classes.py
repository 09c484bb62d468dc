"""The closed classes of names: outlets, countries, titles, bodies."""

from __future__ import annotations

import re

import pytest

from uratori.data import outlets, rows
from uratori.names.words import countries


def test_outlets_by_any_name() -> None:
    assert len(outlets.known()) >= 300
    for surface, name in [
        ("KCNA", "朝鮮中央通信"),
        ("ロイター通信", "ロイター"),
        ("朝日", "朝日新聞"),
        ("ＮＨＫニュース", "NHK"),
    ]:
        found = outlets.find(surface)
        assert found is not None
        assert found.name == name
    assert outlets.find("岬沢観光協会") is None
    assert outlets.find("") is None


def test_no_alias_and_no_domain_leads_to_two_outlets() -> None:
    seen: dict[str, str] = {}
    for outlet in outlets.known():
        for name in {*(outlets.key(n) for n in (*outlet.sure, *outlet.unsure)), *outlet.domains}:
            assert seen.setdefault(name, outlet.name) == outlet.name, name


def test_outlet_of_a_host() -> None:
    found = outlets.of_domain("www3.nhk.or.jp")
    assert found is not None
    assert found.name == "NHK"
    assert outlets.of_domain("example.org") is None


def test_common_words_are_outlets_only_where_one_is_meant() -> None:
    assert outlets.find_unsure("毎日") is not None
    assert outlets.find_unsure("NHK") is None


def test_outlet_rows_are_well_formed() -> None:
    kinds = {"newspaper", "broadcaster", "agency", "magazine", "online"}
    seen = set()
    for row in rows("outlets"):
        assert row["kind"] in kinds
        assert re.fullmatch(r"[A-Z]{2}", row["country"])
        assert row["name"] not in seen
        seen.add(row["name"])


def test_countries_in_all_their_forms() -> None:
    for surface in ("米", "米国", "アメリカ", "ワシントン", "USA"):
        assert countries.code(surface) == "US"
    assert countries.code("キエフ") == countries.code("キーウ") == "UA"
    assert countries.code("大阪") is None
    assert countries.of_prefix("米国防総省") == "US"
    assert countries.of_prefix("米沢市") is None


def test_every_country_has_one_row_and_a_code() -> None:
    codes = [c.code for c in countries.known()]
    assert len(codes) == len(set(codes)) >= 190


def test_no_title_is_listed_twice() -> None:
    titles = [row["title"] for row in rows("titles")]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("table", "key"), [("generic", ("word", "use")), ("suffixes", ("suffix", "type")), ("anaphors", ("head", "word"))]
)
def test_no_word_is_listed_twice_for_one_use(table: str, key: tuple[str, ...]) -> None:
    listed = [tuple(row[k] for k in key) for row in rows(table)]
    assert len(listed) == len(set(listed))
