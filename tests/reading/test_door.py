from dataclasses import replace

from uratori.model import Document, Outlet, Published
from uratori.reading import Hints, Input, Problem, Reader, door
from uratori.reading.readers import choose


def reader(name, **how):
    return Reader(name, lambda item: iter(()), **how)


READERS = (
    reader("page", sniff=lambda head: head.startswith(b"<html"), suffixes=frozenset((".html",))),
    reader("table", suffixes=frozenset((".csv",)), media_types=frozenset(("text/csv",))),
)


def test_the_signature_wins_over_the_media_type_and_this_over_the_suffix():
    page = Input("a.csv", "a", b"<html>", ".csv", Hints(media_type="text/csv"))
    assert choose(page, READERS).name == "page"
    table = Input("a.html", "a", b"a,b", ".html", Hints(media_type="text/csv; charset=utf-8"))
    assert choose(table, READERS).name == "table"
    assert choose(replace(table, hints=Hints()), READERS).name == "page"
    assert choose(replace(table, hints=Hints(), suffix=".doc"), READERS) is None


def box(item):
    """A container of one text; and, two levels deep, one that never ends."""
    if item.data == b"BOX bottomless":
        yield item.inner(item.data, "1")
    else:
        published = Published("2024-05-12", "given", "2024-05-12", "2024-05-12")
        yield item.inner(
            item.data[4:], "1", hints=Hints(url="https://a.example/1", outlet=Outlet("帝都新聞"), published=published)
        )
        raise ValueError("broken lid")


def with_box(monkeypatch):
    sniffed = Reader("box", box, sniff=lambda head: head.startswith(b"BOX "))
    monkeypatch.setattr(door, "readers", lambda: (sniffed, *READERS))


def test_what_is_inside_comes_through_the_same_door_with_its_hints(monkeypatch):
    with_box(monkeypatch)
    group, problem = door.documents(Input("a.box", "a", "BOX 県は発表した。".encode()))
    (document,) = group
    assert isinstance(document, Document)
    assert (document.id, document.source, document.text) == ("a:1", "a.box#1", "県は発表した。")
    assert (document.url, document.outlet.name, document.published.value) == (
        "https://a.example/1",
        "帝都新聞",
        "2024-05-12",
    )
    assert isinstance(problem, Problem)
    assert "box reader failed (ValueError: broken lid)" in str(problem)


def test_boxes_in_boxes_come_to_an_end(monkeypatch):
    with_box(monkeypatch)
    (problem,) = door.documents(Input("a.box", "a", b"BOX bottomless"))
    assert "containers deep" in problem.why
