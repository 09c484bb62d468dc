"""Counts that come to be others: rising, corrected, from none; and counts of other things."""

import pytest


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("列車事故で2人が死亡した。", "列車事故で、亡くなった人は3人になりました。"),
        ("市は、大雨によるけが人はいないと発表した。", "市は、大雨によるけが人が2人いたと発表した。"),
        ("台風14号による死者は8人となった。", "台風14号による死者は9人に増えた。"),
        ("台風14号で住宅120棟が浸水した。", "台風14号で浸水した住宅は340棟に上ることが判明した。"),
        ("気象庁は、地震の規模をM6.8と発表した。", "気象庁は、地震の規模をM7.1に修正した。"),
        ("電力会社によると、およそ4万戸が停電した。", "電力会社によると、停電は最大で5万2千戸に上った。"),
        ("県は4日、豪雨による死者が2人になったと発表した。", "県は、豪雨による死者を2人から1人に訂正した。"),
    ],
)
def test_a_count_that_came_to_be_another(before, after, related):
    assert {r[:2] for r in related(before, after)} == {("updates", "number")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("県は3日、新たに4人のはしか感染を確認した。", "県は4日、新たに2人のはしか感染を確認した。"),
        ("台風14号で住宅120棟が浸水した。", "台風14号で住宅8棟が全壊した。"),
        ("市の来場者は今年12万人だった。", "市の来場者は昨年9万人だった。"),
    ],
)
def test_counts_of_other_things(one, other, related):
    assert not related(one, other)


def test_of_two_parties_in_one_report_each_has_its_own_figure(related):
    text = "検察側は、被告が受け取った現金は120万円だったと指摘した。弁護側は、被告が受け取った現金は80万円だったと主張した。"
    assert {r[:2] for r in related(text)} == {("conflicts", "number")}
