"""Fields of two propositions against each other: words, numbers, times, denials. All sentences are made up."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uratori.claims.clauses.fields import numbers, numbers_equal, times
from uratori.claims.clauses.kin import kanji, kin
from uratori.claims.clauses.moments import Moment, bare
from uratori.claims.clauses.proposition import Proposition, propositions
from uratori.claims.clauses.quantities import Quantity, quantities
from uratori.claims.clauses.words import near
from uratori.claims.linkage import Least, average_linkage
from uratori.claims.same.compare import Judge
from uratori.claims.same.link import link
from uratori.claims.same.steps import two_steps
from uratori.claims.view import view

T = TypeVar("T")
WORDS = st.lists(st.sampled_from(["支払い", "支払う", "放水", "放流", "橋", "=die", "@e1", "船"]), unique=True)


def _read(told, *lines: str, **more: object) -> tuple[Proposition, ...]:
    return propositions(view([told("d", *lines, **more)], ()))


def _one(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("高さ約500フィート", "高さ150メートル程度", True),
        ("約300人", "290人", True),
        ("約1900億円", "約2040億円", False),
        ("少なくとも3人", "5人", False),
        ("200キロ以上", "200キロ超", True),
        ("閉鎖は1時間48分", "約2時間", True),
        ("3.2ナノグラム", "3,200ピコグラム", True),
        ("12台", "12人", False),
    ],
)
def test_one_number_told_in_two_ways(one: str, other: str, equal: bool) -> None:
    assert _one(one).equals(_one(other)) is equal
    assert _one(other).equals(_one(one)) is equal


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("価格は1株2400円", ["yen"]),
        ("10万人当たり3件", ["case"]),
        ("死者3人10棟全壊", ["person", "house"]),
        ("2時間30分20秒", ["duration"]),
        ("一例として2派遣会社の3案件を挙げた", ["case"]),
    ],
)
def test_what_another_is_counted_by_is_no_quantity(text: str, kinds: list[str]) -> None:
    assert [q.kind for q in quantities(text)] == kinds


@pytest.mark.parametrize(
    ("one", "other", "same", "differ"),
    [
        ("回収は5310袋になった", "袋を集めた数は5310袋", True, False),
        ("3人がけがをした", "3人が行方不明だ", False, False),
        ("3人がけがをした", "7人がけがをした", False, True),
        ("台風5号は時速20キロで進む", "台風8号は時速20キロで進む", False, True),
        ("第2便が遅れた", "第3便が遅れた", False, True),
        ("コンテナ3基が燃えた", "コンテナ5基が燃えた", False, True),
        ("2時間で樽40本が売れた", "2時間で樽52本が売れた", False, True),
        ("2時間で樽40本が売れた", "樽が売れるのに2時間かかった", True, False),
    ],
)
def test_numbers_that_tell_and_numbers_that_differ(told, one: str, other: str, same: bool, differ: bool) -> None:
    a, b = _read(told, one, other)
    found = numbers(a.counts, b.counts, lambda _: 1.0)
    assert (found[0] > 0, found[1] > 0) == (same, differ)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("工費は3億円だ", "30000万円を投じる", True),
        ("工費は3億円だ", "橋2本に3億円を投じる", False),
        ("工費は3億円だ", "4億円を投じる", False),
        ("東館に3億円、西館に3億円を投じる", "東館に3億円、西館に4億円を投じる", False),
        ("工費は高い", "値段も高い", False),
        ("登山者2人が死亡した", "登山者2人がやけどをした", False),
    ],
)
def test_the_same_numbers_and_no_others(told, one: str, other: str, equal: bool) -> None:
    a, b = _read(told, one, other, by="画廊")
    assert numbers_equal(a.counts, b.counts) is equal
    assert numbers_equal(b.counts, a.counts) is equal


def test_two_changes_of_what_is_not_counted_alike_are_two(told) -> None:
    a, b = _read(told, "井戸が使えなくなった世帯は19世帯に増えた", "給水所を2か所に増やした")
    assert Judge((a, b)).compare(a, b).barrier == "number"


def test_what_all_of_a_story_say_tells_nothing_and_breaks_nothing(told) -> None:
    a, b = _read(
        told,
        "第101号の橋で路面の陥没が見つかり、通行止めになった",
        "第102号の橋で路面の陥没が見つかり、通行止めになった",
    )
    judge = Judge((a, b))
    for term in a.own | b.own:
        judge._terms[term] = 0.0
    assert all(map(math.isfinite, judge.features(a, b, counted=False)))
    assert 0 <= judge.compare(a, b).probability <= 1


@pytest.mark.parametrize(
    ("one", "other", "barrier"),
    [
        ("会社は所得の申告を怠った", "会社は所得を適正に申告した", "denial"),
        ("市は祭りの開催を断念した", "市は祭りを開催した", "denial"),
        ("会社の関与を排除できない", "会社は関与した", None),
        ("県は放流を見送った", "県は放流を断念した", None),
        ("県は放流を見送った", "県は放流をやめた", None),
        ("会社は申告を怠った", "会社は書類を提出した", None),
        ("会社は売り上げを不記載", "会社は売り上げを記載", "denial"),
        ("会社は売り上げを不記載", "会社は売り上げを未記載", None),
        ("会社は売り上げを不記載", "会社は売り上げを記載していなかった", None),
    ],
)
def test_a_deed_left_undone_is_not_the_deed(told, one: str, other: str, barrier: str | None) -> None:
    a, b = _read(told, one, other)
    judge = Judge((a, b))
    assert judge.compare(a, b).barrier == judge.compare(b, a).barrier == barrier


def test_the_steps_of_one_matter_are_never_one_claim(told) -> None:
    lines = (
        "無職の男を詐欺の疑いで逮捕した",
        "無職の男を詐欺の罪で起訴した",
        "無職の男を詐欺の疑いで起訴しなかった",
        "無職の男が詐欺で逮捕された",
    )
    found = _read(told, *lines)
    assert [[two_steps(p, q) for q in found] for p in found[:3]] == [
        [False, True, False, False],
        [True, False, False, True],
        [False] * 4,
    ]
    linked = link(found[:2], Judge(found[:2]))
    assert len(linked.groups) == 2


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("当局は漁船「北風丸」を拿捕した", "当局は漁船「北風丸」の出国を認めた", True),
        ("乗客の女性2人がけがをした", "乗客の女性が亡くなった", True),
        ("客船は港を出発した", "客船は港に到着した", True),
        ("男に有罪の判決を言い渡した", "男の判決が確定した", True),
        ("男を起訴した", "男の有罪が確定した", True),
        ("会社に損害賠償を命じる判決が言い渡された", "会社への賠償命令が確定した", True),
        ("乗客の女性2人がけがをした", "けがをしたのは乗客の2人だった", False),
    ],
)
def test_being_held_and_let_go_being_hurt_and_dying_are_two(told, one: str, other: str, two: bool) -> None:
    assert two_steps(*_read(told, one, other)) is two


def test_what_should_have_been_done_is_no_demand(told) -> None:
    a = told("a", "保険は去年のうちに更新されるべきだった", by="教授")
    asked = tuple(replace(s, act="request") for s in a.statements)
    (ought,) = propositions(view([replace(a, statements=asked)], ()))
    (due,) = _read(told, "保険の更新の期限は去年の末だった")
    assert ought.wanted
    assert not two_steps(ought, due)


def test_what_is_demanded_is_not_what_was_done(told) -> None:
    def demanded(line: str) -> Proposition:
        a = told("a", line, by="住民")
        only = tuple(replace(s, act="request") for s in a.statements)
        (found,) = propositions(view([replace(a, statements=only)], ()))
        return found

    done, urged, planned = _read(told, "市長が辞任した", "議長が市長に辞任を促した", "市長は年内に辞任する方針だ")
    wanted = demanded("市長の辞任")
    assert two_steps(wanted, done)
    assert two_steps(done, wanted)
    assert not any(two_steps(wanted, p) for p in (urged, planned, wanted))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("使い道は2億8千万円", "使い道は2億8400万円", True),
        ("使い道は2億8千万円", "使い道は2億9400万円", False),
        ("避難者は1200人", "避難者は1230人", False),
        ("署名は3万筆", "署名は3万1400筆", False),
    ],
)
def test_a_number_in_round_figures_is_the_number(told, one: str, other: str, same: bool) -> None:
    a, b = _read(told, one, other)
    assert numbers_equal(a.counts, b.counts) is numbers_equal(b.counts, a.counts) is same


def test_an_opposite_of_another_thing_tells_nothing(told) -> None:
    a, b, c = _read(told, "検査の初会合を開く", "放流は見送っていない", "放流会を開く")
    judge = Judge((a, b, c))
    assert judge._denied(b, a)
    assert not judge.compare(a, b)["terms"]
    assert judge.compare(c, b)["terms"] == judge.compare(b, c)["terms"] > 0


def test_what_is_taken_back_is_not_what_was_decided(told) -> None:
    a, b, c = _read(told, "資格停止の処分の取り消し", "資格停止の処分を受けた", "資格停止の処分を取り消した")
    judge = Judge((a, b, c))
    assert judge.compare(a, b).barrier == judge.compare(b, a).barrier == "antonym"
    assert judge.compare(a, c).barrier is None


def test_an_opposite_counts_where_the_negation_is_of_it(told) -> None:
    a, b, c = _read(told, "給水所を増やした", "井戸の水位低下との因果関係は確認されていない", "給水所を減らさなかった")
    judge = Judge((a, b, c))
    assert judge.compare(a, b).barrier == "denial"
    assert judge.compare(a, c).barrier is None


@pytest.mark.parametrize(
    ("one", "other", "barrier"),
    [
        ("名簿が閲覧できなくなった", "名簿が閲覧された", "denial"),
        ("名簿が閲覧できなくなった", "名簿を管理する機械に障害が起きた", None),
        ("名簿が閲覧できなくなった", "名簿が閲覧できない", None),
        ("在庫がなくなった", "在庫があった", None),
    ],
)
def test_what_can_no_longer_be_done_is_not_what_was_done(told, one: str, other: str, barrier: str | None) -> None:
    a, b = _read(told, one, other)
    assert Judge((a, b)).compare(a, b).barrier == barrier


def test_who_has_not_found_it_and_who_says_that_it_was_not_found_may_say_one_thing(told) -> None:
    a, b, c = _read(told, "流出は確認していない", "流出は確認されていない", "流出が確認された")
    a = replace(a, open=True)
    judge = Judge((a, b, c))
    assert judge.compare(a, b).barrier is None
    assert judge.compare(a, c).barrier == "open"


def test_two_things_that_the_same_befell_are_told_apart_by_what_they_are(told) -> None:
    a, b, c = _read(told, "看板の脚が折れた", "旗の竿が折れた", "折れたのは看板の脚だ")
    judge = Judge((a, b, c))
    assert judge.compare(a, b)["core differs"] == 1.0
    assert judge.compare(a, c)["core differs"] == 0.0
    assert judge.compare(a, c)["core"] > 0


@pytest.mark.parametrize(
    ("one", "other", "same", "apart"),
    [("15:38", "15:40", True, False), ("15:00", "15:07", True, False), ("15:00", "15:40", False, True)],
)
def test_a_rough_clock_time_and_one_to_the_minute_can_be_one(one: str, other: str, same: bool, apart: bool) -> None:
    x, y = (Moment(f"2024-05-10T{t}+09:00", f"2024-05-10T{t}+09:00", about=t == one) for t in (one, other))
    found = times((x,), (y,))
    assert (found[0] > 0, found[1] > 0) == (same, apart)
    assert found == times((y,), (x,))


@pytest.mark.parametrize(("read", "same"), [(14.5, True), (22.5, True), (15.0, False)])
def test_one_clock_time_read_in_two_zones_is_one(read: float, same: bool) -> None:
    here = "2024-05-10T22:30+09:00"
    abroad = Moment(here, here, (14.5, 14.5))  # 現地時間14時30分, kept as the instant in Japan
    at = f"2024-05-10T{int(read):02}:{int(read % 1 * 60):02}+09:00"
    found = times((abroad,), (Moment(at, at, (read, read)),))
    assert found == ((1.0, 0.0) if same else (0.0, 1.0))
    assert found == times((Moment(at, at, (read, read)),), (abroad,))


@pytest.mark.parametrize(
    ("words", "clock", "same"),
    [
        ("午後9時18分", "21:18", True),
        ("9時18分", "21:18", True),
        ("午前9時18分", "21:18", False),
        ("9日午後9時18分", "21:18", False),
        ("午後9時18分", "21:50", False),
    ],
)
def test_a_clock_time_without_its_day_is_compared_by_the_clock(words: str, clock: str, same: bool) -> None:
    hour = 21 if "後" in words else 9
    inferred = f"2024-05-12T{hour:02}:18+09:00"
    x = Moment(inferred, inferred, None, False, False, *bare(words))
    y = Moment(f"2024-05-10T{clock}+09:00", f"2024-05-10T{clock}+09:00")
    assert times((x,), (y,)) == ((0.7, 0.0) if same else (0.0, 1.0))
    assert times((y,), (x,)) == times((x,), (y,))


def test_a_clock_time_without_its_day_and_a_day_tell_nothing() -> None:
    bare_time = Moment("2024-05-12T21:18+09:00", "2024-05-12T21:18+09:00", bare=True)
    assert times((bare_time,), (_day("2024-05-10"),)) == (0.0, 0.0)


def _day(day: str, hours: tuple[float, float] | None = None, loose: bool = False) -> Moment:
    return Moment(day, day, hours, loose)


NIGHT, MORNING, BEFORE_DAWN, AFTERNOON = (17.0, 30.0), (4.0, 11.9), (0.0, 6.0), (12.0, 19.0)


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        (_day("2024-05-10", NIGHT), _day("2024-05-11", BEFORE_DAWN), True),
        (_day("2024-05-10", NIGHT), _day("2024-05-11", MORNING), False),
        (_day("2024-05-11", MORNING), _day("2024-05-11", AFTERNOON), False),
        (_day("2024-05-11", MORNING), _day("2024-05-11"), True),
        (_day("2024-05-10"), _day("2024-05-11"), False),
        (_day("2024-05-10", loose=True), _day("2024-05-11"), True),
        (_day("2024-05-11", BEFORE_DAWN), _day("2024-05-10"), True),
    ],
)
def test_times_of_the_day_and_one_night_over_two_days(one: Moment, other: Moment, can: bool) -> None:
    assert (times([one], [other])[0] > 0) is can
    assert times([one], [other]) == times([other], [one])


def marked(words: list[str], marks: Callable[[str], frozenset[T]]) -> list[tuple[str, frozenset[T]]]:
    return [(w, marks(w)) for w in words]


@given(WORDS, WORDS)
def test_kin_is_the_same_for_both_orders(a: list[str], b: list[str]) -> None:
    one, other = marked(a, kanji), marked(b, kanji)
    assert kin(one, other, lambda _: 1.0) == kin(other, one, lambda _: 1.0)


def test_kin_share_a_kanji_and_count_once() -> None:
    assert kin(marked(["支払い"], kanji), marked(["支払う"], kanji), lambda _: 1.0) == 1.0
    assert kin(marked(["放水"], kanji), marked(["放流", "水道"], kanji), lambda _: 1.0) == 0.5
    assert kin(marked(["@放水"], kanji), marked(["放流"], kanji), lambda _: 1.0) == 0.0


def test_words_near_in_meaning_are_kin_by_their_rows() -> None:
    assert near("誤解") & near("取り違える")
    assert kin(marked(["誤解"], near), marked(["取り違える", "勘違い"], near), lambda _: 2.0, whole=True) == 2.0
    assert kin(marked(["誤解"], near), marked(["桟橋"], near), lambda _: 2.0, whole=True) == 0.0


def test_near_words_link_what_shares_no_term(told) -> None:
    a, b = told("a", "操縦士が指示を取り違えた", by="航空局"), told("b", "パイロットの勘違いだった", by="調査委員会")
    found = propositions(view([a, b, told("c", "雨が強く降り続いた", by="気象台")], ()))
    judge = Judge(found)
    assert judge.compare(found[0], found[1])["near"] > 0
    assert judge.compare(found[0], found[2])["near"] == 0


@pytest.mark.parametrize(
    ("one", "other", "barrier"),
    [
        ("町は県に連絡していなかった", "町は県への連絡を怠った", None),
        ("町は県に連絡していなかった", "町は県に連絡した", "denial"),
        ("打ち上げは成功ではなかった", "打ち上げは失敗に終わった", None),
        ("打ち上げは成功した", "打ち上げは失敗に終わった", "antonym"),
        ("海軍が船を拘束した", "海軍が船を解放した", "antonym"),
        ("到着した便が滑走路に入った", "出発する便の前に入った", None),
    ],
)
def test_a_word_that_denies_meets_a_negation(told, one: str, other: str, barrier: str | None) -> None:
    a, b = _read(told, one, other)
    judge = Judge([a, b])
    assert judge.compare(a, b).barrier == judge.compare(b, a).barrier == barrier


@pytest.mark.parametrize(
    ("one", "other", "barrier"),
    [
        ("死者は長崎市24人、佐賀市22人", "死者は長崎市39人、佐賀市22人", "number"),
        ("死者は長崎市24人、佐賀市22人", "死者は長崎市24人、佐賀市22人、大分市3人", None),
        ("死者は長崎市で24人", "死者は長崎市24人、佐賀市22人", None),
    ],
)
def test_counts_by_place_are_compared_place_by_place(told, one: str, other: str, barrier: str | None) -> None:
    places = {"長崎市": "e1", "佐賀市": "e2", "大分市": "e3"}
    a, b = (told(id_, text, by="県", people=places) for id_, text in (("a", one), ("b", other)))
    found = propositions(view([a, b], ()))
    judge = Judge(found)
    assert judge.compare(found[0], found[1]).barrier == judge.compare(found[1], found[0]).barrier == barrier


def test_a_number_finds_its_like_without_a_shared_word(told) -> None:
    a, b = told("a", "距離はおよそ480メートル", by="航空局"), told("b", "約480メートル", by="調査委員会")
    found = propositions(view([a, b, told("c", "雨が強く降り続いた", by="気象台")], ()))
    linked = link(found, Judge(found))
    assert any({p.document for p in g} == {"a", "b"} for g in linked.groups)


def test_groups_kept_apart_stay_apart_however_alike_their_neighbours() -> None:
    likeness = {(0, 1): 9.0, (1, 2): 9.0, (0, 2): -math.inf}
    groups = average_linkage([0, 1, 2], likeness, 1.0)
    assert all(not {0, 2} <= set(g) for g in groups)
    assert sorted(map(len, groups)) == [1, 2]


def test_two_alone_must_be_surer_than_one_and_a_group_and_that_surer_than_two_groups() -> None:
    least = Least(pair=0.5, one=0.3, groups=0.1)
    assert sorted(map(len, average_linkage([0, 1], {(0, 1): 0.4}, least))) == [1, 1]
    assert average_linkage([0, 1, 2], {(0, 1): 0.9, (0, 2): 0.4, (1, 2): 0.3}, least) == [[2, 0, 1]]
    assert sorted(map(len, average_linkage([0, 1, 2], {(0, 1): 0.9, (0, 2): 0.4}, least))) == [1, 2]
    two = {(0, 1): 0.9, (2, 3): 0.9, **{(i, j): 0.15 for i in (0, 1) for j in (2, 3)}}
    assert [sorted(g) for g in average_linkage([0, 1, 2, 3], two, least)] == [[0, 1, 2, 3]]


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ("機体は海に落ちたとみられる", "fact"),
        ("機体は海に落ちるとみられる", "plan"),
        ("来月訪問する方針だった", "plan"),
        ("会談は四時間に及んだ", "fact"),
    ],
)
def test_a_guess_at_what_is_past_is_no_plan(told, line: str, stage: str) -> None:
    (found,) = _read(told, line)
    assert found.stage == stage


@pytest.mark.parametrize("least", [0.1, 0.22, 0.4, 0.8])
def test_what_is_left_out_early_would_not_have_reached_the_bar(told, least: float) -> None:
    lines = (
        "定期船が岸壁に接触し、乗客12人がけがをした",
        "定期船の接触で乗客14人がけがをした",
        "岸壁の閉鎖は5日まで続く",
        "岸壁の閉鎖を6日まで続ける",
        "船会社は点検を怠った",
        "船会社は点検をしていなかった",
        "市場では白菜の値が前の週より2割上がった",
        "操縦士が指示を取り違えた",
        "パイロットの勘違いだった",
        "負傷者は19人に増えた",
        "閉鎖する岸壁を2か所に増やした",
    )
    found = _read(told, *lines)
    judge = Judge(found)
    reached = 0
    for a in found:
        for b in found:
            whole = judge.compare(a, b)
            reaches = max(whole.probability, whole.matter) >= least
            assert judge.compare_from(least, a, b) == (whole if reaches else None)
            reached += reaches and a is not b
    assert 0 < reached < len(found) * (len(found) - 1)


def test_who_it_was_is_one_claim_only_with_what_speaks_of_them(told) -> None:
    lines = "港の鍵を受け取ったのは真砂氏だった", "港の鍵を真砂氏が受け取った", "港の鍵を三谷氏が受け取った"
    a, b, c = _read(told, *lines, people={"真砂": "p:真砂", "三谷": "p:三谷"})
    judge = Judge((a, b, c))
    assert len(link((a, b), judge).groups) == 1
    assert len(link((a, c), judge).groups) == 2
