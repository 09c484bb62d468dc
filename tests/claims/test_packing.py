import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.claims.grouping.packing import BEYOND, Said, number, pack, table, unpack

KNOWN = table({"市長": 1.0, "橋": 2.5, "=市長": 1.5, "=港町": 3.0}, 5.0)
TERMS = st.dictionaries(st.sampled_from(KNOWN.terms) | st.integers(0, 2**32 - 1), st.integers(1, 900), max_size=60)


@given(TERMS, TERMS, TERMS)
def test_a_vector_follows_from_what_is_said(words, letters, pairs):
    found = unpack(pack(Said(words, letters, pairs), KNOWN), KNOWN, 0.6, 10_000)
    said = words.keys() | letters.keys() | pairs.keys()
    assert set(found.terms) <= said | {t & BEYOND for t in said}
    assert found.weights == sorted(found.weights, reverse=True)
    assert all(w > 0 for w in found.weights)
    beyond = {t & BEYOND for t in words if t not in KNOWN.places or KNOWN.pairs[KNOWN.places[t]]}
    assert found.rare == sorted(beyond)
    assert pack(Said(words, letters, pairs), KNOWN) == pack(Said(dict(reversed(words.items())), letters, pairs), KNOWN)


def test_rare_terms_weigh_more_and_both_kinds_have_their_share():
    said = Said(
        {number("市長"): 10, number("橋"): 10, number("運河"): 10}, {}, {number("=港町"): 2, number("=市長"): 20}
    )
    terms, weights, rare = unpack(pack(said, KNOWN), KNOWN, 0.6, 10_000)
    weight = dict(zip(terms, weights, strict=True))
    assert weight[number("運河") & BEYOND] == 2 * weight[number("橋")] == 5 * weight[number("市長")]
    assert rare == [number("運河") & BEYOND]
    pairs = math.hypot(weight[number("=港町")], weight[number("=市長")])
    assert abs(pairs**2 / 10_000**2 - 0.4) < 0.001


def test_what_was_packed_with_another_table_is_refused():
    packed = pack(Said({number("橋"): 7}, {}, {}), KNOWN)
    for other in (table({"橋": 2.5, "市長": 1.0}, 5.0), KNOWN._replace(mark=table({"市長": 1.5}, 5.0).mark)):
        with pytest.raises(ValueError, match="another table"):
            unpack(packed, other, 0.6, 10_000)
    for broken in (packed[:-1], packed[:-6], b"", b"no vector"):
        with pytest.raises(ValueError, match="vector"):
            unpack(broken, KNOWN, 0.6, 10_000)
