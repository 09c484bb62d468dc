"""Who goes on speaking: somebody private beside an official, words that the next sentence points back at, who speaks within a body."""

from __future__ import annotations

import pytest

from uratori.model import Document, Outlet
from uratori.pipeline import analyze


def said(text: str) -> list[tuple[str, str | None]]:
    """Content and ultimate source of what others say, in the order of the text."""
    found = analyze(Document("d", "d.txt", text, 0, len(text), outlet=Outlet("岬日報")))
    return [
        ("…".join(text[c.start : c.end] for c in s.content), s.chain[-1].name) for s in found.statements if s.attributed
    ]


@pytest.mark.parametrize(
    "words",
    ["住民は危険だ", "遺族は納得できない", "従業員は人手が足りない", "利用客は説明がなかった", "保護者はまだ足りない"],
)
@pytest.mark.parametrize("closes", ["とした。", "としている。"])
def test_somebody_private_speaks_for_himself_after_an_official(words, closes):
    who, content = words.split("は", 1)
    assert said(f"渡船局は安全だと説明した。{words}{closes}")[-1] == (content, who)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("客は列を作った。「明日も来ます」。女性はそう話して店を出た。", ("明日も来ます", "女性")),
        ("店主は閉店を決めた。「もう潮時です」。常連客はそう言って肩を落とした。", ("もう潮時です", "常連客")),
        # it does not point at the words
        ("店主は閉店を決めた。「もう潮時です」。常連客はそうは思わない。", ("もう潮時です", "店主")),
    ],
)
def test_words_pointed_back_at(text, words):
    assert said(text)[0] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("村議会では、議員から「対応が遅い」との批判が相次いだ。", ("対応が遅い", "議員")),
        ("県議会では「対応が遅い」との批判が相次いだ。", ("対応が遅い", "県議会")),
        ("県議会では、国から指示が来るのが遅いとの意見が出ている。", ("国から指示が来るのが遅い", "県議会")),
    ],
)
def test_who_speaks_within_a_body(text, words):
    assert said(text) == [words]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("店主は「客が減った」と話した。県は今月中に調査するという。", ("県は今月中に調査する", "県")),
        ("店主は「客が減った」と話した。来月には店を閉めるという。", ("来月には店を閉める", "店主")),
        ("店主は「客が減った」と話した。県は2年前に調査を約束したという。", ("県は2年前に調査を約束した", "店主")),
        ("県の幹部は「客が減った」と話した。県は今月中に調査するという。", ("県は今月中に調査する", "県の幹部")),
        ("医師は会社にメールで連絡していた。メールには「否定できない」と書かれていた。", ("否定できない", "医師")),
        ("関係者は「遅れた」と話した。手紙には「至急」と書かれていたが、会社は開封しなかったという。", ("会社は開封しなかった", "関係者")),
        ("弁護士は、賠償を求めて提訴すると明らかにした。", ("賠償を求めて提訴する", "弁護士")),
        ("弁護士は、賠償を求め、提訴も検討すると明らかにした。", ("提訴も検討する", "弁護士")),
        ("県紙は現職が先行していると報じた。記事は、投票率が下がるとも伝えている。", ("投票率が下がる", "県紙")),
    ],
)  # fmt: skip
def test_whose_it_is_then(text, last):
    assert said(text)[-1] == last


def test_she_is_the_one_she_was():
    text = "内務相のリタ・ヴォス(Rita Voss)氏によると、男は王冠を見ていないと話している。彼女は捜査は続くと認めた。"
    assert said(text)[-1] == ("捜査は続く", "リタ・ヴォス")


def test_a_deputy_is_not_his_chief():
    text = "問 いつ知ったのか。\n答(副町長) 町長は『もっと早く知りたかった』と申しております。\n"
    assert said(text)[-1] == ("もっと早く知りたかった", "町長")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("渡船局は「信頼を損ねた」と陳謝した。購入時の検査書は業者が用意したもので、調べなかったとした。",
         ("購入時の検査書は業者が用意したもので、調べなかった", "渡船局")),
        ("渡船局は「信頼を損ねた」と陳謝した。報告書は、原因は人為的な誤りだとした。", ("原因は人為的な誤りだ", "報告書")),
        ("船を持つ会社は、きょうコメントを発表し、「点検を怠った」としています。", ("点検を怠った", "船を持つ会社")),
        ("船医は「痛みがあった」と明かした。彼は棄権を勧めたが、彼女は聞かなかったという。",
         ("彼は棄権を勧めたが、彼女は聞かなかった", "船医")),
    ],
)  # fmt: skip
def test_what_an_official_tells_of(text, last):
    assert said(text)[-1] == last
    assert len(said(text)) == len({c for c, _ in said(text)})


def test_who_sues_on_a_ground_is_no_part_of_it() -> None:
    """The one who acts stands behind the ground: it is not handed back to the official told of before."""
    found = said("市長は、出張は私的なものだと述べた。出張は条例に反するとして、遺族らが市を訴えている裁判の一つ。")
    assert found == [("出張は私的なものだ", "市長"), ("出張は条例に反する", "遺族ら")]


@pytest.mark.parametrize("who", ["船医", "主治医", "老夫婦"])
def test_people_by_the_last_letter_of_what_they_are(who):
    assert said(f"渡船局は船を止めた。{who}は「歩ける」と話した。") == [("歩ける", who)]


def test_what_a_witness_overheard_ends_with_the_words_that_say_so():
    text = "乗客の女性は「怖かった」と話した。運転士は「座って」と叫んだとのことです。"
    found = analyze(Document("d", "d.txt", text, 0, len(text))).statements
    (cue,) = [s.cue for s in found if text[s.content[0].start : s.content[0].end] == "運転士は「座って」と叫んだ"]
    assert cue is not None
    assert text[cue.start : cue.end] == "とのことです"


@pytest.mark.parametrize("who", ["別の乗客", "専門家", "気象庁の担当者"])
def test_who_speaks_to_outlets_is_not_overheard(who):
    found = said(f"乗客の女性は「怖かった」と話した。{who}は「注意が必要だ」と呼びかけたという。")
    assert found == [("怖かった", "乗客の女性"), ("注意が必要だ", who)]
