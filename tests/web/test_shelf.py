"""What is kept ready, and until when."""

import threading
import time

from uratori.web.shelf import Shelf


def test_a_thing_is_made_once_for_a_stamp_and_told_what_was_there_before():
    shelf, seen = Shelf(), []

    def make(before):
        seen.append(before)
        return len(seen)

    assert [shelf.get("a", stamp, make) for stamp in (1, 1, 2, 2, 1)] == [1, 1, 2, 2, 3]
    assert seen == [None, 1, 2]


def test_who_asks_while_it_is_being_made_waits_and_does_not_make_it_again():
    shelf, made, got = Shelf(), [], []

    def make(before):
        time.sleep(0.05)
        made.append(before)
        return object()

    threads = [threading.Thread(target=lambda: got.append(shelf.get("a", 1, make))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(set(map(id, got))) == 1


def test_what_was_not_looked_at_for_long_is_let_go():
    shelf = Shelf(most=2)
    for key in "abc":
        shelf.get(key, 1, lambda before: "first")
    assert shelf.get("a", 1, lambda before: "anew") == "anew"
    assert shelf.get("c", 1, lambda before: "anew") == "first"


def test_what_could_not_be_made_is_tried_again():
    shelf = Shelf()

    def fails(before):
        raise LookupError

    for _ in range(2):
        try:
            shelf.get("a", 1, fails)
        except LookupError:
            continue
        raise AssertionError
    assert shelf.get("a", 1, lambda before: "there") == "there"
