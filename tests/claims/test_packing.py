from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.claims.packing import number, pack, table, unpack

KNOWN = table(["市長", "橋", "=市長", "=港町"])
TERMS = st.lists(st.sampled_from(KNOWN.terms) | st.integers(0, 2**32 - 1), unique=True, max_size=60)


@given(TERMS, st.data())
def test_a_vector_comes_back_in_its_order(terms, data):
    weights = sorted(data.draw(st.lists(st.integers(1, 65535), min_size=len(terms), max_size=len(terms))), reverse=True)
    back = unpack(pack(array("I", terms), array("H", weights), KNOWN), KNOWN)
    assert back == (terms, weights)


def test_what_was_packed_with_another_table_is_refused():
    packed = pack([number("橋")], [7], KNOWN)
    with pytest.raises(ValueError, match="another table"):
        unpack(packed, table(["橋", "市長"]))
    for broken in (packed[:-6], b"", b"no vector"):
        with pytest.raises(ValueError, match="vector"):
            unpack(broken, KNOWN)
