"""What a report of weeks or months later goes back to, and what it must not."""

from __future__ import annotations

from itertools import permutations

import pytest

from uratori import claims, pipeline
from uratori.claims.grouping.earlier import earlier, others
from uratori.claims.grouping.unnamed import HARMED, SUSPECT, agree, unnamed
from uratori.model import Analysis, Document, Published


def read(id_: str, day: str, title: str, text: str) -> Analysis:
    return pipeline.analyze(
        Document(id_, "", text, 0, len(text), title=title, published=Published(day, "given", day, day))
    )


WAREHOUSE = (
    read(
        "a1",
        "2031-03-05",
        "白浜埠頭の倉庫が全焼、作業員2人けが",
        "5日未明、枝浜市の白浜埠頭にある冷蔵倉庫から火が出て全焼した。作業員2人が軽いやけどをした。",
    ),
    read(
        "a2",
        "2031-03-06",
        "白浜埠頭の倉庫火災、断熱材が燃え広がる",
        "枝浜市の白浜埠頭で冷蔵倉庫が全焼した火災で、市消防局は6日、断熱材に燃え広がったとみて調べている。",
    ),
    read(
        "a3",
        "2031-09-18",
        "溶接の火花が断熱材に 白浜埠頭の倉庫火災で報告書",
        "枝浜市の白浜埠頭で3月に冷蔵倉庫が全焼した火災で、市消防局は18日、溶接の火花が断熱材に入ったとする報告書をまとめた。",
    ),
)
ELSEWHERE = read(
    "b1",
    "2031-07-17",
    "枝浜市の水産加工場で出火、けが人なし",
    "17日朝、枝浜市の水産加工場の乾燥室から火が出て壁の一部を焼いた。けが人はいない。",
)


def test_an_inquiry_half_a_year_later_is_of_the_story_and_another_mishap_there_is_not() -> None:
    for some in permutations((*WAREHOUSE, ELSEWHERE)):
        assert claims.group(some) == (("a1", "a2", "a3"), ("b1",))


ACCUSED = (
    read(
        "c1",
        "2031-01-20",
        "水路工事で収賄の疑い、課長を逮捕",
        "県警は20日、水路工事の入札情報を漏らした見返りに現金を受け取ったとして、枝浜市水路課長の荻窪良介容疑者(51)を収賄の疑いで逮捕した。",
    ),
    read(
        "c2",
        "2031-06-30",
        "元課長に有罪判決 水路工事の収賄",
        "水路工事の入札をめぐり収賄の罪に問われた元枝浜市水路課長の荻窪良介被告に、地裁は30日、懲役2年執行猶予3年の判決を言い渡した。",
    ),
)
ANOTHER = read(
    "d1",
    "2031-06-28",
    "収賄で部長に有罪判決",
    "公園整備の入札をめぐり収賄の罪に問われた元帆立市部長の設楽和馬被告に、地裁は28日、懲役2年執行猶予4年の判決を言い渡した。",
)


def test_who_stands_accused_holds_a_case_together() -> None:
    assert claims.group((*ACCUSED, ANOTHER)) == (("c1", "c2"), ("d1",))


