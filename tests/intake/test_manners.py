"""robots.txt, the pace, and rest after a refusal."""

import pytest

from uratori.intake import Fetcher, FetchError, Limits, Manners

from .conftest import answer


class Clock:
    def __init__(self):
        self.now, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def manners(fetcher, clock):
    return Manners(fetcher, clock=lambda: clock.now, sleep=clock.sleep)


def test_robots_txt_is_asked_for_once_and_obeyed(server, manners):
    server.serve("/robots.txt", "User-agent: *\nDisallow: /private*.html$\n", kind="text/plain")
    manners.ask(f"{server.url}/news/1")
    with pytest.raises(FetchError, match=r"robots\.txt forbids it — save the page"):
        manners.ask(f"{server.url}/private/1.html")
    assert server.paths() == ["/robots.txt"]


def test_a_rule_for_us_by_name_wins(server, manners):
    server.serve("/robots.txt", "User-agent: *\nAllow: /\n\nUser-agent: uratori\nDisallow: /\n", kind="text/plain")
    with pytest.raises(FetchError, match="forbids"):
        manners.ask(f"{server.url}/news/1")


def test_a_server_without_robots_txt_may_be_asked(server, manners):
    manners.ask(f"{server.url}/news/1")
    assert server.paths() == ["/robots.txt"]


def test_a_server_that_cannot_answer_is_left_alone_and_asked_again_later(server, manners):
    server.routes["/robots.txt"] = lambda h: answer(h, 503, b"")
    with pytest.raises(FetchError, match="cannot say"):
        manners.ask(f"{server.url}/news/1")
    server.serve("/robots.txt", "")
    manners.ask(f"{server.url}/news/1")


def test_two_requests_to_one_host_are_a_pace_apart(server, manners, clock):
    for n in range(3):
        manners.ask(f"{server.url}/{n}")
    assert clock.slept == [5.0, 5.0]


def test_a_host_may_ask_for_a_slower_pace_but_not_for_ever(server, manners, clock):
    server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 20\n", kind="text/plain")
    manners.ask(f"{server.url}/1")
    manners.ask(f"{server.url}/2")
    assert clock.slept == [20.0]
    with Fetcher(Limits(private=True)) as fetcher:
        other = Manners(fetcher, clock=lambda: clock.now, sleep=clock.sleep)
        server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n", kind="text/plain")
        other.ask(f"{server.url}/1")
        other.ask(f"{server.url}/2")
    assert clock.slept == [20.0, 60.0]
