"""Sorted sets in packed blocks."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.desk.blocks import Blocks

TABLE = "CREATE TABLE block (kind INTEGER, first BLOB, data BLOB NOT NULL, PRIMARY KEY (kind, first)) WITHOUT ROWID"


def entries(width):
    if width:
        return st.binary(min_size=width, max_size=width)
    return st.text(alphabet="あいうabc", min_size=1, max_size=9).map(str.encode)


@pytest.fixture
def table():
    connection = sqlite3.connect(":memory:")
    connection.execute(TABLE)
    yield connection
    connection.close()


@pytest.mark.parametrize("width", [0, 7])
def test_they_hold_what_was_put_in_and_not_taken_out(width):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.booleans(), st.sets(entries(width), max_size=300)), max_size=6), entries(width))
    def check(steps, some):
        connection = sqlite3.connect(":memory:")
        connection.execute(TABLE)
        blocks, held = Blocks(connection, 1, width), set()
        other = Blocks(connection, 2, width)
        other.add([some])
        for puts, found in steps:
            (blocks.add if puts else blocks.remove)(found)
            held = held | found if puts else held - found
        assert list(blocks.beginning(b"")) == sorted(held)
        assert list(blocks.beginning(some[:2])) == [e for e in sorted(held) if e.startswith(some[:2])]
        assert list(blocks.between(some, b"\xff" * 9)) == [e for e in sorted(held) if e >= some]
        assert list(other.beginning(b"")) == [some]
        connection.close()

    check()


def test_no_block_is_larger_than_a_quarter_of_a_page_of_the_file(table):
    blocks = Blocks(table, 1)
    for n in range(40):
        blocks.add(f"{(k * 7919) % 100_003:06}x{k}".encode() for k in range(n * 100, n * 100 + 100))
    (largest, count) = table.execute("SELECT max(length(data)), count(*) FROM block").fetchone()
    assert largest <= 900
    assert count < 60
    assert len(list(blocks.beginning(b""))) == 4_000


def test_a_block_that_cannot_be_read_counts_as_empty_and_is_told(table):
    blocks = Blocks(table, 1)
    blocks.add([b"a", b"b"])
    assert blocks.broken() == 0
    table.execute("UPDATE block SET data = x'00'")
    assert list(blocks.beginning(b"a")) == []
    assert blocks.broken() == 1
    blocks.add([b"c"])
    assert list(blocks.beginning(b"")) == [b"c"]
