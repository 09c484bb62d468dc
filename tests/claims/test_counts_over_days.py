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


def test_a_count_told_anew_in_other_words(related):
    early = "ケーブルカーが止まり、乗客31人が車内に取り残された。"
    assert {r[:2] for r in related(early, "消防によると、33人が車内に閉じ込められた。")} == {("updates", "number")}


@pytest.mark.parametrize(
    "late", ["町によると、断水の対象は21世帯に広がった。", "町は、断水の対象が21世帯になったと明らかにした。"]
)
def test_a_counter_that_says_what_it_counts_needs_no_noun(late, related):
    assert {r[:2] for r in related("町は14世帯への水道の供給を止めた。", late)} == {("updates", "number")}


@pytest.mark.parametrize(
    "text",
    [
        "県によると、午前10時現在で全壊した住宅は403棟に上る。半壊した住宅は515棟となっている。",
        "会社の売上高は6701億円となった。純利益は220億円となった。",
        "気象台によると、24時間に150ミリの雨が降る見込みだ。1時間に50ミリの激しい雨が降るところもある。",
    ],
)
def test_figures_side_by_side_in_one_report_are_of_two_things(text, related):
    assert not related(text)


def test_one_report_that_tells_two_values_of_one_count(related):
    text = "会社は16日、8600袋の回収を始めたが、18日に回収の対象を1万2400袋に広げた。"
    assert all(r[:2] == ("updates", "number") for r in related(text))
    text = "県は朝の時点で死者は5人と発表していたが、夕方になって死者は9人に増えたと発表した。"
    assert {r[:2] for r in related(text)} == {("updates", "number")}


def test_the_columns_of_a_paper_write_a_point_in_the_middle(related):
    one, other = (f"投資会社の議決権の比率は{x}%だ。" for x in ("14・2", "14.2"))
    assert not related(one, other)


def test_firms_that_came_to_harm_are_counted_by_their_counter(related):
    late = "県のまとめで、赤潮の被害を受けた業者は41業者に広がった。"
    assert {r[:2] for r in related("県は、赤潮の被害が28業者に及ぶと発表した。", late)} == {("updates", "number")}


def test_of_two_reports_of_one_day_the_one_that_says_what_it_has_come_to_is_the_later(related):
    found = related(
        "この事故で、7人が行方不明となっている。", "行方不明者は5人になった。", days=("2025-03-05", "2025-03-05")
    )
    assert [r[:3] for r in found] == [("updates", "number", "行方不明者は5人になった")]


@pytest.mark.parametrize(
    ("first", "then", "newer"),
    [
        ("野党は、死者が少なくとも11人に上ると発表した。", "暴動の死者は14人に増えた。", "14人"),
        ("横領された額は1200万円に膨らんだ。", "町は当初、横領された額を830万円と説明していた。", "1200万円"),
    ],
)
def test_what_the_words_say_came_later_takes_the_place(first, then, newer, related):
    updates = [r for r in related(first, then) if r[0] == "updates"]
    assert updates
    assert all(newer in r[2] for r in updates)
