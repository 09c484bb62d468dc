"""What the outlet tells itself in a sentence that holds another's word too."""

import pytest


def told(found):
    return [found.words(c) for s in found.statements if not s.attributed for c in s.content]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("保健所は弁当が原因と断定し、店を3日間の営業停止とした。", "店を3日間の営業停止とした"),
        ("堤防が切れ、市長は「備えが足りなかった」と述べた。", "堤防が切れ"),
    ],
)
def test_a_clause_beside_anothers_word_is_the_outlets(said, text, clause):
    assert clause in told(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "市長は7日の会見で、橋を直すと述べた。",
        "駅長によると、列車は止まり、客は歩いた。",
        "同社は、謝罪し、支払うと約束した。",
        "市長は取材に応じ、「備えが足りなかった」と述べた。",
        "油が流出した疑いについて、市長は「まだ分からない」と述べた。",
    ],
)
def test_who_speaks_and_where_is_no_word_of_the_outlets(said, text):
    assert told(said(text)) == []


@pytest.mark.parametrize("dateline", ["【潮見共同】", "[潮見 3日 共同] - ", "潮見(共同)― ", "潮見州(共同)- "])
def test_a_dateline_is_no_part_of_what_is_told(said, dateline):
    assert told(said(f"{dateline}潮見大橋が6月から通行止めになる。")) == ["潮見大橋が6月から通行止めになる"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2 船主は保証金を納付しました。", "船主は保証金を納付しました"),
        ("3 12日の資料に誤りがありました。", "12日の資料に誤りがありました"),
        ("1. 県は橋を閉めました。", "県は橋を閉めました"),
        ("26 人が死亡しました。", "26 人が死亡しました"),
        ("2.5キロの区間が止まりました。", "2.5キロの区間が止まりました"),
    ],
)
def test_the_number_of_an_item_is_no_part_of_what_is_told(said, line, words):
    assert told(said(line)) == [words]


def test_days_that_a_dash_joins_are_no_dateline(said):
    assert told(said("会期は10日(水)-12日(金)になる。")) == ["会期は10日(水)-12日(金)になる"]


@pytest.mark.parametrize(
    ("text", "told_by_the_way"),
    [
        ("堤防が切れた水害で、市長は「備えが足りなかった」と述べた。", "堤防が切れた"),
        ("町が補助金を不正に受け取っていた問題で、県は返還を求めると発表した。", "町が補助金を不正に受け取っていた"),
        ("党首が収支を偽ったことを受け、幹事長は「説明を尽くす」と話した。", "党首が収支を偽った"),
        ("昨年10月に閉校した小学校について、市は校舎を残すと明らかにした。", "昨年10月に閉校した小学校"),
        (
            "給食を食べた児童が吐き気を訴えた問題で、市教委は検査の結果を明らかにした。",
            "給食を食べた児童が吐き気を訴えた",
        ),
        ("倉庫から銅線を盗んだとして、県警は6日、会社員の男を逮捕した。", "県警は6日、会社員の男を逮捕した"),
    ],
)
def test_what_a_sentence_tells_before_it_comes_to_who_speaks_is_the_outlets(said, text, told_by_the_way):
    assert told_by_the_way in told(said(text))
