"""What became of a plan: it came true, was moved, given up; and what looks like that and is not."""

import pytest


@pytest.mark.parametrize(
    ("planned", "came", "slot"),
    [
        ("市は来月から市立図書館の夜間開館を始める方針だ。", "市は10日、市立図書館の夜間開館を始めた。", None),
        ("製薬2社は今月中にも統合で合意する見通しだ。", "製薬2社は3月28日、統合で合意した。", None),
        ("小暮投手は海外の球団に移籍する見込みだ。", "小暮投手は海外の球団への移籍が決まった。", None),
        (
            "陸上協会は5月20日に駅伝大会を開くと発表した。",
            "陸上協会は、5月20日に予定していた駅伝大会を27日に延期すると発表した。",
            "time",
        ),
        (
            "陸上協会は5月20日に駅伝大会を開くと発表した。",
            "陸上協会は駅伝大会を中止すると発表した。",
            "polarity",
        ),
        ("私大は来年度から授業料を値上げする方針を示した。", "私大は授業料の値上げを撤回すると発表した。", "polarity"),
        ("元課長の被告は控訴しない方針だ。", "元課長の被告は8日、控訴した。", "polarity"),
        ("2国の首脳会談は札幌で開かれる見通しだ。", "2国の首脳会談は函館で開かれた。", "place"),
    ],
)
def test_what_came_of_a_plan_updates_it(planned, came, slot, related):
    found = related(planned, came)
    assert {r[:2] for r in found} == {("updates", slot)}


@pytest.mark.parametrize(
    ("planned", "other"),
    [
        ("市は来月から市立図書館の夜間開館を始める方針だ。", "市は10日、体育館の改修工事を始めた。"),
        ("首相は4月15日に沖縄を訪問する予定だ。", "首相は4月10日、福島を訪問した。"),
        ("取水を続ければ湖の水が足りなくなる。", "湖の水が足りなくなったら知らせるよう求めた。"),
    ],
)
def test_what_did_not_come_of_a_plan(planned, other, related):
    assert not related(planned, other)


def test_a_suspicion_is_no_plan(related):
    assert not related(
        "陣営によると、入場券が二重に交付された疑いがあるとして、すべての票の再点検を求めている。",
        "入場券の交付枚数と投票者の数は一致していて、選管は異議を退けた。",
    )


def test_an_earlier_event_is_not_what_came_of_a_plan(related):
    plan, past = "両首脳は4月15日に電話で会談する予定だ。", "両首脳は2月8日に電話で会談した。"
    assert not {r for r in related(plan, past) if r[0] == "updates"}
    assert not {r for r in related(past, plan, days=("2025-02-09", "2025-03-05")) if r[0] == "updates"}


def test_what_is_to_be_given_up_and_was(related):
    plan = "市は、プールの運営会社の指定を取り消す方針を固めた。"
    assert "updates" in {r[0] for r in related(plan, "市は、プールの運営会社の指定を取り消した。")}


def test_a_plan_whose_end_moves(related):
    one = "自動車大手の青山自動車は、欧州の工場を2027年3月に閉鎖する方針を固めた。"
    other = "青山自動車は、欧州の工場を2027年9月に閉鎖することを決議したと発表した。"
    assert ("updates", "time") in {r[:2] for r in related(one, other)}


def test_what_is_weighed_and_what_came_of_it(related):
    plan = "市は、山のふもとで猟銃による駆除を行うかどうか検討している。"
    assert ("updates", None) in {r[:2] for r in related(plan, "市は10日、山のふもとで猟銃による駆除を行った。")}


def test_an_event_told_on_the_way_to_the_next(related):
    plan = "貨物船は10日、湾の奥の埠頭に着岸する予定だ。"
    came = "貨物船は10日、湾の奥の埠頭に着岸し、作業員がすぐに荷を下ろした。"
    assert ("updates", None) in {r[:2] for r in related(plan, came, days=("2025-03-05", "2025-03-11"))}


def test_what_is_to_be_done_on_the_day_of_the_report_and_what_was(related):
    one, other = "大久保社長は辞任した。", "大久保社長がきょう辞任する見通しだ。"
    assert not related(one, other, days=("2025-03-10", "2025-03-10"))


@pytest.mark.parametrize(
    ("planned", "came", "slot"),
    [
        ("病院長は「示談金は払わない」と話した。", "病院の関係者は、示談金が実際には支払われたと話した。", "polarity"),
        ("県が増税を見送る方向で調整していると、関係者が語った。", "知事は、増税しないと表明した。", None),
        (
            "市の体育館で、雪に備えた休館を行う可能性がある。",
            "市の教育委員会は、体育館の休館を見送っており、批判の声が出ている。",
            "polarity",
        ),
    ],
)
def test_what_came_in_other_words(planned, came, slot, related):
    assert ("updates", slot) in {r[:2] for r in related(planned, came)}


def test_what_a_verb_only_carries_out_is_one_deed(related):
    found = related(
        "組合は20日の始発からストライキを実施すると通告した。",
        "組合は20日の始発からストライキに入った。",
        days=("2025-03-17", "2025-03-20"),
    )
    assert "updates" in {r[0] for r in found}


def test_what_was_not_to_be_and_is_to_be_after_all(related):
    found = related(
        "市は、事故の再調査はしない方針だ。",
        "市は、事故を来月から再調査すると発表した。",
        days=("2025-03-17", "2025-04-20"),
    )
    assert ("updates", "polarity") in {r[:2] for r in found}
