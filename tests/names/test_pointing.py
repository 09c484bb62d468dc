"""Words that point back, and short forms, inside one document."""

from __future__ import annotations

import pytest

from .helpers import analysis, marked, names_of, pointed


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("東洋タイムスは10日に報じた。同紙によると、協議は続く。", "同紙", ["東洋タイムス"]),
        ("桐谷洋介氏は否定した。同氏は会見も開いた。", "同氏", ["桐谷洋介"]),
        ("カナダは反対した。同国は決議も拒んだ。", "同国", ["カナダ"]),
        ("淡海産業が黒字になった。共同通信が伝えた。同社は上方修正した。", "同社", ["淡海産業"]),
        ("岬沢信用金庫が謝罪した。同信用金庫は原因を調べている。", "岬沢信用金庫", ["岬沢信用金庫"]),
        ("岬沢総合病院が謝罪した。病院は原因を調べている。", "病院", ["岬沢総合病院"]),
        ("三国市保健所が調べた。保健所は原因を断定した。", "保健所", ["三国市保健所"]),
        ("株式会社あかつき工房\n当社は本日、回収を決めました。", "当社", ["あかつき工房"]),
    ],
)
def test_points_at(text: str, word: str, expected: list[str]) -> None:
    found = pointed(text, word)
    assert [n.removeprefix("株式会社") for n in found] == expected


@pytest.mark.parametrize(
    "title", ["次官", "弁護士", "研究員", "署長", "欧州委員", "代表", "執行役員", "裁判長", "副知事", "大佐"]
)
def test_the_same_by_his_title(title: str) -> None:
    assert pointed(f"桐谷洋介{title}は会見した。同{title}は日程も示した。", f"同{title}") == ["桐谷洋介"]


@pytest.mark.parametrize("words", ["同局長級協議", "同代表団", "同記者会見", "同委員会", "同社長室"])
def test_a_title_that_goes_on_as_another_word_is_nobody(words: str) -> None:
    people = {w for w, kind in marked(f"財務局の早瀬局長が出席した。{words}は延びた。") if kind == "person"}
    assert people == {"早瀬局長"}


def test_a_minister_who_is_quoted_is_one_of_the_government() -> None:
    assert ("官房長官", "person") in marked("4日に官房長官が「事実はない」と述べたとおりだ。")
    assert marked("歴代の官房長官が務めた。") == []


def test_own_paper_is_the_publisher() -> None:
    assert pointed("知事は本紙の取材に応じた。", "本紙", outlet="海鳴新聞") == ["海鳴新聞"]


def test_both_leaders() -> None:
    text = "スミス大統領はルメール首相と会談した。両首脳は合意文書に署名した。"
    assert sorted(pointed(text, "両首脳")) == ["スミス", "ルメール"]


def test_bare_prefecture_acts_as_government() -> None:
    text = "岬沢県で地震があった。県によると、けが人はいない。"
    a = analysis(text)
    actor = a.mentions[-1]
    assert (text[actor.start : actor.end], actor.type) == ("県", "organization")
    assert names_of(a, actor) == ["岬沢県"]


@pytest.mark.parametrize("office", ["町長", "教育長", "病院長", "監督"])
def test_office_alone_is_its_one_holder(office) -> None:
    text = f"岬沢町の桐谷洋介{office}が会見した。{office}は「残念だ」と述べた。"
    a = analysis(text)
    assert [m.form for m in a.mentions][-1] == "title"
    assert names_of(a, a.mentions[-1]) == ["桐谷洋介"]


def test_two_of_one_surname_stay_two() -> None:
    text = "桐谷洋介会長と桐谷美咲社長が出席した。桐谷社長は増資を説明した。"
    a = analysis(text)
    assert len([e for e in a.entities if e.type == "person"]) == 2
    assert names_of(a, a.mentions[-1]) == ["桐谷美咲"]


def test_unlike_offices_are_two_persons() -> None:
    a = analysis("柏森順一教授の論文だ。柏森副学長が会見した。")
    assert len(a.entities) == 2


def test_unplaced_anaphor_points_at_nobody() -> None:
    a = analysis("両外相は握手した。")
    assert a.mentions[0].entities == ()


def test_to_go_along_is_no_bank() -> None:
    assert not any(words == "同行" for words, _ in marked("会談には王妃も同行した。"))


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("三上陸斗は入団した。代理人のマルコ・ベルナルディは、2つのクラブも彼を望んだと語った。", "彼", "三上陸斗"),
        ("歌手のルビー・ペレスは舞台にいた。友人のリタ・ソラは「彼女は消えた」と語った。", "彼女", "ルビー・ペレス"),
    ],
)
def test_nobody_is_his_own_object(text: str, word: str, name: str) -> None:
    assert pointed(text, word) == [name]


def test_a_full_name_stands_before_its_short_form_whatever_its_words() -> None:
    a = analysis("オーナーの白樺雄大氏は述べた。白樺氏は否定した。")
    assert [names_of(a, m) for m in a.mentions] == [["白樺雄大"], ["白樺雄大"]]


def test_where_a_body_is_says_nothing_of_what_it_is_called() -> None:
    a = analysis("会見が開かれた。楽器のメーカー、ヴァルテネル(チェコ)が新作を発表。")
    assert [names_of(a, m) for m in a.mentions] == [["ヴァルテネル"], ["チェコ"]]


def test_a_party_leader_is_the_one_whom_the_text_names() -> None:
    a = analysis("公正党のダン・オルビク党首が拘束された。弁護士によると、党首は旅券を取り上げられた。")
    assert names_of(a, a.mentions[-1]) == ["ダン・オルビク"]


@pytest.mark.parametrize(
    "text",
    [
        "ナルディアの中央選管は無効とした。",
        "ナルディア政府は否定した。",
        "首都オルヴェで集会があった。ナルディアの首都は静かだ。",
    ],
)
def test_a_land_that_no_table_has_is_known_by_what_only_lands_have(text) -> None:
    a = analysis(f"会談が開かれた。{text}ナルディアは関与していないという。")
    assert [m.type for m in a.mentions if a.document.text[m.start : m.end] == "ナルディア"][-1] == "place"


def test_a_president_is_no_land() -> None:
    a = analysis("会談が開かれた。ヴァルデシュ大統領は否定した。ヴァルデシュ氏は再選を目指す。")
    assert {m.type for m in a.mentions} == {"person"}


def test_two_words_behind_the_sort_of_a_firm_are_its_name() -> None:
    a = analysis("会見があった。気象情報会社のスカイレースによると、雨は夕方に強まった。")
    assert [names_of(a, m) for m in a.mentions] == [["スカイレース"]]


def test_the_firm_at_the_head_of_a_paragraph_is_the_topic_of_the_one_before() -> None:
    a = analysis(
        "早瀬汽船は3日、減便すると発表した。燃料を納める千種石油が値上げを決めた。\n\n同社は来月にも便を戻す。"
    )
    assert names_of(a, a.mentions[-1]) == ["早瀬汽船"]
