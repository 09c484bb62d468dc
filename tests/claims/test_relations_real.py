"""Marks that an editor would not forgive, as real reports bring them about, and the ones beside them that must stay."""

from __future__ import annotations

import pytest

from uratori import pipeline
from uratori.model import Document, Outlet, Published


def marks(*reports):
    """Of two or more reports of one story, a day apart: (kind, words of the one, words of the other) of every mark."""
    documents = [
        Document(
            f"d{n}",
            "",
            text,
            0,
            len(text),
            outlet=Outlet(f"朝霧新聞{n}"),
            published=Published(f"2026-05-{n:02d}", "given"),
        )
        for n, text in enumerate(reports, 11)
    ]
    found = set()
    for story in pipeline.check(documents).stories:
        text = {c.id: c.text for c in story.claims}
        found |= {(r.type, c.text, text[r.claim]) for c in story.claims for r in c.relations}
    return found


def kinds(*reports):
    return {kind for kind, *_ in marks(*reports)} - {"narrower"}


WIND = "台風7号は{}、那覇市の南を北へ進んでいる。中心気圧は{}ヘクトパスカル、最大風速は{}メートル。"


def test_what_rises_and_falls_is_another_value_a_day_later():
    found = marks(WIND.format("11日午後3時現在", 940, 45), WIND.format("12日午後3時現在", 965, 35))
    assert ("updates", "中心気圧は965ヘクトパスカル", "中心気圧は940ヘクトパスカル") in found
    assert not any(kind == "conflicts" for kind, *_ in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("大会本部によると、第81回大会には32校が出場する。", "特別枠は第73回大会から設けられた。"),
        ("死亡したのは元助役の川辺正一さん(66歳)だった。", "襲われたのは元助役の水木健二さん(76歳)だった。"),
        ("町では24時間に150ミリの雨が降る見込み。", "町では1時間に50ミリの雨が降る恐れがある。"),
        ("火山の噴火では1930年に1730人、1994年に66人が死亡している。", "噴火から逃げた住民のうち12人が死亡した。"),
        ("北陵高校は3回に2点を先制した。", "北陵高校は6回に1点を追加した。"),
    ],
)
def test_no_two_values_of_one_thing(one, other):
    assert "updates" not in kinds(one, other)
    assert "conflicts" not in kinds(one, other)


def test_a_refusal_is_no_denial():
    report = "知事は「協議が再開される」と述べた。川上の3町は再開を拒絶している。"
    assert "denied-by" not in kinds(report, "知事は協議を再開したと訴えた。")


def test_what_it_is_not_is_no_denial_of_what_was_done():
    report = (
        "組合は町の同意を得て、高校生が無料で温泉に入ることを認めた。"
        "組合長は、これは入湯料を廃止するものではないことを強調した。"
    )
    assert "denied-by" not in kinds(report)


def test_a_word_and_the_quote_in_it_do_not_stand_against_each_other():
    assert not kinds("親類によると、男は「機械が売れない」と漏らしていたという。工場は3月に閉鎖した。")


def test_none_of_one_sort_is_no_denial_of_another():
    one = "農業省は11日、野生のカモ1羽がウイルスに感染していたと発表した。"
    assert "denied-by" not in kinds(one, "保健省は12日、「人への感染は起きていない」と発表した。")


def test_that_nothing_was_amiss_answers_that_something_was():
    one = "バスの運転手は「ブレーキが利かなかった」と話しているという。"
    other = "バス会社は会見で「出発前の点検でブレーキに異常はなかった」と説明した。"
    assert "denied-by" in kinds(one, other)


def test_what_was_not_detected():
    one = "玩具会社は11日、塗料から基準値の3倍の鉛が検出されたと発表した。"
    other = "塗料を納めた業者は「納品時の検査で鉛は検出されていない」と話した。"
    assert "denied-by" in kinds(one, other)


def test_a_word_taken_back_where_it_is_only_pointed_at():
    one = "大槻副知事は取材に「業者から現金を受け取ったことは一度もない」と話した。"
    other = "大槻副知事は会見で、業者から現金150万円を借りたことを認め、これまでの説明を撤回した。"
    found = marks(one, other)
    assert any(kind == "updates" and "借りた" in new and "一度もない" in old for kind, new, old in found)
    elsewhere = "南町の町長は会見で、土地を売ったことを認め、これまでの説明を撤回した。"
    assert not any(kind == "updates" and "一度もない" in old for kind, _, old in marks(one, elsewhere))


def test_a_cause_that_was_not_known_and_is():
    one = "11日に起きた通信障害について、東西通信は、原因は調査中としている。"
    other = "東西通信は12日、11日の通信障害について、原因は設備更新時の設定ミスだったと発表した。"
    assert any(kind == "updates" and "設定ミス" in new for kind, new, _ in marks(one, other))


def test_a_crowd_as_two_count_it():
    assert "conflicts" in kinds(
        "首都で11日、抗議デモがあり、主催者発表で8万人が参加した。警察は参加者を2万人としている。"
    )


def test_a_post_that_two_reports_give_to_two():
    one = "東都野球団の鷲尾監督が今季限りで退任する。後任には三枝恭一氏が就任する見通し。"
    other = "東都野球団は12日、鷲尾監督の退任を発表した。後任は犬飼雄二氏。"
    assert any(kind in ("updates", "conflicts") and "犬飼" in new for kind, new, _ in marks(one, other))
    assert not any("三枝" in old and "三枝" in new for _, new, old in marks(one, one))


def test_who_is_blamed_denies_it_in_other_words():
    report = (
        "停戦発効後に首都近郊で砲撃があった。政府軍は反政府勢力が砲撃したと非難したが、"
        "反政府勢力の報道官は「われわれは発砲していない」と述べた。"
    )
    assert any(kind == "denied-by" and "砲撃した" in said and "発砲" in by for kind, said, by in marks(report))


def test_what_is_granted_after_all():
    head = "緑町の早川町長が庁舎の廊下で職員を怒鳴ったとされる問題で、"
    one = head + "町長は11日の記者会見で「怒鳴った覚えはない」と否定した。職員組合は町に調査を申し入れている。"
    other = head + "町長は12日、職員を怒鳴ったことを一転して認め、謝罪した。職員組合は町に再発防止を申し入れた。"
    assert any(kind == "updates" and "一転" in new and "覚えはない" in old for kind, new, old in marks(one, other))
