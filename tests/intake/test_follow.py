"""Following a feed through a day, against a real server and a real desk."""

import pytest

from uratori import desk as store
from uratori.intake import Fetcher, Follower, Limits, Manners, load

from .conftest import answer


def page(title, *paragraphs, date="2026-05-12T10:00:00+09:00"):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<html lang="ja"><head><title>{title}</title><meta property="og:site_name" content="見本新聞">'
        f'<meta property="article:published_time" content="{date}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def feed(server, *items):
    rows = "".join(f"<item><title>{t}</title><link>{server.url}{p}</link></item>" for t, p in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>見本新聞</title>{rows}</channel></rss>'


BODY = "見本市の山田太郎市長は12日の記者会見で、今年度で辞任すると述べた。後任を選ぶ選挙は7月に行われる見通しだ。"


class Day:
    """A desk that follows one feed, and a clock that a test turns."""

    def __init__(self, server, fetcher, path, plan):
        self.desk, self.now = store.open(path / "d.uratori", create=True), 0.0
        (path / "feeds.toml").write_text(plan, encoding="utf-8")
        manners = Manners(fetcher, sleep=lambda _: None)
        self.follower = Follower(self.desk, load(path / "feeds.toml"), fetcher, manners, clock=lambda: self.now)

    def round(self, at):
        self.now = at
        return self.follower.round()


@pytest.fixture
def day_of(server, fetcher, tmp_path):
    made = []

    def make(plan):
        made.append(Day(server, fetcher, tmp_path, plan))
        return made[-1]

    yield make
    for d in made:
        d.desk.close()


@pytest.fixture
def day(server, day_of):
    server.serve("/rss", feed(server, ("市長が辞任へ", "/1")), kind="application/rss+xml")
    server.serve("/1", page("市長が辞任へ", BODY))
    return day_of(f'recheck = "1d"\n[[feed]]\nurl = "{server.url}/rss"\nevery = "10m"\n')


def test_the_pages_of_a_feed_come_onto_the_desk_once(server, day):
    first, second = day.round(0), day.round(600)
    assert [a.kind for a in first.added] == ["new"]
    assert second.added == ()
    (document,) = day.desk.documents()
    assert (document.title, document.outlet, document.url) == ("市長が辞任へ", "見本新聞", f"{server.url}/1")
    assert server.paths().count("/1") == 1


def test_a_private_network_is_named_and_asked_at_once_where_it_is_let_in(server, tmp_path):
    server.serve("/rss", feed(server, ("市長が辞任へ", "/1")), kind="application/rss+xml")
    server.serve("/1", page("市長が辞任へ", BODY))
    for private in (False, True):
        with Fetcher(Limits(private=private)) as fetcher:
            day = Day(server, fetcher, tmp_path, f'[[feed]]\nurl = "{server.url}/rss"\nevery = "10m"\n')
            found = day.round(0)
            day.desk.close()
        if private:
            assert [a.kind for a in found.added] == ["new"]
        else:
            (problem,) = found.problems
            assert problem.path == f"{server.url}/rss"
            assert "private network" in problem.why
            assert "--private" in problem.remedy
            assert not server.asked


def test_nothing_is_asked_before_it_is_due(server, day):
    day.round(0)
    asked = len(server.asked)
    day.round(599)
    assert len(server.asked) == asked
    assert day.follower.next_due() == 600


def test_a_silent_change_becomes_a_version(server, day):
    day.round(0)
    server.serve("/1", page("市長が辞任へ", BODY.replace("今年度", "今月末")))
    found = day.round(3600)
    assert [a.kind for a in found.added] == ["version"]
    (document,) = day.desk.documents()
    assert document.versions == 2
    changed = day.desk.versions(document.id)[-1].differences
    assert any(d.kind == "changed" and "今月末" in d.after[1] for d in changed)


def test_a_page_is_looked_at_less_and_less_and_then_no_more(server, day):
    for hour in range(60):
        day.round(hour * 3600.0)
    assert 3 <= server.paths().count("/1") <= 7


def test_a_page_that_is_taken_down_is_told_and_stays_on_the_desk(server, day):
    day.round(0)
    server.routes["/1"] = lambda h: answer(h, 410, b"")
    found = day.round(3600)
    assert found.gone == (f"{server.url}/1",)
    assert len(day.desk.documents()) == 1
    assert day.round(7200).gone == ()


def test_a_new_process_goes_on_where_the_last_one_ended(server, day, day_of):
    day.round(0)
    again = day_of(f'[[feed]]\nurl = "{server.url}/rss"\nevery = "10m"\n')
    again.round(600)
    assert server.paths().count("/1") == 1


def test_a_feed_that_fails_is_named_and_left_to_rest_twice_as_long_each_time(server, day):
    server.routes["/rss"] = lambda h: answer(h, 500, b"")
    found = day.round(0)
    assert [p for p in found.problems if "answers 500" in p.why]
    assert day.follower.next_due() == 600
    day.round(600)
    assert day.follower.next_due() == 600 + 1200


def test_a_page_that_may_not_be_fetched_is_named_once(server, day):
    server.routes["/1"] = lambda h: answer(h, 403, b"")
    assert [p for p in day.round(0).problems if "may not be fetched" in p.why]
    assert day.round(600).problems == ()


def test_only_titles_that_match_are_kept(server, day_of):
    server.serve("/rss", feed(server, ("地震の被害", "/1"), ("料理の話", "/2")), kind="application/rss+xml")
    server.serve("/1", page("地震の被害", BODY))
    day_of(f'[[feed]]\nurl = "{server.url}/rss"\nmatch = "地震|津波"\n').round(0)
    assert "/1" in server.paths()
    assert "/2" not in server.paths()


def test_a_feed_may_be_followed_by_its_own_words_alone(server, day_of):
    server.serve("/rss", feed(server, ("市長が辞任へ", "/1")), kind="application/rss+xml")
    day = day_of(f'[[feed]]\nurl = "{server.url}/rss"\npages = false\n')
    assert [a.kind for a in day.round(0).added] == ["new"]
    assert "/1" not in server.paths()
    assert [a.kind for a in day.round(900).added] in ([], ["same"])


def test_a_single_page_is_looked_at_every_time(server, day_of):
    server.serve("/1", page("市長が辞任へ", BODY))
    day = day_of(f'[[page]]\nurl = "{server.url}/1"\nevery = "1m"\n')
    day.round(0)
    server.serve("/1", page("市長が辞任へ", BODY, "市は15日に会見する。"))
    assert [a.kind for a in day.round(60).added] == ["version"]


def test_a_feed_that_is_no_feed_is_kept_as_the_page_it_is_or_named(server, day_of):
    server.serve("/rss", b"\x00\x01\x02\xff" * 100, kind="application/octet-stream")
    found = day_of(f'[[feed]]\nurl = "{server.url}/rss"\n').round(0)
    assert found.problems
    assert found.added == ()
