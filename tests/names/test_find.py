"""Mentions of persons, organizations and places in one document."""

from __future__ import annotations

import pytest

from .helpers import analysis, marked


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("会見で崔成沢(チェ・ソンテク)副首相が述べた。", "崔成沢(チェ・ソンテク)副首相", "person"),
        ("金哲三氏は関与を否定した。", "金哲三氏", "person"),
        ("ドミトリー・サヴィン報道官は答えなかった。", "ドミトリー・サヴィン報道官", "person"),
        ("バルガス米大統領補佐官が到着した。", "バルガス米大統領補佐官", "person"),
        ("川端誠・北陵大教授(地震学)は指摘する。", "川端誠・北陵大教授(地震学)", "person"),
        ("警察は会社員、吉村健太容疑者(34)を逮捕した。", "吉村健太容疑者(34)", "person"),
        ("代表取締役社長 桐谷洋介", "代表取締役社長 桐谷洋介", "person"),
        ("桐谷洋介品質保証部長が陳謝した。", "桐谷洋介品質保証部長", "person"),
        ("答(桐谷) 存じません。", "桐谷", "person"),
        ("三国市保健所は営業を禁じた。", "三国市保健所", "organization"),
        ("国際雪上競技連盟(ISSF)は処分を決めた。", "国際雪上競技連盟(ISSF)", "organization"),
        ("大衆紙サンは伝えた。", "サン", "organization"),
        ("国営のタス通信が報じた。", "タス通信", "organization"),
        ("県漁連によると、被害は少ない。", "県漁連", "organization"),
        ("IT企業リノベータが発表した。", "リノベータ", "organization"),
        ("カンボジアの国防省は声明を出した。", "カンボジアの国防省", "organization"),
        ("居酒屋チェーン「いずみ亭」で火災があった。", "いずみ亭", "organization"),
        ("台風は岬沢県に上陸した。", "岬沢県", "place"),
        ("首都ピョンヤンを出発した。", "ピョンヤン", "place"),
        ("米当局者は否定した。", "米", "place"),
        ("船は日本海へ向かった。", "日本海", "place"),
        ("東京都内で会見した。", "東京都", "place"),
        ("朝倉川の堤防が切れた。", "朝倉川", "place"),
    ],
)
def test_marks(text: str, words: str, kind: str) -> None:
    assert (words, kind) in marked(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("森が燃え、光が差した。", "森"),
        ("お父さんと店員さんに聞いた。", "店員さん"),
        ("関係者が集まった。", "関係者"),
        ("全選手が入場した。", "全選手"),
        ("全国の市長が集まる会議だ。", "市長"),
        ("衛星放送が始まった。", "衛星放送"),
        ("西日本豪雨から7年になる。", "西日本"),
        ("日本時間の午後3時だ。", "日本"),
        ("パン屋は朝が早い。", "パン屋"),
        ("国政選挙では珍しい。", "選挙"),
        ("中核市に移行する。", "中核市"),
        ("日米韓の連携を強める。", "韓"),
        ("飼育日誌が見つかった。", "日"),
        ("国民には冷静な対応を求める。", "国民"),
        ("リーダー会議を開き、サミットを目指す。", "リーダー"),
    ],
)
def test_leaves_common_words(text: str, words: str) -> None:
    assert words not in [w for w, _ in marked(text)]


def test_byline_names_no_actor() -> None:
    assert marked("【北京=三田村圭】会談が開かれた。") == [("北京", "place")]
    assert [w for w, _ in marked("知事が辞意を示した。(三田村圭)")] == []


def test_name_and_title_are_told_apart() -> None:
    text = "金哲三朝鮮労働党書記が訪れた。"
    mention = analysis(text).mentions[0]
    assert mention.name is not None
    assert mention.title is not None
    assert (mention.name.of(text), mention.title.of(text)) == ("金哲三", "朝鮮労働党書記")


def test_short_company_name_is_found_from_the_full_one() -> None:
    text = "ノルダ・システムズが買収を発表した。ノルダは価格を明かしていない。"
    a = analysis(text)
    assert [text[m.start : m.end] for m in a.mentions] == ["ノルダ・システムズ", "ノルダ"]
    assert len(a.entities) == 1


def test_paper_is_no_person_once_it_is_introduced() -> None:
    text = "ドイツ紙デア・ターゲスが報じた。デア・ターゲスは続報も出した。"
    assert [t for w, t in marked(text) if w.startswith("デア")] == ["organization", "organization"]


def test_a_club_that_is_a_common_word_needs_a_game() -> None:
    assert ("巨人", "organization") in marked("首位の巨人が連勝した。")
    assert not marked("業界の巨人が参入した。")


def test_the_seat_in_brackets_is_no_part_of_the_name_before_the_officer():
    found = marked("青嶺観光バス（岳見市）の大久保誠社長は会見した。")
    assert ("青嶺観光バス", "organization") in found
    assert ("岳見市", "place") in found
    assert not [words for words, _ in found if ")" in words or "）" in words]


def test_a_given_name_may_end_in_a_numeral_before_a_town() -> None:
    text = "美里町の鈴木浩二町長は止めるよう求めた。"
    (person,) = [m for m in analysis(text).mentions if m.type == "person"]
    assert person.name is not None
    assert text[person.name.start : person.name.end] == "鈴木浩二"


def test_a_family_name_that_is_a_place_too_is_its_bearers_where_it_acts() -> None:
    found = analysis("三橋から薬物\n三橋蓮選手(26)が陽性だった。三橋は否定した。千葉の病院で検査を受けた。")
    text = found.document.text
    kinds = [(text[m.start : m.end], m.type) for m in found.mentions]
    assert kinds[-2:] == [("三橋", "person"), ("千葉", "place")]
    bearer = next(m for m in found.mentions if text[m.start : m.end].startswith("三橋蓮"))
    assert found.mentions[-2].entities == bearer.entities


def test_the_place_of_a_name_stays_a_place() -> None:
    found = analysis("千葉蓮選手(26)が陽性だった。千葉の病院で検査を受けた。")
    assert [m.type for m in found.mentions] == ["person", "place"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        # who reports is not the firm that answers; which firm it is, the text does not say
        ("大和新聞は20日、製薬会社が回収していたと報じた。同社は否定した。", None),
        ("英サイト「サイクル・インサイド」は、製造会社が回収していたと報じていた。同社は否定した。", None),
        ("丸山製薬は、工場を閉鎖すると従業員に伝えた。同社は否定した。", "丸山製薬"),
    ],
)
def test_the_outlet_that_reports_is_not_the_firm_that_answers(text: str, firm: str | None) -> None:
    found = analysis(text)
    named = {e.id: e.name for e in found.entities}
    (back,) = [m for m in found.mentions if text[m.start : m.end] == "同社"]
    assert [named[e] for e in back.entities] == ([firm] if firm else [])
