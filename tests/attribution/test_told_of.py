"""Who is told of, and goes on being told of, over sentences with subjects of their own."""

import pytest


def _holding(found, words):
    return [x for x in found.statements if words in "".join(found.words(c) for c in x.content)]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # a subject behind another topic takes no words from the one told of
        (
            "民宿を営む岡部さんは、ほかの島の例を挙げた。東の島では漁協の組合員が店を開いている。「うちの島にもできる」と胸を張った。",
            "うちの島にもできる",
            "岡部",
        ),
        # one person beside another's name
        ("岡部の恩師の浜口監督は球場の隅で試合を見守った。「泣き虫でしたよ」。", "泣き虫でしたよ", "浜口"),
        ("劇で岡部さんを使った浜口監督は稽古場の姿を覚えている。「足で演じる人だった」", "足で演じる人だった", "浜口"),
        # a topic that is one person though nothing tells which
        ("若女将は朝から帳場に座っていた。「電話が鳴りやまない」とこぼした。", "電話が鳴りやまない", "若女将"),
        ("新王者は終始にこやかだった。「夢のようだ」と喜び、再戦にも応じると述べた。", "再戦にも応じる", "新王者"),
        # kin with an age stands in the story; those without do not speak
        (
            "岡部弁護士は「氷山の一角だ」と語った。\n父親(52)は会見の席に着いた。「扉は閉ざされた」。",
            "扉は閉ざされた",
            "父親(52)",
        ),
        # met by whoever writes
        ("元船員の岡部さん(72)と桟橋に立った。海は荒れている。\n「ここで別れたんです」", "ここで別れたんです", "岡部"),
        # whoever puts out a statement of his own
        ("遺族は弁護士を通じて談話を出した。「判決は短すぎた」。", "判決は短すぎた", "遺族"),
        # a clause before the quote belongs to its speaker
        ("岡部監督は表情が険しかった。会見では判定に触れ、「話せば罰金になる」とだけ語った。", "判定", "岡部"),
        # what only he himself knows
        (
            "建て替えを前に、岡部さんは複雑だ。子どもたちには自分で決めてほしいと伝えたいという。",
            "自分で決めてほしい",
            "岡部",
        ),
    ],
)
def test_words_are_of_whom_the_text_tells(said, text, words, who):
    at = next(x for x in _holding(said(text), words) if x.attributed)
    assert (at.chain[-1].name or "").endswith(who)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("岡部氏と浜口氏は席に着いた。「遅れて申し訳ない」と頭を下げた。", "遅れて申し訳ない"),
        ("大学生は教室を出た。「眠い」とつぶやいた。", "眠い"),
        ("町によると、抗議は千件を超えた。「なぜ殺した」「名前を出せ」。", "なぜ殺した"),
    ],
)
def test_where_it_could_be_another_nobody_is_named(said, text, words):
    at = next(iter(_holding(said(text), words)), None)
    assert at is None or at.chain[-1].kind in ("unknown", "outlet")


def test_a_doctor_with_words_of_his_own_takes_none_before_him(said):
    text = "岡部は松葉づえで現れた。「骨は折れていない」。チーム医は全治6週間だと説明している。"
    assert said(text).chain("骨は折れていない")[-1] == "岡部"


def test_one_who_tells_of_his_superior_goes_on(said):
    text = "元社員の男性は「休めなかった」と話した。上司は「代わりはいない」と繰り返したという。「もう戻りたくない」。"
    found = said(text)
    assert found.chain("代わりはいない")[-2:] == ["元社員の男性", "上司"]
    assert found.chain("もう戻りたくない")[-1] == "元社員の男性"


def test_a_subject_with_ga_has_what_he_does_as_he_speaks(said):
    assert said("町長が「足を奪われた」と席を立った。").chain("足を奪われた")[-1] == "町長"


def test_not_a_firm_is_no_speaker(said):
    text = "若い人には、会社ではなく自分の腕を信じろと伝えたいという。"
    assert all(x.chain[-1].name != "会社" for x in said(text).statements)


def test_one_brought_in_at_a_paragraphs_beginning_is_told_of(said):
    text = (
        "岡部さんは「申し訳ない」と話しました。\n"
        "壊れた家の2階では、大学生の長男が寝ていました。がれきは枕元に落ちたということです。「飛び起きたら空が見えた」と話しています。"
    )
    assert said(text).chain("がれきは枕元に落ちた")[-1] == "大学生の長男"
    assert said(text).chain("飛び起きたら空が見えた")[-1] == "大学生の長男"


def test_how_many_raised_a_hand_says_nothing(said):
    text = "会長の岡部さんは「迷った」と話した。「山車が動かねば始まらない」。採決では25人中19人が手を挙げた。"
    assert said(text).chain("山車が動かねば始まらない")[-1] == "岡部"
