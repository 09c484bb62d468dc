"""Tolls that two bodies count each for itself, numbers that stand alone, and whichever claims a new number replaces."""

import pytest


@pytest.fixture
def marks(story):
    """(type, the words that differ) of the relations of a story."""

    def of(*texts, **how):
        return {(r.type, r.why) for c in story(*texts, **how).claims for r in c.relations}

    return of


BOTH = "衝突から一夜明けた。内務省によると、警官1人を含む2人が死亡した。人権団体の明星会は、死者は少なくとも11人に上るとしている。"


def test_two_holders_side_by_side_stand_against_each_other(related):
    assert {r[:2] for r in related(BOTH)} == {("conflicts", "number")}


def test_what_a_rival_says_later_is_no_update(marks):
    later = "今回の衝突で亡くなった人について、明星会は14人だとしている。"
    found = marks(BOTH, later)
    assert {w for t, w in found if t == "conflicts"} == {"2人 / 少なくとも11人"}
    assert not any(t == "updates" and w.endswith("/ 2人") for t, w in found)


def test_a_lower_number_of_the_same_holder_takes_the_place_of_the_higher(marks):
    later = "今回の衝突で亡くなった人について、明星会は9人だとしている。"
    assert ("updates", "9人 / 少なくとも11人") in marks(BOTH, later)


def test_two_police_forces_count_two_parts(related):
    text = "大雨で被害が出た。北川署によると、死者は3人だった。南川署によると、南川町の工場で従業員2人が死亡した。"
    assert not related(text)


def test_a_toll_of_another_holder_takes_the_place_where_no_report_sets_them_side_by_side(related):
    assert {
        r[:2] for r in related("警察によると、雪崩の死者は2人だ。", "県は、雪崩の死者が4人になったと発表した。")
    } == {("updates", "number")}


@pytest.mark.parametrize(
    "late",
    [
        "国営放送は、列車の衝突による死者を内務省が6人としていると伝えた。消防は8人だとしている。",
        "列車の衝突で亡くなった人について、消防は8人だとしている。",
    ],
)
def test_a_number_that_stands_alone_is_of_what_the_words_before_say(late, marks):
    assert ("updates", "8人 / 5人") in marks("列車の衝突で、消防によると死者は5人に上る。", late)


def test_a_number_behind_another_count_of_people_is_of_those(marks):
    late = "列車の衝突で5人が死亡した。駅の係員は4人だ。駅長は、3人だとしている。"
    assert not any("3人" in w for _, w in marks("列車の衝突で、消防によると死者は5人に上る。", late))


def test_what_was_said_in_the_morning_is_not_the_newer_of_one_day(marks):
    noon = "県は、雪崩による行方不明者は5人に減ったと発表した。"
    evening = "県は朝の段階では、雪崩による行方不明者を9人としていたが、別の宿に客がいたことから数を改めた。"
    found = marks(noon, evening, days=("2025-01-16", "2025-01-16"))
    assert {w for t, w in found if t == "updates"} == {"5人 / 9人"}


def test_every_claim_that_gives_the_former_number_is_overtaken(story):
    told = story(
        "県によると、バスの転落で死亡した乗客は3人だ。",
        "川に沈んだ車体から引き揚げられた3人の遺体は寺に移された。",
        "県は、死者が4人になったと発表した。",
    )
    assert sum(c.status == "superseded" for c in told.claims) == 2


def test_a_number_put_right_takes_the_place_of_its_holders_own(marks):
    texts = (
        "県は朝、土石流による安否不明者を9人と発表した。町は、安否不明者は6人だと説明している。",
        "町は、土石流による安否不明者を5人に改めたと発表した。",
    )
    assert ("updates", "5人 / 6人") in marks(*texts)


def test_the_dead_and_the_hurt_are_two_counts_however_the_second_is_named(marks):
    texts = (
        "消防によると、爆発のけが人は16人で、死者は2人になった。",
        "消防は、爆発の負傷者の数を16人から13人に引き下げた。",
    )
    assert {w for _, w in marks(*texts)} == {"13人 / 16人"}