def test_a_firm_and_what_it_did_once_are_one_matter() -> None:
    one = read(
        "e1",
        "2030-10-05",
        "藤沼精鋼、強度データ改ざん",
        "鉄鋼会社の藤沼精鋼は5日、橋げた用の鋼板の強度データを改ざんしていたと発表した。",
    )
    late = read(
        "e2",
        "2031-02-28",
        "藤沼精鋼の改ざん、品質部門が黙認",
        "鉄鋼会社の藤沼精鋼が橋げた用の鋼板の強度データを改ざんしていた問題で、第三者委員会は28日、報告書を公表した。",
    )
    plain = read(
        "e3",
        "2031-04-10",
        "藤沼精鋼、女子駅伝部を新設",
        "鉄鋼会社の藤沼精鋼は10日、女子駅伝部をつくり、実業団の大会を目指すと発表した。",
    )
    assert ("e1", "e2") in claims.group((one, late, plain))


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("枝浜市で3月に起きた倉庫火災について、市消防局は18日、報告書をまとめた。", True),
        ("昨年8月の花火大会で見物客が転倒した事故で、県警は18日、市職員を書類送検した。", True),
        ("倉庫火災の発生から半年がたった18日、枝浜市で追悼式があった。", True),
        ("昨年8月の事故を受け、枝浜市は18日、今年の花火大会で警備員を倍にすると発表した。", False),
        ("枝浜市で18日に起きた倉庫火災について、市消防局は原因を調べている。", False),
        ("昨年8月に9人が見た花火大会が18日、枝浜市で開かれた。", False),
    ],
)
def test_what_a_lead_goes_back_to(text: str, goes: bool) -> None:
    assert ("<" in earlier((read("x", "2031-09-18", "", text),))) == goes


def test_a_sentence_without_end_is_read_no_further_than_its_beginning() -> None:
    far = "倉庫の" * 400 + "3月に起きた倉庫火災について、市消防局は18日、報告書をまとめた。"
    assert not earlier((read("x", "2031-09-18", "", far),))


def test_what_a_page_goes_back_to_survives_its_row() -> None:
    stories = claims.Stories(claims.profiles(WAREHOUSE))
    again = claims.Stories.restore(stories.row(a.document.id) for a in WAREHOUSE)
    assert again.groups() == stories.groups() == (("a1", "a2", "a3"),)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("車を運転していた男(81)を逮捕した。", [(SUSPECT, 81)]),
        ("81歳の女を書類送検", [(SUSPECT, 1081)]),
        ("小学2年の男児(7)と女性(64)がけがをした。", [(HARMED, 7), (HARMED, 1064)]),
        ("50歳女社長が語る", []),
        ("33歳女性教諭を懲戒免職", []),
    ],
)
def test_persons_of_whom_only_sex_and_age_are_given(text: str, persons: list[tuple[str, int]]) -> None:
    assert list(unnamed(text)) == persons


def test_two_crashes_of_one_town_are_told_apart_by_who_drove() -> None:
    def of(*ages: int) -> dict[str, frozenset[int]]:
        return {SUSPECT: frozenset(ages)}

    assert agree(of(81), of(82))
    assert agree(of(81), of(33, 81))
    assert agree(of(81), of(33)) is False
    assert others(of(81), of(33))
    assert agree(of(81), {HARMED: frozenset((81,))}) is None
    assert agree({HARMED: frozenset((7, 9))}, {HARMED: frozenset((64,))}) is None  # now these, now those


BRIDGE = read(
    "g1",
    "2031-04-02",
    "",
    "枝浜有料道路会社は2日、帆立大橋の通行料を来年から200円上げると発表した。補修費が増えているため。",
)
DISPUTED = read(
    "g2", "2031-04-26", "", "帆立大橋の通行料値上げをめぐり、沿線の2市が26日、枝浜有料道路会社に撤回を申し入れた。"
)
CLOSED = read(
    "g3",
    "2031-05-20",
    "",
    "枝浜有料道路会社は20日、帆立大橋で夜の車線規制を6月に始めると発表した。舗装の張り替えのため。",
)
FEVER = read(
    "h1", "2031-02-08", "", "枝浜市の保育園で8日、園児11人がノロウイルスに感染したことが分かった。重症者はいない。"
)
BEATEN = read(
    "h2", "2031-03-02", "", "枝浜市の保育園で2日、保育士が園児をたたいていたことが分かった。市が事情を聴いている。"
)


def test_a_short_report_of_weeks_later_that_goes_on_with_what_was_told_is_of_the_story() -> None:
    for some in permutations((BRIDGE, DISPUTED, CLOSED)):
        assert claims.group(some) == (("g1", "g2"), ("g3",))


def test_one_town_does_not_make_two_happenings_one() -> None:
    assert claims.group((FEVER, BEATEN)) == (("h1",), ("h2",))
