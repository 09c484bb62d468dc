"""Words that end a line with who says so, and what a report or a picture lends them."""

import pytest

from uratori.data import cues, rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("貨物船が座礁したとロイター。", ("ロイター", "貨物船が座礁した", "ロイター")),
        ("橋が流されたと地元警察。", ("地元警察", "橋が流された", "地元警察")),
    ],
)
def test_who_stands_behind_his_words_says_them(said, text, row):
    assert said(text).rows == [row]


@pytest.mark.parametrize("text", ["負けると最下位の巨人。", "雪が降ると運休。"])
def test_what_follows_a_condition_says_nothing(said, text):
    assert not said(text).rows


def test_a_picture_is_nobody_in_a_chain(said):
    assert said("研究所は衛星画像を基に、倉庫が焼けたと発表した。").chain("倉庫が焼けた") == ["研究所"]
    assert said("同紙は捜査資料を基に、倉庫が焼けたと報じた。").chain("倉庫が焼けた") == ["同紙", "捜査資料"]


def test_a_denied_report_is_denied_by_what_it_says(said):
    found = said("力士は、引退を決めたとする一部の報道を否定した。")
    assert found.rows == [("力士", "引退を決めた", "力士")]
    assert found.statements[0].polarity == "negative"


def test_an_unnamed_source_goes_on_under_a_short_word(said):
    found = said("AP通信は外務省筋の情報として、会談は週末だと伝えた。\n同筋によると、議題は漁業だ。", "東嶺日報")
    assert found.chain("議題は漁業だ") == ["AP通信", "外務省筋"]


def test_a_party_in_quotes_has_a_spokesman(said):
    assert said("野党「新しい港」の報道官は「遅すぎる」と批判した。").chain("遅すぎる")[0] == "新しい港"


def test_an_app_is_where_it_was_said(said):
    assert said("知事は通信アプリ「灯」で、避難を呼びかけた。").rows == [("知事", "避難", "知事")]


def test_every_verb_of_refusing_ends_a_cue():
    refusing = {r["word"] for r in rows("speech") if r["class"] == "declines"}
    made = {r["cue"] for r in cues.rows()}
    assert refusing
    assert {"述べることを" + verb for verb in refusing} <= made
    assert not [cue for cue in made if cue.endswith("*")]


def test_who_was_asked_gives_the_answer(said):
    assert said("組合に確認を求めると、「協議を続けている」との回答があった。").rows == [
        ("組合", "協議を続けている", "組合")
    ]


def test_a_question_left_open_is_what_is_refused(said):
    found = said("水産庁は本紙の取材に、受け入れるかどうかは判断していないとした。")
    assert found.rows == [("水産庁", "受け入れるかどうか", "水産庁")]
    assert found.statements[0].certainty == "unknown"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("報告書では、弁が閉じていたことが指摘されている。", ("報告書", "弁が閉じていた", "報告書")),
        ("専門家からは、通報が遅れたことが指摘されている。", ("専門家", "通報が遅れた", "専門家")),
    ],
)
def test_what_is_pointed_out_has_who_points_it_out(said, text, row):
    assert said(text).rows == [row]
