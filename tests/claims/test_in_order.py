"""Who says that all was as it should be, and what denies one word alone: sentences are made up."""

import pytest


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("元整備士は「ボルトが規定の半分しか付いていなかった」と証言した。", "運営会社は「ボルトは規定通りに付けていた」と説明した。"),
        ("乗客は「ブレーキが故障していた」と話した。", "会社は「ブレーキは正常に作動していた」と説明した。"),
        ("客は「冷凍庫の温度に異常があった」と話した。", "店は「冷凍庫の温度は適切に保っていた」と説明した。"),
        ("住民は「堤防の管理が甘かった」と話した。", "県は「管理は適切に行っていた」と述べた。"),
    ],
)  # fmt: skip
def test_what_was_in_order_against_what_was_amiss(said, answer, related):
    assert "denied-by" in {r[0] for r in related(said, answer)}
    assert "denied-by" in {r[0] for r in related(said + answer)}


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("労組によると、工場の排水設備が故障していた。", "会社は「換気の装置は正常に動いていた」としている。"),
        ("労組によると、工場の排水設備が故障していた。", "会社は「排水設備は正常に動いていなかった」と認めた。"),
        ("労組によると、工場の排水設備が故障していた。", "労組は「去年までは排水設備は正常に動いていた」と話した。"),
    ],
)
def test_no_answer_of_another_thing_nor_of_oneself(said, other, related):
    assert "denied-by" not in {r[0] for r in related(said, other)}


def test_not_yet_denies_its_own_verb_alone(related):
    told = "運行の記録によると、列車は駅の手前で減速していた。"
    assert not related(told, "鉄道会社は「運行の記録はまだ見つかっていない」と話した。")
    found = related("市の幹部は「新しい堤防が完成した」と話した。", "技師は「堤防はまだ完成していない」と述べた。")
    assert "denied-by" in {r[0] for r in found}


def test_a_day_counted_from_what_is_told_of_is_no_other_day(related):
    said = "従業員は「警報は前の晩から鳴っていた」と話した。"
    assert "denied-by" in {r[0] for r in related(said, "社長は「警報が前夜から鳴っていた事実はない」と述べた。")}


def test_a_visit_to_one_country_is_not_denied_by_that_to_another(related):
    denial = "報道官は「大統領に訪日の計画はない」と述べた。"
    assert not [r for r in related("首相は18日、基地を訪れる計画だと明らかにした。", denial) if r[0] == "denied-by"]


@pytest.mark.parametrize(
    ("journey", "told", "denied"),
    [
        ("訪露", "ロシアを訪れる", True),
        ("訪露", "カナダを訪れる", False),
        ("訪露", "訪ロする", True),
        ("在パリ大使館開設", "在ワシントン大使館開設", False),
    ],
)
def test_a_visit_is_denied_by_that_to_the_same_country(journey, told, denied, related):
    said = f"関係者によると、大統領は来月、{told}計画だ。", f"報道官は「大統領に来月の{journey}の計画はない」と述べた。"
    found = related(*said, days=("2025-03-05", "2025-03-05"))
    assert ("denied-by" in {r[0] for r in found}) is denied


def test_a_word_of_the_denier_himself_is_denied_in_one_word(related):
    said = "警察は、船長の居眠りの可能性もあるとみて調べている。"
    assert "denied-by" in {r[0] for r in related(said, "船長の弁護士は「居眠りはしていない」と述べた。")}


def test_what_was_told_as_an_estimate_is_followed_by_what_it_came_to(related):
    found = related(
        "関係者によると、買収の総額は約1900億円となる見通しだ。", "会社は、買収の総額が2040億円だと発表した。"
    )
    assert {r[:2] for r in found} == {("updates", "number")}


def test_what_has_come_out_takes_the_place_of_what_was_told(related):
    found = related(
        "県警によると、登山者6人が雪崩に巻き込まれた。", "県警によると、雪崩に巻き込まれたのは7人だったことが分かった。"
    )
    assert {r[:2] for r in found} == {("updates", "number")}


def test_the_dead_and_those_who_were_there_are_two_counts(related):
    found = related("足場が崩れ、作業員4人が下敷きになった。", "足場の崩落で、死亡した作業員は2人になった。")
    assert not [r for r in found if r[1] == "number"]
