"""Who answers when he is asked, called on or written to, and who is pointed back at."""

import pytest


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("理事長に電話すると「帳簿は見ていない」と語った。", "理事長"),
        ("久遠寺氏本人を直撃すると、「帳簿は見ていない」と言い残した。", "久遠寺氏本人"),
        ("社長を訪ねると、「帳簿は見ていない」とインターホン越しに答えた。", "社長"),
        ("学院に質問状を送ると、代理人弁護士から「帳簿は見ていない」との返事が届いた。", "代理人弁護士"),
    ],
)
def test_who_is_called_on_answers(said, text, who):
    assert said(text).chain("帳簿は見ていない")[-1] == who


@pytest.mark.parametrize("to", ["取材に対し、", "本紙の取材に、", "取材に対して、"])
def test_a_subject_who_is_interviewed_speaks(said, to):
    found = said(f"学院は「任意のものだ」と強調した。保護者が{to}金額を示されたと答えた。")
    assert found.chain("金額を示された") == ["保護者"]


@pytest.mark.parametrize("text", ["京都といえば寺の多い町である。", "非を認めるなら話は早い。"])
def test_what_is_only_supposed_is_said_by_nobody(said, text):
    assert said(text).rows == []


@pytest.mark.parametrize("put_out", ["声明を出した", "声明を発表した", "緊急声明を公表した", "請願書を議会に提出した"])
def test_what_a_declaration_asks_for_is_its_bodys(said, put_out):
    found = said(f"総会が開かれた。組合は第三者委員会の設置を求める{put_out}。")
    assert found.chain("第三者委員会の設置を求める") == ["組合"]


def test_how_one_speaks_stands_before_who_he_is(said):
    found = said(
        "私学の入試が揺れている。\n「一人入れてくれと言われました」\n声を潜めてそう明かすのは、入試を担当した元職員の男性だ。"
    )
    assert found.chain("一人入れてくれと言われました")[-1].endswith("男性")


def test_a_rumour_is_that_of_its_circle(said):
    found = said("職員の間では、内部の者が持ち出したとの疑いがささやかれていた。")
    assert found.chain("内部の者が持ち出した")[-1] == "職員"


@pytest.mark.parametrize("behind", ["と県の担当者。", "と、県の佐伯課長。"])
def test_who_stands_behind_his_words_without_a_verb(said, behind):
    found = said(f"立ち往生が続く。「夕方までに移動させたい」{behind}")
    assert found.rows[0][1] == "夕方までに移動させたい"
    assert found.rows[0][0] == behind.removeprefix("と").strip("、。")


@pytest.mark.parametrize("words", ["3時間以上寝た日はない", "売れ残った米は少ない"])
def test_a_common_word_is_no_country(said, words):
    assert [r[2] for r in said(f"農家は「{words}と話していた」と証言した。").rows] == ["農家"]


def test_an_officer_without_a_name_is_pointed_back_at(said):
    found = said("外務省の報道官は「注視している」と述べた。同報道官は「臆測には答えない」と話した。")
    assert [len(s.chain) for s in found.statements if s.attributed] == [3, 3]


@pytest.mark.parametrize("end", ["ことを認める。", "と発表。"])
def test_a_line_written_as_a_heading_names_its_speaker_before_a_comma(said, end):
    assert said(f"停電は続いている。電力会社、復旧が遅れた{end}「想定を超えた」").chain("想定を超えた") == ["電力会社"]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("男性は上司に電話すると「休みたい」と伝えた。", "男性", "休みたい"),
        ("議員は大臣を追及すると、「説明責任を果たせ」と迫った。", "議員", "説明責任を果たせ"),
        ("本紙が男性に電話すると、妻が「留守だ」と答えた。", "妻", "留守だ"),
    ],
)
def test_who_calls_on_somebody_may_speak_himself(said, text, who, words):
    assert [row[:2] for row in said(text).rows] == [(who, words)]


@pytest.mark.parametrize("comma", ["、", ""])
def test_a_body_by_its_name_in_quotes_puts_out_what_it_asks_for(said, comma):
    found = said(f"総会が開かれた。福祉団体「森の声」は{comma}第三者による調査を求める声明を出した。")
    assert found.chain("第三者による調査を求める") == ["森の声"]
