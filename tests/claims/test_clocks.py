"""Two times of what happened once, and the times of a chronicle; morning and evening editions."""

import pytest

from uratori.claims.view import issued
from uratori.model import Document, Outlet, Published


def test_two_holders_give_two_times_of_the_first(related):
    found = related(
        "従業員は「最初の苦情の電話は11日午後9時に鳴った」と話した。会社は「苦情を把握したのは12日午前8時だ」と説明した。",
        days=("2025-03-14",),
    )
    assert {r[:2] for r in found} == {("conflicts", "time")}


@pytest.mark.parametrize(
    "text",
    [
        # one holder's chronicle; two recipients; the same time told roundly
        "消防によると、119番通報があったのは午前2時10分だった。消防によると、2度目の通報は午前2時40分だった。",
        "町長は「町に連絡が入ったのは午前1時だった」と述べた。事務所は、県に午前0時に連絡したと説明した。",
        "店長は「苦情の電話が鳴ったのは午後2時ごろだ」と話した。会社は、苦情の電話は午後2時4分だったと発表した。",
    ],
)
def test_times_that_do_not_conflict(text, related):
    assert "conflicts" not in {r[0] for r in related(text)}


def paper(head, value="2025-03-04", outlet=None):
    text = f"{head}\n\n列車事故で2人死亡\n\n岳見県で列車が脱線した。4日付の朝刊で伝えた。\n"
    return Document(
        "d", "d", text, 0, len(text), outlet=outlet and Outlet(outlet), published=Published(value, "stated")
    )


def test_an_edition_tells_the_hour():
    morning, evening = paper("岳見新聞 2025年3月4日 朝刊 31面"), paper("岳見新聞 2025年3月4日 夕刊")
    page = paper("岳見放送", "2025-03-04T11:30+09:00")
    assert issued(morning) < issued(page) < issued(evening)
    assert issued(page) == "2025-03-04T11:30+09:00"
    assert issued(paper("岳見新聞 2025年3月4日")) == "2025-03-04"


def test_a_toll_of_the_evening_takes_the_place_of_that_of_the_morning(related):
    morning = "岳見新聞 2025年3月4日 朝刊\n\n列車事故でけが人8人\n\n岳見県の列車事故で、けがをした人は8人だった。\n"
    evening = "岳見県の列車事故で、けがをした人は6人だった。"
    found = related(morning, evening, days=("2025-03-04", "2025-03-04T18:05+09:00"))
    assert {(t, "6人" in one) for t, _, one, _ in found} == {("updates", True)}


def test_two_offsets_from_one_event(related):
    one = "運営会社は「停止の2分後に館内放送を流した」と説明した。"
    other = "市は、館内放送を流したのは停止の16分後だったと発表した。"
    assert ("conflicts", "time") in {r[:2] for r in related(one, other)}
