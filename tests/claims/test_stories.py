"""Stories: made-up events, told in a few sentences or in a headline."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.claims.grouping.occasions import occasions
from uratori.claims.grouping.stories import group
from uratori.claims.linkage import average_linkage
from uratori.language import parse
from uratori.model import Analysis, Document, Outlet, Published
from uratori.pipeline import analyze


def doc(id_, text, day=None, **more):
    published = Published(day, "given", day, day) if day else Published()
    document = Document(id_, "x", text, 0, len(text), outlet=Outlet("甲新聞"), published=published, **more)
    return Analysis(document, parse(document).sentences)


def entry(id_, page, start, end, parent):
    document = Document(
        id_, "x", page, start, end, parent=parent, layout="entry", published=Published("2024-02-03", "given")
    )
    return Analysis(document, parse(document).sentences)


FERRY = [
    doc("f1", "沖縄県の久米島沖でフェリー「うみかぜ」が座礁し、乗客四十二人が救命ボートで避難した。", "2024-02-03"),
    doc("f2", "フェリー「うみかぜ」座礁、乗客は全員無事 久米島沖", "2024-02-03"),
    doc("f3", "久米島沖で座礁したフェリーうみかぜから油が漏れ出していることがわかった。", "2024-02-05"),
]
STRIKE = [
    doc("s1", "航空会社の客室乗務員の組合は、賃上げを求めて羽田空港でストライキに入った。", "2024-02-04"),
    doc("s2", "客室乗務員がスト、羽田で三十便欠航 賃上げ要求", "2024-02-04"),
]
MENU = doc("m", "本日の定食。焼き魚、みそ汁、漬物、ごはん。七百五十円。", "2024-02-04")
ENGLISH = doc("e", "The committee will meet again on Thursday to discuss the budget.", "2024-02-04")


def ids(*analyses):
    return tuple(sorted(a.document.id for a in analyses))


def test_reports_of_one_event_are_one_story_and_others_are_not():
    assert set(group([*FERRY, *STRIKE, MENU, ENGLISH])) == {ids(*FERRY), ids(*STRIKE), ids(MENU), ids(ENGLISH)}


def test_headlines_alone_are_enough():
    heads = [
        doc("a", "全国高校駅伝、女子は高浜学園が初優勝", "2024-12-22"),
        doc("b", "高浜学園が初V 高校駅伝女子", "2024-12-22"),
        doc("c", "新型ロケット「あけぼの」打ち上げ成功 種子島", "2024-12-22"),
        doc("d", "ロケット「あけぼの」打ち上げに成功、種子島宇宙センター", "2024-12-23"),
    ]
    assert set(group(heads)) == {("a", "b"), ("c", "d")}


def test_two_quakes_of_one_region_years_apart_are_two_stories():
    def quake(id_, day):
        return doc(id_, "高知県西部で震度六弱の地震があり、三人がけがをした。津波の心配はないという。", day)

    assert group([quake("a", "2019-03-01"), quake("b", "2023-08-11")]) == (("a",), ("b",))
    assert group([quake("a", "2023-08-11"), quake("b", "2023-08-11")]) == (("a", "b"),)


def launch(id_, day, text):
    return analyze(doc(id_, text, day).document)


def test_two_launches_of_one_month_are_told_apart_by_their_days():
    texts = [
        launch("a", "2022-01-10", "北朝鮮は10日、日本海に向けて弾道ミサイルを発射した。韓国軍が発表した。"),
        launch("b", "2022-01-10", "韓国軍によると、北朝鮮は10日午前、弾道ミサイル1発を発射した。"),
        launch("c", "2022-01-14", "北朝鮮は14日、日本海に向けて弾道ミサイルを発射した。10日に続き2回目だ。"),
        launch("d", "2022-01-14", "韓国軍によると、北朝鮮が14日午後、弾道ミサイル2発を発射した。"),
    ]
    assert group(texts) == (("a", "b"), ("c", "d"))
    assert [dict(occasions([a])) for a in texts[:1]] == [{"発射": frozenset({date(2022, 1, 10).toordinal()})}]


def test_what_was_said_later_of_one_launch_stays_with_it():
    first = launch("a", "2022-01-10", "北朝鮮は10日、弾道ミサイルを発射した。")
    later = launch("b", "2022-01-13", "政府は13日、北朝鮮が10日に発射した弾道ミサイルの分析を終えた。")
    assert group([first, later]) == (("a", "b"),)


def test_background_about_an_older_event_does_not_join_a_document_to_it():
    old = doc("old", "知事選で新人の大倉氏が初当選した。投票率は四十一%だった。", "2023-11-20")
    new = "県は山あいの診療所を三か所閉じる計画を示した。住民からは不安の声が上がっている。"
    later = doc("new", f"{new}大倉知事は去年十一月の知事選で初当選した。", "2024-04-02")
    same = doc("same", new, "2024-04-02")
    assert set(group([old, later, same])) == {("old",), ("new", "same")}


def test_a_document_that_comes_later_joins_or_opens_and_leaves_the_rest():
    before = set(group([*FERRY, *STRIKE]))
    assert set(group([*FERRY, *STRIKE, MENU])) == before | {ids(MENU)}
    late = doc("f4", "座礁したフェリー「うみかぜ」は六日、久米島沖で引き揚げられた。", "2024-02-06")
    assert set(group([*FERRY, *STRIKE, late])) == {ids(*FERRY, late), ids(*STRIKE)}


def test_a_document_and_its_later_version_are_one_story():
    first = doc("v1", FERRY[0].document.text, "2024-02-03")
    second = doc("v2", FERRY[0].document.text + "けが人はいない。", "2024-02-03")
    assert group([first, second]) == (("v1", "v2"),)


def test_copies_of_one_report_do_not_crowd_out_another():
    copies = [doc(f"c{n:03}", FERRY[0].document.text + f"({n})", "2024-02-03") for n in range(150)]
    found = group([*copies, *FERRY, *STRIKE])
    assert set(found) == {ids(*copies, *FERRY), ids(*STRIKE)}


def test_the_entries_of_a_live_blog_are_one_story():
    page = "【速報】台風の一日\n\n18:00 鉄道が運休\n全線で止まった。\n\n12:00 学校は休み\n給食も中止。"
    first, second = page.index("18:00"), page.index("12:00")
    entries = [entry("p#1", page, first, second, "p"), entry("p#2", page, second, len(page), "p")]
    assert group([*entries, MENU]) == (ids(MENU), ("p#1", "p#2"))


def test_undated_documents_are_judged_by_their_words():
    undated = [doc(a.document.id, a.document.text) for a in (*FERRY, *STRIKE)]
    assert set(group(undated)) == {ids(*FERRY), ids(*STRIKE)}


def test_nothing_and_empty_documents():
    assert group([]) == ()
    assert group([doc("a", ""), doc("b", "")]) == (("a",), ("b",))


@settings(max_examples=25, deadline=None)
@given(st.randoms())
def test_the_order_of_the_input_does_not_matter(rng: random.Random):
    texts = [*FERRY, *STRIKE, MENU, ENGLISH]
    mixed = list(texts)
    rng.shuffle(mixed)
    assert group(mixed) == group(texts)


@pytest.mark.parametrize("text", ["、。" * 4000, "あ" * 20000, "\u200b\ufeff", "🚢" * 300, "1" * 9000])
def test_odd_texts_end(text):
    assert group([doc("a", text), doc("b", text)])


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.floats(0.01, 1.0),
        max_size=20,
    )
)
def test_linkage_shares_out_the_items_and_leaves_no_pair_of_groups_above_the_threshold(pairs):
    groups = average_linkage(range(8), pairs, 0.3)
    assert sorted(n for g in groups for n in g) == list(range(8))
    for i, a in enumerate(groups):
        for b in groups[i + 1 :]:
            total = sum(pairs.get((min(x, y), max(x, y)), 0.0) for x in a for y in b)
            assert total / (len(a) * len(b)) < 0.3 + 1e-9
