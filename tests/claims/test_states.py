"""A state that ends, what was not known and is, and two words that a report sets side by side."""

import pytest


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "市民病院は、救急の患者の受け入れを休止したと発表した。",
            "市民病院は、救急の患者の受け入れを再開したと発表した。",
        ),
        ("県道の山側の区間は、雪崩のため通行止めとなった。", "県道の山側の区間は、通行が再開した。"),
        ("気象台は、沖の火山の警戒レベルを3に上げた。", "気象台は、沖の火山の警戒レベルを2に下げた。"),
        ("市は川沿いの千世帯に避難を指示した。", "市は川沿いの千世帯への避難の指示を解除した。"),
    ],
)
def test_what_ends_a_state_updates_it(before, after, related):
    assert {r[:2] for r in related(before, after)} == {("updates", None)}


def test_what_was_not_confirmed_and_then_happened(related):
    one = "会社は「顧客の住所の流出は確認していない」と説明した。"
    other = "会社は、顧客の住所が流出していたと発表した。"
    assert ("updates", "polarity") in {r[:2] for r in related(one, other)}
    assert not related(
        other, "会社は「顧客の住所の流出は確認していない」と説明した。", days=("2025-03-05", "2025-03-05")
    )


def test_a_record_that_was_not_looked_at_did_not_happen(related):
    one = "国交省は「車両の走行の記録はまだ確認していない」と説明した。"
    assert not related(one, "会社は、車両の走行の記録によれば、減速したと説明した。")


def test_two_values_that_a_report_sets_against_each_other(related):
    text = "堤の長さについて、県が河口から約3キロとしているのに対し、大学は5キロとしている。"
    assert {r[:2] for r in related(text)} == {("conflicts", "number")}


def test_the_hurt_of_two_reports_of_one_day(related):
    one = "列車が脱線し、9人がけがをした。"
    other = "列車が脱線し、14人がけがをした。"
    found = related(one, other, days=("2025-03-05", "2025-03-05"))
    assert {r[:2] for r in found} == {("updates", "number")}


def test_the_clock_of_a_date_line_says_which_was_first(related):
    late = "北野テレビ 3月5日 18:40更新\n工場の火事で2人が連絡が取れなくなっている。"
    early = "西浜放送 3月5日 9:10更新\n工場の火事で4人が連絡が取れなくなっている。"
    found = related(early, late, days=("2025-03-05", "2025-03-05"))
    assert {r[:2] for r in found} == {("updates", "number")}


def test_the_toll_of_another_event_is_not_a_later_one(related):
    one = "沖で漁船が沈み、7人が死亡した。"
    other = "沖で漁船が沈んだ。先月12日にも近くの海で別の船が沈み、9人が死亡した。"
    assert not {r for r in related(one, other) if "9人" in r[2] + r[3]}
    assert ("updates", "number") in {r[:2] for r in related(one, "沖で漁船が沈み、死者は9人に増えた。")}


def test_figures_of_two_seasons_stand_not_against_each_other(related):
    one, other = "北岳山系の遭難は38件だったと、県警が発表した。", "北岳山系の遭難は24件だったと、県が発表した。"
    assert ("conflicts", "number") in {r[:2] for r in related(one, other)}
    assert not related(one, other, days=("2025-02-19", "2025-10-02"))


def test_what_happened_nearby_is_no_plan(related):
    one = "畑の近くでは4日にも桃90個が盗まれている。"
    assert not related(one, "県警は、畑で桃90個を盗んだとして男を逮捕した。", days=("2025-03-05", "2025-03-15"))
